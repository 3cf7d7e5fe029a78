"""Named prompts: what the services are asked, kept by editors, with every text that each ever had."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import TextField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from django_autocaption.admin.access.lookups import OnlyListedLookups
from django_autocaption.admin.access.people import NamesPeople
from django_autocaption.admin.access.signed_out import TellsSignedOut
from django_autocaption.admin.base.editor import editor, may_request
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.pages.empty import Nothing, SaysWhyEmpty
from django_autocaption.admin.prompts import texts, trying
from django_autocaption.models import Prompt


@admin.register(Prompt)
class PromptAdmin(TellsSignedOut, NamesPeople, SaysWhyEmpty, OnlyListedLookups, ModelAdmin):
    """Prompt texts under their names."""

    list_display = ("name", "short_text", "fields_that_use_it")
    search_fields = ("name", "text")
    sortable_by = ("name",)
    formfield_overrides: ClassVar[Any] = {TextField: {"widget": AdminTextareaWidget(attrs={"dir": "auto"})}}
    change_form_template = "admin/autocaption/prompts/form.html"
    delete_confirmation_template = "admin/autocaption/prompts/delete.html"
    delete_selected_confirmation_template = "admin/autocaption/prompts/delete_selected.html"

    class Media:
        css = {"all": ("autocaption/admin.css", "autocaption/pages.css")}
        js = ("autocaption/progress.js",)

    def nothing(self, request: HttpRequest) -> Nothing:
        """Nobody has written one, or all were deleted."""
        steps = [(gettext("Write one"), self.address("prompt_add"))] if self.has_add_permission(request) else []
        return Nothing(sentence=gettext("There is no prompt: services are asked what their settings say."), steps=steps)

    @admin.display(description=_("text"))
    def short_text(self, prompt: Prompt) -> str:
        return Truncator(prompt.text).chars(120)

    @admin.display(description=_("used by"), empty_value="–")
    def fields_that_use_it(self, prompt: Prompt) -> str | None:
        return ", ".join(field.label for field in prompt.used_by) or None

    def save_model(self, request: HttpRequest, obj: Prompt, form: Any, change: bool) -> None:
        """With whoever wrote the text; and a word about fields that still name it as it was."""
        obj.save(by=editor(request))
        if change and "name" in form.changed_data and (left := Prompt(name=form.initial["name"]).used_by):
            told = gettext(
                "Image fields name “%(name)s” in their settings, and there is no prompt of that name now: %(fields)s. "
                "Their new images fail until there is one again, or their settings name another."
            )
            fields = ", ".join(field.label for field in left)
            self.message_user(request, told % {"name": form.initial["name"], "fields": fields}, messages.WARNING)

    # -- addresses -----------------------------------------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        """Trying a text, and going back to one, before Django's own."""
        view = self.admin_site.admin_view
        return [
            path("try/", view(self.try_view), name="autocaption_prompt_try"),
            path("tried/<int:pk>/", view(self.tried_view), name="autocaption_prompt_tried"),
            path("<int:pk>/restore/", view(require_POST(self.restore_view)), name="autocaption_prompt_restore"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With what it said before, and what uses it."""
        prompt: Prompt | None = context.get("original")
        if prompt is not None:
            found, left = texts.lines(request, prompt)
            may_change = self.has_change_permission(request, prompt)
            context |= {
                "texts": found,
                "texts_left": left,
                "uses": texts.uses(request, self.admin_site, prompt),
                "restore_url": trying.address(self, "restore", prompt.pk) if may_change else "",
            }
        if self.may_try(request, prompt):
            context["try_url"] = trying.address(self, "try") + (f"?prompt={prompt.pk}" if prompt is not None else "")
        return super().render_change_form(request, context, *args, **kwargs)

    def try_view(self, request: HttpRequest) -> HttpResponse:
        """Choose an image and a service for a text, see the price, and have it asked."""
        prompt = self._named(request)
        if not self.may_try(request, prompt):
            raise PermissionDenied
        return trying.choose(self, request, prompt)

    def tried_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the service said. Of whoever asked."""
        prompt = self._named(request)
        if not self.may_try(request, prompt):
            raise PermissionDenied
        return trying.show(self, request, prompt, trying.own(request, pk))

    def restore_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The prompt says again what it said once, or what was just tried."""
        prompt = get_object_or_404(self.get_queryset(request), pk=pk)
        if not self.has_change_permission(request, prompt):
            raise PermissionDenied
        if "tried" in request.POST:
            prompt.text = trying.text_of(trying.own(request, request.POST["tried"]))
        else:
            prompt.text = texts.of_version(prompt, request.POST.get("version", ""))
        try:
            prompt.full_clean()
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            prompt.save(by=editor(request))
            self.log_change(
                request, prompt, [{"changed": {"fields": [str(Prompt._meta.get_field("text").verbose_name)]}}]
            )
            told = gettext("“%(name)s” says this from now on. Words that were asked for before stay as they are.")
            self.message_user(request, told % {"name": prompt.name}, messages.SUCCESS)
        return redirect(trying.address(self, "change", prompt.pk))

    def may_try(self, request: HttpRequest, prompt: Prompt | None) -> bool:
        """They may have services asked, and write this prompt, or a new one."""
        may_write = self.has_add_permission(request) if prompt is None else self.has_change_permission(request, prompt)
        return may_write and may_request(request)

    def _named(self, request: HttpRequest) -> Prompt | None:
        """The prompt that the address names; None = a new one."""
        key = request.GET.get("prompt", "")
        return get_object_or_404(self.get_queryset(request), pk=int(key)) if key.isdecimal() else None
