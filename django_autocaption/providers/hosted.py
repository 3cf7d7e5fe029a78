"""What all services across the network share. One more service is one file: options, ``build`` and ``parse``."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any, ClassVar, TypeVar
from urllib.parse import urlsplit

from django.core.checks import CheckMessage, Error
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.options import did_you_mean
from django_autocaption.providers import http
from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob


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

    def __post_init__(self) -> None:
        object.__setattr__(self, "api_key", clean_key("api_key", self.api_key))
        object.__setattr__(self, "base_url", _base_url(self.base_url))
        for name in ("timeout", "connect_timeout"):
            value = getattr(self, name)
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 3600:
                raise ValueError(f"{name!r} must be a number of seconds above 0, at most 3600, not {value!r}.")
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


_IMAGE_DATA = re.compile(r"data:[\w.+-]+/[\w.+-]+[^\s\"'<>]*|[A-Za-z0-9+/]{40,}={0,2}")
_MIN_SECRET = 6
"""Shorter ones are placeholders for servers without keys ("none", "x"); masking them would eat words."""
_MAX_DEPTH = 50
_QUERY = re.compile(r"(https?://[^\s?#\"'<>]+)[?#][^\s\"'<>]*")


def mask(text: str, secrets: Sequence[str]) -> str:
    """``text`` fit to store and show: no key, image data, query of an address, NUL or lone surrogate."""
    for secret in secrets:
        if len(secret) >= _MIN_SECRET:
            text = text.replace(secret, "…")
    text = _QUERY.sub(r"\1", _IMAGE_DATA.sub("…", text))
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def mask_json(data: Any, secrets: Sequence[str], depth: int = _MAX_DEPTH) -> Any:
    """JSON data with every string in it masked, names too; what is nested deeper than ``depth`` is left out."""
    if isinstance(data, str):
        return mask(data, secrets)
    if isinstance(data, list | dict) and depth == 0:
        return "…"
    if isinstance(data, list):
        return [mask_json(value, secrets, depth - 1) for value in data]
    if isinstance(data, dict):
        return {mask(key, secrets): mask_json(value, secrets, depth - 1) for key, value in data.items()}
    return data


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What a service says went wrong, as it came."""

    code: str = ""
    text: str = field(default="", repr=False)


def read_complaint(payload: Any) -> Complaint | None:
    """Find the error in a JSON body of one of the usual shapes; None if there is none.

    ``{"error": {"code", "message"}}``, ``{"error": "…"}``, ``{"errors": […]}``, ``{"detail": "…" | […]}``; one level
    down ``{"code" | "type", "message" | "msg"}``.
    """
    if not isinstance(payload, Mapping):
        return None
    found = payload.get("error") or payload.get("errors") or payload.get("detail")
    if isinstance(found, list):
        found = found[0]
    if isinstance(found, str):
        return Complaint(code=_word(payload.get("code")), text=found)
    if not isinstance(found, Mapping):
        return None
    return Complaint(
        code=_word(found.get("code")) or _word(found.get("type")),
        text=_word(found.get("message")) or _word(found.get("msg")),
    )


def _word(value: object) -> str:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


# -- kinds -----------------------------------------------------------------------------------------------------------

#: RFC 9110, section 15 (https://www.rfc-editor.org/rfc/rfc9110#section-15); any other 4xx is VALIDATION, 5xx is SERVER.
_STATUS_KINDS = {
    401: ErrorKind.AUTH,
    402: ErrorKind.QUOTA,
    403: ErrorKind.AUTH,
    404: ErrorKind.NOT_FOUND,
    405: ErrorKind.NOT_FOUND,
    408: ErrorKind.TIMEOUT,
    410: ErrorKind.NOT_FOUND,
    429: ErrorKind.RATE_LIMIT,
    451: ErrorKind.SAFETY,
}
#: Statuses that services use for several things: the kinds that a code may make of them.
_BROAD_STATUSES = {
    400: frozenset(ErrorKind),
    403: frozenset({ErrorKind.QUOTA, ErrorKind.RATE_LIMIT, ErrorKind.SAFETY}),
    409: frozenset(ErrorKind),
    422: frozenset(ErrorKind),
    429: frozenset({ErrorKind.QUOTA}),
}
#: The last resort, for a broad status without a known code.
_TEXT_KINDS = (
    (ErrorKind.AUTH, re.compile(r"api[ _-]?key|unauthori[sz]ed|authenticat", re.IGNORECASE)),
    (ErrorKind.QUOTA, re.compile(r"insufficient (credit|balance|fund|quota)|out of credit", re.IGNORECASE)),
    (ErrorKind.RATE_LIMIT, re.compile(r"rate.?limit|too many requests", re.IGNORECASE)),
    (ErrorKind.SAFETY, re.compile(r"content.?polic|nsfw|unsafe|moderation|safety (system|filter)", re.IGNORECASE)),
    (ErrorKind.TIMEOUT, re.compile(r"time[ds]?[ -]?out", re.IGNORECASE)),
    (ErrorKind.NOT_FOUND, re.compile(r"not found|does not exist|no such", re.IGNORECASE)),
)
#: A gateway gave up on the service behind it, which may have done the work (52x: Cloudflare's,
#: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/).
_GATEWAY_STATUSES = frozenset({502, 504, 520, 524})

