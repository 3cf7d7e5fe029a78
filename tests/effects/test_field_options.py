"""AUTOCAPTION["FIELDS"]: what each option of an image field does."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models.signals import post_save

from django_autocaption.models import Prompt
from tests.effects import rows
from tests.effects.table import Table, cases
from tests.effects.world import WORDS, World, result
from tests.pipeline.follow.test_embedding import Overwriting
from tests.pipeline.work.test_authors import written
from tests.testapp.models import Article, Photo
from tests.testapp.providers import AgeProvider

pytestmark = pytest.mark.django_db
ARTICLE = "testapp.Article.photo"


def provider(world: World, alias: str | list[str]) -> int:
    world.set_provider("django_autocaption.providers.embedded.EmbeddedProvider", alias="embedded")
    world.set_field(provider=alias)
    world.captioned()
    return len(world.asked)


def prompt(world: World, name: str) -> str:
    Prompt.objects.create(name="colours", text="Name the colours.")
    world.set_field(prompt=name)
    world.captioned()
    return world.asked[0].prompt


def prompt_fields(world: World, names: list[str]) -> list[str]:
    Prompt.objects.create(name="slug", text="Say {slug}.")
    world.set_field(ARTICLE, prompt="slug", prompt_fields=names)
    world.captioned(Article, slug="bridge")
    return [request.prompt for request in world.asked]


def surroundings(photo: Photo) -> dict[str, str]:
    """A site's own function."""
    return {"page_title": f"Bridges: {photo.title}"}


def context(world: World, given: Any) -> list[str]:
    Prompt.objects.create(name="page", text="It stands on “{page_title}”.")
    world.set_field(prompt="page", context=given)
    world.captioned(title="Spey")
    return [request.prompt for request in world.asked]


def review(world: World, mode: str) -> str:
    world.set(REVIEW="always")
    world.set_field(review=mode)
    world.say(WORDS)
    return world.alt(world.captioned().image)


def spot_checks(world: World, wanted: str) -> str:
    world.set(SPOT_CHECKS="100%")
    world.set_field(spot_checks=wanted)
    world.sweep()
    world.say(WORDS)
    photo = world.captioned()
    world.passes(120)
    world.sweep()
    return rows.standing(photo)


def author_words(world: World, first: bool | None) -> str:
    world.set(AUTHOR_WORDS=False)
    world.set_field(author_words=first)
    world.say(WORDS)
    return world.alt(world.captioned(image=written({"en": "Two boats on the shore."})).image)


def condition(world: World, rule: str) -> str:
    world.set_field(condition=rule)
    world.say(WORDS)
    return world.alt(world.captioned(title="private").image)


def exclude(world: World, patterns: list[str]) -> str:
    world.set_field(exclude=patterns)
    world.say(WORDS)
    return world.alt(world.captioned().image)


def moderation(world: World, mode: str) -> tuple[int, str]:
    world.set_moderation()
    world.set_field(moderation=mode)
    world.say_age(("13-20", 90.0))
    world.say(WORDS)
    image = world.captioned().image
    return len(AgeProvider.asked), world.alt(image)


def written_to(option: str, field: str) -> Any:
    """What an article's own field holds."""

    def look(world: World, name: str) -> str:
        world.set_field(ARTICLE, **{option: name})
        world.say(result(WORDS, title="A bridge in fog", description="The river Spey, seen from the south bank."))
        return str(getattr(world.captioned(Article), field))

    return look


def save_written(world: World, wanted: bool) -> bool:
    heard: list[Any] = []

    def listen(update_fields: Any, **kwargs: Any) -> None:
        heard.append(update_fields)

    world.set_field(ARTICLE, alt_field="photo_alt", save_written=wanted)
    world.say(WORDS)
    post_save.connect(listen, sender=Article)
    try:
        world.captioned(Article)
    finally:
        post_save.disconnect(listen, sender=Article)
    return frozenset({"photo_alt"}) in heard


def embed(world: World, wanted: bool) -> bool:
    world.set_storage(Article, "photo", Overwriting())
    world.set_field(ARTICLE, embed=wanted)
    world.say(WORDS)
    article = world.captioned(Article)
    with article.photo.open("rb") as file:
        return WORDS.encode() in file.read()


FIELD_OPTIONS: Table = {
    "provider": (provider, [("default", 1), ("embedded", 0), (["embedded", "default"], 1)]),
    "prompt": (prompt, [("", ""), ("colours", "Name the colours.")]),
    "prompt_fields": (prompt_fields, [([], []), (["slug"], ["Say bridge."])]),
    "context": (
        context,
        [
            ("", ["It stands on “”."]),
            (f"{__name__}.surroundings", ["It stands on “Bridges: Spey”."]),
            (surroundings, ["It stands on “Bridges: Spey”."]),
        ],
    ),
    "review": (review, [("", ""), ("always", ""), ("auto", WORDS)]),
    "spot_checks": (spot_checks, [("", "held"), ("0%", "published")]),
    "condition": (condition, [("", WORDS), ("tests.pipeline.work.test_rules.is_public", "")]),
    "exclude": (exclude, [([], WORDS), (["*.png"], WORDS), (["photos/*"], "")]),
    "author_words": (author_words, [(None, WORDS), (False, WORDS), (True, "Two boats on the shore.")]),
    "moderation": (moderation, [("off", (0, WORDS)), ("flag", (1, WORDS)), ("hold", (1, "")), ("", (1, ""))]),
    "alt_field": (written_to("alt_field", "photo_alt"), [("", ""), ("photo_alt", WORDS)]),
    "title_field": (written_to("title_field", "photo_title"), [("", ""), ("photo_title", "A bridge in fog")]),
    "description_field": (
        written_to("description_field", "photo_text"),
        [("", ""), ("photo_text", "The river Spey, seen from the south bank.")],
    ),
    "save_written": (save_written, [(False, False), (True, True)]),
    "embed": (embed, [(False, False), (True, True)]),
}


@pytest.mark.parametrize(("look", "value", "seen"), cases(FIELD_OPTIONS))
def test_an_option_does_what_the_readme_says(look: Any, value: Any, seen: Any, world: World) -> None:
    assert look(world, value) == seen
