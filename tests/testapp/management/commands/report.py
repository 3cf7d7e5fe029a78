"""``report``: every caption with its attempts, as JSON."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand

from django_autocaption.models import Caption
from django_autocaption.publishing import gate


class Command(BaseCommand):
    """Print what became of the photographs."""

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [
            {
                "id": caption.pk,
                "object": caption.object_id,
                "state": caption.state,
                "origin": caption.origin,
                "words": caption.offered.alt_text if caption.offered else "",
                "provider": caption.provider,
                "shown": gate.alt_text(caption.content_object.image) if caption.content_object else None,
                "asked": caption.batch.provider if caption.batch else "",
                "code": caption.error_code,
                "error": caption.error_message,
                "hash": caption.content_hash,
                "outcomes": [attempt.outcome for attempt in caption.history.all()],
                "errors": [attempt.error_message for attempt in caption.history.all()],
            }
            for caption in Caption.objects.with_words().prefetch_related("history")
        ]
        self.stdout.write(json.dumps(rows))
