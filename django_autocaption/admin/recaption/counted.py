"""Pages that tell how many rows are chosen: of very many not at once, but before anything is done with them.

Such a page comes with the number up to which it counts, and without its button; "Count all of them" leads to the same
page with every number on it, which a script asks for by itself (SCRIPT).
"""

from __future__ import annotations

import time
from hashlib import sha256
from typing import Any

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest

from django_autocaption import figures
from django_autocaption.admin.base.page import CONFIRM
from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.admin.base.seen import NEWEST

#: Posted where all rows are to be counted, however many there are.
EXACTLY = "exactly"
#: Where a session keeps what was counted last: about which rows, when, and the numbers.
_COUNTED = "autocaption_counted"
#: Seconds for which that holds. Whatever has changed meanwhile a worker leaves alone.
HOLDS = 3600
SCRIPT = "autocaption/counted.js"
#: Rows that are counted without being asked to.
MOST = CappedPaginator.most_rows


def is_large(rows: QuerySet[Any]) -> bool:
    """There are more."""
    return rows.order_by()[: MOST + 1].count() > MOST


def capped(rows: QuerySet[Any]) -> str:
    """How many there are, as ``10,000+`` where there are more."""
    return figures.capped(rows.order_by()[: MOST + 1].count(), MOST)


def given(request: HttpRequest, *, is_counted: bool) -> tuple[Any, dict[str, Any]]:
    """``data`` and ``initial`` of the page's form: it is judged only where somebody confirms what was counted, and else
    shows what was chosen in it before that."""
    if CONFIRM in request.POST and is_counted:
        return request.POST, {}
    return None, dict(request.POST.items()) if {CONFIRM, EXACTLY} & request.POST.keys() else {}


def told(request: HttpRequest) -> Any:
    """What a page has told this person of the rows that they now confirm, so that these are not counted again; None =
    nothing, or not lately."""
    about, counted_at, numbers = request.session.get(_COUNTED, ("", 0, None))
    holds = about == _about(request) and time.time() - counted_at < HOLDS
    return numbers if holds and {CONFIRM, EXACTLY} <= request.POST.keys() else None


def remember(request: HttpRequest, numbers: Any) -> None:
    """What was counted, as JSON data, for ``told``."""
    if EXACTLY in request.POST:
        request.session[_COUNTED] = (_about(request), time.time(), numbers)


def context(request: HttpRequest, *, is_counted: bool) -> dict[str, Any]:
    """What the page's template needs of it."""
    return {
        "is_counted": is_counted,
        "exactly": EXACTLY,
        "is_exact": EXACTLY in request.POST,
        "most": figures.capped(MOST, MOST),
    }


def _about(request: HttpRequest) -> str:
    """Which rows, and for what."""
    names = ("action", "select_across", ACTION_CHECKBOX_NAME, NEWEST)
    chosen = (request.get_full_path(), *(request.POST.getlist(name) for name in names))
    return sha256(repr(chosen).encode()).hexdigest()
