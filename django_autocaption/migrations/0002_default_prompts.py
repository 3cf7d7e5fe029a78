"""The named prompts that a new site starts with; editors may change or delete them."""

from typing import Any

from django.db import migrations

from django_autocaption.prompts import DEFAULTS


def add_prompts(apps: Any, schema_editor: Any) -> None:
    Prompt = apps.get_model("autocaption", "Prompt")
    for name, text in DEFAULTS.items():
        Prompt.objects.using(schema_editor.connection.alias).get_or_create(name=name, defaults={"text": text})


class Migration(migrations.Migration):
    dependencies = [("autocaption", "0001_initial")]
    operations = [migrations.RunPython(add_prompts, migrations.RunPython.noop, elidable=True)]
