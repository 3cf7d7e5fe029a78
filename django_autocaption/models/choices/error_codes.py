"""Why a row has no answer, or waits: one list, each with a sentence for people and what to do.

docs/troubleshooting.md has its table from here (``python -m tests.generated``).
"""

from __future__ import annotations

from enum import Enum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AsksAgain(Enum):
    """Whether a row with an error asks again by itself. For people and the docs: what decides is ``retryable`` of the
    error itself, for services as ``exceptions.RETRYABLE_KINDS`` says."""

    WAITS = pgettext_lazy("answer", "Yes")
    """It waits for its service or budget; nothing counts as a try of the image."""
    TRIED = _("A few times")
    """Until MAX_ATTEMPTS are used up, then never."""
    NEVER = pgettext_lazy("answer", "No")
    """Somebody has to do something."""


class ErrorCode(models.TextChoices):
    """What ``Caption.error_code`` says. What a service itself called it stands on the attempt."""

    # -- nothing to ask about
    NO_IMAGE = "no_image", _("The image field is empty.")
    NOT_REGISTERED = "not_registered", _("The image field is no longer captioned.")
    CANCELLED = "cancelled", _("The bulk request was cancelled.")
    EXCLUDED = "excluded", _("An editor leaves the image out.")
    CONDITION = "condition", _("A rule of the site leaves the image out.")
    OBJECT = "object", _("The image's object could not be read.")
    OBJECT_GONE = "object_gone", _("The image's object is gone.")
    # -- the file
    MISSING = "missing", _("The file is not in the storage.")
    STORAGE = "storage", _("The storage could not give the file.")
    EMPTY = "empty", _("The file is empty.")
    TOO_LARGE = "too_large", _("The file is larger than allowed.")
    TOO_MANY_PIXELS = "too_many_pixels", _("The image has more pixels than allowed.")
    NOT_AN_IMAGE = "not_an_image", _("The file is no image.")
    SVG = "svg", _("SVG files are not captioned.")
    HEIC = "heic", _("HEIC files need an extra that is not installed.")
    UNSUPPORTED = "unsupported", _("The image is whole, but of a format that is not read here.")
    TRUNCATED = "truncated", _("The file ends too early.")
    UNREADABLE = "unreadable", _("The image cannot be decoded, or takes too much memory or time.")
    # -- nothing to describe
    ONE_COLOUR = "one_colour", _("The image shows nothing but one colour.")
    TOO_SMALL = "too_small", _("The image is too small to describe.")
    TOO_NARROW = "too_narrow", _("The image is too narrow to describe.")
    # -- settings
    SETTINGS = "settings", _("A setting is wrong.")
    PROMPT_MISSING = "prompt_missing", _("The prompt that the field names does not exist.")
    PROMPT_NOT_SUPPORTED = "prompt_not_supported", _("The service takes no prompt.")
    PROMPT_PLACEHOLDER = "prompt_placeholder", _("Nothing fills in a placeholder of the prompt.")
    # -- waiting
    IN_LINE = "in_line", _("The service takes no more requests just now.")
    PROVIDER_DOWN = "provider_down", _("The service gives no answers just now.")
    BUDGET_SPENT = "budget_spent", _("A budget is spent.")
    # -- moderation
    HELD = "held", _("Moderation holds the image back.")
    BLOCKED = "blocked", _("Moderation has blocked the image.")
    # -- the service, by the kind of its error
    AUTH = "auth", _("The service refuses the key.")
    QUOTA = "quota", _("The account at the service has nothing left.")
    RATE_LIMIT = "rate_limit", _("The service got too many requests.")
    SAFETY = "safety", _("The service refuses the image.")
    VALIDATION = "validation", _("The service rejects the request.")
    NOT_FOUND = "not_found", _("The service does not know the model or address.")
    TIMEOUT = "timeout", _("The service did not answer in time.")
    PROVIDER = "provider", _("The service's model failed.")
    SERVER = "server", _("The service failed or could not be reached.")
    PROTOCOL = "protocol", _("The service's answer cannot be read.")
    NOTHING_TO_SAY = "nothing_to_say", _("The service had no words.")
    NOT_FIT_TO_PUBLISH = "not_fit_to_publish", _("The service's words are not fit to publish.")
    # -- what became of the request
    OUTCOME_UNKNOWN = "outcome_unknown", _("Nobody knows what became of the request.")
    ABANDONED = "abandoned", _("Workers stopped while they worked on the image.")
    JOB_LOST = "job_lost", _("The request that the row waited for is gone.")
    NOT_STORABLE = "not_storable", _("The answer could not be stored.")
    BUG = "bug", _("A defect of this app or of a provider.")

    @property
    def advice(self) -> Promise:
        """What a person can do about it."""
        return _ADVICE[self]

    @property
    def asks_again(self) -> AsksAgain:
        """Whether the row asks again by itself."""
        if self in _WAITING:
            return AsksAgain.WAITS
        return AsksAgain.TRIED if self in _TRIED_AGAIN else AsksAgain.NEVER


