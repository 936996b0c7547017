"""What one article tells that is needed to find its story, and no more: it is stored, and compared without the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec

from tawatur.accounts.copy_marks import BASE, PRIME, Words, number_word, read_words
from tawatur.accounts.identity_profiles import NO_NAMES, company_key
from tawatur.accounts.story_words import stem_word, wire_ids
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings

# Words of the body that are its lead: two to three sentences, where agencies put who, what, where and when.
LEAD = 45
# Words of the body that are counted. What stands further down is background, which other stories share.
BODY = 220
# Words after which a name is no more told "at the head": the lead and a sentence.
HEAD = 60
# First words of the body that may be a dateline: "Ankara (agency) -".
DATELINE = 3
# Words of a run inside quotations that two articles hardly share by chance, and runs kept of an article, those of the
# smallest hashes, so that two articles keep the same ones.
QUOTED, MOST_QUOTED = 4, 48
# Distinct stems kept of a body, the most frequent first, and names.
MOST_WORDS, MOST_NAMES = 120, 40
# Days around the publication that every article names ("yesterday", "on Sunday") and that tell no story apart.
NEAR_DAYS = 2
_NUMBER = re.compile(r"\d[\d.,٫٬]*")

Place = tuple[int, int]


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """One article, as stories see it. Words are stems (see `tawatur.accounts.story_words`); no text stands in it.

    Attributes:
        article: its key; `day` its date of publication as a number of days, None if unknown.
        title, lead: stems of the headline and of the first words of the body.
        words: stems of the body with their counts.
        head: ids of entities named in headline or lead, with the place of the first mention; `names` of all others.
        places: those of them that are places.
        acts: events as "TYPE:entity", for each who takes part and the place.
        days: days told that are not near the publication.
        numbers: figures that are no dates, with their place.
        quoted: hashes of runs of words inside quotations, with their place.
        headline: where the title stands.
        agencies: news agencies that it names, with the place of the first mention.
    """

    article: str
    day: int | None
    title: tuple[str, ...]
    lead: tuple[str, ...]
    words: dict[str, int]
    head: dict[str, Place]
    names: dict[str, Place]
    places: tuple[str, ...]
    acts: tuple[str, ...]
    days: tuple[str, ...]
    numbers: dict[str, Place]
    quoted: dict[int, Place]
    headline: Place
    agencies: dict[str, Place]

    def terms(self) -> set[str]:
        """All that the ledger counts in how many articles it stands."""
        return {
            *self.title,
            *self.lead,
            *self.words,
            *self.head,
            *self.names,
            *self.acts,
            *self.days,
            *self.numbers,
        }


def sketch_article(doc: Document, findings: Findings, read: Words | None = None) -> Sketch:
    """Sketch an article.

    Args:
        doc: the article.
        findings: what was found in it: entities, events and times are used.
        read: the words of its text, where they are there already.
    """
    read = read or read_words(doc.text)
    body = bisect_left(read.starts, doc.title_end)
    stems = [stem_word(key) for key in read.keys[: body + BODY]]
    headline = doc.title.strip()
    start = doc.text.index(headline) if headline else 0
    return Sketch(
        article=doc.key,
        day=read_day(doc.published),
        title=tuple(dict.fromkeys(stem for stem in stems[:body] if stem)),
        lead=tuple(dict.fromkeys(stem for stem in stems[body : body + LEAD] if stem)),
        words=dict(Counter(stem for stem in stems[body:] if stem).most_common(MOST_WORDS)),
        **find_names(read, len(doc.text), findings, body),
        acts=tuple(dict.fromkeys(find_acts(findings))),
        days=find_days(doc, findings),
        numbers=find_numbers(read, findings, body + BODY),
        quoted=find_quoted(read),
        headline=(start, start + len(headline)),
        agencies=find_agencies(findings),
    )


def find_names(read: Words, length: int, findings: Findings, body: int) -> dict[str, Any]:
    """The entities named at the head of an article, those named further down, and which of them are places.

    A place in the first words of the body is where the article was written, and no place of the story.
    """
    until = read.starts[body + HEAD] if body + HEAD < len(read.keys) else length
    dateline = (
        range(read.starts[body], read.ends[min(body + DATELINE, len(read.keys)) - 1])
        if body < len(read.keys)
        else range(0)
    )
    first: dict[str, tuple[int, int, int]] = {}
    places: list[str] = []
    for entity in findings.entities:
        key = name_key(entity)
        spans = [mention.span for mention in entity.mentions if mention.how not in NO_NAMES]
        if not key or not spans or key in first:
            continue
        span = min(spans)
        first[key] = (span.start, span.end, len(spans))
        if entity.kind == "place" and span.start not in dateline:
            places.append(key)
    ordered = sorted(first, key=lambda key: (-first[key][2], first[key][0]))[:MOST_NAMES]
    at_head = {key: first[key][:2] for key in ordered if first[key][0] < until}
    further = {key: first[key][:2] for key in ordered if key not in at_head}
    return {"head": at_head, "names": further, "places": tuple(key for key in places if key in at_head)}


def name_key(entity: Entity) -> str:
    """What names an entity across articles: the codebook's id, a full personal name, a body's composed id."""
    if entity.kind == "people":
        return ""
    if entity.known:
        return "@" + entity.id
    if entity.kind == "person":
        return company_key(entity)
    return "~" + entity.id


def find_agencies(findings: Findings) -> dict[str, Place]:
    """The news agencies that an article names, with the first place."""
    found: dict[str, Place] = {}
    for entity in findings.entities:
        if entity.kind == "media" and entity.mentions and is_agency(entity):
            span = min(mention.span for mention in entity.mentions)
            found[entity.id] = (span.start, span.end)
    return found


def is_agency(entity: Entity) -> bool:
    """Whether a medium is an agency by its name: outlets copy agencies, and cite channels."""
    return "agency" in entity.id or "agency" in entity.en.lower() or entity.id in wire_ids()


def find_acts(findings: Findings) -> Iterable[str]:
    """Events with each of those who take part, and with their place."""
    for event in findings.events:
        for who in (*event.actors, *event.recipients, event.place):
            if who and not who.startswith("people-"):
                yield f"{event.type}:{who}"


def find_days(doc: Document, findings: Findings) -> tuple[str, ...]:
    """Days that an article tells exactly, but for those near its publication."""
    published = read_day(doc.published)
    found: dict[str, None] = {}
    for time in findings.times:
        day = read_day(time.first) if time.precision == "day" and time.first == time.last else None
        if day is not None and (published is None or abs(day - published) > NEAR_DAYS):
            found[f"d{time.first}"] = None
    return tuple(found)


def find_numbers(read: Words, findings: Findings, until: int) -> dict[str, Place]:
    """Figures but for those of dates, as written, without what parts thousands."""
    times = [(time.span.start, time.span.end) for time in findings.times]
    found: dict[str, Place] = {}
    for index, key in enumerate(read.keys[:until]):
        match = _NUMBER.search(key)
        if match is None:
            continue
        start, end = read.starts[index], read.ends[index]
        figure = match[0].replace(",", "").replace("٬", "").replace("٫", ".").rstrip(".")
        if len(figure) > 1 and not any(a <= start < b for a, b in times):
            found.setdefault(f"#{figure}", (start, end))
    return found


def find_quoted(read: Words) -> dict[int, Place]:
    """Hashes of the runs of words inside quotations, those of the smallest hashes."""
    found: dict[int, Place] = {}
    depth, keys = read.depth, read.keys
    run = 0
    for index in range(len(keys)):
        run = run + 1 if depth[index] else 0
        if run >= QUOTED:
            first = index - QUOTED + 1
            found.setdefault(hash_words(keys[first : index + 1]), (read.starts[first], read.ends[index]))
    return dict(sorted(found.items())[:MOST_QUOTED])


def hash_words(words: Iterable[str]) -> int:
    """A number of 61 bits that stands for some words, the same in every process."""
    value = 0
    for word in words:
        value = (value * BASE + number_word(word)) % PRIME
    return value


def read_day(published: str) -> int | None:
    """A date as a number of days; None where it is not known to the day."""
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None
