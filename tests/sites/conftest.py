"""A site's story is given its time by ``running``, which is longer than what the suite gives a test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites.running import SECONDS

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(SECONDS + 40))
