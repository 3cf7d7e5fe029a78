"""BMP files of every kind that browsers show: Pillow reads some layouts of bits and no others.

https://learn.microsoft.com/windows/win32/gdi/bitmap-header-types
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from PIL import BmpImagePlugin, Image, ImageChops, ImageFile, ImagePalette

_DECODER = "autocaption_bmp"
_PLAIN, _RLE8, _RLE4, _MASKS, _MASKS_WITH_ALPHA = 0, 1, 2, 3, 6
_START, _OLD_HEADER, _SHORT_HEADER, _HEADER, _V5 = 14, 12, 16, 40, 124
#: "MBED": the profile stands in the file.
_EMBEDDED = b"DEBM"
#: Rows that are decoded at once.
_BAND = 64
_PLANES = {16: "LA", 24: "RGB", 32: "RGBA"}


class _Layout(NamedTuple):
    """How the pixels lie in the file, as the decoder is told it."""

    bits: int
    compression: int
    upside_down: bool
    masks: tuple[int, ...]
    """Of red, green, blue and alpha; none where pixels are numbers of colours."""
    blank: int
    """The number of the colour of pixels that are left out."""


class BitmapFile(BmpImagePlugin.BmpImageFile):
    """As Pillow opens it, where the layout is one that it knows."""

    def _open(self) -> None:
        assert self.fp is not None  # noqa: S101 - for the type checker
        head = self.fp.read(_START + _V5)
        if head[14:18] == struct.pack("<L", _SHORT_HEADER):
            self.fp = io.BytesIO(_lengthened(head + self.fp.read()))
            head = self.fp.read(_START + _V5)
        self.fp.seek(0)
        layout = self._unusual(head)
        if layout is None:
            super()._open()
        else:
            self.info["compression"] = layout.compression
            tile = ImageFile._Tile(_DECODER, (0, 0, *self.size), int.from_bytes(head[10:14], "little"), layout)
            self.tile = [tile]
        if head[14:18] == struct.pack("<L", _V5) and head[70:74] == _EMBEDDED:
            start, size = struct.unpack("<LL", head[126:134])
            self.fp.seek(_START + start)
            self.info["icc_profile"] = self.fp.read(size)

    def _unusual(self, head: bytes) -> _Layout | None:
        """Sets size, mode and palette, unless Pillow can do all of it."""
        size, width, height, _planes, bits, compression = struct.unpack("<LllHHL", head[14:34])
        if size == _OLD_HEADER or compression > _MASKS_WITH_ALPHA:
            return None
        masks: tuple[int, ...] = ()
        if compression in {_MASKS, _MASKS_WITH_ALPHA} and bits in _PLANES:
            masks = struct.unpack("<4L", head[54:70])
            if size < 56 and compression == _MASKS:
                masks = (*masks[:3], 0)
            compression = _MASKS
        (number,) = struct.unpack("<L", head[46:50])
        known = compression == _PLAIN and bits != 2 and not (bits <= 8 and number > 1 << bits)
        if known or (compression != _MASKS and bits > 8) or width <= 0 or not height:
            return None
        self._size = width, abs(height)
        blank = 0
        if bits <= 8:
            self._mode, blank = "P", self._read_palette(_START + size, min(number or 1 << bits, 1 << bits))
        else:
            self._mode = "RGBA" if masks[3] else "RGB"
        return _Layout(bits, compression, height > 0, masks, blank)

    def _read_palette(self, start: int, number: int) -> int:
        """Returns the number of a black that is added, if there is room."""
        assert self.fp is not None  # noqa: S101 - for the type checker
        self.fp.seek(start)
        colours = self.fp.read(4 * number).ljust(4 * number, b"\0")
        self.palette = ImagePalette.raw("BGRX", colours + bytes(4 * (256 - number)))
        return min(number, 255)


def _lengthened(data: bytes) -> bytes:
    """With the rest of a header that says no more than the first half: nought."""
    more = bytes(_HEADER - _SHORT_HEADER)
    (place,) = struct.unpack("<L", data[10:14])
    head = data[:10] + struct.pack("<LL", place + len(more), _HEADER)
    return head + data[18 : _START + _SHORT_HEADER] + more + data[_START + _SHORT_HEADER :]


class _Decoder(ImageFile.PyDecoder):
    """Pillow asks it for the pixels. Raises OSError behind the last row that is there."""

    _pulls_fd = True

    def decode(self, _buffer: object) -> tuple[int, int]:
        assert self.fd is not None  # noqa: S101 - for the type checker
        layout = _Layout(*self.args)
        size = width, height = self.state.xsize, self.state.ysize
        rows = 0
        for picture in _pictures(self.fd, size, layout, self.mode):
            top = height - rows - picture.height if layout.upside_down else rows
            self._image.paste(picture.im, (0, top, width, top + picture.height))
            rows += picture.height
        if self.mode == "RGBA" and rows:
            top = height - rows if layout.upside_down else 0
            alpha = self._image.getband(3).crop((0, top, width, top + rows))
            if alpha.getextrema() == (0, 0):  # a program that knew of no alpha
                self._image.putband(Image.new("L", size, 255).im, 3)
        if rows < height:
            raise OSError("image file is truncated")
        return -1, 0

    @property
    def _image(self) -> Any:
        return self.im


def _pictures(file: IO[bytes], size: tuple[int, int], layout: _Layout, mode: str) -> Iterator[Image.Image]:
    """Of the rows that are there, some at once, as they are in the file: their bits take as much memory as they do."""
    width, height = size
    if layout.compression in {_RLE8, _RLE4}:
        numbers, rows = _runs(file.read(), size, layout)
        if rows:
            pixels = bytes(numbers[: width * rows])
            yield Image.frombytes("P", (width, rows), pixels, "raw", "P", 0, _step(layout))
        return
    stride = (width * layout.bits + 31) // 32 * 4
    for top in range(0, height, _BAND):
        data = file.read(stride * min(_BAND, height - top))
        if rows := len(data) // stride:
            yield _rows(data, (width, rows), stride, layout, mode)


def _step(layout: _Layout) -> int:
    return -1 if layout.upside_down else 1


def _rows(data: bytes, size: tuple[int, int], stride: int, layout: _Layout, mode: str) -> Image.Image:
    """Of numbers of colours, or of bits that masks pick."""
    if not layout.masks:
        raw = "P" if layout.bits == 8 else f"P;{layout.bits}"
        return Image.frombytes("P", size, data, "raw", raw, stride, _step(layout))
    planes = _PLANES[layout.bits]
    whole = Image.frombytes(planes, size, data, "raw", planes, stride, _step(layout)).split()
    red, green, blue, alpha = (_picked(whole, mask) for mask in layout.masks)
    if mode == "RGB":
        return Image.merge("RGB", (red, green, blue))
    return Image.merge("RGBA", (red, green, blue, alpha))


def _picked(planes: tuple[Image.Image, ...], mask: int) -> Image.Image:
    """The bits of a mask in each pixel, as a value of 8 bits; ``planes``: the pixel's bytes, the lowest first."""
    lowest = (mask & -mask).bit_length() - 1
    most = mask >> lowest if mask else 1
    total = Image.new("L", planes[0].size)
    for number, plane in enumerate(planes):
        if mask >> 8 * number & 255:
            table = [round(((value << 8 * number & mask) >> lowest) * 255 / most) for value in range(256)]
            total = ImageChops.add(total, plane.point(table))
    return total


