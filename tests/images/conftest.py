from __future__ import annotations

from collections.abc import Iterator

import pytest

from django_autocaption.images import vips


@pytest.fixture(scope="module", params=["Pillow", "libvips"])
def decoder(request: pytest.FixtureRequest) -> Iterator[str]:
    """Who decodes large PNG and WebP files: everything holds with pyvips as without it."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "Pillow":
            patch.setattr(vips, "_library", lambda: None)
        else:
            assert vips._library() is not None
        yield request.param
