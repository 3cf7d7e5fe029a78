"""Photographs with words, and what a reader makes of the markup around them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

from django.core.files.storage import default_storage
from django.db.models.fields.files import ImageFieldFile
from django.template import Context, Template
from django.test import RequestFactory

from django_autocaption.models import Caption, State
from django_autocaption.models.version import WORD_FIELDS
from tests.pictures import upload
from tests.rows import PUBLISHED, in_state, version
from tests.testapp.models import Photo

WORDS = "A red bridge over a river."
DESCRIPTION = "A red steel bridge crosses a wide river. Two boats wait below it."

#: Texts that try to leave their place in the page.
HOSTILE = (
    '"><script>alert(1)</script>',
    "' onerror='alert(1)",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "</SCRIPT >",
    "]]>&quot;&#x27;&lt;",
    "a\u2028b\u2029c & d < e > f",
    "{{ photo }}{% now 'Y' %}",
    '\\"; alert(1); //',
)


def photo_with(model: type[Photo] = Photo, /, **given: Any) -> Photo:
    """A photograph with published words in every language; ``given``: as for ``give_words``."""
    photo = model.objects.create(image=upload())
    for row in Caption.objects.filter(object_id=str(photo.pk)).exclude(image_name=""):
        give_words(row, **given)
    return photo


def give_words(row: Caption, *, using: str = "default", **given: Any) -> Caption:
    """Have words of a service for this caption, without asking one.

    ``given``: ``state`` and columns of the caption; words, ``origin``, ``human_fields`` and other columns of the
    version; ``standing``: PUBLISHED or REVIEW. ``alt_text=""`` alone: no version.
    """
    standing, state = given.pop("standing", PUBLISHED), given.pop("state", State.DONE)
    own = {name: given.pop(name) for name in (*WORD_FIELDS, "origin", "human_fields", "model") if name in given}
    for name, value in ({"width": 64, "height": 48} | in_state(state) | given).items():
        setattr(row, name, value)
    row.save(using=using)
    if own.setdefault("alt_text", WORDS) or own.get("decorative"):
        version(row, standing=standing, **own)
    return row


def render(tag: str, **context: Any) -> str:
    """A template that loads the tags, seen by ``https://testserver/page/``."""
    request = RequestFactory().get("/page/", secure=True)
    return Template("{% load autocaption %}" + tag).render(Context({"request": request} | context))


class Page(HTMLParser):
    """The elements of a page as a browser finds them, and the text inside each script."""

    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.text = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), "an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts[-1] += data
        else:
            self.text += data

    @property
    def tags(self) -> list[str]:
        """Names of the elements in order."""
        return [tag for tag, _ in self.elements]

    def one(self, tag: str) -> dict[str, str | None]:
        """Attributes of the only element of that name."""
        (found,) = [attributes for name, attributes in self.elements if name == tag]
        return found

    @property
    def meta(self) -> dict[str, str]:
        """Content of each ``<meta>`` by its property or name."""
        pairs = [(a.get("property") or a.get("name") or "", a["content"] or "") for _, a in self.elements]
        assert len(dict(pairs)) == len(pairs), "a property twice"
        return dict(pairs)

    @property
    def data(self) -> Any:
        """The JSON of the only script."""
        assert self.tags == ["script"]
        (script,) = self.scripts
        return json.loads(script)


def thumbnail(name: str = "t.jpg") -> ImageFieldFile:
    """As easy-thumbnails has it: of no model, and without a field."""
    file = ImageFieldFile(SimpleNamespace(), SimpleNamespace(storage=default_storage, name="fake"), name)
    del file.field
    return file
