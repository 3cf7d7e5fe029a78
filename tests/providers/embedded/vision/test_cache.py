"""What is dear to build is built once, and a damaged or strange file never counts."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from django_autocaption.providers.embedded.vision import cache
from django_autocaption.providers.embedded.vision.cache import cached


class Builder:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> bytes:
        self.calls += 1
        return b"model"


@pytest.fixture
def build() -> Builder:
    return Builder()


def test_built_once(tmp_path: Path, build: Builder) -> None:
    assert [cached("m.onnx", build, tmp_path / "new") for _ in range(3)] == [b"model"] * 3
    assert build.calls == 1
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["m.onnx"]


@pytest.mark.parametrize(
    "harm", [lambda data: data[:-1], lambda data: b"", lambda data: data[:-1] + b"!", lambda data: b"x" * 100]
)
def test_a_damaged_file_is_built_again(tmp_path: Path, build: Builder, harm: Callable[[bytes], bytes]) -> None:
    cached("m.onnx", build, tmp_path)
    path = tmp_path / "m.onnx"
    whole = path.read_bytes()
    path.write_bytes(harm(whole))
    assert cached("m.onnx", build, tmp_path) == b"model"
    assert build.calls == 2
    assert path.read_bytes() == whole


def test_without_a_place_to_write_it_works_all_the_same(
    tmp_path: Path, build: Builder, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    with caplog.at_level(logging.WARNING):
        assert cached("m.onnx", build, tmp_path / "file") == b"model"
    assert str(tmp_path / "file") in caplog.text


def test_default_place_is_the_users_cache(tmp_path: Path, build: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    cached("m.onnx", build)
    assert (tmp_path / "xdg/django-autocaption/m.onnx").exists()
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    cached("m.onnx", build)
    assert (tmp_path / ".cache/django-autocaption/m.onnx").exists()


def test_falls_back_to_the_directory_for_temporary_files(
    tmp_path: Path, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert [cached("m.onnx", build) for _ in range(2)] == [b"model"] * 2
    assert build.calls == 1
    assert len(list(tmp_path.glob("django-autocaption-*/m.onnx"))) == 1


def test_a_strangers_file_does_not_count(tmp_path: Path, build: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    cached("m.onnx", build, tmp_path)
    (tmp_path / "m.onnx").touch()
    owner = (tmp_path / "m.onnx").stat().st_uid
    monkeypatch.setattr(cache, "_trusted", lambda: {owner + 1})
    cached("m.onnx", build, tmp_path)
    assert build.calls == 2
