"""Names of people and places: homonyms by the company they keep, capitals that stand for their state."""

from __future__ import annotations

from tawatur.arabic.similar import same_name, same_word
from tawatur.arabic.tokens import CLOSE, COLON, DASH, LINE, QUOTE
from tawatur.codebook.items import PlaceHeadItem
from tawatur.coding.found import Found
from tawatur.coding.known import Known, name_parts
from tawatur.coding.latin import write_latin, write_slug
from tawatur.coding.lookup import Lookup


def settle_name(known: Known, phrase: Found) -> None:
    """Give a name of a person or place its id, where the article allows one."""
    if phrase.sort in ("name", "place") and phrase.alternatives:
        _choose(known, phrase)
    if phrase.kind == "person" and phrase.sort == "name" and not phrase.id:
        _name_person(known, phrase)
    elif phrase.sort == "place" and not phrase.id and phrase.how == "head":
        words = known.look.keys[phrase.first : phrase.last]
        if _has_head(known.look, phrase) and len(words) > 1:
            words = words[1:]
        phrase.en = write_latin(" ".join(words))
        phrase.id = "place-" + write_slug(phrase.en)
    elif phrase.sort == "place" and not phrase.id and phrase.how == "side" and known.main_state:
        phrase.id, phrase.en = f"{known.main_state}:{phrase.role}", f"{phrase.role} {known.main_state}"
    if phrase.capital_of and phrase.sort == "place":
        _part_capital(known, phrase)
    known.remember(phrase)


def _choose(known: Known, phrase: Found) -> None:
    """Among homonyms the one whose state, namesakes and neighbours the article names most; weak names need some."""
    best, best_score = "", -1.0
    for rank, id_ in enumerate(phrase.alternatives):
        score = _company(known, phrase, id_) - 0.01 * rank
        if score > best_score:
            best, best_score = id_, score
    if phrase.weak and best_score < 1:
        phrase.id, phrase.alternatives = "", ()
        if phrase.kind != "person" or phrase.role_words is None:
            phrase.sort = "dropped"
        return
    entry = known.codebook.entries[best]
    phrase.id, phrase.en = entry.id, entry.en
    if phrase.sort not in ("place", "force"):
        phrase.kind = entry.kind
    phrase.state = phrase.state or entry.state


def _company(known: Known, phrase: Found, id_: str) -> float:
    """What speaks for one bearer of a name: its full name, its neighbours, its state, its title, the tagger."""
    entry = known.codebook.entries[id_]
    tag = known.look.tags[phrase.first]
    score = known.present[id_] * 3.0
    if entry.kind == "person":
        if tag.endswith("PER"):
            score += 1.0 + min(known.present[entry.state], 3) * 0.5
        if phrase.role_words is not None:
            score += 5 if phrase.state and phrase.state == entry.state else 1
        return score + (0.3 * min(known.present[entry.state], 3) if entry.state else 0)
    if entry.kind in ("place", "state"):
        company = known.present[entry.state] if entry.state and entry.state != id_ else 0
        company += sum(known.present[near] for near in entry.near)
        if phrase.common and not _guard_passed(known, phrase, tag):
            return score + min(company, 3) * 0.2
        if (
            phrase.common
            and id_ in known.codebook.small_places
            and not (tag.endswith("LOC") or phrase.how == "head" or _after_place_word(known, phrase))
        ):
            return score + min(company, 3) * 0.2
        return score + company + (1.0 if tag.endswith("LOC") else 0)
    if (
        phrase.weak
        and known.main_state
        and entry.state
        and known.main_state != entry.state
        and known.main_state not in entry.near
    ):
        return score
    return score + sum(known.present[near] for near in entry.near) + (known.present[entry.state] if entry.state else 0)


def _guard_passed(known: Known, phrase: Found, tag: str) -> bool:
    """Whether a place's name that is an everyday word too («تعز», «صور») stands where only a place can."""
    key = known.look.keys[phrase.first][phrase.skip :]
    only_tagged = known.codebook.guarded.get(key)
    if only_tagged is None or phrase.last - phrase.first > 1 or tag.endswith("LOC"):
        return True
    if only_tagged:
        return False
    cues = known.codebook.find_cue(key)
    rare = bool(cues) and all(cue.sort == "imperfect" for cue in cues)  # «تعز»: a verb that news hardly uses
    return rare or _after_place_word(known, phrase)


def _after_place_word(known: Known, phrase: Found) -> bool:
    """Whether a preposition of place or a noun like «مدينة» stands before a name or in its phrase."""
    if phrase.bare is not None or known.look.keys[phrase.first][: phrase.skip].endswith("ب"):
        return True
    if known.look.keys[phrase.first][: phrase.skip] == "و" and known.last_place_end == phrase.first:
        return True
    before = known.look.keys[phrase.first - 1] if phrase.first else ""
    return before in known.grammar["place_openers"] and not known.look.gaps[phrase.first] & ~QUOTE


def _part_capital(known: Known, phrase: Found) -> None:
    """A capital's name is the place after a preposition of place or a head; elsewhere it stands for its state."""
    look = known.look
    if (
        phrase.how != "codebook"
        or look.keys[phrase.first] in known.grammar["city_heads"]
        or phrase.last - phrase.first > 1
    ):
        return
    before = look.keys[phrase.first - 1] if phrase.first and not look.gaps[phrase.first] & ~QUOTE else ""
    cut = look.keys[phrase.first][: phrase.skip]
    if before in known.grammar["place_openers"] or cut.endswith("ب") or before in known.grammar["arrivals"]:
        return
    if phrase.first == 0 or look.gaps[phrase.first] & LINE:  # a dateline at the head of a paragraph
        following = look.gaps[phrase.last] if phrase.last < look.size else 0
        if following & (COLON | DASH | CLOSE):
            return
    if phrase.capital_of == known.main_state and not _beside_cue(known, phrase):
        return  # in the state that the article is about, the city is mostly meant: «في صنعاء», «دخلت طرابلس»
    phrase.id, phrase.kind = phrase.capital_of, "state"
    phrase.en = known.codebook.entries[phrase.id].en
    phrase.state = phrase.id


def _beside_cue(known: Known, phrase: Found) -> bool:
    """Whether a reporting verb stands right before or after: «أعلنت دمشق», «بغداد تقول»."""
    keys = known.look.keys
    around = keys[max(0, phrase.first - 1) : phrase.first] + keys[phrase.last : phrase.last + 1]
    return any(cue.sort in ("perfect", "imperfect") for key in around for cue in known.codebook.find_cue(key))


def _has_head(look: Lookup, phrase: Found) -> bool:
    """Whether a place's first word is a noun like «مدينة» that is no part of the name itself."""
    return look.of(phrase.first, PlaceHeadItem) is not None


def _name_person(known: Known, phrase: Found) -> None:
    """An unlisted or misspelt person: one already met, a listed one with one slip, or a new one."""
    parts = name_parts(known.look, phrase)
    for id_, forms in known.people.items():
        if any(same_name(parts, other) or (len(parts) == 1 and same_word(parts[0], other[-1])) for other in forms):
            phrase.id = id_
            phrase.en = known.names[id_]
            forms.append(parts)
            return
    listed = known.codebook.match_person(parts)
    if listed:
        phrase.id, phrase.en = listed, known.codebook.entries[listed].en
        phrase.state = phrase.state or known.codebook.entries[listed].state
    else:
        phrase.en = write_latin(" ".join(parts), known.codebook.latin_of(parts))
        phrase.id = "person-" + write_slug(phrase.en)
    known.people.setdefault(phrase.id, []).append(parts)
