"""The review desk: words that wait for a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.admin.base.editor import may_approve, may_request, sees_users
from django_autocaption.admin.base.house_style import guides
from django_autocaption.admin.captions import remarks
from django_autocaption.admin.captions.difference import as_text
from django_autocaption.admin.captions.objects import load_names
from django_autocaption.admin.desk import decisions, kept, why
from django_autocaption.admin.desk.forms import AS_DRAFTED, REASONS, DeskForm, NoteForm, problems
from django_autocaption.admin.desk.item import Item, decider, forms_of, may_be_approved, shown
from django_autocaption.admin.desk.sitter import FETCHED, Sitter
from django_autocaption.admin.related import languages
from django_autocaption.desk import sittings
from django_autocaption.desk.context import surroundings
from django_autocaption.desk.remarks import Looked
from django_autocaption.models import Caption, Review
from django_autocaption.models.version import NO_WORDS, TEXT_FIELDS
from django_autocaption.pipeline.words import reviews, undoing

#: Where a session keeps what was left out of a decision, by what Undo calls it.
LEFT_OUT = "autocaption_left_out"
#: So many decisions are remembered with that.
_MOST_LEFT_OUT = 20


class Table(Sitter):
    """The review desk in front of one person."""

    template: ClassVar[str] = "desk/sitting.html"
    beside = ("leave", "sheet", "compare")
    why: ClassVar[Any] = staticmethod(why.sentence)
    """Says of a caption why it is here."""

    # -- a button ------------------------------------------------------------------------------------------------------

    def decide(self, item: Item) -> HttpResponse:
        """Words are approved, written, refused, asked for, or left."""
        posted = self.request.POST
        if "_recaption" in posted:
            return self._recaption(item)
        if languages.BUTTON in posted:
            languages.ask(self.request, self.site, decisions.ticked(item, posted))
            self.keep(item)
            return self.again(item.key)
        if remarks.pressed(posted):
            decisions.dispute(self.request, item.captions, using=self.using)
            self.keep(item)
            return self.again(item.key)
        typed = typed_in(posted, item) if AS_DRAFTED in posted else {}
        answer = decisions.decide(self.request, self.site, item, using=self.using)
        if answer.done:
            kept.change(self.request, {row: {} for row in item.captions})
            if typed and answer.step is not None:
                self._leave_out(answer.step, typed)
            return self.next(item)
        return self.lay(item, forms=answer.forms, status=409 if answer.conflict else 422)

    def undo(self, key: str) -> HttpResponse:
        """Of words: the images of a contact sheet come back all together."""
        step = decisions.undo(self.request, self.site, key, using=self.using)
        if step is None or step.caption is None:
            return self.again()
        if step.is_bulk:
            decisions.bring_back(self.request, self.sitting, step, using=self.using)
            return self.again()
        return self.back_to(step.caption, undone=step.key)

    def undo_offered(self) -> dict[str, Any]:
        """Of words."""
        return undo_offered(self.user, using=self.using)

    def came_of_it(self) -> dict[str, Any]:
        """Of words."""
        found = sittings.summary(self.sitting)
        return {
            "counted": _("Captions"),
            "decided": [(verb.label, number) for verb, number in found.decided.items()],
            "rejected": [(reason.label, number) for reason, number in found.rejected.items()],
            "asked": sittings.asked(self.sitting),
        }

    def _recaption(self, item: Item) -> HttpResponse:
        """What was typed stays in the fields, with a script or without."""
        asking = decisions.recaption(self.request, item, using=self.using)
        if not asking.is_valid():
            return self.lay(item, forms=forms_of(self.request, item, data=self.request.POST), asking=asking, status=422)
        self.keep(item)
        return self.again(item.key)

    def keep(self, item: Item) -> None:
        """In the session: the note, and where no script does it, the words."""
        posted = self.request.POST
        typed = typed_in(posted, item) if FETCHED not in posted else {}
        note = {kept.NOTE: posted["note"]} if posted.get("note", "").strip() else {}
        kept.change(
            self.request, {row: typed.get(row.pk, {}) | (note if row == item.first else {}) for row in item.captions}
        )

    def _leave_out(self, step: int, typed: Mapping[int, Mapping[str, str]]) -> None:
        """Words that were typed, and not published with the draft: Undo brings them back."""
        earlier = list(self.request.session.get(LEFT_OUT, {}).items())[1 - _MOST_LEFT_OUT :]
        words = {str(pk): dict(said) for pk, said in typed.items()}
        self.request.session[LEFT_OUT] = {**dict(earlier), str(step): words}

    # -- the page ------------------------------------------------------------------------------------------------------

    def lay(
        self,
        item: Item,
        *,
        undone: int | None = None,
        forms: Sequence[DeskForm] | None = None,
        asking: Any = None,
        status: int = 200,
    ) -> TemplateResponse:
        """``forms`` and ``asking``: what was posted and is not done."""
        request = self.request
        typed: Mapping[int, Mapping[str, Any]] = {}
        note = self._note(item)
        if forms is None and undone is not None:
            taken_back = self._taken_back(undone)
            typed, note = self._typed(taken_back, undone), next((one.note for one in taken_back), "")
        elif forms is None:
            taken = kept.take(request, item.captions)
            note = note or next((words[kept.NOTE] for words in taken.values() if kept.NOTE in words), "")
            typed = {row: words for row, said in taken.items() if (words := kept.words_of(said))}
        if forms is None:
            forms = forms_of(request, item, typed=typed)
        if asking is None and may_request(request):
            asking = decisions.recaption_form(request, item, using=self.using)
        first, by = item.first, decider(request)
        refused = [form for form in forms if form.is_bound and form.errors and form.conflict is None]
        response = self.page(
            item,
            self.template,
            languages=list(shown(request, self.site, forms, why=self.why)),
            problems=list(problems(forms)),
            conflicts=[form for form in forms if form.conflict is not None],
            leaves_out=any(form.changed_words for form in refused),
            restored=bool(typed),
            is_bound=any(form.is_bound for form in forms),
            note_form=NoteForm(initial={"note": note}),
            reasons=[(number, reason) for number, reason in enumerate(REASONS, 1)],
            context=surroundings(first),
            guides=guides(row.language for row in item.captions),
            reads_prompts=self.user.has_perm("autocaption.view_prompt"),
            sees_users=sees_users(request),
            may_decide=may_approve(request),
            may_publish=may_approve(request) and reviews.publishes_own(by),
            may_be_approved=may_be_approved(forms),
            may_request=may_request(request),
            asking=asking,
            may_translate=may_request(request) and bool(languages.translatable(item.captions)),
            is_asked=any(row.is_open for row in item.captions),
            coming=self.coming(item),
            **undo_offered(self.user, using=self.using, beside=first),
        )
        response.status_code = status
        return response

    def _taken_back(self, key: int) -> Sequence[Review]:
        """The decisions of this person's step that was taken back."""
        rows = Review.objects.using(self.using).filter(by=self.user.pk, undone_by__isnull=False)
        one = rows.filter(pk=key).select_related("seen", "result").first()
        if one is None or one.group is None:
            return [one] if one is not None else []
        return list(rows.filter(group=one.group).select_related("seen", "result"))

    def _typed(self, taken_back: Sequence[Review], key: int) -> Mapping[int, Mapping[str, Any]]:
        """What this person had written in that step."""
        if not taken_back:
            return {}
        left_out = self.request.session.get(LEFT_OUT, {}).get(str(key), {})
        return {**dict(undoing.typed(taken_back)), **{int(pk): words for pk, words in left_out.items()}}

    def _note(self, item: Item) -> str:
        """What had been typed beside the words, while the image stays."""
        posted = self.request.POST
        return str(posted.get("note", "")) if posted.get("item") == str(item.key) else ""


