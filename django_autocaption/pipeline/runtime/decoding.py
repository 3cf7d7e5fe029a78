"""The children in which this process has foreign bytes read and written. A forked one begins its own."""

from __future__ import annotations

import os
import threading

from django_autocaption import conf
from django_autocaption.images.children import pool
from django_autocaption.images.children.pool import Children
from django_autocaption.images.embedding import Embed, change_for
from django_autocaption.images.shrinking import Shrink, shrink

_lock = threading.Lock()
_children: tuple[tuple[int, str], Children] | None = None


def decoder() -> Shrink:
    """Who decodes foreign bytes: the children of this process, or itself where there can or shall be none."""
    children = _of_this_process()
    return shrink if children is None else children.shrink


def embedder() -> Embed:
    """Who finds out how words get into foreign files, likewise."""
    children = _of_this_process()
    return change_for if children is None else children.embed


def _of_this_process() -> Children | None:
    global _children
    settings = conf.current()
    if not settings.DECODE_IN_CHILDREN or not pool.POSSIBLE:
        return None
    chosen = (settings.DECODING_MEMORY, settings.DECODING_PYTHON)
    with _lock:
        if _children is None or _children[0] != chosen:
            if _children is not None:
                _children[1].close()
            memory, python = chosen
            _children = chosen, Children(memory=memory, python=python)
        return _children[1]


def _forget_after_fork() -> None:
    global _lock, _children
    if _children is not None:
        _children[1].forget()
    _lock, _children = threading.Lock(), None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_after_fork)
