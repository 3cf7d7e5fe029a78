"""Captions as editors find, read, correct and approve them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Case, CharField, F, QuerySet, Value, When, prefetch_related_objects
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.obeying import ObeysHosts
from django_autocaption.admin.access.people import NamesPeople, named
from django_autocaption.admin.access.previews import ServesPreviews
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base import display
from django_autocaption.admin.base.editor import may_moderate
from django_autocaption.admin.base.filters import (
    BatchFilter,
    ErrorCodeFilter,
    FieldFilter,
    LanguageFilter,
    ProviderFilter,
)
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.base.seen import SeenRows
from django_autocaption.admin.captions.actions import CaptionActions
from django_autocaption.admin.captions.change import CaptionPage
from django_autocaption.admin.captions.columns import CaptionColumns
from django_autocaption.admin.captions.filters import (
    DismissedFilter,
    HumanFilter,
    RemarksFilter,
    ReviewFilter,
    WordsFilter,
)
from django_autocaption.admin.captions.headed import HeadedByObject
from django_autocaption.admin.editing.rows import EditableList, EditsInList
from django_autocaption.admin.exchange.exporting import ExportsCaptions
from django_autocaption.admin.exchange.importing import ImportsCaptions
from django_autocaption.admin.host.overlay import OverlayAnswers
from django_autocaption.admin.moderation.findings import FindingColumns
from django_autocaption.admin.pages.backfill import BackfillPage, may_backfill
from django_autocaption.admin.pages.coverage import CoveragePage
from django_autocaption.admin.pages.dashboard import DashboardPage
from django_autocaption.admin.pages.empty import Nothing, SaysWhyEmpty
from django_autocaption.admin.pages.outages import PausedServices, paused
from django_autocaption.admin.pages.scoreboard import ScoreboardPage
from django_autocaption.admin.pages.standstill import standstill
from django_autocaption.admin.pages.status import StatusPage
from django_autocaption.admin.records.attempts import AttemptInline
from django_autocaption.models import Caption
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.words import many
from django_autocaption.pipeline.words.seen import Seen

#: Fields of what was found about people, and where to decide about it.
_MODERATION = (
    "in_queue",
    "rating",
    "rule_in_words",
    "label",
    "confidence",
    "unsafe",
    "reason_told",
    "decided_by",
    "decided_at",
)
#: The name of the file, of images that whoever searches may see.
_NAME_SHOWN = "name_shown"
#: Fields of the form.
_WRITTEN = (*WORD_FIELDS, "seen_as")


@admin.register(Caption)
class CaptionAdmin(
    TellsSignedOut,
    NamesPeople,
    HeadedByObject,
    SaysWhyEmpty,
    PausedServices,
    DashboardPage,
    StatusPage,
    BackfillPage,
    CoveragePage,
    ScoreboardPage,
    CaptionPage,
    EditsInList,
    ExportsCaptions,
    ImportsCaptions,
    OverlayAnswers,
    ServesPreviews,
    CaptionActions,
    OnlyListedLookups,
    ObeysHosts,
    SeenRows,
    FindingColumns,
    CaptionColumns,
    ModelAdmin,
):
    """The list and form of captions. What a decision means is said in ``pipeline.words`` and ``pipeline.intake``."""

    inlines = (AttemptInline,)
    list_display = (
        "thumbnail",
        "shown_words",
        "named_object",
        "state_in_short",
        "shown_origin",
    )
    list_display_links = ("shown_words",)
    list_filter = (
        ReviewFilter,
        WordsFilter,
        "state",
        "origin",
        HumanFilter,
        RemarksFilter,
        DismissedFilter,
        "rating",
        ProviderFilter,
        LanguageFilter,
        FieldFilter,
        ErrorCodeFilter,
        BatchFilter,
    )
    list_select_related = ("content_type", "published", "draft")
    search_fields = ("published__alt_text", "draft__alt_text", "image_name", "object_id__exact")
    search_help_text = gettext_lazy("Words, file name, or the whole id of the described object.")
    ordering = ("-id",)
    sortable_by = ()
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    save_on_top = False
    fieldsets = (
        (None, {"fields": ("preview", "named_object", ("state_with_problem", "shown_origin"))}),
        (gettext_lazy("Words"), {"fields": _WRITTEN}),
        (
            gettext_lazy("Moderation"),
            {"classes": ("collapse",), "fields": _MODERATION},
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
                    "image_no",
                    "language",
                    "provider_name",
                    "batch",
                    "request",
                    "attempts",
                    "error_code",
                    "created_at",
                    "due_at",
                    "claimed_at",
                    "finalised_at",
                ),
            },
        ),
    )

    class Media:
        css = {"all": ("autocaption/admin.css", "autocaption/list.css", "autocaption/pages.css")}
        js = ("autocaption/remarks.js", "autocaption/list.js", "autocaption/small.js")

    change_list_template = "admin/autocaption/caption_list.html"

    def nothing(self, request: HttpRequest) -> Nothing:
        """No image was captioned, or none that the person may see."""
        steps = [(str(_("Status")), self.address("caption_status"))]
        if may_backfill(request):
            steps.insert(
                0, (str(_("Ask for words of images that are there already")), self.address("caption_backfill"))
            )
        return Nothing(
            sentence=_("No image that you may see has a caption yet. Each one that is saved from now on gets one."),
            steps=steps,
            held_back=[sentence for sentence in standstill() if sentence not in paused()],
        )

    @admin.display(description=gettext_lazy("in the queue"))
    def in_queue(self, caption: Caption) -> SafeString:
        return display.in_queue(caption, self.admin_site)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Caption | None:
        """With the moderator who decided about its image, if they may be named."""
        caption: Caption | None = super().get_object(request, object_id, from_field)
        if caption is not None:
            prefetch_related_objects([caption], named(request, "decision__decided_by"))
        return caption

    def get_fieldsets(self, request: HttpRequest, obj: Caption | None = None) -> Any:
        """What was found about people is for moderators alone, as is where to find an image that is withheld. Words are
        text for people who may only look."""
        hidden: set[str] = set()
        if not may_moderate(request):
            hidden |= {*_MODERATION, *(("image_name",) if obj is not None and display.withheld(obj) else ())}
        words: tuple[str, ...] = _WRITTEN
        if not self.has_change_permission(request, obj):
            words = ("words_in_full",)
        if obj is not None and obj.draft is not None and obj.current is not None:
            words = ("draft_compared", *words)
        shown = []
        for title, options in super().get_fieldsets(request, obj):
            fields = words if "alt_text" in options["fields"] else options["fields"]
            left = [name for name in fields if name not in hidden]
            if left:
                shown.append((title, options | {"fields": left}))
        return shown

    def get_readonly_fields(self, request: HttpRequest, obj: Caption | None = None) -> list[str]:
        """Everything but the words."""
        return [name for name in flatten_fieldsets(self.get_fieldsets(request, obj)) if name not in _WRITTEN]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[EditableList]:
        """A search of the newest rows, the objects' names, and fields for words."""
        return EditableList

    def token(self, row: Any) -> str:
        """The picture and the words that the list shows."""
        return str(Seen.of(row))

    def newest(self, *, using: str) -> int:
        """The newest version."""
        return many.newest_version(using=using)

    def get_search_fields(self, request: HttpRequest) -> list[str]:
        """A file's name is searched where it may be seen."""
        hidden = not may_moderate(request)
        return [_NAME_SHOWN if hidden and name == "image_name" else name for name in super().get_search_fields(request)]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Django's, in what the person may see."""
        if search_term and _NAME_SHOWN in self.get_search_fields(request):
            shown = Case(
                When(display.images_shown(), then=F("image_name")), default=Value(""), output_field=CharField()
            )
            queryset = queryset.alias(**{_NAME_SHOWN: shown})
        return super().get_search_results(request, queryset, search_term)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Captions come with images."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not here: what was said, and what moderation withholds, would be gone with it. An image can be excluded. With
        the object that has it a caption goes, from that object's own pages."""
        name = str(request.resolver_match.url_name) if request.resolver_match is not None else ""
        return name.endswith(("_delete", "_changelist")) and not name.startswith("autocaption_")
