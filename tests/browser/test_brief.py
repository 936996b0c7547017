from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tawatur.arabic.fold import fold
from tests.browser.pages import Watched, watch_brief
from tests.report.samples import HADDAD, LETTER, Shelf, coast, horizon, hostile, letter, press

pytestmark = pytest.mark.browser


@pytest.fixture
def brief(browser: Browser, tmp_path: Path) -> Iterator[Watched]:
    with watch_brief(browser, press(), tmp_path) as watched:
        yield watched


def root(brief: Watched, name: str) -> str:
    return str(brief.page.evaluate("name => document.documentElement[name]", name))


def test_the_switch_turns_the_interface_and_turns_it_back(brief: Watched) -> None:
    def told() -> list[str]:
        page = brief.page
        parts = [
            page.title(),
            page.locator("nav a[href='#statements']").inner_text(),
            page.locator("#shown").inner_text(),
        ]
        return [root(brief, "lang"), root(brief, "dir"), *parts, page.locator("#cue option").nth(1).inner_text()]

    arabic = ["ar", "rtl", "خلاصة تواتر", "من قال ماذا 13", "المعروض: 13 من 13", "قول"]
    assert told() == arabic
    words = brief.shown()
    brief.page.click("#language")
    assert told() == ["en", "ltr", "Tawatur brief", "Who says what 13", "Shown: 13 of 13", "says"]
    assert brief.shown() == words
    assert brief.page.locator(".words").first.evaluate("words => getComputedStyle(words).direction") == "rtl"
    assert brief.page.get_by_text("Marsa News Agency").first.is_visible()
    brief.page.click("#language")
    assert told() == arabic


def test_a_click_on_a_statement_opens_its_words(brief: Watched) -> None:
    statements = [one for _, findings in press().coded_articles() for one in findings.statements]
    rows = brief.page.locator(".st .words")
    assert sorted(rows.all_text_contents()) == sorted(one.content.quote for one in statements)
    for number in range(rows.count()):
        words = rows.nth(number).text_content()
        rows.nth(number).click()
        brief.page.wait_for_selector("#texts article.open mark.here >> visible=true")
        assert brief.marked() == words
        brief.page.keyboard.press("Escape")
        assert brief.page.locator("#texts article:visible").count() == 0


def test_cue_speaker_and_channel_are_marked_too(brief: Watched) -> None:
    brief.page.locator(".words", has_text="سيستقبل أول سفينة").click()
    brief.page.wait_for_selector("mark.here")
    told = [brief.marked(sort) for sort in ("mark-cue", "mark-speaker", "mark-hop")]
    assert told == ["قال", "سالم الحداد", "وكالة المرسى"]
    chain = brief.page.locator("article.open .card .chain li").all_inner_texts()
    assert [link.strip() for link in chain] == [
        "سالم الحداد",
        "وكالة المرسى",
        "صحيفة الأفق 2024-03-02",
    ]


def test_the_marked_words_are_in_view(brief: Watched) -> None:
    brief.page.locator(".words", has_text="العمل متوقف").first.click()
    box = brief.page.locator("mark.here").first.bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 800 - box["height"]


def test_an_address_opens_the_article_at_its_words(brief: Watched) -> None:
    doc, findings = coast()
    span = findings.statements[3].content  # behind a ship that takes two UTF-16 units
    brief.open(f"#{doc.key}:{span.start}-{span.end}")
    assert brief.marked() == span.quote == "التأخير مقصود"
    assert brief.page.locator("article.open").get_attribute("id") == doc.key


def test_words_beyond_a_paragraph_are_marked_whole(brief: Watched) -> None:
    doc, _ = horizon()
    brief.open(f"#{doc.key}:5-60")
    assert brief.marked() == doc.text[5:60]
    assert brief.page.locator("article.open .text").text_content() == doc.text


def test_an_address_of_an_article_that_is_not_here_says_so(brief: Watched) -> None:
    brief.open("#0123456789abcdef")
    assert brief.page.get_by_text("ليس في هذه الخلاصة مقال بهذا الرابط.").is_visible()


def test_filters_leave_what_passes_them(brief: Watched) -> None:
    page = brief.page
    page.select_option("#speaker", HADDAD)
    assert brief.shown() == [
        "الميناء يفتح هذا الشهر",
        "ميناء الرأس سيستقبل أول سفينة قبل نهاية الشهر",
        "لن ننتظر موافقة أحد",
        "التأخير مقصود",
    ]
    page.select_option("#outlet", label="شبكة الساحل")
    assert brief.shown() == ["التأخير مقصود"]
    assert page.locator("#shown").inner_text() == "المعروض: 1 من 13"
    page.get_by_role("button", name="امسح التصفية").click()
    assert len(brief.shown()) == 13
    page.select_option("#cue", label="تحذير")
    assert brief.shown() == ["الرافعات القادمة من إسرائيل لم تصل بعد"]
    page.select_option("#cue", "")
    page.select_option("#anonymity", label="بلا اسم")
    assert brief.shown() == ["الرافعات القادمة من إسرائيل لم تصل بعد", "الجسر سليم", "الجسر سليم"]
    page.select_option("#anonymity", "")
    page.select_option("#passed", label="عبر ناقل")
    assert brief.shown() == [
        "ميناء الرأس سيستقبل أول سفينة قبل نهاية الشهر",
        "لن ننتظر موافقة أحد",
        "العمل متوقف",
    ]


