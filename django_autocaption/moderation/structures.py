"""An age label that is a structure: JSON in a string, an object, a list of faces."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

#: Structures within structures; what is deeper is not a label.
DEEPEST = 8

_NOT_LETTERS = re.compile(r"[^a-z]")
_AGE_KEY = re.compile(r"(?:.*(?<!im)(?<!p)(?<!langu)(?<!mess))?age(?!.*(?:confidence|score|prob|certainty)).*")
_LABEL_KEYS = frozenset({"label", "group", "class", "category", "band", "range", "bracket", "prediction"})
#: What is told by yes and no, and whether yes means a minor; "isunder" is left of "is_under_18".
_FLAG = re.compile(r"(?:is|has)?(?:(?P<minor>minors?|underaged?|child|children|under|below)|adults?|over|grownup)")
_YES, _NO = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})
_LEAST = frozenset({"min", "agemin", "minage", "minimum", "from", "low", "lower"})
_MOST = frozenset({"max", "agemax", "maxage", "maximum", "to", "high", "upper"})


def from_json(label: str) -> object:
    """The object or list that ``label`` spells in JSON, else ``label``. Never raises."""
    if not label.lstrip().startswith(("{", "[")):
        return label
    try:
        return json.loads(label)
    except (ValueError, RecursionError):
        return label


def labels_in(value: object, depth: int = 0) -> Iterator[object]:
    """The labels in a structure, one a face: members of lists, and the values of an object's keys for age.

    None stands for a face without any label.
    """
    if depth > DEEPEST:
        yield None
    elif isinstance(value, Mapping):
        yield from _labels_of_one(value, depth)
    elif isinstance(value, list | tuple | set | frozenset):
        for member in value:
            yield from labels_in(member, depth + 1)
    else:
        yield value


def _labels_of_one(face: Mapping[object, object], depth: int) -> Iterator[object]:
    named = {_NOT_LETTERS.sub("", str(key).casefold()): value for key, value in face.items() if isinstance(key, str)}
    flags = [flag for key, value in named.items() if (flag := _flag(key, value))]
    if "minor" in flags:
        yield "minor"
    least = next((named.pop(key) for key in _LEAST & named.keys()), None)
    most = next((named.pop(key) for key in _MOST & named.keys()), None)
    if least is not None or most is not None:
        yield _range(least, most)
        return
    told = [value for key, value in named.items() if _AGE_KEY.fullmatch(key) or key in _LABEL_KEYS]
    nested = [value for value in named.values() if isinstance(value, Mapping | list | tuple)]
    for value in told or nested or flags or [None]:
        yield from labels_in(value, depth + 1)


def _flag(key: str, value: object) -> str:
    """What ``is_adult: false`` and ``minor: "yes"`` say of a face; "" for any other key. No child may be a teenager."""
    flag, said = _FLAG.fullmatch(key), str(value).casefold()
    if flag is None or said not in _YES | _NO:
        return ""
    if (said in _YES) is bool(flag["minor"]):
        return "minor"
    return "" if flag["minor"] in ("child", "children") else "adult"


def _range(least: object, most: object) -> str | None:
    """One label of two ends, either of which may be missing."""
    ends = [str(end) for end in (least, most) if isinstance(end, int | float) and not isinstance(end, bool)]
    if len(ends) == 2:
        return "-".join(ends)
    return (f"{ends[0]}+" if most is None else f"<={ends[0]}") if len(ends) == 1 else None
