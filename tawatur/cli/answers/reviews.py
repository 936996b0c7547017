"""Answers of `story`, `compare` and `actor`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer


class WordsRow(Answer, frozen=True):
    """Words of an article that a record rests on; `start` and `end` in code points."""

    key: str
    name: str
    outlet: str
    published: str
    kind: str
    start: int
    end: int
    quote: str


class RootAnswer(Answer, frozen=True):
    """Who stands at the beginning of a point: a speaker, or an outlet in its own voice; how many outlets witness it."""

    name: str
    outlet: bool
    witnesses: int


class CoverRow(Answer, frozen=True):
    """What one outlet (or an article without one) has of a point: reported, left-out or contradicted."""

    column: str
    cover: str
    hedges: tuple[str, ...]


class PointAnswer(Answer, frozen=True):
    """One point: its wordings, what it rests on, who has it and who not, who had it on the first day."""

    id: str
    kind: str
    label: str
    verdicts: tuple[str, ...]
    denied_by: tuple[str, ...]
    roots: tuple[RootAnswer, ...]
    witnesses: int
    day: str
    first: tuple[str, ...]
    wordings: tuple[WordsRow, ...]
    coverage: tuple[CoverRow, ...]


class DisputeRow(Answer, frozen=True):
    """A contradiction with the words of both records."""

    kind: str
    what: str
    a: WordsRow
    b: WordsRow


class LabelAnswer(Answer, frozen=True):
    """One label that an outlet gives a party; `loaded` is its polarity by the codebook, for the sake of `words`."""

    party: str
    outlet: str
    form: str
    count: int
    loaded: str
    words: str


class MomentAnswer(Answer, frozen=True):
    """An act on the time line; `told` where the day is that of the article."""

    day: str
    told: bool
    type: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    words: str
    articles: tuple[str, ...]


class StandAnswer(Answer, frozen=True):
    """A position of an actor; `change` against the one before on the same matter: same, shifted, changed."""

    stance: str
    words: WordsRow
    condition: str
    by: str
    verdicts: tuple[str, ...]
    roots: tuple[RootAnswer, ...]
    change: str


class StoryAnswer(Answer, frozen=True):
    """`story`: one story, its accounts beside each other."""

    ledger: str
    id: str
    articles: tuple[str, ...]
    points: tuple[PointAnswer, ...]
    contradictions: tuple[DisputeRow, ...]
    labels: tuple[LabelAnswer, ...]
    timeline: tuple[MomentAnswer, ...]


class CompareAnswer(Answer, frozen=True):
    """`compare`: two outlets beside each other; points of both, and of one alone."""

    ledger: str
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    both: tuple[PointAnswer, ...]
    alone: tuple[PointAnswer, ...]
    contradictions: tuple[DisputeRow, ...]
    labels: tuple[LabelAnswer, ...]


class ActorAnswer(Answer, frozen=True):
    """`actor`: one actor's positions by day, and its labels."""

    ledger: str
    name: str
    en: str
    articles: tuple[str, ...]
    positions: tuple[StandAnswer, ...]
    labels: tuple[LabelAnswer, ...]
