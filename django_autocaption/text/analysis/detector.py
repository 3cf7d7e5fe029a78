"""The language among those of one script, as an option: py3langid tells them apart where the extra ``[languages]``
is installed (https://github.com/adbar/py3langid)."""

from __future__ import annotations

import re
from copy import copy
from functools import cache, lru_cache
from importlib import import_module
from threading import Lock
from typing import Any

from django_autocaption.text.tables.languages import LANGUAGES, Language

#: With these no good caption of the test suite counts as another language's, and three English ones in four do.
_CERTAIN, _FEWEST_WORDS = 0.98, 5
#: This is enough where so many little words ("the", "der") are the other language's, and none is its own.
_LIKELY, _FEWEST_LITTLE = 0.9, 3
_WORD = re.compile(r"[^\W\d_]+")
#: What py3langid calls a language that the tables name otherwise.
_LABELS = {"nb": "no"}
#: Characters that are looked at.
_MOST = 500

_loading = Lock()


def is_other_language(text: str, language: Language) -> bool:
    """Whether a text of several words is, for certain, in another language of the same script. False where that cannot
    be told."""
    rivals = _rivals(language)
    if not rivals or len(text.split(maxsplit=_FEWEST_WORDS)) < _FEWEST_WORDS:
        return False
    wanted = _LABELS.get(language.code, language.code)
    identifier = _restricted(wanted, rivals)
    if identifier is None:
        return False
    found, certainty = _classified(identifier, text[:_MOST])
    if found == wanted or certainty < _LIKELY:
        return False
    return bool(certainty >= _CERTAIN) or _has_little_words_of(found, text, language)


def _has_little_words_of(label: str, text: str, language: Language) -> bool:
    """Whether a text has several of the language that py3langid calls so, and none of the wanted one."""
    said = set(_WORD.findall(text.lower()))
    other = LANGUAGES[next((code for code, name in _LABELS.items() if name == label), label)]
    return len(said & other.function_words) >= _FEWEST_LITTLE and not said & language.function_words


@lru_cache(maxsize=64)
def _classified(identifier: Any, text: str) -> tuple[str, float]:
    """Remembered, because the cleaner and the linter ask about the same words."""
    language, certainty = identifier.classify(text)
    return language, certainty


@cache
def _rivals(language: Language) -> frozenset[str]:
    same = (other.code for other in LANGUAGES.values() if other.spaced and other.scripts == language.scripts)
    return frozenset(_LABELS.get(code, code) for code in same if code != language.code)


@cache
def _restricted(wanted: str, rivals: frozenset[str]) -> Any:
    """The identifier for these languages alone; None where it is not installed or does not know the wanted one."""
    whole = _identifier()
    if whole is None or wanted not in whole.labels:
        return None
    few = copy(whole)
    few.set_languages(rivals | {wanted})
    return few


def _identifier() -> Any:
    with _loading:
        return _loaded()


@cache
def _loaded() -> Any:
    """Once, and only where it is needed: it takes half a second and 75 MB."""
    try:
        langid = import_module("py3langid.langid")
    except ImportError:
        return None
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
