"""What a moderator can decide: allow, keep the flag, block. ``pipeline.moderate.rulings`` says what follows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.widgets import AdminTextareaWidget
from django.contrib.auth.models import AbstractUser
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from django_autocaption.admin.base.generics import ModelForm
from django_autocaption.admin.base.page import LaidOutForm, saying
from django_autocaption.models import Caption, ModeratedImage
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.moderate.rulings import Seen
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.words.many import Decided

#: Images that are decided about in one transaction, and then logged.
CHUNK = rulings.CHUNK


@dataclass(frozen=True)
class Verdict:
    """One of the three decisions."""

    name: str
    """Of the action, and with ``_`` before it of the button."""
    act: Callable[..., Decided]
    button: Promise
    consequence: Promise
    """What follows from it, for the page that asks for a confirmation."""
    done: Any
    """``%(number)d image …``, singular and plural."""

    def needs_reason(self, captions: QuerySet[Any]) -> bool:
        """To block, and to lift a block."""
        return self.name == "block" or rulings.lifts_block(captions)

    def decide(
        self, images: QuerySet[ModeratedImage], *, user: AbstractUser, reason: str, seen: Mapping[int, Seen]
    ) -> tuple[int, int]:
        """Decide about these images, with an entry in the admin's log for each. Returns how many were decided about,
        and how many left alone because they no longer are what the moderator saw.

        Raises ReasonNeededError where a reason is needed and not given.
        """
        using = databases.written_to(images)
        chosen = list(images)
        done = 0
        for start in range(0, len(chosen), CHUNK):
            some = chosen[start : start + CHUNK]
            rows = Caption.objects.using(using).filter(pk__in=[image.pk for image in some])
            ids = set(self.act(rows, user=user, reason=reason, seen=seen).ids)
            decided = [image for image in some if image.pk in ids]
            LogEntry.objects.log_actions(user.pk, decided, CHANGE, self.logged(reason))
            done += len(decided)
        return done, len(chosen) - done

    def logged(self, reason: str) -> str:
        """How the admin's log tells it."""
        told = f"{self.button}."
        return f"{told} {_('Reason: %(reason)s') % {'reason': reason}}" if reason else told

    def told(self, number: int) -> str:
        """How the moderator is told that it is done."""
        return str(self.done % {"number": number})


VERDICTS = {
    verdict.name: verdict
    for verdict in (
        Verdict(
            "clear",
            rulings.clear,
            gettext_lazy("Allow"),
            gettext_lazy("They may be shown. Words that waited for that are published, or asked for now."),
            ngettext_lazy("%(number)d image allowed.", "%(number)d images allowed.", "number"),
        ),
        Verdict(
            "keep_flag",
            rulings.keep_flag,
            gettext_lazy("Keep flag"),
            gettext_lazy("They stay flagged: on no page where moderation holds images, shown where it only flags."),
            ngettext_lazy("%(number)d image stays flagged.", "%(number)d images stay flagged.", "number"),
        ),
        Verdict(
            "block",
            rulings.block,
            gettext_lazy("Block"),
            gettext_lazy("They are on no page and are sent to no service. The files are not touched."),
            ngettext_lazy("%(number)d image blocked.", "%(number)d images blocked.", "number"),
        ),
    )
}

_REASON_HELP = gettext_lazy("Kept with the decision. Needed to block an image and to lift a block.")


def reason_field() -> forms.CharField:
    """Why: free text."""
    return forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        max_length=2000,
        widget=AdminTextareaWidget(attrs={"rows": 3, "dir": "auto"}),
        help_text=_REASON_HELP,
    )


class ConfirmForm(LaidOutForm):
    """The reason of a decision about ``images``."""

    reason = reason_field()
    fieldsets = ((None, {"fields": ("reason",)}),)

    def __init__(self, *args: Any, verdict: Verdict, images: QuerySet[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = verdict.needs_reason(images)


class ReviewForm(ModelForm):
    """The reason, and the decision by the button that was pressed; no column is the form's to save."""

    judged = forms.CharField(widget=forms.HiddenInput)
    """How the image stood when the page was made."""
    reason = reason_field()

    class Meta:
        model = ModeratedImage
        fields = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judged"].initial = str(Seen.of(self.instance))

    def clean(self) -> dict[str, Any]:
        """Refuse a decision that lacks its reason, about another state than was seen, and a form without a decision."""
        data = dict(super().clean() or self.cleaned_data)
        if data.get("judged") != str(Seen.of(self.instance)):
            self._show_present_state()
        elif self.verdict is None:
            self.add_error(None, _("Choose a decision: allow, keep the flag, or block."))
        elif not data.get("reason") and "reason" not in self.errors and self.verdict.needs_reason(self._captions):
            self.add_error("reason", _("Give a reason: it is kept with the decision."))
        return data

    def _show_present_state(self) -> None:
        """The page is shown again, with what stands there now and the reason as it was typed."""
        self.errors.pop("judged", None)
        self.data = saying(self.data, {"judged": str(Seen.of(self.instance))})
        message = _(
            "Somebody decided about this image, or replaced it, while you looked at it. Nothing was decided now: the "
            "page shows how it stands. Look again, and decide if you still want to."
        )
        self.add_error(None, message)

    @property
    def seen(self) -> dict[int, Seen]:
        """What the moderator saw."""
        return {self.instance.pk: Seen.parse(self.cleaned_data["judged"])}

    @property
    def _captions(self) -> QuerySet[Caption]:
        return Caption.objects.using(self.instance._state.db).filter(pk=self.instance.pk)

    @property
    def verdict(self) -> Verdict | None:
        """What the pressed button stands for."""
        return next((verdict for verdict in VERDICTS.values() if f"_{verdict.name}" in self.data), None)
