"""Every text that a prompt had, with who wrote it and what changed; and which image fields use it."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from django_autocaption import figures
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base.editor import sees_users
from django_autocaption.admin.captions.difference import compare
from django_autocaption.models import Caption, Prompt, PromptVersion

#: Texts that the page lists, and captions that are counted.
MOST, MOST_COUNTED = 20, 10_000


@dataclass(frozen=True, kw_only=True)
class Line:
    """One text."""

    version: PromptVersion
    who: str
    """"" = nobody knows, or the person who looks may not."""
    difference: SafeString | None
    """From the text before it; None = it was the first one."""
    is_present: bool


def lines(request: HttpRequest, prompt: Prompt) -> tuple[list[Line], int]:
    """The newest texts, and how many there are beside them. Two queries and the users'."""
    rows = PromptVersion.objects.using(prompt._state.db).filter(prompt=prompt).order_by("-pk")
    found = list(rows.prefetch_related("author")[: MOST + 1])  # users may live in another database
    names = sees_users(request)
    told = [
        Line(
            version=version,
            who=str(version.author) if names and version.author is not None else "",
            difference=compare(before.text, version.text) if before is not None else None,
            is_present=number == 0 and version.text == prompt.text,
        )
        for number, (version, before) in enumerate(zip(found, [*found[1:], None], strict=True))
    ]
    return told[:MOST], max(rows.count() - MOST, 0) if len(found) > MOST else 0


def of_version(prompt: Prompt, key: str) -> str:
    """The text of one of its versions. Raises Http404."""
    rows = PromptVersion.objects.using(prompt._state.db).filter(prompt=prompt)
    text = rows.filter(pk=int(key)).values_list("text", flat=True).first() if key.isdecimal() else None
    if text is None:
        raise Http404
    return text


@dataclass(frozen=True, kw_only=True)
class Use:
    """An image field whose service is asked by this prompt."""

    label: str
    captions: str
    """How many captions it has, ``10,000+``; "" = not for this person."""
    url: str
    """Their list."""


def uses(request: HttpRequest, site: AdminSite, prompt: Prompt) -> list[Use]:
    """One for each field."""
    listed = reverse(f"{site.name}:autocaption_caption_changelist")
    found = []
    for field in prompt.used_by:
        number = ""
        if request.user.has_perm("autocaption.view_caption") and hosts.lets_all(request, site, field.model):
            kind = ContentType.objects.get_for_model(field.model)
            captions = Caption.objects.filter(content_type=kind, field_name=field.name).order_by()
            number = figures.capped(captions[: MOST_COUNTED + 1].count(), MOST_COUNTED)
        found.append(Use(label=field.label, captions=number, url=f"{listed}?field={field.label}" if number else ""))
    return found
