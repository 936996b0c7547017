from __future__ import annotations

from tawatur.report.publishers import name_publishers
from tawatur.report.statements import Link, SpeakerGroup, group_statements
from tests.report.samples import COAST, HORIZON, Coded, coast, horizon, unknown

ARTICLES = [horizon(), coast(), unknown("https://a.example/"), unknown("https://b.example/")]


def group(articles: list[Coded]) -> tuple[SpeakerGroup, ...]:
    return group_statements(articles, name_publishers(doc for doc, _ in articles))


def test_speakers_that_are_known_are_one_across_articles_and_others_one_in_theirs() -> None:
    told = [(one.speaker.name if one.speaker else "", len(one.rows)) for one in group(ARTICLES)]
    assert told == [
        ("سالم الحداد", 4),
        ("ميناء الرأس", 2),
        ("مصادر في الميناء", 1),
        ("المجلس البلدي", 1),
        ("النقابة", 1),
        ("كريم", 1),
        ("كريم", 1),
        ("", 1),
        ("", 1),
    ]


def test_a_speaker_carries_english_name_roles_and_all_forms() -> None:
    speaker = group(ARTICLES)[0].speaker
    assert speaker is not None
    assert (speaker.en, speaker.kind, speaker.known) == ("Salem al-Haddad", "person", True)
    assert speaker.roles == ("وزير النقل",)
    assert speaker.forms == ("الحداد", "سالم الحداد", "سالم الحدّاد")


def test_a_chain_is_told_from_the_speaker_outwards() -> None:
    rows = group(ARTICLES)[0].rows
    assert [(row.words, row.chain, row.publisher.label) for row in rows] == [
        ("الميناء يفتح هذا الشهر", (), HORIZON),
        (
            "ميناء الرأس سيستقبل أول سفينة قبل نهاية الشهر",
            (Link("وكالة المرسى", "Marsa News Agency", ""),),
            HORIZON,
        ),
        ("لن ننتظر موافقة أحد", (Link("وكالة المرسى", "Marsa News Agency", ""),), HORIZON),
        ("التأخير مقصود", (), COAST),
    ]
    assert [row.in_title for row in rows] == [True, False, False, False]


def test_joint_speakers_stand_with_the_first() -> None:
    [row] = group(ARTICLES)[4].rows
    assert [person.name for person in row.said_by] == ["النقابة", "المجلس البلدي"]


def test_the_address_of_a_statement_is_its_article_and_its_offsets() -> None:
    doc = horizon()[0]
    row = group(ARTICLES)[0].rows[1]
    key, place = row.anchor.split(":")
    start, end = place.split("-")
    assert (key, doc.text[int(start) : int(end)]) == (doc.key, row.words)


def test_publishers_stand_by_name_and_those_unknown_each_alone() -> None:
    found = name_publishers(doc for doc, _ in ARTICLES)
    assert [(one.label, one.known, one.articles) for one in found.values()] == [
        (COAST, True, 1),
        (HORIZON, True, 1),
        ("post.txt", False, 1),
        ("post.txt", False, 1),
    ]
    assert [one.index for one in found.values()] == [0, 1, 2, 3]
