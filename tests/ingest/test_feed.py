"""RSS and Atom feeds, read from bytes."""

# ruff: noqa: E501 - markup stands in the lines in which feeds have it
from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import InputError
from tawatur.ingest.feed import parse_feed
from tawatur.ingest.paths import read_paths
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal
from tests.ingest.pages import STORY, paragraphs

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>{STORY.outlet}</title><link>https://horizon.example</link>
<item><title>{STORY.title}</title><link>https://horizon.example/1</link><guid>h-1</guid><dc:creator>{STORY.author}</dc:creator>
<pubDate>Sat, 02 Mar 2024 10:30:00 +0300</pubDate><description>موجز</description>
<content:encoded><![CDATA[{paragraphs(STORY)}<script>x()</script>]]></content:encoded></item>
<item><title>خبر بلا نص</title><link>https://horizon.example/2</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>{STORY.outlet}</title>
<entry><id>urn:1</id><title>{STORY.title}</title><link href="https://horizon.example/1"/><author><name>{STORY.author}</name></author>
<published>2024-03-02T10:30:00+03:00</published><summary type="html">&lt;p&gt;قال الوزير إن الميناء سيفتح قبل نهاية الشهر.&lt;/p&gt;</summary></entry></feed>"""


def test_rss_with_whole_articles() -> None:
    feed = parse_feed(RSS.encode())
    first, second = feed.entries
    assert feed.title == STORY.outlet
    assert (first.id, first.url, first.title) == ("h-1", "https://horizon.example/1", STORY.title)
    assert (first.author, first.published) == (STORY.author, "2024-03-02T10:30:00+03:00")
    assert first.text == STORY.text
    assert (second.title, second.text) == ("خبر بلا نص", "")


def test_atom_with_a_teaser() -> None:
    (entry,) = parse_feed(ATOM.encode()).entries
    assert (entry.id, entry.url, entry.published) == ("urn:1", "https://horizon.example/1", "2024-03-02T10:30:00+03:00")
    assert entry.text == "قال الوزير إن الميناء سيفتح قبل نهاية الشهر."


def test_a_saved_feed_is_its_articles(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    doc, refusal = read_paths([tmp_path])
    assert isinstance(doc, Document) and isinstance(refusal, Refusal)
    assert (doc.name, doc.outlet, doc.url, doc.title) == ("h-1", STORY.outlet, "https://horizon.example/1", STORY.title)
    assert (refusal.code, refusal.document) == ("ingest.no-article", "a.rss:2")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>no feed</body></html>",
        b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>',
        b'<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>',
    ],
)
def test_what_is_no_feed_or_declares_entities_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        parse_feed(data)
    assert caught.value.code == "ingest.no-feed"
