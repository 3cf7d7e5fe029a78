"""The album at the root, admin and sitemap beside it, uploads from the media folder."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.static import static
from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from album.sitemaps import PhotoSitemap
from django_autocaption.publishing.sitemaps import TEMPLATE

urlpatterns = [
    path("admin/", admin.site.urls),
    path("sitemap.xml", sitemap, {"sitemaps": {"photos": PhotoSitemap}, "template_name": TEMPLATE}, name="sitemap"),
    path("", include("album.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
]
