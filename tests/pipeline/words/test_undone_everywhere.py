"""What is undone within its minute never reached the site: with its own fields, words in the file, the same bytes at
another place and two languages, all through the outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import FileSystemStorage
from django.db.models import F

from django_autocaption.models import Awaits, Caption, ErrorCode, State, Surface
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.deciding import UNDO_TIME
from django_autocaption.pipeline.words.seen import By, Seen
from tests.images.test_embedding import words
from tests.pictures import upload
from tests.pipeline import articles
from tests.pipeline.articles import say
from tests.pipeline.drive import produce
from tests.rows import REVIEW, awaits, caption, says, stands, version
from tests.testapp.models import Article
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
Commit = Callable[[], AbstractContextManager[Any]]
OLD, NEW, MINE = "A boat lies on a lake.", "A red boat lies on a lake.", "Our own boat."
DEUTSCH = "Ein Boot liegt auf einem See."


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Files on a disk, in two languages, with workers who come later."""
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", FileSystemStorage(tmp_path))
    monkeypatch.setattr(queue, "is_eager", lambda: False)
    monkeypatch.setattr(queue, "send_follow", lambda **_: None)
    with articles.site(languages=("en", "de"), embed=True):
        yield


@pytest.fixture
def by() -> By:
    return By(user=User.objects.create_user("ada"), surface=Surface.DESK, on_screen=1)


def later(seconds: float) -> None:
    """So much time goes by, and a worker does what is due."""
    for row in Caption.objects.exclude(follow_at=None):
        Caption.objects.filter(pk=row.pk).update(follow_at=row.follow_at - timedelta(seconds=seconds))
    outbox.follow_due(using="default")


def published(drafted: bool) -> Caption:
    """An English caption whose words, and those in German, are on the page and in the file; beside them waits a draft,
    or the words themselves do."""
    article = Article.objects.create(photo=upload())
    row = caption(article, OLD, field_name="photo", words={"title": "A boat"}, content_hash="")
    caption(article, DEUTSCH, field_name="photo", language="de")
    caption(Article.objects.create(photo=upload()), OLD, field_name="photo")
    Caption.objects.update(follow_at=ago(0))
    outbox.follow_due(using="default")
    row = Caption.objects.get(pk=row.pk)
    if drafted:
        version(row, NEW, standing=REVIEW, title="A red boat")
    else:
        awaits(row, Awaits.SPOT_CHECK)
    Caption.objects.filter(pk=row.pk).update(review_at=ago(7200), doubt=40)
    return Caption.objects.get(pk=row.pk)


def on_site() -> tuple[Any, ...]:
    """What the site says: in its fields and in the file."""
    article = Article.objects.order_by("pk")[0]
    with article.photo.storage.open(article.photo.name) as file:
        return article.photo_alt, article.photo_title, words(file.read())


def row_as_it_is(pk: int) -> dict[str, Any]:
    passing = ("follow_at", "written", "due_at", "finalised_at", "queued_at")
    return {name: value for name, value in Caption.objects.values().get(pk=pk).items() if name not in passing}


def all_rows() -> list[dict[str, Any]]:
    """The other language and the other place of the picture among them."""
    return [row_as_it_is(pk) for pk in Caption.objects.order_by("pk").values_list("pk", flat=True)]


def undo(by: By) -> None:
    step, left = undoing.next_step(undoing.steps(by.user, using="default"))
    assert step is not None and not left
    undoing.take_back(step, by=by, using="default")


