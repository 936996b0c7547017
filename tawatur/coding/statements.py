"""Every attribution of an article: cue, speaker, chain and content."""

from __future__ import annotations

from tawatur.arabic.tokens import LINE, STOP
from tawatur.coding.boundaries import find_boundaries
from tawatur.coding.clause_parts import Clause
from tawatur.coding.colons import draft_colons, draft_documents
from tawatur.coding.content import end_of_content, end_of_quote
from tawatur.coding.drafts import Draft, drop_doubles
from tawatur.coding.loose import draft_loose_quotations, join_quotations
from tawatur.coding.peers import is_peer
from tawatur.coding.prepositional import draft_prepositional, find_prepositional, told_in_passing
from tawatur.coding.speakers import settle_channels, settle_speakers
from tawatur.coding.statement_clauses import find_clauses
from tawatur.coding.view import View

__all__ = ["Draft", "find_statements"]


def find_statements(view: View) -> list[Draft]:
    """Drafts of all statements, in the order of their content."""
    clauses = find_clauses(view)
    trailing = find_prepositional(view)
    clauses = [clause for clause in clauses if not told_in_passing(clause, trailing)]
    boundaries = find_boundaries(view, clauses, trailing)
    drafts = _draft_clauses(view, clauses, boundaries)
    drafts += draft_prepositional(view, trailing, drafts, boundaries)
    drafts += draft_colons(view, drafts)
    drafts += draft_documents(view, boundaries)
    join_quotations(view, drafts)
    drafts.sort(key=lambda draft: (draft.cue[0], draft.start))
    settle_speakers(view, drafts)
    drafts += draft_loose_quotations(view, drafts)
    drafts.sort(key=lambda draft: (draft.cue[0], draft.start))
    settle_channels(view, drafts)
    drafts = drop_doubles(drafts)
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    return drafts


def _draft_clauses(view: View, clauses: list[Clause], boundaries: set[int]) -> list[Draft]:
    drafts: list[Draft] = []
    for clause in clauses:
        start = clause.content
        if start >= view.size or (clause.cue.weak and not is_peer(view, clause) and not clause.subject_before):
            continue
        if clause.frame == "before":
            end = clause.quote_end
        elif clause.quote_end > start:
            end = end_of_quote(view, start, clause.quote_end, boundaries)
        else:
            end = end_of_content(view, start, boundaries)
        if end <= start:
            continue
        told = (
            view.codebook.hedge_at(view.keys, end) if end < view.size and not view.gaps[end] & (STOP | LINE) else None
        )
        drafts.append(
            Draft(
                start,
                end,
                clause.cut,
                (clause.verb, max(clause.cue_end, clause.verb + 1)),
                clause.cue.cue_class,
                clause.source or clause.subject,
                clause,
                list(clause.joint),
                list(clause.channels) + ([clause.subject] if clause.source is not None and clause.subject else []),
                hedge=clause.cue.hedge or (told[0] if told else ""),
                document=clause.document,
            )
        )
    return drafts
