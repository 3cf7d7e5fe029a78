"""Named prompt texts that editors keep in the admin, and every text that such a prompt ever had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import models, router
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption import prompts
from django_autocaption.options import nearest
from django_autocaption.registry import CaptionedField, registry


class Prompt(models.Model):
    """A prompt text under a name; a field's ``prompt`` option and the Re-caption page choose it by that name."""

    name = models.SlugField(pgettext_lazy("column", "name"), max_length=100, unique=True)
    text = models.TextField(
        _("text"),
        help_text=_(
            "What the service is asked to write about the image. {language}, {object}, {field}, {site} and {title} are "
            "filled in; {style} and {words} are the site’s house style and its word list."
        ),
    )

    class Meta:
        ordering = ("name",)
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, by: Any = None, **kwargs: Any) -> None:
        """Also keeps the text as a version, unless it is the last one's: answers are grouped by it. ``by``: the user
        who wrote it, if one did."""
        super().save(*args, **kwargs)
        self.version(using=self._state.db or router.db_for_write(Prompt), by=by)

    @property
    def used_by(self) -> list[CaptionedField]:
        """The image fields whose settings name this prompt; none while the settings are wrong."""
        try:
            return [field for field in registry.all() if field.options.prompt == self.name]
        except ImproperlyConfigured:
            return []

    def version(self, *, using: str, by: Any = None) -> PromptVersion:
        """The version of the present text; the text may have been changed by ``update()`` or in a migration."""
        versions = PromptVersion.objects.using(using).filter(prompt=self)
        last = versions.order_by("-pk").first()
        if last is None or last.text != self.text:
            last = PromptVersion.objects.using(using).create(
                prompt=self, text=self.text, author_id=None if by is None else by.pk
            )
        return last

    def clean(self) -> None:
        """Raises ValidationError for placeholders that nothing fills in."""
        allowed = {name for field in registry.all() for name in field.options.prompt_fields}
        try:
            unknown = prompts.unknown_placeholders(self.text, allowed)
        except ValueError as error:
            raise ValidationError({"text": str(error)}) from None
        if unknown:
            raise ValidationError({"text": _no_placeholders(unknown, [*prompts.PLACEHOLDERS, *sorted(allowed)])})


def _no_placeholders(unknown: Sequence[str], valid: list[str]) -> str:
    """``Nothing fills in {titel}. Did you mean {title}? There are {language}, …``"""
    meant = dict.fromkeys(near for name in unknown if (near := nearest(re.split(r"[.\[]", name)[0], valid)))
    told = {
        "unknown": ", ".join(f"{{{name}}}" for name in unknown),
        "meant": ", ".join(f"{{{name}}}" for name in meant),
        "known": ", ".join(f"{{{name}}}" for name in dict.fromkeys(valid)),
    }
    if meant:
        return _("Nothing fills in %(unknown)s. Did you mean %(meant)s? There are %(known)s.") % told
    return _("Nothing fills in %(unknown)s. There are %(known)s.") % told


class PromptVersion(models.Model):
    """A text that a named prompt has, or had: only ever inserted. The filled-in text is the Attempt's."""

    prompt = models.ForeignKey(
        Prompt, verbose_name=_("prompt"), null=True, on_delete=models.SET_NULL, related_name="versions"
    )
    """None = the prompt was deleted."""
    text = models.TextField(_("text"))
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
        db_constraint=False,  # users may live in another database
    )
    """None = a migration, code, or a user who is gone."""
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        ordering = ("-id",)
        verbose_name = _("prompt version")
        verbose_name_plural = _("prompt versions")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.prompt or _('deleted prompt')} {self.pk}"

    @classmethod
    def saying(cls, text: str, *, using: str) -> PromptVersion | None:
        """The newest with that text; None = no named prompt ever had it."""
        return cls.objects.using(using).filter(text=text).order_by("-pk").first() if text else None
