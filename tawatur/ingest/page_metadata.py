"""What a page says of its article: schema.org JSON-LD, OpenGraph, meta tags, microdata, and visible marks of them.

Each field is taken from the first of its sources that tells it:

    title      headline in JSON-LD, og:title, first h1, title without the outlet's name
    published  datePublished in JSON-LD, article:published_time, itemprop, further meta names, time elements
    outlet     publisher in JSON-LD, og:site_name, application-name, the end of the title
    author     author in JSON-LD, article:author and meta author that are no address, rel=author, bylines
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
from lxml import html
from lxml.etree import LxmlError

from tawatur.arabic.dates import find_times
from tawatur.ingest.published import read_published

_ARTICLES = ("article", "posting", "newsarticle", "report", "liveblog", "webpage")
_DATES = (
    *("article:published_time", "og:article:published_time", "datepublished", "publishdate", "pubdate", "date"),
    *("dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date"),
    *("article.published", "published_at", "cXenseParse:recs:publishtime".lower()),
)
_BYLINES = ("author", "byline", "writer", "article-author", "post-author", "entry-author", "author-name")
_SEPARATORS = re.compile(r"\s+[|–—«»:-]\s+")
_ADDRESS = re.compile(r"^(?:https?:)?//|^www\.|@")
_BY = re.compile(r"^(?:بقلم|كتب|كتبت|إعداد|اعداد|بواسطة|المصدر|by)\s*:?\s+", re.IGNORECASE)  # "by", "written by"
_LONGEST_NAME = 80  # characters of a byline that is a name
_LOOKED_AT = 400  # elements in which a date is looked for
_DEEPEST = 12  # levels of JSON-LD that are looked at


class PageFields(msgspec.Struct):
    """What a page says; "" where it does not. `body` is the text it declares, `live` the entries of a live blog."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    body: str = ""
    live: tuple[str, ...] = ()


def read_fields(markup: str) -> PageFields:
    """The fields of a page. Never raises: of markup that cannot be parsed nothing is known."""
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (LxmlError, ValueError, AssertionError):
        return PageFields()
    fields = PageFields()
    for node in _linked_data(tree):
        _read_node(node, fields)
    metas = _metas(tree)
    heading = _text(next(iter(tree.xpath("//h1")), None))
    title = _text(next(iter(tree.xpath("//head/title")), None))
    fields.title = fields.title or metas.get("og:title", "") or heading or title
    fields.outlet = fields.outlet or metas.get("og:site_name", "") or metas.get("application-name", "")
    fields.title, fields.outlet = _part_title(fields.title, fields.outlet, title, heading)
    fields.published = fields.published or _first_date(tree, metas)
    fields.author = fields.author or _first_author(tree, metas, fields.outlet)
    fields.url = _canonical(tree) or metas.get("og:url", "") or fields.url
    if _ADDRESS.match(fields.author) or fields.author == fields.outlet:
        fields.author = ""
    return fields


# -- schema.org ------------------------------------------------------------------------------------------------------


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Nodes of JSON-LD that describe an article, those of news first."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            found += _nodes(json.loads(script.text_content().strip().rstrip(";"), strict=False), 0)
        except (ValueError, RecursionError):
            continue  # many outlets write broken JSON
    yield from sorted(found, key=lambda node: "article" not in _type(node) and "blog" not in _type(node))


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        if any(kind in _type(value) for kind in _ARTICLES):
            yield value
        for key in ("@graph", "mainEntity"):
            yield from _nodes(value.get(key), depth + 1)


def _type(node: dict[str, Any]) -> str:
    return str(node.get("@type", "")).lower()


def _read_node(node: dict[str, Any], fields: PageFields) -> None:
    is_page = "webpage" in _type(node) and "article" not in _type(node)
    if not is_page:
        fields.title = fields.title or _plain(node.get("headline") or node.get("name"))
        fields.author = fields.author or _name(node.get("author"))
        fields.body = fields.body or _plain(node.get("articleBody"), keep_lines=True)
        updates = node.get("liveBlogUpdate")
        if isinstance(updates, list) and not fields.live:
            fields.live = tuple(
                f"{_plain(one.get('headline'))}\n{_plain(one.get('articleBody'), keep_lines=True)}".strip()
                for one in updates
                if isinstance(one, dict)
            )
    fields.published = fields.published or _date(_plain(node.get("datePublished")))
    fields.outlet = fields.outlet or _name(node.get("publisher"))


