"""Records of one story that cannot both be true, by kind, each with both spans. It is never said which is right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from tawatur.accounts.parties import Parties
from tawatur.accounts.point_features import AGAINST, FOR, NEGATED
from tawatur.accounts.renderings import compare_renderings
from tawatur.accounts.similarity import compare_texts
from tawatur.accounts.tellings import Telling
from tawatur.codebook.matters import MatterBook, split_words
from tawatur.records.point import Contradiction, Link, Member, Point, RecordKind

# Positions told this many days apart may have changed between: that is a change, no contradiction.
_POSITION_DAYS = 7
# Stances that tell a will for or against a matter; a concern or a red line tells of a condition, not of the matter.
_WILLS_FOR = FOR - {"condition"}
_WILLS_AGAINST = AGAINST - {"concern", "red_line"}
# How alike the words around two acts must be for them to be held one act told with another place, day or actor.
_ONE_ACT = 0.42
# Wordings of one point that are compared with each other; a story has fewer, unless its point is none.
_WORDINGS = 40
# And for them to be one act on two days: the next day's strike is told in much the same words.
_ONE_DATED_ACT = 0.6
# Words that turn a will round: "that they shall not be able to attack" is no will to attack. Folded: ألا عدم لن لا منع
# دون تجنب, and وقف "the stopping of" is a matter of its own.
_NEGATORS = frozenset(("الا", "عدم", "بعدم", "لن", "لا", "منع", "لمنع", "دون", "تجنب"))


def find_contradictions(
    tellings: Sequence[Telling], points: Sequence[Point], parties: Parties, book: MatterBook
) -> list[Contradiction]:
    """Contradictions among the records of a story.

    Args:
        tellings: all records of its articles.
        points: how they make points, from `tawatur.accounts.points.link_points`.
        parties: who is one across the articles.
        book: matters, which pull against each other, and renderings.

    Returns:
        Contradictions by kind, then in the order of the articles.
    """
    by_member = {telling.member: telling for telling in tellings}
    found = [
        *_inside_points(points, by_member, parties, book),
        *_positions(tellings, parties, book),
        *_denials(tellings, parties, book),
        *_acts(tellings, parties),
    ]
    unique: dict[object, Contradiction] = {}
    for one in sorted(found, key=lambda one: _RANKS.index(one.a.kind)):
        # A provision and the statement that holds it differ in the same words: that is told once.
        words = (one.a.document, one.a_words, one.b.document, one.b_words)
        pair = tuple(sorted((one.a, one.b), key=_order))
        unique.setdefault((one.kind, words if one.a_words or one.b_words else pair), one)
    return sorted(unique.values(), key=lambda one: (one.kind, _order(one.a), _order(one.b)))


_RANKS: tuple[RecordKind, ...] = ("provision", "position", "event", "statement", "relation")


def _order(member: Member) -> tuple[str, str, int]:
    return member.document, member.kind, member.index


def _inside_points(
    points: Sequence[Point], by_member: dict[Member, Telling], parties: Parties, book: MatterBook
) -> Iterator[Contradiction]:
    for point in points:
        alike = {frozenset((link.a, link.b)): _cosine(link) for link in point.links}
        for a, b in combinations(_distinct([by_member[member] for member in point.members]), 2):
            if a.article == b.article or a.kind != b.kind:
                continue
            if a.kind in ("provision", "position"):
                yield from compare_renderings(a, b, book)
            elif a.kind == "statement":
                yield from (one for one in compare_renderings(a, b, book) if one.kind == "wording")
            yield from _times(a, b)
            if a.kind != "event" or alike.get(frozenset((a.member, b.member)), 0.0) >= _ONE_ACT:
                yield from _numbers(a, b)
                yield from _settings(a, b, parties)


def _cosine(link: Link) -> float:
    """How alike the words of a linked pair are."""
    return next((float(one.details["cosine"]) for one in link.evidence if one.reason == "words"), 0.0)


def _distinct(members: Sequence[Telling]) -> list[Telling]:
    """One record of each wording and kind, the first: copies contradict nothing that their original does not."""
    seen: dict[tuple[str, str], Telling] = {}
    for one in members:
        seen.setdefault((one.kind, one.before + one.words), one)
    return list(seen.values())[:_WORDINGS]


def _numbers(a: Telling, b: Telling) -> Iterator[Contradiction]:
    """The same thing counted, and another count; a figure within the other's bounds is none."""
    ours = {size.unit: size for size in a.sizes}
    theirs = {size.unit: size for size in b.sizes}
    if len(ours) != len(a.sizes) or len(theirs) != len(b.sizes):
        return  # several counts of one unit: nobody knows which answers which
    for unit in sorted(ours.keys() & theirs.keys()):
        one, other = ours[unit], theirs[unit]
        bounds = [
            (size.low if size.low is not None else size.best, size.high if size.high is not None else size.best)
            for size in (one, other)
        ]
        (low, high), (least, most) = bounds
        if None in (low, high, least, most) or (low <= most and least <= high):  # type: ignore[operator]
            continue
        yield Contradiction(
            kind="number",
            a=a.member,
            b=b.member,
            reason="number",
            details={"unit": unit, "a": f"{low:g}", "b": f"{least:g}"},
            a_words=one.span,
            b_words=other.span,
        )


