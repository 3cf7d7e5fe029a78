"""What an editor who looks at a page of the site may know of its images: asked by its script, or by one link each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from django_autocaption import conf, languages
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.models import Caption
from django_autocaption.publishing.overlay import MOST

#: Characters of the words that a mark tells.
LONGEST = 125


class OverlayAnswers(AdminMixin):
    """Adds the address to the admin class of captions."""

    def get_urls(self) -> list[Any]:
        """``overlay/`` before the addresses of single captions."""
        view = self.admin_site.admin_view(never_cache(self.overlay_view))
        return [path("overlay/", view, name="autocaption_caption_overlay"), *super().get_urls()]

    def overlay_view(self, request: HttpRequest) -> HttpResponse:
        """``image``: keys (``publishing.overlay``). By POST what is to be said of each, of those that the person may
        open; by GET the way to the page of the first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            found = self._captions(request, request.POST.getlist("image")[:MOST], request.POST.get("lang", ""))
            return JsonResponse({"images": {key: self._told(caption) for key, caption in found.items()}})
        found = self._captions(request, request.GET.getlist("image")[:1], "")
        if not found:
            raise Http404(_("There is no such caption."))
        (caption,) = found.values()
        return HttpResponseRedirect(self._page_of(caption))

    def _captions(self, request: HttpRequest, keys: Iterable[str], language: str) -> dict[str, Caption]:
        """For each image its caption in the page's language, or in the first that there is."""
        rows = self.get_queryset(request).select_related("content_type", "published", "draft")
        asked: dict[tuple[int, str], dict[str, str]] = {}
        for key in keys:
            field, _slash, object_id = key.partition("/")
            label, _dot, field_name = field.rpartition(".")
            try:
                model = apps.get_model(label)
            except (LookupError, ValueError):
                continue
            type_id = ContentType.objects.db_manager(rows.db).get_for_model(model).pk
            if "\0" not in key:  # which PostgreSQL takes in no query
                asked.setdefault((type_id, field_name), {})[object_id] = key
        found: dict[str, list[Caption]] = {}
        for (type_id, field_name), by_id in asked.items():
            of_field = rows.filter(content_type=type_id, field_name=field_name, object_id__in=by_id)
            for row in hosts.passing(request, self.admin_site, of_field):
                if row.object_id in by_id:
                    found.setdefault(by_id[row.object_id], []).append(row)
        order = [*_order(language)]
        return {key: min(of_image, key=lambda row: _rank(row.language, order)) for key, of_image in found.items()}

    def _told(self, caption: Caption) -> dict[str, str]:
        kind, state = display.in_short(caption)
        said = caption.offered
        name = f"{display.object_in_words(caption)}: {caption.field_name}"
        words = ""
        if said is not None:
            words = _("Decorative: screen readers skip it") if said.decorative else said.alt_text
        label = f"{name}. {state}. {Truncator(words).chars(LONGEST)}".strip()
        return {"name": name, "standing": state, "kind": kind, "label": label, "url": self._page_of(caption)}

    def _page_of(self, caption: Caption) -> str:
        return reverse(f"{self.admin_site.name}:autocaption_caption_change", args=[caption.pk])


def _order(language: str) -> list[str]:
    settings = conf.current()
    best = languages.for_page(language, settings.languages, fall_back=True)
    return list(dict.fromkeys([*best, *settings.languages]))


def _rank(language: str, order: list[str]) -> int:
    return order.index(language) if language in order else len(order)
