"""The demo as a process of its own, whose settings ask another service."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any


def run(alias: str, entry: Mapping[str, Any], arguments: Sequence[str], *, emulated: bool = False) -> int:
    """Run it with ``entry`` under that alias in AUTOCAPTION["PROVIDERS"]. Returns its exit status."""
    told = {"PHOTOSITE_PROVIDER": json.dumps([alias, entry]), "PHOTOSITE_EMULATED": "1" if emulated else ""}
    demo = subprocess.Popen([sys.executable, sys.argv[0], "demo", *arguments], env={**os.environ, **told})
    try:
        return demo.wait()
    except BaseException:  # Ctrl-C reaches both; any other end is passed on
        demo.terminate()
        demo.wait()
        raise
