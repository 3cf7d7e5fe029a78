"""What the README promises: its commands, its tables, its picture and its links."""

from __future__ import annotations

import ast
import dataclasses
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from django_autocaption.conf import AutocaptionSettings, ModerationSettings
from django_autocaption.providers.embedded.provider import EmbeddedOptions
from django_autocaption.providers.runware import RunwareOptions
from django_autocaption.registry import FieldOptions

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def commands() -> list[list[str]]:
    """The commands of a newcomer: fenced, on a line of their own."""
    fenced = re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    return [line.split() for block in fenced for line in block.splitlines() if "start.py" in line]


def table(text: str, first_column: str) -> dict[str, str]:
    """Name → default, both without their backticks, of the table whose first column has that head."""
    lines = text.split(f"| {first_column} | Default |")[1].splitlines()[2:]
    rows = [line.split("|") for line in lines[: next((n for n, line in enumerate(lines) if not line), len(lines))]]
    return {row[1].strip().strip("`"): row[2].strip().strip("`") for row in rows}


def defaults(options: Any) -> dict[str, Any]:
    return {field.name: getattr(options, field.name) for field in dataclasses.fields(options)}


def test_two_commands_do_everything() -> None:
    assert commands() == [["python3", "example_project/start.py", name] for name in ("demo", "test")]


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_both_commands_exist(command: list[str]) -> None:
    _python, script, *arguments = command
    start = runpy.run_path(str(ROOT / script))
    name, rest = start["parse"](arguments)
    assert (name, rest) == (arguments[0], [])
    assert name in (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[dependency-groups]")[2]


@pytest.mark.parametrize(
    ("page", "column", "options"),
    [
        ("docs/settings.md", "Key", AutocaptionSettings()),
        ("docs/settings.md", "Option", FieldOptions()),
        ("docs/moderation.md", "Key", ModerationSettings()),
        ("docs/providers/embedded.md", "Option", EmbeddedOptions()),
        ("docs/providers/runware.md", "Option", RunwareOptions()),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_every_option_is_listed_with_its_default(page: str, column: str, options: Any) -> None:
    listed = table((ROOT / page).read_text(encoding="utf-8"), column)
    assert {name: ast.literal_eval(value) for name, value in listed.items()} == defaults(options)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_within_the_repository_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (page.parent / target).is_file() or target.endswith(("CHANGELOG.md", "CONTRIBUTING.md")), target
    anchors = {
        re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in re.findall(r"^#+ (.*)$", text, re.M)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= anchors


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "screenshot.png").stat().st_size < 200_000


def test_every_provider_has_a_page_with_the_same_skeleton() -> None:
    pages = {page.stem: page.read_text(encoding="utf-8") for page in (ROOT / "docs" / "providers").glob("*.md")}
    assert {"embedded", "runware"} <= set(pages)
    for text in pages.values():
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
            "Setup",
            "Options",
            "Prompts",
            "Cost",
            "Errors",
            "Limits",
        ]
