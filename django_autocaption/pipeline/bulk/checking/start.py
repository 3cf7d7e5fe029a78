"""A check of words that are there: the linter looks at them as they stand, by the rules of now, and what it has a
remark about comes to the desk. Nobody is asked, nothing is paid, and no words are changed."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Count, QuerySet

from django_autocaption.models import Batch, Caption, Kind
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.bulk.checking.look import checkable
from django_autocaption.pipeline.bulk.recaption import Request
from django_autocaption.pipeline.runtime import databases


def count(chosen: QuerySet[Caption], *, newest: int) -> tuple[int, int]:
    """(how many of the captions can be checked, how many others there are), in one look."""
    found = chosen.order_by().aggregate(all=Count("pk"), fit=Count("pk", filter=checkable(newest)))
    return found["fit"], found["all"] - found["fit"]


def captions(chosen: QuerySet[Caption], *, newest: int, user: AbstractBaseUser, number: int) -> Batch:
    """Have a worker look at those of these that can be checked, ``number`` of them at most, as they were counted."""
    using = databases.written_to(chosen)
    keys = list(chosen.using(using).order_by("pk").values_list("pk", flat=True))
    request = Request(provider="", model="", prompt="", replace_human=False, newest=newest)
    columns = {"kind": Kind.CHECK, "planned": number}
    return recaption.remember(keys, {"captions": number}, columns, request, using=using, user=user)
