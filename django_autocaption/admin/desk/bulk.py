"""What is done with a contact sheet when a button is pressed: each caption is decided about for itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.admin.base import log
from django_autocaption.admin.base.editor import by, editor, may_approve
from django_autocaption.admin.captions import objects
from django_autocaption.admin.captions.tidied import told_of
from django_autocaption.admin.desk.cards import Card
from django_autocaption.admin.editing.alt_form import AltForm, store
from django_autocaption.models import Caption, Surface, Verb
from django_autocaption.pipeline.words import many, reviews
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.seen import By

#: Captions that are named in one sentence.
NAMED = 10


@dataclass(kw_only=True)
class Outcome:
    """What came of it, by caption."""

    approved: list[Caption] = field(default_factory=list)
    edited: list[Caption] = field(default_factory=list)
    drafted: list[Caption] = field(default_factory=list)
    """Edited by somebody who may not publish that: a draft for somebody else."""
    meanwhile: list[Caption] = field(default_factory=list)
    """Left alone, as they are not what was seen any more."""
    own: list[Caption] = field(default_factory=list)
    """Left alone, as whoever decides wrote them."""
    wordless: list[Caption] = field(default_factory=list)
    """Left alone, as there is nothing to approve."""
    refused: list[AltForm] = field(default_factory=list)
    """Typed words that were not stored: the form says why."""
    tidied: list[str] = field(default_factory=list)
    """What is told of those that are stored otherwise than they were typed."""

    @property
    def done(self) -> set[int]:
        """Captions that were decided about."""
        return {row.pk for row in (*self.approved, *self.edited, *self.drafted)}


def approve(request: HttpRequest, cards: Sequence[Card], *, publish: bool, using: str) -> Outcome:
    """Publish what is on the cards that are not ticked: as it was seen, or as it was edited there. ``publish`` False:
    store what was edited as drafts, and nothing else."""
    outcome = Outcome()
    who = by(request, Surface.DESK, on_screen=len(cards), group=uuid4())
    untouched: list[AltForm] = []
    for form in (form for card in cards if not card.ticked for form in card.forms):
        if not form.is_valid():
            if not form.is_repeat:
                outcome.refused.append(form)
        elif form.changed_words:
            _edit(form, who, outcome, publish=publish and may_approve(request))
        else:
            untouched.append(form)
    if publish and may_approve(request):
        _approve(untouched, who, outcome, using=using)
    _log(request, outcome, using=using)
    return outcome


def _edit(form: AltForm, who: By, outcome: Outcome, *, publish: bool) -> None:
    made = store(form, by=who, publish=publish)
    if isinstance(made, AltForm):
        outcome.refused.append(made)
    elif made is not None:
        (outcome.drafted if made.verb == Verb.SUGGEST else outcome.edited).append(form.instance)
        outcome.tidied += told_of(form.tidied)


def _approve(forms: Sequence[AltForm], who: By, outcome: Outcome, *, using: str) -> None:
    seen = {form.instance.pk: form.seen for form in forms if form.seen is not None}
    rows = {form.instance.pk: form.instance for form in forms}
    decided = many.approve(Caption.objects.using(using).filter(pk__in=seen), shown=Shown(rows=seen), by=who)
    outcome.approved += [rows[pk] for pk in decided.ids]
    now = Caption.objects.using(using).with_words().select_related("content_type").in_bulk(set(rows) - set(decided.ids))
    for row in (now[pk] for pk in rows if pk in now):
        if seen[row.pk].draft is not None and row.published_id == seen[row.pk].draft:
            continue  # it was sent twice, or somebody else decided the same
        if not seen[row.pk].holds_for(row):
            outcome.meanwhile.append(row)
        elif row.draft is not None and reviews.is_own(row.draft, who):
            outcome.own.append(row)
        else:
            outcome.wordless.append(row)


def _log(request: HttpRequest, outcome: Outcome, *, using: str) -> None:
    told = ((Verb.APPROVE, outcome.approved), (Verb.EDIT, outcome.edited), (Verb.SUGGEST, outcome.drafted))
    for verb, rows in told:
        log.many([row.pk for row in rows], log.sentence(verb), user=editor(request), using=using)


def tell(request: HttpRequest, outcome: Outcome) -> None:
    """In a line for each thing that came of it."""
    if number := len(outcome.approved) + len(outcome.edited):
        text = ngettext("%(number)d caption approved.", "%(number)d captions approved.", number) % {"number": number}
        if edited := len(outcome.edited):
            more = ngettext("%(edited)d of them as you edited it.", "%(edited)d of them as you edited them.", edited)
            text = f"{text} {more % {'edited': edited}}"
        messages.success(request, text)
    if number := len(outcome.drafted):
        text = ngettext(
            "%(number)d draft of yours waits for somebody else to approve it.",
            "%(number)d drafts of yours wait for somebody else to approve them.",
            number,
        )
        messages.success(request, text % {"number": number})
    for told in outcome.tidied:
        messages.info(request, told)
    for rows, why in (
        (outcome.meanwhile, _("Left alone, as something else was decided, or came, meanwhile: %(names)s.")),
        (outcome.own, _("Left alone, as you wrote it and somebody else has to approve it: %(names)s.")),
        (outcome.wordless, _("Left, as there is nothing to approve: %(names)s.")),
    ):
        if rows:
            messages.warning(request, why % {"names": named(rows)})
    if outcome.refused:
        messages.error(request, _("Not stored: what is marked below. Nothing that you typed is lost."))
    elif not outcome.done and not (outcome.meanwhile or outcome.own or outcome.wordless):
        messages.info(request, _("Nothing was changed."))


def named(captions: Iterable[Caption]) -> str:
    """``photo 12 (en), photo 15 (de)``; of very many the first ones."""
    rows = list(captions)
    objects.load_names(rows[:NAMED])
    told = ", ".join(f"{objects.in_message(row)} ({row.language})" for row in rows[:NAMED])
    more = len(rows) - NAMED
    if more <= 0:
        return told
    return ngettext("%(names)s and %(more)d more", "%(names)s and %(more)d more", more) % {"names": told, "more": more}
