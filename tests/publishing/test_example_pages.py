"""The sample site's pages in a real browser: axe-core and html-validate find nothing to complain of.

Needs Chromium, Node.js, and the npm packages axe-core, html-validate and sitemap in ``node_modules`` of the folder that
AUTOCAPTION_NODE names (default: ``.venv``).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import urllib.request
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import xmlschema

from tests import services
from tests.browser import axe
from tests.chromium import chromium
from tests.example.photosite import ROOT, Site
from tests.publishing.samples import Page
from tests.test_hostile_words import HOSTILE, storable

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
MODULES = Path(os.environ.get("AUTOCAPTION_NODE") or ROOT / ".venv") / "node_modules"
HTML_VALIDATE = MODULES / "html-validate" / "bin" / "html-validate.mjs"
INSTALL = f"npm install --no-save --prefix {MODULES.parent} axe-core html-validate sitemap"
#: The schema of sitemaps.org, as the npm package ships it.
SITEMAP_SCHEMA = MODULES / "sitemap" / "schema" / "sitemap.xsd"
#: What Google documents of image sitemaps: https://developers.google.com/search/docs/crawling-indexing/sitemaps/image-sitemaps
IMAGE_SCHEMA = """<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
  targetNamespace="http://www.google.com/schemas/sitemap-image/1.1">
  <xsd:element name="image"><xsd:complexType><xsd:sequence>
    <xsd:element name="loc" type="xsd:anyURI"/>
  </xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema>"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demo's folder and database."""
    return Site(var=tmp_path_factory.mktemp("photosite"))


@pytest.fixture(scope="module")
def address(demo: Site) -> Iterator[str]:
    """Where the demo serves its album, once it has captioned it."""
    with demo.demo() as (_process, address):
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def pages(address: str) -> dict[str, str]:
    """Every page of the album by its path."""
    album = read(f"{address}/")
    paths = ["/", *dict.fromkeys(re.findall(r'href="(/photos/\d+/)"', album))]
    assert len(paths) > 15
    return {path: read(f"{address}{path}") for path in paths}


