"""The page of a comparison: a card for each image, a vote for each card, and taking words from one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption import figures
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display, log, services
from django_autocaption.admin.base.addresses import image_url, load_files, preview_url
from django_autocaption.admin.base.editor import by, editor, may_approve, may_write, sees_money
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.captions.objects import described, load_names
from django_autocaption.desk import comparisons
from django_autocaption.desk.comparisons import Card, Choice
from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Candidate, CandidateAnswer, Comparison, Surface, Verb, Verdict
from django_autocaption.pipeline.bulk import compare
from django_autocaption.pipeline.words.seen import Seen


@dataclass(kw_only=True)
class Laid:
    """The cards that one person may see."""

    cards: Sequence[Card]
    withheld: int
    """Images that moderation keeps back by now."""
    closed: int
    """Images of objects that the person may not open."""


def lay(model_admin: ModelAdmin, request: HttpRequest, comparison: Comparison) -> Laid:
    """All of the comparison that moderation and the site's own rules let this person see."""
    sample = comparisons.captions_of(comparison)
    open_ones = hosts.passing(request, model_admin.admin_site, sample)
    shown = [caption for caption in open_ones if not display.withheld(caption)]
    return Laid(
        cards=comparisons.cards(comparison, shown, editor(request)),
        withheld=len(open_ones) - len(shown),
        closed=len(sample) - len(open_ones),
    )


def may_vote(request: HttpRequest) -> bool:
    """Whoever writes words may say which are best."""
    return may_write(request)


def are_told(request: HttpRequest, comparison: Comparison, laid: Laid) -> bool:
    """Whose words are whose may be told of the comparison as a whole: this person has voted, or has no vote."""
    return not may_vote(request) or comparisons.are_told(comparison, laid.cards)


def pressed(model_admin: ModelAdmin, request: HttpRequest, comparison: Comparison) -> HttpResponse:
    """Do what the pressed button says, and show the page again, at the card that comes next."""
    laid = lay(model_admin, request, comparison)
    if "take" in request.POST:
        card = _take(model_admin, request, laid)
        place = card
    else:
        card = _vote(request, comparison, laid)
        later = laid.cards[laid.cards.index(card) + 1 :] if card is not None else ()
        place = next((other for other in later if other.vote is None and other.is_ready), card)
    anchor = f"#card-{place.caption.pk}" if place is not None else ""
    return HttpResponseRedirect(f"{request.path}{anchor}")


def _vote(request: HttpRequest, comparison: Comparison, laid: Laid) -> Card | None:
    if not may_vote(request):
        raise PermissionDenied
    key, _colon, said = request.POST.get("vote", "").partition(":")
    card = next((card for card in laid.cards if str(card.caption.pk) == key), None)
    if card is None:
        return None
    verdict = Verdict(said) if said in (Verdict.EQUAL, Verdict.NONE) else Verdict.BEST
    choice = card.choice(said) if verdict == Verdict.BEST else None
    try:
        card.vote = comparisons.vote(card, verdict, choice, comparison=comparison, user=editor(request))
    except ValueError:
        messages.warning(request, _("That cannot be voted for just now: look at the card again."))
    return card


def _take(model_admin: ModelAdmin, request: HttpRequest, laid: Laid) -> Card | None:
    """Publish the words of one choice."""
    if not may_approve(request):
        raise PermissionDenied
    key, _colon, rest = request.POST["take"].partition(":")
    number, _colon, seen_as = rest.partition(":")
    card = next((card for card in laid.cards if str(card.caption.pk) == key), None)
    choice = card.choice(number) if card is not None else None
    answer = choice.taken_from if choice is not None else None
    if card is None or answer is None:
        messages.warning(request, _("These words cannot be used just now: look at the card again."))
        return card
    if not hosts.may_change(request, model_admin.admin_site, card.caption):
        raise PermissionDenied
    try:
        seen = Seen.parse(seen_as)
        compare.take(answer, seen=seen, by=by(request, Surface.COMPARISON))
    except (ValueError, ChangedMeanwhileError):
        messages.warning(request, _("Left alone: the image or its words were changed after this page was shown."))
    else:
        using = str(card.caption._state.db)
        log.many([card.caption.pk], log.sentence(Verb.APPROVE), user=editor(request), using=using)
        messages.success(request, _("Published: “%(words)s”") % {"words": Truncator(answer).chars(100)})
    return card


