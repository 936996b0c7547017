"""Clauses that tell a point without a record of their own, so that no account is said to leave out what it tells.

What the reader of articles did not take for a record may still stand in the text. Before an account is said to leave a
point out, its clauses are compared with the point's wordings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tawatur.accounts.parties import Article
from tawatur.accounts.similarity import compare_two
from tawatur.accounts.tellings import Telling
from tawatur.arabic.tokens import find_words
from tawatur.codebook.matters import MatterBook
from tawatur.records.point import Member, Point
from tawatur.records.span import Span, make_span

# From this likeness on a clause tells the point, from the lower one where it names a matter of it. On coded pairs
# reworded provisions lie between 0.28 and 0.71, others of the same texts below 0.27.
_ALIKE, _ALIKE_WITH_MATTER = 0.45, 0.33
# Words of a clause: shorter ones are like everything, longer ones tell several things.
_SHORTEST, _LONGEST = 4, 45
_CUT = re.compile(r"[.!؟?\n؛،,:«»\"“”]+")


def find_echoes(
    points: Sequence[Point], by_member: Mapping[Member, Telling], articles: Sequence[Article], book: MatterBook
) -> dict[tuple[str, str], Span]:
    """Clauses that tell points which their article has no record of.

    Args:
        points: the points to look for.
        by_member: every record.
        articles: all articles.
        book: the table of matters.

    Returns:
        (point's id, article's key) to the clause that is most like one of the point's wordings.
    """
    clauses = [(doc.key, span) for doc, _ in articles for span in _cut(doc.text)]
    wordings = [(point, by_member[member]) for point in points for member in point.members if member.kind != "event"]
    if not clauses or not wordings:
        return {}
    cosines = compare_two([telling.words for _, telling in wordings], [span.quote for _, span in clauses])
    matters = [book.find_matters(span.quote) for _, span in clauses]
    best: dict[tuple[str, str], tuple[float, Span]] = {}
    for at, (point, telling) in enumerate(wordings):
        inside = {member.document for member in point.members}
        for place in (cosines[at] >= _ALIKE_WITH_MATTER).nonzero()[0]:
            key, span = clauses[place]
            alike = float(cosines[at, place])
            if key in inside or (alike < _ALIKE and not matters[place] & telling.matters):
                continue
            kept = best.get((point.id, key))
            if kept is None or alike > kept[0]:
                best[point.id, key] = alike, span
    return {where: span for where, (_, span) in best.items()}


def _cut(text: str) -> Iterator[Span]:
    """The clauses of a text, and each run of two within a sentence."""
    at = 0
    cuts = [found.span() for found in _CUT.finditer(text)]
    pieces = []
    for start, end in [*cuts, (len(text), len(text))]:
        if start > at:
            pieces.append((at, start))
        at = end
    for index, (start, end) in enumerate(pieces):
        yield from _clause(text, start, end)
        if index + 1 < len(pieces) and not set(text[end : pieces[index + 1][0]]) & set(".!؟?\n"):
            yield from _clause(text, start, pieces[index + 1][1])


def _clause(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if _SHORTEST <= len(find_words(words)) <= _LONGEST:
        lead = len(words) - len(words.lstrip())
        yield make_span(text, start + lead, start + len(words.rstrip()))
