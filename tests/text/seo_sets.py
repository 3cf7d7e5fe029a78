"""Words as services give them, and what pages say of them: ``cases/seo_sets.toml``, for people to read.

``python -m tests.text.seo_sets`` writes titles, meta descriptions, keywords and file names anew; read what changed.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django_autocaption.text import seo

PATH = Path(__file__).parent / "cases" / "seo_sets.toml"
GIVEN = ("language", "alt_text", "description", "keywords")
HEAD = "# Written by hand: language, alt_text, description, keywords. By `python -m tests.text.seo_sets`: says.\n"


def sets() -> list[dict[str, Any]]:
    """Each with GIVEN and, under ``says``, what pages are to say."""
    return tomllib.loads(PATH.read_text("utf-8"))["set"]  # type: ignore[no-any-return]  # of TOML


def says(given: Mapping[str, Any]) -> dict[str, Any]:
    """What pages say of such words."""
    words = seo(**{name: given[name] for name in GIVEN if name in given})
    return {
        "title": words.title,
        "meta_description": words.meta_description,
        "keywords": list(words.keywords),
        "file_name": words.file_name,
    }


def as_toml(found: Mapping[str, Any]) -> str:
    """One set."""
    given = [f"{name} = {_written(found[name])}" for name in GIVEN if found.get(name)]
    told = [f"says.{name} = {_written(value)}" for name, value in says(found).items()]
    return "\n".join(["[[set]]", *given, *told])


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    PATH.write_text(HEAD + "\n" + "\n\n".join(map(as_toml, sets())) + "\n", "utf-8")
