from __future__ import annotations

import msgspec
import pytest
from sqlalchemy import text

from tawatur.ledger.check import Problem, check_ledger
from tawatur.ledger.dialects import connect_to_write
from tawatur.ledger.ledger import Ledger
from tests.ledger.samples import make_document, make_findings

KEY = make_document().key


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE articles SET outlet = 'X'", Problem(code="key", article=KEY)),
        ("UPDATE articles SET current = 2", Problem(code="current", where="versions", details={"found": "[1]"})),
        (
            "UPDATE articles SET published = '2020'",
            Problem(code="current", where="articles", details={"field": "published"}),
        ),
        ("UPDATE versions SET text = text || '.'", Problem(code="hash", where="version 1")),
        ("UPDATE versions SET title_end = 900", Problem(code="title", where="version 1")),
        (
            "UPDATE mentions SET span_quote = 'X' WHERE number = 1",
            Problem(code="quote", where="mentions 1", details={"field": "span"}),
        ),
        ("UPDATE hops SET span_end = 900", Problem(code="quote", where="hops 0", details={"field": "span"})),
        (
            "UPDATE statements SET speaker = 'X'",
            Problem(code="reference", where="statements 0", details={"entity": "X"}),
        ),
        (
            "UPDATE participants SET entity = 'X' WHERE record = 'provisions'",
            Problem(code="reference", where="provisions 0", details={"entity": "X"}),
        ),
        (
            "UPDATE participants SET number = 9 WHERE record = 'provisions'",
            Problem(code="record", where="provisions 9", details={"field": "obligors"}),
        ),
        ("UPDATE codings SET events = 4", Problem(code="count", where="events", details={"found": "1", "told": "4"})),
        (
            "UPDATE events SET type = 'DANCE'",
            Problem(
                code="record",
                where="version 1",
                details={"error": "Invalid enum value 'DANCE' - at `$.events[0].type`"},
            ),
        ),
    ],
)
def test_what_is_wrong_is_found(ledger: Ledger, change: str, problem: Problem) -> None:
    ledger.store_article(make_document(), make_findings())
    assert check_ledger(ledger) == ()
    with connect_to_write(ledger.engine) as connection, connection.begin():
        connection.execute(text(change))
    assert check_ledger(ledger)[:1] == (msgspec.structs.replace(problem, article=articles(ledger)),)


def articles(ledger: Ledger) -> str:
    """The key as it stands in the ledger."""
    with ledger.engine.connect() as connection:
        return str(connection.execute(text("SELECT key FROM articles")).scalar_one())
