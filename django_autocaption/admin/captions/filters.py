"""Filters of the list of captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from django_autocaption import figures
from django_autocaption.models import Awaits, Caption, Dismissal, Review, State, Verb, Version


class ReviewFilter(admin.SimpleListFilter):
    """By what waits for a person; an index begins with the column."""

    title = _("what waits for a person")
    parameter_name = "review"
    ANYTHING = "anything"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        reasons = [(reason.value, reason.label) for reason in Awaits if reason != Awaits.NOTHING]
        return [(self.ANYTHING, _("Anything")), *reasons]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if value is None:
            return queryset
        if value == self.ANYTHING:
            return queryset.filter(review__in=[reason for reason in Awaits if reason != Awaits.NOTHING])
        return queryset.filter(review=value)


class NewestFilter(admin.SimpleListFilter):
    """One that looks at the newest alone of what no index tells."""

    MOST = 1_000
    note = ""
    """Said above the list where there may be more than it finds; "" = it finds all."""

    def _leaves_out(self, text: str) -> None:
        """Say so. ``text``: with ``%(number)s``."""
        self.note = text % {"number": figures.capped(self.MOST, self.MOST)}


class WordsFilter(NewestFilter):
    """By what pages lack: nothing is published, or of an earlier image."""

    title = _("words")
    parameter_name = "words"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("none", _("No alt text on pages")), ("rejected", _("Rejected, and nothing since"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """From the index of what is published, which says of few that it is nothing; and from that of decisions."""
        if self.value() is None:
            return queryset
        rejections = Review.objects.using(queryset.db).filter(verb=Verb.REJECT, undone_by=None).order_by("-pk")
        rejected = list(rejections.values_list("caption", flat=True)[: self.MOST])
        with_image = queryset.exclude(image_name="")
        if self.value() == "rejected":
            if len(rejected) == self.MOST:
                self._leaves_out(gettext("Only the newest %(number)s rejections were looked at: there may be more."))
            without = with_image.exclude(published__image_no=F("image_no"))
            return without.filter(pk__in=set(rejected) - {None}, draft=None, state=State.DONE)
        return with_image.filter(Q(published=None) | Q(pk__in=self._replaced(queryset.db, rejected)))

    def _replaced(self, using: str, rejected: Sequence[int | None]) -> set[int]:
        """Captions whose published words are about an earlier image: such a one is asked about, or has failed, or a
        person is to say, or has rejected, what is said of the new one. By an index each."""
        rows = Caption.objects.using(using).filter(image_no__gt=1, published__image_no__lt=F("image_no"))
        places: list[dict[str, Any]] = [
            {"state__in": [state for state in State if state != State.DONE]},
            {"review__in": [reason for reason in Awaits if reason != Awaits.NOTHING]},
            {"pk__in": set(rejected) - {None}},
        ]
        keys = rows.order_by("-pk").values_list("pk", flat=True)
        newest = [list(keys.filter(**place)[: self.MOST]) for place in places]
        if self.MOST in {len(rejected), *map(len, newest)}:
            self._leaves_out(
                gettext("Of images that were replaced, only the newest %(number)s were looked at: there may be more.")
            )
        return {pk for pks in newest for pk in pks}


class RemarksFilter(NewestFilter):
    """By whether the linter has something to say of the alt text that the caption offers now."""

    title = _("remarks")
    parameter_name = "remarks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("yes", _("Some stand (among the newest words)"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By the index of those that have some, in two steps, as not every database takes a LIMIT inside of IN."""
        if self.value() != "yes":
            return queryset
        newest = Version.objects.using(queryset.db).filter(remarked__in=(True,)).order_by("-pk")
        found = dict(newest.values_list("pk", "caption")[: self.MOST])
        if len(found) == self.MOST:
            self._leaves_out(
                gettext("Only the newest %(number)s words with remarks were looked at: there may be more.")
            )
        shown = Q(draft=None, published__in=list(found), published__image_no=F("image_no"))
        # By the primary key: for one of two conditions about other columns SQLite would read a million captions.
        return queryset.filter(Q(draft__in=list(found)) | shown, pk__in=set(found.values()))


class DismissedFilter(admin.SimpleListFilter):
    """By whether a person dismissed a remark about the words that the caption offers now."""

    title = _("dismissed remarks")
    parameter_name = "dismissed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("yes", _("Some were dismissed"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """From the few dismissals, not from a million captions."""
        if self.value() != "yes":
            return queryset
        about = Dismissal.objects.using(queryset.db)
        drafts = about.filter(version=F("caption__draft")).values("caption")
        published = about.filter(
            version=F("caption__published"), version__image_no=F("caption__image_no"), caption__draft=None
        ).values("caption")
        return queryset.filter(Q(pk__in=drafts) | Q(pk__in=published), pk__in=about.values("caption"))


class HumanFilter(admin.SimpleListFilter):
    """By whether a person wrote some of the published words."""

    title = _("words of people")
    parameter_name = "human"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Sequence[tuple[str, Any]]:
        return [("yes", pgettext_lazy("answer", "Yes")), ("no", pgettext_lazy("answer", "No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """By IN, since Django writes ``= true`` as the bare column, for which SQLite and MySQL use no index."""
        value = self.value()
        return queryset if value is None else queryset.filter(human__in=(value == "yes",))
