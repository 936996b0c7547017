"""Who did it and to whom, where a noun tells it: its genitive, its adjective, the verbs around it."""

from __future__ import annotations

from tawatur.arabic.fold import fold_key
from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, STOP
from tawatur.codebook.items import DemonymItem
from tawatur.codebook.triggers import LightForm, TriggerBook
from tawatur.coding.event_reference import antecedent, dropped_subject, is_adjective, state_phrase, subjects_before
from tawatur.coding.event_roles import IT, give_ground, give_owners, give_pair, give_preps, note_unnamed, part_sides
from tawatur.coding.event_slots import Slot, Slots, end_of_clause, head_key, is_target, is_verb, read_slots, target_noun
from tawatur.coding.event_told import Told, acts, add_once, give_part
from tawatur.coding.found import Found
from tawatur.coding.view import View

_FAR = 18  # words from a verb to the noun of act that it governs; subject, time and place stand between
_PREPS = frozenset("في من علي الي عن بعد قبل خلال اثر عقب بسبب".split())


def read_noun(view: View, book: TriggerBook, told: Told) -> None:
    """Give out the parts of a verbal noun or noun of act."""
    act, form = told.act, told.form
    told.end = end_of_clause(view, book, told.last)
    start = told.last
    states = _read_demonyms(view, told)
    slots = read_slots(view, start, told.end)
    lead = slots.lead()
    near = lead if lead and _adjacent(view, lead[0], start) else []
    own = ""
    if form.pronoun and act.object == "ground" and act.genitive == "object":
        give_ground(view, told)
    elif form.pronoun:
        owner = antecedent(view, told.first, form.pronoun, [])
        if owner is not None:
            give_part(told, _genitive_part(told, _has_object(view, told, slots, [])), owner)
    if near and is_adjective(view, near[0].phrase):
        near = []
    if near and form.pronoun and act.genitive == "subject":
        for slot in near:  # «لدعمها حفتر»: the pronoun is the subject
            give_part(told, act.object, slot.phrase)
    elif near and not told.article:
        struck = is_target(view, head_key(view, near[0]))
        own = (
            act.object
            if struck or told.done
            else _genitive_part(told, _has_object(view, told, slots, near) or _strikes(view, near[0]))
        )
        for slot in near:
            give_part(told, own, slot.phrase)
    if (states and act.frame not in ("clash", "talk", "agree", "join")) or len(states) > 1:
        for state in states:
            give_part(told, act.subject if act.subject in ("actor", "both", "recipient") else "actor", state)
    if own in ("actor", "both"):
        for slot in slots.found:  # «استهداف الحوثيين مواقع سعودية»: a bare object after the genitive
            if not slot.prep and slot not in near and slot.order == 2:
                give_part(told, act.object, slot.phrase)
    note_unnamed(view, told, slots)
    give_preps(view, told, slots.found)
    _read_relative(view, book, told)
    _read_light(view, book, told)
    give_owners(view, told)
    if not told.actors and act.subject == "actor":
        _read_accused(told)
        _read_state_of(view, told)
    if act.frame == "join" and view.keys[told.first][:1] == "ب" and not told.actors:
        _read_together(view, told)
    give_pair(view, told)
    part_sides(told)


def _read_accused(told: Told) -> None:
    """«اتهمت الوحدات التنظيم بإطلاق …»: who is accused did it."""
    if told.cue_class == "accuse" and told.accused is not None and told.first - told.scope <= 6:
        give_part(told, "actor", told.accused)


def _read_together(view: View, told: Told) -> None:
    """«تعمل الحكومة بالتعاون مع التحالف»: the subject of the clause works together with whom «مع» names."""
    for phrase in dropped_subject(view, told.first, told.scope, "", "") or told.speakers:
        give_part(told, "actor", phrase)


def _read_state_of(view: View, told: Told) -> None:
    """«تظل الولايات المتحدة في حالة تأهب»: who is in a state is named before it."""
    if told.act.frame != "posture" or view.keys[told.first - 1] != "في":
        return
    phrase = view.covers[told.first - 2] if told.first > 1 else None
    if phrase is not None and not view.is_oblique(phrase):
        give_part(told, "actor", phrase)


