"""Where a text is cut."""

from __future__ import annotations

import pytest

from django_autocaption.text import fit

LONG = "A brown dog runs along the beach, carrying a red ball in its mouth while the sun sets behind the lighthouse"


@pytest.mark.parametrize(
    ("text", "limit", "fitted"),
    [
        ("A dog runs.", 125, "A dog runs."),
        ("  A dog runs.  ", 125, "A dog runs."),
        ("A dog runs. It is brown.", 15, "A dog runs."),
        ("A dog runs. It is brown. It barks.", 24, "A dog runs. It is brown."),
        ("Dr. Smith waves. He smiles.", 20, "Dr. Smith waves."),
        (LONG, 60, "A brown dog runs along the beach"),
        (LONG, 25, "A brown dog runs"),
        (LONG, 90, "A brown dog runs along the beach, carrying a red ball in its mouth while the sun sets"),
        ("A man and a woman walk", 12, "A man"),
        ("Eat, the long remainder has no comma until its very end", 40, "Eat, the long remainder has no comma"),
        ("A shop (with a red door and a long sign) in Rome", 30, "A shop"),
        ('A sign that reads "no entry for anybody" on a gate', 34, "A sign"),
        ("A dog... runs along the long road of life", 20, "A dog... runs"),
    ],
)
def test_english_is_cut_at_sentence_clause_or_word(text: str, limit: int, fitted: str) -> None:
    assert fit(text, limit=limit) == fitted


@pytest.mark.parametrize(
    ("language", "text", "limit", "fitted"),
    [
        ("de", "Ein Hund läuft am Strand und trägt einen roten Ball", 30, "Ein Hund läuft am Strand"),
        ("de", "Ein Mann sitzt mit der Frau auf der Bank", 26, "Ein Mann sitzt"),
        ("fr", "Un chien court sur la plage avec une balle rouge", 30, "Un chien court sur la plage"),
        ("es", "Un perro corre por la playa con una pelota roja", 32, "Un perro corre por la playa"),
        ("ru", "Собака бежит по пляжу и несёт красный мяч", 25, "Собака бежит по пляжу"),
        ("zh", "一只狗在沙滩上奔跑，嘴里叼着红色的球。", 14, "一只狗在沙滩上奔跑"),
        ("zh", "一只狗在沙滩上奔跑。它叼着球。", 12, "一只狗在沙滩上奔跑。"),
        ("zh", "桌子上放着一台iPhone手机", 10, "桌子上放"),
        ("ja", "犬がボールをくわえて砂浜を走っています", 11, "犬がボールをくわえて"),
        ("ja", "窓辺でコーヒーを飲む人", 6, "窓辺"),
        ("ja", "看板に「立入禁止」と書いてある", 5, "看板"),
        ("ko", "개가 해변에서 빨간 공을 물고 달리고 있다", 15, "개가 해변에서 빨간 공을"),
        ("th", "สุนัขวิ่งบนชายหาด มีลูกบอลสีแดง อยู่ในปาก", 24, "สุนัขวิ่งบนชายหาด"),
        ("ar", "كلب يجري على الشاطئ، ويحمل كرة حمراء في فمه", 24, "كلب يجري على الشاطئ"),
        ("hi", "एक कुत्ता समुद्र तट पर दौड़ रहा है। उसके मुँह में गेंद है।", 32, "एक कुत्ता समुद्र तट पर दौड़ रहा है।"),
        ("xx", "Zuri mbwa anakimbia ufukweni", 20, "Zuri mbwa anakimbia"),
    ],
)
def test_other_scripts_are_cut_by_their_rules(language: str, text: str, limit: int, fitted: str) -> None:
    assert fit(text, limit=limit, language=language) == fitted


def test_length_counts_what_a_reader_sees() -> None:
    family = "👩‍👩‍👧" * 10
    assert fit(family, limit=10) == family
    assert fit("é" * 10, limit=10) == "é" * 10


def test_a_cut_text_leaves_room_for_a_full_stop() -> None:
    words = " ".join(["word"] * 40)
    assert len(fit(words, limit=124)) < 124
