"""All files of the corpus, and those that are read though Chromium shows nothing of them."""

from __future__ import annotations

from tests.images.eyes.avifs import AVIFS
from tests.images.eyes.bmps import BMPS
from tests.images.eyes.gifs import GIFS
from tests.images.eyes.icons import ICONS
from tests.images.eyes.jpegs import JPEGS
from tests.images.eyes.painting import Files
from tests.images.eyes.pngs import PNGS
from tests.images.eyes.webps import WEBPS

CORPUS: Files = {**JPEGS, **PNGS, **GIFS, **WEBPS, **AVIFS, **BMPS, **ICONS}

#: The picture is whole, and other programs show it.
READ_ALL_THE_SAME = frozenset(
    {
        "PNG: a critical chunk of its own",
        "PNG: a chunk between its pixels",
        "PNG: a header that is too long",
        "GIF: junk before its frame",
    }
)
