"""Pages from files and addresses: encodings, redirects, and what is refused."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from django_autocaption.audit.fetch import PageUnavailable, decode, from_file, from_url, without_secrets

Answer = tuple[int, dict[str, str], bytes]


@pytest.fixture
def serve() -> Iterator[Callable[[dict[str, Answer]], str]]:
    """``serve({path: (status, headers, body)})``: the address of a small web server."""
    servers: list[HTTPServer] = []

    def start(answers: dict[str, Answer]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                status, headers, body = answers[self.path]
                self.send_response(status)
                for name, value in ({"Content-Type": "text/html"} | headers).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_page_with_its_query(serve: Callable[[dict[str, Answer]], str]) -> None:
    url = serve({"/a?b=1&b=2": (200, {}, "é".encode())})
    assert from_url(f"{url}/a?b=1&b=2#c") == "é"


def test_the_servers_charset_counts(serve: Callable[[dict[str, Answer]], str]) -> None:
    url = serve({"/": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, b"\xe9")})
    assert from_url(f"{url}/") == "é"


def test_redirects_stay_on_the_host(serve: Callable[[dict[str, Answer]], str]) -> None:
    other = serve({"/": (200, {}, b"other")})
    url = serve(
        {
            "/old": (301, {"Location": "/new"}, b""),
            "/new": (200, {}, b"here"),
            "/away": (302, {"Location": f"{other}/?token=secret"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
        }
    )
    assert from_url(f"{url}/old") == "here"
    for path, why in (("away", "redirects to 127.0.0.1"), ("file", "no address"), ("loop", "more than 5")):
        with pytest.raises(PageUnavailable, match=why) as raised:
            from_url(f"{url}/{path}")
        assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("answer", "why"),
    [((404, {}, b""), "HTTP 404"), ((200, {"Content-Type": "image/png"}, b""), "image/png, not a web page")],
)
def test_what_is_no_page(serve: Callable[[dict[str, Answer]], str], answer: Answer, why: str) -> None:
    url = serve({"/": answer})
    with pytest.raises(PageUnavailable, match=why):
        from_url(f"{url}/")


@pytest.mark.parametrize(
    "address", ["", "page.html", "ftp://h/x", "http://", "http://[::1", "http://h:99999/", "file:///x"]
)
def test_wrong_addresses(address: str) -> None:
    with pytest.raises(PageUnavailable, match="no address of a web page"):
        from_url(address)


@pytest.mark.parametrize("host", ["10.255.0.1", "169.254.169.254", "2130706433", "0x7f.1", "[fd00::1]"])
def test_only_this_machine_by_its_own_name_and_the_public_internet_are_asked(host: str) -> None:
    with pytest.raises(PageUnavailable, match="network"):
        from_url(f"http://{host}:9/")


def test_networks_of_the_site_and_of_the_shell_may_be_asked(settings: Any) -> None:
    for address, private, networks in (
        ("http://2130706433:9/", True, ()),
        ("http://2130706433:9/", False, ("127.0.0.0/8",)),
        ("http://0.0.0.0:9/", True, ("0.0.0.0/32",)),
    ):
        settings.AUTOCAPTION = {"ALLOW_NETWORKS": networks}
        with pytest.raises(PageUnavailable, match="could not be reached"):
            from_url(address, private=private)


def test_the_metadata_of_a_cloud_is_not_asked_by_a_flag() -> None:
    with pytest.raises(PageUnavailable, match="ALLOW_NETWORKS") as raised:
        from_url("http://169.254.169.254/latest/", private=True)
    assert "--allow-private" not in str(raised.value)


def test_nobody_answers() -> None:
    with pytest.raises(PageUnavailable, match="could not be reached"):
        from_url("http://127.0.0.1:9/")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PageUnavailable, match="cannot be read"):
        from_file(str(tmp_path / "none.html"))


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        ("é".encode(), ""),
        ("\ufeffé".encode(), "latin-1"),
        ("\ufeffé".encode("utf-16-le"), ""),
        (b'<meta charset="latin-1">\xe9', ""),
        (b"\xe9", "latin-1"),
        ("é".encode(), "no-such-charset"),
        ("é".encode(), "hex"),
        (b"<meta charset=base64>" + "é".encode(), ""),
    ],
)
def test_encodings(body: bytes, charset: str) -> None:
    assert decode(body, charset).endswith("é")


def test_broken_bytes_raise_nothing() -> None:
    assert decode(b"\xff\xfe\x00", "utf-8") == "�"
    assert decode(b"\xff", "") == "�"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://me:secret@host:8000/a@b?c#d", "https://host:8000/a@b?c#d"),
        ("https://host/", "https://host/"),
        ("https://me:sec@ret@host", "https://host"),
        ("nonsense", "nonsense"),
    ],
)
def test_passwords_are_not_shown(address: str, shown: str) -> None:
    assert without_secrets(address) == shown
