"""Addresses of the album."""

from __future__ import annotations

from django.urls import path

from album import views

app_name = "album"
urlpatterns = [
    path("", views.album, name="album"),
    path("photos/<int:pk>/", views.photo, name="photo"),
]
