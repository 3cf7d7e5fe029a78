"""What every captioning service looks like to the pipeline. A new service is a subclass in a file of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, cast

from django.core.checks import CheckMessage

from django_autocaption.exceptions import ProviderError, WebhookRejected
from django_autocaption.options import read_options
from django_autocaption.providers.rates import Rate
from django_autocaption.types import (
    Answer,
    AnswerShape,
    CaptionRequest,
    CaptionResult,
    Cost,
    DeferredAnswer,
    PendingJob,
    PreparedImage,
)

__all__ = [
    "BaseProvider",
    "ProviderOptions",
]


@dataclass(frozen=True, kw_only=True)
class ProviderOptions:
    """OPTIONS that every provider takes: none. Subclasses add fields; a field's name is the option's name."""


OptionsT = TypeVar("OptionsT", bound=ProviderOptions)


class BaseProvider(ABC, Generic[OptionsT]):
    """One captioning service, configured. Instances are cheap, hold no connection, and are used from one thread."""

    service: str
    """The service's own name, as people know it."""
    options_class: ClassVar[type[ProviderOptions]] = ProviderOptions
    """Dataclass of the OPTIONS; unknown keys are refused with the nearest valid name."""
    max_image_bytes: int | None = None
    """Images are shrunk below this before the service gets them; None = the service names no limit."""
    min_image_edge: ClassVar[int | None] = None
    """Pixels of the shorter edge that an image needs for the service to take it; None = the service names no limit."""
    is_local: ClassVar[bool] = False
    """Nothing leaves this machine and nothing is billed."""
    supports_prompt: ClassVar[bool] = False
    """The service follows a prompt; ``takes_prompt`` tells it of one model."""
    knows_language: ClassVar[bool] = False
    """The service is told the language beside the prompt, so that no prompt has to name it."""
    supports_model: ClassVar[bool] = False
    """The service lets a request choose among models."""
    knows_repeats: ClassVar[bool] = False
    """Asking again with the same uuid cannot bill twice, so a request of unknown outcome may be repeated."""
    signs_webhooks: ClassVar[bool] = False
    """The service signs what it posts; where it does not, the token in the address is the proof."""
    jobs_have_our_uuid: ClassVar[bool] = False
    """The service names a job by the uuid that it was asked with, so that it is known beforehand."""
    answers_later: ClassVar[bool] = False
    """``caption`` may give a PendingJob, and ``poll`` then looks for its answer."""
    options: OptionsT

    def __init__(self, alias: str, options: Mapping[str, Any] | None = None) -> None:
        """``alias``: key in AUTOCAPTION["PROVIDERS"]; ``options``: its OPTIONS. Raises ConfigurationError."""
        self.alias = alias
        where = f"AUTOCAPTION['PROVIDERS'][{alias!r}]['OPTIONS']"
        self.options = cast(OptionsT, read_options(self.options_class, options or {}, where=where))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.alias!r}>"

    @property
    def writes(self) -> bool:
        """Answers hold words; False = only what moderation asks for: ages, or whether an image is unsafe."""
        return True

    @property
    def retry_unknown(self) -> bool:
        """Ask once more after an unknown outcome (a timeout, a killed worker), although the service may bill twice."""
        return True

    def takes_prompt(self, model: str = "") -> bool:
        """Whether this model, "" = the one in the options, follows a prompt. Where it does not, a prompt that an editor
        chose is refused, not dropped."""
        return self.supports_prompt

    def follows_language(self, model: str = "") -> bool:
        """Whether this model can be told the language of the words, in a prompt or beside it. One that cannot is
        taken to write English, unless its answer says otherwise (``CaptionResult.language``)."""
        return self.knows_language or self.takes_prompt(model)

    def answer_shape(self, model: str = "") -> AnswerShape:
        """What this model's answers look like, "" = the one in the options: what is cut off them depends on it."""
        return "sentences"

    def whole_question(self, prompt: str, language: str, model: str = "") -> str:
        """What a model is told for this prompt, "" = none was chosen: answers are freed of what they repeat of it."""
        return prompt

    @property
    def default_prompt(self) -> str:
        """What a model is told where no prompt was chosen, as far as that is a prompt that can be added to; "" = it has
        a question of its own."""
        return ""

    @property
    def model(self) -> str:
        """Name of the model that is asked where a request names none; "" = the service's only one."""
        return ""

    @property
    def is_free(self) -> bool:
        """Nothing is billed, as far as the settings say."""
        return self.is_local

    @property
    def tells_age(self) -> bool:
        """Answers hold an age group of the people in the image (``CaptionResult.age``), where there are any."""
        return False

    @property
    def tells_nsfw(self) -> bool:
        """Answers say whether the image is unsafe (``CaptionResult.nsfw``)."""
        return False

    @property
    def batch_size(self) -> int:
        """Images that one request to the service may carry, as configured."""
        return 1

    @property
    def several_languages(self) -> bool:
        """As configured, one request about one image may ask for words in ``other_languages`` as well."""
        return False

    @property
    def rate(self) -> Rate | None:
        """How often all workers together may ask, as configured; None = as often as they like."""
        return None

    @property
    def concurrency(self) -> int:
        """Requests of all workers that may be in flight at once, running jobs among them; 0 = any number."""
        return 0

    @property
    def longest_request(self) -> float:
        """Seconds after which a request is given up."""
        return 60

    @property
    def cost_units(self) -> Sequence[str]:
        """Units in which answers say what they cost, as configured: a budget counts a service whose answers say it in
        the budget's unit. () = they do not say it."""
        return ()

    @property
    def takes_webhooks(self) -> bool:
        """As configured, the service posts its answers to ``callback_url``."""
        return False

    @property
    def wants_image_url(self) -> bool:
        """As configured, the service fetches the stored file itself, from ``image_url``."""
        return False

    def finds_words(self, image: PreparedImage, language: str) -> bool:
        """Whether the file holds words that this provider would say whatever the image shows."""
        return False

    @abstractmethod
    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """Ask for words about one image. Raises ProviderError, never anything else on purpose."""

    async def caption_batch(self, requests: Sequence[CaptionRequest]) -> Sequence[Answer]:
        """Ask about up to ``batch_size`` images at once; answers in the order of the requests, errors among them.

        All requests of a batch have the same prompt, language and model. Raises ProviderError where the batch as a
        whole failed.
        """
        return [await self._caption_or_error(request) for request in requests]

    async def _caption_or_error(self, request: CaptionRequest) -> Answer:
        try:
            return await self.caption(request)
        except ProviderError as error:
            return error

    async def poll(self, job: PendingJob) -> Answer:
        """Look how an earlier request stands; free of charge, and safe to repeat.

        Returns what the service itself says of the job: words, that it goes on, or a ProviderError where it says that
        the job is over without words. Raises ProviderError where only the look failed (no way through, a refused key,
        a web page…), which is no end of the job: it is looked at again.
        """
        raise NotImplementedError(f"{self.service} answers at once.")

    def check_webhook(self, headers: Mapping[str, str]) -> None:
        """Refuse a call by what its headers alone tell, before its body is read. ``headers``: names in lower case.

        Raises WebhookRejected. For services that sign; ``read_webhook`` verifies the signature itself.
        """

    def read_webhook(self, body: bytes, headers: Mapping[str, str]) -> Sequence[DeferredAnswer]:
        """Verify a call to the webhook address by the service's own signature, where it signs, and read it.

        ``headers``: names in lower case. Raises WebhookRejected, also where no secret is configured.
        """
        raise WebhookRejected(f"{self.service} posts no answers.")

    async def estimate(self, request: CaptionRequest) -> Cost | None:
        """What this request would cost, where the service tells it; None = it does not. Raises ProviderError."""
        return None

    def check(self) -> Sequence[CheckMessage]:
        """What a site should know before it runs, for Django's system checks."""
        return []
