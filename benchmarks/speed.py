"""How fast each step reads, on one core: processor seconds of this process, which others beside it change little."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from benchmarks.articles import Sample, count_words, make_long
from benchmarks.figures import Figure, read_peak
from tawatur.arabic.dates import find_times
from tawatur.arabic.numbers import find_numbers
from tawatur.arabic.reading import read_text
from tawatur.codebook.load import Codebook
from tawatur.coding.document import code_article, read_article
from tawatur.coding.events import find_events
from tawatur.coding.lookup import Lookup
from tawatur.coding.mentions import find_phrases
from tawatur.coding.positions import find_positions
from tawatur.coding.resolve import Settled
from tawatur.coding.statements import find_statements
from tawatur.coding.tagger.tag import tag_words
from tawatur.coding.times import read_day
from tawatur.coding.view import View
from tawatur.records.document import Document

# Words per second. At 15,000 one core reads a day's million words in little more than a minute; the tagger may take
# half of that.
WHOLE_ROOM = 15_000
TAGGER = 30_000
# Articles per second, from settled phrases to statements.
STATEMENTS = 100
# 250 times the words may take 300 times as long: a fifth is left for caches that a long text falls out of.
SHORT, LONG, LINEAR = 400, 100_000, 300
_TIMES = 5
_SHORT_TIMES = 20  # short texts coded for one reading of the clock, which is too coarse for a few milliseconds
# Articles held at once between two steps, so that memory stays that of a run.
_HANDFUL = 100


@contextmanager
def timed(clock: dict[str, float], step: str) -> Iterator[None]:
    """Add the processor time of a block to a step."""
    begun = time.process_time()
    yield
    clock[step] = clock.get(step, 0.0) + time.process_time() - begun


def measure_steps(sample: Sample, codebook: Codebook) -> list[Figure]:
    """Words per second of each step over all articles, articles per second of statements, and memory."""
    warm_up(codebook)
    clock: dict[str, float] = {}
    with timed(clock, "room"):
        for doc in sample.docs:
            code_article(doc, codebook)
    peak = read_peak()
    for at in range(0, len(sample.docs), _HANDFUL):
        time_steps(sample.docs[at : at + _HANDFUL], codebook, clock)
    words = sample.words
    return [
        Figure("folding and words", words / clock["words"], "words/s"),
        Figure("codebook at every word", words / clock["codebook"], "words/s"),
        Figure("tagger", words / clock["tagger"], "words/s", TAGGER),
        Figure("phrases and whom they mean", words / clock["phrases"], "words/s"),
        Figure("statements, names given", words / clock["statements"], "words/s"),
        Figure("statements, names given", len(sample.docs) / clock["statements"], "articles/s", STATEMENTS),
        Figure("positions", words / clock["positions"], "words/s"),
        Figure("times", words / clock["times"], "words/s"),
        Figure("events, times given", words / clock["events"], "words/s"),
        Figure("numbers", words / clock["numbers"], "words/s"),
        Figure("whole coding room", words / clock["room"], "words/s", WHOLE_ROOM),
        Figure("memory, at most", peak, "MB"),
    ]


def warm_up(codebook: Codebook) -> None:
    """Let all that is made at first use be made."""
    code_article(Document(name="warm", text="قال وزير الخارجية إن بلاده ترحب بالاتفاق"), codebook)


def time_steps(docs: list[Document], codebook: Codebook, clock: dict[str, float]) -> None:
    """Take some articles through the coding room step by step, each step under its own time."""
    with timed(clock, "words"):
        readings = [read_text(doc.text) for doc in docs]
    with timed(clock, "codebook"):
        looks = [look_everywhere(Lookup(reading, codebook)) for reading in readings]
    with timed(clock, "tagger"):
        for look in looks:
            look.tags = tag_words(look)
    with timed(clock, "phrases"):
        settled = [Settled(look, find_phrases(look)) for look in looks]
    with timed(clock, "statements"):
        told = [(view, find_statements(view)) for view in map(View, settled)]
    with timed(clock, "positions"):
        for view, drafts in told:
            list(find_positions(view, drafts))
    with timed(clock, "times"):
        times = [find_times(doc.text, read_day(doc.published)) for doc in docs]
    with timed(clock, "events"):
        for (view, drafts), dated in zip(told, times, strict=True):
            find_events(view, drafts, dated)
    with timed(clock, "numbers"):
        for doc in docs:
            find_numbers(doc.text)


def look_everywhere(look: Lookup) -> Lookup:
    """The lookup with every word looked up, which is otherwise done when first asked for."""
    for at in range(look.size):
        look.at(at)
    return look


def measure_length(codebook: Codebook) -> list[Figure]:
    """How much longer a very long article takes than a short one, for statements alone and for the whole room."""
    short, long = make_long(SHORT), make_long(LONG)
    times = count_words(long) / count_words(short)
    statements = time_statements(long, codebook, 1) / time_statements(short, codebook, _SHORT_TIMES)
    room = time_room(long, codebook, 1) / time_room(short, codebook, _SHORT_TIMES)
    return [
        Figure(f"statements of {times:.0f} times the words", statements, "times as long", LINEAR, "most"),
        Figure(f"whole room, {times:.0f} times the words", room, "times as long"),
    ]


def time_statements(text: str, codebook: Codebook, times: int) -> float:
    """Seconds from settled phrases to statements: the median of five means over `times` readings."""
    taken = []
    for _ in range(_TIMES):
        views = [read_article(text, codebook) for _ in range(times)]
        clock: dict[str, float] = {}
        with timed(clock, "one"):
            for view in views:
                find_statements(view)
        taken.append(clock["one"] / times)
    return median(taken)


def time_room(text: str, codebook: Codebook, times: int) -> float:
    """Seconds from text to records: the median of five means over `times` codings."""
    taken = []
    for _ in range(_TIMES):
        clock: dict[str, float] = {}
        with timed(clock, "one"):
            for _ in range(times):
                code_article(Document(name="long", text=text), codebook)
        taken.append(clock["one"] / times)
    return median(taken)
