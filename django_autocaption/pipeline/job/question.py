"""What a service is asked about one image: which provider, model and prompt, in which language."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from django_autocaption import conf, prompts
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.languages import base_of
from django_autocaption.models import Caption, ErrorCode, Prompt, PromptVersion, Purpose
from django_autocaption.pipeline.job import reviewed
from django_autocaption.pipeline.job.context import context_of
from django_autocaption.providers import providers
from django_autocaption.providers.base import BaseProvider
from django_autocaption.registry import CaptionedField, FieldOptions

#: Characters of one column in which names are looked for.
_MOST_GIVEN = 2_000


@dataclass(frozen=True, kw_only=True)
class Question:
    """Two equal questions about the same bytes need one answer."""

    alias: str
    """Alias of the provider."""
    model: str
    """Model asked for; "" = the provider's default."""
    prompt: str
    """Finished prompt text; "" = the service's own question."""
    language: str
    template: str = field(default="", compare=False)
    """The prompt with everything but the language filled in: what questions in several languages have in common."""
    purpose: str = Purpose.CAPTION
    """MODERATION is asked once for each image, whatever the language."""
    prompt_version: int | None = field(default=None, compare=False)
    """Id of the PromptVersion that the prompt was filled in from; None = the service's own, or written for this."""
    given: str = field(default="", compare=False, repr=False)
    """What the object's own text fields say: names that stand there are known, wherever the answer has them from."""
    anew: int | None = None
    """Id of the bulk request that wants whatever was said before to be asked again: another question, so to speak."""

    @property
    def provider(self) -> BaseProvider[Any]:
        """The configured provider. Raises ConfigurationError."""
        return providers[self.alias]

    def key(self, content_hash: str) -> str:
        """sha256 of the question about these bytes: what answers are looked up by, and what one worker leases. An alias
        that is pointed at another service or model asks another question. Raises ConfigurationError."""
        about = self.language if self.purpose == Purpose.CAPTION else self.purpose
        asked = (self.alias, self.provider.service, self.model or self.provider.model)
        parts = (content_hash, about, *asked, self.prompt, str(self.anew or ""))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def question_about(caption: Caption, captioned: CaptionedField, instance: models.Model | None) -> Question:
    """What the caption's bulk request chose, else what its field says, placeholders filled in from the object.

    Raises ProviderError (validation) for a named prompt that does not exist or cannot be filled in, and where a person
    chose a prompt for a service that takes none; ConfigurationError for an unknown provider.
    """
    batch = caption.batch
    options = captioned.options
    alias = alias_for(caption, captioned)
    chosen = batch.prompt if batch else ""
    model = batch.model if batch else ""
    provider = providers[alias]
    prompt = template = ""
    version: int | None = None
    if provider.takes_prompt(model):
        text, version = (chosen, batch.prompt_version_id) if batch and chosen else _text_of(options, caption, provider)
        template = _fill(text, "{language}", caption, captioned, instance)
        prompt = _fill(text, name_of(caption.language), caption, captioned, instance)
    elif chosen:
        message = _("%(service)s takes no prompt. Ask again without one, or choose another provider.")
        raise ProviderError(
            message % {"service": provider.service}, kind=ErrorKind.VALIDATION, code=ErrorCode.PROMPT_NOT_SUPPORTED
        )
    return Question(
        alias=alias,
        model=model,
        prompt=prompt,
        language=caption.language,
        template=template,
        prompt_version=version,
        given=_said_by(instance),
        anew=batch.pk if batch and batch.asks_anew else None,
    )


def alias_for(caption: Caption, captioned: CaptionedField) -> str:
    """The provider to ask: the one that the bulk request chose, else the caption's link in the field's chain."""
    chain = captioned.options.chain
    return (caption.batch.provider if caption.batch else "") or chain[min(caption.link, len(chain) - 1)]


