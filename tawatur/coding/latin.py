"""Latin letters for names that no list gives.

The standard is the ALA-LC romanization of Arabic (1997, revised 2012) written without its signs: no macrons, no dots,
no ayn, no hamza. It departs from that table where English-language news does: the ending ta marbuta is "a", the final
ya of a nisba is "i" ("al-Qahtani"), the article keeps its l before every letter ("al-Shami"), "Abdul" is one word with
what follows ("Abdulmalik"), and parts that the table of name parts holds take the form that most bearers use
("Mohamed", "Youssef"). Foreign names are written as they are spelt in Arabic, not mended back.

Arabic leaves short vowels out. Those of a word that the table lacks are supplied by what a syllable may be: none begins
with two consonants or ends in two, so that an "a" parts them ("حفتر" Haftar, "بشير" Bashir), an "i" after a long "a"
("الراشدي" al-Rashidi). That is a guess, right for most patterns of names and wrong for some ("مسلم").

Source: the ALA-LC table for Arabic (Library of Congress); the codebook's table of name parts.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from tawatur.arabic.fold import fold_word
from tawatur.codebook.sources import PACKAGE

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a",
    "ؤ": "u", "ئ": "i", "ء": "", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v",
}  # fmt: skip
_SLUG = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640]")

# Letters that are consonants wherever they stand; ayn and hamza are silent ones.
_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "ء": "", "پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ڤ": "v",
}  # fmt: skip
_VOWELS = {"ا": "a", "آ": "a", "ى": "a", "و": "u", "ي": "i", "ؤ": "u", "ئ": "i"}
_OPEN = frozenset("اآةى")  # vowels before which و and ي are consonants
_LONG = frozenset("اوي")  # long vowels after which another of them is a consonant
# Parts that join others, and words of God: the table of name parts, taken from whole names, has them wrong.
_JOINERS = {
    "بن": "bin", "ابن": "Ibn", "بنت": "bint", "ابو": "Abu", "ابي": "Abi", "ابا": "Aba", "ام": "Umm", "ال": "Al",
    "ذو": "Dhu", "الله": "Allah", "الدين": "al-Din", "الشيخ": "al-Sheikh", "بو": "Bou", "ولد": "Ould", "دي": "de",
    "دا": "da", "فان": "van", "فون": "von",
}  # fmt: skip
_ARTICLE = "ال"
_GODS = "عبدال"  # "servant of the", written together
# Bearers from which a part's Latin form in the table is taken: below it is often one family's own, or a slip (of 60
# parts drawn, 3 of 30 with five bearers or more were wrong, 13 of 30 with fewer). A part with the article must be a
# given name («الياس») to be taken whole: its forms mix four spellings of the article.
_BEARERS = 5
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’-]*( [A-Za-z'’-]+)?")


class NamePart(NamedTuple):
    """A part of personal names: how many persons bear it as given name and as surname, and its usual Latin form."""

    given: int
    surname: int
    latin: str


@lru_cache(maxsize=1)
def load_name_parts() -> Mapping[str, NamePart]:
    """The codebook's table of name parts by their folded spelling; «عبد العزيز» also as it is written together."""
    parts: dict[str, NamePart] = {}
    with gzip.open(PACKAGE / "name_parts.tsv.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            key, given, surname, latin = row.rstrip("\n").split("\t")
            parts[key] = NamePart(int(given), int(surname), latin)
    for key, part in list(parts.items()):
        joined = key.replace(" ", "")
        if joined != key and (joined not in parts or part.given > parts[joined].given):
            parts[joined] = part
    return parts


def write_latin(name: str, parts: Mapping[str, str] | None = None) -> str:
    """A Latin form of a name, each word capitalised.

    Args:
        name: as an article writes it, or folded.
        parts: Latin forms of folded parts that the table of name parts lacks.

    Example:
        >>> write_latin("عبد الرحمن بن سالم الشامي")
        'Abdulrahman bin Salem al-Shami'
    """
    words = _MARKS.sub("", name).split()
    written: list[str] = []
    at = 0
    while at < len(words):
        pair = fold_word("".join(words[at : at + 2]))
        if fold_word(words[at]) == "عبد" and at + 1 < len(words) and pair.startswith(_GODS):
            written.append(_write_word(words[at] + words[at + 1], parts or {}))
            at += 2
            continue
        written.append(_write_word(words[at], parts or {}))
        at += 1
    return " ".join(filter(None, written))


def _write_word(word: str, parts: Mapping[str, str]) -> str:
    key = fold_word(word)
    if not key or key.isascii():
        return word
    if key in _JOINERS:
        return _JOINERS[key]
    usual = _usual_form(key)
    if usual:
        return usual
    if key not in load_name_parts() and key in parts:
        return parts[key]
    if key.startswith(_GODS) and len(key) > 6:
        rest = word[word.index("ل") + 1 :]
        return "Abdullah" if key == "عبدالله" else "Abdul" + (_usual_form(fold_word(rest)) or _spell(rest)).lower()
    if word.startswith(_ARTICLE) and len(key) > 4:
        bare = key[2:]
        usual = _usual_form(bare) if _is_given(bare) else ""
        return "al-" + (usual or _spell(word[2:], noun=True))
    return _spell(word)


def _is_given(key: str) -> bool:
    """Whether a folded part is a given name that may carry the article («الحسن»)."""
    part = load_name_parts().get(key)
    return part is not None and part.given > 10 * part.surname > 0


def _usual_form(key: str) -> str:
    """The form that most bearers of a folded part use, or ""."""
    part = load_name_parts().get(key)
    if part is None or part.given + part.surname < _BEARERS or not _LATIN.fullmatch(part.latin):
        return ""
    if key.startswith(_ARTICLE) and part.given < _BEARERS:
        return ""
    return part.latin.replace("’", "'").replace(" ", "")


def _spell(word: str, *, noun: bool = False) -> str:
    """A word letter by letter, with the short vowels that its syllables need; `noun` is one that had the article.

    Arabic lets no long vowel stand before two consonants, foreign names do («بارزاني»): only nouns are mended.
    """
    units = list(_read_letters(word, noun=noun))
    out: list[str] = []
    vowel = ""  # the vowel that the syllable before has, "" at the head of the word
    at = 0
    while at < len(units):
        sound, is_vowel = units[at]
        if is_vowel:
            out.append(sound)
            vowel = sound
            at += 1
            continue
        run = at
        while run < len(units) and not units[run][1]:
            run += 1
        end = run == len(units)
        sounds = [sound for sound, _ in units[at:run]]
        out.append(_part_consonants(sounds, vowel if noun or end or not vowel else "-", last=end))
        vowel = "-" if run > at + 1 else vowel
        at = run
    return "".join(out).capitalize()


def _part_consonants(run: list[str], vowel: str, *, last: bool) -> str:
    """Consonants in a row with the short vowels between them; `vowel` is the long one before, "" at a word's head."""
    filler = "i" if vowel in ("a", "uwa") else "a"
    if not vowel:  # begin with one: the next begins no syllable without a vowel
        if len(run) == 1:
            return run[0] + ("a" if last else "")
        rest = run[1:]
        if last and len(rest) == 2:
            return run[0] + "a" + "".join(rest)  # «نصر» Nasr
        return run[0] + "a" + _part_consonants(rest, "-", last=last) if len(rest) > 1 else run[0] + "a" + rest[0]
    if len(run) == 1 or (len(run) == 2 and not last and vowel != "a"):
        return "".join(run)
    if len(run) == 2:
        return run[0] + filler + run[1]  # «سالم» Salim, «الراشدي» al-Rashidi
    return run[0] + run[1] + "a" + _part_consonants(run[2:], "-", last=last)


def _read_letters(word: str, *, noun: bool) -> Iterator[tuple[str, bool]]:
    """Each letter's sound, and whether it is a vowel."""
    last = len(word) - 1
    first, open_ = 0, False  # whether the sound before is a vowel
    if word[:1] in ("أ", "ا") and word[1:2] == "و" and word[2:3] and word[2] not in _OPEN:
        yield "o", True  # «أوغلو» Oghlu
        first, open_ = 2, True
    elif word[:1] in ("إ", "ا") and word[1:2] == "ي" and len(word) > 2:
        first = 1  # «إينريكي» begins with i
    for at in range(first, len(word)):
        letter, after = word[at], word[at + 1] if at < last else ""
        sound, vowel = _CONSONANTS.get(letter, letter if letter.isascii() else ""), False
        if letter in "ةه" and at == last and at > 1 and not _ends_in_h(word):
            sound, vowel = ("h", False) if open_ else ("a", True)
        elif letter in "وي" and at == first == 1:
            sound, vowel = _VOWELS[letter], True
        elif letter in "وي" and (not at or open_ or after in _OPEN):
            sound = "w" if letter == "و" else "y"
        elif letter == "و" and noun and after == "ي" and at < last - 1:
            sound, vowel = "uwa", True  # the diminutive: «السويدي» al-Suwaydi
        elif letter in "أإا" and not at:
            sound, vowel = "i" if letter == "إ" else "a", True
        elif letter in "أإئؤ" and open_:
            sound = ""
        elif letter in _VOWELS:
            sound, vowel = _VOWELS[letter], True
        yield sound, vowel
        open_ = vowel


def _ends_in_h(word: str) -> bool:
    """Whether a final h is a root's («نزيه», «فقيه») and no ta marbuta written or folded without its dots."""
    return word[-1] == "ه" and len(word) == 4 and word[-2] == "ي"


def write_slug(text: str) -> str:
    """An id from any text: lower-case Latin letters and digits joined by hyphens.

    Example:
        >>> write_slug("Ministry of Defence, Russia")
        'ministry-of-defence-russia'
    """
    latin = "".join(_LETTERS.get(letter, letter) for letter in text.lower())
    return _SLUG.sub("-", latin).strip("-") or "x"
