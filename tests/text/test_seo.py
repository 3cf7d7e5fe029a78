"""The texts of a page about one image."""

from __future__ import annotations

import pytest

from django_autocaption.text import SeoWords, seo, slug, width

DOG = "A brown dog runs along the beach, carrying a red ball in its mouth."


def test_title_is_the_first_clause_without_full_stop() -> None:
    assert seo(alt_text=DOG).title == "A brown dog runs along the beach"


def test_given_title_wins_unless_it_is_a_file_name() -> None:
    assert seo(alt_text=DOG, title="Dog with a ball").title == "Dog with a ball"
    assert seo(alt_text=DOG, title="IMG_1234.jpg").title == "A brown dog runs along the beach"
    assert seo(alt_text=DOG, title="Untitled").title == "A brown dog runs along the beach"


def test_taken_title_is_told_apart() -> None:
    taken = ["A brown dog runs along the beach"]
    other = seo(alt_text=DOG, taken_titles=taken).title
    assert other not in taken
    short = seo(alt_text="A dog.", taken_titles=["A dog", "a dog (2)"]).title
    assert short == "A dog (3)"


def test_wide_characters_count_twice() -> None:
    assert width("犬") == 2
    assert width("é") == width("e\u0301") == 1
    title = seo(
        alt_text="一只棕色的大狗在金色的沙滩上快乐地奔跑着嘴里还叼着一个红色的小球准备送给它的主人。", language="zh"
    ).title
    assert 40 <= width(title) <= 60


def test_meta_description_is_whole_and_not_the_title_again() -> None:
    words = seo(
        alt_text=DOG,
        description=DOG + " The sun sets behind a lighthouse, and two gulls fly over the waves. " + "More. " * 50,
    )
    assert width(words.meta_description) <= 155
    assert words.meta_description.startswith(DOG)
    assert words.meta_description.endswith(".")
    assert seo(alt_text="A dog.").meta_description == ""


def test_decorative_image_has_no_words() -> None:
    assert seo(alt_text=DOG, decorative=True) == SeoWords()
    assert seo(alt_text="") == SeoWords()


def test_open_graph_and_twitter_texts() -> None:
    words = seo(alt_text=DOG)
    assert words.alt == words.og_image_alt == words.twitter_image_alt == DOG
    assert words.og_title == words.twitter_title == words.title
    assert words.og_description == words.twitter_description == DOG


def test_keywords_name_things_and_no_people() -> None:
    assert seo(alt_text=DOG).keywords[:2] == ("brown dog", "beach")
    words = seo(
        alt_text="A young girl in a red dress.", keywords=["Dress", "girl", "nike", "by Monet", "Red_Dress", "dress"]
    )
    assert words.keywords == ("dress", "red dress")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (DOG, "en", "brown-dog-runs-beach-carrying-red-ball-mouth"),
        ("Red car.", "en", "red-car"),
        ("The cat.", "en", "the-cat"),
        ("Ein Café in Zürich, groß und schön", "de", "cafe-zuerich-gross-schoen"),
        ("Собака бежит по пляжу", "ru", "собака-бежит-пляжу"),
        ("一只狗", "zh", "一只狗"),
        ("...", "en", ""),
        ("Rød grød", "da", "roed-groed"),
        ("Kırmızı İstanbul tramvayı", "tr", "kirmizi-istanbul-tramvayi"),
        ("L'entrée d'une église à l'aube", "fr", "entree-eglise-aube"),
        ("Rainfall of 2,250 mm", "en", "rainfall-2250-mm"),
        ("Brot für 1.299,99 Euro", "de", "brot-1299-99-euro"),
        ("A 0.125 inch bolt", "en", "0-125-inch-bolt"),
        ("A man's hat and a dog's ball", "en", "mans-hat-dogs-ball"),
    ],
)
def test_slug(text: str, language: str, expected: str) -> None:
    assert slug(text, language=language) == expected