_SENTENCES = {
    ErrorKind.AUTH: gettext_lazy("%(service)s refused the key (%(status)s); check %(setting)s."),
    ErrorKind.QUOTA: gettext_lazy("%(service)s has no credit left, or a limit of the plan is reached (%(status)s)."),
    ErrorKind.RATE_LIMIT: gettext_lazy("%(service)s gets too many requests just now (%(status)s)."),
    ErrorKind.SAFETY: gettext_lazy("%(service)s refused the image by its content policy (%(status)s)."),
    ErrorKind.VALIDATION: gettext_lazy("%(service)s rejected the request (%(status)s)."),
    ErrorKind.NOT_FOUND: gettext_lazy("%(service)s does not know the model, job or address asked for (%(status)s)."),
    ErrorKind.TIMEOUT: gettext_lazy("%(service)s did not finish in time (%(status)s)."),
    ErrorKind.PROVIDER: gettext_lazy("%(service)s failed to caption the image (%(status)s)."),
    ErrorKind.SERVER: gettext_lazy("%(service)s is out of order just now (%(status)s)."),
    ErrorKind.PROTOCOL: gettext_lazy("%(service)s answered what it does not document (%(status)s); check 'base_url'."),
}
_MAX_SAID = 200

HostedOptionsT = TypeVar("HostedOptionsT", bound=HostedOptions)


