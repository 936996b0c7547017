"""Words of will compiled from `stances.yml`: every written form with its stance and how its matter follows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec

from tawatur.arabic.fold import fold_key
from tawatur.arabic.inflect import inflect_verb
from tawatur.arabic.inflect_spelling import PRONOUNS_FIRST, PRONOUNS_THIRD, accusative, attach, attach_possessive
from tawatur.codebook.automaton import Automaton
from tawatur.codebook.load import Codebook

STANCES = frozenset("demand condition offer commitment refusal support opposition red_line concern".split())
_KINDS = ("perfect", "imperfect", "participle", "masdar")
_FLAGS = (
    "said",
    "plan",
    "deed",
    "first",
    "modal",
    "threat",
    "warning",
    "condition",
    "bare",
    "told",
    "addressed",
    "near",
    "straight",
    "reflexive",
    "right",
    "adverbial",
    "self",
    "feels",
    "named",
)


class Sense(msgspec.Struct, frozen=True, gc=False):
    """One reading of a word as a word of will; the fields of `stances.yml`, and the grammar of this form.

    `sort` is perfect, imperfect, participle, masdar, adjective, noun or phrase. `preps` stand apart before the matter,
    `attached` (ب, ل) are written onto it; `that` and `object` say that a clause or a bare noun may follow.
    """

    lemma: str
    stance: str
    negated: str = ""
    otherwise: str = ""
    sort: str = ""
    preps: frozenset[str] = frozenset()
    attached: str = ""
    that: bool = False
    object: bool = False
    party: bool = False
    party_preps: frozenset[str] = frozenset()
    party_attached: str = ""
    person: int = 3
    gender: str = ""
    number: str = ""
    pronoun: str = ""
    side: str = "after"
    homograph: bool = False
    said: bool = False
    plan: bool = False
    deed: bool = False
    first: bool = False
    modal: bool = False
    threat: bool = False
    warning: bool = False
    condition: bool = False
    bare: bool = False
    told: bool = False
    addressed: bool = False
    near: bool = False
    straight: bool = False
    reflexive: bool = False
    right: bool = False
    adverbial: bool = False
    self: bool = False
    feels: bool = False
    named: bool = False
    transitive: bool = False

    @property
    def binding(self) -> bool:
        """Whether the verb only tells what the holder goes on doing: of its future, `position_futures` reads more."""
        return self.first and self.stance == "commitment"


class StanceBook:
    """All words of will, compiled.

    Attributes:
        forms: readings of each folded word.
        phrases: automaton over set phrases, with `Sense` items.
        cuts: automaton over words and phrases that end a matter.
        only_if, if_before, strict, lacking: automata over openers of conditions.
        harms: folded imperfect of a verb of harm -> whether it needs an evil beside it.
        words: the other lists of the file, folded, by name.
        not_future_heads: how words begin that look like a future verb and are none.
        numbers: folded number words of «الدول الثلاث».
        duty: the sense of «على … أن».
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.forms: dict[str, list[Sense]] = {}
        for row in data["verbs"]:
            self._add_verb(row)
        for row in data["adjectives"]:
            self._add_adjective(row)
        for row in data["nouns"]:
            self._add_noun(row)
        for row in data["adverbials"]:
            self._add(str(row["text"]), read_sense(row, "participle"))
        self._mark_homographs()
        self.harms: dict[str, bool] = {}
        for row in data["harms"]:
            for form in inflect_verb(row["lemma"], row["imperfect"], passive=False):
                if form.tense == "imperfect" and form.person == 3 and form.mood != "jussive":
                    self.harms.setdefault(fold_key(form.text), bool(row.get("needs")))
        self.phrases = Automaton()
        for row in data["phrases"]:
            self.phrases.add(row["text"], read_sense(row, "phrase", side=row.get("side") or "after"))
        lists = data["words"]
        self.numbers = {fold_key(str(word)): int(number) for word, number in lists["numbers"].items()}
        self.not_future_heads = tuple(_fold_words(lists["not_future_heads"]))
        self.words = {name: _fold_words(content) for name, content in lists.items()}
        self.words |= _read_particles(data["particles"])
        self.cuts = _phrases([*str(lists["cuts"]).split(), *lists["cut_phrases"]])
        self.only_if = _phrases(lists["only_if"])
        self.if_before = _phrases(lists["if_before"])
        self.strict = _phrases(lists["strict"])
        self.lacking = _phrases(lists["lacking"])
        self.duty = Sense("على", "demand", sort="phrase", that=True, side="self", modal=True)
        self._found: dict[str, tuple[Sense, ...]] = {}

    def _add(self, text: str, sense: Sense) -> None:
        known = self.forms.setdefault(fold_key(text), [])
        if sense not in known:
            known.append(sense)

    def _add_verb(self, row: dict[str, Any]) -> None:
        kinds = frozenset(row.get("tenses", _KINDS))
        finite = read_sense(row, "")
        noun = read_sense({**row, "matter": row.get("noun") or row["matter"]}, "")
        noun = msgspec.structs.replace(noun, transitive="object" in row["matter"])
        homographs = {fold_key(str(form)) for form in row.get("homographs") or ()}
        without = {fold_key(str(form)) for form in row.get("without") or ()}
        objects = bool({"object", "that"} & {*row["matter"], *(row.get("party") or ())})
        masdar = tuple(row["masdar"] or ())
        for form in inflect_verb(
            row["lemma"], row["imperfect"], masdar, row["participle"], passive=False, objects=objects
        ):
            kind = "participle" if form.tense == "active_participle" else form.tense
            if kind not in kinds or form.person == 2 or (kind == "masdar" and not masdar):
                continue
            if fold_key(form.text) in without or (finite.modal and form.person != 3):
                continue
            sense = msgspec.structs.replace(
                finite if kind in ("perfect", "imperfect") else noun,
                sort=kind,
                person=form.person,
                gender=form.gender,
                number=form.number,
                pronoun=form.pronoun,
                homograph=fold_key(form.text) in homographs,
            )
            self._add(form.text, sense)
        if "masdar" in kinds:
            self._add_our_masdars(noun, masdar)

    def _add_our_masdars(self, noun: Sense, masdars: tuple[str, ...]) -> None:
        """Verbal nouns of ours: «التزامنا». With ي (my) they are written like adjectives («تحذيري») and left out."""
        for text in masdars:
            for form in attach_possessive(text, "نا"):
                self._add(form, msgspec.structs.replace(noun, sort="masdar", pronoun="نا"))

    def _add_adjective(self, row: dict[str, Any]) -> None:
        text = str(row["text"])
        sense = read_sense(row, "adjective")
        feminine = row.get("feminine") or text + "ة"
        forms = [(text, "m", "s"), (accusative(text) or text, "m", "s"), (feminine, "f", "s")]
        forms += [(form, "m", "p") for form in (*attach(text, "ون"), *attach(text, "ين"), *(row.get("plural") or ()))]
        forms += [(form, "m", "d") for form in attach(text, "ان")] + [(text + "تان", "f", "d"), (text + "ات", "f", "p")]
        for form, gender, number in forms:
            if form in (row.get("only") or (form,)):
                self._add(form, msgspec.structs.replace(sense, gender=gender, number=number))

    def _add_noun(self, row: dict[str, Any]) -> None:
        sense = read_sense(row, "noun")
        for text in (str(row["text"]), *(row.get("plural") or ())):
            self._add(text, sense)
            if text.startswith("ال"):
                continue
            if not sense.self:  # «دعا إلى … والاستمرار في»: what goes on is not the speaker's
                self._add("ال" + text, sense)
            for pronoun in (*PRONOUNS_THIRD, *PRONOUNS_FIRST, "ي"):
                for form in attach_possessive(text, pronoun):
                    self._add(form, msgspec.structs.replace(sense, pronoun=pronoun))

    def _mark_homographs(self) -> None:
        """A perfect written like a noun of will («رفض») counts only where a clause starts, with a pronoun never."""
        for key, senses in self.forms.items():
            if any(sense.sort in ("masdar", "noun", "adjective") for sense in senses):
                self.forms[key] = [
                    msgspec.structs.replace(sense, homograph=True) if sense.sort == "perfect" else sense
                    for sense in senses
                    if not (
                        sense.pronoun and (sense.sort == "perfect" or (sense.sort == "imperfect" and sense.person == 1))
                    )
                ]

    def read_word(self, key: str) -> tuple[Sense, ...]:
        """Readings of a folded word, also with a written-on و or ف, ب or ل before a noun, or س of the future."""
        found = self._found.get(key)
        if found is None:
            found = self._read(key)
            if len(self._found) > 400_000:  # distinct words of a large corpus; keeps memory flat
                self._found.clear()
            self._found[key] = found
        return found

    def _read(self, key: str) -> tuple[Sense, ...]:
        for skip, base in ((0, key), (1, key[1:])):
            if skip and (len(key) < 4 or key[0] not in "وف"):
                break
            if base in self.forms:
                return tuple(self.forms[base])
            if base[0] == "س" and len(base) > 4:
                senses = self.forms.get(base[1:], ())
                future = tuple(one for one in senses if one.sort == "imperfect" and not one.binding)
                if future:
                    return future
            if base[0] in "بل" and len(base) > 3:
                nouns = tuple(sense for sense in self.forms.get(base[1:], ()) if sense.sort in ("masdar", "noun"))
                if nouns:
                    return nouns
        return ()


