"""Answers are not gathered, so that many rounds take little time."""

from __future__ import annotations

import pytest

from django_autocaption.pipeline.work import dispatch


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dispatch, "GATHER", 0.0)
