"""Servers that speak OpenAI's protocol, by name: where they answer, and in what each differs from OpenAI. Data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, kw_only=True)
class Preset:
    """What is known of one server."""

    service: str
    """Its own name."""
    base_url: str = ""
    """Where it answers; "" = each customer has an address of their own, like ``example``."""
    example: str = ""
    needs_key: bool = True
    """It answers nobody without a key. A gateway of one's own may want one, and says so then."""
    tells_price: bool = False
    """Answers say what they cost, in USD."""
    max_image_bytes: int | None = None
    """Bytes of the largest image that it takes."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """OPTIONS that suit it, beside ``base_url``."""


#: One model on one machine: nobody is paid, and whoever is not answered yet waits in its queue.
_OWN_MACHINE = {"price_input": 0, "price_output": 0, "concurrency": 1, "timeout": 300}

PRESETS: Mapping[str, Preset] = {
    "openai": Preset(service="OpenAI", base_url="https://api.openai.com/v1"),
    # https://openrouter.ai/docs/use-cases/usage-accounting
    "openrouter": Preset(service="OpenRouter", base_url="https://openrouter.ai/api/v1", tells_price=True),
    # https://docs.ollama.com/api/openai-compatibility
    "ollama": Preset(service="Ollama", base_url="http://localhost:11434/v1", needs_key=False, options=_OWN_MACHINE),
    # https://lmstudio.ai/docs/developer/openai-compat
    "lmstudio": Preset(service="LM Studio", base_url="http://localhost:1234/v1", needs_key=False, options=_OWN_MACHINE),
    # https://github.com/ggml-org/llama.cpp/blob/master/tools/server/README.md
    "llamacpp": Preset(service="llama.cpp", base_url="http://localhost:8080/v1", needs_key=False, options=_OWN_MACHINE),
    # It asks its model about many images at once: https://docs.vllm.ai/en/latest/serving/openai_compatible_server/
    "vllm": Preset(
        service="vLLM",
        base_url="http://localhost:8000/v1",
        needs_key=False,
        options={"price_input": 0, "price_output": 0, "timeout": 300},
    ),
    # https://docs.litellm.ai/docs/simple_proxy
    "litellm": Preset(service="LiteLLM", base_url="http://localhost:4000/v1", needs_key=False),
    # https://docs.mistral.ai/capabilities/vision/
    "mistral": Preset(service="Mistral", base_url="https://api.mistral.ai/v1", max_image_bytes=10_000_000),
    # 4 MB a request, of which base64 makes 3 of image: https://console.groq.com/docs/vision
    "groq": Preset(service="Groq", base_url="https://api.groq.com/openai/v1", max_image_bytes=2_900_000),
    # https://docs.together.ai/docs/openai-api-compatibility
    "together": Preset(service="Together", base_url="https://api.together.xyz/v1"),
    # 20 MB a request: https://ai.google.dev/gemini-api/docs/openai
    "gemini": Preset(
        service="Gemini",
        base_url="https://generativelanguage.googleapis.com/v1beta/openai",
        max_image_bytes=14_000_000,
    ),
    # response_format is ignored, 5 MB an image: https://docs.anthropic.com/en/api/openai-sdk
    "anthropic": Preset(
        service="Anthropic",
        base_url="https://api.anthropic.com/v1",
        max_image_bytes=3_700_000,
        options={"structured": "text", "max_tokens": 2048},
    ),
    "wavespeed": Preset(service="WaveSpeed LLM", base_url="https://llm.wavespeed.ai/v1"),
    # https://learn.microsoft.com/en-us/azure/ai-foundry/openai/api-version-lifecycle
    "azure": Preset(
        service="Azure OpenAI",
        example="https://RESOURCE.openai.azure.com/openai/v1",
        options={"key_header": "api-key"},
    ),
}


def with_preset(options: Any) -> Any:
    """OPTIONS as a site wrote them, with those of the preset that they name beneath; others are left as they are."""
    preset = PRESETS.get(str(options.get("preset"))) if isinstance(options, Mapping) else None
    return options if preset is None else {"base_url": preset.base_url, **preset.options, **options}


def known(name: str, base_url: str) -> Preset | None:
    """What is known of the server at that address: by its host, else by the name of its preset where each site has an
    address of its own. None = nothing: a stand-in for a service may want no key, and bills whom it likes."""
    host = urlsplit(base_url).hostname or ""
    for preset in PRESETS.values():
        own = urlsplit(preset.base_url).hostname or ""
        if preset.needs_key and own and (host == own or host.endswith(f".{own}")):
            return preset
    named = PRESETS.get(name)
    return named if named and not (named.base_url and named.needs_key) else None
