"""What no article says and a person must supply before a drafted model means anything: told as keys with details."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from tawatur.outlook.draft import Draft
from tawatur.outlook.logic import options_of
from tawatur.outlook.model import Wishes

Question = tuple[str, dict[str, str]]

# Pairs of options asked about; with twelve options of six parties there would be dozens.
_PAIRS = 12


def list_questions(draft: Draft) -> Iterator[Question]:
    """The questions: keys of `messages/outlook.yml` below `outlook-ask.`, with what fills them.

    Order of priorities, feasibility and one-way acts are asked of every draft; statements that are contested, assumed
    or claimed by another are asked about by number, and options that nobody wants or shuns one by one.
    """
    model = draft.model
    yield "order", {}
    pairs = [
        f"{model.options[a].id} + {model.options[b].id}"
        for a, b in combinations(range(len(model.options)), 2)
        if model.options[a].party == model.options[b].party
    ]
    yield "feasible", {"pairs": ", ".join(pairs[:_PAIRS]) or "-"}
    yield "one-way", {"options": ", ".join(option.id for option in model.options)}
    yield "status-quo", {}
    counts: dict[str, int] = {}
    told: set[int] = set()
    for preferences in model.preferences:
        for wish in preferences.statements if isinstance(preferences, Wishes) else ():
            counts[wish.standing] = counts.get(wish.standing, 0) + 1
            told |= set(options_of(wish.formula))
    for standing in ("contested", "assumed", "claimed"):
        if counts.get(standing):
            yield standing, {"count": str(counts[standing])}
    for place, option in enumerate(model.options):
        if place not in told:
            yield "unwanted", {"option": option.id}
    if draft.left_out:
        yield "left-out", {"options": "; ".join(draft.left_out)}
