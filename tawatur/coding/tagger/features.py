"""What the tagger sees of each word: its affixes and shape, its neighbours, and what the codebook says of it."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.items import (
    AdjectiveItem,
    AgreementItem,
    BodyItem,
    DemonymItem,
    DirectionItem,
    ForceItem,
    Item,
    NameItem,
    PeopleItem,
    PlaceHeadItem,
    PortfolioItem,
    QualifierItem,
    RoleItem,
)
from tawatur.coding.lookup import Lookup

_SORTS: tuple[tuple[type[Item], str], ...] = (
    (BodyItem, "body"),
    (ForceItem, "force"),
    (PeopleItem, "people"),
    (PlaceHeadItem, "head"),
    (DirectionItem, "side"),
    (PortfolioItem, "portfolio"),
    (DemonymItem, "demonym"),
    (QualifierItem, "qualifier"),
    (AdjectiveItem, "adjective"),
    (AgreementItem, "agreement"),
)
_KINDS = {"person": "PER", "place": "LOC", "state": "LOC"}


def read_hints(look: Lookup) -> list[str]:
    """For each word the sort of the longest thing that the codebook knows there: «B-PER», «I-LOC», «cue» … or «-»."""
    hints = ["-"] * look.size
    at = 0
    entries = look.codebook.entries
    while at < look.size:
        best: tuple[int, str] | None = None
        for entry in look.at(at):
            item = entry.item
            if isinstance(item, NameItem):
                sort = _KINDS.get(entries[item.id].kind, "ORG") + ("?" if item.weak else "")
            elif isinstance(item, RoleItem):
                sort = item.sort
            else:
                sort = next((name for kind, name in _SORTS if isinstance(item, kind)), "other")
            if best is None or entry.end > best[0]:
                best = entry.end, sort
        if best is None:
            key = look.keys[at]
            if key in look.codebook.closed_words:
                hints[at] = "closed"
            elif look.codebook.is_cue(key):
                hints[at] = "cue"
            at += 1
            continue
        hints[at] = "B-" + best[1]
        for inner in range(at + 1, best[0]):
            hints[inner] = "I-" + best[1]
        at = best[0]
    return hints


def _shape(key: str) -> str:
    if key[0].isdigit():
        return "9"
    if key.isascii():
        return "a"
    return ("ال" if key.startswith("ال") else "") + ("ه" if key.endswith("ه") else "ي" if key.endswith("ي") else "")


def _mark(gap: int) -> str:
    if gap & (STOP | LINE):
        return "."
    return "".join(
        sign
        for flag, sign in ((COMMA, ","), (COLON, ":"), (DASH, "-"), (OPEN, "("), (CLOSE, ")"), (QUOTE, '"'))
        if gap & flag
    )


def _name_bin(parts: dict[str, tuple[int, int]], key: str) -> str:
    found = parts.get(key)
    if found is None:
        if len(key) > 3 and key[0] in "وبلكف" and key[1:] in parts:
            return "cut"
        return "no"
    given, surname = found
    size = "1" if given + surname < 5 else "2" if given + surname < 50 else "3"
    return ("g" if given >= surname else "s") + size


def write_features(
    keys: list[str], gaps: list[int], hints: list[str], parts: dict[str, tuple[int, int]]
) -> list[list[str]]:
    """Feature strings of each word of one sentence; the lists run in parallel, `gaps` may be one longer."""
    size = len(keys)
    bins = [_name_bin(parts, key) for key in keys]
    marks = [_mark(gaps[at]) for at in range(size)] + [_mark(gaps[size]) if len(gaps) > size else "."]
    shapes = [_shape(key) for key in keys]
    rows: list[list[str]] = []
    for at, key in enumerate(keys):
        before = keys[at - 1] if at else "<"
        after = keys[at + 1] if at + 1 < size else ">"
        hint_before = hints[at - 1] if at else "<"
        hint_after = hints[at + 1] if at + 1 < size else ">"
        row = [
            "w=" + key,
            "p1=" + key[:1],
            "p2=" + key[:2],
            "p3=" + key[:3],
            "s1=" + key[-1:],
            "s2=" + key[-2:],
            "s3=" + key[-3:],
            "s4=" + key[-4:],
            "sh=" + shapes[at],
            "l=" + str(min(len(key), 9)),
            "b=" + before,
            "a=" + after,
            "bw=" + before + "|" + key,
            "wa=" + key + "|" + after,
            "b2=" + (keys[at - 2] if at > 1 else "<<"),
            "a2=" + (keys[at + 2] if at + 2 < size else ">>"),
            "m=" + marks[at],
            "n=" + marks[at + 1],
            "h=" + hints[at],
            "hb=" + hint_before,
            "ha=" + hint_after,
            "hbh=" + hint_before + "|" + hints[at],
            "hha=" + hints[at] + "|" + hint_after,
            "hb2=" + (hints[at - 2] if at > 1 else "<<"),
            "g=" + bins[at],
            "gb=" + (bins[at - 1] if at else "<"),
            "ga=" + (bins[at + 1] if at + 1 < size else ">"),
            "gg=" + (bins[at - 1] if at else "<") + bins[at] + (bins[at + 1] if at + 1 < size else ">"),
            "hg=" + hints[at] + bins[at],
            "hbg=" + hint_before + bins[at],
            "shb=" + (shapes[at - 1] if at else "<"),
            "sha=" + (shapes[at + 1] if at + 1 < size else ">"),
        ]
        if len(key) > 3 and key[0] in "وبلكف":
            row.append("cut=" + key[1:])
        rows.append(row)
    return rows
