"""The providers that the app brings, by their names: for people who write a name where a dotted path is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from django_autocaption.options import did_you_mean
from django_autocaption.providers.presets import PRESETS

_HERE = "django_autocaption.providers"
#: What a provider needs that the app does not bring itself.
EXTRAS = {f"{_HERE}.rekognition.RekognitionProvider": "rekognition"}
_OPENAI = f"{_HERE}.openai.OpenAICompatibleProvider"

BACKENDS: Mapping[str, str] = {
    "anthropic": f"{_HERE}.anthropic.AnthropicProvider",
    "embedded": f"{_HERE}.embedded.EmbeddedProvider",
    "gemini": f"{_HERE}.gemini.GeminiProvider",
    "moondream": f"{_HERE}.moondream.MoondreamProvider",
    "openai": _OPENAI,
    "openaicompatible": _OPENAI,
    "openaimoderation": f"{_HERE}.openai_moderation.OpenAIModerationProvider",
    "rekognition": f"{_HERE}.rekognition.RekognitionProvider",
    "runware": f"{_HERE}.runware.RunwareProvider",
    "scenario": f"{_HERE}.scenario.ScenarioProvider",
    "wavespeed": f"{_HERE}.wavespeed.WaveSpeedProvider",
}
_PATHS = sorted(set(BACKENDS.values()))


def nearest_backend(wrong: str) -> str:
    """What to write instead of a BACKEND that cannot be imported, as a sentence with a space before it; "" where it is
    the path of somebody else's."""
    if wrong in EXTRAS:
        return f' Install "django-autocaption[{EXTRAS[wrong]}]".'
    if "." in wrong and wrong.partition(".")[0] in ("django_autocaption", "autocaption"):
        return did_you_mean(wrong, _PATHS)
    name = re.sub(r"[^a-z0-9]", "", wrong.lower()).removesuffix("provider")
    names = [*BACKENDS, *PRESETS]
    near = [name] if name in names else get_close_matches(name, names, n=1, cutoff=0.7)
    if not near:
        return "" if "." in wrong else f" It is a dotted path, such as {_OPENAI!r}."
    preset = "" if near[0] in BACKENDS else f" with {{'preset': {near[0]!r}}} in its OPTIONS"
    return f" Did you mean {BACKENDS.get(near[0], _OPENAI)!r}{preset}?"
