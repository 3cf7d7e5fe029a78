"""XLIFF 1.2: what translators' tools get, and what of their answer is read."""

from __future__ import annotations

import io
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exchange.rows import FileRefused, Key, Line
from django_autocaption.exchange.xliff import NAMESPACE, read, storable, unit_id, write
from django_autocaption.models import Caption
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.rows import caption
from tests.rows import REVIEW
from tests.watch import Watch

KEY = Key(model="testapp.Photo", object_id="7", field="image", language="de")
SEEN = Seen(1, 3, None)
WORDS = {"alt_text": "A red boat <on> a lake & more.", "title": "Boat", "keywords": ["boat", "lake"]}


def lines(xml: str | bytes) -> list[Line]:
    return list(read(io.BytesIO(xml.encode() if isinstance(xml, str) else xml)))


def document(body: str) -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?><xliff version="1.2" xmlns="{NAMESPACE}">'
        '<file original="x" source-language="en" target-language="de" datatype="plaintext">'
        f"<body>\n{body}</body></file></xliff>"
    )


def unit(target: str, column: str = "alt_text", key: Key = KEY, seen: Seen = SEEN) -> str:
    return f'<trans-unit id="{unit_id(key, seen, column)}"><source>x</source>{target}</trans-unit>\n'


def pair(**german: object) -> tuple[Caption, Caption]:
    return caption(object_id="7", **WORDS), caption(object_id="7", language="de", **({"alt_text": ""} | german))


@pytest.mark.django_db
def test_what_a_translator_gets() -> None:
    english, german = pair(standing=REVIEW, alt_text="Ein Boot.", title="Boot")
    root = ElementTree.fromstring("".join(write([(english, german)], source="en", target="de")))
    (file,) = root
    assert (file.get("source-language"), file.get("target-language")) == ("en", "de")
    units = {u.get("resname"): u for u in file.iter(f"{{{NAMESPACE}}}trans-unit")}
    assert list(units) == ["alt_text", "title", "keywords"]
    texts = {name: [part.text for part in u][:2] for name, u in units.items()}
    assert texts["alt_text"] == ["A red boat <on> a lake & more.", "Ein Boot."]
    assert texts["title"] == ["Boat", "Boot"]
    assert texts["keywords"] == ["boat, lake", None]
    states = [u[1].get("state") for u in units.values()]
    assert states == ["needs-review-translation", "needs-review-translation", "new"]


@pytest.mark.django_db
def test_targets_come_back_as_one_line_a_caption() -> None:
    english, german = pair(alt_text="Ein Boot.", title="Boot")
    (line,) = lines("".join(write([(english, german)], source="en", target="de")))
    assert (line.key, line.seen) == (KEY, Seen.of(german))
    assert line.words == {"alt_text": "Ein Boot.", "title": "Boot"}


@pytest.mark.parametrize(
    "target", ["", "<target/>", "<target> \n </target>", "<alt-trans><target>A match.</target></alt-trans>"]
)
def test_without_a_target_nothing_is_said(target: str) -> None:
    assert lines(document(unit(target))) == []


def test_what_tools_put_into_a_target() -> None:
    target = '<target state="needs-translation">Ein <g id="1">rotes</g> <mrk mtype="seg" mid="0">Boot.</mrk></target>'
    other = "<alt-trans><source>y</source><target>A match.</target></alt-trans>"
    (line,) = lines(document(unit(f"<seg-source>x</seg-source>{target}{other}<note>n</note>")))
    assert line.words == {"alt_text": "Ein rotes Boot."}


def test_prefixes_groups_and_utf_16_are_read() -> None:
    body = f"<group>{unit('<target>Ein Boot.</target>')}</group>"
    xml = document(body).replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
    (line,) = lines(xml)
    assert line.words == {"alt_text": "Ein Boot."}
    (line,) = lines(document(body).replace("utf-8", "utf-16").encode("utf-16"))
    assert line.words == {"alt_text": "Ein Boot."}


def test_lines_have_the_numbers_of_their_first_unit() -> None:
    other = Key(model="testapp.Photo", object_id="8", field="image", language="de")
    body = unit("<target>a</target>") + unit("<target>b</target>", "title") + unit("<target>c</target>", key=other)
    assert [line.number for line in lines(document(body))] == [2, 4]


@pytest.mark.parametrize("name", ["", "1", "a/b/c/d/e/f", "testapp.Photo/7/image/de/1.3./state", "a/b/c/d/²/title"])
def test_a_unit_of_another_origin_is_told(name: str) -> None:
    (line,) = lines(document(f'<trans-unit id="{name}"><source>x</source><target>y</target></trans-unit>'))
    assert line.key is None
    assert "of no export of this app" in line.problem


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("", "is empty"),
        ("<xliff", "no XML"),
        (document(unit("<target>x")), "no XML: line 2"),
        ("<html/>", "not XLIFF 1.2"),
        ('<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0"/>', "not XLIFF 1.2"),
        ('<!DOCTYPE xliff SYSTEM "file:///etc/passwd"><xliff/>', "DTD"),
        ('<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]><xliff>&c;</xliff>', "DTD"),
    ],
)
def test_a_file_that_is_refused(xml: str, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        lines(xml)


@pytest.mark.parametrize("encoding", ["utf-7", "utf-32", "shift_jis", "idna", "hex", "no-such-encoding"])
def test_a_file_in_an_encoding_that_cannot_be_read_is_refused(encoding: str) -> None:
    with pytest.raises(FileRefused, match="not in UTF-8"):
        lines(f'<?xml version="1.0" encoding="{encoding}"?><xliff/>')


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_an_id_holds_any_key(text: str) -> None:
    key = Key(model=text, object_id=text, field=text, language=text)
    (line,) = lines(document(unit("<target>x</target>", key=key)))
    assert line.key == key


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["a\x01b\x0bc\ufffe", "]]>", "<!--", "&amp;", "a\r\nb\rc\td", "👩‍👧 ‮x", " a  b "])
def test_hostile_text_survives_as_far_as_xml_can_hold_it(text: str) -> None:
    english, german = caption(object_id="7", alt_text=text), caption(object_id="7", language="de", alt_text=text)
    (line,) = lines("".join(write([(english, german)], source="en", target="de")))
    assert line.words["alt_text"] == storable(text)


def test_ten_thousand_units_are_read_in_little_time() -> None:
    body = unit("<target>Ein Boot.</target>") * 10_000
    watch = Watch()
    assert len(lines(document(body))) == 1
    assert watch.spent < 10
