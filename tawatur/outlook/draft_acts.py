"""Acts that a stretch of an article tells of: what, by whom, upon whom, where, and whether it is turned round."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tawatur.arabic.fold import fold_key
from tawatur.arabic.tokens import find_words
from tawatur.codebook.acts import Act, Acts, list_stems
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.span import Span

# Words between an act and the name of its doer («انسحاب كل قوات …»: of all forces), and before it, in a short clause.
_AFTER, _BEFORE = 3, 9
# Words before an act in which it may be turned round.
_TURN_REACH = 3
# Words that turn round all that follows in their clause: that not, the lack of, prevent.
_FAR, _TURN_FAR = frozenset(("ألا", "عدم", "بعدم", "منع")), 14
_EXCEPT = frozenset(("إلا",))  # except
# All sides together, folded: the parties, both parties, both sides, the warring ones.
_EVERYBODY = frozenset("الاطراف الطرفين الطرفان طرفي الجانبين الجانبان الفريقين الفرقاء المتحاربين المتحاربه".split())
# Words of time before what was done once: when, since, on the day that.
_PAST = frozenset("حين حينما عندما منذ لدي يوم".split())
# Who acts in the first person.
SELF = "self"
# Prepositions after which a name is no doer, folded: from, to, on, in, against, for, with, between, of.
_PREPOSITIONS = frozenset("من الي علي في ضد نحو مع بين عن ل ب".split())
_PARTICLES = frozenset("لا لن لم ليس الا غير".split())  # no, will not, did not, is not, that not, un-


@dataclass(frozen=True, slots=True)
class ToldAct:
    """An act in its place. `actor` is an entity, "" where nobody is named and SELF in the first person.

    `near`: the actor's name stands right after the act, or an event tells it. `turned`: words such as "stop" and
    "prevent" turn it round; `denied`: a bare particle of negation does.
    """

    act: Act
    span: Span
    actor: str
    near: bool
    objects: tuple[str, ...]
    places: tuple[str, ...]
    turned: bool
    denied: bool


class ActReader:
    """One article, ready to be asked for acts in any stretch of it."""

    def __init__(self, doc: Document, findings: Findings, acts: Acts, party_of: Mapping[str, str]) -> None:
        """`party_of`: the party of each entity that has one; others are passed over as actors."""
        self.text, self.acts = doc.text, acts
        self.words = find_words(doc.text)
        self.starts = [start for start, _ in self.words]
        self.keys = [fold_key(doc.text[start:end]) for start, end in self.words]
        self.mentions: list[tuple[int, int, str, str]] = sorted(
            (mention.span.start, mention.span.end, entity.id, entity.kind)
            for entity in findings.entities
            for mention in entity.mentions
            if entity.kind == "place" or entity.id in party_of
        )
        self.events = [event for event in findings.events if any(actor in party_of for actor in event.actors)]
        self.party_of = party_of

    def read(self, span: Span) -> Iterator[ToldAct]:
        """The acts told in a stretch, in the order of the text."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        last = bisect_right(self.starts, span.end - 1)
        found = self._find(first, last)
        for place, (act, start, end) in enumerate(found):
            if set(self.keys[max(first, start - _TURN_REACH) : start]) & _PAST:
                continue  # what was done once, told to date something else
            if act.id == "agreement" and place + 1 < len(found) and found[place + 1][1] - end <= 1:
                continue  # an agreement on what is named next
            until = found[place + 1][1] if place + 1 < len(found) else last
            yield self._tell(act, start, end, first, until)

    def _find(self, first: int, last: int) -> list[tuple[Act, int, int]]:
        """Acts by their words; a phrase may be parted by the name of who acts («نقل تركيا قوات»: Turkey's sending)."""
        named: set[int] = set()
        for start, end, _, kind in self.mentions:
            if kind in ("state", "person", "political_group"):
                named.update(range(bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)))
        plain = [(act, first + start, first + end) for act, start, end in self.acts.find(self.keys[first:last])]
        places = [place for place in range(first, last) if place not in named]
        joined = self.acts.find([self.keys[place] for place in places])
        for act, start, end in joined:
            begin, close = places[start], places[end - 1] + 1
            if not any(begin < other_end and other < close for _, other, other_end in plain):
                plain.append((act, begin, close))
        return sorted(plain, key=lambda one: one[1])

    def _tell(self, act: Act, start: int, end: int, first: int, until: int) -> ToldAct:
        begin, close = self.words[start][0], self.words[end - 1][1]
        after = self._names(start + 1, min(until, end + _AFTER + 4))
        before = self._names(max(first, start - _BEFORE), start)
        actor, near, objects = self._share(act, start, end, after, before)
        for event in self.events:
            if not near and event.anchor.start < close and begin < event.anchor.end:
                actor, near = next(one for one in event.actors if one in self.party_of), True
        turned, denied = self._turns(first, start)
        return ToldAct(
            act=act,
            span=Span(begin, close, self.text[begin:close]),
            actor=actor,
            near=near,
            objects=objects,
            places=tuple(id_ for _, id_, kind in self._names(end, min(until, end + 8)) if kind == "place"),
            turned=turned,
            denied=denied,
        )

    def _share(
        self, act: Act, start: int, end: int, after: list[tuple[int, str, str]], before: list[tuple[int, str, str]]
    ) -> tuple[str, bool, tuple[str, ...]]:
        """Who does it, whether his name stands right there, and upon whom."""
        key = self.keys[start]
        if set(self.keys[max(0, start - _TURN_REACH) : start]) & _EVERYBODY:
            return "", False, ()
        is_verb = end == start + 1 and bool(act.verbs & set(list_stems(key))) and key[:1] in "يتنس"
        doers = [one for one in after if one[2] != "place"]
        names = [one for one in before if one[2] != "place"]
        if is_verb and re.match("س?ن", key):
            return SELF, True, tuple(one[1] for one in doers[:1])
        free = [one for one in doers if one[0] - end < _AFTER and not self._has_preposition(end, one[0])]
        if act.object and not is_verb:
            bound = [one for one in doers if one not in free]
            owner = names[-1][1] if names and re.search("(ها|ه|هم)$", key) else ""
            if free and bound and not owner:  # "the support of A for B"
                return free[0][1], True, (bound[0][1],)
            return owner, False, tuple(one[1] for one in doers[:1])
        if free:
            return free[0][1], True, tuple(one[1] for one in doers if one != free[0])
        objects = tuple(one[1] for one in doers)
        if act.id == "withdraw" and objects:  # "clear the town of A's forces"
            return objects[0], True, ()
        return (names[-1][1] if names else ""), False, objects

    def _has_preposition(self, start: int, end: int) -> bool:
        # A particle written onto the name itself («لحكومة», to the government) binds it as a preposition does.
        return any(key in _PREPOSITIONS for key in self.keys[start:end]) or self._is_bound(end)

    def _is_bound(self, at: int) -> bool:
        start, stop = self.words[at]
        inside = [one for one in self.mentions if start <= one[0] < stop]
        return bool(inside) and bool(re.fullmatch("[لب]ل?", fold_key(self.text[start : inside[0][0]])))

    def _names(self, first: int, last: int) -> list[tuple[int, str, str]]:
        """Names that begin at some words: the word, the entity, its kind; the longest at each word."""
        found: dict[int, tuple[int, str, str]] = {}
        if first >= last:
            return []
        low, high = self.words[first][0], self.words[last - 1][1]
        for start, end, id_, kind in self.mentions:
            if low <= start < high:
                at = bisect_right(self.starts, start) - 1
                if at not in found or end > found[at][0]:
                    found[at] = (end, id_, kind)
        result: list[tuple[int, str, str]] = []
        covered = -1
        for at in sorted(found):
            end, id_, kind = found[at]
            if self.words[at][0] >= covered:
                result.append((at, id_, kind))
                covered = end
        return result

    def _turns(self, first: int, start: int) -> tuple[bool, bool]:
        turned = denied = False
        for at in range(max(0, start - _TURN_FAR), start):
            begin, end = self.words[at]
            raw, key, near = self.text[begin:end], self.keys[at], start - at <= _TURN_REACH
            if at >= first and (raw in _FAR or (near and set(list_stems(key)) & (self.acts.turns - _PARTICLES))):
                turned = not turned
            elif start - at <= _TURN_REACH + 1 and key in _PARTICLES and raw not in _EXCEPT:
                denied = not denied
        return turned, denied
