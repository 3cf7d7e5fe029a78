"""Words of talk between a service and whoever asked it, by what they are for."""

from __future__ import annotations

from dataclasses import dataclass

#: Subjects in all languages.
INTERNATIONAL = """
    ai api apis app id url urls http https html json xml mime jpeg jpg png gif webp svg pdf bmp tiff heic gpt llm vlm
    gpu cpu cuda ssl tls dns mb kb gb px base
"""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """Words of one language, a word on one list only: ``word`` is whole, ``stem-`` may go on. In languages without
    spaces all are pieces of text."""

    signs: str
    """What is not possible, what went wrong, what will be done, greetings and praise: one of these stands in all talk,
    or of ``voices``."""
    subjects: str
    """What is talked about; of these alone a text may still be somebody's words ("A model.")."""
    between: str
    """What stands between them, beside the language's function words."""
    voices: str = ""
    """Somebody speaks or is spoken to: "I", "your", "please", "sorry"."""
    negations: str = ""
    """Signs that something is not done: "not", "unfortunately"; "I see a dog" is a caption."""
    seen: str = ""
    """Whom and what an image may show as well, people and messages: "A person waits." has no negation."""
    parts: str = ""
    """What another word of the lists may begin with: articles, prepositions, first parts of compounds."""
    unlike: str = ""
    """Strange words that only begin as one of these: a screen is no picture ("képernyő")."""
