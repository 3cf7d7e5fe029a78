"""Find out what a service complains about, and of which kind that is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from django.utils.translation import gettext_lazy

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.hosted.values import word

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
    # Google calls it a quota as well, and names the seconds: https://ai.google.dev/gemini-api/docs/rate-limits
    (ErrorKind.RATE_LIMIT, re.compile(r"try (again )?(in|after) \d|per (second|minute)", re.IGNORECASE)),
    (
        ErrorKind.QUOTA,
        re.compile(
            r"insufficient (credit|balance|fund|quota)|out of credit"
            r"|exceeded your current quota|budget has been exceeded",
            re.IGNORECASE,
        ),
    ),
    (ErrorKind.RATE_LIMIT, re.compile(r"rate.?limit|too many requests", re.IGNORECASE)),
    (ErrorKind.SAFETY, re.compile(r"content.?polic|nsfw|unsafe|moderation|safety (system|filter)", re.IGNORECASE)),
    (ErrorKind.TIMEOUT, re.compile(r"time[ds]?[ -]?out", re.IGNORECASE)),
    (ErrorKind.NOT_FOUND, re.compile(r"not found|does not exist|no such", re.IGNORECASE)),
)
_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\[nrt\"']")
_NAME = re.compile(r"(?<=[\"'`.])(\w+)")
#: A gateway gave up on the service behind it, which may have done the work (52x: Cloudflare's,
#: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/).
GATEWAY_STATUSES = frozenset({502, 504, 520, 524})

#: What is said to people about an error of each kind; ``setting`` names where the key is written.
SENTENCES = {
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


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """What a service says went wrong, as it came."""

    code: str = ""
    text: str = field(default="", repr=False)
    asked: str = field(default="", repr=False)
    """What the service was asked, without the image: some quote it in what they say."""
    retry_after: float | None = None
    """Seconds to wait, where the body says it and no header does."""


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
        return Complaint(code=word(payload.get("code")), text=found)
    if not isinstance(found, Mapping):
        return None
    return Complaint(
        code=word(found.get("code")) or word(found.get("type")),
        text=word(found.get("message")) or word(found.get("msg")),
    )


def kind_of(status: int, complaint: Complaint, code_kinds: Sequence[tuple[str, ErrorKind]]) -> ErrorKind:
    """The kind of an error: the HTTP status decides, then the code, then the text.

    ``code_kinds``: (pattern of the code in lower case with ``*``, kind); the first match counts.
    """
    if status < 300:
        allowed, default = frozenset(ErrorKind), ErrorKind.PROVIDER
    elif status < 400:
        allowed, default = frozenset(), ErrorKind.PROTOCOL
    else:
        allowed = _BROAD_STATUSES.get(status, frozenset())
        default = _STATUS_KINDS.get(status, ErrorKind.SERVER if status >= 500 else ErrorKind.VALIDATION)
    code = "" if complaint.code == str(status) else complaint.code.lower()  # LiteLLM says the status twice
    by_code = next((kind for pattern, kind in code_kinds if fnmatchcase(code, pattern)), None)
    if by_code is not None:
        return by_code if by_code in allowed else default
    said = beside_quotes(complaint.text, complaint.asked) if complaint.asked else complaint.text
    told = next((kind for kind, pattern in _TEXT_KINDS if pattern.search(said)), default)
    return told if told in allowed else default


def beside_quotes(text: str, asked: str) -> str:
    """The words of ``text`` that are the service's own: a question may well speak of what errors speak of ("nsfw").

    Left out are three words and more that follow each other in ``asked`` as well, and single ones of it that stand
    behind a quotation mark or a dot, as names of fields do.
    """
    own = _words(asked)
    runs, names = set(zip(own, own[1:], own[2:], strict=False)), set(own)
    words = _words(_NAME.sub(lambda name: " " if name[1].lower() in names else name[0], text))
    starts = [at for at, run in enumerate(zip(words, words[1:], words[2:], strict=False)) if run in runs]
    quoted = {position for at in starts for position in (at, at + 1, at + 2)}
    return " ".join(word for position, word in enumerate(words) if position not in quoted)


def _words(text: str) -> list[str]:
    return _WORD.findall(_ESCAPE.sub(" ", text).lower())
