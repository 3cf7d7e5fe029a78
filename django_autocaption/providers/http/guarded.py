"""Fetch what stands behind an address that somebody named, and nothing behind the firewall.

The host is looked up once for each request, every address that it has is checked, and the connection goes to the very
one that was checked: a name that answers differently the second time (DNS rebinding) gains nothing. Redirects are
followed here, each as carefully as the first request. Proxies of the environment are not used, because they would look
the name up once more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from urllib.parse import urljoin

from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.http.addresses import PRIVATE, Network, Resolve, look_up, may_be_reached
from django_autocaption.providers.http.exchange import MAX_BYTES, send_to
from django_autocaption.providers.http.messages import Call, Reply, Timeouts
from django_autocaption.providers.http.origins import Origin, origin_of

REDIRECTS = 5
"""That ``fetch`` follows, one after the other."""
PRIVATE_ADDRESS = "private_address"
"""``ProviderError.code``: the host that was named is not on the public internet."""
_MOVED = frozenset({301, 302, 303, 307, 308})
#: A host may have dozens of addresses; each that does not answer costs a connect timeout.
_MOST_ADDRESSES = 4


async def fetch(
    call: Call,
    timeouts: Timeouts | None = None,
    *,
    networks: Sequence[Network] = (),
    named: Sequence[Network] = (),
    redirects: int = REDIRECTS,
    max_bytes: int = MAX_BYTES,
    resolve: Resolve = look_up,
) -> Reply:
    """Send ``call`` to a host on the public internet; follow at most ``redirects`` redirects (0 = give the reply).

    ``call``: its headers go to every host that it is redirected to, so they may hold no secret.
    ``networks``: may be reached, too, by every request. ``named``: may be reached, too, as long as it is the host of
    ``call.url`` that is asked. ``timeouts.total`` seconds bound the whole, ``max_bytes`` each decoded answer.

    Raises ProviderError: VALIDATION with the code PRIVATE_ADDRESS for a host of ``call.url`` that may not be reached,
    VALIDATION for a redirect to such a one and for what is no http(s) address, and what ``http.send`` raises.
    """
    timeouts = timeouts or Timeouts()
    first = asked = origin_of(call.url)
    hop = call
    try:
        async with asyncio.timeout(timeouts.total):
            for left in range(redirects, -1, -1):
                allowed = (*networks, *named) if asked.host == first.host else networks
                addresses = await _checked(asked, allowed, resolve, redirected=hop is not call)
                reply = await _ask_one_of(addresses, hop, timeouts, max_bytes)
                if redirects == 0 or reply.status not in _MOVED or "location" not in reply.headers:
                    return reply
                if left:
                    target = urljoin(hop.url, reply.headers["location"])
                    asked, hop = origin_of(target), Call(method=call.method, url=target, headers=call.headers)
    except TimeoutError:
        pass
    else:
        message = _("%(host)s redirects more than %(number)d times.") % {"host": first.host, "number": redirects}
        raise ProviderError(message, kind=ErrorKind.VALIDATION)
    message = _("%(host)s did not answer within %(total)g seconds.")
    raise ProviderError(message % {"host": first.host, "total": timeouts.total}, kind=ErrorKind.TIMEOUT)


async def _checked(origin: Origin, allowed: Sequence[Network], resolve: Resolve, *, redirected: bool) -> list[str]:
    """Every address of the host, if all of them may be reached: one that may not tells a trick from a mistake."""
    host = origin.host
    try:
        addresses = await resolve(host, origin.port)
    except (OSError, UnicodeError):
        addresses = []
    if not addresses:
        message = _("%(host)s could not be found; nothing was sent.")
        raise ProviderError(message % {"host": host}, kind=ErrorKind.SERVER)
    refused = next((address for address in addresses if not may_be_reached(address, allowed)), "")
    if refused:
        raise _refusal(host, refused, redirected=redirected)
    return addresses[:_MOST_ADDRESSES]


def _refusal(host: str, address: str, *, redirected: bool) -> ProviderError:
    if redirected:
        message = _("The address redirects to %(host)s, which is not on the public internet.")
    elif may_be_reached(address, PRIVATE):
        message = _(
            "%(host)s is in a private network. If that is what you want, add --allow-private,"
            " or its network to AUTOCAPTION['ALLOW_NETWORKS']."
        )
    else:
        message = _("%(host)s is not on the public internet. AUTOCAPTION['ALLOW_NETWORKS'] can allow its network.")
    code = "" if redirected else PRIVATE_ADDRESS
    return ProviderError(message % {"host": host}, kind=ErrorKind.VALIDATION, code=code)


async def _ask_one_of(addresses: Sequence[str], call: Call, timeouts: Timeouts, max_bytes: int) -> Reply:
    for address in addresses[:-1]:
        try:
            return await send_to(address, call, timeouts, max_bytes=max_bytes)
        except ProviderError as error:
            if error.outcome_unknown or error.kind not in (ErrorKind.SERVER, ErrorKind.TIMEOUT):
                raise
    return await send_to(addresses[-1], call, timeouts, max_bytes=max_bytes)
