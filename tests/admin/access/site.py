"""A small site whose own admin restricts objects in both ways, people in every role, and a way to call a page as one of
them without drawing it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from django_autocaption.models import (
    Attempt,
    Batch,
    Caption,
    Comparison,
    Kind,
    Lease,
    ModeratedImage,
    Origin,
    Prompt,
    Rating,
    Review,
    Sitting,
)
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import caption_of, staff
from tests.pictures import upload
from tests.rows import REVIEW, version
from tests.testapp.models import Country, Photo, Product

MINE = "mine"
#: Written to by whoever looks.
_BOOKKEEPING = "pace|worker"
_WRITES = re.compile(rf'(?:INSERT INTO|UPDATE|DELETE FROM) "((?:autocaption|testapp)_(?!{_BOOKKEEPING})\w+)"')
_OBJECTS = tuple(f"testapp.{verb}_{model}" for verb in ("view", "change") for model in ("photo", "product", "country"))
_VIEW = "autocaption.view_caption"
#: What each role may do beside seeing and changing the site's objects that are theirs.
PERMISSIONS = {
    "view": (_VIEW,),
    "edit": (_VIEW, "autocaption.change_caption"),
    "approve": (_VIEW, "autocaption.change_caption", "autocaption.approve_caption"),
    "request": (_VIEW, "autocaption.request_caption"),
    "bulk": (_VIEW, "autocaption.request_caption", "autocaption.add_batch", "autocaption.view_batch"),
    "steer": (_VIEW, "autocaption.request_caption", "autocaption.change_batch"),
    "moderate": ("autocaption.moderate_caption",),
    "prompts": tuple(f"autocaption.{verb}_prompt" for verb in ("view", "add", "change", "delete")),
    "export": (_VIEW, "autocaption.export_caption"),
    "records": ("autocaption.view_attempt", "autocaption.view_batch"),
    "pause": (_VIEW, "autocaption.pause_requests"),
    "none": (),
}
ALL = tuple(dict.fromkeys(name for names in PERMISSIONS.values() for name in names))


def restrict(monkeypatch: Any, photos: type, products: type) -> None:
    """Photos by the queryset, products object by object, as sites do."""

    def get_queryset(self: Any, request: HttpRequest) -> Any:
        return super(photos, self).get_queryset(request).filter(title=MINE)

    def has_change_permission(self: Any, request: HttpRequest, obj: Any = None) -> bool:
        mine = not isinstance(obj, Product) or obj.name == MINE
        return bool(mine and super(products, self).has_change_permission(request, obj))

    monkeypatch.setattr(photos, "get_queryset", get_queryset, raising=False)
    monkeypatch.setattr(products, "has_change_permission", has_change_permission, raising=False)


def people(*, objects: Sequence[str] = _OBJECTS) -> dict[str, Any]:
    """One of each role. ``objects``: permissions for the site's own models; none = all that there are, as of
    ``staff``."""
    found: dict[str, Any] = {role: staff(*objects, *names) for role, names in PERMISSIONS.items() if role != "none"}
    found["none"] = staff("auth.view_user")
    found["anonymous"] = AnonymousUser()
    return found


def without_objects() -> User:
    """Every permission of this app, and none of the site's own models but one."""
    return staff("testapp.view_plain", *ALL)


def with_everything() -> User:
    return staff(*_OBJECTS, *ALL)


@dataclass
class Rows:
    """One of each."""

    caption: Caption
    attempt: Attempt
    batch: Batch
    prompt: Prompt
    review: Review
    obj: Any
    sitting: Sitting
    comparison: Comparison

    def of(self, model: type) -> Any:
        found = {Caption: self.caption, Attempt: self.attempt, Batch: self.batch, Prompt: self.prompt}
        found |= {Review: self.review, Sitting: self.sitting, Comparison: self.comparison}
        if model is ModeratedImage:
            return ModeratedImage.objects.get(pk=self.caption.pk)
        return found.get(model, self.obj)