class HostedProvider(BaseProvider[HostedOptionsT]):
    """A service across the network. ``caption()`` is build → send → raise for an error → parse.

    A subclass sets ``service`` and ``options_class``, writes ``build`` and ``parse``, and adapts ``code_kinds``,
    ``complaint`` or ``needs_key`` where the service differs from the usual.
    """

    options_class = HostedOptions
    code_kinds: ClassVar[Sequence[tuple[str, ErrorKind]]] = ()
    """(pattern of the service's error code in lower case with ``*``, kind); the first match counts."""
    key_options: ClassVar[Sequence[str]] = ("api_key",)
    """Names of the options without which the service answers nobody."""

    @abstractmethod
    def build(self, request: CaptionRequest) -> http.Call:
        """The HTTP request that asks for words. Its address starts with the own ``base_url``, always."""

    @abstractmethod
    def parse(self, payload: Any, job: PendingJob) -> CaptionResult | PendingJob:
        """Read an answer to ``job`` in which ``complaint`` found no error, however it came: reply, poll or webhook.

        Raises ProviderError if there are no words in it. A PendingJob that is returned has the service's ``job_id``.
        """

    def build_poll(self, job: PendingJob) -> http.Call:
        """The HTTP request that looks for the answer to an earlier one, where ``answers_later``."""
        raise NotImplementedError(f"{self.service} answers at once.")

    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """Ask for words about one image. Raises ProviderError, never anything else on purpose."""
        job = self.job_of(request)
        return self.parse(self.payload(await self.ask(self.build(request), job)), job)

    async def poll(self, job: PendingJob) -> CaptionResult | PendingJob:
        """Look for the answer to an earlier request. Raises ProviderError."""
        return self.parse(self.payload(await self.ask(self.build_poll(job), job)), job)

    def job_of(self, request: CaptionRequest) -> PendingJob:
        """What the answer to ``request`` is matched against."""
        return PendingJob(uuid=str(request.uuid), model=request.model or self.model)

    async def ask(self, call: http.Call, job: PendingJob, *, within: float | None = None) -> http.Reply:
        """Send ``call`` on behalf of ``job``, within so many seconds (else the option ``timeout``).

        Raises ProviderError: AUTH before anything is sent if there is no key, what ``http.send`` raises, and what the
        service answered.
        """
        for missing in self._missing_keys():
            raise ProviderError(
                _("%(service)s needs a key; write it into %(setting)s.")
                % {"service": self.service, "setting": self._setting(missing)},
                kind=ErrorKind.AUTH,
            )
        total = self.options.timeout if within is None else min(within, self.options.timeout)
        connect = min(self.options.connect_timeout, total)
        reply = await http.send(
            call, http.Timeouts(connect=connect, pool=connect, read=total, write=total, total=total)
        )
        self.raise_for_reply(reply, job)
        return reply

    def payload(self, reply: http.Reply) -> Any:
        """The data of a reply: its JSON, unless the service speaks something else. Raises ProviderError (protocol)."""
        return reply.json()

    def raise_for_reply(self, reply: http.Reply, job: PendingJob) -> None:
        """Raise ProviderError if the status or the body says that there are no words."""
        complaint = None
        if reply.ok:
            complaint = self.complaint(self.payload(reply), job)
            if complaint is None:
                return
        else:
            with suppress(ProviderError):  # a body that is no JSON: the status says enough
                complaint = self.complaint(reply.json(), job)
        raise self.failure(complaint or Complaint(), reply.status, reply.headers)

    def complaint(self, payload: Any, job: PendingJob) -> Complaint | None:
        """The error in a JSON body that concerns ``job``; None if there is none."""
        return read_complaint(payload)

    def failure(
        self, complaint: Complaint, http_status: int = 200, headers: Mapping[str, str] | None = None
    ) -> ProviderError:
        """The error for what a service said: the status decides, then the code, then the text."""
        kind = self._kind(http_status, complaint)
        status = f"HTTP {http_status}, {complaint.code}" if complaint.code else f"HTTP {http_status}"
        sentence = str(_SENTENCES[kind]) % {
            "service": self.service,
            "status": mask(status, self.secrets)[:_MAX_SAID],
            "setting": self._setting("api_key"),
        }
        said = " ".join(mask(complaint.text, self.secrets).split())[:_MAX_SAID]
        return ProviderError(
            f"{sentence.removesuffix('.')}: “{said}”" if said else sentence,
            kind=kind,
            code=mask(complaint.code, self.secrets)[:_MAX_SAID],
            retry_after=http.retry_after(headers or {}),
            status=http_status,
            outcome_unknown=http_status in _GATEWAY_STATUSES,
        )

    def _kind(self, status: int, complaint: Complaint) -> ErrorKind:
        if status < 300:
            allowed, default = frozenset(ErrorKind), ErrorKind.PROVIDER
        elif status < 400:
            allowed, default = frozenset(), ErrorKind.PROTOCOL
        else:
            allowed = _BROAD_STATUSES.get(status, frozenset())
            default = _STATUS_KINDS.get(status, ErrorKind.SERVER if status >= 500 else ErrorKind.VALIDATION)
        code = complaint.code.lower()
        by_code = next((kind for pattern, kind in self.code_kinds if fnmatchcase(code, pattern)), None)
        if by_code is not None:
            return by_code if by_code in allowed else default
        if allowed != frozenset(ErrorKind):
            return default
        return next((kind for kind, pattern in _TEXT_KINDS if pattern.search(complaint.text)), default)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Strings that must show up nowhere."""
        return (self.options.api_key,) if self.options.api_key else ()

    @property
    def needs_key(self) -> bool:
        """Whether the service as configured answers nobody without a key."""
        return True

    @property
    def retry_unknown(self) -> bool:
        return self.options.retry_unknown

    def check(self) -> Sequence[CheckMessage]:
        """E010: no key."""
        return [
            Error(
                f"{self.service} needs a key, but {self._setting(missing)} is empty.",
                hint=f"Create a key at {self.service} and read it from the environment or a secret store.",
                id="autocaption.E010",
            )
            for missing in self._missing_keys()
        ]

    def _missing_keys(self) -> Sequence[str]:
        return [name for name in self.key_options if not getattr(self.options, name)] if self.needs_key else []

    def _setting(self, option: str) -> str:
        return f"AUTOCAPTION['PROVIDERS'][{self.alias!r}]['OPTIONS'][{option!r}]"
