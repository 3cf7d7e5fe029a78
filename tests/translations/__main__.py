"""``python -m tests.translations``: bring the catalogues up to date, compile them, and list what is missing."""

from __future__ import annotations

import sys

from tests.translations import catalogue

catalogue.update()
catalogue.compile_all()
problems = 0
for language in catalogue.LANGUAGES:
    for message in catalogue.read(catalogue.path_of(language)):
        notes = ["fuzzy" if message.fuzzy else "missing"] if message.is_missing else message.wrong()
        for note in notes:
            problems += 1
            print(f"{language}: {note}: {message.context or ''}{': ' if message.context else ''}{message.id}")
print(f"{problems} to do.")
sys.exit(bool(problems))
