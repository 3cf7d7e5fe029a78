"""For a site's own migrations: captions follow a model or an image field that gets another name.

from django_autocaption.migrating import move_captions

operations = [
    migrations.RenameField("product", "photo", "picture"),
    migrations.RunPython(*move_captions("shop.Product.photo", "shop.Product.picture")),
]
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from django.apps.registry import Apps
from django.db import router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.upkeep import moving

__all__ = ["move_captions"]

logger = logging.getLogger(__name__)

Step = Callable[[Apps, BaseDatabaseSchemaEditor], None]


def move_captions(old: str, new: str, *, written: Mapping[str, str] | None = None) -> tuple[Step, Step]:
    """What ``RunPython`` takes, forwards and backwards. ``old`` and ``new``: ``app_label.Model.field``.

    ``written``: the site's own text fields that captions are written back to, where these get other names: old → new.
    Nothing is done where this app's tables are not there yet, nor where captions are in another database that is not
    migrated. Words that people wrote under both names stay under both; a warning names them. Raises ConfigurationError.
    """
    moving.field_named(old)
    moving.field_named(new)
    names = dict(written or {})
    return _step(old, new, names), _step(new, old, {name: before for before, name in names.items()})


def _step(old: str, new: str, written: Mapping[str, str]) -> Step:
    def move(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
        using = databases.beside(schema_editor.connection.alias)
        try:
            model = apps.get_model("autocaption", "Caption")
        except LookupError:  # this app is migrated later: there are no captions
            return
        if not router.allow_migrate_model(using, model):
            return
        found = moving.move(old, new, using=using, written=written, models=apps)
        if found.refused:
            logger.warning(
                "%d captions of %s stay there, since people wrote words at %s as well: %s",
                found.refused,
                old,
                new,
                ", ".join(found.refused_ids),
            )

    return move
