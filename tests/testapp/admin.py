"""The admin of the test models, as a site would write it."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from django_autocaption.admin import AutocaptionAdminMixin
from tests.testapp.models import Country, Measured, Photo, Plain, PressPhoto, Product, ProxyPhoto


@admin.register(Photo)
class PhotoAdmin(AutocaptionAdminMixin, admin.ModelAdmin):
    """With an action of its own, which has to stay."""

    list_display = ("id", "title")
    list_filter = ("title",)
    actions = ("shout",)

    @admin.action(description="Shout")
    def shout(self, request: HttpRequest, queryset: QuerySet[Photo]) -> None:
        for photo in queryset:
            photo.title = photo.title.upper()
            photo.save()


@admin.register(PressPhoto, ProxyPhoto, Measured, Country, Plain)
class HostAdmin(AutocaptionAdminMixin, admin.ModelAdmin):
    """Nothing but the mixin; on Plain, which is not captioned, it must do nothing."""


@admin.register(Product)
class ProductAdmin(AutocaptionAdminMixin, admin.ModelAdmin):
    """The same in a class of its own, in which tests restrict who may change what."""
