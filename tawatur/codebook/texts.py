"""Words of instruments, compiled from `instruments.yml`: nouns of texts, what they do, who adopts them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from tawatur.arabic.fold import fold_key
from tawatur.arabic.inflect import inflect_verb
from tawatur.codebook.triggers import bare_noun, fold_all

# A perfect of fewer letters is written like other words («سن», «رفع»); «نص», «نصت» say what a text holds.
_SHORT = 4
_KEPT = ("نص", "نصت")


class TextBook:
    """Words of instruments, folded. See the head of `instruments.yml` for the fields of the same names.

    Attributes:
        tells, agrees: form of a verb -> prepositions before the point ("" for a bare one); `plurals` are forms of
            more than one, `acting` those that are part of the point («يحد من …»), `finite` those of agreeing that are
            no verbal nouns.
        telling: participles that do as `tells`; `firm` verbs reach back over the sentence for their text.
        signs, reaches: forms of verbs whose subjects adopt a text.
        kinds: noun -> kind of instrument.
        third_parties: word before a third party -> its role.
        parts: phrases that part one point from the next, longest first.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.texts, self.drafts = fold_all(data["texts"]), fold_all(data["drafts"])
        self.statements, self.common = fold_all(data["statements"]), fold_all(data["common"])
        self.units, self.clauses = fold_all(data["units"]), fold_all(data["clauses"])
        self.qualifiers = fold_all(data["qualifiers"])
        self.clause_openers = fold_all(data["clause_openers"])
        self.telling = {fold_key(word): (fold_key(prep),) for word, prep in data["telling"].items()}
        self.firm, self.terms = fold_all(data["firm"]), fold_all(data["terms"])
        self.plurals: set[str] = set()
        self.acting = frozenset(_forms([row | {"masdar": ()} for row in data["tells"] if row.get("acts")]))
        self.tells = self._write(data["tells"])
        self.agrees = self._write(data["agrees"])
        self.finite = frozenset(_forms([row | {"masdar": ()} for row in data["agrees"]]))
        self.signs = frozenset(_forms(data["signs"]))
        self.reaches = frozenset(_forms(data["reaches"]))
        self.under, self.purposes = fold_all(data["under"]), fold_all(data["purposes"])
        self.kinds: dict[str, str] = {fold_key(noun): kind for kind, nouns in data["kinds"].items() for noun in nouns}
        self.third_parties = {
            tuple(fold_key(words).split()): role for role, rows in data["third_parties"].items() for words in rows
        }
        self.deadlines, self.conditions = fold_all(data["deadlines"]), fold_all(data["conditions"])
        self.pairs, self.sides = fold_all(data["pairs"]), fold_all(data["sides"])
        self.parts = tuple(
            sorted((tuple(fold_key(str(text)).split()) for text in data["parts"]), key=lambda words: -len(words))
        )

    def kind_of(self, key: str) -> str:
        """Kind of instrument that a folded noun names, with or without the article and a preposition, or ""."""
        return next((self.kinds[form] for form in bare_forms(key) if form in self.kinds), "")

    def _write(self, rows: list[dict[str, Any]]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for row in rows:
            preps = tuple(fold_key(prep) for prep in row["prep"])
            for key, several in _inflected(row):
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), *preps)))
                if several:
                    self.plurals.add(key)
        return found


# Distinct words of some hundred articles: a word is taken apart once.
@lru_cache(maxsize=1 << 16)
def bare_forms(key: str) -> tuple[str, ...]:
    """A folded noun as it is, and without «و», a preposition and the article."""
    rest = key[1:] if key[:1] in "وف" and len(key) > 4 else key
    forms = [key, bare_noun(key), bare_noun(rest)]
    if rest.startswith("لل") and len(rest) > 4:
        forms.append(rest[2:])
    elif rest[:1] in "بلك" and len(rest) > 3:
        forms.append(bare_noun(rest[1:]))
    return tuple(dict.fromkeys(forms))


def _inflected(row: dict[str, Any]) -> Iterable[tuple[str, bool]]:
    """Folded forms of a verb that news uses, each with whether it tells of more than one."""
    for form in inflect_verb(row["lemma"], row["imperfect"], tuple(row["masdar"]), row.get("participle") or ""):
        if form.person == 2 or form.voice == "passive" or form.tense not in ("perfect", "imperfect", "masdar"):
            continue
        key = fold_key(form.text)
        if form.tense == "masdar" and not row["masdar"]:
            continue
        if (form.tense == "perfect" and len(key) < _SHORT and key not in _KEPT) or (
            form.mood == "jussive" and form.number == "s"
        ):
            continue
        yield key, form.number in ("d", "p") or form.person == 1


def _forms(rows: list[dict[str, Any]]) -> Iterable[str]:
    for row in rows:
        for key, _ in _inflected(row | {"masdar": ()}):
            yield key
        for masdar in row["masdar"]:
            yield from (fold_key(masdar), "ال" + fold_key(masdar))
