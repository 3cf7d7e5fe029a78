"""Where a list has its small images from: an address of the admin's own, which asks who looks."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.pipeline.records import thumbnails

#: Seconds that a browser keeps one: its address is another when the image is.
KEPT = 86_400


#: In place of a file that is no image, or none that is decoded here.
_NOTHING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><path fill="#888" d="M0 2l1-1 1 1z"/></svg>'


class ServesThumbnails(AdminMixin):
    """Adds the address to the admin class of captions."""

    def get_urls(self) -> list[Any]:
        """``<id>/thumbnail/``."""
        view = self.admin_site.admin_view(self.thumbnail_view, cacheable=True)
        return [path("<int:pk>/thumbnail/", view, name="autocaption_caption_thumbnail"), *super().get_urls()]

    def thumbnail_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The small image of a caption, for whoever may open it; of one that moderation withholds there is none."""
        rows = self.get_queryset(request).select_related("content_type") if self.has_view_permission(request) else None
        caption = rows.filter(pk=pk).first() if rows is not None else None
        shown = caption is not None and caption.image_name and not display.withheld(caption)
        if caption is None or not shown or not hosts.may_open(request, self.admin_site, caption):
            raise Http404
        if url := thumbnails.address(caption):
            return HttpResponseRedirect(url)
        data, media_type = thumbnails.content(caption)
        response = HttpResponse(data or _NOTHING, content_type=media_type or "image/svg+xml")
        response["Cache-Control"] = f"private, max-age={KEPT}" if data else "private, no-store"
        response["X-Content-Type-Options"] = "nosniff"
        return response
