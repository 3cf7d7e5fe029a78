"""The Re-caption page: choose provider, model and prompt, see what will be asked, confirm.

In the manner of Django's own delete_selected, the page posts back to the action it came from, so that the permission
and the selection are checked a second time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from django_autocaption import conf, prompts
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import editor, may_approve, sees_batches
from django_autocaption.admin.base.generics import ModelChoiceField
from django_autocaption.admin.base.page import LaidOutForm, action_page
from django_autocaption.admin.prompts.placeholders import problems_of
from django_autocaption.admin.recaption import counted, typed
from django_autocaption.admin.recaption.selection import Selection, TranslationSelection
from django_autocaption.models import Batch, Prompt
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.bulk import translate
from django_autocaption.pipeline.bulk.estimate import Estimate, estimate
from django_autocaption.pipeline.bulk.recaption import Request

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin


class PromptChoice(ModelChoiceField):
    """Named prompts, with the beginning of their text for whoever may read them."""

    with_text = False

    def label_from_instance(self, obj: Any) -> str:
        if not self.with_text:
            return str(obj.name)
        return f"{obj.name}: {Truncator(obj.text).chars(80)}"


class RecaptionForm(LaidOutForm):
    """How to ask. ``selection``: what to ask about; its fields' own providers have to bear the choices, too."""

    provider = forms.ChoiceField(
        label=gettext_lazy("Provider"),
        required=False,
        help_text=gettext_lazy("The service that is asked, and that may bill each image."),
    )
    model = forms.CharField(
        label=gettext_lazy("Model"),
        required=False,
        max_length=200,
        widget=AdminTextInputWidget,
        help_text=gettext_lazy("The service's name of a model; empty for the one in the settings."),
    )
    prompt = PromptChoice(
        label=gettext_lazy("Prompt"),
        required=False,
        queryset=Prompt.objects.all(),
        empty_label=gettext_lazy("each field’s own"),
        help_text=gettext_lazy("One of the named prompts; or write one below."),
    )
    prompt_text = forms.CharField(
        label=gettext_lazy("Other prompt"),
        required=False,
        max_length=4000,
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Free text, for this request only."),
    )
    replace_human = forms.BooleanField(
        label=gettext_lazy("Also replace words written by people"),
        required=False,
        help_text=gettext_lazy("Takes the permission to approve captions. What people wrote stays among the versions."),
    )

    number = typed.number_field()

    fieldsets = [(None, {"fields": ["provider", "model", "prompt", "prompt_text", "replace_human", "number"]})]

    class Media:
        js = (counted.SCRIPT,)

    def __init__(
        self,
        *args: Any,
        selection: Selection,
        may_approve: bool,
        reads_prompts: bool = False,
        is_counted: bool = True,
        **kwargs: Any,
    ) -> None:
        """``is_counted``: the page tells how many there are, so that somebody can type it."""
        super().__init__(*args, **kwargs)
        prompt = self.fields["prompt"]
        assert isinstance(prompt, PromptChoice)  # noqa: S101 - for the type checker
        prompt.with_text = reads_prompts
        if "replace_human" in self.fields:
            self.fields["replace_human"].disabled = not may_approve
        self.selection = selection
        if not is_counted or selection.counts.machine + selection.counts.human <= typed.ABOVE:
            del self.fields["number"]
            self.fieldsets = [(None, {"fields": list(self.fields)})]
        choices = [(alias, services.described(alias)) for alias in services.writers()]
        provider = self.fields["provider"]
        assert isinstance(provider, forms.ChoiceField)  # noqa: S101 - for the type checker
        provider.choices = [("", _("each field’s own")), *choices]

    def clean(self) -> dict[str, Any]:
        """Refuse what a service would silently ignore."""
        data = dict(super().clean() or self.cleaned_data)
        alias, model = data.get("provider") or "", data.get("model") or ""
        asked = {alias} if alias else self.selection.own_providers()
        if data.get("prompt") and data.get("prompt_text"):
            self.add_error("prompt_text", _("Choose a named prompt or write one: not both."))
        for problem in problems_of(data.get("prompt_text") or ""):
            self.add_error("prompt_text", problem)
        for name in sorted(asked):
            provider = services.service(name)
            if provider is None:
                self.add_error(
                    "provider",
                    _("The settings of “%(name)s” are wrong: “manage.py check” says what to write. Choose another one.")
                    % {"name": name},
                )
                continue
            if (data.get("prompt") or data.get("prompt_text")) and not provider.takes_prompt(model):
                message = _("%(service)s takes no prompt. Leave the prompt out, or choose another provider.")
                self.add_error(
                    "prompt" if data.get("prompt") else "prompt_text", message % {"service": provider.service}
                )
            if model and not provider.supports_model:
                message = _("%(service)s takes no model. Leave the model out, or choose another provider.")
                self.add_error("model", message % {"service": provider.service})
        if model and len(asked) > 1:
            message = _("A model belongs to one service, but the selected images are asked of %(names)s: choose one.")
            self.add_error(
                "provider", message % {"names": get_text_list(sorted(asked), pgettext("between names", "and"))}
            )
        if not self.errors and not self.asked_for(data):
            self.add_error(None, _("Nothing would be asked: every selected caption is left alone."))
        if "number" in self.fields and (wrong := typed.problem(self.asked_for(data), data.get("number"))):
            self.add_error("number", wrong)
        return data

    def asked_for(self, data: dict[str, Any]) -> int:
        """How many captions are asked for."""
        counts = self.selection.counts
        return counts.machine + (counts.human if data.get("replace_human") else 0)

    @property
    def request(self) -> Request:
        """What was chosen. Only of a valid form."""
        data = self.cleaned_data
        return Request(
            provider=data["provider"],
            model=data["model"],
            prompt=data["prompt"].text if data["prompt"] else data["prompt_text"],
            replace_human=data["replace_human"],
            newest=self.selection.newest,
        )


