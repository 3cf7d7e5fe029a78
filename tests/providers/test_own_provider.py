"""The provider on the page ``docs/own-provider.md``, as a site would copy it: one file, and it works."""

from __future__ import annotations

import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob, PreparedImage
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run

PAGE = Path(__file__).parents[2] / "docs" / "own-provider.md"


@pytest.fixture
def acme(monkeypatch: pytest.MonkeyPatch) -> Any:
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    module = ModuleType("acme_of_the_page")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    for code in (block for block in blocks if "class " in block):
        exec(compile(code, str(PAGE), "exec"), vars(module))
    return module


@pytest.fixture
def question(image: PreparedImage) -> CaptionRequest:
    return CaptionRequest(uuid=uuid4(), image=image, prompt="Name the colours.")


async def ask(acme: Any, question: CaptionRequest, status: int, body: Any) -> CaptionResult:
    async with served(canned(reply(json.dumps(body).encode(), status))) as address:
        provider = acme.AcmeProvider("default", {"base_url": address, "api_key": "very-secret-key"})
        answer = await provider.caption(question)
        assert isinstance(answer, CaptionResult)
        return answer


def test_it_asks_with_its_options(acme: Any, question: CaptionRequest) -> None:
    provider = acme.AcmeProvider("default", {"api_key": "very-secret-key", "style": "rich", "extra": {"seed": 1}})
    call = provider.build(question)
    assert (call.method, call.url) == ("POST", "https://api.acme.example/v1/describe")
    assert call.headers == {"authorization": "Bearer very-secret-key"}
    expected = {"image": question.image.data_uri(), "style": "rich", "prompt": "Name the colours.", "seed": 1}
    assert call.json == expected


def test_it_reads_words_and_price(acme: Any, run: Run[Any], question: CaptionRequest) -> None:
    answer = run(ask(acme, question, 200, {"text": "A rocket.", "credits": 0.5}))
    assert answer.text == "A rocket."
    assert (answer.cost.amount, answer.cost.unit) == (Decimal("0.5"), "credits")


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (200, {"text": " "}, ErrorKind.PROTOCOL, NOTHING_TO_SAY),
        (200, ["?"], ErrorKind.PROTOCOL, ""),
        (400, {"error": {"code": "no_credit_left"}}, ErrorKind.QUOTA, "no_credit_left"),
        (401, {"error": "Who is very-secret-key?"}, ErrorKind.AUTH, ""),
        (503, {}, ErrorKind.SERVER, ""),
    ],
)
def test_it_tells_errors_apart(
    acme: Any, run: Run[Any], question: CaptionRequest, status: int, body: Any, kind: ErrorKind, code: str
) -> None:
    with pytest.raises(ProviderError) as caught:
        run(ask(acme, question, status, body))
    assert (caught.value.kind, caught.value.code) == (kind, code)
    assert "very-secret-key" not in str(caught.value)


@pytest.mark.parametrize(
    ("status", "body", "cost", "billed"),
    [
        (200, {"text": "", "credits": 0.5}, "0.5", True),
        (200, {"text": ""}, None, True),
        (200, {"text": "", "credits": "plenty"}, None, True),
        (200, {"error": {"code": "unsafe"}, "credits": 0.25}, "0.25", True),
        (400, {"error": {"code": "unsafe"}, "credits": 0.25}, "0.25", True),
        (400, {"error": {"code": "unsafe"}}, None, False),
        (503, ["?"], None, False),
    ],
)
def test_it_tells_what_an_answer_without_words_cost(
    acme: Any, run: Run[Any], question: CaptionRequest, status: int, body: Any, cost: str | None, billed: bool
) -> None:
    with pytest.raises(ProviderError) as caught:
        run(ask(acme, question, status, body))
    assert caught.value.cost == Cost.said(cost, "credits")
    assert caught.value.billed is billed


@pytest.mark.parametrize(
    ("status", "body", "is_over"),
    [
        (200, {"id": "1", "status": "running"}, False),
        (200, {"id": "1", "status": "failed", "error": "It crashed."}, True),
        (500, {"id": "1", "status": "failed", "error": "It crashed."}, True),
        (200, {"id": "2", "status": "failed", "error": "It crashed."}, False),
        (200, {"error": "unsafe"}, False),
        (403, {"error": "unsafe"}, False),
        (200, {"text": " "}, True),
        (200, {"text": "A cat."}, True),
    ],
)
def test_one_that_answers_later_knows_the_end_of_a_job_from_a_look_that_failed(
    acme: Any, run: Run[Any], status: int, body: Any, is_over: bool
) -> None:
    async def look() -> Any:
        async with served(canned(reply(json.dumps(body).encode(), status))) as address:
            provider = acme.DeferredAcmeProvider("default", {"api_key": "key", "base_url": address})
            return await provider.poll(PendingJob(uuid="u", job_id="1"))

    try:
        answer = run(look())
    except ProviderError:
        assert not is_over
    else:
        assert is_over is not isinstance(answer, PendingJob)