def test_a_joint_statement_is_found_under_each_of_its_speakers(brief: Watched) -> None:
    brief.page.select_option("#speaker", label="المجلس البلدي — Municipal Council (2)")
    assert brief.shown() == ["العمل متوقف", "الوزارة بالتقصير"]


@pytest.mark.parametrize("query", ["اسرائيل", "إسْرائيل", "القادمه الرافعات", "  إسرائيل "])
def test_the_search_finds_what_is_spelt_otherwise(brief: Watched, query: str) -> None:
    brief.page.fill("#search", query)
    assert brief.shown() == ["الرافعات القادمة من إسرائيل لم تصل بعد"]


def test_the_search_knows_english_names_and_says_where_nothing_is_found(brief: Watched) -> None:
    brief.page.fill("#search", "HADDAD")
    assert len(brief.shown()) == 4
    brief.page.fill("#search", "لا أحد يقول هذا")
    assert brief.shown() == []
    assert brief.page.get_by_text("لا يوافق التصفيةَ قول.").is_visible()


def test_the_page_folds_as_the_ledger_does(brief: Watched) -> None:
    text = "".join(chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000)
    folded = brief.page.evaluate(
        "text => { const table = JSON.parse(document.getElementById('data').textContent).fold;"
        " return [...text].map(sign => table[sign] ?? sign).join(''); }",
        text,
    )
    assert folded == fold(text).text


def test_names_sort_filter_and_lead_to_their_places(brief: Watched) -> None:
    page = brief.page
    page.click("nav a[href='#names']")
    names = page.locator("#names tbody tr:visible th bdi[lang=ar]")
    assert names.first.inner_text() == "سالم الحداد"
    page.get_by_role("button", name="المسمى").click()
    assert names.first.inner_text() == "المجلس البلدي"
    page.get_by_role("button", name="المسمى").click()
    assert names.first.inner_text() == "وكالة المرسى"
    page.get_by_role("button", name="صحيفة الأفق").click()
    assert names.first.inner_text() == "سالم الحداد"
    page.select_option("#names-kind", label="وسيلة إعلام")
    assert names.all_inner_texts() == ["وكالة المرسى"]
    page.select_option("#names-kind", "")
    page.get_by_role("link", name="الحداد", exact=True).click()
    assert (brief.marked(), page.locator("#place").inner_text()) == ("الحداد", "الموضع 1 من 2")
    page.click("#next")
    assert (brief.marked(), page.locator("#place").inner_text()) == ("الحداد", "الموضع 2 من 2")
    assert page.locator("#next").is_disabled()


def test_articles_without_an_outlet_stand_each_for_itself(brief: Watched) -> None:
    brief.page.click("nav a[href='#articles']")
    outlets = brief.page.locator("#articles tbody tr:visible td:nth-child(2)")
    told = [" ".join(text.split()) for text in outlets.all_inner_texts()]
    assert told == ["صحيفة الأفق", "شبكة الساحل", *["post.txt بلا وسيلة معروفة"] * 2]
    brief.page.fill("#articles-search", "اداره")
    assert brief.page.locator("#articles tbody tr:visible").count() == 1


def test_all_can_be_reached_and_done_by_keyboard(brief: Watched) -> None:
    page = brief.page
    link = page.locator(".st .outlet a").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.here")
    assert brief.marked() == "ميناء الرأس سيستقبل أول سفينة قبل نهاية الشهر"
    assert page.evaluate("document.activeElement.tagName") == "ARTICLE"
    page.keyboard.press("Escape")
    assert link.evaluate("link => document.activeElement === link")
    assert page.evaluate("location.hash") == "#statements"


def test_hostile_articles_stay_text(browser: Browser, tmp_path: Path) -> None:
    shelf = Shelf([hostile(), horizon()])
    with watch_brief(browser, shelf, tmp_path) as brief:
        for view in ("names", "articles", "statements"):
            brief.page.click(f"nav a[href='#{view}']")
        brief.page.fill("#search", "script")
        assert len(brief.shown()) == 1
        brief.page.locator(".st:visible .sort").first.click()
        brief.page.wait_for_selector("mark.here")
        doc, findings = hostile()
        assert brief.marked() == findings.statements[0].content.quote.replace("\x00", "\ufffd")
        assert brief.page.locator("article.open .text").text_content() == doc.text.replace("\x00", "\ufffd")
        assert brief.page.evaluate("typeof window.hacked") == "undefined"
        assert brief.page.locator("img, iframe, [onerror]").count() == 0
        brief.page.keyboard.press("Escape")
        brief.page.click("#language")


