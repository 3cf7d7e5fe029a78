"""Every service in every mode: save → Celery worker → HTTP → row → template; and nothing secret is left anywhere."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

import pytest

from tests.emulator.client import EmulatorClient
from tests.site.live import Site, free_port, wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.services, pytest.mark.timeout(900)]

SERVICES = ("runware", "wavespeed", "scenario", "moondream", "openai")
KEYS = {service: f"very-secret-key-of-{service}-9f8e7d6c5b4a" for service in SERVICES}
SCENARIO_SECRET = "very-secret-half-of-scenario-1a2b3c4d"
WEBHOOK_SECRET = "whsec_emulated-very-secret"
BACKENDS = {
    "runware": "runware.RunwareProvider",
    "wavespeed": "wavespeed.WaveSpeedProvider",
    "scenario": "scenario.ScenarioProvider",
    "moondream": "moondream.MoondreamProvider",
    "moondream-station": "moondream.MoondreamProvider",
    "openai": "openai.OpenAICompatibleProvider",
    "openai-local": "openai.OpenAICompatibleProvider",
}
#: Alias → (service, its options, a prompt).
MODES: dict[str, tuple[str, dict[str, Any], str]] = {
    "runware-sync": ("runware", {}, ""),
    "runware-prompt": ("runware", {}, "Name the colours first."),
    "runware-async": ("runware", {"delivery_method": "async"}, ""),
    "runware-webhook": ("runware", {"delivery_method": "async", "webhook": True}, ""),
    "runware-batch": ("runware", {"batch_size": 2}, ""),
    "runware-imagecaption": ("runware", {"task_type": "imageCaption"}, ""),
    "wavespeed-poll": ("wavespeed", {}, ""),
    "wavespeed-sync": ("wavespeed", {"enable_sync_mode": True, "detail_level": "high", "focus": "colours"}, ""),
    "wavespeed-webhook": ("wavespeed", {"webhook_secrets": [WEBHOOK_SECRET]}, ""),
    "scenario-batch": ("scenario", {"api_secret": SCENARIO_SECRET, "project_id": "proj_1"}, ""),
    "scenario-assets": ("scenario", {"api_secret": SCENARIO_SECRET, "upload_assets": 1}, ""),
    "moondream-short": ("moondream", {"length": "short"}, ""),
    "moondream-stream": ("moondream", {"length": "normal", "stream": True}, ""),
    "moondream-query": ("moondream", {}, "What is in the picture?"),
    "moondream-station": ("moondream-station", {}, ""),
    "openai-schema": ("openai", {"model": "gpt-4o-mini"}, ""),
    "openai-local": ("openai-local", {"model": "llava"}, ""),
}
COUNT = 2


def providers(emulator: EmulatorClient) -> dict[str, Any]:
    """AUTOCAPTION["PROVIDERS"] with an alias for each mode."""
    configured = {}
    for alias, (service, options, _prompt) in MODES.items():
        key = {"api_key": KEYS[service]} if service in KEYS else {}
        configured[alias] = {
            "BACKEND": f"django_autocaption.providers.{BACKENDS[service]}",
            "OPTIONS": {**key, "base_url": emulator.base_url(service), **options},
        }
    return {**configured, "default": configured["runware-sync"]}


@pytest.fixture
def place(site: MakeSite, emulator: EmulatorClient) -> Site:
    """A site with every mode, its web server and two workers."""
    port = free_port()
    made = site(broker="redis", PROVIDERS=providers(emulator), SITE_URL=f"http://127.0.0.1:{port}")
    made.serve(port)
    made.start_worker("--pool", "threads", "-c", "4", "-l", "DEBUG")
    return made


def test_every_service_in_every_mode(place: Site, emulator: EmulatorClient) -> None:
    for chosen in dict.fromkeys(prompt for _service, _options, prompt in MODES.values()):
        aliases = ",".join(alias for alias, (_service, _options, prompt) in MODES.items() if prompt == chosen)
        place.manage("fill", str(COUNT), "--provider", aliases, "--prompt", chosen)
    expected = len(MODES) * COUNT

    def finished() -> bool:
        return place.counts() == {"done": expected}

    def told() -> str:
        late = [r for r in place.captions() if r["state"] != "done"]
        return f"{[(r['provider'], r['state'], r['error'], r['errors']) for r in late]} {place.log()[-2000:]}"

    wait_until(finished, seconds=90, what="every image published", say=told)
    rows = place.captions()
    assert {row["provider"] for row in rows} == set(MODES)
    assert all(row["shown"] == row["words"] != "" for row in rows)
    assert all(row["outcomes"] == ["answered"] for row in rows), "one request each"

    for alias in ("runware-webhook", "wavespeed-webhook"):
        # The web server writes a line once it has answered, when the words are there already.
        wait_until(
            partial(_believed, place, alias), seconds=20, what="the answers posted and believed", say=place.web_log
        )
    tasks = Counter((entry["service"], entry["task"]) for entry in emulator.ledger())
    assert tasks["runware", "caption"] == 5 * COUNT
    assert tasks["runware", "getResponse"] >= COUNT, "polled in its asynchronous mode, and only there"
    assert tasks["wavespeed", "caption"] == 3 * COUNT, "never submitted twice"
    assert tasks["scenario", "asset"] == COUNT
    assert tasks["moondream", "query"] == COUNT

    # Faults, whose messages and logs must hold nothing either.
    emulator.fail(*(["error_200", "html", "truncated", "reset"] * len(MODES)))
    place.manage("fill", str(COUNT), "--provider", ",".join(MODES))
    wait_until(lambda: "working" not in place.counts(), seconds=60, what="the faults", say=place.log)

    everything = place.log() + place.manage("pages")
    assert len(everything) > 100_000, "there was something to search"
    for secret in (*KEYS.values(), SCENARIO_SECRET, WEBHOOK_SECRET, "token=", ";base64,", "/9j/4AAQSkZJRg"):
        found = everything.find(secret)
        assert found == -1, f"{secret!r} in {everything[max(found - 300, 0) : found + 100]!r}"


def _believed(place: Site, alias: str) -> bool:
    calls = [line for line in place.web_log().splitlines() if f"/autocaption/webhook/{alias}/" in line]
    return len([line for line in calls if '" 200 ' in line]) >= COUNT
