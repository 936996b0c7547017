"""A settled article, indexed by word: which phrase begins where, and what stands before it."""

from __future__ import annotations

from bisect import insort

import msgspec

from tawatur.arabic.reading import Reading
from tawatur.arabic.tokens import LINE, STOP
from tawatur.codebook.load import Codebook
from tawatur.coding.found import Found
from tawatur.coding.latin import write_latin, write_slug
from tawatur.coding.resolve import Settled

# Prepositions whose object is never the subject of a verb (folded): in, from, to, on, about, with, between, according
# to, for the benefit of, except … A word a line would fill the page, hence no formatting.
# fmt: off
PREPOSITIONS = frozenset((
    "في", "من", "الي", "علي", "عن", "مع", "بين", "عند", "لدي", "ضد", "نحو", "حول", "قبل", "بعد", "تحت", "امام",
    "خلال", "عبر", "بشان", "بخصوص", "تجاه", "ازاء", "حيال", "منذ", "حتي", "خلف", "وراء", "داخل", "خارج", "ضمن", "وسط",
    "اثناء", "بدعم", "بقياده", "برياسه", "بحضور", "بمشاركه", "برفقه", "عقب", "اثر", "جراء", "بسبب", "رغم", "باسم",
    "وفق", "وفقا", "بحسب", "حسب", "دون", "بدون", "لصالح", "لحساب", "وفي", "ومن", "والي", "وعلي", "وعن", "ومع", "وبين",
    "مثل", "غير", "سوي", "الا", "باستثناء", "لدعم", "لدعمها", "لدعمه", "ل", "ب", "ك", "لل",
))
# fmt: on


# Lists of grammar.yml whose nouns head bodies, and the kind of these: «وقالت الصحيفة», «وأوضحت الشركة».
_BODIES = (
    ("media_heads", "media"),
    ("government_nouns", "government_body"),
    ("organisation_nouns", "organisation"),
    ("party_heads", "political_group"),
)


class View:
    """Phrases of an article by word index.

    Attributes:
        starts: word index -> the outermost settled phrase that begins there (with its title).
        covers: for each word, the outermost phrase that covers it, or None.
        surnames: last name part -> a person that `add_unknown` added.
    """

    def __init__(self, settled: Settled) -> None:
        self.settled = settled
        self.reading: Reading = settled.look.reading
        self.codebook: Codebook = settled.codebook
        self.grammar = self.codebook.grammar
        self.keys = self.reading.keys
        self.gaps = self.reading.gaps
        self.size = len(self.keys)
        self.starts: dict[int, Found] = {}
        self.covers: list[Found | None] = [None] * self.size
        self.surnames: dict[str, Found] = {}
        settled.phrases = [phrase for phrase in settled.phrases if not self._is_verb(phrase)]
        for phrase in settled.phrases:
            first = min(phrase.outer_first, phrase.first)
            if self.covers[first] is None:
                self.starts[first] = phrase
                for at in range(first, max(phrase.outer_last, phrase.last)):
                    self.covers[at] = phrase

    def _is_verb(self, phrase: Found) -> bool:
        """Whether a doubtful name of one word is a form of a plain reporting verb: «وقالت», Galt in Illinois."""
        if phrase.last - phrase.first != 1:
            return False
        if phrase.kind == "people":  # «، طالب فيها بـ»: demanded, no student
            told = phrase.last < self.size and self.keys[phrase.last] in self.grammar["in_it"]
            return told and bool(self.codebook.find_cue(self.keys[phrase.first]))
        if not (phrase.weak or phrase.common) or phrase.kind != "place":
            return False
        cues = self.codebook.find_cue(self.keys[phrase.first])
        return any(cue.sort in ("perfect", "imperfect") and not (cue.weak or cue.homograph) for cue in cues)

    def add_unknown(self, first: int, last: int, *, kind: str = "") -> Found:
        """Take a noun phrase that nothing knows for a speaker: unnamed, a body by its head noun, or of a given kind."""
        words = " ".join(self.keys[first:last])
        head = self.keys[first].removeprefix("ال")
        kind = kind or next((kind for name, kind in _BODIES if head in self.grammar[name]), "people")
        sort = {"people": "people", "person": "name"}.get(kind, "body")
        phrase = Found(
            first,
            last,
            0,
            sort,
            kind,
            f"{kind if kind == 'person' else sort}-" + write_slug(words),
            how="subject",
            role=words,
        )
        phrase.en = ("Unnamed: " if kind == "people" else "") + write_latin(words)
        if phrase.id not in self.settled.kinds:
            self.settled.kinds[phrase.id], self.settled.names[phrase.id] = kind, phrase.en
            self.settled.states[phrase.id] = ""
        if kind == "person":
            self.surnames[self.keys[last - 1]] = phrase
        return self._add(phrase)

    def add_again(self, at: int, person: Found) -> Found:
        """A later mention of a person added before, by the last part of the name."""
        phrase = msgspec.structs.replace(person, first=at, last=at + 1, outer_first=at, outer_last=at + 1, inner=[])
        return self._add(phrase)

    def _add(self, phrase: Found) -> Found:
        first, last = phrase.first, phrase.last
        insort(self.settled.phrases, phrase, key=lambda one: (one.first, -one.last))
        self.starts[first] = phrase
        for at in range(first, last):
            self.covers[at] = phrase
        return phrase

    def start_of(self, phrase: Found) -> int:
        """First word of a phrase, its title included."""
        return min(phrase.outer_first, phrase.first)

    def end_of(self, phrase: Found) -> int:
        """Word index after a phrase, its apposition included."""
        return max(phrase.outer_last, phrase.last)

    def is_oblique(self, phrase: Found) -> bool:
        """Whether the phrase is the object of a preposition: it cannot be a subject."""
        first = self.start_of(phrase)
        cut = self.keys[first][: phrase.skip] if first == phrase.first else self._title_cut(first)
        if cut.lstrip("وف") or self.keys[first].startswith(("لل", "ولل", "فلل")):
            return True
        return first > 0 and not self.gaps[first] & (STOP | LINE) and self.keys[first - 1] in PREPOSITIONS

    def is_joined(self, phrase: Found) -> bool:
        """Whether an "and" is written onto the first word of a phrase; «وكالة» only begins with its letter."""
        first = self.start_of(phrase)
        cut = self.keys[first][: phrase.skip] if first == phrase.first else self._title_cut(first)
        return cut[:1] == "و"

    def _title_cut(self, first: int) -> str:
        entry = next(iter(self.settled.look.at(first)), None)
        return self.keys[first][: entry.skip] if entry else ""

    def sentence_bounds(self, index: int) -> tuple[int, int]:
        """Word range of the sentence that holds a word."""
        return self.reading.sentences[self.reading.sentence_of[index]]
