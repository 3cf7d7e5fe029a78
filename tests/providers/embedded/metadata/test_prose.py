"""Words of people are told from those of programs, whatever the program."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL.ExifTags import Base

from django_autocaption.providers.embedded.metadata import evidence
from django_autocaption.providers.embedded.metadata.author import read_author_words
from django_autocaption.providers.embedded.metadata.prose import is_prose
from django_autocaption.types import ImageMetadata
from tests.providers.embedded.metadata.blocks import dataset, exif, lang_alt, xmp
from tests.providers.embedded.metadata.written import BY_PEOPLE, BY_PROGRAMS

#: Of a hundred.
MOST_WRONG = 2
#: Where the rule was not tried before: names of programs that look like any other name are among them.
MOST_WRONG_LATER = 6
#: Published unread of what programs write, or read by an editor of what people write, in texts that were written down
#: before the rule for them; some are words that both say, such as "Street View" and "Portrait".
MOST_UNSURE = 5
#: Both halves of what was collected last, of ordinary texts; one was not looked at before the rule was written.
MOST_UNSURE_OF_ORDINARY = 2
PEOPLE = [
    "people.txt",
    "people_later.txt",
    "people_unseen.txt",
    "people_fresh.txt",
    "people_hard.txt",
    "people_varied.txt",
    "people_languages.txt",
    "people_world.txt",
]
PROGRAMS = [
    "programs.txt",
    "programs_later.txt",
    "programs_unseen.txt",
    "programs_fresh.txt",
    "programs_hard.txt",
    "programs_languages.txt",
    "programs_world.txt",
]
CREDITS = ("Photo: ", "Photo by", "Foto: ", "(AP", "©")


def in_exif(text: str) -> ImageMetadata:
    return ImageMetadata(exif=exif({Base.XPComment: text.encode("utf-16-le")}))


def in_iim(text: str) -> ImageMetadata:
    return ImageMetadata(iptc=dataset(2, 120, text.encode()))


def in_xmp(text: str) -> ImageMetadata:
    return ImageMetadata(xmp=xmp(lang_alt("dc:description", {"x-default": text})))


def spoken(metadata: ImageMetadata) -> str:
    words = read_author_words(metadata, "en")
    return words.text if words else ""


def is_evident(metadata: ImageMetadata) -> bool:
    words = read_author_words(metadata, "en")
    return words is not None and words.evident


def lines(name: str) -> list[str]:
    """Texts of our own, one a line; ``\\0`` is a NUL, ``\\n`` a line break."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    return [line.replace("\\0", "\0").replace("\\n", "\n") for line in text.splitlines()]


def without_credit(text: str) -> str:
    return next((text.partition(credit)[0].strip() for credit in CREDITS if credit in text), text)


