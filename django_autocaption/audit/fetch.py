"""Get the HTML of a page that somebody named: from a file or from an address. No page leads to another one."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import AutocaptionError, ProviderError
from django_autocaption.pipeline.runtime import process
from django_autocaption.providers import http

REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
#: Where a page says how it is written, if the server does not
#: (https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding).
_META = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class PageUnavailable(AutocaptionError):  # noqa: N818 - says what happened
    """The page could not be read; the message says why and what to do."""


def from_file(path: str) -> str:
    """The HTML of a file. Raises PageUnavailable."""
    try:
        return decode(Path(path).read_bytes())
    except OSError as error:
        raise PageUnavailable(_("cannot be read: %(why)s.") % {"why": error.strerror or error}) from None


def from_url(address: str, *, private: bool = False) -> str:
    """The HTML behind an http(s) address, at most ``http.MAX_BYTES``. Raises PageUnavailable.

    Redirects are followed on the same host and port only, and from http to https. A host that is neither on the public
    internet nor in ALLOW_NETWORKS is asked if its address is written as one of this machine (``http://127.0.0.1:8000``),
    or with ``private``.
    """
    url = _parsed(address)
    networks = conf.current().allowed_networks
    named = http.PRIVATE if private else http.LOOPBACK if _is_here(url.hostname or "") else ()
    for _hop in range(REDIRECTS + 1):
        target = urlunsplit(url._replace(fragment=""))
        call = http.Call(method="GET", url=target, headers={"Accept": "text/html,application/xhtml+xml"})
        try:
            reply = process.submit(http.fetch(call, networks=networks, named=named, redirects=0)).result()
        except ProviderError as error:
            raise PageUnavailable(error.message) from None
        if reply.status in (301, 302, 303, 307, 308) and "location" in reply.headers:
            url = _followed(url, _parsed(urljoin(target, reply.headers["location"])))
            continue
        return _html(reply)
    raise PageUnavailable(_("redirects more than %(number)d times.") % {"number": REDIRECTS})


def without_secrets(address: str) -> str:
    """The address as it may be printed: without user name and password."""
    scheme, slashes, rest = address.partition("://")
    authority = re.match(r"[^/?#\\]*", rest)
    end = authority.end() if authority else 0
    return f"{scheme}{slashes}{rest[:end].rpartition('@')[2]}{rest[end:]}" if slashes else address


def decode(body: bytes, charset: str = "") -> str:
    """HTML as text: by its byte order mark, the server's ``charset``, its own ``<meta>``, else UTF-8."""
    marked = next((encoding for mark, encoding in _MARKS if body.startswith(mark)), "")
    meta = _META.search(body[:1024])
    for encoding in (marked, charset, meta[1].decode("ascii", "replace") if meta else ""):
        try:
            if encoding:
                return body.decode(encoding, "replace")
        except (LookupError, UnicodeError):  # unknown, or no encoding of text
            continue
    return body.decode("utf-8", "replace")


def _parsed(address: str) -> SplitResult:
    try:
        url = urlsplit(address)
        valid = url.scheme in _PORTS and bool(url.hostname) and (url.port is None or url.port > 0)
    except ValueError:
        valid = False
    if not valid:
        raise PageUnavailable(_("is no address of a web page: write https://…"))
    return url


def _is_here(host: str) -> bool:
    """Whoever wrote this name or number meant this machine; no other name is believed to mean it."""
    return host in ("localhost", "::1") or re.fullmatch(r"127(\.\d{1,3}){3}", host) is not None


def _followed(old: SplitResult, new: SplitResult) -> SplitResult:
    same = (old.hostname, _port(old)) == (new.hostname, _port(new)) and old.scheme == new.scheme
    upgraded = old.hostname == new.hostname and (_port(old), _port(new)) == (80, 443) and new.scheme == "https"
    if not (same or upgraded):
        # Names the host alone: the rest may hold a token.
        raise PageUnavailable(
            _("redirects to %(host)s: name that page instead.") % {"host": new.netloc.rpartition("@")[2]}
        )
    return new


def _port(url: SplitResult) -> int:
    return url.port or _PORTS[url.scheme]


def _html(reply: http.Reply) -> str:
    if not reply.ok:
        raise PageUnavailable(_("was answered with HTTP %(status)d.") % {"status": reply.status})
    kind, _semicolon, parameters = reply.headers.get("content-type", "text/html").partition(";")
    if kind.strip().lower() not in ("text/html", "application/xhtml+xml"):
        raise PageUnavailable(_("is %(kind)s, not a web page.") % {"kind": kind.strip()[:100]})
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", parameters, re.IGNORECASE)
    return decode(reply.body, charset[1] if charset else "")
