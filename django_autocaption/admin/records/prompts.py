"""Named prompts: what the services are asked, kept by editors, with every text that each ever had."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.base.generics import ModelAdmin, TabularInline
from django_autocaption.admin.base.readonly import ReadOnly
from django_autocaption.models import Prompt, PromptVersion


class PromptVersionInline(ReadOnly, TabularInline):
    """The texts of a prompt, the last one first."""

    model = PromptVersion
    extra = 0
    fields = ("created_at", "text")
    readonly_fields = fields
    verbose_name_plural = _("texts so far")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Of whoever may see the prompt."""
        return True


@admin.register(Prompt)
class PromptAdmin(OnlyListedLookups, ModelAdmin):
    """Prompt texts under their names."""

    list_display = ("name", "short_text")
    search_fields = ("name", "text")
    inlines = (PromptVersionInline,)

    class Media:
        css = {"all": ("autocaption/admin.css",)}

    def get_inlines(self, request: HttpRequest, obj: Prompt | None) -> Any:
        """Earlier texts, where there are any."""
        return self.inlines if obj is not None else ()

    @admin.display(description=_("text"))
    def short_text(self, prompt: Prompt) -> str:
        return Truncator(prompt.text).chars(120)
