from __future__ import annotations

from tawatur.coding.quantities import find_quantities
from tawatur.records.document import Document
from tawatur.records.quantity import Quantity
from tawatur.records.span import make_span
from tawatur.records.statement import Statement

# "A doctor said that 12 were killed and the governor told him that at least 30 persons were displaced; 5 per cent …"
TEXT = "قال طبيب إن 12 مدنيا قتلوا وإن المحافظ أبلغه بنزوح 30 شخصا على الأقل. وأصيب أكثر من 7 جنود بصاروخين خلال 3 أيام"


def statement(content: str, speaker: str) -> Statement:
    start = TEXT.index(content)
    return Statement(
        content=make_span(TEXT, start, start + len(content)),
        cue=make_span(TEXT, 0, 3),
        speaker=speaker,
        anonymity="named",
        cue_class="say",
        form="indirect",
    )


INNER = "بنزوح 30 شخصا على الأقل"
OUTER = TEXT[TEXT.index("12 مدنيا") : TEXT.index(".")]


def test_quantities_with_who_gives_them() -> None:
    doc = Document(name="a", text=TEXT)
    found = find_quantities(doc, (statement(INNER, "governor"), statement(OUTER, "doctor")))
    assert [(one.unit, one.best, one.low, one.high, one.source) for one in found] == [
        ("killed", 12.0, 12.0, 12.0, "doctor"),
        ("displaced", 30.0, 30.0, None, "governor"),
        ("wounded", 7.0, 7.0, None, ""),
        ("صاروخ", 2.0, 2.0, 2.0, ""),
    ]
    assert all(TEXT[one.span.start : one.span.end] == one.span.quote for one in found)


def test_units_of_money_and_distance_and_of_persons_without_fate() -> None:
    doc = Document(name="a", text="وصل 400 مقاتل وأنفق 3 ملايين دولار على بعد 20 كيلومترا، وارتفعت الأسعار 5 في المئة")
    assert [(one.span.quote, one.unit, one.best) for one in find_quantities(doc, ())] == [
        ("400 مقاتل", "مقاتل", 400.0),
        ("3 ملايين دولار", "دولار", 3_000_000.0),
        ("20 كيلومترا", "كيلومتر", 20.0),
    ]


def test_nothing_is_found_where_nothing_is_counted() -> None:
    assert find_quantities(Document(name="a", text="اجتمع الوزيران أمس."), ()) == ()
    assert Quantity.__struct_fields__[:2] == ("span", "unit")
