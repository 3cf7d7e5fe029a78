"""The alt texts of a list, edited where they stand: many rows, one button, and each decided about for itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.contrib import admin, messages
from django.contrib.admin.views.main import PAGE_VAR
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display, log
from django_autocaption.admin.base.editor import EXPORT, by, editor, may_approve
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.captions.objects import NamedList
from django_autocaption.admin.captions.tidied import tell_tidied
from django_autocaption.admin.editing.alt_form import AltForm, store
from django_autocaption.admin.editing.sent import arrives, script
from django_autocaption.admin.related import beside
from django_autocaption.desk import remarks
from django_autocaption.models import Caption, Sitting, Surface, Verb

#: In the address: the words of the list are fields.
EDIT = "edit"
#: The button below them.
SAVE = "_save_words"
#: Rows of a page with fields; as many a page may send at once.
MOST = 50
_POSTED = re.compile(r"c([0-9]{1,18})-seen_as")
#: Where a request keeps the forms that were not stored, and a row its field.
_REFUSED, _FIELD = "_autocaption_refused", "_autocaption_field"


def is_editing(request: HttpRequest) -> bool:
    """The list is shown with fields."""
    return EDIT in request.GET


class EditableList(NamedList):
    """The list of captions, whose words may be fields."""

    is_edited = False
    are_refused = False
    """The rows are those whose words were not stored, and no others."""

    @property
    def edit_url(self) -> str:
        """The same rows with fields, from the page on which the first of them is."""
        page = (self.page_num - 1) * self.list_per_page // MOST + 1
        return self.get_query_string({EDIT: "1", **({PAGE_VAR: page} if page > 1 else {})})

    @property
    def again_url(self) -> str:
        """The same page once more."""
        return self.get_query_string()

    @property
    def read_url(self) -> str:
        """The same rows without."""
        return self.get_query_string(remove=[EDIT, PAGE_VAR])

    def get_filters_params(self, params: Any = None) -> Any:
        """Without what is no filter."""
        found = super().get_filters_params(params)
        found.pop(EDIT, None)
        return found

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> Any:
        """What could not be stored, whatever the filters say of it by now; else what they leave."""
        if refused := _refused(request):
            self.are_refused = True
            self.filter_specs: list[Any] = []
            return self.root_queryset.filter(pk__in=refused).order_by("-pk")
        return super().get_queryset(request, exclude_parameters)

    def get_results(self, request: HttpRequest) -> None:
        """The rows of this page, with their fields."""
        self.is_edited = is_editing(request)
        if self.is_edited:
            self.list_per_page = self.list_max_show_all = MOST
        if self.are_refused:
            self.page_num = 1
        super().get_results(request)
        beside.load(self.result_list)
        if self.is_edited:
            _lay_out(request, self.model_admin.admin_site, self.result_list)


class EditsInList(AdminMixin):
    """Adds this to the admin class of captions."""

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Django's; or what was typed is stored, and what could not be is shown again with the reason."""
        context = {
            "may_edit_list": self.has_change_permission(request),
            "may_export": editor(request).has_perm(EXPORT),
            "remarks_url": self._remarks_url(),
            **(extra_context or {}),
        }
        if request.method != "POST" or SAVE not in request.POST or not context["may_edit_list"]:
            return super().changelist_view(request, context | {"media": self.media + script(request)})
        arrives(request)
        outcome = self._save(request)
        self._tell(request, outcome)
        if not outcome.refused:
            return HttpResponseRedirect(request.get_full_path())
        setattr(request, _REFUSED, {form.instance.pk: form for form in outcome.refused})
        response: HttpResponse = super().changelist_view(request, context | {"media": self.media + script(request)})
        response.status_code = 409 if any(form.conflict is not None for form in outcome.refused) else 422
        return response

    def get_actions(self, request: HttpRequest) -> Any:
        """None beside fields: an action would drop what was typed."""
        return {} if is_editing(request) else super().get_actions(request)

    def get_list_display(self, request: HttpRequest) -> Any:
        """With fields in the place of words."""
        columns = super().get_list_display(request)
        if not is_editing(request) or not self.has_change_permission(request):
            return columns
        return [editable_words if name == "shown_words" else name for name in columns]

    def _remarks_url(self) -> str:
        """Of the desk, where this admin site has it."""
        if not self.admin_site.is_registered(Sitting):
            return ""
        return reverse(f"{self.admin_site.name}:autocaption_sitting_remarks")

    def _save(self, request: HttpRequest) -> _Outcome:
        """Each row for itself: what one page shows is not one decision."""
        keys = [int(found[1]) for name in request.POST if (found := _POSTED.fullmatch(name))][:MOST]
        rows = self.get_queryset(request).select_related("content_type", "published", "draft").filter(pk__in=keys)
        may = hosts.passing(request, self.admin_site, rows, change=True)
        outcome = _Outcome(missing=len(keys) - len(may))
        who = by(request, Surface.LIST, on_screen=len(keys), group=uuid4())
        for form in (AltForm(request.POST, instance=row) for row in may):
            if not form.is_valid():
                if not form.is_repeat:
                    outcome.refused.append(form)
            elif form.changed_words and display.withheld(form.instance):  # since the page was shown
                form.add_error(None, display.withheld_by_now())
                outcome.refused.append(form)
            elif form.changed_words:
                made = store(form, by=who, publish=may_approve(request))
                if isinstance(made, AltForm):
                    outcome.refused.append(made)
                elif made is not None:
                    (outcome.drafted if made.verb == Verb.SUGGEST else outcome.saved).append(form.instance)
                    tell_tidied(self, request, form)
        return outcome

    def _tell(self, request: HttpRequest, outcome: _Outcome) -> None:
        """In a line for each thing that came of it."""
        for verb, rows in ((Verb.EDIT, outcome.saved), (Verb.SUGGEST, outcome.drafted)):
            for using in {str(row._state.db) for row in rows}:
                log.many([row.pk for row in rows], log.sentence(verb), user=editor(request), using=using)
        if number := len(outcome.saved):
            text = ngettext(
                "%(number)d caption saved and published.", "%(number)d captions saved and published.", number
            )
            self.message_user(request, text % {"number": number}, messages.SUCCESS)
        if number := len(outcome.drafted):
            text = ngettext(
                "%(number)d draft of yours waits for somebody else to approve it.",
                "%(number)d drafts of yours wait for somebody else to approve them.",
                number,
            )
            self.message_user(request, text % {"number": number}, messages.SUCCESS)
        if number := outcome.missing:
            text = ngettext(
                "%(number)d left alone: it is not there any more, or you may not change it.",
                "%(number)d left alone: they are not there any more, or you may not change them.",
                number,
            )
            self.message_user(request, text % {"number": number}, messages.WARNING)
        if outcome.refused:
            text = _("Not stored: what is marked below. Nothing that you typed is lost.")
            self.message_user(request, text, messages.ERROR)
        elif not outcome.saved and not outcome.drafted:
            self.message_user(request, _("Nothing was changed."), messages.INFO)


