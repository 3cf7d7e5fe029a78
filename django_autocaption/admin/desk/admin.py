"""The addresses of the desks: where a sitting begins, the image that is on the desk, and the summary at the end.

A sitting is its person's alone; to others its pages are not there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import router
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base import configured, display
from django_autocaption.admin.base.editor import editor, may_write
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.page import page
from django_autocaption.admin.captions.difference import compare
from django_autocaption.admin.desk.begin import described
from django_autocaption.admin.desk.desks import DESKS
from django_autocaption.admin.desk.sheet import Sheet
from django_autocaption.admin.desk.sitter import Sitter
from django_autocaption.admin.desk.table import length_in_words
from django_autocaption.admin.editing.sent import arrived
from django_autocaption.admin.pages.standstill import standstill
from django_autocaption.desk import leases, queue, remarks, sittings
from django_autocaption.desk.leases import Image
from django_autocaption.desk.queue import Filter
from django_autocaption.models import Awaits, Caption, Queue, Sitting


@admin.register(Sitting)
class DeskAdmin(TellsSignedOut, OnlyListedLookups, ModelAdmin):
    """The desk stands among the models of the admin's first page; what it shows are captions."""

    class Media:
        css = {
            "all": ("autocaption/admin.css", "autocaption/desk.css", "autocaption/decide.css", "autocaption/sheet.css")
        }
        js = tuple(
            f"autocaption/{name}.js"
            for name in (
                "kept",
                "keys",
                "panels",
                "sight",
                "stay",
                "untaken",
                "zoom",
                "moderation",
                "remarks",
                "desk",
                "sheet",
            )
        )

    # -- who may come in -----------------------------------------------------------------------------------------------

    def has_module_permission(self, request: HttpRequest) -> bool:
        """On the first page for whoever may write words."""
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may write words; sittings have no permissions of their own."""
        return may_write(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The same."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """They begin on the first page of the desk."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """With its person a sitting goes, from that person's own page; there is no page to delete one here."""
        return True

    # -- where ---------------------------------------------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        """None of Django's own but the names."""
        view, wrap = self.admin_site.admin_view, self._guarded
        return [
            path("", view(self.changelist_view), name="autocaption_sitting_changelist"),
            path("moderation/", view(self.moderation_view), name="autocaption_sitting_moderation"),
            path("failures/", view(self.failures_view), name="autocaption_sitting_failures"),
            path("remarks/", wrap(require_POST(self.remarks_view)), name="autocaption_sitting_remarks"),
            path("<int:pk>/", wrap(self.sitting_view), name="autocaption_sitting_change"),
            path("<int:pk>/sheet/", wrap(self.sheet_view), name="autocaption_sitting_sheet"),
            path("<int:pk>/end/", wrap(self.end_view), name="autocaption_sitting_end"),
            path("<int:pk>/leave/", wrap(require_POST(self.leave_view)), name="autocaption_sitting_leave"),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Choose, and begin; or go on with a sitting that is not at its end."""
        return self._begin(request, Queue.WORDS, **(extra_context or {}))

    def moderation_view(self, request: HttpRequest) -> HttpResponse:
        """The same over the moderation queue."""
        return self._begin(request, Queue.MODERATION)

    def failures_view(self, request: HttpRequest) -> HttpResponse:
        """The same over captions that failed."""
        return self._begin(request, Queue.FAILED)

    def _begin(self, request: HttpRequest, name: str, **context: Any) -> HttpResponse:
        self._let_in(request, name)
        desk, using, problem = DESKS[name], self._database(), ""
        held_back: list[str] = []
        if configured.are_wrong():
            problem = _("The settings of this app are wrong: “manage.py check” says what to write.")
        # An address may choose, too: that of the list's action and of a bulk request does.
        form = desk.form(request.POST if request.method == "POST" else None, initial=request.GET.dict())
        if not problem and form.is_bound and form.is_valid():
            found = self._waiting(request, name, form.filter, using)
            if found:
                keys = [row.pk for row in found]
                made = sittings.begin(editor(request), form.filter, keys, queue=name, using=using)
                sheet = "_sheet" in request.POST and desk.has_sheet
                return HttpResponseRedirect(self._address("sheet" if sheet else "change", made.pk))
            if form.filter.narrows:
                messages.info(request, _("Nothing waits for you there. Choose less, or look again later."))
            else:
                messages.info(request, _("Nothing waits for you. Look again later."))
            held_back = standstill()
        going_on = [
            (self._address("change", one.pk), self._address("sheet", one.pk), described(Filter.load(one.filter)), one)
            for one in sittings.of(editor(request), queue=name, using=using)
        ]
        return page(
            self,
            request,
            "desk/begin.html",
            title=str(desk.sitter.title),
            original=_("Begin"),
            form=form,
            desk=desk,
            problem=problem,
            held_back=held_back,
            status_url=reverse(f"{self.admin_site.name}:autocaption_caption_status"),
            going_on=[] if problem else going_on,
            list_url=reverse(f"{self.admin_site.name}:{desk.listed}"),
            list_name=desk.list_name,
            **desk.frame,
            **context,
        )

    def sitting_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The image that is on the desk, and what is decided about it."""
        at = self._sitter(request, pk)
        return at.answer() if request.method == "POST" else at.show()

    def sheet_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Many images of a sitting at once."""
        sitting = self._sitting(request, pk)
        if not DESKS[sitting.queue].has_sheet:
            raise Http404(_("There is no contact sheet of these images."))
        laid = Sheet(self, request, sitting, using=self._database())
        return laid.answer() if request.method == "POST" else laid.show()

    def end_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What came of a sitting, at its end or before."""
        at = self._sitter(request, pk)
        sitting, desk = at.sitting, DESKS[at.sitting.queue]
        return page(
            self,
            request,
            "desk/end.html",
            title=_("What came of it"),
            sitting=sitting,
            total=len(sitting.ids),
            left=len(sitting.ids) - sitting.position,
            most=queue.MOST,
            sitting_url=self._address("change", pk),
            desk_url=self._address(desk.begins),
            sent=arrived(request),
            **at.came_of_it(),
            **at.undo_offered(),
            **desk.frame,
        )

    def leave_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The image, or all of a sheet, is free for others, and so is the one that was to be decided about while others
        were looked at. The script calls this when its page is closed; without one the lease ends by itself."""
        at = self._sitter(request, pk)
        keys = [int(key) for key in request.POST.getlist("item")[: queue.MOST] if key.isdecimal()]
        here = sittings.comes_next(at.sitting)
        at.give_back([*keys, here] if here is not None else keys, seat=request.POST.get("seat"))
        return HttpResponse(status=204)

    def remarks_view(self, request: HttpRequest) -> HttpResponse:
        """What the linter says of a text while it is typed; whoever types keeps the image."""
        self._let_in(request, Queue.WORDS)
        using, key = self._database(), request.POST.get("caption", "")
        rows = Caption.objects.using(using).with_words()
        caption = rows.filter(pk=int(key)).first() if key.isdecimal() else None
        if caption is None or not hosts.may_change(request, self.admin_site, caption) or display.withheld(caption):
            raise PermissionDenied
        if caption.review != Awaits.NOTHING:  # else it was decided about while this was on its way
            leases.take(Image.of(caption), editor(request), using=using)
        typed = request.POST.get("text", "")[: remarks.LONGEST]
        looked, published = remarks.look(caption, typed), caption.current
        return JsonResponse(
            {
                "length": length_in_words(looked),
                "remarks": list(looked.sentences),
                "beside": remarks.look_beside(caption, request.POST),
                "difference": compare(published.alt_text, typed) if published is not None else "",
            }
        )

    # -- what they share -----------------------------------------------------------------------------------------------

    def _guarded(self, view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        """While the settings are wrong nothing can be shown or decided: the first page says so."""

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not any(desk.may(request) for desk in DESKS.values()):
                raise PermissionDenied
            if configured.are_wrong():
                return HttpResponseRedirect(self._address("changelist" if may_write(request) else "moderation"))
            return view(request, *args, **kwargs)

        return self.admin_site.admin_view(guarded)

    def _let_in(self, request: HttpRequest, name: str) -> None:
        if not DESKS[name].may(request):
            raise PermissionDenied

    def _sitting(self, request: HttpRequest, pk: int) -> Sitting:
        found = sittings.find(editor(request), pk, using=self._database())
        if found is None:
            raise Http404(_("This sitting is over."))
        self._let_in(request, found.queue)
        return found

    def _sitter(self, request: HttpRequest, pk: int) -> Sitter:
        sitting = self._sitting(request, pk)
        return DESKS[sitting.queue].sitter(self, request, sitting, using=self._database())

    def _address(self, name: str, *args: int) -> str:
        return reverse(f"{self.admin_site.name}:autocaption_sitting_{name}", args=args)

    @staticmethod
    def _database() -> str:
        """Where captions are written, and so what is decided about them."""
        return router.db_for_write(Caption)

    def _waiting(self, request: HttpRequest, name: str, chosen: Filter, using: str) -> list[Caption]:
        change = name != Queue.MODERATION
        return queue.waiting(
            chosen,
            queue=name,
            using=using,
            open_ones=hosts.restriction(request, self.admin_site, using=using),
            may=lambda rows: hosts.passing(request, self.admin_site, rows, change=change),
        )
