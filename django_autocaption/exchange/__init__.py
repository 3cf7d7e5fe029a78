"""Words out to translators and editors, and back: as CSV for spreadsheets, as XLIFF for translators' tools."""

from __future__ import annotations
