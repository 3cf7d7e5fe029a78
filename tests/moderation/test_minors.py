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
아이가 그네를 탄다 | 아기가 의자에 앉아 있다 | Un escolar con mochila | dos hermanitos |
طفل يلعب | والأطفال | فتاةٌ | ילדה קטנה |
הילדים | בן 12 | लड़की | बच्चे खेल रहे हैं | เด็กผู้หญิง | อายุ 12
"""

LOOK_ALIKES = """
A cowboy hat | a babysitter | just kidding | Susan Boyle | infantry | kidney beans | her boyfriend |
mankind | a kind man | one kind of tea | a 25-year-old woman | a 100-year-old tree | 18 years old |
a 2,500-year-old statue | aged 40 | 12 roses | 30th birthday | under 10 dollars | a 17th century house |
eine junge Frau | Junge Frau mit Hut | ein junger Mann | un homme et son chien | el hombre bebe agua |
ellos son altos | un mineur de fond | 25 лет | деталь | elevator | elevation | a torun map | внутри |
多少年前 | 至少女性 | 20岁的女人 | 男性 |
아이스크림 | 아이폰 | 이야기 | 아이 그네 | 아기 의자 | un autobús escolar |
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


@pytest.mark.parametrize(
    "caption", ["Girl Scouts with cookies", "the old boy network", "a child on a seat", "a girl signs a guitar"]
)
def test_would_rather_ask_once_too_often(caption: str) -> None:
    assert mentions_minor(caption)


@pytest.mark.parametrize(
    "caption",
    one_by_one(OTHER_LANGUAGES),
)
def test_finds_minors_in_other_languages(caption: str) -> None:
    assert mentions_minor(caption)


THINGS = """
a baby elephant | juvenile herring gull | a baby-blue car | a baby grand piano | baby's breath in a vase |
minor scratches on a car | a minor league game | Prelude in A minor | Ursa Minor | a minor injury |
a cat with dilated pupils | the pupil of an eye | a 12-year-old whisky | a 10-year-old car in a garage |
a six-week-old puppy | ein 10-jähriges Jubiläum | a model kit | Boyd's pub | Rothschild | sixteen candles | a canteen |
pram in a hall | Box of Girl Scout cookies | baby carrots | a kid goat |
三十代の男性 | flamboyant | tomboyish | 12 months calendar | under 18 inches | playboy | Barnet
"""

NOT_THINGS = """
a baby in a lion costume | a baby lion costume | a baby holding an elephant | a minor | the minor's face |
a minor, smiling | a minor in a car | photo of a minor with a dog | three pupils at a desk | a 12-year-old dog walker |
a 12-year-old with whisky | a six-week-old | a choirboy | pre-schoolers | U12 team | a nine-month-old | minors
"""

FURTHER_LANGUAGES = """
Neugeborenes im Arm | eine zwölfjährige Turnerin | Schüleruniform | des ados | un chaval | alunni | uma rapariga |
twee leerlingen | een twaalfjarige | zuigeling | maluch | ученики | первоклассник | 女學生 | 男子高生 | 生徒 | 10代 |
꼬마 | صغير السن | طلاب المدرسة | bir çocuk | kız çocuğu | 12 yaşında | trẻ em | cậu bé | 12 tuổi | anak-anak |
berusia 12 tahun | дівчинка | хлопець | 12 років | ett barn | pojkar | en flicka | 12-årig | et barn | drenge | piger |
en jente | lapsi | tytöt | 12-vuotias | dítě | dívka | 12letý | παιδί | κορίτσι | 12 ετών | copii | băiat | gyerek |
kislány | 12 éves | کودک | skoluniform
"""

#: Of whom captions speak at school, at home and by age, without a word for child.
AT_SCHOOL_AND_AT_HOME = """
Grundschülerin mit Ranzen | Erstklässler | Gymnasiasten im Labor | Ein Dreijähriger malt. | eine Schulklasse |
Nachbarskinder | un mioche | une classe de CP | estudiantes de secundaria | un quinceañero | una muchachita | lactante |
una scolaresca | un liceale | un quindicenne | nipotini | estudantes do ensino médio | netinhos | um moleque |
basisschoolleerlingen | tienermeisje | kleuterklas | przedszkolak | licealistka | pięciolatek | wnuczka |
дошкольник | внучка | пацан | гимназистка | طالب مدرسة | נכדה | स्कूली छात्रा | skolbarn | en elev | femåring |
skolpojke | barnebarn | pikkulapsi | viisivuotias | školák | vnučka | novorozenec | předškolák | školáci |
lise öğrencisi | онука | nữ sinh | óvodás | iskolás | școlar | nou-născut | a babe in arms | εγγονός
"""


@pytest.mark.parametrize("caption", one_by_one(THINGS))
def test_leaves_things_and_animals_alone(caption: str) -> None:
    assert mentions_minor(caption) == ()


@pytest.mark.parametrize("caption", one_by_one(NOT_THINGS))
def test_is_not_taken_in_by_things_beside_a_minor(caption: str) -> None:
    assert mentions_minor(caption)


@pytest.mark.parametrize("caption", one_by_one(AT_SCHOOL_AND_AT_HOME))
def test_finds_who_is_named_by_school_family_or_age(caption: str) -> None:
    assert mentions_minor(caption)


@pytest.mark.parametrize("caption", one_by_one(FURTHER_LANGUAGES))
def test_finds_minors_where_the_app_cannot_clean_a_caption(caption: str) -> None:
    assert mentions_minor(caption)


@pytest.mark.parametrize(
    ("caption", "language"),
    [("una menor en la calle", "es"), ("uma menor sentada", "pt"), ("un minore", "it"), ("una alumna", "es")],
)
def test_a_minor_is_a_person_where_no_noun_follows(caption: str, language: str) -> None:
    assert mentions_minor(caption, language)


@pytest.mark.parametrize(
    ("caption", "language"),
    [("el menor precio", "es"), ("o menor preço", "pt"), ("il minore dei mali", "it"), ("tater tots", "en")],
)
def test_a_smaller_thing_is_no_minor(caption: str, language: str) -> None:
    assert mentions_minor(caption, language) == ()


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


def test_a_spelt_age_is_read_as_a_whole() -> None:
    assert mentions_minor("스물다섯 살 여성이 책을 읽는다.") == ()
    assert mentions_minor("다섯 살 여자가 책을 읽는다.")


@given(st.text(), st.none() | st.text(max_size=8))
def test_never_raises(caption: str, language: str | None) -> None:
    assert isinstance(mentions_minor(caption, language), tuple)


@given(st.integers(1, 120))
def test_an_age_counts_below_18(age: int) -> None:
    assert bool(mentions_minor(f"a {age}-year-old dancer")) is (age < 18)


@given(st.text(), st.text())
def test_a_child_is_found_wherever_it_stands(before: str, after: str) -> None:
    assert "child" in mentions_minor(f"{before}. Child! {after}")


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    [" ", "-", " -", "1", "girl ", "12 years ", "under ", "子", "baby ", "minor  ", "black pupils ", "12-year-old "],
)
def test_time_grows_with_length_only(piece: str) -> None:
    mentions_minor((piece * 20_000)[:20_000])
