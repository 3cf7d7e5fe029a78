"""What an editor fills in: the words of an image, and how a service is asked anew."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from django_autocaption.desk.remarks import look
from django_autocaption.models import Caption, Prompt
from django_autocaption.pipeline.bulk.recaption import Request
from django_autocaption.pipeline.words.seen import Seen
from django_autocaption.providers import providers
from django_autocaption.providers.base import BaseProvider

ALT_TEXT_LIMIT = 250


class WordsForm(forms.Form):
    """The alt text of one caption, and what was there when the editor began."""

    alt_text = forms.CharField(
        label=gettext_lazy("Alt text"),
        required=False,
        max_length=1000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
    )
    caption = forms.IntegerField(widget=forms.HiddenInput)
    seen_as = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, caption: Caption, data: Any = None) -> None:
        self.row = caption
        said = caption.offered
        initial = {
            "alt_text": said.alt_text if said is not None else "",
            "caption": caption.pk,
            "seen_as": str(Seen.of(caption)),
        }
        super().__init__(data, initial=initial, auto_id=f"autocaption-{caption.pk}-%s")
        self.fields["alt_text"].widget.attrs |= {"lang": caption.language, "dir": "auto"}

    def clean_alt_text(self) -> str:
        """One line of ALT_TEXT_LIMIT characters at most, as readers count them."""
        text = " ".join(str(self.cleaned_data["alt_text"]).split())
        if (found := look(self.row, text).length) > ALT_TEXT_LIMIT:
            message = _("The alt text has %(found)d characters; the limit is %(limit)d. Shorten it.")
            raise forms.ValidationError(message, params={"found": found, "limit": ALT_TEXT_LIMIT}, code="max_length")
        return text

    def clean_seen_as(self) -> Seen:
        """What the page showed."""
        try:
            return Seen.parse(self.cleaned_data["seen_as"])
        except ValueError:
            raise forms.ValidationError(_("The form did not arrive as a whole. Load the page again.")) from None

    @property
    def changed_words(self) -> dict[str, Any]:
        """The alt text, where the editor wrote another one. Only of a valid form."""
        text, said = self.cleaned_data["alt_text"], self.row.offered
        if text == (said.alt_text if said is not None else ""):
            return {}
        return {"alt_text": text, "decorative": False}


class RecaptionForm(forms.Form):
    """How a service is asked anew about one image."""

    provider = forms.ChoiceField(
        label=gettext_lazy("Provider"),
        required=False,
        help_text=gettext_lazy("The service that is asked, and that may bill each image."),
    )
    prompt = forms.ModelChoiceField(
        label=gettext_lazy("Prompt"),
        required=False,
        queryset=Prompt.objects.none(),
        empty_label=gettext_lazy("each field’s own"),
        help_text=gettext_lazy("One of the named prompts; or write one below."),
    )
    prompt_text = forms.CharField(
        label=gettext_lazy("Other prompt"),
        required=False,
        max_length=4000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 1}),
        help_text=gettext_lazy("Free text, for this request only."),
    )
    replace_human = forms.BooleanField(
        label=gettext_lazy("Also replace words written by people"),
        required=False,
        help_text=gettext_lazy("Takes the permission to approve captions. What people wrote stays among the versions."),
    )
    newest = forms.IntegerField(widget=forms.HiddenInput)
    """Id of the newest version when the page was made."""

    def __init__(self, data: Any = None, *, chain: tuple[str, ...], newest: int, may_approve: bool) -> None:
        """``chain``: aliases of the image field's own providers."""
        super().__init__(data, initial={"newest": newest}, auto_id="autocaption-%s")
        self.chain = chain
        self.fields["replace_human"].disabled = not may_approve
        self.fields["prompt"].queryset = Prompt.objects.all()  # type: ignore[attr-defined]  # a ModelChoiceField
        named = [(alias, _name(alias)) for alias in providers]
        self.fields["provider"].choices = [("", _("each field’s own")), *named]  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Refuse what a service would silently ignore."""
        data = dict(super().clean() or self.cleaned_data)
        if data.get("prompt") and data.get("prompt_text"):
            self.add_error("prompt_text", _("Choose a named prompt or write one: not both."))
        asked = [data["provider"]] if data.get("provider") else self.chain
        for alias in asked if data.get("prompt") or data.get("prompt_text") else ():
            provider = _provider(alias)
            if provider is not None and not provider.takes_prompt():
                message = _("%(service)s takes no prompt. Leave the prompt out, or choose another provider.")
                self.add_error(
                    "prompt" if data.get("prompt") else "prompt_text", message % {"service": provider.service}
                )
        return data

    @property
    def request(self) -> Request:
        """What was chosen. Only of a valid form."""
        data = self.cleaned_data
        return Request(
            provider=data["provider"],
            model="",
            prompt=data["prompt"].text if data["prompt"] else data["prompt_text"],
            replace_human=data["replace_human"],
            newest=data["newest"],
        )


def _provider(alias: str) -> BaseProvider[Any] | None:
    try:
        return providers[alias]
    except ImproperlyConfigured:
        return None


def _name(alias: str) -> str:
    provider = _provider(alias)
    if provider is None:
        return _("%(name)s: its settings are wrong") % {"name": alias}
    return alias if provider.service.lower() == alias.lower() else f"{alias} ({provider.service})"
