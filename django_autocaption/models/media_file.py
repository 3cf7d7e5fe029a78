"""Images of the site's media folders that no model of the site knows: what editors upload into rich text."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from django_autocaption.models.names import name_key_field


class MediaFile(models.Model):
    """A file in one of AUTOCAPTION["MEDIA_FOLDERS"], so that it can have captions as any captioned image has.

    Inserted by ``pipeline.intake.media_files`` alone. It stays when the file goes: a site that deletes files deletes
    their rows with them, and so their captions.
    """

    file = models.FileField(_("file"), max_length=1000)
    """In the default storage."""
    name_key = name_key_field("file")
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)

    class Meta:
        ordering = ("-id",)
        verbose_name = _("media file")
        verbose_name_plural = _("media files")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("name_key",), name="autocaption_media_file_once"),)

    def __str__(self) -> str:
        return str(self.file.name)
