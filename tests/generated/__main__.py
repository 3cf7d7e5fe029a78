"""``python -m tests.generated``: write the generated sections of the documents anew."""

from __future__ import annotations

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.generated.sections import ROOT, SECTIONS, renewed  # noqa: E402 - its models need the settings

for name, (path, _make) in SECTIONS.items():
    document = ROOT / path
    old = document.read_text("utf-8")
    new = renewed(name, old)
    document.write_text(new, "utf-8")
    print(f"{path}: {name} {'was written anew' if new != old else 'was right'}")