@dataclass(kw_only=True)
class _Outcome:
    """What came of a page."""

    missing: int = 0
    saved: list[Caption] = field(default_factory=list)
    drafted: list[Caption] = field(default_factory=list)
    """By somebody who may not publish: for somebody else."""
    refused: list[AltForm] = field(default_factory=list)
    """Typed words that were not stored: the form says why."""


@admin.display(description=gettext_lazy("words"))
def editable_words(caption: Caption) -> SafeString:
    """The alt text as a field, with what is to be said of it; as text for whom may not change it."""
    shown = caption.__dict__.get(_FIELD)
    return display.words(caption) if shown is None else render_to_string("admin/autocaption/list_field.html", shown)


def _refused(request: HttpRequest) -> dict[int, AltForm]:
    found: dict[int, AltForm] = getattr(request, _REFUSED, {})
    return found


def _lay_out(request: HttpRequest, site: admin.AdminSite, rows: Sequence[Caption]) -> None:
    """Give the rows whose images the person may see, and whose words they may change, their fields; and those whose
    words could not be stored. Four queries, and what the site's own admin asks."""
    refused = _refused(request)
    may = [
        row for row in hosts.passing(request, site, rows, change=True) if row.pk in refused or not display.withheld(row)
    ]
    looked = remarks.look_at_all(may, using=str(may[0]._state.db)) if may else {}
    for row in may:
        form = refused.get(row.pk) or AltForm(instance=row)
        typed = str(form["alt_text"].value() or "")
        row.__dict__[_FIELD] = {
            "caption": row,
            "form": form,
            "name": f"{display.isolated_text(display.object_in_words(row))}: {row.field_name}, {row.language}",
            "looked": remarks.look(row, typed) if form.is_bound else looked[row.pk],
            "on_page": row.current if row.draft is not None else None,
            "url": reverse(f"{site.name}:autocaption_caption_change", args=[row.pk]),
        }
