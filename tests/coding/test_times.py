from __future__ import annotations

from datetime import date

import pytest

from tawatur.coding.times import find_time_records, read_day
from tawatur.records.document import Document
from tawatur.records.span import Span
from tawatur.records.time import Time

# "On Tuesday 8 January/December clashes resumed in the city, after a truce since 2019."
TEXT = "تجددت الاشتباكات في المدينة الثلاثاء 8 يناير/ كانون الأول، بعد هدنة منذ 2019"


def test_times_as_records() -> None:
    first, second = find_time_records(Document(name="a", text=TEXT, published="2020-07-22T10:00+03:00"))
    assert first == Time(
        span=Span(28, 57, "الثلاثاء 8 يناير/ كانون الأول"),
        value="2020-01-08",
        first="2020-01-08",
        last="2020-01-08",
        precision="day",
        kind="relative",
        inferred=first.inferred,
        slip=first.slip,
    )
    assert "january/december" in first.slip
    assert (second.span.quote, second.value, second.kind, second.last) == ("منذ 2019", "2019", "since", "2020-07-22")


def test_without_a_date_of_publication_the_words_alone_count() -> None:
    assert [one.value for one in find_time_records(Document(name="a", text="وقع أمس، وقبله في 3 مايو 2019"))] == [
        "2019-05-03"
    ]


@pytest.mark.parametrize(
    ("published", "day"),
    [("2020-07-22", date(2020, 7, 22)), ("2020-07-22T10:00", date(2020, 7, 22)), ("2020-07", None), ("", None)],
)
def test_days_of_publication(published: str, day: date | None) -> None:
    assert read_day(published) == day
