"""`tawatur outlook draft LEDGER [--story ID] [--article NAME] [-o MODEL]`"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.cli.answers.outlook import DraftAnswer, DraftStatement, Question
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.ledger.ledger import Ledger
    from tawatur.outlook.draft import Draft
    from tawatur.outlook.draft_parties import Article


def draft_command(
    ledger: LedgerArgument,
    story: Annotated[
        str, typer.Option("--story", metavar="ID", help="help.option.outlook-story", show_default=False)
    ] = "",
    article: Annotated[
        list[str] | None,
        typer.Option("--article", metavar="NAME", help="help.option.outlook-article", show_default=False),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="help.option.file", show_default=False)
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = "",
) -> int:
    """Draft a conflict model from a story, from some articles, or from all that a ledger holds."""
    shell = open_shell(as_json, lang)
    from tawatur.cli.output import require_place, writing_to
    from tawatur.codebook.load import load_codebook
    from tawatur.ledger.open import open_ledger
    from tawatur.outlook.draft import draft_model
    from tawatur.outlook.questions import list_questions
    from tawatur.outlook.yaml_write import write_yaml_form

    with open_ledger(ledger) as opened:
        articles = _choose_articles(opened, story, article or [])
        told = opened.story(story) if story else None
        title = (told.title if told else "") or story or Path(opened.where).name
        draft = draft_model(articles, title=title, lang=shell.lang, leaders=load_codebook().leaders)
        where = opened.where
    questions = [
        Question(key=key, sentence=shell.say(f"outlook-ask.{key}", **details)) for key, details in list_questions(draft)
    ]
    head = "\n".join([shell.say("outlook-ask.head"), *(one.sentence for one in questions)])
    text = write_yaml_form(draft.model, head)
    if output is not None:
        require_place(output)
        with writing_to(output):
            output.write_text(text, encoding="utf-8")
    shell.answer(
        DraftAnswer(
            ledger=where,
            file="" if output is None else str(output),
            articles=len(articles),
            parties=tuple(party.id for party in draft.model.parties),
            options=tuple(option.id for option in draft.model.options),
            statements=tuple(_list_statements(draft, shell)),
            left_out=draft.left_out,
            questions=tuple(questions),
        )
    )
    if shell.json:
        return DONE
    if output is None:
        sys.stdout.write(text)
    else:
        shell.line(shell.say("outlook-shell.drafted", path=str(output)))
        for one in questions:
            shell.line(f"- {one.sentence}")
    return DONE


def _choose_articles(opened: Ledger, story: str, names: list[str]) -> list[Article]:
    from tawatur.errors import ModelError, UsageError

    if story:
        found = opened.story(story)
        if found is None:
            raise ModelError("outlook.unknown-story", ledger=opened.where, story=story)
        chosen = list(opened.coded([account.document for account in found.accounts]))
    else:
        chosen = list(opened.coded_articles())
    if names:
        for name in names:
            if not any(name in (doc.name, doc.key) for doc, _ in chosen):
                raise UsageError("usage.unknown-article", ledger=opened.where, name=name)
        chosen = [one for one in chosen if one[0].name in names or one[0].key in names]
    if not chosen:
        raise ModelError("outlook.no-positions", ledger=opened.where)
    return chosen


def _list_statements(draft: Draft, shell: Shell) -> list[DraftStatement]:
    from tawatur.outlook.logic import write_formula
    from tawatur.outlook.model import Wishes

    ids = [option.id for option in draft.model.options]
    rows = []
    for party, preferences, rules in zip(draft.model.parties, draft.model.preferences, draft.rules, strict=True):
        assert isinstance(preferences, Wishes)
        for wish, rule in zip(preferences.statements, rules, strict=True):
            rows.append(
                DraftStatement(
                    party=party.id,
                    want=write_formula(wish.formula, ids),
                    standing=wish.standing,
                    rule=rule,
                    reason=shell.say(f"outlook-rule.{rule}"),
                    evidence=tuple((one.document, one.start, one.end, one.quote) for one in wish.evidence),
                )
            )
    return rows
