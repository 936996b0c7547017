"""What both sides say in a statement of theirs is a point of it: «أكد الجانبان», «أكدت روسيا وتركيا», «وأضاف
البيان»."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tawatur.codebook.texts import TextBook
from tawatur.codebook.triggers import bare_noun
from tawatur.coding.clause import THAT
from tawatur.coding.instrument_stretch import CONTENT, Stretch
from tawatur.coding.statements import Draft
from tawatur.coding.view import View

# Classes of cue by which a text says something.
_OF_TEXTS = frozenset(("assert", "say", "express", "demand", "announce", "warn"))
_STATEMENT = frozenset("بيان البيان بيانا ببيان للبيان".split())
_THE_STATEMENT = frozenset("بيان البيان".split())
_STATES = frozenset(("state", "armed_group", "political_group"))
_INNER = 18  # words in which «أن الجانبين أكدا أنه» opens its inner content


def read_joint(view: View, book: TextBook, drafts: Sequence[Draft]) -> Iterable[Stretch]:
    """Statements that both sides make, in an article that names a statement of theirs."""
    label = next((at for at in range(view.size) if view.keys[at] in _STATEMENT and view.covers[at] is None), None)
    if label is None:
        return
    common = any(
        view.keys[at] in _STATEMENT and bare_noun(view.keys[min(at + 1, view.size - 1)]) in book.common
        for at in range(view.size)
    )
    shared = common or any(_says_pair(view, book, draft) for draft in drafts)
    for draft in drafts:
        if draft.cue_class not in _OF_TEXTS:
            continue
        near = _around_cue(view, draft)
        pair = any(view.keys[at] in book.pairs for at in near)
        inside = any(view.keys[at] in book.pairs for at in range(draft.start, min(draft.start + 2, draft.end)))
        joined = bool(draft.joint) and draft.speaker is not None and draft.speaker.kind in _STATES
        alone = draft.speaker is not None and draft.speaker.kind == "person"
        speaks = (common or (shared and not alone)) and (
            any(view.keys[at] in _THE_STATEMENT for at in near) or _goes_on(view, draft)
        )
        if not (pair or inside or joined or speaks):
            continue
        start = _inner_content(view, draft.start, draft.end) if inside else draft.start
        if start >= 0:
            subjects = [phrase for phrase in (draft.speaker, *draft.joint) if phrase is not None]
            end = min(draft.end, start + CONTENT)
            yield Stretch(start, end, label, label + 1, "joint_statement", draft.cut, subjects)


def _around_cue(view: View, draft: Draft) -> range:
    first, last = draft.cue
    return range(max(view.sentence_bounds(first)[0], first - 6), min(view.size, max(last, draft.start)))


def _says_pair(view: View, book: TextBook, draft: Draft) -> bool:
    """Whether both sides speak in a statement."""
    return any(
        view.keys[at] in book.sides
        for at in (*_around_cue(view, draft), *range(draft.start, min(draft.start + 2, draft.end)))
    )


def _goes_on(view: View, draft: Draft) -> bool:
    """A participle goes on with the statement that «البيان» made in its sentence: «مضيفا أن …»."""
    first = view.sentence_bounds(draft.cue[0])[0]
    participle = draft.clause is not None and draft.clause.cue.sort == "participle"
    return participle and any(view.keys[at] in _THE_STATEMENT for at in range(first, draft.cue[0]))


def _inner_content(view: View, start: int, end: int) -> int:
    """«أن الجانبين أكدا … أنه …»: where the inner content begins, or -1."""
    for at in range(start + 2, min(start + _INNER, end)):
        if view.keys[at] in THAT and at + 1 < end:
            return at + 1
    return -1
