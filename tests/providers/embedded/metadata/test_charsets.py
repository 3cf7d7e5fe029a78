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


@pytest.mark.parametrize("language", ["ru", "el", "tr", "th", "de"])
def test_a_western_text_is_read_on_a_site_in_another_language(language: str) -> None:
    text = "Été à la plage, près de Nîmes."
    words = read_author_words(ImageMetadata(iptc=dataset(2, 120, text.encode("cp1252"))), language)
    assert words is not None
    assert words.text == text
