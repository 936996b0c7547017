"""Later mentions: surnames alone, «بلاده», «الوكالة»."""

from __future__ import annotations

from tawatur.codebook.automaton import cut_particles
from tawatur.codebook.items import BodyItem
from tawatur.coding.found import Found
from tawatur.coding.known import Known


def find_surnames(known: Known, flat: list[Found]) -> list[Found]:
    """Later mentions of a person by the last part of the name alone, also with one slip («السراح»)."""
    last_parts: dict[str, str] = {}
    for id_, names in known.people.items():
        for parts in names:
            dual = parts[-1].startswith("ال") and parts[-1].endswith("ين")  # «خادم الحرمين الشريفين»
            if (
                len(parts) > 1 and parts[0] in known.codebook.name_parts and not dual
            ):  # «خادم الحرمين الشريفين» has no surname
                last_parts.setdefault(parts[-1], id_)
                if parts[-2] in known.grammar["surname_joiners"]:
                    last_parts.setdefault(parts[-2] + parts[-1], id_)
    if not last_parts:
        return []
    look = known.look
    taken = bytearray(look.size + 1)
    for phrase in flat:
        if phrase.sort != "dropped" and not (phrase.weak and phrase.sort in ("people", "force", "agreement")):
            for at in range(phrase.first, phrase.last):
                taken[at] = 1
    found: list[Found] = []
    for at in range(look.size):
        if taken[at]:
            continue
        for skip, key in cut_particles(look.keys[at]):
            bearer = last_parts.get(key)
            if bearer and key not in look.codebook.closed_words:
                found.append(Found(at, at + 1, skip, "name", "person", bearer, en=known.names[bearer], how="surname"))
                break
    return found


def find_own_country(known: Known, flat: list[Found]) -> list[Found]:
    """«بلاده», «بلادها»: the state of the person or state named last before it."""
    found: list[Found] = []
    named = [p for p in flat if p.id and p.kind in ("person", "state", "government_body") and p.sort != "dropped"]
    keys = known.look.keys
    for at, key in enumerate(keys):
        bare = key[1:] if key[:1] in "وبلف" and key[1:] in known.grammar["own_country"] else key
        if bare not in known.grammar["own_country"]:
            continue
        before = [p for p in named if p.first < at]
        state = next((s for p in reversed(before[-6:]) if (s := p.state or known.states.get(p.id, ""))), "")
        if state and state in known.codebook.entries:
            en = known.codebook.entries[state].en
            found.append(
                Found(at, at + 1, len(key) - len(bare), "name", "state", state, en=en, state=state, how="anaphora")
            )
    return found


# A pronoun on a noun: his, her, their.
_PRONOUNS = ("هما", "ها", "هم", "ه")


def find_own_bodies(known: Known, flat: list[Found]) -> list[Found]:
    """«حكومته», «قنصليتها», «قواتها»: the body or army of the state of the person or state named last before it."""
    look = known.look
    taken = bytearray(look.size + 1)
    for phrase in flat:
        if phrase.sort != "dropped":
            for at in range(phrase.first, phrase.last):
                taken[at] = 1
    named = [p for p in flat if p.id and p.kind in ("person", "state", "government_body") and p.sort != "dropped"]
    found: list[Found] = []
    for at, key in enumerate(look.keys):
        if taken[at] or not key.endswith(_PRONOUNS):
            continue
        owned = _read_owned(known, key)
        if owned is None:
            continue
        skip, base, kind, en = owned
        before = [p for p in named if p.first < at][-6:]
        his = key.endswith(("ه", "هم")) and any(p.kind == "person" for p in before)
        owners = [p for p in before if p.kind == "person" or not his]
        state = next((s for p in reversed(owners) if (s := p.state or known.states.get(p.id, ""))), "")
        if state in known.codebook.entries:
            owner = known.codebook.entries[state].en
            found.append(
                Found(at, at + 1, skip, "body", kind, f"{state}-{base}", en=f"{en}, {owner}", state=state, how="owned")
            )
    return found


def _read_owned(known: Known, key: str) -> tuple[int, str, str, str] | None:
    """(letters skipped, id of the institution, kind, English name) of a noun with a pronoun, or None."""
    for skip, word in cut_particles(key):
        for pronoun in _PRONOUNS:
            stem = word.removesuffix(pronoun)
            if stem == word or len(stem) < 3:
                continue
            noun = stem[:-1] + "ه" if stem.endswith("ت") and stem not in known.grammar["owned"] else stem
            if noun not in known.grammar["owned"]:
                continue
            if noun in known.grammar["army_heads"]:
                return skip, "army", "armed_group", "Army"
            for item in known.codebook.names.items(noun):
                if isinstance(item, BodyItem):
                    return skip, item.id, item.kind, item.en
    return None


_POINTED = frozenset(("media", "igo", "organisation", "government_body", "political_group", "armed_group"))


def find_pointing(known: Known, flat: list[Found]) -> list[Found]:
    """«الوكالة», «الهيئة», «المرصد», «البعثة»: the body named last with that noun at its head."""
    look = known.look
    taken = bytearray(look.size + 1)
    heads: dict[str, list[tuple[int, Found]]] = {}
    for phrase in flat:
        if phrase.sort != "dropped":
            for at in range(phrase.first, phrase.last):
                taken[at] = 1
        if phrase.id and phrase.kind in _POINTED and phrase.last - phrase.first > 1:
            head = look.keys[phrase.first][phrase.skip :].removeprefix("ال")
            heads.setdefault(head, []).append((phrase.first, phrase))
    found: list[Found] = []
    for at in range(look.size):
        if taken[at] or len(look.keys[at]) < 5:
            continue
        for skip, key in cut_particles(look.keys[at]):
            before = [phrase for first, phrase in heads.get(key[2:], ()) if first < at] if key.startswith("ال") else []
            if before:
                last = before[-1]
                found.append(
                    Found(at, at + 1, skip, "name", last.kind, last.id, en=last.en, state=last.state, how="pointing")
                )
                break
    return found
