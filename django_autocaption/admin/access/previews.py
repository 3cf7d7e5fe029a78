"""Where the admin has its small images from: addresses of its own, which ask who looks, and decode nothing."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from django_autocaption import conf
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.addresses import image_url
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.models import Caption
from django_autocaption.pipeline.records import previews, thumbnailers
from django_autocaption.pipeline.records.previews import ELSEWHERE, Size

#: Seconds that a browser keeps one: its address is another when the image is.
KEPT = 86_400
#: In place of one that is not there: of one pixel, by which the script of lists knows it.
_NOTHING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" viewBox="0 0 2 2">'
    b'<path fill="#888" d="M0 2l1-1 1 1z"/></svg>'
)


class ServesPreviews(AdminMixin):
    """Adds the addresses to an admin class of captions."""

    shows_withheld: ClassVar[bool] = False
    """Who may open it sees what moderation withholds."""

    def get_urls(self) -> list[Any]:
        """``<id>/thumbnail/`` for lists, ``<id>/preview/`` for one image on a page."""
        name = f"autocaption_{self.opts.model_name}"
        thumbnail = self.admin_site.admin_view(self.thumbnail_view, cacheable=True)
        preview = self.admin_site.admin_view(self.preview_view, cacheable=True)
        return [
            path("<int:pk>/thumbnail/", thumbnail, name=f"{name}_thumbnail"),
            path("<int:pk>/preview/", preview, name=f"{name}_preview"),
            *super().get_urls(),
        ]

    def thumbnail_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The small image of a caption; where there is none yet, something in its place."""
        caption = self._caption(request, pk)
        if conf.current().THUMBNAILS and previews.store() is None:
            return _elsewhere(caption)
        found = previews.get(caption, Size.SMALL)
        if found == ELSEWHERE:
            return _elsewhere(caption)
        return _answer(*found) if found is not None and found[0] else _nothing()

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The large one; where there is none yet, or none can be made, the browser is sent to the original."""
        caption = self._caption(request, pk)
        found = previews.get(caption, Size.LARGE)
        return _answer(*found) if found is not None and found[0] else _redirect(image_url(caption))

    def _caption(self, request: HttpRequest, pk: int) -> Caption:
        """For whoever may open it; of an image that moderation withholds there is none for others."""
        rows = self.get_queryset(request).select_related("content_type") if self.has_view_permission(request) else None
        caption: Caption | None = rows.filter(pk=pk).first() if rows is not None else None
        if caption is None or not caption.image_name or not hosts.may_open(request, self.admin_site, caption):
            raise Http404
        if display.withheld(caption) and not self.shows_withheld:
            raise Http404
        return caption


def _elsewhere(caption: Caption) -> HttpResponse:
    return _redirect(thumbnailers.address(caption))


def _answer(data: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Cache-Control"] = f"private, max-age={KEPT}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _redirect(url: str) -> HttpResponse:
    if not url:
        return _nothing()
    response = HttpResponseRedirect(url)
    response["Cache-Control"] = "private, no-store"
    return response


def _nothing() -> HttpResponse:
    response = HttpResponse(_NOTHING, content_type="image/svg+xml")
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
