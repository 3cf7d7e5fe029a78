"""Files between the storage and whoever reads them."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from unittest import mock

import pytest

from django_autocaption.images import spool
from django_autocaption.images.spool import Spooled, pieces_of, spooled, whole

DATA = bytes(range(256)) * 40


@pytest.fixture(params=[None, 1000], ids=["in memory", "on disk"])
def original(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Spooled]:
    monkeypatch.setattr(spool, "_PIECE", 4096)
    if request.param:
        monkeypatch.setattr(spool, "IN_MEMORY", request.param)
    with spooled([DATA[:700], b"", DATA[700:]]) as made:
        assert isinstance(made.file, io.BytesIO) is (request.param is None)
        yield made


def test_it_is_read_any_number_of_times_in_pieces(original: Spooled) -> None:
    assert (len(original), original.content_hash) == (len(DATA), hashlib.sha256(DATA).hexdigest())
    for _time in range(2):
        pieces = list(original.chunks())
        assert (b"".join(pieces), max(map(len, pieces))) == (DATA, 4096)
    assert whole(original) == b"".join(pieces_of(original)) == DATA
    assert b"".join(original.chunks(10, 9_000)) == DATA[10:9_000]
    assert list(original.chunks(5, 5)) == []
    assert b"".join(original.chunks(10_000)) == DATA[10_000:]


def test_bytes_are_handed_on_as_they_are() -> None:
    assert whole(DATA) is DATA and list(pieces_of(DATA)) == [DATA]


def test_nothing_stays_open_where_reading_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Iterator[bytes]:
        yield b"a"
        raise ConnectionError

    monkeypatch.setattr(spool, "IN_MEMORY", 0)
    with mock.patch.object(spool, "TemporaryFile") as made, pytest.raises(ConnectionError):
        spooled(broken())
    made.return_value.close.assert_called_once_with()
