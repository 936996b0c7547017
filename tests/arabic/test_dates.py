from __future__ import annotations

import csv
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.arabic.calendar import hijri_stretch, part_stretch, to_hijri, week_stretch
from tawatur.arabic.dates import TimeMention, find_times, infer_published

DATA = Path(__file__).parent / "data" / "times.tsv"
WEDNESDAY = date(2020, 7, 22)
# The floor of this table: nineteen in twenty. All are right today; the floor is what a change may not undercut.
FLOOR = 0.95


def _read_rows() -> list[dict[str, str]]:
    with DATA.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _is_right(row: dict[str, str]) -> bool:
    text = row["sentence"]
    expected = (row["expression"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]), row["precision"])
    found = find_times(text, date.fromisoformat(row["published"]))
    return expected in [(text[one.start : one.end], one.first, one.last, one.precision) for one in found]


def test_table_of_expressions() -> None:
    rows = _read_rows()
    wrong = [row["sentence"] for row in rows if not _is_right(row)]
    assert len(rows) >= 350
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong


def test_dual_month_names_whole_record() -> None:
    text = "التقيا في 17 حزيران/يونيو الماضي"
    day = date(2020, 6, 17)
    assert find_times(text, WEDNESDAY) == (
        TimeMention(10, 32, "2020-06-17", day, day, "day", "relative", inferred=False, slip=""),
    )


@pytest.mark.parametrize(
    ("text", "value", "slip"),
    [
        ("في يناير/ كانون الأول 2019", "2019-01", "january/december"),
        ("في 8 يناير (كانون الأول) 2020", "2020-01-08", "january/december"),
        ("في كانون الأول/نوفمبر 2019", "2019-12", "december/november"),
        ("يوم الثلاثاء 22 يوليو 2020", "2020-07-22", "tuesday/2020-07-22"),
        ("في 31 يونيو 2020", "2020-06", "2020-06-31"),
        ("5 شوال 1436هـ الموافق 29 يوليو 2015م", "2015-07-21", "2015-07-21/2015-07-29"),
        ("في 8 يناير/كانون الثاني 2020", "2020-01-08", ""),
        ("الأربعاء 22 يوليو 2020", "2020-07-22", ""),
        ("6 شوال 1436هـ الموافق 21 يوليو 2015م", "2015-07-21", ""),  # a day apart, as the moon was seen
    ],
)
def test_contradictions_are_kept_as_slips(text: str, value: str, slip: str) -> None:
    assert [(one.value, one.slip) for one in find_times(text, WEDNESDAY)] == [(value, slip)]


