"""Alt text in the stored files: where it may be written it is, and no picture is ever put at risk."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage
from django.core.files.storage.memory import InMemoryStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings

from django_autocaption.images.spool import Spooled, spooled
from django_autocaption.models import Caption, Origin
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.words import many, reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.types import CaptionResult
from tests.images.test_embedding import without_xmp, words
from tests.pictures import jpeg, upload
from tests.pipeline.articles import all_shown, follow
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Article
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

CAT, DOG, MINE = "A black cat sleeps on a sofa.", "A brown dog runs over a field.", "Our own cat, Minka."
Commit = Callable[[], AbstractContextManager[Any]]


class Overwriting(InMemoryStorage):
    """As an object store: the name stays, and the file is replaced."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        if name and self.exists(name):
            self.delete(name)
        return super().save(name, content, max_length)


class Changing(Overwriting):
    """It optimises what it is given."""

    def _save(self, name: str, content: Any) -> str:
        return super()._save(name, ContentFile(content.read() + b"!"))


class Failing(Overwriting):
    """It breaks down while it overwrites, and leaves half a file."""

    broken = False

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        if name and self.exists(name) and not self.broken:
            self.broken = True
            super().save(name, upload("red"))
            raise ConnectionError("the line went dead")
        return super().save(name, content, max_length)


def site(**more: Any) -> Any:
    fields = {"testapp.Article.photo": {"embed": True}}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields, **more})


@pytest.fixture(autouse=True)
def _site() -> Iterator[None]:
    with site():
        yield


