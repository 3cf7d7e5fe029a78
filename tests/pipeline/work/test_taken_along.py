"""Rows that a message takes along are captioned beside its own, and none of them spoils another."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import OperationalError

from django_autocaption.models import Caption, State
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.work import claims, production
from django_autocaption.pipeline.work.lookout import Lookout
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.pipeline.work.due_rows import due, with_settings
from tests.rows import PUBLISHED, stands
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_worker", "worker")]


async def slow(request: CaptionRequest) -> CaptionResult:
    await asyncio.sleep(0.5)
    return CaptionResult(text="A slow boat.")


class TestInAMessage:
    def test_other_rows_are_captioned_while_its_service_is_asked(self, scripted: type[ScriptedProvider]) -> None:
        first, _second = due(2)
        other_came = asyncio.Event()

        async def waits(request: CaptionRequest) -> CaptionResult:
            await asyncio.wait_for(other_came.wait(), 10)
            return CaptionResult(text="A slow boat.")

        async def quick(request: CaptionRequest) -> CaptionResult:
            other_came.set()
            return CaptionResult(text="A quick car.")

        scripted.script += [waits, quick]
        caption_images([first], using="default")
        assert [stands(row) for row in Caption.objects.all()] == [PUBLISHED] * 2

    def test_that_finds_nothing_to_do_none_are_looked_for(self, scripted: type[ScriptedProvider]) -> None:
        (gone, *_others) = due(3)
        Caption.objects.filter(pk=gone).update(state=State.DONE)
        caption_images([gone], using="default")
        assert scripted.asked == []

    def test_a_suspect_is_tried_when_all_others_have_ended(self, scripted: type[ScriptedProvider]) -> None:
        (suspect,) = due(1, abandoned=2)
        (own,) = due(1)
        at_work: list[set[int]] = []

        async def look(request: CaptionRequest) -> CaptionResult:
            at_work.append({pk for _database, pk in claims._process.held})
            await asyncio.sleep(0.2)
            return CaptionResult(text="A boat.")

        scripted.script += [look, look, look]
        caption_images([suspect, own], using="default")
        assert at_work == [{own}, {suspect}]

    def test_one_wave_that_fails_leaves_the_others_their_answers(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own, other = due(2)
        find = production.find_images
        scripted.script.append(slow)

        def fail(captions: Sequence[Caption], *, using: str) -> Any:
            if captions[0].pk == other:
                raise RuntimeError("of ours")
            return find(captions, using=using)

        monkeypatch.setattr(production, "find_images", fail)
        with pytest.raises(RuntimeError):
            caption_images([own], using="default")
        assert stands(Caption.objects.get(pk=own)) == PUBLISHED
        assert Caption.objects.get(pk=other).state == State.PENDING, "given back"
        assert claims.held() == 0

    def test_a_claim_that_fails_costs_no_answer_that_is_under_way(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ids = due(2)
        claim = claims.claim

        def fail_at_the_second(wave: Sequence[int], *, using: str) -> Any:
            if ids[1] in wave:
                raise OperationalError("deadlock")
            return claim(wave, using=using)

        monkeypatch.setattr(claims, "claim", fail_at_the_second)
        monkeypatch.setattr(Lookout, "has_room", lambda *_arguments: True)
        scripted.script.append(slow)
        with with_settings(CONCURRENCY=1), pytest.raises(OperationalError):
            caption_images(ids, using="default")
        assert [stands(row) for row in Caption.objects.order_by("pk")] == [PUBLISHED, State.PENDING]
        assert len(scripted.asked) == 1

    def test_one_whose_time_is_up_while_it_claims_ends_at_once(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (pk,) = due(1)

        def stop(*_arguments: Any, **_options: Any) -> Any:
            raise queue.TimeIsUp

        monkeypatch.setattr(claims, "claim", stop)
        with pytest.raises(queue.TimeIsUp):
            caption_images([pk], using="default")
        assert (scripted.asked, stands(Caption.objects.get())) == ([], State.PENDING)

    @pytest.mark.parametrize(("error", "stops"), [(SystemExit, 0), (queue.TimeIsUp, 1)])
    def test_all_are_given_back_where_the_worker_is_stopped(
        self, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], stops: int
    ) -> None:
        own, other = due(2)
        prepare = production.prepare

        def stop(jobs: Sequence[Any]) -> Any:
            if jobs[0].caption.pk == other:
                raise error
            return prepare(jobs)

        ScriptedProvider.script.append(slow)
        monkeypatch.setattr(production, "prepare", stop)
        with pytest.raises(error):
            caption_images([own], using="default")
        rows = Caption.objects.order_by("pk").values_list("state", "abandoned")
        assert list(rows) == [(State.PENDING, 0), (State.PENDING, stops)]
        assert claims.held() == 0