@pytest.mark.parametrize(
    "text",
    [
        "قوى 14 آذار ترفض التشكيلة",
        "فريق 8 آذار وتحالف 14 آذار",
        "انسحب وزراء 14 آذار من الجلسة",
        "ثورة 25 يناير المصرية",
        "ثورة الخامس والعشرين من يناير",
        "حرب أكتوبر وحرب تموز وانقلاب يوليو",
        "مدينة 6 أكتوبر وميدان 22 فبراير وجسر 15 مايو",
        "كتيبة 17 فبراير",
        "أيلول الأسود",
        "صحيفة اليوم السابع",
        "المصري اليوم وروسيا اليوم",
        "اليوم الوطني واليوم العالمي للمرأة",
        "أحد القادة وواحد منهم",
        "الأحد عشر لاعبا",
        "في سوق الجمعة بطرابلس",
        "اتفاق الجمعة العظيمة",
        "هو في الثمانينيات من عمره",
        "الأمين العام الحالي للجامعة",
        "الرأي العام والقائد العام السابق",
        "الثاني والثالث",
        "القرار 1973 والقرار الدولي رقم 2014",
        "رجب طيب أردوغان ورمضان قديروف وتيريزا ماي",
        "محافظة إب وباب المندب وأب الشهيد",
        "مارس ضغوطا على الحكومة",
        "سيارة نيسان بيضاء",
        "في أمس الحاجة إلى الغذاء",
        "بلغ عددهم 2015 شخصا",
        "أكثر من 2000 مقاتل",
        "رؤية 2030",
        "فازوا 1-صفر",
        "قبل يومين من الانتخابات",
        "بعد ثلاثة أيام من الهجوم",
        "الربيع العربي",
        "على مدار الساعة",
        "كل أحد يعرف ذلك",
        "في مثل هذا اليوم",
    ],
)
def test_what_is_no_time_is_left(text: str) -> None:
    assert find_times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "value", "kind", "inferred"),
    [
        ("في 17 يونيو 2020", "2020-06-17", "absolute", False),
        ("في 17 يونيو", "2020-06-17", "relative", True),
        ("في يونيو الماضي", "2020-06", "relative", False),
        ("قال الأحد", "2020-07-19", "relative", True),
        ("قال الأحد الماضي", "2020-07-19", "relative", False),
        ("قال أمس", "2020-07-21", "relative", False),
        ("منذ 2011", "2011", "since", False),
        ("منذ عامين", "2018", "since", False),
        ("من 2011 إلى 2014", "2011/2014", "range", False),
        ("بين 3 و7 مايو", "2020-05-03/2020-05-07", "range", True),
        ("الأيام الثلاثة الماضية", "2020-07-19/2020-07-22", "range", False),
        ("حتى نهاية 2021", "2021", "range", False),
        ("كل جمعة", "R/P1W", "recurring", False),
        ("كل عام", "R/P1Y", "recurring", False),
        ("كل ثلاثة أشهر", "R/P3M", "recurring", False),
        ("صيف 2014", "2014-06/2014-08", "absolute", False),
        ("ثمانينيات القرن الماضي", "1980/1989", "absolute", False),
        ("أواخر الشهر الماضي", "2020-06", "relative", False),
        ("الأسبوع الماضي", "2020-07-11/2020-07-17", "relative", False),
        ("هجمات 11 سبتمبر", "2001-09-11", "absolute", True),
        ("عيد الأضحى", "2020-07-31/2020-08-03", "relative", True),
        ("في 1441", "1441", "", False),
    ],
)
def test_value_kind_and_what_was_inferred(text: str, value: str, kind: str, inferred: bool) -> None:
    found = [(one.value, one.kind, one.inferred) for one in find_times(text, WEDNESDAY)]
    assert found == ([(value, kind, inferred)] if kind else [])


def test_without_publication_only_what_the_words_fix() -> None:
    text = "قال أمس إن اتفاق 17 ديسمبر 2015 انهار الأسبوع الماضي بعد مايو 2019 وفي يونيو"
    assert [one.value for one in find_times(text, None)] == ["2015-12-17", "2019-05"]


def test_times_told_from_the_one_before() -> None:
    text = "سقطت البلدة في 11 يونيو 2014، وفي اليوم التالي أعلن النفير. وفي أكتوبر من العام نفسه بدأت الغارات."
    assert [(text[one.start : one.end], one.value) for one in find_times(text, WEDNESDAY)] == [
        ("11 يونيو 2014", "2014-06-11"),
        ("اليوم التالي", "2014-06-12"),
        ("أكتوبر من العام نفسه", "2014-10"),
    ]


def test_list_shares_its_last_words() -> None:
    text = "يومي السبت والأحد المقبلين، و3 و4 مايو 2019، وفي يناير وفبراير 2018"
    assert [(text[one.start : one.end], one.value) for one in find_times(text, WEDNESDAY)] == [
        ("يومي السبت", "2020-07-25"),
        ("الأحد المقبلين", "2020-07-26"),
        ("3", "2019-05-03"),
        ("4 مايو 2019", "2019-05-04"),
        ("يناير", "2018-01"),
        ("فبراير 2018", "2018-02"),
    ]


def test_weekday_beside_yesterday_outweighs_the_date_of_publication() -> None:
    printed_a_day_late = date(2020, 7, 23)
    assert [one.value for one in find_times("قال أمس الثلاثاء", printed_a_day_late)] == ["2020-07-21"]


def test_a_sign_of_the_future_turns_a_bare_name_forward() -> None:
    text = "سيلتقي الوزيران الجمعة، وقال المتحدث الجمعة إن اللقاء مهم"
    assert [one.value for one in find_times(text, WEDNESDAY)] == ["2020-07-24", "2020-07-17"]


