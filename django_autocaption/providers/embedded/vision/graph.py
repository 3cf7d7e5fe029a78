"""EfficientNet-Lite0 as an ONNX graph, built from its PyTorch weights.

Architecture: https://github.com/tensorflow/tpu/tree/master/models/official/efficientnet/lite (no squeeze-and-
excitation, ReLU6 for swish, stem and head not scaled). The weights were trained in TensorFlow, hence its padding and
epsilon.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from django_autocaption.providers.embedded.vision.weights import Tensor

#: Part of the cached file's name: raise it with every change to the graph.
GRAPH_VERSION = 1
INPUT_SIZE = 224
OPSET = 17
BATCH_NORM_EPSILON = 1e-3


class Stage(NamedTuple):
    """A row of the architecture's table; the first block of a stage strides, the others repeat."""

    repeats: int
    kernel: int
    stride: int
    expands: bool


STAGES = (
    Stage(1, 3, 1, False),
    Stage(2, 3, 2, True),
    Stage(2, 5, 2, True),
    Stage(3, 3, 2, True),
    Stage(3, 5, 1, True),
    Stage(4, 5, 2, True),
    Stage(1, 3, 1, True),
)


def build_model(weights: Mapping[str, Tensor]) -> bytes:
    """The serialised ONNX model: input ``image`` float32 [1, 3, 224, 224], output ``probabilities`` [1, 1000].

    ``weights``: arrays by their PyTorch names. Raises KeyError if one is missing.
    """
    return _Builder(weights).build()


class _Builder:
    """Appends node after node; ``last`` is the value that the next node takes, ``size`` its width in pixels."""

    def __init__(self, weights: Mapping[str, Tensor]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.last = "image"
        self.size = INPUT_SIZE

    def build(self) -> bytes:
        self.convolve("_conv_stem", "_bn0", stride=2)
        index = 0
        for stage in STAGES:
            for repeat in range(stage.repeats):
                self.block(f"_blocks.{index}", stage, stride=stage.stride if repeat == 0 else 1, residual=repeat > 0)
                index += 1
        self.convolve("_conv_head", "_bn1")
        self.add("GlobalAveragePool")
        self.add("Flatten")
        self.add("Gemm", self.constant("_fc.weight"), self.constant("_fc.bias"), transB=1)
        self.add("Softmax", output="probabilities", axis=1)
        shape = [1, 3, INPUT_SIZE, INPUT_SIZE]
        graph = helper.make_graph(
            self.nodes,
            "efficientnet-lite0",
            [helper.make_tensor_value_info("image", TensorProto.FLOAT, shape)],
            [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, [1, len(self.weights["_fc.bias"])])],
            self.constants,
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)
        onnx.checker.check_model(model, full_check=True)
        content: bytes = model.SerializeToString()
        return content

    def block(self, name: str, stage: Stage, *, stride: int, residual: bool) -> None:
        """Widen, look around in each channel on its own, narrow again; add what came in where the shapes allow it."""
        came_in = self.last
        if stage.expands:
            self.convolve(f"{name}._expand_conv", f"{name}._bn0")
        self.convolve(f"{name}._depthwise_conv", f"{name}._bn1", stride=stride, depthwise=True)
        self.convolve(f"{name}._project_conv", f"{name}._bn2", activate=False)
        if residual:
            self.add("Add", came_in)

    def convolve(
        self, conv: str, norm: str, *, stride: int = 1, depthwise: bool = False, activate: bool = True
    ) -> None:
        """A convolution with its batch normalisation folded in, then ReLU6."""
        kernel, bias = self.folded(conv, norm)
        width = kernel.shape[-1]
        before, after = self.same_padding(width, stride)
        self.add(
            "Conv",
            self.constant(f"{conv}.weight", kernel),
            self.constant(f"{conv}.bias", bias),
            kernel_shape=[width, width],
            strides=[stride, stride],
            pads=[before, before, after, after],
            group=len(kernel) if depthwise else 1,
        )
        if activate:
            self.add("Clip", self.constant("zero", np.float32(0)), self.constant("six", np.float32(6)))

    def folded(self, conv: str, norm: str) -> tuple[Tensor, Tensor]:
        """Kernel and bias that do in one step what the convolution and its normalisation do in two."""
        scale, shift, mean, variance = (
            self.weights[f"{norm}.{part}"].astype(np.float64)
            for part in ("weight", "bias", "running_mean", "running_var")
        )
        factor = scale / np.sqrt(variance + BATCH_NORM_EPSILON)
        kernel = self.weights[f"{conv}.weight"] * factor[:, None, None, None]
        return kernel.astype(np.float32), (shift - mean * factor).astype(np.float32)

    def same_padding(self, kernel: int, stride: int) -> tuple[int, int]:
        """TensorFlow's SAME: the odd pixel goes after, not before. https://www.tensorflow.org/api_docs/python/tf/nn"""
        size = -(-self.size // stride)
        total = max((size - 1) * stride + kernel - self.size, 0)
        self.size = size
        return total // 2, total - total // 2

    def add(self, operation: str, *inputs: str, output: str = "", **attributes: int | list[int]) -> None:
        output = output or f"{operation.lower()}_{len(self.nodes)}"
        node = helper.make_node(operation, [self.last, *inputs], [output])
        node.attribute.extend(helper.make_attribute(key, value) for key, value in attributes.items())
        self.nodes.append(node)
        self.last = output

    def constant(self, name: str, value: Tensor | np.float32 | None = None) -> str:
        """Name of a constant, which is laid down at its first use; by default the weight of that name."""
        if all(known.name != name for known in self.constants):
            array = np.asarray(self.weights[name] if value is None else value)
            self.constants.append(numpy_helper.from_array(array, name))
        return name
