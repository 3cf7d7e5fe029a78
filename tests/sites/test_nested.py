"""Serializers inside of serializers: one query for all words of what was loaded together."""

from __future__ import annotations

from tests.sites.running import told_by


def test_words_of_nested_images_come_with_those_of_the_list() -> None:
    told = told_by("nested", "rest_framework")
    assert told["list"] == [1, 3 * 8, True]
    assert told["one"] == [3, 8, True], "the cover, the curator and the pictures"
    assert told["apart"] == [1 + 3 + 3, 3 * 8, True], "a site that loads each gallery's own apart asks for each"