def _genitive_part(told: Told, has_object: bool) -> str:
    act = told.act
    if act.genitive == "both":
        return "both"
    if act.genitive == "subject" or has_object:
        return act.subject
    return act.object


# Frames whose nouns govern whom they befall: «مقتل جنود», «إصابة 17 آخرين», «اعتقال ناشطين».
_SUFFERED = frozenset("harm arrest expel release toll".split())


def _has_object(view: View, told: Told, slots: Slots, near: list[Slot]) -> bool:
    """Whether an object stands after the genitive, so that the genitive is the subject: «قصف الحوثيين لأحياء»."""
    rest = [slot for slot in slots.found if slot not in near][:3]
    if told.act.frame in _SUFFERED:
        return any(slot.prep == "ل" for slot in rest)
    return (
        any(slot.prep in ("ل", "علي") for slot in rest)
        or any(not slot.prep and slot.order == 2 for slot in rest)
        or any(prep in ("ل", "علي") and is_target(view, noun) for prep, noun in slots.heads)
    )


def _strikes(view: View, slot: Slot) -> bool:
    return (
        view.keys[view.start_of(slot.phrase)] in view.grammar["event_strikers"]
        or head_key(view, slot) in view.grammar["event_strikers"]
    )


def _adjacent(view: View, slot: Slot, start: int) -> bool:
    """Whether a bare phrase belongs to the noun before it: nothing but its own head or a count stands between."""
    first = view.start_of(slot.phrase)
    if any(_is_attribute(view, at) for at in range(start, first)):
        return False
    return first - start <= 3 and not any(
        view.gaps[at] & (COMMA | DASH | OPEN | CLOSE | COLON) for at in range(start, first + 1)
    )


def _is_attribute(view: View, at: int) -> bool:
    """«قذيفة مدفعية», «غارة عنيفة»: an indefinite adjective closes the noun phrase before it."""
    key = view.keys[at]
    return (
        key.endswith("ه")
        and not key.startswith("ال")
        and key not in view.grammar["event_strikers"]
        and not is_target(view, target_noun(view, key))
    )


def _read_demonyms(view: View, told: Told) -> list[Found]:
    """States whose adjectives follow the noun: «الضربة الإسرائيلية», «المباحثات السعودية الأمريكية»."""
    found: list[Found] = []
    at = told.last
    while at < min(told.last + 3, view.size) and not view.gaps[at] & (STOP | LINE | COMMA | COLON | DASH):
        if view.covers[at] is not None:
            break
        key = view.keys[at]
        demonym = view.settled.look.of(at, DemonymItem, whole=True)
        if demonym is not None and not demonym[2].people and not key.endswith(("ين", "ون")):
            state = state_phrase(view, demonym[2].state)
            if state is not None:
                add_once(found, state)
            at = demonym[1]
            continue
        if key in view.codebook.filler_words or key[0].isdigit() or key[0] in "بلو":
            break
        at += 1
    return found


def _read_relative(view: View, book: TriggerBook, told: Told) -> None:
    """«هجوم شنه الحوثيون», «غارات نفذتها مقاتلات», «هجوم تبناه التنظيم»: the verb with a pronoun says who did it."""
    if told.actors and told.act.subject == "actor":
        return
    for at in range(told.last, min(told.last + 7, view.size)):
        if view.gaps[at] & (STOP | LINE):
            return
        if view.covers[at] is not None:
            continue
        with_it = at + 1 < view.size and view.keys[at + 1] in ("به", "بها")
        forms = [form for form in book.light.get(view.keys[at], ()) if form.pronoun or (form.prep == "ب" and with_it)]
        if not any(form.sort in ("perfect", "imperfect") and not form.passive for form in forms):
            continue
        end = end_of_clause(view, book, at + 1)
        slots = read_slots(view, at + 1 + with_it, end)
        for slot in slots.lead():
            if acts(slot.phrase):
                give_part(told, told.act.subject, slot.phrase)
        give_preps(view, told, slots.found)
        return


