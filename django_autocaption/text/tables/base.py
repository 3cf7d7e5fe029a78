"""What the cleaner knows about one language: data only, no rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

#: Languages in which i and ı are two letters, and their capitals İ and I.
DOTTED = frozenset({"tr", "az"})
NEVER = re.compile(r"(?!)")


def words(text: str) -> frozenset[str]:
    """The words of a list separated by blanks."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The lines of a list, one phrase a line."""
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One case-blind pattern for all alternatives; one that never matches where there are none."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE) if patterns else NEVER


@dataclass(frozen=True, kw_only=True)
class Language:
    """The tables of one language; patterns are case-blind regular expressions that match where a sentence starts."""

    code: str
    scripts: frozenset[str] = frozenset()
    """Unicode scripts that its words are written in; empty = not checked."""
    full_stop: str | None = None
    """Ends a sentence; ``""`` where the script has none (Thai); None = whatever the text's script uses."""
    spaced: bool = True
    """Words are separated by spaces."""
    doubling: bool = False
    """The same word twice in a row is a slip; False where doubling is grammar (Hindi, Chinese…)."""
    doubled: frozenset[str] = frozenset()
    """Words that may stand twice in a row nevertheless."""
    function_words: frozenset[str] = frozenset()
    """Articles, prepositions, conjunctions, auxiliaries: what sentences have and tag lists lack."""
    dangling: frozenset[str] = frozenset()
    """Words that never end a sentence (in unspaced scripts: endings)."""
    dangling_when_cut: frozenset[str] = frozenset()
    """Words that may end a sentence, but not one that was cut short."""
    particles: frozenset[str] = frozenset()
    """Those of ``dangling`` that end a sentence which nobody cut: of separable verbs ("Die Sonne geht auf."),
    and prepositions ("the box it came with.")."""
    hanging: str = ""
    """A word whose object is missing if the text was cut behind it: "carrying"."""
    strong_openers: tuple[str, ...] = ()
    """Openings that say only that an image is an image ("The image shows"); a description follows for certain."""
    weak_openers: tuple[str, ...] = ()
    """Openings that may begin other sentences as well ("There is a")."""
    frames: tuple[str, ...] = ()
    """Patterns around the words, which are their group ``words``: ``这是一张…的照片``."""
    askings: tuple[str, ...] = ()
    """What a user asks for ("Describe this image."), without its full stop; English has rules of its own."""
    interjections: tuple[str, ...] = ()
    """"Sure!", "Certainly!": politeness before an answer."""
    lead_ins: tuple[str, ...] = ()
    """"Here is the alt text:"."""
    labels: tuple[str, ...] = ()
    """Names of the answer before a colon: "Alt text"."""
    closings: tuple[str, ...] = ()
    """Sentences to the asker, not about the image: "Let me know if…"."""
    refusals: tuple[str, ...] = ()
    """The service will not or cannot answer."""
    pivots: tuple[str, ...] = ()
    """Words that lead from a refusal to an answer: "but", "however"."""
    preambles: tuple[str, ...] = ()
    """What may stand between a pivot and the answer: "I can tell you that"."""
    continuations: tuple[str, ...] = ()
    """How an answer after a pivot may begin where it has no opener: "a", "two", "he"."""
    non_answers: frozenset[str] = frozenset()
    """Whole answers that say nothing, in lower case, without punctuation."""
    absences: tuple[str, ...] = ()
    """Sentences about what is not there, or about watermarks."""
    moods: tuple[str, ...] = ()
    """Sentences of atmosphere; dropped after the first sentence only."""
    trailing: str = ""
    """The end of a sentence that adds no observation; searched, not matched."""
    placeholders: frozenset[str] = frozenset()
    """Whole alt texts that stand for none: "image", "logo"."""

    @cached_property
    def hanging_word(self) -> re.Pattern[str]:
        return any_of((self.hanging,) if self.hanging else ())

    @cached_property
    def strong_opener(self) -> re.Pattern[str]:
        return any_of(self.strong_openers)

    @cached_property
    def weak_opener(self) -> re.Pattern[str]:
        return any_of(self.weak_openers)

    @cached_property
    def frame(self) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(pattern, re.IGNORECASE) for pattern in self.frames)

    @cached_property
    def asking(self) -> re.Pattern[str]:
        end = (
            r"[^.?!:\n。？！：।؟]{0,100}(?:[.?!:؟](?=\s|$)|[。？！：।]|\n|$)" if self.full_stop else r"\S{0,40}(?:\s|$)"
        )
        return any_of(tuple(rf"{asking}{end}\s*" for asking in self.askings))

    @cached_property
    def interjection(self) -> re.Pattern[str]:
        return any_of(self.interjections)

    @cached_property
    def lead_in(self) -> re.Pattern[str]:
        return any_of(self.lead_ins)

    @cached_property
    def label(self) -> re.Pattern[str]:
        return any_of(self.labels)

    @cached_property
    def closing(self) -> re.Pattern[str]:
        return any_of(self.closings)

    @cached_property
    def refusal(self) -> re.Pattern[str]:
        return any_of(self.refusals)

    @cached_property
    def pivot(self) -> re.Pattern[str]:
        return any_of(tuple(rf"(?<!\w){pattern}" if self.spaced else pattern for pattern in self.pivots))

    @cached_property
    def preamble(self) -> re.Pattern[str]:
        return any_of(self.preambles)

    @cached_property
    def continuation(self) -> re.Pattern[str]:
        return any_of(self.continuations)

    @cached_property
    def absence(self) -> re.Pattern[str]:
        return any_of(self.absences)

    @cached_property
    def mood(self) -> re.Pattern[str]:
        return any_of(self.moods)

    @cached_property
    def trailing_clause(self) -> re.Pattern[str]:
        return re.compile(self.trailing, re.IGNORECASE) if self.trailing else NEVER
