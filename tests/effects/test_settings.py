"""AUTOCAPTION: what each key does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.translation import override

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, Cursor, Prompt
from django_autocaption.pipeline.intake import stock
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.publishing.markup import described_by_ai
from tests.admin.rows import staff
from tests.effects import rows
from tests.effects.stub import Stub
from tests.effects.table import Table, cases
from tests.effects.world import TESTAPP, WORDS, World, result
from tests.pictures import jpeg
from tests.pipeline.work.test_authors import written
from tests.testapp.models import Photo
from tests.testapp.providers import AgeProvider, LaterProvider

pytestmark = pytest.mark.django_db(databases=["default", "other"])
EMBEDDED = "django_autocaption.providers.embedded.EmbeddedProvider"
#: Both sides of 100 and of 200 seconds.
AROUND = (95, 105, 195, 205)


def failure() -> ProviderError:
    """An error that may pass and says nothing about the service."""
    return ProviderError("The model failed.", kind=ErrorKind.PROVIDER)


def providers(world: World, path: str) -> int:
    world.set(PROVIDERS={"default": {"BACKEND": path}})
    world.captioned()
    return len(world.asked)


def fields(world: World, labels: list[str]) -> str:
    world.set(FIELDS={label: {} for label in labels})
    world.say(WORDS)
    return world.alt(world.captioned().image)


def languages(world: World, tags: list[str]) -> list[str]:
    world.set(LANGUAGES=tags)
    world.captioned()
    return sorted(request.language for request in world.asked)


def language_fallback(world: World, on: bool) -> str:
    world.set(LANGUAGES=["en", "de"], LANGUAGE_FALLBACK=on)
    world.say(WORDS)
    photo = world.captioned()
    with override("fr"):
        return world.alt(photo.image)


def author_words(world: World, first: bool) -> str:
    world.set(AUTHOR_WORDS=first)
    world.say(WORDS)
    return world.alt(world.captioned(image=written({"en": "Two boats on the shore."})).image)


def provenance(world: World, on: bool) -> str:
    world.set(PROVENANCE=on)
    world.say(WORDS)
    return str(described_by_ai(world.captioned().image)).removeprefix("<small>").removesuffix("</small>")


def review(world: World, mode: str) -> str:
    world.set(REVIEW=mode)
    world.say(WORDS)
    return world.alt(world.captioned().image)


def approve_own(world: World, on: bool) -> str:
    world.set(REVIEW="always", APPROVE_OWN=on)
    photo = world.captioned()
    row = Caption.objects.get()
    by = By(user=User.objects.create_user("editor"))
    reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=by)
    return world.alt(photo.image)


def spot_checks(world: World, wanted: str) -> tuple[int, str]:
    """How many of three wait for a person, and what pages show."""
    world.set(SPOT_CHECKS=wanted)
    world.sweep()
    world.say(WORDS, WORDS, WORDS)
    photos = [world.captioned() for _number in range(3)]
    world.passes(120)
    world.sweep()
    return [rows.standing(photo) for photo in photos].count("held"), world.alt(photos[0].image)


def scores_by_person(world: World, shown: bool) -> int:
    """What somebody who may view users gets for another person."""
    world.set(SCORES_BY_PERSON=shown)
    client, other = Client(), staff()
    rows.decided_by(other)
    client.force_login(staff("autocaption.view_caption", "auth.view_user"))
    return client.get(f"/admin/autocaption/caption/scoreboard/?person={other.pk}").status_code


def moderation(world: World, keys: dict[str, Any]) -> int:
    world.set_provider("AgeProvider", alias="ages")
    world.set(MODERATION=keys)
    world.captioned()
    return len(AgeProvider.asked)


def site_name(world: World, name: str) -> str:
    Prompt.objects.create(name="of the site", text="Write for {site}.")
    world.set_field(prompt="of the site")
    world.set(SITE_NAME=name)
    world.captioned()
    return world.asked[0].prompt


def house_style(world: World, style: Any) -> str:
    """What a service is told that has a question of its own, and what follows."""
    world.set(HOUSE_STYLE=style)
    world.captioned()
    return world.asked[0].prompt.partition("alone.")[2]


def word_list(world: World, words: Any) -> tuple[str, str]:
    world.set(WORD_LIST=words)
    world.say(WORDS)
    alt = world.alt(world.captioned().image)
    return alt, world.asked[0].prompt.partition("alone.")[2]


def tenants_host() -> str:
    """As a site with tenants may name it: it looks at the database, which no event loop may."""
    return f"https://tenant.example/{'' if Photo.objects.exists() else 'nobody'}"


def nobodys_host() -> str:
    raise LookupError("There is no tenant.")


def site_url(world: World, url: str) -> str:
    world.set_provider("LaterProvider")
    world.set(SITE_URL=url)
    world.captioned()
    return LaterProvider.asked[0].callback_url.partition("?")[0]


def budgets(world: World, caps: list[dict[str, Any]]) -> int:
    world.set(BUDGETS=caps)
    world.captioned()
    return len(world.asked)


def queue(world: World, name: str | None) -> list[tuple[str, str]]:
    world.set(QUEUE=name)
    world.save()
    return world.messages


def delivery(world: World, how: str) -> tuple[int, int, int]:
    world.set(DELIVERY=how)
    world.save()
    return Caption.objects.count(), len(world.messages), len(world.asked)


def background_queue(world: World, name: str | None) -> list[tuple[str, str]]:
    world.set(QUEUE="uploads", BACKGROUND_QUEUE=name)
    world.save()
    Photo.objects.bulk_create([Photo(image="photos/1.jpg")])
    world.sweep()
    return world.messages


def background_messages(world: World, number: int) -> int:
    world.set(BACKGROUND_MESSAGES=number, SWEEP_IMAGES=True)
    Photo.objects.bulk_create([Photo(image=f"photos/{n}.jpg") for n in range(401)])
    world.sweep()
    return len(world.messages)


def concurrency(world: World, most: int) -> int:
    world.set(CONCURRENCY=most)
    at_once, peak = 0, 0

    async def answer(_request: Any) -> Any:
        nonlocal at_once, peak
        at_once += 1
        peak = max(peak, at_once)
        await asyncio.sleep(0.15)
        at_once -= 1
        return result()

    world.say(*[answer] * 6)
    for _image in range(6):
        world.save()
    world.work()
    return peak


def max_attempts(world: World, most: int) -> tuple[int, str]:
    world.set(MAX_ATTEMPTS=most)
    photo = world.save()
    for _round in range(most + 3):
        world.say(failure())
        world.work()
        world.passes(3601)
    return world.asked_about(photo), rows.standing(photo)


def retry_delay(world: World, seconds: float) -> float | None:
    world.set(RETRY_DELAY=seconds)

    def asked_again_after(moment: float) -> bool:
        world.say(failure())
        photo = world.captioned()
        world.passes(moment)
        world.work()
        return world.asked_about(photo) == 2

    return world.first(AROUND, asked_again_after)


def job_timeout(world: World, seconds: float) -> float | None:
    world.set_provider("LaterProvider")
    world.set(JOB_TIMEOUT=seconds)

    def given_up_after(moment: float) -> bool:
        photo = world.captioned()
        world.passes(moment)
        world.look_at_jobs()
        return rows.standing(photo) != "with a service"

    return world.first(AROUND, given_up_after)


def redis_url(world: World, url: str) -> bool:
    """Nobody listens there, so this process paces itself."""
    world.set(REDIS_URL=url)
    world.set_provider("PacedProvider", rate="9/second")
    world.captioned()
    return rows.paced_in_database()


def claim_timeout(world: World, seconds: float) -> float | None:
    world.set(CLAIM_TIMEOUT=seconds)

    def given_to_another_after(moment: float) -> bool:
        world.save()
        rows.claimed_by_a_worker_that_dies()
        world.passes(moment)
        world.sweep()
        return len(world.messages) == 2

    return world.first(AROUND, given_to_another_after)


def resend_after(world: World, seconds: float) -> float | None:
    world.set(RESEND_AFTER=seconds)

    def sent_again_after(moment: float) -> bool:
        world.save()
        world.passes(moment)
        world.sweep()
        return len(world.messages) == 2

    return world.first(AROUND, sent_again_after)


def sweep_images(world: World, wanted: bool | None) -> list[str]:
    world.set(SWEEP_IMAGES=wanted)
    Cursor.objects.filter(name__startswith="stock of").delete()  # they were there before the app's tables
    Photo.objects.bulk_create([Photo(image=f"photos/{n}.jpg") for n in range(stock.FEW + 1)])
    world.sweep()
    return [task for task, _queue in world.messages]


def allow_networks(world: World, networks: list[str]) -> int:
    world.set(ALLOW_NETWORKS=networks)
    with Stub(body=jpeg(), media_type="image/jpeg") as stub:
        with suppress(CommandError):
            call_command("autocaption", "ask", f"{stub.url}/bridge.jpg")
        return len(stub.requests)


def databases(world: World, aliases: list[str]) -> list[str]:
    world.set(DATABASES=aliases)
    Photo.objects.using("other").bulk_create([Photo(image="photos/1.jpg")])
    world.sweep()
    return [task for task, _queue in world.messages]


def keep_attempts(world: World, days: int) -> int:
    world.set(KEEP_ATTEMPTS=days)
    return _left(world, days, rows.attempts_about_one_question)


def keep_versions(world: World, days: int) -> int:
    world.set(KEEP_VERSIONS=days)
    return _left(world, days, rows.versions_of_one_caption)


def _left(world: World, days: int, make: Callable[[int], Callable[[], int]]) -> int:
    """Of three, aged the days and an hour less, and the days and an hour; and one that is new."""
    left = make(2)
    world.passes(2 * 3600)
    make(1)
    world.passes(max(days, 5) * 86_400 - 3600)
    make(1)
    world.sweep()
    return left()


LIMIT_0 = {"LIMIT": 0, "UNIT": "requests"}
SETTINGS: Table = {
    "PROVIDERS": (providers, [(f"{TESTAPP}.ScriptedProvider", 1), (EMBEDDED, 0)]),
    "FIELDS": (fields, [(["testapp.Photo.image"], WORDS), (["testapp.Product.front"], "")]),
    "LANGUAGES": (
        languages,
        [([], ["en"]), (["de"], ["de"]), (["en", "de"], ["de", "en"]), ([("de", "German")], ["de"])],
    ),
    "LANGUAGE_FALLBACK": (language_fallback, [(True, WORDS), (False, "")]),
    "AUTHOR_WORDS": (author_words, [(True, "Two boats on the shore."), (False, WORDS)]),
    "PROVENANCE": (provenance, [(False, ""), (True, "Described by AI")]),
    "REVIEW": (review, [("auto", WORDS), ("always", "")]),
    "APPROVE_OWN": (approve_own, [(True, "Mine."), (False, "")]),
    "SPOT_CHECKS": (spot_checks, [("", (0, WORDS)), ("100%", (3, WORDS)), ("2/week", (2, WORDS))]),
    "SCORES_BY_PERSON": (scores_by_person, [(False, 403), (True, 200)]),
    "MODERATION": (moderation, [({}, 0), ({"PROVIDER": "ages"}, 1)]),
    "SITE_NAME": (site_name, [("", "Write for ."), ("Bridges Daily", "Write for Bridges Daily.")]),
    "HOUSE_STYLE": (
        house_style,
        [
            ("", ""),
            ("Present tense.", " Follow the house style of this site: Present tense."),
            ({"de": "Kurz."}, ""),
            ({"de": "Kurz.", "en": "Short."}, " Follow the house style of this site: Short."),
        ],
    ),
    "WORD_LIST": (
        word_list,
        [
            ({}, (WORDS, "")),
            ({"forbidden": ["bridge"]}, ("", " Do not say “bridge”.")),
            ({"preferred": {"bridge": "span"}}, (WORDS, " Say “span”, not “bridge”.")),
            ({"de": {"forbidden": ["bridge"]}}, (WORDS, "")),
        ],
    ),
    "SITE_URL": (
        site_url,
        [
            ("", ""),
            ("https://a.example", "https://a.example/autocaption/webhook/default/"),
            (f"{__name__}.tenants_host", "https://tenant.example/autocaption/webhook/default/"),
            (f"{__name__}.nobodys_host", ""),
        ],
    ),
    "BUDGETS": (budgets, [([], 1), ([LIMIT_0], 0)]),
    "DELIVERY": (
        delivery,
        [("celery", (1, 1, 0)), ("command", (1, 0, 0)), ("at_once", (1, 0, 1)), ("off", (0, 0, 0))],
    ),
    "QUEUE": (queue, [(None, [("caption_images", "celery")]), ("slow", [("caption_images", "slow")])]),
    "BACKGROUND_QUEUE": (
        background_queue,
        [
            (None, [("caption_images", "uploads"), ("caption_backlog", "uploads")]),
            ("bulk", [("caption_images", "uploads"), ("caption_backlog", "bulk")]),
        ],
    ),
    "BACKGROUND_MESSAGES": (background_messages, [(1, 1), (3, 3), (5, 5)]),
    "CONCURRENCY": (concurrency, [(2, 2), (4, 4), (64, 6)]),
    "MAX_ATTEMPTS": (max_attempts, [(1, (1, "failed")), (3, (3, "failed")), (5, (5, "failed"))]),
    "RETRY_DELAY": (retry_delay, [(100, 105), (200, 205)]),
    "JOB_TIMEOUT": (job_timeout, [(100, 105), (200, 205)]),
    "REDIS_URL": (redis_url, [("", True), ("redis://127.0.0.1:1/9", False)]),
    "CLAIM_TIMEOUT": (claim_timeout, [(100, 105), (200, 205)]),
    "RESEND_AFTER": (resend_after, [(100, 105), (200, 205)]),
    "SWEEP_IMAGES": (sweep_images, [(True, ["caption_backlog"] * 2), (False, []), (None, [])]),
    "KEEP_ATTEMPTS": (keep_attempts, [(0, 4), (5, 2), (7, 2)]),
    "KEEP_VERSIONS": (keep_versions, [(0, 4), (5, 2), (7, 2)]),
    "ALLOW_NETWORKS": (allow_networks, [([], 0), (["127.0.0.0/8"], 1), (["10.0.0.0/8"], 0)]),
    "DATABASES": (databases, [([], []), (["default", "other"], ["caption_backlog"])]),
}


@pytest.mark.parametrize(("look", "value", "seen"), cases(SETTINGS))
def test_a_key_does_what_the_readme_says(look: Any, value: Any, seen: Any, world: World) -> None:
    assert look(world, value) == seen
