"""Search as people ask: their words in, passages with the hits marked out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tawatur import __version__
from tawatur.arabic.clitics import Lexicon
from tawatur.arabic.fold import fold_key
from tawatur.codebook.keys import JOINING, Key, read_keys, read_latin, read_sound, read_stem
from tawatur.codebook.lexicon import load_lexicon
from tawatur.codebook.load import Codebook
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.search import ARTICLE, Found, Phrase, Query
from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.span import Span, make_span
from tawatur.run.search_units import make_units

# Articles made findable in one transaction: a tenth of a second of work, so that nobody waits long for the ledger.
AT_ONCE = 32

KINDS = (ARTICLE, "statement", "position", "provision", "event")
_TEXT = ("title", "words")
_STEMS = ("title", "words", "title_stems", "stems")
# Particles that an unknown word may bear in the texts; known words were parted from theirs when they were keyed.
_PARTICLES = ("و", "ب", "ل", "ف", "وال", "بال", "ول", "وب")
_QUOTED = re.compile(r"-?[\"“”„«»](?P<phrase>[^\"“”„«»]*)[\"“”„«»]?|(?P<word>\S+)")
_LATIN = re.compile("[a-z]")
# Consonants from which a sound alone is enough to find a name in any text.
_TELLING = 4  # with the digit before it
# Words shown around the best hit.
PASSAGE = 40


class Asked(NamedTuple):
    """What somebody asks for, as it was typed; names may be Arabic, English, or an id of the codebook."""

    words: str = ""
    kinds: tuple[str, ...] = ()
    speaker: str = ""
    holder: str = ""
    actor: str = ""
    place: str = ""
    outlet: str = ""
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class Passage(Record, frozen=True):
    """A unit that was found: the words around the best hit, and every hit in the unit."""

    article: str
    kind: str
    number: int
    span: Span
    score: float
    shown: Span
    hits: tuple[Span, ...] = ()


def index_ledger(ledger: Ledger, lexicon: Lexicon, *, stale: bool = False) -> int:
    """Make all articles findable that are not yet.

    It is done after each reading, and again before each search, so that nothing is missed after a run that was
    killed; an article's units are written in one transaction.

    Args:
        ledger: the ledger.
        lexicon: by which written-on particles are taken off.
        stale: key anew those that another release or codebook keyed.

    Returns:
        How many articles were keyed.
    """
    stamp = stamp_lexicon(lexicon)
    count = 0
    while keys := ledger.unsearched(stamp, most=AT_ONCE, stale=stale):
        units = {doc.key: make_units(doc, findings, lexicon) for doc, findings in ledger.coded(keys)}
        ledger.store_units(units, stamp)
        count += len(keys)
    return count


def index_words(ledger: Ledger, codebook: Codebook) -> int:
    """The same by the words of a codebook, which are loaded only where there is anything to do."""
    if not ledger.unsearched("", most=1, stale=True):
        return 0
    return index_ledger(ledger, load_lexicon(codebook), stale=True)


def stamp_lexicon(lexicon: Lexicon) -> str:
    """Which knowledge keys were made by: the release, and how many words it knew."""
    return f"{__version__} {len(lexicon.whole)} {len(lexicon.stems)}"


def read_query(ledger: Ledger, asked: Asked, lexicon: Lexicon) -> Query:
    """A query of keys out of what somebody typed.

    Words must all stand in a unit, in any form that only particles, the article, a pronoun or spelling tell apart; what
    stands in quotation marks must stand so, word for word. A word after "-" must not. Words of grammar count only in
    quotation marks, or where nothing else is asked. Kinds follow from the filters where none are named.
    """
    terms: list[tuple[Phrase, ...]] = []
    without: list[Phrase] = []
    loose: list[tuple[str, bool]] = []
    for found in _QUOTED.finditer(asked.words):
        negated = found[0].startswith("-") and len(found[0]) > 1
        if found["phrase"] is not None:
            words = tuple(key.word for key in read_keys(found["phrase"], lexicon))
            if words and negated:
                without.append(Phrase(_TEXT, words))
            elif words:
                terms.append((Phrase(_TEXT, words),))
        else:
            loose += [(key.word, negated) for key in read_keys(found["word"].lstrip("-"), lexicon)]
    wanted = [word for word, negated in loose if not negated]
    telling = [word for word in wanted if word not in lexicon.closed] or ([] if terms else wanted)
    terms += join_names(telling, lexicon)
    without += [phrase for word, negated in loose if negated for phrase in write_word(word, lexicon)]
    for role in ("speaker", "holder", "actor", "place"):
        name = getattr(asked, role)
        if name.strip():
            terms.append(tuple(write_name(name, role, lexicon)))
    outlets = None
    if asked.outlet.strip():
        key = fold_key(asked.outlet)
        outlets = tuple(outlet for outlet in ledger.outlets() if key in fold_key(outlet))
    return Query(
        terms=tuple(terms),
        without=tuple(without) if terms else (),
        kinds=asked.kinds or choose_kinds(asked),
        outlets=outlets,
        types=asked.types,
        statuses=asked.statuses,
        since=asked.since,
        until=asked.until,
    )


def choose_kinds(asked: Asked) -> tuple[str, ...]:
    """The kinds that filters speak of: a speaker has statements, a holder positions, an actor or status events."""
    if asked.actor or asked.statuses:
        return ("event",)
    if asked.holder:
        return ("position",)
    if asked.speaker:
        return ("statement",)
    if asked.types:
        return KINDS[1:]
    return (ARTICLE,)


def join_names(words: Sequence[str], lexicon: Lexicon) -> list[tuple[Phrase, ...]]:
    """One term for each word, or for two that are written as one as well («عبد الله»)."""
    terms: list[tuple[Phrase, ...]] = []
    at = 0
    while at < len(words):
        joined = words[at] in JOINING and at + 1 < len(words)
        if joined:
            terms.append((Phrase(_STEMS, ("".join(words[at : at + 2]),)),))
        else:
            terms.append(tuple(write_word(words[at], lexicon)))
        at += 2 if joined else 1
    return terms


def write_word(word: str, lexicon: Lexicon) -> list[Phrase]:
    """The phrases by which one word is met."""
    if _LATIN.search(word):
        phrases = [Phrase(("title", "words", "names"), (word,))]
        sound = read_sound(word)
        if len(sound) >= _TELLING:
            phrases.append(Phrase(("names",), (sound,)))
        return phrases
    stem = read_stem(word, lexicon)
    phrases = [Phrase(_STEMS, (stem,))]
    if stem not in lexicon.stems:
        borne = (particle + stem for particle in _PARTICLES)
        phrases += [Phrase(_TEXT, (form,)) for form in borne if form not in lexicon.whole]
    return phrases


def write_name(name: str, role: str, lexicon: Lexicon) -> list[Phrase]:
    """The phrases by which a name is met in a column of names: Arabic stems, Latin words, or what these sound like."""
    latin = read_latin(name.replace("-", " "))
    if latin:
        sounds = tuple(filter(None, map(read_sound, latin)))
        phrases = [Phrase((role,), tuple(latin))]
        if len(sounds) == len(latin) and sum(map(len, sounds)) - len(sounds) >= 3:
            phrases.append(Phrase((role,), sounds))
        return phrases
    stems = tuple(key.stem for key in read_keys(name, lexicon))
    return [Phrase((role,), stems or ("",))]


def search_ledger(
    ledger: Ledger, asked: Asked, lexicon: Lexicon, *, limit: int = 20, offset: int = 0
) -> tuple[int, list[Passage]]:
    """Search a ledger, and show where the hits are.

    Args:
        ledger: a ledger whose articles were indexed.
        asked: what somebody asks for.
        lexicon: by which written-on particles are taken off.
        limit, offset: which of the found units.

    Returns:
        How many units fit, and passages of those asked for, the best first.
    """
    query = read_query(ledger, asked, lexicon)
    count, found = ledger.search(query, limit=limit, offset=offset)
    coded = {doc.key: (doc, names) for doc, names in ledger.coded(keys_of(found), entities_only=True)}
    read = {key: read_keys(doc.text, lexicon) for key, (doc, _) in coded.items()}
    passages = []
    for one in found:
        doc, names = coded.get(one.article, (None, Findings()))
        if doc is not None and one.end <= len(doc.text):
            passages.append(show_passage(doc, one, query, read[one.article], names))
    return count, passages


def keys_of(found: Iterable[Found]) -> list[str]:
    """The articles of units, each once."""
    return list(dict.fromkeys(one.article for one in found))


def show_passage(doc: Document, found: Found, query: Query, keys: Sequence[Key], findings: Findings) -> Passage:
    """The hits in a unit, and a stretch of it around most of them."""
    first = bisect_left([key.start for key in keys], found.start)
    last = bisect_right([key.start for key in keys], found.end - 1)
    own = keys[first:last]
    hits = set(find_hits(doc, own, query)) | set(find_named(found, query, findings))
    ordered = sorted(hits)
    span = make_span(doc.text, found.start, found.end)
    return Passage(
        article=found.article,
        kind=found.kind,
        number=found.number,
        span=span,
        score=found.score,
        shown=choose_window(doc, own, ordered, span),
        hits=tuple(ordered),
    )


def find_hits(doc: Document, keys: Sequence[Key], query: Query) -> Iterable[Span]:
    """The words that a query's phrases meet."""
    for phrase in {phrase for term in query.terms for phrase in term}:
        if phrase.columns[0] not in _TEXT:
            continue
        stems = "stems" in phrase.columns
        size = len(phrase.words)
        for at in range(len(keys) - size + 1):
            window = keys[at : at + size]
            if all(
                word == key.word or (stems and word == key.stem) for word, key in zip(phrase.words, window, strict=True)
            ):
                yield make_span(doc.text, window[0].start, window[-1].end)


def find_named(found: Found, query: Query, findings: Findings) -> Iterable[Span]:
    """Mentions of those whose English names a query's Latin words meet."""
    wanted = {phrase.words[0] for term in query.terms for phrase in term if "names" in phrase.columns}
    for entity in findings.entities if wanted else ():
        words = read_latin(entity.en)
        words += [word[:-1] for word in words if word.endswith("s")]
        if wanted & {*words, *map(read_sound, words)}:
            yield from (m.span for m in entity.mentions if found.start <= m.span.start < found.end)


def choose_window(doc: Document, keys: Sequence[Key], hits: Sequence[Span], span: Span) -> Span:
    """Forty words with as many hits as can be, the first of equals; all of a short unit."""
    if len(keys) <= PASSAGE:
        return span
    starts = [key.start for key in keys]
    best, most = 0, -1
    for hit in hits:
        at = max(0, bisect_right(starts, hit.start) - 1 - PASSAGE // 4)
        at = min(at, len(keys) - PASSAGE)
        end = keys[at + PASSAGE - 1].end
        count = len({other.quote for other in hits if keys[at].start <= other.start and other.end <= end})
        if count > most:
            best, most = at, count
    return make_span(doc.text, keys[best].start, keys[best + PASSAGE - 1].end)
