"""A share of what `python -m benchmarks.fuzz` runs in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fuzz import fuzz, seeds

COUNT = 150


@pytest.mark.parametrize("name", sorted(seeds()))
@pytest.mark.filterwarnings("ignore")
def test_no_mutated_input_breaks_a_reader(name: str, tmp_path: Path) -> None:
    assert list(fuzz(name, COUNT, tmp_path)) == []
