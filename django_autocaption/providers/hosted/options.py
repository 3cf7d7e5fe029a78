"""OPTIONS that all services across the network share, and how a service checks its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django_autocaption.options import did_you_mean
from django_autocaption.providers.base import ProviderOptions
from django_autocaption.providers.rates import read_rate


@dataclass(frozen=True, kw_only=True)
class HostedOptions(ProviderOptions):
    """OPTIONS that every service across the network takes. Raises ValueError that never shows the key."""

    api_key: str = field(default="", repr=False)
    base_url: str
    """Where the service answers; each service gives its own default."""
    timeout: float = 60
    """Seconds for one question as a whole."""
    connect_timeout: float = 10
    """Seconds to reach the service."""
    extra: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """Merged into the JSON body last: for parameters that have no option of their own."""
    retry_unknown: bool = True
    """Ask once more where no answer came, although the service may bill twice."""
    rate: str | None = ""
    """``2/second``, ``10/minute``…: requests for words by all workers together; "" = no limit. Services whose vendor
    names a default tier begin with that."""
    concurrency: int = 0
    """Requests for words in flight at once, of all workers together; 0 = any number."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "api_key", clean_key("api_key", self.api_key))
        object.__setattr__(self, "base_url", _base_url(self.base_url))
        for name in ("timeout", "connect_timeout"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 3600:
                raise ValueError(f"{name!r} must be a number of seconds above 0, at most 3600, not {value!r}.")
        read_rate("" if self.rate is None else self.rate)
        if self.concurrency is None:
            raise ValueError("'concurrency' must be a whole number, 0 for any number, not None.")
        number_within("concurrency", self.concurrency, 0, 10_000, whole=True)
        if not isinstance(self.extra, Mapping):
            raise ValueError(f"'extra' must be a dict, not {type(self.extra).__name__}.")


def clean_key(name: str, value: object) -> str:
    """The key ``value`` of the option ``name``; "" = none. Raises ValueError that never shows it."""
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name!r} must be a string, not {type(value).__name__}.")
    # os.environ.get() gives None; a key read from a file ends in a line break.
    key = (value or "").strip()
    if not key.isascii() or not key.isprintable():
        raise ValueError(f"{name!r} must be plain ASCII without line breaks; copy it again from the service.")
    return key


def _base_url(given: object) -> str:
    problem = "'base_url' must be an http:// or https:// address without user name, query or fragment."
    try:
        parts = urlsplit(str(given).strip())
        sound = parts.scheme in ("http", "https") and parts.hostname and (parts.port or True)
    except ValueError:
        sound = False
    if not sound or parts.username is not None or parts.query or parts.fragment:
        raise ValueError(problem)
    return parts.geturl().rstrip("/")


def one_of(name: str, value: object, valid: Sequence[str]) -> None:
    """Raise ValueError with the nearest valid value unless ``value`` is one of ``valid``."""
    if value not in valid:
        raise ValueError(f"{name!r} cannot be {value!r}.{did_you_mean(str(value), list(valid))}")


def number_within(name: str, value: object, low: float, high: float, *, whole: bool = False) -> None:
    """Raise ValueError unless ``value`` is None or a number from ``low`` to ``high``, an integer if ``whole``."""
    kinds = int if whole else int | float
    if value is not None and not (isinstance(value, kinds) and not isinstance(value, bool) and low <= value <= high):
        kind = "a whole number" if whole else "a number"
        raise ValueError(f"{name!r} must be {kind} from {low} to {high}, not {value!r}.")


def merge(body: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    """``body`` with ``extra`` over it; a dict within a dict is merged, everything else replaced."""
    both = {
        key: merge(body[key], value)
        for key, value in extra.items()
        if isinstance(value, Mapping) and isinstance(body.get(key), Mapping)
    }
    return {**body, **extra, **both}