def read(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return str(answer.read().decode("utf-8"))


def need(*files: Path) -> None:
    for file in files:
        if not file.exists():
            services.missing("browser", f"{file} is not there: {INSTALL}")


def test_html_validate_accepts_every_page(pages: dict[str, str], tmp_path: Path) -> None:
    assert_valid(pages.values(), tmp_path)


def assert_valid(pages: Iterable[str], folder: Path) -> None:
    """html-validate finds nothing to complain of."""
    node = shutil.which("node")
    if node is None:
        services.missing("browser", "Node.js is not installed: apt-get install nodejs npm")
    need(HTML_VALIDATE)
    for number, markup in enumerate(pages):
        (folder / f"{number}.html").write_text(markup, encoding="utf-8")
    done = subprocess.run(
        [str(node), str(HTML_VALIDATE), "--max-warnings", "0", f"{folder}/*.html"],
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_album_shows_drafts_as_drafts_and_leads_to_where_they_are_decided(pages: dict[str, str]) -> None:
    cards = re.findall(r"<li>.*?</li>", pages["/"], re.DOTALL)
    drafts = [card for card in cards if "Waits for review:" in card]
    bare = [card for card in cards if "No words yet" in card]
    published = [card for card in cards if 'class="words">' in card]
    assert len(drafts) + len(bare) + len(published) == len(cards)
    assert any(re.search(r"Waits for review:</span> Dog", card) for card in drafts)
    assert len(bare) <= 4
    for card in (*drafts, *bare):
        assert re.search(r'href="/admin/autocaption/caption/\d+/change/"', card)
        assert "Dog" not in re.search(r'alt="([^"]*)"', card)[1], "no tag says what nobody approved"  # type: ignore[index]  # it is there
    for path, markup in pages.items():
        assert ("Waits for review:" in markup) is (path == "/" or any(f'"{path}"' in card for card in drafts))


def test_axe_finds_nothing_on_the_album_and_its_pages(address: str, pages: dict[str, str]) -> None:
    assert complaints(address, list(pages)[:6]) == {}


def complaints(address: str, paths: Sequence[str]) -> dict[str, list[tuple[str, list[str]]]]:
    """What axe-core complains of in each theme, by path; and what scripts of the pages' words did, which is to be
    nothing."""
    need(axe.AXE)
    dialogs: list[str] = []
    with chromium() as browser:
        view = browser.new_page()
        view.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        found: dict[str, list[tuple[str, list[str]]]] = {}
        for path in paths:
            view.goto(f"{address}{path}")
            found[path] = axe.complaints(view)
    assert not dialogs, "a caption ran as a script"
    return {path: rules for path, rules in found.items() if rules}


def test_hostile_captions_leave_the_pages_valid_accessible_and_inert(
    address: str, pages: dict[str, str], demo: Site, tmp_path: Path
) -> None:
    """As if cleaner, linter and editor had let them pass: they stand in the rows."""
    attacks = cycle(storable(text)[:1000] for text in HOSTILE.values())
    kept = demo.rows(
        "SELECT v.id, v.alt_text, v.title, v.description, v.meta_description FROM autocaption_version v"
        " JOIN autocaption_caption c ON c.published_id = v.id"
    )
    assert len(kept) * 4 >= len(HOSTILE), "each of them is somewhere"
    given = ((key, *islice(attacks, 4)) for key, *_words in kept)
    hostile = [(key, alt, title[:30], *rest) for key, alt, title, *rest in given]
    try:
        rewrite(demo, hostile)
        now = {path: read(f"{address}{path}") for path in pages}
        changed = [path for path, markup in now.items() if markup != pages[path]]
        assert len(changed) > len(kept), "on each photograph's page and in the album"
        assert_valid((now[path] for path in changed), tmp_path)
        for path in changed:
            scripts = Page(now[path]).scripts
            assert not any("alert(1)" in script and "<" in script for script in scripts), path
        heads = [Page(now[path].partition("</head>")[0]).scripts for path in changed if path != "/"]
        assert all(json.loads(script)["contentUrl"].startswith(address) for (script,) in heads)
        assert complaints(address, changed[:4]) == {}
    finally:
        rewrite(demo, kept)


def rewrite(demo: Site, words: Sequence[tuple[Any, ...]]) -> None:
    """Have the demo's versions say this: (id, alt text, title, description, meta description)."""
    columns = ", ".join(f"{name} = ?" for name in ("alt_text", "title", "description", "meta_description"))
    with closing(sqlite3.connect(demo.var / "photosite.sqlite3", timeout=20)) as connection, connection:
        connection.executemany(
            f"UPDATE autocaption_version SET {columns} WHERE id = ?",
            [(*rest, key) for key, *rest in words],
        )


def test_each_photographs_page_describes_its_image(pages: dict[str, str], address: str) -> None:
    described = 0
    for path, markup in pages.items():
        if path == "/":
            continue
        head = Page(markup.partition("</head>")[0])
        properties = {a["property"]: a["content"] for tag, a in head.elements if tag == "meta" and "property" in a}
        assert (properties["og:image"] or "").startswith(f"{address}/media/photos/")
        (script,) = head.scripts
        assert "creditText" in script
        described += "og:description" in properties
    assert described >= 6


def test_the_sitemap_names_pages_and_published_images(pages: dict[str, str], address: str) -> None:
    root = ElementTree.fromstring(read(f"{address}/sitemap.xml"))
    locations = [element.text or "" for element in root.iter() if element.tag.endswith("}loc")]
    listed = {location.removeprefix(address) for location in locations}
    assert set(pages) - {"/"} <= listed
    images = {path for path in listed if path.startswith("/media/")}
    assert 6 <= len(images) < len(pages) - 1


def test_the_sitemap_is_valid_by_the_schema_of_sitemaps_org(address: str, tmp_path: Path) -> None:
    need(SITEMAP_SCHEMA)
    (tmp_path / "image.xsd").write_text(IMAGE_SCHEMA)
    imports = {
        "http://www.sitemaps.org/schemas/sitemap/0.9": SITEMAP_SCHEMA.as_uri(),
        "http://www.google.com/schemas/sitemap-image/1.1": (tmp_path / "image.xsd").as_uri(),
    }
    lines = "".join(f'<xsd:import namespace="{name}" schemaLocation="{place}"/>' for name, place in imports.items())
    both = xmlschema.XMLSchema(f'<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema">{lines}</xsd:schema>')
    sitemap = read(f"{address}/sitemap.xml")
    both.validate(sitemap)
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        both.validate(sitemap.replace("image:loc", "image:title"))
