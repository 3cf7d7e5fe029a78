"""Forty images are saved where moderation holds back: whatever is said of children in any field and language, the age
model saw an adult each time, so that the words decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Caption
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.publishing.samples import render
from tests.rows import PUBLISHED, REVIEW, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

BESIDE = {
    "en": "A cake with candles on a table.", "de": "Eine Torte mit Kerzen auf einem Tisch.",
    "fr": "Un gâteau avec des bougies sur une table.", "es": "Una tarta con velas sobre una mesa.",
    "ja": "テーブルの上にろうそくの立ったケーキがある。", "zh": "桌子上放着一个插着蜡烛的蛋糕。",
    "sv": "En tårta med ljus på ett bord.", "pl": "Tort ze świeczkami na stole.",
    "tr": "Masanın üzerinde mumlu bir pasta.", "uk": "Торт зі свічками на столі.",
}  # fmt: skip
CLEAR, HELD, BLOCKED = "clear", "review", "blocked"
#: Language, the field with something to look at, what is said there, nudity, rating, whether the words are published.
SAVES: list[tuple[str, str, str, bool | None, str, str]] = [
    ("en", "text", "A woman reads a newspaper on a bench.", False, CLEAR, PUBLISHED),
    ("en", "text", "A bowl of baby carrots next to a child seat.", False, CLEAR, PUBLISHED),
    ("en", "text", "A 30-year-old car stands in a garage.", False, CLEAR, PUBLISHED),
    ("en", "text", "A little girl leans over a cake.", False, HELD, PUBLISHED),
    ("en", "description", "A little girl in a school uniform leans over a cake.", False, HELD, PUBLISHED),
    ("en", "title", "Two boys and a cake", False, HELD, PUBLISHED),
    ("en", "keywords", "schoolgirl", False, HELD, PUBLISHED),
    ("en", "keywords", "cake", False, CLEAR, PUBLISHED),
    ("en", "translation", "Ein kleines Mädchen beugt sich über eine Torte.", False, HELD, PUBLISHED),
    ("en", "description", "A little girl in a school uniform leans over a cake.", True, BLOCKED, PUBLISHED),
    ("en", "text", "A woman lies on a bed.", True, HELD, PUBLISHED),
    ("en", "text", "A 60-year-old man bakes a cake.", False, CLEAR, REVIEW),
    ("en", "description", "A muslim woman bakes a cake for a shop.", False, CLEAR, REVIEW),
    ("en", "text", "I'm sorry, I can't describe this teenager.", False, HELD, REVIEW),
    ("de", "text", "Eine Frau liest auf einer Bank Zeitung.", False, CLEAR, PUBLISHED),
    ("de", "text", "Ein Kinderbuch liegt neben einem Kindersitz.", False, CLEAR, PUBLISHED),
    ("de", "text", "Ein kleines Mädchen beugt sich über eine Torte.", False, HELD, PUBLISHED),
    ("de", "description", "Zwei Schulkinder in Uniform stehen an der Tür.", False, HELD, PUBLISHED),
    ("de", "text", "Ein etwa 60-jähriger Mann backt eine Torte.", False, CLEAR, REVIEW),
    ("fr", "text", "Une femme lit le journal sur un banc.", False, CLEAR, PUBLISHED),
    ("fr", "title", "Une fillette et un gâteau", False, HELD, PUBLISHED),
    ("fr", "text", "Une fillette de 5 ans souffle des bougies.", False, HELD, REVIEW),
    ("es", "text", "Una mujer lee el periódico en un banco.", False, CLEAR, PUBLISHED),
    ("es", "text", "Los daños de El Niño en la costa.", False, CLEAR, PUBLISHED),
    ("es", "description", "Un niño sopla las velas de una tarta.", False, HELD, PUBLISHED),
    ("es", "text", "Una mujer negra lee el periódico en un banco.", False, CLEAR, REVIEW),
    ("ja", "text", "ベンチで女性が新聞を読んでいる。", False, CLEAR, PUBLISHED),
    ("ja", "text", "女の子がケーキのろうそくを吹き消している。", False, HELD, PUBLISHED),
    ("ja", "description", "制服の学生がドアの前に立っている。", False, HELD, PUBLISHED),
    ("zh", "text", "一位女士坐在长椅上看报纸。", False, CLEAR, PUBLISHED),
    ("zh", "keywords", "小女孩", False, HELD, PUBLISHED),
    ("zh", "text", "三十多岁的亚洲女性坐在长椅上。", False, CLEAR, REVIEW),
    ("sv", "text", "En kvinna läser tidningen på en bänk.", False, CLEAR, PUBLISHED),
    ("sv", "description", "En liten flicka blåser ut ljusen på en tårta.", False, HELD, PUBLISHED),
    ("pl", "text", "Kobieta czyta gazetę na ławce.", False, CLEAR, PUBLISHED),
    ("pl", "title", "Mała dziewczynka i tort", True, BLOCKED, PUBLISHED),
    ("tr", "text", "Bir kadın bankta gazete okuyor.", False, CLEAR, PUBLISHED),
    ("tr", "text", "Küçük bir kız pastanın mumlarını üflüyor.", False, HELD, PUBLISHED),
    ("uk", "text", "Жінка читає газету на лавці.", False, CLEAR, PUBLISHED),
    ("uk", "description", "Маленька дівчинка задуває свічки на торті.", False, HELD, PUBLISHED),
]  # fmt: skip


def answer(language: str, field: str, said: str, nsfw: bool | None) -> CaptionResult:
    """A service's, in which these words stand in that place, and harmless ones where the alt text is made from."""
    if field == "translation":
        return CaptionResult(text=BESIDE[language], nsfw=nsfw, translations={"de": CaptionResult(text=said)})
    value: Any = (said,) if field == "keywords" else said
    return CaptionResult(**{"text": BESIDE[language], "nsfw": nsfw, field: value})


