"""Every setting that is documented has its effect shown, and every setting that there is, is documented."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from django_autocaption.conf import AutocaptionSettings, ModerationSettings
from django_autocaption.pipeline.admission.budgets import Budget
from django_autocaption.providers.hosted.options import HostedOptions
from django_autocaption.registry import FieldOptions
from tests.effects.table import Table
from tests.effects.test_budget_keys import BUDGETS
from tests.effects.test_field_options import FIELD_OPTIONS
from tests.effects.test_image_keys import IMAGES
from tests.effects.test_moderation_keys import MODERATION
from tests.effects.test_provider_options import SHARED_OPTIONS
from tests.effects.test_settings import SETTINGS

ROOT = Path(__file__).parents[2]
HOSTED = (
    "anthropic",
    "gemini",
    "moondream",
    "openai",
    "openai_moderation",
    "rekognition",
    "runware",
    "scenario",
    "wavespeed",
)


def documented(page: str, heading: str) -> set[str]:
    """Names in the first column of the first table below a heading."""
    _before, found, below = f"\n{(ROOT / page).read_text()}".partition(f"\n{heading}\n")
    assert found, f"{page} has no {heading!r}"
    table = re.search(r"^\|.*(?:\n\|.*)+", below, re.MULTILINE)
    assert table
    return set(re.findall(r"^\| `(\w+)` \|", table[0], re.MULTILINE))


@pytest.mark.parametrize(
    ("shown", "page", "heading", "declared"),
    [
        ({**SETTINGS, **IMAGES}, "docs/settings.md", "# Settings", AutocaptionSettings),
        (FIELD_OPTIONS, "docs/settings.md", "## Field options", FieldOptions),
        (MODERATION, "docs/moderation.md", "## Who looks", ModerationSettings),
        (BUDGETS, "docs/budgets.md", "# Budgets", Budget),
    ],
)
def test_documentation_code_and_these_tests_name_the_same_settings(
    shown: Table, page: str, heading: str, declared: Any
) -> None:
    names = {field.name for field in fields(declared)}
    assert documented(page, heading) == names
    assert set(shown) == names


@pytest.mark.parametrize("service", HOSTED)
def test_what_all_services_share_is_documented_for_each(service: str) -> None:
    names = {field.name for field in fields(HostedOptions)}
    assert names <= documented(f"docs/providers/{service}.md", "## Options")
    assert set(SHARED_OPTIONS) == names