@pytest.mark.parametrize("where", [in_exif, in_iim, in_xmp])
class TestOfAHundred:
    def test_what_people_write_is_said_as_it_stands(self, where: object) -> None:
        assert callable(where)
        lost = [text for text in BY_PEOPLE if spoken(where(text)) != text]
        assert (len(BY_PEOPLE), len(set(BY_PEOPLE))) == (100, 100)
        assert len(lost) <= MOST_WRONG, lost

    def test_what_programs_write_is_not_said(self, where: object) -> None:
        assert callable(where)
        said = [text for text in BY_PROGRAMS if spoken(where(text))]
        assert (len(BY_PROGRAMS), len(set(BY_PROGRAMS))) == (100, 100)
        assert len(said) <= MOST_WRONG, said

    @pytest.mark.parametrize("name", PEOPLE)
    def test_what_people_write_in_many_languages_is_said(self, where: object, name: str) -> None:
        assert callable(where)
        texts = lines(name)
        lost = [text for text in texts if spoken(where(text)) != without_credit(text)]
        assert len(texts) >= 150 and 100 * len(lost) <= MOST_WRONG * len(texts), lost

    @pytest.mark.parametrize(("name", "most"), [("programs.txt", MOST_WRONG), ("programs_later.txt", MOST_WRONG_LATER)])
    def test_what_more_programs_write_is_not_said(self, where: object, name: str, most: int) -> None:
        assert callable(where)
        texts = lines(name)
        said = [text for text in texts if spoken(where(text))]
        assert len(texts) > 150 and 100 * len(said) <= most * len(texts), said

    @pytest.mark.parametrize("name", PEOPLE)
    def test_what_people_write_is_published_unread(self, where: object, name: str) -> None:
        assert callable(where)
        texts = lines(name)
        held = [text for text in texts if spoken(where(text)) and not is_evident(where(text))]
        assert 100 * len(held) <= MOST_UNSURE * len(texts), held

    @pytest.mark.parametrize("name", PROGRAMS)
    def test_what_programs_write_is_not_published_unread(self, where: object, name: str) -> None:
        assert callable(where)
        texts = lines(name)
        unread = [text for text in texts if is_evident(where(text))]
        assert len(texts) > 150 and 100 * len(unread) <= MOST_UNSURE * len(texts), unread

    def test_ordinary_texts_are_told_apart(self, where: object) -> None:
        assert callable(where)
        people, programs = lines("people_varied.txt"), lines("programs_varied.txt")
        unread = [text for text in programs if is_evident(where(text))]
        held = [text for text in people if not is_evident(where(text))]
        assert (len(people), len(programs)) == (150, 150)
        assert 100 * len(unread) <= MOST_UNSURE_OF_ORDINARY * len(programs), unread
        assert 100 * len(held) <= MOST_UNSURE_OF_ORDINARY * len(people), held


@pytest.mark.parametrize("where", [in_exif, in_iim, in_xmp])
@pytest.mark.parametrize(
    "text",
    [
        "SAMSUNG CSC",
        "HELLOMOTO",
        "cofdav",
        "smart",
        "My beautiful picture",
        "Kofax PDF Filter - version 3.75.",
        "sketch-to-image, seed 183322, cfg 7",
        "R: 139 G: 255 B: 189 X:39852",
        "a lighthouse in a storm, cinematic --ar 3:2 --v 5 Job ID: 5f3a2c11-9d0e-4c1b-8f7e-00aa11bb22cc",
    ],
)
def test_what_was_published_once_says_nothing_any_more(where: object, text: str) -> None:
    assert callable(where)
    assert spoken(where(text)) == ""


@pytest.mark.parametrize(
    "text", ["Skyline Panorama stitched by Hugin 2021.0.0", "trim.1A2B-33FF.MOV frame 117", "Lake of 4.0.2.1"]
)
def test_a_version_or_the_name_of_a_file_has_an_editor_read_it(text: str) -> None:
    assert not is_evident(in_xmp(text))


@pytest.mark.parametrize(
    "text", ["Our wedding 12.05.2019", "The garden, 3.10.19", "Harbour in the evening 2019.05.10."]
)
def test_a_date_is_no_version(text: str) -> None:
    assert is_evident(in_xmp(text))


@pytest.mark.parametrize("title", ["Zorki M3", "Leica Gallery"])
def test_what_may_name_a_device_is_believed_where_people_write(title: str) -> None:
    assert [spoken(where(title)) for where in (in_xmp, in_iim, in_exif)] == [title, title, ""]


@pytest.mark.parametrize(
    ("text", "evident"),
    [
        ("Retrica", False),
        ("Loch Ness", True),
        ("Mount Fuji", True),
        ("Mrs. Xanthopoulou", False),
        ("Red door", True),
        ("Buntspecht", True),
        ("Hintertupfingen", True),
        ("Warm Tones", False),
        ("Layer cake", True),
        ("Baby monitor", False),
        ("CT HEAD", False),
        ("FIRE AT THE HARBOUR", True),
        ("Model of the Titanic", True),
        ("Scan of page", False),
        ("My camera", False),
        ("My grandfather's camera", True),
        ("Class of 1975", True),
        ("Hochzeit 12.08.2017", True),
        ("台北101", True),
        ("Brücke", True),
        ("Paris!", True),
        ("富士山", True),
    ],
)
def test_what_shows_that_a_person_wrote_it(text: str, evident: bool) -> None:
    assert is_evident(in_exif(text)) is evident


