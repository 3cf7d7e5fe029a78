"""The provider that needs no key and no network: the author's own words in the file, then a small model's label."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core import checks
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.providers.base import BaseProvider, ProviderOptions
from django_autocaption.providers.embedded.metadata.author import AuthorWords, read_author_words
from django_autocaption.providers.embedded.vision import nouns
from django_autocaption.providers.embedded.vision.models import labels, nsfw
from django_autocaption.providers.embedded.vision.pixels import open_rgb
from django_autocaption.types import CaptionRequest, CaptionResult, PreparedImage

INSTALL = "pip install 'django-autocaption[local]'"
_CANNOT_LOAD = gettext_lazy("The model on this machine cannot be loaded. Install it again: %(install)s.")


@dataclass(frozen=True, kw_only=True)
class EmbeddedOptions(ProviderOptions):
    """OPTIONS of the embedded provider; all may be left out."""

    threshold: float = 0.6
    """Probability (above 0, up to 1) from which the model's label is said.

    At the default it named 146 of 474 cut-outs and photographs, 128 of them rightly (the set it was chosen on).
    """
    nsfw: bool | None = None
    """Whether images are checked for nudity; None = where the package for it is installed."""
    nsfw_threshold: float = 0.8
    """Score (above 0, up to 1) from which an image counts as not safe for work."""
    cache_dir: str | os.PathLike[str] | None = None
    """Where the model's graph (18 MB) is kept; None = the user's cache directory."""

    def __post_init__(self) -> None:
        for name in ("threshold", "nsfw_threshold"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1:
                raise ValueError(f"{name!r} must be a number above 0 and up to 1, not {value!r}.")
        if self.cache_dir is not None and not isinstance(self.cache_dir, str | os.PathLike):
            raise ValueError(f"'cache_dir' must be a path, not {self.cache_dir!r}.")


class EmbeddedProvider(BaseProvider[EmbeddedOptions]):
    """Reads what the author wrote into the file; without such words a small model names what it is sure to see.

    With the author's words the result has ``by_author``; it is a ``draft`` where they may be the name of a device or a
    program, which only EXIF leaves open. A label is a ``draft`` too, in the languages of ``vision.nouns``.
    ``nsfw`` is set for both.
    """

    service = "Embedded"
    options_class = EmbeddedOptions
    is_local = True

    def finds_words(self, image: PreparedImage, language: str) -> bool:
        """Whether its author wrote some."""
        return read_author_words(image.metadata, language) is not None

    async def caption(self, request: CaptionRequest) -> CaptionResult:
        """Words about the image. Raises ProviderError: ``NOTHING_TO_SAY`` if there are none to be had here."""
        return await asyncio.to_thread(self._caption, request)

    def check(self) -> Sequence[checks.CheckMessage]:
        """An error where ``nsfw`` is asked for and cannot be checked; a hint where the model is not installed."""
        if self.options.nsfw and nsfw is None:
            text = (
                f"AUTOCAPTION['PROVIDERS'][{self.alias!r}] asks for nsfw=True, but the package for it is not installed."
            )
            return [checks.Error(text, hint=f"{INSTALL}, or leave 'nsfw' out.", id="autocaption.E040")]
        if labels is None:
            text = f"The provider {self.alias!r} has no model: it only knows words that authors wrote into their files."
            return [checks.Info(text, hint=INSTALL, id="autocaption.I001")]
        return []

    def _caption(self, request: CaptionRequest) -> CaptionResult:
        words = read_author_words(request.image.metadata, request.language)
        if words is not None:
            return self._authored(words, request)
        language = nouns.language_of(request.language or "en")
        if not language:
            known = ", ".join(nouns.languages())
            raise _silence(_("The model on this machine labels in these languages only: %(known)s.") % {"known": known})
        if labels is None:
            raise _silence(_("No model is installed on this machine (%(install)s).") % {"install": INSTALL})
        image = open_rgb(request.image.data)
        if image is None:
            raise ProviderError(
                _("The image could not be decoded. Save it anew and upload it again."), kind=ErrorKind.VALIDATION
            )
        return self._labelled(image, language)

    def _authored(self, words: AuthorWords, request: CaptionRequest) -> CaptionResult:
        score = self._nsfw_score(open_rgb(request.image.data)) if self._checks_nsfw() else None
        return words.result(nsfw=self._is_nsfw(score), raw=_raw(score, source=words.source))

    def _labelled(self, image: Image.Image, language: str) -> CaptionResult:
        try:
            labeller = labels.get_labeller(self.options.cache_dir)
        except ImportError as error:  # before the next line looks into what cannot be imported
            raise _broken(_CANNOT_LOAD) from error
        except (OSError, labels.WeightsError) as error:
            raise _broken(_CANNOT_LOAD) from error
        seen = labeller.label(image)
        label = seen.sure(self.options.threshold)
        if label is None:
            raise _silence(_("The model on this machine was not sure what the image shows."))
        score = self._nsfw_score(image) if self._checks_nsfw() else None
        return CaptionResult(
            text=nouns.translated(label.noun, language),
            language=language,
            draft=True,
            nsfw=self._is_nsfw(score),
            model=labels.MODEL,
            raw=_raw(score, labels=[[each.noun, round(each.probability, 4)] for each in seen.top()]),
        )

    def _checks_nsfw(self) -> bool:
        if nsfw is None and self.options.nsfw:
            raise _broken(_("This site wants images checked for nudity, but cannot do so here. Install: %(install)s."))
        return nsfw is not None and self.options.nsfw is not False

    def _nsfw_score(self, image: Image.Image | None) -> float | None:
        try:
            return None if image is None else nsfw.nsfw_score(image)
        except ImportError as error:
            raise _broken(_CANNOT_LOAD) from error

    def _is_nsfw(self, score: float | None) -> bool | None:
        return None if score is None else score >= self.options.nsfw_threshold


def _raw(score: float | None, **found: Any) -> dict[str, Any]:
    return found if score is None else found | {"nsfw_score": round(score, 4)}


def _silence(why: str) -> ProviderError:
    message = _(
        "The file holds no words of its author. %(why)s Write the alt text by hand, or choose another provider."
    )
    return ProviderError(message % {"why": why}, kind=ErrorKind.PROTOCOL, code=NOTHING_TO_SAY, retryable=False)


def _broken(message: str | Promise) -> ProviderError:
    return ProviderError(str(message) % {"install": INSTALL}, kind=ErrorKind.PROVIDER, retryable=False)
