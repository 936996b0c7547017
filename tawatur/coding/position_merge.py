"""Each position once for an article, at its fullest wording."""

from __future__ import annotations

import msgspec

from tawatur.codebook.automaton import cut_particles
from tawatur.coding.view import View

# A matter within so many words of another's start is what the outer one asks for: «دعا إلى ضرورة وقف …».
_NESTED = 3
# Two matters that share this part of the shorter one's words tell of the same thing.
_SHARED = 0.8

# A title's matter of so few words is taken for any matter of the same stance and holder in the body.
_BRIEF = 3


class Candidate(msgspec.Struct):
    """A position in word indices; `at` is its word of will, `sort` how that word is written.

    `stressed`: the word only stresses («شدد على»): where a noun of will follows («دعم …»), that noun tells the stance.
    """

    at: int
    stance: str
    start: int
    end: int
    cut: int
    holders: list[str]
    by: str = ""
    condition: tuple[int, int, int] | None = None  # first word, word after, letters cut
    toward: list[str] = []
    sort: str = ""
    stressed: bool = False


def drop_doubles(view: View, found: list[Candidate]) -> list[Candidate]:
    """Candidates without those that another one tells again, nested in it, in the title, or in other places."""
    found = sorted(found, key=lambda one: (one.start, one.at, one.end))
    sentences: dict[int, list[Candidate]] = {}
    for one in found:
        sentences.setdefault(view.reading.sentence_of[one.at], []).append(one)
    kept = [one for group in sentences.values() for one in group if not any(_is_part(one, other) for other in group)]
    stances: dict[str, list[tuple[Candidate, frozenset[str]]]] = {}
    for one in kept:
        stances.setdefault(one.stance, []).append((one, _content_words(view, one)))
    return [
        one
        for group in stances.values()
        for one, mine in group
        if not any(_tells_again(view, one, mine, other, theirs) for other, theirs in group)
    ]


def _is_part(one: Candidate, other: Candidate) -> bool:
    """Whether a candidate is only the wording of another one of its sentence."""
    if one is other:
        return False
    if one.sort == "masdar" and other.stance == "demand" and one.at == other.start and one.at != other.at:
        return not other.stressed  # «ضرورة [تمسك الأطراف بـ …]», «دعا إلى [رفض …]»
    if not set(one.holders) & set(other.holders) or "aim" in (one.sort, other.sort):
        return False
    if one.start == other.start and one.end == other.end:
        return _rank(one) > _rank(other)
    unlike = one.stance != other.stance and other.sort == "phrase"
    if one.start == other.start and unlike and one.sort in ("verdict", "future", "perfect"):
        return True  # «لن يتحقق إلا عبر …», «… أمر مرفوض»: the set phrase tells it
    deeper = one.at < other.at and one.start <= other.at < other.start <= one.start + _NESTED and other.at < one.end
    if deeper and one.stance == "demand" and other.sort == "masdar" and other.at == one.start and not one.stressed:
        return False
    if deeper and other.sort in ("noun", "masdar", "phrase") and one.sort not in ("future", "imperfect"):
        return True  # «دعا إلى [ضرورة [وقف …]]»: the outer is dropped for the inner
    if one.sort == "masdar" and other.sort == "future" and other.start < one.at <= other.start + _NESTED:
        return True  # «[ستواصل دعمها لـ …]»: the inner is dropped for the outer
    if one.sort == "masdar" and other.condition is not None and other.condition[0] <= one.at < other.condition[1]:
        return True
    inside = other.start <= one.at < other.end and other.at < one.at
    return inside and one.sort in ("masdar", "adjective") and other.start + _NESTED < one.start


def _rank(one: Candidate) -> tuple[bool, bool, int]:
    """Of two readings of the same words a red line stands, then an undertaking in the future, then the first."""
    return one.stance != "red_line", one.sort != "future", one.at


def _tells_again(view: View, one: Candidate, mine: frozenset[str], other: Candidate, theirs: frozenset[str]) -> bool:
    """Whether another candidate of the same stance tells a position in fuller words, or tells one of the title."""
    theirs_too = {*other.holders, other.by} | ({one.by} if one.by in other.holders else set())
    if one is other or not set(one.holders) <= theirs_too:
        return False
    paragraph = view.reading.paragraph_of
    if paragraph[one.at] == 0 and paragraph[other.at] > 0:
        return bool(mine & theirs) or len(mine) <= _BRIEF
    early, late = paragraph[one.at] == 1, paragraph[other.at] > 1
    if early and late and one.toward and one.toward == other.toward and mine & theirs:
        return True  # the lead tells in brief what the body tells in full
    if not mine or not theirs or len(mine & theirs) < _SHARED * min(len(mine), len(theirs)):
        return False
    if paragraph[other.at] == 0 and paragraph[one.at] > 0:
        return False
    return (len(mine), -one.start) < (len(theirs), -other.start)


def _content_words(view: View, one: Candidate) -> frozenset[str]:
    """Words of a matter that carry meaning, without particles, article and pronouns."""
    words = set()
    for at in range(one.start, one.end):
        key = view.keys[at]
        if key in view.codebook.filler_words or len(key) < 3:
            continue
        base = min((rest for _, rest in cut_particles(key)), key=len) if key[:2] != "ال" and len(key) > 5 else key
        words.add(base.removeprefix("ال").removesuffix("ها").removesuffix("ه"))
    return frozenset(words)
