"""Read a PyTorch checkpoint without PyTorch, and without running what a pickle may hold."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, ClassVar

import numpy as np
import numpy.typing as npt

Tensor = npt.NDArray[np.float32]

#: First pickle of a file that torch.save wrote before it turned to zip archives (torch/serialization.py, MAGIC_NUMBER).
LEGACY_MAGIC = 0x1950A86A20F9469CFC6C


class WeightsError(Exception):
    """The file is not a checkpoint of the kind that is read here."""


@dataclass(frozen=True)
class _View:
    """A tensor before its storage is known: where it lies in the storage, counted in elements."""

    storage: str
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def of(self, storages: Mapping[str, npt.NDArray[Any]]) -> Tensor:
        flat = storages[self.storage]
        last = self.offset + sum((n - 1) * step for n, step in zip(self.shape, self.strides, strict=True))
        if min((self.offset, *self.shape, *self.strides)) < 0 or last >= len(flat):
            raise WeightsError("A tensor reaches outside its storage.")
        steps = tuple(step * flat.itemsize for step in self.strides)
        view = np.lib.stride_tricks.as_strided(flat[self.offset :], self.shape, steps)
        return np.ascontiguousarray(view, dtype=np.float32).reshape(self.shape)


def _rebuild_tensor(storage: tuple[Any, ...], offset: int, shape: Any, strides: Any, *_: Any) -> _View:
    _tag, _type, key, *_rest = storage
    return _View(str(key), int(offset), tuple(shape), tuple(strides))


class _Unpickler(pickle.Unpickler):
    """Knows the four names that a checkpoint of plain tensors needs; any other is refused, so nothing can be called."""

    ALLOWED: ClassVar[dict[tuple[str, str], Any]] = {
        ("collections", "OrderedDict"): OrderedDict,
        ("torch._utils", "_rebuild_tensor_v2"): _rebuild_tensor,
        ("torch", "FloatStorage"): np.dtype("<f4"),
        ("torch", "LongStorage"): np.dtype("<i8"),
    }

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file)
        self.types: dict[str, np.dtype[Any]] = {}

    def find_class(self, module: str, name: str, /) -> Any:
        try:
            return self.ALLOWED[module, name]
        except KeyError:
            raise WeightsError(f"The checkpoint asks for {module}.{name}, which is not a tensor.") from None

    def persistent_load(self, pid: Any, /) -> Any:
        _tag, dtype, key, *_rest = pid
        self.types[str(key)] = dtype
        return pid


def read_weights(path: str | Path) -> dict[str, Tensor]:
    """Every tensor of the checkpoint at ``path`` by name, as contiguous float32 arrays.

    Reads the format of torch.save before version 1.6: pickles of a magic number, a protocol version, the writer's
    sizes, the tensors' places and the storages' order; then each storage as a count of elements (int64) and these.
    Tensors need not be contiguous: their strides are honoured. Raises WeightsError, or OSError if it cannot be read.
    """
    with open(path, "rb") as file:
        try:
            return _read(file)
        except (WeightsError, OSError):
            raise
        except Exception as error:  # an unpickler meets broken bytes with almost any exception
            raise WeightsError(f"{path} is not a PyTorch checkpoint: {error}") from error


def _read(file: BinaryIO) -> dict[str, Tensor]:
    def load() -> Any:
        return _Unpickler(file).load()

    if load() != LEGACY_MAGIC:
        raise WeightsError("The file does not begin like a PyTorch checkpoint.")
    load()  # protocol version
    if load().get("little_endian") is not True:
        raise WeightsError("The checkpoint was written on a big-endian machine.")
    unpickler = _Unpickler(file)
    views: dict[str, _View] = unpickler.load()
    storages = {str(key): _read_storage(file, unpickler.types[str(key)]) for key in load()}
    return {name: view.of(storages) for name, view in views.items()}


def _read_storage(file: BinaryIO, dtype: np.dtype[Any]) -> npt.NDArray[Any]:
    count = int.from_bytes(file.read(8), "little")
    flat = np.fromfile(file, dtype=dtype, count=count)
    if len(flat) != count:
        raise WeightsError("The checkpoint is cut short.")
    return flat
