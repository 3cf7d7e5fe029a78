"""What the default provider answers: the author's words, a draft, or that it has nothing to say."""

from __future__ import annotations

import asyncio
import io
import uuid
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.ExifTags import Base

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError
from django_autocaption.loading import on_first_use
from django_autocaption.providers.embedded import EmbeddedProvider, provider
from django_autocaption.types import CaptionRequest, CaptionResult, ImageMetadata, PreparedImage
from tests.providers.embedded.metadata.blocks import ALT, LONG, bag, exif, lang_alt, xmp

PHOTOS = Path(__file__).parents[3] / "example_project" / "photos"
AUTHOR = ImageMetadata(
    xmp=xmp(
        lang_alt(ALT, {"en": "Two dogs on a beach", "de": "Zwei Hunde am Strand"})
        + lang_alt(LONG, {"en": "They run after a ball."})
        + lang_alt("dc:title", {"en": "Beach day"})
        + bag("dc:subject", "dog", "beach")
    )
)
CAT = (PHOTOS / "chelsea.png").read_bytes()


def encoded(image: Image.Image, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


GREY = encoded(Image.new("RGB", (300, 200), "grey"))


@pytest.fixture(scope="module")
def cache_dir(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def ask(cache_dir: str) -> Any:
    def ask(
        data: bytes = GREY, metadata: ImageMetadata | None = None, language: str = "en", **options: Any
    ) -> CaptionResult:
        image = PreparedImage(
            data=data,
            media_type="image/png",
            width=1,
            height=1,
            content_hash="0" * 64,
            metadata=metadata or ImageMetadata(),
        )
        request = CaptionRequest(uuid=uuid.uuid4(), image=image, language=language)
        embedded = EmbeddedProvider("default", {"cache_dir": cache_dir} | options)
        result = asyncio.run(embedded.caption(request))
        assert isinstance(result, CaptionResult)
        return result

    return ask


def silence(ask: Any, *arguments: Any, **options: Any) -> str:
    with pytest.raises(ProviderError) as caught:
        ask(*arguments, **options)
    error = caught.value
    assert (error.kind, error.code, error.retryable, error.silent) == (ErrorKind.PROTOCOL, NOTHING_TO_SAY, False, True)
    return error.message


def test_the_authors_words(ask: Any) -> None:
    result = ask(CAT, AUTHOR)
    assert (result.text, result.description) == ("Two dogs on a beach", "They run after a ball.")
    assert (result.title, result.keywords) == ("Beach day", ("dog", "beach"))
    assert result.by_author and not result.draft and result.language == "en"
    assert result.nsfw is False
    assert result.raw["source"] == "xmp:AltTextAccessibility"
    assert 0 <= result.raw["nsfw_score"] < 0.1


def test_a_name_that_may_be_a_programs_is_a_draft(ask: Any) -> None:
    result = ask(metadata=ImageMetadata(exif=exif({Base.ImageDescription: "Retrica"})))
    assert (result.text, result.by_author, result.draft) == ("Retrica", True, True)


def test_the_authors_words_in_the_language_asked_for(ask: Any) -> None:
    result = ask(metadata=AUTHOR, language="de-AT")
    assert (result.text, result.language) == ("Zwei Hunde am Strand", "de")


def test_a_label_is_a_draft(ask: Any) -> None:
    result = ask(CAT)
    assert (result.text, result.language, result.model) == ("Cat", "en", "efficientnet-lite0")
    assert result.draft and not result.by_author and result.nsfw is False
    noun, probability = result.raw["labels"][0]
    assert noun == "cat" and 0.6 < probability <= 1 and len(result.raw["labels"]) == 5


def test_unsure_says_nothing(ask: Any) -> None:
    assert "not sure" in silence(ask, GREY)
    assert "not sure" in silence(ask, CAT, threshold=1)


@pytest.mark.parametrize(
    ("language", "label"),
    [("de", "Katze"), ("fr-CA", "Chat"), ("zh_Hans", "猫"), ("ja", "猫"), ("ru", "Кошка"), ("pt-BR", "Gato")],
)
def test_labels_in_other_languages(ask: Any, language: str, label: str) -> None:
    result = ask(CAT, language=language)
    assert (result.text, result.draft) == (label, True)
    assert language.startswith(result.language)


@pytest.mark.parametrize("language", ["fi", "zh-hant", "zh-TW"])
def test_no_label_in_a_language_that_it_does_not_know(ask: Any, language: str) -> None:
    assert "en, de, fr" in silence(ask, CAT, language=language)


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us", ""])
def test_english_of_any_country(ask: Any, language: str) -> None:
    assert ask(CAT, language=language).text == "Cat"


def test_without_the_model_it_says_what_to_install(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider, "labels", None)
    assert "django-autocaption[local]" in silence(ask, CAT)
    assert ask(CAT, AUTHOR).text == "Two dogs on a beach"


@pytest.mark.parametrize("library", ["labels", "nsfw"])
def test_a_model_whose_library_is_broken_says_what_to_install(
    ask: Any, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setattr(provider, library, on_first_use("django_autocaption.no_such_module"))
    with pytest.raises(ProviderError, match="Install it again") as caught:
        ask(CAT)
    assert not caught.value.retryable


def test_nsfw_is_unknown_where_it_is_not_checked(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(CAT, AUTHOR, nsfw=False).nsfw is None
    assert ask(CAT, nsfw=False).nsfw is None
    monkeypatch.setattr(provider, "nsfw", None)
    assert ask(CAT, AUTHOR).nsfw is None


def test_nsfw_threshold(ask: Any) -> None:
    assert ask(CAT, AUTHOR, nsfw_threshold=1e-9).nsfw is True


def test_a_check_that_is_asked_for_and_not_installed(ask: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(provider, "nsfw", None)
    (message,) = EmbeddedProvider("default", {"nsfw": True}).check()
    assert message.is_serious() and "django-autocaption[local]" in (message.hint or "")
    with pytest.raises(ProviderError) as caught:
        ask(CAT, AUTHOR, nsfw=True)
    assert not caught.value.retryable and not caught.value.silent


def test_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    assert EmbeddedProvider("default").check() == []
    monkeypatch.setattr(provider, "labels", None)
    (message,) = EmbeddedProvider("default").check()
    assert message.id == "autocaption.I001" and not message.is_serious()


def test_an_image_that_cannot_be_decoded(ask: Any) -> None:
    with pytest.raises(ProviderError) as caught:
        ask(CAT[:2000])
    assert caught.value.kind is ErrorKind.VALIDATION and not caught.value.retryable
    result = ask(CAT[:2000], AUTHOR)
    assert result.text and result.nsfw is None


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_images_of_every_mode(ask: Any, mode: str) -> None:
    image = Image.new(mode, (300, 200)) if mode == "I;16" else Image.open(io.BytesIO(CAT)).convert(mode)
    data = encoded(image, "TIFF" if mode == "CMYK" else "PNG")
    assert ask(data, AUTHOR).nsfw is False


def test_what_is_transparent_is_white(ask: Any) -> None:
    hidden = Image.open(io.BytesIO(CAT)).convert("RGBA")
    hidden.putalpha(0)
    assert "not sure" in silence(ask, encoded(hidden))


@pytest.mark.parametrize(
    "options",
    [
        {"threshold": 0},
        {"threshold": 1.5},
        {"threshold": "0.6"},
        {"nsfw_threshold": True},
        {"nsfw": "yes"},
        {"cache_dir": 3},
    ],
)
def test_wrong_options(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(options))):
        EmbeddedProvider("default", options)


def test_the_event_loop_stays_free(cache_dir: str) -> None:
    """Many images at once: others get their turn meanwhile."""
    image = PreparedImage(data=CAT, media_type="image/png", width=1, height=1, content_hash="0" * 64)
    embedded = EmbeddedProvider("default", {"cache_dir": cache_dir})

    async def main() -> int:
        request = CaptionRequest(uuid=uuid.uuid4(), image=image)
        work = asyncio.gather(*(embedded.caption(request) for _ in range(12)))
        turns = 0
        while not work.done():
            await asyncio.sleep(0)
            turns += 1
        assert {result.text for result in await work if isinstance(result, CaptionResult)} == {"Cat"}
        return turns

    assert asyncio.run(main()) > 10
