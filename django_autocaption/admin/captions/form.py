"""The words of one caption as an editor types them, and what was there when they began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.admin.base.generics import ModelForm
from django_autocaption.admin.base.page import saying
from django_autocaption.admin.captions.difference import as_text
from django_autocaption.admin.captions.tidied import Tidied, rules_between
from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, Review, Version
from django_autocaption.models.version import NO_WORDS, TEXT_FIELDS, WORD_FIELDS, has_text
from django_autocaption.pipeline.words import versions
from django_autocaption.pipeline.words.seen import Seen

if TYPE_CHECKING:
    from django_autocaption import text as text_rules
else:
    text_rules = on_first_use("django_autocaption.text")

ALT_TEXT_LIMIT = 250


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


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """Somebody, or a machine, was faster."""

    image_replaced: bool
    """The caption has another image than the one that was on the page."""
    texts: list[tuple[str, str, str]]
    """(label, what it says now, what was typed) of the fields that were changed in the form."""
    review: Review | None
    """The last decision about the caption."""


class WordsForm(ModelForm):
    """What ``reviews.edit`` takes. Valid input is not saved by the form: see ``changed_words`` and ``seen``."""

    alt_text = forms.CharField(
        label=_("Alt text"),
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 3}),
        help_text=_(
            "What the image says in its place, the most important words first. Aim for 125 characters; "
            "the limit is 250. Leave out “image of”."
        ),
    )
    title = forms.CharField(
        label=_("Title"),
        required=False,
        max_length=300,
        widget=AdminTextInputWidget,
        help_text=_("A short heading; search results show about 60 characters."),
    )
    description = forms.CharField(
        label=pgettext_lazy("column", "Description"),
        required=False,
        widget=AdminTextareaWidget(attrs={"rows": 4}),
        help_text=_("As much as helps, up to 2,000 characters."),
    )
    meta_description = forms.CharField(
        label=_("Meta description"),
        required=False,
        max_length=1000,
        widget=AdminTextareaWidget(attrs={"rows": 2}),
        help_text=_("One sentence for search results; about 155 characters are shown."),
    )
    keywords = KeywordsField(
        label=_("Keywords"),
        required=False,
        widget=AdminTextInputWidget,
        help_text=_("Separated by commas; ten at most are of use."),
    )
    decorative = forms.BooleanField(
        label=_("Decorative"),
        required=False,
        help_text=_("The image carries no information: screen readers skip it, whatever the alt text says."),
    )
    seen_as = forms.CharField(required=False, widget=forms.HiddenInput)
    """The picture and the versions that the page showed."""

    conflict: Conflict | None = None

    class Meta:
        model = Caption
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = self.instance.offered if self.instance.pk else None
        words = said.words if said else NO_WORDS
        self.initial = {**words, "seen_as": str(Seen.of(self.instance)), **self.initial}
        for name, field in self.fields.items():
            field.widget.attrs |= self.typed_about() | (self.written() if name in (*TEXT_FIELDS, "keywords") else {})

    def written(self) -> dict[str, str]:
        """Attributes of a field of words."""
        return {"lang": self.instance.language, "dir": "auto"}

    def typed_about(self) -> dict[str, Any]:
        """Attributes by which typed.js finds what a person typed about a caption, and what was sent back."""
        return {"data-words": str(self.instance.pk)} | ({"data-typed": True} if self.is_bound else {})

    def clean_alt_text(self) -> str:
        """One line, as an attribute has no paragraphs, of ALT_TEXT_LIMIT characters at most as readers count them."""
        text = " ".join(str(self.cleaned_data["alt_text"]).split())
        if (found := text_rules.length(text)) > ALT_TEXT_LIMIT:
            message = _("The alt text has %(found)d characters; the limit is %(limit)d. Shorten it.")
            raise forms.ValidationError(message, params={"found": found, "limit": ALT_TEXT_LIMIT}, code="max_length")
        return text

    def clean_meta_description(self) -> str:
        """One line."""
        return " ".join(self.cleaned_data["meta_description"].split())

    def clean_description(self) -> str:
        """Browsers send CRLF."""
        return str(self.cleaned_data["description"]).replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        """Refuse words that leave nothing to say, and a decision about what nobody saw."""
        data = dict(super().clean() or self.cleaned_data)
        if self.seen is None:
            self.add_error(None, _("The form did not arrive as a whole. Load the page again."))
        elif not self.seen.holds_for(self.instance) and self.decides:
            self._show_both()
        elif (
            self.changed_words and not has_text(self.words_seen | self.changed_words) and "alt_text" not in self.errors
        ):
            self.add_error("alt_text", _("Write the alt text, or mark the image as decorative."))
        return data

    @cached_property
    def seen(self) -> Seen | None:
        """What the page showed; None = it did not say."""
        try:
            return Seen.parse(self.cleaned_data.get("seen_as", ""))
        except ValueError:
            return None

    @property
    def decides(self) -> bool:
        """Something follows from this form."""
        return bool(self.changed_words)

    @cached_property
    def words_seen(self) -> dict[str, Any]:
        """The words that the form was drawn with."""
        seen, said = self.seen, self.instance.offered
        if seen is not None and seen.holds_for(self.instance):
            return said.words if said is not None else dict(NO_WORDS)
        about: Mapping[str, Any] = {"pk": None}
        if seen is not None:
            about = {"pk": seen.draft} if seen.draft else {"pk": seen.published, "image_no": seen.image_no}
        version = Version.objects.using(self.instance._state.db).filter(caption=self.instance.pk, **about).first()
        return version.words if version else dict(NO_WORDS)

    @property
    def changed_words(self) -> dict[str, Any]:
        """The words that the editor changed, by field name."""
        said = {name: self.cleaned_data[name] for name in WORD_FIELDS if name in self.cleaned_data}
        return {name: value for name, value in said.items() if value != self.words_seen[name]}

    @property
    def tidied(self) -> list[Tidied]:
        """The words that are stored otherwise than they were typed."""
        stored = versions.tidied(self.changed_words)
        found = ((name, self._typed(name), as_text(value)) for name, value in stored.items() if name != "decorative")
        return [
            Tidied(label=str(self.fields[name].label), stored=text, rules=rules)
            for name, typed, text in found
            if (rules := rules_between(name, typed, text))
        ]

    def _typed(self, name: str) -> str:
        """As a person sees it: without the blanks around it."""
        return str(self.data.get(self.add_prefix(name), "")).replace("\r\n", "\n").strip()

    def mine(self, now: Mapping[str, Any]) -> dict[str, Any]:
        """What is set beside the words that stand there ``now``: what the editor changed."""
        return self.changed_words

    def _show_both(self) -> None:
        """Keep what was typed, show what stands there now, and take the form as made from that."""
        caption = self.instance
        now = caption.offered.words if caption.offered else dict(NO_WORDS)
        typed = self.mine(now)
        self.conflict = Conflict(
            image_replaced=self.seen is not None and self.seen.image_no != caption.image_no,
            texts=[
                (str(self.fields[name].label), as_text(now[name]), as_text(typed[name]))
                for name in WORD_FIELDS
                if name in typed
            ],
            review=Review.objects.using(caption._state.db).filter(caption=caption.pk).order_by("-pk").first(),
        )
        shown = {name: now[name] for name in WORD_FIELDS if name not in typed and name not in self.errors}
        now_seen = shown | {"seen_as": str(Seen.of(caption))}
        values = {name: value if isinstance(value, bool) else as_text(value) for name, value in now_seen.items()}
        self.data = saying(self.data, {self.add_prefix(name): value for name, value in values.items()})
        self.add_error(None, forms.ValidationError(self._told()))

    def _told(self) -> list[str]:
        if self.conflict is not None and self.conflict.image_replaced:
            return [str(_("The image was replaced while you looked at the old one. Nothing was saved."))]
        return [str(_("The words were changed while you looked at the old ones. Nothing was saved."))]
