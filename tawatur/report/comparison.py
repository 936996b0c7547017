"""Accounts set beside each other, as the first pages of the brief show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.accounts.corroboration import Corroboration
from tawatur.accounts.coverage import Cell, Row
from tawatur.accounts.naming import NamePlace
from tawatur.accounts.review import Review
from tawatur.accounts.tellings import Telling
from tawatur.accounts.wording import describe_contradiction
from tawatur.messages import LANGS, Lang
from tawatur.records.point import Contradiction, Member
from tawatur.records.span import Span, make_span
from tawatur.report.publishers import Publisher
from tawatur.report.statements import anchor_of
from tawatur.report.words import clean_text

# Rows of the matrix and of the lists below it: beyond these a reader filters instead (the records are all in the
# ledger).
POINTS_SHOWN = 80
LONE_SHOWN = 60
ACTORS_SHOWN = 40
PARTIES_SHOWN = 40
MOMENTS_SHOWN = 150


@dataclass(frozen=True, slots=True)
class Name:
    """A party on the page: its name in Arabic, and in English where there is one."""

    name: str
    en: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one article, with their address; `by` said them (None: the outlet itself)."""

    publisher: Publisher
    day: str
    words: str
    anchor: str
    by: Name | None = None
    stance: str = ""
    kind: str = ""
    marked: tuple[str, str, str] | None = None  # before, the words that differ, after
    condition: str = ""


@dataclass(frozen=True, slots=True)
class PointView:
    """One point: whose it is, its wordings side by side, what it rests on, who has it and who not."""

    number: int
    kind: str
    sort: str
    who: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    cells: tuple[tuple[str, str, str], ...]  # for each column: cover, hedge or "", address
    verdicts: tuple[str, ...]
    roots: tuple[tuple[str, str, int], ...]  # name, English name, witnesses
    denied_by: tuple[Name, ...]
    witnesses: int
    first: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True)
