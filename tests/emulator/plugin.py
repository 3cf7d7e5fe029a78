"""The fixture ``emulator``: ``pytest_plugins = ["tests.emulator.plugin"]``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.emulator.client import EmulatorClient, running


@pytest.fixture(scope="session")
def emulator_process() -> Iterator[EmulatorClient]:
    with running() as client:
        yield client


@pytest.fixture
def emulator(emulator_process: EmulatorClient) -> EmulatorClient:
    """The emulated services, with an empty ledger and no faults."""
    emulator_process.reset()
    return emulator_process
