"""Captions as editors find, read, correct and approve them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext

from django_autocaption.admin import display, services
from django_autocaption.admin.audit import CoveragePage
from django_autocaption.admin.backfill import BackfillPage
from django_autocaption.admin.editor import MODERATE, editor
from django_autocaption.admin.filters import FieldFilter, LanguageFilter, ProviderFilter
from django_autocaption.admin.forms import WordsForm
from django_autocaption.admin.history import AttemptInline
from django_autocaption.admin.outages import PausedServices
from django_autocaption.admin.paginator import CappedPaginator
from django_autocaption.admin.recaption import recaption
from django_autocaption.admin.search import SearchedList
from django_autocaption.admin.selection import CaptionSelection
from django_autocaption.admin.status import StatusPage
from django_autocaption.models import Caption, State, gate
from django_autocaption.models.caption import WORD_FIELDS
from django_autocaption.pipeline.words import editing


class CaptionColumns:
    """What lists and forms show of a caption."""

    admin_site: admin.AdminSite

    @admin.display(description=gettext_lazy("image"))
    def thumbnail(self, caption: Caption) -> SafeString:
        return display.thumbnail(caption)

    @admin.display(description=gettext_lazy("image"))
    def preview(self, caption: Caption) -> SafeString:
        return display.preview(caption)

    @admin.display(description=gettext_lazy("words"))
    def shown_words(self, caption: Caption) -> SafeString:
        return display.words(caption)

    @admin.display(description=gettext_lazy("state"))
    def state_with_problem(self, caption: Caption) -> SafeString:
        return display.state_with_problem(caption)

    @admin.display(description=gettext_lazy("written by"))
    def shown_origin(self, caption: Caption) -> SafeString:
        return display.origin(caption)

    @admin.display(description=gettext_lazy("describes"))
    def described_object(self, caption: Caption) -> SafeString:
        return display.described_object(caption, self.admin_site)

    @admin.display(description=gettext_lazy("provider"))
    def provider_name(self, caption: Caption) -> str:
        return services.name_of(caption.provider) if caption.provider else ""

    @admin.display(description=gettext_lazy("state"))
    def state_in_short(self, caption: Caption) -> SafeString:
        return display.state_with_problem(caption, limit=80)


@admin.register(Caption)
class CaptionAdmin(PausedServices, StatusPage, BackfillPage, CoveragePage, CaptionColumns, admin.ModelAdmin):  # type: ignore[type-arg] # generic in its stubs only
    """The list and form of captions. What a decision means is said in ``pipeline.words`` and ``pipeline.intake``."""

    form = WordsForm
    inlines = (AttemptInline,)
    actions = ("approve", "mark_decorative", "recaption")
    list_display = (
        "thumbnail",
        "shown_words",
        "described_object",
        "state_in_short",
        "shown_origin",
        "language",
    )
    list_display_links = ("shown_words",)
    list_filter = (
        "state",
        "origin",
        "rating",
        "decorative",
        "stale",
        ProviderFilter,
        LanguageFilter,
        FieldFilter,
    )
    list_select_related = ("content_type",)
    search_fields = ("alt_text", "image_name", "object_id__exact")
    search_help_text = gettext_lazy("Words, file name, or the whole id of the described object.")
    ordering = ("-id",)
    sortable_by = ()
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False
    fieldsets = (
        (None, {"fields": ("preview", "described_object", ("state_with_problem", "shown_origin"))}),
        (gettext_lazy("Words"), {"fields": WORD_FIELDS}),
        (
            gettext_lazy("How the words came about"),
            {
                "classes": ("collapse",),
                "fields": ("language", "provider_name", "model", "prompt", "batch", "edited_by", "edited_at", "stale"),
            },
        ),
        (
            gettext_lazy("Moderation"),
            {
                "classes": ("collapse",),
                "fields": (
                    "in_queue",
                    "rating",
                    "age_group",
                    "age_min",
                    "age_max",
                    "age_confidence",
                    "nsfw",
                    "moderation_reason",
                    "moderated_by",
                    "moderated_at",
                ),
            },
        ),
        (
            gettext_lazy("Technical details"),
            {
                "classes": ("collapse",),
                "fields": (
                    "image_name",
                    "content_hash",
                    "width",
                    "height",
                    "revision",
                    "attempts",
                    "error_code",
                    "created_at",
                    "due_at",
                    "claimed_at",
                    "settled_at",
                ),
            },
        ),
    )

    class Media:
        css = {"all": ("autocaption/admin.css",)}

    @admin.display(description=gettext_lazy("in the queue"))
    def in_queue(self, caption: Caption) -> SafeString:
        return display.in_queue(caption, self.admin_site)

    def get_fieldsets(self, request: HttpRequest, obj: Caption | None = None) -> Any:
        """What was found about people is for moderators alone, as is where to find an image that is withheld."""
        fieldsets = super().get_fieldsets(request, obj)
        if editor(request).has_perm(MODERATE):
            return fieldsets
        hidden = {"image_name"} if obj is not None and display.withheld(obj) else set()
        return [
            (title, options | {"fields": [name for name in options["fields"] if name not in hidden]})
            for title, options in fieldsets
            if "in_queue" not in options["fields"]
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Caption | None = None) -> list[str]:
        """Everything but the words."""
        return [name for name in flatten_fieldsets(self.fieldsets) if name not in WORD_FIELDS]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[SearchedList]:
        """A search of the newest rows."""
        return SearchedList

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Captions come with images."""
        return False

    def save_model(self, request: HttpRequest, obj: Caption, form: Any, change: bool) -> None:
        """Words that were changed are an edit; the rest of the row is the pipeline's."""
        words = form.changed_words()
        if words:
            editing.edit(obj, words, user=editor(request))

    @admin.action(description=gettext_lazy("Approve"), permissions=["change"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Caption]) -> None:
        """Publish drafts as they are."""
        total = queryset.count()
        in_review = queryset.filter(state=State.REVIEW).count()
        withheld = editing.approvable(queryset).exclude(gate.shown()).count()
        approved = editing.approve(queryset, user=editor(request))
        text = ngettext("%(number)d caption approved.", "%(number)d captions approved.", approved)
        self._report(request, text, approved)
        text = ngettext(
            "%(number)d of them stays off every page until a moderator clears its image.",
            "%(number)d of them stay off every page until a moderator clears their images.",
            withheld,
        )
        self._report_left(request, text, withheld)
        text = ngettext(
            "%(number)d left alone: it is not in review.",
            "%(number)d left alone: they are not in review.",
            total - in_review,
        )
        self._report_left(request, text, total - in_review)
        text = ngettext(
            "%(number)d left alone: it has no words to publish.",
            "%(number)d left alone: they have no words to publish.",
            in_review - approved,
        )
        self._report_left(request, text, in_review - approved)

    @admin.action(description=gettext_lazy("Mark decorative"), permissions=["change"])
    def mark_decorative(self, request: HttpRequest, queryset: QuerySet[Caption]) -> None:
        """Have screen readers skip these images."""
        total = queryset.count()
        marked = editing.mark_decorative(queryset, user=editor(request))
        text = ngettext("%(number)d caption marked decorative.", "%(number)d captions marked decorative.", marked)
        self._report(request, text, marked)
        text = ngettext(
            "%(number)d left alone: it has no image.", "%(number)d left alone: they have no image.", total - marked
        )
        self._report_left(request, text, total - marked)

    @admin.action(description=gettext_lazy("Re-caption…"), permissions=["change"])
    def recaption(self, request: HttpRequest, queryset: QuerySet[Caption]) -> HttpResponse | None:
        """Choose provider, model and prompt on a page of its own, and ask again."""
        return recaption(self, request, CaptionSelection(queryset), action="recaption")

    def _report(self, request: HttpRequest, text: str, number: int) -> None:
        self.message_user(request, text % {"number": number}, messages.SUCCESS if number else messages.INFO)

    def _report_left(self, request: HttpRequest, text: str, number: int) -> None:
        if number:
            self.message_user(request, text % {"number": number}, messages.WARNING)
