"""What an editor decides on the page of one caption: by which button, and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget
from django.utils.translation import gettext_lazy as _

from django_autocaption.admin.captions import remarks
from django_autocaption.admin.captions.form import WordsForm
from django_autocaption.admin.captions.reviews import undoable
from django_autocaption.exceptions import OwnWordsError
from django_autocaption.models import Reason, Review, Verb, Version
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.seen import By

#: Name of a button → what it decides. A form without any of them saves words.
BUTTONS = {
    "_approve": Verb.APPROVE,
    "_reject": Verb.REJECT,
    "_decorative": Verb.DECORATIVE,
    "_exclude": Verb.EXCLUDE,
    "_publish_version": Verb.REVERT,
    "_unlock": Verb.UNLOCK,
    "_undo": Verb.UNDO,
}
#: Decisions that take along what was typed.
WITH_WORDS = (Verb.APPROVE, Verb.DECORATIVE)


def reason_field() -> forms.ChoiceField:
    """Why words are rejected."""
    return forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[("", _("Choose a reason")), *((reason.value, reason.label) for reason in Reason if reason)],
    )


def note_field() -> forms.CharField:
    """A word to whoever looks back."""
    return forms.CharField(
        label=_("Note"),
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Kept with the decision."),
    )


class ReviewForm(WordsForm):
    """The words, and the decision of the button that was pressed."""

    reason = reason_field()
    note = note_field()

    buttons: Mapping[str, Verb] = BUTTONS
    may_approve = False
    """Set by the admin for each request: whoever may not publish leaves drafts."""
    by = By()
    """Who decides; likewise."""
    told = ""
    """What was done with a remark."""
    typed_beside = _("You changed the words in this form. Save them first, or load the page again.")
    """To whoever presses a button that leaves out what they typed."""

    @property
    def verb(self) -> Verb | None:
        """What the pressed button stands for; None = save."""
        return next((verb for name, verb in self.buttons.items() if name in self.data), None)

    @property
    def decides(self) -> bool:
        """Something follows from this form."""
        return self.verb is not None or bool(remarks.pressed(self.data)) or super().decides

    def clean(self) -> dict[str, Any]:
        """Refuse a decision that cannot be made."""
        data = super().clean()
        if remarks.pressed(self.data) and self.seen is not None and self.conflict is None:
            self._check_remark()
        elif self.verb is not None and self.seen is not None and self.conflict is None:
            if not self.may_approve and self.verb != Verb.LATER:
                self.add_error(None, _("Only people who may approve captions decide about them. Save writes a draft."))
            elif self.changed_words and self.verb not in WITH_WORDS:
                self.add_error(None, self.typed_beside)
            elif problem := self._problem(data):
                self.add_error(*problem)
        return data

    def _check_remark(self) -> None:
        if self.changed_words:
            self.add_error(None, self.typed_beside)
        elif problem := remarks.problem(self.instance, self.data):
            self.add_error(None, problem)

    def _problem(self, data: dict[str, Any]) -> tuple[str | None, Any] | None:
        """(field, what is wrong) with the decision."""
        offered = self.instance.offered
        if self.verb == Verb.APPROVE and not self.changed_words and not reviews.can_be_approved(self.instance):
            return None, _("There is no draft to approve.")
        if self.verb == Verb.APPROVE and not self.changed_words and self.approves_own:
            return None, str(OwnWordsError())
        if self.verb == Verb.DECORATIVE and not self.instance.image_name:
            return None, _("There is no image.")
        if self.verb == Verb.REJECT and offered is None:
            return None, _("There are no words to reject.")
        if self.verb == Verb.REJECT and not data.get("reason"):
            return "reason", _("Say why: it helps to choose better services and prompts.")
        if self.verb == Verb.REVERT and self._version is None:
            return None, _("There is no such version of this caption.")
        if self.verb == Verb.REVERT and self._version is not None and not reviews.may_publish(self._version, self.by):
            return None, str(OwnWordsError())
        if self.verb == Verb.UNLOCK and self.unlocked not in self.locked:
            return None, _("No person wrote that field of the published words.")
        if self.verb == Verb.UNDO and self._undone is None:
            return None, _("That decision cannot be taken back any more: something else came after it.")
        return None

    @property
    def approves_own(self) -> bool:
        """The draft is whose who decides, and somebody else has to approve it."""
        return self.instance.draft is not None and reviews.is_own(self.instance.draft, self.by)

    @property
    def locked(self) -> list[str]:
        """The fields of the published words that a person wrote, so that no machine changes them."""
        current = self.instance.current
        return [name for name in WORD_FIELDS if current is not None and name in current.by_people]

    @property
    def unlocked(self) -> str:
        """The field that the pressed button gives back to machines; "" = none."""
        return str(self.data.get("_unlock", ""))

    @property
    def _version(self) -> Version | None:
        key = self.data.get("_publish_version", "")
        if not key.isdecimal():
            return None
        return Version.objects.using(self.instance._state.db).filter(caption=self.instance, pk=int(key)).first()

    @property
    def _undone(self) -> Review | None:
        last = undoable(self.instance)
        return last if last is not None and str(last.pk) == self.data.get("_undo") else None

    def decide(self, by: By) -> Review | None:
        """Carry it out; None = nothing was changed. Of a valid form. Raises ChangedMeanwhileError."""
        caption, seen, words = self.instance, self.seen, self.changed_words
        if seen is None:
            raise ValueError("The form does not say what was seen.")
        if remarks.pressed(self.data):
            self.told = remarks.carry_out(caption, self.data, seen=seen, by=by)
            return None
        if self.verb == Verb.REJECT:
            reason = Reason(self.cleaned_data["reason"])
            return reviews.reject(caption, seen=seen, by=by, reason=reason, note=self.cleaned_data["note"])
        if self.verb == Verb.EXCLUDE:
            return reviews.exclude(caption, seen=seen, by=by, note=self.cleaned_data["note"])
        if self.verb == Verb.REVERT and (version := self._version) is not None:
            return reviews.publish_version(caption, version, seen=seen, by=by)
        if self.verb == Verb.UNLOCK:
            return reviews.unlock(caption, seen=seen, by=by, fields=(self.unlocked,))
        if self.verb == Verb.UNDO and (undone := self._undone) is not None:
            return undoing.undo(undone, by=by)
        if self.verb == Verb.DECORATIVE:
            if words:
                return reviews.edit(caption, words | {"decorative": True}, seen=seen, by=by, verb=Verb.DECORATIVE)
            return reviews.mark_decorative(caption, seen=seen, by=by)
        if self.verb == Verb.APPROVE and not words:
            return reviews.approve(caption, seen=seen, by=by)
        return reviews.edit(caption, words, seen=seen, by=by, publish=self.may_approve) if words else None
