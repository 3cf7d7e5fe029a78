"""Captions are written back to what django-modeltranslation makes of a field, and a person's edit there wins; a picture
that it has in each language has its own words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.translated.provider import OF_POSTERS, SENTENCES

ROOT = Path(__file__).resolve().parents[2]


def test_each_language_has_its_own_field_and_its_own_picture() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.translated.settings", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.translated.story"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["captioned"] == SENTENCES
    assert told["corrected"] == {**SENTENCES, "de": "Die Brücke am Abend."}
    assert told["origins"] == {"en": "provider", "de": "human", "pt-br": "provider"}
    english = {tag: [sentence, sentence, SENTENCES["en"]] for tag, sentence in SENTENCES.items()}
    assert told["poster"]["english"] == english, "whose picture is shown where a language has none"
    assert told["poster"]["german"] == {**english, "de": [OF_POSTERS["de"]] * 3}
    assert told["poster"]["changed"] == {**english, "de": [SENTENCES["de"]] * 3}
