"""Who did it and to whom, where a verb tells it: subject, object and what stands after prepositions."""

from __future__ import annotations

from tawatur.codebook.items import DemonymItem
from tawatur.codebook.triggers import TriggerBook, bare_noun
from tawatur.coding.event_reference import antecedent, dropped_subject, last_pair, state_phrase, subjects_before
from tawatur.coding.event_slots import WHO, Slot, Slots, end_of_clause, head_key, is_target, read_slots, target_noun
from tawatur.coding.event_told import AGENTS, Told, give_part
from tawatur.coding.found import Found
from tawatur.coding.view import View

# Frames whose verbs are written alike in both voices: «قتل جنديان» (two soldiers were killed), «قتل الجيش جنديين».
_TWO_VOICES = frozenset("harm arrest release expel strike seize besiege send capture".split())


def read_verb(view: View, book: TriggerBook, told: Told) -> None:
    """Give out the parts of a finite verb."""
    act, form = told.act, told.form
    told.end = end_of_clause(view, book, told.last)
    slots = read_slots(view, told.last, told.end)
    before = subjects_before(view, told.first, joined=told.conjunction)
    if form.passive or _is_passive(view, told, slots, before):
        _read_passive(view, told, slots, before)
    else:
        _read_active(view, told, slots, before)
    if form.pronoun and not form.passive and act.object == "ground":
        give_ground(view, told)
    elif form.pronoun and not form.passive and act.object not in ("thing",):
        owner = antecedent(view, told.first, form.pronoun, told.actors)
        if owner is not None:
            give_part(told, act.object, owner)
    note_unnamed(view, told, slots)
    give_preps(view, told, slots.found)
    give_owners(view, told)
    _give_pronoun_preps(view, told)
    give_pair(view, told)
    part_sides(told)


def give_ground(view: View, told: Told) -> None:
    """«عدن التي تم تحريرها», «حتى احتلتها اليابان»: the place named last before the verb or noun is taken."""
    first = view.sentence_bounds(told.first)[0]
    for at in range(told.first - 1, first - 1, -1):
        phrase = view.starts.get(at)
        if phrase is not None and phrase.kind in ("place", "state"):
            give_part(told, "ground", phrase)
            return
    told.somewhere = True


def part_sides(told: Told) -> None:
    """«معارك ضد قوات النظام»: who fights against somebody stands on one side only."""
    if told.against and told.act.subject == "both":
        others = {phrase.id for phrase in told.recipients if phrase not in told.actors}
        told.actors = [phrase for phrase in told.actors if phrase.id not in others]
        told.recipients = [phrase for phrase in told.recipients if phrase.id in others]


def _is_passive(view: View, told: Told, slots: Slots, before: list[Found]) -> bool:
    """Whether a form that both voices share is passive: nothing but the one who suffers stands beside it."""
    if told.form.pronoun or told.act.frame not in _TWO_VOICES or told.act.subject != "actor":
        return False
    if any(slot.prep == "agent" for slot in slots.found):
        return True
    if told.act.frame in ("capture",) or any(
        told.act.preps.get(slot.prep) in ("target", "recipient", "ground") for slot in slots.found
    ):
        return False
    if before:
        return slots.bare == 0 and told.act.frame in ("harm", "arrest", "release", "expel")
    lead = slots.lead()
    if slots.bare != 1 or not lead:
        return slots.bare == 0 and told.act.frame == "harm" and not lead
    return lead[0].counted or not _is_force(lead[0].phrase)


def _is_force(phrase: Found) -> bool:
    return phrase.kind in ("armed_group", "state", "government_body") and not phrase.id.startswith("group-")


def _read_passive(view: View, told: Told, slots: Slots, before: list[Found]) -> None:
    part = told.act.object if told.act.subject == "actor" else told.act.subject
    for phrase in before:
        give_part(told, part, phrase)
    if not before:
        for slot in slots.lead():
            give_part(told, part, slot.phrase)


def _read_active(view: View, told: Told, slots: Slots, before: list[Found]) -> None:
    act, form = told.act, told.form
    bare = [slot for slot in slots.found if not slot.prep]
    first = 1
    if form.person == 1:
        before = before or told.speakers
    if before and form.pronoun and form.number == "s" and _leads(slots, told.last, view):
        for phrase in before:  # «الشرطة تساندها قوات خاصة»: the subject follows, the pronoun points back
            give_part(told, act.object, phrase)
        before = []
    for phrase in before:
        give_part(told, act.subject, phrase)
    if not before:
        lead = slots.lead()
        going_on = left_out(view, told)
        if form.number in ("p", "d"):
            lead = []  # a verb in the plural stands after its subject
        if (
            lead
            and _may_be_subject(view, lead[0], act.subject, where=act.object in ("ground", "host", "target"))
            and not (going_on and _is_victim(lead[0], act.frame))
        ):
            for slot in lead:
                give_part(told, act.subject, slot.phrase)
            first = 2
        elif not form.pronoun or not lead:
            for phrase in going_on:
                give_part(told, act.subject, phrase)
            if slots.bare and not lead and slots.heads and not going_on and not is_target(view, slots.heads[0][1]):
                first = 2  # a subject without a name
                told.stranger = slots.heads[0][1]
    for slot in bare:
        if slot.order == first:
            give_part(told, act.object, slot.phrase)


