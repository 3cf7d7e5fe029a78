"""Keep a file that is dear to build, where this user may write; without such a place it is built again each time."""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

logger = logging.getLogger(__name__)

DIGEST_SIZE = hashlib.sha256().digest_size


def cached(name: str, build: Callable[[], bytes], directory: str | os.PathLike[str] | None = None) -> bytes:
    """The bytes kept under ``name``, or else what ``build`` returns, kept for the next process.

    ``directory``: where to keep it; None = the user's cache directory, or one of this user's own under the system's
    directory for temporary files. A kept file that is damaged is built again; one that cannot be kept is no error.
    """
    folders = list(_folders() if directory is None else [Path(directory).expanduser()])
    for folder in folders:
        if (content := _read(folder / name)) is not None:
            return content
    content = build()
    if not any(_write(folder / name, content) for folder in folders):
        logger.warning(
            "%s cannot be kept in %s; it is built anew in each process.", name, " or ".join(map(str, folders))
        )
    return content


def _folders() -> Iterator[Path]:
    # https://specifications.freedesktop.org/basedir-spec/latest/: a relative path counts as not set.
    base = os.environ.get("XDG_CACHE_HOME", "")
    if os.path.isabs(base):
        yield Path(base) / "django-autocaption"
    elif os.path.isabs(home := os.path.expanduser("~")):
        yield Path(home) / ".cache" / "django-autocaption"
    yield Path(tempfile.gettempdir()) / f"django-autocaption-{_user()}"


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _trusted() -> set[int]:
    """Owners whose files are believed: this user and the system. Others may write in /tmp too."""
    return {_user(), 0}


def _read(path: Path) -> bytes | None:
    """The content, if the file is whole and of a trusted owner."""
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_uid not in _trusted():
                return None
            digest, content = file.read(DIGEST_SIZE), file.read()
    except OSError:
        return None
    return content if hashlib.sha256(content).digest() == digest else None


def _write(path: Path, content: bytes) -> bool:
    """Put the file there in one step, so that no other process sees half of it. False if it cannot be written."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            try:
                file.write(hashlib.sha256(content).digest())
                file.write(content)
                file.close()
                os.replace(file.name, path)
            except BaseException:
                file.close()
                os.unlink(file.name)
                raise
    except OSError:
        return False
    return True
