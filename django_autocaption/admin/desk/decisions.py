"""What is done with the image on the desk when a button is pressed, and what the person is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import log
from django_autocaption.admin.base.editor import editor, may_approve, may_request
from django_autocaption.admin.captions import objects, remarks
from django_autocaption.admin.captions.review_form import ReviewForm
from django_autocaption.admin.captions.tidied import told_of
from django_autocaption.admin.desk import kept
from django_autocaption.admin.desk.forms import LONGEST_NOTE, DeskForm, NoteForm
from django_autocaption.admin.desk.item import Item, decider, forms_of
from django_autocaption.admin.recaption.page import RecaptionForm
from django_autocaption.admin.recaption.selection import CaptionSelection
from django_autocaption.admin.related import along
from django_autocaption.desk import sittings
from django_autocaption.desk.leases import Image
from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError, OwnWordsError
from django_autocaption.models import Caption, Reason, Review, Sitting, Verb, Version
from django_autocaption.pipeline.bulk import recaption as bulk
from django_autocaption.pipeline.runtime import locks
from django_autocaption.pipeline.words import many, undoing
from django_autocaption.pipeline.words.remarks import remarks_on
from django_autocaption.pipeline.words.seen import Seen
from django_autocaption.pipeline.words.undoing import Step

#: The longest look that is believed, in seconds: who went for lunch did not think that long.
LONGEST_LOOK = 1800
#: What whoever may not publish may take back.
_OWN_BUSINESS = (Verb.SUGGEST, Verb.LATER)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What came of a button."""

    forms: list[DeskForm]
    done: bool = False
    """Decided: the next image."""
    step: int | None = None
    """What Undo calls it (``undoing.Step.key``); None = nothing was decided just now."""
    conflict: bool = False
    """Somebody decided first, or a machine did: both texts are to be shown."""


def decide(request: HttpRequest, site: AdminSite, item: Item, *, using: str) -> Answer:
    """Carry out what the form says, about all of its languages or none."""
    forms = forms_of(request, item, data=request.POST)
    note = NoteForm(request.POST)
    seconds = note.cleaned_data.get("seconds") if note.is_valid() else None
    said = request.POST.get("note", "").strip()[:LONGEST_NOTE]
    by = replace(decider(request, seconds=min(seconds, LONGEST_LOOK) if seconds is not None else None), note=said)
    checked = [form.is_valid() for form in forms]  # each of them, so that a page tells all that is wrong
    if not all(checked):
        return _refused(request, forms)
    acting = [form for form in forms if form.acts]
    if len(acting) > 1:
        by = replace(by, group=uuid4())

    def carry_out() -> list[Review]:
        with transaction.atomic(using=using) if len(acting) > 1 else nullcontext():
            return [made for form in acting if (made := _decide(form, by)) is not None]

    try:
        made = locks.retried(carry_out, using=using)
    except (ChangedMeanwhileError, Version.DoesNotExist):
        return _second(request, item, using=using)
    except (OwnWordsError, NoWordsError):
        return Answer(forms=forms)
    if not made:
        nothing = _("There are no words to reject.") if "_reject" in request.POST else ""
        messages.info(request, nothing or _("Nothing was changed. Type words, or press another button."))
        return Answer(forms=forms)
    _tell(request, item, made)
    for told in told_of(words for form in acting for words in form.tidied):
        messages.info(request, told)
    along.take(request, site, made, by, using=using)
    return Answer(forms=forms, done=True, step=made[-1].pk)


def _decide(form: DeskForm, by: Any) -> Review | None:
    try:
        return form.decide(by)
    except (OwnWordsError, NoWordsError) as error:
        form.add_error(None, str(error))
        raise


