"""Outages on a clock that the test moves: what is asked meanwhile, what fails, and how soon all is well again."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.db.models import Min
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, State
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.effects.rows import time_passes
from tests.pictures import jpeg
from tests.pipeline.admission.paced import with_provider
from tests.rows import PUBLISHED, all_stand
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
DOWN = ProviderError("Down.", kind=ErrorKind.SERVER, status=500)
WORDS = "A red bridge over a river in the fog."
PICTURE = jpeg()
#: Seconds that work may take on the clock, whatever it takes on this machine.
STEP = 0.2


class Site:
    """Workers that take what is due, and a sweep each minute, on a clock that jumps to whatever comes next."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = self.swept = 0.0
        self.down_until = 0.0
        self.sweeps_every = 60.0
        self.asked: list[tuple[float, str]] = []
        """When, and about which image."""
        self.captioned: dict[str, float] = {}
        """Name → when."""
        self.error = DOWN
        self._names: dict[str, str] = {}
        monkeypatch.setattr(ScriptedProvider, "caption", self._caption)

    def save(self, *names: str) -> None:
        """Images like no others; the service breaks on those that are called icons."""
        for name in names:
            data = PICTURE + name.encode()
            self._names[sha256(data).hexdigest()] = name
            Photo.objects.create(image=ContentFile(data, f"{name}.jpg"))

    def runs(self, until: float) -> None:
        """Work goes on until then."""
        while self.now < until:
            self._work()
            due_at = Caption.objects.filter(state=State.PENDING).aggregate(first=Min("due_at"))["first"]
            due_in = until if due_at is None else max((due_at - timezone.now()).total_seconds(), STEP)
            self._passes(min(due_in, until - self.now, max(self.swept + self.sweeps_every - self.now, STEP)))
        self._work()

    def _work(self) -> None:
        if self.now - self.swept >= self.sweeps_every:
            sweep.sweep()
            self.swept = self.now
        caption_images(list(Caption.objects.due().order_by("due_at").values_list("pk", flat=True)), using="default")

    def _passes(self, seconds: float) -> None:
        time_passes(seconds)
        self.now += seconds

    async def _caption(self, request: CaptionRequest) -> CaptionResult:
        name = self._names[request.image.content_hash]
        self.asked.append((self.now, name))
        if self.now < self.down_until or name.startswith("icon"):
            raise self.error
        self.captioned.setdefault(name, self.now)
        return CaptionResult(text=WORDS)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Site:
    return Site(monkeypatch)


def states() -> Counter[str]:
    return Counter(all_stand())


@pytest.mark.timeout(900)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the clock is moved in many rows, which are kept there")
def test_ten_minutes_with_many_images(site: Site) -> None:
    site.down_until = 600
    site.save(*(f"photo {number}" for number in range(100)))
    site.runs(600)
    assert states() == {State.PENDING: 100}
    in_flight = 64  # when it went down
    assert len(site.asked) <= in_flight + 35, "one at a time, and ever more seldom"
    assert max(Caption.objects.values_list("outages", flat=True)) <= 4, "they take turns"
    assert max(Caption.objects.values_list("attempts", flat=True)) == 0
    site.runs(600 + 150)
    assert states() == {PUBLISHED: 100}
    first, last = min(site.captioned.values()), max(site.captioned.values())
    assert first <= 600 + 150 + 2, "after a quarter of the time that it was down"
    assert last - first < 1, "whoever finds out calls all others"


@pytest.mark.parametrize("down", [1, 5, 20])
def test_a_short_one_ends_shortly_for_new_images_and_for_those_that_met_it(site: Site, down: float) -> None:
    site.save("before")
    site.runs(1)
    site.down_until = 1 + down
    while site.now < site.down_until + 15:
        site.save(f"photo {site.now}")
        site.runs(site.now + 0.5)
    met = [name for at, name in site.asked if 1 <= at < 1 + down]
    ended = site.down_until
    assert min(at for at in site.captioned.values() if at >= ended) <= ended + max(down / 4, 2) + STEP
    assert max(site.captioned[name] for name in met) <= ended + 10
    assert states() == {PUBLISHED: len(site.captioned)}
    assert len(met) <= pacing.FAILURES + 2 + 2 * down, "few are asked about meanwhile"


