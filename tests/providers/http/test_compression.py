"""Answers that come compressed."""

from __future__ import annotations

import gzip
import zlib
from typing import Any

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.http import Call, Reply, send
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run
from tests.watch import Watch

MEMBERS = gzip.compress(b'{"caption": ', mtime=0) + gzip.compress(b'"A cat."}', mtime=0)


async def answered(body: bytes, encoding: str = "gzip", *, max_bytes: int = 100_000) -> Reply:
    async with served(canned(reply(body, content_encoding=encoding))) as url:
        return await send(Call(method="GET", url=url), max_bytes=max_bytes)


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "x-gzip"])
def test_a_compressed_answer_is_unpacked(run: Run[Any], encoding: str) -> None:
    assert run(answered(gzip.compress(b"[1]", mtime=0), encoding)).json() == [1]


@pytest.mark.parametrize(
    "body",
    [MEMBERS, MEMBERS + bytes(512), gzip.compress(b"", mtime=0) + MEMBERS, MEMBERS + b"trailing"],
    ids=["two members", "padded", "an empty one first", "something after them"],
)
def test_gzip_may_have_several_members(run: Run[Any], body: bytes) -> None:
    """As servers send it that compress piece by piece: https://www.rfc-editor.org/rfc/rfc1952#section-2.2"""
    assert run(answered(body)).json() == {"caption": "A cat."}


def test_an_empty_body_is_empty_whatever_its_headers_say(run: Run[Any]) -> None:
    assert run(answered(b"")).body == b""


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("br", b"[1]"),
        ("gzip, gzip", b"[1]"),
        ("gzip", b"\x00\x01nonsense"),
        ("gzip", b'{"caption": "Not compressed at all."}'),
        ("gzip", MEMBERS[:-1]),
        ("gzip", MEMBERS[:-9]),
        ("deflate", zlib.compress(b"[1]")[:-5]),
        ("gzip", gzip.compress(b"", mtime=0) * 1000),
    ],
)
def test_what_cannot_be_unpacked_is_a_protocol_error(run: Run[Any], encoding: str, body: bytes) -> None:
    with pytest.raises(ProviderError) as caught:
        run(answered(body, encoding))
    assert (caught.value.kind, caught.value.outcome_unknown) == (ErrorKind.PROTOCOL, True)
    assert "compress" in caught.value.message


def test_many_members_are_cut_off_as_one_is(run: Run[Any]) -> None:
    with pytest.raises(ProviderError, match="more than 100000 bytes"):
        run(answered(gzip.compress(bytes(30_000), mtime=0) * 4))
    watch = Watch()
    with pytest.raises(ProviderError, match="broken"):
        run(answered(gzip.compress(b"", mtime=0) * 300_000, max_bytes=8_000_000))
    assert watch.spent < 5
