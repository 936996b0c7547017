"""Articles of the same main event, found as they come, each step explained and kept.

An article is compared with those near in time that share its rarest terms (`tawatur.accounts.story_shelf`). It joins
the story with which it agrees best; where it agrees with two whose articles agree as well, it bridges them. What was
joined stays joined: later articles add to a story, and never take it apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tawatur.accounts.copies import Text, compare_texts
from tawatur.accounts.copy_marks import mark_words, read_words
from tawatur.accounts.story_features import Pair, Rarity, explain_measures, is_likely, measure_pair, score_measures
from tawatur.accounts.story_shelf import Placed, Shelf, prepare
from tawatur.accounts.story_sketch import Sketch, sketch_article
from tawatur.records.copy import Copy, find_roots
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.story import Account, Storied, Story, StoryChange, StoryLink

# An article joins a story if it agrees so well with one of its articles, and so well on average with the `NEAREST` that
# it agrees with best. Tried from 0.6 to 0.8 and from 0.4 to 0.6: docs/design/stories.md.
JOIN, MEAN, NEAREST = 0.7, 0.4, 5
# It bridges two stories if the better half of all pairs across them, of the latest `LOOK` of each, agrees so well.
BRIDGE, LOOK = 0.5, 8
# Links that are kept of an article, the surest first.
MOST_LINKS = 3


class Read(NamedTuple):
    """An article as read for stories."""

    sketch: Sketch
    text: Text


class Joined(NamedTuple):
    """What came of one article: its story, and what is to be kept. `changes` have no numbers yet."""

    story: str
    links: tuple[StoryLink, ...]
    copies: tuple[Copy, ...]
    changes: tuple[StoryChange, ...]


class _Near(NamedTuple):
    score: float
    placed: Placed
    measures: tuple[float, ...]


def read_article(doc: Document, findings: Findings) -> Read:
    """Read an article for stories and copies."""
    words = read_words(doc.text)
    sketch = sketch_article(doc, findings, words)
    return Read(sketch, Text(doc, mark_words(words), sketch.agencies))


@dataclass(slots=True)
class Finder:
    """Finds the stories of articles, one after the other.

    Attributes:
        shelf: the articles near in time to those that come.
        story_of: the story of each article on the shelf.
        members: the articles of each story, in the order of their coming; they need not be on the shelf.
    """

    shelf: Shelf
    story_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def place(self, read: Read, story: str) -> None:
        """Put an article on the shelf whose story is known."""
        self._place(prepare(read.sketch, read.text, self.shelf.rarity), story)

    def _place(self, one: Placed, story: str) -> None:
        self.shelf.place(one)
        self.story_of[one.weighed.sketch.article] = story
        self.members[story].append(one.weighed.sketch.article)

    def forget(self, before: int) -> list[str]:
        """Take off the shelf what was published before a day; returns the articles."""
        gone = self.shelf.forget(before)
        for article in gone:
            self.members[self.story_of.pop(article)].remove(article)
        return gone

    def join(self, read: Read) -> Joined:
        """Find the story of an article, and the articles that it copies or that copy it, and put it on the shelf.

        Args:
            read: an article that is not on the shelf.
        """
        one = prepare(read.sketch, read.text, self.shelf.rarity)
        copies = tuple(
            copy for other in self.shelf.copied(one) if (copy := compare_texts(other.text, one.text)) is not None
        )
        near = [_compare(other, one) for other in self.shelf.near(one) if is_likely(other.weighed, one.weighed)]
        fitting = self._fit(near)
        story = fitting[0] if fitting else name_story(read.text.doc)
        article = read.sketch.article
        links = self._choose_links(near, fitting[:1])
        changes = [StoryChange(number=0, kind="joined" if fitting else "began", story=story, article=article)]
        self._place(one, story)
        for other in fitting[1:]:
            if self._agree(story, other):
                links += self._choose_links(near, [other])[:1]
                story, gone = sorted((story, other))
                changes.append(StoryChange(number=0, kind="bridged", story=story, article=article, other=gone))
                self._merge(story, gone)
        return Joined(story, tuple(_explain(pair, one) for pair in links), copies, tuple(changes))

    def _choose_links(self, near: list[_Near], stories: list[str]) -> list[_Near]:
        """The surest pairs with articles of these stories."""
        pairs = [pair for pair in near if self.story_of[pair.placed.weighed.sketch.article] in stories]
        return sorted((pair for pair in pairs if pair.score >= JOIN), key=_surest)[:MOST_LINKS]

    def _fit(self, near: list[_Near]) -> list[str]:
        """The stories with which an article agrees, the best first."""
        scores: dict[str, list[float]] = defaultdict(list)
        for pair in near:
            scores[self.story_of[pair.placed.weighed.sketch.article]].append(pair.score)
        fitting: list[tuple[float, str]] = []
        for story, found in scores.items():
            best = sorted(found, reverse=True)
            count = min(NEAREST, len(self.members[story]))
            mean = sum(best[:count]) / count
            if best[0] >= JOIN and mean >= MEAN:
                fitting.append((-(mean + best[0]), story))
        return [story for _, story in sorted(fitting)]

    def _agree(self, story: str, other: str) -> bool:
        """Whether the articles of two stories agree, as far as they are on the shelf."""
        ones, others = (
            [key for key in self.members[one] if key in self.shelf.placed][-LOOK:] for one in (story, other)
        )
        pairs = [(a, b) for a in ones for b in others]
        scores = sorted((self._score(a, b) for a, b in pairs), reverse=True)
        half = max(1, len(scores) // 2)
        return sum(scores[:half]) / half >= BRIDGE

    def _score(self, a: str, b: str) -> float:
        pair = Pair(self.shelf.placed[a].weighed, self.shelf.placed[b].weighed)
        return score_measures(measure_pair(pair))

    def _merge(self, kept: str, gone: str) -> None:
        moved = self.members.pop(gone)
        self.members[kept].extend(moved)
        for article in moved:
            self.story_of[article] = kept


def _compare(other: Placed, one: Placed) -> _Near:
    measures = measure_pair(Pair(other.weighed, one.weighed))
    return _Near(score_measures(measures), other, measures)


def _surest(pair: _Near) -> tuple[float, str]:
    return -pair.score, pair.placed.weighed.sketch.article


def _explain(pair: _Near, one: Placed) -> StoryLink:
    texts = pair.placed.text.doc.text, one.text.doc.text
    return StoryLink(
        a=pair.placed.weighed.sketch.article,
        b=one.weighed.sketch.article,
        score=round(pair.score, 3),
        evidence=explain_measures(Pair(pair.placed.weighed, one.weighed), pair.measures, texts),
    )


def name_story(doc: Document) -> str:
    """The id of a story that begins with an article: its day, or "undated", and ten digits of its key."""
    return f"{doc.published[:10] or 'undated'}-{doc.key[:10]}"


def count_terms(sketches: Iterable[Sketch]) -> Counter[str]:
    """In how many articles each term stands."""
    counts: Counter[str] = Counter()
    for sketch in sketches:
        counts.update(sketch.terms())
    return counts


def link_stories(articles: Iterable[tuple[Document, Findings]]) -> Storied:
    """Find the stories and copies of articles, from nothing.

    All are held in memory; a ledger joins its articles by `tawatur.run.stories.join_stories`, which does not.

    Args:
        articles: each with what was found in it; they are joined by date of publication and key.

    Returns:
        All stories, lone articles included, with links, copies and changes.

    Example:
        >>> stories = link_stories([(Document(name="a", text="نص"), Findings())]).stories
        >>> [len(story.accounts) for story in stories]
        [1]
    """
    reads = sorted((read_article(*article) for article in articles), key=lambda one: coming_order(one.text.doc))
    finder = Finder(Shelf(Rarity(count_terms(read.sketch for read in reads), len(reads))))
    joined = [finder.join(read) for read in reads]
    copies = tuple(copy for one in joined for copy in one.copies)
    docs = {read.text.doc.key: read.text.doc for read in reads}
    changes = [change for one in joined for change in one.changes]
    return Storied(
        stories=tell_stories(finder.story_of, docs, copies),
        links=tuple(link for one in joined for link in one.links),
        copies=copies,
        changes=tuple(
            StoryChange(number=number, kind=one.kind, story=one.story, article=one.article, other=one.other)
            for number, one in enumerate(changes, 1)
        ),
    )


def find_copies(articles: Iterable[tuple[Document, Findings]]) -> tuple[Copy, ...]:
    """The copies among articles, by their keys: near-duplicates, and shared passages outside quotations.

    Articles are looked at word by word where they share marks and were published within days of each other.

    Args:
        articles: each with what was found in it, of which only agencies are used.

    Example:
        >>> find_copies([(Document(name="a", text="نص"), Findings()), (Document(name="b", text="نص"), Findings())])
        ()
    """
    reads = sorted((read_article(*article) for article in articles), key=lambda one: coming_order(one.text.doc))
    shelf = Shelf(Rarity({}, len(reads)))
    found: list[Copy] = []
    for read in reads:
        one = prepare(read.sketch, read.text, shelf.rarity)
        compared = (compare_texts(other.text, one.text) for other in shelf.copied(one))
        found += [copy for copy in compared if copy is not None]
        shelf.place(one)
    return tuple(sorted(found, key=lambda copy: (copy.a, copy.b)))


def coming_order(doc: Document) -> tuple[str, str]:
    """Articles of one run join by date of publication, those without one first, then by key."""
    return doc.published, doc.key


def tell_stories(
    story_of: Mapping[str, str], docs: Mapping[str, Document], copies: Iterable[Copy]
) -> tuple[Story, ...]:
    """Stories with their accounts.

    Args:
        story_of: the story of each article.
        docs: the articles.
        copies: those among them, of which "whole" ones make roots.
    """
    order = {key: coming_order(doc) for key, doc in docs.items()}
    roots = find_roots(((copy.a, copy.b) for copy in copies if copy.kind == "whole"), order)
    members: dict[str, list[Document]] = defaultdict(list)
    for article in sorted(story_of, key=lambda key: coming_order(docs[key])):
        members[story_of[article]].append(docs[article])
    stories = []
    for story, several in members.items():
        dates = [doc.published for doc in several if doc.published]
        stories.append(
            Story(
                id=story,
                accounts=tuple(
                    Account(
                        document=doc.key, outlet=doc.outlet, root_of=roots.get(doc.key, ""), published=doc.published
                    )
                    for doc in several
                ),
                first=min(dates, default=""),
                last=max(dates, default=""),
                title=next((doc.title.strip() for doc in several if doc.title.strip()), ""),
            )
        )
    return tuple(sorted(stories, key=lambda story: (story.first, story.id)))
