"""Texts that parties adopted, and their points: accords, memoranda, joint statements, resolutions, laws, truces."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from tawatur.arabic.dates import TimeMention
from tawatur.codebook.load import Codebook
from tawatur.codebook.triggers import TextBook
from tawatur.coding.entities import span_of
from tawatur.coding.event_setting import Setting, write_date
from tawatur.coding.found import Found
from tawatur.coding.instrument_parties import find_parties
from tawatur.coding.instrument_points import split_points
from tawatur.coding.instrument_texts import Point, find_points
from tawatur.coding.statements import Draft
from tawatur.coding.view import View
from tawatur.records.instrument import Instrument, Provision

_BOOKS: dict[int, TextBook] = {}


def text_book(codebook: Codebook) -> TextBook:
    """The words of instruments, compiled once."""
    book = _BOOKS.get(id(codebook.data))
    if book is None:
        book = TextBook(codebook.data["events"]["instruments"])
        _BOOKS.clear()
        _BOOKS[id(codebook.data)] = book
    return book


def find_instruments(view: View, drafts: Sequence[Draft], times: Sequence[TimeMention]) -> list[Instrument]:
    """The instruments whose points an article renders, each with one span a point.

    Args:
        view: the article with its phrases.
        drafts: its statements: what a joint statement says is a point of it.
        times: its times, resolved.

    Returns:
        Instruments in order of the text. A text of which nothing is told is an event at most, and none here; so is
        a draft.
    """
    book = text_book(view.codebook)
    setting = Setting(view, drafts, times)
    made: dict[tuple[int, int], _Made] = {}
    taken: list[tuple[int, int]] = []
    for point in sorted(
        find_points(view, book, drafts), key=lambda point: (point.kind == "joint_statement", point.start, point.end)
    ):
        pieces = [piece for piece in split_points(view, book, point.start, point.end) if not _overlaps(piece, taken)]
        if not pieces:
            continue
        taken += pieces
        key = (point.label, point.label_end)
        one = made.setdefault(key, _Made(point, [], find_parties(view, point)))
        one.pieces += pieces
    for one in made.values():
        one.pieces.sort()
    return [_write(view, setting, one) for one in sorted(made.values(), key=lambda one: one.point.label)]


class _Made(msgspec.Struct):
    """An instrument being put together."""

    point: Point
    pieces: list[tuple[int, int]]
    parties: list[Found]


def _overlaps(piece: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return any(piece[0] < last and first < piece[1] for first, last in taken)


def _write(view: View, setting: Setting, made: _Made) -> Instrument:
    point = made.point
    parties = tuple(dict.fromkeys(phrase.id for phrase in made.parties if phrase.id))
    return Instrument(
        label=span_of(view, point.label, point.label_end),
        kind=point.kind,
        parties=parties,
        date=_date(view, setting, point),
        provisions=tuple(
            Provision(span=span_of(view, first, last, point.cut if first == point.start else 0), obligors=parties)
            for first, last in made.pieces
        ),
    )


def _date(view: View, setting: Setting, point: Point) -> str:
    """A time that stands in the label, or close to it in its sentence."""
    first, last = view.sentence_bounds(point.label)
    near = [
        (abs(start - point.label), time)
        for start, stop, time in setting.times
        if first <= start and stop <= last and point.label - 8 <= start <= point.label_end + 8
    ]
    return write_date(min(near, key=lambda item: item[0])[1]) if near else ""
