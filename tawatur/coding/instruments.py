"""Texts that parties adopted, and their points: accords, memoranda, joint statements, resolutions, laws, truces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.arabic.dates import TimeMention
from tawatur.codebook.load import Codebook
from tawatur.codebook.texts import TextBook
from tawatur.coding.entities import span_of
from tawatur.coding.event_setting import Setting, write_date
from tawatur.coding.instrument_details import write_provision
from tawatur.coding.instrument_parties import find_parties, find_third_parties
from tawatur.coding.instrument_points import split_points
from tawatur.coding.instrument_stretch import Stretch
from tawatur.coding.instrument_texts import find_stretches
from tawatur.coding.statements import Draft
from tawatur.coding.view import View
from tawatur.records.event import Event
from tawatur.records.instrument import Instrument

_BOOKS: dict[int, TextBook] = {}
_NEAR = 8  # words from a label to a time that dates it


def text_book(codebook: Codebook) -> TextBook:
    """The words of instruments, compiled once."""
    book = _BOOKS.get(id(codebook.data))
    if book is None:
        book = TextBook(codebook.data["instruments"])
        _BOOKS.clear()
        _BOOKS[id(codebook.data)] = book
    return book


def find_instruments(
    view: View, drafts: Sequence[Draft], times: Sequence[TimeMention], events: Sequence[Event]
) -> list[Instrument]:
    """The instruments whose points an article renders, each with one span a point.

    Args:
        view: the article with its phrases.
        drafts: its statements: what a joint statement says is a point of it.
        times: its times, resolved.
        events: its events; those of agreeing tell the parties of a text.

    Returns:
        Instruments in order of the text. A text of which nothing is told is an event at most, and none here; so is
        a draft.
    """
    book = text_book(view.codebook)
    setting = Setting(view, drafts, times)
    made: list[_Made] = []
    taken: list[tuple[int, int]] = []
    for stretch in sorted(
        find_stretches(view, book, drafts), key=lambda one: (one.kind == "joint_statement", one.start, one.end)
    ):
        pieces = [
            piece for piece in split_points(view, book, stretch.start, stretch.end) if not _overlaps(piece, taken)
        ]
        if not pieces:
            continue
        taken += pieces
        one = _text_of(view, book, stretch, find_parties(view, book, stretch, events), made)
        one.pieces += [(*piece, stretch.cut if piece[0] == stretch.start else 0) for piece in pieces]
    return [_write(view, book, setting, one) for one in sorted(made, key=lambda one: one.stretch.label)]


class _Made(msgspec.Struct):
    """An instrument being put together: where it is first named, its points as (first, last, cut), its parties."""

    stretch: Stretch
    kind: str
    pieces: list[tuple[int, int, int]]
    parties: list[str]


def _text_of(view: View, book: TextBook, stretch: Stretch, parties: list[str], made: list[_Made]) -> _Made:
    """The text that a stretch renders: one that is there already, or a new one.

    The same words name the same text; a noun with the article («الاتفاق», «البيان») and a verb of agreeing without a
    text go on with the last text of that kind, unless their parties are others.
    """
    kind = _kind_of(view, book, stretch)
    phrase = view.covers[stretch.label]
    key = view.keys[stretch.label]
    for one in reversed(made):
        if one.stretch.label == stretch.label and one.stretch.label_end == stretch.label_end:
            return one
        other = view.covers[one.stretch.label]
        if phrase is not None and other is not None and phrase.kind == other.kind == "agreement":
            if phrase.id == other.id:
                return one
            continue
        apart = len(parties) > 1 and len(one.parties) > 1 and not set(parties) & set(one.parties)
        if apart:
            continue
        bare = stretch.label_end - stretch.label == 1
        if bare and _goes_on(book, key, kind, one.kind):
            one.parties = one.parties if len(one.parties) > 1 else parties or one.parties
            return one
    one = _Made(stretch, kind, [], parties)
    made.append(one)
    return one


_JOINT = frozenset(("joint_statement", "statement", "accord"))


def _goes_on(book: TextBook, key: str, kind: str, other: str) -> bool:
    """Whether a bare label goes on with a text of a kind: «الاتفاق» with an accord, «اتفقا» with a joint statement."""
    if book.kind_of(key):
        return kind == other or {kind, other} <= _JOINT
    return {kind, other} <= _JOINT


def _kind_of(view: View, book: TextBook, stretch: Stretch) -> str:
    """The kind that the label's noun tells; a verb of agreeing makes an accord."""
    kinds = (book.kind_of(view.keys[at]) for at in range(stretch.label, min(stretch.label_end, stretch.label + 2)))
    kind = next((kind for kind in kinds if kind), "")
    if stretch.kind == "joint_statement" or kind == "statement":
        return "joint_statement"
    return kind or "accord"


def _overlaps(piece: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return any(piece[0] < last and first < piece[1] for first, last in taken)


def _write(view: View, book: TextBook, setting: Setting, made: _Made) -> Instrument:
    stretch = made.stretch
    parties = tuple(made.parties)
    return Instrument(
        label=span_of(view, stretch.label, stretch.label_end, _label_cut(view, stretch)),
        kind=made.kind,
        parties=parties,
        third_parties=find_third_parties(view, book, stretch, parties),
        date=_date(view, setting, stretch),
        provisions=tuple(
            write_provision(view, book, setting, (first, last), cut, parties)
            for first, last, cut in sorted(made.pieces)
        ),
    )


def _label_cut(view: View, stretch: Stretch) -> int:
    """Letters written onto the label: «لاتفاق الجزائر»."""
    phrase = view.covers[stretch.label]
    return phrase.skip if phrase is not None and phrase.first == stretch.label else 0


def _date(view: View, setting: Setting, stretch: Stretch) -> str:
    """A time that stands in the label, or close to it in its sentence, outside its points."""
    first, last = view.sentence_bounds(stretch.label)
    near = [
        (abs(start - stretch.label), time)
        for start, stop, time in setting.times
        if first <= start and stop <= last and stretch.label - _NEAR <= start <= stretch.label_end + _NEAR
        if not stretch.start <= start < stretch.end
    ]
    return write_date(min(near, key=lambda item: item[0])[1]) if near else ""