def _times(a: Telling, b: Telling) -> Iterator[Contradiction]:
    """One day in each account, and two days."""
    if len(a.days) == len(b.days) == 1 and a.kind != "event":
        one, other = a.days[0], b.days[0]
        if one.last < other.first or other.last < one.first:
            yield Contradiction(
                kind="date",
                a=a.member,
                b=b.member,
                reason="date",
                details={"a": one.value, "b": other.value},
                a_words=one.span,
                b_words=other.span,
            )


def _settings(a: Telling, b: Telling, parties: Parties) -> Iterator[Contradiction]:
    """One act in another place, or told by one as done and by the other as denied."""
    if a.place and b.place and a.place != b.place and not parties.related(a.place, b.place):
        one, other = parties.entities.get(a.place), parties.entities.get(b.place)
        if one and other and "state" not in (one.kind, other.kind) and one.state == other.state:
            details = {"a": parties.name(a.place), "b": parties.name(b.place)}
            if details["a"] != details["b"]:
                yield Contradiction(kind="place", a=a.member, b=b.member, reason="place", details=details)
    if "denied" in (a.status, b.status) and a.status != b.status:
        yield Contradiction(kind="whether", a=a.member, b=b.member, reason="denied")


def _positions(tellings: Sequence[Telling], parties: Parties, book: MatterBook) -> Iterator[Contradiction]:
    """One side that is said to want a thing and to refuse it, or to pursue two that cannot be pursued together.

    In any two articles each record stands in one pair at most, the nearest; what one speaker says of himself in one
    article is no contradiction.
    """
    wills = [one for one in tellings if one.kind == "position" and one.sort in _WILLS_FOR | _WILLS_AGAINST]
    cosines = compare_texts([one.words for one in wills]) if wills else None
    scored: dict[tuple[str, str], list[tuple[float, int, int, str, str]]] = {}
    for at, a in enumerate(wills):
        for place, b in enumerate(wills[at + 1 :], at + 1):
            if not any(parties.related(one, other) for one in a.who for other in b.who):
                continue
            if _far(a, b) or cosines is None or (a.article == b.article and _one_voice(a, b, parties)):
                continue
            strength, reason, matter = _oppose(a, b, book)
            if reason:
                strength += float(cosines[at, place]) + 0.2 * (a.by != b.by)
                scored.setdefault((a.article, b.article), []).append((strength, at, place, reason, matter))
    for pairs in scored.values():
        taken: set[int] = set()
        for _, at, place, reason, matter in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
            if at not in taken and place not in taken:
                taken.update((at, place))
                a, b = wills[at], wills[place]
                yield Contradiction(kind="position", a=a.member, b=b.member, reason=reason, details={"matter": matter})


def _oppose(a: Telling, b: Telling, book: MatterBook) -> tuple[float, str, str]:
    """(strength, reason, matter) of two positions of one side that pull against each other; ("" for none)."""
    ours, theirs = _wills(a), _wills(b)
    if ours != theirs:
        about = (a.whom | a.named) & (b.whom | b.named) - a.who
        shared = [one for one in sorted((a.matters & b.matters) - NEGATED) if about or not book.matters[one].object]
        return (1.0, "for-and-against", shared[0]) if shared else (0.0, "", "")
    if ours > 0:
        for one in sorted(a.matters):
            for other in sorted(b.matters):
                if book.opposed(one, other) and not (_NEGATORS & {*split_words(a.words), *split_words(b.words)}):
                    return 0.5, "pulls-against", f"{one} {other}"
    return 0.0, "", ""


def _wills(telling: Telling) -> int:
    return 1 if telling.sort in _WILLS_FOR or telling.matters & NEGATED else -1


