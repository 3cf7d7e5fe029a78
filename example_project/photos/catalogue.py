"""The photographs of the sample album, in album order: whose they are, and what is written into each file.

Every alt text and caption here was written for this project by somebody who looked at the photograph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class License:
    """``short_id``: SPDX identifier, or "Public domain"; ``url``: its text, or "" where there is none."""

    short_id: str
    url: str = ""


CC0 = License("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")
CC_BY_2 = License("CC-BY-2.0", "https://creativecommons.org/licenses/by/2.0/")
CC_BY_4 = License("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/")
PUBLIC_DOMAIN = License("Public domain")


@dataclass(frozen=True)
class Package:
    """Where originals come from. ``statement``: the file inside the package that states the licences."""

    name: str
    folder: str
    statement: str


LOMIRI = Package(
    "lomiri-wallpapers-16.04 20.04.0-2 (Debian)",
    "usr/share/backgrounds",
    "usr/share/doc/lomiri-wallpapers-16.04/copyright",
)
SKIMAGE = Package("scikit-image 0.26.0 (PyPI)", "skimage/data", "skimage/data/_fetchers.py")
SKLEARN = Package("scikit-learn 1.9.1 (PyPI)", "sklearn/datasets/images", "sklearn/datasets/images/README.txt")


@dataclass(frozen=True, kw_only=True)
class Photo:
    """One file of the album. Its suffix decides the format; what is not named below is not written into it."""

    file: str
    title: str
    subject: str
    author: str
    package: Package
    original: str
    """File name inside ``package.folder``."""
    license: License
    page: str = ""
    """The photograph's own page, where the package names it."""
    xmp: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """XMP property → language → text."""
    exif_description: str = ""
    iptc_caption: str = ""
    position: tuple[float, float] | None = None
    """Latitude and longitude, degrees."""
    on_its_side: bool = False
    """Store the pixels lying and let EXIF Orientation turn them upright."""
    truncated: bool = False
    """Cut the file in its middle, as a broken upload does."""


ALT = "Iptc4xmpCore:AltTextAccessibility"
LONG_DESCRIPTION = "Iptc4xmpCore:ExtDescrAccessibility"

AITZOL = "Aitzol Berasategi"
TREVOR = 'Trevor "Freespace"'

