from __future__ import annotations

NAME = "prune"
HELP = ""


def add_arguments(p):
    pass


def run(c, **o):
    pass
