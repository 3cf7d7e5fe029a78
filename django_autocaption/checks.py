"""Everything a site can get wrong before it runs, as Django system checks."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any

from django.conf import global_settings
from django.conf import settings as site
from django.core import checks
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured

from django_autocaption import conf, pacing
from django_autocaption.languages import base_of
from django_autocaption.loading import on_first_use
from django_autocaption.options import did_you_mean, nearest
from django_autocaption.pipeline.admission import budgets
from django_autocaption.pipeline.job.context import hook_of
from django_autocaption.pipeline.job.rules import condition_of
from django_autocaption.pipeline.records import previews
from django_autocaption.pipeline.runtime import addresses, queue
from django_autocaption.pipeline.upkeep import database_checks
from django_autocaption.providers import providers
from django_autocaption.registry import CaptionedField, registry

if TYPE_CHECKING:
    from django_autocaption.providers.embedded import safety
else:
    safety = on_first_use("django_autocaption.providers.embedded.safety")


def register() -> None:
    """Have Django run the checks of this module."""
    checks.register(check_settings, "autocaption")
    for check in database_checks.OF_ROWS:
        checks.register(check, checks.Tags.database)


def check_settings(**kwargs: Any) -> list[CheckMessage]:
    """AUTOCAPTION as a whole, each provider, each field, and that messages can reach a worker."""
    try:
        settings = conf.current()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="autocaption.E001")]
    return [
        *_check_providers(settings),
        *_check_fields(settings),
        *_check_budgets(),
        *_check_moderation(settings),
        *addresses.check(),
        *_check_store(),
        *_check_decoding(settings),
        *queue.check(),
        *previews.check(),
        *database_checks.check(),
    ]


def _check_providers(settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for alias in settings.PROVIDERS:
        try:
            found += providers[alias].check()
        except ImproperlyConfigured as error:
            found.append(checks.Error(str(error), id="autocaption.E002"))
    return found


def _check_fields(settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    try:
        fields = registry.all()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="autocaption.E003")]
    found: list[CheckMessage] = []
    for f in fields:
        found += _check_chain(f, settings) + _check_condition(f)
        found += _check_prompt_fields(f)
        found += _check_context(f)
    found += _check_targets(fields)
    found += _check_spot_checks(fields, settings)
    found += [_refused(f) for f in registry.refused()]
    found += [_covered(f) for f in registry.covered()]
    if not fields and not registry.refused():
        found.append(
            checks.Warning(
                f"No image field is captioned.{_misnamed()}",
                hint="Add one to AUTOCAPTION['FIELDS'], or call autocaption.register() in an app's autocaption.py.",
                id="autocaption.W001",
            )
        )
    return found


def _misnamed() -> str:
    """A setting of the site's that may have been meant for AUTOCAPTION, as a sentence; "" = there is none."""
    own = [name for name in dir(site) if name.isupper() and not hasattr(global_settings, name)]
    name = "" if hasattr(site, "AUTOCAPTION") else nearest("AUTOCAPTION", own)
    return f" The site has {name!r}, and no AUTOCAPTION." if name else ""


def _check_condition(f: CaptionedField) -> list[CheckMessage]:
    try:
        is_function = not f.options.condition or callable(condition_of(f.options))
    except ImportError:
        is_function = False
    if is_function:
        return []
    hint = "Write the dotted path of a function that takes the object and says whether it may be captioned."
    text = f"{f.label}: 'condition' names {f.options.condition!r}, which is no function."
    return [checks.Error(text, hint=hint, id="autocaption.E010")]


def _refused(f: CaptionedField) -> CheckMessage:
    return checks.Error(
        f"{f.label} cannot be captioned: the key of {f.model._meta.label} has several columns (CompositePrimaryKey), "
        "and a caption names its object by one. The field is left out; the others are captioned.",
        hint="Give the model a primary key of one column, and a UniqueConstraint over these. Or move the image to a "
        "model of its own, or take the field out of AUTOCAPTION['FIELDS'] or autocaption.py.",
        id="autocaption.E008",
    )


def _covered(f: CaptionedField) -> CheckMessage:
    return checks.Warning(
        f"{f.label} is captioned as {f.field.model._meta.label}.{f.name}, which is registered as well: the options of "
        f"{f.label} are not used.",
        hint="Register the field for the parent model, or for its children, not for both.",
        id="autocaption.W017",
    )


