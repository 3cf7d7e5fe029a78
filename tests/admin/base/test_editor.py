"""Which permission lets whom do what."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest

from django_autocaption.admin.base import editor
from django_autocaption.models import Batch, Kind, Surface
from django_autocaption.pipeline.words.seen import By


def request_of(*permissions: str) -> Any:
    """A request of somebody with these permissions alone."""
    user = User(username="editor")
    user.has_perm = lambda name, obj=None: name in permissions  # type: ignore[method-assign]
    return SimpleNamespace(user=user)


VIEW, CHANGE, APPROVE, REQUEST, MODERATE = (
    f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "request", "moderate")
)
USERS, ATTEMPTS = "auth.view_user", "autocaption.view_attempt"
SEE_BATCH, STEER = "autocaption.view_batch", "autocaption.change_batch"
EVERY = {VIEW, CHANGE, APPROVE, REQUEST, MODERATE, USERS, ATTEMPTS, SEE_BATCH, STEER}


@pytest.mark.parametrize(
    ("asked", "enough"),
    [
        (editor.may_read, [{VIEW}, {CHANGE}]),
        (editor.may_write, [{CHANGE}]),
        (editor.may_approve, [{CHANGE, APPROVE}]),
        (editor.may_request, [{REQUEST}]),
        (editor.may_moderate, [{MODERATE}]),
        (editor.sees_money, [{ATTEMPTS}]),
        (editor.sees_users, [{USERS}]),
        (editor.sees_batches, [{SEE_BATCH}, {STEER}]),
    ],
)
def test_each_question_takes_its_own_permissions(asked: Callable[[HttpRequest], bool], enough: list[set[str]]) -> None:
    for each in enough:
        assert asked(request_of(*each))
        for missing in each:
            assert not asked(request_of(*EVERY.difference(*enough), *each - {missing})), "all the others do not do"


@pytest.mark.parametrize(
    ("whose", "kind", "enough"),
    [
        ("own", Kind.RECAPTION, {REQUEST}),
        ("another's", Kind.RECAPTION, {REQUEST, STEER}),
        ("nobody's", Kind.RECAPTION, {REQUEST, STEER}),
        ("own", Kind.CHECK, set()),
        ("another's", Kind.CHECK, {STEER}),
    ],
)
def test_ones_own_bulk_requests_are_steered_and_those_of_others_by_permission(
    whose: str, kind: Kind, enough: set[str]
) -> None:
    batch = Batch(kind=kind, requested_by_id={"own": 1, "another's": 2, "nobody's": None}[whose])
    for given in (enough, EVERY):
        request = request_of(*given)
        request.user.pk = 1
        assert editor.may_steer(request, batch)
    for missing in enough:
        request = request_of(*EVERY - {missing})
        request.user.pk = 1
        assert not editor.may_steer(request, batch)


@pytest.mark.parametrize("told", [{}, {"on_screen": 1, "seconds": 7}, {"on_screen": 12, "group": uuid4()}])
def test_a_decision_says_who_made_it_where_and_what_else_is_told(told: dict[str, Any]) -> None:
    request = request_of()
    assert editor.by(request, Surface.LIST, **told) == By(user=request.user, surface=Surface.LIST, **told)
