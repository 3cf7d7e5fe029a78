"""``python -m tests.docs.links FOLDER``: links of the built documentation site that lead nowhere inside of it.

What leads outside is asked by Sphinx's ``linkcheck``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class _Page(HTMLParser):
    """What one page links to, and what of it can be linked to."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name in ("id", "name") and value:
                self.anchors.add(value)


@cache
def _page(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    return page


def dead(folder: Path) -> Iterator[str]:
    """A sentence for each link to a file that is not there, or to a part that a page does not have."""
    for path in sorted(folder.rglob("*.html")):
        for link in dict.fromkeys(_page(path).links):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            where = path.relative_to(folder)
            if not target.is_file():
                yield f"{where}: {link} is not there."
            elif parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in _page(target).anchors:
                yield f"{where}: {link} names no part of that page."


if __name__ == "__main__":
    found = list(dead(Path(sys.argv[1]).resolve()))
    print("\n".join(found) or "Each link inside the site leads somewhere.")
    sys.exit(bool(found))
