"""The text on its way through the steps, with what was found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NoReturn

from django_autocaption.text.tables.languages import Language


class RejectedError(Exception):
    """The text carries no alt text; ``reason`` is a stable code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(kw_only=True)
class Draft:
    """One text between two steps."""

    text: str
    language: Language
    prompt: str = ""
    clip_tail: bool = False
    finish_reason: str = ""
    keywords: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)

    def replace(self, text: str, reason: str) -> None:
        """Go on with ``text``; the reason is noted if that is a change, and an empty text ends the way."""
        if text != self.text:
            self.text = text
            self.note(reason)
        if not text.strip():
            self.reject(reason)

    def note(self, reason: str) -> None:
        """Remember that a step changed the text."""
        if reason not in self.reasons:
            self.reasons.append(reason)

    def flag(self, flag: str) -> None:
        """Remember something that a reader should know about the image or the answer."""
        if flag not in self.flags:
            self.flags.append(flag)

    def reject(self, reason: str) -> NoReturn:
        """End the way: there is no alt text in this answer."""
        raise RejectedError(reason)
