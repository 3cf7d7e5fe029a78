"""The desk over the moderation queue: one image, blurred until it is asked for, what was found in it, and a verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.db.models import QuerySet
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.editor import sees_users
from django_autocaption.admin.base.page import saying
from django_autocaption.admin.captions import objects
from django_autocaption.admin.desk import kept
from django_autocaption.admin.desk.item import Item
from django_autocaption.admin.desk.sitter import Sitter
from django_autocaption.admin.moderation.findings import evidence
from django_autocaption.admin.moderation.verdicts import VERDICTS, Verdict, reason_field
from django_autocaption.desk import sittings
from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Caption, Decision, ModeratedImage, Rating
from django_autocaption.pipeline.moderate import undoing
from django_autocaption.pipeline.moderate.rulings import ReasonNeededError, Seen
from django_autocaption.pipeline.moderate.undoing import Step

#: Name of a button → what it decides.
BUTTONS: Mapping[str, Verdict] = {
    "_clear": VERDICTS["clear"],
    "_block": VERDICTS["block"],
    "_later": VERDICTS["keep_flag"],
}
#: Name of a verdict → what it makes of an image.
RATINGS = {"clear": Rating.CLEAR, "block": Rating.BLOCKED, "keep_flag": Rating.REVIEW}
#: Of a decision, how it is told.
TOLD: Mapping[str, Promise] = {
    Rating.CLEAR: gettext_lazy("Allowed"),
    Rating.BLOCKED: gettext_lazy("Blocked"),
    Rating.REVIEW: gettext_lazy("Left for later"),
}


class VerdictForm(forms.Form):
    """The reason, and the decision by the button that was pressed."""

    judged = forms.CharField(widget=forms.HiddenInput)
    """How the image stood when the page was made."""
    reason = reason_field()

    def __init__(self, data: Any = None, *, image: Caption, **kwargs: Any) -> None:
        super().__init__(data, initial={"judged": str(Seen.of(image)), **kwargs.pop("initial", {})}, **kwargs)
        self.image = image
        self.conflict = False
        """Somebody decided first, or the image is another one."""

    def clean(self) -> dict[str, Any]:
        """Refuse a decision about another state than was seen, and one that lacks its reason."""
        data = dict(super().clean() or self.cleaned_data)
        if data.get("judged") != str(Seen.of(self.image)):
            self.say_second()
        elif self.verdict is None:
            self.add_error(None, _("Choose a decision: allow, block, or leave it for later."))
        elif self.verdict is VERDICTS["block"] and not data.get("reason", "").strip():
            self.add_error("reason", _("Give a reason: it is kept with the decision."))
        return data

    def say_second(self) -> None:
        """The page is shown again with what stands there now, and the reason as it was typed."""
        self.conflict = True
        self.errors.pop("judged", None)
        self.data = saying(self.data, {"judged": str(Seen.of(self.image))})

    @property
    def verdict(self) -> Verdict | None:
        """What the pressed button stands for."""
        return next((verdict for name, verdict in BUTTONS.items() if name in self.data), None)


class Moderation(Sitter):
    """The desk of one moderator."""

    title: ClassVar[Promise] = gettext_lazy("Moderate images")
    shown_by: ClassVar[type[Caption]] = ModeratedImage

    def may_see(self, rows: Sequence[Caption]) -> list[Caption]:
        """Whoever moderates sees what is withheld, of objects that they may open."""
        return hosts.passing(self.request, self.site, rows)

    def decide(self, item: Item) -> HttpResponse:
        """For all languages and copies of the image."""
        image = _image(item)
        form = VerdictForm(self.request.POST, image=image)
        if not form.is_valid() or form.verdict is None or form.conflict:
            return self._refused(item, form)
        images: QuerySet[Any] = ModeratedImage.objects.using(self.using).filter(pk=image.pk)
        reason = form.cleaned_data["reason"]
        try:
            done, _left = form.verdict.decide(images, user=self.user, reason=reason, seen={image.pk: Seen.of(image)})
        except ReasonNeededError:
            done = 0
        if not done:  # in these milliseconds somebody else was faster
            return self._second(item)
        messages.success(self.request, f"{TOLD[RATINGS[form.verdict.name]]}: {objects.in_message(image)}")
        return self.next(item)

    def _second(self, item: Item) -> HttpResponse:
        fresh = self.load(item.key)
        if fresh is None:
            return self.again()
        form = VerdictForm(self.request.POST, image=_image(fresh))
        form.is_valid()
        return self._refused(fresh, form)

    def _refused(self, item: Item, form: VerdictForm) -> HttpResponse:
        image = _image(item)
        last = image.decision
        if form.conflict and last is not None and last.decided_by_id == self.user.pk and form.verdict is not None:
            messages.info(self.request, _("You decided about this image already, in another tab or a moment ago."))
            return self.next(item)
        return self.lay(item, form=form, status=409 if form.conflict else 422)

    def lay(
        self, item: Item, *, undone: int | None = None, form: VerdictForm | None = None, status: int = 200
    ) -> TemplateResponse:
        """``form``: what was posted and is not done."""
        image = _image(item)
        if form is None:
            taken = kept.take(self.request, [image]).get(image.pk, {})
            reason = self._typed(undone) if undone is not None else taken.get(kept.NOTE, "")
            form = VerdictForm(image=image, initial={"reason": reason})
        response = self.page(
            item,
            "desk/moderation.html",
            opts=ModeratedImage._meta,
            verdict_form=form,
            evidence=evidence(image, sees_users=sees_users(self.request)),
            words=[(row.language, display.words(row)) for row in item.captions],
            image_page=reverse(f"{self.site.name}:autocaption_moderatedimage_change", args=[image.pk]),
            problems=[str(error) for error in form.non_field_errors()] if form.is_bound else [],
            coming=self.coming(item),
            **self.undo_offered(),
        )
        response.status_code = status
        return response

    def keep(self, item: Item) -> None:
        """The reason."""
        reason = self.request.POST.get("reason", "")
        kept.change(self.request, {_image(item): {kept.NOTE: reason} if reason.strip() else {}})

    def came_of_it(self) -> dict[str, Any]:
        """By rating."""
        decided = [(TOLD[rating], number) for rating, number in sittings.ruled(self.sitting).items()]
        return {"counted": _("Images"), "decided": decided}

    # -- Undo ----------------------------------------------------------------------------------------------------------

    def undo(self, key: str) -> HttpResponse:
        """What stood before holds again, and the image comes back with the reason that was typed."""
        step, _left = undoing.next_step(self._steps())
        caption = step.decision.caption if step is not None else None
        if step is None or caption is None or str(step.key) != key:
            return self._too_late()
        if not hosts.may_open(self.request, self.site, caption):
            return self._too_late()
        try:
            undoing.take_back(step.decision, using=self.using)
        except ChangedMeanwhileError:
            return self._too_late()
        image = ModeratedImage.objects.using(self.using).get(pk=caption.pk)
        LogEntry.objects.log_actions(self.user.pk, [image], CHANGE, str(_("Taken back.")))
        messages.success(self.request, format_html("{} {}", _("Taken back:"), _named(step)))
        return self.back_to(caption, undone=step.key)

    def undo_offered(self) -> dict[str, Any]:
        """Of this sitting."""
        step, left = undoing.next_step(self._steps())
        return {
            "undo_key": step.key if step is not None else None,
            "undo_name": _named(step) if step is not None else "",
            "left_alone": [_named(one) for one in left],
        }

    def _too_late(self) -> HttpResponse:
        messages.warning(self.request, _("That decision cannot be taken back any more: something else came after it."))
        return self.again()

    def _steps(self) -> list[Step]:
        return undoing.steps(self.user, after=self.sitting.decided_after, using=self.using)

    def _typed(self, key: int) -> str:
        made = Decision.objects.using(self.using).filter(pk=key, decided_by=self.user.pk)
        return str(made.values_list("reason", flat=True).first() or "")


def _image(item: Item) -> Caption:
    """The caption that the decision is made at."""
    return next(row for row in item.captions if row.pk == item.key)


def _named(step: Step) -> str:
    """``Allowed: photo 12``."""
    about = step.decision.caption
    told = str(TOLD[step.decision.rating])
    return f"{told}: {objects.in_message(about)}" if about is not None else told
