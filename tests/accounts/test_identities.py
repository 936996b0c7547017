"""Who is who across articles: forty pairs that were settled by hand, and what holds for any corpus."""

from __future__ import annotations

import random

import pytest

from tawatur.accounts.identities import link_identities
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.identity import Evidence, Identity, Linked
from tests.accounts.people import make_article, number_articles

# A corpus around each pair, so that two articles of forty are few.
AROUND = [make_article(f"around{n}", (f"k:place:town-{n}", "البلدة")) for n in range(40)]
YEMEN, LIBYA = ("k:state:yemen", "اليمن"), ("k:state:libya", "ليبيا")
COMPANY = (("k:organisation:rare-club", "النادي"), ("k:place:rare-town", "القرية"), ("k:place:rare-hill", "التل"))


def judge(first: tuple[Document, Findings], second: tuple[Document, Findings]) -> str:
    """Whether the first entities of two articles are "same", "different" or "uncertain"."""
    linked = link_identities([first, second, *AROUND])
    who = {(one.document, one.entity): one.identity for one in linked.members}
    a, b = (who[doc.key, findings.entities[0].id] for doc, findings in (first, second))
    if a == b:
        return "same"
    return "uncertain" if tuple(sorted((a, b))) in {(one.a, one.b) for one in linked.waiting} else "different"


