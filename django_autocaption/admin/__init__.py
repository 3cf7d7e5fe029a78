"""The editors' door: captions, their history, the moderation queue, bulk requests and prompts, and a mixin for a site's
own admin classes."""

from __future__ import annotations

from django_autocaption.admin.captions import CaptionAdmin
from django_autocaption.admin.history import AttemptAdmin, BatchAdmin
from django_autocaption.admin.host import AutocaptionAdminMixin, CaptionInline
from django_autocaption.admin.moderation import ModeratedImageAdmin
from django_autocaption.admin.prompts import PromptAdmin

__all__ = [
    "AttemptAdmin",
    "AutocaptionAdminMixin",
    "BatchAdmin",
    "CaptionAdmin",
    "CaptionInline",
    "ModeratedImageAdmin",
    "PromptAdmin",
]
