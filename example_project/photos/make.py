"""Make the sample album out of photographs that ship in packages.

A developer's tool: its results are committed, the example project only reads them. Unpack the packages and name the
folders that now hold ``skimage/``, ``sklearn/`` and ``usr/``:

    pip download --no-deps scikit-image scikit-learn        # then unzip each wheel
    apt-get download lomiri-wallpapers-16.04                # then dpkg-deb -x FILE FOLDER
    python -m photos.make FOLDER [FOLDER …]
"""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Sequence
from pathlib import Path

from photos.catalogue import PHOTOS, Photo
from photos.credits import render_credits
from photos.metadata import exif_block, insert_segment, iptc_segment, xmp_packet
from PIL import Image, ImageCms, ImageOps

ALBUM = Path(__file__).parent
LONG_EDGE = 1024
QUALITY = 80


def find_original(photo: Photo, folders: Sequence[Path]) -> Path:
    """The original's path below the first of ``folders`` that has it; SystemExit with advice if none has."""
    for folder in folders:
        path = folder / photo.package.folder / photo.original
        if path.is_file():
            return path
    raise SystemExit(
        f"{photo.package.folder}/{photo.original} is in none of the folders. "
        f"Unpack {photo.package.name} and name the folder that it was unpacked into."
    )


def develop(original: Path) -> Image.Image:
    """The photograph upright, in sRGB (or grey), at most ``LONG_EDGE`` pixels long, free of metadata."""
    with Image.open(original) as opened:
        image = ImageOps.exif_transpose(opened)
        if profile := image.info.get("icc_profile"):
            embedded = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(image, embedded, ImageCms.createProfile("sRGB"), inPlace=True)
        image.thumbnail((LONG_EDGE, LONG_EDGE), Image.Resampling.LANCZOS)
        image.info.clear()
        return image


def encode(photo: Photo, image: Image.Image) -> bytes:
    """The album file of ``photo``: ``image`` in the format of its suffix, with the metadata of the catalogue."""
    if photo.on_its_side:
        image = image.transpose(Image.Transpose.ROTATE_90)
    options: dict[str, object] = {}
    if photo.xmp:
        options["xmp"] = xmp_packet(photo.xmp)
    exif = exif_block(description=photo.exif_description, on_its_side=photo.on_its_side, position=photo.position)
    if exif:
        options["exif"] = exif
    file = io.BytesIO()
    image.save(file, Image.registered_extensions()[Path(photo.file).suffix], quality=QUALITY, optimize=True, **options)
    data = file.getvalue()
    if photo.iptc_caption:
        data = insert_segment(data, iptc_segment(photo.iptc_caption))
    return data[: len(data) // 8] if photo.truncated else data


def make_album(folders: Sequence[Path], album: Path) -> None:
    """Write every photograph, ``photos.json`` and ``CREDITS.md`` into ``album``."""
    for photo in PHOTOS:
        (album / photo.file).write_bytes(encode(photo, develop(find_original(photo, folders))))
    entries = [
        {
            "file": photo.file,
            "title": photo.title,
            "credit": f"{photo.author}, {photo.license.short_id}",
            "license": photo.license.url,
        }
        for photo in PHOTOS
    ]
    (album / "photos.json").write_text(json.dumps(entries, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    (album / "CREDITS.md").write_text(render_credits(PHOTOS, LONG_EDGE), encoding="utf-8")


def main() -> None:
    """Read the folders from the command line and make the album beside this file."""
    parser = argparse.ArgumentParser(description="Make the sample album out of unpacked packages.")
    parser.add_argument("folders", nargs="+", type=Path, help="folders that the packages were unpacked into")
    make_album(parser.parse_args().folders, ALBUM)
    size = sum((ALBUM / photo.file).stat().st_size for photo in PHOTOS)
    print(f"{len(PHOTOS)} files, {size / 1e6:.2f} MB in {ALBUM}")


if __name__ == "__main__":
    main()
