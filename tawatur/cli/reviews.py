"""`tawatur story LEDGER ID`, `tawatur compare LEDGER OUTLET OUTLET`, `tawatur actor LEDGER NAME`"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.reviews import (
    ActorAnswer,
    CompareAnswer,
    CoverRow,
    DisputeRow,
    LabelAnswer,
    MomentAnswer,
    PointAnswer,
    RootAnswer,
    StandAnswer,
    StoryAnswer,
    WordsRow,
)
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell
from tawatur.errors import InputError

if TYPE_CHECKING:
    from tawatur.accounts.coverage import Row
    from tawatur.accounts.parties import Article
    from tawatur.accounts.review import Review
    from tawatur.ledger.ledger import Ledger
    from tawatur.records.point import Contradiction, Member
    from tawatur.report.selection import Selection

# Articles compared at once, the newest: beyond these the comparison of all records with all takes minutes.
MOST_COMPARED = 200
# Lines of a list for people; the answer for programs has all.
_MOST_LINES = 40

StoryArgument = Annotated[str, typer.Argument(metavar="ID", help="help.option.story", show_default=False)]
OutletArgument = Annotated[str, typer.Argument(metavar="OUTLET", help="help.option.outlet", show_default=False)]
ActorArgument = Annotated[str, typer.Argument(metavar="NAME", help="help.option.actor-name", show_default=False)]


def story_command(
    ledger: LedgerArgument, story: StoryArgument, as_json: JsonOption = False, lang: LangOption = ""
) -> int:
    """One story: its points with what they rest on, contradictions, naming and time line."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger
    from tawatur.report.selection import Selection

    with open_ledger(ledger) as opened:
        review = _review(opened, Selection(story=story))
        answer = StoryAnswer(
            ledger=opened.where,
            id=story,
            articles=tuple(doc.name for doc, _ in review.articles),
            points=tuple(_point(review, row, shell) for row in review.rows),
            contradictions=tuple(_dispute(review, one, shell) for one in review.contradictions),
            labels=tuple(_labels(review, shell)),
            timeline=tuple(_moments(review, shell)),
        )
    shell.answer(answer)
    _tell_points(shell, answer.points)
    _tell_disputes(shell, answer.contradictions)
    _tell_labels(shell, answer.labels)
    shell.line(shell.say("reviews.timeline"))
    for moment in answer.timeline[:_MOST_LINES]:
        shell.line(f"  {moment.day}  {moment.type}  {moment.words}")
    return DONE


