"""What leaves with a caption and what comes back: its key, what was seen of it, and its words as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from django_autocaption.exceptions import AutocaptionError
from django_autocaption.models import Caption, Version, gate
from django_autocaption.models.version import NO_WORDS, WORD_FIELDS
from django_autocaption.pipeline.words.seen import Seen

CHUNK = 500
_YES, _NO = "yes", "no"
_TRUTH = {_YES: True, "true": True, "1": True, _NO: False, "false": False, "0": False, "": False}


class FileRefused(AutocaptionError):  # noqa: N818 - says what happened
    """The file as a whole cannot be read; the message says why and what to do."""


@dataclass(frozen=True, kw_only=True)
class Key:
    """What a caption is about; unlike its id it is the same in every database of the site."""

    model: str
    """``app_label.Model``."""
    object_id: str
    field: str
    language: str

    def __str__(self) -> str:
        return f"{self.model} {self.object_id} {self.field} [{self.language}]"


def one_newline(text: str) -> str:
    """The text with every line break as spreadsheets and XML parsers may give it back."""
    return re.sub(r"\r\n?", "\n", text)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One caption as a file has it."""

    number: int
    """Of the line in the file where it begins, from 1."""
    key: Key | None = None
    """None: see ``problem``."""
    seen: Seen | None = None
    """What the caption showed when it was exported; None: see ``problem``."""
    words: Mapping[str, str]
    """Text by word field, of those that the file has."""
    form: Callable[[str], str] = one_newline
    """What the file format makes of a text; two texts of the same form are the same words."""
    problem: str = ""
    """Why the line cannot be read; "" if it can."""


def select(
    using: str, *, language: str = "", states: Sequence[str] = (), awaiting: Sequence[str] = ()
) -> QuerySet[Caption]:
    """Captions that have an image, in a language, in states, or that wait for a person for one of these reasons
    (``Awaits``); "" and () = in any. What moderation holds is in it."""
    captions = Caption.objects.using(using).with_words().exclude(image_name="").order_by("pk")
    if language:
        captions = captions.filter(language=language)
    if awaiting:
        captions = captions.filter(review__in=awaiting)
    return captions.filter(state__in=states) if states else captions


def held(captions: QuerySet[Caption]) -> QuerySet[Caption]:
    """Those that are not exported, because moderation has not cleared the image."""
    return captions.exclude(gate.shown())


def chunks(captions: QuerySet[Caption]) -> Iterator[list[Caption]]:
    """Those that moderation does not hold, in the order of their ids, CHUNK at most in memory."""
    free = captions.filter(gate.shown()).order_by("pk")
    rows = list(free[:CHUNK])
    while rows:
        yield rows
        rows = list(free.filter(pk__gt=rows[-1].pk)[:CHUNK])


def key_of(caption: Caption) -> Key:
    """The key of a row."""
    content_type = ContentType.objects.db_manager(caption._state.db).get_for_id(caption.content_type_id)
    model = content_type.model_class()
    label = model._meta.label if model else f"{content_type.app_label}.{content_type.model}"
    return Key(model=label, object_id=caption.object_id, field=caption.field_name, language=caption.language)


def find(keys: Iterable[Key], using: str) -> dict[Key, Caption]:
    """The rows with these keys; those that are unknown are missing. One query per image field."""
    groups: dict[tuple[str, str], list[Key]] = {}
    for key in keys:
        if "\0" not in str(key):  # which PostgreSQL takes in no query
            groups.setdefault((key.model, key.field), []).append(key)
    found: dict[Key, Caption] = {}
    for (label, field), members in groups.items():
        app_label, _dot, model = label.partition(".")
        try:
            content_type = ContentType.objects.db_manager(using).get_by_natural_key(app_label, model.lower())
        except ContentType.DoesNotExist:
            continue
        rows = (
            Caption.objects.using(using)
            .with_words()
            .filter(
                content_type=content_type,
                field_name=field,
                object_id__in={key.object_id for key in members},
                language__in={key.language for key in members},
            )
        )
        by_image = {(row.object_id, row.language): row for row in rows}
        found |= {key: by_image[at] for key in members if (at := (key.object_id, key.language)) in by_image}
    return found


def as_text(name: str, value: Any) -> str:
    """A word field's value as a cell: keywords separated by commas, ``decorative`` as ``yes`` or ``no``."""
    if name == "keywords":
        return ", ".join(map(str, value)) if isinstance(value, list) else ""
    if name == "decorative":
        return _YES if value else _NO
    return str(value)


def from_text(name: str, text: str) -> Any:
    """A word field's value for a cell. Raises ValueError with a sentence for people."""
    if name == "decorative":
        if (answer := text.strip().lower()) not in _TRUTH:
            raise ValueError(_("decorative is “%(text)s”: write yes or no.") % {"text": text[:50]})
        return _TRUTH[answer]
    try:
        ProhibitNullCharactersValidator()(text)
        if name == "keywords":
            words = (" ".join(word.split()) for word in text.split(","))
            return list(dict.fromkeys(word for word in words if word))
        field: Any = Version._meta.get_field(name)
        field.run_validators(text)
    except ValidationError as error:
        raise ValueError(f"{name}: {' '.join(error.messages)}") from None
    return text


def texts(caption: Caption) -> dict[str, str]:
    """Every word field as text: of the draft, or else of the published words of the present image."""
    words = words_of(caption)
    return {name: as_text(name, words[name]) for name in WORD_FIELDS}


def words_of(caption: Caption) -> Mapping[str, Any]:
    """What an editor edits: the draft, or else the published words of the present image."""
    return NO_WORDS if caption.offered is None else caption.offered.words


def standing(caption: Caption) -> str:
    """How those words stand, in one word: ``draft``, ``published``, or the state of a caption without any."""
    if caption.draft is not None:
        return "draft"
    return str(caption.state) if caption.current is None else "published"
