"""Remarks about the words of captions that a person has dismissed, and those that stand.

A dismissal is bound to one version, and so to these words about this image: it lapses when either changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import router, transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, Dismissal, Version
from django_autocaption.pipeline.words.deciding import held
from django_autocaption.pipeline.words.remarks import lint
from django_autocaption.pipeline.words.seen import By, Seen

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """One finding about the words that a caption offers."""

    finding: text.Finding
    dismissed: bool

    @property
    def may_be_dismissed(self) -> bool:
        """It can be wrong."""
        return not self.finding.is_hard


def remarks(captions: Sequence[Caption], *, using: str) -> dict[int, list[Remark]]:
    """By id of the caption, about its draft, or else its published words; the linter's information for moderation is
    none. ``captions``: with their versions. Three queries."""
    offered = {row.pk: row.offered for row in captions}
    said = [version for version in offered.values() if version is not None]
    without = dismissed(said, using=using)
    repeated = said_of_others(said, using=using)
    found: dict[int, list[Remark]] = {}
    for row in captions:
        version = offered[row.pk]
        codes = without.get(version.pk, frozenset()) if version is not None else frozenset()
        found[row.pk] = [
            Remark(finding=finding, dismissed=finding.code in codes)
            for finding in _findings(row, version, is_repeated=version is not None and version.pk in repeated)
        ]
    return found


def dismiss(caption: Caption, code: str, *, seen: Seen, by: By) -> Dismissal:
    """That remark is none, says somebody who saw words and image. Done twice, it is done once.

    Raises ChangedMeanwhileError where something else is offered by now; ValueError for a remark that is not there, or
    that nobody may dismiss.
    """
    using = caption._state.db or router.db_for_write(Caption)
    with transaction.atomic(using=using):
        version = _seen(caption, seen, using)
        found = remarks([caption], using=using)[caption.pk]
        remark = next((remark for remark in found if remark.finding.code == code), None)
        if remark is None:
            raise ValueError(_("There is no such remark about these words."))
        if not remark.may_be_dismissed:
            raise ValueError(_("This remark cannot be dismissed: change the words."))
        made, _new = Dismissal.objects.using(using).get_or_create(
            version=version, code=code, defaults={"caption": caption, "by_id": by.user_id}
        )
        _note(caption, version, using)
    return made


def dismiss_no_more(caption: Caption, code: str, *, seen: Seen) -> None:
    """The remark stands again. Raises ChangedMeanwhileError."""
    using = caption._state.db or router.db_for_write(Caption)
    with transaction.atomic(using=using):
        version = _seen(caption, seen, using)
        Dismissal.objects.using(using).filter(version=version, code=code).delete()
        _note(caption, version, using)


def _note(caption: Caption, version: Version, using: str) -> None:
    """Whether a remark is left that stands, for the filter of the list."""
    stands = any(not remark.dismissed for remark in remarks([caption], using=using)[caption.pk])
    Version.objects.using(using).filter(pk=version.pk).update(remarked=stands)


def dismissed(said: Iterable[Version], *, using: str) -> dict[int, frozenset[str]]:
    """By id of the version, the codes of remarks that somebody dismissed. One query."""
    found: dict[int, set[str]] = {}
    rows = Dismissal.objects.using(using).filter(version__in=[version.pk for version in said])
    for pk, code in rows.values_list("version", "code"):
        found.setdefault(pk, set()).add(code)
    return {pk: frozenset(codes) for pk, codes in found.items()}


def said_of_others(said: Iterable[Version], *, using: str, drafts: bool = True) -> frozenset[int]:
    """Ids of those versions whose alt text some caption says of a different picture; of pictures that no worker has
    read nothing is known. ``drafts``: those count, too. A query, or two."""
    wanted = {v.pk for v in said if v.alt_key and v.content_hash and not v.decorative}
    found: set[int] = set()
    for pointer in ("published", "draft") if drafts else ("published",):
        if left := wanted - found:
            rows = Version.objects.using(using).filter(_is_said_elsewhere(pointer, using), pk__in=left)
            found.update(rows.values_list("pk", flat=True))
    return frozenset(found)


def _is_said_elsewhere(pointer: str, using: str) -> Exists:
    """Ends with the first that is found: the same words may stand at a thousand places."""
    same = {f"{pointer}__alt_key": OuterRef("alt_key"), f"{pointer}__decorative__in": (False,)}
    rows = Caption.objects.using(using).filter(**same).exclude(**{f"{pointer}__content_hash": ""})
    return Exists(rows.exclude(**{f"{pointer}__content_hash": OuterRef("content_hash")}))


def _findings(caption: Caption, version: Version | None, *, is_repeated: bool) -> list[text.Finding]:
    if version is None or version.decorative:
        return []
    found = lint(version.alt_text, src=caption.image_name, language=caption.language)
    told = [finding for finding in found if finding.level is not text.Level.INFO]
    return [*told, text.SAME_WORDS] if is_repeated else told


def _seen(caption: Caption, seen: Seen, using: str) -> Version:
    """The words that were seen; the row is locked, and ``caption`` is as it is."""
    caption.__dict__.update(held(caption, seen, using=using).__dict__)
    if caption.offered is None:
        raise ValueError(_("There is no such remark about these words."))
    return caption.offered