class TranslationForm(RecaptionForm):
    """How to ask for words after those in another language. What comes is drafts, so that no words need protection."""

    replace_human = None  # type: ignore[assignment]  # Django's way to leave out a field of the parent
    fieldsets = [(None, {"fields": ["provider", "model", "prompt", "prompt_text", "number"]})]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["prompt"].empty_label = _("the text below")  # type: ignore[attr-defined]  # of a choice of models
        self.fields["prompt_text"].initial = prompts.TRANSLATION
        self.fields["prompt_text"].help_text = _(
            "For this request only. {reviewed_text} stands for what people wrote or approved in another language."
        )

    def clean(self) -> dict[str, Any]:
        """Words to translate have to be told. The app's own text serves where no other was chosen."""
        given, named = self.cleaned_data, self.cleaned_data.get("prompt")
        if named and given.get("prompt_text", "").strip() == prompts.TRANSLATION:
            given["prompt_text"] = ""
        elif not named and not given.get("prompt_text"):
            given["prompt_text"] = prompts.TRANSLATION
        data = super().clean()
        if not translate.names_reviewed(named.text if named else data.get("prompt_text", "")):
            message = _("The prompt has to name {reviewed_text}, the words to translate.")
            self.add_error("prompt" if named else "prompt_text", message)
        return data

    @property
    def request(self) -> Request:
        """What was chosen. Only of a valid form."""
        data = self.cleaned_data
        return translate.request_of(
            provider=data["provider"],
            model=data["model"],
            prompt=data["prompt"].text if data["prompt"] else data["prompt_text"],
            newest=self.selection.newest,
        )


def recaption(
    model_admin: ModelAdmin[Any], request: HttpRequest, selection: Selection, *, action: str, back_url: str = ""
) -> TemplateResponse | None:
    """Both steps of the action: the page, or None once the words are asked for (the list is shown again). ``back_url``:
    as for ``action_page``."""
    is_translation = isinstance(selection, TranslationSelection)
    is_counted = counted.EXACTLY in request.POST or not selection.is_large
    selection.told = counted.told(request)
    data, initial = counted.given(request, is_counted=is_counted)
    form = (TranslationForm if is_translation else RecaptionForm)(
        data,
        initial=initial,
        selection=selection,
        is_counted=is_counted,
        may_approve=may_approve(request),
        reads_prompts=editor(request).has_perm("autocaption.view_prompt"),
    )
    if form.is_bound and form.is_valid():
        most = form.asked_for(form.cleaned_data)
        number, batch = selection.ask(form.request, user=editor(request), most=most)
        model_admin.message_user(request, sent(model_admin, request, number, batch), messages.SUCCESS)
        if selection.meanwhile:
            model_admin.message_user(request, changed_meanwhile(selection.meanwhile), messages.WARNING)
        return None
    if is_counted and selection.told is None:
        counted.remember(request, selection.numbers)
    of_one = [estimate(alias, 1, using=selection.using) for alias in services.writers()]
    return action_page(
        model_admin,
        request,
        "recaption.html",
        action=action,
        is_translation=is_translation,
        title=_("Translate words") if is_translation else _("Re-caption images"),
        newest=selection.newest,
        back_url=back_url,
        form=form,
        promptless=list(_promptless()),
        **counted.context(request, is_counted=is_counted),
        **(_numbers(selection, of_one, request) if is_counted else {"estimates": _for(counted.MOST, of_one)}),
    )


def _numbers(selection: Selection, of_one: list[Estimate], request: HttpRequest) -> dict[str, Any]:
    counts, budgets = selection.counts, conf.current().BUDGETS
    return {
        "counts": counts,
        "estimates": _for(counts.machine, of_one),
        "estimates_of_all": _for(counts.machine + counts.human, of_one),
        "shortfalls": reservations.shortfalls(selection.hold, by=editor(request).pk) if budgets else [],
    }


def changed_meanwhile(number: int) -> str:
    """What an action says of the rows that no longer are what the page showed."""
    return ngettext(
        "%(number)d left alone: its image or words were changed after this list was shown.",
        "%(number)d left alone: their images or words were changed after this list was shown.",
        number,
    ) % {"number": number}


def _for(captions: int, of_one: Iterable[Estimate]) -> list[Estimate]:
    """What each of the configured services would cost, for the provider is chosen on the same page."""
    return [one.times(captions) for one in of_one] if captions else []


def _promptless() -> Iterable[str]:
    """Names of the configured services that take no prompt."""
    for alias in services.writers():
        provider = services.service(alias)
        if provider is not None and not provider.takes_prompt():
            yield services.name_of(alias)


def sent(model_admin: ModelAdmin[Any], request: HttpRequest, number: int, batch: Batch | None) -> SafeString:
    """What an action says once words are asked for, of so many captions."""
    if batch is not None and batch.unwritten:
        text = ngettext(
            "A worker now asks for the words of %(number)d caption.",
            "A worker now asks for the words of %(number)d captions.",
            number,
        )
    else:
        text = ngettext(
            "Asked for the words of %(number)d caption.", "Asked for the words of %(number)d captions.", number
        )
    return linked(model_admin, request, text % {"number": number}, batch)


def linked(model_admin: ModelAdmin[Any], request: HttpRequest, text: str, batch: Batch | None) -> SafeString:
    """With a link to the bulk request, for who may read it."""
    if batch is None or not sees_batches(request):
        return format_html("{}", text)
    url = reverse(f"{model_admin.admin_site.name}:autocaption_batch_change", args=[batch.pk])
    return format_html('{} <a href="{}">{}</a>', text, url, batch)
