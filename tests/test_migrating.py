"""``move_captions`` in the migrations of a site: a real one, made on the spot, migrated forwards and backwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.migrating import move_captions

ROOT = Path(__file__).parent.parent

_SETTINGS = """
SECRET_KEY = "x"
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django_autocaption", "shop"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "site.sqlite3"}}
AUTOCAPTION = {"FIELDS": {"shop.MODEL.picture": {}}}
"""
_MODELS = """
from django.db import models

class MODEL(models.Model):
    picture = models.ImageField(upload_to="photos")
"""
_FIRST = """
from django.db import migrations, models

class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            "Product", [("id", models.BigAutoField(primary_key=True)), ("photo", models.ImageField(upload_to="photos"))]
        )
    ]
"""
_SECOND = """
from django.db import migrations
from django_autocaption.migrating import move_captions

class Migration(migrations.Migration):
    dependencies = DEPENDENCIES
    operations = [OPERATIONS]
"""
#: Migrates to a state in which captions are made, forwards and backwards, and prints how they stand after each.
_STORY = """
import json, sys
import django
django.setup()
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django_autocaption.models import Caption, Version

def migrate(*names):
    call_command("migrate", *names, verbosity=0)
    ContentType.objects.clear_cache()

def stands():
    return [
        [row.content_type.model, row.field_name, row.human, row.published.alt_text, row.written]
        for row in Caption.objects.select_related("content_type", "published")
    ]

migrate("autocaption")
migrate("shop", "0001")
of = ContentType.objects.get(app_label="shop", model="product")
row = Caption.objects.create(
    content_type=of, object_id="1", field_name="photo", language="en", state="done", human=True,
    written={"photo_alt": "T"},
)
row.published = Version.objects.create(caption=row, image_no=1, alt_text="T", origin="human", human_fields=["alt_text"])
row.save()
told = [stands()]
for name in ("0002", "0001", "0002"):
    migrate("shop", name)
    told.append(stands())
told.append(sorted(ContentType.objects.filter(app_label="shop").values_list("model", flat=True)))
print(json.dumps(told))
"""

FIELD = 'migrations.RenameField("product", "photo", "picture")'
MODEL = 'migrations.RenameModel("Product", "Item")'
IN_ITEM = 'migrations.RenameField("item", "photo", "picture")'
FOLLOW = 'migrations.RunPython(*move_captions("shop.Product.photo", "shop.{}.picture", written={{"photo_alt": "alt"}}))'
WITH_US = '[("shop", "0001_initial"), ("autocaption", "0001_initial")]'


def site(folder: Path, *operations: str, model: str = "Product", dependencies: str = WITH_US) -> None:
    second = _SECOND.replace("DEPENDENCIES", dependencies).replace("OPERATIONS", ", ".join(operations))
    for name, text in {
        "settings.py": _SETTINGS,
        "shop/__init__.py": "",
        "shop/models.py": _MODELS,
        "shop/migrations/__init__.py": "",
        "shop/migrations/0001_initial.py": _FIRST,
        "shop/migrations/0002_renamed.py": second,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("MODEL", model), "utf-8")


def run(folder: Path, *arguments: str) -> str:
    environment = os.environ | {"PYTHONPATH": f"{folder}:{ROOT}", "DJANGO_SETTINGS_MODULE": "settings"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, timeout=100
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def told(folder: Path) -> Any:
    return json.loads(run(folder, "-c", _STORY))


BEFORE = [["product", "photo", True, "T", {"photo_alt": "T"}]]


def test_a_renamed_field(tmp_path: Path) -> None:
    site(tmp_path, FIELD, FOLLOW.format("Product"))
    after = [["product", "picture", True, "T", {"alt": "T"}]]
    assert told(tmp_path) == [BEFORE, after, BEFORE, after, ["product"]]


@pytest.mark.parametrize(
    "operations", [(MODEL, IN_ITEM, FOLLOW.format("Item")), (FOLLOW.format("Item"), MODEL, IN_ITEM)]
)
def test_a_renamed_model_whose_content_type_django_renames(tmp_path: Path, operations: tuple[str, ...]) -> None:
    site(tmp_path, *operations, model="Item")
    after = [["item", "picture", True, "T", {"alt": "T"}]]
    assert told(tmp_path) == [BEFORE, after, BEFORE, after, ["item"]]


@pytest.mark.parametrize("dependencies", [WITH_US, '[("shop", "0001_initial")]'])
def test_an_empty_database(tmp_path: Path, dependencies: str) -> None:
    """As that of a test run: there is nothing to move, whichever app comes first."""
    site(tmp_path, FIELD, FOLLOW.format("Product"), dependencies=dependencies)
    run(tmp_path, "-m", "django", "migrate", "shop")
    run(tmp_path, "-m", "django", "migrate")


def test_wrong_names_are_told_when_the_migration_is_loaded() -> None:
    with pytest.raises(ConfigurationError, match=r"write it as 'app_label\.Model\.field'"):
        move_captions("Product.photo", "shop.Product.picture")
