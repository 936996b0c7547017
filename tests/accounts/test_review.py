from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tawatur.accounts.review import Review, review_articles
from tawatur.accounts.wording import describe_contradiction
from tawatur.codebook.load import load_codebook
from tawatur.coding.quantities import find_quantities
from tawatur.records.copy import Copy
from tawatur.records.point import Member, Point
from tests.accounts.truce import read_truce


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    articles = [
        (doc, msgspec.structs.replace(findings, quantities=find_quantities(doc, findings.statements)))
        for doc, findings in read_truce(tmp_path_factory.mktemp("truce"))
    ]
    return review_articles(articles, load_codebook())


def name(review: Review, member: Member) -> str:
    return f"{review.documents[member.document].name[:-4]} {member.kind} {member.index}"


def point_of(review: Review, article: str, kind: str, index: int) -> Point:
    wanted = f"{article} {kind} {index}"
    return next(point for point in review.points if wanted in [name(review, member) for member in point.members])


def test_points_that_two_accounts_share(review: Review) -> None:
    shared = {tuple(sorted(name(review, member) for member in point.members)) for point in review.shared}
    assert shared == {
        ("beacon provision 0", "harbour provision 0"),
        ("beacon provision 1", "harbour provision 1"),
        ("beacon statement 0", "harbour statement 0"),
        ("beacon position 0", "harbour position 0"),
        ("beacon event 0", "harbour event 0"),
        ("beacon event 1", "harbour event 1"),
    }


def test_every_record_stands_in_one_point(review: Review) -> None:
    members = [member for point in review.points for member in point.members]
    assert len(members) == len(set(members)) == len(review.tellings)


def test_a_link_tells_its_reasons(review: Review) -> None:
    [link] = point_of(review, "harbour", "position", 0).links
    reasons = {one.reason: one.score for one in link.evidence}
    assert reasons.keys() == {"words", "matter", "same-holder", "same-stance"}
    assert link.score > 0


def test_contradictions_by_kind_with_the_words(review: Review) -> None:
    told = [
        (one.kind, name(review, one.a), name(review, one.b), describe_contradiction(one, review, "en"))
        for one in review.contradictions
    ]
    assert sorted(told) == sorted(
        [
            (
                "number",
                "beacon event 1",
                "harbour event 1",
                "The number: «20 قتيلا» or «12 قتيلا»",
            ),
            (
                "wording",
                "beacon provision 1",
                "harbour provision 1",
                "Two renderings of one clause (what is done with the parties): «تشجيع» or «الضغط»",
            ),
            (
                "whether",
                "harbour statement 1",
                "nobody event 0",
                "Hill Front denies «دعم مسلحي الوادي», and another tells it: «تدعم مسلحي الوادي بالسلاح»",
            ),
        ]
    )


def test_a_point_of_one_speaker_in_two_papers_has_one_root_and_two_witnesses(review: Review) -> None:
    rests = review.corroborate(point_of(review, "harbour", "position", 0))
    assert [(review.parties.name(root.party, "en"), root.witnesses) for root in rests.roots] == [
        ("Nadir al-Safi", ("المنارة", "صحيفة المرفأ"))
    ]
    assert rests.verdicts == ("one-root", "not-by-the-holder")


def test_outlets_in_their_own_voice_are_roots_unless_one_copies_the_other(review: Review) -> None:
    point = point_of(review, "harbour", "provision", 0)
    assert review.corroborate(point).verdicts == ("several-roots",)
    keys = {doc.name: doc.key for doc, _ in review.articles}
    copy = Copy(a=keys["beacon.txt"], b=keys["harbour.txt"], kind="whole")
    copied = review_articles(review.articles, review.codebook, copies=(copy,))
    rests = copied.corroborate(point_of(copied, "harbour", "provision", 0))
    assert rests.verdicts == ("one-root",)
    assert [root.outlet for root in rests.roots] == ["المنارة"]
    assert rests.witnesses == ("المنارة",)


def test_a_claim_that_is_denied_says_by_whom(review: Review) -> None:
    rests = review.corroborate(point_of(review, "nobody", "event", 0))
    assert [review.parties.name(party, "en") for party in rests.denied_by] == ["Hill Front"]


def test_coverage_has_a_column_for_each_outlet_and_for_each_article_without_one(review: Review) -> None:
    nobody = next(doc.key for doc, _ in review.articles if doc.name == "nobody.txt")
    assert list(dict.fromkeys(review.witnesses.columns.values())) == ["المنارة", "صحيفة المرفأ", nobody]
    row = next(row for row in review.rows if row.point == point_of(review, "harbour", "provision", 1))
    assert [cell.cover for cell in row.cells] == ["contradicted", "contradicted", "left-out"]
    assert (row.first, row.day) == (("المنارة", "صحيفة المرفأ"), "2024-03-05")


def test_time_line_positions_and_what_became_of_them(review: Review) -> None:
    assert [(moment.day, moment.sort, len(moment.members)) for moment in review.timeline] == [
        ("2024-03-04", "AGREE", 2),
        ("2024-03-05", "ASSAULT", 2),
        ("2024-03-06", "AID", 1),
    ]
    hills = review.parties.find(review.articles[0][0].key, "hills")
    assert [(stand.day, stand.stance, stand.change) for stand in review.stands[hills, "withdrawal"]] == [
        ("2024-03-05", "offer", ""),
        ("2024-03-05", "offer", "same"),
    ]
    given = {(one.matter, one.outcome) for one in review.follow_ups}
    assert ("withdrawal", "open") in given


def test_labels_are_counted_by_party_and_column(review: Review) -> None:
    rows = [
        (review.parties.name(label.party, "en"), label.column, label.form, label.count)
        for label in review.labels
        if label.column == "صحيفة المرفأ"
    ]
    assert ("Hill Front", "صحيفة المرفأ", "جبهة التلال", 4) in rows
    assert ("Nadir al-Safi", "صحيفة المرفأ", "الوزير نادر الصافي", 1) in rows


def test_nothing_to_compare() -> None:
    empty = review_articles([], load_codebook())
    assert (empty.points, empty.contradictions, empty.rows, empty.labels, empty.timeline) == ([], [], [], [], [])


def test_coded_files_are_read_as_they_are_written(tmp_path: Path) -> None:
    for doc, findings in read_truce(tmp_path):
        for entity in findings.entities:
            assert all(doc.text[m.span.start : m.span.end] == m.span.quote for m in entity.mentions)
        assert all(doc.text[s.content.start : s.content.end] == s.content.quote for s in findings.statements)