def smallest_limit(caption: Caption, captioned: CaptionedField) -> int | None:
    """Bytes of the largest image that every provider which may be asked takes; None = none of them names a limit."""
    chosen = caption.batch.provider if caption.batch else ""
    limits: list[int] = []
    for alias in (chosen,) if chosen else captioned.options.chain:
        with suppress(ImproperlyConfigured):  # told when the question is posed
            limits += [limit] if (limit := providers[alias].max_image_bytes) else []
    return min(limits, default=None)


def _text_of(options: FieldOptions, caption: Caption, provider: BaseProvider[Any]) -> tuple[str, int | None]:
    """The field's named prompt and its version; without one the service's own question serves where it is in the right
    language."""
    if not options.prompt:
        return default_prompt(caption.language, provider), None
    using = str(caption._state.db)
    named = PromptVersion.objects.using(using).filter(prompt__name=options.prompt).order_by("-pk")
    last = named.values_list("text", "prompt__text", "pk").first()
    if last is not None and last[0] == last[1]:
        return last[0], last[2]
    prompt = Prompt.objects.using(using).filter(name=options.prompt).first()
    if prompt is None:
        message = _("There is no prompt named “%(name)s”. Add it under Prompts in the admin, then ask again.")
        raise ProviderError(
            message % {"name": options.prompt}, kind=ErrorKind.VALIDATION, code=ErrorCode.PROMPT_MISSING
        )
    return prompt.text, prompt.version(using=using).pk


def default_prompt(language: str, provider: BaseProvider[Any]) -> str:
    """What a service that takes prompts is told where nobody chose one, with placeholders: nothing where it is told the
    language anyway, and in English, which is what services answer in by themselves; else a prompt that asks for the
    language. A house style is told in any case."""
    needs_none = provider.knows_language or base_of(language) == "en"
    if needs_none and not any(house(language).values()):
        return ""
    if needs_none and (own := provider.default_prompt):
        return f"{own.replace('{', '{{').replace('}', '}}')} {{style}} {{words}}"
    return prompts.INFORMATIVE


def house(language: str) -> dict[str, str]:
    """By each name in ``prompts.OF_THE_HOUSE`` the sentences of the site, for words in this language."""
    settings = conf.current()
    return prompts.house(settings.house_style(language), settings.word_list(language).avoided)


def _fill(text: str, language: str, caption: Caption, captioned: CaptionedField, instance: models.Model | None) -> str:
    if "{" not in text and "}" not in text:
        return text
    values: dict[str, object] = {
        "language": language,
        "object": instance or "",
        "field": captioned.field.verbose_name,
        "site": conf.current().SITE_NAME,
        "title": getattr(instance, "title", None) or instance or "",
    }
    if any(f"{{{name}" in text for name in prompts.CONTEXT):
        values |= context_of(captioned, instance)
    if f"{{{prompts.REVIEWED}" in text:
        values[prompts.REVIEWED] = reviewed.text_for(caption)
    named = captioned.options.prompt_fields
    values |= {name: getattr(instance, name, "") for name in named}
    own = {name: said for name, said in house(caption.language).items() if name not in named}
    try:
        return prompts.fill(text, values, own=own)
    except ValueError as error:
        message = _("%(error)s Change the prompt in the admin, then ask again.") % {"error": error}
        raise ProviderError(message, kind=ErrorKind.VALIDATION, code=ErrorCode.PROMPT_PLACEHOLDER) from None


def _said_by(instance: models.Model | None) -> str:
    """The texts of the object's own columns, as far as they were read with it; no query."""
    if instance is None:
        return ""
    read = (instance.__dict__.get(field.attname) for field in instance._meta.concrete_fields)
    return " ".join(value[:_MOST_GIVEN] for value in read if isinstance(value, str))


def name_of(language: str) -> str:
    """``German`` for ``de-at``: what a model understands better than a tag."""
    try:
        return str(get_language_info(language)["name"])
    except KeyError:
        return language
