"""`tawatur search LEDGER [WORDS]`"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from tawatur.cli.answers.search import PassageRow, SearchAnswer
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell
from tawatur.errors import UsageError
from tawatur.messages import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tawatur.records.document import Document
    from tawatur.records.span import Span
    from tawatur.run.search import Passage

# What stands around a hit: in a terminal bold letters, elsewhere brackets that no article uses.
_BOLD = ("\x1b[1m", "\x1b[0m")
_BRACKETS = ("⟦", "⟧")


def search_command(
    ledger: LedgerArgument,
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="help.option.words", show_default=False)] = "",
    kinds: Annotated[
        list[str] | None, typer.Option("--in", metavar="KIND", help="help.option.in", show_default=False)
    ] = None,
    speaker: Annotated[
        str, typer.Option("--speaker", metavar="NAME", help="help.option.search-speaker", show_default=False)
    ] = "",
    holder: Annotated[
        str, typer.Option("--holder", metavar="NAME", help="help.option.holder", show_default=False)
    ] = "",
    actor: Annotated[
        str, typer.Option("--actor", metavar="NAME", help="help.option.search-actor", show_default=False)
    ] = "",
    place: Annotated[
        str, typer.Option("--place", metavar="NAME", help="help.option.search-place", show_default=False)
    ] = "",
    outlet: Annotated[
        str, typer.Option("--outlet", metavar="NAME", help="help.option.search-outlet", show_default=False)
    ] = "",
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="help.option.type", show_default=False)
    ] = None,
    statuses: Annotated[
        list[str] | None, typer.Option("--status", metavar="STATUS", help="help.option.status", show_default=False)
    ] = None,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help="help.option.since", show_default=False)] = "",
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="help.option.until", show_default=False)] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="help.option.limit")] = 20,
    offset: Annotated[int, typer.Option("--offset", metavar="N", min=0, help="help.option.offset")] = 0,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Find articles, statements, positions, provisions and events by their words and by who and where."""
    shell = open_shell(as_json, lang)
    from tawatur.codebook.lexicon import load_lexicon
    from tawatur.codebook.load import load_codebook
    from tawatur.ledger.open import open_ledger
    from tawatur.run.search import KINDS, Asked, index_ledger, search_ledger

    chosen = tuple(kinds or ())
    for kind in chosen:
        if kind not in KINDS:
            raise UsageError("usage.unknown-kind", kind=kind, known=" ".join(KINDS))
    if "article" in chosen and len(set(chosen)) > 1:
        raise UsageError("usage.apart", known=" ".join(KINDS[1:]))
    asked = Asked(
        words=words, kinds=tuple(dict.fromkeys(chosen)), speaker=speaker, holder=holder, actor=actor, place=place,
        outlet=outlet, types=tuple(types or ()), statuses=tuple(statuses or ()), since=since, until=until,
    )  # fmt: skip
    if not any(asked):
        raise UsageError("usage.nothing-asked")
    with open_ledger(ledger) as opened:
        lexicon = load_lexicon(load_codebook())
        index_ledger(opened, lexicon)
        count, found = search_ledger(opened, asked, lexicon, limit=limit, offset=offset)
        docs = {key: opened.find_article(key) for key in dict.fromkeys(one.article for one in found)}
        rows = [_describe(one, doc) for one in found if (doc := docs[one.article]) is not None]
        where = opened.where
    shell.answer(SearchAnswer(ledger=where, query=words, count=count, found=tuple(rows)))
    for row in rows:
        _tell(shell, row)
    shell.line(shell.say("search.count", count=str(count), shown=str(len(rows))) if count else shell.say("list.empty"))
    return DONE


def _describe(found: Passage, doc: Document) -> PassageRow:
    return PassageRow(
        key=doc.key,
        name=doc.name,
        outlet=doc.outlet,
        published=doc.published,
        title=doc.title,
        kind=found.kind,
        number=found.number + 1,
        score=found.score,
        shown=found.shown,
        hits=found.hits,
    )


def _tell(shell: Shell, row: PassageRow) -> None:
    if shell.json:
        return
    comma = "، " if shell.lang == "ar" else ", "
    date = row.published or shell.say("list.date-unknown")
    outlet = row.outlet or shell.say("list.outlet-unknown")
    record = "" if row.kind == "article" else f"  {row.kind}:{row.number}"
    title = " ".join(row.title.split())
    shell.line(f"{comma.join(filter(None, (outlet, date, row.name, title)))}{record}")
    terminal = sys.stdout.isatty()
    opening, closing = _BOLD if terminal else _BRACKETS
    shown = msgspec.structs.replace(row.shown, quote=clean_text(row.shown.quote))  # as long as it was
    line = mark_hits(shown, row.hits, opening, closing)
    if terminal:  # `Shell.line` would take our own controls away too
        sys.stdout.write(f"    {line}\n")
    else:
        shell.line(f"    {line}")


def mark_hits(shown: Span, hits: Sequence[Span], opening: str, closing: str) -> str:
    """The words shown, in one line, with signs around each hit in them; hits that overlap are one."""
    parts: list[str] = []
    at = shown.start
    for hit in hits:
        start, end = max(hit.start, at), min(hit.end, shown.end)
        if start >= end:
            continue
        parts += [shown.quote[at - shown.start : start - shown.start], opening]
        parts += [shown.quote[start - shown.start : end - shown.start], closing]
        at = end
    parts.append(shown.quote[at - shown.start :])
    return " ".join("".join(parts).split())