def test_one_image_alone_needs_no_others_to_be_tried_again(site: Site) -> None:
    site.down_until = 5
    site.save("photo")
    site.runs(10)
    assert [round(at) for at, _name in site.asked] == [0, 2, 6]
    assert states() == {PUBLISHED: 1}


def test_one_image_alone_waits_for_hours_and_not_for_ever(site: Site) -> None:
    site.down_until, site.sweeps_every = 10e6, 10e6
    site.save("photo")
    site.runs(6 * 3600)
    assert states() == {State.PENDING: 1}
    site.runs(9 * 3600)
    assert (states(), len(site.asked)) == ({State.FAILED: 1}, 50)


class TestImagesThatTheServiceCannotTake:
    def test_do_not_keep_good_ones_waiting(self, site: Site) -> None:
        site.save(*(f"icon {number}" for number in range(8)), "photo")
        saved = {"photo": 0.0}
        while site.now < 480:
            site.runs(site.now + 8)
            assert pacing.states()[0].down_since is None
            name = f"photo {site.now}"
            saved[name] = site.now
            site.save(name)
        site.runs(481)
        assert {name: site.captioned[name] - at for name, at in saved.items()} == dict.fromkeys(saved, 0), "at once"
        assert states() == {PUBLISHED: len(saved), State.FAILED: 8}
        asked = Counter(name for _at, name in site.asked if name.startswith("icon"))
        assert set(asked.values()) == {1 + 5}, "MAX_ATTEMPTS times since others got through"
        row = Caption.objects.filter(state=State.FAILED)[0]
        assert row.error_code == "server"
        assert row.error_message == (
            "Down. Scripted failed on this image 6 times, and answered about others meanwhile: it cannot take the"
            " image. Replace the file, or choose another provider."
        )

    def test_are_known_too_where_one_request_is_sent_again_and_again(self, site: Site) -> None:
        site.error = ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True)
        with with_provider("RepeatableProvider"):
            site.save("icon")
            while site.now < 600 and not Caption.objects.filter(state=State.FAILED):
                site.save(f"photo {site.now}")
                site.runs(site.now + 10)
        row = Caption.objects.get(state=State.FAILED)
        assert row.error_code == "outcome_unknown"
        assert "failed on this image 6 times, and answered about others meanwhile" in row.error_message

    def test_alone_are_taken_for_an_outage_that_ends_with_the_first_good_one(self, site: Site) -> None:
        site.sweeps_every = 600
        site.save(*(f"icon {number}" for number in range(8)))
        site.runs(3000)
        assert pacing.states()[0].down_since is not None
        assert len(site.asked) < 8 + 35
        site.save("photo")
        site.runs(3000 + STEP)
        assert site.captioned == {"photo": 3000}, "what never failed does not wait for the next probe"
        assert pacing.states()[0].down_since is None

    def test_are_called_too_and_fail_without_opening_the_circuit_again(self, site: Site) -> None:
        site.save(*(f"icon {number}" for number in range(8)))
        site.runs(100)
        site.save("photo")
        site.runs(101)
        assert set(Caption.objects.filter(state=State.PENDING).values_list("error_code", "attempts")) == {("server", 1)}
        assert pacing.states()[0].down_since is None


class TestWhileNothingWaits:
    def test_a_service_is_not_said_to_be_down_for_long(self, site: Site) -> None:
        """Nobody is to be paid for a probe: the next image is one."""
        site.down_until = 100
        site.save(*(f"photo {number}" for number in range(6)))
        site.runs(90)
        Photo.objects.all().delete()
        assert pacing.states()[0].down_since is not None
        site.runs(90 + 30 + 60)
        assert pacing.states()[0].down_since is None
        site.save("later")
        site.runs(site.now + STEP)
        assert site.captioned.keys() == {"later"}

    def test_a_burst_is_probed_with_one_image_first(self, site: Site) -> None:
        site.down_until = 10e6
        site.save(*(f"photo {number}" for number in range(6)))
        site.runs(90)
        Photo.objects.all().delete()
        site.runs(300)
        before = len(site.asked)
        site.save(*(f"later {number}" for number in range(20)))
        site.runs(300 + STEP)
        assert len(site.asked) == before + 1
