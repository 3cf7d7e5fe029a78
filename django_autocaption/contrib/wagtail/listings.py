"""Two lists in Wagtail's admin: alt texts that wait for a person, and the report of images without one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from wagtail.admin import messages
from wagtail.admin.filters import BaseMediaFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.images import get_image_model
from wagtail.images.views.images import ImagePreviewColumn
from wagtail.permissions import policy_registry

from django_autocaption import conf
from django_autocaption.contrib.wagtail import access, panel
from django_autocaption.contrib.wagtail.decisions import BUTTON, carry_out
from django_autocaption.contrib.wagtail.forms import WordsForm
from django_autocaption.models import Caption, Surface
from django_autocaption.pipeline.intake.rows import rows_of
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.pipeline.runtime import databases

PREVIEW = "max-165x165"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One caption that waits, with its image."""

    part: panel.Part
    image: Any

    @property
    def why(self) -> str:
        """What waits, and what else is to be known; in which language, where there are several."""
        told = ", ".join(text for text, _stands_out in self.part.standing)
        return f"{self.part.caption.language}: {told}" if len(conf.current().languages) > 1 else told


class WordsColumn(Column):
    """The words in a field of their own, with what is to be said of them and a button."""

    cell_template_name = "autocaption_wagtail/words_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """With what the form needs: Wagtail draws a cell without the request."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        user = context["request"].user
        context |= {"part": instance.part, "button": BUTTON, "csrf_token": get_token(context["request"])}
        return context | {"may_write": access.may_write(user), "may_approve": access.may_approve(user)}


class PictureColumn(Column):
    """A small picture of the row's image, which leads to its form."""

    cell_template_name = "autocaption_wagtail/picture_cell.html"


class ReviewView(PermissionCheckedMixin, BaseListingView):
    """Alt texts that wait for a person, of images that whoever looks may change. Its rows are ``Row``."""

    model = Caption
    any_permission_required = ["change", "view"]
    page_title = gettext_lazy("Alt texts to review")
    header_icon = "image"
    index_url_name = "autocaption_wagtail:review"
    paginate_by = 20
    no_results_message = gettext_lazy("No alt text waits for you.")
    columns = [
        PictureColumn("picture", label=pgettext_lazy("column", "Image"), width="15%"),
        WordsColumn("words", label=gettext_lazy("Alt text"), width="55%"),
        Column("why", label=pgettext_lazy("column", "Why")),
        Column("who", label=gettext_lazy("Who wrote it"), accessor="part.who"),
    ]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """One row was decided about; the list is shown again."""
        key = request.POST.get("caption", "")
        rows = access.captions_of(request.user).with_words()
        form = WordsForm(get_object_or_404(rows, pk=int(key) if key.isdecimal() else None), request.POST)
        told = carry_out(form, request.POST.get(BUTTON, ""), user=request.user, surface=Surface.LIST)
        if told is None:
            messages.error(request, _("Nothing was saved."))
            self.bound = {str(form.row.pk): form}
            return self.get(request, *args, **kwargs)  # type: ignore[no-any-return]  # untyped
        messages.success(request, told)
        return redirect(request.get_full_path())

    def get_base_queryset(self) -> QuerySet[Caption]:
        """What has waited longest first."""
        return access.waiting(self.request.user).with_words()

    def order_queryset(self, queryset: QuerySet[Caption]) -> QuerySet[Caption]:
        """As it is."""
        return queryset

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """To the review desk in Django's own admin, for whoever may open that."""
        if not self.request.user.is_staff or not access.may_write(self.request.user):
            return []
        try:
            url = reverse("admin:autocaption_sitting_changelist")
        except NoReverseMatch:
            return []
        return [HeaderButton(label=_("Review desk"), url=url, icon_name="glasses")]

    def get_table(self, object_list: Iterable[Caption]) -> Any:
        """Of the page's captions, with their images."""
        return super().get_table(self._rows(list(object_list)))

    def _rows(self, rows: Sequence[Caption]) -> list[Row]:
        field = access.image_field()
        if field is None or not rows:
            return []
        found: Any = access.images_of(self.request.user).filter(pk__in=[field.key_value(row.object_id) for row in rows])
        images = {field.key_of(image): image for image in found.prefetch_renditions(PREVIEW)}
        bound = getattr(self, "bound", {})
        parts = panel.parts_of(rows, self.request.user, using=str(rows[0]._state.db), bound=bound)
        rows_shown = ((part, images.get(part.caption.object_id)) for part in parts)
        return [Row(part=part, image=image) for part, image in rows_shown if image is not None]


