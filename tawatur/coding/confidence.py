"""How sure a statement is: the share of statements built alike that were right on articles coded by people.

A statement is right where its content covers at least half of the words that either it or the people's shares, and its
speaker is theirs. The rating looks only at how a draft is built (how its content follows, which form its cue has, how
its speaker was found), never at which words it holds: a weight then means the same in every war and outlet.

Each feature below is there or not. Its weight in log-odds stands in `codebook/confidence.yml`, fitted by
`python -m gates.calibrate --write`; the figures of the fit stand beside it and in docs/confidence.md.

What it does not do: it does not say whether what was said is true, nor rate cue class, form and chain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import exp
from typing import Any

from tawatur.arabic.tokens import COLON, COMMA, LINE, QUOTE, STOP
from tawatur.coding.statements import Draft
from tawatur.coding.view import View

Model = Mapping[str, Any]

# Words from which a verb counts as far from its content: subject, addressee and time have room in fewer.
_FAR = 12
# Words: content that short was often cut too early or is a mere name; content that long runs over several clauses.
_SCRAP, _SHORT, _LONG = 3, 8, 40
# Sentences back to a speaker: so far back somebody else mostly spoke in between.
_LONG_AGO = 4


@dataclass(frozen=True, slots=True)
class Feature:
    """A yes-or-no question to a draft, and the name under which its weight stands."""

    holds: Callable[[View, Draft], bool]
    name: str


def rate_statement(view: View, draft: Draft) -> float:
    """The share of statements built like this one that are right.

    Args:
        view: the article that the draft was read in.
        draft: a statement, its speaker and channels settled.

    Returns:
        A number between 0 and 1.

    Example:
        >>> from tawatur.codebook.load import load_codebook
        >>> from tawatur.coding.document import read_article
        >>> from tawatur.coding.statements import find_statements
        >>> view = read_article("قال وزير الخارجية سيرغي لافروف إن الاتفاق سينفذ خلال أسبوع.", load_codebook())
        >>> [0.5 < rate_statement(view, draft) < 1 for draft in find_statements(view)]
        [True]
    """
    return rate_features(list_features(view, draft), view.codebook.data["confidence"])


def list_features(view: View, draft: Draft) -> list[str]:
    """Names of the features that a draft has, in the order of the table."""
    return [feature.name for feature in FEATURES if feature.holds(view, draft)]


def rate_features(names: Iterable[str], model: Model) -> float:
    """The rating of a draft with these features: the logistic function of intercept and weights.

    A feature without a weight counts for nothing, so that a codebook laid over may leave some out.
    """
    weights = model["weights"]
    return 1 / (1 + exp(-sum((weights.get(name, 0.0) for name in names), model["intercept"])))


# -- how the content is given ----------------------------------------------------------------------------------------


def _frame(draft: Draft) -> str:
    """How the content follows: as the clause says, or for drafts without one: label, document, leading, trailing."""
    if draft.clause is not None:
        return draft.clause.frame
    first, last = draft.cue
    if draft.carried and draft.document is None:
        return "quote"  # «"…"، بحسب الوزير. "…".»: goes on with the speech before
    if first == last:
        return "label"  # «لافروف: …»
    if draft.start < first:
        return "trailing"  # «…، وفق الوزارة»
    return "leading" if last - first == 1 else "document"  # «وفق الوزارة، …»; «جاء في البيان: …»


def _length(draft: Draft) -> int:
    return draft.end - draft.start


def _is_far(draft: Draft) -> bool:
    return draft.clause is not None and draft.start - draft.clause.verb > _FAR


def _from_document(draft: Draft) -> bool:
    return _frame(draft) == "document" or (draft.clause is not None and draft.clause.document is not None)


def _opens_sentence(view: View, draft: Draft) -> bool:
    clause = draft.clause
    return clause is not None and clause.starts_at == view.sentence_bounds(clause.starts_at)[0]


def _runs_on(view: View, draft: Draft) -> bool:
    """Whether neither a mark nor "and" parts the clause from what stands before it."""
    clause = draft.clause
    if clause is None or view.keys[clause.verb][:1] == "و" or _opens_sentence(view, draft):
        return False
    return not view.gaps[clause.starts_at] & (COMMA | COLON | QUOTE)


# -- the cue ---------------------------------------------------------------------------------------------------------


def _is_form(draft: Draft, sort: str) -> bool:
    return draft.clause is not None and draft.clause.cue.sort == sort


# -- the speaker -----------------------------------------------------------------------------------------------------


def _is_kind(draft: Draft, kind: str) -> bool:
    return draft.speaker is not None and draft.speaker.kind == kind


def _is_found(draft: Draft, *hows: str) -> bool:
    return draft.speaker is not None and draft.speaker.how in hows


def _is_unlisted(view: View, draft: Draft) -> bool:
    return draft.speaker is not None and draft.speaker.id not in view.codebook.entries


def _sentences_back(view: View, draft: Draft) -> int:
    """Sentences between a speaker's words and the cue; 0 without a speaker."""
    if draft.speaker is None:
        return 0
    sentence_of = view.reading.sentence_of
    return abs(sentence_of[draft.cue[0]] - sentence_of[draft.speaker.first])