def _leads(slots: Slots, start: int, view: View) -> bool:
    """Whether somebody stands right after the verb."""
    lead = slots.lead()
    return bool(lead) and lead[0].phrase.kind in AGENTS and view.start_of(lead[0].phrase) - start <= 1


def left_out(view: View, told: Told) -> list[Found]:
    """The subject of a verb that has none beside it: who acted in the clause before, or the speaker of himself."""
    form = told.form
    if told.speakers and _opens_speech(view, told):
        return told.speakers
    if told.conjunction or told.first == view.sentence_bounds(told.first)[0] or view.keys[told.first - 1] in _GOES_ON:
        found = dropped_subject(view, told.first, told.scope, form.gender, form.number)
        if found:
            return found
        if told.conjunction and told.speakers and _told_of_himself(view, told):
            return told.speakers
    return []


def _told_of_himself(view: View, told: Told) -> bool:
    """«أعلن الجيش أنه صد هجوما وقتل …»: what is said began with a pronoun that means the speaker."""
    return any(0 <= at < told.first and view.keys[at] in IT for at in (told.scope - 1, told.scope))


# After these a verb without subject goes on with the subject before: and then, where, he/she/they …
_GOES_ON = frozenset("ثم حيث كما انه انها انهم وانه وانها وانهم اذ لكنه لكنها لكنهم قد وقد ايضا فيما حتي بينما".split())
IT = frozenset("انه انها انهم وانه وانها وانهم انهما اننا انني نحن ونحن بانه بانها بانهم".split())


def _opens_speech(view: View, told: Told) -> bool:
    """«قال الجيش إنه استهدف …»: the verb opens the content, with a pronoun that means the speaker."""
    back = told.first - 1
    if told.form.person == 1:
        return True
    while back >= told.scope and view.keys[back] in ("قد", "لم", "لن", "لا", "سوف"):
        back -= 1
    return told.first - told.scope <= 3 and back >= 0 and view.keys[back] in IT


def _may_be_subject(view: View, slot: Slot, part: str, *, where: bool) -> bool:
    """Whether the first bare phrase after a verb is its subject: somebody who acts, not a place or a thing of
    theirs."""
    if part == "ground":
        return slot.phrase.kind in ("place", "state") or is_target(view, head_key(view, slot))
    if slot.owner or is_target(view, head_key(view, slot)) or (slot.head < 0 and is_oblique_plural(view, slot.phrase)):
        return False
    return slot.phrase.kind in AGENTS or (bool(slot.phrase.capital_of) and part in ("actor", "both") and not where)


def is_oblique_plural(view: View, phrase: Found) -> bool:
    """«وحاصرت الحوثيين»: a definite sound plural in -ين is no subject; its nominative is in -ون."""
    key = view.keys[view.start_of(phrase)]
    return phrase.kind in ("people", "armed_group", "political_group") and key.startswith("ال") and key.endswith("ين")


def _is_victim(slot: Slot, frame: str) -> bool:
    """«واعتقلت عشرة فلسطينيين»: people that are counted after a verb of force are its object."""
    return slot.phrase.kind == "people" and frame in _TWO_VOICES and (slot.counted or not slot.phrase.definite)


def give_preps(view: View, told: Told, slots: list[Slot]) -> None:
    """Parts by preposition. «في صنعاء» is a place in any frame, «من قبل الجيش» an actor."""
    preps = told.act.preps
    for slot in slots:
        if not slot.prep:
            continue
        if slot.prep == "agent":
            give_part(told, "actor", slot.phrase)
            continue
        part = preps.get(slot.prep)
        where = slot.phrase.kind in ("place", "state")
        if slot.prep in ("في", "ب", "قرب", "داخل", "وسط") and where and part not in ("ground", "recipient", "target"):
            part = "place"
        if part is None or (part == "actor" and told.actors):
            continue
        if slot.prep == "ب" and where and view.keys[view.start_of(slot.phrase) - 1].removeprefix("ال").startswith("م"):
            continue  # «سفينة مرتبطة بإسرائيل»
        if part == "recipient" and slot.phrase.kind == "place":
            give_part(told, "place", slot.phrase)  # «مساعدات إلى غزة»: the town where they come
        told.against = told.against or (slot.prep == "ضد" and part == "recipient")
        give_part(told, part, slot.phrase)


