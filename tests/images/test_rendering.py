from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps

from django_autocaption.exceptions import ImageError
from tests.images.pictures import (
    BLACK,
    BLUE,
    GREEN,
    RED,
    WHITE,
    assert_close,
    exif,
    opened,
    photo,
    prepared,
    quarters,
    saved,
)

pytestmark = pytest.mark.usefixtures("decoder")

#: Where the top left, top right, bottom left and bottom right quarter of the stored pixels are seen, by orientation.
SEEN = {
    1: (RED, GREEN, BLUE, WHITE),
    2: (GREEN, RED, WHITE, BLUE),
    3: (WHITE, BLUE, GREEN, RED),
    4: (BLUE, WHITE, RED, GREEN),
    5: (RED, BLUE, GREEN, WHITE),
    6: (BLUE, RED, WHITE, GREEN),
    7: (WHITE, GREEN, BLUE, RED),
    8: (GREEN, WHITE, RED, BLUE),
}


def corners(image: Image.Image) -> list[Any]:
    width, height = image.size
    return [
        image.convert("RGB").getpixel((x * width // 4, y * height // 4)) for x, y in ((1, 1), (3, 1), (1, 3), (3, 3))
    ]


def centre(data: bytes, **limits: int) -> Any:
    image = opened(prepared(data, **limits)).convert("RGB")
    return image.getpixel((image.width // 2, image.height // 2))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "AVIF", "LZW TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("size", [(64, 32), (600, 300)], ids=["small", "large"])
def test_the_image_is_turned_upright(kind: str, orientation: int, size: tuple[int, int]) -> None:
    options = {"compression": "tiff_lzw"} if kind == "LZW TIFF" else {}
    result = prepared(
        saved(quarters(*size), kind.split()[-1], exif=exif(orientation=orientation), **options), max_edge=256
    )
    assert (result.width, result.height) == (size if orientation < 5 else size[::-1])
    image = opened(result)
    assert (image.width > image.height) == (orientation < 5)
    for actual, expected in zip(corners(image), SEEN[orientation], strict=True):
        assert_close(actual, expected)


@pytest.mark.parametrize("orientation", [0, 9, 300])
def test_an_orientation_that_does_not_exist_is_ignored(orientation: int) -> None:
    assert prepared(saved(quarters(), "JPEG", exif=exif(orientation=orientation))).width == 64


def test_a_heic_is_upright_once() -> None:
    result = prepared(saved(quarters(), "HEIF", exif=exif(orientation=6).tobytes()))
    assert (result.width, result.height) == (32, 64)
    for actual, expected in zip(corners(opened(result)), SEEN[6], strict=True):
        assert_close(actual, expected)


@example(width=1459, height=45, max_edge=289, turned=False)
@settings(max_examples=40, deadline=None)
@given(width=st.integers(1, 3000), height=st.integers(1, 200), max_edge=st.integers(1, 1500), turned=st.booleans())
def test_the_longer_side_fits_and_the_shape_stays(width: int, height: int, max_edge: int, turned: bool) -> None:
    if turned:
        width, height = height, width
    result = prepared(saved(Image.new("RGB", (width, height), RED), "JPEG"), max_edge=max_edge)
    assert (result.width, result.height) == (width, height)
    image = opened(result)
    assert max(image.size) <= max_edge
    assert max(image.size) >= min(max(width, height), max_edge * 0.7)
    # Half a pixel of rounding, and the part of one that a JPEG rounds up where it is decoded at 1/2, 1/4 or 1/8.
    assert abs(image.width * height - image.height * width) <= 2 * max(width, height)


def transparent(mode: str) -> Image.Image:
    """Black, wholly transparent, with an opaque red (grey) left half."""
    image = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    image.paste((*RED, 255), (0, 0, 30, 40))
    return image.convert(mode)


@pytest.mark.parametrize(
    ("image", "kind", "options"),
    [
        (transparent("RGBA"), "PNG", {}),
        (transparent("RGBA"), "WEBP", {"lossless": True}),
        (transparent("RGBA"), "GIF", {}),
        (transparent("RGBA"), "TIFF", {}),
        (transparent("RGBA"), "AVIF", {}),
        (transparent("LA"), "PNG", {}),
        (transparent("RGBA").quantize(8), "PNG", {}),
        (transparent("RGB"), "PNG", {"transparency": BLACK}),
        (transparent("L"), "PNG", {"transparency": 0}),
        (transparent("P"), "PNG", {"transparency": transparent("P").getpixel((45, 20))}),
    ],
    ids=["RGBA PNG", "WebP", "GIF", "TIFF", "AVIF", "LA", "palette", "RGB key", "L key", "P key"],
)
@pytest.mark.parametrize("factor", [1, 10], ids=["small", "large"])
def test_what_is_transparent_becomes_white(image: Image.Image, kind: str, options: dict[str, Any], factor: int) -> None:
    if factor > 1:
        image = image.resize((image.width * factor, image.height * factor), Image.Resampling.NEAREST)
    result = opened(prepared(saved(image, kind, **options), max_edge=256)).convert("RGB")
    assert_close(result.getpixel((result.width * 3 // 4, result.height // 2)), WHITE)
    assert result.getpixel((result.width // 4, result.height // 2)) != WHITE


def test_half_transparent_red_is_pink() -> None:
    assert_close(centre(saved(Image.new("RGBA", (40, 40), (255, 0, 0, 128)))), (255, 127, 127))


def sixteen_bits(value: int, mode: str = "I;16") -> Image.Image:
    return Image.new(mode, (40, 40), value)


@pytest.mark.parametrize(
    ("image", "kind", "expected"),
    [
        (sixteen_bits(65535), "PNG", WHITE),
        (sixteen_bits(32768), "PNG", (128, 128, 128)),
        (sixteen_bits(0), "PNG", BLACK),
        (sixteen_bits(32768), "TIFF", (128, 128, 128)),
        (Image.new("1", (40, 40), 1), "PNG", WHITE),
        (Image.new("1", (40, 40), 0), "TIFF", BLACK),
        (Image.new("L", (40, 40), 90), "JPEG", (90, 90, 90)),
        (Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG", RED),
        (Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "TIFF", RED),
        (Image.new("LAB", (40, 40), (255, 128, 128)), "TIFF", WHITE),
        (Image.new("I", (40, 40), 200), "TIFF", (200, 200, 200)),
        (Image.new("F", (40, 40), 200), "TIFF", (200, 200, 200)),
    ],
)
def test_every_colour_model_becomes_rgb(image: Image.Image, kind: str, expected: tuple[int, ...]) -> None:
    assert_close(centre(saved(image, kind)), expected)
    large = image.resize((325, 325), Image.Resampling.NEAREST)
    assert_close(centre(saved(large, kind), max_edge=150), expected)


def test_big_endian_sixteen_bits() -> None:
    data = bytearray(saved(sixteen_bits(0x0180), "TIFF"))
    assert_close(centre(bytes(data)), (1, 1, 1), tolerance=2)
    assert_close(centre(saved(sixteen_bits(0x8001).convert("I").convert("I;16B"), "TIFF")), (128, 128, 128))


@pytest.mark.parametrize("mode", ["I", "F"])
def test_values_beyond_eight_bits_are_stretched(mode: str) -> None:
    image = Image.new(mode, (64, 32), 1_000)
    image.paste(100_000, (32, 0, 64, 32))
    result = opened(prepared(saved(image, "TIFF"))).convert("RGB")
    assert_close(result.getpixel((10, 10)), BLACK)
    assert_close(result.getpixel((50, 10)), WHITE)


def test_values_that_are_no_numbers_do_not_fail_the_image() -> None:
    image = Image.new("F", (16, 16), float("nan"))
    assert prepared(saved(image, "TIFF")).width == 16


def swapped_profile() -> bytes:
    """An RGB profile in which red means green: nobody can overlook whether it was applied.

    It is the sRGB profile with the tag names of the red and the green primary exchanged (ICC.1, 7.3: the tag table).
    """
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"????", b"gXYZ", 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("max_edge", [1024, 20], ids=["small", "large"])
def test_colours_are_converted_to_srgb(kind: str, max_edge: int) -> None:
    data = saved(Image.new("RGB", (40, 40), RED), kind, icc_profile=swapped_profile())
    assert_close(centre(data, max_edge=max_edge), (0, 255, 0), tolerance=40)


def test_a_grey_image_with_an_rgb_profile_stays_grey() -> None:
    assert_close(centre(saved(Image.new("L", (40, 40), 90), "JPEG", icc_profile=swapped_profile())), (90, 90, 90))


@pytest.mark.parametrize(
    "profile", [b"garbage" * 50, swapped_profile()[:300], b"\0" * 128], ids=["garbage", "cut", "zeros"]
)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_broken_profile_is_ignored(profile: bytes, mode: str) -> None:
    data = saved(Image.new("RGB", (40, 40), WHITE).convert(mode), "JPEG", icc_profile=profile)
    assert_close(centre(data), WHITE)


def test_a_profile_of_another_colour_model_is_ignored() -> None:
    data = saved(Image.new("CMYK", (40, 40), (0, 255, 255, 0)), "JPEG", icc_profile=swapped_profile())
    assert_close(centre(data), RED)


@pytest.fixture(scope="module")
def grainy() -> bytes:
    """1200 × 800, and hard to compress."""
    return saved(photo(1200, 800), "JPEG")


@pytest.mark.parametrize("max_bytes", [100_000, 20_000, 5_000, 900])
def test_the_prepared_image_is_shrunk_below_a_limit_in_bytes(max_bytes: int, grainy: bytes) -> None:
    result = prepared(grainy, max_bytes=max_bytes)
    assert len(result.data) <= max_bytes
    assert (result.width, result.height) == (1200, 800)
    image = opened(result)
    assert image.width / image.height == pytest.approx(1.5, rel=0.1)


def test_an_impossible_limit_in_bytes_says_so() -> None:
    with pytest.raises(ImageError, match="smaller than 100 bytes") as caught:
        prepared(saved(photo(120, 80)), max_bytes=100)
    assert (caught.value.code, caught.value.excluded) == ("too_large", True)


def test_what_is_sent_looks_like_the_original() -> None:
    original = quarters(1600, 1200)
    image = opened(prepared(saved(original, "JPEG")))
    difference = ImageOps.grayscale(original.resize(image.size))
    difference = Image.blend(difference, ImageOps.invert(ImageOps.grayscale(image)), 0.5)
    low, high = difference.resize((8, 6), Image.Resampling.BOX).getextrema()
    assert low >= 120
    assert high <= 135


def test_a_prepared_image_is_a_jpeg_of_reasonable_size() -> None:
    result = prepared(saved(photo(3000, 2000), "JPEG"))
    assert result.media_type == "image/jpeg"
    assert Image.open(io.BytesIO(result.data)).mode == "RGB"
    assert len(result.data) < 400_000


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA", "CMYK", "I;16"])
@pytest.mark.parametrize(
    ("size", "max_edge"), [((1640, 820), 200), ((37, 2600), 500), ((2600, 37), 500), ((819, 410), 200)]
)
def test_a_large_picture_looks_like_a_small_one(mode: str, size: tuple[int, int], max_edge: int) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    grey = mode in ("L", "LA", "I;16")
    large, small = (quarters(*edges) for edges in (size, (max_edge * 41 // 40, max_edge // 2)))
    if mode == "I;16":
        deep = (image.convert("L").convert("I").point(lambda value: value * 257) for image in (large, small))
        large, small = (image.convert("I;16") for image in deep)
    else:
        large, small = (image.convert("L" if grey else "RGB").convert(mode) for image in (large, small))
    shown, expected = (opened(prepared(saved(image, kind), max_edge=max_edge)) for image in (large, small))
    assert max(shown.size) == max_edge
    assert abs(shown.width / shown.height - size[0] / size[1]) / (size[0] / size[1]) < 0.2
    for x, y in ((0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)):
        places = [(int(x * image.width), int(y * image.height)) for image in (shown, expected)]
        colours = [i.convert("RGB").getpixel(at) for i, at in zip((shown, expected), places, strict=True)]
        assert_close(colours[0], colours[1], tolerance=40 if min(size) < 100 else 12)
