"""Bodies without a state, forces, agreements: by what was named before, else by the words themselves."""

from __future__ import annotations

from tawatur.coding.found import Found
from tawatur.coding.known import Known
from tawatur.coding.latin import write_slug


def settle_body(known: Known, phrase: Found, bodies: dict[str, str]) -> None:
    """A body without a state: the one named before with that noun (`bodies`), else that of the main state."""
    base = phrase.role.rstrip("!")
    recognised = phrase.role.endswith("!")
    word = known.look.keys[phrase.first][phrase.skip :]
    if recognised:
        phrase.id = "recognised-" + base
        return
    phrase.id = bodies.get(word, "") or bodies.get(base, "")
    if phrase.id:
        phrase.en = known.names.get(phrase.id, phrase.en)
        return
    state = known.main_state
    phrase.id = f"{state}-{base}" if state else base
    if state:
        phrase.en = f"{phrase.en}, {known.codebook.entries[state].en}"


def settle_force(known: Known, phrase: Found) -> None:
    """Forces without an owner: «الحركة» is the group named before, anything else a group of its own."""
    words = known.look.words(phrase.first, phrase.last, phrase.skip)
    if phrase.definite and phrase.last - phrase.first == 1:
        group = _last_group(known, phrase, words.removeprefix("ال"))
        if group:
            phrase.id, phrase.how, phrase.kind = group, "anaphora", known.kinds.get(group, phrase.kind)
            phrase.en = known.names.get(group, "")
            return
    phrase.id = "group-" + write_slug(words)


def _last_group(known: Known, phrase: Found, head: str) -> str:
    """The group that «الحزب», «الحركة» points back at: the last one named with that noun, else the last one named."""
    named = last = ""
    for other in known.order:
        if other.first >= phrase.first:
            break
        if (
            other.id
            and other.kind in ("armed_group", "political_group")
            and other is not phrase
            and other.how != "anaphora"
        ):
            last = other.id
            if head in known.look.keys[other.first][other.skip :].removeprefix("ال"):
                named = other.id
    return named or (last if head in known.grammar["group_nouns"] else "")


def settle_agreement(known: Known, phrase: Found) -> None:
    """An agreement composed in the text is named by its own words; a bare noun is dropped."""
    words = known.look.words(phrase.first, phrase.last, phrase.skip)
    if phrase.weak:
        phrase.sort = "dropped"
        return
    phrase.id = _same_text(known, phrase) or "agreement-" + write_slug(words.removeprefix("ال"))


def _same_text(known: Known, phrase: Found) -> str:
    """«القانون الجديد» is the law named before."""
    for other in known.order:
        if other.first >= phrase.first:
            break
        if other.sort != "agreement" or not other.id:
            continue
        if phrase.definite and phrase.role == other.role == "قانون":
            return other.id
    return ""


def settle_ship(known: Known, phrase: Found) -> None:
    """A ship without a name is the one named last, if the noun points back or it is named only later; else its own."""
    words = known.look.words(phrase.first, phrase.last, phrase.skip)
    last = ""
    for other in known.order:
        if other.first >= phrase.first:
            break
        if other.sort == "ship" and other.id and (not phrase.role or not other.role or phrase.role == other.role):
            last = other.id
    if not last and phrase.definite and phrase.last - phrase.first == 1:
        phrase.sort = "dropped"
        return
    phrase.id = last if last and (phrase.definite or phrase.role) else "ship-" + write_slug(words)
