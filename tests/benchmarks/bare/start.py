"""``python -m tests.benchmarks.bare.start with|without``: a web process up to its first page; prints what it took."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from celery import Celery
from django.conf import settings

#: What starting a web process has no use for: the workers' code, rules for texts, decoders, model libraries.
UNWANTED = (
    "django_autocaption.pipeline.work", "django_autocaption.images", "django_autocaption.text",
    "django_autocaption.moderation", "PIL", "ftfy", "httpx", "numpy", "onnx", "onnxruntime", "regex", "torch",
)  # fmt: skip
BROKER = "redis://127.0.0.1:1/0"
KEYS = {"api_key": "key", "model": "runware:152@2"}
PROVIDER = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": KEYS}


def start(apps: list[str]) -> None:
    """As ``wsgi.py`` and the first visitor do; the site has Celery and its broker's client either way."""
    Celery("bare", broker=BROKER, set_as_current=True).connection_for_write().get_transport_cls()
    contrib = ("admin", "auth", "contenttypes", "sessions", "messages", "staticfiles")
    templates = {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
    settings.configure(
        SECRET_KEY="bare",
        ALLOWED_HOSTS=["testserver"],
        INSTALLED_APPS=[*(f"django.contrib.{name}" for name in contrib), *apps],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[templates],
        ROOT_URLCONF="tests.benchmarks.bare.urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        STATIC_URL="static/",
        AUTOCAPTION={"PROVIDERS": {"default": PROVIDER}, "FIELDS": {"bare.Picture.image": {}}},
    )
    from django.core.wsgi import get_wsgi_application

    get_wsgi_application()
    from django.test import Client

    assert Client().get("/admin/login/").status_code == 200


def main() -> None:
    start(["tests.benchmarks.bare", *(["django_autocaption"] if sys.argv[1] == "with" else [])])
    cpu = time.process_time()
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    private = sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    loaded = [name for name in sys.modules if any(f"{name}.".startswith(f"{unwanted}.") for unwanted in UNWANTED)]
    print(json.dumps({"cpu": cpu, "mb": private / 1024, "modules": len(sys.modules), "unwanted": sorted(loaded)}))


if __name__ == "__main__":
    main()
