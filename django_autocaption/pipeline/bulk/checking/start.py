"""A check of words that are there: the linter looks at them as they stand, by the rules of now, and what it has a
remark about comes to the desk. Nobody is asked, nothing is paid, and no words are changed."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q, QuerySet

from django_autocaption.models import Batch, Caption, Kind
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.bulk.recaption import Request
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.runtime import databases


def checkable(chosen: QuerySet[Caption], *, newest: int) -> QuerySet[Caption]:
    """Those of the captions that have words, none of them newer than the version ``newest``."""
    said = chosen.filter(Q(draft__isnull=False) | Q(published__isnull=False)).exclude(image_name="")
    return said.exclude(requests.has_newer(newest))


def captions(chosen: QuerySet[Caption], *, newest: int, user: AbstractBaseUser, most: int) -> tuple[int, Batch]:
    """Have a worker look at these, ``most`` of them. Returns (how many there are, the bulk request)."""
    using = databases.written_to(chosen)
    rows = checkable(chosen.using(using), newest=newest)
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:most])
    request = Request(provider="", model="", prompt="", replace_human=False, newest=newest)
    columns = {"kind": Kind.CHECK, "planned": len(keys)}
    return len(keys), recaption.remember(keys, {"captions": len(keys)}, columns, request, using=using, user=user)
