"""What people decided, as the admin's own log tells it: a line for each caption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractUser

from django_autocaption.models import Caption, Reason, Verb

#: Captions whose lines are written at once.
CHUNK = 500


def sentence(verb: Verb, *, reason: Reason = Reason.NONE, note: str = "") -> str:
    """``Rejected. Too vague. Say what the boat is for.``"""
    told = [f"{verb.label}."]
    if reason != Reason.NONE:
        told.append(f"{reason.label}.")
    return " ".join([*told, note]).strip()


def many(ids: Sequence[int], text: str, *, user: AbstractUser, using: str) -> None:
    """A line for each caption that a bulk action changed."""
    for start in range(0, len(ids), CHUNK):
        each(Caption.objects.using(using).filter(pk__in=ids[start : start + CHUNK]), text, user=user)


def each(captions: Iterable[Caption], text: str, *, user: AbstractUser) -> None:
    """The same of a few that are read already. One query."""
    LogEntry.objects.log_actions(user.pk, captions, CHANGE, text)
