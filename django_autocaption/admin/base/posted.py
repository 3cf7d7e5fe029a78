"""What a browser posted, when the page is shown again and says something else."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any, cast


def saying(data: Mapping[str, Any], values: Mapping[str, str | bool]) -> Mapping[str, Any]:
    """A copy of a form's ``data`` with these ``values``, by name of the input; True and False tick a box or not."""
    said = cast("dict[str, Any]", copy(data))  # of a QueryDict one that can be written to
    for name, value in values.items():
        if value is False:
            said.pop(name, None)
        else:
            said[name] = "on" if value is True else value
    return said
