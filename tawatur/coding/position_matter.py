"""Where a matter ends, and which of its points are matters of their own."""

from __future__ import annotations

import re

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.automaton import Automaton
from tawatur.codebook.stances import StanceBook
from tawatur.coding.view import View

# A matter longer than this has run into the next clause; nine in ten coded ones have less than half as many words.
_LONGEST = 45
# Patterns of verbal nouns, folded; those of form I follow none and stand in the codebook.
_DEED = re.compile(
    r"""
      است\w{2,3}ا\w          # استخدام (use)
    | ا\w{1,3}ا\w            # انسحاب (withdrawal), التزام (commitment), ارسال (sending)
    | (?:است|ا)\w{1,2}ا\w?ه # استعاده (recovery), اعاده (return)
    | ت\w{2}ي\w              # تحقيق (achievement)
    | ت\w{2,3}[يئ]?ه         # تسويه (settlement), تهدئه (calming)
    | م\w?ا\w{2,3}ه          # محاربه (fighting), مواصله (continuation)
    | ت\w{3,4}               # تدخل (intervention), تعاون (cooperation)
    """,
    re.VERBOSE,
)


def is_deed(view: View, book: StanceBook, at: int, cut: int = 0) -> bool:
    """Whether a word, without its first `cut` letters, is a verbal noun: something that can be done."""
    key = view.keys[at][cut:]
    bare = "ال" + key[2:] if key.startswith("لل") else key
    if bare in book.words["deeds"] or view.codebook.is_masdar(bare):
        return True
    stem = bare.removeprefix("ال")
    for suffix in ("هما", "ها", "هم", "ه", "نا"):
        if stem.endswith(suffix) and len(stem) - len(suffix) > 3 and _DEED.fullmatch(stem[: -len(suffix)]):
            return True
    return stem in book.words["deeds"] or _DEED.fullmatch(stem) is not None


def end_matter(view: View, book: StanceBook, start: int, limit: int, hits: frozenset[int]) -> int:
    """Word index after a matter that begins at `start`; never beyond `limit` (its statement, its sentence)."""
    limit = min(limit, start + _LONGEST)
    depth = view.reading.quote_depth
    quoted = bool(view.gaps[start] & QUOTE) and depth[start] > (depth[start - 1] if start else 0)
    at = start + 1
    while at < limit:
        gap = view.gaps[at]
        if gap & (STOP | LINE):
            return at
        if quoted and depth[at] < depth[start]:
            if gap & COMMA or at - start >= 4:
                return at
            quoted = False
        if gap & COLON and not gap & QUOTE:
            return at
        if gap & COMMA and _ends_at_comma(view, book, at, hits):
            return at
        if view.keys[at][0] == "و" and at - start > 1 and (at in hits or opens_future(view, book, at)):
            return at
        if view.covers[at] is None and at - start > 1 and (_cuts(view, book, at) or _reports(view, at)):
            return at
        at += 1
    return limit


def opens_future(view: View, book: StanceBook, at: int) -> bool:
    """«وسنعمل», «ولن تقبل», «وسوف»: a future verb after «و», with its particle or its prefix."""
    key = view.keys[at]
    if key in ("ولن", "وسوف"):
        return True
    return key[0] == "و" and view.covers[at] is None and looks_future(view, book, key[1:])


def looks_future(view: View, book: StanceBook, bare: str) -> bool:
    """Whether a word is written like an imperfect with س of the future, and is no other word so written."""
    return not (
        len(bare) < 4
        or bare[0] != "س"
        or bare[1] not in "يتنا"
        or bare in book.words["not_futures"]
        or bare.startswith(book.not_future_heads)
        or (bare in view.codebook.closed_words and bare[1:] not in book.words["passives"])
        or bare.endswith("ات")
    )


def _reports(view: View, at: int) -> bool:
    """«وأضاف أن …», «ونعرب عن …»: a verb of saying after «و», without a comma before it."""
    if view.keys[at].startswith("ون") and any(
        cue.sort == "imperfect" and not cue.weak for cue in view.codebook.find_cue(view.keys[at])
    ):
        return True
    if view.keys[at][0] != "و" or view.keys[at + 1 : at + 2] not in (["ان"], ["انه"], ["انها"]):
        return False
    return any(cue.sort == "perfect" for cue in view.codebook.find_cue(view.keys[at]))


def _cuts(view: View, book: StanceBook, at: int) -> bool:
    if view.keys[at] == "فيما" and at + 1 < view.size and view.keys[at + 1] in book.words["concerning"]:
        return False
    return longest(book.cuts, view, at) > 0


def _ends_at_comma(view: View, book: StanceBook, at: int, hits: frozenset[int]) -> bool:
    """A comma ends a matter unless a further point, a relative clause or a purpose goes on with it."""
    key = view.keys[at]
    if at in hits:
        return True
    if (key[0] == "و" and len(key) > 3) or key == "و":
        if view.covers[at] is None and any(cue.sort in ("perfect", "imperfect") for cue in view.codebook.find_cue(key)):
            return True
        return key[1:] in book.words["new_clause"]
    return not (key.startswith(("ل", "ب")) or key in book.words["goes_on"]) or bool(
        view.gaps[at] & (OPEN | DASH | CLOSE)
    )


def longest(automaton: Automaton, view: View, at: int) -> int:
    """Word index after the longest phrase of an automaton that begins at a word as it stands; 0 for none."""
    return max((hit.end for hit in automaton.find(view.keys, at, view.size) if hit.skip == 0), default=0)


def split_points(
    view: View, book: StanceBook, start: int, end: int, cut: int, *, attached: str, preps: frozenset[str], deeds: bool
) -> list[tuple[int, int, int]]:
    """Points of a matter as (start, end, letters cut): those that repeat its preposition, and acts listed with «، و».

    Example: «بوقف القتال، وبسحب القوات», «إلى التهدئة وإلى الحوار», «انسحاب القوات من …، ووقف القصف».
    """
    points: list[tuple[int, int, int]] = []
    first, first_cut = start, cut
    deeds = deeds and is_deed(view, book, start, cut)
    for at in range(start + 2, end):
        key = view.keys[at]
        if key[0] != "و" or len(key) < 3:
            continue
        if view.covers[at] is not None and view.covers[at] is not view.starts.get(at):
            continue
        rest = key[1:]
        comma = bool(view.gaps[at] & COMMA)
        if rest in preps and at + 1 < end:
            points.append((first, at, first_cut))
            first, first_cut = at + 1, 0
        elif attached and rest[0] in attached and len(rest) > 3 and comma and view.covers[at] is None:
            points.append((first, at, first_cut))
            first, first_cut = at, 2
        elif deeds and comma and view.covers[at] is None and at - first > 2 and is_deed(view, book, at, 1):
            points.append((first, at, first_cut))
            first, first_cut = at, 1
    points.append((first, end, first_cut))
    return points
