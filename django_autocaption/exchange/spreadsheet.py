"""CSV (RFC 4180, https://www.rfc-editor.org/rfc/rfc4180) that spreadsheets open without running anything in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from django.utils.translation import gettext as _

from django_autocaption.exchange.rows import FileRefused, Key, Line, key_of, standing, texts
from django_autocaption.models import Caption
from django_autocaption.models.version import WORD_FIELDS
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.words.seen import Seen

BOM = "\ufeff"
_KEY = ("model", "object_id", "field", "language")
COLUMNS = (*_KEY, "image", "seen", "standing", *WORD_FIELDS)
_NEEDED = (*_KEY, "seen")
#: Before what was seen, so that no spreadsheet takes it for a date or a number.
_SEEN = "v"
#: Longer cells are refused; the csv module's own limit is 131,072.
_LONGEST_CELL = 10_000_000
#: What spreadsheets take for a formula (https://owasp.org/www-community/attacks/CSV_Injection), after any quotation
#: marks and apostrophes: one apostrophe more is put before it, and taken off again, so that no real text is changed.
#: Where semicolons separate cells, as in much of Europe, a text of ours may be cut, so the beginning of each piece
#: counts; and its quotation marks, which a CSV file doubles, are then the empty beginning of a cell.
_BEGINNING = r"""(?:^|(?<=[;\t\r\n]))(["']*)"""
_SIGN = r"([=+\-@\t\r\n\0＝＋－＠])"
_FORMULA = re.compile(_BEGINNING + _SIGN)
_NEUTRALISED = re.compile(f"{_BEGINNING}'{_SIGN}")
#: Characters of the line that names the columns.
_LONGEST_HEADING = 10_000


def write(chunks: Iterable[Sequence[Caption]], *, bom: bool = False) -> Iterator[str]:
    """The file, piece by piece, to be encoded as UTF-8. ``bom``: begin with a mark, which Excel needs."""
    return pieces((_cells(caption) for chunk in chunks for caption in chunk), columns=COLUMNS, bom=bom)


def pieces(lines: Iterable[Sequence[str]], *, columns: Sequence[str], bom: bool = False) -> Iterator[str]:
    """Any file of ours: the names of the columns, and lines of cells that no spreadsheet takes for formulas."""
    writer = csv.writer(_Echo())
    if bom:
        yield BOM
    yield writer.writerow(columns)
    for cells in lines:
        yield writer.writerow(map(neutralised, cells))


def read(stream: TextIO) -> Iterator[Line]:
    """The lines of a file that was opened with ``newline=""``. Raises FileRefused.

    Separated by commas, semicolons or tabs, as spreadsheets save it. The columns ``image`` and ``standing`` may be
    missing and are not read; a missing word column leaves those words alone.
    """
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        yield from _read(stream)
    except UnicodeError:
        raise FileRefused(_("The file is not in UTF-8: save it as “CSV UTF-8”.")) from None
    finally:
        csv.field_size_limit(limit)


def neutralised(text: str) -> str:
    """A cell that no spreadsheet takes for a formula, nor a piece of it."""
    return _FORMULA.sub(r"\1'\2", text)


def restored(cell: str) -> str:
    """The text that ``neutralised`` was given."""
    return _NEUTRALISED.sub(r"\1\2", cell)


def _cells(caption: Caption) -> Sequence[str]:
    key = key_of(caption)
    about = (key.model, key.object_id, key.field, key.language, caption.image_name)
    return (*about, f"{_SEEN}{Seen.of(caption)}", standing(caption), *texts(caption).values())


class _Echo:
    """A file for csv.writer that hands each line back."""

    def write(self, line: str) -> str:
        return line


def _read(stream: TextIO) -> Iterator[Line]:
    first = stream.readline(_LONGEST_HEADING + 1)
    if len(first) > _LONGEST_HEADING:
        raise FileRefused(_("The first line does not name the columns: it is too long. Begin with an export."))
    separator = max(",;\t", key=first.count)
    columns = _columns(next(csv.reader([first.removeprefix(BOM)], delimiter=separator), []))
    reader = csv.reader(stream, delimiter=separator, strict=True)
    while True:
        number = reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = _("The line is no CSV: %(why)s.") % {"why": error}
            yield Line(number=number, words={}, problem=problem)
            continue
        if any(cells):
            yield _line(number, cells, columns)


def _columns(names: Sequence[str]) -> list[str]:
    columns = [name.strip().lower() for name in names]
    while columns and not columns[-1]:
        columns.pop()
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        text = _("The first line must name the columns; missing: %(names)s. Begin with an export.")
        raise FileRefused(text % {"names": ", ".join(missing)})
    for number, name in enumerate(columns):
        if name not in COLUMNS:
            text = _("The column %(name)r is not known.") % {"name": name}
            raise FileRefused(f"{text}{did_you_mean(name, list(COLUMNS))}")
        if name in columns[:number]:
            raise FileRefused(_("The column %(name)r is there twice: remove one.") % {"name": name})
    return columns


def _line(number: int, cells: list[str], columns: Sequence[str]) -> Line:
    while len(cells) > len(columns) and not cells[-1]:
        cells.pop()
    if len(cells) != len(columns):
        problem = _("Cells: %(found)d instead of %(wanted)d.") % {"found": len(cells), "wanted": len(columns)}
        return Line(number=number, words={}, problem=problem)
    given = dict(zip(columns, map(restored, cells), strict=True))
    mark, token = given["seen"].strip()[:1], given["seen"].strip()[1:]
    try:
        seen = Seen.parse(token if mark == _SEEN else "")
    except ValueError:
        problem = _("“%(text)s” is not what an export wrote under “seen”.") % {"text": given["seen"][:50]}
        return Line(number=number, words={}, problem=problem)
    key = Key(**{name: given[name] for name in _KEY})
    words = {name: given[name] for name in WORD_FIELDS if name in given}
    return Line(number=number, key=key, seen=seen, words=words)
