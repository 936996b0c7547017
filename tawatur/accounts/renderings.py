"""Where two accounts word one clause differently: another rung of one family, or somebody else who is to do it."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.accounts.tellings import Telling
from tawatur.arabic.tokens import find_words
from tawatur.codebook.matters import MatterBook, Rung, split_words, strip_word
from tawatur.records.point import Contradiction
from tawatur.records.span import Span

# A clause that begins with one of these asks others to do what follows: دعوة "a call on", مطالبة "a demand", حث
# "urging", مناشدة "an appeal", حض "exhorting", إلزام "obliging". Folded.
_CALLS = frozenset(("دعوه", "مطالبه", "حث", "مناشده", "حض", "الزام"))
# Words of a shorter clause that must stand in the longer one for it to ask for the same thing.
_SHARE = 0.6
# Families whose rungs count only before the same word («جميع الأطراف» and «بعض الأطراف»).
_BOUND = frozenset(("amount",))
_LEAST = 3


def compare_renderings(a: Telling, b: Telling, book: MatterBook) -> Iterable[Contradiction]:
    """Differing renderings of one clause that two accounts have of one point.

    Args:
        a: a member of the point.
        b: another, of another article.
        book: the families of renderings.

    Returns:
        A contradiction for each family in which each uses a rung that the other does not, of kind "wording"; and one of
        kind "actor" where one account has others called on to do what the other has the parties do themselves.
    """
    ours, theirs = _by_family(a, book), _by_family(b, book)
    for family in sorted(ours.keys() & theirs.keys()):
        used = {rung.at for _, rung in ours[family]}, {rung.at for _, rung in theirs[family]}
        one = [(span, rung) for span, rung in ours[family] if rung.at not in used[1]]
        other = [(span, rung) for span, rung in theirs[family] if rung.at not in used[0]]
        if not one or not other:
            continue
        if family in _BOUND and not _same_next(a, one[0][0], b, other[0][0]):
            continue
        yield Contradiction(
            kind="wording",
            a=a.member,
            b=b.member,
            reason="rendering",
            details={"family": family, "a": _join(one, "en"), "b": _join(other, "en")},
            a_words=one[0][0],
            b_words=other[0][0],
        )
    call_a, call_b = _call_of(a), _call_of(b)
    if (call_a is None) != (call_b is None) and _covers(a, b):
        yield Contradiction(kind="actor", a=a.member, b=b.member, reason="who-is-to", a_words=call_a, b_words=call_b)


def _by_family(telling: Telling, book: MatterBook) -> dict[str, list[tuple[Span, Rung]]]:
    # A record may begin within its clause: «ممارسة الضغط على» before «أطراف النزاع …» belongs to the rendering.
    words = telling.before + telling.words if telling.kind == "provision" else telling.words
    base = telling.span.start - (len(words) - len(telling.words))
    places = find_words(words)
    found: dict[str, list[tuple[Span, Rung]]] = {}
    for first, end, rung in book.find_rungs(words):
        start, stop = places[first][0], places[end - 1][1]
        found.setdefault(rung.family, []).append((Span(base + start, base + stop, words[start:stop]), rung))
    return found


def _join(told: list[tuple[Span, Rung]], lang: str) -> str:
    return ", ".join(dict.fromkeys(getattr(rung, lang) for _, rung in told))


def _same_next(a: Telling, one: Span, b: Telling, other: Span) -> bool:
    after = [
        split_words(telling.words[span.end - telling.span.start :])[:1] for telling, span in ((a, one), (b, other))
    ]
    return all(after) and bool(strip_word(after[0][0]) & strip_word(after[1][0]))


def _call_of(telling: Telling) -> Span | None:
    """The word of calling that a clause begins with, also after ضرورة ("the need") or وَ; None where there is none."""
    for start, end in find_words(telling.words)[:2]:
        if strip_word(split_words(telling.words[start:end])[0]) & _CALLS:
            return Span(telling.span.start + start, telling.span.start + end, telling.words[start:end])
    return None


def _covers(a: Telling, b: Telling) -> bool:
    short, long = sorted((split_words(a.words), split_words(b.words)), key=len)
    there = frozenset(stem for word in long for stem in strip_word(word))
    told = [word for word in short if len(word) >= _LEAST]
    return len(told) >= _LEAST and sum(bool(strip_word(word) & there) for word in told) >= _SHARE * len(told)
