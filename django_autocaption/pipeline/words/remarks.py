"""What is to be said of words that people wrote, for whoever saves or approves them: they are held for none of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from django_autocaption import conf
from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, Version
from django_autocaption.models.version import WORD_FIELDS

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")

#: The linter's sentences by the codes of its findings.
SENTENCES: Mapping[str, Any] = {
    "missing": _("The image has no alt text: write what it means, or mark it as decorative."),
    "blank": _("The alt text is empty: write what the image means, or mark it as decorative."),
    "decorative": _("A decorative image needs no text: leave it empty."),
    "not_words": _("An address, number, age or error message is no description: write what the image shows."),
    "placeholder": _("A placeholder is no description: write what the image shows."),
    "file_name": _("A file name is no description: write what the image shows."),
    "redundant_start": _("Screen readers say that it is an image: begin with what it shows."),
    "redundant_end": _("Screen readers say that it is an image: end on what it shows."),
    "too_short": _("Too short to say anything: write what the image shows."),
    "too_long": _("Too long for alt text: shorten it and put the rest into the description."),
    "long": _("Longer than it should be: say the most important thing, put the rest into the description."),
    "markup": _("Remove the HTML or Markdown: it would be read aloud."),
    "invisible": _("Remove line breaks, control and invisible characters."),
    "url": _("Remove the address: it would be spelt out."),
    "handle": _("Remove handles and hashtags."),
    "emoji": _("Remove the emoji: screen readers say their long names."),
    "instruction": _("Orders to a reader are no description: write what the image shows."),
    "artefact": _("Remove the captioning model’s slip."),
    "repetition": _("Say every word once."),
    "gibberish": _("A word is longer than words are: write what the image shows."),
    "tag_list": _("A list of tags is no description: write a sentence."),
    "refusal": _("The captioning model’s refusal is no description."),
    "prompt_echo": _("The prompt is no description: write what the image shows."),
    "dangling": _("The sentence stops in the middle: finish it."),
    "wrong_language": _("Written in another language than the page’s: translate it or set the language."),
    "no_full_stop": _("No full stop at the end: screen readers make no pause."),
    "same_words": _("A different picture of the site has the same words: say what tells them apart."),
    "duplicate": _("Another image of the page has the same text: say what tells them apart."),
    "people": _(
        "Describes race, religion, disability, looks or age of people: keep it only if the image is about that."
    ),
    "preferred_words": _("House style: say “%(instead)s”, not “%(word)s”."),
    "forbidden_words": _("House style: do not say “%(word)s”."),
    "minors": _("Mentions children or teenagers. Words of people hold no image back: look whether it may be shown."),
}
#: What is wrong in a title, a description or a keyword as well; the rest is about alt text.
_ANYWHERE = frozenset({"people", "minors", "instruction", "markup", "invisible", "preferred_words", "forbidden_words"})
#: What matters only where the field is moderated.
_OF_MODERATION = frozenset({"minors"})


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One finding. ``field``: name of the words that it is about; ``code`` as in ``text.lint``."""

    field: str
    code: str
    sentence: str


def lint(alt_text: str, *, src: str, language: str) -> tuple[text.Finding, ...]:
    """What is wrong with these words, by the site's own word list, too. ``src``: name of the image's file."""
    avoided = tuple(conf.current().word_list(language).avoided.items())
    return _lint(alt_text, src, language, avoided)


@lru_cache(maxsize=4_096)
def _lint(alt_text: str, src: str, language: str, avoided: tuple[tuple[str, str], ...]) -> tuple[text.Finding, ...]:
    """Remembered, because pages ask about the same words each time they are loaded."""
    return text.lint(alt_text, src=src, language=language, context=text.Context(avoided=dict(avoided)))


def sentence_of(finding: text.Finding) -> str:
    """What people read of it, in their language."""
    sentence = SENTENCES[finding.code]
    if not finding.avoided:
        return str(sentence)
    return " ".join(str(sentence) % {"word": word, "instead": instead} for word, instead in finding.avoided)


def remarks_on(caption: Caption, version: Version) -> list[Remark]:
    """What is found in the words of this version that people wrote, by field; each thing once a field."""
    return remarks_on_words(caption, {name: getattr(version, name) for name in version.by_people}, said=version)


def remarks_on_words(caption: Caption, words: Mapping[str, Any], *, said: Version | None = None) -> list[Remark]:
    """The same of any words, by field name, as they are typed. ``said``: a version that holds the others; None = they
    are about the caption's present image, which is not decorative unless they say so."""
    moderated = caption.moderation_mode != "off"
    src = said.image_name if said is not None else caption.image_name
    decorative = bool(words.get("decorative", said is not None and said.decorative))
    found = {
        (name, finding.code, sentence_of(finding)): None
        for name in words
        for finding in _findings(name, words[name], caption.language, src, decorative)
    }
    return [
        Remark(field=name, code=code, sentence=sentence)
        for name, code, sentence in sorted(found, key=lambda one: WORD_FIELDS.index(one[0]))
        if moderated or code not in _OF_MODERATION
    ]


def _findings(name: str, value: Any, language: str, src: str, decorative: bool) -> Iterator[text.Finding]:
    if name == "alt_text":
        if value and not decorative:  # of a decorative image it is said to nobody
            yield from lint(value, src=src, language=language)
        return
    for words in (value,) if isinstance(value, str) else value if isinstance(value, list) else ():
        line = words.replace("\n", " ") if isinstance(words, str) else ""  # of a description there may be several
        findings = lint(line, src="", language=language) if line else ()
        yield from (finding for finding in findings if finding.code in _ANYWHERE)
