"""Whom an address asks: read by the very parser that later writes the request."""

from __future__ import annotations

from dataclasses import dataclass

import httpx
from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError

_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True)
class Origin:
    """Scheme, host (in ASCII, international names as ``xn--``) and port."""

    scheme: str
    host: str
    port: int


def origin_of(address: str) -> Origin:
    """Raises ProviderError VALIDATION for what is no http(s) address."""
    try:
        url = httpx.URL(address)
        host = url.raw_host.decode("ascii") if url.scheme in _PORTS else ""
        port = _PORTS.get(url.scheme, 0) if url.port is None else url.port
    except (httpx.InvalidURL, ValueError):
        host, port = "", 0
    if not host or not port:
        raise ProviderError(_("That is no http(s) address."), kind=ErrorKind.VALIDATION)
    return Origin(url.scheme, host, port)
