"""Parties that speak together unnamed: «الجانبان», «وزراء خارجية فرنسا وألمانيا», «الدول الثلاث», «بيان مشترك»."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import COLON, LINE, STOP
from tawatur.codebook.items import DemonymItem, NameItem
from tawatur.codebook.stances import StanceBook
from tawatur.coding.found import Found
from tawatur.coding.position_holder import Voices
from tawatur.coding.statements import Draft
from tawatur.coding.view import View


class Run(msgspec.Struct, frozen=True):
    """States named one after another, joined by «و»: words `first:last`."""

    first: int
    last: int
    states: tuple[str, ...]


class Parties:
    """Who speaks together in an article."""

    def __init__(self, view: View, book: StanceBook, voices: Voices) -> None:
        self.view = view
        self.book = book
        self.voices = voices
        self._runs: list[Run] | None = None
        self._drafts: dict[int, list[str]] = {}

    def at(self, index: int) -> list[str]:
        """Parties that a collective noun at a word stands for, or []: those named after it, else named last."""
        view, book = self.view, self.book
        if not 0 <= index < view.size:
            return []
        key = view.keys[index]
        nouns = book.words["pairs"] | book.words["trios"]
        key = key if key in nouns else key.removeprefix("و")
        if key not in nouns:
            return []
        pair = key in book.words["pairs"]
        if not pair and index + 1 < view.size and view.keys[index + 1] in book.words["trios"]:
            return self.at(index + 1)  # «قادة الدول الثلاث»
        named = next((run for run in self.runs if index <= run.first <= index + 4), None)
        if named is not None and all(self._links(at) for at in range(index + 1, named.first)) and len(named.states) > 1:
            return list(named.states)
        count = 2 if pair else book.numbers.get(view.keys[index + 1], 0) if index + 1 < view.size else 0
        return self._last_named(index, count) if count or key in book.words["people_trios"] else []

    def collective(self) -> str:
        """Id of the phrase that names those who speak together («القادة الثلاثة»), the one used most; or ""."""
        nouns = self.book.words["pairs"] | self.book.words["trios"]
        named = [one.id for one in self.view.settled.phrases if one.kind == "people" and self._head(one) in nouns]
        return max(dict.fromkeys(named), key=named.count, default="")

    def _head(self, phrase: Found) -> str:
        return self.view.keys[phrase.first][phrase.skip :]

    def agreeing(self, draft: Draft, holder: str) -> list[str]:
        """The two for whom one speaks who tells of both («اتفقنا على», «بيننا»): `holder` and the other, or []."""
        if not any(key in self.book.words["jointly"] for key in self.view.keys[draft.start : draft.end]):
            return []
        both = [run for run in self.runs if len(run.states) == 2 and holder in run.states and run.first < draft.end]
        return sorted(both[-1].states, key=lambda state: state != holder) if both else []

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
        if draft.speaker is not None and draft.speaker.kind == "people":
            found = self.at(draft.speaker.first)  # «وأضافوا»: the leaders named before
            if found:
                return found
        last = min(draft.start, view.sentence_bounds(verb)[1])
        for at in range(first, last - 1):
            if (
                view.keys[at].removeprefix("و") in self.book.words["texts"]
                and view.keys[at + 1] in self.book.words["joint"]
            ):
                return self._last_named(last, 0)
        if draft.speaker is not None and draft.speaker.kind == "media":
            return self._last_named(first, 0)
        return []

    def _links(self, at: int) -> bool:
        return self.view.keys[at] in self.book.words["between"] or (
            self.view.keys[at].startswith("ال") and self.view.covers[at] is None
        )

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
            first, states = at, [state, *self._inside(view.starts.get(at))]
            while end < view.size and not view.gaps[end] & (STOP | LINE | COLON) and view.keys[end][0] == "و":
                state, after = self._state_at(end)
                if not state:
                    break
                states.append(state)
                end = after
            known = tuple(dict.fromkeys(state for state in states if state in self.voices.ids))
            if len(known) > 1:
                runs.append(Run(first, end, known))
            at = end
        return runs

    def _inside(self, phrase: Found | None) -> list[str]:
        """States that a phrase names after its first: «قادة مصر وفرنسا» where it is one phrase."""
        if phrase is None or self._head(phrase) not in self.book.words["trios"]:
            return []
        view, entries = self.view, self.view.codebook.entries
        words = range(view.start_of(phrase) + 1, view.end_of(phrase))
        named = (
            item.id
            for at in words
            for hit in view.codebook.names.find(view.keys, at, at + 1)
            for item in hit.items
            if isinstance(item, NameItem)
        )
        return [id_ for id_ in dict.fromkeys(named) if id_ in entries and entries[id_].kind == "state"]

    def _state_at(self, at: int) -> tuple[str, int]:
        """The party that is named at a word, and the word after it; ("", …) for none."""
        view = self.view
        phrase = view.starts.get(at)
        if phrase is not None:
            if self._head(phrase) in self.book.words["trios"] and (phrase.state or phrase.of):
                return phrase.state or phrase.of, view.end_of(phrase)  # «قادة مصر …»
            return self._party(phrase), view.end_of(phrase)
        if view.covers[at] is None:
            for hit in view.codebook.names.find(view.keys, at, at + 1):
                for item in hit.items:
                    if isinstance(item, DemonymItem):
                        return item.state, at + 1
        return "", at + 1

    def _party(self, phrase: Found) -> str:
        """Whom a phrase stands for as a party: a state, body or group, or whom an official speaks for."""
        if phrase.kind in ("state", "government_body", "armed_group", "political_group", "place"):
            party = self.voices.represent(phrase)
            return party if phrase.kind != "place" or party != phrase.id else ""
        if phrase.kind == "people":
            return phrase.state if phrase.plural and phrase.state in self.voices.ids else ""
        if phrase.kind == "person" and (phrase.role_words is not None or phrase.role or phrase.state):
            return self.voices.represent(phrase)
        return ""

    def _last_named(self, before: int, count: int) -> list[str]:
        """The parties of the last run before a word that names `count` of them, else of the last sentence with so many;
        with 0, of the longest run."""
        fitting = [run for run in self.runs if run.last <= before and (not count or len(run.states) == count)]
        if fitting:
            best = fitting[-1] if count else max(fitting, key=lambda run: (len(run.states), -run.first))
            return list(best.states)
        if count:
            for number in range(self.view.reading.sentence_of[before], -1, -1):
                first, last = self.view.reading.sentences[number]
                named = [
                    self._party(phrase)
                    for at in range(first, min(last, before))
                    if (phrase := self.view.starts.get(at))
                ]
                states = [state for state in dict.fromkeys(named) if state in self.voices.ids]
                if len(states) == count:
                    return states
        return []
