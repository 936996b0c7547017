"""`tawatur accounts LEDGER`, `tawatur accounts --coded FOLDER --texts FOLDER`"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.accounts import (
    AccountsAnswer,
    ContradictionRow,
    DateSlipRow,
    NameSlipRow,
    OmissionRow,
    RecordRow,
    SamePointRow,
)
from tawatur.cli.options import JsonOption, LangOption
from tawatur.cli.shell import DONE, REFUSED, Shell, open_shell
from tawatur.errors import InputError, UsageError

if TYPE_CHECKING:
    from tawatur.accounts.parties import Article
    from tawatur.accounts.review import Judge, Review
    from tawatur.records.copy import Copy
    from tawatur.records.point import Contradiction, Member

# Two articles leave out what the other tells only where they tell of the same days.
_SAME_DAYS = 3


def accounts_command(
    ledger: Annotated[str, typer.Argument(metavar="LEDGER", help="help.option.ledger", show_default=False)] = "",
    coded: Annotated[
        Path | None, typer.Option("--coded", metavar="FOLDER", help="help.option.coded", show_default=False)
    ] = None,
    texts: Annotated[
        Path | None, typer.Option("--texts", metavar="FOLDER", help="help.option.texts", show_default=False)
    ] = None,
    only: Annotated[
        Path | None, typer.Option("--only", metavar="FILE", help="help.option.only", show_default=False)
    ] = None,
    predicted: Annotated[bool, typer.Option("--predicted", help="help.option.predicted")] = False,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Points, contradictions, slips, naming and omissions across some articles.

    They come from a ledger, or from coded files and their texts; with `--predicted` the program codes those texts
    itself.
    """
    shell = open_shell(as_json, lang)
    from tawatur.accounts.review import review_articles
    from tawatur.codebook.load import load_codebook

    codebook = load_codebook()
    identities: dict[tuple[str, str], str] = {}
    judge: Judge | None = None
    status = DONE
    if coded is not None and texts is not None:
        articles, status = _read_folders(shell, coded, texts, only, predicted=predicted)
        copies: tuple[Copy, ...] = _find_copies(articles)
    elif ledger and coded is None and texts is None:
        from tawatur.ledger.open import open_ledger

        with open_ledger(ledger) as opened:
            wanted = _read_only(only)
            articles = [one for one in opened.coded_articles() if wanted is None or one[0].name in wanted]
            identities = {(one.document, one.entity): one.identity for one in opened.identities().members}
            copies = opened.copies([doc.key for doc, _ in articles])
            judge = opened.judging_points()
    elif ledger or coded or texts:
        raise UsageError("usage.coded-and-texts")
    else:
        raise UsageError("usage.missing-value", name="LEDGER")
    review = review_articles(articles, codebook, copies=copies, identities=identities, judge=judge)
    answer = answer_accounts(review, shell)
    shell.answer(answer)
    _tell(shell, answer)
    return status


def _read_folders(
    shell: Shell, coded: Path, texts: Path, only: Path | None, *, predicted: bool
) -> tuple[list[Article], int]:
    """Coded articles, or what the program finds in their texts; a file that cannot be read is told and left out."""
    import msgspec

    from tawatur.codebook.load import load_codebook
    from tawatur.coding.document import code_article
    from tawatur.coding.quantities import find_quantities
    from tawatur.coding.times import find_time_records
    from tawatur.exchange.coded import list_coded, read_coded

    wanted = _read_only(only)
    articles: list[Article] = []
    status = DONE
    for file in list_coded(coded):
        try:
            doc, findings = read_coded(file, texts)
        except InputError as error:
            shell.remark(f"{shell.say(error.code, **error.details)} [{error.code}]")
            status = REFUSED
            continue
        if wanted is not None and doc.name not in wanted:
            continue
        if predicted:
            findings = code_article(doc, load_codebook())
        else:  # people code no times and quantities
            times, sizes = find_time_records(doc), find_quantities(doc, findings.statements)
            findings = msgspec.structs.replace(findings, times=times, quantities=sizes)
        articles.append((doc, findings))
    return articles, status


def _read_only(only: Path | None) -> set[str] | None:
    """The articles that a table names in its column `file`; None for all."""
    if only is None:
        return None
    try:
        with only.open(encoding="utf-8-sig", newline="") as rows:
            return {row["file"] for row in csv.DictReader(rows)}
    except (OSError, KeyError, UnicodeDecodeError, csv.Error) as error:
        raise InputError("accounts.no-list", path=str(only)) from error


