"""Import: only what differs is changed, people's later words stay, and a round trip changes nothing."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django_autocaption.exchange import spreadsheet, xliff
from django_autocaption.exchange.incoming import Status, Verdict, compare, store
from django_autocaption.exchange.rows import Key, Line, chunks, held, key_of, select, texts
from django_autocaption.models import (
    Caption,
    Origin,
    Rating,
    Review,
    State,
    Surface,
    Verb,
    Version,
)
from django_autocaption.models.transitions import replaced, requested
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.text import visible
from tests.admin.rows import caption, words_of
from tests.rows import PUBLISHED, REVIEW, says, stands, version

pytestmark = pytest.mark.django_db
NEW = "A red boat on a calm lake."
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def line(row: Caption, /, at: int = 2, **words: Any) -> Line:
    return Line(number=at, key=key_of(row), seen=Seen.of(row), words=words)


def verdict(*lines: Line, **options: Any) -> Verdict:
    """Of the last line."""
    return list(compare(lines, using="default", **options))[-1]


def stored(found: Verdict, user: User) -> Verdict:
    (one,) = store([found], user=user, using="default")
    return one


def take(row: Caption, **words: Any) -> Verdict:
    """Import one line."""
    return stored(verdict(line(row, **words)), User.objects.get_or_create(username="translator")[0])


def test_new_words_are_those_of_a_person_and_published() -> None:
    row = caption(standing=REVIEW)
    assert take(row, alt_text=NEW, keywords="boat, red lake ,boat", decorative="no").status is Status.CHANGED
    row.refresh_from_db()
    words = row.published
    assert words is not None
    assert (words.alt_text, words.keywords, words.origin) == (NEW, ["boat", "red lake"], Origin.HUMAN)
    assert words.by_people == {"alt_text", "keywords"}
    assert (stands(row), row.human) == (PUBLISHED, True)
    translator = User.objects.get(username="translator")
    assert words.author == translator
    review = Review.objects.get()
    assert (review.verb, review.surface, review.by, review.result) == (Verb.IMPORT, Surface.FILE, translator, words)


def test_only_what_differs_is_changed() -> None:
    row = caption(title="Boat")
    found = verdict(line(row, alt_text=says(row), title="Lake", decorative="NO"))
    assert found.changes == {"title": "Lake"}
    assert verdict(line(row, **dict[str, Any](texts(row)))).status is Status.UNCHANGED


def test_an_unchanged_row_is_not_touched() -> None:
    row = caption()
    before = Caption.objects.values().get()
    assert take(row, **texts(row)).status is Status.UNCHANGED
    assert Caption.objects.values().get() == before
    assert (Version.objects.count(), Review.objects.count()) == (1, 0)


def test_importing_twice_changes_once() -> None:
    row = caption()
    assert take(row, alt_text=NEW).status is Status.CHANGED
    assert take(row, alt_text=NEW).status is Status.UNCHANGED


def test_a_later_edit_of_a_person_wins() -> None:
    row = caption()
    stale = line(row, alt_text=NEW)
    editor = User.objects.create_user("editor")
    reviews.edit(row, {"alt_text": "Newer words."}, seen=Seen.of(row), by=By(user=editor))
    found = verdict(stale)
    assert found.status is Status.CONFLICT
    assert "A person edited" in found.message
    assert stored(found, editor) is found
    assert says(Caption.objects.get()) == "Newer words."


def test_what_is_overwritten_by_force_is_kept_as_a_version() -> None:
    row = caption()
    stale = line(row, alt_text=NEW)
    editor = User.objects.create_user("editor")
    reviews.edit(row, {"alt_text": "Newer words."}, seen=Seen.of(row), by=By(user=editor))
    assert stored(verdict(stale, force=True), editor).status is Status.CHANGED
    assert says(Caption.objects.get()) == NEW
    assert "Newer words." in Version.objects.values_list("alt_text", flat=True)


def test_a_draft_that_a_person_left_meanwhile_wins() -> None:
    row = caption()
    stale = line(row, alt_text=NEW)
    editor = User.objects.create_user("editor")
    reviews.edit(row, {"title": "A title."}, seen=Seen.of(row), by=By(user=editor), publish=False)
    assert verdict(stale).status is Status.CONFLICT


def test_an_edit_between_look_and_write_wins() -> None:
    row = caption()
    found = verdict(line(row, alt_text=NEW))
    editor = User.objects.create_user("editor")
    reviews.edit(row, {"alt_text": "Newer words."}, seen=Seen.of(row), by=By(user=editor))
    assert stored(found, editor).status is Status.CONFLICT
    assert says(Caption.objects.get()) == "Newer words."


def test_other_words_of_a_machine_are_a_conflict_and_a_mere_request_is_none() -> None:
    row = caption()
    exported = line(row, title="x")
    Caption.objects.update(**requested(batch=None))
    assert verdict(exported).status is Status.CHANGED
    version(Caption.objects.get(), "Other words.")
    found = verdict(exported)
    assert (found.status, "The words have changed" in found.message) == (Status.CONFLICT, True)


def test_words_about_a_replaced_image_are_a_conflict_even_by_force() -> None:
    row = caption()
    exported, title_alone = line(row, alt_text=NEW), line(row, title="x")
    Caption.objects.update(**replaced("photos/other.jpg"))
    for force in (False, True):
        found = verdict(exported, force=force)
        assert (found.status, "The image was replaced" in found.message) == (Status.CONFLICT, True)
        # Nothing is wrong with the file, so that the other lines can be imported.
        assert verdict(title_alone, force=force).status is Status.CONFLICT
    assert stored(found, User.objects.create_user("editor")) is found
    assert Version.objects.count() == 1


def test_an_image_that_is_replaced_between_look_and_write_gets_no_words() -> None:
    row = caption()
    found = verdict(line(row, alt_text=NEW))
    Caption.objects.update(**replaced("photos/other.jpg"))
    assert stored(found, User.objects.create_user("editor")).status is Status.CONFLICT
    assert Caption.objects.get().current is None


def test_a_line_of_which_nothing_is_left_when_it_is_tidied_changes_nothing() -> None:
    row = caption()
    assert verdict(line(row, alt_text=f"{says(row)}\u200b")).status is Status.UNCHANGED
    assert verdict(line(row, alt_text="\u200b")).status is Status.MALFORMED


def test_of_many_lines_those_of_rows_that_changed_meanwhile_are_told(django_assert_max_num_queries: Any) -> None:
    rows = [caption(object_id=str(n), image_name=f"photos/{n}.jpg") for n in range(1, 41)]
    found = list(compare([line(row, at=at, alt_text=NEW) for at, row in enumerate(rows)], using="default"))
    reviews.edit(rows[3], {"alt_text": "Newer words."}, seen=Seen.of(rows[3]), by=By())
    with django_assert_max_num_queries(30):
        ended = store(found, user=User(pk=None), using="default")
    assert [v.number for v in ended if v.status is not Status.CHANGED] == [3]
    assert ended[3].status is Status.CONFLICT
    assert len({review.group for review in Review.objects.filter(verb=Verb.IMPORT)}) == 1, "one bulk action"


def test_an_emptied_field_is_left_alone_even_by_force() -> None:
    row = caption(image_name="", state=State.EXCLUDED)
    assert verdict(line(row, alt_text=NEW), force=True).status is Status.CONFLICT


def test_the_same_caption_on_two_lines() -> None:
    row = caption()
    found = verdict(line(row, at=2, title="a"), line(row, at=3, title="b"))
    assert (found.status, found.message) == (Status.CONFLICT, "Line 2 changes the same caption.")


@pytest.mark.parametrize(
    "wrong",
    [
        {"model": "testapp.None"},
        {"model": "x"},
        {"model": ""},
        {"object_id": "999"},
        {"object_id": "a\0"},
        {"field": "f"},
        {"language": "xx"},
    ],
)
def test_unknown_keys(wrong: dict[str, str]) -> None:
    key = Key(**(vars(key_of(caption())) | wrong))
    assert verdict(Line(number=2, key=key, seen=Seen(1, None, None), words={"title": "x"})).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ({"decorative": "maybe"}, "write yes or no"),
        ({"title": "x" * 301}, "at most 300"),
        ({"alt_text": "x\0y"}, "alt_text: Null characters"),
        ({"keywords": "a, \0"}, "keywords: Null characters"),
    ],
)
def test_words_that_no_row_can_hold(words: dict[str, Any], why: str) -> None:
    found = verdict(line(caption(), **words))
    assert found.status is Status.MALFORMED
    assert why in found.message


def test_the_linter_warns_but_words_of_people_stand() -> None:
    found = verdict(line(caption(), alt_text="IMG_1234.jpg"))
    assert found.status is Status.CHANGED
    assert [finding.code for finding in found.findings] == ["file_name"]
    assert verdict(line(caption(), alt_text="", decorative="yes")).findings == ()


def test_queries_grow_with_chunks_not_with_lines() -> None:
    rows = [caption() for _number in range(20)]
    lines = [line(row, title="x") for row in rows]
    verdict(*lines)
    with CaptureQueriesContext(connection) as seen:
        verdict(*lines)
    assert len(seen) == 1


def test_what_is_selected() -> None:
    german = caption(language="de", standing=REVIEW)
    caption(image_name="")
    blocked = caption(rating=Rating.BLOCKED)
    caption(rating=Rating.REVIEW)
    clear = caption(rating=Rating.CLEAR)
    everything = select("default")
    assert [row for chunk in chunks(everything) for row in chunk] == [german, clear]
    assert held(everything).count() == 2
    assert blocked in held(everything)
    assert list(select("default", language="de", awaiting=["draft"])) == [german]
    assert list(select("default", language="de", states=["done"])) == [german]
    assert not select("default", language="de", states=["failed"]).exists()
    assert not select("default", language="de", awaiting=["no_words"]).exists()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.fixed_dictionaries(
        {
            "alt_text": TEXT,
            "title": TEXT,
            "description": TEXT,
            "meta_description": TEXT,
            "keywords": st.lists(TEXT, max_size=3),
            "decorative": st.booleans(),
        }
    ),
    key=TEXT.filter(bool),
    name=TEXT.filter(bool),
)
def test_a_round_trip_changes_nothing(words: dict[str, Any], key: str, name: str) -> None:
    Caption.objects.all().delete()
    german = caption(object_id=key, image_name=name, language="de", **words)
    english = caption(object_id=key, image_name=name, **words)
    before = [*Caption.objects.values(), *Version.objects.values()]
    text = "".join(spreadsheet.write(chunks(select("default"))))
    found = list(compare(spreadsheet.read(io.StringIO(text, newline="")), using="default"))
    assert [v.status for v in found] == [Status.UNCHANGED] * 2
    text = "".join(xliff.write([(english, german)], source="en", target="de"))
    for one in compare(xliff.read(io.BytesIO(text.encode())), using="default"):
        assert one.status is Status.UNCHANGED
    assert [*Caption.objects.values(), *Version.objects.values()] == before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXT)
def test_any_text_arrives(text: str) -> None:
    row = caption(description="Before.")
    words = row.published
    assert words is not None
    old = "".join(spreadsheet.write([[row]]))
    words.description = text
    edited = "".join(spreadsheet.write([[row]]))
    (found,) = compare(spreadsheet.read(io.StringIO(edited, newline="")), using="default")
    stored(found, User(pk=None))
    assert words_of(row).description == visible(text), "but for what nobody sees"
    (found,) = compare(spreadsheet.read(io.StringIO(old, newline="")), using="default")
    assert found.status is (Status.UNCHANGED if text == "Before." else Status.CONFLICT)
