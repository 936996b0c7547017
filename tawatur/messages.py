"""What the doors say, in Arabic and English: one sentence for each code, from `messages/*.yml`.

The library itself never prints: it raises and returns codes with details, and a door turns them into words here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import yaml

Lang = Literal["ar", "en"]
LANGS: tuple[Lang, ...] = ("ar", "en")

# Details whose values are ids with names of their own in the tables: {language} with "fa" says "Persian".
_NAMED = ("language", "kind_of", "stage_of")
# Controls would move a terminal's cursor, and overrides of direction would turn a sentence round.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class _Details(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "?"


def say(code: str, lang: Lang, details: Mapping[str, str] | None = None) -> str:
    """The sentence of a code.

    Args:
        code: a code of an error or a refusal, or a key of the shell's own words.
        lang: "ar" or "en".
        details: what fills the gaps of the sentence; a gap without its detail shows a question mark.

    Returns:
        One sentence; for a code without one, a sentence that says so and shows code and details.

    Example:
        >>> say("ingest.empty-file", "en", {"path": "a.txt"})
        'The file "a.txt" is empty.'
    """
    table = load_messages()
    given = _Details({name: clean_text(value) for name, value in (details or {}).items()})
    if code not in table:
        shown = ", ".join(f"{name} {value}" for name, value in given.items()) or "-"
        return table["unknown"][lang].format_map({"code": code, "details": shown})
    for name in _NAMED:
        if name in given and f"{name}.{given[name]}" in table:
            given[name] = table[f"{name}.{given[name]}"][lang]
    return table[code][lang].format_map(given)


def clean_text(text: str) -> str:
    """A text as a terminal may show it: controls and overrides of direction become U+FFFD; line breaks stay."""
    return _UNSAFE.sub("\ufffd", text)


@lru_cache(maxsize=1)
def load_messages() -> dict[str, dict[Lang, str]]:
    """Every message by its code, read once. A code that two files define is an error of the package."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # three times faster, where the wheel brings it
    table: dict[str, dict[Lang, str]] = {}
    for file in sorted((files("tawatur") / "messages").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yml"):
            for code, sentence in yaml.load(file.read_text("utf-8"), Loader=loader).items():
                if code in table:
                    raise ValueError(f"{file.name}: {code} is there twice")
                table[code] = sentence
    return table
