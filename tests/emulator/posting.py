"""Post an answer to the address that a client gave, as services do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

#: Seconds between tries; the receiver has five seconds to answer each (https://runware.ai/docs/platform/webhooks).
PAUSES = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


def post_later(url: str, body: Any, *, seconds: float, times: int = 1) -> None:
    """Post JSON data after so many seconds, from a thread, until it is taken; ``times`` > 1 repeats what was taken."""
    threading.Thread(target=_post, args=(url, json.dumps(body).encode(), seconds, times), daemon=True).start()


def _post(url: str, body: bytes, seconds: float, times: int) -> None:
    time.sleep(seconds)
    for _ in range(times):
        for pause in PAUSES:
            if _is_taken(url, body, {"content-type": "application/json"}):
                break
            time.sleep(pause)


def _is_taken(url: str, body: bytes, headers: Mapping[str, str]) -> bool:
    try:
        with build_opener(ProxyHandler({})).open(Request(url, body, dict(headers), method="POST"), timeout=5) as reply:
            return bool(200 <= reply.status < 300)
    except HTTPError as error:
        error.close()
        return False
    except OSError:
        return False