def test_offsets_are_those_of_the_text_as_read() -> None:
    text = "قُتِلَ في ١٧ يُولـيُو\u200f ٢٠٢٠ و\ufeb3\ufe92\ufe98\ufee4\ufe92\ufeae 2019"
    found = find_times(text, WEDNESDAY)
    assert [(text[one.start : one.end], one.value) for one in found] == [
        ("١٧ يُولـيُو\u200f ٢٠٢٠", "2020-07-17"),
        ("\ufeb3\ufe92\ufe98\ufee4\ufe92\ufeae 2019", "2019-09"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("القاهرة في 22 يوليو 2020 /وكالات/ قال المتحدث إن الهدنة صامدة.", date(2020, 7, 22)),
        ("الرياض 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس\nاستقبل الأمير الوفد.", date(2015, 8, 11)),
        ("قال اليوم الأربعاء 22 يوليو 2020 إن المفاوضات تعثرت.", date(2020, 7, 22)),
        ("قال أمس الثلاثاء (21 يوليو 2020) إن المفاوضات تعثرت.", date(2020, 7, 22)),
        ("منذ انتخابات 2020 تغير كل شيء. وأضاف اليوم الأربعاء 22 يوليو أن الهدنة صامدة.", date(2020, 7, 22)),
        ("وقع الهجوم الأحد 19 يوليو 2020 في سرت. وقال سكان الأحد إنهم سمعوا دويا.", date(2020, 7, 19)),
        ("وقع اتفاق الصخيرات في 17 ديسمبر 2015.", None),
        ("قال أمس إن المفاوضات تعثرت.", None),
        ("سقط النظام عام 2011 بعد احتجاجات.", None),
        ("", None),
    ],
)
def test_publication_is_inferred_or_left_open(text: str, expected: date | None) -> None:
    assert infer_published(text) == expected


def test_calendars() -> None:
    assert hijri_stretch(1441, 9) == (date(2020, 4, 24), date(2020, 5, 23))
    assert hijri_stretch(1501) is None
    assert to_hijri(date(2015, 7, 21)) == (1436, 10, 5)
    assert to_hijri(date(1900, 1, 1)) is None
    assert week_stretch(WEDNESDAY) == (date(2020, 7, 18), date(2020, 7, 24))
    assert part_stretch((date(2020, 2, 1), date(2020, 2, 29)), "late") == (date(2020, 2, 21), date(2020, 2, 29))
    assert part_stretch((date(2020, 1, 1), date(2020, 12, 31)), "q3") == (date(2020, 7, 1), date(2020, 9, 30))


_WORDS = [
    "بين",
    "و",
    "من",
    "إلى",
    "حتى",
    "منذ",
    "قبل",
    "بعد",
    "3",
    "و7",
    "مايو",
    "آب",
    "(أغسطس)",
    "يناير/",
    "كانون",
    "الأول",
    "الثاني",
    "2020",
    "1436هـ",
    "شوال",
    "رمضان",
    "الماضي",
    "المقبل",
    "الجاري",
    "أمس",
    "اليوم",
    "الأربعاء",
    "الأحد",
    "والاثنين",
    "يومي",
    "عامي",
    "العام",
    "الشهر",
    "نفسه",
    "من",
    "كل",
    "أسبوع",
    "نهاية",
    "مطلع",
    "القرن",
    "الساعة",
    "الثالثة",
    "فجرا",
    "صيف",
    "عيد",
    "الأضحى",
    "أول",
    "أيام",
    "31",
    "/",
    "-",
    "17/6/2020",
    "ثمانينيات",
    "الأيام",
    "الثلاثة",
    "الماضية",
    "الـ",
    "24",
    "ساعة",
    "سيعقد",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=14), st.sampled_from([" ", "", "، "]), st.booleans())
def test_mentions_stand_in_the_text(words: list[str], gap: str, dated: bool) -> None:
    text = gap.join(words)
    mentions = find_times(text, WEDNESDAY if dated else None)
    assert all(0 <= one.start < one.end <= len(text) and one.first <= one.last for one in mentions)
    assert all(before.end <= after.start for before, after in pairwise(mentions))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(text[one.start : one.end] for one in find_times(text, WEDNESDAY))
