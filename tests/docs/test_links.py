"""Dead links of the documentation are noticed: those inside of it, and those that lead outside."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests import services
from tests.docs.blocks import ROOT
from tests.docs.links import dead


def test_a_link_inside_the_site_leads_to_a_page_and_a_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "providers").mkdir()
    (tmp_path / "providers" / "one.html").write_text('<h1 id="limits">x</h1> <a href="../index.html#top">up</a>')
    good = '<a id="top" href="#top"></a> <a href="providers/one.html#limits"></a> <a href="https://elsewhere.example/"></a>'
    (tmp_path / "index.html").write_text(good)
    assert list(dead(tmp_path)) == []
    bad = '<a href="providers/two.html"></a> <a href="providers/one.html#prices"></a> <img src="picture.webp">'
    (tmp_path / "second.html").write_text(bad)
    assert list(dead(tmp_path)) == [
        "second.html: providers/two.html is not there.",
        "second.html: providers/one.html#prices names no part of that page.",
        "second.html: picture.webp is not there.",
    ]


class _Elsewhere(BaseHTTPRequestHandler):
    """A site with one page, which has one part."""

    def do_HEAD(self) -> None:
        self.send_response(200 if self.path == "/here" else 404)
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        self.wfile.write(b'<p id="part">x</p>')

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def elsewhere() -> Iterator[str]:
    """Its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_link_that_leads_outside_is_asked_by_the_command(tmp_path: Path, elsewhere: str) -> None:
    if importlib.util.find_spec("sphinx") is None:
        services.missing("docs", "Sphinx is not installed: pip install --group docs")
    page = "\n".join(f"[a]({elsewhere}{link})" for link in ("/here", "/here#part", "/here#other", "/gone"))
    (tmp_path / "index.md").write_text(f"# Links\n\n{page}")
    command = [sys.executable, "-m", "sphinx", "-b", "linkcheck", "-c", "docs", str(tmp_path), str(tmp_path / "x")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert done.returncode != 0
    told = (tmp_path / "x" / "output.txt").read_text("utf-8")
    broken = re.findall(rf"\[broken\] {elsewhere}(\S+):", told)
    assert sorted(broken) == ["/gone", "/here#other"], "Sphinx asks in several threads"
