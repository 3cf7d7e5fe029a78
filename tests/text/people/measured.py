"""How often words about people are overlooked, and how often things are taken for people, as the whole way finds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django_autocaption.moderation import mentions_minor
from django_autocaption.pipeline.job.answer import words_of
from django_autocaption.pipeline.job.question import Question
from django_autocaption.pipeline.moderate.assessment import everything_said
from django_autocaption.types import CaptionResult
from tests.generated.markdown import table

HERE = Path(__file__).parent
#: The captions that rules were written with, and those that were set aside before.
KNOWN, HELD_OUT = "known", "held_out"
#: The languages that the app has tables for, by name.
LANGUAGES = {
    "en": "English", "de": "German", "nl": "Dutch", "fr": "French", "es": "Spanish", "it": "Italian",
    "pt": "Portuguese", "pl": "Polish", "ru": "Russian", "ar": "Arabic", "he": "Hebrew", "hi": "Hindi",
    "ja": "Japanese", "ko": "Korean", "th": "Thai", "zh": "Chinese", "nb": "Norwegian", "sv": "Swedish",
    "da": "Danish", "fi": "Finnish", "tr": "Turkish", "id": "Indonesian", "vi": "Vietnamese", "uk": "Ukrainian",
    "cs": "Czech", "sk": "Slovak", "hr": "Croatian", "bg": "Bulgarian", "hu": "Hungarian", "ro": "Romanian",
    "el": "Greek", "ca": "Catalan",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Case:
    """A caption, and what of people is in it: ``attribute``, ``name``, ``minor``."""

    language: str
    text: str
    said: frozenset[str]

    @property
    def needs_editor(self) -> bool:
        """It tells an attribute or a name."""
        return bool(self.said & {"attribute", "name"})

    @property
    def has_minor(self) -> bool:
        return "minor" in self.said


@dataclass(frozen=True, kw_only=True)
class Found:
    """What becomes of a case: its words wait for an editor (None = it is no words); moderation is told of a minor."""

    editor: bool | None
    minor: bool


@cache
def cases(name: str) -> tuple[Case, ...]:
    """The captions of a file."""
    lines = (HERE / f"{name}.txt").read_text("utf-8").splitlines()
    return tuple(_case(line) for line in lines if line.strip() and not line.startswith("#"))


def _case(line: str) -> Case:
    language, said, text = line.split(" | ")
    return Case(language=language, text=text, said=frozenset(said.split()) - {"-"})


@cache
def found(case: Case) -> Found:
    """Asked as of a service's answer."""
    result = CaptionResult(text=case.text)
    words = words_of(result, Question(alias="default", model="", prompt="", language=case.language))
    said = everything_said(words.columns or {}, result, language=case.language)
    minor = any(mentions_minor(text, language) for language, text in said.items())
    return Found(editor=words.needs_review if words.columns is not None else None, minor=minor)


def wrong(name: str, language: str = "") -> dict[str, list[Case]]:
    """Cases of a file that were judged wrongly, by how; of one language, or of all."""
    own = [case for case in cases(name) if language in ("", case.language)]
    return {
        "editor false": [case for case in own if found(case).editor and not case.needs_editor],
        "editor missed": [case for case in own if not found(case).editor and case.needs_editor],
        "minor false": [case for case in own if found(case).minor and not case.has_minor],
        "minor missed": [case for case in own if not found(case).minor and case.has_minor],
    }


def rates() -> Iterator[str]:
    """The table of the captions that were set aside."""
    head = ("Language", "Attributes and names: false alarms", "missed", "Minors: false alarms", "missed")
    rows = [_row(name, code) for code, name in sorted(LANGUAGES.items(), key=lambda item: item[1])]
    yield from table(head, [*rows, _row("**All**", "")])


def _row(name: str, language: str) -> tuple[str, ...]:
    own = [case for case in cases(HELD_OUT) if language in ("", case.language)]
    bad = wrong(HELD_OUT, language)
    named, minors = sum(case.needs_editor for case in own), sum(case.has_minor for case in own)
    out_of = {
        "editor false": len(own) - named,
        "editor missed": named,
        "minor false": len(own) - minors,
        "minor missed": minors,
    }
    return (name, *(f"{len(bad[kind])} of {number}" for kind, number in out_of.items()))
