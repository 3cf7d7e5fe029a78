"""What an editor types and decides about one language of the image on the desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.captions.review_form import ReviewForm
from django_autocaption.models import Reason, Review, Verb
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By

#: Publish the draft, whatever was typed.
AS_DRAFTED = "_as_drafted"
#: Name of a button → what it decides.
BUTTONS: Mapping[str, Verb] = {
    "_approve": Verb.APPROVE,
    AS_DRAFTED: Verb.APPROVE,
    "_reject": Verb.REJECT,
    "_decorative": Verb.DECORATIVE,
    "_later": Verb.LATER,
}
#: Leaves a draft, of whoever may not publish.
SAVE = "_save"
#: Why words are rejected, in the order of the keys 1 to 6.
REASONS = tuple(reason for reason in Reason if reason)


#: Characters that are kept of a note.
LONGEST_NOTE = 2000


class NoteForm(forms.Form):
    """A word to whoever looks next, beside any decision."""

    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=AdminTextareaWidget(attrs={"rows": 2, "dir": "auto"}),
    )
    seconds = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    """From showing to deciding, told by the script."""


class DeskForm(ReviewForm):
    """The words of one language; the button that was pressed, and its reason or note, are those of the whole page."""

    buttons = BUTTONS
    typed_beside = _("You changed the words: approve or save them, or leave out what you typed.")
    taken = forms.BooleanField(label=_("Decide about this language"), required=False)
    reason = None  # type: ignore[assignment]  # Django's way to leave out a field of the parent
    note = None  # type: ignore[assignment]  # as above

    def __init__(self, *args: Any, alone: bool, waits: bool, **kwargs: Any) -> None:
        """``alone``: the image has no other language; ``waits``: somebody has to look at it, else it is decided about
        only if it is ticked."""
        super().__init__(*args, prefix=kwargs["instance"].language, **kwargs)
        self.alone = alone
        self.waits = waits
        self.initial = {"taken": alone or self.waits, **self.initial}
        self.fields["alt_text"].widget.attrs |= {"rows": 4, "lang": self.instance.language, "dir": "auto"}

    @property
    def changed_words(self) -> dict[str, Any]:
        """None where the draft is approved as it is."""
        return {} if AS_DRAFTED in self.data else super().changed_words

    @property
    def acts(self) -> bool:
        """The language is ticked, and there is something to decide about; or its words were changed and are to be
        stored. Of several languages one without words keeps nobody from publishing the others."""
        if self.alone or ((self.verb == Verb.APPROVE or SAVE in self.data) and self.changed_words):
            return True
        return bool(self.cleaned_data.get("taken")) and self._is_fit

    @property
    def _is_fit(self) -> bool:
        if self.verb == Verb.APPROVE:
            return reviews.can_be_approved(self.instance) or self.is_behind
        return self.verb != Verb.REJECT or self.instance.offered is not None

    @property
    def is_behind(self) -> bool:
        """It shows what was there before somebody decided."""
        return self.seen is not None and not self.seen.holds_for(self.instance)

    @property
    def decides(self) -> bool:
        """Something follows from this form."""
        return self.acts and (self.verb is not None or bool(self.changed_words))

    def clean(self) -> dict[str, Any]:
        """Of a language that is not decided about, nothing is wrong."""
        data = super().clean()
        if not self.acts:
            self.errors.clear()
        return data

    def mine(self, now: Mapping[str, Any]) -> dict[str, Any]:
        """What was typed, or what was to be published as it was seen."""
        if self.changed_words or self.verb != Verb.APPROVE:
            return self.changed_words
        return {name: value for name, value in self.words_seen.items() if value != now[name]}

    def decide(self, by: By) -> Review | None:
        """Carry it out; None = nothing was changed. Of a valid form that ``acts``. Raises ChangedMeanwhileError."""
        caption, seen = self.instance, self.seen
        if seen is None:
            raise ValueError("The form does not say what was seen.")
        if self.verb == Verb.LATER:
            return reviews.leave(caption, seen=seen, by=by, note=by.note)
        if self.verb == Verb.REJECT:
            return reviews.reject(caption, seen=seen, by=by, reason=Reason(self.data["_reject"]))
        return super().decide(by)

    def _problem(self, data: dict[str, Any]) -> tuple[str | None, Any] | None:
        if self.verb == Verb.LATER:
            return None
        if self.verb == Verb.REJECT and self.data["_reject"] not in REASONS:
            return None, _("Say why: it helps to choose better services and prompts.")
        if self.verb == Verb.APPROVE and not self.changed_words and self.instance.offered is None:
            return None, _("Write the alt text, or mark the image as decorative.")
        return super()._problem(data | {"reason": self.data.get("_reject")})


def problems(forms_: Sequence[DeskForm]) -> Iterator[str]:
    """What is wrong, for the head of the page."""
    for form in forms_:
        if form.conflict is not None:  # which the page shows
            continue
        for error in form.non_field_errors():
            yield str(error) if form.alone else f"{form.instance.language}: {error}"
