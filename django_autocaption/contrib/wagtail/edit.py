"""Wagtail's own form for an image, with a panel about its words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.images.views import images

from django_autocaption.contrib.wagtail import access
from django_autocaption.contrib.wagtail.decisions import BUTTON, carry_out
from django_autocaption.contrib.wagtail.forms import WordsForm
from django_autocaption.contrib.wagtail.panel import panel_of, recaption_form
from django_autocaption.models import Surface
from django_autocaption.pipeline.bulk import recaption


class ImageEditView(images.EditView):
    """Stands at the address of Wagtail's, which it extends; all of it takes the permission to change the image."""

    template_name = "autocaption_wagtail/edit.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A button of the panel, or Wagtail's own form."""
        if BUTTON not in request.POST:
            return super().post(request, *args, **kwargs)  # type: ignore[no-any-return]  # untyped
        self.object = self.get_object()
        self.bound: dict[str, Any] = {}
        told = self._recaption() if request.POST[BUTTON] == "recaption" else self._decide()
        if told is None:
            messages.error(request, _("Nothing was saved."))
            return self.render_to_response(self.get_context_data())  # type: ignore[no-any-return]  # untyped
        messages.success(request, told)
        return redirect(request.get_full_path())

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the panel sent is not for Wagtail's own form."""
        kwargs: dict[str, Any] = super().get_form_kwargs()
        if BUTTON in self.request.POST:
            kwargs.pop("data", None)
            kwargs.pop("files", None)
        return kwargs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the panel."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["autocaption"] = panel_of(self.object, self.request.user, bound=getattr(self, "bound", None))
        context["autocaption_button"] = BUTTON
        return context

    def _decide(self) -> str | None:
        key = self.request.POST.get("caption", "")
        field = access.image_field()
        rows = access.captions_of(self.request.user).with_words()
        about = {"object_id": field.key_of(self.object)} if field is not None else {"pk": None}
        row = get_object_or_404(rows, pk=int(key) if key.isdecimal() else None, **about)
        form = WordsForm(row, self.request.POST)
        told = carry_out(form, self.request.POST[BUTTON], user=self.request.user, surface=Surface.FORM)
        self.bound = {str(row.pk): form}
        return told

    def _recaption(self) -> str | None:
        user = self.request.user
        if not access.may_request(user):
            raise PermissionDenied
        form = recaption_form(self.request.POST, may_approve=access.may_approve(user))
        if not form.is_valid():
            self.bound = {"recaption": form}
            return None
        number, _batch = recaption.objects(access.images_of(user).filter(pk=self.object.pk), form.request, user=user)
        if not number:
            form.add_error(None, _("Nothing would be asked: every selected caption is left alone."))
            self.bound = {"recaption": form}
            return None
        text = ngettext(
            "Asked for the words of %(number)d caption.", "Asked for the words of %(number)d captions.", number
        )
        return text % {"number": number}
