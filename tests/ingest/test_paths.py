from __future__ import annotations

import gzip
import json
import os
import tracemalloc
from pathlib import Path

import pytest

from tawatur.ingest.paths import count_inputs, read_paths
from tawatur.ingest.refuse import STAGES, is_note
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

TEXT = "هدنة في سرت\n\nأعلن المتحدث باسم الحكومة أمس أن الهدنة ستبدأ بعد يومين.\n"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*paths: Path) -> list[str]:
    return [item.name if isinstance(item, Document) else item.code for item in read_paths(paths)]


def test_a_text_file_is_a_document(tmp_path: Path) -> None:
    path = write(tmp_path / "1.txt")
    assert list(read_paths([path])) == [Document(name="1.txt", text=TEXT, title_end=11)]


def test_metadata_beside_the_file_tell_of_it(tmp_path: Path) -> None:
    path = write(tmp_path / "1.txt", TEXT.replace("\n\n", "\n"))
    write(
        tmp_path / "metadata.csv",
        "file;outlet;published;url;title;author;note\n"
        "1.txt;صوت المدينة;٢٠٢٠/٧/٩;https://example.org/1;هدنة في سرت;سلمى;x\n",
    )
    doc = Document(
        name="1.txt",
        text=TEXT.replace("\n\n", "\n"),
        outlet="صوت المدينة",
        url="https://example.org/1",
        published="2020-07-09",
        published_from="metadata",
        author="سلمى",
        title_end=11,
    )
    assert list(read_paths([path])) == [doc]
    assert list(read_paths([tmp_path])) == [doc]
    assert list(read_paths([path, tmp_path / "metadata.csv"])) == [doc]


def test_folders_are_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c/d/e.txt", "Z.md", "no-ending"):
        write(tmp_path / name)
    for name in (
        ".hidden.txt",
        ".git/x.txt",
        "README.md",
        "readme",
        "LICENSE",
        "licence.txt",
        "a/NOTICE",
        "COPYING",
        "news.db",
        "news.db-wal",
        "a/x.sqlite3",
    ):
        write(tmp_path / name)
    expected = ["Z.md", "a/10.txt", "a/2.txt", "b.txt", "c/d/e.txt", "no-ending"]
    assert names(tmp_path) == expected
    assert count_inputs([tmp_path]) == len(expected)
    assert names(tmp_path / "b.txt", tmp_path / "a") == ["b.txt", "10.txt", "2.txt"]


def test_metadata_of_a_folder_reach_below_it_and_the_nearest_counts(tmp_path: Path) -> None:
    write(tmp_path / "1.txt")
    write(tmp_path / "sub/1.txt")
    write(tmp_path / "sub/2.txt")
    write(tmp_path / "metadata.csv", "file,outlet\n1.txt,top\nsub/1.txt,far\nsub/2.txt,far\n")
    write(tmp_path / "sub/metadata.csv", "file,outlet\n1.txt,near\n")
    found = [(item.name, item.outlet) for item in read_paths([tmp_path]) if isinstance(item, Document)]
    assert found == [("1.txt", "top"), ("sub/1.txt", "near"), ("sub/2.txt", "far")]


def test_metadata_may_change_between_two_readings(tmp_path: Path) -> None:
    path = write(tmp_path / "1.txt")
    for outlet in ("ا", "ب"):
        write(tmp_path / "metadata.csv", f"file,outlet\n1.txt,{outlet}\n")
        assert [item.outlet for item in read_paths([path]) if isinstance(item, Document)] == [outlet]


def test_other_kinds_of_file(tmp_path: Path) -> None:
    write(tmp_path / "page.mhtml", f"<html><p>{TEXT}</p></html>")
    write(tmp_path / "page.xyz", f"<html><p>{TEXT}</p></html>")
    write(tmp_path / "article.story")  # an unknown ending, and Arabic text
    write(tmp_path / "data.json", "{}")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    write(tmp_path / "notes.log", "Started the crawler on all of the sites.")
    assert names(tmp_path) == [
        "article.story",
        "ingest.unknown-kind",
        "ingest.not-arabic",
        "ingest.unknown-kind",
        "ingest.unknown-kind",
        "ingest.not-text",
    ]


