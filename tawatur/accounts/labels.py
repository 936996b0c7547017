"""What each outlet calls each party, with the labels that judge marked, and whose statements fill whose columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from tawatur.accounts.corroboration import Witnesses
from tawatur.accounts.naming import NO_NAMES, NamePlace
from tawatur.accounts.parties import Article, Parties
from tawatur.arabic.fold import fold_key
from tawatur.arabic.tokens import find_words
from tawatur.codebook.load import Codebook
from tawatur.records.base import Record
from tawatur.records.entity import Entity
from tawatur.records.span import Span, make_span

# A title counts to the label where nothing but a space stands between («المشير خليفة حفتر»); a loaded label beside the
# name has at most two words.
_NEAR = 2
_LOOK = 60
# Kinds that outlets take sides in naming; places and media have one name each.
_KINDS = frozenset(("state", "government_body", "armed_group", "political_group", "person", "organisation", "people"))


class Label(Record, frozen=True):
    """One label of one party in one column, with its places. `loaded` is the polarity of the codebook, "" for none.

    `word` are the words that judge, in the label or right beside it.
    """

    party: str
    column: str
    form: str
    places: tuple[NamePlace, ...]
    loaded: str = ""
    word: str = ""

    @property
    def count(self) -> int:
        """How often the column used it."""
        return len(self.places)


class Voice(Record, frozen=True):
    """How many words and statements of a column are one party's; `hedged` statements keep a distance."""

    party: str
    column: str
    words: int
    statements: int
    hedged: int


def count_labels(
    articles: Sequence[Article], parties: Parties, witnesses: Witnesses, codebook: Codebook
) -> list[Label]:
    """The labels of each party in each column, the most used first.

    Args:
        articles: the articles.
        parties: who is one across them.
        witnesses: the columns.
        codebook: the loaded words.

    Returns:
        Labels by party (in the order of first use), column and count.
    """
    loaded = _index_loaded(codebook)
    found: dict[tuple[str, str, str, str, str], list[NamePlace]] = {}
    for doc, findings in articles:
        column = witnesses.columns[doc.key]
        for entity in findings.entities:
            if entity.kind not in _KINDS:
                continue
            party = parties.find(doc.key, entity.id)
            for span in _labels(doc.text, entity):
                word, polarity = _find_loaded(doc.text, span, entity.kind, loaded)
                key = (party, column, " ".join(span.quote.split()), polarity, word)
                found.setdefault(key, []).append(NamePlace(article=doc.key, span=span))
    order = {party: at for at, party in enumerate(dict.fromkeys(key[0] for key in found))}
    labels = [
        Label(party=party, column=column, form=form, places=tuple(places), loaded=polarity, word=word)
        for (party, column, form, polarity, word), places in found.items()
    ]
    return sorted(labels, key=lambda label: (order[label.party], label.column, -label.count, label.form))


def _labels(text: str, entity: Entity) -> Iterator[Span]:
    """The names of an entity in their places, each with the title right before it."""
    roles = {role.span.end: role.span for role in entity.roles}
    for mention in sorted(entity.mentions, key=lambda mention: mention.span):
        if mention.how in NO_NAMES or mention.how == "role":
            continue
        before = mention.span.start
        while before > 0 and text[before - 1] in " \u00a0":
            before -= 1
        role = roles.get(before)
        yield make_span(text, role.start, mention.span.end) if role else mention.span
    for title in entity.roles:  # one that stands alone for the person
        if any(title.span == mention.span for mention in entity.mentions if mention.how == "role"):
            yield title.span


@lru_cache(maxsize=4)
def _compile(rows: tuple[tuple[str, str, tuple[str, ...]], ...]) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for form, polarity, forms in rows:
        for one in forms:
            words = tuple(fold_key(one).split())
            index.setdefault(words[0], []).append((words, form, polarity))
    for listed in index.values():
        listed.sort(key=lambda row: -len(row[0]))
    return index


def _index_loaded(codebook: Codebook) -> Mapping[str, list[tuple[tuple[str, ...], str, str]]]:
    rows: list[dict[str, Any]] = codebook.data["loaded"]
    return _compile(tuple((row["form"], row["polarity"], tuple(map(str, row["forms"]))) for row in rows))


def _find_loaded(
    text: str, span: Span, kind: str, loaded: Mapping[str, list[tuple[tuple[str, ...], str, str]]]
) -> tuple[str, str]:
    """(words, polarity) of a loaded label in a name or right beside it, in one clause; ("", "") for none.

    Beside the name a title counts before a person («المشير حفتر»), and what grants or denies legitimacy before and
    after any name («ما يسمى …», «… المعترف بها دوليا»); other loaded words there speak of something else.
    """
    low, high = max(0, span.start - _LOOK), min(len(text), span.end + _LOOK)
    places = [(low + a, low + b) for a, b in find_words(text[low:high])]
    inside = [at for at, (a, b) in enumerate(places) if a < span.end and b > span.start]
    if not inside:
        return "", ""
    first, last = inside[0], inside[-1]
    joined = text[places[first][0] : span.start] == "و"  # «خونة وتركيا» names two
    keys = [fold_key(text[a:b]) for a, b in places]
    for start in range(max(0, first - _NEAR), min(len(keys), last + 2)):
        bare = keys[start].removeprefix("و") if len(keys[start]) > len("وفد") else keys[start]
        bare = "ال" + bare[2:] if bare.startswith("لل") else bare
        for words, _, polarity in loaded.get(bare, ()):
            end = start + len(words)
            if end > len(keys) or tuple(keys[start + 1 : end]) != words[1:]:
                continue
            within = start >= first and end - 1 <= last
            before = end == first and not joined and (polarity == "legitimacy" or kind == "person")
            after = start == last + 1 and polarity == "legitimacy"
            across = start <= last < end or start < first < end
            if kind == "people" and not within:
                continue
            if (within or before or after or across) and _one_clause(
                text, places, min(start, first), max(end - 1, last)
            ):
                return text[places[start][0] : places[end - 1][1]], polarity
    return "", ""


def _one_clause(text: str, places: Sequence[tuple[int, int]], first: int, last: int) -> bool:
    return not any(set(text[places[at][1] : places[at + 1][0]]) & set(".،؛:\n؟!-") for at in range(first, last))


def count_voices(articles: Sequence[Article], parties: Parties, witnesses: Witnesses) -> list[Voice]:
    """Whose statements fill whose columns, in words, and how many of them the outlet hedges.

    Args:
        articles: the articles.
        parties: who is one across them.
        witnesses: the columns.

    Returns:
        One row for each party and column, those with most words first. Nested statements count for both speakers.
    """
    found: dict[tuple[str, str], list[int]] = {}
    for doc, findings in articles:
        for statement in findings.statements:
            party = parties.find(doc.key, statement.speaker)
            if not party:
                continue
            row = found.setdefault((party, witnesses.columns[doc.key]), [0, 0, 0])
            row[0] += len(find_words(statement.content.quote))
            row[1] += 1
            row[2] += bool(statement.hedge) or statement.anonymity == "unnamed"
    voices = [
        Voice(party=party, column=column, words=words, statements=count, hedged=hedged)
        for (party, column), (words, count, hedged) in found.items()
    ]
    return sorted(voices, key=lambda voice: (-voice.words, voice.party, voice.column))
