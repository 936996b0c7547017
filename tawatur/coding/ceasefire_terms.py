"""The terms of a ceasefire, read from the words around it: from when, till when, how long, why, where, who watches."""

from __future__ import annotations

from datetime import date, timedelta

from tawatur.codebook.truces import TruceBook
from tawatur.coding.ceasefire_mentions import Mention
from tawatur.coding.entities import span_of
from tawatur.coding.event_setting import Setting, write_date
from tawatur.coding.view import View

_NEAR = 4  # words from «اعتبارا من» or «حتى» to the time it leads to
_LENGTH = 5  # words of a length of time
_DAY = 10  # characters of an ISO day


def read_start(view: View, book: TruceBook, setting: Setting, mention: Mention) -> str:
    """The day on which it came or is to come into force, or ""."""
    first, last = view.sentence_bounds(mention.first)
    for at in range(mention.last, last):
        if view.keys[at] in book.begins:
            value = _time_after(setting, at, last)
            if value:
                return value
    if mention.told == "in_force":
        return _nearest(setting, mention.verb, first, last)
    return ""


def read_declared(view: View, book: TruceBook, setting: Setting, mention: Mention) -> str:
    """The day on which it was declared, or "": a time near the verb that declares it, before its own terms."""
    first, last = view.sentence_bounds(mention.first)
    terms = next((at for at in range(mention.last, last) if view.keys[at] in book.begins | book.until), last)
    return _nearest(setting, mention.verb, first, terms)


def read_end(view: View, book: TruceBook, setting: Setting, mention: Mention, start: str, duration: str) -> str:
    """The day on which it ends, as told or by its length, or ""."""
    last = view.sentence_bounds(mention.first)[1]
    for at in range(mention.last, last):
        if view.keys[at] in book.until:
            value = _time_after(setting, at, last)
            if value:
                return value
    return _add(start, duration)


def read_duration(view: View, book: TruceBook, mention: Mention) -> str:
    """Its length as an ISO 8601 duration: «لمدة خمسة أيام», «هدنة لـ72 ساعة», «هدنة لشهرين»."""
    last = view.sentence_bounds(mention.first)[1]
    for at in range(mention.last, min(last, mention.last + 24)):
        key = view.keys[at]
        written = key[:1] == "ل" and (key[1:] in book.units or key[1:] in book.counts or key[1:].isdigit())
        if (
            (key in book.lasting or key[1:] in book.lasting)
            or written
            or (key == "ل" and at + 1 < last and view.keys[at + 1][0].isdigit())
        ):
            value = _length(view, book, at if written else at + 1, last, written)
            if value:
                return value
    return ""


def _length(view: View, book: TruceBook, at: int, last: int, written: bool) -> str:
    number = 1
    for near in range(at, min(last, at + _LENGTH)):
        key = view.keys[near]
        key = key[1:] if written and near == at else key
        if key.isdigit():
            number = int(key)
        elif key in book.counts:
            number = book.counts[key]
        elif key in book.units:
            letter = book.units[key]
            number = 2 if key in book.pairs else number
            return f"PT{number}H" if letter == "H" else f"P{number}{letter}"
        elif key not in ("من", "نحو", "حوالي"):
            return ""
    return ""


def _add(start: str, duration: str) -> str:
    """The last day of a length of days or weeks that begins on a known day."""
    if len(start) != _DAY or not duration or duration.startswith("PT"):
        return ""
    number, letter = int(duration[1:-1]), duration[-1]
    if letter not in "DW":
        return ""
    end: date = date.fromisoformat(start) + timedelta(days=number * (7 if letter == "W" else 1))
    return end.isoformat()


def read_purpose(view: View, book: TruceBook, mention: Mention) -> str:
    """Why it was declared, by words right after it and in its sentence, or ""."""
    first, last = view.sentence_bounds(mention.first)
    for at in (*range(mention.last, last), *range(first, mention.first)):
        purpose = book.purposes.get(view.keys[at])
        if purpose and (at >= mention.last or purpose == "holiday"):
            return purpose
    return ""


def read_area(view: View, mention: Mention) -> str:
    """The words of the place that it holds in, after «في», or ""."""
    last = view.sentence_bounds(mention.first)[1]
    for at in range(mention.last, min(last, mention.last + 8)):
        phrase = view.starts.get(at)
        if phrase is None or phrase.kind not in ("place", "state"):
            continue
        if view.keys[at - 1] in ("في", "داخل", "جنوب", "شمال", "شرق", "غرب") or view.keys[at][:1] == "ب":
            return span_of(view, phrase.first, phrase.last, phrase.skip).quote
    return ""


def read_mechanism(view: View, book: TruceBook, mention: Mention) -> str:
    """The words of what watches over it, in its sentence or the next, or ""."""
    first, last = view.sentence_bounds(mention.first)
    for at in range(first, min(view.size, last + 30)):
        for words in book.mechanisms:
            if tuple(view.keys[at : at + len(words)]) == words:
                return span_of(view, at, at + len(words)).quote
    return ""


def read_monitors(view: View, book: TruceBook, mention: Mention) -> list[str]:
    """Ids of those who watch over it."""
    last = view.sentence_bounds(mention.first)[1]
    found: list[str] = []
    for at in range(mention.last, last - 1):
        if view.keys[at] in book.monitors:
            phrase = view.starts.get(at + 1)
            if phrase is not None and phrase.id and phrase.kind not in ("place", "agreement"):
                found.append(phrase.id)
    return found


def _time_after(setting: Setting, at: int, last: int) -> str:
    near = [(start, time) for start, stop, time in setting.times if at <= start <= at + _NEAR and stop <= last]
    return write_date(min(near, key=lambda item: item[0])[1]) if near else ""


def _nearest(setting: Setting, at: int, first: int, last: int) -> str:
    near = [(abs(start - at), time) for start, stop, time in setting.times if first <= start and stop <= last]
    return write_date(min(near, key=lambda item: item[0])[1]) if near else ""
