"""From an article to its records."""

from __future__ import annotations

from typing import Literal, get_args

from tawatur.arabic.fold import skip_letters
from tawatur.arabic.reading import read_text
from tawatur.codebook.load import Codebook
from tawatur.coding.confidence import rate_statement
from tawatur.coding.content import form_of
from tawatur.coding.entities import build_entities, span_of
from tawatur.coding.found import Found
from tawatur.coding.lookup import Lookup
from tawatur.coding.mentions import find_phrases
from tawatur.coding.quantities import find_quantities
from tawatur.coding.resolve import Settled
from tawatur.coding.statements import Draft, find_statements
from tawatur.coding.tagger.tag import tag_words
from tawatur.coding.times import find_time_records
from tawatur.coding.view import View
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.span import Span, make_span
from tawatur.records.statement import CueClass, Hop, Statement

_CLASSES: dict[str, CueClass] = {name: name for name in get_args(CueClass)}


def code_article(doc: Document, codebook: Codebook) -> Findings:
    """All records of one article, each with the words it rests on.

    Args:
        doc: the article as read.
        codebook: the compiled knowledge, from `tawatur.codebook.load.load_codebook`.

    Returns:
        `Findings`; empty where the article yields nothing.
    """
    view = read_article(doc.text, codebook)
    drafts = find_statements(view)
    statements = tuple(_write_statement(view, draft) for draft in drafts)
    used = {id_ for s in statements for id_ in (s.speaker, *s.joint, *(hop.entity for hop in s.chain)) if id_}
    quantities, times = find_quantities(doc, statements), find_time_records(doc)
    return Findings(entities=build_entities(view, used), statements=statements, quantities=quantities, times=times)


def read_article(text: str, codebook: Codebook) -> View:
    """An article's text with its phrases found and settled."""
    look = Lookup(read_text(text), codebook)
    look.tags = tag_words(look)
    return View(Settled(look, find_phrases(look)))


def _write_statement(view: View, draft: Draft) -> Statement:
    start, end = view.reading.offsets(draft.start, draft.end)
    if draft.cut:
        start += skip_letters(view.reading.text[start : view.reading.ends[draft.start]], draft.cut)
    first, last = draft.cue
    cue = span_of(view, first, last) if last > first else _colon_before(view, draft.start)
    speaker = draft.speaker
    return Statement(
        content=make_span(view.reading.text, start, end),
        cue=cue,
        speaker=speaker.id if speaker else "",
        anonymity=_anonymity(speaker),
        cue_class=_CLASSES[draft.cue_class],
        form=form_of(view, draft.start, draft.end),
        joint=tuple(dict.fromkeys(phrase.id for phrase in draft.joint if phrase.id)),
        chain=tuple(
            Hop(entity=id_, span=span)
            for id_, span in {p.id: span_of(view, p.first, p.last, p.skip) for p in draft.channels if p.id}.items()
            if speaker is None or id_ != speaker.id
        ),
        speaker_span=span_of(view, speaker.first, speaker.last, speaker.skip) if speaker else None,
        hedge=draft.hedge,
        confidence=round(rate_statement(view, draft), 3),
    )


def _colon_before(view: View, index: int) -> Span:
    text = view.reading.text
    at = text.rfind(":", 0, view.reading.starts[index])
    return make_span(text, at, at + 1) if at >= 0 else span_of(view, index, index + 1)


def _anonymity(speaker: Found | None) -> Literal["named", "institution", "unnamed"]:
    if speaker is None or speaker.kind == "people" or speaker.id.startswith("press-"):
        return "unnamed"  # the press as a whole («وسائل إعلام محلية») is nobody in particular
    if speaker.kind == "person":
        return "named"
    return "institution"
