"""`tawatur judge accept|reject|correct|note LEDGER ARTICLE RECORD`, `add … KIND` and `merge|split LEDGER KIND A B`"""

from __future__ import annotations

import getpass
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.judgements import JudgeAnswer
from tawatur.cli.history import describe_judgement, tell_judgement
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, open_shell
from tawatur.errors import UsageError

if TYPE_CHECKING:
    from tawatur.ledger.ledger import Ledger
    from tawatur.records.judgement import Judgement, Verdict

ArticleArgument = Annotated[str, typer.Argument(metavar="ARTICLE", help="help.option.name", show_default=False)]
RecordArgument = Annotated[str, typer.Argument(metavar="RECORD", help="help.option.record", show_default=False)]
ByOption = Annotated[str, typer.Option("--by", metavar="NAME", help="help.option.by", show_default=False)]
WhyOption = Annotated[str, typer.Option("--why", metavar="TEXT", help="help.option.why", show_default=False)]
GroupArgument = Annotated[str, typer.Argument(metavar="KIND", help="help.option.group-kind", show_default=False)]


def accept_command(
    ledger: LedgerArgument, article: ArticleArgument, record: RecordArgument, by: ByOption = "", why: WhyOption = "",
    as_json: JsonOption = False, lang: LangOption = "",
) -> int:  # fmt: skip
    """Say that a record is right as it stands, or that a whole article was read through."""
    return _judge_record(ledger, article, record, "accept", by, why, as_json, lang)


def reject_command(
    ledger: LedgerArgument, article: ArticleArgument, record: RecordArgument, by: ByOption = "", why: WhyOption = "",
    as_json: JsonOption = False, lang: LangOption = "",
) -> int:  # fmt: skip
    """Say that there is no such record."""
    return _judge_record(ledger, article, record, "reject", by, why, as_json, lang)


def note_command(
    ledger: LedgerArgument, article: ArticleArgument, record: RecordArgument, by: ByOption = "", why: WhyOption = "",
    as_json: JsonOption = False, lang: LangOption = "",
) -> int:  # fmt: skip
    """Write a note beside a record; it changes nothing."""
    if not why.strip():
        raise UsageError("usage.missing-value", name="--why")
    return _judge_record(ledger, article, record, "note", by, why, as_json, lang)


def correct_command(
    ledger: LedgerArgument,
    article: ArticleArgument,
    record: RecordArgument,
    settings: Annotated[
        list[str], typer.Option("--set", metavar="FIELD=VALUE", help="help.option.set", show_default=False)
    ],
    by: ByOption = "",
    why: WhyOption = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Give fields of a record their right values."""
    return _judge_record(ledger, article, record, "correct", by, why, as_json, lang, settings)


def add_command(
    ledger: LedgerArgument,
    article: ArticleArgument,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="help.option.add-kind", show_default=False)],
    settings: Annotated[
        list[str], typer.Option("--set", metavar="FIELD=VALUE", help="help.option.set", show_default=False)
    ],
    by: ByOption = "",
    why: WhyOption = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Add a record that the program missed: one that is accepted without having been found."""
    open_shell(as_json, lang)
    from tawatur.cli.records import make_record
    from tawatur.cli.show import find_document
    from tawatur.ledger.deciding import decide_record
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        doc = find_document(opened, article)
        findings = opened.findings(doc.key)
        anchor = make_record(doc, findings, kind, settings)
        judgement = decide_record(findings, anchor, "accept", by=by or name_user(), why=why)
        return _keep(opened, judgement, as_json, lang)


def merge_command(
    ledger: LedgerArgument,
    kind: GroupArgument,
    groups: Annotated[list[str], typer.Argument(metavar="ID...", help="help.option.groups", show_default=False)],
    by: ByOption = "",
    why: WhyOption = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Say that groups are one."""
    return _judge_groups(ledger, kind, groups, [], "merge", by, why, as_json, lang)


def split_command(
    ledger: LedgerArgument,
    kind: GroupArgument,
    groups: Annotated[list[str], typer.Argument(metavar="ID...", help="help.option.groups", show_default=False)],
    take: Annotated[
        list[str] | None, typer.Option("--take", metavar="ARTICLE", help="help.option.take", show_default=False)
    ] = None,
    by: ByOption = "",
    why: WhyOption = "",
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Say that two groups are not one, or take members out of a group."""
    return _judge_groups(ledger, kind, groups, take or [], "split", by, why, as_json, lang)


def _judge_record(
    where: str, article: str, record: str, verdict: Verdict, by: str, why: str, as_json: bool, lang: str,
    settings: Sequence[str] = (),
) -> int:  # fmt: skip
    open_shell(as_json, lang)
    from tawatur.cli.records import find_record, read_correction
    from tawatur.cli.show import find_document
    from tawatur.ledger.anchors import WHOLE
    from tawatur.ledger.deciding import decide_record
    from tawatur.ledger.open import open_ledger

    with open_ledger(where) as opened:
        doc = find_document(opened, article)
        findings = opened.findings(doc.key)
        anchor = find_record(doc, findings, record)
        if settings and anchor.kind == WHOLE:
            raise UsageError("usage.unknown-kind", kind=anchor.kind, known="")
        right = read_correction(doc, findings, anchor, settings) if settings else {}
        judgement = decide_record(findings, anchor, verdict, by=by or name_user(), why=why, correction=right)
        return _keep(opened, judgement, as_json, lang)


def _judge_groups(
    where: str, kind: str, groups: Sequence[str], take: Sequence[str], verdict: Verdict, by: str, why: str,
    as_json: bool, lang: str,
) -> int:  # fmt: skip
    open_shell(as_json, lang)
    from tawatur.cli.groups import choose_sides
    from tawatur.ledger.deciding import decide_groups
    from tawatur.ledger.open import open_ledger

    with open_ledger(where) as opened:
        sides = choose_sides(opened, kind, groups, take)
        return _keep(opened, decide_groups(kind, verdict, sides, by=by or name_user(), why=why), as_json, lang)


def _keep(ledger: Ledger, judgement: Judgement, as_json: bool, lang: str) -> int:
    shell = open_shell(as_json, lang)
    kept = ledger.judge(judgement)
    row = describe_judgement(kept, undone_by="")
    shell.answer(JudgeAnswer(ledger=ledger.where, judgement=row))
    tell_judgement(shell, row)
    return DONE


def name_user() -> str:
    """Whoever is logged in."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


JUDGE_COMMANDS: dict[str, Callable[..., int]] = {
    "accept": accept_command,
    "reject": reject_command,
    "correct": correct_command,
    "note": note_command,
    "add": add_command,
    "merge": merge_command,
    "split": split_command,
}
