"""`tawatur history LEDGER [ARTICLE] [RECORD]` and `tawatur undo LEDGER JUDGEMENT`"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from tawatur.cli.answers.judgements import ChangeRow, HistoryAnswer, JudgeAnswer, JudgementRow, MarkRow
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell
from tawatur.errors import UsageError

if TYPE_CHECKING:
    from tawatur.ledger.changes import Change
    from tawatur.ledger.ledger import Ledger
    from tawatur.records.judgement import Anchor, Judgement, Mark


def history_command(
    ledger: LedgerArgument,
    article: Annotated[str, typer.Argument(metavar="[ARTICLE]", help="help.option.name", show_default=False)] = "",
    record: Annotated[str, typer.Argument(metavar="[RECORD]", help="help.option.record", show_default=False)] = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """List what people decided and what reading again changed: of all, of an article, or of one record."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        judgements, marks, changes = _look_up(opened, article, record)
        where = opened.where
    undone = {one.undoes: one.id for one in keep_undoing(judgements)}
    rows = [describe_judgement(one, undone_by=undone.get(one.id, "")) for one in judgements]
    stand = [describe_mark(mark) for mark in marks]
    changed = [describe_change(change) for change in changes]
    shell.answer(
        HistoryAnswer(ledger=where, judgements=tuple(rows), stand=tuple(stand), changes=tuple(changed)),
    )
    for change in changed:
        tell_change(shell, change)
    for row in rows:
        tell_judgement(shell, row)
    for mark in stand:
        tell_mark(shell, mark)
    if not rows and not changed:
        shell.line(shell.say("list.empty"))
    return DONE


def undo_command(
    ledger: LedgerArgument,
    judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="help.option.judgement", show_default=False)],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="help.option.by", show_default=False)] = "",
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="help.option.why", show_default=False)] = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Take a judgement back; it stays in the history, and taking it back can be taken back."""
    shell = open_shell(as_json, lang)
    from tawatur.cli.judge import name_user
    from tawatur.ledger.deciding import decide_undo
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        judgements = opened.judgements()
        found = [one for one in judgements if one.id.startswith(judgement)] if judgement else []
        if len(found) != 1:
            raise UsageError("usage.unknown-judgement", ledger=opened.where, judgement=judgement)
        if found[0].id in {one.undoes for one in keep_undoing(judgements)}:
            raise UsageError("usage.already-undone", judgement=found[0].id)
        kept = opened.judge(decide_undo(found[0], by=by or name_user(), why=why))
        row = describe_judgement(kept, undone_by="")
        shell.answer(JudgeAnswer(ledger=opened.where, judgement=row))
    tell_judgement(shell, row)
    return DONE


def keep_undoing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The undoings that were not themselves undone."""
    gone: set[str] = set()
    kept = []
    for one in reversed(judgements):
        if one.verdict == "undo" and one.id not in gone:
            gone.add(one.undoes)
            kept.append(one)
    return kept


def _look_up(ledger: Ledger, article: str, record: str) -> tuple[Sequence[Judgement], Sequence[Mark], Sequence[Change]]:
    """Judgements, how records stand, and changes, as far as they are asked for."""
    if not article:
        return ledger.judgements(), (), ()
    from tawatur.cli.records import find_record
    from tawatur.cli.show import find_document
    from tawatur.ledger.anchors import SAME_WORDS, overlap

    doc = find_document(ledger, article)
    judged = ledger.judged(doc.key)
    judgements, changes = ledger.judgements(doc.key), tuple(ledger.changes(doc.key))
    if not record:
        return judgements, judged.marks, changes
    gone = [mark.anchor for mark in judged.marks if mark.index is None and names_mark(mark, record)]
    anchor = gone[0] if gone else find_record(doc, judged.findings, record)

    def same(other: Anchor) -> bool:
        if anchor.kind != other.kind or anchor.article != other.article:
            return False
        return anchor.span is None or (other.span is not None and overlap(anchor.span, other.span) >= SAME_WORDS)

    mine = [one for one in judgements if any(same(other) for other in one.anchors)]
    ids = {one.id for one in mine}
    mine += [one for one in judgements if one.undoes in ids]
    marks = [mark for mark in judged.marks if same(mark.anchor)]
    spans = [
        change
        for change in changes
        if change.kind == anchor.kind
        and (anchor.span is None or (change.span and overlap(change.span, anchor.span) >= SAME_WORDS))
    ]
    return [one for one in judgements if one in mine], marks, spans


