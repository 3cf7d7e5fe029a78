"""The moderation queue: images that a moderator has to look at, blurred, with what was found and who decided.

For whoever has the permission ``autocaption.moderate_caption``, and nobody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from django_autocaption import figures
from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.obeying import ObeysHosts
from django_autocaption.admin.access.people import NamesPeople, named
from django_autocaption.admin.access.previews import ServesPreviews
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base import display, seen
from django_autocaption.admin.base.editor import editor, may_moderate
from django_autocaption.admin.base.filters import FieldFilter
from django_autocaption.admin.base.generics import InlineFormSet, ModelAdmin, ReadOnly, TabularInline
from django_autocaption.admin.base.page import CONFIRM, action_page
from django_autocaption.admin.base.seen import SeenRows
from django_autocaption.admin.captions import objects
from django_autocaption.admin.captions.headed import HeadedByObject
from django_autocaption.admin.moderation.filters import RatingFilter, RuleFilter, SourceFilter
from django_autocaption.admin.moderation.findings import DecisionColumns, FindingColumns
from django_autocaption.admin.moderation.images import MOST_IMAGES, ImageList, ImagePaginator, captions_of, languages_of
from django_autocaption.admin.moderation.verdicts import VERDICTS, ConfirmForm, ReviewForm, Verdict
from django_autocaption.admin.pages.empty import Nothing, SaysWhyEmpty
from django_autocaption.admin.pages.standstill import standstill
from django_autocaption.models import Decision, ModeratedImage, Rating
from django_autocaption.pipeline.moderate.rulings import ReasonNeededError, Seen, newest_decision
from django_autocaption.pipeline.records import decisions
from django_autocaption.pipeline.records.fields import any_is_moderated

#: Images that the page which asks for a confirmation shows.
MOST_SHOWN = 20


class DecisionFormSet(InlineFormSet):
    """Every decision about the image, those at other captions of the same file too."""

    people: Prefetch[Any]
    """Those who may be named; set by DecisionInline for each request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.queryset = decisions.history(self.instance).prefetch_related(self.people)


class DecisionInline(DecisionColumns, ReadOnly, TabularInline):
    """Who decided what, and why."""

    model = Decision
    formset = DecisionFormSet
    extra = 0
    fields = (
        "decided_at",
        "rating_badge",
        "rule_in_words",
        "reason",
        "who",
        "label",
        "confidence_in_percent",
        "unsafe",
    )
    readonly_fields = fields
    verbose_name_plural = gettext_lazy("history of decisions")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """The formset's class, for this request's user."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.people = named(request, "decided_by")
        return formset

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Of whoever may see the image's own page."""
        return True


