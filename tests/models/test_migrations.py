"""Migrations of a site with several databases: what a router keeps out of one is not looked for there."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import override_settings

from django_autocaption.models import Prompt


class ByModel:
    """Its answers depend on the model alone, as where a site keeps a few of its own models elsewhere."""

    allowed = False

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        return model_name is None or self.allowed


@pytest.mark.django_db
@pytest.mark.parametrize("allowed", [True, False])
def test_the_prompts_that_a_site_starts_with_come_where_their_table_is(
    allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ByModel, "allowed", allowed)
    Prompt.objects.all().delete()
    (operation,) = import_module("django_autocaption.migrations.0002_default_prompts").Migration.operations

    state: Any = SimpleNamespace(apps=apps, clear_delayed_apps_cache=lambda: None)
    with override_settings(DATABASE_ROUTERS=[f"{__name__}.ByModel"]):
        operation.database_forwards("autocaption", connection.schema_editor(), state, state)
    assert Prompt.objects.exists() == allowed
