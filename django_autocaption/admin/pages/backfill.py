"""The page "Backfill": choose an image field, see number and price, confirm; a worker then writes the rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import router
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import REQUEST, editor, sees_batches
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.page import LaidOutForm, page, saying
from django_autocaption.admin.recaption import typed
from django_autocaption.models import Batch
from django_autocaption.pipeline.bulk import backfill, planning
from django_autocaption.pipeline.runtime import queue
from django_autocaption.registry import CaptionedField, registry

CONFIRM = "confirm"
#: So many times the number that was typed may be missing by now.
LEEWAY = 1.1
#: Posted where all images are to be counted, however many there are.
EXACTLY = "exactly"


def may_backfill(request: HttpRequest) -> bool:
    """Who may have services asked and bulk requests made."""
    return editor(request).has_perms([REQUEST, "autocaption.add_batch"])


class BackfillForm(LaidOutForm):
    """What to ask for. Choices are read when the form is made, from the settings as they are then."""

    field = forms.ChoiceField(label=gettext_lazy("Image field"))
    provider = forms.ChoiceField(
        label=gettext_lazy("Provider"),
        required=False,
        help_text=gettext_lazy("The service that is asked, and that may bill each image."),
    )
    limit = forms.IntegerField(
        label=gettext_lazy("At most"),
        required=False,
        min_value=1,
        max_value=2**31 - 1,
        help_text=gettext_lazy("So many images; empty for all."),
    )

    number = typed.number_field()
    shown = forms.IntegerField(required=False, widget=forms.HiddenInput)
    """How many captions the page has told of."""

    fieldsets = [(None, {"fields": ["field", "provider", "limit"]})]

    def __init__(self, *args: Any, offered: Sequence[CaptionedField], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan: planning.Plan | None = None
        self.exactly = EXACTLY in self.data
        fields, provider = self.fields["field"], self.fields["provider"]
        assert isinstance(fields, forms.ChoiceField)  # noqa: S101 - for the type checker
        assert isinstance(provider, forms.ChoiceField)  # noqa: S101 - for the type checker
        fields.choices = [(f.label, f"{f.model._meta.verbose_name}: {f.field.verbose_name}") for f in offered]
        aliases = [(alias, services.name_of(alias)) for alias in services.writers()]
        provider.choices = [("", _("each field’s own")), *aliases]

    def clean(self) -> dict[str, Any]:
        """Count what is missing; of a large field, judge by some of its images unless all are to be counted."""
        data = dict(super().clean() or self.cleaned_data)
        if self.errors:
            return data
        (field,) = (f for f in registry.all() if f.label == data["field"])
        using = router.db_for_write(field.model)
        try:
            self.plan = planning.plan(
                [field], using=using, limit=data["limit"], provider=data["provider"], in_haste=not self.exactly
            )
        except ImproperlyConfigured as error:
            self.add_error(None, str(error))
            return data
        if not self.plan.images:
            self.add_error(
                "field", " ".join((*self.plan.held_back, *self.plan.failed)) or self._nothing(self.plan.sample_size)
            )
        elif self.plan.captions > typed.ABOVE:
            self._ask_number(self.plan.captions, data)
        return data

    def _ask_number(self, captions: int, data: dict[str, Any]) -> None:
        """It is that of the page; which counts anew each time, and where it judges by some, a little differently."""
        told = data.get("shown") or captions
        wanted = told if captions <= LEEWAY * told else captions
        if CONFIRM in self.data and (wrong := typed.problem(wanted, data.get("number"))):
            self.add_error("number", wrong)
        self.data = saying(self.data, {"shown": str(captions)})
        self.fieldsets = [(None, {"fields": ["field", "provider", "limit", "number"]})]

    def _nothing(self, sample_size: int) -> str:
        if not sample_size:
            return _("No image of this field lacks a caption.")
        return _("None of %(number)d images that were looked at lacks a caption.") % {"number": sample_size}


class BackfillPage(AdminMixin):
    """Adds the page to the admin class of captions."""

    def get_urls(self) -> list[Any]:
        """``backfill/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(self.backfill_view)
        return [path("backfill/", view, name="autocaption_caption_backfill"), *super().get_urls()]

    def backfill_view(self, request: HttpRequest) -> HttpResponse:
        """Three steps: the choice; number and price; and, confirmed, the bulk request. All is checked each time."""
        if not may_backfill(request):
            raise PermissionDenied
        try:
            # All images of a field are asked for: of others, those that the editor may change are in their own list.
            offered = [f for f in registry.all() if hosts.lets_all(request, self.admin_site, f.model, change=True)]
            form = BackfillForm(request.POST if request.method == "POST" else None, offered=offered)
        except ImproperlyConfigured:
            self.message_user(
                request, _("The settings of this app are wrong: “manage.py check” says what to write."), messages.ERROR
            )
            return redirect(f"{self.admin_site.name}:autocaption_caption_changelist")
        is_valid = form.is_bound and form.is_valid()
        plan = form.plan if is_valid or set(form.errors) == {"number"} else None
        is_confirmed = is_valid and CONFIRM in request.POST
        if is_confirmed and plan is not None and (batch := self._start(request, plan)) is not None:
            if sees_batches(request):
                return redirect(f"{self.admin_site.name}:autocaption_batch_change", batch.pk)
            return redirect(f"{self.admin_site.name}:autocaption_caption_changelist")
        return page(
            self,
            request,
            "backfill.html",
            title=_("Backfill"),
            form=form,
            plan=plan,
            shortfalls=plan.shortfalls(by=editor(request).pk) if plan is not None and plan.captions else [],
            sample_size=form.plan.sample_size if form.plan is not None else 0,
            confirm=CONFIRM,
            exactly=EXACTLY,
        )

    def _start(self, request: HttpRequest, plan: planning.Plan) -> Batch | None:
        batch = backfill.start(plan, user=editor(request))
        if not queue.send_backfill(batch.pk, using=plan.using):
            batch.delete()
            self.message_user(request, _("Nothing was asked: the workers cannot be reached just now."), messages.ERROR)
            return None
        text = ngettext(
            "A worker now asks for the words of %(number)d image.",
            "A worker now asks for the words of %(number)d images.",
            plan.images,
        )
        if plan.sample_size:
            text = _("A worker now asks for the words of about %(number)d images.")
        self.message_user(request, text % {"number": plan.images}, messages.SUCCESS)
        return batch
