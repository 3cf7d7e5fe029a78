"""What Wagtail's form for an image shows of its captions: where they stand, who wrote them, and what was ever said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.contrib.wagtail import access
from django_autocaption.contrib.wagtail.forms import RecaptionForm, WordsForm
from django_autocaption.desk.remarks import look_at_all
from django_autocaption.models import Awaits, Caption, Origin, Rating, State, Surface, Version, gate
from django_autocaption.pipeline.intake.rows import rows_of
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import many, reviews, versions
from django_autocaption.pipeline.words.seen import By

#: Versions that are listed of a caption.
MOST = 10
MACHINES = (Origin.PROVIDER, Origin.REUSED, Origin.RULE)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One version."""

    version: Version
    who: str
    standing: str
    may_be_published: bool


@dataclass(frozen=True, kw_only=True)
class Part:
    """One caption: the image in one language."""

    caption: Caption
    form: WordsForm
    standing: Sequence[tuple[str, bool]]
    """(what it says, whether it stands out)."""
    problem: str
    who: str
    is_machines: bool
    """A machine wrote what is shown first."""
    is_approved: bool
    """A person has published it since."""
    remarks: Sequence[str]
    said: Sequence[Said]
    waits: bool
    """Somebody has to approve it."""


@dataclass(frozen=True, kw_only=True)
class Panel:
    """All of an image."""

    parts: Sequence[Part]
    recaption: RecaptionForm | None
    """None = whoever looks may not ask."""
    may_write: bool
    may_approve: bool


def panel_of(image: Any, user: Any, *, bound: Mapping[str, Any] | None = None) -> Panel | None:
    """None for whoever may not see captions, and while images are not captioned.

    ``bound``: forms that were sent and not valid, by name: ``recaption``, or the key of a caption.
    """
    field, sent = access.image_field(), bound or {}
    if field is None or not access.may_see(user):
        return None
    using = databases.beside(databases.written_to(type(image)._base_manager.filter(pk=image.pk)))
    rows = list(rows_of(field, [field.key_of(image)], using).with_words().order_by("language"))
    may_approve = access.may_approve(user)
    recaption = None
    if access.may_request(user):
        newest = many.newest_version(using=using)
        recaption = sent.get("recaption") or recaption_form(may_approve=may_approve, newest=newest)
    return Panel(
        parts=parts_of(rows, user, using=using, bound=sent),
        recaption=recaption,
        may_write=access.may_write(user),
        may_approve=may_approve,
    )


def recaption_form(data: Any = None, *, may_approve: bool, newest: int = 0) -> RecaptionForm:
    """How to ask anew about an image."""
    field = access.image_field()
    chain = field.options.chain if field is not None else ()
    return RecaptionForm(data, chain=chain, newest=newest, may_approve=may_approve)


def parts_of(rows: Sequence[Caption], user: Any, *, using: str, bound: Mapping[str, Any]) -> list[Part]:
    """``rows``: with their versions."""
    looked = look_at_all(rows, using=using)
    shown = [row.offered.pk for row in rows if row.offered is not None]
    approved = versions.approved_by_people(shown, using=using)
    return [_part(row, user, looked[row.pk].sentences, approved, bound.get(str(row.pk))) for row in rows]


def who_wrote(version: Version) -> str:
    """Who or what, and which provider."""
    who = str(Origin(version.origin).label)
    return f"{who}: {version.provider}" if version.provider and version.origin in MACHINES else who


def standing(caption: Caption) -> list[tuple[str, bool]]:
    """Where the work and the words stand."""
    told = []
    if caption.state != State.DONE:
        told.append((str(State(caption.state).label), False))
    if caption.current is not None:
        told.append((_("Published"), True))
    if caption.review != Awaits.NOTHING:
        told.append((str(Awaits(caption.review).label), False))
    if caption.rating in (Rating.REVIEW, Rating.BLOCKED):
        told.append((str(Rating(caption.rating).label), False))
    return told


def problem(caption: Caption) -> str:
    """What went wrong. What an error says may name the file, which is told of images that may be seen."""
    told = str(caption.get_error_code_display()) if caption.error_code else ""
    return caption.error_message or told if caption.rating in gate.IMAGES_SHOWN[caption.moderation_mode] else told


def _part(caption: Caption, user: Any, remarks: Sequence[str], approved: Any, form: WordsForm | None) -> Part:
    said = caption.offered
    by_machine = said is not None and said.origin in MACHINES
    return Part(
        caption=caption,
        form=form or WordsForm(caption),
        standing=standing(caption),
        problem=problem(caption),
        who=who_wrote(said) if said is not None else "",
        is_machines=by_machine,
        is_approved=said is not None and said.pk in approved,
        remarks=remarks,
        said=_said(caption, By(user=user, surface=Surface.FORM)),
        waits=reviews.can_be_approved(caption),
    )


def _said(caption: Caption, by: By) -> list[Said]:
    rows = Version.objects.using(caption._state.db).filter(caption=caption).order_by("-pk")[:MOST]
    return [
        Said(
            version=version,
            who=who_wrote(version),
            standing=_standing_of(caption, version),
            may_be_published=bool(caption.image_name)
            and version.pk not in (caption.published_id if caption.current is not None else None, caption.draft_id)
            and reviews.may_publish(version, by),
        )
        for version in rows
    ]


def _standing_of(caption: Caption, version: Version) -> str:
    if version.image_no != caption.image_no:
        return _("About an earlier image")
    if version.pk == caption.published_id:
        return _("Published")
    return _("Draft") if version.pk == caption.draft_id else ""
