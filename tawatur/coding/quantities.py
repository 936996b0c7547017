"""Sizes that an article gives: killed, wounded, arrested, displaced, missing, persons, money, distances, weapons."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.numbers import find_numbers
from tawatur.arabic.numbers_units import UnitClass
from tawatur.records.document import Document
from tawatur.records.quantity import Quantity
from tawatur.records.span import make_span
from tawatur.records.statement import Statement

# Classes that become records, with the unit of each; "" takes the noun that is counted. What befell persons counts
# whoever they were ("5 soldiers and 3 civilians killed" are killed twice), so that accounts can be compared.
UNITS: dict[UnitClass, str] = {
    "persons_killed": "killed",
    "wounded": "wounded",
    "arrested": "arrested",
    "displaced": "displaced",
    "missing": "missing",
    "persons": "",
    "money": "",
    "distance": "",
    "weapons": "",
}


def find_quantities(doc: Document, statements: Sequence[Statement]) -> tuple[Quantity, ...]:
    """Every number of an article that sizes one of the classes in `UNITS`; see `find_sized`.

    Example:
        >>> doc = Document(name="a", text="مقتل 15 شخصا وإصابة 30 وخسائر بنحو مليون دولار")
        >>> [(one.best, one.unit) for one in find_quantities(doc, ())]
        [(15.0, 'killed'), (30.0, 'wounded'), (1000000.0, 'دولار')]
    """
    return tuple(quantity for quantity, _ in find_sized(doc, statements))


def find_sized(doc: Document, statements: Sequence[Statement]) -> tuple[tuple[Quantity, str], ...]:
    """Every number of an article that sizes one of the classes in `UNITS`.

    How numbers are read is told by `tawatur.arabic.numbers` and `docs/times.md`. Percentages, lengths of time and
    counts of other things are left out.

    Args:
        doc: the article.
        statements: its statements. A number belongs to the speaker of the innermost one whose content covers it.

    Returns:
        Records in the order of the text, each with its class; `unit` is one of "killed", "wounded", "arrested",
        "displaced", "missing", else the counted noun's singular as the codebook writes it, or "persons" where persons
        are counted without a noun.
    """
    return tuple(
        (
            Quantity(
                span=make_span(doc.text, one.start, one.end),
                unit=UNITS[one.unit_class] or one.unit or one.unit_class,
                best=one.value,
                low=one.low,
                high=one.high,
                source=_source_of(one.start, one.end, statements),
            ),
            one.unit_class,
        )
        for one in find_numbers(doc.text)
        if one.unit_class in UNITS
    )


def _source_of(start: int, end: int, statements: Sequence[Statement]) -> str:
    """The speaker of the shortest statement whose content covers a stretch, "" where none does."""
    covering = [one for one in statements if one.content.start <= start and end <= one.content.end]
    return min(covering, key=lambda one: one.content.end - one.content.start).speaker if covering else ""
