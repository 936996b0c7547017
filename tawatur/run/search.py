"""Search as people ask: their words in, passages with the hits marked out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tawatur import __version__
from tawatur.arabic.clitics import Lexicon, find_stem
from tawatur.arabic.fold import Folded, fold, fold_key
from tawatur.codebook.keys import JOINING, LONGEST, read_keys, read_latin, read_sound
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
_SPACE = re.compile(r"\s")
# Letters shown around the best hit, some forty words.
PASSAGE = 240


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
    stem = find_stem(word, lexicon)
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
    folded = {key: fold(doc.text) for key, (doc, _) in coded.items()}
    passages = [
        show_passage(coded[one.article][0], one, query, folded[one.article], coded[one.article][1], lexicon)
        for one in found
        if one.article in coded and one.end <= len(coded[one.article][0].text)
    ]
    return count, passages


def keys_of(found: Iterable[Found]) -> list[str]:
    """The articles of units, each once."""
    return list(dict.fromkeys(one.article for one in found))


def show_passage(
    doc: Document, found: Found, query: Query, folded: Folded, findings: Findings, lexicon: Lexicon
) -> Passage:
    """The hits in a unit, and a stretch of it around most of them."""
    span = make_span(doc.text, found.start, found.end)
    ordered = sorted({*find_hits(folded, span, query, lexicon), *find_named(found, query, findings)})
    return Passage(
        article=found.article,
        kind=found.kind,
        number=found.number,
        span=span,
        score=found.score,
        shown=choose_window(doc.text, ordered, span),
        hits=tuple(ordered),
    )


def find_hits(folded: Folded, span: Span, query: Query, lexicon: Lexicon) -> Iterator[Span]:
    """The words of a unit that a query's phrases meet.

    They are looked for by their letters, and only the words that hold these are keyed: the whole of twenty long
    articles would take longer than finding them. A word with signs inside («إن.تي.في») is found, but not marked out.
    """
    phrases = {phrase for term in query.terms for phrase in term if phrase.columns[0] in _TEXT}
    text = folded.source
    first, last = bisect_left(folded.map, span.start), bisect_left(folded.map, span.end)
    for phrase in phrases:
        stems = "stems" in phrase.columns
        needle = phrase.words[0]
        if stems:
            part = next((part for part in JOINING if needle.startswith(part) and len(needle) > len(part)), "")
            # A ta marbuta is a t before a pronoun.
            needle = part or (needle[:-1] if needle.endswith("ه") and len(needle) > 2 else needle)
        at = folded.text.find(needle, first, last)
        while at >= 0:
            hit = meet_phrase(text, folded.map[at], phrase, lexicon)
            if hit is not None:
                yield hit
            at = folded.text.find(needle, at + len(needle), last)


def meet_phrase(text: str, at: int, phrase: Phrase, lexicon: Lexicon) -> Span | None:
    """The words from the one that holds a position on, if they are those of a phrase."""
    start = max(text.rfind(sign, 0, at) for sign in " \n\t\u00a0") + 1
    end = at + LONGEST
    for _ in phrase.words:
        following = _SPACE.search(text, end)
        end = following.end() if following else len(text)
    keys = [key for key in read_keys(text[start:end], lexicon) if start + key.end > at][: len(phrase.words)]
    if tuple(key.word for key in keys) != phrase.words and not (
        "stems" in phrase.columns and keys and keys[0].stem == phrase.words[0]
    ):
        return None
    return make_span(text, start + keys[0].start, start + keys[-1].end)


def find_named(found: Found, query: Query, findings: Findings) -> Iterable[Span]:
    """Mentions of those whose English names a query's Latin words meet."""
    wanted = {phrase.words[0] for term in query.terms for phrase in term if "names" in phrase.columns}
    for entity in findings.entities if wanted else ():
        words = read_latin(entity.en)
        words += [word[:-1] for word in words if word.endswith("s")]
        if wanted & {*words, *map(read_sound, words)}:
            yield from (m.span for m in entity.mentions if found.start <= m.span.start < found.end)


def choose_window(text: str, hits: Sequence[Span], span: Span) -> Span:
    """Some forty words with as many different hits as can be, the first of equals; all of a short unit."""
    if span.end - span.start <= PASSAGE:
        return span
    starts = [hit.start for hit in hits]
    best, most = span.start, 0
    for hit in hits:
        begin = max(span.start, min(hit.start - PASSAGE // 4, span.end - PASSAGE))
        inside = hits[bisect_left(starts, begin) : bisect_right(starts, begin + PASSAGE)]
        count = len({other.quote for other in inside if other.end <= begin + PASSAGE})
        if count > most:
            best, most = begin, count
    end = min(best + PASSAGE, span.end)
    # Whole words: back to a space before the first letter, on to one after the last.
    before = max(text.rfind(sign, span.start, best) for sign in " \n") + 1 if best > span.start else best
    after = _SPACE.search(text, end, span.end) if end < span.end else None
    return make_span(text, max(before, span.start), after.start() if after else span.end if end < span.end else end)
