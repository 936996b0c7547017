from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from tawatur.ingest.metadata import Metadata, Row, read_metadata
from tawatur.records.refusal import Refusal

ROW = Row(
    file="1.txt",
    outlet="صوت المدينة",
    published="2020-07-09",
    url="https://example.org/1",
    title="هدنة، في سرت",
    author="سلمى",
    line=2,
)
HEAD = "file,outlet,published,url,title,author\n"
LINE = '1.txt,صوت المدينة,2020-07-09,https://example.org/1,"هدنة، في سرت",سلمى\n'


def read(folder: Path, content: bytes) -> Metadata:
    (folder / "metadata.csv").write_bytes(content)
    return read_metadata(folder / "metadata.csv")


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + LINE).encode(),
        (HEAD + LINE).encode("utf-8-sig"),
        (HEAD + LINE).replace("\n", "\r\n").encode(),
        (HEAD + LINE).encode("windows-1256"),
        (HEAD + LINE).replace(",", ";").encode(),
        (HEAD + LINE).replace(",", "\t").encode(),
        (HEAD + LINE).replace("file,outlet", "FILE , Outlet").encode(),
        (HEAD.strip() + ",extra\n" + LINE.strip() + ",more\n").encode(),
        (HEAD + LINE + "\n,,,,,\n").encode(),
    ],
)
def test_every_spelling_of_a_table_gives_the_same_row(tmp_path: Path, content: bytes) -> None:
    table = read(tmp_path, content)
    assert (table.rows, table.refusals) == ({"1.txt": ROW}, ())


def test_columns_may_be_missing_and_in_any_order(tmp_path: Path) -> None:
    table = read(tmp_path, b"published,file\n2020-07-09,1.txt\n,2.txt\n")
    assert table.rows == {
        "1.txt": Row(file="1.txt", published="2020-07-09", line=2),
        "2.txt": Row(file="2.txt", line=3),
    }


def test_a_spreadsheet_s_delimiter_line_is_passed_over(tmp_path: Path) -> None:
    table = read(tmp_path, "sep=;\r\nfile;outlet\r\n1.txt;ا\r\n".encode())
    assert table.rows == {"1.txt": Row(file="1.txt", outlet="ا", line=3)}


def test_rows_are_found_by_path_below_the_folder_and_in_any_composition(tmp_path: Path) -> None:
    name = "أخبار.txt"
    table = read(tmp_path, f"file,outlet\nsub\\{unicodedata.normalize('NFD', name)},ا\n./2.txt,ب\n".encode())
    row = table.find_row(tmp_path / "sub" / name)
    assert row is not None and row.outlet == "ا"
    assert table.find_row(tmp_path / "2.txt") == Row(file="./2.txt", outlet="ب", line=3)
    assert table.find_row(tmp_path / name) is None
    assert table.find_row(tmp_path.parent / "2.txt") is None


def test_a_pasted_headline_with_quotation_marks_spoils_no_other_row(tmp_path: Path) -> None:
    content = (
        "file,title\n"
        '1.txt,قال "نعم" أمس\n'
        '2.txt,"قال ""لا"" أمس"\n'
        '3.txt,"نعم": قالها أمس\n'
        '4.txt,"نعم, قالها "أمس",\n'
        '5.txt,"نعم قالها أمس\n'
        "6.txt,هدنة\n"
    )
    table = read(tmp_path, content.encode())
    assert {name: row.title for name, row in table.rows.items()} == {
        "1.txt": 'قال "نعم" أمس',
        "2.txt": 'قال "لا" أمس',
        "3.txt": '"نعم": قالها أمس',
        "5.txt": '"نعم قالها أمس',
        "6.txt": "هدنة",
    }
    path = str(tmp_path / "metadata.csv")
    assert table.refusals == (
        Refusal(document=path, stage="open", code="ingest.broken-metadata-row", details={"path": path, "line": "5"}),
    )


def test_the_first_of_two_rows_counts(tmp_path: Path) -> None:
    table = read(tmp_path, "file,outlet\n1.txt,ا\n1.txt,ب\n".encode())
    path = str(tmp_path / "metadata.csv")
    assert table.rows == {"1.txt": Row(file="1.txt", outlet="ا", line=2)}
    assert [refusal.details for refusal in table.refusals] == [{"path": path, "file": "1.txt", "line": "3"}]


def test_rows_that_lead_out_of_the_folder_name_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("ا", encoding="utf-8")
    folder = tmp_path / "news"
    folder.mkdir()
    table = read(folder, f"file\n../secret.txt\n{tmp_path}/secret.txt\n".encode())
    assert [refusal.details["file"] for refusal in table.check_files()] == [
        "../secret.txt",
        f"{tmp_path}/secret.txt",
    ]
