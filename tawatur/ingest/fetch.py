"""Fetch a page or a feed from the web, within bounds; the only module of the program that opens a connection.

Only http and https. A host is resolved once, every address it has must be public, and the connection goes to the
address that was checked: a name that points elsewhere a moment later (rebinding) gains nothing. Redirects are followed
by hand, each checked anew. Size, time and decompression are bounded.

Source: OWASP, Server-Side Request Forgery Prevention; RFC 9309 (robots.txt).
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Mapping
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from tawatur.errors import InputError
from tawatur.ingest.refuse import show_size

MAX_BYTES = 10_000_000  # of a body once it is unpacked
MAX_SECONDS = 30.0  # for a whole answer; a server that drips bytes does not hold the run
CONNECT_SECONDS = 10.0
MAX_REDIRECTS = 5
AGENT = "Tawatur/0.1 (+offline news observatory)"
_REDIRECTS = (301, 302, 303, 307, 308)


class Answer(msgspec.Struct, frozen=True):
    """What a server answered: status, headers in lower case, body, and the address it came from in the end."""

    status: int
    headers: dict[str, str]
    body: bytes
    url: str


Resolve = Callable[[str, int], list[str]]


def resolve_host(host: str, port: int) -> list[str]:
    """The addresses of a host. Raises InputError `fetch.no-host`."""
    try:
        return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError):
        raise InputError("fetch.no-host", host=host) from None


def check_address(address: str) -> bool:
    """Whether an address is on the public internet: not private, loopback, link-local, reserved or multicast."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(parsed, "ipv4_mapped", None) or getattr(parsed, "sixtofour", None)
    if mapped is not None:
        parsed = mapped
    return parsed.is_global and not parsed.is_multicast


def fetch(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    allow_private: bool = False,
    resolve: Resolve = resolve_host,
    limit: int = MAX_BYTES,
) -> Answer:
    """Fetch one address.

    Args:
        url: http or https.
        headers: further headers of the request (If-None-Match and the like).
        allow_private: also fetch from private addresses; for a proxy or a test server in one's own house.
        resolve: how hosts are resolved.
        limit: bytes of the unpacked body at most.

    Returns:
        The answer, whatever its status.

    Raises:
        InputError: `fetch.scheme`, `fetch.private`, `fetch.no-host`, `fetch.too-large`, `fetch.too-slow`,
            `fetch.redirects`, `fetch.failed`.
    """
    deadline = time.monotonic() + MAX_SECONDS
    for _ in range(MAX_REDIRECTS + 1):
        answer = _fetch_once(url, headers or {}, allow_private, resolve, limit, deadline)
        target = answer.headers.get("location", "")
        if answer.status not in _REDIRECTS or not target:
            return answer
        url = urljoin(url, target)
    raise InputError("fetch.redirects", url=url)


def _fetch_once(
    url: str, headers: Mapping[str, str], allow_private: bool, resolve: Resolve, limit: int, deadline: float
) -> Answer:
    import httpx

    address, host, pinned = _pin(url, allow_private, resolve)
    sent = {"user-agent": AGENT, "accept-encoding": "gzip, deflate", **headers, "host": host}
    chunks: list[bytes] = []
    size = 0
    try:
        timeout = httpx.Timeout(CONNECT_SECONDS, read=CONNECT_SECONDS)
        with (
            httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False) as client,
            client.stream("GET", pinned, headers=sent, extensions={"sni_hostname": host.partition(":")[0]}) as response,
        ):
            for chunk in response.iter_bytes(1 << 16):
                size += len(chunk)
                if size > limit:
                    raise InputError("fetch.too-large", url=url, limit=show_size(limit))
                if time.monotonic() > deadline:
                    raise InputError("fetch.too-slow", url=url)
                chunks.append(chunk)
            found = {name.lower(): value for name, value in response.headers.items()}
            return Answer(response.status_code, found, b"".join(chunks), url)
    except httpx.TimeoutException:
        raise InputError("fetch.too-slow", url=url) from None
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise InputError("fetch.failed", url=url, why=type(error).__name__, address=address) from None


def _pin(url: str, allow_private: bool, resolve: Resolve) -> tuple[str, str, str]:
    """(address, host header, the address's URL): where to connect, after the host was checked."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise InputError("fetch.scheme", url=url) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError("fetch.scheme", url=url)
    addresses = resolve(parts.hostname, port)
    if not addresses:
        raise InputError("fetch.no-host", host=parts.hostname)
    if not allow_private and not all(check_address(address) for address in addresses):
        raise InputError("fetch.private", url=url)
    address = addresses[0]
    shown = f"[{address}]" if ":" in address else address
    host = parts.hostname if parts.port is None else f"{parts.hostname}:{parts.port}"
    return address, host, urlunsplit((parts.scheme, f"{shown}:{port}", parts.path or "/", parts.query, ""))