class PointGroup:
    """Points that stand together: those of one instrument, or all others of a kind."""

    label: str
    parties: tuple[Name, ...]
    day: str
    points: tuple[PointView, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A contradiction as a sentence in both languages, with both wordings."""

    kind: str
    sentence: Mapping[Lang, str]
    a: Quote
    b: Quote


@dataclass(frozen=True, slots=True)
class SlipView:
    """Something written wrong."""

    kind: str
    words: str
    should_be: str
    publisher: Publisher
    anchor: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor's positions, by day."""

    actor: Name
    stands: tuple[tuple[Quote, tuple[str, ...], tuple[tuple[str, str, int], ...], str], ...]  # verdicts, roots, change


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A party's labels in each column: (form, count, polarity, loaded words, address)."""

    party: Name
    kind: str
    cells: tuple[tuple[tuple[str, int, str, str, str], ...], ...]
    total: int


@dataclass(frozen=True, slots=True)
class VoiceRow:
    """A speaker's share of each column: (percent of its quoted words, statements, hedged)."""

    party: Name
    cells: tuple[tuple[int, int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class MomentView:
    """An act on the time line."""

    day: str
    told: bool
    sort: str
    status: str
    who: tuple[Name, ...]
    whom: tuple[Name, ...]
    place: Name | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A word given and what became of it."""

    who: tuple[Name, ...]
    given: Quote
    outcome: str
    answers: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class HoldView:
    """Claims of who held a place, by day: (day, holder, quote, taken)."""

    place: Name
    claims: tuple[tuple[str, Name, Quote, bool], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All first pages."""

    columns: tuple[Publisher, ...]
    groups: tuple[PointGroup, ...]
    lone: tuple[PointView, ...]
    more: int
    disputes: tuple[Dispute, ...]
    slips: tuple[SlipView, ...]
    actors: tuple[ActorView, ...]
    labels: tuple[LabelRow, ...]
    voices: tuple[VoiceRow, ...]
    moments: tuple[MomentView, ...]
    follow_ups: tuple[FollowUpView, ...]
    holds: tuple[HoldView, ...]

    @property
    def shared(self) -> int:
        """Points of two columns or more."""
        return sum(len(group.points) for group in self.groups)


def compare_accounts(review: Review, publishers: Mapping[str, Publisher]) -> Comparison:
    """The first pages for some articles.

    Args:
        review: the articles, read beside each other.
        publishers: who published, by key.
    """
    return _Maker(review, publishers).make()


class _Maker:
    """One comparison in the making."""

    def __init__(self, review: Review, publishers: Mapping[str, Publisher]) -> None:
        self.review = review
        self.publishers = publishers
        self.columns = list(dict.fromkeys(review.witnesses.columns.values()))
        self.columns.sort(key=lambda column: publishers[column].index)

    def make(self) -> Comparison:
        review = self.review
        wide = [row for row in review.rows if sum(cell.cover != "left-out" for cell in row.cells) > 1]
        narrow = [row for row in review.rows if sum(cell.cover != "left-out" for cell in row.cells) < 2]
        shown = [self.view_point(number, row) for number, row in enumerate(wide[:POINTS_SHOWN])]
        lone = [self.view_point(len(shown) + number, row) for number, row in enumerate(_spread(narrow)[:LONE_SHOWN])]
        return Comparison(
            columns=tuple(self.publishers[column] for column in self.columns),
            groups=tuple(self.group(wide[:POINTS_SHOWN], shown)),
            lone=tuple(lone),
            more=max(0, len(wide) - POINTS_SHOWN) + max(0, len(narrow) - LONE_SHOWN),
            disputes=tuple(self.view_dispute(one) for one in self.distinct()),
            slips=tuple(self.view_slips()),
            actors=tuple(self.view_actors()),
            labels=tuple(self.view_labels()),
            voices=tuple(self.view_voices()),
            moments=tuple(self.view_moments()),
            follow_ups=tuple(self.view_follow_ups()),
            holds=tuple(self.view_holds()),
        )

    # Names and words

    def name(self, party: str) -> Name:
        entity = self.review.parties.entities.get(party)
        arabic = " ".join(clean_text(self.review.parties.name(party, "ar")).split())
        return Name(arabic, clean_text(entity.en) if entity is not None else "")

    def names(self, parties: Iterable[str]) -> tuple[Name, ...]:
        return tuple(dict.fromkeys(self.name(party) for party in sorted(parties) if party))

    def quote(self, member: Member, span: Span | None = None, part: Span | None = None) -> Quote:
        telling = self.review.by_member[member]
        shown = span or member.span
        if (
            part is not None and part.start < shown.start
        ):  # the words that differ stand before the record, in its clause
            shown = make_span(self.review.documents[member.document].text, part.start, shown.end)
        words = " ".join(clean_text(shown.quote).split())
        marked = None
        if part is not None and telling.kind != "event" and part.end <= shown.end:
            cut = part.start - shown.start
            before, after = shown.quote[:cut], shown.quote[cut + len(part.quote) :]
            marked = (clean_text(before), clean_text(part.quote), clean_text(after))
        return Quote(
            publisher=self.publishers[self.review.witnesses.columns[member.document]],
            day=telling.published,
            words=words if telling.kind != "event" else " ".join(clean_text(telling.words).split()),
            anchor=anchor_of(member.document, shown),
            by=self.name(telling.by) if telling.by else None,
            stance=f"stance.{telling.sort}" if telling.kind == "position" else "",
            kind=telling.kind,
            marked=marked,
            condition=" ".join(clean_text(telling.condition.quote).split()) if telling.condition else "",
        )

    def echo(self, place: NamePlace) -> Quote:
        doc = self.review.documents[place.article]
        return Quote(
            publisher=self.publishers[self.review.witnesses.columns[place.article]],
            day=doc.published[:10],
            words=" ".join(clean_text(place.span.quote).split()),
            anchor=anchor_of(place.article, place.span),
            kind="echo",
        )

    # Points

    def view_point(self, number: int, row: Row) -> PointView:
        review = self.review
        members = [review.by_member[member] for member in row.point.members]
        rests = review.corroborate(row.point)
        lead = min(members, key=lambda one: _KIND_ORDER[one.kind])
        cells = {cell.column: cell for cell in row.cells}
        return PointView(
            number=number,
            kind=lead.kind,
            sort=_sort_of(lead),
            who=self.names(party for one in members if one.kind == lead.kind for party in one.who),
            quotes=(
                *(self.quote(one.member) for one in _wordings(members)),
                *(self.echo(cell.echo) for cell in row.cells if cell.echo),
            ),
            cells=tuple(_view_cell(cells[column]) for column in self.columns),
            verdicts=rests.verdicts,
            roots=self.roots(rests),
            denied_by=tuple(self.name(party) for party in rests.denied_by),
            witnesses=len(rests.witnesses),
            first=tuple(self.publishers[column].label for column in row.first),
            day=row.day,
        )

    def roots(self, rests: Corroboration) -> tuple[tuple[str, str, int], ...]:
        found: dict[tuple[str, str], int] = {}
        for root in rests.roots:
            if root.party:
                name = self.name(root.party)
                key = name.name, name.en
            else:
                key = self.publishers[root.outlet].label, ""
            found[key] = max(found.get(key, 0), len(root.witnesses))
        return tuple((name, en, count) for (name, en), count in found.items())

    def group(self, rows: Sequence[Row], views: Sequence[PointView]) -> Iterable[PointGroup]:
        """Points of one instrument together (accounts name it differently: shared points make it one), then by kind."""
        texts: dict[str, str] = {}

        def root(key: str) -> str:
            while texts.setdefault(key, key) != key:
                key = texts[key]
            return key

        keys: list[list[str]] = []
        for row in rows:
            those = [key for member in row.point.members if (key := self.instrument(member))]
            keys.append(those)
            for key in those[1:]:
                texts[root(key)] = root(those[0])
        gathered: dict[str, list[PointView]] = {}
        for those, view in zip(keys, views, strict=True):
            gathered.setdefault(root(those[0]) if those else f"~{view.kind}", []).append(view)
        for key, points in sorted(gathered.items(), key=lambda item: (item[0].startswith("~"), -len(item[1]))):
            if key.startswith("~"):
                yield PointGroup("", (), "", tuple(points))
                continue
            label, day = self.instrument_label(key, texts, root)
            yield PointGroup(label, points[0].who, day, tuple(points))

    def instrument(self, member: Member) -> str:
        """The text that a provision belongs to, as "ARTICLE/PARTIES": an article may label one text in several ways."""
        if member.kind != "provision":
            return ""
        telling = self.review.by_member[member]
        return f"{member.document}/{' '.join(sorted(telling.who))}"

    def instrument_label(self, key: str, texts: Mapping[str, str], root) -> tuple[str, str]:  # type: ignore[no-untyped-def]
        labels: Counter[str] = Counter()
        days: Counter[str] = Counter()
        for doc, findings in self.review.articles:
            for instrument in findings.instruments:
                parties = self.review.parties.find_all(doc.key, instrument.parties)
                own = f"{doc.key}/{' '.join(sorted(parties))}"
                if own in texts and root(own) == key:
                    labels[" ".join(clean_text(instrument.label.quote).split())] += 1
                    days[instrument.date or doc.published[:10]] += 1
        label = max(labels, key=lambda one: (labels[one], -len(one)), default="")
        return label, days.most_common(1)[0][0] if days else ""

    # Disputes

    def distinct(self) -> Iterable[Contradiction]:
        """Contradictions; of those of one point in the same words the first: two camps of outlets are one dispute."""
        seen: set[tuple[object, ...]] = set()
        for one in self.review.contradictions:
            points = frozenset((self.review.point_of[one.a].id, self.review.point_of[one.b].id))
            differ = frozenset((one.details.get("a", ""), one.details.get("b", "")))
            key = (one.kind, one.reason, points, differ)
            if key not in seen:
                seen.add(key)
                yield one

    def view_dispute(self, one: Contradiction) -> Dispute:
        return Dispute(
            kind=one.kind,
            sentence={lang: clean_text(describe_contradiction(one, self.review, lang)) for lang in LANGS},
            a=self.quote(one.a, part=one.a_words),
            b=self.quote(one.b, part=one.b_words),
        )

    def view_slips(self) -> Iterable[SlipView]:
        for slip in self.review.slips:
            yield SlipView(
                kind=slip.kind,
                words=clean_text(slip.span.quote),
                should_be=clean_text(slip.should_be),
                publisher=self.publishers[self.review.witnesses.columns[slip.document]],
                anchor=anchor_of(slip.document, slip.span),
            )

    # Positions

    def view_actors(self) -> Iterable[ActorView]:
        review = self.review
        held: dict[str, list[Telling]] = {}
        for telling in review.tellings:
            if telling.kind == "position":
                for party in telling.who:
                    held.setdefault(party, []).append(telling)
        changes = {
            (party, stand.member): stand.change
            for (party, _), line in review.stands.items()
            for stand in line
            if stand.change == "changed"
        }
        ranked = sorted(held.items(), key=lambda item: (-len(item[1]), self.name(item[0]).name))
        for party, tellings in ranked[:ACTORS_SHOWN]:
            stands = []
            for one in sorted(tellings, key=lambda one: (one.published, one.article, one.index)):
                rests = review.corroborate(review.point_of[one.member])
                change = changes.get((party, one.member), "")
                stands.append((self.quote(one.member), rests.verdicts, self.roots(rests), change))
            yield ActorView(self.name(party), tuple(stands))

    # Naming

    def view_labels(self) -> Iterable[LabelRow]:
        by_party: dict[str, list] = {}  # type: ignore[type-arg]
        for label in self.review.labels:
            by_party.setdefault(label.party, []).append(label)
        ranked = sorted(
            by_party.items(),
            key=lambda item: (
                -len({label.column for label in item[1]}),
                -sum(label.count for label in item[1] if label.loaded),
                -sum(label.count for label in item[1]),
            ),
        )
        for party, labels in ranked[:PARTIES_SHOWN]:
            entity = self.review.parties.entities.get(party)
            cells = []
            for column in self.columns:
                cells.append(
                    tuple(
                        (
                            clean_text(label.form),
                            label.count,
                            label.loaded,
                            clean_text(label.word),
                            anchor_of(label.places[0].article, label.places[0].span),
                        )
                        for label in labels
                        if label.column == column
                    )
                )
            if len({label.form for label in labels}) < 2:
                continue
            total = sum(label.count for label in labels)
            yield LabelRow(self.name(party), entity.kind if entity else "people", tuple(cells), total)

    def view_voices(self) -> Iterable[VoiceRow]:
        totals: Counter[str] = Counter()
        for voice in self.review.voices:
            totals[voice.column] += voice.words
        by_party: dict[str, dict[str, tuple[int, int, int]]] = {}
        for voice in self.review.voices:
            share = round(100 * voice.words / max(1, totals[voice.column]))
            by_party.setdefault(voice.party, {})[voice.column] = share, voice.statements, voice.hedged
        for party, cells in list(by_party.items())[:PARTIES_SHOWN]:
            yield VoiceRow(self.name(party), tuple(cells.get(column) for column in self.columns))

    # Time

    def view_moments(self) -> Iterable[MomentView]:
        for moment in self.review.timeline[-MOMENTS_SHOWN:]:
            tellings = [self.review.by_member[member] for member in moment.members]
            places = [one.place for one in tellings if one.place]
            yield MomentView(
                day=moment.day,
                told=moment.told,
                sort=moment.sort,
                status=moment.status,
                who=self.names(party for one in tellings for party in one.who),
                whom=self.names(
                    party for one in tellings for party in one.whom - frozenset(p for t in tellings for p in t.who)
                ),
                place=self.name(places[0]) if places else None,
                quotes=tuple(self.quote(member) for member in moment.members),
            )

    def view_follow_ups(self) -> Iterable[FollowUpView]:
        for one in self.review.follow_ups:
            telling = self.review.by_member[one.given]
            yield FollowUpView(
                who=self.names(telling.who),
                given=self.quote(one.given),
                outcome=one.outcome,
                answers=tuple(self.quote(member) for member in one.answers),
            )

    def view_holds(self) -> Iterable[HoldView]:
        review = self.review
        claims: dict[str, list[tuple[str, Name, Quote, bool]]] = {}
        for hold in review.holds:
            if not hold.place or not hold.party:
                continue
            doc = review.documents[hold.article]
            quote = Quote(
                publisher=self.publishers[review.witnesses.columns[hold.article]],
                day=doc.published[:10],
                words=" ".join(clean_text(hold.span.quote).split()),
                anchor=anchor_of(hold.article, hold.span),
                by=self.name(hold.by) if hold.by else None,
            )
            claims.setdefault(hold.place, []).append((hold.day, self.name(hold.party), quote, hold.taken))
        for place, those in sorted(claims.items(), key=lambda item: -len(item[1])):
            yield HoldView(self.name(place), tuple(those))


_KIND_ORDER = {"provision": 0, "statement": 1, "position": 2, "event": 3, "relation": 4}


def _sort_of(telling: Telling) -> str:
    """The word of the page for what a record is."""
    if telling.kind == "position":
        return f"stance.{telling.sort}"
    if telling.kind == "event":
        return f"event.{telling.sort}"
    return "point.provision" if telling.kind == "provision" else f"cue.{telling.sort}"


def _wordings(members: Sequence[Telling]) -> list[Telling]:
    """One record for each stretch of each article: a provision's and its statement's words are the same."""
    kept: list[Telling] = []
    for one in sorted(members, key=lambda one: (_KIND_ORDER[one.kind], one.published, one.article)):
        if any(
            one.article == other.article and min(one.span.end, other.span.end) > max(one.span.start, other.span.start)
            for other in kept
        ):
            continue
        if one.kind == "event" and any(other.article == one.article for other in kept):
            continue
        kept.append(one)
    return sorted(kept, key=lambda one: (one.published, one.article, one.span))


def _view_cell(cell: Cell) -> tuple[str, str, str]:
    anchor = anchor_of(cell.members[0].document, cell.members[0].span) if cell.members else ""
    if cell.echo is not None:
        anchor = anchor_of(cell.echo.article, cell.echo.span)
    return cell.cover, cell.hedges[0] if cell.hedges else "", anchor


def _spread(rows: Sequence[Row]) -> list[Row]:
    """Points of one article, one of each article in turn, so that none fills the list."""
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row.point.members[0].document, []).append(row)
    spread = []
    while any(by_article.values()):
        for those in by_article.values():
            if those:
                spread.append(those.pop(0))
    return spread
