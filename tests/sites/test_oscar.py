"""django-oscar: a photograph that comes through its dashboard has its words there and on the shop's own page."""

from __future__ import annotations

from tests.sites.running import told_by


def test_a_product_made_in_the_dashboard_shows_the_words_of_its_photograph() -> None:
    told = told_by("oscar", "oscar", "sorl")
    assert told["caption"].startswith("A photograph with the number")
    assert told["alt"] == [told["caption"]]
    assert told["states"] == ["done"]
    assert told["dashboard"]
