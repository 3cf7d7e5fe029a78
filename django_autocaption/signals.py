"""Signals that a site may listen to. They are sent after the commit; a receiver's error is logged, never raised."""

from __future__ import annotations

from django.dispatch import Signal

__all__ = [
    "budget_warning",
    "caption_finalised",
    "image_blocked",
    "image_cleared",
    "image_flagged",
    "object_written",
    "pipeline_step",
    "words_changed",
]

#: A caption reached a final state. Arguments: ``sender`` (Caption), ``caption`` (the row as stored).
caption_finalised = Signal()

#: Fields of the site's own were written back to, by whichever way. Arguments: ``sender`` (the model), ``pk`` (of the
#: object), ``fields`` (their names), ``using`` (alias of the database).
object_written = Signal()

#: What a caption publishes was changed, by a person or a machine. Arguments: ``sender`` (Caption), ``ids`` (of the
#: captions), ``using`` (alias of their database), ``undoable`` (a person decided, and may still take it back),
#: ``in_worker`` (it was changed by a worker, who may take time).
words_changed = Signal()

#: Four fifths of a budget are spent; sent once in its period. Arguments: ``sender`` (Spending), ``spending`` (the row),
#: ``budget`` (pipeline.admission.budgets.Budget).
budget_warning = Signal()

#: Moderation found that an image needs a moderator. Sent once for each image whose rating changed, by a machine or a
#: person. Arguments: ``sender`` (Caption), ``caption`` (one of the image's rows as stored), ``decision`` (Decision).
image_flagged = Signal()
#: As ``image_flagged``, for an image that may be shown.
image_cleared = Signal()
#: As ``image_flagged``, for an image that is blocked.
image_blocked = Signal()

#: A step of the pipeline was taken, for metrics; see ``runtime.events``. Sent at once, at times within a transaction.
#: Arguments: ``step`` (its name), ``facts`` (a dict of ids, names and numbers).
pipeline_step = Signal()