def _second(request: HttpRequest, item: Item, *, using: str) -> Answer:
    """In these milliseconds somebody else was faster: the forms find it in the rows as they are now."""
    rows = Caption.objects.using(using).with_words().select_related("content_type")
    found = {row.pk: row for row in rows.filter(pk__in=[row.pk for row in item.captions])}
    fresh = replace(item, captions=[found[row.pk] for row in item.captions if row.pk in found])
    forms = forms_of(request, fresh, data=request.POST)
    for form in forms:
        form.is_valid()
    return _refused(request, forms)


def _refused(request: HttpRequest, forms: list[DeskForm]) -> Answer:
    met = [form for form in forms if form.conflict is not None]
    if met and all(_is_own_repeat(form, request) for form in met):
        messages.info(request, _("You decided about this image already, in another tab or a moment ago."))
        return Answer(forms=forms, done=True)
    return Answer(forms=forms, conflict=bool(met))


def _is_own_repeat(form: DeskForm, request: HttpRequest) -> bool:
    """The same person decided about what this page shows, and that stands: nothing of theirs is lost."""
    conflict, seen, row = form.conflict, form.seen, form.instance
    last = conflict.review if conflict is not None and not conflict.image_replaced else None
    if conflict is None or seen is None or last is None or last.by_id != editor(request).pk:
        return False
    is_about_this = (last.published_before, last.draft_before) == (seen.published, seen.draft)
    stands = (last.published_after, last.draft_after) == (row.published_id, row.draft_id)
    says_it = not form.changed_words or all(now == mine for _label, now, mine in conflict.texts)
    return is_about_this and stands and says_it


def _tell(request: HttpRequest, item: Item, made: Sequence[Review]) -> None:
    """In one line, in the admin's log, and what the linter says where no script has said it."""
    verb, reason = Verb(made[0].verb), Reason(made[0].reason)
    told = f"{log.sentence(verb, reason=reason)} {objects.in_message(item.first)}"
    several = len(item.captions) > 1
    messages.success(request, f"{told} ({', '.join(review.language for review in made)})" if several else told)
    logged = log.sentence(verb, reason=reason, note=made[0].note)
    log.each([review.caption for review in made if review.caption is not None], logged, user=editor(request))
    if "fetched" in request.POST:
        return
    for review in made:
        if review.result is not None and review.caption is not None:
            for remark in remarks_on(review.caption, review.result):
                label = ReviewForm.base_fields[remark.field].label
                messages.warning(request, f"{label}: {remark.sentence}")


def recaption(request: HttpRequest, item: Item, *, using: str) -> RecaptionForm:
    """Ask a service anew about the ticked languages. Returns the form, with what is wrong. Raises PermissionDenied."""
    if not may_request(request):
        raise PermissionDenied
    form = recaption_form(request, item, using=using, data=request.POST)
    if form.is_valid():
        chosen = _captions(item, using, request.POST)
        number, _batch = bulk.captions(chosen, form.request, user=editor(request), held=True)
        text = ngettext(
            "Asked for the words of %(number)d caption. They come to this page; what you type stays.",
            "Asked for the words of %(number)d captions. They come to this page; what you type stays.",
            number,
        )
        messages.success(request, text % {"number": number})
    return form


def recaption_form(request: HttpRequest, item: Item, *, using: str, data: Any = None) -> RecaptionForm:
    """Which provider, model and prompt. Of the few captions of an image nothing is counted before something is sent."""
    newest = many.newest_version(using=using) if data is not None else 0
    return RecaptionForm(
        data,
        prefix="ask",
        selection=CaptionSelection(_captions(item, using, data), newest=newest),
        is_counted=data is not None,
        may_approve=may_approve(request),
        reads_prompts=editor(request).has_perm("autocaption.view_prompt"),
    )


def _captions(item: Item, using: str, data: Any) -> QuerySet[Caption]:
    return Caption.objects.using(using).filter(pk__in=[row.pk for row in ticked(item, data)])


def ticked(item: Item, data: Any) -> list[Caption]:
    """Of the ticked languages; of all while nothing is posted."""
    rows, alone = item.captions, len(item.captions) == 1
    return [row for row in rows if data is None or alone or f"{row.language}-taken" in data]