class MissingFilterSet(BaseMediaFilterSet):
    """By collection and tag."""

    usage_count = None

    @cached_property
    def permission_policy(self) -> Any:
        """Of the image model."""
        return policy_registry.get_by_type(get_image_model())

    class Meta:
        model = get_image_model()
        fields: list[str] = []


class MissingView(ReportView):
    """Images whose own field says nothing, and that are not decorative."""

    model = get_image_model()
    any_permission_required = ["change"]
    page_title = gettext_lazy("Images without description")
    header_icon = "image"
    filterset_class = MissingFilterSet
    index_url_name = "autocaption_wagtail:missing"
    index_results_url_name = "autocaption_wagtail:missing_results"
    default_ordering = "-created_at"
    no_results_message = gettext_lazy("Every image has a description.")
    list_export = ["title", "file.name", "collection.name", "created_at", "autocaption_why"]
    export_headings = {
        "title": pgettext_lazy("column", "Title"),
        "file.name": pgettext_lazy("column", "File"),
        "collection.name": pgettext_lazy("column", "Collection"),
        "created_at": pgettext_lazy("column", "Created"),
        "autocaption_why": pgettext_lazy("column", "Why"),
    }
    columns = [
        ImagePreviewColumn("preview", label=pgettext_lazy("column", "Preview"), classname="image-preview", width="15%"),
        TitleColumn("title", label=pgettext_lazy("column", "Title"), url_name="wagtailimages:edit", width="30%"),
        Column("collection", label=pgettext_lazy("column", "Collection"), accessor="collection.name"),
        DateColumn("created_at", label=pgettext_lazy("column", "Created"), sort_key="created_at"),
        Column("why", label=pgettext_lazy("column", "Why"), accessor="autocaption_why"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Takes a permission for captions as well."""
        if not access.may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]  # untyped

    def get_base_queryset(self) -> QuerySet[Any]:
        """Of those that whoever looks may change."""
        field = access.image_field()
        images: Any = access.images_of(self.request.user).select_related("collection")
        images = images.prefetch_renditions(PREVIEW)
        if field is None:
            return images.none()  # type: ignore[no-any-return]  # Wagtail's
        name = field.targets(conf.current().languages[0]).get("alt_text", "description")
        decorative = access.captions_of(self.request.user).publishable().filter(published__decorative=True)
        said = decorative.order_by().values("object_id")
        keys = images.annotate(**{KEY: databases.key_as_text(field, images.db)})
        without = Q(**{name: ""}) | Q(**{f"{name}__isnull": True})
        without_need = said if said.db == images.db else [row["object_id"] for row in said]
        found: QuerySet[Any] = keys.filter(without).exclude(**{f"{KEY}__in": without_need})
        return found

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """With the reason of each."""
        images = list(object_list)
        field = access.image_field()
        if field is None or not images:
            return images
        using = databases.beside(databases.written_to(type(images[0])._base_manager.all()))
        rows = rows_of(field, [field.key_of(image) for image in images], using).with_words()
        told = {row.object_id: _why(row) for row in rows.order_by("-language")}
        for image in images:
            image.autocaption_why = told.get(field.key_of(image), _("Nobody was asked"))
        return images


def _why(caption: Caption) -> str:
    stands = ", ".join(text for text, _stands_out in panel.standing(caption))
    return f"{stands}. {panel.problem(caption)}".strip(". ") if stands else panel.problem(caption)
