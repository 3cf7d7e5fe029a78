"""Where sentences end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from django_autocaption.text.analysis import quotes

#: Marks that end a sentence, in any script.
TERMINAL = ".!?…。！？｡؟۔।॥։።။។"
CLOSERS = "\"'”’»)]）」』】›"
_BOUNDARY = re.compile(
    rf"(?:(?<![.!?…؟۔।॥։።။។])[.!?…؟۔।॥։።။។]++[{re.escape(CLOSERS)}]*+(?=\s)|[。！？｡]++[{re.escape(CLOSERS)}]*+)\s*+"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“])(?:mrs?|ms|dr|prof|st|mt|ft|jr|sr|vs|no|nr|vol|fig|approx|ca|inc|ltd|co|corp|gen|sen|rep|lt|col|sgt|capt|"
    r"rev|hon|etc|e\.g|i\.e|z\.b|d\.h|bzw|usw|u\.a|str|hl|ex|env|av|sra?|dra?|dott|sig|ing|min|max|ул|г|им|т\.д|т\.п|p|pp|"
    r"a\.m|p\.m|(?:\w\.)*[^\W\d_])\.$",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)  # many steps ask about the same words
def split(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order, trimmed; quotations and abbreviations are not torn apart."""
    boundaries = [match for match in _BOUNDARY.finditer(text) if match.end() < len(text)]
    inside = quotes.spans(text) if boundaries else []
    starts = [start for start, _ in inside]
    sentences: list[str] = []
    begin = 0
    for match in boundaries:
        end = match.end()
        if not _ends(text, match, inside, starts):
            continue
        sentences.append(text[begin:end].strip())
        begin = end
    sentences.append(text[begin:].strip())
    return tuple(filter(None, sentences))


def join(sentences: Sequence[str]) -> str:
    """The sentences as one text: with spaces, except after the full stops of Chinese and Japanese."""
    parts = list(sentences[:1])
    for before, sentence in pairwise(sentences):
        parts += (gap(before), sentence)
    return "".join(parts)


def gap(sentence: str) -> str:
    """What stands between a sentence and the next one."""
    return "" if sentence.rstrip(CLOSERS)[-1:] in "。！？｡" else " "


def is_ended(text: str) -> bool:
    """Whether the text ends with a terminal mark, perhaps inside closing quotes or brackets."""
    return text.rstrip().rstrip(CLOSERS)[-1:] in set(TERMINAL)


def _ends(text: str, match: re.Match[str], inside: list[tuple[int, int]], starts: list[int]) -> bool:
    mark_end = len(match[0].rstrip()) + match.start()
    index = bisect_right(starts, match.start()) - 1
    if index >= 0 and inside[index][0] < match.start() and mark_end < inside[index][1]:
        return False
    following = text[match.end()]
    if following.islower():
        return False
    if match[0].rstrip(CLOSERS + " \t\n") == "." and text[match.start() - 1].isalnum():
        return not _ABBREVIATION.search(text[max(0, match.start() - 12) : match.start() + 1])
    return not match[0].startswith(("…", "...")) or following.isupper()
