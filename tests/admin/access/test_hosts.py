"""What is known of the site's admin classes without a look at any object."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Model, QuerySet, Value
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.hosts import HasCaptions, Host
from django_autocaption.models import Attempt, Caption, State
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.registry import CaptionedField, FieldOptions
from tests.rows import caption, in_state
from tests.testapp.models import Country, Measured, Photo, Plain, PressPhoto, Product, ProxyPhoto

IMAGE = CaptionedField(model=Photo, name="image", options=FieldOptions())


class Captioned(HasCaptions, admin.ModelAdmin):
    """As a site would write it."""


def asking(*permissions: str) -> Any:
    """A request of somebody with these permissions alone."""
    return SimpleNamespace(user=SimpleNamespace(has_perm=lambda name: name in permissions))


def host(kind: type[admin.ModelAdmin[Any]], model: type[Model] = Photo) -> Host:
    return Host(IMAGE, kind(model, admin.AdminSite()))


def overriding(name: str, answer: bool = True, kind: type[admin.ModelAdmin[Any]] = Captioned) -> Any:
    """An admin class that answers one question by itself."""
    return type("Overriding", (kind,), {name: lambda self, request, obj=None: answer})


@pytest.mark.parametrize(
    ("objects", "holds_all"),
    [
        (Photo.objects.all(), True),
        (Photo.objects.order_by("title"), True),
        (Photo.objects.distinct(), True),
        (Photo.objects.annotate(one=Value(1)), True),
        (ProxyPhoto.objects.all(), True),
        (PressPhoto.objects.all(), False),
        (Plain.objects.all(), False),
        (Photo.objects.filter(title="mine"), False),
        (Photo.objects.exclude(title="mine"), False),
        (Photo.objects.none(), False),
        (Photo.objects.all()[:100], False),
        (Photo.objects.all()[1:], False),
        (Photo.objects.union(Photo.objects.all()), False),
        (Photo.objects.distinct("title"), False),
    ],
    ids=[
        *("all", "ordered", "distinct", "annotated", "a proxy's", "a child's", "another model's", "filtered"),
        *("excluded", "none", "the first", "all but the first", "a union", "one for each title"),
    ],
)
def test_a_queryset_that_leaves_objects_out_holds_not_all(objects: QuerySet[Any], holds_all: bool) -> None:
    kind = type("Narrowing", (Captioned,), {"get_queryset": lambda self, request: objects})
    assert host(kind).holds_all(asking()) is holds_all
    assert host(kind).lets_all(asking("testapp.change_photo"), change=True) is holds_all
    assert not host(kind).lets_all(asking("testapp.view_photo"), change=True)


@pytest.mark.parametrize(
    ("permission", "sees", "writes"),
    [("testapp.change_photo", True, True), ("testapp.view_photo", True, False), ("testapp.add_photo", False, False)],
)
@pytest.mark.parametrize("kind", [Captioned, admin.ModelAdmin])
def test_who_may_change_objects_writes_their_words(
    kind: type[admin.ModelAdmin[Any]], permission: str, sees: bool, writes: bool
) -> None:
    request = asking(permission)
    assert (host(kind).lets(request, change=False), host(kind).lets(request, change=True)) == (sees, writes)


@pytest.mark.parametrize("may_write", [True, False])
def test_a_site_says_otherwise_of_those_who_see_the_object(may_write: bool) -> None:
    own = host(overriding("has_change_captions_permission", may_write))
    assert own.lets(asking("testapp.view_photo"), change=True) is may_write
    assert own.lets(asking("testapp.change_photo"), change=True) is may_write
    assert not own.lets(asking(), change=True)


@pytest.mark.parametrize(
    ("kind", "asks_each"),
    [
        (admin.ModelAdmin, False),
        (Captioned, False),
        (overriding("has_delete_permission"), False),
        (overriding("has_view_permission"), True),
        (overriding("has_change_permission"), True),
        (overriding("has_view_or_change_permission"), True),
        (overriding("has_change_captions_permission"), True),
        (overriding("has_view_permission", kind=admin.ModelAdmin), True),
    ],
)
def test_a_class_that_answers_by_itself_is_asked_about_each_object(kind: Any, asks_each: bool) -> None:
    assert host(kind).asks_each is asks_each
    assert host(kind).lets_all(asking("testapp.change_photo"), change=False) is not asks_each


@pytest.mark.parametrize(
    ("registered", "model", "asked"),
    [
        ([], Photo, []),
        ([Photo], Photo, [Photo]),
        ([Photo, PressPhoto, ProxyPhoto], Photo, [Photo, PressPhoto, ProxyPhoto]),
        ([PressPhoto], Photo, [PressPhoto]),
        ([Photo], PressPhoto, [Photo]),
        ([Photo, PressPhoto], PressPhoto, [PressPhoto]),
        ([ProxyPhoto], ProxyPhoto, []),  # its captions are those of the model itself
        ([Plain], Photo, []),
        ([User], User, []),  # without an image
    ],
)
def test_a_models_admin_classes_are_its_own_or_else_its_parents(
    registered: list[type[Model]], model: type[Model], asked: list[type[Model]]
) -> None:
    site = admin.AdminSite()
    for each in registered:
        site.register(each, Captioned)
    assert [one.admin.model for one in hosts.of(model, site)] == asked
    people = asking(), asking("testapp.view_photo"), asking("testapp.change_photo")
    if asked == [Photo]:
        assert [hosts.lets_all(each, site, model) for each in people] == [False, True, True]
        assert [hosts.lets_all(each, site, model, change=True) for each in people] == [False, False, True]
    if not asked:
        assert hosts.lets_all(asking(), site, model, change=True), "nobody is asked"


def test_one_class_that_is_asked_about_each_object_is_enough() -> None:
    site = admin.AdminSite()
    site.register(Photo, Captioned)
    assert not hosts.any_asks_each(site)
    site.register(Plain, overriding("has_change_permission"))
    assert hosts.any_asks_each(site)


def test_nobody_sees_all_while_the_settings_are_wrong() -> None:
    site = admin.AdminSite()
    assert hosts.sees_all(asking(), site), "no admin class restricts anything"
    with override_settings(AUTOCAPTION={"FIELDS": {"testapp.Photo.nothing": {}}}):
        assert hosts.sees_all(asking(), site) is False


def mine_alone(self: Any, request: Any, obj: Photo | None = None) -> bool:
    """Of a class that answers for each object; in general, yes."""
    return obj is None or obj.title == "mine"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("answers", "permission", "passing"),
    [
        ({}, "change", {"mine", "theirs", "gone", "no key"}),
        ({}, "view", set()),
        ({"get_queryset": lambda self, request: Photo.objects.filter(title="mine")}, "change", {"mine"}),
        ({"get_queryset": lambda self, request: Photo.objects.filter(title="mine")}, "view", set()),
        ({"has_change_permission": mine_alone}, "change", {"mine", "gone", "no key"}),
        ({"has_change_permission": lambda self, request, obj=None: obj is not None}, "change", {"mine", "theirs"}),
        ({"has_change_captions_permission": mine_alone}, "view", {"mine", "gone", "no key"}),
        ({"has_view_or_change_permission": lambda self, request, obj=None: False}, "change", set()),
    ],
)
def test_what_is_gone_is_as_the_model_is_and_the_rest_as_it_is_answered(
    answers: dict[str, Any], permission: str, passing: set[str]
) -> None:
    mine, theirs, _another = Photo.objects.bulk_create(Photo(title=title) for title in ("mine", "theirs", "mine"))
    keys = {str(mine.pk): "mine", str(theirs.pk): "theirs", "99999": "gone", "no key": "no key"}
    own = host(type("Answering", (Captioned,), answers))
    let = own.passing(asking(f"testapp.{permission}_photo"), list(keys), change=True)
    assert {keys[key] for key in let} == passing
    assert own.passing(asking(f"testapp.{permission}_photo"), [], change=True) == set()


@pytest.mark.django_db(databases=["default", "other"])
@pytest.mark.parametrize(
    ("objects", "is_query"),
    [(Photo.objects.all(), True), (Photo.objects.using("default"), True), (Photo.objects.using("other"), False)],
)
def test_keys_of_objects_in_another_database_are_told_one_by_one(objects: QuerySet[Any], is_query: bool) -> None:
    """No query asks two databases."""
    for using, title in (("default", "here"), ("other", "there")):
        Photo.objects.using(using).bulk_create([Photo(pk=7 if title == "here" else 8, title=title)])
    kind = type("Elsewhere", (Captioned,), {"get_queryset": lambda self, request: objects.all()})
    keys = host(kind).keys(asking(), "default")
    assert isinstance(keys, QuerySet) is is_query
    assert [row[KEY] if is_query else row for row in keys] == (["7"] if is_query else ["8"])


def site_of_two() -> admin.AdminSite:
    """It restricts photos by the queryset, and products object by object."""
    site = admin.AdminSite()
    site.register(
        Photo, type("Own", (Captioned,), {"get_queryset": lambda self, request: Photo.objects.filter(title="mine")})
    )

    def mine_alone(self: Any, request: Any, obj: Product | None = None) -> bool:
        return bool(Captioned.has_change_permission(self, request, obj) and (obj is None or obj.name == "mine"))

    site.register(Product, type("Each", (Captioned,), {"has_change_permission": mine_alone}))
    site.register(Measured, Captioned)
    return site


def captions_of_all() -> dict[int, str]:
    """A caption of each kind of object, by its key: in whose hands that is."""
    photos = Photo.objects.bulk_create([Photo(title="mine"), Photo(title="theirs")])
    products = Product.objects.bulk_create([Product(name="mine"), Product(name="theirs")])
    objects: dict[str, tuple[type[Model], Any]] = {
        "my photo": (Photo, photos[0].pk),
        "their photo": (Photo, photos[1].pk),
        "no photo": (Photo, 99999),
        "my product": (Product, products[0].pk),
        "their product": (Product, products[1].pk),
        "measured": (Measured, 99999),
        "country": (Country, "xx"),
    }
    types = [ContentType.objects.get_for_model(model) for model, _key in objects.values()]
    objects["no model"] = Model, 1  # of which nobody is asked
    rows = Caption.objects.bulk_create(
        Caption(
            content_type=content_type,
            object_id=str(key),
            field_name="image",
            image_name="a.jpg",
            **in_state(State.DONE),
        )
        for content_type, (_model, key) in zip(
            [*types, ContentType.objects.create(app_label="testapp", model="gone")], objects.values(), strict=True
        )
    )
    return dict(zip((row.pk for row in rows), objects, strict=True))


#: Captions of which nobody is asked.
FREE = {"country", "no model"}
SEEN = {"my photo", "my product", "their product", "measured", *FREE}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("verb", "models", "opened", "changed"),
    [
        ("change", "photo product measured", SEEN, SEEN - {"their product"}),
        ("view", "photo product measured", SEEN, FREE),
        ("change", "photo", {"my photo", *FREE}, {"my photo", *FREE}),
        ("change", "product", {"my product", "their product", *FREE}, {"my product", *FREE}),
        ("change", "measured", {"measured", *FREE}, {"measured", *FREE}),
        ("change", "", FREE, FREE),
    ],
)
def test_captions_are_open_and_changed_as_their_objects_are(
    verb: str, models: str, opened: set[str], changed: set[str]
) -> None:
    site, named = site_of_two(), captions_of_all()
    request = asking(*(f"testapp.{verb}_{model}" for model in models.split()))
    rows = Caption.objects.filter(pk__in=named).order_by("pk")

    def names(found: Any) -> set[str]:
        return {named[row.pk] for row in found}

    restriction = hosts.restriction(request, site, using="default")
    assert restriction is not None
    assert names(rows.filter(restriction)) == opened
    attempts = Attempt.objects.bulk_create(
        Attempt(caption_id=pk, request=1, provider="default", asked_at=timezone.now()) for pk in named
    )
    theirs = hosts.restriction(request, site, using="default", prefix="caption__")
    found = Attempt.objects.filter(theirs, pk__in=[each.pk for each in attempts]).values_list("caption", flat=True)
    assert {named[pk] for pk in found} == opened
    for change, expected in ((False, opened), (True, changed)):
        assert names(hosts.passing(request, site, rows, change=change)) == expected
        found = hosts.narrowed(request, site, rows, change=change)
        assert (names(found.captions), found.refused) == (expected, len(named) - len(expected))
    assert names(hosts.passing(request, site, rows)) == opened
    assert names(row for row in rows if hosts.may_open(request, site, row)) == opened
    assert names(row for row in rows if hosts.may_change(request, site, row)) == changed


@pytest.mark.django_db
@pytest.mark.parametrize(("most", "is_cut"), [(3, False), (2, True), (1, True)])
def test_of_a_model_that_is_asked_about_one_by_one_the_newest_are_looked_at(most: int, is_cut: bool) -> None:
    site = site_of_two()
    request = asking("testapp.change_photo", "testapp.change_product")
    products = Product.objects.bulk_create([Product(name="mine", front="a.jpg") for _ in range(3)])
    free = caption(Country(pk="xx"), field_name="flag")
    mine = [caption(each, field_name="front") for each in products]
    rows = Caption.objects.filter(pk__in=[row.pk for row in (*mine, free)]).order_by("pk")
    with CaptureQueriesContext(connection) as asked:
        found = hosts.narrowed(request, site, rows, change=True, most=most)
    assert any(f"LIMIT {most + 1}" in query["sql"] for query in asked), "no more is read than tells that it is cut"
    assert (found.is_cut, found.refused) == (is_cut, 0)
    assert list(found.captions) == [free, *mine[3 - most :]]


@pytest.mark.django_db
def test_a_site_that_restricts_nothing_asks_nothing_of_captions() -> None:
    site, named = admin.AdminSite(), captions_of_all()
    for model in (Photo, Product, Measured, Country):
        site.register(model, Captioned)
    request = asking(*(f"testapp.change_{name}" for name in ("photo", "product", "measured", "country")))
    rows = Caption.objects.filter(pk__in=named)
    assert hosts.restriction(request, site, using="default") is None
    assert hosts.narrowed(request, site, rows, change=True, most=1) == hosts.Narrowed(
        captions=rows, refused=0, is_cut=False
    )
    assert hosts.passing(request, site, [], change=True) == []
