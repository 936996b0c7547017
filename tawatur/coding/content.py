"""Where reported content ends, and in what form it is given."""

from __future__ import annotations

from typing import Literal

from tawatur.arabic.tokens import COMMA, LINE, QUOTE, STOP
from tawatur.coding.view import PREPOSITIONS, View


def end_of_content(view: View, start: int, boundaries: set[int]) -> int:
    """Word index after indirect content that begins at `start`.

    It ends with its sentence, at the next reporting clause of the same level (`boundaries`), or before a formula
    that hands the word back to the outlet (`Codebook.stops`). A quotation inside it is never cut.
    """
    at = start + 1
    if view.keys[start] in PREPOSITIONS and not view.gaps[start] & QUOTE:
        at = _after_adverbial(view, start, boundaries)
    while at < view.size:
        gap = view.gaps[at]
        inside = view.reading.quote_depth[at] > 0 and view.reading.quote_depth[at - 1] > 0 and not gap & QUOTE
        if gap & LINE:
            return at
        if not inside:
            if gap & STOP:
                return at
            if at in boundaries:
                return at
        at += 1
    return view.size


# Words of a phrase of time or purpose with which a content may open.
_ADVERBIAL = 14


def _after_adverbial(view: View, start: int, boundaries: set[int]) -> int:
    """The word from which content that opens with a preposition can end: its own clause comes after the first comma.

    «أنه من أجل التوصل لوقف دائم، تشترط بلاده …»: the verb after the comma is part of what is reported.
    """
    for at in range(start + 1, min(start + _ADVERBIAL, view.size)):
        if view.gaps[at] & (STOP | LINE | QUOTE):
            break
        if view.gaps[at] & COMMA:
            plain = view.keys[at][:1] not in ("و", "ف") and view.codebook.find_cue(view.keys[at])
            return at + 1 if plain and at in boundaries else start + 1
    return start + 1


# Words from which a quotation is taken for a whole utterance: what «and» joins to it is the outlet's.
_WHOLE_QUOTE = 4


def end_of_quote(view: View, start: int, quote_end: int, boundaries: set[int]) -> int:
    """Word index after content that begins with a quotation: the quotation's end, unless its sentence runs on from it.

    «أن "حزب الله" بحاجة إلى …» and «إنه "ينتظر وصول وفد" إلى جنيف» run on; a mark after the closing one ends it.
    """
    if quote_end >= view.size or view.gaps[quote_end] & (STOP | LINE | COMMA) or quote_end in boundaries:
        return quote_end
    key = view.keys[quote_end]
    if quote_end - start >= _WHOLE_QUOTE and (key[:1] == "و" or key in view.grammar["relatives"]):
        return quote_end
    return end_of_content(view, quote_end - 1, boundaries)


def form_of(view: View, start: int, end: int) -> Literal["direct", "indirect", "mixed"]:
    """Direct where all words stand in quotation marks, mixed where some do; a name in such marks counts as none."""
    quoted = 0
    for at in range(start, end):
        if view.reading.quote_depth[at]:
            phrase = view.covers[at]
            named = phrase is not None and _only_name(view, at)
            quoted += not named
    if quoted == 0:
        return "indirect"
    unquoted = sum(1 for at in range(start, end) if not view.reading.quote_depth[at])
    return "direct" if unquoted == 0 else "mixed"


def _only_name(view: View, at: int) -> bool:
    """Whether the quotation around a word holds a name and nothing else."""
    phrase = view.covers[at]
    if phrase is None or phrase.kind == "people":
        return False
    offset = view.reading.starts[at]
    for quote in view.reading.quotes:
        if quote.start <= offset < quote.end:
            words = view.reading.words_in(quote.start, quote.end)
            return words.start >= view.start_of(phrase) and words.stop <= view.end_of(phrase)
    return False
