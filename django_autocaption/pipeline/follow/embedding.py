"""Published alt text goes into the stored JPEG itself, where a field says so; after the words are stored.

Nothing here fails a caption: what cannot be done is logged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import Storage
from django.db.models import Q

from django_autocaption import conf
from django_autocaption.exceptions import ImageError
from django_autocaption.images.reading import read
from django_autocaption.images.spool import spooled
from django_autocaption.models import Caption
from django_autocaption.pipeline.follow.safe_replace import NotReplacedError, replace
from django_autocaption.pipeline.job.before_writing import signed
from django_autocaption.pipeline.records.decisions import follow_file
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.records.files import file_of
from django_autocaption.pipeline.runtime import databases, decoding, process
from django_autocaption.registry import CaptionedField, registry

logger = logging.getLogger(__name__)

#: A file that another worker changed meanwhile is looked at again so many times.
TRIES = 3


@dataclass(frozen=True, kw_only=True)
class _File:
    """One stored image and what is to be written into it."""

    storage: Storage
    name: str
    hashes: frozenset[str]
    """sha256 of the files that the words were written for; another file is left alone. Empty = no worker has read the
    file that they came with."""
    alternatives: dict[str, str]
    """Language → alt text, the site's first caption language first."""
    machines: frozenset[str]
    """Languages of those that a machine wrote. One that a person approved is a machine's still."""
    siblings: Q
    """Captions of this very file."""


def is_used() -> bool:
    """Some captioned field of this site has its files written to; False while the settings are wrong."""
    try:
        return any(f.options.embed for f in registry.all())
    except ImproperlyConfigured:
        return False


def embed(ids: Sequence[int], *, using: str) -> None:
    """Write the published alt texts of the images of these captions into their files, each file once."""
    if not ids or not is_used():
        return
    try:
        files = _files(ids, using)
        for file, hashes in zip(files, process.image_threads().map(_embed_one, files), strict=True):
            if hashes is not None:
                with _alone(file.name, using):
                    _note(file, *hashes, using=using)
    except Exception:
        logger.exception("The alt text of captions %s could not be written into their files.", list(ids))


def _files(ids: Sequence[int], using: str) -> list[_File]:
    captions = Caption.objects.using(using).filter(pk__in=ids)
    files: dict[tuple[int, str, str], _File] = {}
    for caption in captions:
        key = (caption.content_type_id, caption.field_name, caption.object_id)
        field = _embedding_field(caption)
        if field is not None and key not in files:
            with _alone(caption.image_name, using):
                file = _file_of(caption, field, using)
                if file is not None:
                    files[key] = file
    return list(files.values())


@contextmanager
def _alone(name: str, using: str) -> Iterator[None]:
    """What fails, of the site's own code it may be, fails for this file only. Raises where the database is away."""
    try:
        with databases.contained(using):
            yield
    except Exception as error:
        if databases.tells_outage(error, using):
            raise
        logger.exception("No alt text was written into %r.", name)


def _note(file: _File, before: str, after: str, *, using: str) -> None:
    """The captions are about the same picture still, in other bytes."""
    same = file.siblings & Q(content_hash__in=[before, *file.hashes, ""])
    Caption.objects.using(using).filter(same).update(content_hash=after)
    follow_file(before, after, Caption.objects.using(using).filter(file.siblings))


def _file_of(caption: Caption, field: CaptionedField, using: str) -> _File | None:
    """None where the object has another image by now, or nothing is said about it."""
    siblings = Q(content_type=caption.content_type_id, field_name=caption.field_name, image_name=caption.image_name)
    of_object = Caption.objects.using(using).publishable().with_words().filter(siblings, object_id=caption.object_id)
    rows = [row for row in of_object if _alt_of(row)]
    order = {language: position for position, language in enumerate(conf.current().languages)}
    rows.sort(key=lambda row: order.get(row.language, len(order)))
    owners = field.model._base_manager.using(databases.home_of(field.model, using)).filter(
        **{"pk": field.key_value(caption.object_id), field.name: caption.image_name}
    )
    owner = owners.first() if rows else None
    if owner is None:
        return None
    return _File(
        storage=file_of(field.field, owner, caption.image_name).storage,
        name=caption.image_name,
        hashes=frozenset(row.content_hash for row in rows if row.content_hash),
        alternatives={row.language: _alt_of(row) for row in rows},
        machines=frozenset(row.language for row in rows if _is_machines(row)),
        siblings=siblings,
    )


def _embedding_field(caption: Caption) -> CaptionedField | None:
    field = field_of(caption)
    return field if field is not None and field.options.embed else None


def _alt_of(row: Caption) -> str:
    """The published alt text; "" for a decorative image."""
    current = row.current
    return "" if current is None or current.decorative else current.alt_text


def _is_machines(row: Caption) -> bool:
    """No person wrote the published alt text, neither here nor into the file."""
    current = row.current
    return current is not None and bool(current.provider) and "alt_text" not in current.by_people


def _embed_one(file: _File) -> tuple[str, str] | None:
    """In a thread of its own. Returns sha256 of the file before and after; None where it stays as it is."""
    try:
        for _try in range(TRIES):
            with file.storage.open(file.name, "rb") as stored:
                original = read(stored, name=file.name, max_file_size=conf.current().MAX_FILE_SIZE)
            with original:
                before = original.content_hash
                if file.hashes and before not in file.hashes:
                    logger.info("No alt text was written into %r: it is another than the one described.", file.name)
                    return None
                embed_in = decoding.embedder()
                change = embed_in(
                    original, file.alternatives, machines=file.machines, before=signed(before), name=file.name
                )
                if change is None:
                    return None
                with spooled(change.applied(original)) as new:
                    if replace(file.storage, file.name, before, new):
                        return before, new.content_hash
    except (ImageError, NotReplacedError) as error:
        logger.warning("No alt text was written into %r: %r", file.name, str(error))  # a name may break the line
    except Exception as error:  # storages raise what they like, signed addresses among it
        logger.warning("No alt text was written into %r: its storage failed (%s).", file.name, type(error).__name__)
    return None
