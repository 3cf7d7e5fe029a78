"""Files that a person sent by a browser, kept until they have seen what would change: in the database, where every
process finds them, for that person alone, one each, and no longer than a day."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from django_autocaption.exchange import files
from django_autocaption.exchange.rows import FileRefused, Line
from django_autocaption.models import Upload
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.records.uploads import KEPT, forget_old

#: Bytes of a file.
LARGEST = 5 * 1024 * 1024


def keep(user: Any, name: str, content: bytes, *, using: str) -> Upload:
    """Instead of whatever the person sent before. Raises FileRefused for one that is too large, or empty."""
    if not content:
        raise FileRefused(_("The file is empty."))
    if len(content) > LARGEST:
        text = _("The file has more than %(number)d MB: import it with “manage.py autocaption import”.")
        raise FileRefused(text % {"number": LARGEST // 1024**2})
    rows = Upload.objects.using(using)
    rows.filter(user=user.pk).delete()
    forget_old(using=using)
    return rows.create(user_id=user.pk, name=name[:255], content=content)


def find(user: Any, pk: int, *, using: str) -> Upload | None:
    """The person's own; None = it is not there (any more)."""
    return Upload.objects.using(using).filter(user=user.pk, pk=pk, created_at__gt=ago(KEPT)).first()


def lines(upload: Upload) -> Iterator[Line]:
    """What is in it, CSV or XLIFF. Raises FileRefused."""
    return files.lines(io.BytesIO(bytes(upload.content)))
