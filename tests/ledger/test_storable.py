from __future__ import annotations

from hypothesis import given

from tawatur.ledger.storable import escape_text, unescape_text
from tests.ledger.strategies import TEXTS


def test_ordinary_text_is_stored_as_it_is() -> None:
    assert escape_text("قال «نعم»\U0001f600") == "قال «نعم»\U0001f600"


def test_what_databases_refuse_is_written_in_digits() -> None:
    assert escape_text("\x00a\ud800\ufdd0") == "\ufdd00000a\ufdd0d800\ufdd0fdd0"


@given(TEXTS)
def test_the_way_back_is_exact(text: str) -> None:
    stored = escape_text(text)
    assert "\x00" not in stored
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert unescape_text(stored) == text
