"""Is there anything to ask about: what is tiny, narrow or of one colour costs nothing, unless somebody asks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.images.sight import subject
from django_autocaption.pipeline.job.job import Job
from django_autocaption.providers import providers
from django_autocaption.providers.base import BaseProvider
from django_autocaption.types import Lack

#: Pixels of the shorter edge, where neither the site nor the service says anything: icons and bullets are below.
LEAST_EDGE = 24


def lack_of(job: Job, alias: str) -> Lack | None:
    """What the prepared image lacks for this provider to be asked about it; None = nothing, or a person asks for this
    very image, or the provider finds words in the file. Raises ConfigurationError for an unknown provider."""
    batch = job.caption.batch
    if job.image is None or (batch is not None and batch.asks_anew):
        return None
    provider = providers[alias]
    lack = subject.lack_of(job.image, least_edge=_least_edge(provider))
    return None if lack is None or provider.finds_words(job.image, job.caption.language) else lack


def link_that_reads(job: Job) -> int | None:
    """The next link of the chain that finds words of a person in the file, which need nobody to look at the image; None
    = no further one does. Raises ConfigurationError for an unknown provider."""
    if job.image is None or job.next_link is None:
        return None
    chain = job.captioned.options.chain
    readers = (
        link
        for link in range(job.next_link, len(chain))
        if providers[chain[link]].finds_words(job.image, job.caption.language)
    )
    return next(readers, None)


def told(job: Job, lack: Lack, alias: str) -> str:
    """What the row of such an image says."""
    image = job.image
    if image is None:
        raise AssertionError("An image is looked at after it was prepared.")
    facts = {"name": job.caption.image_name, "width": image.width, "height": image.height}
    if lack is Lack.ONE_COLOUR:
        message = _(
            "%(name)s shows nothing but one colour, so its alt text is left empty, and nobody was asked. If it means "
            "something, write the words."
        )
    elif lack is Lack.TOO_SMALL:
        message = _(
            "%(name)s is too small to describe (%(width)d × %(height)d pixels; each edge needs %(least)d), and nobody "
            "was asked. Write the words or mark it decorative; or re-caption it to have it asked about all the same."
        )
        facts["least"] = _least_edge(providers[alias])
    else:
        message = _(
            "%(name)s is too narrow to describe (%(width)d × %(height)d pixels), and nobody was asked. Write the words "
            "or mark it decorative; or re-caption it to have it asked about all the same."
        )
    return message % facts


def _least_edge(provider: BaseProvider[Any]) -> int:
    chosen = conf.current().MIN_EDGE
    return (provider.min_image_edge or LEAST_EDGE) if chosen is None else chosen
