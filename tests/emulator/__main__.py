"""Serve the emulator until the process is ended."""

from __future__ import annotations

import argparse
import json
import socket

import uvicorn

from tests.emulator.app import Emulator


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.emulator", description="Emulate the captioning services.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    options = parser.parse_args()

    # asyncio turns Nagle's delay of 40 ms off only where the protocol is named, which socket.create_server does not do.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((options.host, options.port))
    listener.listen(512)
    url = f"http://{options.host}:{listener.getsockname()[1]}"
    emulator = Emulator()
    print(json.dumps({"url": url, "services": emulator.addresses(url)}), flush=True)
    config = uvicorn.Config(emulator, lifespan="off", access_log=False, log_level="critical", proxy_headers=False)
    uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    main()
