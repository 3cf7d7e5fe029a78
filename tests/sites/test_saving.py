"""Haystack and django-simple-history notice words that are written back by the object's own save()."""

from __future__ import annotations

import pytest

from tests.sites.running import told_by


@pytest.mark.parametrize("by_save", ["yes", "no"])
def test_index_and_history_follow_what_is_saved(by_save: str) -> None:
    told = told_by("saving", "haystack", "simple_history", "whoosh", AUTOCAPTION_TEST_SAVE_WRITTEN=by_save)
    follows = by_save == "yes"
    assert told["alt"].startswith("A photograph with the number")
    assert told["found"] == ([1] if follows else [])
    assert told["history"] == [["+", ""], *([["~", told["alt"]]] if follows else [])]
    assert told["person"] == ["A kettle on a stove.", True]
    assert told["found_then"] == [1, 0]
    assert told["history_then"] == (3 if follows else 2), "a person's words are written nowhere once more"
