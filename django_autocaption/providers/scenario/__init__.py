"""How Scenario is asked: https://docs.scenario.com/api/resources/generate/methods/caption"""

from __future__ import annotations

from django_autocaption.providers.scenario.options import ScenarioOptions
from django_autocaption.providers.scenario.provider import ScenarioProvider

__all__ = ["ScenarioOptions", "ScenarioProvider"]