def _check_chain(f: CaptionedField, settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    """Every provider that a field names exists, one takes its prompt, and all can be told its languages."""
    found: list[CheckMessage] = []
    chain = []
    for alias in f.options.chain:
        try:
            chain.append(providers[alias])
        except ImproperlyConfigured as error:
            if alias not in settings.PROVIDERS:  # else _check_providers has told it
                found.append(checks.Error(f"{f.label}: {error}", id="autocaption.E004"))
    found += [
        checks.Error(
            f"{f.label} names a provider that writes no words: {provider.alias} ({provider.service}).",
            hint="Name it in AUTOCAPTION['MODERATION'], and one that writes here.",
            id="autocaption.E015",
        )
        for provider in chain
        if not provider.writes
    ]
    if f.options.prompt and chain and not any(provider.takes_prompt() for provider in chain):
        services = ", ".join(provider.service for provider in chain)
        found.append(
            checks.Warning(
                f"{f.label} names the prompt {f.options.prompt!r}, but {services} takes no prompt.",
                hint="Remove the prompt, or choose another provider.",
                id="autocaption.W002",
            )
        )
    foreign = ", ".join(tag for tag in settings.languages if base_of(tag) != "en")
    english = {p.service for p in chain if not (p.is_local or p.follows_language())} if foreign else set()
    found += [
        checks.Warning(
            f"{f.label} gets words in {foreign}, but {service} cannot be told a language: it answers in English, "
            "which is billed and then refused.",
            hint="Choose a provider that takes a prompt, or take these languages out of AUTOCAPTION['LANGUAGES'].",
            id="autocaption.W005",
        )
        for service in sorted(english)
    ]
    return found


def _check_prompt_fields(f: CaptionedField) -> list[CheckMessage]:
    """What prompts are to be filled with is there."""
    known = [field.name for field in f.model._meta.get_fields()]
    return [
        checks.Warning(
            f"{f.label}: 'prompt_fields' names {name!r}, which {f.model._meta.label} does not have."
            f"{did_you_mean(name, known)}",
            hint="Name fields or properties of the model.",
            id="autocaption.W018",
        )
        for name in f.options.prompt_fields
        if not hasattr(f.model, name) and name not in known
    ]


def _check_context(f: CaptionedField) -> list[CheckMessage]:
    """The site's function is where the option says."""
    try:
        hook_of(f)
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="autocaption.E016")]
    return []


def _check_targets(fields: Sequence[CaptionedField]) -> list[CheckMessage]:
    """No two images are written back to the same field of the site's own, in one object."""
    writers: dict[str, list[CaptionedField]] = {}
    for f in fields:
        for name in sorted(f.target_names()):
            writers.setdefault(f"{f.model._meta.get_field(name).model._meta.label}.{name}", []).append(f)
    return [
        checks.Error(
            f"{' and '.join(f.label for f in writing)} are both written back to {target}.",
            hint="Name a field of its own for each image.",
            id="autocaption.E005",
        )
        for target, writing in writers.items()
        if any(f is not g and issubclass(f.model, g.model) for f in writing for g in writing)  # siblings share none
    ]


def _check_spot_checks(fields: Sequence[CaptionedField], settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    """Something publishes itself where spot checks are to be drawn."""
    reviewed = [f for f in fields if f.options.always_reviewed]
    idle = [f.label for f in reviewed if conf.SpotChecks.parse(f.options.spot_checks)]
    if settings.spot_checks and fields and len(reviewed) == len(fields):
        idle = ["AUTOCAPTION['SPOT_CHECKS']"]
    return [
        checks.Warning(
            f"{name} asks for spot checks, but people read all words before they are published: nothing is drawn.",
            hint="Set 'review' to 'auto', or take the spot checks out.",
            id="autocaption.W016",
        )
        for name in idle
    ]


def _check_budgets() -> list[CheckMessage]:
    try:
        budgets.budgets()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="autocaption.E006")]
    return []


