"""Turn a dict that a person wrote in settings into a checked dataclass; a wrong key names the nearest right one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from django_autocaption.exceptions import ConfigurationError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def nearest(wrong: str, valid: list[str]) -> str:
    """The valid name that somebody who wrote ``wrong`` may have meant; "" = none is near."""
    folded = {name.casefold(): name for name in valid}
    near = get_close_matches(wrong, valid, n=1, cutoff=0.6) or get_close_matches(
        wrong.casefold(), folded, n=1, cutoff=0.6
    )
    return folded.get(near[0], near[0]) if near else ""


def did_you_mean(wrong: str, valid: list[str]) -> str:
    """`` Did you mean 'x'?`` with the nearest valid name, or the list of all where nothing is near; "" where there is
    none."""
    if near := nearest(wrong, valid):
        return f" Did you mean {near!r}?"
    return f" Valid: {', '.join(sorted(valid))}." if valid else ""


#: Words as names are made of, of small or large letters or ``camelCase``. Keys of services have digits, or look random.
_NAME = re.compile(
    r"_?(?:[a-z]{1,16}(?:[A-Z][a-z]{1,15}){0,3}|[A-Z]{1,16}|(?:[A-Z][a-z]{1,15}){1,4})(?:_(?:[a-z]{1,16}|[A-Z]{1,16}|\d{1,2})){0,5}_?"
)
_LONGEST_NAME = 40
#: What a switch may say, by how it is annotated. A text is none: "False", as an environment has it, would be on.
_SWITCHES: Mapping[str, tuple[tuple[bool | None, ...], str]] = {
    "bool": ((True, False), "True or False"),
    "bool | None": ((True, False, None), "True, False or None"),
}


def shown_name(name: object) -> str:
    """The repr of a name that a person wrote, for a message; of what is no name nothing: it may be a pasted key."""
    if isinstance(name, str) and len(name) <= _LONGEST_NAME and _NAME.fullmatch(name):
        return repr(name)
    return "(not shown: it does not look like one)"


def read_options(cls: type[T], given: object, *, where: str) -> T:
    """Build the dataclass ``cls`` from the mapping ``given``; keys are the names of its fields.

    ``where`` says in messages which setting is meant, e.g. ``AUTOCAPTION['PROVIDERS']['default']['OPTIONS']``.
    Raises ConfigurationError for a value that is no mapping, an unknown or a missing key, a switch that is neither on
    nor off, and for what the dataclass itself refuses with a ValueError in ``__post_init__``.
    """
    if not isinstance(given, Mapping):
        raise ConfigurationError(f"{where} must be a dict, not {type(given).__name__}.")
    known = {f.name: f for f in fields(cls) if f.init}
    for key in given:
        if key not in known:
            raise ConfigurationError(
                f"{where} has an unknown key {shown_name(key)}.{did_you_mean(str(key), list(known))}"
            )
    values: dict[str, Any] = dict(given)
    for name, f in known.items():
        if name not in values and f.default is MISSING and f.default_factory is MISSING:
            raise ConfigurationError(f"{where} needs {name!r}.")
        switch = _SWITCHES.get(f.type.__name__ if isinstance(f.type, type) else str(f.type))
        if switch and name in values and not any(values[name] is position for position in switch[0]):
            raise ConfigurationError(f"{where}: {name!r} must be {switch[1]}, not {values[name]!r}.")
    try:
        return cls(**values)
    except ValueError as error:
        raise ConfigurationError(f"{where}: {error}") from error
