"""All that many accounts of one story yield together: the pages of the brief, and the commands, read this."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tawatur.accounts.contradictions import find_contradictions
from tawatur.accounts.corroboration import Corroboration, Witnesses, corroborate
from tawatur.accounts.coverage import Row, cover_points, rank_points
from tawatur.accounts.echoes import find_echoes
from tawatur.accounts.labels import Label, Voice, count_labels, count_voices
from tawatur.accounts.parties import Article, Parties
from tawatur.accounts.points import link_points
from tawatur.accounts.slips import find_slips
from tawatur.accounts.tellings import Telling, tell_articles
from tawatur.accounts.timeline import (
    FollowUp,
    Hold,
    Moment,
    Stand,
    draw_up_timeline,
    follow_positions,
    follow_up,
    trace_control,
)
from tawatur.codebook.load import Codebook
from tawatur.codebook.matters import MatterBook
from tawatur.records.copy import Copy
from tawatur.records.document import Document
from tawatur.records.point import Contradiction, Member, Point, Slip

Judge = Callable[[list[Point], Sequence[Article]], list[Point]]


@dataclass(frozen=True)
class Review:
    """Some articles read beside each other. Each part is made when first asked for."""

    articles: tuple[Article, ...]
    codebook: Codebook
    copies: tuple[Copy, ...]
    identities: Mapping[tuple[str, str], str]
    judge: Judge | None = None

    @cached_property
    def book(self) -> MatterBook:
        """Matters and renderings."""
        return MatterBook(self.codebook.data["matters"])

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The articles by key."""
        return {doc.key: doc for doc, _ in self.articles}

    @cached_property
    def parties(self) -> Parties:
        """Who is one, and who is on one side."""
        return Parties(self.articles, self.codebook, self.identities)

    @cached_property
    def tellings(self) -> list[Telling]:
        """Every record in one shape."""
        return tell_articles(self.articles, self.parties, self.book)

    @cached_property
    def by_member(self) -> dict[Member, Telling]:
        """The tellings by the records that they are."""
        return {telling.member: telling for telling in self.tellings}

    @cached_property
    def points(self) -> list[Point]:
        """Every record in one point, those of one article alone among them."""
        points = link_points(self.tellings, self.parties)
        return points if self.judge is None else self.judge(points, self.articles)

    @cached_property
    def shared(self) -> list[Point]:
        """Points of two articles or more."""
        return [point for point in self.points if len({member.document for member in point.members}) > 1]

    @cached_property
    def point_of(self) -> dict[Member, Point]:
        """The point that each record makes."""
        return {member: point for point in self.points for member in point.members}

    @cached_property
    def contradictions(self) -> list[Contradiction]:
        """Records that cannot both be true, and clauses rendered differently."""
        return find_contradictions(self.tellings, self.points, self.parties, self.book)

    @cached_property
    def slips(self) -> list[Slip]:
        """Dates and names written wrong."""
        return find_slips(self.articles, self.codebook)

    @cached_property
    def witnesses(self) -> Witnesses:
        """The columns: outlets, and articles without one."""
        return Witnesses(self.articles, self.copies)

    @cached_property
    def rows(self) -> list[Row]:
        """The coverage matrix: points worth a row, those of most articles first."""
        ranked = rank_points(self.points, self.by_member)
        echoes = find_echoes(ranked, self.by_member, self.articles, self.book)
        return cover_points(ranked, self.by_member, self.witnesses, self.contradictions, echoes)

    @cached_property
    def labels(self) -> list[Label]:
        """What each column calls each party."""
        return count_labels(self.articles, self.parties, self.witnesses, self.codebook)

    @cached_property
    def voices(self) -> list[Voice]:
        """Whose statements fill whose columns."""
        return count_voices(self.articles, self.parties, self.witnesses)

    @cached_property
    def timeline(self) -> list[Moment]:
        """Acts by day."""
        return draw_up_timeline(self.points, self.by_member)

    @cached_property
    def stands(self) -> dict[tuple[str, str], list[Stand]]:
        """Positions of each party on each matter over time."""
        return follow_positions(self.tellings, self.parties)

    @cached_property
    def follow_ups(self) -> list[FollowUp]:
        """What became of words given."""
        return follow_up(self.tellings, self.parties, self.book)

    @cached_property
    def holds(self) -> list[Hold]:
        """Claims of who held which place, by place and day."""
        return trace_control(self.articles, self.tellings, self.parties)

    def corroborate(self, point: Point) -> Corroboration:
        """What a point rests on."""
        return corroborate(point, self.by_member, self.parties, self.witnesses, self.contradictions)


def review_articles(
    articles: Iterable[Article],
    codebook: Codebook,
    *,
    copies: Sequence[Copy] = (),
    identities: Mapping[tuple[str, str], str] | None = None,
    judge: Judge | None = None,
) -> Review:
    """Read some articles beside each other.

    Args:
        articles: each with its records; of one story, or of whatever is to be compared.
        codebook: the compiled knowledge.
        copies: which of them copy or share passages, so that copies count once.
        identities: (article, entity) to the ledger's identity, where entities were linked.
        judge: what people made of the points, given them and the articles: a ledger's `judging_points()`.

    Returns:
        A `Review`, whose parts are made when they are asked for.
    """
    return Review(tuple(articles), codebook, tuple(copies), identities or {}, judge)
