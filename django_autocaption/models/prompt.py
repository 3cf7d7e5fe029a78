"""Named prompt texts that editors keep in the admin."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Prompt(models.Model):
    """A prompt text under a name; a field's ``prompt`` option and the Re-caption page choose it by that name."""

    name = models.SlugField(_("name"), max_length=100, unique=True)
    text = models.TextField(_("text"), help_text=_("What the service is asked to write about the image."))

    class Meta:
        ordering = ("name",)
        verbose_name = _("prompt")
        verbose_name_plural = _("prompts")

    def __str__(self) -> str:
        return self.name
