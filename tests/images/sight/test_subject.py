"""Is there anything in an image that could be described?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from django_autocaption.images.sight.subject import TOLERANCE, Lack, is_one_colour, lack_of
from django_autocaption.models import ErrorCode
from django_autocaption.types import PreparedImage
from tests.images.pictures import BLUE, GREEN, RED, WHITE, assert_close, opened, prepared, quarters, saved

SIZE = (60, 40)
ANIMATED: list[tuple[str, dict[str, Any]]] = [
    ("GIF", {}),
    ("PNG", {}),
    ("WEBP", {"lossless": True}),
    ("AVIF", {"quality": 90, "speed": 10}),
]


def plain(colour: Any, mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    return Image.new(mode, size, colour)


def animation(kind: str, options: dict[str, Any], *frames: Image.Image) -> bytes:
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, **options)


def image(width: int, height: int, *, one_colour: bool = False) -> PreparedImage:
    return PreparedImage(data=b"", media_type="", width=width, height=height, content_hash="", one_colour=one_colour)


def test_a_later_frame_that_takes_too_much_memory_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    def costly(*_: object) -> None:
        raise MemoryError

    data = animation("PNG", {}, plain("red"), quarters(*SIZE))
    assert not prepared(data).one_colour
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "seek", costly)
    assert prepared(data).one_colour


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF", "BMP", "HEIF", "TGA", "PPM"])
@pytest.mark.parametrize("colour", ["white", "black", (13, 77, 201)])
@pytest.mark.parametrize("size", [SIZE, (1, 1), (300, 140)])
def test_one_colour_in_every_format(kind: str, colour: Any, size: tuple[int, int]) -> None:
    assert prepared(saved(plain(colour, size=size), kind), max_edge=200).one_colour


@pytest.mark.parametrize(
    "blank",
    [
        plain(90, "L"),
        plain(1, "1"),
        plain(3, "P"),
        plain((0, 0, 0, 0), "RGBA"),
        plain((9, 9, 9, 128), "RGBA"),
        plain(40_000, "I;16"),
        plain((0, 255, 255, 0), "CMYK"),
    ],
    ids=lambda each: str(each.mode),
)
def test_one_colour_in_every_mode(blank: Image.Image) -> None:
    assert prepared(saved(blank, "TIFF" if blank.mode == "CMYK" else "PNG")).one_colour


@pytest.mark.parametrize("size", [SIZE, (1000, 750)])
def test_something_small_on_one_colour_is_something(size: tuple[int, int]) -> None:
    picture = plain("white", size=size)
    part = size[0] // 60
    picture.paste("red", (part, part, 4 * part, 3 * part))
    assert not prepared(saved(picture), max_edge=256).one_colour


@given(st.integers(0, 255 - TOLERANCE - 1), st.integers(0, 59), st.integers(0, 39), st.integers(0, 8))
def test_a_pixel_that_differs_by_more_than_rounding_counts(level: int, left: int, top: int, more: int) -> None:
    picture = plain(level, "L")
    picture.putpixel((left, top), min(level + more, 255))
    assert is_one_colour(picture) == (more <= TOLERANCE)


@pytest.mark.parametrize("size", [SIZE, (600, 400)])
def test_a_white_logo_on_nothing_is_shown_on_black(size: tuple[int, int]) -> None:
    logo = plain((255, 255, 255, 0), "RGBA", size)
    logo.paste((255, 255, 255, 255), (0, 0, size[0] // 2, size[1]))
    result = prepared(saved(logo), max_edge=256)
    seen = opened(result).convert("RGB")
    assert not result.one_colour
    assert_close(seen.getpixel((seen.width // 4, seen.height // 2)), WHITE)
    assert_close(seen.getpixel((seen.width * 3 // 4, seen.height // 2)), (0, 0, 0))


@pytest.mark.parametrize(("kind", "options"), ANIMATED)
def test_the_first_frame_that_is_not_of_one_colour_is_asked_about(kind: str, options: dict[str, Any]) -> None:
    data = animation(kind, options, plain("white"), plain("black"), quarters(*SIZE), quarters(*SIZE).rotate(180))
    result = prepared(data)
    seen = opened(result).convert("RGB")
    assert (result.one_colour, result.width, result.height) == (False, *SIZE)
    assert_close(seen.getpixel((10, 10)), RED, tolerance=40)
    assert_close(seen.getpixel((50, 10)), GREEN, tolerance=40)
    assert_close(seen.getpixel((10, 30)), BLUE, tolerance=40)


@pytest.mark.parametrize(("kind", "options"), ANIMATED)
def test_an_animation_of_plain_frames_is_of_one_colour(kind: str, options: dict[str, Any]) -> None:
    assert prepared(animation(kind, options, plain("white"), plain("black"), plain("red"))).one_colour


@pytest.mark.parametrize(("kind", "options"), ANIMATED)
def test_a_frame_that_breaks_off_ends_the_search(kind: str, options: dict[str, Any]) -> None:
    data = bytearray(animation(kind, options, plain("white"), plain("red"), quarters(*SIZE)))
    assert not prepared(bytes(data)).one_colour
    data[-38:-30] = bytes(byte ^ 0xFF for byte in data[-38:-30])
    assert prepared(bytes(data)).one_colour


@pytest.mark.parametrize(
    ("picture", "lack"),
    [
        (image(24, 24), None),
        (image(23, 400), Lack.TOO_SMALL),
        (image(400, 23), Lack.TOO_SMALL),
        (image(4800, 24), None),
        (image(4801, 24), Lack.TOO_NARROW),
        (image(24, 4801), Lack.TOO_NARROW),
        (image(1, 1, one_colour=True), Lack.ONE_COLOUR),
        (image(9000, 24, one_colour=True), Lack.ONE_COLOUR),
    ],
)
def test_what_an_image_lacks(picture: PreparedImage, lack: Lack | None) -> None:
    assert lack_of(picture, least_edge=24) == lack


def test_nothing_is_too_small_where_no_edge_is_needed() -> None:
    assert lack_of(image(1, 1), least_edge=0) is None


def test_each_lack_is_an_error_code() -> None:
    assert {lack.value for lack in Lack} <= set(ErrorCode.values)
