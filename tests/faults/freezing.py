"""A way to a server that can fall silent: connections stand, and nothing comes through."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self


class Proxy:
    """Listens on ``port`` of this machine and passes everything on, both ways, until it is told to freeze."""

    def __init__(self, host: str, port: int) -> None:
        self.server = host, port
        self.taken = 0
        """How many connections were taken."""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._other: dict[socket.socket, socket.socket] = {}
        self._to_clients: set[socket.socket] = set()
        self._room: int | None = None
        self._cut = self._ended = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def freeze(self, *, after: int = 0) -> None:
        """Let only so many bytes more come back from the server."""
        self._room = after

    def thaw(self) -> None:
        self._room = None

    def cut(self) -> None:
        """End every connection."""
        self._cut = True

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self._ended = True
        self._thread.join(5)
        self._end_all()
        self._listener.close()

    def _run(self) -> None:
        while not self._ended:
            if self._cut:
                self._end_all()
                self._cut = False
            if self._room == 0:
                threading.Event().wait(0.02)
                continue
            for ready in select.select([self._listener, *self._other], [], [], 0.02)[0]:
                if ready is self._listener:
                    self._take()
                elif ready in self._other:
                    self._pass_on(ready)

    def _take(self) -> None:
        client, server = self._listener.accept()[0], socket.create_connection(self.server)
        self._other |= {client: server, server: client}
        self._to_clients.add(server)
        self.taken += 1

    def _pass_on(self, source: socket.socket) -> None:
        most = 65536
        if self._room is not None and source in self._to_clients:
            most = max(self._room, 0)
        try:
            data = source.recv(most) if most else b"nothing"
            if most:
                self._other[source].sendall(data)
        except OSError:
            data = b""
        if not data:
            self._end(source)
        elif self._room is not None and source in self._to_clients:
            self._room -= len(data) if most else 0

    def _end(self, source: socket.socket) -> None:
        other = self._other.pop(source)
        self._other.pop(other, None)
        for one in (source, other):
            self._to_clients.discard(one)
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _end_all(self) -> None:
        while self._other:
            self._end(next(iter(self._other)))
