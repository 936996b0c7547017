"""What each command answers with `--json`: one document on stdout, of these shapes.

docs/commands.md shows their JSON Schemas.
"""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.records.span import Span


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all answers: every field is written, also where it is empty."""


class Told(Answer, frozen=True):
    """A refusal or a remark, with its sentence in the language asked for."""

    document: str
    stage: str
    code: str
    details: dict[str, str]
    sentence: str


class ReadAnswer(Answer, frozen=True):
    """`read`: what a run read and stored (see `tawatur.run.summary.RunSummary`).

    At most 1000 of `refused` and `notes` together are listed; the others are counted in `unlisted` and stand in the
    ledger.
    """

    ledger: str
    articles: int
    new: int
    known: int
    versions: int
    updated: int
    recoded: int
    refused: int
    notes: int
    entities: int
    statements: int
    outlets: int
    refusals: tuple[Told, ...]
    remarks: tuple[Told, ...]
    unlisted: int


class BriefAnswer(Answer, frozen=True):
    """`brief`: the file that was written."""

    ledger: str
    file: str


class ExportAnswer(Answer, frozen=True):
    """`export coding`: the folder that was written, and how many articles stand in it."""

    ledger: str
    folder: str
    articles: int


class TablesAnswer(Answer, frozen=True):
    """`export tables`: the folder that was written, and how many rows stand in each table."""

    ledger: str
    folder: str
    rows: dict[str, int]


class Problem(Answer, frozen=True):
    """Something in a ledger that cannot be; `code` as in `tawatur.ledger.check.Problem`, with "check." before it."""

    code: str
    article: str
    where: str
    details: dict[str, str]
    sentence: str


class CheckAnswer(Answer, frozen=True):
    """`check`: whether a ledger is sound, what it counts, and what is wrong with it (at most 1000 problems)."""

    ledger: str
    sound: bool
    counts: dict[str, int]
    problems: tuple[Problem, ...]


class DigestAnswer(Answer, frozen=True):
    """`check --digest`: SHA-256 over all that the ledger holds, the same wherever and in whatever order it was read."""

    ledger: str
    digest: str


class ShowAnswer(Answer, frozen=True):
    """`show`: an article with its records.

    `document` is a Document and `findings` are Findings in the sense of `tawatur schema`; defaults are left out.
    Findings are as people have them; `judged` tells how the judged ones stand.
    """

    ledger: str
    key: str
    versions: int
    document: dict[str, Any]
    findings: dict[str, Any]
    judged: tuple[MarkRow, ...]


class ArticleRow(Answer, frozen=True):
    """One article of `articles`; the numbers count the records of its current version."""

    key: str
    name: str
    outlet: str
    url: str
    published: str
    author: str
    title: str
    entities: int
    statements: int
    positions: int
    events: int


class ArticlesAnswer(Answer, frozen=True):
    """`articles`: all articles, by date of publication."""

    ledger: str
    articles: tuple[ArticleRow, ...]


class EntityRow(Answer, frozen=True):
    """One entity of `entities`. `id` is the codebook's, or "" where it does not list the entity."""

    id: str
    kind: str
    en: str
    names: tuple[str, ...]
    articles: int
    mentions: int


class EntitiesAnswer(Answer, frozen=True):
    """`entities`: those in most articles first."""

    ledger: str
    entities: tuple[EntityRow, ...]


class IdentityRow(Answer, frozen=True):
    """One identity of `identities`; `names` are the forms that articles use, the most frequent first."""

    id: str
    kind: str
    en: str
    state: str
    names: tuple[str, ...]
    articles: int


class IdentitiesAnswer(Answer, frozen=True):
    """`identities`: those in most articles first."""

    ledger: str
    identities: tuple[IdentityRow, ...]


class Reason(Answer, frozen=True):
    """What speaks for or against two identities being one, with its sentence in the language asked for."""

    score: float
    code: str
    details: dict[str, str]
    sentence: str


class WaitingRow(Answer, frozen=True):
    """Two identities that may be one, and what speaks for and against it; `score` is below the one that links."""

    a: str
    a_names: tuple[str, ...]
    b: str
    b_names: tuple[str, ...]
    score: float
    evidence: tuple[Reason, ...]


class WaitingAnswer(Answer, frozen=True):
    """`identities --waiting`: the surest pairs first."""

    ledger: str
    waiting: tuple[WaitingRow, ...]


