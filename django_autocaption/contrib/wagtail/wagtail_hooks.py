"""Wagtail finds its hooks here: the form for images, two lists, their menu items, and permissions for groups."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from django_autocaption.contrib.wagtail import access
from django_autocaption.contrib.wagtail.edit import ImageEditView
from django_autocaption.contrib.wagtail.listings import MissingView, ReviewView


@hooks.register("register_admin_urls", order=-1)
def admin_urls() -> list[Any]:
    """Before Wagtail's own, so that its form for images is the one with the panel."""
    urls = [
        path("", ReviewView.as_view(), name="review"),
        path("missing/", MissingView.as_view(), name="missing"),
        path("missing/results/", MissingView.as_view(results_only=True), name="missing_results"),
    ]
    return [
        path("images/<int:image_id>/", ImageEditView.as_view(), name="autocaption_wagtail_image"),
        path("alt-texts/", include((urls, "autocaption_wagtail"))),
    ]


class CaptionsMenuItem(MenuItem):
    """For whoever may see captions and change images."""

    def is_shown(self, request: HttpRequest) -> bool:
        return access.may_see(request.user) and access.may_change_images(request.user)


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    """Below Images."""
    url = reverse_lazy("autocaption_wagtail:review")
    return CaptionsMenuItem(_("Alt texts"), url, name="autocaption-review", icon_name="openquote", order=310)


@hooks.register("register_reports_menu_item")
def missing_menu_item() -> MenuItem:
    """Among the reports."""
    url = reverse_lazy("autocaption_wagtail:missing")
    return CaptionsMenuItem(
        _("Images without description"), url, name="autocaption-missing", icon_name="image", order=1300
    )


@hooks.register("register_permissions")
def offered_permissions() -> QuerySet[Permission]:
    """For Wagtail's page of a group."""
    return Permission.objects.filter(content_type__app_label="autocaption", codename__in=access.OFFERED)


@hooks.register("insert_global_admin_css")
def style_sheet() -> SafeString:
    """Of the panel and the lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("autocaption_wagtail/wagtail.css"))
