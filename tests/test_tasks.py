"""Messages of other releases, which come while a site is being updated: nothing is lost, and nothing raises. Nor do
messages about a database that the site has no more: they come to an end."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import OperationalError
from django.db.models import QuerySet

from django_autocaption import tasks
from django_autocaption.models import Caption, Cursor, State
from django_autocaption.models.clock import DatabaseNow, ago
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import sweep as upkeep
from tests.pictures import upload
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

NEWER: dict[str, tuple[tuple[Any, ...], dict[str, Any]]] = {
    "a version": ((), {"version": 2}),
    "a version that is no number": ((), {"version": "2.1"}),
    "a keyword": ((), {"version": 1, "priority": 3}),
    "a keyword and no version": ((), {"priority": 3}),
    "an argument": (("default", "more"), {}),
}


@pytest.fixture
def waiting(no_worker: list[int]) -> list[int]:
    """Rows whose message is on its way."""
    for colour in ("red", "green"):
        Photo.objects.create(image=upload(colour))
    Caption.objects.update(queued_at=DatabaseNow())
    return sorted(Caption.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("task", [tasks.caption_images, tasks.caption_backlog])
@pytest.mark.parametrize("newer", NEWER)
def test_what_this_worker_cannot_read_waits_for_the_next_sweep_only(
    waiting: list[int], newer: str, task: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    args, kwargs = NEWER[newer]
    task.apply(args=(waiting, *args), kwargs=kwargs, throw=True)
    assert set(Caption.objects.values_list("state", "queued_at")) == {(State.PENDING, None)}
    assert "of another release" in caplog.text

    resent: list[int] = []
    monkeypatch.setattr(queue, "send", lambda ids, **_: resent.extend(ids) or True)
    upkeep.sweep()
    assert sorted(resent) == waiting


@pytest.mark.parametrize("ids", [None, 7, "all", [{"pk": 1}], [[1, 2]]])
def test_rows_that_it_cannot_even_find_wait_for_a_later_sweep(waiting: list[int], ids: Any) -> None:
    tasks.caption_images.apply(args=(ids,), kwargs={"version": 2}, throw=True)
    tasks.caption_images.apply(kwargs={"rows": ids, "using": "elsewhere", "version": 2}, throw=True)
    assert not Caption.objects.filter(queued_at=None).exists()


@pytest.mark.parametrize("kwargs", [{}, {"using": "default"}, {"using": "default", "version": queue.VERSION}])
def test_what_an_older_release_sent_is_taken(waiting: list[int], kwargs: dict[str, Any]) -> None:
    tasks.caption_images.apply(args=(waiting,), kwargs=kwargs, throw=True)
    assert set(Caption.objects.values_list("state", flat=True)) == {State.DONE}


def test_of_sweeps_that_piled_up_while_no_worker_ran_one_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[int] = []
    monkeypatch.setattr(upkeep, "sweep", lambda: swept.append(1))
    for _message in range(5):
        tasks.sweep.apply(throw=True)
    assert len(swept) == 1
    Cursor.objects.filter(name=upkeep.MESSAGE).update(looked_at=ago(1))
    tasks.sweep.apply(throw=True)
    assert len(swept) == 2


def test_a_sweep_is_done_where_the_database_cannot_say_whether_there_was_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_query: object, **_names: str) -> None:
        raise OperationalError("attempt to write a readonly database")

    swept: list[int] = []
    monkeypatch.setattr(upkeep, "sweep", lambda: swept.append(1))
    monkeypatch.setattr(QuerySet, "get_or_create", refused)
    tasks.sweep.apply(throw=True)
    assert swept, "which says what is the matter"


TASKS = ("backfill", "recaption", "cancel", "follow", "poll_jobs", "caption_images", "caption_backlog")


@pytest.mark.parametrize("name", TASKS)
def test_every_task_leaves_alone_what_it_cannot_read(name: str) -> None:
    getattr(tasks, name).apply(kwargs={"version": 2, "news": True}, throw=True)


@pytest.mark.parametrize("name", TASKS)
def test_what_is_about_a_database_that_is_gone_is_dropped(
    name: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Any] = []
    monkeypatch.setattr(queue, "_send_one", lambda *message: sent.append(message) or True)
    task = getattr(tasks, name)
    about = (7,) if name in ("backfill", "recaption", "cancel") else ([7],) if name.startswith("caption") else ()
    task.apply(args=about, kwargs={"using": "gone", "version": queue.VERSION}, throw=True)
    task.apply(args=(*about, "gone"), throw=True)
    assert caplog.text.count("about the database 'gone'") == 2
    assert sent == [], "else it would go round for ever"


def test_an_error_of_its_own_work_is_not_taken_for_a_message_of_another_release(
    waiting: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any, **kwargs: Any) -> None:
        raise TypeError("a defect")

    monkeypatch.setattr(tasks.production, "caption_images", broken)
    with pytest.raises(TypeError, match="a defect"):
        tasks.caption_images.apply(args=(waiting,), throw=True)
    assert not Caption.objects.filter(queued_at=None).exists()


def test_messages_name_their_version(monkeypatch: pytest.MonkeyPatch) -> None:
    came: list[dict[str, Any]] = []
    monkeypatch.setattr(tasks.production, "caption_images", lambda ids, using: None)
    monkeypatch.setattr(tasks.caption_images, "run", lambda *args, **kwargs: came.append(kwargs))
    queue.send([1], using="default")
    assert came == [{"using": "default", "version": queue.VERSION}]
