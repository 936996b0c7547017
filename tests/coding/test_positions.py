"""What actors want, accept, refuse, condition or threaten: whole records of whole sentences, and near misses."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.codebook.stances import STANCES, StanceBook, load_stances, read_sense
from tawatur.coding.document import read_article
from tawatur.coding.positions import find_positions
from tawatur.coding.statements import find_statements
from tawatur.coding.view import View
from tawatur.records.position import Position

DATA = Path(__file__).parent / "data"
CASES = [
    case
    for name in ("positions.yml", "positions_more.yml")
    for case in yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
]
# A stance by a person or body whose state is not named stays with the person or body: nothing is inferred.
UNNAMED_STATE = "قال الرئيس الجزائري عبد المجيد تبون إنه مستعد للوساطة بين روسيا وأوكرانيا."


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="module")
def stances(codebook: Codebook) -> StanceBook:
    return load_stances(codebook)


def read_positions(text: str, codebook: Codebook) -> tuple[View, list[Position]]:
    view = read_article(text, codebook)
    return view, find_positions(view, find_statements(view))


def write_record(position: Position) -> dict[str, Any]:
    record: dict[str, Any] = {
        "holder": position.holder,
        "stance": position.stance,
        "by": position.by,
        "matter": position.matter.quote,
    }
    if position.toward:
        record["toward"] = list(position.toward)
    if position.condition is not None:
        record["condition"] = position.condition.quote
    return record


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_tells_its_positions_and_none_besides(case: dict[str, Any], codebook: Codebook) -> None:
    _, positions = read_positions(case["text"], codebook)
    assert [write_record(position) for position in positions] == case["positions"]


def test_the_sentences_cover_every_stance_and_many_near_misses() -> None:
    told = {position["stance"] for case in CASES for position in case["positions"]}
    assert told == STANCES
    assert sum(1 for case in CASES if case["positions"]) >= 100
    assert sum(1 for case in CASES if not case["positions"]) >= 30


def test_records_rest_on_words_of_the_text_and_on_its_phrases(codebook: Codebook) -> None:
    text = "\n".join(case["text"] for case in CASES)
    view, positions = read_positions(text, codebook)
    ids = {phrase.id for phrase in view.settled.phrases}
    assert positions
    for position in positions:
        for span in (position.matter, position.condition):
            assert span is None or text[span.start : span.end] == span.quote
        assert {position.holder, *position.toward} <= ids
        assert position.by == "" or position.by in ids
        assert position.holder not in position.toward


def test_texts_cut_anywhere_are_read_without_error(codebook: Codebook) -> None:
    text = " ".join(case["text"] for case in CASES if case["positions"])[:600]
    for end in range(0, len(text), 3):
        _, positions = read_positions(text[:end], codebook)
        assert all(text[p.matter.start : p.matter.end] == p.matter.quote for p in positions)


def test_a_position_stands_once_at_its_fullest_wording(codebook: Codebook) -> None:
    text = (
        "مصر ترفض تهجير الفلسطينيين\n"
        "قالت وزارة الخارجية المصرية في بيان إن مصر ترفض تهجير الفلسطينيين من قطاع غزة إلى سيناء.\n"
        "وأضاف البيان أن مصر ترفض تهجير الفلسطينيين."
    )
    _, positions = read_positions(text, codebook)
    assert [write_record(position) for position in positions] == [
        {
            "holder": "egypt",
            "stance": "refusal",
            "by": "egypt-foreign-affairs-ministry",
            "matter": "تهجير الفلسطينيين من قطاع غزة إلى سيناء",
        }
    ]


def test_a_speaker_without_a_named_state_holds_for_himself(codebook: Codebook) -> None:
    _, positions = read_positions(UNNAMED_STATE, codebook)
    assert [(position.holder, position.stance) for position in positions] == [("abdelmadjid-tebboune", "offer")]


def test_every_form_of_a_verb_of_will_is_known(stances: StanceBook) -> None:
    for word in ("طالب", "يطالب", "طالبت", "تطالب", "نطالب", "طالبوا", "يطالبون", "مطالبا", "مطالبين", "وسيطالب"):
        assert "طالب" in {sense.lemma for sense in stances.read_word(word)}, word
    assert {sense.stance for sense in stances.read_word("وترفض")} == {"refusal"}
    assert stances.read_word("كتاب") == ()


def test_a_denied_word_tells_the_stance_of_its_denial_or_none(stances: StanceBook) -> None:
    assert {sense.negated for sense in stances.read_word("تريد")} == {"refusal"}
    assert {sense.negated for sense in stances.read_word("تمانع")} == {"offer"}
    assert {sense.negated for sense in stances.read_word("يطالب")} == {""}


def test_a_stance_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="no stance: 'wish'"):
        read_sense({"text": "أمنية", "stance": "wish"}, "noun")


def test_positions_cost_little_time(codebook: Codebook) -> None:
    text = "\n".join(case["text"] for case in CASES)
    view = read_article(text, codebook)
    drafts = find_statements(view)
    times = []
    for _ in range(5):
        started = time.process_time()
        find_positions(view, drafts)
        times.append(time.process_time() - started)
    # Less than 3 ms for 400 words of plain news; these words are all of will, and machines differ.
    assert min(times) * 400 / view.size < 0.02
