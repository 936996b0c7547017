"""What speaks for and against two articles telling one story: the declared table of features.

A feature measures two articles, from 0 (nothing to say) to 1, and shows the words that it rests on. `FEATURES` says
what a whole measure is worth; the sum with `BIAS` is turned into the probability that two articles tell one story.
Words, names and figures count by their rarity in the ledger.

How the weights were found and how good they are is told in docs/design/stories.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import exp, log, sqrt
from typing import NamedTuple

from tawatur.accounts.story_sketch import Place, Sketch
from tawatur.records.identity import Evidence
from tawatur.records.span import Span

# The ledger counts as if so many more articles had been read, in which no term stood: a word of a ledger of five
# articles is not common because two of them use it.
PRIOR = 200
# Names of less weight stand in one of twenty articles or more: the home state, the capital, the ruler.
COMMON_NAME = 3.0
# Two thirds of the pairs that share rare terms have a cosine below this; of 791 pairs of one story none has.
LIKELY = 0.1
# Terms, words and figures that explain a link, the rarest first.
MOST_SHOWN = 6


class Rarity:
    """How much a term tells: the logarithm of the articles of a ledger by those that use it."""

    __slots__ = ("articles", "counts", "known")

    def __init__(self, counts: Mapping[str, int], articles: int) -> None:
        self.counts = counts
        self.articles = articles
        self.known: dict[str, float] = {}

    def __call__(self, term: str) -> float:
        """The weight of a term, at least 0."""
        weight = self.known.get(term)
        if weight is None:
            weight = max(0.0, log((self.articles + PRIOR) / (self.counts.get(term, 0) + 1)))
            self.known[term] = weight
        return weight


class Weighed(NamedTuple):
    """A sketch with the weights of its terms. Weights of `title`, `lead`, `opening` and `head` are squared.

    Attributes:
        opening: title and lead together.
        persons: names at the head that are rare enough to tell stories apart.
        vector: title and body as a vector of length 1.
        sums: of `title`, `lead` and `head`.
    """

    sketch: Sketch
    title: dict[str, float]
    lead: dict[str, float]
    opening: dict[str, float]
    head: dict[str, float]
    names: dict[str, float]
    persons: frozenset[str]
    vector: dict[str, float]
    sums: dict[str, float]
    places: frozenset[str]
    acts: frozenset[str]
    days: frozenset[str]
    rarity: Rarity


def weigh_sketch(sketch: Sketch, rarity: Rarity) -> Weighed:
    """Weigh the terms of a sketch."""
    title = {term: rarity(term) ** 2 for term in sketch.title}
    lead = {term: rarity(term) ** 2 for term in sketch.lead}
    head = {term: rarity(term) ** 2 for term in sketch.head}
    vector = {term: (1 + log(count)) * rarity(term) for term, count in sketch.words.items()}
    for term in sketch.title:
        vector[term] = vector.get(term, 0.0) + rarity(term)
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return Weighed(
        sketch=sketch,
        title=title,
        lead=lead,
        opening={**lead, **title},
        head=head,
        names={term: rarity(term) for term in (*sketch.head, *sketch.names)},
        persons=frozenset(name for name in sketch.head if rarity(name) > COMMON_NAME),
        vector={term: weight / length for term, weight in vector.items()},
        sums={"title": sum(title.values()), "lead": sum(lead.values()), "head": sum(head.values())},
        places=frozenset(sketch.places),
        acts=frozenset(sketch.acts),
        days=frozenset(sketch.days),
        rarity=rarity,
    )


class Pair(NamedTuple):
    """Two articles to compare."""

    a: Weighed
    b: Weighed


class Feature(NamedTuple):
    """A measure of two articles, what a whole one is worth, and what shows it."""

    reason: str
    weight: float
    measure: Callable[[Pair], float]
    show: Callable[[Pair], Shown]


class Shown(NamedTuple):
    """What a measure rests on: words or figures, and places in the one article and in the other."""

    terms: Iterable[str] = ()
    a: Iterable[Place] = ()
    b: Iterable[Place] = ()


def share_weight(a: dict[str, float], b: dict[str, float], total: float) -> float:
    """Twice the weight of what two have in common by the weight of both, `total`."""
    common = a.keys() & b.keys()
    return 2 * sum([a[term] for term in common]) / total if common else 0.0


def saturate(amount: float, scale: float) -> float:
    """From 0 for nothing towards 1; 0.63 at the scale."""
    return 1 - exp(-amount / scale) if amount > 0 else 0.0


def compare_headlines(pair: Pair) -> float:
    """Words of both headlines."""
    return share_weight(pair.a.title, pair.b.title, pair.a.sums["title"] + pair.b.sums["title"])


def compare_told(pair: Pair) -> float:
    """How much of each headline stands in the headline or lead of the other."""

    def told(one: Weighed, other: Weighed) -> float:
        common = one.title.keys() & other.opening.keys()
        return sum([one.title[term] for term in common]) / one.sums["title"] if common else 0.0

    return (told(pair.a, pair.b) + told(pair.b, pair.a)) / 2


def compare_leads(pair: Pair) -> float:
    """Words of both leads."""
    return share_weight(pair.a.lead, pair.b.lead, pair.a.sums["lead"] + pair.b.sums["lead"])


def compare_words(pair: Pair) -> float:
    """The cosine of all words."""
    a, b = pair.a.vector, pair.b.vector
    return sum([a[term] * b[term] for term in a.keys() & b.keys()])


def compare_heads(pair: Pair) -> float:
    """Who and what is named in headlines and leads."""
    return share_weight(pair.a.head, pair.b.head, pair.a.sums["head"] + pair.b.sums["head"])


def compare_names(pair: Pair) -> float:
    """All names of both, the more the rarer."""
    a, b = pair.a.names, pair.b.names
    return saturate(sum([max(0.0, a[term] - 2) for term in a.keys() & b.keys()]), 8)


def share_places(pair: Pair) -> float:
    """Places named at the head of both, the more the rarer."""
    return saturate(sum([max(0.0, pair.a.rarity(term) - 1) for term in pair.a.places & pair.b.places]), 3)


def part_places(pair: Pair) -> float:
    """Whether both name places at their heads, and none of them is the same."""
    a, b = pair.a.places, pair.b.places
    return 1.0 if a and b and a.isdisjoint(b) else 0.0


def share_acts(pair: Pair) -> float:
    """Events of one sort with the same participant or place."""
    return saturate(sum([max(0.0, pair.a.rarity(term) - 1) for term in pair.a.acts & pair.b.acts]), 5)


def share_days(pair: Pair) -> float:
    """Days, away from the publication, that both tell."""
    return saturate(sum([max(0.0, pair.a.rarity(term) - 1) for term in pair.a.days & pair.b.days]), 5)


def share_numbers(pair: Pair) -> float:
    """Figures that both tell, the more the rarer."""
    both = pair.a.sketch.numbers.keys() & pair.b.sketch.numbers.keys()
    return saturate(sum([max(0.0, pair.a.rarity(term) - 2) for term in both]), 5)


def share_quotations(pair: Pair) -> float:
    """Runs of words that both have inside quotations."""
    return min(1.0, len(pair.a.sketch.quoted.keys() & pair.b.sketch.quoted.keys()) / 4)


def part_numbers(pair: Pair) -> float:
    """Whether both tell figures, and none of them is the same."""
    a, b = pair.a.sketch.numbers, pair.b.sketch.numbers
    return 1.0 if a and b and a.keys().isdisjoint(b.keys()) else 0.0


def part_heads(pair: Pair) -> float:
    """Whether both name somebody at their heads, states left out, and nobody is the same."""
    a, b = pair.a.persons, pair.b.persons
    return 1.0 if a and b and a.isdisjoint(b) else 0.0


def compare_titles_in_texts(pair: Pair) -> float:
    """How much of each headline stands nowhere in the other article."""

    def missing(one: Weighed, other: Weighed) -> float:
        absent = one.title.keys() - other.vector.keys()
        return sum([one.title[term] for term in absent]) / one.sums["title"] if absent and one.sums["title"] else 0.0

    return (missing(pair.a, pair.b) + missing(pair.b, pair.a)) / 2


def part_days(pair: Pair) -> float:
    """How far apart the publications are, up to three days."""
    a, b = pair.a.sketch.day, pair.b.sketch.day
    return min(3, abs(a - b)) / 3 if a is not None and b is not None else 0.0


def show_headlines(pair: Pair) -> Shown:
    """The words that both headlines have, and the headlines."""
    places = [[one.sketch.headline] if one.sketch.title else [] for one in pair]
    return Shown(rarest(pair, pair.a.title.keys() & pair.b.title.keys()), *places)


def show_told(pair: Pair) -> Shown:
    """Words of a headline that stand at the head of the other article."""
    both = (pair.a.title.keys() & pair.b.opening.keys()) | (pair.b.title.keys() & pair.a.opening.keys())
    return Shown(rarest(pair, both))


def show_leads(pair: Pair) -> Shown:
    """Words of both leads."""
    return Shown(rarest(pair, pair.a.lead.keys() & pair.b.lead.keys()))


def show_words(pair: Pair) -> Shown:
    """Words of both texts."""
    return Shown(rarest(pair, pair.a.vector.keys() & pair.b.vector.keys()))


def show_heads(pair: Pair) -> Shown:
    """Names at both heads, and where they stand."""
    return show_terms(pair, pair.a.sketch.head, pair.b.sketch.head)


def show_names(pair: Pair) -> Shown:
    """Names of both, and where they stand."""
    a, b = (one.sketch.names | one.sketch.head for one in pair)
    return show_terms(pair, a, b)


def show_places(pair: Pair) -> Shown:
    """Places of both heads, and where they stand."""
    a, b = ({key: one.sketch.head[key] for key in one.sketch.places} for one in pair)
    return show_terms(pair, a, b)


def show_parted(pair: Pair) -> Shown:
    """The places of each, which differ."""
    places = [[one.sketch.head[key] for key in one.sketch.places[:1]] for one in pair]
    return Shown([key[1:] for one in pair for key in one.sketch.places[:1]], *places)


def show_parted_numbers(pair: Pair) -> Shown:
    """The first figure of each."""
    first = [next(iter(one.sketch.numbers.items()), None) for one in pair]
    return Shown([item[0][1:] for item in first if item], *([item[1]] if item else [] for item in first))


def show_parted_heads(pair: Pair) -> Shown:
    """Who is named at the head of each."""
    first = [rarest(pair, one.sketch.head)[:1] for one in pair]
    places = [[one.sketch.head[name] for name in names] for one, names in zip(pair, first, strict=True)]
    return Shown([name[1:] for names in first for name in names], *places)


def show_missing(pair: Pair) -> Shown:
    """Words of a headline that the other article lacks."""
    missing = (pair.a.title.keys() - pair.b.vector.keys()) | (pair.b.title.keys() - pair.a.vector.keys())
    return Shown(rarest(pair, missing))


def show_acts(pair: Pair) -> Shown:
    """Events of both."""
    return Shown(rarest(pair, pair.a.acts & pair.b.acts))


def show_days(pair: Pair) -> Shown:
    """Days of both."""
    return Shown(sorted(day[1:] for day in pair.a.days & pair.b.days)[:MOST_SHOWN])


def show_numbers(pair: Pair) -> Shown:
    """Figures of both, and where they stand."""
    return show_terms(pair, pair.a.sketch.numbers, pair.b.sketch.numbers)


def show_quotations(pair: Pair) -> Shown:
    """Where the first run of quoted words stands."""
    a, b = pair.a.sketch.quoted, pair.b.sketch.quoted
    both = sorted(a.keys() & b.keys(), key=lambda run: a[run])
    return Shown([str(len(both))], [a[run] for run in both[:1]], [b[run] for run in both[:1]])


def show_apart(pair: Pair) -> Shown:
    """The number of days between."""
    return Shown([str(abs((pair.a.sketch.day or 0) - (pair.b.sketch.day or 0)))])


def show_terms(pair: Pair, a: Mapping[str, Place], b: Mapping[str, Place]) -> Shown:
    """Terms of both, the rarest first, and where the rarest stands."""
    both = rarest(pair, a.keys() & b.keys())
    return Shown([term[1:] for term in both], [a[term] for term in both[:1]], [b[term] for term in both[:1]])


def rarest(pair: Pair, terms: Iterable[str]) -> list[str]:
    """The rarest of some terms."""
    return sorted(terms, key=lambda term: (-pair.a.rarity(term), term))[:MOST_SHOWN]


BIAS = -2.4
FEATURES = (
    Feature("headline", 2.0, compare_headlines, show_headlines),
    Feature("told", 2.1, compare_told, show_told),
    Feature("lead", 2.8, compare_leads, show_leads),
    Feature("words", 2.1, compare_words, show_words),
    Feature("head", 1.0, compare_heads, show_heads),
    Feature("names", 0.8, compare_names, show_names),
    Feature("place", 0.7, share_places, show_places),
    Feature("other-place", -1.1, part_places, show_parted),
    Feature("event", 0.6, share_acts, show_acts),
    Feature("day", 0.2, share_days, show_days),
    Feature("number", 0.3, share_numbers, show_numbers),
    Feature("quotation", 0.8, share_quotations, show_quotations),
    Feature("other-number", -1.8, part_numbers, show_parted_numbers),
    Feature("other-names", -0.3, part_heads, show_parted_heads),
    Feature("untold", -0.6, compare_titles_in_texts, show_missing),
    Feature("days-apart", -0.2, part_days, show_apart),
)


def is_likely(a: Weighed, b: Weighed) -> bool:
    """Whether two articles share enough words to be compared in full; of the rest none tells one story (`LIKELY`)."""
    return compare_words(Pair(a, b)) >= LIKELY


def measure_pair(pair: Pair) -> tuple[float, ...]:
    """The measures of all features, in their order."""
    return tuple(feature.measure(pair) for feature in FEATURES)


def score_measures(measures: Iterable[float]) -> float:
    """The probability that two articles with these measures tell one story."""
    total = BIAS + sum(feature.weight * measure for feature, measure in zip(FEATURES, measures, strict=True))
    return 1 / (1 + exp(-total))


def explain_measures(pair: Pair, measures: Iterable[float], texts: tuple[str, str]) -> tuple[Evidence, ...]:
    """Why two articles tell one story: what each feature adds or takes, with the words of both, the weightiest first.

    Args:
        pair: the articles.
        measures: of `measure_pair`.
        texts: the texts of both, for the words of spans.
    """
    told: list[Evidence] = []
    for feature, measure in zip(FEATURES, measures, strict=True):
        score = round(feature.weight * measure, 2)
        if not score:
            continue
        shown = feature.show(pair)
        words = ", ".join(shown.terms)
        spans = [
            Span(start, end, text[start:end])
            for text, places in zip(texts, (shown.a, shown.b), strict=True)
            for start, end in places
        ]
        details = {"terms": words, "against": pair.b.sketch.article}
        told.append(Evidence(score=score, reason=feature.reason, details=details, spans=tuple(spans)))
    return tuple(sorted(told, key=lambda evidence: (-abs(evidence.score), evidence.reason)))
