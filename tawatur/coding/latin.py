"""Latin letters for names that no list gives: a plain transliteration after the ALA-LC table, without its signs.

Parts of names that the codebook's table of name parts holds take their usual form («محمد» Mohammed, «أحمد» Ahmed).
"""

from __future__ import annotations

import re

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a",
    "ؤ": "u", "ئ": "i", "ء": "", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v",
}  # fmt: skip
_SLUG = re.compile(r"[^a-z0-9]+")


def write_latin(name: str, parts: dict[str, str] | None = None) -> str:
    """A Latin form of a name, each word capitalised.

    Example:
        >>> write_latin("بيرول ديمير")
        'Birul Dimir'
    """
    return " ".join(_write_word(word, parts or {}) for word in name.split())


def _write_word(word: str, parts: dict[str, str]) -> str:
    if word in parts:
        return parts[word]
    bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
    latin = "".join(_LETTERS.get(letter, letter if letter.isascii() else "") for letter in bare).capitalize()
    return f"al-{latin}" if bare is not word else latin


def write_slug(text: str) -> str:
    """An id from any text: lower-case Latin letters and digits joined by hyphens.

    Example:
        >>> write_slug("Ministry of Defence, Russia")
        'ministry-of-defence-russia'
    """
    latin = "".join(_LETTERS.get(letter, letter) for letter in text.lower())
    return _SLUG.sub("-", latin).strip("-") or "x"
