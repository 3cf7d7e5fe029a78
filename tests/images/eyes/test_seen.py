"""Each file of the corpus is seen as Chromium showed it when it was asked last. ``tests/browser/test_eyes.py`` asks it
again."""

from __future__ import annotations

import pytest

from tests.images.eyes.corpus import CORPUS, READ_ALL_THE_SAME
from tests.images.eyes.seeing import disagreement, recorded, seen_here

SHOWN = recorded()


def test_the_record_is_of_these_files() -> None:
    assert list(SHOWN) == list(CORPUS)
    assert len(CORPUS) > 300
    assert {name for name in READ_ALL_THE_SAME if SHOWN[name] is None} == READ_ALL_THE_SAME


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_seen_as_chromium_shows_it(name: str) -> None:
    here = seen_here(CORPUS[name]())
    if name in READ_ALL_THE_SAME:
        assert here is not None
    else:
        assert disagreement(SHOWN[name], here) == ""
