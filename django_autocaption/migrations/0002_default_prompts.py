"""The named prompts that a new site starts with; editors may change or delete them."""

from typing import Any

from django.db import migrations

from django_autocaption.prompts import DEFAULTS


def add_prompts(apps: Any, schema_editor: Any) -> None:
    using = schema_editor.connection.alias
    prompts = apps.get_model("autocaption", "Prompt").objects.using(using)
    versions = apps.get_model("autocaption", "PromptVersion").objects.using(using)
    for name, text in DEFAULTS.items():
        prompt, is_new = prompts.get_or_create(name=name, defaults={"text": text})
        if is_new:
            versions.create(prompt=prompt, text=text)


class Migration(migrations.Migration):
    dependencies = [("autocaption", "0001_initial")]
    operations = [
        # Routers that tell by the model are asked about this one.
        migrations.RunPython(
            add_prompts, migrations.RunPython.noop, elidable=True, hints={"model_name": "prompt"}
        )
    ]
