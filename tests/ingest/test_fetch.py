"""What may be fetched, and what a hostile server gains: nothing."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tawatur.errors import InputError
from tawatur.ingest.fetch import Answer, check_address, fetch


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        port = self.server.server_address[1]
        if self.path == "/hello":
            return self.reply(200, b"hello", {"ETag": '"1"'})
        if self.path == "/host":
            return self.reply(200, self.headers["Host"].encode(), {})
        if self.path == "/inside":
            return self.reply(302, b"", {"Location": f"http://localhost:{port}/hello"})
        if self.path == "/file":
            return self.reply(302, b"", {"Location": "file:///etc/passwd"})
        if self.path == "/loop":
            return self.reply(302, b"", {"Location": "/loop"})
        if self.path == "/bomb":
            return self.reply(200, gzip.compress(b"\0" * 5_000_000), {"Content-Encoding": "gzip"})
        return self.reply(404, b"", {})

    def reply(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """No log."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def refused(url: str, **options: object) -> str:
    with pytest.raises(InputError) as caught:
        fetch(url, **options)  # type: ignore[arg-type]
    return caught.value.code


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "no address"),
    ],
)
def test_addresses_inside_are_not_public(address: str) -> None:
    assert not check_address(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_outside_are(address: str) -> None:
    assert check_address(address)


def test_a_private_server_answers_only_where_that_is_allowed(server: str) -> None:
    assert refused(f"{server}/hello") == "fetch.private"
    answer = fetch(f"{server}/hello", allow_private=True)
    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"hello", '"1"')


def test_the_connection_goes_to_the_address_that_was_checked(server: str) -> None:
    port = server.rpartition(":")[2]
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    answer = fetch(f"http://outlet.example:{port}/host", allow_private=True, resolve=resolve)
    assert (answer.body.decode(), asked) == (f"outlet.example:{port}", ["outlet.example"])


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    assert (
        refused("http://outlet.example/", resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"]) == "fetch.private"
    )


def test_a_redirect_is_checked_anew(server: str) -> None:
    port = server.rpartition(":")[2]
    assert refused(f"{server}/file", allow_private=True) == "fetch.scheme"
    assert refused(f"{server}/loop", allow_private=True) == "fetch.redirects"

    def rebind(host: str, port: int) -> list[str]:
        return ["127.0.0.1"] if host == "outlet.example" else []

    assert refused(f"http://outlet.example:{port}/inside", allow_private=True, resolve=rebind) == "fetch.no-host"


def test_a_body_is_bounded_once_it_is_unpacked(server: str) -> None:
    assert refused(f"{server}/bomb", allow_private=True, limit=1_000_000) == "fetch.too-large"


@pytest.mark.parametrize(
    "url", ["ftp://x.example/", "file:///etc/passwd", "gopher://x", "//x", "", "http://", "http://x:99999/"]
)
def test_only_http_and_https(url: str) -> None:
    assert refused(url) == "fetch.scheme"


def test_an_answer_that_says_nothing_new(server: str) -> None:
    assert isinstance(fetch(f"{server}/none", allow_private=True), Answer)
    assert fetch(f"{server}/none", allow_private=True).status == 404