def typed_in(posted: Any, item: Item) -> dict[int, dict[str, str]]:
    """By caption, the texts of a form that differ from what is offered."""
    found: dict[int, dict[str, str]] = {}
    for row in item.captions:
        words = row.offered.words if row.offered is not None else NO_WORDS
        said = {name: as_text(words[name]) for name in (*TEXT_FIELDS, "keywords")}
        given = {name: posted.get(f"{row.language}-{name}", text) for name, text in said.items()}
        if changed := {name: text for name, text in given.items() if text.replace("\r\n", "\n") != said[name]}:
            found[row.pk] = changed
    return found


def undo_offered(user: Any, *, using: str, beside: Caption | None = None) -> dict[str, Any]:
    """For a page: the decision that Undo takes back, and those before it that it has to leave alone. ``beside``: a
    caption whose name the page tells as well, and that is read along."""
    step, left = undoing.next_step(undoing.steps(user, using=using))
    named = [beside, *(one.caption for one in (step, *left) if one is not None)]
    load_names(one for one in named if one is not None)
    return {
        "undo_key": step.key if step is not None else None,
        "undo_name": decisions.named(step) if step is not None else "",
        "left_alone": [decisions.named(one) for one in left],
    }


def length_in_words(looked: Looked) -> str:
    """``42 characters``."""
    return ngettext("%(number)d character", "%(number)d characters", looked.length) % {"number": looked.length}