def _in_other_paragraph(view: View, draft: Draft) -> bool:
    paragraph_of = view.reading.paragraph_of
    return draft.speaker is not None and paragraph_of[draft.speaker.first] != paragraph_of[draft.cue[0]]


# What a draft is rated by. The plain case, that of the intercept alone, is a clause inside a sentence, in the perfect
# with "that" behind it, told by a listed person of that sentence, whose content ends with it.
FEATURES = (
    Feature(lambda _, draft: _frame(draft) == "object", "content: bare noun"),
    Feature(lambda _, draft: _frame(draft) == "attitude", "content: matter of an attitude"),
    Feature(lambda _, draft: _frame(draft) == "colon", "content: after a colon"),
    Feature(lambda _, draft: _frame(draft) == "quote", "content: quotation after the verb"),
    Feature(lambda _, draft: _frame(draft) == "label", "content: after a name and a colon"),
    Feature(lambda _, draft: _frame(draft) == "leading", "content: after a phrase (according to)"),
    Feature(lambda _, draft: _frame(draft) == "trailing", "content: before a phrase (according to)"),
    Feature(lambda _, draft: _from_document(draft), "content: in a document"),
    Feature(lambda view, draft: bool(view.gaps[draft.start] & QUOTE), "content: begins with a quotation mark"),
    Feature(lambda _, draft: draft.cut > 0, "content: particle cut from its first word"),
    Feature(lambda _, draft: _length(draft) <= _SCRAP, "content: up to 3 words"),
    Feature(lambda _, draft: _length(draft) <= _SHORT, "content: up to 8 words"),
    Feature(lambda _, draft: _length(draft) > _LONG, "content: more than 40 words"),
    Feature(lambda view, draft: bool(view.gaps[draft.end] & COMMA), "content: ends at a comma"),
    Feature(
        lambda view, draft: not view.gaps[draft.end] & (COMMA | STOP | LINE), "content: ends at no comma or full stop"
    ),
    Feature(lambda view, draft: view.reading.paragraph_of[draft.start] == 0, "content: in the title"),
    Feature(lambda _, draft: draft.nested_in is not None, "content: inside another statement"),
    Feature(lambda _, draft: draft.clause is not None and draft.clause.cue.weak, "cue: weak"),
    Feature(lambda _, draft: _is_form(draft, "imperfect"), "cue: imperfect"),
    Feature(lambda _, draft: _is_form(draft, "participle"), "cue: participle"),
    Feature(lambda _, draft: _is_form(draft, "masdar"), "cue: verbal noun"),
    Feature(lambda _, draft: draft.cue_class == "demand", "cue: demands"),
    Feature(lambda _, draft: _is_far(draft), "cue: more than 12 words before the content"),
    Feature(_opens_sentence, "clause: opens its sentence"),
    Feature(_runs_on, "clause: runs on from the words before it"),
    Feature(lambda _, draft: draft.clause is not None and draft.clause.subject_before, "clause: subject before verb"),
    Feature(lambda _, draft: draft.clause is not None and draft.clause.addressee is not None, "clause: addressee"),
    Feature(lambda _, draft: bool(draft.channels), "speaker: through a channel"),
    Feature(lambda _, draft: bool(draft.joint), "speaker: several"),
    Feature(lambda _, draft: draft.speaker is None, "speaker: nobody"),
    Feature(lambda _, draft: _is_kind(draft, "people"), "speaker: unnamed people"),
    Feature(lambda _, draft: _is_kind(draft, "state"), "speaker: state"),
    Feature(lambda _, draft: _is_kind(draft, "igo"), "speaker: international organisation"),
    Feature(lambda _, draft: _is_kind(draft, "media"), "speaker: medium"),
    Feature(lambda _, draft: _is_found(draft, "title"), "speaker: title without a name"),
    Feature(lambda _, draft: _is_found(draft, "anaphora", "pointing"), "speaker: word that points back"),
    Feature(_is_unlisted, "speaker: not in the codebook"),
    Feature(lambda _, draft: draft.carried, "speaker: dropped, carried on"),
    Feature(lambda view, draft: _sentences_back(view, draft) >= 1, "speaker: in another sentence"),
    Feature(lambda view, draft: _sentences_back(view, draft) >= _LONG_AGO, "speaker: 4 or more sentences away"),
    Feature(_in_other_paragraph, "speaker: in another paragraph"),
)
