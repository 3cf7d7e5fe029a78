"""Signals that a site may listen to. They are sent after the commit; a receiver's error is logged, never raised."""

from __future__ import annotations

from django.dispatch import Signal

#: A caption reached a final state. Arguments: ``sender`` (Caption), ``caption`` (the row as stored).
caption_settled = Signal()

#: Four fifths of a budget are spent; sent once in its period. Arguments: ``sender`` (Spending), ``spending`` (the row),
#: ``budget`` (pipeline.budgets.Budget).
budget_warning = Signal()
