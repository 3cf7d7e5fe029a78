"""Two admin sites below a language."""

from __future__ import annotations

from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template import RequestContext, Template
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

from django_autocaption.admin import AutocaptionAdminMixin
from django_autocaption.contrib.admin_site import AutocaptionSiteMixin
from tests.sites.unusual.models import Museum, Offer, Person, Thing

PAGE = "{% load autocaption %}{% for t in things %}{% captioned_img t.image %}{% seo_image_meta t.image %}{% endfor %}"


class Staff(AutocaptionSiteMixin, admin.AdminSite):
    """Beside Django's own."""


staff = Staff(name="staff")


class WithWords(AutocaptionAdminMixin, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("__str__", "autocaption_words")


for _model in (Thing, Offer, Museum, Person):
    admin.site.register(_model, WithWords if _model is not Person else None)
admin.autodiscover()
for _model, _admin in list(admin.site._registry.items()):
    staff.register(_model, type(_admin))


def shown(request: HttpRequest) -> HttpResponse:
    context: dict[str, Any] = {"things": Thing.objects.exclude(image=None).exclude(image="")}
    return HttpResponse(
        Template(PAGE + "{% autocaption_overlay site='staff' %}").render(RequestContext(request, context))
    )


urlpatterns = [
    path("autocaption/", include("django_autocaption.urls")),
    *i18n_patterns(
        path("admin/", admin.site.urls),
        path("staff/", staff.urls),
        path("things/", shown),
        path("jsi18n/", JavaScriptCatalog.as_view(), name="javascript-catalog"),
    ),
]
