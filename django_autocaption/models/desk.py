"""Who looks at what at the review desk, which remarks people found to be none, and files that they sent."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from django_autocaption.models.caption import Caption
from django_autocaption.models.choices import Queue
from django_autocaption.models.version import Version


class Lease(models.Model):
    """An image, in all its languages, that somebody is looking at just now, so that nobody else is given it. Written by
    ``desk.leases``; not that of a request (``pipeline.records.leases``)."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+", db_index=False)
    object_id = models.CharField(max_length=255)
    field_name = models.CharField(max_length=100)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    expires_at = models.DateTimeField()
    seat = models.CharField(max_length=32, default="")
    """Names the page of that person that took it last: no other of theirs gives it back by being closed."""

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("content_type", "object_id", "field_name"), name="autocaption_one_lease_per_image"
            ),
        )

    def __str__(self) -> str:
        return f"{self.field_name} {self.object_id}"


class Sitting(models.Model):
    """The images that one person chose to go through, and how far they are. Written by ``desk.sittings``."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    queue = models.CharField(max_length=10, choices=Queue.choices, default=Queue.WORDS)
    filter = models.JSONField(default=dict)
    """What was chosen (``desk.queue.Filter``)."""
    ids = models.JSONField(default=list)
    """At most 500 captions, one for each image, in their order."""
    position = models.PositiveIntegerField(default=0)
    """How many of them are done with."""
    decided_after = models.BigIntegerField(default=0)
    """Id of the newest decision when it began (of moderation a ``Decision``, else a ``Review``): those of the sitting
    come after it."""
    single_keys = models.BooleanField(default=True)
    """Keys without Ctrl or Command decide; the same in all sittings of a person, and the next one takes it over."""
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("sitting at the review desk")
        verbose_name_plural = _("review desk")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.position}/{len(self.ids)}"


class Dismissal(models.Model):
    """A remark of the linter that a person has looked at and found to be none, about these words of this image: where
    either changes, the caption points to another version, of which nobody has said so.

    Written by ``pipeline.words.dismissals``."""

    caption = models.ForeignKey(Caption, on_delete=models.CASCADE, related_name="dismissals")
    version = models.ForeignKey(
        Version,
        on_delete=models.CASCADE,
        related_name="dismissals",
        db_index=False,  # another begins with it
    )
    code = models.CharField(max_length=50)
    """Of ``text.Finding``."""
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_constraint=False
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("version", "code"), name="autocaption_one_dismissal_per_remark"),
        )

    def __str__(self) -> str:
        return self.code


class Upload(models.Model):
    """What one person sent, for them alone, so that what is written is what they were shown. Written by
    ``exchange.uploads``."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    name = models.CharField(max_length=255)
    """As the browser called the file; no file has this name here."""
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
