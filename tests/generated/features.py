"""The table of what each provider can do, from its capability flags."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.module_loading import import_string

from django_autocaption.providers.backends import BACKENDS
from django_autocaption.providers.base import BaseProvider
from django_autocaption.providers.runware.options import AGE_MODELS
from tests.generated.markdown import table

Provider = BaseProvider[Any]
#: What a provider must be told before it can be made.
NEEDED: Mapping[str, Mapping[str, Any]] = {"Amazon Rekognition": {"region": "eu-west-1"}}
#: Options with which a provider does what it does not without.
MORE: Mapping[str, Mapping[str, Any]] = {
    "Runware": {"model": min(AGE_MODELS), "webhook": True, "batch_size": 2},
    "WaveSpeed": {"webhook_secrets": ["whsec_very-secret"]},
}
FEATURES: Mapping[str, Callable[[Provider], bool]] = {
    "Words": lambda provider: provider.writes,
    "Your prompt": lambda provider: provider.takes_prompt(),
    "Told the language": lambda provider: provider.follows_language(),
    "All languages at once": lambda provider: provider.several_languages,
    "Another model for one request": lambda provider: provider.supports_model,
    "Several images a request": lambda provider: provider.batch_size > 1,
    "May answer later": lambda provider: provider.answers_later,
    "Posts its answers": lambda provider: provider.takes_webhooks,
    "Ages": lambda provider: provider.tells_age,
    "Unsafe images": lambda provider: provider.tells_nsfw,
    "Never billed twice": lambda provider: provider.is_local or provider.knows_repeats,
}


def features() -> Iterator[str]:
    """A row for each feature, a column for each provider."""
    pairs = list(_pairs())
    yield from table(
        ("", *(type(plain).service for plain, _ in pairs)),
        ((name, *(_cell(has(plain), has(more)) for plain, more in pairs)) for name, has in FEATURES.items()),
    )
    yield ""
    yield "“yes” is so with the default options, “by option” with others."


def _pairs() -> Iterator[tuple[Provider, Provider]]:
    """Each provider as it is, and with more options."""
    for made in sorted(map(import_string, set(BACKENDS.values())), key=lambda made: str(made.service)):
        needed = NEEDED.get(made.service, {})
        yield made("default", needed), made("default", {**needed, **MORE.get(made.service, {})})


def _cell(plain: bool, more: bool) -> str:
    if plain:
        return "yes"
    return "by option" if more else "–"