def _plain(value: Any, *, keep_lines: bool = False) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    if "<" in value or "&" in value:
        try:
            value = html.fromstring(f"<div>{value}</div>").text_content()
        except (LxmlError, ValueError, AssertionError):
            return ""
    return value.strip() if keep_lines else " ".join(value.split())


def _name(value: Any) -> str:
    """A name, or several joined, of an author or publisher."""
    if isinstance(value, list):
        return "، ".join(dict.fromkeys(name for one in value[:5] if (name := _name(one))))
    if isinstance(value, dict):
        return _plain(value.get("name"))
    return _plain(value)


# -- tags ------------------------------------------------------------------------------------------------------------


def _metas(tree: Any) -> dict[str, str]:
    """Content of meta tags by their lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join(meta.get("content").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _first_date(tree: Any, metas: dict[str, str]) -> str:
    for name in _DATES:
        found = _date(metas.get(name, ""))
        if found:
            return found
    marked = tree.xpath("//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime")
    timed = tree.xpath("//article//time/@datetime | //time[@pubdate]/@datetime | //time/@datetime")
    shown = tree.xpath("//abbr[contains(@class,'published')]/@title")
    told = next((found for value in (*marked, *timed, *shown) if (found := _date(str(value)))), "")
    return told or _shown_date(tree)


def _shown_date(tree: Any) -> str:
    """A day that the page shows in a short line of its own: «الأربعاء 22 يوليو 2020 - 14:30»."""
    named = tree.xpath("//*[contains(@class,'date') or contains(@class,'time') or contains(@id,'date')]")
    short = tree.xpath("//td | //span | //div | //p | //small | //font | //li")
    for element in (*named[:_LOOKED_AT], *short[:_LOOKED_AT]):
        line = _text(element)
        if not 6 <= len(line) <= _LONGEST_NAME or not any(sign.isdigit() for sign in line):
            continue
        found = _date(line)
        if found:
            return found
        for time in find_times(line, None):
            if time.precision == "day" and time.kind == "absolute":
                return time.first.isoformat()
    return ""


def _date(value: str) -> str:
    try:
        return read_published(value) if value.strip() else ""
    except ValueError:
        return ""


def _first_author(tree: Any, metas: dict[str, str], outlet: str) -> str:
    for name in ("article:author", "author", "dc.creator", "parsely-author"):
        value = metas.get(name, "")
        if value and not _ADDRESS.match(value) and value != outlet:
            return _BY.sub("", value)
    classes = " or ".join(f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in _BYLINES)
    for element in tree.xpath(f"//*[@rel='author'] | //*[@itemprop='author'] | //*[{classes}]"):
        value = _BY.sub("", _text(element))
        if value and len(value) <= _LONGEST_NAME and not _ADDRESS.match(value):
            return value
    return ""


def _canonical(tree: Any) -> str:
    found = next(iter(tree.xpath("//link[@rel='canonical']/@href")), "")
    return str(found).strip() if str(found).startswith(("http://", "https://")) else ""


def _part_title(title: str, outlet: str, whole: str, heading: str) -> tuple[str, str]:
    """The title without the outlet's name behind it, and that name where nothing else tells it."""
    for source in (title, whole):
        parts = _SEPARATORS.split(source)
        if len(parts) < 2:
            continue
        if outlet and outlet in (parts[-1], parts[0]):
            title = title.removesuffix(parts[-1]).rstrip(" |–—«»:-") if outlet == parts[-1] else title
            if outlet == parts[0] and title.startswith(parts[0]):
                title = title.removeprefix(parts[0]).lstrip(" |–—«»:-")
            break
        if heading and source.startswith(heading) and source != heading:
            return heading, outlet or parts[-1].strip()
    if not outlet and heading and whole.startswith(heading):
        outlet = _SEPARATORS.split(whole)[-1].strip() if whole != heading else ""
    return title, outlet


def _text(element: Any) -> str:
    return " ".join(element.text_content().split()) if element is not None else ""