def names_mark(mark: Mark, record: str) -> bool:
    """Whether words name a record that was rejected, and so stands in no list any more."""
    from tawatur.arabic.fold import fold_key

    kind, _, words = record.partition(":")
    quote = mark.anchor.span.quote if mark.anchor.span else ""
    return mark.kind == kind and not words.isdecimal() and bool(words) and fold_key(words) in fold_key(quote)


def describe_judgement(judgement: Judgement, *, undone_by: str) -> JudgementRow:
    """A judgement as the answers of commands hold it."""
    return JudgementRow(
        id=judgement.id,
        verdict=judgement.verdict,
        kind=judgement.kind,
        by=judgement.by,
        at=judgement.at,
        why=judgement.why,
        articles=tuple(dict.fromkeys(anchor.article for anchor in judgement.anchors)),
        quotes=tuple(dict.fromkeys(anchor.span.quote for anchor in judgement.anchors if anchor.span)),
        correction=judgement.correction,
        undoes=judgement.undoes,
        undone_by=undone_by,
    )


def describe_mark(mark: Mark) -> MarkRow:
    """How a record stands, as the answers of commands hold it; `number` counts from 1, 0 where it is gone."""
    return MarkRow(
        kind=mark.kind,
        number=0 if mark.index is None else mark.index + 1,
        state=mark.state,
        article=mark.anchor.article,
        quote=mark.anchor.span.quote if mark.anchor.span else "",
        judgements=mark.judgements,
        fields=mark.fields,
    )


def describe_change(change: Change) -> ChangeRow:
    """A change as the answers of commands hold it."""
    plain: dict[str, Any] = msgspec.to_builtins(change)
    before, after = change.before or {}, change.after or {}
    names = sorted(set(before) | set(after)) if change.before and change.after else []
    return ChangeRow(
        article=change.article,
        kind=change.kind,
        change=change.change,
        quote=change.span.quote if change.span else "",
        fields=tuple(name for name in names if before.get(name) != after.get(name) and name != "confidence"),
        before=plain.get("before"),
        after=plain.get("after"),
        before_program=change.before_program,
        program=change.program,
        at=change.at,
    )


def tell_judgement(shell: Shell, row: JudgementRow) -> None:
    """A judgement in two lines at most."""
    about = " ".join(f"«{shorten_words(quote)}»" for quote in row.quotes[:2]) or row.undoes
    undone = f" [{shell.say('history.undone', judgement=row.undone_by)}]" if row.undone_by else ""
    values = "; ".join(f"{name} = {show_value(value)}" for name, value in row.correction.items())
    verdict = shell.say(f"verdict.{row.verdict}")
    shell.line("  ".join(filter(None, (row.id, row.at, row.by, verdict, row.kind, about, values))) + undone)
    if row.why:
        shell.line(f"    {' '.join(row.why.split())}")


def tell_mark(shell: Shell, row: MarkRow) -> None:
    """How a record stands, in one line."""
    record = f"{row.kind}:{row.number}" if row.number else row.kind
    about = f"{record} «{shorten_words(row.quote)}»" if row.quote else record
    fields = f" ({' '.join(row.fields)})" if row.fields else ""
    shell.line(f"{shell.say(f'history.{row.state}', record=about)}{fields}  {' '.join(row.judgements)}")


def tell_change(shell: Shell, row: ChangeRow) -> None:
    """A change in one line, with the fields that differ."""
    before, after = row.before or {}, row.after or {}
    values = "; ".join(f"{name}: {show_value(before.get(name))} → {show_value(after.get(name))}" for name in row.fields)
    release = row.program if row.program == row.before_program else f"{row.before_program} → {row.program}"
    change = shell.say(f"diff.{row.change}")
    shell.line(
        "  ".join(filter(None, (row.article, change, row.kind, f"«{shorten_words(row.quote)}»", values, release)))
    )


def show_value(value: Any) -> str:
    """A value of a field for people: a span by its words."""
    if isinstance(value, list | tuple):
        if len(value) == 3 and isinstance(value[2], str) and isinstance(value[0], int):
            return f"«{shorten_words(value[2])}»"
        return ", ".join(show_value(one) for one in value) or "-"
    if isinstance(value, dict):
        return " ".join(show_value(one) for one in value.values())
    return "-" if value in (None, "") else str(value)


def shorten_words(words: str) -> str:
    """Words in one line, not too long."""
    from tawatur.cli.records import shorten

    return shorten(words)
