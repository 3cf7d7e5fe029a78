"""Its admin, and its files, which a web server of its own would serve elsewhere."""

from __future__ import annotations

from django.conf import settings
from django.urls import path
from django.views.static import serve

from tests.urls import urlpatterns as admin_urls

urlpatterns = [*admin_urls, path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]
