"""The album, and one photograph of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from album.models import Photo


def album(request: HttpRequest) -> HttpResponse:
    """All photographs, as a grid."""
    return render(request, "album/album.html", {"photos": Photo.objects.all()})


def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """One photograph with all its words."""
    return render(request, "album/photo.html", {"photo": get_object_or_404(Photo, pk=pk)})
