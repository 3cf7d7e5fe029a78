"""Its settings: those of ``tests.site``, with a web server that has threads, and a cache as SITE says."""

from __future__ import annotations

from tests.site.settings import *  # noqa: F403 - these settings are those and a few more
from tests.site.settings import SITE

ROOT_URLCONF = "tests.benchmarks.desk.urls"
CACHES = {"default": SITE["cache"]}
