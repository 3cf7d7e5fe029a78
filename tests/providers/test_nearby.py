"""Servers on this machine are noticed by what only they answer, and only those whose models see images."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from django.utils.module_loading import import_string

from django_autocaption.providers import nearby
from django_autocaption.providers.nearby import Nearby, look_around
from tests.emulator.client import EmulatorClient

Server = Callable[[str, dict[str, Any]], str]


@pytest.fixture(autouse=True)
def _nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever runs on the machine of the tests is no part of them: nobody listens where they look."""
    monkeypatch.delenv("OLLAMA_HOST", raising=False)
    for name, server in nearby._SERVERS.items():
        dead = nearby._Server(server.service, server.models, lambda: "http://127.0.0.1:1/v1")
        monkeypatch.setitem(nearby._SERVERS, name, dead)


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Have a server answer at the usual address of ``name``: path → JSON, or what a POST's body makes of it."""
    with ExitStack() as stack:

        def serve(name: str, answers: dict[str, Any]) -> str:
            class Handler(BaseHTTPRequestHandler):
                def do_GET(self) -> None:
                    asked = json.loads(self.rfile.read(int(self.headers.get("content-length") or 0)) or "null")
                    answer = answers.get(self.path)
                    answer = answer(asked) if callable(answer) else answer
                    body = answer.encode() if isinstance(answer, str) else json.dumps(answer).encode()
                    self.send_response(404 if answer is None else 200)
                    self.send_header("content-length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)

                do_POST = do_GET  # noqa: N815 - http.server's name

                def log_message(self, *arguments: Any) -> None:
                    """Nothing."""

            server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            url = f"http://127.0.0.1:{server.server_address[1]}/v1"
            known = nearby._SERVERS[name]
            monkeypatch.setitem(nearby._SERVERS, name, nearby._Server(known.service, known.models, lambda: url))
            return url

        yield serve


def test_where_nothing_runs_nothing_is_noticed() -> None:
    assert look_around() == []


def test_ollama_has_some_models_that_see_images(serve: Server) -> None:
    able = {"llama3.2:3b": ["completion"], "qwen2.5vl:7b": ["completion", "vision"], "old": None}
    tags = {"models": [{"name": name} for name in able]}
    url = serve("ollama", {"/api/tags": tags, "/api/show": lambda asked: {"capabilities": able[asked["model"]]}})
    (found,) = look_around()
    assert found == Nearby(name="ollama", service="Ollama", base_url=url, models=("qwen2.5vl:7b",))


def test_lm_studio_offers_first_what_is_loaded(serve: Server) -> None:
    models = [("embed", "embeddings", "loaded"), ("qwen-vl", "vlm", "not-loaded"), ("pixtral", "vlm", "loaded")]
    data = [{"id": name, "type": kind, "state": state} for name, kind, state in models]
    serve("lmstudio", {"/api/v0/models": {"data": data}})
    (found,) = look_around()
    assert (found.service, found.models) == ("LM Studio", ("pixtral", "qwen-vl"))


@pytest.mark.parametrize(
    ("props", "models"),
    [
        ({"modalities": {"vision": True}, "model_alias": "gemma"}, ["gemma"]),
        ({"modalities": {"vision": True}, "model_path": "/models/gemma-3-4b.gguf"}, ["gemma-3-4b.gguf"]),
        ({"modalities": {"vision": True}}, ["default"]),
        ({"modalities": {"vision": False}, "model_alias": "gemma"}, []),
        ({"model_alias": "gemma"}, []),
    ],
)
def test_llama_cpp_sees_images_if_it_has_a_projector(serve: Server, props: Any, models: list[str]) -> None:
    serve("llamacpp", {"/props": props})
    assert [model for found in look_around() for model in found.models] == models


def test_station_needs_no_name_of_a_model(serve: Server) -> None:
    url = serve("station", {"/health": {"status": "ok", "server": "moondream-station"}})
    (found,) = look_around()
    assert found.entry() == {
        "BACKEND": "django_autocaption.providers.moondream.MoondreamProvider",
        "OPTIONS": {"base_url": url},
    }


@pytest.mark.parametrize(
    "answer",
    [None, "<html>", "{", [], 7, {}, {"models": 7}, {"models": [7, {"name": 7}]}, {"data": [{"type": "vlm"}]}],
)
def test_something_else_at_its_port_is_nobody(serve: Server, answer: Any) -> None:
    for name in nearby.NAMES:
        serve(name, dict.fromkeys(("/api/tags", "/api/show", "/api/v0/models", "/props", "/health"), answer))
    assert look_around() == []


@pytest.mark.parametrize("name", ["ollama", "lmstudio", "llamacpp"])
def test_what_is_offered_can_be_written_into_the_settings(name: str) -> None:
    entry = Nearby(name=name, service="Any", base_url="http://127.0.0.1:9/v1", models=("a", "b")).entry()
    provider = import_string(entry["BACKEND"])("default", entry["OPTIONS"])
    assert (provider.options.base_url, provider.model, provider.check()) == ("http://127.0.0.1:9/v1", "a", [])


def test_the_usual_address_need_not_be_written() -> None:
    found = Nearby(name="ollama", service="Ollama", base_url="http://localhost:11434/v1", models=("a", "b"))
    assert found.entry("b")["OPTIONS"] == {"preset": "ollama", "model": "b"}


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", "http://localhost:11434/v1"),
        ("127.0.0.1", "http://127.0.0.1:11434/v1"),
        ("0.0.0.0:8000", "http://localhost:8000/v1"),
        (":8000", "http://localhost:8000/v1"),
        ("8000", "http://localhost:8000/v1"),
        ("[::1]", "http://[::1]:11434/v1"),
        ("[::1]:8000", "http://[::1]:8000/v1"),
        ("http://gpu.internal/ollama/", "http://gpu.internal/ollama/v1"),
        ("https://gpu.internal:8000", "https://gpu.internal:8000/v1"),
    ],
)
def test_ollama_may_be_where_its_own_command_looks(monkeypatch: pytest.MonkeyPatch, given: str, address: str) -> None:
    monkeypatch.setenv("OLLAMA_HOST", given)
    assert nearby._ollama_address() == address


def test_the_emulated_one_writes_sentences(emulator: EmulatorClient, monkeypatch: pytest.MonkeyPatch) -> None:
    url = emulator.base_url("openai-local")
    monkeypatch.setitem(nearby._SERVERS, "ollama", nearby._Server("Ollama", nearby._ollama, lambda: url))
    (found,) = look_around()
    assert (found.models, found.entry()["OPTIONS"]["base_url"]) == (("qwen2.5vl:7b",), url)
