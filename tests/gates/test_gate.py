from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from gates import gate
from gates.corpus import digest_set, find_sets
from gates.figures import Figure, make_figure, write_table
from gates.floors import Floors, find_breaches, pin_floors, read_floors, write_floors
from gates.scorer import Counts
from tawatur.codebook.load import Codebook
from tests.ledger.samples import TEXT, make_findings

HALF = make_figure(Counts(1, 2, 2))


def test_the_table_shows_counts_and_floors() -> None:
    figures = {"provisions": HALF, "statements: direct, recall": make_figure(Counts(3, 4, 3))}
    assert write_table(figures).splitlines() == [
        "figure                              gold found   prec    rec     F1",
        "provisions                             2     2  0.500  0.500  0.500",
        "statements: direct, recall             4     3  1.000  0.750  0.857",
    ]
    assert write_table(figures, {"provisions": 0.6}).splitlines() == [
        "figure                              gold found   prec    rec     F1  floor",
        "provisions                             2     2  0.500  0.500  0.500  0.600  UNDER ITS FLOOR",
        "statements: direct, recall             4     3  1.000  0.750  0.857      -",
    ]


def test_pinning_raises_floors_and_lowers_none() -> None:
    first = pin_floors(None, "d", {"x": HALF, "y": HALF}, lower=False)
    assert first == Floors("d", {"x": 0.5, "y": 0.5})
    measured = {"x": make_figure(Counts(1, 3, 3)), "y": make_figure(Counts(2, 3, 3))}
    assert pin_floors(first, "d", measured, lower=False) == Floors("d", {"x": 0.5, "y": 0.666})
    assert pin_floors(first, "d", measured, lower=True) == Floors("d", {"x": 0.333, "y": 0.666})


def test_a_figure_that_is_not_measured_keeps_its_floor() -> None:
    assert pin_floors(Floors("d", {"x": 0.5}), "d", {}, lower=False) == Floors("d", {"x": 0.5})


def test_floors_of_other_articles_bind_nothing() -> None:
    assert pin_floors(Floors("old", {"x": 0.9}), "new", {"x": HALF}, lower=False) == Floors("new", {"x": 0.5})


def test_breaches() -> None:
    floors = Floors("d", {"x": 0.5, "y": 0.6, "z": 0.1})
    figures: dict[str, Figure] = {"x": HALF, "y": HALF}
    assert find_breaches(None, "d", figures) == []
    assert find_breaches(Floors("d", {"x": 0.5}), "d", figures) == []
    assert find_breaches(floors, "d", figures) == [
        "z is not measured any more",
        "y 0.5000 is under its floor 0.600",
    ]
    assert find_breaches(floors, "e", figures) == ["its articles are not those that the floors were pinned on"]


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    floors = {"A": Floors("d", {"x": 0.5})}
    write_floors(floors, path)
    assert read_floors(path) == floors


def write_rows(path: Path, *rows: tuple[str, ...]) -> None:
    with path.open("w", encoding="utf-8", newline="") as table:
        csv.writer(table).writerows(rows)


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """Two coded articles in the form of the real ones."""
    folder = tmp_path / "shared" / "gold" / "dev"
    (folder / "texts").mkdir(parents=True)
    (folder / "coded").mkdir()
    coded = {
        "entities": [{"id": "nader", "kind": "person", "en": "N", "forms": ["سالم نادر"]}],
        "statements": [
            {"p": 1, "from": "سنقبل", "to": "أسيرا", "speaker": "nader", "form": "direct", "anonymity": "named"}
        ],
    }
    for name in ("a.txt", "b.txt"):
        (folder / "texts" / name).write_text(TEXT, encoding="utf-8")
        content = json.dumps({"document": name, **coded})
        (folder / "coded" / name.replace(".txt", ".json")).write_text(content, encoding="utf-8")
    write_rows(folder / "split.csv", ("file", "half"), ("a.txt", "A"), ("b.txt", "B"))
    write_rows(folder / "libya.csv", ("file", "half"), ("a.txt", "L"))
    write_rows(
        folder / "metadata.csv",
        ("file", "outlet", "published", "url"),
        ("a.txt", "الأفق", "2018-12-13", ""),
        ("b.txt", "النجم", "", ""),
    )
    return tmp_path / "shared"


@pytest.fixture
def coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.run.worker.code_article", lambda doc, codebook: make_findings())
    monkeypatch.setattr(gate, "load_codebook", lambda: object.__new__(Codebook))


def test_sets_of_articles_and_their_digests(shared: Path) -> None:
    sets = find_sets(shared)
    assert [(gold.name, gold.documents) for gold in sets] == [
        ("libya", ("a.txt",)),
        ("A", ("a.txt",)),
        ("B", ("b.txt",)),
    ]
    before = [digest_set(gold) for gold in sets]
    assert before[0] == before[1] != before[2]
    (shared / "gold/dev/coded/a.json").write_text("{}", encoding="utf-8")
    after = [digest_set(gold) for gold in sets]
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, True]


@pytest.mark.usefixtures("coder")
def test_the_gate_pins_and_fails_under_a_floor(
    shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--shared", str(shared), "--floors", str(tmp_path / "floors.json"), "--set", "A"]
    assert gate.main(options) == 0
    assert not (tmp_path / "floors.json").exists()
    assert gate.main([*options, "--pin"]) == 0
    floors = read_floors(tmp_path / "floors.json")["A"].figures
    assert (floors["statements: content+speaker"], floors["statements: +anonymity"], floors["provisions"]) == (1, 1, 0)
    write_floors(
        {"A": Floors(read_floors(tmp_path / "floors.json")["A"].digest, {"provisions": 0.5})}, tmp_path / "floors.json"
    )
    capsys.readouterr()
    assert gate.main(options) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "A: provisions 0.0000 is under its floor 0.500"
    assert gate.main([*options, "--pin"]) == 1
    assert gate.main([*options, "--pin", "--lower"]) == 0
    assert gate.main(options) == 0


def test_without_coded_articles_the_gate_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--shared", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"The coded articles are not in {tmp_path}.\n"
