"""Quotations without a cue of their own that go on with the speech before them."""

from __future__ import annotations

from tawatur.arabic.tokens import LINE, STOP
from tawatur.coding.drafts import Draft
from tawatur.coding.view import View

# Words from which a quotation that stands alone is speech; a shorter one may be a title.
_WHOLE = 4


def join_quotations(view: View, drafts: list[Draft]) -> None:
    """A quotation that stands alone right behind one that is told goes on with it: «قال: "…". "…".»."""
    ends = {draft.end: draft for draft in drafts}
    for quote in view.reading.quotes:
        words = view.reading.words_in(quote.start, quote.end)
        draft = ends.get(words.start)
        if draft is None or len(words) < _WHOLE or not view.reading.quote_depth[draft.end - 1]:
            continue
        if words.stop < view.size and not view.gaps[words.stop] & (STOP | LINE):
            continue
        following = view.keys[words.stop] if words.stop < view.size and not view.gaps[words.stop] & LINE else ""
        if following[:1] in ("و", "ف") or not view.codebook.find_cue(following):  # else its own verb follows
            draft.end = words.stop
            ends[draft.end] = draft


def draft_loose_quotations(view: View, drafts: list[Draft]) -> list[Draft]:
    """A quotation that is a sentence of its own, after a sentence that tells who speaks: «"…"، بحسب الخبير. "…".»."""
    sentence_of, paragraphs = view.reading.sentence_of, view.reading.paragraph_of
    spoken: dict[int, Draft] = {}
    told = bytearray(view.size + 1)
    for draft in drafts:
        told[draft.start : draft.end] = b"\x01" * (draft.end - draft.start)
        for at in (draft.cue[0], draft.end - 1):
            if draft.speaker is not None and at < view.size:
                spoken[sentence_of[at]] = draft
    made: list[Draft] = []
    for quote in view.reading.quotes:
        words = view.reading.words_in(quote.start, quote.end)
        if len(words) < _WHOLE or not words.start or any(told[at] for at in words):
            continue
        if not view.gaps[words.start] & STOP or view.gaps[words.start] & LINE:
            continue
        if words.stop < view.size and not view.gaps[words.stop] & (STOP | LINE):
            continue
        before = spoken.get(sentence_of[words.start - 1])
        if before is None or paragraphs[before.cue[0]] != paragraphs[words.start]:
            continue
        draft = Draft(words.start, words.stop, 0, before.cue, before.cue_class, before.speaker, None, [], [])
        draft.joint, draft.channels, draft.carried = list(before.joint), list(before.channels), True
        made.append(draft)
        spoken[sentence_of[words.stop - 1]] = draft
    return made
