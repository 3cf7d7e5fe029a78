"""What a service is asked about one image: which provider, model and prompt, in which language."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, Prompt
from django_autocaption.providers import providers
from django_autocaption.providers.base import BaseProvider
from django_autocaption.registry import FieldOptions


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

    @property
    def provider(self) -> BaseProvider[Any]:
        """The configured provider. Raises ConfigurationError."""
        return providers[self.alias]

    def key(self, content_hash: str) -> str:
        """sha256 of the question about these bytes: the lease that one worker at a time can hold."""
        parts = (content_hash, self.language, self.alias, self.model, self.prompt)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def question_about(caption: Caption, options: FieldOptions) -> Question:
    """What the caption's bulk request chose, else what its field says.

    Raises ProviderError (validation) for a named prompt that does not exist, and where a person chose a prompt for a
    service that takes none; ConfigurationError for an unknown provider.
    """
    batch = caption.batch
    alias = (batch.provider if batch else "") or options.provider
    prompt = batch.prompt if batch else ""
    if not providers[alias].supports_prompt:
        if prompt:
            message = _("%(service)s takes no prompt. Ask again without one, or choose another provider.")
            raise ProviderError(
                message % {"service": providers[alias].service}, kind=ErrorKind.VALIDATION, code="prompt_not_supported"
            )
    elif not prompt and options.prompt:
        prompt = _text_of(options.prompt, caption)
    return Question(alias=alias, model=batch.model if batch else "", prompt=prompt, language=caption.language)


def _text_of(name: str, caption: Caption) -> str:
    text = Prompt.objects.using(caption._state.db).filter(name=name).values_list("text", flat=True).first()
    if text is None:
        message = _("There is no prompt named “%(name)s”. Add it under Prompts in the admin, then ask again.")
        raise ProviderError(message % {"name": name}, kind=ErrorKind.VALIDATION, code="prompt_missing")
    return text
