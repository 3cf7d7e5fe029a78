"""What a service is told to write: the texts that the app brings, and how placeholders are filled in.

The texts follow the W3C's alt decision tree (https://www.w3.org/WAI/tutorials/images/decision-tree/): whether an image
decorates, does something, informs or is complex decides what its words have to say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from string import Formatter

#: What surrounds an image: addresses of the page that shows it and of where it leads as a link, with their titles, and
#: the line below it. Told by the option ``context`` of a field.
CONTEXT = ("page", "page_title", "link", "link_title", "caption")
#: What people stand behind of the picture's words in another language.
REVIEWED = "reviewed_text"
#: The site's house style and its word list: whole sentences, or nothing where the site has set none.
OF_THE_HOUSE = ("style", "words")
#: Placeholders that every prompt may use; a registration can add names of fields.
PLACEHOLDERS = ("language", "object", "field", "site", "title", *OF_THE_HOUSE, *CONTEXT, REVIEWED)
LONGEST_VALUE = 200
#: Characters of the word list, as many words as they hold.
LONGEST_WORD_LIST = 2_000
#: Of words that an editor stands behind: an alt text as it is.
LONGEST_REVIEWED = 1_000

INFORMATIVE = (
    "Write alternative text in {language} for a blind reader of a web page: one sentence of at most 125 characters "
    "that says what this image shows and means, the most important words first. Name what is visible: who or what, "
    "doing what, where. Copy short text that can be read in the image. Do not begin with “image of”, do not guess "
    "names, ethnicity, religion, health or exact ages, and do not describe mood. Answer with the sentence alone. "
    "{style} {words}"
)
#: What is asked where people stand behind the words in another language.
TRANSLATION = (
    f"An editor wrote this alternative text for the image: “{{{REVIEWED}}}”. Say the same in {{language}}, as a native "
    "speaker would write it, in one sentence of at most 125 characters. Look at the image only to choose the right "
    "words: add nothing, and leave nothing out. Answer with the sentence alone. {style} {words}"
)
#: The one word that a prompt may ask for where an image needs no words: in capitals, as no sentence has it.
DECORATIVE_ANSWER = "DECORATIVE"
#: Named prompts that a new site starts with; editors change them in the admin.
DEFAULTS: Mapping[str, str] = {
    "informative": INFORMATIVE,
    "decorative": (
        "This image stands on a web page about “{title}”. If it only decorates (an ornament, a divider, a background, "
        "a picture that says nothing beyond the text beside it), answer with the one word "
        f"{DECORATIVE_ANSWER}. Otherwise write its alternative text in {{language}}: one sentence of at most 125 "
        "characters that says what it shows, the most important words first. Answer with that word or that sentence "
        "alone. {style} {words}"
    ),
    "functional": (
        "This image is the only content of a link or button titled “{title}”. Write its alternative text in "
        "{language}: at most 60 characters that say what the link or button does or where it leads, not how the image "
        "looks. "
        "Answer with the text alone. {style} {words}"
    ),
    "complex": (
        "This image is a chart, diagram, map or table titled “{title}”. Write in {language}: first one sentence of at "
        "most 125 characters that says what kind of graphic it is and its main message; then the details a reader "
        "needs, with the numbers that can be read. Do not guess numbers. {style} {words}"
    ),
    "product": (
        "This is a product photograph of “{title}”. Write alternative text in {language}: one sentence of at most 125 "
        "characters that says what a shopper sees: kind, colour, material, shape, view. Invent no brand and no claims. "
        "Answer with the sentence alone. {style} {words}"
    ),
}


def says_decorative(prompt: str, answer: str) -> bool:
    """Whether a service answers that the image needs no words, to a finished prompt that asks for ``DECORATIVE``."""
    said = re.sub(r"^[\W_]+|[\W_]+$", "", answer)
    return DECORATIVE_ANSWER in prompt and said.upper() == DECORATIVE_ANSWER


def unknown_placeholders(text: str, allowed: Collection[str] = ()) -> list[str]:
    """Placeholders of a prompt that nothing fills in, and those that reach into a value (``{object.pk}``).

    Raises ValueError with a sentence for people if the braces do not match; ``{{`` and ``}}`` write braces.
    """
    names = (name for _, name, _, _ in _parsed(text) if name is not None)
    return [name or "{}" for name in names if name not in PLACEHOLDERS and name not in allowed]


def house(style: str, avoided: Mapping[str, str]) -> dict[str, str]:
    """What ``{style}`` and ``{words}`` stand for. ``avoided``: what is not to be said → what is said instead, "" =
    nothing; as many of them as fit, in their order."""
    told = [
        f"Say “{instead}”, not “{word}”." if instead else f"Do not say “{word}”."
        for word, instead in ((word.rstrip("*"), instead) for word, instead in avoided.items())
    ]
    while len(words := " ".join(told)) > LONGEST_WORD_LIST:
        told.pop()
    return {"style": f"Follow the house style of this site: {style}" if style else "", "words": words}


def fill(text: str, values: Mapping[str, object], *, own: Mapping[str, str] | None = None) -> str:
    """The prompt with every placeholder filled in; values become one line of at most 200 characters,
    ``reviewed_text`` of as many as an alt text may have.

    Values come from the site's visitors at times: they are shortened and flattened, and never read as placeholders.
    ``own``: texts of the site itself (OF_THE_HOUSE), which stand as they are; one that is empty takes the blank before
    it along, so that the prompt reads as if it did not name it. Raises ValueError for a placeholder without a value.
    """
    own = dict.fromkeys(OF_THE_HOUSE, "") if own is None else own
    parts: list[str] = []
    for literal, name, _, _ in _parsed(text):
        parts.append(literal)
        if name is not None and name in own:
            if not own[name]:
                parts[-1] = literal.removesuffix(" ")
            parts.append(own[name])
        elif name is not None:
            if name not in values:
                raise ValueError(f"The prompt names {{{name}}}, which nothing fills in.")
            longest = LONGEST_REVIEWED if name == REVIEWED else LONGEST_VALUE
            parts.append(" ".join(str(values[name]).split())[:longest])
    return "".join(parts)


def _parsed(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(text))
    except ValueError as error:
        raise ValueError(f"The braces of the prompt do not match ({error}); write {{{{ and }}}} for braces.") from None