def _read_light(view: View, book: TriggerBook, told: Told) -> None:
    """A verb before the noun lends it its subject: «شن طيران التحالف، ليلة الأحد، غارات», «قام الجيش بشن هجوم»."""
    first = view.sentence_bounds(told.first)[0]
    edge, prep = told.first, told.prep
    for at in range(told.first - 1, max(first, told.first - _FAR) - 1, -1):
        if view.gaps[at + 1] & (STOP | LINE | COLON):
            return
        if view.covers[at] is not None:
            continue
        key = view.keys[at]
        whole = key in book.light
        forms = book.light.get(key) or (book.light.get(key[1:]) if key[0] in "وفسبل" and len(key) > 2 else None) or ()
        forms = tuple(
            form for form in forms if _governs(view, form, at, edge, prep) and not _is_subject(told, form, at)
        )
        if not forms:
            if at < edge - 1 and (is_verb(view, book, at) or key in ("ان", "التي", "الذي")):
                return
            continue
        form = next((form for form in forms if form.sort != "masdar"), forms[0])
        if form.sort != "masdar":
            told.light = at
            _lend_finite(view, told, form, at, joined=not whole and key[0] in "وف")
            return
        if _lend_masdar(view, told, form, at, edge):
            told.light = at
            return
        told.light, edge = at, at
        prep = key[0] if not whole and key[0] in "بل" else ""


def _is_subject(told: Told, form: LightForm, at: int) -> bool:
    """«استمرت الهجمات», «تؤدي المفاوضات»: a definite noun right after a finite verb is its subject, no object."""
    return told.article and at == told.first - 1 and form.sort != "masdar" and not form.prep and not form.passive


def _governs(view: View, form: LightForm, at: int, edge: int, prep: str) -> bool:
    """Whether a light verb has the noun at `edge` as its object: after its own preposition, or bare after verb and
    subject."""
    if form.sort == "masdar" and at < edge - 4:
        return False
    before = view.keys[edge - 1]
    if not form.prep:
        return not prep and (before not in _PREPS or edge - 1 == at)
    if len(form.prep) == 1:
        return prep == form.prep
    return fold_key(form.prep) in view.keys[at + 1 : edge]


def _lend_finite(view: View, told: Told, form: LightForm, at: int, *, joined: bool) -> None:
    act = told.act
    part = "recipient" if form.passive and act.subject == "actor" else act.subject
    before = subjects_before(view, at, joined=joined)
    slots = read_slots(view, at + 1, told.first)
    lead = [slot.phrase for slot in slots.lead() if acts(slot.phrase)]
    given = before or lead
    if not given and not (told.actors or told.recipients):
        given = dropped_subject(view, at, told.scope, form.gender, "")
        if not given and told.speakers and told.scope < at <= told.scope + 3 and view.keys[at - 1] in IT:
            given = told.speakers
    for phrase in given:
        if (
            part == "actor"
            and told.actors
            and act.genitive == "subject"
            and not form.passive
            and not before
            and not lead
        ):
            break
        give_part(told, part, phrase)
    for slot in slots.found:
        if slot.prep in ("في", "ب") and slot.phrase.kind in ("place", "state"):
            give_part(told, "place", slot.phrase)
        elif slot.prep in ("مع", "علي", "ضد") and slot.prep in act.preps:
            give_part(told, act.preps[slot.prep], slot.phrase)


def _lend_masdar(view: View, told: Told, form: LightForm, at: int, edge: int) -> bool:
    """«شن الحوثيين هجوما», «تنفيذ الجيش عملية». False where the masdar governs nobody: the verb before it lends its
    subject."""
    slots = read_slots(view, at + 1, edge)
    lead = [slot.phrase for slot in slots.lead() if acts(slot.phrase)]
    if form.pronoun and not lead:
        owner = antecedent(view, at, form.pronoun, [])
        lead = [owner] if owner is not None else []
    for phrase in lead:
        give_part(told, "recipient" if form.passive else told.act.subject, phrase)
    return bool(lead)
