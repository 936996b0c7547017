from __future__ import annotations

import pytest

from tawatur.ledger.check import all_layouts
from tawatur.ledger.layout import LAYOUTS, REFERENCES, Layout
from tawatur.records.findings import Findings


@pytest.mark.parametrize("layout", list(all_layouts()), ids=lambda layout: layout.table.name)
def test_every_field_of_a_record_has_its_place_once(layout: Layout) -> None:
    named = [*layout.plain, *layout.spans, *layout.lists, *layout.parts, *layout.forms]
    assert sorted(named) == sorted(layout.record.__struct_fields__)


def test_every_kind_of_record_has_a_layout() -> None:
    assert tuple(LAYOUTS) == Findings.__struct_fields__


def test_references_are_columns() -> None:
    columns = {layout.table.name: set(layout.plain) for layout in all_layouts()}
    wrong = {table: names for table, names in REFERENCES.items() if not set(names) <= columns[table]}
    assert wrong == {}
