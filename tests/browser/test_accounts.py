"""What the brief on the five articles on Libya shows by itself, and an invented truce."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tawatur.codebook.load import load_codebook
from tawatur.coding.document import code_article
from tawatur.ingest.paths import read_paths
from tawatur.records.document import Document
from tests.accounts.truce import read_truce
from tests.browser.pages import Watched, watch_brief
from tests.needs import needs_shared
from tests.report.samples import Shelf

pytestmark = pytest.mark.browser


@pytest.fixture
def truce(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    with watch_brief(browser, Shelf(read_truce(tmp_path / "truce")), tmp_path) as watched:
        yield watched


def test_the_page_opens_with_the_points(truce: Watched) -> None:
    truce.page.goto("about:blank")
    truce.page.goto(truce.url)
    assert truce.page.locator("nav a[aria-current]").get_attribute("href") == "#points"
    assert truce.page.locator(".view:visible").count() == 1
    row = truce.page.locator(".coverage tr", has_text="القبائل")
    assert row.first.locator("td.contradicted").count() == 2


def test_wordings_stand_side_by_side_and_lead_to_their_words(truce: Watched) -> None:
    truce.open("#points")
    card = truce.page.locator(".points-of .point", has_text="تشجيع القبائل").first
    captions = card.locator("figcaption").all_inner_texts()
    assert sorted(captions) == ["المنارة 2024-03-05", "صحيفة المرفأ 2024-03-05"]
    card.locator("blockquote a", has_text="ممارسة الضغط").click()
    truce.page.wait_for_selector("mark.here")
    assert truce.marked() == "ممارسة الضغط على القبائل لفتح الطريق الجبلي أمام المساعدات الإنسانية"


def test_what_differs_is_marked(truce: Watched) -> None:
    truce.open("#disputed")
    assert truce.page.locator(".dispute.wording .differs").all_inner_texts() == ["تشجيع", "الضغط"]


@pytest.fixture(scope="module")
def libya() -> Shelf:
    folder = needs_shared() / "libya"
    codebook = load_codebook()
    docs = [one for one in read_paths([folder]) if isinstance(one, Document)]
    return Shelf([(doc, code_article(doc, codebook)) for doc in docs])


@pytest.fixture
def brief(browser: Browser, libya: Shelf, tmp_path: Path) -> Iterator[Watched]:
    with watch_brief(browser, libya, tmp_path, lang="en") as watched:
        yield watched


def test_the_points_of_the_joint_statement_stand_in_two_wordings(brief: Watched) -> None:
    brief.open("#points")
    cards = brief.page.locator(".points-of .point")
    wanted = {
        # a word of the one article's rendering: a word of the other's
        "التزامهما الثابت": "التزامهما القوي",
        "التعاون الثنائي": "الاتصالات الثنائية",
        "والتنظيمات": "والكيانات",
        "الليبي – الليبي": "بين الليبيين",
        "تقييم إنشاء": "النظر في إنشاء",
        "وإجراء جولة": "المشاورات اللاحقة",
        "وتقديم المساعدات": "إيصال المساعدات",
        "عسكرياً للنزاع": "عسكري للأزمة",
        "طويل الأمد ومستدام": "دائم",
    }
    texts = cards.all_inner_texts()
    found = {one for one, other in wanted.items() if any(one in text and other in text for text in texts)}
    assert len(found) >= 8, set(wanted) - found


def test_pressure_in_one_outlet_is_encouragement_in_the_other(brief: Watched) -> None:
    brief.open("#disputed")
    clause = brief.page.locator(".dispute.wording", has_text="what is done with the parties")
    assert sorted(clause.first.locator(".differs").all_inner_texts()) == ["الضغط", "تشجيع"]


def test_the_readiness_of_haftar_rests_on_lavrov_alone(brief: Watched) -> None:
    brief.open("#stands")
    group = brief.page.locator("#stands .group", has=brief.page.locator("h3", has_text="Khalifa Haftar"))
    stand = group.locator(".stands li", has_text="توقيع اتفاق وقف إطلاق النار")
    assert stand.locator(".verdict").all_text_contents() == ["one root", "said of him by others"]
    assert "Lavrov" in str(stand.locator(".root").text_content())


def test_what_each_outlet_calls_haftar_and_the_government_in_tripoli(brief: Watched) -> None:
    brief.open("#labels")
    rows = brief.page.locator(".called tbody tr")
    haftar = rows.filter(has=brief.page.locator("th", has_text="Khalifa Haftar")).first.inner_text()
    assert all(label in haftar for label in ("اللواء المتقاعد", "المشير", "الجنرال"))
    government = rows.filter(has=brief.page.locator("th", has_text="Government of National Accord")).all_inner_texts()
    assert any("المعترف بها دوليا" in text and "حكومة السراج" in text for text in government)
    assert brief.page.locator(".called .loaded.hostile", has_text="اللواء المتقاعد").count() >= 1


def test_the_date_that_contradicts_itself(brief: Watched) -> None:
    brief.open("#disputed")
    row = brief.page.locator(".slips tr", has_text="2020-01-08")
    assert row.locator("a").inner_text() == "8 يناير/ كانون الأول"
    row.locator("a").click()
    brief.page.wait_for_selector("mark.here")
    assert brief.marked() == "8 يناير/ كانون الأول"
