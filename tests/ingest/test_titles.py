from __future__ import annotations

import pytest

from tawatur.ingest.titles import MAX_TITLE, find_title_end


@pytest.mark.parametrize(
    ("text", "given", "title"),
    [
        ("هدنة في سرت\n\nأعلن المتحدث أمس", "", "هدنة في سرت"),
        ("هدنة في سرت  \n \t\nأعلن المتحدث أمس", "", "هدنة في سرت"),
        ("\n\nهدنة في سرت\n\nأعلن المتحدث أمس", "", "\n\nهدنة في سرت"),
        ("هدنة في سرت\nأعلن المتحدث أمس", "", ""),
        ("هدنة في سرت\n\n", "", ""),  # nothing follows: a text of one line
        ("هدنة في سرت", "", ""),
        ("", "", ""),
        ("هدنة في سرت\nأعلن المتحدث أمس", "هدنة في سرت", "هدنة في سرت"),
        ("هدنة  في\u00a0سرت\nأعلن المتحدث", " هدنة في سرت ", "هدنة  في\u00a0سرت"),
        ("هدنة في سرتا\nأعلن المتحدث", "هدنة في سرت", ""),  # no whole word
        ("هدنة في سرت\n\nأعلن المتحدث", "عنوان آخر", "هدنة في سرت"),
        ("هدنة في سرت", "هدنة في سرت", "هدنة في سرت"),
        ("(هدنة) [1]?\nأعلن", "(هدنة) [1]?", "(هدنة) [1]?"),
    ],
)
def test_title_is_that_of_the_metadata_or_the_first_line_before_a_blank_one(text: str, given: str, title: str) -> None:
    assert text[: find_title_end(text, given)] == title


def test_a_first_paragraph_is_no_title() -> None:
    line = "ا" * MAX_TITLE
    assert find_title_end(f"{line}\n\nوقال", "") == MAX_TITLE
    assert find_title_end(f"{line}ا\n\nوقال", "") == 0
