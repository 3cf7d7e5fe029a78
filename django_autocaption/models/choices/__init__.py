"""The words for where a caption is, where its words came from, what people decided, and how an image was judged."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where the work on an image's words stands; what pages show is another question (``Caption.published``)."""

    PENDING = "pending", _("Waiting for words")
    """Due for a worker from ``due_at`` on."""
    WORKING = "working", _("Being captioned")
    """Claimed by a worker at ``claimed_at``."""
    WAITING = "waiting", _("Waiting for the service")
    """The service took the request and answers later."""
    DONE = "done", _("Done")
    """Nothing more is asked: there are words, or a person has to write them (``review``)."""
    FAILED = "failed", _("Failed")
    """No answer, and ``error_message`` says why."""
    EXCLUDED = "excluded", _("Excluded")
    """A rule or an editor leaves this image out."""


#: States in which the machine still has something to do.
OPEN_STATES = (State.PENDING, State.WORKING, State.WAITING)


class Awaits(models.TextChoices):
    """What waits for a person at a caption (``Caption.review``)."""

    NOTHING = "", _("Nothing")
    DRAFT = "draft", _("A draft to be read")
    NO_WORDS = "no_words", _("No machine found words")
    REPLACED = "replaced", _("The image was replaced under words that a person wrote")
    UNREAD = "unread", _("A draft in a language that the app has no rules for")
    SOURCE_CHANGED = "source_changed", _("A person changed what is said in another language")
    SPOT_CHECK = "spot_check", _("Drawn for a spot check")
    """Of words that published themselves, and stand on their pages."""
    SENT_BACK = "sent_back", _("Left on the desk by a person")
    """Whatever was decided about it before; ``Caption.note`` may say why."""


class Origin(models.TextChoices):
    """Who wrote a version."""

    AUTHOR = "author", _("The image's author, in the file")
    PROVIDER = "provider", _("A captioning service")
    REUSED = "reused", _("The same image elsewhere on this site")
    HUMAN = "human", _("An editor")
    RULE = "rule", _("A rule: there is nothing to describe")


class Verb(models.TextChoices):
    """What a person decided about words."""

    APPROVE = "approve", _("Approved")
    EDIT = "edit", _("Edited")
    SUGGEST = "suggest", _("Suggested")
    """Edited by somebody who may not publish: a draft."""
    REJECT = "reject", _("Rejected")
    DECORATIVE = "decorative", _("Marked decorative")
    REVERT = "revert", _("Published an earlier version")
    IMPORT = "import", _("Imported")
    WRITE_BACK = "write_back", _("Edited in the site's own field")
    UNLOCK = "unlock", _("Unlocked for machines")
    EXCLUDE = "exclude", _("Excluded")
    LATER = "later", _("Left on the desk")
    """For whoever looks next, with a note; the words stay as they are."""
    UNDO = "undo", _("Undone")


#: Verbs by which a person publishes what a version says.
APPROVING = (Verb.APPROVE, Verb.EDIT, Verb.DECORATIVE, Verb.REVERT, Verb.IMPORT, Verb.WRITE_BACK)


class Reason(models.TextChoices):
    """Why a person rejected words."""

    NONE = "", _("No reason given")
    WRONG = "wrong", _("Wrong")
    VAGUE = "vague", _("Too vague")
    INVENTED = "invented", _("Invented detail")
    LANGUAGE = "language", _("Wrong language")
    PEOPLE = "people", _("Names or describes people")
    OTHER = "other", _("Other")


class Surface(models.TextChoices):
    """Where a person decided."""

    FORM = "form", _("Form")
    LIST = "list", _("List")
    DESK = "desk", _("Review desk")
    SITE = "site", _("The site's own form")
    COMPARISON = "comparison", _("Comparison")
    FILE = "file", _("Imported file")
    CODE = "code", _("Code")


class Queue(models.TextChoices):
    """What people go through in sittings, an image after the other."""

    WORDS = "words", _("Words that wait for a person")
    MODERATION = "moderation", _("Images that a moderator has to look at")
    FAILED = "failed", _("Captions that failed")


class Rating(models.TextChoices):
    """What moderation says of an image."""

    UNCHECKED = "unchecked", _("Not checked")
    CLEAR = "clear", _("Allowed")
    REVIEW = "review", _("Needs a moderator")
    BLOCKED = "blocked", _("Blocked")


class Purpose(models.TextChoices):
    """What a request to a service is for."""

    CAPTION = "caption", _("Words")
    MODERATION = "moderation", _("Age group")


class Kind(models.TextChoices):
    """What a bulk request asks for."""

    RECAPTION = "recaption", _("Words anew")
    """Whatever was said before is asked again: an editor's Re-caption."""
    BACKFILL = "backfill", _("Backfill")
    """Words for images that have none yet; an answer that the site has already serves."""
    COMPARE = "compare", _("Comparison")
    """Words of several services for a sample of images, for people to compare; nobody's words until they are chosen."""
    CHECK = "check", _("Check")
    """Asks nobody: the linter looks at the words as they stand."""
    TRANSLATE = "translate", _("Translation")
    """Words anew, after those that people stand behind in another language; its answers are drafts."""


class Verdict(models.TextChoices):
    """What a person says of the words that candidates gave for one image."""

    BEST = "best", _("One is best")
    EQUAL = "equal", _("Equally good")
    NONE = "none", _("None is good")


class Outcome(models.TextChoices):
    """How one request to a service ended."""

    ASKED = "asked", _("Asked, no answer yet")
    ANSWERED = "answered", _("Answered with words")
    SILENT = "silent", _("Answered without words")
    FAILED = "failed", _("Failed")
    UNKNOWN = "unknown", _("Outcome unknown")
    """Sent, but no answer came back: the service may have billed it."""


class Covered(models.TextChoices):
    """What an image has of words, or why it has none."""

    PEOPLE = "people", _("Words that people wrote")
    MACHINE = "machine", _("Words of a machine")
    DECORATIVE = "decorative", _("Decorative")
    REVIEW = "review", _("None yet: waits for a person")
    OPEN = "open", _("None yet: being captioned")
    HELD = "held", _("None: held by moderation")
    FAILED = "failed", _("None: failed")
    EXCLUDED = "excluded", _("None: excluded")
    NONE = "none", _("None: taken away")


#: Of these pages show something.
SHOWN = (Covered.PEOPLE, Covered.MACHINE, Covered.DECORATIVE)
