"""The registered image fields, walked in keyset chunks: a few queries each, bounded memory, no file is opened."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db import router

from django_autocaption import conf
from django_autocaption.audit.quality import Missing, Quality, Tally, quality_of
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Awaits, Caption, ErrorCode, Rating, State, Version, gate
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.records.fields import objects_with_image
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.runtime.errors import message_of, traceback_of
from django_autocaption.pipeline.words import dismissals
from django_autocaption.pipeline.words.remarks import lint
from django_autocaption.registry import CaptionedField, registry
from django_autocaption.text import HOUSE, Finding

logger = logging.getLogger(__name__)

CHUNK = 500
_REASONS = {State.FAILED: Missing.FAILED, State.EXCLUDED: Missing.EXCLUDED, State.DONE: Missing.REJECTED}
_HELD = (ErrorCode.HELD, ErrorCode.BLOCKED)


@dataclass(frozen=True, kw_only=True)
class FieldReport:
    """The images of one field, judged by their words in one language."""

    field: CaptionedField
    language: str
    tally: Tally
    complete: bool
    """False: there are more images than were looked at."""
    problem: str = ""
    """Why the field could not be looked at; "" if it was."""


def fields_named(labels: Sequence[str]) -> list[CaptionedField]:
    """The captioned fields with these labels, ``app_label.Model.field``; all for none. Raises ConfigurationError."""
    known = {field.label: field for field in registry.all()}
    for label in labels:
        if label not in known:
            raise ConfigurationError(f"{label} is not captioned.{did_you_mean(label, list(known))}")
    return [known[label] for label in dict.fromkeys(labels or known)]


def measure(
    fields: Sequence[CaptionedField],
    *,
    most: int | None = None,
    progress: Callable[[int], object] = lambda number: None,
) -> list[FieldReport]:
    """A report for each field and each of the site's languages; one with a ``problem`` where its query fails. ``most``:
    images of a field to look at; None = all. ``progress`` is told how many more were. Raises only where a database is
    away."""
    return [report for field in fields for report in _measure_or_tell(field, most, progress)]


def _measure_or_tell(field: CaptionedField, most: int | None, progress: Callable[[int], object]) -> list[FieldReport]:
    using = router.db_for_read(field.model)
    try:
        with databases.contained(using):
            return _measure(field, most, progress)
    except Exception as error:
        if databases.tells_outage(error, using):
            raise
        logger.error("The images of %s could not be looked at.\n%s", field.label, traceback_of(error))
        problem = message_of(error)
        return [
            FieldReport(field=field, language=language, tally=Tally(), complete=True, problem=problem)
            for language in conf.current().languages
        ]


def _measure(field: CaptionedField, most: int | None, progress: Callable[[int], object]) -> list[FieldReport]:
    tallies = {language: Tally() for language in conf.current().languages}
    seen, complete = 0, True
    for using in _homes(field):
        for images in _chunks(field, using):
            room = len(images) if most is None else most - seen
            complete = complete and len(images) <= room
            images = dict(list(images.items())[:room])
            _count(images, field, databases.beside(using), tallies)
            seen += len(images)
            progress(len(images))
            if not complete:
                break
    return [
        FieldReport(field=field, language=language, tally=tally, complete=complete)
        for language, tally in tallies.items()
    ]


def _homes(field: CaptionedField) -> list[str]:
    """Databases that may hold the field's objects."""
    aliases = dict.fromkeys([*databases.with_captions(), router.db_for_write(field.model)])
    return [alias for alias in aliases if databases.holds(field.model, alias)]


def _chunks(field: CaptionedField, using: str) -> Iterator[dict[str, str]]:
    """Names of the stored files by object id."""
    objects = objects_with_image(field, using).order_by("pk")
    rows = list(objects.values_list("pk", field.name)[:CHUNK])
    while rows:
        yield {field.as_key(pk): name for pk, name in rows}
        rows = list(objects.filter(pk__gt=rows[-1][0]).values_list("pk", field.name)[:CHUNK])


def _count(images: dict[str, str], field: CaptionedField, using: str, tallies: dict[str, Tally]) -> None:
    captions: CaptionQuerySet = Caption.objects.using(using).filter(
        content_type=ContentType.objects.db_manager(using).get_for_model(field.model),
        field_name=field.name,
        object_id__in=list(images),
        language__in=list(tallies),
    )
    rows = {(caption.object_id, caption.language): caption for caption in captions.with_words()}
    shown_words = [caption.current for caption in rows.values() if caption.current is not None]
    dismissed = dismissals.dismissed(shown_words, using=using)
    repeated = dismissals.said_of_others(shown_words, using=using, drafts=False)
    publishable = set(captions.publishable().values_list("pk", flat=True))
    for language, tally in tallies.items():
        for key, image_name in images.items():
            caption = rows.get((key, language))
            may_show = caption is not None and caption.pk in publishable
            mode = field.options.moderation_mode
            words = caption.current if caption is not None else None
            without = dismissed.get(words.pk, frozenset()) if words is not None else frozenset()
            found = _remarks(words, image_name, language, without) if may_show and words is not None else []
            quality, why = _judge(caption, image_name, may_show=may_show, mode=mode, found=found)
            shown = may_show and caption is not None and caption.image_name == image_name
            tally.add(quality, published=shown and quality is not Quality.MISSING, why=why, key=key)
            tally.same_words += shown and words is not None and words.pk in repeated
            tally.house_style += shown and any(finding.code in HOUSE for finding in found)


def _remarks(words: Version, image_name: str, language: str, dismissed: frozenset[str]) -> list[Finding]:
    """``dismissed``: codes of remarks about these words that a person found to be none."""
    if words.decorative:
        return []
    found = lint(words.alt_text, src=image_name, language=language)
    return [finding for finding in found if finding.is_hard or finding.code not in dismissed]


def _judge(
    caption: Caption | None, image_name: str, *, may_show: bool, mode: str, found: Sequence[Finding]
) -> tuple[Quality, Missing | None]:
    """``found``: remarks about its words."""
    if caption is None:
        return Quality.MISSING, Missing.NOT_ASKED
    if caption.rating not in (Rating.UNCHECKED, *gate.WORDS_SHOWN[mode]):
        return Quality.MISSING, Missing.HELD
    words = caption.current
    if caption.published is not None and (words is None or caption.image_name != image_name):
        return Quality.STALE, None
    if words is None:
        return Quality.MISSING, _why(caption)
    if not may_show:  # they are about to be checked
        return Quality.MISSING, Missing.WAITING
    if words.decorative:
        return Quality.DECORATIVE, None
    quality = quality_of(found)
    # Published words say something; should they not, an editor has to look.
    return quality, Missing.REVIEW if quality is Quality.MISSING else None


def _why(caption: Caption) -> Missing:
    """Why a caption without words for its image has none."""
    if caption.review != Awaits.NOTHING:
        return Missing.REVIEW
    if caption.error_code in _HELD:
        return Missing.HELD
    return _REASONS.get(State(caption.state), Missing.WAITING)
