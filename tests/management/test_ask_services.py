"""``manage.py autocaption ask`` against every service: one order, whatever becomes of its answer or of a look."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings

from django_autocaption.pipeline.work import looks
from tests.emulator.client import EmulatorClient
from tests.ledger.services import DEFERRED, SERVICES, backend
from tests.pictures import jpeg

FORBIDDEN = {"kind": "html", "status": 403}
BUSY = {"kind": "status", "status": 503}
LOST = {"kind": "reset"}
FAULTS: dict[str, list[Any]] = {
    "503": [BUSY],
    "403": [FORBIDDEN],
    "a lost connection": [LOST],
    "half an answer": [{"kind": "cut_json"}],
    "all of them": [BUSY, FORBIDDEN, LOST],
}
Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def ask(
    emulator: EmulatorClient, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Ask:
    """Exit status and what is printed of asking this service."""
    monkeypatch.setattr(looks, "SOONEST", 0.01)
    path = tmp_path / "bridge.jpg"
    path.write_bytes(jpeg("red"))

    def ask(service: str, *, site: dict[str, Any] | None = None, **options: Any) -> tuple[int, dict[str, Any]]:
        chosen = {"default": backend(emulator, service, **DEFERRED.get(service, {}), **options)}
        status = 0
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": chosen, **(site or {})}):
            try:
                call_command("autocaption", "ask", str(path), "--json")
            except SystemExit as leaving:
                status = int(str(leaving.code))
        return status, json.loads(capsys.readouterr().out)

    return ask


@pytest.mark.parametrize("faults", FAULTS)
@pytest.mark.parametrize("service", DEFERRED)
def test_a_look_that_fails_is_repeated_and_nothing_ordered_again(
    ask: Ask, emulator: EmulatorClient, service: str, faults: str
) -> None:
    emulator.fail(*({**fault, "on": "look"} for fault in FAULTS[faults]))
    status, told = ask(service, retry_unknown=True)
    assert (status, told["error"]) == (0, None)
    assert len(emulator.ledger(billed=True)) == 1


@pytest.mark.parametrize("service", DEFERRED)
def test_a_job_that_nobody_lets_us_look_at_may_be_billed(ask: Ask, emulator: EmulatorClient, service: str) -> None:
    emulator.fail({**FORBIDDEN, "on": "look", "times": 1000})
    status, told = ask(service, site={"JOB_TIMEOUT": 1}, retry_unknown=True)
    assert (status, told["error"]["kind"], told["error"]["retryable"]) == (1, "timeout", False)
    assert "403" in told["error"]["message"]
    assert "may have been carried out and billed" in told["error"]["message"]
    assert len(emulator.ledger(billed=True)) == 1


@pytest.mark.parametrize("fault", [BUSY, FORBIDDEN, "reset", "drop_after_work", "cut_json"])
@pytest.mark.parametrize("service", SERVICES)
def test_an_order_that_fails_is_told_and_not_repeated(
    ask: Ask, emulator: EmulatorClient, service: str, fault: Any
) -> None:
    emulator.fail(fault)
    status, told = ask(service, retry_unknown=True)
    recovered = service == "runware" and isinstance(fault, str)  # which knows the uuid again
    assert status == int(not recovered)
    assert (told["error"] is None) is recovered
    assert len(emulator.ledger(billed=True)) == int(recovered or fault in ("drop_after_work", "cut_json"))
