from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

from tawatur.accounts.corroboration import Verdict
from tawatur.accounts.coverage import Cover
from tawatur.accounts.timeline import Outcome
from tawatur.arabic.fold import fold
from tawatur.records.entity import EntityKind
from tawatur.records.event import EventType
from tawatur.records.point import ContradictionKind
from tawatur.records.position import Stance
from tawatur.records.statement import Anonymity, CueClass, Form
from tawatur.report.words import fold_table, load_words


def test_every_word_stands_in_both_languages_with_the_same_gaps() -> None:
    gaps = re.compile(r"\{\w+\}")
    wrong = [
        key
        for key, word in load_words().items()
        if set(word) != {"ar", "en"} or not all(word.values()) or gaps.findall(word["ar"]) != gaps.findall(word["en"])
    ]
    assert wrong == []


def test_every_value_of_the_records_has_a_word() -> None:
    sorts = {
        "kind": EntityKind, "cue": CueClass, "form": Form, "anonymity": Anonymity, "stance": Stance, "event": EventType,
        "contra": ContradictionKind, "outcome": Outcome, "cover": Cover, "verdict": Verdict,
    }  # fmt: skip
    wanted = {f"{name}.{value}" for name, sort in sorts.items() for value in get_args(sort)}
    assert wanted <= set(load_words())


def test_every_word_is_used_and_every_word_used_is_there() -> None:
    room = files("tawatur.report")
    texts = [
        file.read_text("utf-8")
        for name in ("templates", "assets")
        for file in (room / name).iterdir()
        if not file.name.startswith("outlook")  # a page of its own, with its own words
    ]
    composed = (
        "kind.", "cue.", "form.", "anonymity.", "hedge.", "panel.mark-", "filter.known", "filter.listed",
        "cover.", "verdict.", "contra.", "slip.", "stance.", "loaded.", "event.", "status.", "outcome.", "means.",
        "points.kind-", "point.provision",
        "mode.", "toll.", "instrument.", "third.", "truce.", "sides.", "terms.", "purpose.", "class.",
    )  # fmt: skip
    source = "\n".join(texts)
    quoted = set(re.findall(r"[\"']([a-z]+\.[a-z_-]+)[\"']", source)) - {
        "use.count",
        "mark.here",
        "panel.mark-",
        "stance.",
        "hedge.",
        "loaded.",
        "points.kind-",
    }
    views = ("points", "disputed", "stands", "labels", "time", "picture", "index", "statements", "names", "articles")
    titles = {f"{view}.title" for view in views}
    keys = {key for key in load_words() if not key.startswith(composed)}
    assert sorted(keys - quoted - titles) == []
    assert sorted(key for key in quoted if not key.endswith(".j2") and key not in load_words()) == []


def test_the_table_of_folding_folds_as_matching_does() -> None:
    table = fold_table()
    everything = "".join(chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000)
    assert "".join(table.get(sign, sign) for sign in everything) == fold(everything).text
