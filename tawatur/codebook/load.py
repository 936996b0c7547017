"""Load the codebook: the package's knowledge, with a user's own folder laid over it."""

from __future__ import annotations

import gzip
from functools import cached_property
from pathlib import Path
from typing import Any

from tawatur.arabic.fold import fold_key
from tawatur.arabic.similar import same_name
from tawatur.codebook import compile as compiler
from tawatur.codebook.automaton import Automaton
from tawatur.codebook.cues import Attribution, CueBook, CueForm
from tawatur.codebook.gazetteer import Place, load_places
from tawatur.codebook.items import Entry, NameItem, NoNameItem
from tawatur.codebook.sources import PACKAGE, load_sources, recall, remember, stamp_sources

Compiled = tuple[dict[str, Entry], Automaton, set[str], dict[str, bool], CueBook, dict[str, frozenset[str]]]

# Inhabitants from which a town whose name is an everyday word is kept, guarded.
_GUARDED = 25_000
# Inhabitants from which a town's name alone is taken for the town, whatever the article is about.
_KNOWN_TOWN = 300_000
# Bearers from which a word is a given name rather than a town («رشيد»).
_GIVEN = 30
# Letters from which a name of several words is distinctive enough.
_LONG_NAME = 8


# States whose wars Arabic news tells town by town: there a town's name needs only its state beside it.
# fmt: off
TOLD_OF = frozenset((
    "libya", "yemen", "syria", "iraq", "sudan", "south-sudan", "palestine", "lebanon", "israel", "iran",
    "turkey", "egypt", "algeria", "tunisia", "morocco", "somalia", "mali", "niger", "chad", "ukraine",
    "afghanistan", "saudi-arabia", "jordan", "kuwait", "united-arab-emirates", "qatar", "bahrain", "oman",
    "mauritania",
))
# fmt: on


