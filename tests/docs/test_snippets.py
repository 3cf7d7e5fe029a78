"""What the documents show as code is code: it parses, its settings are valid, its templates compile."""

from __future__ import annotations

import ast
import os
import re
import textwrap
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.template import engines

from django_autocaption.conf import AutocaptionSettings
from django_autocaption.options import read_options
from django_autocaption.registry import FieldOptions
from tests.docs.blocks import PAGES, ROOT, Block, blocks

BLOCKS = [
    pytest.param(block, id=f"{page.relative_to(ROOT)}-{number}")
    for page in PAGES
    for number, block in enumerate(blocks(page))
]


def parsed(block: Block) -> ast.Module:
    """A block of Python; one that begins with a key is a piece of a dict."""
    text = textwrap.dedent(block.text).replace("…", "...")
    return ast.parse(f"_ = {{\n{text}\n}}" if re.match(r'"\w+":', text) else text)


@pytest.mark.parametrize("block", [b for b in BLOCKS if b.values[0].language == "python"])
def test_python_parses(block: Block) -> None:
    parsed(block)


def settings_of(block: Block) -> list[dict[str, Any]]:
    """What a block gives AUTOCAPTION, if it does, on a machine that holds no keys: one that only builds."""
    found = [
        node.value
        for node in ast.walk(parsed(block))
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "AUTOCAPTION"
    ]
    with mock.patch.object(os, "environ", {}):
        return [eval(ast.unparse(node), {"os": os, "Path": Path, "AUTOCAPTION": {}}) for node in found]


SETTINGS = [
    pytest.param(given, id=str(param.id))
    for param in BLOCKS
    if isinstance(block := param.values[0], Block) and block.language == "python" and "AUTOCAPTION" in block.text
    for given in settings_of(block)
]


def test_some_settings_are_shown() -> None:
    assert len(SETTINGS) > 10


@pytest.mark.parametrize("given", SETTINGS)
def test_settings_are_valid(given: dict[str, Any]) -> None:
    shown = {"PROVIDERS": {"default": {}}, **given}
    shown["PROVIDERS"] = {"default": {}, **shown["PROVIDERS"]}
    read_options(AutocaptionSettings, shown, where="AUTOCAPTION")
    for label, options in given.get("FIELDS", {}).items():
        assert label.count(".") == 2
        read_options(FieldOptions, options, where=label)


@pytest.mark.parametrize("block", [b for b in BLOCKS if "{% load autocaption" in b.values[0].text])
def test_templates_compile(block: Block) -> None:
    engines["django"].from_string(block.text)
