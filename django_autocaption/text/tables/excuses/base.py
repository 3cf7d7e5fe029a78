"""What a service says in place of a description, by kind; how its patterns are read."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

_LINE_BREAK = re.compile(r"(?<=\|)\n\s*|\n\s*(?=\|)")
_SPACE = re.compile(r"\s+")
#: What a service says before it tells that something went wrong, in any language.
_OOPS = (
    "ups|oops|oups|oeps|ops|oh|oi|oj|ui|uff|hoppla|hoppsan|hups|hoppá|hopa|jejda|vaya|aduh|ôi|hay aksi|опа|упс|ой|ох|"
    "ωχ|אופס|עופס|عفوًا|أوه|ओह|अरे|อุ๊ย|哎呀|糟糕|おっと|앗|이런"
)
_GROUP = re.compile(r"(?<!\\)\((?!\?)")


@dataclass(frozen=True, kw_only=True)
class Excuses:
    """Patterns of one language, for the first sentence of an answer, without what it quotes and without its full stop.

    They match where the sentence starts, any case. A space or line break stands for white space (a line break beside
    ``|`` for none), parentheses group, an apostrophe is of any kind, ``…`` is at most eighty characters, ``~`` at most
    three words, `` ?`` white space or none.
    """

    image: str
    """The image or its file as a subject, with article."""
    sent: str = ""
    """"That you uploaded", behind the image."""
    spoilt: str
    """What is said of an image that came to nothing, behind it: did not load, damaged, missing, too dark."""
    blank: str
    """The same, as the end of the sentence: "is black", which may go on to "and white"."""
    plain: str
    """A whole sentence that calls the image white, black or empty: "This is a black image"."""
    unfit: str
    """The format is not supported, the link leads nowhere, the quality is too poor."""
    seems: str
    """"It seems that"."""
    nouns: str
    """The image or its file, or the act of sending it, in any form."""
    lacking: str
    """What, beside ``nouns`` and behind ``seems``, says that there is no image, or none that is fit to describe."""
    no_image: str
    """No image came: "no image was attached", "you did not upload"."""
    unable: str
    """"I cannot see", "nothing can be recognised", and that people are not identified."""
    send: str
    """"Please upload it again"."""
    failed: str
    """An error occurred, try later."""
    blocked: str
    """A policy or filter forbids it."""
    wait: str
    """"One moment", "I will analyse the image"."""
    sadly: str
    """Words before any of these: "unfortunately", "apparently"."""
    spaced: bool = True

    @cached_property
    def pattern(self) -> str:
        """All kinds in one."""
        gap = r"\s+" if self.spaced else r"\s*"
        kinds = (
            *(self.plain, self.unfit, self.no_image, self.unable),
            *(self.send, self.failed, self.blocked, self.wait),
        )
        sent = rf"(?:{_read(self.sent)})?" if self.sent else ""
        about = rf"(?:{_read(self.image)}){sent}{gap}(?:{_read(self.spoilt)}|(?:{_read(self.blank)})\W*$)"
        seems = rf"(?:{_read(self.seems)})(?=.{{0,120}}(?:{_read(self.nouns)}))(?=.{{0,120}}(?:{_read(self.lacking)}))"
        said = "|".join(_read(kind) for kind in kinds)
        before = rf"(?:(?:{_OOPS})[\s,،、，!]+)?(?:(?:{_read(self.sadly)})[\s,،、，]*)?"
        return rf"{before}(?:{seems}|{about}|{said})"


def _read(pattern: str) -> str:
    pattern = _SPACE.sub(" ", _LINE_BREAK.sub("", unicodedata.normalize("NFC", pattern)))
    pattern = _GROUP.sub("(?:", pattern)
    for sign, meaning in (("'", "['’]"), ("…", r".{0,80}?"), ("~", r"(?:\S+\s+){0,3}?"), (" ?", r"\s*"), (" ", r"\s+")):
        pattern = pattern.replace(sign, meaning)
    return pattern
