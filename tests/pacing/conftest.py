"""A service whose clock the test moves."""

from __future__ import annotations

import pytest

from tests.pacing.clocked import Clocked


@pytest.fixture
def service() -> Clocked:
    return Clocked()