@pytest.mark.parametrize(
    ("of_a_program", "of_a_person"),
    [
        ("beach, sand, sea, summer, blue", "beach, sand, sea and summer"),
        ("Labels: Dog, Mammal", "Winners: Dog and Cat"),
        ("dog (0.97), grass (0.9)", "Dog (Max) on grass"),
        ("Temperature 23 °C humidity 40 %", "Temperature of 23 °C in March"),
        ("Art.-Nr. 20113 Farbe blau", "Blaue Farbe an der Wand"),
        ("Nike Air Max 90 White CT4352-100", "Class 37 diesel at Crewe"),
        ("Landsat 8 OLI/TIRS C2 L1", "HMS Victory in Portsmouth"),
        ("Women Summer Floral Dress Casual Long Sleeve", "Women in Summer Dresses"),
        ("Business team meeting, isolated on white", "Isolated farm on a hill"),
        ("AI generated image of a lake", "Lecture about AI in Leeds"),
        ("Person detected at front door", "Person at the front door"),
        ("gnuplot 5.4 patchlevel 2", "Windmill of 5.4 metres"),
        ("Front camera, mirror off", "Mirror of the old wardrobe"),
        ("Mammogram RCC", "Austin TX"),
        ("Burst 12 of 40", "Twelve of forty sheep"),
        ("Az: 120° El: 45°", "Anna is 12, Ben is 9"),
        ("happy woman in a park 48213377", "Locomotive 60103 at York"),
        ("a fox in a library_1", "A fox in a library"),
        ("Cyfrowy aparat", "Cyfra na drzwiach"),
        ("Numérisation", "Umzugstag"),
        ("Restrictions: No commercial use", "Commercial street with restrictions on parking"),
        ("OUT: Austria, Germany", "Out: a day in Austria"),
        ("World rights", "Rights of women around the world"),
    ],
)
@pytest.mark.parametrize("where", [in_exif, in_xmp])
def test_what_stands_in_tables_and_catalogues_waits(where: object, of_a_program: str, of_a_person: str) -> None:
    assert callable(where)
    assert not is_evident(where(of_a_program))
    assert is_evident(where(of_a_person))


@pytest.mark.parametrize(
    ("of_a_program", "of_a_person"),
    [
        ("デジタルカメラ", "祖父のカメラ"),
        ("スキャン画像", "カメラを持つ少女"),
        ("自動保存", "自動車"),
        ("数码相机照片", "爷爷的老相机"),
        ("监控截图", "打印店门口的猫"),
        ("디지털 카메라", "카메라를 든 소녀"),
        ("스캔 문서", "설날 아침"),
        ("Цифровой фотоаппарат", "Старый сканер в музее"),
        ("Снимок с камеры", "Снимок с крыши"),
        ("Отсканировано", "Сканворд и чай"),
        ("Скановане зображення", "Весілля у Львові"),
        ("Ψηφιακή κάμερα", "Πάσχα στο χωριό"),
        ("صورة ممسوحة ضوئيا", "صورة من الشاطئ"),
        ("צילום מסך", "צילום של סבתא"),
        ("กล้องดิจิทัล", "กล้องของคุณปู่"),
        ("Máy ảnh kỹ thuật số", "Máy ảnh của ông"),
    ],
)
def test_machines_are_known_in_other_scripts(of_a_program: str, of_a_person: str) -> None:
    assert not is_evident(in_xmp(of_a_program))
    assert is_evident(in_xmp(of_a_person))


