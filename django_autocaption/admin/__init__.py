"""The editors' door: captions, the moderation queue, bulk requests and prompts, and a mixin for a site's own admin
classes."""

from __future__ import annotations

from django_autocaption.admin.captions.admin import CaptionAdmin
from django_autocaption.admin.compare.admin import ComparisonAdmin
from django_autocaption.admin.desk.admin import DeskAdmin
from django_autocaption.admin.host.filters import AltTextFilter
from django_autocaption.admin.host.inline import CaptionInline
from django_autocaption.admin.host.inline_mixin import AutocaptionInlineMixin
from django_autocaption.admin.host.mixin import AutocaptionAdminMixin
from django_autocaption.admin.moderation.queue import ModeratedImageAdmin
from django_autocaption.admin.prompts.admin import PromptAdmin
from django_autocaption.admin.records.attempts import AttemptAdmin
from django_autocaption.admin.records.batches import BatchAdmin
from django_autocaption.admin.records.reviews import ReviewAdmin

__all__ = [
    "AltTextFilter",
    "AttemptAdmin",
    "AutocaptionAdminMixin",
    "AutocaptionInlineMixin",
    "BatchAdmin",
    "CaptionAdmin",
    "CaptionInline",
    "ComparisonAdmin",
    "DeskAdmin",
    "ModeratedImageAdmin",
    "PromptAdmin",
    "ReviewAdmin",
]
