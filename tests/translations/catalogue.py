"""Catalogues of messages: made of the code by Django's own ``makemessages``, read, and compared."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django_autocaption

PACKAGE = Path(django_autocaption.__file__).parent
LANGUAGES = ("de", "es", "fr")
#: Without numbers of lines, which change with every edit above them.
OPTIONS = ("--add-location", "file", "--no-obsolete", "--no-wrap")
_FIELD = re.compile(r'^(msg\w+(?:\[\d\])?) ((?:".*"\n?)+)', re.MULTILINE)
#: Spanish has a form of its own for millions, which with us is the plural.
_TWO_FORMS = re.compile(r'^msgstr\[1\] ((?:".*"\n)+)(?!msgstr\[2\])', re.MULTILINE)
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%|%[sd]|\{\w*\}")


@dataclass(frozen=True, kw_only=True)
class Message:
    """One entry."""

    context: str | None
    id: str
    plural: str | None
    said: tuple[str, ...]
    """The translations, one for each form of the plural; "" = missing."""
    fuzzy: bool

    @property
    def key(self) -> tuple[str | None, str, str | None]:
        return self.context, self.id, self.plural

    @property
    def is_missing(self) -> bool:
        """Somebody has to translate it, or look whether the guess is right."""
        return self.fuzzy or not all(self.said)

    def wrong(self) -> list[str]:
        """What is wrong with it beside that."""
        wrong = []
        for said in filter(None, self.said):
            # Of a number that the form itself says ("ein Bild"), the placeholder may be left out.
            wanted = set(_PLACEHOLDER.findall(self.id)) | set(_PLACEHOLDER.findall(self.plural or ""))
            have = set(_PLACEHOLDER.findall(said))
            may_lack = {"%(number)d", "%(counter)s"} if self.plural else set()
            if have - wanted or wanted - have - may_lack:
                wrong.append(f"placeholders {sorted(wanted ^ have)}")
            if [said[:1].isspace(), said[-1:].isspace()] != [self.id[:1].isspace(), self.id[-1:].isspace()]:
                wrong.append("space at an end")
        return wrong


def path_of(language: str, folder: Path = PACKAGE) -> Path:
    """The catalogue of a language."""
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path) -> Iterator[Message]:
    """Its messages; not its head."""
    for entry in re.split(r"\n{2,}", path.read_text("utf-8")):
        fields = {name: _text(value) for name, value in _FIELD.findall(entry + "\n")}
        if fields.get("msgid"):
            said = tuple(value for name, value in fields.items() if name.startswith("msgstr"))
            yield Message(
                context=fields.get("msgctxt"),
                id=fields["msgid"],
                plural=fields.get("msgid_plural"),
                said=said,
                fuzzy=bool(re.search(r"^#,.*\bfuzzy\b", entry, re.MULTILINE)),
            )


def _text(quoted: str) -> str:
    return "".join(ast.literal_eval(line) for line in quoted.splitlines())


def is_possible() -> bool:
    """GNU gettext is here."""
    return all(map(shutil.which, ("xgettext", "msgmerge", "msguniq", "msgattrib", "msgfmt")))


def update(folder: Path = PACKAGE) -> None:
    """Take the strings of the package in that folder into its catalogues."""
    for language in LANGUAGES:
        path_of(language, folder).parent.mkdir(parents=True, exist_ok=True)
    languages = [argument for language in LANGUAGES for argument in ("--locale", language)]
    _django(folder, "makemessages", *languages, *OPTIONS)
    spanish = path_of("es", folder)
    spanish.write_text(_TWO_FORMS.sub(r"\g<0>msgstr[2] \1", spanish.read_text("utf-8")), "utf-8")


def compile_all(folder: Path = PACKAGE) -> None:
    """Make the .mo beside each .po."""
    _django(folder, "compilemessages", "--verbosity", "0")


def _django(folder: Path, *arguments: str) -> None:
    # -P: the folder has a module called types.
    subprocess.run([sys.executable, "-P", "-m", "django", *arguments], cwd=folder, check=True, capture_output=True)


def fresh() -> dict[str, list[Message]]:
    """What the catalogues would say if they were brought up to date now, by language."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / PACKAGE.name
        shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
        update(copy)
        return {language: list(read(path_of(language, copy))) for language in LANGUAGES}