SAME = [
    # a rare full name, and its spellings
    (("person-1", "بيرول ديمير"), ("person-2", "بيرول ديمير")),
    (("person-1", "طاحوس الدغيلبي"), ("person-2", "طاحوس الدغيلبي")),
    (("person-1", "عبد الرحمن عبد الجليل الزنيدي"), ("person-2", "عبدالرحمن عبدالجليل الزنيدي")),
    (("person-1", "غسان بن عواد الدهمشي"), ("person-2", "غسان عواد الدهمشي")),
    (("person-1", "فاليري غراسيموف"), ("person-2", "فاليري جيراسيموف")),
    (("person-1", "لورينت ريجيكامف"), ("person-2", "لورينت ريجيكامب")),
    (("person-1", "نضال سعدون الشغانبي"), ("person-2", "نضال الشغانبي")),
    (("person-1", "صلاح الدين بوغطاس"), ("person-2", "صلاح الدين بوغطاس")),
    # a common name with the same role in the same state
    (("person-1@yemen", "أحمد الحارثي", "محافظ شبوة"), ("person-2@yemen", "أحمد الحارثي", "محافظ شبوة")),
    (("person-1@libya", "سالم الورفلي", "ناطق باسم البلدية"), ("person-2@libya", "سالم الورفلي", "ناطق باسم البلدية")),
    # bodies by sort and state, places and agreements by their words
    (("yemen-defence-ministry", "وزارة الدفاع"), ("yemen-defence-ministry", "الدفاع"), YEMEN),
    (("libya-central-bank", "المصرف المركزي"), ("libya-central-bank", "البنك المركزي"), LIBYA),
    (("yemen:north", "شمال اليمن"), ("yemen:north", "شمال البلاد"), YEMEN),
    (("agreement-x", "اتفاق وادي الدوم لوقف القتال"), ("agreement-x", "اتفاق وادي الدوم لوقف القتال"), LIBYA),
    # the codebook's id, whatever the words
    (("k:person:khalifa-haftar", "حفتر"), ("k:person:khalifa-haftar", "المشير")),
    # a listed person under a name that the list lacks
    (("k:person:some-general", "فلاديمير شامانوفسكي"), ("person-2", "فلاديمير شمانوفسكي")),
    # a common name in rare company
    (("person-1", "محمد الزبيدي"), ("person-2", "محمد الزبيدي"), *COMPANY),
]  # fmt: skip
DIFFERENT = [
    # a family name is a family
    (("person-1", "الدغيلبي"), ("person-2", "الدغيلبي")),
    (("person-1", "طاحوس الدغيلبي"), ("person-2", "عواد الدغيلبي")),
    (("person-1", "صدام حفتر"), ("k:person:khalifa-haftar", "خليفة حفتر")),
    (("person-1", "سلمان بن عبد العزيز"), ("person-2", "سلطان بن عبد العزيز")),
    # fathers
    (("person-1", "محمد بن نايف العتيبي"), ("person-2", "محمد بن سعد العتيبي")),
    (("person-1", "عيد مطلق الدغيلبي"), ("person-2", "عيد فلاح الدغيلبي"), *COMPANY),
    # names that differ by a letter and are two
    (("person-1", "محمد علي العمري"), ("person-2", "محمد علي العجري")),
    (("person-1", "سامي الدغيلبي"), ("person-2", "سامح الدغيلبي")),
    (("person-1", "عبد الله العراف"), ("person-2", "عبد الله العريفي")),
    # a name that begins in its middle
    (("person-1", "بن سلمان بن عبد العزيز"), ("person-2", "سلمان بن عبد العزيز")),
    # two ids of the codebook
    (("k:person:mahmoud-abbas", "محمود عباس"), ("k:person:another-abbas", "محمود عباس")),
    # other kinds, other sorts, other states
    (("place-x", "السويداء الكبرى الشرقية العليا"), ("agreement-x", "السويداء الكبرى الشرقية العليا")),
    (("yemen-company", "الشركة"), ("yemen-company", "شركة يمنية"), YEMEN),
    (("yemen-defence-ministry", "وزارة الدفاع"), ("libya-defence-ministry", "وزارة الدفاع"), YEMEN, LIBYA),
    (("ministry", "الوزارة"), ("ministry", "الوزارة")),
    (("agreement-x", "الهدنة"), ("agreement-x", "الهدنة")),
    # a title without a name
    (("office-1", "المدير العام"), ("office-1", "المدير العام")),
]  # fmt: skip
UNCERTAIN = [
    # a common name, and nothing else
    (("person-1", "فهد الدوسري"), ("person-2", "فهد الدوسري")),
    (("person-1", "أحمد الحارثي"), ("person-2", "أحمد الحارثي")),
    # a common name, shorter here
    (("person-1", "أحمد سالم الحارثي"), ("person-2", "أحمد الحارثي")),
    # a single name in the same office of the same state
    (("person-1@yemen", "نضال الشغانبي", "محافظ شبوة"), ("person-2@yemen", "الشغانبي", "محافظ شبوة")),
    # a place's name of two words in the same state
    (("place-x", "وادي الدوم"), ("place-x", "وادي الدوم"), LIBYA),
    # a family name with the article, one letter off, in the same company
    (("person-1", "نضال الشغانبي"), ("person-2", "نضال الشغامبي"), *COMPANY),
]  # fmt: skip


def name_pair(pair: tuple[tuple[str, ...], ...]) -> str:
    return f"{pair[0][1]} / {pair[1][1]}"


@pytest.mark.parametrize(
    ("pair", "verdict"),
    [
        *((pair, "same") for pair in SAME),
        *((pair, "different") for pair in DIFFERENT),
        *((pair, "uncertain") for pair in UNCERTAIN),
    ],
    ids=lambda value: name_pair(value) if isinstance(value, tuple) else value,
)
def test_pairs_settled_by_hand(pair: tuple[tuple[str, str], ...], verdict: str) -> None:
    first, second, *around = pair
    assert judge(make_article("a", first, *around), make_article("b", second, *around)) == verdict


def test_there_are_forty_pairs() -> None:
    assert len(SAME) + len(DIFFERENT) + len(UNCERTAIN) == 40


