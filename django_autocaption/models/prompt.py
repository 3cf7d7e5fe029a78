"""Named prompt texts that editors keep in the admin."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from django_autocaption import prompts
from django_autocaption.registry import registry


class Prompt(models.Model):
    """A prompt text under a name; a field's ``prompt`` option and the Re-caption page choose it by that name."""

    name = models.SlugField(_("name"), max_length=100, unique=True)
    text = models.TextField(
        _("text"),
        help_text=_(
            "What the service is asked to write about the image. {language}, {object}, {field}, {site} and {title} are "
            "filled in."
        ),
    )

    class Meta:
        ordering = ("name",)
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raises ValidationError for placeholders that nothing fills in."""
        allowed = {name for field in registry.all() for name in field.options.prompt_fields}
        try:
            unknown = prompts.unknown_placeholders(self.text, allowed)
        except ValueError as error:
            raise ValidationError({"text": str(error)}) from None
        if unknown:
            message = _("Nothing fills in %(unknown)s. There are %(known)s.")
            known = ", ".join(f"{{{name}}}" for name in (*prompts.PLACEHOLDERS, *sorted(allowed)))
            wrong = ", ".join(f"{{{name}}}" for name in unknown)
            raise ValidationError({"text": message % {"unknown": wrong, "known": known}})
