from __future__ import annotations

from tawatur.accounts.naming import count_names
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.report.names import MOST_COLUMNS, NameMatrix, lay_out_names
from tawatur.report.publishers import name_publishers
from tests.report.samples import COAST, HORIZON, Coded, coast, horizon, name


def lay_out(articles: list[Coded]) -> NameMatrix:
    return lay_out_names(count_names(articles), name_publishers(doc for doc, _ in articles))


def test_entities_stand_against_outlets_with_counted_forms() -> None:
    matrix = lay_out([horizon(), coast()])
    assert [column.label for column in matrix.columns] == [COAST, HORIZON]
    told = [
        (row.name, row.outlets, row.total, [[(cell.form, cell.use.count) for cell in cells] for cells in row.cells])
        for row in matrix.rows
    ]
    assert told[:2] == [
        ("سالم الحداد", 2, 4, [[("سالم الحدّاد", 1)], [("الحداد", 2), ("سالم الحداد", 1)]]),
        ("ميناء الرأس", 2, 3, [[("إدارة الميناء", 1), ("إدارة ميناء الرأس", 1)], [("ميناء الرأس", 1)]]),
    ]
    assert [row.name for row in matrix.rows[2:]] == ["المجلس البلدي", "وكالة المرسى", "مصادر في الميناء", "النقابة"]


def test_numbers_of_forms_lead_to_their_uses() -> None:
    matrix = lay_out([horizon(), coast()])
    cells = [cell for row in matrix.rows for column in row.cells for cell in column]
    assert sorted(cell.number for cell in cells) == list(range(len(matrix.uses)))
    assert all(matrix.uses[cell.number] is cell.use for cell in cells)


def test_outlets_beyond_the_columns_keep_their_labels_in_a_last_one() -> None:
    docs = [Document(name="a.txt", text="كريم\n", outlet=f"{n:02}") for n in range(MOST_COLUMNS + 2)]
    matrix = lay_out([(doc, Findings(entities=(name(doc, "k", "person", "Karim", "كريم"),))) for doc in docs])
    assert matrix.has_others
    assert [column.label for column in matrix.columns] == [f"{n:02}" for n in range(MOST_COLUMNS)]
    assert [(one.label, [cell.form for cell in cells]) for one, cells in matrix.rows[0].others] == [
        (str(MOST_COLUMNS), ["كريم"]),
        (str(MOST_COLUMNS + 1), ["كريم"]),
    ]
