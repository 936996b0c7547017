"""The table of attribution: each passage of `data/statements.yml` yields the statements written there, and no other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings
from tawatur.records.span import Span
from tawatur.records.statement import Statement

Case = dict[str, Any]

TABLE: list[Case] = yaml.safe_load((Path(__file__).parent / "data" / "statements.yml").read_text(encoding="utf-8"))
MARKS = " \n.,;:!?،؛؟…-–—\"'«»“”„”‟‘’()[]"
KNOWN_AT_MOST = 0.05  # of the passages may be marked `known`; a table that is mostly excused proves nothing
LEAST_OF_A_PATTERN = 5


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def words_of(text: str, span: Span) -> str:
    """The content up to whole words: without marks at its edges, and with the letters a particle was cut from."""
    start, end = span.start, span.end
    while start and not text[start - 1].isspace() and text[start - 1] not in MARKS:
        start -= 1
    while end < len(text) and not text[end].isspace() and text[end] not in MARKS:
        end += 1
    return text[start:end].strip(MARKS)


def written(text: str, content: str) -> str:
    """Expected content in the same measure; it must stand in the text exactly once."""
    assert text.count(content) == 1, f"«{content}» does not stand once in the text"
    start = text.index(content)
    return words_of(text, Span(start, start + len(content), content))


def plain(form: str) -> str:
    """A form without quotation marks and a preposition's double lam: «الجزيرة» for «للجزيرة»."""
    form = " ".join("".join(" " if mark in "\"'«»“”" else mark for mark in form).split())
    return "ال" + form[2:] if form.startswith("لل") else form


def bears(entity: Entity, form: str) -> bool:
    """Whether an entity has a form; unnamed people also without what closes it («مصدر أمني» for «مصدر أمني كبير»).

    A medium has its form with and without the noun that says what it is («موقع أكسيوس»).
    """
    wanted = plain(form)
    for have in map(plain, entity.forms):
        if have == wanted:
            return True
        if entity.kind == "media" and wanted.endswith(" " + have):
            return True
        if entity.kind == "people" and " " in have and wanted.startswith(have + " "):
            return True
    return False


def name_as(findings: Findings, id_: str, form: str) -> str:
    """The expected form where the entity bears it, else the entity's own first form; "-" for nobody."""
    entity = next((entity for entity in findings.entities if entity.id == id_), None)
    if entity is None:
        return "-"
    return form if form and bears(entity, form) else entity.forms[0]


def at(forms: list[str], index: int) -> str:
    return forms[index] if index < len(forms) else ""


def seen(doc: Document, findings: Findings, statement: Statement, wanted: Case) -> Case:
    """A statement in the terms of the table; `wanted` only decides which of equal wordings is shown."""
    first = statement.cue.quote.split()[0].strip(MARKS) or statement.cue.quote
    for cue in wanted.get("cue", "").split("/"):
        if first in (cue, "و" + cue, "ف" + cue):
            first = wanted["cue"]
            break
    via, joint = wanted.get("via", []), wanted.get("joint", [])
    return {
        "content": words_of(doc.text, statement.content),
        "speaker": name_as(findings, statement.speaker, wanted.get("speaker", "")),
        "anonymity": statement.anonymity,
        "cue": first,
        "cue_class": statement.cue_class,
        "form": statement.form,
        "hedge": statement.hedge if "hedge" in wanted else "",
        "via": [name_as(findings, hop.entity, at(via, index)) for index, hop in enumerate(statement.chain)],
        "joint": [name_as(findings, id_, at(joint, index)) for index, id_ in enumerate(statement.joint)],
    }


def expected(text: str, wanted: Case) -> Case:
    return {"hedge": "", "via": [], "joint": [], **wanted, "content": written(text, wanted["content"])}


def read_case(case: Case, codebook: Codebook) -> tuple[list[Case], list[Case]]:
    """What the program finds in a passage, and what the table asks for."""
    text: str = case["text"].rstrip("\n")
    title_end = len(text.split("\n")[0]) if case.get("title") else 0
    doc = Document(name=case["id"], text=text, title_end=title_end)
    findings = code_article(doc, codebook)
    asked = [expected(text, wanted) for wanted in case["expected"]]
    starts = {written(text, wanted["content"]): wanted for wanted in case["expected"]}
    found = []
    for index, statement in enumerate(findings.statements):
        beside = case["expected"][index] if index < len(asked) else {}
        found.append(seen(doc, findings, statement, starts.get(words_of(text, statement.content), beside)))
    return found, asked


def marked(case: Case) -> Any:
    marks = [pytest.mark.xfail(reason=case["known"], strict=True)] if "known" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in TABLE])
def test_a_passage_yields_its_statements(case: Case, codebook: Codebook) -> None:
    found, asked = read_case(case, codebook)
    assert found == asked


def test_few_passages_are_excused() -> None:
    known = [case["id"] for case in TABLE if "known" in case]
    assert len(known) <= KNOWN_AT_MOST * len(TABLE)


def test_every_pattern_stands_often_enough() -> None:
    counts = Counter(case["pattern"] for case in TABLE)
    assert {pattern: count for pattern, count in counts.items() if count < LEAST_OF_A_PATTERN} == {}


def test_passages_are_distinct_and_named_by_their_pattern() -> None:
    assert len({case["id"] for case in TABLE}) == len({case["text"] for case in TABLE}) == len(TABLE)
    assert all(case["id"].startswith(case["pattern"] + "-") for case in TABLE)