class Codebook:
    """The compiled knowledge. Parts are compiled when first used, then shared by all articles.

    Attributes:
        entries: listed entities by id.
        names: the automaton over names, titles, bodies and demonyms.
        cues: reporting verbs in all forms, and the lists of attribution without a verb.
        name_parts: folded parts of personal names -> (count as given name, count as surname).
        grammar: closed lists of folded words, and of lemmas, by which the reader tells what a word does; by their name.
        small_places: ids of towns that nobody would know without their state.
        guarded: folded names of places that are everyday words too -> whether only the tagger can tell the place.
        closed_words: folded words that are no part of a personal name.
    """

    def __init__(self, data: dict[str, Any], compiled: Compiled | None = None) -> None:
        self.data = data
        self._found_cues: dict[str, tuple[CueForm, ...]] = {}
        self.entries: dict[str, Entry] = {}
        self.names = Automaton()
        self.small_places: set[str] = set()
        self.guarded: dict[str, bool] = {}
        self.cues: CueBook
        self.grammar: dict[str, frozenset[str]]
        if compiled is not None:
            self.entries, self.names, self.small_places, self.guarded, self.cues, self.grammar = compiled
            return
        self.cues = CueBook(data["cues"])
        self.grammar = compiler.compile_grammar(data["grammar"])
        compiler.add_states(self.names, self.entries, data["states"])
        compiler.add_entities(self.names, self.entries, data)
        compiler.add_roles(self.names, data["roles"])
        compiler.add_bodies(self.names, data["institutions"])
        compiler.add_groups(self.names, data["groups"])
        compiler.add_agreement_heads(self.names, data["agreements"]["heads"])
        compiler.add_place_words(self.names, data["place_words"])
        for phrase in data["not_names"]:
            self.names.add(phrase, NoNameItem())
        self._add_places()
        self._drop_verbs()

    def _drop_verbs(self) -> None:
        """A one-word name that is written like a reporting verb («أفاد») would swallow the verb: it is no name."""
        for key, cues in self.cues.forms.items():
            if (
                key in self.names.root
                and key not in self.guarded
                and any(cue.sort == "perfect" and cue.number == "s" and not cue.pronoun for cue in cues)
            ):
                self.names.drop(key, NameItem)

    def _add_places(self) -> None:
        """The gazetteer. A small town's one-word name is weak: it needs its state or the tagger; one that is an
        everyday word (a closed word, a form of a reporting verb) is left out, or guarded where the place is well known.
        """
        everyday = self.closed_words | self.cues.forms.keys() | self.cues.vehicles
        for place in load_places():
            if place.id in self.entries:
                continue
            self.entries[place.id] = Entry(id=place.id, kind="place", en=place.en, state=place.state)
            if place.type in ("city", "division", "quarter") and place.population < _KNOWN_TOWN:
                self.small_places.add(place.id)
            for weak, names in ((False, place.names), (True, place.weak_names)):
                for name in names:
                    key = fold_key(name)
                    first, _, second = key.partition(" و")
                    bare = key.removeprefix("مدينه ")
                    told = place.state in TOLD_OF or place.population >= _KNOWN_TOWN
                    known = place.type == "division" or (told and place.population >= _GUARDED)
                    if known and key in everyday and " " not in key:
                        self._guard(name, place, key)
                    if bare != key and " " not in bare and self._may_guard(place, bare):
                        self._guard(name.partition(" ")[2], place, bare)
                    if key in everyday or (second and self.names.knows(first) and self.names.knows(second)):
                        continue
                    small = place.id in self.small_places and (" " not in key or len(key) < _LONG_NAME)
                    self.names.add(name, NameItem(place.id, weak or small, common=weak or place.state not in TOLD_OF))

    def _may_guard(self, place: Place, bare: str) -> bool:
        """Whether the name of «مدينة الباب» may stand alone where much speaks for the place: that of a town that news
        tells of, unless the word is a listed name."""
        if bare in self.closed_words or len(bare) < 3 or self.name_parts.get(bare, (0, 0))[0] >= _GIVEN:
            return False
        if bare in self.guarded:
            return place.state in TOLD_OF
        return (place.population >= _GUARDED or place.state in TOLD_OF) and not self.names.items(bare)

    def _guard(self, name: str, place: Place, key: str) -> None:
        """Let a known place's name that is an everyday word too («تعز», «صور») count where much speaks for the
        place."""
        if key in self.closed_words and key.startswith("ال"):
            return  # «المدينة»
        self.names.add(name, NameItem(place.id, True, common=True))
        self.guarded[key] = key in self.closed_words

    @cached_property
    def leaders(self) -> dict[str, str]:
        """Person's id -> id of the group that the person leads."""
        return {entry.leader: entry.id for entry in self.entries.values() if entry.leader}

    @cached_property
    def capitals(self) -> dict[str, str]:
        """Id of a capital or other seat of government -> id of the state that its name may stand for."""
        return {
            seat["id"]: row["id"]
            for row in self.data["states"]
            for seat in (row.get("capital"), *(row.get("seats") or ()))
            if seat and seat.get("stands_for_state")
        }

    @cached_property
    def name_parts(self) -> dict[str, tuple[int, int]]:
        """See the class."""
        parts: dict[str, tuple[int, int]] = {}
        with gzip.open(PACKAGE / "name_parts.tsv.gz", "rt", encoding="utf-8") as rows:
            for row in rows:
                key, given, surname, _ = row.rstrip("\n").split("\t")
                parts[key] = int(given), int(surname)
        for people in self._people_by_first.values():
            for words, _ in people:  # the parts of listed people, most of them from outside the table's countries
                for at, word in enumerate(words):
                    as_given, as_surname = parts.get(word, (0, 0))
                    parts[word] = (as_given + 3, as_surname) if at == 0 else (as_given, as_surname + 3)
        return parts

    @cached_property
    def _people_by_first(self) -> dict[str, list[tuple[tuple[str, ...], str]]]:
        """First word of a listed person's full name -> (its words, id)."""
        people: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, content in self.data.items():
            if name.startswith("people/"):
                for row in content:
                    for full in row.get("names") or ():
                        words = tuple(fold_key(str(full)).split())
                        if len(words) > 1:
                            people.setdefault(words[0], []).append((words, row["id"]))
        return people

    def match_person(self, parts: tuple[str, ...]) -> str:
        """Id of the listed person whose full name these folded parts spell with a slip, or ""."""
        if len(parts) < 2:
            return ""
        for words, id_ in self._people_by_first.get(parts[0], ()):
            if len(words) == len(parts) and same_name(parts, words):
                return id_
        return ""

    def latin_of(self, parts: tuple[str, ...]) -> dict[str, str]:
        """The usual Latin form of those parts that the table of name parts holds."""
        return {part: self._latin[part] for part in parts if part in self._latin}

    @cached_property
    def _latin(self) -> dict[str, str]:
        with gzip.open(PACKAGE / "name_parts.tsv.gz", "rt", encoding="utf-8") as rows:
            return {key: latin for key, _, _, latin in (row.rstrip("\n").split("\t") for row in rows)}

    def is_cue(self, key: str) -> bool:
        """Whether a folded word is a finite form or participle of a reporting verb."""
        cues = self.find_cue(key)
        if any(cue.sort == "masdar" and cue.pronoun for cue in cues):
            return True
        return any(cue.sort in ("perfect", "imperfect") for cue in cues) and self.name_parts.get(key, (0, 0))[0] < 20

    def opens_speech(self, key: str, *, opening: bool = False) -> bool:
        """Whether a folded word is the perfect of a strong reporting verb: دعا, أعلن; a homograph («طالب») only where a
        clause opens with it."""
        return any(
            cue.sort == "perfect" and not (cue.weak or cue.passive or cue.pronoun) and (opening or not cue.homograph)
            for cue in self.find_cue(key)
        )

    def find_cue(self, key: str) -> tuple[CueForm, ...]:
        """Readings of a folded word as a reporting verb, also with a written-on و or ف; () where there is none."""
        found = self._found_cues.get(key)
        if found is None:
            forms = self.cues.forms
            found = forms.get(key, ())
            if not found and len(key) > 3 and key[0] in "وف":
                found = forms.get(key[1:], ())
            if len(self._found_cues) > 400_000:  # distinct words of a large corpus; keeps memory flat
                self._found_cues.clear()
            self._found_cues[key] = found
        return found

    def stops_at(self, keys: list[str], at: int) -> bool:
        """Whether a formula begins at a word that hands the word back to the outlet."""
        return any(True for _ in self.cues.stops.find(keys, at, len(keys)))

    def hedge_at(self, keys: list[str], at: int) -> tuple[str, bool] | None:
        """The formula of distance that begins at a word: (hedge, whether it speaks of the speaker: «على حد قوله»)."""
        return next((hit.items[0] for hit in self.cues.hedges.find(keys, at, len(keys))), None)

    def silent_at(self, keys: list[str], at: int) -> bool:
        """Whether a phrase begins at a word that tells of speech refused («رفض التعليق»)."""
        return any(True for _ in self.cues.silence.find(keys, at, len(keys)))

    def attribution_at(self, keys: list[str], at: int) -> tuple[int, Attribution] | None:
        """The longest prepositional attribution («وفقا لـ», «بحسب») that begins at a word: (words, what it is)."""
        best: tuple[int, Attribution] | None = None
        for hit in self.cues.attributions.find(keys, at, len(keys)):
            if best is None or hit.end - at > best[0]:
                best = hit.end - at, hit.items[0]
        return best

    @cached_property
    def filler_words(self) -> frozenset[str]:
        """Folded words that may stand between a reporting verb and its content without being it."""
        lists = self.data["function_words"]
        words = {fold_key(word) for name in ("closed", "time", "number") for word in lists[name].split()}
        return frozenset(words | {"ال" + fold_key(word) for word in lists["time"].split()})

    @cached_property
    def _masdars(self) -> frozenset[str]:
        return frozenset(key for key, cues in self.cues.forms.items() if any(cue.sort == "masdar" for cue in cues))

    @cached_property
    def time_words(self) -> frozenset[str]:
        """Folded words and units of time: yesterday, Wednesday, morning."""
        words = {fold_key(word) for word in self.data["function_words"]["time"].split()}
        return frozenset(words | {"ال" + word for word in words})

    @cached_property
    def _statement_nouns(self) -> frozenset[str]:
        forms = self.cues.forms.items()
        return frozenset(key for key, cues in forms if any(cue.sort == "masdar" and not cue.weak for cue in cues))

    def is_statement_noun(self, key: str) -> bool:
        """Whether a folded word is the verbal noun of a verb that reports by itself: تحذير, تأكيد, دعوة."""
        return key in self._statement_nouns

    def is_masdar(self, key: str) -> bool:
        """Whether a folded word is the verbal noun of a reporting verb."""
        return key in self._masdars

    @cached_property
    def closed_words(self) -> frozenset[str]:
        """See the class."""
        lists = self.data["function_words"]
        words = {fold_key(word) for content in lists.values() for word in content.split()}
        words |= {"ال" + fold_key(word) for word in lists["time"].split()}
        return frozenset(words)


def load_codebook(overlay: Path | None = None) -> Codebook:
    """The codebook of the package, with the user's own folder laid over it.

    What was compiled is remembered in the user's cache folder under a digest of all files and of the compiler, so that
    it is compiled once; where that folder cannot be written it is compiled each time.
    """
    stamp = stamp_sources(overlay)
    kept = recall(stamp)
    if kept is not None:
        return Codebook(*kept)
    codebook = Codebook(load_sources(overlay))
    compiled: Compiled = (
        codebook.entries,
        codebook.names,
        codebook.small_places,
        codebook.guarded,
        codebook.cues,
        codebook.grammar,
    )
    remember(stamp, (codebook.data, compiled))
    return codebook