@pytest.mark.parametrize(
    ("of_a_program", "of_a_person"),
    [
        ("Allur réttur áskilinn", "Konur krefjast réttinda"),
        ("Kopieren ohne Genehmigung verboten", "Baden verboten"),
        ("Må ikke gengives uden tilladelse", "Demonstration uden tilladelse"),
        ("Klicka för att lägga till rubrik", "Flickan lägger till vid bryggan"),
        ("Başlık eklemek için tıklayın", "Kitap başlıkları, Kapalıçarşı"),
        ("Sisestage pealkiri", "Lapsed kirjutavad pealkirja"),
        ("Click here to see more", "The sign reads “Click here for happiness”"),
        ("Press here to enlarge", "Press the grapes by hand"),
        ("Create a picture of a lake at dawn", "Create your own crown: children at a workshop"),
        ("Buy this print at our online shop", "Our shop in the old mill"),
        ("Skjáskot 2021-03-02 12.01.33", "Skjaldbaka á steini"),
        ("Ekrānuzņēmums", "Ekskursija uz jūru"),
        ("Titull i albumit", "Titulli i kampionit"),
        ("Nýtt albúm", "Nýtt ár í Reykjavík"),
        ("写真がありません", "写真を撮る祖父"),
        ("새 앨범", "새 둥지"),
        ("Votre texte ici", "Votre maison ici, rue des Lilas"),
        ("Photo fournie par le fabricant", "Photo de mon père"),
        ("Temsili görsel", "Temsilciler Meclisi'nde oylama"),
        ("Arkivbild", "Arkeologer vid Birka"),
        ("Artist unknown", "Tomb of the unknown soldier"),
        ("Colours may differ from the actual product", "Brothers may differ in height"),
        ("Untitled (draft)", "Untitled (Black on Grey)"),
    ],
)
@pytest.mark.parametrize("where", [in_exif, in_xmp])
def test_what_is_said_to_do_something_describes_nothing(where: object, of_a_program: str, of_a_person: str) -> None:
    assert callable(where)
    assert not is_evident(where(of_a_program))
    assert is_evident(where(of_a_person))


@pytest.mark.parametrize("where", [in_exif, in_iim, in_xmp])
def test_a_name_beside_a_credit_belongs_to_it(where: object) -> None:
    assert callable(where)
    assert not is_evident(where("picture alliance / dpa | Jan Kowalski"))
    assert is_evident(where("Jan Kowalski"))
    assert is_evident(where("Lake Como | © 2019 Jan Kowalski"))


def test_names_that_nobody_knows_are_believed_where_people_write() -> None:
    assert [is_evident(where("Xanthos Bay")) for where in (in_xmp, in_iim, in_exif)] == [True, True, True]
    assert [is_evident(where("Xanthi Vrachos")) for where in (in_xmp, in_iim, in_exif)] == [True, True, False]
    assert not any(is_evident(where("Xanthi")) for where in (in_xmp, in_iim, in_exif))


def test_in_a_field_for_those_who_do_not_see_nothing_else_is_expected() -> None:
    written = {"x-default": "Portrait"}
    assert not is_evident(ImageMetadata(xmp=xmp(lang_alt("dc:title", written))))
    assert is_evident(ImageMetadata(xmp=xmp(lang_alt("Iptc4xmpCore:AltTextAccessibility", written))))


def test_what_is_evidently_a_persons_comes_first() -> None:
    block = exif({Base.ImageDescription: "Retrica", Base.XPComment: "A red door".encode("utf-16-le")})
    assert spoken(ImageMetadata(exif=exif({Base.ImageDescription: "Retrica"}))) == "Retrica"
    assert spoken(ImageMetadata(exif=block)) == "A red door"


@given(st.text(max_size=200))
def test_no_text_raises(text: str) -> None:
    is_prose(text)


@pytest.mark.parametrize(
    "piece",
    [
        "1.",
        "a",
        "a=",
        "a: ",
        "--a ",
        "/ab ",
        "aB",
        "v1,",
        "A-",
        "made with A ",
        "x(",
        "a'b",
        "1; a ",
        "by ai ",
        "12 likes",
    ],
)
def test_time_grows_with_the_text_alone(piece: str) -> None:
    began = time.process_time()
    is_prose(piece * (20_000 // len(piece)), trusted=False)
    is_prose(piece * (20_000 // len(piece)) + " x", trusted=False)
    evidence.is_evident(piece * (20_000 // len(piece)))
    assert time.process_time() - began < 1