def test_links_are_followed_but_not_in_circles(tmp_path: Path) -> None:
    write(tmp_path / "news/1.txt")
    write(tmp_path / "other/2.txt")
    (tmp_path / "news/again").symlink_to(tmp_path / "news")
    (tmp_path / "news/other").symlink_to(tmp_path / "other")
    (tmp_path / "news/broken.txt").symlink_to(tmp_path / "gone.txt")
    assert names(tmp_path / "news") == ["1.txt", "ingest.missing-path", "other/2.txt"]
    assert count_inputs([tmp_path / "news"]) == 3


def test_a_pipe_is_not_waited_on(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.jsonl")
    assert names(tmp_path) == ["ingest.not-a-file", "ingest.not-a-file"]
    assert names(tmp_path / "pipe.txt") == ["ingest.not-a-file"]
    assert count_inputs([tmp_path]) == 2


def test_a_name_that_is_no_utf8_is_shown_with_its_bytes(tmp_path: Path) -> None:
    try:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xd4.txt"))
        write(path)
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    assert names(tmp_path) == ["\\xd4.txt"]
    write(path, "")
    [refusal] = read_paths([tmp_path])
    assert isinstance(refusal, Refusal) and refusal.document == f"{tmp_path}/\\xd4.txt"


def test_two_articles_of_one_name_in_a_run_are_remarked_upon(tmp_path: Path) -> None:
    write(tmp_path / "a/1.txt")
    write(tmp_path / "b/1.txt", TEXT.replace("يومين", "أسبوع"))
    assert names(tmp_path / "a", tmp_path / "b") == ["1.txt", "1.txt", "ingest.same-name"]
    assert names(tmp_path / "a", tmp_path / "a") == ["1.txt", "1.txt"]  # the same text again
    assert names(tmp_path) == ["a/1.txt", "b/1.txt"]


def test_reading_is_the_same_every_time_and_at_every_place(tmp_path: Path) -> None:
    write(tmp_path / "x/news/1.txt")
    write(tmp_path / "x/news/2.txt", "The end of the war")
    write(tmp_path / "x/news/metadata.csv", "file\n1.txt\n")
    first = list(read_paths([tmp_path / "x/news"]))
    assert list(read_paths([tmp_path / "x/news"])) == first
    (tmp_path / "x").rename(tmp_path / "y")
    docs = [item for item in read_paths([tmp_path / "y/news"]) if isinstance(item, Document)]
    assert [doc.key for doc in docs] == [item.key for item in first if isinstance(item, Document)]


def test_memory_does_not_grow_with_the_corpus(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.jsonl.gz"
        lines = (
            json.dumps({"id": str(n), "url": f"https://example.org/{n}", "text": TEXT}) + "\n" for n in range(count)
        )
        path.write_bytes(gzip.compress("".join(lines).encode()))
        for _ in read_paths([path]):
            break  # tables that are read once
        tracemalloc.start()
        read = sum(isinstance(item, Document) for item in read_paths([path]))
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert read == count
        return most

    assert peak(2000) < peak(100) * 1.5


def test_count_inputs_counts_lines_and_never_raises(tmp_path: Path) -> None:
    write(tmp_path / "1.txt")
    (tmp_path / "2.jsonl").write_bytes(b"{}\n{}\n{}")
    (tmp_path / "3.jsonl.gz").write_bytes(gzip.compress(b"{}\n{}\n"))
    (tmp_path / "4.jsonl.gz").write_bytes(b"no gzip")
    assert count_inputs([tmp_path, tmp_path / "gone", Path("a\0b")]) == 9


def test_notes_are_no_refusals() -> None:
    notes = {code for code, stage in STAGES.items() if is_note(Refusal(document="x", stage=stage, code=code))}
    assert notes == {"ingest.unknown-date", "ingest.same-name"}
