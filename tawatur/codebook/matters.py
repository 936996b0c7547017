"""What a stretch of text is about: the matters that its words name, and the rungs of renderings that they choose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from tawatur.arabic.fold import fold_key
from tawatur.arabic.tokens import find_words

# «وقف طويل الأمد ومستمر لإطلاق النار»: the words that "…" lets stand between two words of a form.
_GAP = 5
# و ف before ب ك ل before the article; لل is ل and the article.
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بكل"
_ARTICLE = "ال"
# Endings of number, gender, case and pronoun, longest first; a stem keeps three letters.
# fmt: off
_ENDINGS = ("اتهما", "اتهم", "اتها", "تهما", "هما", "تهم", "تها", "ناها", "اته", "ات", "ان", "ين", "ون", "وا", "ها",
"هم",
            "نا", "تي", "تا", "ته", "يه", "ه", "ا", "ت", "ي")
# fmt: on
_LEAST = 3

T = TypeVar("T")


class Matter(NamedTuple):
    """A matter of the table; see the head of matters.yml."""

    id: str
    en: str
    ar: str
    against: tuple[str, ...]
    harm: bool
    events: tuple[str, ...] = ()
    object: bool = False


class Rung(NamedTuple):
    """A rung of a family of renderings."""

    family: str
    at: int
    en: str
    ar: str


@lru_cache(maxsize=1 << 16)
def strip_word(word: str) -> frozenset[str]:
    """What a folded word may be without its particles and endings; itself among it."""
    bare = {word}
    if len(word) > _LEAST and word[0] in _CONJUNCTIONS:
        bare.add(word[1:])
    for one in tuple(bare):
        if one.startswith("لل") and len(one) > _LEAST + 1:
            bare.add(one[2:])
        elif len(one) >= _LEAST and one[0] in _PREPOSITIONS:
            bare.add(one[1:])
    for one in tuple(bare):
        if one.startswith(_ARTICLE) and len(one) > _LEAST + 1:
            bare.add(one[2:])
    stems = {
        one.removesuffix(ending)
        for one in bare
        for ending in _ENDINGS
        if one.endswith(ending) and len(one) - len(ending) >= _LEAST
    }
    return frozenset(bare | stems)


@lru_cache(maxsize=1 << 14)
def _stem_form(word: str) -> frozenset[str]:
    bare = word.removeprefix(_ARTICLE) if len(word) > _LEAST + 1 else word
    bare = bare[2:] if word.startswith("لل") and len(word) > _LEAST + 1 else bare
    for ending in ("ات", "ين", "ون", "ه", "ا"):
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST:
            return frozenset((bare, bare.removesuffix(ending)))
    return frozenset((bare,))


class _Form(NamedTuple):
    words: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]  # how many words may stand before each


def split_words(text: str) -> tuple[str, ...]:
    """The folded words of a text."""
    return tuple(fold_key(text[start:end]) for start, end in find_words(text))


class MatterBook:
    """The compiled table of matters and renderings."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._rungs: dict[str, tuple[tuple[int, int, Rung], ...]] = {}

    @cached_property
    def matters(self) -> dict[str, Matter]:
        """Matters by id."""
        return {
            row["id"]: Matter(
                id=row["id"],
                en=row["en"],
                ar=row["ar"],
                against=tuple(row.get("against") or ()),
                harm=bool(row.get("harm")),
                events=tuple(row.get("events") or ()),
                object=bool(row.get("object")),
            )
            for row in self._data["matters"]
        }

    @cached_property
    def families(self) -> dict[str, tuple[str, str]]:
        """English and Arabic names of the families of renderings by id."""
        return {row["id"]: (row["en"], row["ar"]) for row in self._data["renderings"]}

    @cached_property
    def _matter_forms(self) -> dict[str, list[tuple[_Form, str]]]:
        return _index((form, row["id"]) for row in self._data["matters"] for form in row["forms"])

    @cached_property
    def _rung_forms(self) -> dict[str, list[tuple[_Form, Rung]]]:
        return _index(
            (form, Rung(row["id"], at, rung["en"], rung["ar"]))
            for row in self._data["renderings"]
            for at, rung in enumerate(row["rungs"])
            for form in rung["forms"]
        )

    def find_matters(self, text: str) -> frozenset[str]:
        """Ids of the matters that a text names; one named only inside the words of another is not («لا حل عسكريا»)."""
        found = tuple(_find(self._matter_forms, split_words(text)))
        return frozenset(
            id_
            for start, end, id_ in found
            if not any(
                other != id_ and low <= start and end <= high and high - low > end - start for low, high, other in found
            )
        )

    def find_rungs(self, text: str) -> tuple[tuple[int, int, Rung], ...]:
        """The rungs that a text names, with the half-open words that name them, in order."""
        found = self._rungs.get(text)
        if found is None:
            found = self._rungs[text] = tuple(sorted(_find(self._rung_forms, split_words(text))))
        return found

    def opposed(self, a: str, b: str) -> bool:
        """Whether two matters cannot be pursued together."""
        return b in self.matters[a].against or a in self.matters[b].against


def _index(rows: Iterable[tuple[str, T]]) -> dict[str, list[tuple[_Form, T]]]:
    index: dict[str, list[tuple[_Form, T]]] = {}
    for written, what in rows:
        words: list[frozenset[str]] = []
        gaps: list[int] = []
        gap = 0
        for word in fold_key(written).split():
            if word == "…":
                gap = _GAP
                continue
            words.append(_stem_form(word))
            gaps.append(gap)
            gap = 0
        for first in words[0]:
            index.setdefault(first, []).append((_Form(tuple(words), tuple(gaps)), what))
    return index


def _find(index: dict[str, list[tuple[_Form, T]]], words: Sequence[str]) -> Iterable[tuple[int, int, T]]:
    stems = [strip_word(word) for word in words]
    found: dict[tuple[int, int, T], None] = {}
    for at, those in enumerate(stems):
        for stem in those:
            for form, what in index.get(stem, ()):
                end = _match(form, stems, at)
                if end:
                    found[at, end, what] = None
    return found


def _match(form: _Form, stems: Sequence[frozenset[str]], at: int) -> int:
    """The word after a form that begins at a word; 0 where it does not stand there."""
    end = at + 1
    for wanted, gap in zip(form.words[1:], form.gaps[1:], strict=True):
        for step in range(gap + 1):
            if end + step < len(stems) and stems[end + step] & wanted:
                end += step + 1
                break
        else:
            return 0
    return end
