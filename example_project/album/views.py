"""The album, and one photograph of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from album.desk import with_waiting
from album.models import Photo
from django_autocaption.publishing.prefetch import prefetch_captions


def album(request: HttpRequest) -> HttpResponse:
    """All photographs, as a grid; one query finds the words of all of them, and one what waits for an editor."""
    return render(request, "album/album.html", {"photos": with_waiting(prefetch_captions(Photo.objects.all()))})


def photo(request: HttpRequest, pk: int) -> HttpResponse:
    """One photograph with all its words."""
    ((found, waiting),) = with_waiting(prefetch_captions([get_object_or_404(Photo, pk=pk)]))
    return render(request, "album/photo.html", {"photo": found, "waiting": waiting})
