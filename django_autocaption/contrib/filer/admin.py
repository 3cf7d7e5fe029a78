"""In filer's own admin: an action in the folder view, and the words of an image on its form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from filer.admin.folderadmin import FolderAdmin
from filer.admin.imageadmin import ImageAdmin
from filer.models import File, Folder

from django_autocaption.admin import AutocaptionAdminMixin
from django_autocaption.admin.recaption.page import sent
from django_autocaption.contrib.filer.autocaption import MODEL
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.bulk.recaption import Request
from django_autocaption.pipeline.job.rules import refusal
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words import many
from django_autocaption.registry import registry

ACTION = "caption_images"


if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    #: For classes that are put before a ModelAdmin.
    Base = object


class CaptionsImages(Base):
    """For a site's own class of folders, put before filer's: adds the action."""

    def has_caption_images_permission(self, request: HttpRequest) -> bool:
        """May have services asked; the images are looked at one by one."""
        return bool(request.user.has_perm("autocaption.request_caption"))

    @admin.action(description=gettext_lazy("Caption selected images"), permissions=[ACTION])
    def caption_images(
        self, request: HttpRequest, files_queryset: QuerySet[Any], folders_queryset: QuerySet[Any]
    ) -> TemplateResponse | None:
        """Say how many on a page of its own, and ask for the words of those that the person may change, in folders and
        what is in these as well; not of those that the field's rules leave out. What people wrote stays."""
        found = apps.get_model(MODEL)._default_manager.filter(pk__in=_files(files_queryset, folders_queryset))
        may = [image.pk for image in found if image.has_edit_permission(request) and _is_captioned(image)]
        using = databases.beside(databases.written_to(found))
        if "post" not in request.POST:
            return self._confirm(request, files_queryset, folders_queryset, len(may), many.newest_version(using=using))
        newest = request.POST.get("newest", "")
        asking = Request(
            provider="", model="", prompt="", replace_human=False, newest=int(newest) if newest.isdecimal() else 0
        )
        number, batch = recaption.objects(found.filter(pk__in=may), asking, user=request.user)  # type: ignore[arg-type]  # signed in
        if batch is not None and batch.unwritten:
            number = batch.planned
        told = sent(self, request, number, batch)
        self.message_user(request, told, messages.SUCCESS if number else messages.WARNING)
        return None

    def _confirm(
        self, request: HttpRequest, files: Iterable[Any], folders: Iterable[Any], number: int, newest: int
    ) -> TemplateResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Caption selected images"),
            "opts": self.opts,
            "number": number,
            "newest": newest,
            "selected": [*(f"file-{each.pk}" for each in files), *(f"folder-{each.pk}" for each in folders)],
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "action": ACTION,
            "list_url": request.get_full_path(),
        }
        return TemplateResponse(request, "admin/autocaption_filer/caption_images.html", context)


def _is_captioned(image: Any) -> bool:
    """No rule leaves it out, as private files are by default."""
    field = registry.get(type(image), "file")
    return field is not None and not refusal(field, image, str(image.file.name))


def _files(files: QuerySet[Any], folders: QuerySet[Any]) -> set[Any]:
    """Keys of these files, and of all that is in these folders, however deep."""
    found, inside = set(files.values_list("pk", flat=True)), set(folders.values_list("pk", flat=True))
    below = inside
    while below:
        below = set(Folder.objects.filter(parent__in=below).values_list("pk", flat=True)) - inside
        inside |= below
    return found | set(File._base_manager.filter(folder__in=inside).values_list("pk", flat=True))


class CaptioningFolderAdmin(CaptionsImages, FolderAdmin):
    """In place of filer's own."""

    actions = [*FolderAdmin.actions, ACTION]


class CaptionedImageAdmin(AutocaptionAdminMixin, ImageAdmin):
    """In place of filer's own: the words stand below the alt text, since the file itself is folded away."""

    actions = None  # filer's list of images is nobody's page
    words_under: Mapping[str, str] = MappingProxyType({"file": "default_alt_text"})


def _take_the_place(model: Any, of: type[admin.ModelAdmin[Any]], by: type[admin.ModelAdmin[Any]]) -> None:
    if type(admin.site._registry.get(model)) is of:  # else the site has a class of its own
        admin.site.unregister(model)
        admin.site.register(model, by)


_take_the_place(Folder, FolderAdmin, CaptioningFolderAdmin)
_take_the_place(apps.get_model(MODEL), ImageAdmin, CaptionedImageAdmin)
