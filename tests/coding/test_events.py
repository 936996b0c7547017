"""Who did what to whom: whole records of whole sentences, near misses, sizes, and one record for a happening."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from tawatur.arabic.dates import find_times
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article, read_article
from tawatur.coding.event_parts import Salience, list_candidates, name_actors, rate
from tawatur.coding.event_setting import Setting
from tawatur.coding.events import find_events, propose_told, trigger_book
from tawatur.coding.statements import find_statements
from tawatur.coding.times import read_day
from tawatur.records.document import Document
from tawatur.records.event import Event, EventType, Status

CASES = yaml.safe_load((Path(__file__).parent / "data" / "events.yml").read_text(encoding="utf-8"))
PUBLISHED = "2024-05-15"
# Ids that are made from the words of people and groups without a name: another test holds these.
UNNAMED = ("people-", "office-", "group-", "ship-")
# Modes that the codebook gives where the text tells; each has a sentence.
MODES = {
    "ASSAULT": "abduct aerial beat destroy drone explosives firearms heavy_weapons primitive sexual targeted territory "
    "torture unconventional",
    "COERCE": "arrest censor crowd_control cyber deport destroy restrict seize",
    "CONCEDE": "ceasefire pardon",
    "CONSULT": "phone third-party visit",
    "MOBILIZE": "militia troops",
    "PROTEST": "demo obstruct riot strike",
    "RETREAT": "access ceasefire disarm ease release resign withdraw",
    "SANCTION": "convict discontinue expel withdraw",
    "ACCUSE": "allege disapprove investigate",
}


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def read_events(text: str, codebook: Codebook, published: str = PUBLISHED) -> list[Event]:
    view = read_article(text, codebook)
    return find_events(view, find_statements(view), find_times(text, read_day(published)))


def write_record(event: Event) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "type": event.type,
        "mode": event.mode,
        "context": event.context,
        "status": "" if event.status == "occurred" else event.status,
        "actors": [hide_unnamed(id_) for id_ in event.actors],
        "recipients": [hide_unnamed(id_) for id_ in event.recipients],
        "place": event.place,
        "date": event.date,
        "claimed_by": hide_unnamed(event.claimed_by),
        "anchor": event.anchor.quote,
    }
    return {name: value for name, value in fields.items() if value}


def hide_unnamed(id_: str) -> str:
    return "unnamed" if id_.startswith(UNNAMED) else id_


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:50])
def test_a_sentence_tells_its_events_and_none_besides(case: dict[str, Any], codebook: Codebook) -> None:
    assert [write_record(event) for event in read_events(case["text"], codebook)] == case["events"]


def test_the_sentences_cover_every_type_mode_and_status_and_many_near_misses() -> None:
    told = [event for case in CASES for event in case["events"]]
    assert {event["type"] for event in told} == set(get_args(EventType))
    assert {event.get("status", "occurred") for event in told} == set(get_args(Status))
    modes = {(event["type"], event["mode"]) for event in told if "mode" in event}
    assert {(type_, mode) for type_, names in MODES.items() for mode in names.split()} <= modes
    assert len(CASES) >= 300
    assert sum(1 for case in CASES if not case["events"]) >= 100
    assert len({case["text"] for case in CASES}) == len(CASES)


def test_no_more_than_three_sentences_stand_on_one_frame() -> None:
    """A frame is the trigger with the kind of what surrounds it: the same words first, last and as anchor."""
    frames = Counter(
        (case["text"].split()[0], case["events"][0]["anchor"], case["text"].split()[-1])
        for case in CASES
        if case["events"]
    )
    assert max(frames.values()) <= 3


def test_events_rest_on_words_of_the_text_and_on_its_phrases(codebook: Codebook) -> None:
    text = "\n".join(case["text"] for case in CASES if case["events"])
    findings = code_article(Document(name="a", text=text, published=PUBLISHED), codebook)
    ids = {entity.id for entity in findings.entities}
    assert findings.events
    for event in findings.events:
        assert text[event.anchor.start : event.anchor.end] == event.anchor.quote
        assert {*event.actors, *event.recipients, event.place, event.claimed_by} - {""} <= ids


def test_texts_cut_anywhere_are_read_without_error(codebook: Codebook) -> None:
    text = " ".join(case["text"] for case in CASES if case["events"])[:500]
    for end in range(0, len(text), 5):
        for event in read_events(text[:end], codebook):
            assert text[event.anchor.start : event.anchor.end] == event.anchor.quote


def test_a_happening_told_twice_is_one_event_at_its_fullest_telling(codebook: Codebook) -> None:
    text = (
        "هجوم على مطار أبها\n"
        "شن الحوثيون هجوما بطائرة مسيرة على مطار أبها في السعودية يوم الاثنين.\n"
        "ولم تعرف بعد خسائر الهجوم."
    )
    assert [write_record(event) for event in read_events(text, codebook)] == [
        {
            "type": "ASSAULT",
            "mode": "drone",
            "actors": ["houthis"],
            "recipients": ["abha"],
            "place": "abha",
            "date": "2024-05-13",
            "anchor": "هجوما بطائرة مسيرة",
        }
    ]


def test_numbers_name_the_event_that_they_size(codebook: Codebook) -> None:
    text = (
        "قتل 12 مدنيا وأصيب 30 آخرون في غارة للتحالف العربي على سوق في صعدة. "
        "واعتقلت الشرطة التركية 25 متظاهرا في إسطنبول، وقدمت السعودية 50 مليون دولار لليمن. "
        "وقتل 5 أشخاص في حادث سير."
    )
    findings = code_article(Document(name="a", text=text, published=PUBLISHED), codebook)
    assert [event.type for event in findings.events] == ["ASSAULT", "COERCE", "AID"]
    assert [(one.best, one.low, one.high, one.unit, one.event) for one in findings.quantities] == [
        (12.0, 12.0, 12.0, "killed", 0),
        (30.0, 30.0, 30.0, "wounded", 0),
        (25.0, 25.0, 25.0, "arrested", 1),
        (50_000_000.0, 50_000_000.0, 50_000_000.0, "دولار", 2),
        (5.0, 5.0, 5.0, "killed", None),
    ]


def test_who_is_named_nearby_acts_where_the_weights_say_so(codebook: Codebook) -> None:
    text = "نفذ الجيش السوداني عملية في أم درمان أمس.\nثم قصف مدفعي عنيف على حي بحري."
    view = read_article(text, codebook)
    told = propose_told(view, trigger_book(codebook), Setting(view, find_statements(view), find_times(text, None)))
    act = next(one for one in told if not one.actors)
    (found,) = [one for one in list_candidates(view, Salience(view), act) if one.phrase.id == "sudan-army"]
    assert {"kind armed_group", "named 1. most", "sentence before"} <= set(found.features)
    model = {"least": -1.0, "intercept": -2.0, "weights": {"kind armed_group": 2.0, "sentence before": -0.5}}
    assert rate(found.features, model) == -0.5
    name_actors(view, [act], model)
    assert [phrase.id for phrase in act.actors] == ["sudan-army"]


def test_nobody_is_named_where_nobody_weighs_enough(codebook: Codebook) -> None:
    text = "نفذ الجيش السوداني عملية في أم درمان أمس.\nثم قصف مدفعي عنيف على حي بحري."
    view = read_article(text, codebook)
    told = propose_told(view, trigger_book(codebook), Setting(view, find_statements(view), find_times(text, None)))
    act = next(one for one in told if not one.actors)
    name_actors(view, [act], {"least": 1.0, "intercept": -2.0, "weights": {}})
    assert act.actors == []


def test_events_cost_little_time(codebook: Codebook) -> None:
    text = "\n".join(case["text"] for case in CASES)
    view = read_article(text, codebook)
    drafts, times = find_statements(view), find_times(text, read_day(PUBLISHED))
    seconds = []
    for _ in range(5):
        started = time.process_time()
        find_events(view, drafts, times)
        seconds.append(time.process_time() - started)
    # A hundred articles of 400 words a second are 10 ms each; these words are all of acts, and machines differ.
    assert min(seconds) * 400 / view.size < 0.03
