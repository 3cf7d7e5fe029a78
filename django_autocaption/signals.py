"""Signals that a site may listen to. They are sent after the commit; a receiver's error is logged, never raised."""

from __future__ import annotations

from django.dispatch import Signal

#: A caption reached a final state. Arguments: ``sender`` (Caption), ``caption`` (the row as stored).
caption_settled = Signal()

#: Four fifths of a budget are spent; sent once in its period. Arguments: ``sender`` (Spending), ``spending`` (the row),
#: ``budget`` (pipeline.admission.budgets.Budget).
budget_warning = Signal()
#: Moderation decided about an image: it needs a moderator, may be shown, or is blocked. Sent once for each image whose
#: rating changed, by a machine or a person. Arguments: ``sender`` (Caption), ``caption`` (one of the image's rows as
#: stored), ``decision`` (the Decision).
image_flagged = Signal()
image_cleared = Signal()
image_blocked = Signal()

#: A step of the pipeline was taken, for metrics; see ``runtime.events``. Sent at once, at times within a transaction.
#: Arguments: ``step`` (its name), ``facts`` (a dict of ids, names and numbers).
pipeline_step = Signal()
