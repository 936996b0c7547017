"""Slips inside an article: dates whose parts differ, and names misspelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein

from tawatur.accounts.parties import Article
from tawatur.arabic.fold import fold_key
from tawatur.arabic.similar import skeleton
from tawatur.arabic.tokens import find_words
from tawatur.codebook.load import Codebook
from tawatur.codebook.matters import split_words, strip_word
from tawatur.records.point import Slip
from tawatur.records.span import make_span

# A word shorter than this has too many neighbours at one letter's distance (علي and عدي are two names).
_LEAST = 5
# A slip is rare: a form that the articles use this often is a spelling of its own.
_MOST = 1
# Bearers in the table of name parts from which a word is a name of its own (محمود beside محمد).
_OWN_NAME = 5
# Endings of case, gender and number, in which two right forms of a word may differ. Folded.
_ENDINGS = frozenset("هيانتوم")


def find_slips(articles: Sequence[Article], codebook: Codebook) -> list[Slip]:
    """Dates and names that an article gets wrong by its own or the story's measure.

    A date slips where its own words contradict each other (8 January/December). A name slips where all words of a
    longer name stand as usual but one, which is a letter off, stands once in all the articles, and is neither a name
    or form of its own nor another transliteration.

    Args:
        articles: the articles of a story.
        codebook: the listed names, beside those that the articles use.

    Returns:
        Slips in the order of the articles.
    """
    usual = _usual_names(articles, codebook)
    words = Counter(fold_key(doc.text[a:b]) for doc, _ in articles for a, b in find_words(doc.text))
    found = []
    for doc, findings in articles:
        for time in findings.times:
            if time.slip:
                found.append(Slip(kind="date", document=doc.key, span=time.span, should_be=time.value))
        found.extend(_find_names(doc.key, doc.text, usual, words, codebook))
    return found


def _usual_names(articles: Sequence[Article], codebook: Codebook) -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Names of two words or more by each of their words: (folded words, the name as written, whether of a person)."""
    names: dict[tuple[str, ...], tuple[str, bool]] = {}
    listed = _listed_names(codebook)
    count: Counter[str] = Counter()
    for _, findings in articles:
        for entity in findings.entities:
            for mention in entity.mentions:
                count[fold_key(mention.span.quote)] += 1
            if entity.kind in ("people", "media"):
                continue
            for form in (*entity.forms, *listed.get(entity.id, ())):
                words = split_words(form)
                if len(words) > 1:
                    names.setdefault(words, (form, entity.kind == "person"))
    index: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for words, (form, person) in names.items():
        for word in set(words):
            index.setdefault(word, []).append((words, form, person))
    return index


def _listed_names(codebook: Codebook) -> Mapping[str, Sequence[str]]:
    names: dict[str, Sequence[str]] = {}
    for content in codebook.data.values():
        rows = content if isinstance(content, list) else content.get("entries", ()) if isinstance(content, dict) else ()
        for row in rows:
            if isinstance(row, dict) and "id" in row and isinstance(row.get("names"), list):
                names[row["id"]] = [str(name) for name in row["names"]]
    return names


def _find_names(
    key: str,
    text: str,
    usual: Mapping[str, list[tuple[tuple[str, ...], str, bool]]],
    seen: Counter[str],
    codebook: Codebook,
) -> Iterator[Slip]:
    places = find_words(text)
    folded = [fold_key(text[start:end]) for start, end in places]
    for at, word in enumerate(folded):
        if len(word) < _LEAST or seen[word] > _MOST:
            continue
        for step in (-1, 1):
            if not 0 <= at + step < len(folded):
                continue
            found = _match_name(folded, at, at + step, usual)
            if found is None:
                continue
            right, form, person = found
            if _is_slip(word, right, person, codebook):
                yield Slip(kind="name", document=key, span=make_span(text, *places[at]), should_be=form)
                break


def _match_name(
    folded: Sequence[str], at: int, beside: int, usual: Mapping[str, list[tuple[tuple[str, ...], str, bool]]]
) -> tuple[str, str, bool] | None:
    """(right word, name, of a person) of a usual name that stands here but for the word at `at`."""
    for stem in sorted(strip_word(folded[beside]) | {folded[beside]}):
        for words, form, person in usual.get(stem, ()):
            for place, right in enumerate(words):
                start = at - place
                if not 0 <= start <= beside or start + len(words) > len(folded) or beside >= start + len(words):
                    continue
                there = folded[start : start + len(words)]
                same = all(
                    place == i or words[i] == there[i] or (i == 0 and words[i] in strip_word(there[i]))
                    for i in range(len(words))
                )
                if same and right != there[place] and len(right) >= _LEAST:
                    return right, form, person
    return None


def _is_slip(word: str, right: str, person: bool, codebook: Codebook) -> bool:
    if word[0] in "وفبلك" and word[1:] == right:
        return False
    if DamerauLevenshtein.distance(word, right, score_cutoff=1) > 1 or skeleton(word) == skeleton(right):
        return False
    if word[:-1] == right or right[:-1] == word or (word[:-1] == right[:-1] and {word[-1], right[-1]} <= _ENDINGS):
        return False
    if word in codebook.closed_words or (person and sum(codebook.name_parts.get(word, (0, 0))) >= _OWN_NAME):
        return False
    if strip_word(word) & strip_word(right):
        return False
    return person or not codebook.names.knows(word)
