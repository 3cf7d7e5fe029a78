"""One claimed image on its way through production."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext as _

from django_autocaption.loading import on_first_use
from django_autocaption.models import Attempt, Caption, ErrorCode, Purpose
from django_autocaption.pipeline.job.before_writing import proven
from django_autocaption.pipeline.job.question import Question
from django_autocaption.pipeline.job.slots import Slots
from django_autocaption.registry import CaptionedField
from django_autocaption.types import PreparedImage

if TYPE_CHECKING:
    from django_autocaption.providers.embedded.metadata import author, xmp
else:
    author = on_first_use("django_autocaption.providers.embedded.metadata.author")
    xmp = on_first_use("django_autocaption.providers.embedded.metadata.xmp")


@dataclass(kw_only=True, eq=False)
class Job:
    """A claimed caption and what production has learnt of it so far. Each step sets what the next one reads."""

    caption: Caption
    captioned: CaptionedField
    instance: models.Model | None = None
    """The object that holds the image; None for an answer that came later."""
    image: PreparedImage | None = None
    """None until it is prepared, and for an answer that came later."""
    question: Question = field(init=False)
    attempt: Attempt | None = None
    comparison: int | None = None
    """Id of the comparison that it is asked for; None = the caption itself is."""
    alone: bool = False
    """Not to be asked together with other languages again: that brought no words in this one."""
    slots: Slots | None = None
    """Where its request gets its slot from; None = its service lets through any number, or the answer came later."""
    nsfw: bool | None = None
    """What those who look for nudity saw, the model on this machine first; None = none of them looked."""
    looked_by: tuple[str, ...] = ()
    """Who they are."""
    took: float | None = None
    """Seconds that its request took; None = this worker sent none."""
    repeats: bool = False
    """The same request was sent before, and how that ended is not known: the service tells by the attempt's uuid."""

    callback_url: str = ""
    """Where the service may post its answer; "" = nowhere."""
    image_url: str = ""
    """Where the service can fetch the stored original; "" = nowhere, or it is sent the image."""

    failed_at: float | None = None
    """When the same question about these bytes failed last, for the row's present request, on the monotonic clock; None
    = it did not."""
    was_refused: bool = False
    """A service of its chain would not describe the image."""
    is_to_blame: bool = False
    """Its request failed again, though the service answered others meanwhile."""

    @property
    def asked(self) -> bool:
        """A question was posed, so that a provider is to name."""
        return hasattr(self, "question")

    @property
    def failed_before(self) -> bool:
        """Earlier requests about the image brought no answer: others are to be asked about first."""
        return self.caption.outages > 0 or self.caption.attempts > 1

    @property
    def is_check(self) -> bool:
        """The question is moderation's, not for words."""
        return self.asked and self.question.purpose == Purpose.MODERATION

    @property
    def is_read_first(self) -> bool:
        """Its words wait for a person, however good they are."""
        batch = self.caption.batch
        return self.captioned.options.always_reviewed or (batch is not None and batch.held)

    @property
    def content_hash(self) -> str:
        """sha256 of the stored file."""
        return str(self.source.get("content_hash", ""))

    @cached_property
    def hashes(self) -> frozenset[str]:
        """sha256 of the stored file, and of what it was before this site wrote words into it last: one picture."""
        before = "" if self.image is None else proven(xmp.read_before(self.image.metadata.xmp))
        return frozenset({self.content_hash, before} - {""})

    @property
    def key(self) -> str:
        """Of the question about these bytes, as its attempt has it: a prompt may have changed since that was sent."""
        return str(self.attempt.key) if self.attempt is not None else self.question.key(self.content_hash)

    @property
    def source(self) -> dict[str, Any]:
        """Columns of the file that was asked about; empty where none was read."""
        read = self.image or (self.attempt if self.attempt is not None and self.attempt.content_hash else None)
        if read is None:
            return {}
        return {"content_hash": read.content_hash, "width": read.width, "height": read.height}

    @cached_property
    def written(self) -> author.AuthorWords | None:
        """What its author wrote into the file, once that is read; None = nothing, or the answer came later."""
        return None if self.image is None else author.read_author_words(self.image.metadata, self.caption.language)

    @property
    def remark(self) -> tuple[str, str]:
        """What is wrong with the file, though it has words: an error code and a sentence; empty for nothing."""
        if self.image is None:  # for an answer that came later the row has kept it
            row = self.caption
            return (row.error_code, row.error_message) if row.error_code == ErrorCode.TRUNCATED else ("", "")
        if self.image.share is None:
            return "", ""
        percent = int(self.image.share * 100)
        if percent == 100:
            message = _("The file breaks off, though nearly all of the picture is there. Upload the image again.")
            return ErrorCode.TRUNCATED, message
        message = _(
            "The file breaks off or is damaged: %(percent)d %% of the picture is there, and the words are about that. "
            "Upload the image again."
        )
        return ErrorCode.TRUNCATED, message % {"percent": percent}

    @property
    def next_link(self) -> int | None:
        """Slot in the field's chain of the provider to ask after this one; None = this was the last."""
        if self.is_check:
            return None
        chain = self.captioned.options.chain
        one_provider = self.caption.batch is not None and self.caption.batch.provider
        return None if one_provider or self.caption.link + 1 >= len(chain) else self.caption.link + 1
