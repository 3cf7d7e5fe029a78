"""OPTIONS of Runware."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from django_autocaption.providers.hosted import HostedOptions, number_within, one_of

TaskType = Literal["caption", "imageCaption"]
DeliveryMethod = Literal["sync", "async"]
ImageField = Literal["inputs.image", "inputImage", "inputImages"]
ImageFormat = Literal["data_uri", "base64", "url", "uuid"]
Authentication = Literal["header", "body"]

#: Where each task takes its image; the first is what the service's own clients send.
IMAGE_FIELDS: dict[TaskType, tuple[ImageField, ...]] = {
    "caption": ("inputs.image", "inputImage"),
    "imageCaption": ("inputImage", "inputImages"),
}
#: Models that answer with an age group instead of words, and take no prompt.
AGE_MODELS = frozenset({"runware:153@1", "runware:154@1", "runware:152@50"})
#: Models that interrogate CLIP: a caption, then styles, artists and sites from a list.
INTERROGATORS = frozenset({"runware:151@1"})
#: No limit is documented; an array of more shrunk images would be a very large request.
MAX_BATCH = 100


@dataclass(frozen=True, kw_only=True)
class RunwareOptions(HostedOptions):
    """OPTIONS of RunwareProvider (https://runware.ai/docs/en/tools/caption#request)."""

    base_url: str = "https://api.runware.ai/v1"
    model: str = "runware:152@2"
    """AIR id of a captioning model; the default is Qwen2.5-VL-7B-Instruct. ``imageCaption`` can do without: ""."""
    task_type: TaskType = "caption"
    """``imageCaption`` is the older name (https://runware.ai/docs/en/utilities/image-to-text)."""
    delivery_method: DeliveryMethod = "sync"
    """``async`` has the words fetched later: https://runware.ai/docs/en/utilities/task-responses"""
    include_cost: bool = True
    """Have the price in USD come with the words."""
    image_field: ImageField | None = None
    """None = where Runware's own clients put it: ``inputs.image`` for ``caption``, which contradicts the page with its
    top-level ``inputImage``; ``inputImage`` for ``imageCaption``. ``inputImages`` gets a list of one, because several
    images in it get one text."""
    image_format: ImageFormat = "data_uri"
    """``base64`` leaves out the prefix of the data URI; ``url`` gives the stored file's public address, so that the
    original leaves the site as it is; ``uuid`` uploads the image first."""
    batch_size: int = 1
    """Tasks in one request, 1–100. Images travel side by side anyway; a batch saves requests but shares its fate."""
    webhook: bool = False
    """Have Runware post its answers to this site as well."""
    authentication: Authentication = "header"
    """``body`` sends the key as the first task of the array, for gateways that drop the header."""

    def __post_init__(self) -> None:
        super().__post_init__()
        one_of("task_type", self.task_type, get_args(TaskType))
        one_of("delivery_method", self.delivery_method, get_args(DeliveryMethod))
        one_of("image_format", self.image_format, get_args(ImageFormat))
        one_of("authentication", self.authentication, get_args(Authentication))
        one_of("image_field", self.image_place, IMAGE_FIELDS[self.task_type])
        if not isinstance(self.model, str) or not (self.model.strip() or self.task_type == "imageCaption"):
            raise ValueError(f"'model' must be an AIR id such as 'runware:152@2', not {self.model!r}.")
        object.__setattr__(self, "model", self.model.strip())
        if self.batch_size is None:
            raise ValueError(f"'batch_size' must be a whole number from 1 to {MAX_BATCH}, not None.")
        number_within("batch_size", self.batch_size, 1, MAX_BATCH, whole=True)

    @property
    def image_place(self) -> ImageField:
        """``image_field``, or where the task's image usually goes."""
        return self.image_field or IMAGE_FIELDS[self.task_type][0]
