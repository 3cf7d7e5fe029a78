"""Servers on this machine that write sentences: offered, and asked where somebody chooses one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.core.management.base import CommandError

from album.demo import once_more
from django_autocaption.providers.nearby import NAMES, look_around

__all__ = ["NAMES", "offers", "run_demo"]


def offers() -> Iterator[str]:
    """A line for each that runs here."""
    for server in look_around():
        models = f" ({', '.join(server.models)})" if server.models else ""
        told = f"{server.service} runs on this machine and sees images{models}"
        yield f"{told}: --local {server.name} has it write sentences."


def run_demo(name: str, arguments: Sequence[str]) -> int:
    """Run the demo once more, as a process that asks this server. Returns its exit status."""
    for server in look_around():
        if server.name == name:
            return once_more.run(name, server.entry(), arguments)
    raise CommandError(f"{name} does not run on this machine, or none of its models sees images.")
