"""Names of people and places: homonyms by the company they keep, capitals that stand for their state."""

from __future__ import annotations

from tawatur.arabic.similar import same_name, same_word
from tawatur.arabic.tokens import CLOSE, COLON, DASH, LINE, QUOTE
from tawatur.codebook.items import AdjectiveItem, DemonymItem, DirectionItem, NameItem, PlaceHeadItem
from tawatur.codebook.load import TOLD_OF
from tawatur.coding.found import Found
from tawatur.coding.known import Known, name_parts
from tawatur.coding.latin import write_latin, write_slug
from tawatur.coding.lookup import Lookup

# One neighbour in the article lets a weak name count; the rank among homonyms costs hundredths.
_ENOUGH = 0.9


def settle_name(known: Known, phrase: Found) -> None:
    """Give a name of a person or place its id, where the article allows one."""
    if phrase.sort in ("name", "place") and phrase.alternatives:
        _choose(known, phrase)
    elif phrase.sort == "force" and len(phrase.alternatives) > 1:
        _choose_owner(known, phrase)
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
    elif phrase.sort == "place" and not phrase.id and phrase.how == "area":
        phrase.state = phrase.state or known.main_state
        area = known.look.words(phrase.first, phrase.last, phrase.skip)
        phrase.en = write_latin(area)
        phrase.id = "area-" + write_slug(area)
    if phrase.capital_of and phrase.sort == "place":
        _part_capital(known, phrase)
    known.remember(phrase)


def _choose(known: Known, phrase: Found) -> None:
    """Among homonyms the one whose state, namesakes and neighbours the article names most; weak names need some."""
    best, best_score = "", -1.0
    first = known.codebook.entries[phrase.alternatives[0]]
    for rank, id_ in enumerate(phrase.alternatives):
        score = _company(known, phrase, id_) - 0.01 * rank
        if score > best_score:
            best, best_score = id_, score
    if phrase.weak and best_score < _ENOUGH:
        phrase.id, phrase.alternatives = "", ()
        if phrase.kind != "person" or phrase.role_words is None:
            phrase.sort = "dropped"
        return
    great = best not in known.codebook.small_places
    if _is_everyday(known, phrase) and weigh_place(known, phrase, best) + great < _PLAIN:
        phrase.id, phrase.alternatives, phrase.sort = "", (), "dropped"
        return
    entry = known.codebook.entries[best]
    phrase.id, phrase.en = entry.id, entry.en
    if phrase.sort not in ("place", "force"):
        phrase.kind = entry.kind
    if not phrase.state or phrase.state == first.state:
        phrase.state = entry.state
    if phrase.capital_of:
        phrase.capital_of = known.codebook.capitals.get(best, "")


def _choose_owner(known: Known, phrase: Found) -> None:
    """The force of the likeliest of several groups of one name: «مقاتلو المقاومة» in Yemen and in Gaza."""
    scores = [_company(known, phrase, id_) - 0.01 * rank for rank, id_ in enumerate(phrase.alternatives)]
    entry = known.codebook.entries[phrase.alternatives[scores.index(max(scores))]]
    armed = entry.kind == "armed_group"
    phrase.id, phrase.kind = (entry.id, entry.kind) if armed else (f"{entry.id}-forces", phrase.kind)
    phrase.en, phrase.state = (entry.en if armed else f"{entry.en}'s forces"), entry.state


# Signs that must speak for a place whose name is also a rarer noun («حمص» chickpeas); that it is a great city is one.
_PLAIN = 2


def _is_everyday(known: Known, phrase: Found) -> bool:
    """Whether a well-known place's name is also a noun, and stands alone."""
    if phrase.sort != "place" or phrase.last - phrase.first > 1:
        return False
    return known.look.keys[phrase.first][phrase.skip :] in known.grammar["everyday_places"]


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
        near = _nearness(known, phrase, id_)
        if not _stands_as_place(known, phrase, tag, id_) or (not company and _is_far(known, phrase, tag, id_)):
            return score + min(company, 3) * 0.2
        surely = phrase.common and company and weigh_place(known, phrase, id_) >= _LIKELY
        return score + company + near + (1.0 if tag.endswith("LOC") or surely else 0)
    if (
        phrase.weak
        and known.main_state
        and entry.state
        and known.main_state != entry.state
        and known.main_state not in entry.near
        and not any(known.present[near] for near in entry.near)
    ):
        return score  # an article on another state, and nobody of its company
    return score + sum(known.present[near] for near in entry.near) + (known.present[entry.state] if entry.state else 0)


def _is_far(known: Known, phrase: Found, tag: str, id_: str) -> bool:
    """Whether a place is a small town of a state whose wars the news does not tell town by town, and its name looks
    like a word («في بيانه», «وردا على», «أشار») or does not stand where a place does."""
    if id_ not in known.codebook.small_places or known.codebook.entries[id_].state in TOLD_OF:
        return False
    key = known.look.keys[phrase.first][phrase.skip :]
    if phrase.last - phrase.first == 1 and (key.endswith(("ه", "ها", "هم", "ا")) or known.codebook.find_cue(key)):
        return True
    return not (tag.endswith("LOC") or _after_place_word(known, phrase))