def _one_voice(a: Telling, b: Telling, parties: Parties) -> bool:
    """Whether one article has both from one speaker, from the holder's own side, or on the same words."""
    own = all(one.by and any(parties.related(one.by, who) for who in one.who) for one in (a, b))
    return a.by == b.by or own or max(a.span.start, b.span.start) < min(a.span.end, b.span.end)


def _far(a: Telling, b: Telling) -> bool:
    try:
        return abs((date.fromisoformat(a.published) - date.fromisoformat(b.published)).days) > _POSITION_DAYS
    except ValueError:
        return False


def _denials(tellings: Sequence[Telling], parties: Parties, book: MatterBook) -> Iterator[Contradiction]:
    """What somebody denies of himself, and those who tell it as so: each teller once in an article."""
    for denial in tellings:
        if denial.kind != "statement" or denial.sort != "deny":
            continue
        told: dict[tuple[str, str], tuple[int, Telling]] = {}
        for one in tellings:
            rank = _asserts(one, denial, parties, book)
            if rank:
                kept = told.get((one.article, one.by))
                if kept is None or rank > kept[0]:
                    told[one.article, one.by] = rank, one
        for _, one in told.values():
            yield Contradiction(kind="whether", a=denial.member, b=one.member, reason="denied")


def _asserts(one: Telling, denial: Telling, parties: Parties, book: MatterBook) -> int:
    """How plainly a record tells as so what somebody denies; 0 where it does not."""
    denier = denial.who
    if not denier or any(parties.related(one.by, who) for who in denier):
        return 0
    same_article = one.article == denial.article
    if same_article and max(one.span.start, denial.span.start) < min(one.span.end, denial.span.end):
        return 0
    others = frozenset(party for party in denial.named if not any(parties.related(party, who) for who in denier))
    about = one.whom | one.named
    meets = any(parties.related(a, b) for a in about for b in others)
    if one.kind == "event":
        types = {sort for matter in denial.matters for sort in book.matters[matter].events}
        if one.status in ("denied", "hypothetical", "planned") or one.sort not in types or not meets:
            return 0
        return 2 if one.who & denier else 0
    if one.kind == "position":
        if (
            not one.who & denier
            or one.sort != "support"
            or not any(parties.related(a, b) for a in one.whom for b in others)
        ):
            return 0
        return 3
    if one.kind == "statement" and one.sort not in ("deny", "ask", "demand"):
        if not one.named & denier or not one.matters & denial.matters or not (meets or same_article):
            return 0
        return 1
    return 0


def _acts(tellings: Sequence[Telling], parties: Parties) -> Iterator[Contradiction]:
    """One act by its words, told with another day or another actor."""
    acts = [one for one in tellings if one.kind == "event" and one.status in ("occurred", "ongoing", "denied")]
    if len(acts) < 2:
        return
    cosines = compare_texts([one.words for one in acts])
    for (at, a), (place, b) in combinations(enumerate(acts), 2):
        if a.article == b.article or a.sort != b.sort or cosines[at, place] < _ONE_ACT:
            continue
        same_who = bool(a.who & b.who)
        same_whom = bool(a.whom & b.whom)
        same_place = a.place == b.place != ""
        nearly = cosines[at, place] >= _ONE_DATED_ACT
        if nearly and same_who and (same_whom or same_place) and _other_days(a, b):
            yield Contradiction(kind="date", a=a.member, b=b.member, reason="date", details={"a": a.date, "b": b.date})
        elif same_whom and same_place and a.date == b.date and _others(a, b, parties):
            yield Contradiction(kind="actor", a=a.member, b=b.member, reason="who-did")


def _others(a: Telling, b: Telling, parties: Parties) -> bool:
    """Whether both name a doer and the two are of different sides; people without a name may be anybody."""
    named = [
        [one for one in telling.who if one in parties.entities and parties.entities[one].kind != "people"]
        for telling in (a, b)
    ]
    return all(named) and not any(parties.related(one, other) for one in named[0] for other in named[1])


def _other_days(a: Telling, b: Telling) -> bool:
    """Two days, told to the day, that lie within a fortnight: farther apart they are two acts."""
    try:
        days = abs((date.fromisoformat(a.date) - date.fromisoformat(b.date)).days)
    except ValueError:
        return False
    return 0 < days <= 14


def iterate_members(contradictions: Iterable[Contradiction]) -> Iterator[Member]:
    """All records that stand in a contradiction."""
    for one in contradictions:
        yield from (one.a, one.b)
