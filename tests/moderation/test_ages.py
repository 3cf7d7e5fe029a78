"""Age labels of models, and what people write for ages, become bands of years."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from django_autocaption.moderation import AgeBand, parse_age_label
from django_autocaption.moderation.bands import OLDEST_AGE
from tests.every import every

VIT_AGE_CLASSIFIER = {
    "0-2": (0, 2),
    "3-9": (3, 9),
    "10-19": (10, 19),
    "20-29": (20, 29),
    "60-69": (60, 69),
    "more than 70": (70, None),
}
OPEN_AGE_DETECTION = {
    "0-12": (0, 12),
    "13-20": (13, 20),
    "21-44": (21, 44),
    "45-64": (45, 64),
    "65+": (65, None),
    "Child 0–12": (0, 12),
    "Teenager 13–20": (13, 20),
    "Adult 21–44": (21, 44),
    "Middle Age 45–64": (45, 64),
    "Aged 65+": (65, None),
}
OTHER_MODELS = {
    "(0, 2)": (0, 2),
    "(15, 20)": (15, 20),
    "(60, 100)": (60, 100),
    "[18, 25)": (18, 25),
    "06-07": (6, 7),
    "01": (1, 1),
    "90+": (90, None),
    "age_18_24": (18, 24),
    "more_than_70": (70, None),
    "YOUNG": (13, 24),
    "MIDDLE": (40, 64),
    "OLD": (60, None),
}
SPELLINGS = {
    "13—20": (13, 20),
    "13−20": (13, 20),
    "13 ‑ 20": (13, 20),
    "(15-20)": (15, 20),
    "13 to 20": (13, 20),
    "13 bis 20 Jahre": (13, 20),
    "13〜20歳": (13, 20),
    "between 25 and 35": (25, 35),
    "The person appears to be between 25 and 35 years old.": (25, 35),
    "13-20 (79.65%)": (13, 20),
    "10-19 (confidence: 0.93)": (10, 19),
    '{"ageGroup": "13-20", "confidence": 79.65}': (13, 20),
    "**30-39**": (30, 39),
    "Male, 30-39": (30, 39),
    "Cohort 30-39": (30, 39),
    "١٣-٢٠": (13, 20),
    "１３－２０": (13, 20),
    "20-13": (13, 20),
    "44 to 21 years": (21, 44),
    "13..20": (13, 20),
    "13…20": (13, 20),
    "21--44": (21, 44),
    "13&ndash;20": (13, 20),
    "TEENAGER_13_20": (13, 20),
    "13-20: 0.93": (13, 20),
    "21-44 (0.93)": (21, 44),
}
OPEN_ENDS = {
    "over 60": (60, None),
    "⩾65": (65, None),
    "⩽17": (0, 17),
    "under eighteen": (0, 17),
    "over-60s": (60, None),
    "65 +": (65, None),
    "65plus": (65, None),
    "≥65": (65, None),
    "18 and over": (18, None),
    "60 years and above": (60, None),
    "at least 18": (18, None),
    "under 18": (0, 17),
    "under the age of 18": (0, 17),
    "less than 18 years old": (0, 17),
    "below 13": (0, 12),
    "<18": (0, 17),
    "<=18": (0, 18),
    "up to 18": (0, 18),
    "18 or younger": (0, 18),
    "no older than 17": (0, 17),
}
DECADES = {
    "20s": (20, 29),
    "early 20s": (20, 24),
    "mid-thirties": (33, 37),
    "late teens": (16, 19),
    "teens": (13, 19),
    "30-something": (30, 39),
    "late 20s to early 30s": (26, 34),
    "20s-30s": (20, 39),
}
AGES = {
    "17": (17, 17),
    "17.0": (17, 17),
    "17.9": (17, 17),
    "about 18": (16, 20),
    "around the age of 18": (16, 20),
    "~30": (28, 32),
    "30-ish": (28, 32),
    "approximately 30-39": (30, 39),
    "17 years old": (17, 17),
    "17yo": (17, 17),
    "17 y/o": (17, 17),
    "17歳": (17, 17),
    "seventeen": (17, 17),
    "twenty-five years old": (25, 25),
    "18 months": (1, 1),
    "6-12 months": (0, 1),
    "30-39 months": (2, 3),
    "3 weeks old": (0, 0),
    "0": (0, 0),
}
WORDS = {
    "child": (0, 12),
    "Toddler": (0, 3),
    "teenager": (13, 19),
    "schoolgirl": (0, 17),
    "minor": (0, 17),
    "Mädchen": (0, 17),
    "adult": (18, None),
    "young adult": (18, 25),
    "middle-aged": (40, 64),
    "Senior": (60, None),
    "elderly": (60, None),
}
SEVERAL_FACES = {
    "13-20, 21-44": (13, 20),
    "21-44; 13-20": (13, 20),
    "65+ / 0-2": (0, 2),
    "['30-39', '20-29']": (20, 29),
    "30-39 and 10-19": (10, 19),
    "adult, child": (0, 12),
    "12, 40": (12, 12),
    "two people: 21-44 and 13-20": (13, 20),
    "face 1: 21-44, face 2: 45-64": (21, 44),
    "2 adults": (18, None),
    "1 adult, 2 children": (0, 12),
    "17 adults": (17, 17),
}
ONE_FACE_IN_WORDS_AND_FIGURES = {
    "adult, 30s": (30, 39),
    "21-44, adult": (21, 44),
    "child, 3-9": (3, 9),
    "teen, 13-20": (13, 20),
    "child, 30-39": (0, 12),
    "adult, 30s, 21-44": (18, None),
}
JSON = {
    '{"ageGroup": "21-44", "confidence": 79.65}': (21, 44),
    '{"age_min": 21, "age_max": 44}': (21, 44),
    '{"min_age": 65}': (65, None),
    '{"max": 17}': (0, 17),
    '{"label": "65+", "score": 0.93}': (65, None),
    '{"gender": "male", "age": 30, "age_confidence": 12}': (30, 30),
    '[{"ageGroup": "21-44"}, {"ageGroup": "13-20"}]': (13, 20),
    '{"faces": [{"age": 40}, {"age": "teen"}]}': (13, 19),
    '["13-20","45-64"]': (13, 20),
    '{"age": 30, "is_minor": true}': (0, 17),
    '{"age": 30, "under_18": false}': (30, 30),
    "[13, 20]": (13, 13),
}
OTHER_LANGUAGES = {
    "unter 18": (0, 17),
    "mehr als 70": (70, None),
    "65 Jahre und älter": (65, None),
    "20er": (20, 29),
    "Kind": (0, 12),
    "moins de 18 ans": (0, 17),
    "70 ans et plus": (70, None),
    "menor de 18 años": (0, 17),
    "más de 70": (70, None),
    "di 18 o più": (18, None),
    "jonger dan 18": (0, 17),
    "powyżej 70": (70, None),
    "старше 70": (70, None),
    "младше 18 лет": (0, 17),
    "70岁以上": (70, None),
    "18岁以下": (0, 18),
    "13至20岁": (13, 20),
    "18歳未満": (0, 17),
    "10代": (10, 19),
    "30대": (30, 39),
    "18세 미만": (0, 17),
    "أكثر من 70": (70, None),
    "מתחת ל-18": (0, 17),
    "มากกว่า 70": (70, None),
    "Erwachsener": (18, None),
    "взрослые": (18, None),
    "成人": (18, None),
}
WORDS_AGAINST_NUMBERS = {
    "Adult 13-20": (13, 20),
    "Young Adult 21-44": (21, 44),
    "Child 30-39": (0, 12),
    "teen 18-25": (13, 19),
}

NONSENSE = """
banana | N/A | unknown | no person | ??? | -5 | age: -1 | 999 | 13-999 | 131 | 2024-05-01 | 80% | 30-39% |
30-39 kg | 65- | 25M | {} | [] | {"gender": "male"} | {"ageGroup": null} | {"image": 30} | {"language": 30} |
[{"age": 30}, {}] | {"age_confidence": 30} | none of the above | I cannot determine the age | woman | -13 |
 LABEL_2 | LABEL_45 | Qwen2.5-VL 30
