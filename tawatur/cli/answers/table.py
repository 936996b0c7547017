"""Each command with the shape of its answer; docs/commands.md shows the JSON Schemas."""

from __future__ import annotations

from typing import Any

import msgspec

from tawatur.cli.answers.accounts import AccountsAnswer
from tawatur.cli.answers.checks import CheckAnswer, DigestAnswer
from tawatur.cli.answers.errors import ErrorAnswer
from tawatur.cli.answers.files import BriefAnswer, CopyAnswer, ExportAnswer, TablesAnswer
from tawatur.cli.answers.identities import IdentitiesAnswer, WaitingAnswer
from tawatur.cli.answers.inflow import ReadAnswer, WatchRow
from tawatur.cli.answers.judgements import DiffAnswer, HistoryAnswer, JudgeAnswer, JudgedAnswer
from tawatur.cli.answers.lists import ArticlesAnswer, EntitiesAnswer, ShowAnswer, StatementsAnswer, StoryRow
from tawatur.cli.answers.outlook import ConceptsAnswer, ConvertAnswer, DraftAnswer, ExplainAnswer, SolveAnswer
from tawatur.cli.answers.reviews import ActorAnswer, CompareAnswer, StoryAnswer
from tawatur.cli.answers.search import SearchAnswer
from tawatur.cli.answers.variations import ChangesAnswer, SensitivityAnswer, WaysAnswer

ANSWERS: dict[str, Any] = {
    "read": ReadAnswer,
    "brief": BriefAnswer,
    "export coding": ExportAnswer,
    "export tables": TablesAnswer,
    "check": CheckAnswer,
    "check --digest": DigestAnswer,
    "show": ShowAnswer,
    "articles": ArticlesAnswer,
    "entities": EntitiesAnswer,
    "identities": IdentitiesAnswer,
    "identities --waiting": WaitingAnswer,
    "statements": StatementsAnswer,
    "judge accept": JudgeAnswer,
    "judge reject": JudgeAnswer,
    "judge correct": JudgeAnswer,
    "judge note": JudgeAnswer,
    "judge add": JudgeAnswer,
    "judge merge": JudgeAnswer,
    "judge split": JudgeAnswer,
    "undo": JudgeAnswer,
    "history": HistoryAnswer,
    "diff": DiffAnswer,
    "search": SearchAnswer,
    "judged": JudgedAnswer,
    "copy": CopyAnswer,
    "backup": CopyAnswer,
    "restore": CopyAnswer,
    "accounts": AccountsAnswer,
    "story": StoryAnswer,
    "compare": CompareAnswer,
    "actor": ActorAnswer,
    "outlook solve": SolveAnswer,
    "outlook draft": DraftAnswer,
    "outlook explain": ExplainAnswer,
    "outlook sensitivity": SensitivityAnswer,
    "outlook sensitivity --for": ChangesAnswer,
    "outlook ways": WaysAnswer,
    "outlook concepts": ConceptsAnswer,
    "outlook convert": ConvertAnswer,
    "stories": list[StoryRow],
    "watch": WatchRow,
    "error": ErrorAnswer,
}


def answer_schema(command: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what a command answers with `--json`; "error" for that of all errors."""
    (reference,), definitions = msgspec.json.schema_components([ANSWERS[command]], ref_template="#/$defs/{name}")
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **reference, "$defs": definitions}
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))
    return plain
