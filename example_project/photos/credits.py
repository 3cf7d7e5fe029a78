"""The credits page of the sample album, as the photographs' licences ask for it."""

from __future__ import annotations

from collections.abc import Sequence

from photos.catalogue import Photo

INTRODUCTION = """\
# Whose photographs these are

`make.py` writes this page; change `catalogue.py` instead. No author endorses this project. All words inside the files
(alt texts, captions, camera lines, legal notices, positions) were written into the copies for this demonstration.

| File | What | Author | Source: package, original | Licence | Changes |
|---|---|---|---|---|---|
"""

STATEMENTS = """
## Where each package states the licences

"""

NOTE = """
scikit-learn's README names danielbuechele beside both of its photographs, but links `flower.jpg` to vultilion's page,
and the photograph's own metadata names vultilion too: that is the author credited here.
"""


def render_credits(photos: Sequence[Photo], long_edge: int) -> str:
    """Markdown: a row for each photograph, then where each package states its licences.

    ``long_edge``: pixels that larger originals were shrunk to.
    """
    rows = "".join(_row(photo, long_edge) for photo in photos)
    packages = dict.fromkeys(photo.package for photo in photos)
    statements = "".join(f"- {package.name}: `{package.statement}`\n" for package in packages)
    return INTRODUCTION + rows + STATEMENTS + statements + NOTE


def _row(photo: Photo, long_edge: int) -> str:
    original = f"`{photo.package.folder}/{photo.original}`"
    cells = [
        f"`{photo.file}`",
        photo.subject,
        photo.author,
        f"{photo.package.name}, {original}" + (f", [photograph's page]({photo.page})" if photo.page else ""),
        f"[{photo.license.short_id}]({photo.license.url})" if photo.license.url else photo.license.short_id,
        ", ".join(_changes(photo, long_edge)),
    ]
    return f"| {' | '.join(cells)} |\n"


def _changes(photo: Photo, long_edge: int) -> list[str]:
    written = {
        "XMP": photo.xmp,
        "EXIF description": photo.exif_description,
        "IPTC caption": photo.iptc_caption,
        "GPS position": photo.position,
    }
    changes = [f"shrunk to {long_edge} px where larger", "re-encoded", "its own metadata removed"]
    changes += [f"{block} added" for block, value in written.items() if value]
    if photo.on_its_side:
        changes.append("stored lying on its side with EXIF orientation")
    if photo.truncated:
        changes.append("cut off after an eighth of the file")
    return changes