def read_sense(row: dict[str, Any], sort: str, *, side: str = "after") -> Sense:
    """A row's sense: where its matter and its addressee stand, and its flags; ValueError for a stance that is none."""
    stance, negated = row["stance"], row.get("negated") or ""
    if {stance, negated} - {""} - STANCES:
        raise ValueError(f"no stance: {stance!r}, {negated!r} of {row.get('lemma') or row.get('text')}")
    matter = [fold_key(str(word)) for word in row.get("matter") or ()]
    party = [fold_key(str(word)) for word in row.get("party") or ()]
    sense = Sense(
        lemma=str(row.get("lemma") or row.get("text")),
        stance=stance,
        negated=negated,
        otherwise=row.get("otherwise") or "",
        sort=sort,
        preps=frozenset(word for word in matter if word not in ("ب", "ل", "that", "object")),
        attached="".join(word for word in matter if word in ("ب", "ل")),
        that="that" in matter,
        object="object" in matter,
        party="object" in party,
        party_preps=frozenset(word for word in party if word not in ("ب", "ل", "object")),
        party_attached="".join(word for word in party if word in ("ب", "ل")),
        side=side,
    )
    return msgspec.structs.replace(sense, **{flag: bool(row.get(flag)) for flag in _FLAGS})


@lru_cache(maxsize=4)
def load_stances(codebook: Codebook) -> StanceBook:
    """The words of will of a codebook; compiled when first asked for, then shared by all articles."""
    return StanceBook(codebook.data["stances"])


def _fold_words(content: Any) -> frozenset[str]:
    words = content.split() if isinstance(content, str) else list(content)
    return frozenset(fold_key(str(word)).replace("_", " ") for word in words)


def _read_particles(data: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Closed lists of grammar: those that a conjunction is written onto, and heads with each pronoun that they bear."""
    lists = {name: _fold_words(content) for name, content in data["plain"].items()}
    for name, content in data["joined"].items():
        lists[name] = frozenset(con + word for con in ("", "و", "ف") for word in _fold_words(content))
    heads = _fold_words(data["pronoun_heads"])
    for name, ends in (("of_third", "third"), ("of_first", "first")):
        lists[name] |= frozenset(head + end for head in heads for end in _fold_words(data[ends]))
    return lists


def _phrases(texts: Iterable[str]) -> Automaton:
    found = Automaton()
    for text in texts:
        found.add(text, True)
    return found