def _find_copies(articles: list[Article]) -> tuple[Copy, ...]:
    from tawatur.accounts.stories import link_stories

    return link_stories(articles).copies


def answer_accounts(review: Review, shell: Shell) -> AccountsAnswer:
    """All that some articles yield together, in the form in which people code it by hand."""
    names = {key: doc.name for key, doc in review.documents.items()}

    def row(member: Member) -> RecordRow:
        return RecordRow(document=names[member.document], kind=member.kind, index=member.index)

    def label(member: Member) -> str:
        who = "، ".join(sorted(review.parties.name(one, shell.lang) for one in review.by_member[member].who))
        return f"{who}: {' '.join(member.span.quote.split())}" if who else " ".join(member.span.quote.split())

    return AccountsAnswer(
        same_points=tuple(
            SamePointRow(label=label(point.members[0]), members=tuple(row(member) for member in point.members))
            for point in review.shared
        ),
        contradictions=tuple(
            ContradictionRow(kind=one.kind, what=_say(review, one, shell), a=row(one.a), b=row(one.b))
            for one in review.contradictions
        ),
        date_slips=tuple(
            DateSlipRow(document=names[one.document], words=one.span.quote, should_be=one.should_be, span=one.span)
            for one in review.slips
            if one.kind == "date"
        ),
        typos=tuple(
            NameSlipRow(document=names[one.document], form=one.span.quote, correct=one.should_be, span=one.span)
            for one in review.slips
            if one.kind == "name"
        ),
        naming=_naming(review),
        omissions=tuple(_omissions(review, label)),
    )


def _say(review: Review, one: Contradiction, shell: Shell) -> str:
    """A contradiction as a sentence."""
    from tawatur.accounts.wording import describe_contradiction

    return describe_contradiction(one, review, shell.lang)


def _naming(review: Review) -> dict[str, dict[str, tuple[str, ...]]]:
    forms: dict[str, dict[str, dict[str, None]]] = {}
    articles: dict[str, set[str]] = {}
    for doc, findings in review.articles:
        for entity in findings.entities:
            party = review.parties.find(doc.key, entity.id)
            articles.setdefault(party, set()).add(doc.key)
            forms.setdefault(party, {}).setdefault(doc.name, {}).update(dict.fromkeys(entity.forms))
    return {
        review.parties.name(party, "en"): {name: tuple(those) for name, those in by_article.items()}
        for party, by_article in forms.items()
        if len(articles[party]) > 1
    }


def _omissions(review: Review, label: Callable[[Member], str]) -> Iterator[OmissionRow]:
    from datetime import date

    def day(key: str) -> date | None:
        try:
            return date.fromisoformat(review.documents[key].published[:10])
        except ValueError:
            return None

    for row in review.rows:
        reported = dict.fromkeys(member.document for member in row.point.members)
        reported.update(dict.fromkeys(cell.echo.article for cell in row.cells if cell.echo))
        days = [one for key in reported if (one := day(key))]
        out = [
            key
            for key in review.documents
            if key not in reported
            and (mine := day(key)) is not None
            and days
            and min(abs((mine - other).days) for other in days) <= _SAME_DAYS
        ]
        if out:
            yield OmissionRow(
                point=label(row.point.members[0]),
                reported_by=tuple(review.documents[key].name for key in reported),
                left_out_by=tuple(review.documents[key].name for key in out),
            )


def _tell(shell: Shell, answer: AccountsAnswer) -> None:
    """The same for people."""
    shell.line(shell.say("accounts.points", count=str(len(answer.same_points))))
    for point in answer.same_points:
        shell.line(f"  {point.label}")
        for member in point.members:
            shell.line(f"      {member.document}  {member.kind} {member.index}")
    shell.line(shell.say("accounts.contradictions", count=str(len(answer.contradictions))))
    for one in answer.contradictions:
        shell.line(f"  {one.what}")
        shell.line(
            f"      {one.a.document}  {one.a.kind} {one.a.index}  ≠  {one.b.document}  {one.b.kind} {one.b.index}"
        )
    shell.line(shell.say("accounts.slips", count=str(len(answer.date_slips) + len(answer.typos))))
    for slip in answer.date_slips:
        shell.line(f"  {slip.document}  {slip.words} → {slip.should_be}")
    for typo in answer.typos:
        shell.line(f"  {typo.document}  {typo.form} → {typo.correct}")
