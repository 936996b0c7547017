"""Parties that speak together without being named: «الجانبان», «وزراء خارجية فرنسا وألمانيا», «الدول الثلاث», «بيان مشترك»."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import COLON, LINE, STOP
from tawatur.codebook.items import DemonymItem
from tawatur.codebook.stances import StanceBook
from tawatur.coding.found import Found
from tawatur.coding.statements import Draft
from tawatur.coding.view import View

# "foreign affairs, defence, interior, finance, each of, state of": between a collective noun and the names of its members.
_BETWEEN = frozenset("خارجيه الخارجيه دفاع الدفاع داخليه ماليه كل من وكل حكومات دول دوله في مجموعه".split())
_STATEMENT = frozenset("بيان البيان بيانا اعلان".split())
_JOINT = frozenset("مشترك المشترك مشتركا ثلاثي ثلاثيا رباعي ثنائي الثلاثي الرباعي".split())  # joint, of two, three, four



class Run(msgspec.Struct, frozen=True):
    """States named one after another, joined by «و»: words `first:last`."""

    first: int
    last: int
    states: tuple[str, ...]


class Parties:
    """Who speaks together in an article."""

    def __init__(self, view: View, book: StanceBook) -> None:
        self.view = view
        self.book = book
        self._runs: list[Run] | None = None
        self._drafts: dict[int, list[str]] = {}
        self._ids = {phrase.id for phrase in view.settled.phrases}

    def at(self, index: int) -> list[str]:
        """States that a collective noun at a word stands for, or []: those named after it, else those last named together."""
        view, book = self.view, self.book
        if not 0 <= index < view.size:
            return []
        key = view.keys[index]
        key = key[1:] if key[0] == "و" and len(key) > 4 else key
        pair = key in book.words["pairs"]
        if not pair and key not in book.words["trios"]:
            return []
        named = next((run for run in self.runs if index < run.first <= index + 4), None)
        if named is not None and all(self._links(at) for at in range(index + 1, named.first)):
            return list(named.states)
        count = 2 if pair else book.numbers.get(view.keys[index + 1], 0) if index + 1 < view.size else 0
        return self._last_named(index, count) if count or key in book.words["people_trios"] else []

    def speaking(self, draft: Draft) -> list[str]:
        """States that make a statement together: its subject is a collective noun, or its vehicle a joint statement."""
        known = self._drafts.get(id(draft))
        if known is None:
            known = self._drafts[id(draft)] = self._speaking(draft)
        return known

    def _speaking(self, draft: Draft) -> list[str]:
        view, verb = self.view, draft.cue[0]
        first = view.sentence_bounds(verb)[0]
        for at in (verb + 1, *range(verb - 1, max(first, verb - 5) - 1, -1)):
            found = self.at(at)
            if found:
                return found
        last = min(draft.start, view.sentence_bounds(verb)[1])
        for at in range(first, last - 1):
            if view.keys[at].removeprefix("و") in _STATEMENT and view.keys[at + 1] in _JOINT:
                return self._last_named(last, 0)
        if draft.speaker is not None and draft.speaker.kind == "media":
            return self._last_named(first, 0)
        return []

    def _links(self, at: int) -> bool:
        return self.view.keys[at] in _BETWEEN or (self.view.keys[at].startswith("ال") and self.view.covers[at] is None)

    @property
    def runs(self) -> list[Run]:
        """All runs of two states or more, in order."""
        if self._runs is None:
            self._runs = self._find_runs()
        return self._runs

    def _find_runs(self) -> list[Run]:
        view = self.view
        runs: list[Run] = []
        at = 0
        while at < view.size:
            state, end = self._state_at(at)
            if not state:
                at += 1
                continue
            first, states = at, [state]
            while end < view.size and not view.gaps[end] & (STOP | LINE | COLON) and view.keys[end][0] == "و":
                state, after = self._state_at(end)
                if not state:
                    break
                states.append(state)
                end = after
            known = tuple(dict.fromkeys(state for state in states if state in self._ids))
            if len(known) > 1:
                runs.append(Run(first, end, known))
            at = end
        return runs

    def _state_at(self, at: int) -> tuple[str, int]:
        view = self.view
        phrase = view.starts.get(at)
        if phrase is not None:
            return (state_of(view, phrase), view.end_of(phrase)) if phrase.kind != "people" or phrase.plural else ("", at + 1)
        if view.covers[at] is None:
            for hit in view.codebook.names.find(view.keys, at, at + 1):
                for item in hit.items:
                    if isinstance(item, DemonymItem):
                        return item.state, at + 1
        return "", at + 1

    def _last_named(self, before: int, count: int) -> list[str]:
        """The states of the last run before a word that names `count` of them; with 0, the longest run."""
        fitting = [run for run in self.runs if run.last <= before and (not count or len(run.states) == count)]
        if not fitting:
            return []
        return list((fitting[-1] if count else max(fitting, key=lambda run: (len(run.states), -run.first))).states)


def state_of(view: View, phrase: Found) -> str:
    """The state that a phrase is or belongs to, a capital's included; "" for none."""
    if phrase.kind == "state":
        return phrase.id
    if phrase.kind == "place":
        return phrase.capital_of or view.codebook.capitals.get(phrase.id, "")
    return phrase.state or view.settled.states.get(phrase.id, "")