VERBS: dict[str, Callable[[Caption, By], Any]] = {
    "approve": lambda row, by: reviews.approve(row, seen=Seen.of(row), by=by),
    "edit": lambda row, by: reviews.edit(row, {"alt_text": MINE}, seen=Seen.of(row), by=by),
    "decorative": lambda row, by: reviews.mark_decorative(row, seen=Seen.of(row), by=by),
    "reject": lambda row, by: reviews.reject(row, seen=Seen.of(row), by=by),
    "later": lambda row, by: reviews.leave(row, seen=Seen.of(row), by=by, note="Ask."),
}
#: By verb, what follows when its minute is over: where a draft waited, and where the published words did.
FOLLOWS = {
    "approve": ((NEW, "A red boat", NEW), (OLD, "A boat", OLD)),
    "edit": ((MINE, "A red boat", MINE), (MINE, "A boat", MINE)),
    "decorative": (("", "", None), ("", "", None)),
    "reject": ((OLD, "A boat", OLD), ("", "", None)),
    "later": ((OLD, "A boat", OLD), (OLD, "A boat", OLD)),
}


@pytest.mark.parametrize("drafted", [True, False])
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_undone_never_reached_the_site(verb: str, drafted: bool, by: By, commit: Commit) -> None:
    row = published(drafted)
    before, site = all_rows(), on_site()
    assert site == (OLD, "A boat", {"x-default": OLD, "en": OLD, "de": DEUTSCH})
    with commit():
        VERBS[verb](row, by)
    later(UNDO_TIME - 1)
    assert on_site()[1:] == site[1:], "Undo has its time"
    with commit():
        undo(by)
    later(UNDO_TIME + 1)
    assert on_site() == site
    assert all_rows() == before, "its place among those that wait, too, and the other language"

    with commit():
        VERBS[verb](Caption.objects.get(pk=row.pk), by)
    later(UNDO_TIME + 1)
    alt, title, english = FOLLOWS[verb][not drafted]
    said = on_site()
    assert said[:2] == (alt, title)
    assert said[2]["de"] == DEUTSCH
    if english is not None:
        assert said[2]["en"] == english
    marked = Caption.objects.filter(review=Awaits.SOURCE_CHANGED).values_list("language", flat=True)
    assert list(marked) == (["de"] if verb == "edit" else []), "a person's words are to be translated anew"


def test_the_same_bytes_at_another_place_take_what_stands(by: By, commit: Commit) -> None:
    with articles.site(review="always"):
        say(OLD)
        Article.objects.create(photo=upload())
        produce()
        first = Caption.objects.get()
        with commit():
            reviews.edit(first, {"alt_text": MINE}, seen=Seen.of(first), by=by)
        with commit():
            undo(by)
        Article.objects.create(photo=upload())
        produce()
        second = Caption.objects.exclude(pk=first.pk).get()
        assert (says(second), stands(second)) == (OLD, REVIEW)
        assert second.draft is not None and not second.draft.human_fields
        assert len(ScriptedProvider.asked) == 1


@pytest.mark.parametrize("state", [State.FAILED, State.PENDING, State.EXCLUDED])
def test_a_row_that_somebody_wrote_words_for_is_what_it_was(state: str, by: By, commit: Commit) -> None:
    article = Article.objects.create(photo=upload())
    row = caption(article, field_name="photo", state=state)
    if state != State.PENDING:
        Caption.objects.filter(pk=row.pk).update(error_code=ErrorCode.SAFETY, error_message="It will not.")
    row = Caption.objects.get(pk=row.pk)
    before = row_as_it_is(row.pk)
    with commit():
        reviews.edit(row, {"alt_text": MINE}, seen=Seen.of(row), by=by)
    assert Caption.objects.get(pk=row.pk).state == State.DONE
    with commit():
        undo(by)
    assert row_as_it_is(row.pk) == before
    if state == State.PENDING:
        assert Caption.objects.due().filter(pk=row.pk).exists(), "and is asked about, after all"


def test_what_was_asked_for_since_is_left_as_it_is(by: By, commit: Commit) -> None:
    row = caption(Article.objects.create(photo=upload()), field_name="photo", state=State.FAILED)
    with commit():
        reviews.edit(row, {"alt_text": MINE}, seen=Seen.of(row), by=by)
    Caption.objects.filter(pk=row.pk).update(state=State.PENDING, request=F("request") + 1)
    with commit():
        undo(by)
    assert Caption.objects.get(pk=row.pk).state == State.PENDING
