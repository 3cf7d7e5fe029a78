"""What is left after a cut says what the answer said: no half of a list, no word that waits for the next."""

from __future__ import annotations

import pytest

from django_autocaption.text import clean, lint


def alt(text: str, language: str = "en", **options: object) -> str:
    return clean(text, language=language, **options).alt_text  # type: ignore[arg-type]  # passed on


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Sonne geht auf."),
        ("de", "Ein Kind pustet Kerzen aus."),
        ("de", "Das Schiff läuft in den Hafen ein."),
        ("de", "Viele Menschen machen bei dem Lauf mit."),
        ("nl", "De zon gaat onder."),
        ("en", "A bench for two people to look at."),
        ("en", "A toy train beside the box it came with."),
        ("en", "An astronaut shows the capsule she came from."),
    ],
)
def test_a_sentence_with_its_full_stop_may_end_on_a_particle(language: str, text: str) -> None:
    assert alt(text, language) == text
    assert "dangling" not in [finding.code for finding in lint(text, language=language)]


@pytest.mark.parametrize(
    ("language", "text", "left"),
    [
        ("en", "A woman holding a bag with", "A woman holding a bag."),
        ("de", "Eine Frau auf einer Bank mit", "Eine Frau auf einer Bank."),
        ("en", "A cat and a.", ""),
        ("de", "Ein Hund und die.", ""),
    ],
)
def test_what_was_cut_off_may_not(language: str, text: str, left: str) -> None:
    assert alt(text, language) == left


SENTENCE = (
    "A departure board at a station lists trains to Paris, Lyon, Brest, Milan, Turin, Geneva, Zurich, Basel and "
    "Strasbourg, each with its platform and minutes of delay."
)


MORE = "Lille, Metz, Dijon, Toulon, Nice, Rennes, Nantes, Angers, Tours, Limoges, Pau, Bayonne, Toulouse, Perpignan"


class TestLongSentences:
    def test_a_list_is_not_ended_in_the_middle(self) -> None:
        assert alt(SENTENCE) == SENTENCE
        longer = SENTENCE.replace("Strasbourg", f"Strasbourg, {MORE}, Nancy")
        assert alt(longer) == "A departure board at a station lists trains."

    def test_a_clause_that_stands_for_it_is_better(self) -> None:
        text = (
            "A red steel bridge crosses a wide river under a cloudy sky, while two small boats with white sails wait "
            "below it for the tide to turn in the late afternoon."
        )
        assert alt(text) == "A red steel bridge crosses a wide river under a cloudy sky."

    def test_one_of_up_to_twice_the_limit_stays_whole(self) -> None:
        sentence = "A hiker in a red coat walks with two dogs on a narrow ridge that rises over green valleys"
        for limit, kept in [(len(sentence) // 2 + 1, True), (len(sentence) // 2, False)]:
            assert (alt(f"{sentence}.", limit=limit) == f"{sentence}.") is kept

    @pytest.mark.parametrize(
        ("text", "limit", "left"),
        [
            (
                "A skier descends a snowy slope between tall pine trees on a bright winter day with a clear blue sky "
                "over the mountains of a national park far away from any town and all the roads that lead to it.",
                60,
                "A skier descends a snowy slope between tall pine trees.",
            ),
            (
                "A street with tall, narrow houses leads down to a harbour in which a great number of fishing boats "
                "lie at anchor between buoys that are painted red and green and white and yellow in the evening sun.",
                50,
                "A street with tall, narrow houses leads.",
            ),
        ],
    )
    def test_no_adjective_is_left_hanging(self, text: str, limit: int, left: str) -> None:
        assert alt(text, limit=limit) == left


@pytest.mark.parametrize(
    ("language", "empty", "rest"),
    [
        ("en", "The image is divided into two parts.", "On the left a cat sleeps on a chair."),
        ("en", "There are several objects in this image.", "A lamp stands on a desk beside a book."),
        ("en", "This picture consists of three distinct panels.", "Each panel shows the same tree in one season."),
        ("de", "Das Bild ist in zwei Hälften geteilt.", "Links schläft eine Katze auf einem Stuhl."),
        ("fr", "L'image est divisée en deux parties.", "À gauche, un chat dort sur une chaise."),
        ("es", "La imagen está dividida en dos partes.", "A la izquierda duerme un gato."),
        ("it", "L'immagine è divisa in due parti.", "A sinistra un gatto dorme su una sedia."),
        ("pt", "A imagem está dividida em duas partes.", "À esquerda dorme um gato."),
        ("nl", "De afbeelding bestaat uit twee delen.", "Links slaapt een kat op een stoel."),
        ("ja", "この画像は二つの部分に分かれています。", "左では猫が椅子の上で眠っています。"),
        ("zh", "这张图片分为两个部分。", "左边一只猫在椅子上睡觉。"),
    ],
)
def test_a_first_sentence_that_says_nothing_goes(language: str, empty: str, rest: str) -> None:
    between = "" if language in ("ja", "zh") else " "
    assert alt(f"{empty}{between}{rest}", language) == rest


def test_a_first_sentence_that_says_what_is_divided_stays() -> None:
    text = "A field is divided into two parts by a hedge. Cows graze on the left."
    assert alt(text) == text
