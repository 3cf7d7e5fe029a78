"""What the page of a caption tells of its versions: who or what said it, what it cost, and how it differs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.admin.captions import difference, versions
from django_autocaption.models import Attempt, Origin, Prompt
from tests.admin.captions.test_form import page_of
from tests.admin.rows import caption, staff
from tests.rows import REVIEW, version


@pytest.mark.django_db
def test_a_version_tells_where_it_comes_from(editor: Client) -> None:
    prompt = Prompt.objects.create(name="material", text="Name the material.").versions.get()
    c = caption(alt_text="A red boat.")
    attempt = Attempt.objects.create(
        caption=c,
        request=1,
        provider="default",
        asked_at=timezone.now(),
        cost_amount=Decimal("0.0012"),
        cost_unit="USD",
    )
    version(c, "A wooden boat.", standing=REVIEW, model="big-1", prompt=prompt, attempt=attempt)
    page = editor.get(page_of(c)).content.decode()
    told = f"A captioning service · default (Scripted) · big-1 · prompt material {prompt.pk} · 0.0012\xa0USD"
    assert told in page
    assert '<span class="autocaption-badge autocaption-review">Draft</span>' in page
    assert '<span class="autocaption-badge autocaption-published">Published</span>' in page


@pytest.mark.django_db
def test_a_version_of_a_person_tells_which_fields_they_wrote(admin_client: Client) -> None:
    c = caption(alt_text="A red boat.")
    author = staff()
    version(c, "A ship.", origin=Origin.HUMAN, author=author, human_fields=("alt_text", "title"), title="Ship")
    page = admin_client.get(page_of(c)).content.decode()
    assert f"An editor: {author} · default (Scripted) · written by people: Alt text, Title" in page


@pytest.mark.django_db
def test_the_draft_is_compared_with_what_is_published(editor: Client) -> None:
    c = caption(alt_text="A red boat on a lake.", title="Boat")
    version(c, "A blue boat on a lake.", standing=REVIEW, title="Boat")
    page = editor.get(page_of(c)).content.decode()
    marked = (
        'A <del><span class="visually-hidden">[left out: </span>red<span class="visually-hidden">]</span></del>'
        '<ins><span class="visually-hidden">[new: </span>blue<span class="visually-hidden">]</span></ins>'
        " boat on a lake."
    )
    assert page.count(f'<dt>Alt text</dt><dd lang="en" dir="auto">{marked}</dd>') == 2, (
        "above the words, and at the version"
    )
    assert '<dt>Title</dt><dd lang="en" dir="auto"><del>' not in page


@pytest.mark.django_db
def test_a_version_that_says_the_same_says_so(editor: Client) -> None:
    c = caption(alt_text="A red boat.")
    version(c, "A red boat.", standing=REVIEW)
    page = editor.get(page_of(c)).content.decode()
    assert "Says the same as what is published." in page
    assert "The draft says the same." in page


@pytest.mark.django_db
def test_the_newest_are_shown_and_always_what_is_published(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "MOST", 2)
    c = caption(alt_text="The published one.")
    for number in range(4):
        version(c, f"Number {number}.", standing="")
    page = editor.get(page_of(c)).content.decode()
    assert "The published one." in page
    assert "Number 3." in page
    assert "Number 1." not in page
    assert "2 older versions are not shown." in page


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_versions(editor: Client) -> None:
    c = caption()

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(page_of(c))
        return len(captured)

    version(c, "First.", standing=REVIEW, author=staff())
    queries()  # the first one reads content types
    before = queries()
    for number in range(8):
        version(c, f"Number {number}.", standing="", author=staff())
    assert queries() == before


@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_both_texts_can_be_read_from_a_difference(before: str, after: str) -> None:
    parts = list(difference._parts(before, after))
    assert "".join(text for kind, text in parts if kind != "ins") == before
    assert "".join(text for kind, text in parts if kind != "del") == after


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("क्षि नदी", "क्षि नगर", [("del", "नदी"), ("ins", "नगर")]),
        ("湖上有红船", "湖上有蓝船", [("del", "红"), ("ins", "蓝")]),
        ("one", "one two", [("ins", " two")]),
    ],
    ids=["words with combining marks", "a script without spaces", "more"],
)
def test_a_difference_is_made_of_words(before: str, after: str, changed: list[tuple[str, str]]) -> None:
    assert [(kind, text) for kind, text in difference._parts(before, after) if kind and text] == changed


def test_long_texts_are_shown_one_after_the_other() -> None:
    before, after = "a " * 400, "b " * 400
    assert list(difference._parts(before, after)) == [("del", before), ("ins", after)]
