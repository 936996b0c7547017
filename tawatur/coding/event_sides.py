"""Parts that a clause leaves out and the article tells elsewhere: who announced it, who fights whom."""

from __future__ import annotations

from collections import Counter

from tawatur.coding.event_told import AGENTS, Told, add_once
from tawatur.coding.found import Found
from tawatur.coding.view import View

# Kinds of those who announce what they did themselves.
_DOERS = frozenset("armed_group government_body state political_group".split())
_STRIKERS = frozenset("people organisation".split())  # those who announce a strike of their own
_OPENING = 4  # words from the beginning of what is announced to the act


def _calls_strike(told: Told, speaker: Found) -> bool:
    """«أعلن المحامون الإضراب»: people announce a strike of their own."""
    return speaker.kind in _STRIKERS and told.act.type == "PROTEST" and told.cue_class == "announce"


def fill_announcers(told: list[Told]) -> None:
    """«أعلن الجيش قصف مواقع», «قال الأمن إنه تم القبض على …»: the act at the head of what is announced is the
    speaker's."""
    for one in told:
        if one.actors or one.act.subject != "actor" or not one.speakers or one.form.sort in ("perfect", "imperfect"):
            continue
        speaker = one.speakers[0]
        if one.done and one.act.type == "ASSAULT" and _strikes_at_home(one, speaker):
            continue
        if (
            (speaker.kind in _DOERS or _calls_strike(one, speaker))
            and one.first - one.scope <= _OPENING
            and one.cue_class in ("announce", "say", "assert")
        ) and all(phrase.id != speaker.id for phrase in one.recipients):
            add_once(one.actors, speaker)


def _strikes_at_home(told: Told, speaker: Found) -> bool:
    """«أعلن الجيش الإسرائيلي أنه تم إطلاق صواريخ على شمال إسرائيل»: it announces what others did to it."""
    struck = (*told.recipients, *told.places, *told.within)
    return not struck or any(phrase.id == speaker.state or phrase.state == speaker.state for phrase in struck)


# Frames of dealings whose sides stand on both hands.
_MUTUAL = frozenset("talk meet call agree sign join clash swap".split())


def fill_partners(told: list[Told]) -> None:
    """«حررت المقاومة … بعد مواجهات مع الحوثيين»: of two sides one is told, the other acts earlier in the sentence;
    «اتصالات أنقرة وموسكو»: two that are told as actors deal with each other."""
    for at, one in enumerate(told):
        if one.act.frame not in _MUTUAL or one.against:
            continue
        sides = {phrase.id for phrase in (*one.actors, *one.recipients)}
        if len(one.actors) > 1 and not one.recipients and one.act.type != "ASSAULT":
            one.recipients = list(one.actors)
        if len(sides) != 1 or one.act.subject != "both" or one.act.frame not in ("clash", "talk"):
            continue
        earlier = [other for other in told[:at] if other.sentence == one.sentence and other.actors]
        partners = [phrase for phrase in earlier[-1].actors if phrase.id not in sides] if earlier else []
        for phrase in partners[:1] if all(_is_side(other) for other in one.actors) else ():
            if _is_side(phrase):
                one.actors.insert(0, phrase)
                one.recipients.insert(0, phrase)


def fill_sides(told: list[Told]) -> None:
    """Who strikes a party of which only one enemy is told, and whom that enemy strikes.

    Sides are taken from the acts of force that name both; where a party has several enemies, nothing is filled.
    """
    enemies: dict[str, Counter[str]] = {}
    phrases: dict[str, Found] = {}
    for one in told:
        if one.act.type != "ASSAULT" or one.status == "denied":
            continue
        for actor in one.actors:
            for other in one.recipients:
                if actor.id == other.id or not _is_side(actor) or not _is_side(other):
                    continue
                enemies.setdefault(actor.id, Counter())[other.id] += 1
                enemies.setdefault(other.id, Counter())[actor.id] += 1
                phrases[actor.id], phrases[other.id] = actor, other
    for one in told:
        if one.act.type != "ASSAULT" or one.act.frame in ("break",):
            continue
        if one.actors and not one.recipients:
            _fill(one.recipients, one.actors, enemies, phrases)
        elif one.recipients and not one.actors:
            _fill(one.actors, one.recipients, enemies, phrases)


# Powers: who may be struck or helped without being named in the clause itself.
_POWERS = frozenset("state armed_group political_group government_body".split())


def fill_others(view: View, told: list[Told]) -> None:
    """Whom an attack or help is for, where its clause names nobody: the only other power that its sentence names."""
    for one in told:
        if one.act.type not in ("ASSAULT", "AID") or not one.actors or one.recipients:
            continue
        taken = {phrase.id for phrase in (*one.actors, *one.speakers)}
        first, last = view.sentence_bounds(one.first)
        others: dict[str, Found] = {}
        for at in range(max(first, one.scope), last):
            phrase = view.starts.get(at)
            if phrase is None or phrase.kind not in _POWERS or phrase.id in taken:
                continue
            if not _is_helped(view, at) and view.keys[at - 1] != "في":
                others[phrase.id] = phrase
        if len(others) == 1:
            one.recipients.extend(others.values())


def _is_helped(view: View, at: int) -> bool:
    return any(view.keys[back] in view.grammar["event_in_favour"] for back in range(max(0, at - 2), at))


def _is_side(phrase: Found) -> bool:
    return phrase.kind in AGENTS and phrase.kind not in ("people", "person")


def _fill(empty: list[Found], given: list[Found], enemies: dict[str, Counter[str]], phrases: dict[str, Found]) -> None:
    found = Counter[str]()
    for phrase in given:
        found.update(enemies.get(phrase.id, Counter()))
    for phrase in given:
        found.pop(phrase.id, None)
    if not found:
        return
    ranked = found.most_common()
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return
    add_once(empty, phrases[ranked[0][0]])
