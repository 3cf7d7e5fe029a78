"""``manage.py autocaption backfill``: number and price first, a question, and a way to stop it."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import override_settings

from django_autocaption.management.terminal import progress
from django_autocaption.management.terminal.streams import Terminated
from django_autocaption.models import Batch, Caption, State
from django_autocaption.models.transitions import done
from django_autocaption.pipeline.bulk import backfill
from django_autocaption.pipeline.runtime import queue
from tests.rows import paid
from tests.testapp.models import Article, Country, Photo

pytestmark = pytest.mark.django_db
Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def photos(monkeypatch: pytest.MonkeyPatch) -> list[Photo]:
    """Four that nobody announced; messages stay in the broker."""
    monkeypatch.setattr(queue, "_send_one", lambda *args: True)
    return Photo.objects.bulk_create([Photo(image=f"{number}.jpg", title=str(number)) for number in range(4)])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*arguments: str) -> None:
    call_command("autocaption", "backfill", *arguments)


def test_a_dry_run_tells_number_and_price_and_writes_nothing(capsys: Capture) -> None:
    paid("default", "0.25")
    run("--dry-run")
    out = capsys.readouterr().out
    assert "testapp.Photo.image: 4 images lack 4 captions." in out
    assert "default: 4 captions, about 1.00 USD" in out
    assert not Caption.objects.exists()
    assert not Batch.objects.exists()


def test_moderation_has_a_price_too(capsys: Capture) -> None:
    ages = {"BACKEND": "tests.testapp.providers.AgeProvider"}
    providers = {**settings.AUTOCAPTION["PROVIDERS"], "ages": ages}
    more = {"PROVIDERS": providers, "MODERATION": {"PROVIDER": "ages"}, "LANGUAGES": ["en", "de"]}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **more}):
        run("testapp.Photo.image", "--dry-run")
    out = capsys.readouterr().out
    assert "default: 8 captions, price not known yet" in out
    assert "begin with --limit 20" in out
    assert "ages: at most 4 checks by moderation, price not known yet" in out, "an image is looked at once"


def test_it_asks_first(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("\n"))
    with pytest.raises(CommandError, match="Nothing was asked"):
        run()
    assert capsys.readouterr().out.endswith("Continue? [y/N] ")
    assert not Batch.objects.exists()
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    run()
    assert Caption.objects.count() == 4


def test_where_nobody_can_answer_it_refuses_without_yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    with pytest.raises(CommandError, match="--yes"):
        run()
    assert not Caption.objects.exists()


def test_with_yes_it_begins_and_tells_how_to_stop_it(capsys: Capture) -> None:
    User.objects.create(username="ann")
    run("--yes", "--user", "ann")
    batch = Batch.objects.get()
    captured = capsys.readouterr()
    assert f"--cancel {batch.pk}" in captured.out
    assert "4 captions asked for." in captured.out
    assert re.search(r"Asking: 4 of 4 captions \(100 %\), \d+/s, 0:00:00 left", captured.err)
    assert (batch.requested_count, str(batch.requested_by)) == (4, "ann")
    run("--yes")
    assert "Nothing is missing." in capsys.readouterr().out
    assert Batch.objects.count() == 1


def test_fields_conditions_and_limit_choose() -> None:
    Country.objects.bulk_create([Country(code="CI", flag="ci.png")])
    run("testapp.Photo.image", "--where", "title__in=1,2,3", "--where", "pk__gte=1", "--limit", "2", "--yes")
    assert set(Caption.objects.values_list("image_name", flat=True)) == {"1.jpg", "2.jpg"}


def test_words_of_people_are_told_apart(capsys: Capture) -> None:
    Article.objects.bulk_create([Article(photo="a.jpg", photo_alt="Minka."), Article(photo="b.jpg")])
    fields = {"testapp.Article.photo": {"alt_field": "photo_alt"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        run("--yes")
    assert "2 images lack 1 captions, 1 more have words of people on the site" in capsys.readouterr().out
    assert Caption.objects.filter(state=State.PENDING).count() == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["testapp.Photo.imaeg"], "Did you mean 'testapp.Photo.image'"),
        (["testapp.Photo.image", "--where", "titel=1"], "Did you mean 'title'"),
        (["--provider", "defautl"], "Did you mean 'default'"),
        (["--limit", "0"], "no number above 0"),
        (["--limit", "many"], "no number above 0"),
        (["--user", "nobody"], "no user 'nobody'"),
        (["--cancel", "7"], "no bulk request 7"),
    ],
)
def test_what_is_wrong_is_told_before_anything_begins(arguments: list[str], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        run(*arguments, "--yes")
    assert not Batch.objects.exists()


def test_cancel_by_its_number(capsys: Capture) -> None:
    run("--yes")
    run("--cancel", str(Batch.objects.get().pk))
    assert "4 captions that no worker had begun are left out" in capsys.readouterr().out
    assert set(Caption.objects.values_list("state", flat=True)) == {State.EXCLUDED}


def test_ctrl_c_cancels(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(backfill, "CHUNK", 1)
    real = backfill.insert

    def interrupted(*args: Any) -> int:
        if Caption.objects.count() == 2:
            raise KeyboardInterrupt  # as Python's handler does; a shell may have had the signal ignored
        return real(*args)

    monkeypatch.setattr(backfill, "insert", interrupted)
    with pytest.raises(SystemExit) as leaving:
        run("--yes")
    assert leaving.value.code == 130
    assert "is cancelled: 2 captions" in capsys.readouterr().out
    assert Batch.objects.get().cancelled_at is not None
    assert Caption.objects.filter(state=State.PENDING).count() == 0


def test_told_to_stop_it_leaves_the_rest_to_a_sweep(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(backfill, "CHUNK", 1)
    real = backfill.insert

    def stopped(*args: Any) -> int:
        if Caption.objects.count() == 2:
            raise Terminated  # as the handler of SIGTERM does
        return real(*args)

    monkeypatch.setattr(backfill, "insert", stopped)
    with pytest.raises(SystemExit) as leaving:
        run("--yes")
    assert leaving.value.code == 143
    assert "Stopped after 2 captions: a sweep has the rest asked for." in capsys.readouterr().err
    batch = Batch.objects.get()
    assert (batch.cancelled_at, batch.unwritten) == (None, True)


def test_wait_watches_until_the_workers_are_done(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr("django_autocaption.management.backfill.LOOK_EVERY", 0)
    looks = []

    def sleep(seconds: float) -> None:
        looks.append(seconds)
        first = Caption.objects.filter(state=State.PENDING).first()
        assert first is not None
        Caption.objects.filter(pk=first.pk).update(**done())

    monkeypatch.setattr("time.sleep", sleep)
    run("--yes", "--wait")
    captured = capsys.readouterr()
    assert len(looks) == 4
    assert "Captioning: 4 of 4" in captured.err
    assert "4 Done" in captured.out


class TestProgress:
    def test_tells_rate_and_time_left(self, monkeypatch: pytest.MonkeyPatch) -> None:
        now = iter([0.0, 10.0, 20.0, 20.0])
        monkeypatch.setattr("time.monotonic", lambda: next(now))
        stream = io.StringIO()
        with progress.progress(1000, what="Asking", stream=stream) as shown:
            shown.update(100)
            shown.update(400)
        assert stream.getvalue().splitlines()[:2] == [
            "Asking: 100 of 1000 captions (10 %), 10/s, 0:01:30 left",
            "Asking: 500 of 1000 captions (50 %), 25/s, 0:00:20 left",
        ]

    def test_nothing_done_has_no_rate(self) -> None:
        stream = io.StringIO()
        with progress.progress(0, what="Asking", stream=stream):
            pass
        assert stream.getvalue() == "Asking: 0 of 0 captions (0 %), 0/s, ? left\n"

    def test_a_terminal_gets_a_bar(self) -> None:
        pytest.importorskip("tqdm")
        stream = Terminal()
        with progress.progress(10, what="Asking", stream=stream) as shown:
            shown.update(10)
        assert "10.0/10.0" in stream.getvalue()

    def test_without_tqdm_a_terminal_gets_lines(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(progress, "tqdm", None)
        stream = Terminal()
        with progress.progress(10, what="Asking", stream=stream) as shown:
            shown.update(10)
        assert stream.getvalue().startswith("Asking: 10 of 10")