class StoryRow(Answer, frozen=True):
    """One story of `stories`, with the names of its articles by date of publication; a lone article is a story too."""

    id: str
    articles: tuple[str, ...]


class StatementRow(Answer, frozen=True):
    """One statement of `statements`: who said it, through whom, and the words it rests on (`[start, end, quote]`)."""

    key: str
    name: str
    outlet: str
    published: str
    speaker: str
    speaker_id: str
    joint: tuple[str, ...]
    anonymity: str
    cue: Span
    cue_class: str
    form: str
    content: Span
    chain: tuple[str, ...]


class StatementsAnswer(Answer, frozen=True):
    """`statements`: in the order of publication, and of the text."""

    ledger: str
    statements: tuple[StatementRow, ...]


class JudgementRow(Answer, frozen=True):
    """A judgement: who decided what, when and why, on which words. `undone_by` is the judgement that took it back."""

    id: str
    verdict: str
    kind: str
    by: str
    at: str
    why: str
    articles: tuple[str, ...]
    quotes: tuple[str, ...]
    correction: dict[str, Any]
    undoes: str
    undone_by: str


class JudgeAnswer(Answer, frozen=True):
    """`judge` and `undo`: the judgement that was kept."""

    ledger: str
    judgement: JudgementRow


class MarkRow(Answer, frozen=True):
    """How a judged record stands: accepted, rejected, corrected, noted, or disputed by two people (in `fields`).

    `number` counts the records of its kind in `show`, from 1; 0 where there is none any more.
    """

    kind: str
    number: int
    state: str
    article: str
    quote: str
    judgements: tuple[str, ...]
    fields: tuple[str, ...]


class ChangeRow(Answer, frozen=True):
    """What reading again changed: a record `before` and `after`, null where there was none; `fields` differ."""

    article: str
    kind: str
    change: str
    quote: str
    fields: tuple[str, ...]
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    before_program: str
    program: str
    at: str


class HistoryAnswer(Answer, frozen=True):
    """`history`: judgements in their order, how the judged records stand now, and what reading again changed."""

    ledger: str
    judgements: tuple[JudgementRow, ...]
    stand: tuple[MarkRow, ...]
    changes: tuple[ChangeRow, ...]


class DiffAnswer(Answer, frozen=True):
    """`diff`: all changes that reading again made, by date of publication."""

    ledger: str
    changes: tuple[ChangeRow, ...]


class JudgedAnswer(Answer, frozen=True):
    """`judged`: the folder that was written, its articles, and how many records in them are disputed."""

    ledger: str
    folder: str
    articles: int
    disputed: int


class CopyAnswer(Answer, frozen=True):
    """`copy`, `backup` and `restore`: the ledger `to`, and its digest; `same` as that of the ledger it was made of."""

    ledger: str
    to: str
    articles: int
    digest: str
    same: bool


class PassageRow(Answer, frozen=True):
    """A found article or record: the words `shown`, and all `hits` in it (`[start, end, quote]`).

    `number` counts records of the kind in `show`, from 1; `score` is BM25, and 0 where only filters were given.
    """

    key: str
    name: str
    outlet: str
    published: str
    title: str
    kind: str
    number: int
    score: float
    shown: Span
    hits: tuple[Span, ...]


class SearchAnswer(Answer, frozen=True):
    """`search`: how many were found, and those asked for, the best first."""

    ledger: str
    query: str
    count: int
    found: tuple[PassageRow, ...]


class RecordRow(Answer, frozen=True):
    """A record of an article: `index` counts within its kind (statement, position, provision, event)."""

    document: str
    kind: str
    index: int


class SamePointRow(Answer, frozen=True):
    """One point with its records in two articles or more."""

    label: str
    members: tuple[RecordRow, ...]


class ContradictionRow(Answer, frozen=True):
    """Two records that cannot both be true, or render one clause differently; `what` says it in the language asked."""

    kind: str
    what: str
    a: RecordRow
    b: RecordRow


class DateSlipRow(Answer, frozen=True):
    """A date whose own words contradict each other."""

    document: str
    words: str
    should_be: str
    span: Span


class NameSlipRow(Answer, frozen=True):
    """A name that is a letter off."""

    document: str
    form: str
    correct: str
    span: Span


class OmissionRow(Answer, frozen=True):
    """A point that some articles report and others of the same days leave out."""

    point: str
    reported_by: tuple[str, ...]
    left_out_by: tuple[str, ...]