def dispute(request: HttpRequest, captions: Sequence[Caption], *, using: str) -> None:
    """A remark about the words of one of these captions is none, or one after all: the person is told."""
    key, _code = remarks.about(request.POST)
    caption = next((row for row in captions if row.pk == key), None)
    seen = _seen(request, caption) if caption is not None else None
    if caption is None or seen is None:
        messages.warning(request, _("There is no such remark about these words."))
    elif problem := remarks.problem(caption, request.POST):
        messages.warning(request, problem)
    else:
        try:
            told = remarks.carry_out(caption, request.POST, seen=seen, by=decider(request))
        except ChangedMeanwhileError:
            messages.warning(request, _("The words were changed while you looked at the old ones. Nothing was saved."))
        else:
            messages.success(request, told)


def _seen(request: HttpRequest, caption: Caption) -> Seen | None:
    """As the page of the image, or the card on a sheet, says it."""
    names = (f"{caption.language}-seen_as", f"c{caption.pk}-seen_as")
    try:
        return Seen.parse(next((request.POST[name] for name in names if name in request.POST), ""))
    except ValueError:
        return None


def undo(request: HttpRequest, site: AdminSite, key: str, *, using: str) -> Step | None:
    """Take back the step of that key, if it is still the one that is next. None = it is not, and the person is told."""
    step, _left = undoing.next_step(undoing.steps(editor(request), using=using))
    if step is None or str(step.key) != key or step.caption is None:
        messages.warning(request, _("That decision cannot be taken back any more: something else came after it."))
        return None
    verbs = {Verb(review.verb) for review in step.reviews}
    if not (may_approve(request) or verbs.issubset(_OWN_BUSINESS)):
        raise PermissionDenied
    if not hosts.may_change(request, site, step.caption):
        raise PermissionDenied
    try:
        undone = undoing.take_back(step, by=decider(request), using=using)
    except ChangedMeanwhileError:
        messages.warning(request, _("That decision cannot be taken back any more: something else came after it."))
        return None
    about = [review.caption for review in undone if review.caption is not None]
    log.each(about, log.sentence(Verb.UNDO), user=editor(request))
    messages.success(request, format_html("{} {}", _("Taken back:"), named(step)))
    if step.left:
        text = ngettext(
            "%(number)d was left alone: something else came after it.",
            "%(number)d were left alone: something else came after them.",
            step.left,
        )
        messages.warning(request, text % {"number": step.left})
    return step


def bring_back(request: HttpRequest, sitting: Sitting, step: Step, *, using: str) -> None:
    """What was taken back comes next, image by image, with what was typed."""
    about = [review.caption for review in reversed(step.reviews) if review.caption is not None]
    typed = dict(undoing.typed(step.reviews))
    kept.change(request, {row: {"alt_text": typed[row.pk]["alt_text"]} for row in about if row.pk in typed})
    images = dict.fromkeys(Image.of(row) for row in about)
    same: dict[Image, list[int]] = {image: [] for image in images}
    rows = Caption.objects.using(using).filter(
        content_type__in={image.content_type_id for image in images},
        object_id__in={image.object_id for image in images},
    )
    for row in rows.only("content_type", "object_id", "field_name"):
        if Image.of(row) in same:
            same[Image.of(row)].append(row.pk)
    sittings.all_back_to(sitting, list(same.values()))


def named(step: Step) -> str:
    """``Approved: photo 12``; of a contact sheet ``Contact sheet: 24 captions``."""
    about, number = step.caption, len(step.reviews)
    if step.is_bulk:
        return ngettext("Contact sheet: %(number)d caption", "Contact sheet: %(number)d captions", number) % {
            "number": number
        }
    what = Verb(step.reviews[0].verb).label
    return f"{what}: {objects.in_message(about)}" if about is not None else str(what)
