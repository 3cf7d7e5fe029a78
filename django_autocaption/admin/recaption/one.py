"""The page on which the words of one image are asked for anew, from wherever it is shown."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from django_autocaption.admin.access.asking import to_ask_about
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.seen import newest_told
from django_autocaption.admin.recaption.page import recaption
from django_autocaption.admin.recaption.selection import CaptionSelection
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import many


class RecaptionPage(AdminMixin):
    """Adds ``<id>/recaption/`` to the admin class of captions."""

    def get_urls(self) -> list[Any]:
        """Before the addresses of single captions."""
        view = self.admin_site.admin_view(self.recaption_view)
        return [path("<int:pk>/recaption/", view, name="autocaption_caption_recaption"), *super().get_urls()]

    def recaption_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Of an image that the person may see, and whose words they may ask for."""
        chosen, page_of = to_ask_about(self, request, pk)
        told, using = newest_told(request), databases.written_to(chosen)
        newest = many.newest_version(using=using) if told is None else told
        asked = recaption(self, request, CaptionSelection(chosen, newest=newest), action="", back_url=page_of)
        return HttpResponseRedirect(page_of) if asked is None else asked
