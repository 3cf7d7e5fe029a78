"""How files begin that no decoder here reads, by what can be done about them; data only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Table = Mapping[str, Sequence[tuple[str, re.Pattern[bytes]]]]
"""Advice → (what it is, with its article; its beginning)."""

ANOTHER = "Upload a JPEG, PNG or WebP image instead."
DEVELOP = "Export a JPEG from the camera or from a raw converter, and upload that."
_EXPORT = "Export it as PNG or JPEG, and upload that."
_PAGE = "Export the page as PNG or JPEG, and upload that."
_STILL = "Upload a still of it as JPEG or PNG."
_UNPACK = "Unpack it, and upload the image that is in it."
_PULL = "Get the file itself (git lfs pull, git annex get), and upload that."

RAW = "a camera's raw file"


def _table(rows: Mapping[str, Sequence[tuple[str, bytes]]]) -> Table:
    return {
        advice: [(what, re.compile(beginning, re.DOTALL)) for what, beginning in kinds]
        for advice, kinds in rows.items()
    }


OTHER_IMAGES = _table(
    {
        DEVELOP: [
            (RAW, rb"FUJIFILMCCD-RAW|IIRO|IIRS|MMOR|IIU\0|FOVb|\0MRM|ARRI\x12\x34\x56\x78"),
            (RAW, rb"II\x1a\0\0\0HEAPCCDR|.{4}ftypcrx "),
        ],
        _EXPORT: [
            ("a Photoshop document", rb"8BPS"),
            ("a PostScript drawing", rb"%!PS|\xc5\xd0\xd3\xc6"),
            ("a JPEG XL image", rb"\xff\x0a|\0\0\0\x0cJXL "),
            ("a JPEG XR image", rb"II\xbc[\0\x01]"),
            ("an image in a HEIF container, of a rare coding", rb".{4}ftyp(?:avc[is]|jpgs|j2[ki]i|vvi[cs]|heif)"),
            ("a PAM image", rb"P7[ \t\r\n]"),
            ("an animated cursor (ANI)", rb"RIFF.{4}ACON"),
            ("a GIMP document", rb"gimp xcf"),
            ("a GIMP brush", rb"\0{3}.{17}GIMP"),
            ("a Krita document", rb"PK\x03\x04.{26}mimetypeapplication/x-krita"),
            ("an OpenRaster document", rb"PK\x03\x04.{26}mimetypeimage/openraster"),
            ("a Paint Shop Pro document", rb"Paint Shop Pro Image File\n"),
            ("a CorelDRAW drawing", rb"RIFF.{4}(?:CDR|cdr)"),
            ("a high dynamic range image (Radiance)", rb"#\?(?:RADIANCE|RGBE)"),
            ("a high dynamic range image (OpenEXR)", rb"v/1\x01"),
            ("a high dynamic range image (PFM)", rb"PF\r?\n"),
            ("an astronomical image (FITS)", rb"SIMPLE  ="),
            ("a medical image (DICOM)", rb".{128}DICM"),
            ("a Windows drawing (WMF)", rb"\xd7\xcd\xc6\x9a|\x01\0\x09\0\0\x03"),
            ("a Windows drawing (EMF)", rb"\x01\0\0\0.{36} EMF"),
            ("an Amiga image (IFF)", rb"FORM.{4}(?:ILBM|PBM )"),
            ("a DjVu document", rb"AT&TFORM"),
            ("an animation (MNG)", rb"\x8aMNG\r\n\x1a\n"),
            ("a JNG image", rb"\x8bJNG\r\n\x1a\n"),
            ("an animation (FLIC)", rb".{4}[\x11\x12]\xaf.{14}\0"),
            ("a film scan (DPX or Cineon)", rb"SDPX|XPDS|\x80\x2a\x5f\xd7"),
            ("a Photo CD image", rb".{2048}PCD_IPI"),
            ("a texture", rb"\xabKTX |PVR\x03|\x13\xab\xa1\x5c|BLP[12][\0-\x20]|VTF\0"),
            ("a BPG image", rb"BPG\xfb"),
            ("a JBIG2 image", rb"\x97JB2\r\n\x1a\n"),
            ("a farbfeld image", rb"farbfeld"),
            ("an IFUNC image (IM)", rb"Image type: "),
            ("a VICAR image", rb"LBLSIZE="),
            ("a fax (DCX)", rb"\xb1\x68\xde\x3a"),
        ],
    }
)

NO_IMAGES = _table(
    {
        _PAGE: [
            ("a PDF document", rb"\s{0,64}%PDF-"),
            ("an Office document", rb"\xd0\xcf\x11\xe0"),
            ("an Office document", rb"PK\x03\x04.{26}(?:\[Content_Types\]\.xml|mimetypeapplication/vnd\.oasis)"),
            ("a book (EPUB)", rb"PK\x03\x04.{26}mimetypeapplication/epub"),
            ("a text document (RTF)", rb"\{\\rtf"),
        ],
        _STILL: [
            ("a video (WebM or Matroska)", rb"\x1a\x45\xdf\xa3"),
            ("a video (MPEG)", rb"\0\0\x01[\xba\xb3]|\0\0\0\x01\x67|(?:G.{187}){2}G"),
            ("a video (Flash)", rb"FLV\x01"),
            ("a video (AVI)", rb"RIFF.{4}AVI "),
            ("a video (Windows Media)", rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11"),
            ("a video (RealMedia)", rb"\.RMF\0"),
            ("a video (QuickTime)", rb"\0.{3}(?:moov|mdat|wide|pnot|free|skip)"),
            ("a video (MP4 or QuickTime)", rb".{4}ftyp(?!M4[ABP]|F4A)"),
        ],
        _UNPACK: [
            ("a ZIP archive or an Office document", rb"PK\x03\x04|PK\x05\x06"),
            ("a gzip archive", rb"\x1f\x8b"),
            ("an archive", rb"7z\xbc\xaf|Rar!|BZh[1-9]|\xfd7zXZ|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18|MSCF\0"),
            ("an archive (tar)", rb".{257}ustar"),
        ],
        _PULL: [
            ("a Git LFS pointer instead of the file that it points to", rb"\s{0,64}version https://(?:git-lfs|hawser)"),
            ("a git-annex pointer instead of the file that it points to", rb"(?:\.\./|\.git)*/annex/objects/"),
        ],
        ANOTHER: [
            (
                "a sound file",
                rb"ID3|fLaC|MThd\0|#!AMR|wvpk|\.snd\0|RIFF.{4}WAVE|FORM.{4}AIF[FC]|.{4}ftyp(?:M4[ABP]|F4A)",
            ),
            ("a sound file", rb"\xff[\xfa\xfb\xf1-\xf3\xf9]"),  # MP3 and AAC without a tag before them
            ("a sound or video file (Ogg)", rb"OggS"),
            ("a sound or video file (RIFF)", rb"RIFF"),
            ("a database (Access)", rb"\0\x01\0\0Standard "),
            ("a database (SQLite)", rb"SQLite format 3\0"),
            ("a font", rb"\0\x01\0\0|OTTO\0|true\0|ttcf\0|wOF[F2]|.{8}[\x01\x02]\0\x02\0.{22}LP"),
            ("a program", rb"MZ[\x90P\0]|\x7fELF|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\0asm|#!\s?/"),
            ("a Windows shortcut", rb"L\0\0\0\x01\x14\x02\0|\[InternetShortcut\]"),
            ("a property list of macOS", rb"bplist00"),
            ("a folder's settings of macOS (.DS_Store)", rb"\0\0\0\x01Bud1"),
            ("the companion that macOS writes beside a file (._…)", rb"\0\x05\x16[\0\x07]"),
            ("a scientific data file", rb"\x89HDF\r\n\x1a\n|CDF[\x01\x02\x05]|GRIB.{3}[\x01\x02]"),
            ("a colour profile (ICC)", rb".{36}acsp"),
        ],
    }
)