PHOTOS = [
    Photo(
        file="picos-path.jpg",
        title="The Way Up",
        subject="Mountain path in the Picos de Europa",
        author=AITZOL,
        package=LOMIRI,
        original="picosdeeuropa_by_Aitzol_Berasategi.jpg",
        license=CC_BY_4,
        xmp={
            ALT: {
                "x-default": "Eroded dirt path climbs a green slope towards grey cliffs streaked with snow.",
                "de": "Ein ausgewaschener Pfad führt über eine Bergwiese auf graue, schneegefleckte Felswände zu.",
            },
            LONG_DESCRIPTION: {
                "x-default": (
                    "A bare, deeply worn path starts at the lower left and climbs a treeless green slope to the right. "
                    "Behind the slope stands a wall of jagged grey limestone with snow in its gullies and a snowfield "
                    "at its foot. One white cloud rises from behind the ridge on the left into a deep blue sky."
                ),
            },
        },
    ),
    Photo(
        file="dogs-at-the-window.jpg",
        title="Two at the Window",
        subject="Two dogs looking out of a window",
        author=AITZOL,
        package=LOMIRI,
        original="friends_by_Aitzol_Berasategi.jpg",
        license=CC_BY_4,
        on_its_side=True,
    ),
    Photo(
        file="espresso.jpg",
        title="First Cup",
        subject="Espresso in a red cup",
        author="Rachel Michetti",
        package=SKIMAGE,
        original="coffee.png",
        license=CC0,
    ),
    Photo(
        file="chelsea.png",
        title="Chelsea",
        subject="Head of a tabby cat",
        author="Stefan van der Walt",
        package=SKIMAGE,
        original="chelsea.png",
        license=CC0,
    ),
    Photo(
        file="dandelions.webp",
        title="Ready to Fly",
        subject="Dandelion seed heads in evening light",
        author="Clemens Engelhardt",
        package=LOMIRI,
        original="seeding_by_Clements_Engelhardt.jpg",
        license=CC0,
        xmp={ALT: {"x-default": "Dandelion seed head glows in low sunlight, many more blurred in the meadow behind."}},
    ),
    Photo(
        file="dahlia.jpg",
        title="Late Bloom",
        subject="Orange dahlia",
        author="vultilion (Flickr)",
        package=SKLEARN,
        original="flower.jpg",
        license=CC_BY_2,
        page="https://www.flickr.com/photos/vultilion/6056698931/",
        xmp={ALT: {"x-default": "Apricot dahlia in full bloom, its rolled petals in rings around a red centre."}},
    ),
    Photo(
        file="fig.jpg",
        title="Fig, Halved",
        subject="Half a fig in a red bowl",
        author=TREVOR,
        package=LOMIRI,
        original="Picture_0B_by_freespace.jpg",
        license=CC_BY_4,
        xmp={ALT: {"x-default": "Half a fig with red seeds lies in a drop-shaped red bowl on weathered concrete."}},
    ),
    Photo(
        file="paintbrushes.jpg",
        title="Tools of the Trade",
        subject="Used paintbrushes",
        author=TREVOR,
        package=LOMIRI,
        original="Picture_1A_by_freespace.jpg",
        license=CC_BY_4,
    ),
    Photo(
        file="summer-palace.jpg",
        title="Tower above the Lake",
        subject="Tower at the Summer Palace, Beijing",
        author="danielbuechele (Flickr)",
        package=SKLEARN,
        original="china.jpg",
        license=CC_BY_2,
        page="https://www.flickr.com/photos/danielbuechele/6061409035/",
        iptc_caption="The Tower of Buddhist Incense (Fóxiāng Gé) rises above Kunming Lake at Beijing's Summer Palace.",
    ),
    Photo(
        file="cameraman.jpg",
        title="The Long Look",
        subject="Man behind a camera on a tripod",
        author="Lav Varshney",
        package=SKIMAGE,
        original="camera.png",
        license=CC0,
        exif_description="A man in a dark coat bends to a camera on a tripod in an open field, the city behind him.",
    ),
    Photo(
        file="astronaut.jpg",
        title="Eileen Collins",
        subject="Portrait of the astronaut Eileen Collins",
        author="NASA",
        package=SKIMAGE,
        original="astronaut.png",
        license=PUBLIC_DOMAIN,
        page="https://flic.kr/p/r9qvLn",
        xmp={ALT: {"x-default": "Astronaut Eileen Collins smiles in an orange spacesuit, her helmet in front of her."}},
    ),
    Photo(
        file="rocket.jpg",
        title="Waiting for the Window",
        subject="Falcon 9 before the launch of DSCOVR",
        author="SpaceX",
        package=SKIMAGE,
        original="rocket.jpg",
        license=PUBLIC_DOMAIN,
        page="https://www.flickr.com/photos/spacexphotos/16511594820/",
        xmp={ALT: {"x-default": "White rocket stands on a floodlit launch pad between lattice towers at nightfall."}},
        # Launch Complex 40, Cape Canaveral: the pad that scikit-image's notes name.
        position=(28.5621, -80.5772),
    ),
    Photo(
        file="aizkorri.jpg",
        title="Autumn under Aizkorri",
        subject="Meadow, autumn woods and a mountain ridge",
        author=AITZOL,
        package=LOMIRI,
        original="aitzgorri_by_Aitzol_Berasategi.jpg",
        license=CC_BY_4,
        xmp={
            "dc:description": {
                "x-default": (
                    "Copyright 2018 Aitzol Berasategi. Some rights reserved. Licensed under the Creative Commons "
                    "Attribution 4.0 International licence (CC BY 4.0)."
                )
            }
        },
    ),
    Photo(
        file="sunset.jpg",
        title="Last Light",
        subject="Low sun over a mountain top",
        author=AITZOL,
        package=LOMIRI,
        original="sunset_by_Aitzol_Berasategi.jpg",
        license=CC_BY_4,
        exif_description="OLYMPUS DIGITAL CAMERA",
    ),
    Photo(
        file="stream.jpg",
        title="Falling Water",
        subject="Stream running down rocks in a wood",
        author=AITZOL,
        package=LOMIRI,
        original="life_by_Aitzol_Berasategi.jpg",
        license=CC_BY_4,
    ),
    Photo(
        file="menu-card.jpg",
        title="For the Menu Card",
        subject="The espresso again, uploaded under another name",
        author="Rachel Michetti",
        package=SKIMAGE,
        original="coffee.png",
        license=CC0,
    ),
    Photo(
        file="broken.jpg",
        title="Evening with Drum",
        subject="Drum on a beanbag and a table with wine; the file is broken on purpose",
        author="Jakub Mede",
        package=LOMIRI,
        original="Wine_by_Jakkub_Mede.jpg",
        license=CC_BY_4,
        truncated=True,
    ),
    Photo(
        file="deep-field.jpg",
        title="Deep Field",
        subject="Hubble eXtreme Deep Field",
        author="NASA",
        package=SKIMAGE,
        original="hubble_deep_field.jpg",
        license=PUBLIC_DOMAIN,
        page="http://hubblesite.org/newscenter/archive/releases/2012/37/image/a/",
    ),
    Photo(
        file="gravel.jpg",
        title="Gravel",
        subject="Gravel from above",
        author="CC0Textures",
        package=SKIMAGE,
        original="gravel.png",
        license=CC0,
        page="https://cc0textures.com/view.php?tex=Gravel04",
    ),
]
