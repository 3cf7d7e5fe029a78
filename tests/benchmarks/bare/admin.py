"""As a site has it."""

from __future__ import annotations

from django.contrib import admin

from tests.benchmarks.bare.models import Picture

admin.site.register(Picture)
