"""Servers on this machine whose models see images: noticed where somebody asks for them, never used by themselves.

Each is asked what only it answers, so that nothing else at its port is taken for it; no image is sent.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers import http
from django_autocaption.providers.backends import BACKENDS
from django_autocaption.providers.presets import PRESETS

__all__ = [
    "NAMES",
    "Nearby",
    "look_around",
]

_TIMEOUTS = http.Timeouts(connect=0.5, read=3, write=3, pool=0.5, total=4)
#: Models of which Ollama is asked whether they see images, so that a large collection takes no time.
_MOST_MODELS = 50


@dataclass(frozen=True, kw_only=True)
class Nearby:
    """A server that runs here, with a model that sees images."""

    name: str
    """``ollama``, ``lmstudio``, ``llamacpp`` or ``station``."""
    service: str
    """Its own name."""
    base_url: str
    models: tuple[str, ...] = ()
    """Those that see images, best first; () = it has one, which needs no name."""

    def entry(self, model: str = "") -> dict[str, Any]:
        """What to write into AUTOCAPTION["PROVIDERS"] for it; ``model``: "" = the first."""
        if self.name == "station":
            return {"BACKEND": BACKENDS["moondream"], "OPTIONS": {"base_url": self.base_url}}
        options = {"preset": self.name, "model": model or self.models[0]}
        if self.base_url != PRESETS[self.name].base_url:
            options["base_url"] = self.base_url
        return {"BACKEND": BACKENDS["openai"], "OPTIONS": options}


def look_around() -> list[Nearby]:
    """Every such server that answers at its usual address; for Ollama that may be in OLLAMA_HOST, as for its own
    command. Takes some seconds at most."""
    return asyncio.run(_look())


async def _look() -> list[Nearby]:
    try:
        found = await asyncio.gather(*(_seen(name) for name in _SERVERS))
    finally:
        await http.aclose()
    return [server for server in found if server is not None]


async def _seen(name: str) -> Nearby | None:
    server = _SERVERS[name]
    base_url = server.address()
    try:
        models = await server.models(base_url.removesuffix("/v1"))
    except ProviderError:
        return None
    return None if models is None else Nearby(name=name, service=server.service, base_url=base_url, models=models)


async def _ollama(root: str) -> tuple[str, ...] | None:
    """https://docs.ollama.com/api/tags and https://docs.ollama.com/api-reference/show-model-details"""
    listed = _items(await _ask(f"{root}/api/tags"), "models")
    names = [name for model in listed if isinstance(name := model.get("name"), str)][:_MOST_MODELS]
    shown = await asyncio.gather(*(_ask(f"{root}/api/show", {"model": name}) for name in names))
    able = [
        name
        for name, model in zip(names, shown, strict=True)
        if isinstance(abilities := model.get("capabilities"), list) and "vision" in abilities
    ]
    return tuple(able) or None


async def _lm_studio(root: str) -> tuple[str, ...] | None:
    """https://lmstudio.ai/docs/developer/rest/endpoints: what is loaded comes first, as it answers at once."""
    listed = [model for model in _items(await _ask(f"{root}/api/v0/models"), "data") if model.get("type") == "vlm"]
    listed.sort(key=lambda model: model.get("state") != "loaded")
    return tuple(name for model in listed if isinstance(name := model.get("id"), str)) or None


async def _llama_cpp(root: str) -> tuple[str, ...] | None:
    """https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md: it has one model, with a projector or
    without."""
    told = await _ask(f"{root}/props")
    modalities = told.get("modalities")
    if not isinstance(modalities, Mapping) or modalities.get("vision") is not True:
        return None
    name = told.get("model_alias") or PurePath(str(told.get("model_path") or "")).name
    return (str(name or "default"),)


async def _station(root: str) -> tuple[str, ...] | None:
    """Moondream Station: https://github.com/m87-labs/moondream-station"""
    return () if (await _ask(f"{root}/health")).get("server") == "moondream-station" else None


async def _ask(url: str, question: Any = None) -> Mapping[str, Any]:
    """The JSON object at that address; {} for anything else. Raises ProviderError where nobody answers."""
    call = http.Call(method="GET" if question is None else "POST", url=url, json=question)
    reply = await http.send(call, _TIMEOUTS)
    found = reply.json() if reply.ok else None
    return found if isinstance(found, Mapping) else {}


def _items(told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    items = told.get(name)
    return [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []


def _ollama_address() -> str:
    """https://docs.ollama.com/faq: OLLAMA_HOST is a host, a port, both, or a whole address."""
    given = os.environ.get("OLLAMA_HOST", "").strip().rstrip("/")
    if not given:
        return PRESETS["ollama"].base_url
    scheme, _mark, rest = given.rpartition("://")
    host, slash, path = rest.partition("/")
    is_whole = host.endswith("]") or (":" not in host and not host.isdigit())
    name, _colon, port = (host, "", "") if is_whole else f":{host}".rpartition(":")
    name = name.removeprefix(":")
    # Where it listens everywhere, it is asked at one of these addresses.
    name = "localhost" if name in ("", "0.0.0.0", "[::]") else name  # noqa: S104 - compared, not bound
    port = port or ("" if scheme else "11434")
    return f"{scheme or 'http'}://{name}{port and f':{port}'}{slash}{path}/v1"


@dataclass(frozen=True)
class _Server:
    service: str
    models: Callable[[str], Awaitable[tuple[str, ...] | None]]
    """Its models that see images, from its address without ``/v1``; None = none does, or it is another server."""
    address: Callable[[], str]


_SERVERS = {
    "ollama": _Server("Ollama", _ollama, _ollama_address),
    "lmstudio": _Server("LM Studio", _lm_studio, lambda: PRESETS["lmstudio"].base_url),
    "llamacpp": _Server("llama.cpp", _llama_cpp, lambda: PRESETS["llamacpp"].base_url),
    "station": _Server("Moondream Station", _station, lambda: "http://localhost:2020/v1"),
}
#: What ``Nearby.name`` may be.
NAMES = tuple(_SERVERS)
