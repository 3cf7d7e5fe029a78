"""Put other bytes into a stored file, so that a reader sees the old or the new ones and no accident loses the picture.

A file on this machine is written beside the old one, read back, and renamed over it. A storage that overwrites (object
stores usually do, in one step) gets a spare copy first. A storage that gives every upload a name of its own would have
to delete the old file before; that risk is not taken.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from uuid import uuid4

from django.core.files.base import File
from django.core.files.storage import FileSystemStorage, Storage

from django_autocaption.images.spool import Spooled

logger = logging.getLogger(__name__)


class NotReplacedError(Exception):
    """The file was left as it was; the message says why, for a log."""


def replace(storage: Storage, name: str, old: str, new: Spooled) -> bool:
    """Have ``name`` hold ``new`` instead of a file with the hash ``old``. False = it holds something else by now, and
    was left alone.

    Raises NotReplacedError where that cannot be done safely, and what the storage raises; the old bytes are then still
    there.
    """
    path = _path(storage, name)
    if path is not None and _hash_of(path) == old:
        return _replace_local(path, name, old, new)
    return _overwrite(storage, name, old, new)


def _path(storage: Storage, name: str) -> Path | None:
    if not isinstance(storage, FileSystemStorage):  # others may name a path that they do not read from
        return None
    try:
        return Path(storage.path(name)).resolve(strict=True)
    except (NotImplementedError, OSError):
        return None


def _hash_of(path: Path | str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _stored_hash(storage: Storage, name: str) -> str:
    digest = hashlib.sha256()
    with storage.open(name, "rb") as file:
        for chunk in file.chunks():
            digest.update(chunk)
    return digest.hexdigest()


def _replace_local(path: Path, name: str, old: str, new: Spooled) -> bool:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".autocaption-", suffix=path.suffix)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(new.chunks())
            file.flush()
            os.fsync(file.fileno())
        _take_over_rights(path, temporary, name)
        if _hash_of(temporary) != new.content_hash:
            raise NotReplacedError(f"{name} was left as it is: its new version could not be read back.")
        if _hash_of(path) != old:
            return False
        os.replace(temporary, path)
        return True
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)


def _take_over_rights(path: Path, temporary: str, name: str) -> None:
    """Mode and owner of the old file: the web server must be able to read the new one as well."""
    was, now = path.stat(), os.stat(temporary)
    if (was.st_uid, was.st_gid) != (now.st_uid, now.st_gid):
        try:
            os.chown(temporary, was.st_uid, was.st_gid)
        except (OSError, AttributeError):
            raise NotReplacedError(
                f"{name} was left as it is: it belongs to another user than the worker. Run the worker as that user."
            ) from None
    shutil.copymode(path, temporary)


class _Handed(File):  # type: ignore[type-arg]  # generic in the stubs alone
    """What a storage may read, and must not close: it is stored twice."""

    def close(self) -> None:
        pass


def _overwrite(storage: Storage, name: str, old: str, new: Spooled) -> bool:
    original = PurePosixPath(name.replace("\\", "/"))
    beside = original.with_name(f"{original.stem}.{uuid4().hex[:12]}{original.suffix}")
    spare = storage.save(str(beside), _Handed(new.file))
    at_risk = False
    try:
        if spare == name or _stored_hash(storage, spare) != new.content_hash:
            raise NotReplacedError(f"{name} was left as it is: its storage changes what it is given to store.")
        if _stored_hash(storage, name) != old:
            return False
        at_risk = True
        saved = storage.save(name, _Handed(new.file))
        if saved != name:
            _delete(storage, saved)
            raise NotReplacedError(
                f"{name} was left as it is: its storage does not overwrite files, and deleting the picture first would "
                "put it at risk. Set the field option 'embed' to False, or let the storage overwrite."
            )
        return True
    finally:
        if at_risk and not _is_whole(storage, name, {old, new.content_hash}):
            logger.error("%r may be damaged. A good copy of it is kept as %r: put it back by hand.", name, spare)
        elif spare != name:
            _delete(storage, spare)


def _is_whole(storage: Storage, name: str, hashes: set[str]) -> bool:
    try:
        return _stored_hash(storage, name) in hashes
    except Exception:  # whatever it is, nothing is known about the file
        return False


def _delete(storage: Storage, name: str) -> None:
    try:
        storage.delete(name)
    except Exception as error:  # its text may hold a signed address
        logger.warning("%r is not needed any more, but could not be deleted (%s).", name, type(error).__name__)
