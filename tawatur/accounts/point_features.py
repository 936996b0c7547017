"""What speaks for and against two records being one point: the declared table, feature by feature.

Each feature looks at two records of one kind and returns `Evidence(score, reason, details)`, or None where it has
nothing to say. The weights were set by hand on pairs of coded articles, and the bars (`BARS`) beside them;
`docs/design/points.md` shows what each is worth.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tawatur.accounts.parties import Parties
from tawatur.accounts.tellings import Telling
from tawatur.codebook.matters import split_words, strip_word
from tawatur.records.identity import Evidence

# A pair is linked from its kind's bar on. Positions need more: one holder has many on one matter.
BARS = {"statement": 0.95, "position": 0.78, "provision": 0.8, "event": 0.72}
# Below this no other feature may link a pair.
VETO = -9.0

FOR = frozenset(("demand", "offer", "commitment", "support", "condition"))
AGAINST = frozenset(("refusal", "opposition", "red_line", "concern"))
# Stances that outlets choose between for one will: what one "supports" it is "committed" to.
_ALIKE = (
    frozenset(("support", "commitment")),
    frozenset(("opposition", "refusal")),
    frozenset(("offer", "support")),
)
# Types that reporters choose between for one act.
_TYPES_ALIKE = (
    frozenset(("CONSULT", "COOPERATE")),
    frozenset(("AGREE", "COOPERATE")),
    frozenset(("AGREE", "CONCEDE")),
    frozenset(("CONCEDE", "RETREAT")),
    frozenset(("AID", "SUPPORT")),
    frozenset(("AID", "MOBILIZE")),
    frozenset(("ASSAULT", "COERCE")),
    frozenset(("ASSAULT", "MOBILIZE")),
    frozenset(("COERCE", "SANCTION")),
)
# Acts of which a war has many each day between the same two sides: their type says little.
_DAILY = frozenset(("ASSAULT", "MOBILIZE", "ACCUSE", "SUPPORT", "AID", "COERCE", "THREATEN"))
# Days between two articles from which a position is another one (it may have changed), and from which two acts without
# a date are hardly one.
_POSITION_DAYS = 45
_EVENT_DAYS = 7
# A statement of less than this share of another's letters says one of several things that the other says.
_MUCH_SHORTER = 0.45
# Matters whose words hold the refusal already: «لا حل عسكريا» is opposition to one coder and support to another.
NEGATED = frozenset(("no-military-solution",))


class Pair(NamedTuple):
    """Two records of one kind, with how alike their words are."""

    a: Telling
    b: Telling
    cosine: float
    parties: Parties


Feature = Callable[[Pair], Evidence | None]


def compare_words(pair: Pair) -> Evidence | None:
    """How alike the words are; in events they are those around the anchor, and count less."""
    worth = 1.0 if pair.a.kind == "event" else 1.6
    score = min(1.0, worth * pair.cosine)
    return Evidence(score=round(score, 3), reason="words", details={"cosine": f"{pair.cosine:.2f}"})


def compare_matters(pair: Pair) -> Evidence | None:
    """Whether they name the same matters of the codebook's table."""
    a, b = pair.a.matters, pair.b.matters
    if not a or not b or pair.a.kind == "event":
        return None
    shared = a & b
    if not shared:
        return Evidence(score=-0.2, reason="other-matter")
    score = 0.35 * 2 * len(shared) / (len(a) + len(b))
    return Evidence(score=round(score, 3), reason="matter", details={"matters": " ".join(sorted(shared))})


def compare_holders(pair: Pair) -> Evidence | None:
    """Whether they are held, said or done by the same; a position by somebody else is another position."""
    a, b = pair.a.who, pair.b.who
    if not a or not b:
        return None
    kind = pair.a.kind
    if a & b:
        worth = {"event": 0.3, "statement": 0.25}.get(kind, 0.2)
        share = 1.0 if kind == "statement" else len(a & b) / min(len(a), len(b))
        return Evidence(score=round(worth * share, 3), reason="same-holder")
    if any(pair.parties.related(one, other) for one in a for other in b):
        return Evidence(score=0.2 if kind == "event" else 0.15, reason="same-side")
    if kind == "position":
        return Evidence(score=VETO, reason="other-holder")
    return Evidence(score=-0.45 if kind == "statement" else -0.4, reason="other-holder")


def compare_recipients(pair: Pair) -> Evidence | None:
    """Whether they are directed at the same."""
    a, b = pair.a.whom, pair.b.whom
    if not a or not b:
        return None
    worth = 0.15 if pair.a.kind == "event" else 0.08
    if a & b:
        return Evidence(score=worth, reason="same-recipient")
    if any(pair.parties.related(one, other) for one in a for other in b):
        return Evidence(score=worth * 0.6, reason="same-recipient-side")
    return Evidence(score=-worth, reason="other-recipient")


def compare_stances(pair: Pair) -> Evidence | None:
    """Whether the will has one direction; being for a thing is never being against it."""
    if pair.a.kind != "position":
        return None
    a, b = pair.a.sort, pair.b.sort
    if a == b:
        return Evidence(score=0.15, reason="same-stance")
    if find_direction(pair.a) != find_direction(pair.b):
        return Evidence(score=VETO, reason="other-direction")
    if "concern" not in (a, b) and (pair.a.matters & pair.b.matters & NEGATED or {a, b} in _ALIKE):
        return Evidence(score=0.05, reason="near-stance")
    if "condition" in (a, b) and None in (pair.a.condition, pair.b.condition):
        return Evidence(score=VETO, reason="condition-on-one")  # "not before they withdraw" is no demand for it
    return Evidence(score=-0.4, reason="other-stance")


