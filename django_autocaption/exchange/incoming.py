"""What a file would change, and the changing: through ``words.reviews``, as words that a person wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext as _

from django_autocaption.exchange.rows import CHUNK, Key, Line, as_text, find, from_text, words_of
from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, Surface, Verb
from django_autocaption.models.version import has_text
from django_autocaption.pipeline.words import many, reviews
from django_autocaption.pipeline.words.deciding import Planned
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.words.versions import tidied

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")


class Status(StrEnum):
    """What becomes of a line."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    """The row has moved on since the export: it is left alone."""
    UNKNOWN = "unknown"
    """There is no such caption."""
    MALFORMED = "malformed"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One line, compared with its row."""

    number: int
    """Of the line in the file."""
    key: Key | None
    status: Status
    message: str = ""
    """Why nothing is changed; "" otherwise."""
    caption: Caption | None = field(default=None, repr=False)
    changes: dict[str, Any] = field(default_factory=dict)
    """New values by word field."""
    findings: tuple[text.Finding, ...] = ()
    """What the linter refuses in the new alt text: told, but words of people stand."""


def compare(lines: Iterable[Line], *, using: str, force: bool = False) -> Iterator[Verdict]:
    """A verdict for each line, in its order. Nothing is written; one query per CHUNK lines and image field.

    ``force``: change rows that have moved on since the export as well, unless they show another image.
    """
    changed: dict[int, int] = {}
    waiting = iter(lines)
    while chunk := list(islice(waiting, CHUNK)):
        captions = find((line.key for line in chunk if line.key), using)
        for line in chunk:
            caption = captions.get(line.key) if line.key else None
            verdict = _compare(line, caption, force=force)
            if verdict.status is Status.CHANGED and caption is not None:
                first = changed.setdefault(caption.pk, line.number)
                if first != line.number:
                    message = _("Line %(line)d changes the same caption.") % {"line": first}
                    verdict = replace(verdict, status=Status.CONFLICT, message=message)
            yield verdict


def store(verdicts: Sequence[Verdict], *, user: AbstractBaseUser, using: str, publish: bool = True) -> list[Verdict]:
    """Write what ``compare`` found CHANGED, as one bulk action; a CONFLICT is what has changed since that look.
    ``publish`` False: as drafts for somebody who may."""
    changed = {v.caption.pk: v for v in verdicts if v.caption is not None and v.status is Status.CHANGED}

    def plan(row: Caption, *, seen: Seen, by: By) -> Planned | None:
        return reviews.edit.plan(row, changed[row.pk].changes, seen=seen, by=by, publish=publish, verb=Verb.IMPORT)

    shown = Shown(rows={v.caption.pk: Seen.of(v.caption) for v in changed.values() if v.caption is not None})
    by = By(user=user if user.pk is not None else None, surface=Surface.FILE)
    stored = many.each(Caption.objects.using(using).filter(pk__in=changed), shown, by, plan).ids
    late = {changed[pk].number for pk in changed.keys() - set(stored)}
    message = _("The caption was changed just now.")
    return [replace(v, status=Status.CONFLICT, message=message) if v.number in late else v for v in verdicts]


def _compare(line: Line, caption: Caption | None, *, force: bool) -> Verdict:
    verdict = Verdict(number=line.number, key=line.key, status=Status.UNCHANGED, caption=caption)
    if line.problem:
        return replace(verdict, status=Status.MALFORMED, message=line.problem)
    if caption is None:
        return replace(verdict, status=Status.UNKNOWN, message=_("There is no such caption."))
    try:
        changes = _changes(line, caption)
    except ValueError as error:
        return replace(verdict, status=Status.MALFORMED, message=str(error))
    if not changes:
        return verdict
    if not caption.image_name:
        return replace(verdict, status=Status.CONFLICT, message=_("The image field is empty by now."))
    if line.seen is None or line.seen.image_no != caption.image_no:  # not even by force: the words are about another
        message = _("The image was replaced after the export: export anew.")
        return replace(verdict, status=Status.CONFLICT, message=message)
    if not line.seen.holds_for(caption) and not force:
        return replace(verdict, status=Status.CONFLICT, message=_moved_on(caption))
    if not has_text({**words_of(caption), **changes}):
        message = _("Write alt text, or yes under decorative: nothing would be left to say.")
        return replace(verdict, status=Status.MALFORMED, message=message)
    return replace(verdict, status=Status.CHANGED, changes=changes, findings=_refused(changes, caption))


def _changes(line: Line, caption: Caption) -> dict[str, Any]:
    words = words_of(caption)
    differing = {n: said for n, said in line.words.items() if line.form(as_text(n, words[n])) != line.form(said)}
    changes = tidied({name: from_text(name, said) for name, said in differing.items()})
    return {name: value for name, value in changes.items() if value != words[name]}


def _moved_on(caption: Caption) -> str:
    if caption.offered is not None and caption.offered.human_fields:
        return _("A person edited the caption after the export: export anew.")
    return _("The words have changed after the export: export anew.")


def _refused(changes: dict[str, Any], caption: Caption) -> tuple[text.Finding, ...]:
    after = {**words_of(caption), **changes}
    if not {"alt_text", "decorative"} & set(changes) or after["decorative"]:
        return ()
    found = text.lint(after["alt_text"], src=caption.image_name, language=caption.language)
    return tuple(finding for finding in found if finding.level is text.Level.ERROR)
