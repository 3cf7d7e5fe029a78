"""Modules that are imported when they are first used, so that starting the app loads no worker's code and no model.

The one way past "imports stand at the top of a file". The file has the import all the same, for readers, for mypy and
for the tests of the architecture, which hold both to the same names::

    if TYPE_CHECKING:
        from django_autocaption.pipeline.work import production
    else:
        production = on_first_use("django_autocaption.pipeline.work.production")
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


class LaterModule:
    """Stands in for a module; any look at an attribute imports it. Safe in threads, as imports are."""

    def __init__(self, name: str) -> None:
        self._name = name

    def load(self) -> ModuleType:
        """The module itself."""
        return import_module(self._name)

    def __getattr__(self, attribute: str) -> Any:
        return getattr(self.load(), attribute)

    def __repr__(self) -> str:
        return f"<{self._name}, on first use>"


def on_first_use(name: str) -> Any:
    """The module of that dotted name, to be used as if it were imported."""
    return LaterModule(name)


def load(*modules: Any) -> None:
    """Import now what else would be imported on first use."""
    for module in modules:
        if isinstance(module, LaterModule):
            module.load()


def are_installed(*packages: str) -> bool:
    """Whether these top-level packages can be found, without importing them."""
    return all(find_spec(package) is not None for package in packages)
