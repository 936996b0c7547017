"""Place names that several states share, and place names that are also words or personal names."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import read_article
from tawatur.coding.found import Found
from tawatur.coding.view import View

TABLE = Path(__file__).parent / "data" / "homonyms.tsv"
# The misses are printed, so that a change shows what it gains and what it loses.
LEAST = 0.91  # what is reached
NO_PLACE = "-"


class Passage(NamedTuple):
    """A row of the table."""

    name: str
    state: str
    text: str

    @property
    def at(self) -> int:
        """Where the name begins, after particles written onto it."""
        found = re.search(rf"(?<!\w)[وفبلك]{{0,2}}({re.escape(self.name)})(?!\w)", self.text)
        assert found is not None, f"{self.name} does not stand in: {self.text}"
        return found.start(1)


def read_table() -> list[Passage]:
    rows = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if row and not row.startswith("#")]
    return [Passage(*row.split("\t")) for row in rows[1:]]


def place_over(view: View, at: int) -> Found | None:
    """The shortest settled phrase over a word that is a place or state."""
    over = [p for p in view.settled.phrases if p.first <= at < p.last and p.kind in ("place", "state")]
    return min(over, key=lambda phrase: phrase.last - phrase.first, default=None)


def state_at(text: str, offset: int, codebook: Codebook) -> str:
    """State of the place that the program reads at an offset; NO_PLACE where it reads none, or one of no state."""
    view = read_article(text, codebook)
    phrase = place_over(view, view.reading.word_at(offset))
    if phrase is None:
        return NO_PLACE
    entry = codebook.entries.get(phrase.id)
    return (entry.state if entry else view.settled.states.get(phrase.id, "")) or phrase.state or NO_PLACE


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def test_the_table_is_sound(codebook: Codebook) -> None:
    rows = read_table()
    states = {id_ for id_, entry in codebook.entries.items() if entry.kind == "state"}
    assert len(rows) >= 70
    assert [row.state for row in rows if row.state not in states | {NO_PLACE}] == []
    assert [text for text, count in Counter(row.text for row in rows).items() if count > 1] == []
    assert all(row.at >= 0 for row in rows)


def test_homonyms(codebook: Codebook) -> None:
    rows = read_table()
    read = [(row, state_at(row.text, row.at, codebook)) for row in rows]
    misses = [f"{row.name}: {row.state}, not {state}: {row.text}" for row, state in read if state != row.state]
    share = 1 - len(misses) / len(rows)
    print(f"{share:.3f} of {len(rows)} right; missed:", *misses, sep="\n")
    assert share >= LEAST, "\n".join(misses)
