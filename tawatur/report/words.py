"""The words of the brief's interface, in both languages, and text made safe for a page."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

import yaml

from tawatur.arabic.fold import fold
from tawatur.messages import Lang

# Signs that no UTF-8 stands for (lone surrogates) or that an HTML parser drops (NUL): one sign for one, offsets hold.
_UNWRITABLE = re.compile("[\ud800-\udfff\x00]")
# Blocks that folding changes: ASCII capitals, soft hyphen, Arabic, general punctuation's controls, presentation forms.
_FOLDED_BLOCKS = ((0x41, 0x5A), (0xAD, 0xAD), (0x600, 0x6FF), (0x200B, 0x206F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))


@lru_cache(maxsize=1)
def load_words() -> dict[str, dict[Lang, str]]:
    """Every word of the interface by its key, from `brief.yml`; read once."""
    text = (files("tawatur.report") / "brief.yml").read_text("utf-8")
    table: dict[str, dict[Lang, str]] = yaml.safe_load(text)
    return table


@lru_cache(maxsize=1)
def fold_table() -> dict[str, str]:
    """What folding makes of each sign that it changes, so that the page searches as `tawatur.arabic.fold` matches.

    Returns:
        Sign -> folded signs ("" where it is dropped), in the order of code points.
    """
    signs = (chr(code) for first, last in _FOLDED_BLOCKS for code in range(first, last + 1))
    return {sign: folded for sign in signs if (folded := fold(sign).text) != sign}


def clean_text(text: str) -> str:
    """The text as a page can hold it: as many code points as before, each in its place."""
    return _UNWRITABLE.sub("\ufffd", text)
