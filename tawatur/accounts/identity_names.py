"""Names of persons as parts, and how many bearers a name may have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from math import log10

from tawatur.arabic.fold import fold_key
from tawatur.arabic.similar import same_word
from tawatur.coding.latin import load_name_parts

Name = tuple[str, ...]

# Words that join two parts and vary between outlets ("محمد بن سلمان", "محمد سلمان"): son of, daughter of.
_DROPPED = frozenset(("بن", "ابن", "بنت"))
# First halves of one part: servant of, father of, mother of, the house of. «عبد العزيز» and «عبدالعزيز» become one.
_JOINED = {"عبد": "عبد", "ابو": "ابو", "ابا": "ابو", "ابي": "ابو", "ام": "ام", "ال": "ال", "ذو": "ذو"}
_SECOND = frozenset(("الدين", "الله"))  # second halves: of the religion, of God
_TWICE = re.compile(r"(.)\1+")
_SOUNDS = str.maketrans("eoy", "iui")
_LETTERS = re.compile(r"[^\W\d_]+")

# Persons whose names the table of name parts was counted on (its given names).
TABLE_SIZE = 134_000
# What a part is worth that neither the table nor the corpus knows more than once.
RAREST = 1.0
# The corpus counts as if so many names more had been read, so that a part seen three times in ten articles is not yet
# common: the 3,000 articles of the trial hold 7,000 names.
SMOOTHING = 10_000
# Names with a part that tell nothing of how common it is: they may be one person's, longer and shorter.
OWN_NAMES = 2


def split_name(form: str) -> Name:
    """The folded parts of a personal name, those that outlets write together or leave out made even.

    A name that begins with "son of" lacks its first part and gives ().

    Example:
        >>> split_name("محمد بن عبد الرحمن العتيبي") == split_name("محمد عبدالرحمن العتيبي")
        True
    """
    words = _LETTERS.findall(fold_key(form))
    if words and words[0] in _DROPPED:
        return ()
    parts: list[str] = []
    joined = ""
    for word in words:
        if joined:
            parts.append(joined + word)
            joined = ""
        elif word in _JOINED:
            joined = _JOINED[word]
        elif word in _SECOND and parts:
            parts[-1] += word
        elif word not in _DROPPED:
            parts.append(word)
    return tuple(_bare(parts))


def _bare(parts: list[str]) -> list[str]:
    """The parts without an "and" written onto the first of them, where the table of name parts knows it without."""
    table = load_name_parts()
    if parts and parts[0][:1] == "و" and parts[0] not in table and parts[0][1:] in table:
        return [parts[0][1:], *parts[1:]]
    return parts


class Rarity:
    """How rarely a name's parts are borne: by the table of name parts, and by the names of the corpus itself.

    The table knows the bearers of entries in an encyclopaedia; where a corpus tells of one country, the names of its
    tribes are far more common there than in the table.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        distinct = set(names)
        self._counts = Counter(part for name in distinct for part in name)
        self._size = len(distinct) + SMOOTHING

    def weigh_part(self, part: str) -> float:
        """Minus the decimal logarithm of the share of persons who bear a part: 1 for one in ten."""
        row = load_name_parts().get(part)
        table = max(row.given, row.surname, RAREST) if row else RAREST
        share = max(table / TABLE_SIZE, max(self._counts[part] - OWN_NAMES, 0) / self._size)
        return -log10(min(share, 1))

    def weigh_name(self, name: Name) -> float:
        """The sum over the parts of a name: 6 for a name that one in a million bears."""
        return sum(self.weigh_part(part) for part in name)


def compare_names(a: Name, b: Name) -> tuple[str, Name]:
    """How two full names fit, and the shorter of them.

    Both need two parts at least and must share their first and last part, as far as spellings go: the same family name
    alone is a family.

    Returns:
        "full-name" (equal), "shorter-name" (the parts of one stand in the other, in order), "spelling" (the same with
        one part in two spellings), "slip" (the same with one part that is rather another name), or "".

    Example:
        >>> compare_names(("محمد", "سلمان", "العتيبي"), ("محمد", "العتيبي"))
        ('shorter-name', ('محمد', 'العتيبي'))
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return "", short
    if a == b:
        return "full-name", short
    if len(short) >= 3 and long[: len(short)] == short:
        return "shorter-name", short
    pairs = _match_parts(short, long)
    different = [pair for pair in pairs if pair[0] != pair[1]]
    if not pairs or len(different) > 1:
        return "", short
    if not different:
        return "shorter-name", short
    if len(short) < len(long) and different[0] == pairs[-1]:
        return "", short
    return ("spelling" if same_part(*different[0]) else "slip"), short


def _match_parts(short: Name, long: Name) -> list[tuple[str, str]]:
    """Each part of the shorter name with that of the longer one which it may be; first with first, last with last."""
    at = 0
    pairs: list[tuple[str, str]] = []
    for number, part in enumerate(short):
        if number == len(short) - 1:
            at = len(long) - 1
        while at < len(long) and not same_word(part, long[at]):
            at += 1
        if at == len(long) or (not number and at):
            return []
        pairs.append((part, long[at]))
        at += 1
    return pairs


def same_part(a: str, b: str) -> bool:
    """Whether two parts that differ in spelling are one name: foreign names and given names are spelt in several ways,
    a family name with the article in one; and what the table of name parts knows as two names are two.

    Example:
        >>> same_part("جورجيوس", "جيورجيوس"), same_part("العمري", "العجري"), same_part("سامي", "سامح")
        (True, False, False)
    """
    if a.startswith("ال") or b.startswith("ال"):
        return False
    table = load_name_parts()
    if a in table and b in table:
        return _sound(table[a].latin) == _sound(table[b].latin)
    return True


def _sound(latin: str) -> str:
    """What spellings of a Latin name share: e and i, o and u, letters once and twice."""
    return _TWICE.sub(r"\1", latin.lower().translate(_SOUNDS))


def names_clash(a: Name, b: Name) -> str:
    """Why two full names cannot be one person's: "given-name" or "middle-name", or "" where they may.

    Told only where the family name is the same, and not of bynames ("أبو"), which stand beside a given name.
    """
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1]:
        return ""
    if not same_word(a[0], b[0]):
        return "" if a[0].startswith("ابو") or b[0].startswith("ابو") else "given-name"
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return "" if len(short) == 2 or _match_parts(short, long) else "middle-name"
