"""What the author wrote into the file is read first, whoever is to be asked: where it serves, nobody is."""

from __future__ import annotations

from contextlib import suppress

from django.core.exceptions import ImproperlyConfigured

from django_autocaption import conf, text
from django_autocaption.languages import base_of
from django_autocaption.models import Batch
from django_autocaption.pipeline.job.answer import Words, words_of
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import Question, alias_for
from django_autocaption.providers import providers
from django_autocaption.providers.embedded.metadata.author import AuthorWords


def words_for(job: Job) -> Words | None:
    """The author's words for this caption, as they are to be stored; None = somebody is to be asked: there are none in
    its language that are evidently a person's, the site does not want them, or whoever asks for new ones chose from
    whom."""
    if not job.captioned.options.authors_first or _chooses(job.caption.batch):
        return None
    if job.written is None or not job.written.evident:
        return None
    if not is_in(job.written, job.caption.language) or _said_by_its_provider(job):
        return None
    nobody = Question(alias="", model="", prompt="", language=job.caption.language)
    words = words_of(job.written.result(), nobody)
    return None if words.columns is None or "lint:wrong_language" in words.reasons else words


def is_in(written: AuthorWords, language: str) -> bool:
    """Whether the author wrote in this language. Where the file does not tell in which, it is the likeliest of the
    site's languages."""
    named = written.language or text.likely_language(written.text, conf.current().languages)
    return base_of(named) == base_of(language)


def _chooses(batch: Batch | None) -> bool:
    """A person asks for other words than there would be without them, or for none any more."""
    if batch is None:
        return False
    chosen = batch.provider or batch.model or batch.prompt or batch.replace_human
    return bool(chosen) or batch.cancelled_at is not None


def _said_by_its_provider(job: Job) -> bool:
    """It reads the file itself, and looks at the image besides."""
    with suppress(ImproperlyConfigured):  # told when the question is posed
        provider = providers[alias_for(job.caption, job.captioned)]
        return job.image is not None and provider.finds_words(job.image, job.caption.language)
    return False
