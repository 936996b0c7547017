"""Which articles a brief is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from tawatur.arabic.fold import fold_key
from tawatur.errors import InputError
from tawatur.records.copy import Copy
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.story import Story
from tawatur.report.page import StoryRow

# Articles of a brief that nobody narrowed down: beyond these a page is slow to open, and its lists are cut short
# anyway.
MOST_ARTICLES = 300
# Of a larger ledger the newest stories are taken until they have so many articles.
NEWEST_ARTICLES = 120
# Stories in the index.
STORIES_LISTED = 500


class _Coded(Protocol):
    def coded_articles(self) -> Iterable[tuple[Document, Findings]]:
        """Each article with what was found in it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What a brief is narrowed down to; "" for no limit. Days are ISO, both of them included."""

    story: str = ""
    since: str = ""
    until: str = ""
    actor: str = ""
    place: str = ""

    @property
    def narrow(self) -> bool:
        """Whether it narrows anything."""
        return bool(self.story or self.since or self.until or self.actor or self.place)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The articles of a brief, with what the ledger knows of how they hang together."""

    articles: list[tuple[Document, Findings]]
    copies: tuple[Copy, ...]
    identities: Mapping[tuple[str, str], str]
    stories: tuple[StoryRow, ...]


def choose_articles(ledger: _Coded, wanted: Selection) -> Chosen:
    """The articles that a brief is about.

    Args:
        ledger: all articles; where it knows stories, copies and identities, these are used.
        wanted: what to narrow them down to.

    Raises:
        InputError: `accounts.no-story`, `accounts.no-actor`, `accounts.no-place` where nothing is so named.
    """
    stories = _stories(ledger)
    keys = _story_keys(ledger, stories, wanted.story) if wanted.story else None
    articles = [
        (doc, findings)
        for doc, findings in ledger.coded_articles()
        if (keys is None or doc.key in keys)
        and (not wanted.since or doc.published[:10] >= wanted.since)
        and (not wanted.until or "" < doc.published[:10] <= wanted.until)
        and (not wanted.actor or names_entity(findings, wanted.actor))
        and (not wanted.place or names_entity(findings, wanted.place, "place"))
    ]
    if not articles and wanted.actor:
        raise InputError("accounts.no-actor", name=wanted.actor)
    if not articles and wanted.place:
        raise InputError("accounts.no-place", name=wanted.place)
    rows: tuple[StoryRow, ...] = ()
    if not wanted.narrow and len(articles) > MOST_ARTICLES:
        articles, rows = _newest(articles, stories)
    shown = {doc.key for doc, _ in articles}
    find = getattr(ledger, "copies", None)
    copies = tuple(find(sorted(shown))) if find is not None else ()
    linked = getattr(ledger, "identities", None)
    members = linked().members if linked is not None else ()
    identities = {(one.document, one.entity): one.identity for one in members if one.document in shown}
    return Chosen(articles, copies, identities, rows)


def names_entity(findings: Findings, asked: str, kind: str = "") -> bool:
    """Whether an article names an entity by its id, English name or one of its forms."""
    key = fold_key(asked)
    return any(
        key == entity.id or key == fold_key(entity.en) or any(key == fold_key(form) for form in entity.forms)
        for entity in findings.entities
        if not kind or entity.kind == kind
    )


def _stories(ledger: Any) -> tuple[Story, ...]:
    find = getattr(ledger, "stories", None)
    return tuple(find()) if find is not None else ()


def _story_keys(ledger: Any, stories: Sequence[Story], asked: str) -> set[str]:
    find = getattr(ledger, "story", None)
    story = find(asked) if find is not None else next((one for one in stories if one.id == asked), None)
    if story is None:
        raise InputError("accounts.no-story", name=asked)
    return {account.document for account in story.accounts}


def _newest(
    articles: list[tuple[Document, Findings]], stories: Sequence[Story]
) -> tuple[list[tuple[Document, Findings]], tuple[StoryRow, ...]]:
    """The newest stories, and the index of all; the newest articles where the ledger knows no stories."""
    if not stories:
        return articles[-NEWEST_ARTICLES:], ()
    ranked = sorted(stories, key=lambda one: (one.last[:10], len(one.accounts), one.id), reverse=True)
    shown: set[str] = set()
    taken: set[str] = set()
    for story in ranked:
        if len(story.accounts) > 1 and len(taken) + len(story.accounts) <= NEWEST_ARTICLES:
            shown.add(story.id)
            taken |= {account.document for account in story.accounts}
    rows = tuple(
        StoryRow(
            id=story.id,
            title=story.title,
            first=story.first[:10],
            last=story.last[:10],
            articles=len(story.accounts),
            outlets=len({account.outlet or account.document for account in story.accounts}),
            shown=story.id in shown,
            anchor=story.accounts[0].document,
        )
        for story in ranked[:STORIES_LISTED]
    )
    return [one for one in articles if one[0].key in taken], rows
