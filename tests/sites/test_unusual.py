"""A site that is set up as few are: below a prefix, with two admin sites in several languages, local time, people
without user names, images in a storage of their own, and keys, proxies and parents of all kinds."""

from __future__ import annotations

import re

from tests.sites.running import told_by

SAID = "A photograph with the number"


def test_images_get_words_and_every_link_leads_somewhere() -> None:
    told = told_by("unusual")
    assert told["added"] == [302] * 4
    english = ["museum en done draft", *["thing en done"] * 4]
    assert [each for each in told["captions"] if " en " in each] == english
    assert len([each for each in told["captions"] if " de " in each]) == len(english)
    empty, *said, edited = told["alt"]
    assert (empty, edited) == (None, "A red wall beside the river.")
    assert all(each.startswith(SAID) for each in said) and len(said) == 3
    shown = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', told["page"])
    assert sorted(alt for _src, alt in shown) == [*said, edited]
    assert all(src.startswith("/shop/photos/") for src, _alt in shown)
    assert 'src="/shop/static/autocaption/overlay.' in told["page"], "with a hash in its name"
    assert 'data-url="/shop/de/staff/autocaption/caption/overlay/"' in told["page"]
    assert (told["links"]["bad"], told["links"]["crossing"]) == ([], [])
    assert told["links"]["number"] > 200
    assert told["dumped"] == [True, []]
