"""Captions that name a minor are found, in many languages; words that only look alike are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.moderation import mentions_minor

OTHER_LANGUAGES = """
Ein Junge spielt | Kinder am Strand | ein kleines Mädchen | 15-jährige Turnerin | 12 Jahre alt |
une petite fille | des enfants jouent | un danseur de 12 ans | una niña corre | un bebé | los niños |
un bambino | ragazze al mare | uma criança | menino com bola | een kind speelt | kinderen | twee meisjes |
dziecko na rowerze | dziewczynka | chłopiec | ребёнок | дети играют | девочка с мячом | 12-летняя | 一个小女孩 |
兩個兒童 | 12岁的滑雪者 | 女の子が走る | 小学生 | 10歳の | 아이가 웃고 있다 | 소녀 | 12살 |
طفل يلعب | والأطفال | فتاةٌ | ילדה קטנה |
הילדים | בן 12 | लड़की | बच्चे खेल रहे हैं | เด็กผู้หญิง | อายุ 12
"""

LOOK_ALIKES = """
A cowboy hat | a babysitter | just kidding | Susan Boyle | infantry | kidney beans | her boyfriend |
mankind | a kind man | one kind of tea | a 25-year-old woman | a 100-year-old tree | 18 years old |
a 2,500-year-old statue | aged 40 | 12 roses | 30th birthday | under 10 dollars | a 17th century house |
eine junge Frau | Junge Frau mit Hut | ein junger Mann | un homme et son chien | el hombre bebe agua |
ellos son altos | un mineur de fond | 25 лет | деталь | 多少年前 | 至少女性 | 20岁的女人 | 男性 |
아이스크림 | 아이폰 | 이야기 |
12세기 성 | رجل | אישה | आदमी | ผู้ชาย
"""


def one_by_one(table: str) -> list[str]:
    return [caption.strip() for caption in table.split("|")]


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        ("A child plays with two girls.", ("child", "girls")),
        ("The boy's bike", ("boy",)),
        ("TEENAGER in a school uniform", ("teenager", "school uniform")),
        ("Preteens, toddlers and a newborn", ("preteens", "toddlers", "newborn")),
        ("A 12-year-old girl. Another girl.", ("12-year-old", "girl")),
        ("a twelve year old skater", ("twelve year old",)),
        ("skaters, 10 – 12 years old", ("10-12 years old",)),
        ("a 16yo and someone aged 15", ("16yo", "aged 15")),
        ("an 8-month-old", ("8-month-old",)),
        ("under-16s only", ("under-16s",)),
        ("a father and son", ("and son",)),
        ("a 12‑year‑old singer", ("12-year-old",)),
        ("ｇｉｒｌ", ("girl",)),
        ("g\u200birl", ("girl",)),
        ("٩ years old", ("9 years old",)),
    ],
)
def test_finds_minors_in_english(caption: str, words: tuple[str, ...]) -> None:
    assert mentions_minor(caption) == words


@pytest.mark.parametrize("caption", ["Box of Girl Scout cookies", "baby carrots", "the old boy network", "a kid goat"])
def test_would_rather_ask_once_too_often(caption: str) -> None:
    assert mentions_minor(caption)


@pytest.mark.parametrize(
    "caption",
    one_by_one(OTHER_LANGUAGES),
)
def test_finds_minors_in_other_languages(caption: str) -> None:
    assert mentions_minor(caption)


@pytest.mark.parametrize(
    "caption",
    one_by_one(LOOK_ALIKES),
)
def test_is_not_taken_in_by_look_alikes(caption: str) -> None:
    assert mentions_minor(caption) == ()


@pytest.mark.parametrize(
    ("caption", "language", "words"),
    [
        ("een heel lief kind", "nl", ("kind",)),
        ("un mineur assis", "fr-CA", ("mineur",)),
        ("Sons", "en_GB", ("sons",)),
    ],
)
def test_a_known_language_adds_its_own_words(caption: str, language: str, words: tuple[str, ...]) -> None:
    assert mentions_minor(caption) == ()
    assert mentions_minor(caption, language) == words


@given(st.text(), st.none() | st.text(max_size=8))
def test_never_raises(caption: str, language: str | None) -> None:
    assert isinstance(mentions_minor(caption, language), tuple)


@given(st.integers(1, 120))
def test_an_age_counts_below_18(age: int) -> None:
    assert bool(mentions_minor(f"a {age}-year-old dancer")) is (age < 18)


@given(st.text(), st.text())
def test_a_child_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert "child" in mentions_minor(f"{before}. Child! {after}")


@pytest.mark.timeout(10)
@pytest.mark.parametrize("piece", [" ", "-", " -", "1", "girl ", "12 years ", "under ", "子"])
def test_time_grows_with_length_only(piece: str) -> None:
    mentions_minor((piece * 20_000)[:20_000])
