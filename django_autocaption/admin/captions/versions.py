"""Everything that was ever said of a caption's image: who or what said it, what it cost, and how it differs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from django_autocaption.admin.base import display, services
from django_autocaption.admin.captions.difference import as_text, compare_words
from django_autocaption.admin.captions.form import WordsForm
from django_autocaption.models import Caption, Origin, Version
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.words.versions import rejected_by_people

#: Versions that the page of a caption lists.
MOST = 20


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One version, for the page."""

    version: Version
    standing: list[tuple[str, str]]
    """(kind of badge, what it says): published, draft, rejected, about an earlier image."""
    who: str
    by: str
    """A person's name; "" = no person, or none who may be named."""
    provider: str
    model: str
    prompt: str
    cost: str
    human_fields: list[str]
    """Labels of the fields that a person wrote."""
    words: list[tuple[str, SafeString]]
    """(label, text) of what it says."""
    difference: list[tuple[str, SafeString]] | None
    """(label, difference) to what is published; [] = it says the same; None = nothing is published."""
    can_be_published: bool


def lines(caption: Caption, authors: Prefetch[Any]) -> tuple[list[VersionLine], int]:
    """The draft, the published words and the newest others, the newest first; and how many there are beside these.
    ``authors``: those who may be named."""
    rows = Version.objects.using(caption._state.db).filter(caption=caption).order_by("-pk")
    found = list(rows.select_related("attempt", "prompt__prompt")[:MOST])
    listed = {version.pk for version in found}
    found += [v for v in (caption.draft, caption.published) if v is not None and v.pk not in listed]
    left = max(rows.count() - len(found), 0) if len(found) >= MOST else 0
    prefetch_related_objects(found, authors)
    rejected = rejected_by_people([version.pk for version in found], using=str(caption._state.db))
    return [_line(caption, version, version.pk in rejected) for version in found], left


def difference(caption: Caption, version: Version) -> list[tuple[str, SafeString]] | None:
    """(label, difference) of each field in which a version differs from what is published of the present image."""
    current = caption.current
    if current is None:
        return None
    return [(_label(name), shown) for name, shown in compare_words(current.words, version.words)]


def told(version: Version) -> list[tuple[str, SafeString]]:
    """(label, text) of what a version says, field by field."""
    said = ((name, value) for name, value in version.words.items() if value)
    return [(_label(name), format_html("{}", as_text(value))) for name, value in said]


def _line(caption: Caption, version: Version, rejected: bool) -> VersionLine:
    published, draft = version.pk == caption.published_id, version.pk == caption.draft_id
    of_earlier_image = version.image_no != caption.image_no
    standing = [
        ("published", _("Published"), published and not of_earlier_image),
        ("review", _("Draft"), draft),
        ("failed", _("Rejected"), rejected and not published),
        ("quiet-badge", _("About an earlier image"), of_earlier_image),
    ]
    person = version.author if version.origin == Origin.HUMAN else None
    return VersionLine(
        version=version,
        standing=[(kind, text) for kind, text, holds in standing if holds],
        who=str(version.get_origin_display()),
        by=str(person) if person is not None else "",
        provider=services.name_of(version.provider) if version.provider else "",
        model=version.model,
        prompt=str(version.prompt) if version.prompt is not None else "",
        cost=display.cost(version.attempt) if version.attempt is not None else "",
        human_fields=[_label(name) for name in WORD_FIELDS if name in version.by_people],
        words=told(version),
        difference=None if published else difference(caption, version),
        can_be_published=bool(caption.image_name) and not (published and not of_earlier_image),
    )


def _label(name: str) -> str:
    return str(WordsForm.base_fields[name].label)
