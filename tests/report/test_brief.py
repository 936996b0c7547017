from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tawatur.ledger.open import open_ledger
from tawatur.report.brief import render_brief, write_brief
from tawatur.report.page_data import embed_json
from tests.report.samples import ATTACK, Shelf, horizon, hostile, press


class Outline(HTMLParser):
    """Tags with their attributes, and the text of the page without script and style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.inside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and tag == self.inside[-1]:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.text.append(data)


def read_data(page: str) -> dict[str, list[list[object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, list[list[object]]] = json.loads(found[1])
    return data


def test_the_page_is_one_file_that_asks_for_nothing() -> None:
    outline = Outline(render_brief(press()))
    fetching = [
        (tag, name, attributes[name])
        for tag, attributes in outline.tags
        for name in ("src", "href", "srcset", "action", "poster", "data")
        if name in attributes and tag != "a"
    ]
    assert fetching == [("link", "href", "data:,")]
    links = {str(attributes["href"])[:1] for tag, attributes in outline.tags if tag == "a"}
    assert links == {"#", "h"}  # within the page, and the articles' own addresses
    assert not re.search(r"url\(|@import|//fonts", render_brief(Shelf([])))


@pytest.mark.parametrize(("lang", "direction", "title"), [("ar", "rtl", "خلاصة تواتر"), ("en", "ltr", "Tawatur brief")])
def test_the_interface_opens_in_the_language_asked_for(lang: str, direction: str, title: str) -> None:
    page = render_brief(press(), lang=lang)  # type: ignore[arg-type]
    assert Outline(page).tags[0] == ("html", {"lang": lang, "dir": direction})
    assert f'<title data-t="page.title">{title}</title>' in page


def test_the_page_reads_without_script() -> None:
    text = " ".join("".join(Outline(render_brief(press())).text).split())
    assert "سالم الحداد Salem al-Haddad 4" in text
    assert "لن ننتظر موافقة أحد" in text
    assert "وكالة المرسى Marsa News Agency" in text
    assert "الملف «x.txt» فارغ." in text
    assert "y.txt" not in text  # a remark is no refusal


def test_every_statement_of_the_script_points_at_its_words() -> None:
    data = read_data(render_brief(press()))
    texts = {doc.key: doc.text for doc, _ in press().coded_articles()}
    quotes = {one.content.quote for _, findings in press().coded_articles() for one in findings.statements}
    shown = set()
    for article, _, _, _, _, spans in data["statements"]:
        text = texts[data["articles"][article][0]]  # type: ignore[call-overload, index]
        shown.add(text[spans[0] : spans[1]])  # type: ignore[index]
    assert shown == quotes


def test_nothing_in_an_article_becomes_markup() -> None:
    page = render_brief(Shelf([hostile()]))
    outline = Outline(page)
    assert [tag for tag, _ in outline.tags if tag in ("img", "iframe", "object", "base")] == []
    assert len([tag for tag, _ in outline.tags if tag == "script"]) == 2
    assert not any(name.startswith("on") for _, attributes in outline.tags for name in attributes)
    assert "javascript:" not in page
    assert read_data(page)["groups"][0][1] == f"{ATTACK} {ATTACK}"


def test_the_policy_names_the_very_style_and_script() -> None:
    page = render_brief(press())
    policy = next(attributes["content"] for tag, attributes in Outline(page).tags if "http-equiv" in attributes)
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[\w+/]{43}=' 'unsafe-eval'; "
        r"style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'",
        str(policy),
    )


def test_embedded_json_ends_no_element() -> None:
    text = "</script><!--<script>&\u2028\u2029"
    assert json.loads(embed_json([text])) == [text]
    assert not set("<>&\u2028\u2029") & set(embed_json([text]))


def test_an_empty_ledger_gives_a_page_that_says_so() -> None:
    assert "لا شيء هنا." in "".join(Outline(render_brief(Shelf([]))).text)


def test_a_stored_ledger_gives_the_same_bytes_each_time(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "a.db", create=True) as ledger:
        for doc, findings in press().coded_articles():
            ledger.store_article(doc, findings)
        for refusal in press().refusals():
            ledger.store_refusal(refusal)
        write_brief(ledger, tmp_path / "one.html")
        write_brief(ledger, tmp_path / "two.html")
        page = render_brief(ledger)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes() == page.encode("utf-8")


def test_a_page_that_cannot_be_written_leaves_the_old_one_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.html"
    path.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        write_brief(Shelf([horizon()]), path)
    assert [(one.name, one.read_text(encoding="utf-8")) for one in tmp_path.iterdir()] == [("brief.html", "old")]
