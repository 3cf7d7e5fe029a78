"""A checkpoint is read without running it, and its strides count."""

from __future__ import annotations

import pickle
import sys
from collections import OrderedDict
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from django_autocaption.providers.embedded.vision.weights import LEGACY_MAGIC, WeightsError, read_weights


class Storage:
    """Stands for a storage in the pickle, as PyTorch writes it."""

    def __init__(self, key: str, values: Any) -> None:
        self.key, self.values = key, np.asarray(values, dtype="<f4")


class Tensor:
    def __init__(self, storage: Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...]) -> None:
        self.arguments: tuple[Any, ...] = (storage, offset, shape, strides, False, OrderedDict())

    def __reduce__(self) -> tuple[Any, ...]:
        return sys.modules["torch._utils"]._rebuild_tensor_v2, self.arguments


@pytest.fixture
def torch(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """As much of PyTorch as a pickle of its tensors names."""
    utils, torch = ModuleType("torch._utils"), ModuleType("torch")

    def rebuild(*_: object) -> None:
        raise AssertionError

    for function, module, name in ((rebuild, utils, "_rebuild_tensor_v2"), (type("F", (), {}), torch, "FloatStorage")):
        function.__module__, function.__name__, function.__qualname__ = module.__name__, name, name
        setattr(module, name, function)
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "torch._utils", utils)
    return torch


def save(path: Path, tensors: object, *storages: Storage, torch: ModuleType) -> Path:
    class Pickler(pickle.Pickler):
        def persistent_id(self, obj: object) -> object:
            if isinstance(obj, Storage):
                return ("storage", torch.FloatStorage, obj.key, "cpu", len(obj.values), None)
            return None

    with path.open("wb") as file:
        for value in (LEGACY_MAGIC, 1001, {"little_endian": True}):
            pickle.dump(value, file, protocol=2)
        Pickler(file, protocol=2).dump(tensors)
        pickle.dump([storage.key for storage in storages], file, protocol=2)
        for storage in storages:
            file.write(len(storage.values).to_bytes(8, "little") + storage.values.tobytes())
    return path


def test_strides_are_honoured(tmp_path: Path, torch: ModuleType) -> None:
    storage = Storage("1", range(7))
    tensors = {"rows": Tensor(storage, 1, (2, 3), (3, 1)), "columns": Tensor(storage, 1, (2, 3), (1, 2))}
    weights = read_weights(save(tmp_path / "x.pth", tensors, storage, torch=torch))
    assert weights["rows"].tolist() == [[1, 2, 3], [4, 5, 6]]
    assert weights["columns"].tolist() == [[1, 3, 5], [2, 4, 6]]
    assert weights["columns"].flags.c_contiguous


@pytest.mark.parametrize(("offset", "strides"), [(2, (3, 1)), (0, (9, 1)), (-1, (3, 1)), (0, (-1, 1))])
def test_a_tensor_outside_its_storage_is_refused(
    tmp_path: Path, torch: ModuleType, offset: int, strides: tuple[int, int]
) -> None:
    storage = Storage("1", range(7))
    path = save(tmp_path / "x.pth", {"x": Tensor(storage, offset, (2, 3), strides)}, storage, torch=torch)
    with pytest.raises(WeightsError):
        read_weights(path)


def test_nothing_else_is_unpickled(tmp_path: Path, torch: ModuleType) -> None:
    class Evil:
        def __reduce__(self) -> tuple[Any, ...]:
            return Path.touch, (tmp_path / "touched",)

    with pytest.raises(WeightsError, match="not a tensor"):
        read_weights(save(tmp_path / "x.pth", {"x": Evil()}, torch=torch))
    assert not (tmp_path / "touched").exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"not a pickle", pickle.dumps(5)])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pth").write_bytes(content)
    with pytest.raises(WeightsError):
        read_weights(tmp_path / "x.pth")


def test_a_cut_file_is_refused(tmp_path: Path, torch: ModuleType) -> None:
    storage = Storage("1", range(7))
    path = save(tmp_path / "x.pth", {"x": Tensor(storage, 0, (7,), (1,))}, storage, torch=torch)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(WeightsError, match="cut short"):
        read_weights(path)
