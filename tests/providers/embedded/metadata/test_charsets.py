"""Text in charsets of before Unicode, read with the help of the language that is looked for."""

from __future__ import annotations

import pytest

from django_autocaption.providers.embedded.metadata.author import read_author_words
from django_autocaption.types import ImageMetadata
from tests.providers.embedded.metadata.blocks import dataset, exif

TEXTS = [
    ("pl", "cp1250", "Żółty kot śpi na murze."),
    ("pl", "iso8859_2", "Żółty kot śpi na murze."),
    ("cs", "cp1250", "Žlutý kůň běží přes louku."),
    ("hu", "cp1250", "Öreg őrtorony a tó fölött."),
    ("ru", "cp1251", "Рыжий кот спит на заборе."),
    ("ru", "koi8_u", "Рыжий кот спит на заборе."),
    ("uk", "cp1251", "Рудий кіт спить на паркані."),
    ("el", "cp1253", "Παλιό λιμάνι της Χίου."),
    ("tr", "cp1254", "Duvarda uyuyan sarı kedi, güneş ışığı."),
    ("he", "cp1255", "ילדים משחקים בפארק."),
    ("ar", "cp1256", "غروب الشمس في دبي."),
    ("lt", "cp1257", "Žalia pieva prie ežero."),
    ("th", "cp874", "แมวบนกำแพง"),
    ("ja", "cp932", "夕焼けの富士山。"),
    ("ko", "cp949", "한강의 야경."),
    ("zh-hans", "gb18030", "雨后的长城。"),
    ("zh-tw", "big5", "雨後的長城。"),
    ("de", "cp1252", "Die Brücke über die Müritz."),
    ("fr", "mac_roman", "Été à la plage, près de Nîmes."),
    ("ru", "koi8_r", "ЗИМНИЙ ЛЕС"),
    ("ru", "cp1251", "ЗИМНИЙ ЛЕС"),
    ("ru", "mac_cyrillic", "Зимний лес у реки"),
    ("es", "mac_roman", "¡Feliz cumpleaños, Lucía!"),
    ("es", "cp1252", "¿Dónde está el niño?"),
    ("en", "cp1252", "Anna’s dog on the north–south road, Zürich"),
    ("zh-hans", "big5", "雨後的長城"),
    ("zh-hant", "gbk", "爷爷在公园下棋"),
    ("ja", "euc_jp", "カタカナのネコ"),
    ("de", "cp850", "Mädchen, Brötchen und Äpfel"),
    ("de", "cp437", "Grüße über den Fluß"),
    ("de", "mac_roman", "Zwei schöne Kühe"),
    ("fr", "cp850", "Élève près de la fenêtre"),
    ("es", "cp850", "¿Dónde está el niño?"),
    ("pt", "cp850", "Coração de mãe"),
    ("sv", "cp437", "Två älgar på ängen"),
    ("pl", "cp852", "Żółty kot śpi na murze."),
    ("cs", "cp852", "Žlutý kůň běží přes louku."),
    ("hu", "cp852", "Öreg őrtorony a tó fölött."),
    ("ru", "cp866", "Рыжий кот спит на заборе."),
    ("ru", "cp866", "ЗИМНИЙ ЛЕС"),
    ("ru", "iso8859_5", "Рыжий кот спит на заборе."),
    ("bg", "iso8859_5", "Щастливи деца на плажа"),
    ("el", "iso8859_7", "Άσπρο σπίτι στη θάλασσα."),
    ("el", "cp737", "Ένας σκύλος και μια γάτα."),
    ("tr", "cp857", "Öğrenciler ve öğretmen, güneş ışığı."),
    ("he", "cp862", "ילדים משחקים בפארק"),
]


@pytest.mark.parametrize(("language", "charset", "text"), TEXTS)
def test_iim_in_a_charset_of_the_language(language: str, charset: str, text: str) -> None:
    words = read_author_words(ImageMetadata(iptc=dataset(2, 120, text.encode(charset))), language)
    assert words is not None
    assert words.text == text


@pytest.mark.parametrize(("language", "charset", "text"), TEXTS)
def test_exif_in_a_charset_of_the_language(language: str, charset: str, text: str) -> None:
    block = exif(comment=b"\0" * 8 + text.encode(charset))
    words = read_author_words(ImageMetadata(exif=block), language)
    assert words is not None
    assert words.text == text


# Not for languages of cp1250, in which è is č.
@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "sv", "da", "nl", "en", "ru", "uk", "el", "tr"])
@pytest.mark.parametrize(
    "text",
    [
        "Été à la plage, près de Nîmes.",
        "The dog’s “den” – a café",
        "Mädchen mit rotem Schirm in Würzburg",
        "El niño y la montaña, ¡qué día!",
        "Coração de mãe",
        "Città di notte, è bella",
    ],
)
def test_a_western_text_is_read_on_a_site_in_another_language(language: str, text: str) -> None:
    words = read_author_words(ImageMetadata(iptc=dataset(2, 120, text.encode("cp1252"))), language)
    assert words is not None
    assert words.text == text
