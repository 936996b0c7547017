"""Judgements lie on top of findings, outlive them, contradict each other openly, and can be taken back."""

from __future__ import annotations

from msgspec.structs import replace

from tawatur.ledger.anchors import KINDS
from tawatur.ledger.check import check_ledger
from tawatur.ledger.deciding import anchor_article, decide_record, decide_undo
from tawatur.ledger.ledger import Ledger
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.judgement import Mark
from tawatur.records.span import Span, make_span
from tests.ledger.judging import AT, judge_record
from tests.ledger.samples import TEXT, find, make_document, make_findings

DOC = make_document()
FOUND = make_findings()


def stands(ledger: Ledger) -> list[tuple[str, str, int | None, tuple[str, ...]]]:
    return [(mark.kind, mark.state, mark.index, mark.fields) for mark in ledger.judged(DOC.key).marks]


def read_again(ledger: Ledger, findings: Findings) -> None:
    assert ledger.store_article(DOC, findings, again=True) == "recoded"


def test_a_rejected_record_is_gone_and_stays_so_when_it_is_found_again(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    judgement = judge_record(ledger, DOC.key, "statement", "reject", why="a joke")
    assert ledger.findings(DOC.key) == replace(FOUND, statements=())
    assert list(ledger.coded_articles()) == [(DOC, replace(FOUND, statements=()))]
    read_again(ledger, FOUND)
    assert ledger.findings(DOC.key).statements == ()
    assert stands(ledger) == [("statement", "rejected", None, ())]
    # The program's own finding is there below, and so is who decided what.
    assert ledger.versions(DOC.key) == ((DOC, FOUND),)
    assert ledger.judgements(DOC.key) == (judgement,)
    assert (judgement.by, judgement.at, judgement.why) == ("Nada", AT, "a joke")
    assert check_ledger(ledger) == ()


def test_a_rejection_does_not_hold_for_another_claim_on_the_same_words(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    judge_record(ledger, DOC.key, "statement", "reject", why="he did not say it")
    (statement,) = FOUND.statements
    better = replace(FOUND, statements=(replace(statement, speaker="horizon", chain=()),))
    read_again(ledger, better)
    assert ledger.findings(DOC.key) == better


def test_an_accepted_record_stands_where_it_is_found_no_more(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    judge_record(ledger, DOC.key, "statement", "accept")
    judge_record(ledger, DOC.key, "provision", "accept")
    assert ledger.findings(DOC.key) == FOUND
    read_again(ledger, Findings())
    kept = ledger.findings(DOC.key)
    assert [replace(one, confidence=0.75) for one in kept.statements] == list(FOUND.statements)
    assert {entity.id for entity in kept.entities} >= {"nader", "horizon", "yemen"}
    (instrument,) = kept.instruments
    assert (instrument.label, instrument.provisions) == (find("الاتفاق"), FOUND.instruments[0].provisions)
    for entity in kept.entities:
        assert all(TEXT[m.span.start : m.span.end] == m.span.quote for m in entity.mentions)


def test_a_correction_is_laid_over_what_is_found_now(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    matter = find("الهدنة إذا")
    judge_record(
        ledger, DOC.key, "position", "correct", holder="nader", matter=[matter.start, matter.end, matter.quote]
    )
    (position,) = FOUND.positions
    right = replace(position, holder="nader", matter=matter)
    assert ledger.findings(DOC.key).positions == (right,)
    # A newer program finds the stance otherwise; the corrected fields stay right, the others are its own.
    read_again(ledger, replace(FOUND, positions=(replace(position, stance="offer"),)))
    assert ledger.findings(DOC.key).positions == (replace(right, stance="offer"),)
    # It finds what the person said: nothing is doubled.
    read_again(ledger, replace(FOUND, positions=(right,)))
    assert ledger.findings(DOC.key).positions == (right,)
    assert stands(ledger) == [("position", "corrected", 0, ())]


def test_judgements_follow_their_words_into_a_new_text(ledger: Ledger) -> None:
    url = "https://news.example/1"
    ledger.store_article(make_document(url=url), FOUND)
    doc = make_document(text=f"محدث\n\n{TEXT}", url=url)
    judge_record(ledger, doc.key, "statement", "correct", cue_class="announce")
    judge_record(ledger, doc.key, "event", "reject")
    shift = len(doc.text) - len(TEXT)

    def moved(span: Span | None) -> Span | None:
        return None if span is None else make_span(doc.text, span.start + shift, span.end + shift)

    (statement,), (event,) = FOUND.statements, FOUND.events
    names = {name: moved(getattr(statement, name)) for name in ("content", "cue", "speaker_span")}
    again = replace(statement, **names, chain=())
    findings = Findings(
        entities=(Entity(id="nader", kind="person", en="Salem Nader", forms=("سالم نادر",), mentions=()),),
        statements=(again,),
        events=(replace(event, anchor=moved(event.anchor)),),
    )
    assert ledger.store_article(doc, findings) == "version"
    kept = ledger.findings(doc.key)
    assert kept.statements == (replace(again, cue_class="announce"),)
    assert kept.events == ()
    # Without the words there is nothing to judge.
    gone = make_document(text="نص آخر لا يذكر شيئا من ذلك", url=url)
    ledger.store_article(gone, Findings())
    assert ledger.findings(doc.key) == Findings()
    assert [(mark.kind, mark.index) for mark in ledger.judged(doc.key).marks] == [("statement", None), ("event", None)]
    assert {problem.code for problem in check_ledger(ledger)} == {"reference"}  # of the second text's few entities


def test_two_people_who_contradict_each_other_are_shown_and_not_overwritten(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    first = judge_record(
        ledger, DOC.key, "statement", "correct", by="Nada", cue_class="announce", anonymity="institution"
    )
    ledger_findings = ledger.findings(DOC.key)
    second = judge_record(ledger, DOC.key, "statement", "correct", by="Samir", cue_class="deny")
    (statement,) = FOUND.statements
    # What they agree on, or only one speaks of, is done; the rest is left as it was found.
    assert ledger_findings.statements == (replace(statement, cue_class="announce", anonymity="institution"),)
    assert ledger.findings(DOC.key).statements == (replace(statement, anonymity="institution"),)
    mark = Mark(
        kind="statement", state="disputed", anchor=first.anchors[0], index=0, judgements=(first.id, second.id),
        fields=("cue_class",),
    )  # fmt: skip
    assert ledger.judged(DOC.key).marks == (mark,)
    # One of them gives way, and all is agreed.
    ledger.judge(decide_undo(second, by="Samir", at=AT))
    assert stands(ledger) == [("statement", "corrected", 0, ())]
    assert ledger.findings(DOC.key) == ledger_findings


def test_accepting_against_rejecting_is_disputed(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    for by, verdict in (("Nada", "accept"), ("Samir", "reject")):
        anchor = judge_record(ledger, DOC.key, "event", verdict, by=by).anchors[0]  # type: ignore[arg-type]
        assert anchor.span == FOUND.events[0].anchor
    assert ledger.findings(DOC.key) == FOUND
    assert stands(ledger) == [("event", "disputed", 0, ())]
    # The last word of each person counts.
    judge_record(ledger, DOC.key, "event", "accept", by="Samir")
    assert stands(ledger) == [("event", "accepted", 0, ())]


def test_undoing_can_be_undone(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    rejection = judge_record(ledger, DOC.key, "relation", "reject")
    undoing = ledger.judge(decide_undo(rejection, by="Nada", at=AT))
    assert ledger.findings(DOC.key) == FOUND
    ledger.judge(decide_undo(undoing, by="Nada", at=AT))
    assert ledger.findings(DOC.key).relations == ()
    assert [one.verdict for one in ledger.judgements(DOC.key)] == ["reject", "undo", "undo"]
    assert len({one.id for one in ledger.judgements()}) == 3


def test_a_rejected_entity_is_named_nowhere(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    judge_record(ledger, DOC.key, "entity", "reject", index=1)
    kept = ledger.findings(DOC.key)
    assert [entity.id for entity in kept.entities] == ["nader", "yemen"]
    assert kept.statements[0].chain == ()
    assert kept.positions[0].toward == ("nader",)
    assert kept.ceasefires[0].monitors == ()


def test_ids_of_an_article_may_change_their_meaning(ledger: Ledger) -> None:
    """Ids that the codebook does not know are numbers of one reading; a judgement means the people, not the number."""

    def person(id_: str, name: str) -> Entity:
        return Entity(id=id_, kind="person", en="", forms=(name,), mentions=(Mention(span=find(name), entity=id_),))

    (statement,) = FOUND.statements
    said = replace(statement, speaker="p1", joint=(), chain=())
    ledger.store_article(DOC, Findings(entities=(person("p1", "سالم نادر"), person("p2", "الأفق")), statements=(said,)))
    judge_record(ledger, DOC.key, "statement", "accept")
    read_again(ledger, Findings(entities=(person("p1", "الأفق"), person("p2", "سالم نادر"))))
    (kept,) = ledger.findings(DOC.key).statements
    assert kept.speaker == "p2"
    read_again(ledger, Findings(entities=(person("p1", "الأفق"),)))
    kept_findings = ledger.findings(DOC.key)
    assert kept_findings.statements[0].speaker == "p1.2"
    assert kept_findings.entities[1] == person("p1.2", "سالم نادر")


def test_a_note_and_a_whole_article_change_nothing(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    judge_record(ledger, DOC.key, "time", "note", why="which December?")
    ledger.judge(decide_record(FOUND, anchor_article(DOC), "accept", by="Nada", at=AT))
    assert ledger.findings(DOC.key) == FOUND
    assert stands(ledger) == [("time", "noted", 0, ()), ("article", "accepted", None, ())]


def test_judgements_count_in_the_digest_and_their_words_are_checked(ledger: Ledger) -> None:
    ledger.store_article(DOC, FOUND)
    digest = ledger.digest()
    anchor = judge_record(ledger, DOC.key, "time", "accept").anchors[0]
    assert ledger.digest() != digest
    assert check_ledger(ledger) == ()
    wrong = replace(anchor, span=Span(0, 4, "ليست"))
    ledger.judge(decide_record(FOUND, wrong, "accept", by="Nada", at=AT))
    ledger.judge(decide_record(FOUND, anchor_article(Document(name="none", text="x")), "accept", by="Nada", at=AT))
    assert [problem.code for problem in check_ledger(ledger)] == ["judgement", "judgement"]


def test_a_violation_keeps_its_ceasefire_when_another_is_rejected(ledger: Ledger) -> None:
    (ceasefire,), (violation,) = FOUND.ceasefires, FOUND.violations
    other = replace(ceasefire, span=find("الاتفاق"))
    of_second, of_first = replace(violation, ceasefire=1), replace(violation, ceasefire=0, span=find("الهدنة"))
    ledger.store_article(DOC, replace(FOUND, ceasefires=(ceasefire, other), violations=(of_second, of_first)))
    judge_record(ledger, DOC.key, "ceasefire", "reject")
    kept = ledger.findings(DOC.key)
    assert kept.ceasefires == (other,)
    assert [one.ceasefire for one in kept.violations] == [0, None]


def test_every_kind_of_record_can_be_judged() -> None:
    fields = {judged.field for judged in KINDS.values()}
    assert fields == set(Findings.__struct_fields__)
    for judged in KINDS.values():
        assert {judged.span, *judged.unique, *judged.claim} <= set(judged.record.__struct_fields__)
