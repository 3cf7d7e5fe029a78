"""A hundred drafts without the mouse: how many keys that takes, and how long the next image."""

from __future__ import annotations

from io import BytesIO
from statistics import median
from typing import TYPE_CHECKING

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from django_autocaption.models import Caption, Review, Verb
from tests.browser.test_desk import OpenPage, begin, on_desk
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DRAFTS = 100
#: Of ten drafts, what is done about the last two; the others are approved as they are.
EDITED, REJECTED = 8, 9
#: Milliseconds from the key to the picture on the screen, of at least half of the images.
AT_ONCE = 100
SIZE = (400, 300)
#: Notes at each chord when it was pressed, and when another picture was drawn.
WATCH = """
window.shown = [];
document.addEventListener("keydown", event => {
  if (!event.ctrlKey || event.key !== "Enter") return;
  const picture = () => document.querySelector(".desk-picture img");
  const before = picture().getAttribute("src");
  const look = () => {
    const now = picture();
    if (!now || now.getAttribute("src") === before || !now.complete || !now.naturalWidth) {
      if (document.querySelector(".desk-picture")) requestAnimationFrame(look);
      return;
    }
    requestAnimationFrame(() => setTimeout(() => shown.push(performance.now() - event.timeStamp)));
  };
  look();
}, true);
"""


def drafts() -> list[Caption]:
    """Of pictures that differ, the one that has waited longest first."""
    photos = []
    for number in range(DRAFTS):
        stream = BytesIO()
        Image.new("RGB", SIZE, (2 * number, 90, 120)).save(stream, "JPEG")
        photo = Photo(title=f"Photo {number}")
        photo.image.save(f"{number}.jpg", ContentFile(stream.getvalue()), save=False)
        photos.append(photo)
    made = []
    for number, photo in enumerate(Photo.objects.bulk_create(photos)):
        row = caption(photo)
        version(row, f"Draft number {number} of a photograph.", standing=REVIEW)
        made.append(row)
    return made


def decide(page: Page, number: int) -> int:
    """About the draft that is on the desk; returns the chords that an approval took."""
    if number % 10 == REJECTED:
        for key in ("Escape", "r", "2"):
            page.keyboard.press(key)
        return 0
    if number % 10 == EDITED:
        page.keyboard.type(" Mine.")
    page.keyboard.press("Control+Enter")
    return 1


@pytest.mark.timeout(720)
def test_a_hundred_drafts_without_the_mouse(open_page: OpenPage) -> None:
    rows = drafts()
    page = open_page()
    begin(page)
    page.evaluate(WATCH)
    chords = 0
    shown: list[float] = []
    for number, row in enumerate(rows):
        on_desk(page, row)
        if number == DRAFTS - 1:
            shown = page.evaluate("window.shown")
        chords += decide(page, number)
    page.wait_for_url("**/end/")
    assert len(shown) >= DRAFTS // 2 and median(shown) <= AT_ONCE, sorted(map(round, shown))
    verbs = list(Review.objects.order_by("pk").values_list("verb", flat=True))
    assert {verb: verbs.count(verb) for verb in set(verbs)} == {Verb.APPROVE: 80, Verb.EDIT: 10, Verb.REJECT: 10}
    assert chords / (verbs.count(Verb.APPROVE) + verbs.count(Verb.EDIT)) <= 1.2
