"""An answer that says its words in several languages, each behind its name: "English: … German: …"."""

from __future__ import annotations

import re

from django_autocaption.text.analysis import sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.language_names import language_named

_NAMED = re.compile(r"[-*•>\s]*[*_]{0,2}[(\[]?([^\W\d_][\w ()-]{1,24}?)[)\]]?[*_]{0,2}\s*[:：][*_]{0,2}\s*(?=\S)")
#: Pieces that are looked at.
_MOST = 40


def of_the_language(draft: Draft) -> None:
    """The words in the wanted language, else the first ones, where each line, or each sentence of one line, begins with
    the name or tag of another language."""
    text = draft.text.strip()
    lines = [line for line in text.split("\n", _MOST)[:_MOST] if line.strip()]
    pieces = lines if len(lines) > 1 else sentences.split(text)[:_MOST]
    if len(pieces) > 1 and pieces[0].rstrip().endswith(":"):
        pieces = pieces[1:]
    said: dict[str, str] = {}
    for piece in pieces:
        match = _NAMED.match(piece)
        code = language_named(match[1]) if match else ""
        if not match or not code or code in said:
            return
        said[code] = piece[match.end() :].strip()
    if len(said) > 1:
        draft.replace(said.get(draft.language.code) or next(iter(said.values())), "wrapper")
