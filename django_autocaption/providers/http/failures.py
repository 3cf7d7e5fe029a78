"""Why no answer came: who failed, this machine, the proxy or the service, and whether the request had left."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from typing import Any

import httpx
from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers import request_sent
from django_autocaption.providers.http.messages import Timeouts

_MOST_SAID = 100


class Wire:
    """Notices with whom a connection is made and the moment from which the service may have seen the request, and tells
    when that is out.

    httpcore calls it at each step (https://www.encode.io/httpcore/extensions/#trace). CONNECT goes to a proxy only.
    """

    def __init__(self) -> None:
        self.sent = False
        self.target = ""
        """The host that is to be reached, as the request names it to httpcore."""
        self.proxy = ""
        """The host that was connected to in its stead."""
        self.peer = ""
        """The host at the other end of what is being opened: the proxy's, then that of the service."""

    async def __call__(self, event: str, info: Mapping[str, Any]) -> None:
        if event.endswith("connect_tcp.started"):
            self.peer = info["host"]
            self.proxy = "" if self.peer == self.target else self.peer
        elif event.endswith("start_tls.started"):
            self.peer = info["server_hostname"]
        elif event.endswith("send_request_headers.started") and info["request"].method != b"CONNECT":
            self.sent = True
        elif self.sent and event.endswith("send_request_body.complete"):
            request_sent.emit()


def no_answer(host: str, timeouts: Timeouts, error: Exception, wire: Wire) -> ProviderError:
    """The error for an exchange with ``host`` that ended without a whole answer."""
    timed_out = isinstance(error, TimeoutError | httpx.TimeoutException)
    names = {"host": host, "total": timeouts.total, "proxy": wire.proxy, "peer": wire.peer}
    if wire.sent:
        problem, reason = _lost(error, timed_out=timed_out)
    else:
        problem, reason = _unsent(error, wire, timed_out=timed_out)
    return ProviderError(
        problem % {**names, "reason": reason},
        kind=ErrorKind.TIMEOUT if timed_out else ErrorKind.SERVER,
        outcome_unknown=wire.sent,
    )


def unsendable(host: str) -> ProviderError:
    """The error for a request that cannot be put on the wire."""
    return ProviderError(
        _("The request to %(host)s cannot be sent: a key, header or option has characters that HTTP or JSON refuses.")
        % {"host": host},
        kind=ErrorKind.VALIDATION,
    )


def proxy_wants_login(host: str) -> ProviderError:
    """The error for HTTP 407, which only proxies answer: https://www.rfc-editor.org/rfc/rfc9110#status.407"""
    message = _(
        "The proxy before %(host)s wants a user name and password (HTTP 407); nothing was sent to %(host)s."
        " HTTP_PROXY, HTTPS_PROXY and ALL_PROXY can hold them."
    )
    return ProviderError(message % {"host": host}, kind=ErrorKind.SERVER)


def _lost(error: Exception, *, timed_out: bool) -> tuple[str, str]:
    """(sentence, reason) where the service may have seen the request."""
    if timed_out:
        return _("%(host)s did not answer within %(total)g seconds."), ""
    encryption = _encryption(error)
    if encryption is not None:
        problem = _("The encrypted connection to %(host)s broke (%(reason)s) before its answer was complete.")
        return problem, _reason(encryption)
    return _("%(host)s broke the connection before its answer was complete."), ""


def _unsent(error: Exception, wire: Wire, *, timed_out: bool) -> tuple[str, str]:
    """(sentence, reason) where nothing was sent to the service."""
    encryption = _encryption(error)
    if isinstance(encryption, ssl.SSLCertVerificationError):
        problem = _(
            "This machine does not trust the certificate of %(peer)s (%(reason)s); nothing was sent."
            " SSL_CERT_FILE names the authorities that it trusts."
        )
        return problem, _plain(encryption.verify_message)
    if encryption is not None:
        reason = _reason(encryption)
        if "alert" in reason:
            return _("%(peer)s refused the encrypted connection (%(reason)s); nothing was sent."), reason
        return _("No encrypted connection to %(peer)s came about (%(reason)s); nothing was sent."), reason
    if isinstance(error, httpx.ProxyError):
        problem = _("The proxy %(proxy)s did not let the request through to %(host)s (%(reason)s); nothing was sent.")
        return problem, _plain(str(error))
    if wire.proxy and wire.peer == wire.proxy:
        if timed_out:
            return _("The proxy %(proxy)s opened no way to %(host)s in time; nothing was sent."), ""
        return _("The proxy %(proxy)s could not be reached or hung up; nothing was sent to %(host)s."), ""
    if timed_out:
        return _("%(host)s could not be reached in time; nothing was sent."), ""
    return _("%(host)s could not be reached; nothing was sent."), ""


def _encryption(error: Exception) -> ssl.SSLError | None:
    return next((cause for cause in _causes(error) if isinstance(cause, ssl.SSLError)), None)


def _reason(error: ssl.SSLError) -> str:
    return _plain((error.reason or "TLS").replace("_", " ").lower())


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _plain(reason: str) -> str:
    return "".join(sign for sign in " ".join(reason.split()) if sign.isprintable())[:_MOST_SAID]