def rows(obj: Any, field: str, *, by: User | None = None) -> Rows:
    """An object's caption with a draft beside words that a person wrote, which a moderator is to look at, and all that
    belongs to it; ``by``: who asked for it."""
    batch = Batch.objects.create(prompt="Name the colours of {title}.", requested_by=by)
    c = caption_of(
        obj,
        type(obj),
        field,
        batch=batch,
        rating=Rating.REVIEW,
        origin=Origin.HUMAN,
        human_fields=("title",),
        alt_text="SECRET words.",
    )
    version(c, "A SECRET draft.", standing=REVIEW, human_fields=())
    attempt = Attempt.objects.create(
        caption=c,
        request=1,
        provider="default",
        asked_at=timezone.now(),
        prompt="Name the colours of SECRET.",
        raw={"age": "13-17", "nsfw": True},
    )
    prompt = Prompt.objects.create(name=f"p{c.pk}", text="t")
    far = timezone.now() + timedelta(hours=1)
    c = Caption.objects.get(pk=c.pk)
    decided = reviews.edit(c, {"alt_text": "A SECRET edit."}, seen=Seen.of(c), by=By(), publish=False)
    assert decided is not None
    Lease.objects.create(
        content_type=c.content_type, object_id=c.object_id, field_name=field, user_id=0, expires_at=far
    )
    sitting = Sitting.objects.create(user_id=0, ids=[c.pk])
    return Rows(Caption.objects.get(pk=c.pk), attempt, batch, prompt, decided, obj, sitting, compared(c, by=by))


def compared(c: Caption, *, by: User | None = None) -> Comparison:
    """A comparison of two services on this caption, both answered, nothing voted yet; not blind."""
    batch = Batch.objects.create(kind=Kind.COMPARE, requested_by=by, unwritten=True)
    made = Comparison.objects.create(batch=batch, blind=False)
    for words in ("A SECRET boat.", "A SECRET ship."):
        candidate = made.candidates.create(provider="default")
        candidate.answers.create(
            caption=c, image_no=c.image_no, ended=True, words={**NO_WORDS, "alt_text": words}, cost_amount="0.01"
        )
    return made


def photo(title: str) -> Photo:
    made = Photo(title=title)
    made.image.save(f"{title}.jpg", upload(), save=False)
    Photo.objects.bulk_create([made])
    return made


def product(name: str) -> Product:
    made = Product(name=name)
    made.front.save(f"{name}.jpg", upload(), save=False)
    Product.objects.bulk_create([made])
    return made


def country() -> Country:
    made = Country(code="xx")
    made.flag.save("xx.jpg", upload(), save=False)
    Country.objects.bulk_create([made])
    return made


@dataclass
class Answer:
    """What came of a request; nothing of it is left."""

    refused: bool
    writes: list[str]
    """Names of the tables that were written to."""
    response: HttpResponseBase | None = None
    body: bytes = b""
    """Of a file that was sent."""
    request: Any = None

    def wrote(self, app: str = "") -> bool:
        """Something was changed, of that app or of any, or taken away as a file."""
        return bool(self.body) or any(table.startswith(app) for table in self.writes)

    @property
    def found(self) -> set[Any]:
        """Keys of all rows that a list has, its other pages too, and that its number counts."""
        return {row.pk for row in self.response.context_data["cl"].queryset}  # type: ignore[union-attr]  # of a template response

    @property
    def listed(self) -> set[Any]:
        """Keys of the rows of a list."""
        return {row.pk for row in self.response.context_data["cl"].result_list}  # type: ignore[union-attr]  # of a template response


def ask(user: Any, url: str, data: dict[str, Any] | None = None) -> Answer:
    """Call a page. ``data``: posted."""
    factory = RequestFactory()
    request: Any = factory.get(url) if data is None else factory.post(url, data)
    request.user, request.session = user, SessionStore()
    request._messages = FallbackStorage(request)
    request._dont_enforce_csrf_checks = True
    match = resolve(url.partition("?")[0])
    request.resolver_match = match
    wrote: list[str] = []
    body = b""
    with transaction.atomic():
        try:
            with _noting(wrote):
                response = match.func(request, *match.args, **match.kwargs)
                if getattr(response, "streaming", False):
                    body = b"".join(response.streaming_content)
        except (PermissionDenied, Http404):
            response = None
        finally:
            transaction.set_rollback(True)
    return Answer(response is None or _sent_away(response), wrote, response, body, request)


def _sent_away(response: Any) -> bool:
    if response.status_code == 302:
        there = response["Location"]
        return there == reverse("admin:index") or there.startswith(reverse("admin:login"))
    return response.status_code in (403, 405)


@contextmanager
def _noting(wrote: list[str]) -> Iterator[None]:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if (found := _WRITES.match(sql)) and (sql.startswith("INSERT") or context["cursor"].rowcount):
            wrote.append(found[1])
        return result

    with connection.execute_wrapper(note):
        yield
