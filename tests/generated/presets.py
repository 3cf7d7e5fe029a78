"""The table of servers that have a name: what the preset of each sets."""

from __future__ import annotations

from collections.abc import Iterator

from django_autocaption.providers.presets import PRESETS, Preset
from tests.generated.markdown import table


def presets() -> Iterator[str]:
    """For the page about OpenAI-compatible servers."""
    yield from table(
        ("`preset`", "Server", "Address", "Key", "Price", "Other defaults"),
        (
            (
                f"`{name}`",
                preset.service,
                f"`{preset.base_url}`" if preset.base_url else f"yours, like `{preset.example}`",
                "needed" if preset.needs_key else "where you set one",
                price(preset),
                others(preset),
            )
            for name, preset in PRESETS.items()
        ),
    )


def price(preset: Preset) -> str:
    """What an answer's cost is known from."""
    if preset.tells_price:
        return "told in USD"
    return "nothing" if preset.options.get("price_input") == 0 else "tokens"


def others(preset: Preset) -> str:
    """The options that it sets beside the address and the prices, and how large an image may be."""
    said = [f"`{name}` {value!r}" for name, value in preset.options.items() if not name.startswith("price_")]
    if preset.max_image_bytes:
        said.append(f"images below {preset.max_image_bytes / 1_000_000:g} MB")
    return ", ".join(said) or "–"