def test_a_pair_with_all_that_is_told_of_it() -> None:
    first = make_article("a", ("person-1@yemen", "بيرول ديمير", "محافظ شبوة"))
    second = make_article("b", ("person-2@yemen", "بيرول ديمير", "محافظ شبوة"))
    linked = link_identities([second, first])
    keys = number_articles([first, second])
    began, joined = sorted(linked.members, key=lambda member: bool(member.evidence))
    assert linked.identities == (
        Identity(id=began.identity, kind="person", en="Birul Dimir", names=("بيرول ديمير",), state="yemen"),
    )
    assert began.identity.startswith("birul-dimir-")
    assert {began.document, joined.document} == set(keys)
    assert began.evidence == ()
    words = tuple(findings.entities[0].mentions[0].span for _, findings in (first, second))
    against = {"against": began.document}
    assert [(one.score, one.reason, dict(one.details), one.spans) for one in joined.evidence] == [
        (0.95, "full-name", {"a": "بيرول ديمير", "b": "بيرول ديمير", "rarity": "10.3", **against}, words),
        (1.0, "same-role", {"role": "محافظ شبوه", "of": "yemen", **against}, words),
        (0.0, "same-state", {"state": "yemen", **against}, words),
        (0.0, "same-surroundings", {"state": "yemen"}, ()),
    ]


def test_listed_entities_are_one_by_their_id() -> None:
    first = make_article("a", ("k:state:turkey", "أنقرة"))
    second = make_article("b", ("k:state:turkey", "تركيا"))
    third = make_article("c", ("k:state:turkey", "تركيا"))
    linked = link_identities([first, second, third])
    assert linked.identities == (Identity(id="turkey", kind="state", en="turkey", names=("تركيا", "أنقرة")),)
    assert [one.evidence for one in linked.members] == [(Evidence(score=1.0, reason="codebook-id"),)] * 3
    assert linked.waiting == ()


def test_unnamed_people_are_nobody_across_articles() -> None:
    people = make_article("a", ("k:people:diplomats", "دبلوماسيون"))
    assert link_identities([people]) == Linked()


def test_an_article_that_tells_two_apart_is_believed() -> None:
    both = make_article("a", ("person-1", "نضال سعدون الشغانبي"), ("person-2", "نضال الشغانبي"))
    linked = link_identities([both, *AROUND])
    assert len({one.identity for one in linked.members if one.entity.startswith("person-")}) == 2


def test_namesakes_never_meet_over_a_shorter_name() -> None:
    articles = [
        make_article("a", ("person-1", "نضال سعدون الشغانبي")),
        make_article("b", ("person-2", "نضال مطلق الشغانبي")),
        make_article("c", ("person-3", "نضال الشغانبي")),
    ]
    linked = link_identities([*articles, *AROUND])
    who = {one.entity: one.identity for one in linked.members}
    assert who["person-1"] != who["person-2"]
    assert who["person-3"] in (who["person-1"], who["person-2"])


def test_the_order_of_articles_does_not_count() -> None:
    articles = [
        make_article(f"{kind}{at}{side}", *pair[2:], pair[side], published=f"2020-07-{1 + at % 28:02}")
        for kind, pairs in (("s", SAME), ("d", DIFFERENT), ("u", UNCERTAIN))
        for at, pair in enumerate(pairs)
        for side in (0, 1)
    ]
    expected = link_identities(articles)
    for seed in range(3):
        assert link_identities(random.Random(seed).sample(articles, len(articles))) == expected


def test_years_apart_part_a_name_that_links_within_one() -> None:
    near = make_article("b", ("person-2", "سالم الورفلي"), published="2020-08-01")
    far = make_article("c", ("person-3", "سالم الورفلي"), published="2034-08-01")
    first = make_article("a", ("person-1", "سالم الورفلي"))
    assert (judge(first, near), judge(first, far)) == ("same", "uncertain")


def test_a_body_whose_composed_id_the_codebook_lists_for_another_has_an_id_of_its_own() -> None:
    turkey = ("k:state:turkey", "تركيا")
    told = make_article("a", turkey, ("turkey-space-agency", "وكالة الفضاء التركية"))
    listed = make_article("b", ("k:place:turkey-space-agency", "وكالة الفضاء"))
    ids = [one.id for one in link_identities([told, listed]).identities]
    assert ids[:2] == ["turkey", "turkey-space-agency"]
    assert len(ids) == len(set(ids)) == 3