_TARGETED = frozenset(("target", "recipient", "ground", "host"))
_OWNED = ("هما", "ها", "هم", "ه")


def _is_owned(view: View, key: str) -> bool:
    """A target or a force with a pronoun: «قنصليتها», «قواتها»."""
    noun = target_noun(view, key)
    if is_target(view, noun):
        return noun != bare_noun(key)
    return any(key.endswith(end) and key.removesuffix(end) in view.grammar["event_owned"] for end in _OWNED)


def give_owners(view: View, told: Told) -> None:
    """«ضربة على قنصليتها», «دمر منازلهم»: whoever owns the thing struck suffers it."""
    if told.recipients or not _TARGETED & {told.act.object, *told.act.preps.values()}:
        return
    for at in range(told.last, min(told.end, told.last + 8)):
        key = view.keys[at]
        if view.covers[at] is not None or not _is_owned(view, key):
            continue
        pronoun = next((one for one in _OWNED if key.endswith(one)), "")
        owner = antecedent(view, at, pronoun, told.actors) if pronoun else None
        if owner is not None:
            give_part(told, "recipient", owner)
        return


_PRONOUN_PREPS = {
    "عليها": "علي",
    "عليه": "علي",
    "عليهم": "علي",
    "منها": "من",
    "منه": "من",
    "اليها": "الي",
    "اليه": "الي",
    "ضدها": "ضد",
    "ضده": "ضد",
}


def _give_pronoun_preps(view: View, told: Told) -> None:
    """«تسيطر عليها»: the place or party named last before the verb."""
    if told.last >= view.size:
        return
    prep = _PRONOUN_PREPS.get(view.keys[told.last], "")
    part = told.act.preps.get(prep, "")
    if not part:
        return
    where = part in ("ground", "place", "host")
    first = view.sentence_bounds(told.first)[0]
    nearest = not where or (told.first > first and view.keys[told.first - 1] in WHO)
    span = range(told.first - 1, max(first, told.first - 25) - 1, -1)
    for at in span if nearest else reversed(span):  # «مدينة … التي يسيطر عليها», but the topic of «وسرت … سيطر عليها»
        phrase = view.starts.get(at)
        if phrase is None or (phrase.kind == "place") != where:
            continue
        give_part(told, part, phrase)
        return


def note_unnamed(view: View, told: Told, slots: Slots) -> None:
    """Keep in mind what stands without a name where a part would: a place struck, a party met."""
    preps = told.act.preps
    told.somewhere = any(
        is_target(view, target_noun(view, noun))
        for prep, noun in slots.heads
        if preps.get(prep, told.act.object) in ("ground", "target", "host")
    )
    told.partner = any(
        preps.get(prep) in ("recipient", "both", "host") if prep else noun in view.grammar["event_counterparts"]
        for prep, noun in slots.heads
    )


def _adjective_pair(view: View, told: Told) -> list[Found]:
    """«الجانبان التركي والروسي»: the two states whose adjectives follow."""
    first, last = view.sentence_bounds(told.first)
    for at in range(first, min(told.last + 6, last - 2)):
        if view.keys[at] in view.grammar["event_pair_words"] or view.keys[at][1:] in view.grammar["event_pair_words"]:
            one = view.settled.look.of(at + 1, DemonymItem)
            two = view.settled.look.of(at + 2, DemonymItem)
            if one is not None and two is not None and view.keys[at + 2][0] == "و":
                found = [state_phrase(view, item[2].state) for item in (one, two)]
                return [phrase for phrase in found if phrase is not None]
    return []


def give_pair(view: View, told: Told) -> None:
    """«مباحثات بينهما», «اتفق الجانبان»: the two parties named last."""
    if told.act.subject != "both" or len({phrase.id for phrase in told.actors if phrase.kind != "people"}) > 1:
        return
    near = range(max(told.first - 3, view.sentence_bounds(told.first)[0]), min(told.last + 5, told.end))
    if not any(
        view.keys[at] in view.grammar["event_pair_words"] or view.keys[at][1:] in view.grammar["event_pair_words"]
        for at in near
    ):
        return
    pair = _adjective_pair(view, told) or last_pair(view, told.first)
    if pair:
        told.actors, told.recipients = [], []
        for phrase in pair:
            give_part(told, "both", phrase)
