"""A storage of files, some of which kill whoever reads them, as a broken decoder does."""

from __future__ import annotations

import os
import signal
from typing import Any

from django.core.files.storage import FileSystemStorage


class TrapStorage(FileSystemStorage):
    """Opening a file whose name begins with ``poison`` kills the process."""

    def _open(self, name: str, mode: str = "rb") -> Any:
        if os.path.basename(name).startswith("poison"):
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._open(name, mode)
