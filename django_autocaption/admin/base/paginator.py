"""A paginator that stops counting where nobody turns pages any more."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from django_autocaption.admin.base.generics import Paginator


class CappedPaginator(Paginator):
    """Counts at most ``most_rows`` + 1 rows, so that a list is as quick at a million rows as at a thousand.

    ``object_list`` is a queryset. Rows beyond these are reached by filters and search.
    """

    most_rows = 10_000
    object_list: QuerySet[Any]

    @cached_property
    def _counted(self) -> int:
        return self.object_list.order_by()[: self.most_rows + 1].count()

    @cached_property
    def count(self) -> int:
        """Number of rows, ``most_rows`` at most."""
        return min(self._counted, self.most_rows)

    @property
    def capped(self) -> bool:
        """There are more rows than ``count`` says."""
        return self._counted > self.most_rows