class ModeratorsOnly:
    """Whoever may see captions may not therefore see these images."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """The queue is on the admin's first page for moderators alone."""
        return may_moderate(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_moderate(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_moderate(request)


@admin.register(ModeratedImage)
class ModeratedImageAdmin(
    TellsSignedOut,
    NamesPeople,
    HeadedByObject,
    SaysWhyEmpty,
    OnlyListedLookups,
    ObeysHosts,
    SeenRows,
    ModeratorsOnly,
    ServesPreviews,
    FindingColumns,
    ReadOnly,
    ModelAdmin,
):
    """One line for each image, whatever its languages. ``pipeline.moderate.rulings`` says what a decision means."""

    takes_change = False
    shows_withheld = True

    form = ReviewForm
    inlines = (DecisionInline,)
    actions = ("clear", "keep_flag", "block")
    list_display = (
        "thumbnail",
        "described_object",
        "rule_in_words",
        "reason_in_short",
        "age",
        "unsafe_in_list",
        "decided",
    )
    list_display_links = ("rule_in_words",)
    list_filter = (RatingFilter, RuleFilter, SourceFilter, FieldFilter)
    search_fields = ("image_name", "object_id__exact")
    search_help_text = gettext_lazy("File name, or the whole id of the described object.")
    ordering = ("-id",)
    sortable_by = ()
    list_per_page = 50
    paginator = ImagePaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    change_list_template = "admin/autocaption/moderation_list.html"
    change_form_template = "admin/autocaption/moderation_form.html"
    fieldsets = (
        (None, {"fields": ("preview", "described_object", "rating_badge")}),
        (
            gettext_lazy("What was found"),
            {
                "fields": (
                    "rule_in_words",
                    "reason_told",
                    ("label", "confidence"),
                    "unsafe",
                    ("decided_by", "decided_at"),
                    "shown_words",
                )
            },
        ),
        (gettext_lazy("Your decision"), {"fields": ("reason", "judged")}),
    )

    class Media:
        css = {"all": ("autocaption/admin.css", "autocaption/pages.css")}
        js = ("autocaption/moderation.js", "autocaption/small.js")

    # -- the list ----------------------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[ModeratedImage]:
        """Captions that have an image."""
        images = super().get_queryset(request).exclude(image_name="")
        rows = images.select_related("content_type", "decision", "published", "draft")
        return rows.prefetch_related(named(request, "decision__decided_by"))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ImageList]:
        """One line for each image."""
        return ImageList

    def nothing(self, request: HttpRequest) -> Nothing:
        """No image waits for a moderator: because none needs one, or because nobody looks."""
        if not any_is_moderated():
            sentence = _("Moderation is off: no image is looked at. MODERATION in the settings turns it on.")
            return Nothing(sentence=sentence)
        steps = [(str(_("All images that were looked at")), f"{request.path}?rating={RatingFilter.ALL}")]
        sentence = _("No image needs a moderator. New ones come here when something is found in them.")
        return Nothing(sentence=sentence, steps=steps, held_back=standstill())

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Under its own title."""
        return super().changelist_view(request, {"title": _("Moderation queue"), **(extra_context or {})})

    def token(self, row: Any) -> str:
        """How the image stands."""
        return str(Seen.of(row))

    def newest(self, *, using: str) -> int:
        """The newest decision."""
        return newest_decision(using=using)

    @admin.display(description=gettext_lazy("image"))
    def thumbnail(self, image: ModeratedImage) -> SafeString:
        return display.veiled(image, self.admin_site)

    @admin.display(description=gettext_lazy("image"))
    def preview(self, image: ModeratedImage) -> SafeString:
        return display.veiled(image, self.admin_site, large=True)

    @admin.display(description=gettext_lazy("describes"))
    def described_object(self, image: ModeratedImage) -> SafeString:
        languages = getattr(image, "languages", None) or languages_of([image])[0]
        return objects.described(image, self.admin_site, languages=", ".join(languages))

    @admin.display(description=gettext_lazy("words"))
    def shown_words(self, image: ModeratedImage) -> SafeString:
        return display.words(image)

    # -- decisions about many ----------------------------------------------------------------------------------------

    @admin.action(description=gettext_lazy("Allow…"), permissions=["change"])
    def clear(self, request: HttpRequest, queryset: QuerySet[ModeratedImage]) -> HttpResponse | None:
        """They may be shown."""
        return self._decide("clear", request, queryset)

    @admin.action(description=gettext_lazy("Keep flag…"), permissions=["change"])
    def keep_flag(self, request: HttpRequest, queryset: QuerySet[ModeratedImage]) -> HttpResponse | None:
        """Somebody has looked."""
        return self._decide("keep_flag", request, queryset)

    @admin.action(description=gettext_lazy("Block…"), permissions=["change"])
    def block(self, request: HttpRequest, queryset: QuerySet[ModeratedImage]) -> HttpResponse | None:
        """They are on no page."""
        return self._decide("block", request, queryset)

    def _decide(self, name: str, request: HttpRequest, images: QuerySet[ModeratedImage]) -> HttpResponse | None:
        """Both steps of an action: the page that asks for a confirmation, or None once it is done."""
        verdict = VERDICTS[name]
        images, refused = self.changeable(request, images)
        number = images.order_by()[: MOST_IMAGES + 1].count()
        gone = seen.gone(request, number + refused)
        if not number:
            self.message_user(request, _("Nothing to decide: these images are no longer in this list."), messages.INFO)
            return None
        form = ConfirmForm(request.POST if CONFIRM in request.POST else None, verdict=verdict, images=images)
        if form.is_bound and form.is_valid():
            self._carry_out(request, verdict, images, form.cleaned_data["reason"], _seen(request, images), gone=gone)
            return None
        is_large = number > MOST_IMAGES
        return action_page(
            self,
            request,
            "moderation_confirm.html",
            action=name,
            title=str(verdict.button),
            form=form,
            verdict=verdict,
            is_large=is_large,
            most=figures.capped(MOST_IMAGES, MOST_IMAGES),
            **({} if is_large else _numbers(images, number, lifts=name != "block")),
            shown=[self._in_short(image) for image in images[:MOST_SHOWN]],
            more=0 if is_large else max(number - MOST_SHOWN, 0),
        )

    def _carry_out(
        self,
        request: HttpRequest,
        verdict: Verdict,
        images: QuerySet[Any],
        reason: str,
        shown: Mapping[int, Seen],
        *,
        gone: int = 0,
    ) -> None:
        """Decide; a colleague may have decided since the page was made."""
        try:
            done, left_alone = verdict.decide(images, user=editor(request), reason=reason, seen=shown)
        except ReasonNeededError:
            message = _(
                "Somebody has blocked an image meanwhile that you decided about. It was left as it is, and so were "
                "those that are still in the list: look again, and give a reason to lift the block."
            )
            self.message_user(request, message, messages.ERROR)
            return
        if done:
            self.message_user(request, verdict.told(done), messages.SUCCESS)
        if left_alone + gone:
            text = ngettext(
                "%(number)d image was left as it is: somebody decided about it, or replaced it, after you saw it.",
                "%(number)d images were left as they are: somebody decided about them, or replaced them, after you saw"
                " them.",
                left_alone + gone,
            )
            self.message_user(request, text % {"number": left_alone + gone}, messages.WARNING)

    def _in_short(self, image: ModeratedImage) -> dict[str, Any]:
        return {
            "thumbnail": display.veiled(image, self.admin_site),
            "name": display.isolated(display.object_in_words(image)),
            "rating": display.rating(image),
            "why": self.rule_in_words(image),
        }

    # -- a decision about one ----------------------------------------------------------------------------------------

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Everything but the reason."""
        return [name for name in flatten_fieldsets(self.fieldsets) if name not in ("reason", "judged")]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """The page of one image, with a button for each decision."""
        more = {"title": _("Moderate an image"), "verdicts": VERDICTS.values()}
        return super().changeform_view(request, object_id, form_url, more | (extra_context or {}))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Decide, which is logged there."""
        images = ModeratedImage.objects.using(obj._state.db).filter(pk=obj.pk)
        self._carry_out(request, form.verdict, images, form.cleaned_data["reason"], form.seen)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Decisions are logged where they are made."""

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Back to the list, as it was filtered."""
        return self.response_post_save_change(request, obj)


def _seen(request: HttpRequest, images: QuerySet[Any]) -> dict[int, Seen]:
    """What the list showed when the action was chosen on it."""
    if not seen.is_all(request):
        return seen.rows_seen(request, Seen.parse)
    newest = seen.newest_seen(request)
    return {image.pk: Seen.of(image) for image in images if (image.decision_id or 0) <= newest}


def _numbers(images: QuerySet[Any], number: int, *, lifts: bool) -> dict[str, Any]:
    captions = captions_of(images)
    return {
        "number": number,
        "blocked": images.filter(rating=Rating.BLOCKED).count() if lifts else 0,
        "captions": captions.count(),
        "languages": sorted(captions.order_by().values_list("language", flat=True).distinct()),
    }