def _runs(data: bytes, size: tuple[int, int], layout: _Layout) -> tuple[bytearray, int]:
    """The numbers of all pixels, the first row of the file first, and how many rows are there."""
    width, height = size
    numbers = bytearray((layout.blank,)) * (width * height)
    x = y = position = 0
    while position + 1 < len(data) and y < height:
        count, value = data[position], data[position + 1]
        position += 2
        if count:  # so many pixels of one colour; of two in turn with 4 bits
            two = bytes((value,)) if layout.compression == _RLE8 else bytes((value >> 4, value & 15))
            run = (two * count)[:count]
        elif value == 0:  # the end of a row
            x, y = 0, y + 1
            continue
        elif value == 1:  # the end of the picture
            return numbers, height
        elif value == 2:  # so many pixels and rows are left out
            if position + 1 >= len(data):
                break
            x, y = x + data[position], y + data[position + 1]
            position += 2
            continue
        else:  # as many pixels as they are
            length = value if layout.compression == _RLE8 else (value + 1) // 2
            run = data[position : position + length]
            if layout.compression == _RLE4:
                run = bytes(number for both in run for number in (both >> 4, both & 15))[:value]
            position += length + length % 2
        run = run[: max(0, width - x)]
        numbers[y * width + x : y * width + x + len(run)] = run
        x += len(run)
    return numbers, min(y, height)


Image.register_decoder(_DECODER, _Decoder)
