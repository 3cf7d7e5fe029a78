"""A file's word for what it was before counts only where this site gave it."""

from __future__ import annotations

import pytest
from django.conf import LazySettings

from django_autocaption.pipeline.job.before_writing import proven, signed

HASH = "0" * 64


def test_what_this_site_signed_is_proven() -> None:
    assert proven(signed(HASH)) == HASH


@pytest.mark.parametrize("said", ["", HASH, f"{HASH}:", f"{HASH}:{'a' * 43}", ":", "ß" * 70_000])
def test_what_anybody_can_write_is_not(said: str) -> None:
    assert proven(said) == ""


def test_another_site_proves_nothing_and_a_rotated_key_still_does(settings: LazySettings) -> None:
    theirs = signed(HASH)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert proven(theirs) == HASH
    settings.SECRET_KEY_FALLBACKS = []
    assert proven(theirs) == ""
