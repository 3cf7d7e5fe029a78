"""The words for where a caption is, where it came from, and how it was judged."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an image is on its way to words."""

    PENDING = "pending", _("Waiting for words")
    """Due for a worker from ``due_at`` on."""
    WORKING = "working", _("Being captioned")
    """Claimed by a worker at ``claimed_at``."""
    WAITING = "waiting", _("Waiting for the service")
    """The service took the request and answers later."""
    REVIEW = "review", _("Needs review")
    """Final until an editor decides: a draft, or no words at all."""
    PUBLISHED = "published", _("Published")
    """Final: the words may be shown, as far as moderation lets the image be shown (``rating``)."""
    FAILED = "failed", _("Failed")
    """Final: no words, and ``error_message`` says why."""
    EXCLUDED = "excluded", _("Excluded")
    """Final: a rule or an editor leaves this image out."""


#: States in which the machine still has something to do.
OPEN_STATES = (State.PENDING, State.WORKING, State.WAITING)


class Origin(models.TextChoices):
    """Who wrote the words."""

    NONE = "", _("No words yet")
    AUTHOR = "author", _("The image's author, in the file")
    PROVIDER = "provider", _("A captioning service")
    REUSED = "reused", _("The same image elsewhere on this site")
    HUMAN = "human", _("An editor")


class Rating(models.TextChoices):
    """What moderation says of an image."""

    UNCHECKED = "unchecked", _("Not checked")
    CLEAR = "clear", _("Clear")
    REVIEW = "review", _("Needs a moderator")
    BLOCKED = "blocked", _("Blocked")


class Purpose(models.TextChoices):
    """What a request to a service is for."""

    CAPTION = "caption", _("Words")
    MODERATION = "moderation", _("Age group")


class Kind(models.TextChoices):
    """What a bulk request asks for."""

    AGAIN = "again", _("Words anew")
    """Whatever was said before is asked again: an editor's Re-caption."""
    BACKFILL = "backfill", _("Backfill")
    """Words for images that have none yet; an answer that the site has already serves."""


class Outcome(models.TextChoices):
    """How one request to a service ended."""

    ASKED = "asked", _("Asked, no answer yet")
    ANSWERED = "answered", _("Answered with words")
    SILENT = "silent", _("Answered without words")
    FAILED = "failed", _("Failed")
    UNKNOWN = "unknown", _("Outcome unknown")
    """Sent, but no answer came back: the service may have billed it."""
