"""Lists that carry what they show: an action is about what somebody saw, not about what stands there by then."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from django_autocaption.admin.base.generics import AdminMixin

#: Hidden fields of the list: for each row its key and what it shows, and what was newest when the page was made.
ROW, NEWEST = "_seen", "_newest"
_NEWEST_OF_LIST = "_autocaption_newest"
T = TypeVar("T")


class SeenRows(AdminMixin):
    """Adds these fields to an admin class whose change list is a ``SearchedList``."""

    @abstractmethod
    def token(self, row: Any) -> str:
        """What the list shows of a row, as a word."""

    @abstractmethod
    def newest(self, *, using: str) -> int:
        """Key of the newest of what may change what rows show."""

    # The description is Django's own: a box that ticks all.
    @admin.display(description=mark_safe('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj: Any) -> SafeString:
        """The box of a row, and what the row shows; with the first one what is newest, as no skin leaves boxes out."""
        hidden = [(ROW, f"{obj.pk} {self.token(obj)}")]
        if (newest := getattr(obj, _NEWEST_OF_LIST, None)) is not None:
            hidden.append((NEWEST, str(newest)))
        box = super().action_checkbox(obj)
        return box + format_html_join("", '<input type="hidden" name="{}" value="{}">', hidden)


def carry_newest(first: Any, newest: int) -> None:
    """Have the list, whose first row this is, say what was newest when it was made."""
    setattr(first, _NEWEST_OF_LIST, newest)


def is_all(request: HttpRequest) -> bool:
    """All that match were chosen, on every page."""
    return request.POST.get("select_across") == "1"


def chosen_keys(request: HttpRequest) -> set[str]:
    """Keys of the rows that were ticked."""
    return set(request.POST.getlist(ACTION_CHECKBOX_NAME))


def rows_seen(request: HttpRequest, parse: Callable[[str], T]) -> dict[int, T]:
    """What the page showed of the rows that were ticked. What cannot be read was not seen."""
    found: dict[int, T] = {}
    chosen = chosen_keys(request)
    for value in request.POST.getlist(ROW):
        key, _space, token = value.partition(" ")
        if key in chosen:
            try:
                found[int(key)] = parse(token)
            except ValueError:
                continue
    return found


def newest_seen(request: HttpRequest) -> int:
    """What was newest when the page was made; 0 = the page did not say."""
    return newest_told(request) or 0


def newest_told(request: HttpRequest) -> int | None:
    """The same; None = the page did not say, as a site's own list does not."""
    value = request.POST.get(NEWEST, "")
    return int(value) if value.isdecimal() else None


def carried(request: HttpRequest, *, newest: int | None = None) -> list[tuple[str, str]]:
    """Hidden fields for a page in between that posts back to the same action. ``newest``: where no page said it yet."""
    chosen = chosen_keys(request)
    rows = [(ROW, value) for value in request.POST.getlist(ROW) if value.partition(" ")[0] in chosen]
    return [*rows, (NEWEST, str(newest_seen(request) if newest is None else newest))]


def gone(request: HttpRequest, listed: int) -> int:
    """Rows that were ticked and are not in the list any more: ``listed`` of them still are."""
    return 0 if is_all(request) else max(len(chosen_keys(request)) - listed, 0)
