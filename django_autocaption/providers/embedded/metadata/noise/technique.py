"""Words for how a file or an exposure was made, which devices and programs write instead of what is seen."""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.noise.fields import plain, plain_table
from django_autocaption.providers.embedded.metadata.noise.words import FILLING, TELLING

#: No picture is of these.
TERMS = plain_table(
    """
    ae af apng argb avif awb bgr bmp bpp cielab ciexyz cmyk codec colorspace csv datetime dct
    deflate desaturated dng dpi eps ev exif exr geotiff gif grayscale greyscale h264 heic heif hevc hlg huffman
    icc iptc iso jfif jpe jpeg jpeg2000 jpg jpx lossless lossy lut lzw mjpeg mozjpeg mp4 mpo ppi png ppm progressiv
    rgb rgba rle srgb subsampling svg tif tiff uncompressed utf webp xmp ycbcr yuv
    niveaux graustufen
    """
)
#: These too may be a subject, but not among those.
_BESIDE = plain_table(
    """
    alpha aperture array automatic balance band baseline basic bit bits body bright brightness bw camera
    channel channels chroma color colors colour compressed compression contrast cool creative custom data default depth
    digital done encoded encoding enhanced error exposure factory false file final fine focal focus format frame full
    gain gray grey high hue image index info input intent interlaced landscape layer length lens level linear low
    macro manual mask master max maximum meta metadata metering min mode model monochrome multi natural neutral night
    noise none normal null off ok on original output panorama photo picture pixel plain portrait preset priority
    process profile program progressive quality ratio raw reset resolution sample saturation scene sensor
    sharpness shot shutter single soft speed sport sports standard status strip super temperature time tone true type
    unit unknown user value version vivid warm web white wide
    coated uncoated gracol swop fogra euroscale eci adobe apple display working space
    """
)
#: What was done to a file.
_HANDLED = plain_table(
    """
    bearbeitet compressed cropped edited freigestellt highres hires komprimiert lowres optimised optimized redimensionné
    resized retouched retouchée retuschiert retouche scaled
    """
)
#: Alone, where cameras write.
_MODES = plain_table(
    """
    auto automatic color colour custom default done error fine high linear low macro manual mode monochrome neutral none
    normal off ok on preset process program raw standard unknown vivid
    """
)
_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*")


def is_technical(text: str, *, trusted: bool = True) -> bool:
    """Whether ``text`` names formats, colour spaces and settings and nothing else. ``trusted``: see ``is_prose``."""
    found = [plain(word) for word in _WORD.findall(text)]
    if not trusted and len(found) == 1:
        return found[0] in _MODES | TERMS
    own = TERMS | _BESIDE | _HANDLED | FILLING | TELLING
    if 1 < len(found) < 4 and found[-1] in {"mode", "modus"} and all(word in own for word in found):
        return True
    if not found or not all(word in own or len(word) < 2 for word in found):
        return False
    return any(word in TERMS or word in _HANDLED for word in found) or (text.islower() and len(found) > 1)
