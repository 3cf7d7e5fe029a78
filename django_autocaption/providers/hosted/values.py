"""Texts out of what a service sent, where anything may stand in their place."""

from __future__ import annotations


def string(value: object) -> str:
    """A text; "" for anything else."""
    return value if isinstance(value, str) else ""


def word(value: object) -> str:
    """A code or a name, which may be a number; "" for anything else."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
