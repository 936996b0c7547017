"""Web pages of the families that outlets use: text, title, author, outlet and date."""

# ruff: noqa: E501 - markup stands in the lines in which pages have it
from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import InputError
from tawatur.ingest.page import Page, read_page
from tawatur.ingest.paths import read_paths
from tawatur.records.document import Document
from tests.ingest.pages import FAMILIES, STORY, document, paragraphs

PAGES = [(family, number, page) for family, make in FAMILIES.items() for number, page in enumerate(make(STORY))]
# Share of fields that must be right over all pages.
WANTED = 0.95


def encode(family: str, page: str) -> bytes:
    return page.encode("cp1256" if family == "tables" else "utf-8")


def judge(family: str, page: Page) -> dict[str, bool]:
    """Which fields a page was read right in; bare pages tell no author and no hour."""
    plain = " ".join(page.text.split())
    told = {
        "title": page.title == STORY.title,
        "text": all(one in plain for one in STORY.paragraphs),
        "nothing else": not any(
            word in plain for word in ("الرئيسية", "ملفات تعريف الارتباط", "نتائج مباريات", "خبر جميل")
        ),
        "outlet": page.outlet == STORY.outlet,
        "published": page.published == (STORY.published[:10] if family == "tables" else STORY.published),
    }
    return told if family == "tables" else told | {"author": page.author == STORY.author}


@pytest.mark.parametrize("family", FAMILIES)
def test_each_family_has_five_pages(family: str) -> None:
    assert sum(name == family for name, _, _ in PAGES) >= 5


def test_fields_are_right_in_nearly_all_pages() -> None:
    wrong = []
    fields = 0
    for family, number, markup in PAGES:
        told = judge(family, read_page(encode(family, markup)))
        fields += len(told)
        wrong += [(family, number, name) for name, right in told.items() if not right]
    assert len(wrong) <= (1 - WANTED) * fields, wrong


@pytest.mark.parametrize(("family", "number", "markup"), PAGES, ids=lambda value: str(value)[:12])
def test_the_words_of_the_article_are_there(family: str, number: int, markup: str) -> None:
    plain = " ".join(read_page(encode(family, markup)).text.split())
    assert [one for one in STORY.paragraphs if one not in plain] == []


def test_an_old_page_that_lies_about_its_encoding() -> None:
    page = f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'><title>{STORY.title}</title></head><body><h1>{STORY.title}</h1>{paragraphs(STORY)}</body></html>"
    assert STORY.paragraphs[0] in read_page(page.encode("cp1256")).text
    assert read_page(page.encode("cp1256"), charset="windows-1256").title == STORY.title


def test_no_script_of_a_page_reaches_the_text() -> None:
    body = f"<article><h1>{STORY.title}</h1>{paragraphs(STORY)}<script>window.hacked=1</script><p onclick='x()'>وانتهى البيان بدعوة إلى الهدوء.</p></article>"
    page = read_page(document("<style>p{{color:red}}</style>", body).encode())
    assert "hacked" not in page.text and "onclick" not in page.text


def test_a_saved_page_in_a_folder_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(next(FAMILIES["wordpress"](STORY)), encoding="utf-8")
    (doc,) = read_paths([tmp_path])
    assert isinstance(doc, Document)
    assert (doc.name, doc.title, doc.outlet, doc.published) == ("a.html", STORY.title, STORY.outlet, STORY.published)
    assert doc.text.startswith(f"{STORY.title}\n\n{STORY.paragraphs[0]}")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html><body></body></html>", "ingest.no-article"),
        (b"", "ingest.no-article"),
        (b"\x00\x01\x02", "ingest.not-text"),
        (b"x" * 10_000_001, "ingest.too-large"),
    ],
)
def test_what_is_no_page_has_a_reason(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read_page(data)
    assert caught.value.code == code
