"""libvips makes the same of a large PNG or WebP as Pillow, and nothing depends on it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
import pyvips
from PIL import Image, ImageChops, ImageStat, PngImagePlugin

from django_autocaption.exceptions import ImageError
from django_autocaption.images import vips
from django_autocaption.types import PreparedImage
from tests.images.hostile.parts import chunk
from tests.images.pictures import exif, opened, photo, prepared, quarters, saved
from tests.images.test_rendering import swapped_profile
from tests.images.test_stripping import XMP

SIZE = (420, 281)
EDGE = 100


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What libvips was given."""
    given: list[bytes] = []
    real = pyvips.Source.new_from_memory
    monkeypatch.setattr(pyvips.Source, "new_from_memory", lambda data: (given.append(data), real(data))[1])
    return given


@pytest.fixture
def fresh() -> Iterator[None]:
    """pyvips is looked for anew."""
    vips._loaded.cache_clear()
    yield
    vips._loaded.cache_clear()


def by_pillow(data: bytes, **limits: Any) -> PreparedImage:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vips, "_library", lambda: None)
        return prepared(data, max_edge=EDGE, **limits)


def by_whoever_is_there(data: bytes, **limits: Any) -> PreparedImage:
    return prepared(data, max_edge=EDGE, **limits)


def see_through(mode: str) -> Image.Image:
    image = photo(*SIZE).convert(mode)
    image.putalpha(Image.linear_gradient("L").resize(SIZE))
    return image


def xmp_behind_the_pixels() -> bytes:
    data = saved(photo(*SIZE), "PNG")
    end = data.rindex(b"IEND") - 4
    return data[:end] + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP) + data[end:]


def png_with_everything() -> bytes:
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(photo(*SIZE), exif=exif(orientation=6), icc_profile=swapped_profile(), pnginfo=text)


def png_of_libvips(*, sixteen_bits: bool = False, **options: Any) -> bytes:
    """What Pillow cannot write."""
    image = pyvips.Image.new_from_memory(photo(*SIZE).tobytes(), *SIZE, 3, "uchar").copy(interpretation="srgb")
    if sixteen_bits:
        image = (image.cast("ushort") * 257).cast("ushort").copy(interpretation="rgb16")
    target = pyvips.Target.new_to_memory()  # to a buffer pyvips would log it
    image.pngsave_target(target, **options)
    data: bytes = target.get("blob")
    return data


READ: dict[str, Callable[[], bytes]] = {
    "PNG": lambda: saved(photo(*SIZE)),
    "grey PNG": lambda: saved(photo(*SIZE).convert("L")),
    "bilevel PNG": lambda: saved(photo(*SIZE).convert("1")),
    "palette PNG": lambda: saved(photo(*SIZE).quantize(32)),
    "palette PNG with alpha": lambda: saved(see_through("RGBA").quantize(32)),
    "PNG with alpha": lambda: saved(see_through("RGBA")),
    "grey PNG with alpha": lambda: saved(see_through("L")),
    "PNG with a transparent colour": lambda: saved(quarters(*SIZE), transparency=(255, 0, 0)),
    "PNG with everything": png_with_everything,
    "interlaced PNG": lambda: png_of_libvips(interlace=True),
    "WebP": lambda: saved(photo(*SIZE), "WEBP"),
    "lossless WebP": lambda: saved(photo(*SIZE), "WEBP", lossless=True),
    "WebP with alpha": lambda: saved(see_through("RGBA"), "WEBP"),
    "lossless WebP with alpha": lambda: saved(see_through("RGBA"), "WEBP", lossless=True),
    "WebP with everything": lambda: saved(
        photo(*SIZE), "WEBP", exif=exif(orientation=8), xmp=XMP, icc_profile=swapped_profile()
    ),
}
NOT_READ: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: saved(photo(*SIZE), "JPEG"),
    "TIFF": lambda: saved(photo(*SIZE), "TIFF"),
    "GIF": lambda: saved(photo(*SIZE), "GIF"),
    "PNG of less than twice the edge": lambda: saved(photo(2 * EDGE - 1, 90)),
    "animated PNG": lambda: saved(photo(*SIZE), save_all=True, append_images=[quarters(*SIZE)]),
    "animated WebP": lambda: saved(photo(*SIZE), "WEBP", save_all=True, append_images=[quarters(*SIZE)]),
    "PNG with metadata behind its pixels": xmp_behind_the_pixels,
}