def test_the_policy_bars_foreign_script_even_were_it_written_into_the_page(browser: Browser, tmp_path: Path) -> None:
    with watch_brief(browser, press(), tmp_path) as brief:
        brief.page.evaluate(
            "document.body.insertAdjacentHTML('beforeend', '<p onclick=\"window.hacked = 1\" id=trap>x</p>')"
        )
        brief.page.evaluate("document.getElementById('trap').click()")
        assert brief.page.evaluate("typeof window.hacked") == "undefined"
        assert any("Content Security Policy" in complaint for complaint in brief.complaints)
        brief.complaints.clear()


def test_without_script_all_is_there_and_addresses_lead_to_the_words(browser: Browser, tmp_path: Path) -> None:
    with watch_brief(browser, press(), tmp_path, script=False) as brief:
        page = brief.page
        assert page.locator(".words:visible").count() == 13
        assert page.locator("#names .matrix:visible").count() == page.locator(".list:visible").count() == 1
        assert page.locator("form:visible").count() == 0
        page.locator(".st .outlet a").nth(1).click()
        assert page.locator("#texts article:visible .text").text_content() == horizon()[0].text


@pytest.mark.parametrize("width", [360, 1024, 1366, 1920])
def test_nothing_is_wider_than_the_screen(browser: Browser, tmp_path: Path, width: int) -> None:
    with watch_brief(browser, press(), tmp_path, width=width) as brief:
        for view in ("points", "disputed", "stands", "labels", "time", "picture", "statements", "names", "articles"):
            brief.page.click(f"nav a[href='#{view}']")
            assert brief.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_long_statements_unfold(browser: Browser, tmp_path: Path) -> None:
    with watch_brief(browser, Shelf([letter()]), tmp_path) as brief:
        words = brief.page.locator(".words")
        folded = words.bounding_box()
        brief.page.get_by_role("button", name="النص كاملا").click()
        whole = words.bounding_box()
        assert folded is not None
        assert whole is not None
        assert folded["height"] * 1.5 < whole["height"]
        assert words.text_content() == LETTER.strip()
        assert brief.page.locator("article.open").count() == 0  # unfolding opens nothing


def test_three_hundred_articles_stay_quick(browser: Browser, tmp_path: Path) -> None:
    with watch_brief(browser, Shelf([letter(number) for number in range(300)]), tmp_path) as brief:
        page = brief.page
        page.set_default_timeout(3000)  # 0.3 s where it was measured
        page.goto("about:blank")
        page.goto(brief.url + "#statements")
        page.fill("#search", "لا شيء من هذا")
        page.locator("#shown", has_text="المعروض: 0 من 300").wait_for()
        page.fill("#search", "الامطار")
        page.locator("#shown", has_text="المعروض: 300 من 300").wait_for()
        page.locator(".st .sort").nth(250).click()
        page.wait_for_selector("mark.here")


# Elements that cut off what they hold, or whose content stands outside the sheet.
CLIPPED = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const box = element.getBoundingClientRect();
  if (!box.width || !box.height) return false;
  const { overflowX, overflowY } = getComputedStyle(element);
  const wide = element.scrollWidth > element.clientWidth + 1;
  const high = element.scrollHeight > element.clientHeight + 1;
  const cut = (overflowX !== "visible" || overflowY !== "visible") && (wide || high);
  return cut || box.left < -1 || box.right > document.documentElement.clientWidth + 1;
}).map((element) => element.outerHTML.slice(0, 100))"""


def test_on_paper_nothing_is_cut_off_and_all_lists_are_whole(browser: Browser, tmp_path: Path) -> None:
    shelf = Shelf([*press().coded_articles(), hostile(), letter()])
    with watch_brief(browser, shelf, tmp_path, width=688) as brief:  # A4 less its margins, at 96 dots an inch
        page = brief.page
        page.locator(".st .words").first.click()
        page.emulate_media(media="print")
        assert page.evaluate(CLIPPED) == []
        assert page.locator(".words:visible").count() == 15
        assert page.locator("#names tbody tr:visible").count() == page.locator("#names tbody tr").count()
        assert page.locator("#articles tbody tr:visible").count() == 6
        for gone in ("#texts article", "form", "nav", "button:not(th button)"):
            assert page.locator(f"{gone}:visible").count() == 0
        assert page.pdf(format="A4").startswith(b"%PDF")
