"""Which act a number sizes: killed and wounded an attack, arrested a raid, money a grant, rockets a volley.

A number belongs to the act of a fitting type that is told nearest to it in its sentence, else to the attack, raid or
flight told in the sentence before it in its paragraph. Numbers that no act explains (a toll of years, an accident)
keep to themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tawatur.coding.view import View
from tawatur.records.event import Event
from tawatur.records.quantity import Quantity

# Types of act that a number of some unit may size, the likeliest first.
_SIZED = {
    "killed": ("ASSAULT", "COERCE", "PROTEST"),
    "wounded": ("ASSAULT", "COERCE", "PROTEST"),
    "missing": ("ASSAULT",),
    "arrested": ("COERCE", "RETREAT", "PROTEST"),
    "displaced": ("ASSAULT", "COERCE"),
}
_PERSONS = ("RETREAT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST", "ASSAULT", "AID")
_MONEY = ("AID", "SANCTION", "AGREE", "COOPERATE", "COERCE")
_WEAPONS = ("ASSAULT", "AID", "COERCE", "MOBILIZE", "COOPERATE")
# Units of what befell somebody: they are told after the act too, in sentences of their own.
_TOLLS = frozenset(_SIZED)
_BACK = 1  # sentences from an attack to its toll
_FAR = 14  # words between an act and a number of persons, money or weapons that sizes it


def size_events(
    view: View, told: Sequence[tuple[Event, tuple[int, ...]]], quantities: Sequence[tuple[Quantity, str]]
) -> tuple[Quantity, ...]:
    """Numbers with the act that each sizes.

    Args:
        view: the article.
        told: its events, each with the first words of the places that tell it.
        quantities: its numbers, each with its class: "persons", "money", "weapons" or another.

    Returns:
        The numbers in their order; `event` counts within `told`.
    """
    return tuple(
        msgspec.structs.replace(one, event=_event_of(view, told, one, _types_of(one, sort))) for one, sort in quantities
    )


def _types_of(quantity: Quantity, sort: str) -> tuple[str, ...]:
    return _SIZED.get(quantity.unit) or {"persons": _PERSONS, "money": _MONEY, "weapons": _WEAPONS}.get(sort, ())


def _event_of(
    view: View, told: Sequence[tuple[Event, tuple[int, ...]]], quantity: Quantity, types: tuple[str, ...]
) -> int | None:
    words = view.reading.words_in(quantity.span.start, quantity.span.end)
    if not types or not len(words):
        return None
    at = words.start
    toll = quantity.unit in _TOLLS
    sentence, paragraph = view.reading.sentence_of[at], view.reading.paragraph_of[at]
    best: tuple[int, int, int] | None = None
    for number, (event, mentions) in enumerate(told):
        if event.type not in types or event.status in ("denied", "planned"):
            continue
        for first in mentions:
            back = sentence - view.reading.sentence_of[first]
            if view.reading.paragraph_of[first] != paragraph or not 0 <= back <= (_BACK if toll else 0):
                continue
            if (back and event.type != types[0]) or (not toll and abs(first - at) > _FAR):
                continue
            rank = (back, types.index(event.type) if toll else 0, abs(first - at))
            if best is None or rank < best:
                best, found = rank, number
    return found if best is not None else None