@pytest.mark.parametrize("name", [*READ, *NOT_READ])
def test_what_is_prepared_is_the_same(name: str, asked: list[bytes]) -> None:
    data = (READ | NOT_READ)[name]()
    expected = by_pillow(data)
    assert not asked
    result = prepared(data, max_edge=EDGE)
    assert bool(asked) == (name in READ)
    for told in ("media_type", "width", "height", "content_hash", "metadata"):
        assert getattr(result, told) == getattr(expected, told), told
    images = [opened(each) for each in (result, expected)]
    assert images[0].size == images[1].size
    # Their filters differ a little; another place, colour, or background would differ by much.
    difference = ImageStat.Stat(ImageChops.difference(*[image.convert("RGB") for image in images]))
    assert max(difference.mean) < 5


def test_sixteen_bits_are_left_to_pillow() -> None:
    data = png_of_libvips(sixteen_bits=True)
    assert data[24] == 16
    assert prepared(data, max_edge=EDGE).data == by_pillow(data).data


@pytest.mark.parametrize("name", READ)
def test_no_metadata_reaches_libvips(name: str, asked: list[bytes]) -> None:
    prepared(READ[name](), max_edge=EDGE)
    for given in asked:
        assert not [mark for mark in (b"SECRET", b"iTXt", b"eXIf", b"EXIF", b"iCCP", b"ICCP") if mark in given]


def test_the_limit_on_pixels_comes_first(asked: list[bytes]) -> None:
    for kind in ("PNG", "WEBP"):
        with pytest.raises(ImageError) as caught:
            prepared(saved(photo(*SIZE), kind), max_edge=EDGE, max_pixels=SIZE[0] * SIZE[1] - 1)
        assert caught.value.code == "too_many_pixels"
    assert not asked


def test_a_file_that_is_not_as_large_as_it_said_is_left_to_pillow(asked: list[bytes]) -> None:
    small = Image.new("RGB", (30, 20))
    assert vips.shrunk(saved(photo(*SIZE)), "PNG", small, max_edge=10) is None
    assert asked


@pytest.mark.parametrize("prepare", [by_pillow, by_whoever_is_there])
def test_a_broken_file_is_called_the_same(prepare: Callable[[bytes], PreparedImage]) -> None:
    png, webp = (bytearray(saved(photo(*SIZE), kind)) for kind in ("PNG", "WEBP"))
    damaged = png[:]
    damaged[png.index(b"IDAT") + 4] ^= 0xFF  # the compression method; a byte in the middle may only change a colour
    for data, code in ((png[: len(png) // 9], "truncated"), (webp[:-99], "truncated"), (damaged, "unreadable")):
        with pytest.raises(ImageError) as caught:
            prepare(bytes(data))
        assert caught.value.code == code


@pytest.mark.parametrize("error", [pyvips.Error, MemoryError, TypeError])
def test_whatever_libvips_says_pillow_decides(error: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise error("broken")

    data = saved(photo(*SIZE))
    monkeypatch.setattr(pyvips.Image, "resize", broken)
    assert prepared(data, max_edge=EDGE).data == by_pillow(data).data


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    "installed",
    [None, SimpleNamespace(), SimpleNamespace(**vars(pyvips) | {"at_least_libvips": lambda *_: False})],
    ids=["missing", "too old", "libvips too old"],
)
def test_without_pyvips_pillow_decodes(installed: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyvips", installed)
    data = saved(photo(*SIZE))
    assert prepared(data, max_edge=EDGE).data == by_pillow(data).data


def test_threads_do_not_disturb_each_other() -> None:
    files = [make() for make in READ.values()] * 2
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(by_whoever_is_there, files))
    assert [each.data for each in results] == [by_whoever_is_there(data).data for data in files]


def test_loaders_of_other_formats_are_blocked_and_no_original_is_kept() -> None:
    prepared(saved(photo(*SIZE)), max_edge=EDGE)
    with pytest.raises(pyvips.Error, match="blocked"):
        pyvips.Image.svgload_buffer(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    assert pyvips.cache_get_size() == 0


FORKED = """
import os, io
from PIL import Image
from django.core.files.base import ContentFile
from django_autocaption.images import ImageLimits, prepare, vips

buffer = io.BytesIO()
Image.new("L", (420, 281)).save(buffer, "PNG")
file = ContentFile(buffer.getvalue())
assert "child" in {moment!r} or vips._library()
child = os.fork()
if not child:
    used = vips._library() is not None
    same = prepare(file, name="a", limits=ImageLimits(max_edge=100)).width == 420
    os._exit(10 * same + used)
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
@pytest.mark.parametrize(("moment", "told"), [("used by the parent", "10"), ("used by the child only", "11")])
def test_a_fork_of_a_process_that_used_libvips_does_without(moment: str, told: str) -> None:
    command = [sys.executable, "-W", "ignore", "-c", FORKED.format(moment=moment)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True, text=True)
    assert done.stdout.strip() == told
