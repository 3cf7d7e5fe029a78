"""Search that is as quick at a million rows as at a thousand: in the newest of a list, unless all are asked for."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.http import HttpRequest

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base.addresses import load_files
from django_autocaption.admin.base.seen import SeenRows, carry_newest

#: In the address: search the whole list, for which a database may need seconds.
EVERYWHERE = "everywhere"


class SearchedList(ChangeList):
    """A list of captions, newest first, whose search reads the newest that the filters leave.

    No index finds words within words. A list of no more than ``most_searched`` is searched as a whole.

    The captions of an object are found by its whole id however old they are, for that has an index.
    """

    most_searched = 10_000
    searched = 0
    """So many of the newest rows were searched; 0 = all."""
    newest = 0
    """Read before the rows, so that what comes meanwhile is newer (``SeenRows``)."""

    @property
    def everywhere_url(self) -> str:
        """The same search in the whole list."""
        return self.get_query_string({EVERYWHERE: "1"}, remove=[PAGE_VAR])

    @property
    def notes(self) -> list[str]:
        """What filters say of rows that they may leave out."""
        return [note for spec in self.filter_specs if (note := getattr(spec, "note", ""))]

    def get_filters_params(self, params: Any = None) -> Any:
        """Without what is no filter."""
        found = super().get_filters_params(params)
        found.pop(EVERYWHERE, None)
        return found

    def get_results(self, request: HttpRequest) -> None:
        """The rows of this page."""
        if isinstance(self.model_admin, SeenRows):
            self.newest = self.model_admin.newest(using=self.root_queryset.db)
        super().get_results(request)
        self.result_list = self._by_key(self.result_list)
        site = self.model_admin.admin_site
        if hosts.any_asks_each(site):  # which no query can
            self.result_list = hosts.passing(request, site, self.result_list)
        load_files(self.result_list)
        if self.result_list:
            carry_newest(self.result_list[0], self.newest)

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """Filtered and searched."""
        if not self.query or EVERYWHERE in self.params:
            return super().get_queryset(request, exclude_parameters)
        query, self.query = self.query, ""
        listed = super().get_queryset(request, exclude_parameters)
        self.query = query
        keys = listed.order_by("-pk").values_list("pk", flat=True)
        left_out = keys[self.most_searched : self.most_searched + 1].first()
        if left_out is None:
            return self._with_words(request, listed)
        self.searched = self.most_searched
        found = self._with_words(request, listed.filter(pk__gt=left_out))
        old = _of_object(listed.filter(pk__lte=left_out), query.strip())
        # Not by OR, for which SQLite reads the whole table.
        return listed.filter(pk__in=_keys(found).union(_keys(old))) if old.exists() else found

    def _by_key(self, listed: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of a page. Their keys are read first: sorted together with all that is shown of them, a database may
        read every row that the filters leave, to show fifty. Where they fit one page they are not sorted either, so
        that it goes by the filter's index."""
        keys = listed if listed.query.is_sliced else listed.order_by()
        rows = self.apply_select_related(self.root_queryset).filter(pk__in=list(keys.values_list("pk", flat=True)))
        return rows.order_by(*listed.query.order_by)

    def _with_words(self, request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
        return self.model_admin.get_search_results(request, rows, self.query)[0]


def _of_object(captions: QuerySet[Any], object_id: str) -> QuerySet[Any]:
    """Those of the objects with that id. Their index begins with the type: all are named, so that it serves."""
    types = ContentType.objects.using(captions.db).values_list("pk", flat=True)
    return captions.filter(content_type__in=list(types), object_id=object_id)


def _keys(captions: QuerySet[Any]) -> QuerySet[Any, Any]:
    return captions.order_by().values("pk")
