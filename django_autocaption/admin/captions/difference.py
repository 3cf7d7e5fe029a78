"""How two texts differ: readable as a whole, with what is left out and what is new marked for eyes and ears."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from django_autocaption.loading import on_first_use
from django_autocaption.models.version import WORD_FIELDS

if TYPE_CHECKING:
    import regex
else:
    regex = on_first_use("regex")

#: Words, with their combining marks; scripts without spaces letter by letter; the rest as it comes.
_PIECE = r"(?V1)[[\p{L}\p{M}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]]+|\s+|\X"
#: More tokens than this are shown as two whole texts: comparing them would take a page too long.
MOST_PIECES = 600


def compare(before: str, after: str) -> SafeString:
    """``A <del>red</del><ins>blue</ins> boat.`` Screen readers, which often pass over these elements, are told too."""
    return format_html_join("", "{}", ((_marked(kind, text),) for kind, text in _parts(before, after)))


def compare_words(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, SafeString]]:
    """(name of the field, the difference) of every word field in which they differ."""
    return [
        (name, compare(as_text(before[name]), as_text(after[name])))
        for name in WORD_FIELDS
        if before[name] != after[name]
    ]


def as_text(value: Any) -> str:
    """A word field's value as people read it."""
    if isinstance(value, bool):
        return pgettext("answer", "Yes") if value else pgettext("answer", "No")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _parts(before: str, after: str) -> Iterator[tuple[str, str]]:
    old, new = regex.findall(_PIECE, before), regex.findall(_PIECE, after)
    if max(len(old), len(new)) > MOST_PIECES:
        yield from (("del", before), ("ins", after))
        return
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "", "".join(old[i:j])
        else:
            yield "del", "".join(old[i:j])
            yield "ins", "".join(new[k:m])


def _marked(kind: str, text: str) -> SafeString:
    if not text or not kind:
        return format_html("{}", text)
    told = _("[left out:") if kind == "del" else _("[new:")
    return format_html(
        '<{kind}><span class="visually-hidden">{told} </span>{text}<span class="visually-hidden">]</span></{kind}>',
        kind=SafeString(kind),
        told=told,
        text=text,
    )
