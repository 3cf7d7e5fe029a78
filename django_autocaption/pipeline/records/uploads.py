"""Files that people sent by a browser to be imported are kept for a day, in the database."""

from __future__ import annotations

from django_autocaption.models import Upload
from django_autocaption.models.clock import ago

#: Seconds.
KEPT = 86_400.0


def forget_old(*, using: str) -> None:
    """Delete those that nobody came back for."""
    Upload.objects.using(using).filter(created_at__lte=ago(KEPT)).delete()