def test_each_is_held_or_shown_for_what_was_said(scripted: type[ScriptedProvider]) -> None:
    assert len(SAVES) == 40
    wrong: dict[tuple[str, ...], tuple[str, ...]] = defaultdict(tuple)
    for language in dict.fromkeys(save[0] for save in SAVES):
        own = [save for save in SAVES if save[0] == language]
        for save, (rating, standing, page) in zip(own, saved(scripted, language, own), strict=True):
            expected = (save[4], save[5], save[4] == CLEAR and save[5] == PUBLISHED)
            if (rating, standing, bool(page)) != expected:
                wrong[save[:3]] = (rating, standing, page)
    assert not dict(wrong)
    assert Counter(save[4] for save in SAVES) == {CLEAR: 20, HELD: 18, BLOCKED: 2}


def saved(
    scripted: type[ScriptedProvider], language: str, saves: list[tuple[str, str, str, bool | None, str, str]]
) -> list[tuple[str, str, str]]:
    """Rating, standing and alt text on its page of each, after a worker was there."""
    answers: dict[str, CaptionResult] = {}

    async def say(request: CaptionRequest) -> CaptionResult:
        return answers[request.image.content_hash]

    providers = {**settings.AUTOCAPTION["PROVIDERS"], "ages": {"BACKEND": "tests.testapp.providers.AgeProvider"}}
    changed: dict[str, Any] = {
        **settings.AUTOCAPTION,
        "PROVIDERS": providers,
        "LANGUAGES": [language],
        "MODERATION": {"PROVIDER": "ages", "MODE": "hold", "NSFW_UNCHECKED": "clear"},
    }
    with override_settings(AUTOCAPTION=changed):
        Photo.objects.all().delete()
        Caption.objects.all().delete()
        photos = [Photo.objects.create(image=upload((0, 6 * SAVES.index(save), 90))) for save in saves]
        for photo, (_language, field, said, nsfw, *_expected) in zip(photos, saves, strict=True):
            with photo.image.open("rb") as file:
                answers[sha256(file.read()).hexdigest()] = answer(language, field, said, nsfw)
        scripted.script.extend([say] * len(saves))
        produce()
        rows = {row.object_id: row for row in Caption.objects.with_words()}
        return [
            (str(row.rating), str(stands(row)), render("{% load autocaption %}{% alt photo.image %}", photo=photo))
            for photo in photos
            if (row := rows[str(photo.pk)])
        ]
