"""What editors decide about many captions at once, bound to what the list showed them."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from django_autocaption import figures
from django_autocaption.admin.access.obeying import ObeysHosts
from django_autocaption.admin.base import display, log, seen
from django_autocaption.admin.base.editor import by, editor, may_approve, may_moderate, may_request
from django_autocaption.admin.base.page import CONFIRM, LaidOutForm, action_page
from django_autocaption.admin.captions.review_form import note_field, reason_field
from django_autocaption.admin.compare.start import ComparePage, compare_page
from django_autocaption.admin.recaption import counted
from django_autocaption.admin.recaption.check import check
from django_autocaption.admin.recaption.one import RecaptionPage
from django_autocaption.admin.recaption.page import changed_meanwhile, recaption
from django_autocaption.admin.recaption.selection import CaptionSelection, TranslationSelection
from django_autocaption.models import Caption, Reason, Surface, Verb, gate
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import many
from django_autocaption.pipeline.words.many import Decided, Shown
from django_autocaption.pipeline.words.seen import Seen


class RejectForm(LaidOutForm):
    """Why."""

    reason = reason_field()
    note = note_field()
    fieldsets = ((None, {"fields": ("reason", "note")}),)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = True


class CaptionActions(RecaptionPage, ComparePage, ObeysHosts):
    """Adds them to the admin class of captions."""

    actions = (
        "approve",
        "reject",
        "mark_decorative",
        "unlock",
        "send_to_desk",
        "recaption",
        "translate",
        "compare",
        "check_words",
        "export",
    )

    def has_request_permission(self, request: HttpRequest) -> bool:
        """May have services asked."""
        return may_request(request)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """May publish words and take them back."""
        return may_approve(request)

    @admin.action(description=gettext_lazy("Approve"), permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Caption]) -> None:
        """Publish drafts as they are."""
        queryset, refused = self._decidable(request, queryset)
        decided = many.approve(queryset, shown=_shown(request), by=_by(request))
        text = ngettext("%(number)d caption approved.", "%(number)d captions approved.", decided.changed)
        self._report(request, queryset, decided, text, Verb.APPROVE, refused=refused)
        self._report_number(
            request,
            ngettext(
                "%(number)d left alone: it has no draft.", "%(number)d left alone: they have no draft.", decided.unfit
            ),
            decided.unfit,
        )
        if decided.own:
            self.message_user(request, display.own_left(decided.own), messages.WARNING)
        rows = Caption.objects.using(databases.written_to(queryset))
        withheld = sum(
            rows.filter(pk__in=decided.ids[start : start + many.CHUNK]).exclude(gate.shown()).count()
            for start in range(0, decided.changed, many.CHUNK)
        )
        text = ngettext(
            "%(number)d of them stays off every page until a moderator allows its image.",
            "%(number)d of them stay off every page until a moderator allows their images.",
            withheld,
        )
        self._report_number(request, text, withheld)

    @admin.action(description=gettext_lazy("Reject…"), permissions=["approve"])
    def reject(self, request: HttpRequest, queryset: QuerySet[Caption]) -> HttpResponse | None:
        """Say why on a page of its own; drafts are withdrawn, or published words where there is no draft."""
        queryset, refused = self._decidable(request, queryset)
        form = RejectForm(request.POST if CONFIRM in request.POST else None)
        if not form.is_bound or not form.is_valid():
            is_large = counted.is_large(queryset)
            return action_page(
                self,
                request,
                "reject.html",
                action="reject",
                title=_("Reject words"),
                form=form,
                is_large=is_large,
                most=figures.capped(counted.MOST, counted.MOST),
                drafts=0 if is_large else queryset.filter(draft__isnull=False).count(),
                published=0 if is_large else queryset.filter(draft__isnull=True, published__isnull=False).count(),
            )
        reason, note = Reason(form.cleaned_data["reason"]), form.cleaned_data["note"]
        decided = many.reject(queryset, shown=_shown(request), by=_by(request), reason=reason, note=note)
        text = ngettext("%(number)d caption rejected.", "%(number)d captions rejected.", decided.changed)
        self._report(request, queryset, decided, text, Verb.REJECT, reason=reason, note=note, refused=refused)
        text = ngettext(
            "%(number)d left alone: it has no words.", "%(number)d left alone: they have no words.", decided.unfit
        )
        self._report_number(request, text, decided.unfit)
        return None

    @admin.action(description=gettext_lazy("Compare services…"), permissions=["request"])
    def compare(self, request: HttpRequest, queryset: QuerySet[Caption]) -> HttpResponse:
        """Ask several services, models or prompts about a sample of these, and vote."""
        chosen, _refused = self.changeable(request, queryset)
        return compare_page(self, request, chosen, action="compare")

    @admin.action(description=gettext_lazy("Mark decorative"), permissions=["approve"])
    def mark_decorative(self, request: HttpRequest, queryset: QuerySet[Caption]) -> None:
        """Have screen readers skip these images."""
        queryset, refused = self._decidable(request, queryset)
        decided = many.mark_decorative(queryset, shown=_shown(request), by=_by(request))
        text = ngettext(
            "%(number)d caption marked decorative.", "%(number)d captions marked decorative.", decided.changed
        )
        self._report(request, queryset, decided, text, Verb.DECORATIVE, refused=refused)
        text = ngettext(
            "%(number)d left alone: it has no image.", "%(number)d left alone: they have no image.", decided.unfit
        )
        self._report_number(request, text, decided.unfit)

    @admin.action(description=gettext_lazy("Unlock for machines"), permissions=["approve"])
    def unlock(self, request: HttpRequest, queryset: QuerySet[Caption]) -> None:
        """Let machines overwrite what people wrote; the words stay until then."""
        queryset, refused = self._decidable(request, queryset)
        decided = many.unlock(queryset, shown=_shown(request), by=_by(request))
        text = ngettext("%(number)d caption unlocked.", "%(number)d captions unlocked.", decided.changed)
        self._report(request, queryset, decided, text, Verb.UNLOCK, refused=refused)
        text = ngettext(
            "%(number)d left alone: no person wrote its published words.",
            "%(number)d left alone: no person wrote their published words.",
            decided.unfit,
        )
        self._report_number(request, text, decided.unfit)

    @admin.action(description=gettext_lazy("Send to the review desk"), permissions=["change"])
    def send_to_desk(self, request: HttpRequest, queryset: QuerySet[Caption]) -> None:
        """Have somebody look at these again, whatever was decided; the words stay on their pages."""
        queryset, refused = self._decidable(request, queryset)
        decided = many.leave(queryset, shown=_shown(request), by=_by(request))
        text = ngettext(
            "%(number)d caption waits on the review desk.",
            "%(number)d captions wait on the review desk.",
            decided.changed,
        )
        self._report(request, queryset, decided, text, Verb.LATER, refused=refused)
        text = ngettext(
            "%(number)d left alone: it waits already, or has no image.",
            "%(number)d left alone: they wait already, or have no image.",
            decided.unfit,
        )
        self._report_number(request, text, decided.unfit)

    @admin.action(description=gettext_lazy("Re-caption…"), permissions=["request"])
    def recaption(self, request: HttpRequest, queryset: QuerySet[Caption]) -> HttpResponse | None:
        """Choose provider, model and prompt on a page of its own, and ask again."""
        chosen, _refused = self.changeable(request, queryset)
        selection = CaptionSelection(chosen, newest=seen.newest_seen(request))
        return recaption(self, request, selection, action="recaption")

    @admin.action(description=gettext_lazy("Translate…"), permissions=["request"])
    def translate(self, request: HttpRequest, queryset: QuerySet[Caption]) -> HttpResponse | None:
        """Ask anew after what people wrote or approved in another language; the answers are drafts."""
        chosen, _refused = self.changeable(request, queryset)
        selection = TranslationSelection(chosen, newest=seen.newest_seen(request))
        return recaption(self, request, selection, action="translate")

    @admin.action(description=gettext_lazy("Check…"), permissions=["change"])
    def check_words(self, request: HttpRequest, queryset: QuerySet[Caption]) -> HttpResponse | None:
        """Have the linter look at the words as they stand; what it has something to say of comes to the desk."""
        chosen, _refused = self.changeable(request, queryset)
        return check(self, request, chosen, newest=seen.newest_seen(request), action="check_words")

    def _decidable(self, request: HttpRequest, queryset: QuerySet[Caption]) -> tuple[QuerySet[Caption], int]:
        """Those of the chosen captions that the person may decide about, and how many others there are, which they are
        told: nobody judges words about an image that they do not get to see."""
        chosen, refused = self.changeable(request, queryset)
        if may_moderate(request):
            return chosen, refused
        withheld = chosen.filter(~display.images_shown()).count()
        text = ngettext(
            "%(number)d left alone: moderation withholds its image.",
            "%(number)d left alone: moderation withholds their images.",
            withheld,
        )
        self._report_number(request, text, withheld)
        return chosen.filter(display.images_shown()), refused + withheld

    def _report(
        self,
        request: HttpRequest,
        queryset: QuerySet[Caption],
        decided: Decided,
        text: str,
        verb: Verb,
        *,
        refused: int,
        reason: Reason = Reason.NONE,
        note: str = "",
    ) -> None:
        """Tell and log what was changed, and tell of what others changed meanwhile."""
        level = messages.SUCCESS if decided.changed else messages.INFO
        self.message_user(request, text % {"number": decided.changed}, level)
        logged = log.sentence(verb, reason=reason, note=note)
        log.many(decided.ids, logged, user=editor(request), using=databases.written_to(queryset))
        listed = decided.changed + decided.left_alone + refused
        meanwhile = decided.meanwhile + seen.gone(request, listed)
        if meanwhile:
            self.message_user(request, changed_meanwhile(meanwhile), messages.WARNING)

    def _report_number(self, request: HttpRequest, text: str, number: int) -> None:
        if number:
            self.message_user(request, text % {"number": number}, messages.WARNING)


def _shown(request: HttpRequest) -> Shown:
    """What the list showed when the action was chosen on it."""
    if seen.is_all(request):
        return Shown(newest=seen.newest_seen(request))
    return Shown(rows=seen.rows_seen(request, Seen.parse))


def _by(request: HttpRequest) -> Any:
    return by(request, Surface.LIST, on_screen=len(request.POST.getlist(seen.ROW)) or None)
