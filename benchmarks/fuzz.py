"""Mutated inputs for every reader: none may crash it, hold it for long, or fill the memory.

python -m benchmarks.fuzz --count 50000            all readers
python -m benchmarks.fuzz --count 500 --reader feed
"""

# ruff: noqa: E501 - seeds stand in one line as inputs do
from __future__ import annotations

import argparse
import io
import json
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from gzip import compress
from pathlib import Path

from tawatur.errors import InputError
from tawatur.ingest.decode import decode_bytes
from tawatur.ingest.feed import parse_feed
from tawatur.ingest.page import forget_pages, read_page
from tawatur.ingest.paths import read_paths
from tawatur.ingest.settings import read_plan

SLOWEST = 2.0  # seconds for one input
_WORDS = "قال الوزير إن الميناء سيفتح قبل نهاية الشهر، وأضافت النقابة أن الرواتب ستصرف."
_TOKENS = (
    b"<",
    b">",
    b"&",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"\xff\xfe",
    b"\x00",
    b"</div>",
    b"{",
    b"}",
    b"[" * 50,
    b'"',
    b"\r\n",
)
_PAUSE = 500  # inputs after which an extractor's caches are let go


def seeds() -> dict[str, bytes]:
    """A sound input for each reader."""
    page = f"<html><head><title>خبر</title><script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', 'headline': 'خبر'})}</script></head><body><article><h1>خبر</h1><p>{_WORDS * 4}</p><table><tr><td>2 مارس 2024</td></tr></table></article></body></html>".encode()
    feed = f"<rss version='2.0'><channel><title>الأفق</title><item><title>خبر</title><link>https://x.example/1</link><pubDate>Sat, 02 Mar 2024 10:30:00 +0300</pubDate><description>{_WORDS}</description></item></channel></rss>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    record = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://x.example/1\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n".encode()
        + answer
        + b"\r\n\r\n"
    )
    wacz = io.BytesIO()
    with zipfile.ZipFile(wacz, "w") as archive:
        archive.writestr("archive/a.warc.gz", compress(record))
    line = json.dumps(
        {"id": "1", "title": "خبر", "text": _WORDS, "published": "2024-03-02"}, ensure_ascii=False
    ).encode()
    return {
        "text": _WORDS.encode(),
        "page": page,
        "feed": feed,
        "warc": record * 2,
        "warc.gz": compress(record) * 2,
        "wacz": wacz.getvalue(),
        "jsonl": line + b"\n" + line,
        "csv": "file,outlet,published\na.txt,الأفق,2024-03-02\n".encode(),
        "plan": b"[settings]\nfetch = false\n[[feeds]]\nurl = 'https://x.example/rss'\n",
    }


def mutate(data: bytes, random_: random.Random) -> bytes:
    """One to eight changes: bytes turned, cut, doubled, moved, or a token put in."""
    for _ in range(random_.randint(1, 8)):
        at = random_.randrange(len(data) + 1)
        length = random_.randint(1, max(1, len(data) // 4))
        kind = random_.randrange(5)
        if kind == 0 and data:
            at = min(at, len(data) - 1)
            data = data[:at] + bytes((random_.randrange(256),)) + data[at + 1 :]
        elif kind == 1:
            data = data[:at] + data[at + length :]
        elif kind == 2:
            data = data[:at] + data[at : at + length] * 2 + data[at:]
        elif kind == 3:
            data = data[at:] + data[:at]
        else:
            data = data[:at] + random_.choice(_TOKENS) + data[at:]
    return data[:200_000]


def readers(folder: Path) -> dict[str, Callable[[bytes], object]]:
    """Reader by name; each takes the bytes of its kind of input."""

    def through(name: str) -> Callable[[bytes], object]:
        def read(data: bytes) -> object:
            (folder / name).write_bytes(data)
            return list(read_paths([folder / name]))

        return read

    def plan(data: bytes) -> object:
        (folder / "p.toml").write_bytes(data)
        return read_plan(folder / "p.toml")

    return {
        "text": decode_bytes,
        "page": read_page,
        "feed": parse_feed,
        "warc": through("a.warc"),
        "warc.gz": through("a.warc.gz"),
        "wacz": through("a.wacz"),
        "jsonl": through("a.jsonl"),
        "csv": through("metadata.csv"),
        "plan": plan,
    }


def fuzz(name: str, count: int, folder: Path, seed: int = 1) -> Iterator[str]:
    """What went wrong with a reader, as sentences; nothing where all went well."""
    random_ = random.Random(f"{name} {seed}")
    sound, read = seeds()[name], readers(folder)[name]
    for number in range(count):
        data = mutate(sound, random_)
        begun = time.perf_counter()
        try:
            read(data)
        except InputError:
            pass
        except Exception as error:  # whatever a reader lets through is the finding
            yield f"{name} {seed}:{number}: {type(error).__name__}: {error}"
        took = time.perf_counter() - begun
        if took > SLOWEST:
            yield f"{name} {seed}:{number}: {took:.1f} s"
        if number % _PAUSE == 0:
            forget_pages()


def main() -> int:
    """Run and report; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--reader", choices=sorted(seeds()))
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in [given.reader] if given.reader else seeds():
            begun = time.perf_counter()
            for sentence in fuzz(name, given.count, Path(folder), given.seed):
                wrong += 1
                print(sentence)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{name}: {given.count} inputs, {time.perf_counter() - begun:.0f} s, peak {peak:.0f} MB")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
