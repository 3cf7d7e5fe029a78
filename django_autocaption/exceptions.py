"""Every error that this app raises on purpose.

AutocaptionError
├── ImageError             the stored file cannot be captioned: excluded by a rule, or broken
├── ProviderError          a service did not give words; ``kind`` says why
├── WebhookRejected        a call to the webhook address proves no right to be believed
├── SilentBrokerError      a message could not be handed over in time; its rows wait for the sweep
├── ChangedMeanwhileError  a person decided about words or an image that are others by now
├── OwnWordsError          a person would approve what they wrote themselves, where the site has somebody else do that
└── NoWordsError           a decision would leave nothing to say

ConfigurationError    outside that tree: the site's settings are wrong. It says which setting to write.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from django_autocaption.cost import Cost

__all__ = [
    "NOTHING_TO_SAY",
    "PROMPT_NOT_SUPPORTED",
    "AutocaptionError",
    "ChangedMeanwhileError",
    "ConfigurationError",
    "ErrorKind",
    "ImageError",
    "NoWordsError",
    "OwnWordsError",
    "ProviderError",
    "SilentBrokerError",
    "WebhookRejected",
]


class ConfigurationError(ImproperlyConfigured):
    """AUTOCAPTION, or a registration, is wrong; the message names the setting and the nearest valid value."""


class AutocaptionError(Exception):
    """Base of everything that can go wrong while an image gets its words."""


class ImageError(AutocaptionError):
    """The stored file cannot be captioned.

    ``code``: a short stable word (``missing``, ``truncated``, ``too_large``, ``svg``…), stored on the row.
    ``excluded``: True where a rule leaves the file out on purpose (SVG, over the size limit); False where it is broken.
    ``retryable``: True where the storage, not the file, failed: asking again may help.
    The message is for the editor: what is wrong with the file and what to do.
    """

    def __init__(self, message: str, *, code: str, excluded: bool = False, retryable: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.excluded = excluded
        self.retryable = retryable


class WebhookRejected(AutocaptionError):  # noqa: N818 - says what happened
    """A webhook call without a valid, recent signature or token, or whose body is no answer. Nothing is stored."""


class SilentBrokerError(AutocaptionError):
    """The broker neither took a message nor refused it in time. The rows are safe: they wait for the sweep."""


class ChangedMeanwhileError(AutocaptionError):
    """Picture or words of a caption are not those that somebody saw when they decided. Nothing was changed.

    ``caption``: the row as that person had it; read it anew to show what it says now.
    """

    def __init__(self, caption: Any) -> None:
        super().__init__(_("The image or its words were changed meanwhile. Nothing was saved; compare both texts."))
        self.caption = caption


class OwnWordsError(AutocaptionError):
    """Where AUTOCAPTION["APPROVE_OWN"] is False: whoever wrote the words may not publish them."""

    def __init__(self) -> None:
        super().__init__(_("You wrote these words: somebody else has to approve them."))


class NoWordsError(AutocaptionError):
    """There are no words to decide about, or the decision would leave none; the message says what to do instead."""


class ErrorKind(StrEnum):
    """Why a service gave no words. The kind decides what happens next, whatever the service."""

    AUTH = "auth"
    """The key is missing, wrong or lacks a permission."""
    QUOTA = "quota"
    """No credit left, or a plan limit that does not clear by waiting a moment."""
    RATE_LIMIT = "rate_limit"
    """Too many requests just now."""
    SAFETY = "safety"
    """The service refused the image or the answer by its content policy."""
    VALIDATION = "validation"
    """The service rejected a parameter or the image."""
    NOT_FOUND = "not_found"
    """The model, job or address does not exist (any more)."""
    TIMEOUT = "timeout"
    """No answer in time."""
    PROVIDER = "provider"
    """The service's model failed; the request was sound."""
    SERVER = "server"
    """The service answered 5xx or could not be reached."""
    PROTOCOL = "protocol"
    """The answer was not what the service documents: HTML, broken JSON, a wrong id, no caption in it."""


#: Kinds for which the same request may succeed a little later.
RETRYABLE_KINDS = frozenset({ErrorKind.RATE_LIMIT, ErrorKind.TIMEOUT, ErrorKind.PROVIDER, ErrorKind.SERVER})

#: ``ProviderError.code`` of an answer that was well formed but held no words.
NOTHING_TO_SAY = "nothing_to_say"
#: ``ProviderError.code`` where a prompt was to go to a service or model that takes none.
PROMPT_NOT_SUPPORTED = "prompt_not_supported"


class ProviderError(AutocaptionError):
    """A service did not give words.

    ``message``: one sentence for people; never holds a key, image data or a signed address.
    ``code``: the service's own code, as it came (``""`` if it gave none).
    ``retryable``: the same request may succeed later; by default what the kind says.
    ``retry_after``: seconds that the service asked to wait, or None.
    ``status``: HTTP status, or None if no answer came.
    ``outcome_unknown``: the request may have reached the service and may be billed, but no answer came back.
    ``cost``: what the service says that the request cost all the same; None = it does not say.
    ``billed``: the service did the work, so that it counts what an answer with words counts, also where it tells no
    cost; by default true where it told one, and for an answer that holds no words.
    """

    def __init__(
        self,
        message: str,
        *,
        kind: ErrorKind,
        code: str = "",
        retryable: bool | None = None,
        retry_after: float | None = None,
        status: int | None = None,
        outcome_unknown: bool = False,
        cost: Cost | None = None,
        billed: bool | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.kind = kind
        self.code = code
        self.retryable = kind in RETRYABLE_KINDS if retryable is None else retryable
        self.retry_after = retry_after
        self.status = status
        self.outcome_unknown = outcome_unknown
        self.cost = cost
        self._billed = billed

    @property
    def billed(self) -> bool:
        """See above."""
        if self._billed is None:
            return self.cost is not None or (self.silent and (self.status or 200) < 400)
        return self._billed

    @billed.setter
    def billed(self, value: bool) -> None:
        self._billed = value

    def with_cost(self, cost: Cost | None, *, billed: bool) -> ProviderError:
        """The same error about another image of the request, at a price of its own."""
        return ProviderError(
            self.message,
            kind=self.kind,
            code=self.code,
            retryable=self.retryable,
            retry_after=self.retry_after,
            status=self.status,
            outcome_unknown=self.outcome_unknown,
            cost=cost,
            billed=billed,
        )

    @property
    def silent(self) -> bool:
        """The service answered, but with nothing to store as words: a refusal or a non-answer."""
        return self.kind is ErrorKind.SAFETY or self.code == NOTHING_TO_SAY

    @property
    def useless(self) -> bool:
        """The service did the work, which it bills, and what it brought is no answer (cut short, not in the form that
        was asked for): the same question about the same image is no better paid for once more."""
        return self.kind is ErrorKind.PROTOCOL and self.billed and not self.retryable and not self.outcome_unknown

    @property
    def unreadable(self) -> bool:
        """The service answered the request, which may be billed, but nobody can read what: once more would be no
        better, and may cost the same again."""
        return self.outcome_unknown and self.kind is ErrorKind.PROTOCOL
