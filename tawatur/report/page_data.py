"""What the page's script knows: one JSON document, safe to stand in HTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

import msgspec
from markupsafe import Markup

from tawatur.messages import LANGS, Lang
from tawatur.records.span import Span
from tawatur.records.statement import Anonymity, CueClass
from tawatur.report.articles import ArticleView
from tawatur.report.names import NameMatrix
from tawatur.report.people import filter_key
from tawatur.report.statements import SpeakerGroup, StatementRow
from tawatur.report.words import fold_table, load_words

CUE_CLASSES: tuple[str, ...] = get_args(CueClass)
ANONYMITIES: tuple[str, ...] = get_args(Anonymity)

# A "<" could end the script element that holds the JSON or open a comment in it; the others end lines in old scripts.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def embed_json(data: Any) -> Markup:
    """Compact JSON that no reader of HTML can take for markup.

    Example:
        >>> embed_json(["</script>"])
        Markup('["\\\\u003c/script\\\\u003e"]')
    """
    text = msgspec.json.encode(data).decode("utf-8")
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return Markup(text)  # nothing in it is markup any more


def gather_data(
    lang: Lang, groups: Sequence[SpeakerGroup], articles: Sequence[ArticleView], matrix: NameMatrix
) -> dict[str, Any]:
    """All that the script needs beside the page itself.

    Returns:
        lang        the language to begin with
        words       key -> [Arabic, English]
        fold        sign -> what folding makes of it
        articles    [key, publisher] in page order
        groups      [number of statements, names to search] in page order
        statements  [article, [speakers to filter by], cue class, naming of the speaker, passed on, spans] in page
                    order; spans are start and end, flat: the words, the cue, the speaker (-1, -1 where there is
                    none), those who passed it on
        names       [outlets, names to search] in page order
        uses        places of a form, flat: article, start, end
    """
    numbers = {view.doc.key: number for number, view in enumerate(articles)}
    return {
        "lang": lang,
        "words": {key: [word[one] for one in LANGS] for key, word in load_words().items()},
        "fold": fold_table(),
        "articles": [[view.doc.key, view.publisher.index] for view in articles],
        "groups": [
            [len(group.rows), " ".join((*group.speaker.forms, group.speaker.en)) if group.speaker else ""]
            for group in groups
        ],
        "statements": [_write_row(row, numbers) for group in groups for row in group.rows],
        "names": [[row.outlets, " ".join((*row.forms, row.en))] for row in matrix.rows],
        "uses": [
            [value for place in use.places for value in (numbers[place.article], place.span.start, place.span.end)]
            for use in matrix.uses
        ],
    }


def _write_row(row: StatementRow, numbers: dict[str, int]) -> list[Any]:
    statement = row.statement
    hops: list[Span | None] = [hop.span for hop in statement.chain if hop.span]
    spans = [statement.content, statement.cue, statement.speaker_span, *hops]
    return [
        numbers[row.article],
        [filter_key(person) for person in row.said_by],
        CUE_CLASSES.index(statement.cue_class),
        ANONYMITIES.index(statement.anonymity),
        int(bool(statement.chain)),
        [end for span in spans for end in ((span.start, span.end) if span else (-1, -1))],
    ]
