"""What came of a comparison: shares and intervals, what a million would cost, the setting to copy, the votes as a
file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import router
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from django_autocaption import figures
from django_autocaption.admin.base.editor import EXPORT, editor, sees_money, sees_users
from django_autocaption.admin.compare.cards import Laid, name_of
from django_autocaption.admin.exchange.download import Download
from django_autocaption.admin.pages import charts
from django_autocaption.audit import comparison as audited
from django_autocaption.audit.comparison import Standing
from django_autocaption.exchange import votes
from django_autocaption.models import Candidate, Comparison, Prompt, Vote
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.registry import CaptionedField


def shown(request: HttpRequest, comparison: Comparison, laid: Laid) -> dict[str, Any]:
    """What the page needs."""
    result = audited.result(comparison)
    winner = result.winner
    fields = fields_of(laid)
    return {
        "lines": [_line(standing, is_winner=standing is winner) for standing in result.standings],
        "winner": name_of(winner.candidate) if winner is not None else "",
        "verdicts": [(verdict.label, number) for verdict, number in result.verdicts.items()],
        "has_votes": any(result.verdicts.values()),
        "voters": result.voters,
        "sees_money": sees_money(request),
        "may_export": editor(request).has_perm(EXPORT),
        "settings": [
            {
                "name": name_of(standing.candidate),
                "key": standing.candidate.pk,
                "texts": [_setting(request, standing.candidate, field) for field in fields],
            }
            for standing in result.standings
            if standing.candidate.is_asked and fields
        ],
    }


def _setting(request: HttpRequest, candidate: Candidate, field: CaptionedField) -> dict[str, Any]:
    """What to copy, and what a prompt has to say that does not say it by now."""
    name, says = audited.prompt_of(candidate, field)
    to_set = prompt_to_set(request, candidate, field)
    may_add = not says and to_set is None and editor(request).has_perm("autocaption.add_prompt")
    known = may_add and Prompt.objects.using(candidate._state.db).filter(name=name).exists()
    query = urlencode({"name": name, "text": candidate.prompt})
    return {
        "text": audited.setting_of(candidate, field),
        "label": field.label,
        "prompt": to_set,
        "lacking": "" if says else name,
        "says": candidate.prompt,
        "add_query": query if may_add and not known else "",
    }


def fields_of(laid: Laid) -> list[CaptionedField]:
    """The image fields of the cards."""
    found = {field.label: field for card in laid.cards if (field := field_of(card.caption)) is not None}
    return [found[label] for label in sorted(found)]


def prompt_to_set(request: HttpRequest, candidate: Candidate, field: CaptionedField) -> Prompt | None:
    """The named prompt of this field, where it says something else than the candidate was asked, and this person may
    change it."""
    name = field.options.prompt
    if not candidate.prompt or not name or not editor(request).has_perm("autocaption.change_prompt"):
        return None
    found = Prompt.objects.using(candidate._state.db).filter(name=name).first()
    return found if found is not None and found.text != candidate.prompt else None


def set_prompt(request: HttpRequest, comparison: Comparison, laid: Laid) -> None:
    """Have the named prompt of a field say what a candidate was asked."""
    key, _colon, label = request.POST.get("prompt", "").partition(":")
    candidate = next((c for c in comparison.candidates.all() if str(c.pk) == key), None)
    field = next((field for field in fields_of(laid) if field.label == label), None)
    prompt = prompt_to_set(request, candidate, field) if candidate is not None and field is not None else None
    if candidate is None or prompt is None:
        raise PermissionDenied
    prompt.text = candidate.prompt
    try:
        prompt.full_clean()
    except ValidationError as error:  # a placeholder that nothing fills in any more
        messages.error(request, " ".join(error.messages))
        return
    prompt.save(using=router.db_for_write(Prompt), by=editor(request))
    told = _("The text was taken from %(comparison)s.") % {"comparison": comparison}
    LogEntry.objects.log_actions(editor(request).pk, Prompt.objects.filter(pk=prompt.pk), CHANGE, told)
    messages.success(request, _("The prompt “%(name)s” now says this.") % {"name": prompt})


def file(request: HttpRequest, comparison: Comparison, laid: Laid) -> HttpResponse:
    """The votes; people by name for whoever may view users, else by a number."""
    if not editor(request).has_perm(EXPORT):
        raise PermissionDenied
    names = _names(request, comparison)
    captions = [card.caption for card in laid.cards]
    pieces = votes.write(comparison, captions, name_of=lambda vote: names[vote.user_id], bom=True)
    download = Download(pieces, "text/csv", f"comparison-{comparison.pk}.csv")
    return download  # type: ignore[return-value]  # both are responses


def _names(request: HttpRequest, comparison: Comparison) -> dict[Any, str]:
    cast = Vote.objects.using(comparison._state.db).filter(comparison=comparison)
    keys = list(dict.fromkeys(cast.order_by("pk").values_list("user_id", flat=True)))
    if sees_users(request):
        known = get_user_model()._default_manager.in_bulk(keys)
        return {key: str(known.get(key, key)) for key in keys}
    return {key: str(number) for number, key in enumerate(keys, start=1)}


def _line(standing: Standing, *, is_winner: bool) -> dict[str, Any]:
    low, high = standing.interval
    return {
        "name": name_of(standing.candidate),
        "is_winner": is_winner,
        "standing": standing,
        "share": "" if standing.share is None else _share(standing.share),
        "low": _share(low),
        "high": _share(high),
        "bar": charts.bar(round(100 * low), round(100 * (high - low)), whole=100),
        "costs": [figures.amount(round(amount, 6), unit) for unit, amount in standing.costs.items()],
        "million": [figures.amount(round(amount, 0), unit) for unit, amount in standing.costs_of_a_million.items()],
    }


def _share(share: float) -> str:
    return figures.percent(round(100 * share))
