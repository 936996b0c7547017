from __future__ import annotations

import pytest

from tawatur.cli.language import choose_language, guess_language
from tawatur.errors import UsageError
from tawatur.messages import clean_text, load_messages, say


@pytest.mark.parametrize(
    ("asked", "environment", "lang"),
    [
        ("", {}, "en"),
        ("", {"LANG": "ar_SY.UTF-8"}, "ar"),
        ("", {"LANG": "ar"}, "ar"),
        ("", {"LANG": "arn_CL"}, "en"),  # Mapudungun
        ("", {"LANG": "ar_SY.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ("", {"LANG": "en_GB", "LC_MESSAGES": "de_DE", "LC_ALL": "ar_EG"}, "ar"),
        ("", {"LC_ALL": "", "LANG": "ar_EG"}, "ar"),
        ("", {"LC_ALL": "C.UTF-8", "LANG": "ar_EG"}, "en"),
        ("en", {"LANG": "ar_SY.UTF-8"}, "en"),
        ("ar", {"LANG": "C"}, "ar"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_locale_s(
    asked: str, environment: dict[str, str], lang: str
) -> None:
    assert choose_language(asked, environment) == lang


def test_a_command_line_that_is_not_understood_still_has_a_language() -> None:
    assert guess_language(["frob", "--lang", "ar"], {}) == "ar"
    assert guess_language(["--lang=ar"], {}) == "ar"
    assert guess_language(["--lang"], {"LANG": "ar_SY"}) == "ar"
    assert guess_language(["--lang", "xx"], {}) == "en"
    assert guess_language(["--", "--lang", "ar"], {}) == "en"
    with pytest.raises(UsageError, match="unknown-language"):
        choose_language("xx", {})


def test_sentences_are_filled_and_cleaned() -> None:
    assert say("ingest.empty-file", "ar", {"path": "a\x1b[31m\u202e.txt"}) == "الملف «a\ufffd[31m\ufffd.txt» فارغ."
    assert say("ingest.empty-file", "en", {"path": "{0.__class__}"}) == 'The file "{0.__class__}" is empty.'
    assert say("ingest.empty-file", "en") == 'The file "?" is empty.'
    assert say("no.such", "en", {"a": "b"}) == "The code no.such has no sentence. (a b)"
    assert say("no.such", "ar") == "الرمز no.such بلا جملة تشرحه. (-)"
    assert clean_text("سطر\nسطر\tو\x07") == "سطر\nسطر\tو\ufffd"


def test_every_message_is_there_in_both_languages_with_the_same_gaps() -> None:
    import re

    for code, words in load_messages().items():
        assert set(words) == {"ar", "en"}, code
        gaps = {lang: set(re.findall(r"\{(\w+)\}", text)) for lang, text in words.items()}
        assert gaps["ar"] == gaps["en"], code
        assert re.search("[ء-ي]", words["ar"]), code
        assert not re.search("[ء-ي]", words["en"]), code
