"""What both stories begin with: people, collections, and a page that shows an image."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.files.base import ContentFile
from django.db import connection
from django.db.migrations import SeparateDatabaseAndState
from wagtail.images import get_image_model
from wagtail.models import Collection, CollectionViewRestriction, GroupCollectionPermission, Locale, Page, Site

from tests.pictures import jpeg
from tests.sites.wagtail.models import Story

Image = get_image_model()


def prepare() -> None:
    """What Wagtail's migrations make: a tree of pages, one of collections, and the site."""
    Locale.objects.create(language_code="en")
    root = Page.add_root(title="Root", slug="root")
    home = root.add_child(title="Welcome", slug="home")
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    Collection.add_root(name="Root")
    _full_text_search()


def _full_text_search() -> None:
    """A virtual table, which no model can say: as Wagtail's migration has it."""
    migration = import_module("wagtail.search.migrations.0006_customise_indexentry").Migration
    apart = next(each for each in migration.operations if isinstance(each, SeparateDatabaseAndState))
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE wagtailsearch_indexentry_fts")
        for step in apart.database_operations:
            cursor.execute(step.sql)


def collection(name: str, *, private: bool = False) -> Collection:
    """Below the root, and to be seen by whoever signed in only, if it is ``private``."""
    made: Collection = Collection.get_first_root_node().add_child(name=name)
    if private:
        CollectionViewRestriction.objects.create(collection=made, restriction_type="login")
    return made


def image(title: str, colour: str, **columns: Any) -> Any:
    """Saved as Wagtail's forms save it."""
    return Image.objects.create(title=title, file=ContentFile(jpeg(colour), name=f"{title}.jpg"), **columns)


def page(photo: Any, **columns: Any) -> Story:
    """Published below the welcome page."""
    made = Story(title="Nine bridges", slug="nine-bridges", photo=photo, **columns)
    home: Page = Page.objects.filter(depth=2).get()
    home.add_child(instance=made)
    made.save_revision().publish()
    return made


def editor(name: str, where: Collection, *codenames: str) -> User:
    """May change images of that collection, and has these permissions of the app."""
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    group.permissions.add(*Permission.objects.filter(content_type__app_label="autocaption", codename__in=codenames))
    for action in ("add_image", "change_image", "choose_image"):
        allowed = Permission.objects.get(content_type__app_label="wagtailimages", codename=action)
        GroupCollectionPermission.objects.create(group=group, collection=where, permission=allowed)
    user = User.objects.create_user(name)
    user.groups.add(group)
    return user
