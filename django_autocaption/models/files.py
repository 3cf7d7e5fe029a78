"""Files by their names: how captions are found by them, and files that no model of the site knows."""

from __future__ import annotations

from hashlib import md5

from django.db import models
from django.db.models import CharField, F, GeneratedField
from django.db.models.functions import MD5, Left
from django.utils.translation import gettext_lazy as _

#: Hexadecimal digits, 64 bits. Who looks up by them compares the names themselves afterwards.
LENGTH = 16


def name_key(name: str) -> str:
    """What ``Caption.name_key`` is for this name of a file."""
    return md5(name.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:LENGTH]


def name_key_field(column: str) -> GeneratedField:
    """A column that the database keeps: the key of the name in the column of that name, whoever writes it.

    Names of a thousand characters fit into no index of MariaDB, and into PostgreSQL's only as long as they are short.
    """
    return GeneratedField(
        expression=Left(MD5(F(column)), LENGTH), output_field=CharField(max_length=LENGTH), db_persist=True
    )


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
