"""Which permission lets whom do what."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest

from django_autocaption.admin.base import editor
from django_autocaption.models import Surface


def request_of(*permissions: str) -> Any:
    """A request of somebody with these permissions alone."""
    user = User(username="editor")
    user.has_perm = lambda name, obj=None: name in permissions  # type: ignore[method-assign]
    return SimpleNamespace(user=user)


VIEW, CHANGE, APPROVE, REQUEST, MODERATE = (
    f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "request", "moderate")
)
USERS, ATTEMPTS = "auth.view_user", "autocaption.view_attempt"
EVERY = {VIEW, CHANGE, APPROVE, REQUEST, MODERATE, USERS, ATTEMPTS}


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
    ],
)
def test_each_question_takes_its_own_permissions(asked: Callable[[HttpRequest], bool], enough: list[set[str]]) -> None:
    for each in enough:
        assert asked(request_of(*each))
        for missing in each:
            assert not asked(request_of(*EVERY.difference(*enough), *each - {missing})), "all the others do not do"


@pytest.mark.parametrize("on_screen", [None, 1, 12])
def test_a_decision_says_who_made_it_where_and_of_how_many(on_screen: int | None) -> None:
    request = request_of()
    by = editor.by(request, Surface.LIST, on_screen=on_screen)
    assert (by.user, by.surface, by.on_screen) == (request.user, Surface.LIST, on_screen)
