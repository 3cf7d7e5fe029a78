"""Packages for thumbnails: a file that knows its source has its words, and none is an error."""

from __future__ import annotations

from html import escape

from tests.sites.running import told_by


def test_thumbnails_have_the_words_of_their_source_and_lists_read_no_original() -> None:
    told = told_by("thumbnails", "easy_thumbnails", "imagekit", "sorl.thumbnail")
    words = escape(told["words"])
    assert told["alt"] == {"easy": words, "imagekit": words, "sorl": words, "sorl alone": "A photo"}
    assert all(f'alt="{words}"' in image for image in told["src"].values())
    assert f'alt="{words}"' in told["rich"]
    for name in ("easy", "imagekit", "sorl"):
        assert f'src="{told["urls"][name]}"' in told["whole"][name]
        assert f'alt="{words}"' in told["whole"][name]
        assert told["blocked"][name] == "", "a thumbnail shows no image that is blocked"
    for by, found in told["lists"].items():
        assert found.pop("read by the worker") >= 1, by
        ours = {"before": "image/svg+xml", "read by pages": {}, "read afterwards": {}, "size": 144}
        ours["marked"] = ["Published"]
        assert found == ours | {"status": 302 if by else 200}, by