def _stands_as_place(known: Known, phrase: Found, tag: str, id_: str) -> bool:
    """Whether a doubtful name of a place stands where a place can: one that is a word too, or that of a small town."""
    if not phrase.common:
        return True
    if not _guard_passed(known, phrase, tag, id_):
        return False
    if id_ not in known.codebook.small_places or tag.endswith("LOC") or phrase.how == "head":
        return True
    return _after_place_word(known, phrase) or weigh_place(known, phrase, id_) >= _LIKELY


def _nearness(known: Known, phrase: Found, id_: str) -> float:
    """1 where the nearest phrase of any homonym's state is of this one's."""
    entries = known.codebook.entries
    states = {entries[other].state for other in phrase.alternatives} - {""}
    if len(states) < 2:
        return 0.0
    paragraph = known.look.reading.paragraph_of
    near = min(
        (
            (abs(other.first - phrase.first), other.state or other.id)
            for other in known.order
            if (other.state in states or other.id in states)
            and other.first != phrase.first
            and not other.weak
            and len(other.alternatives) < 2
            and paragraph[other.first] == paragraph[phrase.first]
        ),
        default=(0, ""),
    )[1]
    return float(near == entries[id_].state)


def _guard_passed(known: Known, phrase: Found, tag: str, id_: str) -> bool:
    """Whether a place's name that is an everyday word too («تعز», «صور») stands where only a place can."""
    key = known.look.keys[phrase.first][phrase.skip :]
    only_tagged = known.codebook.guarded.get(key)
    if only_tagged is None or phrase.last - phrase.first > 1 or tag.endswith("LOC"):
        return True
    cues = known.codebook.find_cue(key)
    rare = bool(cues) and all(cue.sort == "imperfect" for cue in cues)  # «تعز»: a verb that news hardly uses
    if rare and not only_tagged:
        return True
    if cues and known.look.opens_clause(phrase.first):
        return False  # «قالت …»: the verb
    return weigh_place(known, phrase, id_) >= (_CERTAIN if only_tagged else _LIKELY)


# Signs that must speak for a place whose name is an everyday word, and for one whose name is a grammatical word.
_LIKELY, _CERTAIN = 3, 4
# Words before and after a name in which its neighbours are looked for.
_NEAR = 10


def weigh_place(known: Known, phrase: Found, id_: str) -> int:
    """Signs that an everyday word is a place's name here: what stands before and after it, and the company it keeps."""
    look, grammar = known.look, known.grammar
    keys, first, last = look.keys, phrase.first, phrase.last
    state = known.codebook.entries[id_].state
    if phrase.how == "head" or phrase.bare is not None or look.of(first, PlaceHeadItem) is not None:
        return _CERTAIN
    cut = keys[first][: phrase.skip]
    before = keys[first - 1] if first and look.joined(first) else ""
    after = keys[last] if look.joined(last) else ""
    signs = 0
    if cut.endswith("ب") or before in grammar["place_openers"]:
        signs += 1
    if before in grammar["place_parts"]:
        signs += 2
    elif before.startswith("ال") and not cut and _is_common_noun(look, first - 1):
        signs -= 2  # «الجسر الموصل إلى»: an adjective
    elif before and not cut and before not in grammar["place_openers"] and _governs(known, first - 1):
        signs -= 1  # «أطباء العيون»
    if cut[:1] == "و" and known.last_place_end == first:
        signs += 2
    if any(key.lstrip("وف") in grammar["taken"] for key in keys[max(0, first - 5) : first]):
        signs += 1
    if after in grammar["place_parts"] or after in grammar["beside"] or _located(known, last, state):
        signs += 1
    elif after.startswith("ال") and not keys[first][phrase.skip :].startswith("ال") and not look.at(last):
        signs -= 2  # «حلب الأبقار»: a noun with its complement
    others = {
        other.first
        for other in known.order
        if other is not phrase and other.id != id_ and state and state in (other.state, other.id) and not other.weak
    }
    signs += look.tags[first].endswith("LOC")
    signs += bool(others)
    signs += any(abs(at - first) <= _NEAR for at in others)
    paragraph = look.reading.paragraph_of[first]
    for at in range(last, min(last + 3 * _NEAR, look.size)):
        if look.reading.paragraph_of[at] != paragraph:
            break
        if keys[at] in grammar["pointing_places"]:
            return signs + 1
    return signs


def _governs(known: Known, at: int) -> bool:
    """Whether a word may be a noun that governs the next: neither definite nor a grammatical word, a verb or a name."""
    key = known.look.keys[at]
    if key.startswith("ال") or key in known.codebook.closed_words or known.codebook.find_cue(key):
        return False
    return key not in known.grammar["taken"] and not any(
        isinstance(entry.item, NameItem | DemonymItem | DirectionItem) for entry in known.look.at(at)
    )


def _is_common_noun(look: Lookup, at: int) -> bool:
    """Whether a word is neither a name nor an adjective of a state."""
    if look.keys[at] in look.codebook.closed_words:
        return False
    return not any(isinstance(entry.item, NameItem | DemonymItem | AdjectiveItem) for entry in look.at(at))


def _located(known: Known, at: int, state: str) -> bool:
    """«في سلطنة عمان», «بمحافظة إب»: whether a phrase of the state follows, with a preposition of place."""
    look = known.look
    if not look.joined(at) or not state:
        return False
    start = at + 1 if look.keys[at] in ("في", "علي", "قرب") else at
    if start == at and not look.keys[at].startswith("ب"):
        return False
    return any(other.first == start and state in (other.state, other.id) for other in known.order)


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
    if before in known.grammar["place_parts"]:
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
