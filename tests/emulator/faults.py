"""Break an exchange in the ways in which networks, gateways and services break.

Before the service sees the request (nothing is billed):
  status (status, headers, body | code, message) · html · redirect (location) · reset
After it did its work:
  slow (seconds) · drop_after_work · truncated · cut_json · empty · page · non_utf8 · utf16 · huge (mib) · bomb (mib) ·
  gzip · brotli · not_gzip · drip (seconds)
A fault with ``"on": "look"`` or ``"order"`` waits for the next exchange of that kind.
Anything else is handed to the service, which has kinds of its own. ``pass`` breaks nothing; ``times`` repeats a fault.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

Send = Callable[[dict[str, Any]], Awaitable[None]]

MIB = 1024 * 1024
PAGE = b"<!DOCTYPE html><html><head><title>Welcome to nginx</title></head><body>Please log in</body></html>"


async def respond(send: Send, status: int, body: bytes, headers: Mapping[str, str]) -> None:
    """Send a whole answer."""
    await start(send, status, {"content-length": str(len(body)), **headers})
    await send({"type": "http.response.body", "body": body})


async def start(send: Send, status: int, headers: Mapping[str, str]) -> None:
    """Send the head of an answer, as JSON unless ``headers`` say otherwise."""
    merged = {"content-type": "application/json", **headers}
    pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in merged.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})


async def reset(send: Send) -> None:
    """Cut the connection with a TCP reset; ASGI knows no such thing, so uvicorn's transport is taken."""
    transport = send.__self__.transport
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
    await asyncio.sleep(0)  # uvicorn hears of it


def _is_gone(send: Send) -> bool:
    """The client hung up."""
    return bool(send.__self__.transport.is_closing())


async def before(send: Send, fault: Mapping[str, Any]) -> bool:
    """Break the exchange before any work is done; whether that was asked for."""
    match fault.get("kind"):
        case "status":
            error = {"code": fault.get("code", ""), "message": fault.get("message", "Emulated failure.")}
            body = json.dumps(fault.get("body", {"errors": [error]})).encode()
            await respond(send, fault["status"], body, fault.get("headers", {}))
        case "html":
            await respond(send, fault.get("status", 200), PAGE, {"content-type": "text/html"})
        case "redirect":
            await respond(send, fault.get("status", 307), b"", {"location": fault["location"]})
        case "reset":
            await reset(send)
        case _:
            return False
    return True


async def after(send: Send, fault: Mapping[str, Any], status: int, body: bytes) -> bool:
    """Break the answer to work that was done; whether that was asked for."""
    match fault.get("kind"):
        case "drop_after_work":
            await reset(send)
        case "truncated":  # the head promises more than comes before the connection ends
            await start(send, status, {"content-length": str(len(body))})
            await send({"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True})
        case "cut_json":
            await respond(send, status, body[: len(body) // 2], {})
        case "empty":
            await respond(send, status, b"", {})
        case "page":
            await respond(send, status, PAGE, {"content-type": "text/html"})
        case "utf16":
            await respond(send, status, body.decode().encode("utf-16"), {"content-type": "application/json"})
        case "brotli":
            await respond(send, status, b"\x0b\x02\x80[1]\x03", {"content-encoding": "br"})
        case "not_gzip":
            await respond(send, status, body, {"content-encoding": "gzip"})
        case "non_utf8":
            await respond(send, status, '{"data": [{"text": "Café"}]}'.encode("latin-1"), {})
        case "huge":
            await start(send, status, {})
            for _ in range(fault.get("mib", 100)):
                if _is_gone(send):
                    return True
                await send({"type": "http.response.body", "body": b" " * MIB, "more_body": True})
            await send({"type": "http.response.body", "body": body})
        case "bomb":
            await respond(send, status, gzip.compress(b" " * fault.get("mib", 100) * MIB), {"content-encoding": "gzip"})
        case "gzip":
            await respond(send, status, gzip.compress(body), {"content-encoding": "gzip"})
        case "drip":  # never idle for long, never done
            await start(send, status, {})
            for _ in range(int(fault.get("seconds", 10) * 20)):
                await send({"type": "http.response.body", "body": b" ", "more_body": True})
                await asyncio.sleep(0.05)
        case _:
            return False
    return True
