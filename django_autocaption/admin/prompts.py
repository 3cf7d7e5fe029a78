"""Named prompts: what the services are asked, kept by editors."""

from __future__ import annotations

from django.contrib import admin
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from django_autocaption.models import Prompt


@admin.register(Prompt)
class PromptAdmin(admin.ModelAdmin):  # type: ignore[type-arg] # generic in its stubs only
    """Prompt texts under their names."""

    list_display = ("name", "short_text")
    search_fields = ("name", "text")

    @admin.display(description=_("text"))
    def short_text(self, prompt: Prompt) -> str:
        return Truncator(prompt.text).chars(120)
