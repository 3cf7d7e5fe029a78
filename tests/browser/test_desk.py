"""The review desk in a real browser: without the mouse, beside a colleague, and with nothing typed lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from django_autocaption.models import Awaits, Caption, Lease, Review, State, Verb, Version
from tests.browser.axe import complaints
from tests.browser.conftest import PASSWORD
from tests.browser.test_admin import PHOTOS, clear
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., "Page"]
Picture = Callable[["Page", str], None]
DESK = "/admin/autocaption/sitting/"
NAMES = ("espresso.jpg", "chelsea.png", "dahlia.jpg", "rocket.jpg")


def drafts(number: int) -> list[Caption]:
    """Photographs with a draft each, the one that has waited longest first; files are shared."""
    made = []
    names = [PHOTOS / name for name in NAMES]
    stored: dict[Any, str] = {}
    for n in range(number):
        path = names[n % len(names)]
        photo = Photo(title=f"Photo {n}")
        if path not in stored:
            with path.open("rb") as stream:
                photo.image.save(path.name, stream, save=False)
            stored[path] = photo.image.name
        photo.image.name = stored[path]
        photo.save()
        row = Caption.objects.get(object_id=str(photo.pk))
        clear(row)
        version(row, f"Draft number {n} of a photograph.", standing=REVIEW)
        made.append(Caption.objects.get(pk=row.pk))
    return made


def begin(page: Page) -> None:
    page.goto(DESK)
    page.get_by_role("button", name="Begin", exact=True).click()
    page.locator("#autocaption-desk").wait_for()


def on_desk(page: Page, row: Caption) -> None:
    """That image is there, and the words in the field have the focus."""
    page.locator(f'#autocaption-desk[data-item="{row.pk}"]:not([aria-busy])').wait_for()
    page.locator("textarea[name$=-alt_text]:focus").wait_for()


def test_long_words_are_seen_whole(open_page: OpenPage) -> None:
    (row,) = drafts(1)
    Version.objects.filter(pk=row.draft_id).update(alt_text="A red bridge over a river in the fog. " * 10)
    page = open_page()
    page.set_viewport_size({"width": 390, "height": 844})
    begin(page)
    on_desk(page, row)
    seen = page.locator("textarea[name$=-alt_text]").evaluate("area => [area.scrollHeight, area.clientHeight]")
    assert seen[0] <= seen[1], "nothing of it is scrolled away"


def test_a_series_without_the_mouse(open_page: OpenPage, picture: Picture) -> None:
    rows = drafts(9)
    version(rows[1], "A cat.")
    Caption.objects.filter(pk=rows[1].pk).update(draft=rows[1].draft_id, review=Awaits.DRAFT)
    page = open_page()
    page.goto(DESK)
    assert complaints(page) == []
    begin(page)
    on_desk(page, rows[0])
    shown = page.locator("#autocaption-desk kbd").all_inner_texts()
    for key in ("Ctrl Enter", "Ctrl Alt Enter", "Ctrl Space", "Ctrl →", "?", *"drxz"):
        assert key in shown, "the buttons name their keys"
    picture(page, "desk")
    chords = 0

    def chord(keys: str) -> None:
        nonlocal chords
        chords += 1
        page.keyboard.press(keys)

    chord("Control+Enter")
    on_desk(page, rows[1])
    described = page.locator(":focus").get_attribute("aria-describedby")
    assert described and described.split()[0] == "desk-place", "a screen reader says which image it is"
    assert page.locator("#desk-place").inner_text().startswith("2 of 9")
    assert page.locator(".desk-difference ins").first.is_visible()
    page.keyboard.press("End")
    page.keyboard.type(" 😀")
    page.get_by_text("Remove the emoji: screen readers say their long names.").wait_for()
    assert complaints(page) == []
    page.locator("textarea[name$=-alt_text]").fill("Chelsea, a tabby cat, looks up.")
    assert page.get_by_role("button", name="Edit and approve").is_visible()
    page.keyboard.press("Control+Enter")
    on_desk(page, rows[2])
    page.keyboard.press("Escape")
    page.keyboard.press("r")
    page.keyboard.press("2")
    on_desk(page, rows[3])
    page.keyboard.type("a r d x ? 1")
    assert not page.locator("dialog[open]").count(), "in the field they are letters"
    page.keyboard.press("Control+Space")
    on_desk(page, rows[4])
    page.keyboard.press("Control+ArrowLeft")
    on_desk(page, rows[2])
    page.keyboard.press("Control+ArrowRight")
    on_desk(page, rows[4])
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    on_desk(page, rows[5])
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("dialog[open]").wait_for()
    picture(page, "desk-keys")
    assert complaints(page) == []
    page.get_by_role("button", name="Switch keys without Ctrl off").press("Enter")
    page.locator('#autocaption-desk[data-keys="off"]').wait_for()
    on_desk(page, rows[5])
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("Tab")
    on_desk_still = page.locator(f'#autocaption-desk[data-item="{rows[5].pk}"]')
    assert on_desk_still.is_visible()
    assert fresh(rows[5]).draft_id == rows[5].draft_id
    page.locator("textarea[name$=-alt_text]").focus()

    before = chords
    for row in rows[6:]:
        chord("Control+Enter")
        on_desk(page, row)
    chord("Control+Enter")
    on_desk(page, rows[3])
    assert page.locator("textarea[name$=-alt_text]").input_value().endswith("a r d x ? 1"), "skipped, and not lost"
    approved = Review.objects.filter(verb=Verb.APPROVE, undone_by=None).count()
    assert (chords - before) / (approved - 1) <= 1.2
    page.locator("textarea[name$=-alt_text]").fill(says(rows[3]))
    chord("Control+Alt+Enter")
    page.wait_for_url("**/end/")
    page.get_by_text("All of it was looked at.").wait_for()
    picture(page, "desk-end")
    assert complaints(page) == []

    page.get_by_role("button", name="Undo").click()
    on_desk(page, rows[3])
    assert stands(fresh(rows[3])) == REVIEW
    assert says(fresh(rows[1])) == "Chelsea, a tabby cat, looks up."
    assert fresh(rows[2]).draft is None and Review.objects.get(verb=Verb.REJECT).reason == "vague"
    assert fresh(rows[4]).published.decorative
    assert all(review.seconds is not None for review in Review.objects.exclude(verb=Verb.UNDO))

    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off"
    picture(page, "desk-narrow")
    assert complaints(page) == []
    small = page.evaluate(
        "[...document.querySelectorAll('#autocaption-desk :is(button, a.button, input, summary)')].filter(each => "
        "{ const box = each.getBoundingClientRect(); return box.width && box.height < 24 }).map(each => each.outerHTML)"
    )
    assert small == []
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url("**/end/")
    page.get_by_text("1 image is still to be looked at.").wait_for()


def test_two_browsers_on_one_queue(open_page: OpenPage, scripted: Any, picture: Picture, live_server: Any) -> None:
    a, b, c = drafts(3)
    mine = open_page()
    begin(mine)
    on_desk(mine, a)
    User.objects.create_superuser("colleague", password=PASSWORD)
    theirs = open_page()
    theirs.context.clear_cookies()
    theirs.goto(f"/admin/login/?next={DESK}")
    theirs.get_by_label("Username").fill("colleague")
    theirs.get_by_label("Password").fill(PASSWORD)
    theirs.get_by_role("button", name="Log in").click()
    theirs.get_by_role("button", name="Begin", exact=True).click()
    on_desk(theirs, b)
    theirs.keyboard.press("Control+Enter")
    on_desk(theirs, c)
    theirs.keyboard.press("Control+Enter")
    theirs.get_by_role("heading", name="is on another desk").wait_for()
    assert theirs.get_by_text("editor looks at it").is_visible()
    picture(theirs, "desk-held")
    assert complaints(theirs) == []

    mine.locator("textarea[name$=-alt_text]").fill("My words, half of the")
    theirs.get_by_role("button", name="Take it over").click()
    on_desk(theirs, a)
    theirs.locator("textarea[name$=-alt_text]").fill("Their words.")
    theirs.keyboard.press("Control+Enter")
    theirs.wait_for_url("**/end/")
    mine.keyboard.press("Control+Enter")
    mine.get_by_role("heading", name="Somebody decided first").wait_for()
    assert mine.get_by_role("cell", name="Their words.").is_visible()
    assert mine.get_by_role("cell", name="My words, half of the").is_visible()
    picture(mine, "desk-conflict")
    assert complaints(mine) == []
    assert (says(fresh(a)), stands(fresh(a))) == ("Their words.", PUBLISHED)
    mine.get_by_role("button", name="Publish mine").click()
    mine.wait_for_url("**/end/")
    assert says(fresh(a)) == "My words, half of the"

    # What is half typed outlives a closed tab, a session that is lost, and words that a service brings meanwhile.
    (d,) = drafts(1)
    begin(mine)
    on_desk(mine, d)
    mine.locator("textarea[name$=-alt_text]").fill("Half of a")
    tab = mine.context.new_page()
    mine.close()
    tab.goto(DESK)
    tab.get_by_role("link", name="Everything").first.click()
    on_desk(tab, d)
    assert tab.locator("textarea[name$=-alt_text]").input_value() == "Half of a"
    tab.get_by_text("What you had typed here is back in the field.").wait_for()
    scripted.script.append("Words that came meanwhile.")
    tab.locator("summary").filter(has_text="Re-caption").click()
    tab.get_by_role("button", name="Ask for new words").click()
    tab.get_by_text("Asked for the words of 1 caption.").wait_for()
    on_desk(tab, d)
    assert tab.locator("textarea[name$=-alt_text]").input_value() == "Half of a"
    tab.locator("textarea[name$=-alt_text]").fill("Half of a sentence")
    tab.context.clear_cookies()
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url(re.compile("/admin/login/"))
    tab.get_by_label("Username").fill("editor")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()
    on_desk(tab, d)
    assert tab.locator("textarea[name$=-alt_text]").input_value() == "Half of a sentence"
    tab.keyboard.press("Control+Enter")
    tab.wait_for_url("**/end/")
    assert says(fresh(d)) == "Half of a sentence"
    assert not tab.evaluate("Object.keys(localStorage).filter(key => key.startsWith('autocaption-desk')).length")
    assert not Lease.objects.exists()


def test_who_writes_stays_where_they_are_while_new_words_come(open_page: OpenPage) -> None:
    (row,) = drafts(1)
    page = open_page()
    begin(page)
    on_desk(page, row)
    Caption.objects.filter(pk=row.pk).update(state=State.PENDING, due_at=timezone.now())
    page.reload()
    on_desk(page, row)
    page.locator("summary").filter(has_text="Title, description").click()
    title = page.locator("input[name$=-title]")
    title.fill("A red cup")
    page.keyboard.press("Home")
    page.locator("[data-desk=reject] summary").click()
    page.get_by_label("Note").fill("Ask the museum.")
    title.focus()
    version(row, "Espresso in a red cup.", standing=REVIEW)
    Caption.objects.filter(pk=row.pk).update(state=State.DONE, due_at=None)
    page.locator("textarea[name$=-alt_text]").and_(page.get_by_text("Espresso in a red cup.")).wait_for()
    page.locator("input[name$=-title]:focus").wait_for()
    page.keyboard.type("On the table: ")
    assert title.input_value() == "On the table: A red cup"
    assert page.get_by_label("Note").input_value() == "Ask the museum."
