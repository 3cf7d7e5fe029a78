"""The words of one caption as an editor types them."""

from __future__ import annotations

from copy import copy
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminFileWidget, AdminTextareaWidget, AdminTextInputWidget
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from django_autocaption.models import Caption
from django_autocaption.models.caption import WORD_FIELDS
from django_autocaption.text.fit import length

ALT_TEXT_LIMIT = 250


class WithheldFileWidget(AdminFileWidget):
    """Takes another file, and tells nothing of the present one."""

    def is_initial(self, value: Any) -> bool:
        """As if there were none."""
        return False


def without_link(field: forms.Field) -> forms.Field:
    """A copy of a file field that does not link to the present file."""
    copied = copy(field)
    copied.widget = WithheldFileWidget(attrs=field.widget.attrs)
    copied.help_text = _("Moderation withholds the present image.")
    return copied


class KeywordsField(forms.CharField):
    """Keywords in one line, separated by commas; the value is a list of strings without repetitions."""

    def prepare_value(self, value: Any) -> Any:
        """The line for a list."""
        return ", ".join(map(str, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """The list for a line."""
        line = super().to_python(value) or ""
        ProhibitNullCharactersValidator()(line)
        words = (" ".join(word.split()) for word in line.split(","))
        return list(dict.fromkeys(word for word in words if word))


class WordsForm(forms.ModelForm):  # type: ignore[type-arg] # generic in its stubs only
    """What ``pipeline.words.editing.edit`` takes. Valid input is not saved by the form: see ``changed_words``."""

    keywords = KeywordsField(
        label=_("Keywords"),
        required=False,
        widget=AdminTextInputWidget,
        help_text=_("Separated by commas; ten at most are of use."),
    )

    class Meta:
        model = Caption
        fields = WORD_FIELDS
        widgets = {
            "alt_text": AdminTextareaWidget(attrs={"rows": 3}),
            "title": AdminTextInputWidget,
            "description": AdminTextareaWidget(attrs={"rows": 4}),
            "meta_description": AdminTextareaWidget(attrs={"rows": 2}),
        }
        help_texts = {
            "alt_text": _(
                "What the image says in its place, the most important words first. Aim for 125 characters; "
                "the limit is 250. Leave out “image of”."
            ),
            "title": _("A short heading; search results show about 60 characters."),
            "description": _("As much as helps, up to 2,000 characters."),
            "meta_description": _("One sentence for search results; about 155 characters are shown."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            # What the editor saw travels with the form: words that a worker wrote meanwhile are not undone by saving
            # a form that did not touch them.
            field.show_hidden_initial = not self.is_bound or self.add_initial_prefix(name) in self.data

    def clean_alt_text(self) -> str:
        """One line, as an attribute has no paragraphs, of ALT_TEXT_LIMIT characters at most as readers count them."""
        text = " ".join(str(self.cleaned_data["alt_text"]).split())
        if (found := length(text)) > ALT_TEXT_LIMIT:
            message = _("The alt text has %(found)d characters; the limit is %(limit)d. Shorten it.")
            raise forms.ValidationError(message, params={"found": found, "limit": ALT_TEXT_LIMIT}, code="max_length")
        return text

    def clean_meta_description(self) -> str:
        """One line."""
        return " ".join(self.cleaned_data["meta_description"].split())

    def clean_description(self) -> str:
        """Browsers send CRLF."""
        return str(self.cleaned_data["description"]).replace("\r\n", "\n")

    def changed_words(self) -> dict[str, Any]:
        """The words that the editor changed, by field name. Call on a valid form."""
        return {
            name: self.cleaned_data[name]
            for name in self.changed_data
            if name in WORD_FIELDS and self.cleaned_data[name] != self.initial.get(name)
        }
