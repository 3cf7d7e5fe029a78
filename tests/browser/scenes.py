"""Pages as an editor and a moderator meet them, with photographs of the sample album: for the pictures of
``docs/editors.md``, and to be read in each language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.files import File
from PIL import Image

from django_autocaption.models import Caption, ErrorCode, Origin, Prompt, Rating, State
from tests.admin.rows import decided
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Front

PHOTOS = Path(__file__).parents[2] / "example_project" / "photos"
LIST = "/admin/autocaption/caption/"
QUEUE = "/admin/autocaption/moderatedimage/"
#: How large the admin's small images are.
SIZES = {"thumbnail": (320, 320), "preview": (1200, 1200)}
THEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
#: Words that a service wrote, by photograph.
BY_MACHINES = {
    "summer-palace.jpg": "Tower of the Summer Palace above a lake, with trees around it.",
    "dandelions.webp": "Dandelion seed head glows in low sunlight.",
}
#: The same, which wait for an editor; the first has been waiting longest.
DRAFTS = {
    "espresso.jpg": "Espresso in a red cup, on a saucer with a spoon.",
    "dahlia.jpg": "Apricot dahlia in full bloom before dark leaves.",
}
BY_PEOPLE = {"chelsea.png": "Chelsea, a tabby cat, looks past the camera."}
#: What was found in the photographs that wait for a moderator.
FOUND: dict[str, dict[str, Any]] = {
    "cameraman.jpg": {"rule": "unchecked", "reason": "The image could not be checked."},
    "astronaut.jpg": {
        "rule": "straddling",
        "reason": "The age group 13-20 includes minors.",
        "raw_label": "Teenager 13–20",
        "age_group": "13-20",
        "confidence": 0.7965,
        "nsfw": False,
    },
    "fig.jpg": {"rule": "nobody", "source": "local", "nsfw": True},
}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A page, and the picture of it."""

    go: Callable[[Page, dict[str, Caption]], None]
    """From the list of captions to that page, in whatever language it is."""
    shows: str = "#content"
    """The part of the page that is in the picture: a CSS selector."""
    without: str = ""
    """What is not in it, of that: the same."""
    width: int = 1000
    """Of the browser."""


def captions() -> dict[str, Caption]:
    """Photographs with words of every kind, by the name of the file; some wait for a moderator."""
    names = (*FOUND, "rocket.jpg", *BY_PEOPLE, "gravel.jpg", *BY_MACHINES, *DRAFTS)
    Prompt.objects.all().delete()  # those of the migrations are there in the first test only
    made = {name: _photo(name) for name in names}
    version(made["dahlia.jpg"], "A flower.")
    for name, words in BY_MACHINES.items():
        version(made[name], words)
    for name, words in DRAFTS.items():
        version(made[name], words, standing=REVIEW)
    for name, words in BY_PEOPLE.items():
        version(made[name], words, origin=Origin.HUMAN, human_fields=("alt_text",))
    version(made["gravel.jpg"], origin=Origin.HUMAN, human_fields=("alt_text",), decorative=True)
    failed = Photo.objects.get(pk=made["rocket.jpg"].object_id)
    caption(failed, state=State.FAILED, error_code=ErrorCode.TRUNCATED)
    Caption.objects.update(rating=Rating.CLEAR)
    for name, found in FOUND.items():
        made[name].rating = Rating.REVIEW
        made[name].save()
        decided(made[name], decided_at=THEN, **found)
    return made


def _photo(name: str) -> Caption:
    """The caption of that photograph, with no words."""
    photo = Photo(title=name.partition(".")[0].replace("-", " ").capitalize())
    with (PHOTOS / name).open("rb") as stream:
        photo.image.save(name, File(stream), save=False)
    # Nobody is to ask a service about it.
    (photo,) = Photo.objects.bulk_create([photo])
    return caption(photo)


def show_images(front: Front, made: dict[str, Caption]) -> None:
    """Give the pages their images from here: many at once would meet in one connection to a database in memory."""
    names = {str(row.pk): name for name, row in made.items()}
    front.show_image = lambda number, kind: ("image/jpeg", _small(names[number], kind))


@cache
def _small(name: str, kind: str) -> bytes:
    with Image.open(PHOTOS / name) as image:
        image.thumbnail(SIZES[kind])
        stream = BytesIO()
        image.convert("RGB").save(stream, "JPEG", quality=85)
    return stream.getvalue()


def _list(page: Page, made: dict[str, Caption]) -> None:
    page.goto(LIST)


def _editing(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"{LIST}?edit=1&review=draft")


def _caption(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"{LIST}{made['dahlia.jpg'].pk}/change/")


def _desk(page: Page, made: dict[str, Caption]) -> None:
    page.goto("/admin/autocaption/sitting/")
    page.locator("#desk-begin [type=submit]").first.click()
    page.locator("#autocaption-desk:not([aria-busy])").wait_for()


def _recaption(page: Page, made: dict[str, Caption]) -> None:
    page.goto(LIST)
    for row in made.values():
        page.locator(f'input[name=_selected_action][value="{row.pk}"]').check()
    page.locator("select[name=action]").select_option("recaption")
    page.locator("button[name=index]").first.click()
    page.locator("#recaption-form").wait_for()


def _moderation(page: Page, made: dict[str, Caption]) -> None:
    page.goto(QUEUE)


def _prompt(page: Page, made: dict[str, Caption]) -> None:
    prompt = Prompt.objects.create(name="flowers", text="Name the flower, its colour, and what is around it.")
    page.goto(f"/admin/autocaption/prompt/{prompt.pk}/change/")


SCENES = {
    "list": Scene(go=_list, without="#changelist-filter, .paginator"),
    "caption": Scene(
        go=_caption,
        shows="#caption_form",
        without="details, .submit-row ~ *, .field-title, .field-description, .field-meta_description, .field-keywords",
    ),
    "desk": Scene(go=_desk),
    "edit": Scene(go=_editing, shows="#changelist-form", without=".paginator"),
    "recaption": Scene(go=_recaption),
    "prompt": Scene(go=_prompt, without=".autocaption-versions"),
    "moderation": Scene(go=_moderation, shows="#changelist-form", without=".paginator"),
}
