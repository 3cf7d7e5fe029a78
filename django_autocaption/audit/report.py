"""An audit as a table for people, as JSON or CSV for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django_autocaption.audit.fields import FieldReport
from django_autocaption.audit.pages import PageImage, PageReport
from django_autocaption.audit.quality import Missing, Quality, Tally, total
from django_autocaption.text import HOUSE, Level

#: Findings that are told although the image is in no bad class.
_TOLD_WARNINGS = frozenset({"duplicate", "decorative", *HOUSE})
#: Characters of a text that a terminal shows.
LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Audit:
    """What was measured."""

    fields: Sequence[FieldReport]
    pages: Sequence[PageReport] = ()

    @property
    def of_fields(self) -> Tally:
        """Every image in every language."""
        return total(report.tally for report in self.fields)

    @property
    def of_pages(self) -> Tally:
        """Every image of the pages that could be read."""
        return total(page.tally for page in self.pages)

    @property
    def measured(self) -> list[FieldReport]:
        """Fields that could be looked at."""
        return [report for report in self.fields if not report.problem]

    @property
    def read(self) -> list[PageReport]:
        """Pages that could be read."""
        return [page for page in self.pages if not page.problem]

    @property
    def unread(self) -> list[PageReport]:
        """Pages that could not be read."""
        return [page for page in self.pages if page.problem]

    @property
    def unmeasured(self) -> dict[str, str]:
        """Fields that could not be looked at: label → why."""
        return {report.field.label: report.problem for report in self.fields if report.problem}


def as_json(audit: Audit) -> str:
    """One object: ``fields``, ``pages``, and their totals."""
    fields = [
        {
            "field": report.field.label,
            "language": report.language,
            "problem": report.problem or None,
            **_numbers(report.tally),
        }
        for report in audit.fields
    ]
    pages = [
        {
            "page": page.name,
            "problem": page.problem or None,
            **_numbers(page.tally),
            "findings": [
                {
                    "line": image.line,
                    "element": image.element,
                    "src": image.src,
                    "alt": image.alt,
                    "class": image.quality,
                    "codes": [finding.code for finding in image.findings],
                }
                for image in told_images(page)
            ],
        }
        for page in audit.pages
    ]
    totals = {"fields": _numbers(audit.of_fields), "pages": _numbers(audit.of_pages)}
    return json.dumps({"fields": fields, "pages": pages, "total": totals}, ensure_ascii=False, indent=2)


def as_csv(audit: Audit) -> str:
    """A line for each field and language and for each page that could be looked at, numbers only; the columns never
    change."""
    out = io.StringIO()
    writer = csv.writer(out)
    reasons = [f"missing_{why}" for why in Missing]
    besides = ["same_words", "house_style"]
    writer.writerow(
        ["what", "name", "language", "images", "published", "coverage", "quality", *Quality, *reasons, *besides]
    )
    for what, name, language, tally in _lines(audit):
        numbers = [tally.images, tally.published, tally.coverage, tally.quality]
        classes = [tally.classes[quality] for quality in Quality]
        missing = [tally.missing[why] for why in Missing]
        writer.writerow([what, name, language, *numbers, *classes, *missing, tally.same_words, tally.house_style])
    return out.getvalue()


def as_table(audit: Audit, *, width: int | None = None) -> str:
    """Columns of the classes that occur; below them why words are missing, examples, and findings on pages. Where
    ``width`` is too small for the columns, a line for each number."""
    lines = [(name, language, tally) for _what, name, language, tally in _lines(audit)]
    if len(audit.measured) > 1:
        lines.insert(len(audit.measured), ("all fields", "", audit.of_fields))
    if len(audit.read) > 1:
        lines.append(("all pages", "", audit.of_pages))
    occurring = [q for q in reversed(Quality) if any(tally.classes[q] for _name, _language, tally in lines)]
    head = ["", "language", "images", "coverage", "quality", *(_readable(quality) for quality in occurring)]
    body = [
        [
            plain(name),
            language,
            str(tally.images),
            f"{tally.coverage:.1f} %",
            f"{tally.quality:.1f} %",
            *(str(tally.classes[quality]) for quality in occurring),
        ]
        for name, language, tally in lines
    ]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    table = ["  ".join(_cells(row, widths)).rstrip() for row in (head, *body)]
    if width is not None and max(map(len, table)) > width:
        table = [line for row in body for line in _stacked(head, row)]
    return "\n".join([*table, *_notes(audit)]) + "\n"


def told_images(page: PageReport) -> list[PageImage]:
    """Images that are in a bad class or repeat another one's text."""
    fine = (Quality.GOOD, Quality.DECORATIVE)
    return [
        image
        for image in page.images
        if image.quality not in fine or any(finding.code in _TOLD_WARNINGS for finding in image.findings)
    ]


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.ljust(width) if number < 2 else cell.rjust(width)


def _stacked(head: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    yield row[0]
    yield from (f"  {name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell)


def _notes(audit: Audit) -> Iterator[str]:
    for report in audit.fields:
        for line in _notes_of(report):
            yield f"{report.field.label} [{report.language}] {line}"
    for page in audit.pages:
        for image in told_images(page):
            said = "no alt text" if image.alt is None else f"“{plain(image.alt)}”"
            for finding in image.findings:
                if finding.level is Level.ERROR or finding.code in _TOLD_WARNINGS:
                    where = f"{plain(page.name)}:{image.line}: {image.element} {plain(image.src)}".rstrip()
                    yield f"{where}: {said}: {finding.message}"


def _notes_of(report: FieldReport) -> Iterator[str]:
    tally = report.tally
    if tally.missing:
        yield "missing: " + ", ".join(f"{tally.missing[why]} {_readable(why)}" for why in Missing if tally.missing[why])
    if tally.same_words:
        yield f"the same words on different pictures: {tally.same_words} images"
    if tally.house_style:
        yield f"against the house style: {tally.house_style} images"
    for quality in Quality:
        keys = tally.examples.get(quality)
        if keys and quality not in (Quality.GOOD, Quality.DECORATIVE):
            yield f"{_readable(quality)}, for example: {', '.join(map(plain, keys))}"


def _lines(audit: Audit) -> Iterator[tuple[str, str, str, Tally]]:
    """Only what could be looked at: 100 % of no image would be praise for the others."""
    for report in audit.measured:
        yield "field", report.field.label, report.language, report.tally
    for page in audit.read:
        yield "page", page.name, "", page.tally


def _numbers(tally: Tally) -> dict[str, Any]:
    bad = {quality: keys for quality, keys in tally.examples.items() if keys}
    return {
        "images": tally.images,
        "published": tally.published,
        "coverage": tally.coverage,
        "quality": tally.quality,
        "classes": {quality: tally.classes[quality] for quality in Quality},
        "missing": {why: tally.missing[why] for why in Missing},
        "same_words": tally.same_words,
        "house_style": tally.house_style,
        "examples": bad,
    }


def _readable(name: str) -> str:
    return name.replace("_", " ")


def plain(text: str) -> str:
    """One short line without control characters, which would command the terminal."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"
