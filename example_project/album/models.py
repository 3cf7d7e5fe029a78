"""One photograph of the album. Nothing here mentions captions but ``caption``: the setting names the field."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from django_autocaption.publishing.caption import PublishedCaption
from django_autocaption.publishing.gate import published_caption


class Photo(models.Model):
    """A photograph with its title and whose it is."""

    title = models.CharField(_("title"), max_length=100)
    image = models.ImageField(_("image"), upload_to="photos")
    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Author and licence."))
    license = models.URLField(_("license"), blank=True, help_text=_("Address of its text, for search engines."))
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = _("photo")
        verbose_name_plural = _("photos")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The photograph's own page."""
        return reverse("album:photo", args=(self.pk,))

    @property
    def caption(self) -> PublishedCaption | None:
        """The words that visitors may see, with their provenance; None while nothing is published."""
        return published_caption(self.image)