def _check_moderation(settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    """What is to be looked at can be looked at, and an image without any doubt can pass."""
    chosen = settings.moderation
    try:
        modes = {f.options.moderation_mode for f in registry.all()} or {chosen.mode}
    except ImproperlyConfigured:  # told by _check_fields
        return []
    if modes == {"off"}:
        return []
    found: list[CheckMessage] = []
    ages = _check_age_provider(chosen.PROVIDER, found) if chosen.PROVIDER else _some_chain_tells_ages()
    found += [message for alias in chosen.nsfw_services for message in _check_nsfw_service(alias)]
    if chosen.nsfw_local and not safety.is_installed():
        found.append(
            checks.Error(
                "AUTOCAPTION['MODERATION'] asks for the local check for nudity, but its model is not installed.",
                hint=f"{safety.INSTALL}, or set 'NSFW' to ''.",
                id="autocaption.E052",
            )
        )
    if not ages:
        found.append(
            checks.Warning(
                f"Moderation is on ({', '.join(sorted(modes - {'off'}))}), but nothing tells ages: every image will "
                "need a moderator.",
                hint="Set AUTOCAPTION['MODERATION']['PROVIDER'] to the alias of an age model, such as Runware's.",
                id="autocaption.W050",
            )
        )
    elif chosen.PROVIDER and not (chosen.NSFW or _tells_nsfw(chosen.PROVIDER)) and chosen.NSFW_UNCHECKED == "review":
        found.append(
            checks.Warning(
                "Moderation is on, but nothing looks for nudity beforehand: every image will need a moderator.",
                hint="Set AUTOCAPTION['MODERATION']['NSFW'] to 'local', or 'NSFW_UNCHECKED' to 'clear'.",
                id="autocaption.W051",
            )
        )
    return found


def _check_age_provider(alias: str, found: list[CheckMessage]) -> bool:
    """Whether ages will be told as far as the settings say; what is wrong is added to ``found``."""
    try:
        tells_age = providers[alias].tells_age
    except ImproperlyConfigured as error:
        found.append(checks.Error(f"AUTOCAPTION['MODERATION']['PROVIDER']: {error}", id="autocaption.E050"))
        return True
    if not tells_age:
        found.append(
            checks.Error(
                f"AUTOCAPTION['MODERATION']['PROVIDER'] names {alias!r}, which tells no ages.",
                hint="Name a provider with an age model, such as Runware's runware:154@1.",
                id="autocaption.E051",
            )
        )
    return True


def _check_nsfw_service(alias: str) -> list[CheckMessage]:
    try:
        looks = providers[alias].tells_nsfw
    except ImproperlyConfigured as error:
        message = f"AUTOCAPTION['MODERATION']['NSFW']: {error} 'local' is the model on this machine."
        return [checks.Error(message, id="autocaption.E050")]
    if looks:
        return []
    return [
        checks.Error(
            f"AUTOCAPTION['MODERATION']['NSFW'] names {alias!r}, which does not look for nudity.",
            hint="Name 'local', or a provider that does, such as OpenAI's moderation or Amazon Rekognition.",
            id="autocaption.E053",
        )
    ]


def _tells_nsfw(alias: str) -> bool:
    try:
        return providers[alias].tells_nsfw
    except ImproperlyConfigured:  # told as the age provider's
        return True


def _some_chain_tells_ages() -> bool:
    """Some field's captions come with ages, from a service whose structured answer holds them."""
    for alias in {alias for f in registry.all() for alias in f.options.chain}:
        with suppress(ImproperlyConfigured):
            if providers[alias].tells_age:
                return True
    return False


def _check_store() -> list[CheckMessage]:
    if problem := pacing.problem():
        return [
            checks.Error(
                f"AUTOCAPTION['REDIS_URL'] cannot be used: {problem}.",
                hint='Install "django-autocaption[redis]", and write an address such as redis://localhost:6379/1.',
                id="autocaption.E007",
            )
        ]
    return []


def _check_decoding(settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    if not settings.DECODE_IN_CHILDREN:
        return []
    if os.name != "posix":
        text = "On this system workers decode foreign images in their own process, without limits on memory and time."
        return [checks.Info(text, hint="Run the workers on Linux.", id="autocaption.I003")]
    python = settings.DECODING_PYTHON or sys.executable or ""
    if settings.DECODING_PYTHON and which(python) is None:
        text = f"AUTOCAPTION['DECODING_PYTHON'] is {python!r}, which is no program: no image can be decoded."
        return [checks.Error(text, hint="Name the Python interpreter of this environment.", id="autocaption.E009")]
    if "py" not in Path(python).name:
        text = f"The interpreter seems to be {python!r}, a server: it cannot begin the processes that decode images."
        return [checks.Warning(text, hint="Set AUTOCAPTION['DECODING_PYTHON'].", id="autocaption.W009")]
    return []
