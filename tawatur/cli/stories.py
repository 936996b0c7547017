"""`tawatur stories LEDGER`"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tawatur.cli.answers.lists import StoryRow
from tawatur.cli.options import JsonOption, LangOption, LedgerArgument
from tawatur.cli.shell import DONE, Shell, open_shell

if TYPE_CHECKING:
    from tawatur.records.story import Story


def stories_command(ledger: LedgerArgument, as_json: JsonOption = False, lang: LangOption = "") -> int:
    """List the stories, by date; with --json lone articles too."""
    shell = open_shell(as_json, lang)
    from tawatur.ledger.open import open_ledger

    with open_ledger(ledger) as opened:
        stories = opened.stories()
        names = opened.names() if shell.json else {}
    if shell.json:
        shell.answer_rows(
            StoryRow(id=story.id, articles=tuple(names[account.document] for account in story.accounts))
            for story in stories
        )
        return DONE
    for story in stories:
        if len(story.accounts) > 1:
            shell.line(_tell(story, shell))
    alone = sum(len(story.accounts) == 1 for story in stories)
    shell.line(shell.say("stories.alone", count=str(alone)) if stories else shell.say("list.empty"))
    return DONE


def _tell(story: Story, shell: Shell) -> str:
    outlets = {account.outlet or account.document for account in story.accounts}
    copied = sum(bool(account.root_of) for account in story.accounts)
    counts = shell.say("stories.line", count=str(len(story.accounts)), outlets=str(len(outlets)))
    copies = shell.say("stories.copies", count=str(copied)) if copied else ""
    days = story.first if story.first == story.last else f"{story.first}/{story.last}"
    title = " ".join(story.title.split())
    return "  ".join(filter(None, (story.id, days, counts, copies, title)))
