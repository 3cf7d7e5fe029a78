"""The order of the suite in several processes. Tests that share what is costly to make run in one of them: file by
file, as listed. Those that wait for other processes are not left to the end.

pytest-xdist has marks for it, which do nothing under pytest 9.2: they are to be read in the tests' ids, which can no
longer be changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

try:
    from xdist.scheduler import LoadScopeScheduling
except ImportError:
    LoadScopeScheduling = object

#: What the tests of a file have in common; files with the same run in the same process.
SHARED: Mapping[str, str] = {
    "tests/test_architecture.py": "the package's syntax trees",
    "tests/models/test_error_codes.py": "the package's syntax trees",
    "tests/publishing/test_example_pages.py": "an album with its words",
    "tests/test_webhook_servers.py": "gunicorn and uvicorn",
    "tests/emitted/test_plugin.py": "a session of pytest",
    "tests/translations/test_catalogues.py": "the strings of the code",
    "tests/images/test_hostile.py": "hostile files, decoded",
    "tests/sites/test_clouds.py": "emulators of storages",
}


#: Marks of tests that may take most of a minute.
LONG = ("faults", "services", "browser")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of the last fifth of the tests the long ones come first, lest the suite ends with one process at work."""
    if hasattr(config, "workerinput"):
        late = len(items) * 4 // 5
        items[late:] = sorted(items[late:], key=lambda item: not any(map(item.get_closest_marker, LONG)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """One test after the other to whoever is free (some take a minute, most a hundredth of a second), but for these."""
    assert all((config.rootpath / file).is_file() for file in SHARED)
    return _OneByOne(config, log)


class _OneByOne(LoadScopeScheduling):  # type: ignore[misc,valid-type]  # pytest-xdist may not be installed
    def _split_scope(self, nodeid: str) -> str:
        return SHARED.get(nodeid.partition("::")[0], nodeid)
