"""The sections on incidents and agreements in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import Watched, watch_brief
from tests.report.acts import GUARD, town

pytestmark = pytest.mark.browser


@pytest.fixture
def brief(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    with watch_brief(browser, town(), tmp_path) as watched:
        yield watched


def shown(brief: Watched) -> list[str]:
    return [
        text.strip() for text in brief.page.locator("#incidents .sortable tbody tr:visible .told b").all_inner_texts()
    ]


def test_incidents_filter_by_type_place_actor_status_and_day(brief: Watched) -> None:
    page = brief.page
    page.click("nav a[href='#incidents']")
    assert shown(brief) == ["وقع", "هاجم"]
    page.select_option("#incidents-type", label="هجوم")
    assert shown(brief) == ["هاجم"]
    page.select_option("#incidents-type", "")
    page.select_option("#incidents-place", label="الرأس — Ras")
    assert shown(brief) == ["وقع"]
    page.select_option("#incidents-place", "")
    page.select_option("#incidents-actor", GUARD)
    assert shown(brief) == ["وقع", "هاجم"]
    page.select_option("#incidents-status", label="منفي")
    assert shown(brief) == ["هاجم"]
    page.select_option("#incidents-status", "")
    page.fill("#incidents-to", "2024-05-06")
    assert shown(brief) == ["وقع"]
    page.fill("#incidents-to", "")
    page.fill("#incidents-from", "2024-05-06")
    assert shown(brief) == ["هاجم"]
    page.fill("#incidents-search", "لا شيء")
    assert page.get_by_text("لا يوافق التصفيةَ حدث.").is_visible()


def test_the_words_of_an_incident_lead_to_their_article(brief: Watched) -> None:
    brief.page.click("nav a[href='#incidents']")
    brief.page.locator("#incidents .told", has_text="هاجم").click()
    assert brief.marked() == "هاجم"


def test_agreements_ceasefires_and_claims_stand_together(brief: Watched) -> None:
    page = brief.page
    page.click("nav a[href='#agreements']")
    assert page.locator("#agreements .pact").count() == 2
    points = page.locator("#agreements ol.clauses .told")
    assert [text.strip() for text in points.all_inner_texts()] == [
        "فتح البوابة الشمالية خلال يومين",
        "سحب الحرس من الرصيف بشرط تسليم المفاتيح",
    ]
    claim = " ".join(page.locator("#agreements ul.clauses li small").inner_text().split())
    assert claim.startswith("المدّعي: نقابة الميناء · المتهم: حرس المرفأ")
    points.first.click()
    assert brief.marked() == "فتح البوابة الشمالية خلال يومين"


def test_tolls_say_who_gives_them(brief: Watched) -> None:
    brief.page.click("nav a[href='#incidents']")
    cells = brief.page.locator("#incidents .acts").nth(1).locator("tbody td").all_inner_texts()
    assert [cell.strip() for cell in cells[:3]] == ["جرحى", "5", "الوسيلة نفسها"]
