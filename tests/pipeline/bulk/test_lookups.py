"""Conditions at the shell: Django's lookups with values as text, and clear words where one cannot be read."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.pipeline.bulk.lookups import narrow

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def users() -> None:
    """Two users; only the first has groups, two of them."""
    ann = User.objects.create(username="ann", date_joined=timezone.make_aware(timezone.datetime(2024, 3, 5, 12)))
    User.objects.create(username="bob", is_active=False, last_login=timezone.now())
    ann.groups.set([Group.objects.create(name="press one"), Group.objects.create(name="press two")])


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ([], {"ann", "bob"}),
        (["username=ann"], {"ann"}),
        (["username__in=ann, bob"], {"ann", "bob"}),
        (["username__startswith=b"], {"bob"}),
        (["date_joined__lt=2024-03-06"], {"ann"}),
        (["date_joined__gte=2024-03-05 12:00"], {"ann", "bob"}),
        (["date_joined__range=2024-01-01,2024-12-31"], {"ann"}),
        (["date_joined__year=2024"], {"ann"}),
        (["date_joined__year__gte=2025"], {"bob"}),
        (["date_joined__year__in=2023,2024"], {"ann"}),
        (["is_active=true"], {"ann"}),
        (["is_active=no"], {"bob"}),
        (["last_login__isnull=true"], {"ann"}),
        (["groups__name__contains=press"], {"ann"}),
        (["groups__isnull=true"], {"bob"}),
        (["groups__isnull=false"], {"ann"}),
        (["username=a=b"], set()),
        (["is_active=true", "username=bob"], set()),
    ],
)
def test_lookups(conditions: list[str], found: set[str]) -> None:
    users = list(narrow(User.objects.all(), conditions).values_list("username", flat=True))
    assert sorted(users) == sorted(found), "each once"


@pytest.mark.parametrize("lookup", ["pk", "id", "groups", "groups__pk", "groups__id__exact"])
def test_keys_and_relations(lookup: str) -> None:
    key = Group.objects.first() if lookup.startswith("groups") else User.objects.get(username="ann")
    assert key is not None
    assert [user.username for user in narrow(User.objects.all(), [f"{lookup}={key.pk}"])] == ["ann"]


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ("username", "write it as lookup=value"),
        ("=ann", "write it as lookup=value"),
        ("user_name=ann", "Did you mean 'username'?"),
        ("date_joined__gtee=2024-01-01", "gtee"),
        ("groups__nmae=press", "nmae"),
        ("date_joined__gte=yesterday", "yesterday"),
        ("id=ann", "ann"),
        ("id__in=1,b", "b"),
        ("is_active=perhaps", "neither true nor false"),
        ("last_login__isnull=maybe", "neither true nor false"),
        ("date_joined__year=two", "two"),
    ],
)
def test_what_cannot_be_read_is_named(condition: str, says: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        list(narrow(User.objects.all(), [condition]))
    assert says in str(refused.value)
    assert repr(condition) in str(refused.value)


def test_a_value_is_no_sql() -> None:
    assert not narrow(User.objects.all(), ["username=' OR 1=1 --"])