def compare_conditions(pair: Pair) -> Evidence | None:
    """Whether both or neither hang on a condition."""
    if pair.a.kind != "position" or (pair.a.condition is None) == (pair.b.condition is None):
        return None
    return Evidence(score=-0.1, reason="condition-on-one")


def compare_types(pair: Pair) -> Evidence | None:
    """Whether the acts are of one type, and told as having the same reality."""
    if pair.a.kind != "event":
        return None
    a, b = pair.a, pair.b
    if a.sort != b.sort:
        if {a.sort, b.sort} in _TYPES_ALIKE:
            return Evidence(score=0.1, reason="near-type")
        return Evidence(score=VETO, reason="other-type")
    if "planned" in (a.status, b.status) and a.status != b.status:
        return Evidence(score=0.0, reason="other-status")
    if a.status != b.status and "hypothetical" in (a.status, b.status):
        return Evidence(score=-0.2, reason="other-status")
    return Evidence(score=0.2 if a.sort in _DAILY else 0.3, reason="same-type")


def compare_dates(pair: Pair) -> Evidence | None:
    """Whether the dates agree, as precise as both are; articles far apart hardly mean one undated act."""
    a, b = pair.a, pair.b
    apart = _days_apart(a.published, b.published)
    if a.kind == "position":
        if apart is not None and apart > _POSITION_DAYS:
            return Evidence(score=-0.35, reason="days-apart", details={"days": str(apart)})
        return None
    if a.kind != "event":
        return None
    if a.date and b.date:
        if a.date.startswith(b.date) or b.date.startswith(a.date):
            score = 0.25 if min(len(a.date), len(b.date)) > len("2020") else 0.1
            return Evidence(score=score, reason="same-date", details={"date": max(a.date, b.date, key=len)})
        near = _days_apart(a.date, b.date)
        if near is not None and near <= 1:
            return Evidence(score=0.0, reason="next-day")
        return Evidence(score=-0.6, reason="other-date", details={"a": a.date, "b": b.date})
    for dated, other in ((a, b), (b, a)):
        if dated.date > other.published > "" and not other.date and other.status in ("occurred", "ongoing"):
            return Evidence(score=-0.6, reason="after-the-article", details={"date": dated.date})
    if not a.date and not b.date and apart is not None and apart > _EVENT_DAYS:
        return Evidence(score=-0.2, reason="days-apart", details={"days": str(apart)})
    return None


def compare_places(pair: Pair) -> Evidence | None:
    """Whether the acts happened at one place."""
    if pair.a.kind != "event" or not pair.a.place or not pair.b.place:
        return None
    places = pair.parties.entities
    one, other = places.get(pair.a.place), places.get(pair.b.place)
    if pair.a.place == pair.b.place:
        return Evidence(score=0.05 if one is not None and one.kind == "state" else 0.2, reason="same-place")
    if one is None or other is None or "state" in (one.kind, other.kind) or _share_word(one.forms, other.forms):
        return None  # "in Libya" holds "in Sirte", "the west" the "north-west"
    return Evidence(score=-0.3, reason="other-place")


def _share_word(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two sets of names have a word in common, but for its particles and endings."""
    words = [
        frozenset(stem for form in forms for word in split_words(form) for stem in strip_word(word)) for forms in (a, b)
    ]
    return any(len(word) > 3 for word in words[0] & words[1])


def compare_numbers(pair: Pair) -> Evidence | None:
    """Whether they name the same numbers; other numbers part nothing: they may be what is disputed."""
    shared = pair.a.numbers & pair.b.numbers
    if not shared or pair.a.kind == "event":
        return None
    return Evidence(score=0.08, reason="same-number", details={"numbers": " ".join(sorted(shared))})


def compare_lengths(pair: Pair) -> Evidence | None:
    """Whether one statement says much more than the other: then it holds other points beside this one."""
    if pair.a.kind != "statement":
        return None
    if (pair.a.parts > 1) != (pair.b.parts > 1):
        return Evidence(score=-0.6, reason="one-says-more")  # the whole communiqué, and a point of it
    short, long = sorted((len(pair.a.words), len(pair.b.words)))
    return Evidence(score=-0.2, reason="one-says-more") if short < _MUCH_SHORTER * long else None


FEATURES: tuple[Feature, ...] = (
    compare_words,
    compare_matters,
    compare_holders,
    compare_recipients,
    compare_stances,
    compare_conditions,
    compare_types,
    compare_dates,
    compare_places,
    compare_numbers,
    compare_lengths,
)


def weigh_pair(pair: Pair) -> tuple[float, tuple[Evidence, ...]]:
    """The sum of all that speaks for and against a pair, and what it is made of."""
    evidence = tuple(one for feature in FEATURES if (one := feature(pair)) is not None)
    return sum(one.score for one in evidence), evidence


def find_direction(telling: Telling) -> int:
    """1 where the holder is for what the words say, -1 where it is against it, 0 where it is no position."""
    if telling.matters & NEGATED:
        return 1
    return 1 if telling.sort in FOR else -1 if telling.sort in AGAINST else 0


def _days_apart(a: str, b: str) -> int | None:
    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    except ValueError:
        return None
