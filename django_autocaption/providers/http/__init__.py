"""Send one HTTP request to a service and bring back its whole, bounded answer. The only place that knows httpx.

Clients live as long as the event loop that uses them: call ``aclose()`` on that loop before it ends. Like most servers,
they honour ``HTTPS_PROXY``, ``HTTP_PROXY``, ``ALL_PROXY``, ``NO_PROXY``, ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` of the
environment (https://www.python-httpx.org/environment_variables/). Redirects are not followed and cookies are not kept.

``fetch`` is for addresses that come from people, pages and files: it reaches the public internet only.
"""

from __future__ import annotations

from django_autocaption.providers.http.addresses import LOOPBACK, PRIVATE, Network, Resolve, look_up
from django_autocaption.providers.http.clients import KEEPALIVE_SECONDS, MAX_CONNECTIONS, aclose
from django_autocaption.providers.http.exchange import MAX_BYTES, send
from django_autocaption.providers.http.guarded import PRIVATE_ADDRESS, REDIRECTS, fetch
from django_autocaption.providers.http.messages import Call, Reply, Timeouts, read_json, retry_after

__all__ = [
    "KEEPALIVE_SECONDS",
    "LOOPBACK",
    "MAX_BYTES",
    "MAX_CONNECTIONS",
    "PRIVATE",
    "PRIVATE_ADDRESS",
    "REDIRECTS",
    "Call",
    "Network",
    "Reply",
    "Resolve",
    "Timeouts",
    "aclose",
    "fetch",
    "look_up",
    "read_json",
    "retry_after",
    "send",
]
