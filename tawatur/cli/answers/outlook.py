"""Answers of `outlook`: equilibria, explanations, concepts, drafts."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer


class SolveAnswer(
    Answer,
    frozen=True,
    rename={"nash": "R", "general": "GMR", "symmetric": "SMR", "sequential": "SEQ", "simultaneous": "SIM"},
):
    """`outlook solve`: the equilibria by concept, ascending, and the number of feasible states.

    A state is the bit mask over the options in the file's order, bit 0 the first; in a model that lists its states,
    its place from 0. SIM is null where it was not looked for: above 16 options without `--sim`, and where states are
    listed.
    """

    nash: tuple[int, ...]
    general: tuple[int, ...]
    symmetric: tuple[int, ...]
    sequential: tuple[int, ...]
    simultaneous: tuple[int, ...] | None
    feasible: int


class MoveRow(Answer, frozen=True):
    """A move: who makes it, and the state that it leads to."""

    party: str
    state: int


class GainRow(Answer, frozen=True):
    """An improvement: the statement that makes it one, the moves that answer it, the statement that is lost by these.

    `evidence`: article, start, end and words behind the two statements. Statements are "" where none decides.
    """

    state: int
    wants: str
    deterred: bool
    answered: tuple[MoveRow, ...]
    loses: str
    evidence: tuple[tuple[str, int, int, str], ...]


class PartyRow(Answer, frozen=True):
    """A party's improvements from the state; it is stable for it where all are deterred."""

    party: str
    stable: bool
    improvements: tuple[GainRow, ...]


class ExplainAnswer(Answer, frozen=True):
    """`outlook explain`: why a state is stable by a concept, or is not."""

    state: int
    concept: str
    taken: str
    stable: bool
    parties: tuple[PartyRow, ...]


class ConceptRow(Answer, frozen=True):
    """The equilibria by a further concept."""

    concept: str
    states: tuple[int, ...]


class ConceptsAnswer(Answer, frozen=True):
    """`outlook concepts`: CR to CSEQ, L1 to Lh, and, where statements are so marked, R_a to SEQ_d and SGMR to SSEQ."""

    equilibria: tuple[ConceptRow, ...]
    feasible: int


class ConvertAnswer(Answer, frozen=True):
    """`outlook convert`."""

    model: str
    file: str


class DraftStatement(Answer, frozen=True):
    """A proposed statement. `standing`: asserted, claimed, contested or assumed; `rule` says what it follows from.

    `evidence`: article, start, end and words of each place that it rests on.
    """

    party: str
    want: str
    standing: str
    rule: str
    reason: str
    evidence: tuple[tuple[str, int, int, str], ...]


class Question(Answer, frozen=True):
    """What only a person can supply."""

    key: str
    sentence: str


class DraftAnswer(Answer, frozen=True):
    """`outlook draft`: the drafted model; `file` is "" where none was asked for."""

    ledger: str
    file: str
    articles: int
    parties: tuple[str, ...]
    options: tuple[str, ...]
    statements: tuple[DraftStatement, ...]
    left_out: tuple[str, ...]
    questions: tuple[Question, ...]
