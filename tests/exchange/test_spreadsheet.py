"""CSV: nothing in it is run by a spreadsheet, and every text comes back."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exchange.rows import FileRefused, Line
from django_autocaption.exchange.spreadsheet import BOM, COLUMNS, neutralised, read, restored, write
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.rows import caption
from tests.rows import REVIEW, version

HEAD = "model,object_id,field,language,seen,alt_text\r\n"
ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
HOSTILE = st.text(alphabet=st.sampled_from("'=+-@\t\r\n\0＝＋－＠ab,;\""), max_size=8)


def lines(text: str) -> list[Line]:
    return list(read(io.StringIO(text, newline="")))


@given(ANY | HOSTILE)
def test_neutralising_is_undone_exactly(text: str) -> None:
    assert restored(neutralised(text)) == text


@given(ANY | HOSTILE)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    for piece in re.split("[;\t\r\n]", neutralised(text)):
        assert not piece.startswith(tuple("=+-@\0＝＋－＠"))
    assert not neutralised(text).startswith(("\t", "\r", "\n"))


@given(st.lists(ANY | HOSTILE, min_size=1, max_size=3))
def test_no_cell_begins_like_a_formula_where_a_spreadsheet_splits_it_elsewhere(texts: list[str]) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow(["key", *map(neutralised, texts)])
    for separator in ",;\t":
        for row in csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=separator):
            assert not [cell for cell in row if cell.startswith(tuple("=+-@＝＋－＠"))], separator


@pytest.mark.parametrize("text", ['A dog;"=1+1;b', 'A dog;""=1+1', "A dog;'\"=1+1"])
def test_a_formula_behind_quotation_marks_is_one(text: str) -> None:
    assert neutralised(text) == text.replace("=", "'=")


@pytest.mark.parametrize("text", ["'twas the night", "''quoted''", "A = B", "don't", "", "'"])
def test_harmless_text_is_left_alone(text: str) -> None:
    assert neutralised(text) == restored(text) == text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", '=cmd|" /C calc"!A0']
)
def test_no_column_of_an_export_begins_like_a_formula(text: str) -> None:
    row = caption(
        alt_text=text,
        title=text,
        description=text,
        meta_description=text,
        keywords=[text],
        image_name=text,
        object_id=text,
        language=text[:20],
    )
    (_head, cells) = csv.reader(io.StringIO("".join(write([[row]])), newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    (line,) = lines("".join(write([[row]])))
    assert line.words["alt_text"] == line.words["keywords"] == text
    assert line.key and line.key.object_id == text


@pytest.mark.django_db
def test_the_columns_of_an_export() -> None:
    row = caption(object_id="7", image_name="photos/7.jpg", keywords=["boat", "lake"], decorative=True)
    pieces = list(write([[row]], bom=True))
    assert pieces[0] == BOM
    (cells,) = csv.DictReader(pieces[1:])
    assert tuple(cells) == COLUMNS
    assert (cells["model"], cells["object_id"], cells["field"], cells["language"]) == (
        "testapp.Photo",
        "7",
        "image",
        "en",
    )
    assert (cells["image"], cells["seen"]) == ("photos/7.jpg", f"v1.{row.published_id}.")
    assert cells["standing"] == "published"
    assert (cells["keywords"], cells["decorative"]) == ("boat, lake", "yes")


@pytest.mark.django_db
def test_an_export_has_the_draft_and_says_so() -> None:
    row = caption(alt_text="Published words.")
    version(row, "A draft.", standing=REVIEW)
    (cells,) = csv.DictReader(io.StringIO("".join(write([[row]])), newline=""))
    assert (cells["alt_text"], cells["standing"]) == ("A draft.", "draft")
    assert cells["seen"] == f"v1.{row.published_id}.{row.draft_id}"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", BOM])
def test_as_spreadsheets_save_it(separator: str, end: str, mark: str) -> None:
    text = f'{mark}{HEAD}"testapp.Photo",7,image,en,v1.17.,"Two,\nlines"\r\n,,,,,\r\ntestapp.Photo,8,image,en,v1.17.4,x'
    if separator != ",":
        text = text.replace("Two,", "Two").replace(",", separator)
    first, second = lines(text.replace("\r\n", end))
    assert first.key and (first.key.object_id, first.seen, first.number) == ("7", Seen(1, 17, None), 2)
    assert second.key and (second.key.object_id, second.seen, second.number) == ("8", Seen(1, 17, 4), 5)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("testapp.Photo,7,image,en,x,Words", "under “seen”"),
        ("testapp.Photo,7,image,en,,Words", "under “seen”"),
        ("testapp.Photo,7,image,en,-1,Words", "under “seen”"),
        ("testapp.Photo,7,image,en,1.2.2003,Words", "under “seen”"),
        ("testapp.Photo,7,image,en,v1.99999999999999999999.,Words", "under “seen”"),
        ("testapp.Photo,7,image,en,²,Words", "under “seen”"),
        ("testapp.Photo,7,image,en,v1.3.", "Cells: 5 instead of 6."),
        ("testapp.Photo,7,image,en,v1.3.,a,b", "Cells: 7 instead of 6."),
        ('testapp.Photo,7,image,en,v1.3.,"a"b', "no CSV"),
        ('testapp.Photo,7,image,en,v1.3.,"a', "no CSV"),
    ],
)
def test_a_broken_line_is_told_by_its_number(row: str, why: str) -> None:
    good = "testapp.Photo,6,image,en,v1.1.,Words\r\n"
    first, second = lines(HEAD + good + row)
    assert not first.problem
    assert (second.number, second.key) == (3, None)
    assert why in second.problem


@pytest.mark.parametrize(("padding", "why"), [(9_999, "is not known"), (10_000, "too long")])
def test_a_first_line_has_an_end(padding: int, why: str) -> None:
    head = HEAD.strip() + ","
    with pytest.raises(FileRefused, match=why):
        lines(head + "x" * (padding - len(head)) + "\n")


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ("", "missing: model"),
        ("model,object_id,field,language", "missing: seen"),
        (HEAD.strip() + ",alttext", "Did you mean 'alt_text'"),
        (HEAD.strip() + ",alt_text", "twice"),
    ],
)
def test_a_head_that_is_not_understood_refuses_the_file(head: str, why: str) -> None:
    with pytest.raises(FileRefused, match=why):
        lines(head)


def test_an_export_is_written_in_pieces() -> None:
    def endless() -> object:
        raise AssertionError("read ahead")
        yield

    assert next(write(endless())).startswith("model,")


def test_a_very_long_cell_and_the_modules_own_limit() -> None:
    before = csv.field_size_limit()
    (line,) = lines(f"{HEAD}testapp.Photo,7,image,en,v1.3.,{'x' * 200_000}")
    assert len(line.words["alt_text"]) == 200_000
    assert csv.field_size_limit() == before