def compare_command(
    ledger: LedgerArgument,
    one: OutletArgument,
    other: OutletArgument,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Two outlets (or articles) beside each other, in the stories that both tell."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        articles = _articles_of_both(opened, one, other)
        review = _review_articles(opened, articles)
        both = [row for row in review.rows if all(cell.cover != "left-out" for cell in row.cells)]
        alone = [row for row in review.rows if row not in both]
        answer = CompareAnswer(
            ledger=opened.where,
            outlets=(one, other),
            articles=tuple(doc.name for doc, _ in articles),
            both=tuple(_point(review, row, shell) for row in both),
            alone=tuple(_point(review, row, shell) for row in alone),
            contradictions=tuple(
                _dispute(review, each, shell)
                for each in review.contradictions
                if review.witnesses.columns[each.a.document] != review.witnesses.columns[each.b.document]
            ),
            labels=tuple(_labels(review, shell)),
        )
    shell.answer(answer)
    _tell_points(shell, answer.both)
    shell.line(shell.say("reviews.alone", count=str(len(answer.alone))))
    for point in answer.alone[:_MOST_LINES]:
        shell.line(f"  {point.coverage[0].column if point.coverage else ''}: {point.label}")
    _tell_disputes(shell, answer.contradictions)
    _tell_labels(shell, answer.labels)
    return DONE


def actor_command(
    ledger: LedgerArgument, name: ActorArgument, as_json: JsonOption = False, lang: LangOption = ""
) -> int:
    """One actor: its positions by day with what they rest on, and what each outlet calls it."""
    shell = open_shell(as_json, lang)
    from tawatur.arabic.fold import fold_key
    from tawatur.ledger.open import open_ledger
    from tawatur.report.selection import Selection, names_entity

    with open_ledger(ledger) as opened:
        review = _review(opened, Selection(actor=name))
        key = fold_key(name)
        found = {
            review.parties.find(doc.key, entity.id)
            for doc, findings in review.articles
            if names_entity(findings, name)
            for entity in findings.entities
            if key in (entity.id, fold_key(entity.en)) or any(key == fold_key(form) for form in entity.forms)
        }
        changed = {
            (party, stand.member): stand.change
            for (party, _), line in review.stands.items()
            for stand in line
            if party in found and stand.change
        }
        answer = ActorAnswer(
            ledger=opened.where,
            name=name,
            en=" / ".join(dict.fromkeys(review.parties.name(party, "en") for party in sorted(found))),
            articles=tuple(doc.name for doc, _ in review.articles),
            positions=tuple(
                StandAnswer(
                    stance=telling.sort,
                    words=_words(review, telling.member),
                    condition=telling.condition.quote if telling.condition else "",
                    by=review.parties.name(telling.by, shell.lang) if telling.by else "",
                    verdicts=review.corroborate(review.point_of[telling.member]).verdicts,
                    roots=_roots(review, telling.member, shell),
                    change=next(
                        (changed[party, telling.member] for party in found if (party, telling.member) in changed), ""
                    ),
                )
                for telling in sorted(review.tellings, key=lambda one: (one.published, one.article, one.index))
                if telling.kind == "position" and telling.who & found
            ),
            labels=tuple(row for row in _labels(review, shell, found)),
        )
    shell.answer(answer)
    for stand in answer.positions:
        who = ", ".join(f"{root.name} ×{root.witnesses}" if root.witnesses > 1 else root.name for root in stand.roots)
        verdicts = ", ".join(shell.say(f"verdict.{verdict}") for verdict in stand.verdicts)
        shell.line(f"{stand.words.published}  {shell.say(f'stance.{stand.stance}')}: {stand.words.quote}")
        if stand.condition:
            shell.line(f"      {shell.say('reviews.condition')} {stand.condition}")
        shell.line(f"      {stand.words.outlet or stand.words.name}; {verdicts}: {who}")
    _tell_labels(shell, answer.labels)
    return DONE


def _review(ledger: Ledger, wanted: Selection) -> Review:
    from tawatur.report.selection import choose_articles

    chosen = choose_articles(ledger, wanted)
    return _review_articles(ledger, chosen.articles)


def _review_articles(ledger: Ledger, articles: Sequence[Article]) -> Review:
    from tawatur.accounts.review import review_articles
    from tawatur.codebook.load import load_codebook

    newest = list(articles)[-MOST_COMPARED:]
    keys = {doc.key for doc, _ in newest}
    members = ledger.identities().members
    return review_articles(
        newest,
        load_codebook(),
        copies=ledger.copies(sorted(keys)),
        identities={(one.document, one.entity): one.identity for one in members if one.document in keys},
        judge=ledger.judging_points(),
    )


def _articles_of_both(ledger: Ledger, one: str, other: str) -> list[Article]:
    """The articles of two outlets, or two articles by their names; those of stories that both tell, where known."""
    from tawatur.arabic.fold import fold_key

    keys = {fold_key(one): one, fold_key(other): other}
    found: dict[str, list[Article]] = {key: [] for key in keys}
    for doc, findings in ledger.coded_articles():
        for handle in {fold_key(doc.outlet), fold_key(doc.name), doc.key} & keys.keys():
            found[handle].append((doc, findings))
    for key, name in keys.items():
        if not found[key]:
            raise InputError("accounts.no-outlet", name=name)
    articles = [article for those in found.values() for article in those]
    sides = [{doc.key for doc, _ in those} for those in found.values()]
    common = {
        account.document
        for story in ledger.stories()
        if all(any(account.document in side for account in story.accounts) for side in sides)
        for account in story.accounts
    }
    shared = [article for article in articles if article[0].key in common]
    return sorted(shared or articles, key=lambda article: (article[0].published, article[0].key))


def _words(review: Review, member: Member) -> WordsRow:
    doc = review.documents[member.document]
    return WordsRow(
        key=doc.key,
        name=doc.name,
        outlet=doc.outlet,
        published=doc.published[:10],
        kind=member.kind,
        start=member.span.start,
        end=member.span.end,
        quote=" ".join(member.span.quote.split()),
    )


def _roots(review: Review, member: Member, shell: Shell) -> tuple[RootAnswer, ...]:
    rests = review.corroborate(review.point_of[member])
    return tuple(
        RootAnswer(
            name=review.parties.name(root.party, shell.lang) if root.party else review.witnesses.names[root.outlet],
            outlet=not root.party,
            witnesses=len(root.witnesses),
        )
        for root in rests.roots
    )


def _point(review: Review, row: Row, shell: Shell) -> PointAnswer:
    rests = review.corroborate(row.point)
    lead = row.point.members[0]
    return PointAnswer(
        id=row.point.id,
        kind=lead.kind,
        label=" ".join(lead.span.quote.split()),
        verdicts=rests.verdicts,
        denied_by=tuple(review.parties.name(party, shell.lang) for party in rests.denied_by),
        roots=_roots(review, lead, shell),
        witnesses=len(rests.witnesses),
        day=row.day,
        first=tuple(review.witnesses.names[column] for column in row.first),
        wordings=tuple(_words(review, member) for member in row.point.members),
        coverage=tuple(
            CoverRow(column=review.witnesses.names[cell.column], cover=cell.cover, hedges=cell.hedges)
            for cell in sorted(row.cells, key=lambda cell: cell.cover == "left-out")
        ),
    )


def _dispute(review: Review, one: Contradiction, shell: Shell) -> DisputeRow:
    from tawatur.accounts.wording import describe_contradiction

    return DisputeRow(
        kind=one.kind,
        what=describe_contradiction(one, review, shell.lang),
        a=_words(review, one.a),
        b=_words(review, one.b),
    )


def _labels(review: Review, shell: Shell, only: set[str] | None = None) -> Iterable[LabelAnswer]:
    for label in review.labels:
        if only is None or label.party in only:
            yield LabelAnswer(
                party=review.parties.name(label.party, shell.lang),
                outlet=review.witnesses.names[label.column],
                form=label.form,
                count=label.count,
                loaded=label.loaded,
                words=label.word,
            )


def _moments(review: Review, shell: Shell) -> Iterable[MomentAnswer]:
    for moment in review.timeline:
        telling = review.by_member[moment.members[0]]
        yield MomentAnswer(
            day=moment.day,
            told=moment.told,
            type=moment.sort,
            status=moment.status,
            actors=tuple(review.parties.name(party, shell.lang) for party in sorted(telling.who)),
            recipients=tuple(review.parties.name(party, shell.lang) for party in sorted(telling.whom)),
            words=" ".join(telling.words.split()),
            articles=tuple(dict.fromkeys(review.documents[member.document].name for member in moment.members)),
        )


def _tell_points(shell: Shell, points: Sequence[PointAnswer]) -> None:
    shared = [point for point in points if sum(row.cover != "left-out" for row in point.coverage) > 1]
    shell.line(shell.say("accounts.points", count=str(len(shared))))
    for point in shared[:_MOST_LINES]:
        verdicts = ", ".join(shell.say(f"verdict.{verdict}") for verdict in point.verdicts)
        roots = ", ".join(root.name for root in point.roots[:4])
        shell.line(f"  {point.label}")
        shell.line(f"      {verdicts}: {roots}; {shell.say('reviews.witnesses')} {point.witnesses}")
        for words in point.wordings:
            if words.quote != point.label:
                shell.line(f"      {words.outlet or words.name}: {words.quote}")


def _tell_disputes(shell: Shell, disputes: Sequence[DisputeRow]) -> None:
    shell.line(shell.say("accounts.contradictions", count=str(len(disputes))))
    for one in disputes[:_MOST_LINES]:
        shell.line(f"  {one.what}")
        shell.line(f"      {one.a.outlet or one.a.name}  ≠  {one.b.outlet or one.b.name}")


def _tell_labels(shell: Shell, labels: Sequence[LabelAnswer]) -> None:
    shell.line(shell.say("reviews.labels"))
    by_party: dict[str, list[LabelAnswer]] = {}
    for label in labels:
        by_party.setdefault(label.party, []).append(label)
    ranked = sorted(by_party.items(), key=lambda item: -len({label.form for label in item[1]}))
    for party, those in ranked[:_MOST_LINES]:
        if len({label.form for label in those}) < 2:
            continue
        shell.line(f"  {party}")
        for label in those:
            marked = f" [{shell.say(f'loaded.{label.loaded}')}]" if label.loaded else ""
            shell.line(f"      {label.outlet}: {label.form} ×{label.count}{marked}")