def keep_in(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> Storage:
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", storage)
    return storage


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Storage:
    return keep_in(FileSystemStorage(tmp_path), monkeypatch)


@pytest.fixture
def produce(commit: Commit) -> Callable[[], None]:
    def run() -> None:
        with commit():
            caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
        follow()

    return run


def captioned(produce: Callable[[], None], *said: Any) -> Article:
    ScriptedProvider.script.extend(said or [CAT])
    article = Article.objects.create(photo=upload())
    produce()
    return article


def stored(article: Article) -> bytes:
    article = Article.objects.get(pk=article.pk)
    with article.photo.storage.open(article.photo.name) as file:
        return file.read()


def one() -> Caption:
    return Caption.objects.get()


@pytest.mark.parametrize("kind", [FileSystemStorage, Overwriting])
def test_published_words_are_in_the_file(
    kind: type[Storage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, produce: Callable[[], None]
) -> None:
    storage = keep_in(kind(tmp_path) if kind is FileSystemStorage else kind(), monkeypatch)
    article = captioned(produce)
    assert words(stored(article)) == {"x-default": CAT, "en": CAT}
    assert without_xmp(stored(article)) == jpeg()
    assert one().content_hash == sha256(stored(article)).hexdigest()
    assert storage.listdir("articles")[1] == [Path(article.photo.name).name], "nothing is left beside it"


@pytest.mark.usefixtures("disk")
class TestFile:
    def test_says_it_in_every_language(self, produce: Callable[[], None]) -> None:
        with site(LANGUAGES=["de", "en"]):
            article = captioned(produce, "Eine schwarze Katze schläft.", CAT)
        german = "Eine schwarze Katze schläft."
        assert words(stored(article)) == {"x-default": german, "de": german, "en": CAT}
        assert set(Caption.objects.values_list("content_hash", flat=True)) == {sha256(stored(article)).hexdigest()}

    def test_that_was_written_to_is_no_new_image(self, produce: Callable[[], None]) -> None:
        article = captioned(produce)
        name = article.photo.name
        article.photo = ""
        Article.objects.filter(pk=article.pk).update(photo="")
        article.photo = name
        article.save()
        produce()
        assert (stands(one()), says(one()), len(ScriptedProvider.asked)) == (PUBLISHED, CAT, 1)

    def test_keeps_its_mode(self, produce: Callable[[], None]) -> None:
        ScriptedProvider.script.append(CAT)
        article = Article.objects.create(photo=upload())
        os.chmod(article.photo.path, 0o640)
        produce()
        assert words(stored(article))
        assert os.stat(article.photo.path).st_mode & 0o777 == 0o640

    def test_takes_the_words_of_an_editor(self, produce: Callable[[], None]) -> None:
        article = captioned(produce)
        reviews.edit(one(), {"alt_text": MINE}, seen=Seen.of(one()), by=By(user=User.objects.create(username="editor")))
        assert Caption.objects.publishable().exists()
        produce()
        assert words(stored(article)) == {"x-default": MINE, "en": MINE}
        assert (stands(one()), one().origin, len(ScriptedProvider.asked)) == (PUBLISHED, Origin.HUMAN, 1)

    def test_takes_approved_words(self, produce: Callable[[], None]) -> None:
        with site(REVIEW="always"):
            article = captioned(produce)
            assert stored(article) == jpeg()
            by = By(user=User.objects.create(username="editor"))
            many.approve(Caption.objects.all(), shown=all_shown(), by=by)
            produce()
        assert words(stored(article))
        assert (stands(one()), len(ScriptedProvider.asked)) == (PUBLISHED, 1)

    def test_takes_words_that_came_with_the_image(self, produce: Callable[[], None]) -> None:
        fields = {"testapp.Article.photo": {"embed": True, "alt_field": "photo_alt"}}
        with site(FIELDS=fields):
            article = Article.objects.create(photo=upload(), photo_alt=MINE)
            produce()
        assert words(stored(article)) == {"x-default": MINE, "en": MINE}
        assert (one().origin, stands(one()), len(ScriptedProvider.asked)) == (Origin.HUMAN, PUBLISHED, 0)

    def test_is_left_alone_for_a_decorative_image(self, produce: Callable[[], None]) -> None:
        assert stored(captioned(produce, CaptionResult(decorative=True))) == jpeg()

    def test_is_left_alone_where_it_is_another_one_by_now(self, produce: Callable[[], None]) -> None:
        def exchange(file: File[bytes], **kwargs: Any) -> Spooled:
            assert file.name
            Path(file.name).write_bytes(jpeg("red"))
            return spooled([jpeg("red")])

        with mock.patch("django_autocaption.pipeline.follow.embedding.read", exchange):
            article = captioned(produce)
        assert stored(article) == jpeg("red")

    def test_is_left_alone_where_it_is_exchanged_in_the_last_moment(self, produce: Callable[[], None]) -> None:
        def exchange(path: Path, *args: Any) -> None:
            path.write_bytes(jpeg("red"))

        with mock.patch("django_autocaption.pipeline.follow.safe_replace._take_over_rights", exchange):
            article = captioned(produce)
        assert stored(article) == jpeg("red")

    def test_words_of_ours_in_it_are_not_taken_for_the_authors(self, produce: Callable[[], None]) -> None:
        captioned(produce)
        ScriptedProvider.script.append(CaptionResult(text=CAT, by_author=True))
        requests.request(Article.objects.all(), recaption=True)
        produce()
        assert one().origin == Origin.PROVIDER

    def test_of_another_kind_is_left_alone(self, produce: Callable[[], None], caplog: pytest.LogCaptureFixture) -> None:
        broken = mock.patch(
            "django_autocaption.pipeline.follow.embedding.decoding.embedder", side_effect=RuntimeError("a bug")
        )
        with broken:
            article = captioned(produce)
        assert (stands(one()), stored(article)) == (PUBLISHED, jpeg())
        assert "No alt text was written into" in caplog.text


def second(data: bytes) -> Caption:
    """The caption of another object, for which somebody uploads this."""
    file = SimpleUploadedFile("copy.jpg", data, content_type="image/jpeg")
    return Caption.objects.get(object_id=str(Article.objects.create(photo=file).pk))


@pytest.mark.usefixtures("disk")
class TestAnotherObjectWithTheFile:
    def test_has_a_machines_words_as_a_machines_and_nobody_pays_twice(self, produce: Callable[[], None]) -> None:
        caption = second(stored(captioned(produce)))
        produce()
        caption.refresh_from_db()
        assert (says(caption), caption.origin, caption.provider) == (CAT, Origin.REUSED, "default")
        assert len(ScriptedProvider.asked) == 1

    def test_has_what_a_person_approved_as_a_machines_too(self, produce: Callable[[], None]) -> None:
        with site(REVIEW="always"):
            article = captioned(produce)
            many.approve(Caption.objects.all(), shown=all_shown(), by=By(user=User.objects.create(username="editor")))
            produce()
            caption = second(stored(article))
            produce()
        caption.refresh_from_db()
        assert (caption.published, says(caption), caption.origin) == (None, CAT, Origin.REUSED), "it is read here, too"

    def test_has_a_persons_words_as_its_authors(self, produce: Callable[[], None]) -> None:
        article = captioned(produce)
        reviews.edit(one(), {"alt_text": MINE}, seen=Seen.of(one()), by=By(user=User.objects.create(username="editor")))
        produce()
        caption = second(stored(article))
        produce()
        caption.refresh_from_db()
        assert (says(caption), caption.origin, len(ScriptedProvider.asked)) == (MINE, Origin.AUTHOR, 1)

    def test_has_what_a_person_wrote_in_another_program(self, produce: Callable[[], None]) -> None:
        data = stored(captioned(produce))
        caption = second(data.replace(b"on a sofa.", b"on a roof."))
        produce()
        caption.refresh_from_db()
        assert (says(caption), caption.origin) == ("A black cat sleeps on a roof.", Origin.AUTHOR)
        assert len(ScriptedProvider.asked) == 1

    def test_is_asked_about_where_this_site_did_not_write_it(self, produce: Callable[[], None]) -> None:
        data = stored(captioned(produce))
        Article.objects.all().delete()
        Caption.objects.all().delete()
        ScriptedProvider.script.append(DOG)
        article = Article.objects.create(photo=SimpleUploadedFile("copy.jpg", data, content_type="image/jpeg"))
        produce()
        assert (says(one()), one().origin, len(ScriptedProvider.asked)) == (DOG, Origin.PROVIDER, 2)
        assert words(stored(article)) == {"x-default": DOG, "en": DOG}


@pytest.mark.parametrize(
    ("storage", "says"),
    [(InMemoryStorage(), "does not overwrite files"), (Changing(), "changes what it is given")],
    ids=["new names", "changes"],
)
def test_a_storage_where_it_is_not_safe_is_left_alone(
    storage: Storage,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    produce: Callable[[], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    keep_in(storage, monkeypatch)
    article = Article.objects.create(photo=upload())
    before = stored(article)
    produce()
    assert (stored(article), stands(one())) == (before, PUBLISHED)
    assert says in caplog.text
    assert len(storage.listdir("articles")[1]) == 1


def test_a_storage_that_breaks_down_while_it_writes_leaves_a_good_copy(
    monkeypatch: pytest.MonkeyPatch, produce: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    storage = keep_in(Failing(), monkeypatch)
    article = captioned(produce)
    kept = next(name for name in storage.listdir("articles")[1] if name != Path(article.photo.name).name)
    assert without_xmp(storage.open(f"articles/{kept}").read()) == jpeg()
    assert (kept in caplog.text, stands(one())) == (True, PUBLISHED)
