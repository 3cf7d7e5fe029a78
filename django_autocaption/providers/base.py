"""What every captioning service looks like to the pipeline. A new service subclasses one of these in a file of its own."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar, cast

from django.core.checks import CheckMessage

from django_autocaption.options import read_options
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob


@dataclass(frozen=True, kw_only=True)
class ProviderOptions:
    """OPTIONS that every provider takes: none. Subclasses add fields; a field's name is the option's name."""


OptionsT = TypeVar("OptionsT", bound=ProviderOptions)


class BaseProvider(ABC, Generic[OptionsT]):
    """One captioning service, configured. Instances are cheap, hold no connection, and are used from one thread."""

    service: ClassVar[str]
    """The service's own name, as people know it."""
    options_class: ClassVar[type[ProviderOptions]] = ProviderOptions
    """Dataclass of the OPTIONS; unknown keys are refused with the nearest valid name."""
    is_local: ClassVar[bool] = False
    """Nothing leaves this machine and nothing is billed."""
    supports_prompt: ClassVar[bool] = False
    """The service follows a prompt. Where it does not, a prompt chosen by an editor is refused, not dropped."""
    supports_model: ClassVar[bool] = False
    """The service lets a request choose among models."""
    knows_repeats: ClassVar[bool] = False
    """Asking again with the same uuid cannot bill twice, so a request of unknown outcome may be repeated."""
    options: OptionsT

    def __init__(self, alias: str, options: Mapping[str, Any] | None = None) -> None:
        """``alias``: key in AUTOCAPTION["PROVIDERS"]; ``options``: its OPTIONS. Raises ConfigurationError."""
        self.alias = alias
        where = f"AUTOCAPTION['PROVIDERS'][{alias!r}]['OPTIONS']"
        self.options = cast(OptionsT, read_options(self.options_class, options or {}, where=where))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.alias!r}>"

    @property
    def retry_unknown(self) -> bool:
        """Ask once more after an unknown outcome (a timeout or a killed worker), although the service may bill twice."""
        return True

    @property
    def model(self) -> str:
        """Name of the model that is asked where a request names none; "" = the service's only one."""
        return ""

    @abstractmethod
    async def caption(self, request: CaptionRequest) -> CaptionResult | PendingJob:
        """Ask for words about one image. Raises ProviderError, never anything else on purpose."""

    def check(self) -> Sequence[CheckMessage]:
        """What a site should know before it runs, for Django's system checks."""
        return []
