"""Put a mutant in the place of the code that it was made from, in this process only: no file is written."""

from __future__ import annotations

import functools
import importlib.util
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.mutation.mutants import Mutant


def module_name(file: str) -> str:
    """``django_autocaption/pacing/store.py`` → its dotted name."""
    return file.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def plant(mutant: Mutant) -> bool:
    """Change a function where it is, whoever imported it by whatever name.

    False where that cannot be: the change is outside of all functions, or in what a function's header says.
    """
    module = sys.modules[module_name(mutant.file)]
    new = compile(mutant.source, module.__file__ or mutant.file, "exec", dont_inherit=True)
    changed = False
    for path, code in _codes(new):
        function = _function(module, path)
        if function is None or function.__code__.co_firstlineno != code.co_firstlineno:
            continue  # below the change: the same code on other lines
        if code != function.__code__:
            function.__code__ = code
            changed = True
    return changed


def plant_before_import(mutant: Mutant) -> None:
    """Have the module made from the mutant when it is imported."""
    sys.meta_path.insert(0, _Finder(mutant))


def _codes(module: CodeType, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], CodeType]]:
    """Functions of a module and of its classes; those inside of functions come with these."""
    for constant in module.co_consts:
        if isinstance(constant, CodeType) and not constant.co_name.startswith("<"):
            is_function = bool(constant.co_flags & 0x1)  # CO_OPTIMIZED: a class body is not
            if is_function:
                yield (*path, constant.co_name), constant
            else:
                yield from _codes(constant, (*path, constant.co_name))


def _function(module: ModuleType, path: Sequence[str]) -> FunctionType | None:
    found: Any = module
    for name in path:
        found = vars(found).get(name) if hasattr(found, "__dict__") else None
        if found is None:
            return None
    for _wrapper in range(5):
        if isinstance(found, FunctionType) and not hasattr(found, "__wrapped__"):
            return found
        if isinstance(found, property):
            found = found.fget
        elif isinstance(found, functools.cached_property):
            found = found.func
        elif isinstance(found, classmethod | staticmethod):
            found = found.__func__
        else:
            found = getattr(found, "__wrapped__", None)
    return None


class _Finder(MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != module_name(self.mutant.file):
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(fullname)
        assert spec is not None
        assert spec.origin is not None
        loader = _Loader(fullname, spec.origin)
        loader.source = self.mutant.source
        spec.loader = loader
        return spec


class _Loader(SourceFileLoader):
    source = ""

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec", dont_inherit=True)