def shown(model_admin: ModelAdmin, request: HttpRequest, comparison: Comparison, laid: Laid) -> dict[str, Any]:
    """What the page needs."""
    captions = [card.caption for card in laid.cards]
    load_files(captions)
    load_names(captions)
    changeable = {c.pk for c in hosts.passing(request, model_admin.admin_site, captions, change=True)}
    may_take = may_approve(request)
    ready = [card for card in laid.cards if card.is_ready]
    voted = sum(card.vote is not None for card in ready)
    return {
        "cards": [
            {
                "card": card,
                "key": card.caption.pk,
                "object": described(card.caption, model_admin.admin_site),
                "image_url": image_url(card.caption),
                "preview_url": preview_url(card.caption, model_admin.admin_site),
                "lang": card.caption.language,
                "seen_as": str(Seen.of(card.caption)),
                "choices": [_choice(request, comparison, card, choice) for choice in card.choices],
                "without": [] if hidden else [_without(answer) for answer in card.without_words],
                "may_take": may_take and card.caption.pk in changeable and not hidden,
                "is_equal": card.vote is not None and card.vote.verdict == Verdict.EQUAL,
                "is_none": card.vote is not None and card.vote.verdict == Verdict.NONE,
            }
            for card in laid.cards
            for hidden in [_hides(request, comparison, card)]
        ],
        "may_vote": may_vote(request),
        "voted": ngettext(
            "%(voted)d of %(number)d card voted on.", "%(voted)d of %(number)d cards voted on.", len(ready)
        )
        % {"voted": voted, "number": len(ready)},
        "withheld": laid.withheld,
        "closed": laid.closed,
        "are_told": are_told(request, comparison, laid),
    }


def name_of(candidate: Candidate) -> str:
    """``Runware, model, prompt “name”``, for people."""
    if not candidate.is_asked:
        return _("Published before")
    told = [services.name_of(candidate.provider), candidate.model]
    if candidate.prompt:
        version = candidate.prompt_version
        own = version is None or version.prompt is None
        told.append(_("a prompt of its own") if own else _("prompt “%(name)s”") % {"name": version.prompt})  # type: ignore[union-attr] # looked at before
    return ", ".join(filter(None, told))


def _hides(request: HttpRequest, comparison: Comparison, card: Card) -> bool:
    """Until the vote, where there will be one: of an image that nobody had words for it says at once why."""
    may_come = bool(card.waiting or card.choices)
    return comparison.blind and card.vote is None and may_vote(request) and may_come


def _choice(request: HttpRequest, comparison: Comparison, card: Card, choice: Choice) -> dict[str, Any]:
    """Before the vote no voter is told which words are the published ones, even where the services' names are shown."""
    all_told = card.vote is not None or not may_vote(request)
    told = [a for a in choice.answers if all_told or (not comparison.blind and a.candidate.is_asked)]
    return {
        "number": choice.number,
        "words": choice.words,
        "is_best": card.is_best(choice),
        "by": [{"name": name_of(a.candidate), "facts": _facts(request, a)} for a in told],
        "may_be_taken": choice.taken_from is not None,
    }


def _facts(request: HttpRequest, answer: CandidateAnswer) -> str:
    told = []
    if answer.latency_ms is not None:
        told.append(_("%(number)d ms") % {"number": answer.latency_ms})
    if sees_money(request) and answer.cost_amount is not None and answer.cost_unit:
        told.append(figures.amount(Decimal(answer.cost_amount), answer.cost_unit))
    if answer.reused:
        told.append(_("known already, nothing paid"))
    return ", ".join(told)


def _without(answer: CandidateAnswer) -> str:
    reason = answer.error_message or _("It was not asked.")
    return f"{name_of(answer.candidate)}: {reason}"