class AccountsAnswer(Answer, frozen=True):
    """`accounts`: what some articles yield together; `naming` is party → article → the forms it uses."""

    same_points: tuple[SamePointRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    date_slips: tuple[DateSlipRow, ...]
    typos: tuple[NameSlipRow, ...]
    naming: dict[str, dict[str, tuple[str, ...]]]
    omissions: tuple[OmissionRow, ...]


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


class VariationRow(Answer, frozen=True):
    """A change to a party's statement, by its place from 1: drop, swap (with the next) or flip."""

    change: str
    party: str
    place: int
    statement: str
    standing: str


class EffectRow(Answer, frozen=True):
    """The equilibria that go and come with a change, by concept."""

    change: VariationRow
    lost: dict[str, tuple[int, ...]]
    gained: dict[str, tuple[int, ...]]


class KeptRow(Answer, frozen=True):
    """The share of changes under which an equilibrium stays one."""

    concept: str
    state: int
    share: float


class SensitivityAnswer(Answer, frozen=True):
    """`outlook sensitivity`: every single change, and how robust each equilibrium is."""

    changes: int
    effects: tuple[EffectRow, ...]
    kept: tuple[KeptRow, ...]


class ChangesAnswer(Answer, frozen=True):
    """`outlook sensitivity --for`: the smallest sets of changes; one empty set where the state holds already."""

    state: int
    concept: str
    sets: tuple[tuple[VariationRow, ...], ...]


class WayRow(Answer, frozen=True):
    """The shortest ways to a state, by improvements and by any moves; null where there is none."""

    state: int
    improving: tuple[MoveRow, ...] | None
    moving: tuple[MoveRow, ...] | None


class JointRow(Answer, frozen=True):
    """A state that some parties can bring about together to the good of each."""

    parties: tuple[str, ...]
    state: int


class WaysAnswer(Answer, frozen=True):
    """`outlook ways`: how states are reached."""

    start: int
    ways: tuple[WayRow, ...]
    joint: tuple[JointRow, ...]


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


class Trouble(Answer, frozen=True):
    """An error with its sentence in the language asked for."""

    code: str
    details: dict[str, str]
    sentence: str


class ErrorAnswer(Answer, frozen=True):
    """Any command that could not do its work; `exit` is its exit status."""

    error: Trouble
    exit: int


class WatchRow(Answer, frozen=True):
    """`watch`: one line for each article that came, or for what could not be read (`refused` is its code)."""

    name: str
    outlet: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    refused: str = ""


ANSWERS: dict[str, Any] = {
    "read": ReadAnswer,
    "brief": BriefAnswer,
    "export coding": ExportAnswer,
    "export tables": TablesAnswer,
    "check": CheckAnswer,
    "check --digest": DigestAnswer,
    "show": ShowAnswer,
    "articles": ArticlesAnswer,
    "entities": EntitiesAnswer,
    "identities": IdentitiesAnswer,
    "identities --waiting": WaitingAnswer,
    "statements": StatementsAnswer,
    "judge accept": JudgeAnswer,
    "judge reject": JudgeAnswer,
    "judge correct": JudgeAnswer,
    "judge note": JudgeAnswer,
    "judge add": JudgeAnswer,
    "judge merge": JudgeAnswer,
    "judge split": JudgeAnswer,
    "undo": JudgeAnswer,
    "history": HistoryAnswer,
    "diff": DiffAnswer,
    "search": SearchAnswer,
    "judged": JudgedAnswer,
    "copy": CopyAnswer,
    "backup": CopyAnswer,
    "restore": CopyAnswer,
    "accounts": AccountsAnswer,
    "story": StoryAnswer,
    "compare": CompareAnswer,
    "actor": ActorAnswer,
    "outlook solve": SolveAnswer,
    "outlook draft": DraftAnswer,
    "outlook explain": ExplainAnswer,
    "outlook sensitivity": SensitivityAnswer,
    "outlook sensitivity --for": ChangesAnswer,
    "outlook ways": WaysAnswer,
    "outlook concepts": ConceptsAnswer,
    "outlook convert": ConvertAnswer,
    "stories": list[StoryRow],
    "watch": WatchRow,
    "error": ErrorAnswer,
}


def answer_schema(command: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what a command answers with `--json`; "error" for that of all errors."""
    (reference,), definitions = msgspec.json.schema_components([ANSWERS[command]], ref_template="#/$defs/{name}")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **reference, "$defs": definitions}
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))
    return plain