#: Codes of rows that are put back without having been tried.
_WAITING = frozenset({ErrorCode.IN_LINE, ErrorCode.PROVIDER_DOWN, ErrorCode.BUDGET_SPENT})
#: Codes of what may pass in a moment.
_TRIED_AGAIN = frozenset(
    {ErrorCode.OBJECT, ErrorCode.STORAGE, ErrorCode.RATE_LIMIT, ErrorCode.TIMEOUT, ErrorCode.PROVIDER, ErrorCode.SERVER}
)

_ADVICE: dict[ErrorCode, Promise] = {
    ErrorCode.NO_IMAGE: _("Upload an image."),
    ErrorCode.NOT_REGISTERED: _("Register the field again, or ask for words in the admin once it is."),
    ErrorCode.CANCELLED: _("Re-caption the image, or run a backfill."),
    ErrorCode.EXCLUDED: _("Write the words, or re-caption the image."),
    ErrorCode.CONDITION: _(
        "Nothing: the field's condition or exclude says so. Once it does not, the next save of the object or the sweep "
        "asks for words."
    ),
    ErrorCode.OBJECT: _("Look into the workers' logs; run the site's migrations, or mend the model; then re-caption."),
    ErrorCode.OBJECT_GONE: _("Nothing: if the object comes back, so do its words. Others go after a week."),
    ErrorCode.MISSING: _(
        "Upload the image again. If the file is there, the workers read another storage than the web server: mend "
        "that, then re-caption."
    ),
    ErrorCode.STORAGE: _("Check the storage's settings and permissions, then re-caption."),
    ErrorCode.EMPTY: _("Upload the image again."),
    ErrorCode.TOO_LARGE: _("Upload a smaller file, or raise MAX_FILE_SIZE."),
    ErrorCode.TOO_MANY_PIXELS: _("Upload a smaller version, or raise MAX_PIXELS."),
    ErrorCode.NOT_AN_IMAGE: _("Upload a JPEG, PNG or WebP image."),
    ErrorCode.SVG: _("Write the words, or upload a PNG of the drawing."),
    ErrorCode.HEIC: _("Upload a JPEG, or install django-autocaption[heif]."),
    ErrorCode.UNSUPPORTED: _("Export it as JPEG or PNG, and upload that."),
    ErrorCode.TRUNCATED: _("Upload the image again."),
    ErrorCode.UNREADABLE: _(
        "Upload the image again, or save it anew in an image editor, a large one smaller, and upload that."
    ),
    ErrorCode.ONE_COLOUR: _("Nothing: it has an empty alt text. If it means something, write the words."),
    ErrorCode.TOO_SMALL: _(
        "Write the words or mark it decorative; or re-caption to have it asked about, or lower MIN_EDGE."
    ),
    ErrorCode.TOO_NARROW: _("Write the words or mark it decorative, or re-caption to have it asked about."),
    ErrorCode.SETTINGS: _("Run manage.py check, mend what it names, then re-caption."),
    ErrorCode.PROMPT_MISSING: _("Add the prompt in the admin, then re-caption."),
    ErrorCode.PROMPT_NOT_SUPPORTED: _("Re-caption without a prompt, or with another provider."),
    ErrorCode.PROMPT_PLACEHOLDER: _(
        "Name the attribute in the field's prompt_fields, or mend the prompt; then re-caption."
    ),
    ErrorCode.IN_LINE: _("Nothing."),
    ErrorCode.PROVIDER_DOWN: _("Nothing; the page Status says since when."),
    ErrorCode.BUDGET_SPENT: _("Wait for the next period, or raise the limit in BUDGETS."),
    ErrorCode.HELD: _("A moderator allows or blocks it, under Images to moderate."),
    ErrorCode.BLOCKED: _("Only a moderator can lift a block."),
    ErrorCode.AUTH: _("Mend the key or its permissions, then re-caption."),
    ErrorCode.QUOTA: _("Add credit at the service, then re-caption."),
    ErrorCode.RATE_LIMIT: _("Lower the provider's rate or concurrency, then re-caption."),
    ErrorCode.SAFETY: _("Write the words, or re-caption with another provider."),
    ErrorCode.VALIDATION: _("Read the row's message; choose another model or provider."),
    ErrorCode.NOT_FOUND: _("Mend the provider's model or address, then re-caption."),
    ErrorCode.TIMEOUT: _("Re-caption later, or raise the provider's timeout."),
    ErrorCode.PROVIDER: _("Re-caption later, or with another model or provider."),
    ErrorCode.SERVER: _("Re-caption when the service is well again."),
    ErrorCode.PROTOCOL: _("Check the address in the provider's options; re-caption with another provider."),
    ErrorCode.NOTHING_TO_SAY: _("Write the words, or re-caption with another provider or prompt."),
    ErrorCode.NOT_FIT_TO_PUBLISH: _("Write the words, or re-caption with another provider or prompt."),
    ErrorCode.OUTCOME_UNKNOWN: _("Look at the service whether it was billed; re-caption to ask again."),
    ErrorCode.ABANDONED: _("Look into the workers' logs; replace the file or re-caption."),
    ErrorCode.JOB_LOST: _("Re-caption the image."),
    ErrorCode.NOT_STORABLE: _("Look into the workers' logs, then re-caption."),
    ErrorCode.BUG: _("Look into the workers' logs and report it, then re-caption."),
}