"""


@every(
    [
        case
        for table in (
            VIT_AGE_CLASSIFIER,
            OPEN_AGE_DETECTION,
            OTHER_MODELS,
            SPELLINGS,
            OPEN_ENDS,
            DECADES,
            AGES,
            WORDS,
            SEVERAL_FACES,
            ONE_FACE_IN_WORDS_AND_FIGURES,
            JSON,
            OTHER_LANGUAGES,
            WORDS_AGAINST_NUMBERS,
        )
        for case in table.items()
    ]
)
def test_reads_the_labels_of_models_and_people(label: str, ends: tuple[int, int | None]) -> None:
    assert parse_age_label(label) == AgeBand(*ends)


@every(["", "  ", "9" * 2_000, *map(str.strip, NONSENSE.split("|"))])
def test_reads_no_age_into_nonsense(label: str) -> None:
    assert parse_age_label(label) is None


@pytest.mark.parametrize(
    "label",
    [
        "not 30-39",
        "not a child",
        "minor: no idea",
        "adult?",
        "30-39, unknown",
        "30-39 maybe",
        "error 30",
    ],
)
def test_does_not_believe_an_adult_in_doubt(label: str) -> None:
    assert parse_age_label(label) is None


@every(
    {
        "Child: 0–12": (0, 12),
        "Child (0-12)": (0, 12),
        "Toddler: 1 to 3": (1, 3),
        "Senioren": (60, None),
        "老年": (60, None),
        "40代後半": (46, 49),
        "10代後半": (16, 19),
        "30대 초반": (30, 34),
        "minor: no": (18, None),
        "is_minor=false": (18, None),
        "under 18 (no)": (18, None),
        "not a minor": (18, None),
        "nicht minderjährig": (18, None),
        "no es menor": (18, None),
        "not under 25": (25, None),
        "no children, adults only": (18, None),
        '{"minor": "no"}': (18, None),
        "minor: yes": (0, 17),
        "adult: no": (0, 17),
        "not an adult": (0, 17),
        "non-adult": (0, 17),
        "kein Erwachsener": (0, 17),
        '{"age": 30, "is_adult": false}': (0, 17),
        '{"ageGroup": "adult", "minor": "yes"}': (0, 17),
        "minor: no, 15": (15, 15),
        '{"is_minor": false, "age": 15}': (15, 15),
        "U16": (0, 15),
        "son (8)": (8, 8),
        "not yet 18": (0, 17),
        "isAdult: true": (18, None),
        "F 14": (14, 14),
        "M27": (27, 27),
        "maybe 14": (14, 14),
        "could be 17 or 19": (17, 17),
        "Young (18-35)": (18, 35),
        "jovem adulto": (18, 25),
        "orang dewasa": (18, None),
        "sechzehn": (16, 16),
        "quinze ans": (15, 15),
        "пятнадцать лет": (15, 15),
    }.items()
)
def test_reads_what_is_said_by_yes_and_no_and_in_words(label: str, ends: tuple[int, int | None]) -> None:
    assert parse_age_label(label) == AgeBand(*ends)


@pytest.mark.parametrize(
    "label",
    [
        "minor: n/a",
        "adult? no - a minor?",
        "not 13-20",
        "13-20, unknown",
        "13-20 maybe",
        "a child perhaps",
        "high school senior",
    ],
)
def test_believes_a_minor_even_in_doubt(label: str) -> None:
    band = parse_age_label(label)
    assert band and band.age_min < 18


def test_reads_numbers_and_lists() -> None:
    assert parse_age_label(17) == parse_age_label(17.99) == AgeBand(17, 17)
    assert parse_age_label(["21-44", "13-20", 30]) == AgeBand(13, 20)
    assert parse_age_label([30, "?"]) is None
    assert parse_age_label([]) is None
    assert parse_age_label({"ageGroup": "21-44", "confidence": 12}) == AgeBand(21, 44)
    assert parse_age_label([{"age": 30}, {"age": Decimal("13.5")}]) == AgeBand(13, 13)
    assert parse_age_label([[[[[[[[[[13]]]]]]]]]]) is None
    for absurd in (-1, 131, 10**400, float("nan"), float("inf"), True):
        assert parse_age_label(absurd) is None


@pytest.mark.parametrize(
    ("label", "normal"),
    [("Teenager 13–20", "13-20"), ("more than 70", "70+"), ("under 18", "<18"), ("17.0", "17"), ("20s", "20-29")],
)
def test_bands_have_one_normal_spelling(label: str, normal: str) -> None:
    band = parse_age_label(label)
    assert band and band.label == normal
    assert parse_age_label(band.label) == band


@given(st.integers(0, OLDEST_AGE), st.integers(0, OLDEST_AGE), st.sampled_from(["-", "–", " to ", "−", " - ", "~"]))
def test_reads_any_range_in_either_order(one: int, other: int, dash: str) -> None:
    assert parse_age_label(f"{one}{dash}{other}") == AgeBand(min(one, other), max(one, other))


@given(st.text() | st.floats() | st.integers() | st.lists(st.text() | st.floats()))
@example("\U00010d41\U00010d43")
@example("1 " * 500)
def test_never_raises_and_gives_sane_bands(label: str | float | list[str | float]) -> None:
    band = parse_age_label(label)
    assert band is None or 0 <= band.age_min <= (OLDEST_AGE if band.age_max is None else band.age_max) <= OLDEST_AGE


LABELS = st.sampled_from(["13-20", "21-44", "65+", "0-2", "adult", "child", "under 18", "over 60", "17", "30"])


@given(st.lists(LABELS, min_size=1), LABELS)
def test_another_face_never_makes_the_image_older(faces: list[str], another: str) -> None:
    before, after = parse_age_label(faces), parse_age_label([*faces, another])
    assert before and after and after.age_min <= before.age_min
