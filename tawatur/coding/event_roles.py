"""Who did it and to whom: the parts of an act, read from the clause around its trigger."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, STOP
from tawatur.arabic.fold import fold_key
from tawatur.codebook.items import DemonymItem
from tawatur.codebook.triggers import LightForm, TriggerBook, bare_noun
from tawatur.coding.event_slots import Slot, end_of_clause, head_key, read_slots
from tawatur.coding.event_told import AGENTS, Told, add_once, give_part, is_anyone
from tawatur.coding.found import Found
from tawatur.coding.view import View

# Particles between a subject and its verb: already, was, not, also, for its part.
_BETWEEN = frozenset("قد كان كانت كانوا لم لا لن سوف هو هي هم ايضا بدوره بدورها بدورهم كذلك وقد لقد ما لايزال يزال تزال زالت زال لا".split())
_WHO = frozenset("التي الذي الذين اللذين اللذان اللتين والتي والذي والذين".split())
# Nouns of what is struck or taken: they are no subject of the verb before them.
TARGETS = frozenset(
    "موقع مواقع مقر مقار مقرات معسكر معسكرات منزل منازل بيت بيوت قري قريه احياء حي مناطق منطقه بلده بلدات مدينه مدن مبني مباني مباني تجمع "
    "تجمعات ثكنه ثكنات معقل معاقل مخزن مخازن مستودع مستودعات هدف اهداف سياره اليه اليات مركبه مركبات نقطه نقاط حاجز حواجز مطار مطارات "
    "قاعده قواعد محطه مستشفي مدرسه مدارس سوق موكب قافله رتل ارتال خطوط مجمع منشاه منشات مخيم مخيمات مسجد سفينه سفن ناقله ناقلات بني بنيه "
    "تعزيزات مراكز مركز اراضي عمق محيط اطراف ضواحي ريف جنوب شمال شرق غرب وسط قنصليه سفاره محافظه محافظات مديريه جبل تله سجن".split()
)
# Forces whose noun alone tells that they strike: air force, jets, artillery, navy, drones.
_STRIKERS = frozenset("طيران الطيران مقاتلات طايرات مدفعيه المدفعيه مروحيات راجمات دبابات بوارج بحريه مسيرات الطايرات المقاتلات".split())


def read_verb(view: View, book: TriggerBook, told: Told) -> None:
    """Give out the parts of a finite verb."""
    act, form = told.act, told.form
    told.end = end_of_clause(view, book, told.last)
    slots = read_slots(view, told.last, told.end)
    before = subjects_before(view, told.first, joined=told.conjunction)
    subject, obj = (act.object, "actor") if form.passive else (act.subject, act.object)
    bare = [slot for slot in slots if not slot.prep]
    if form.passive:
        for phrase in before:
            give_part(told, subject, phrase)
        for slot in bare:
            if not before and slot.order <= 1 or slot.head >= 0 and slot.order <= 1:
                give_part(told, subject, slot.phrase)
    else:
        first = 1
        for phrase in before:
            give_part(told, subject, phrase)
        if not before:
            lead = [slot for slot in bare if slot.order == 1]
            if lead and _may_be_subject(view, lead[0], subject):
                for slot in lead:
                    give_part(told, subject, slot.phrase)
                first = 2
            elif not form.pronoun or lead:
                for phrase in dropped_subject(view, told.first, form.gender, form.number):
                    give_part(told, subject, phrase)
        for slot in bare:
            if slot.order >= first and slot.order <= first + 1 and (slot.order == first or slot.head >= 0 or told.act.frame != "meet"):
                give_part(told, obj, slot.phrase)
    if form.pronoun and not form.passive and obj not in ("thing",):
        owner = antecedent(view, told.first, form.pronoun, told.actors)
        if owner is not None:
            give_part(told, obj, owner)
    _give_preps(view, told, slots)
    _give_pronoun_preps(view, told)


def read_noun(view: View, book: TriggerBook, told: Told) -> None:
    """Give out the parts of a verbal noun or noun of act."""
    act, form = told.act, told.form
    told.end = end_of_clause(view, book, told.last)
    start = told.last
    states = _read_demonyms(view, told)
    slots = read_slots(view, start, told.end)
    near = [slot for slot in slots if not slot.prep and slot.order == 1]
    near = near if near and _adjacent(view, near[0], start) else []
    own = ""
    if form.pronoun:
        owner = antecedent(view, told.first, form.pronoun, [])
        if owner is not None:
            give_part(told, _genitive_part(told, _has_object(slots)), owner)
    if near and not told.article:
        own = _genitive_part(told, _has_object([slot for slot in slots if slot not in near]) or _strikes(view, near[0]))
        for slot in near:
            give_part(told, own, slot.phrase)
    if states and act.frame not in ("clash", "talk", "agree", "join") or len(states) > 1:
        for state in states:
            give_part(told, act.subject if act.subject in ("actor", "both", "recipient") else "actor", state)
    for slot in slots:  # «استهداف الحوثيين مواقع سعودية»: a bare object after the genitive
        if not slot.prep and slot not in near and own in ("actor", "both") and slot.order == 2:
            give_part(told, act.object, slot.phrase)
    _give_preps(view, told, slots)
    _read_relative(view, book, told)
    _read_light(view, book, told)


def _genitive_part(told: Told, has_object: bool) -> str:
    act = told.act
    if act.genitive == "both":
        return "both"
    if act.genitive == "subject" or has_object:
        return act.subject
    return act.object


def _has_object(slots: list[Slot]) -> bool:
    return any(slot.prep in ("ل", "علي") or (not slot.prep and slot.order >= 2) for slot in slots[:3])


def _strikes(view: View, slot: Slot) -> bool:
    return view.keys[view.start_of(slot.phrase)] in _STRIKERS or head_key(view, slot) in _STRIKERS


def _adjacent(view: View, slot: Slot, start: int) -> bool:
    """Whether a bare phrase belongs to the noun before it: nothing but its own head or a count stands between."""
    first = view.start_of(slot.phrase)
    return first - start <= 3 and not any(view.gaps[at] & (COMMA | DASH | OPEN | CLOSE | COLON) for at in range(start, first + 1))


def _give_preps(view: View, told: Told, slots: list[Slot]) -> None:
    """Parts by preposition. «في صنعاء» is a place in any frame, «من قبل الجيش» an actor."""
    preps = told.act.preps
    for slot in slots:
        if not slot.prep:
            continue
        if slot.prep == "agent":
            if told.act.subject != "recipient" or not told.actors:
                give_part(told, "actor", slot.phrase)
            continue
        part = preps.get(slot.prep)
        if part is None and slot.prep in ("في", "ب", "قرب", "داخل", "وسط"):
            part = "place" if slot.phrase.kind in ("place", "state") else None
        if part is None:
            continue
        if part == "actor" and told.actors:
            continue
        give_part(told, part, slot.phrase)


_PRONOUN_PREPS = {"عليها": "علي", "عليه": "علي", "عليهم": "علي", "منها": "من", "منه": "من", "اليها": "الي", "اليه": "الي", "ضدها": "ضد", "ضده": "ضد"}


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
    for at in range(told.first - 1, max(first, told.first - 14) - 1, -1):
        phrase = view.starts.get(at)
        if phrase is None or (phrase.kind == "place") != where:
            continue
        give_part(told, part, phrase)
        return


def subjects_before(view: View, verb: int, *, joined: bool = False) -> list[Found]:
    """The subject of a verb that stands before it: «طيران التحالف قصف», «التنظيم الذي سيطر», with those joined to it.

    A verb with «و» written onto it (`joined`) opens a clause of its own: nothing before it is its subject.
    """
    first = view.sentence_bounds(verb)[0]
    at = verb - 1
    if joined:
        return []
    while at >= first and view.covers[at] is None and view.keys[at] in _BETWEEN:
        at -= 1
    if at < first or view.gaps[at + 1] & (STOP | LINE | COLON | OPEN):
        return []
    relative = view.covers[at] is None and view.keys[at] in _WHO
    if relative:
        at -= 1
    elif view.gaps[at + 1] & COMMA and not _closes_insertion(view, at, first):
        return []
    at = _skip_adjunct(view, at, first)
    if at < first:
        return []
    phrase = view.covers[at]
    if phrase is None or phrase.kind not in AGENTS or is_anyone(phrase):
        return []
    chain = [phrase]
    start = view.start_of(phrase)
    while start > first and view.keys[start][:1] == "و" and view.covers[start - 1] is not None and not view.gaps[start] & (STOP | LINE):
        earlier = view.covers[start - 1]
        assert earlier is not None
        if earlier.kind not in AGENTS:
            break
        chain.append(earlier)
        start = view.start_of(earlier)
    if view.is_oblique(chain[-1]):
        return [phrase] if relative else []
    if not relative and start > first and _governed(view, start):
        return []
    return list(reversed(chain))


def _closes_insertion(view: View, at: int, first: int) -> bool:
    """«الوزير، الاثنين، أجرى …»: the comma before the verb closes an insertion of time, an apposition or a relative clause."""
    for back in range(at, max(first, at - 5) - 1, -1):
        if view.gaps[back] & COMMA:
            return all(view.keys[inner] in view.codebook.time_words or view.keys[inner][0].isdigit() for inner in range(back, at + 1))
    return False


def _skip_adjunct(view: View, at: int, first: int) -> int:
    """Step back over times and over «في» with a place between subject and verb."""
    steps = 0
    while at > first and steps < 4:
        steps += 1
        phrase = view.covers[at]
        if phrase is None and (view.keys[at] in view.codebook.time_words or view.keys[at][0].isdigit()):
            at -= 1
            continue
        if phrase is not None and phrase.kind == "place":
            start = view.start_of(phrase)
            if start > first and view.keys[start - 1] in ("في", "من", "قرب", "داخل"):
                at = start - 2
                continue
            if view.keys[start][:1] == "ب" and phrase.skip:
                at = start - 1
                continue
        break
    return at


def _governed(view: View, start: int) -> bool:
    """Whether a phrase is the genitive of an unlisted noun before it («مقتل الجنود أثار»): then the noun is the subject."""
    key = view.keys[start - 1]
    if view.gaps[start] & (COMMA | DASH | CLOSE | OPEN) or view.covers[start - 1] is not None:
        return False
    return view.codebook.is_masdar(key) and not view.codebook.is_cue(key)


def _may_be_subject(view: View, slot: Slot, part: str) -> bool:
    """Whether the first bare phrase after a verb is its subject: somebody who acts, not a place or a thing of theirs."""
    if head_key(view, slot) in TARGETS:
        return part == "ground"
    if part in ("ground",):
        return slot.phrase.kind in ("place", "state")
    return slot.phrase.kind in AGENTS


def dropped_subject(view: View, verb: int, gender: str, number: str) -> list[Found]:
    """The subject that goes on from the clause before in the same sentence: «… نفذ الطيران غارات وقصف مواقع»."""
    first = view.sentence_bounds(verb)[0]
    for at in range(first, verb):
        phrase = view.starts.get(at)
        if phrase is None or phrase.kind not in AGENTS or view.is_oblique(phrase) or is_anyone(phrase):
            continue
        if number == "p" and phrase.kind in ("state", "person") and not phrase.plural:
            continue
        if gender == "f" and phrase.kind == "person" and not phrase.feminine:
            continue
        if gender == "m" and number == "s" and phrase.kind == "state" and phrase.id not in _MALE_STATES:
            continue
        found = [phrase]
        end = view.end_of(phrase)
        while end < verb and (joined := view.starts.get(end)) is not None and view.keys[end][:1] == "و" and joined.kind in AGENTS:
            found.append(joined)
            end = view.end_of(joined)
        return found
    return []


# States whose Arabic names are masculine.
_MALE_STATES = frozenset("lebanon iraq yemen sudan jordan morocco south-sudan chad niger vatican".split())


def antecedent(view: View, at: int, pronoun: str, taken: list[Found]) -> Found | None:
    """Whom a pronoun means: the nearest phrase before it in its sentence that agrees, subjects before objects."""
    first = view.sentence_bounds(at)[0]
    second: Found | None = None
    ids = {phrase.id for phrase in taken}
    for back in range(at - 1, first - 1, -1):
        phrase = view.starts.get(back)
        if phrase is None or phrase.kind not in AGENTS or phrase.id in ids or is_anyone(phrase) or not agrees(view, phrase, pronoun):
            continue
        if not view.is_oblique(phrase):
            return phrase
        second = second or phrase
    return second


def agrees(view: View, phrase: Found, pronoun: str) -> bool:
    """Whether a pronoun of the third person may stand for a phrase."""
    if pronoun == "ها":
        if phrase.kind == "person":
            return phrase.feminine
        return phrase.kind != "people" and (phrase.kind != "state" or phrase.id not in _MALE_STATES)
    if pronoun == "ه":
        if phrase.kind == "person":
            return not phrase.feminine
        return phrase.kind in ("armed_group", "political_group", "government_body") or phrase.id in _MALE_STATES
    if pronoun in ("هم", "هن"):
        return phrase.kind in ("people", "armed_group") or phrase.plural
    return pronoun == "هما"


def _read_demonyms(view: View, told: Told) -> list[Found]:
    """States whose adjectives follow the noun: «الضربة الإسرائيلية», «المباحثات السعودية الأمريكية»."""
    found: list[Found] = []
    at = told.last
    while at < min(told.last + 3, view.size) and not view.gaps[at] & (STOP | LINE | COMMA | COLON | DASH):
        if view.covers[at] is not None:
            break
        demonym = view.settled.look.of(at, DemonymItem, whole=True)
        if demonym is not None and not demonym[2].people:
            state = state_phrase(view, demonym[2].state)
            if state is not None:
                add_once(found, state)
            at = demonym[1]
            continue
        at += 1
    return found


def state_phrase(view: View, state: str) -> Found | None:
    """A phrase of the article that means a state, else its army or government, else None."""
    second: Found | None = None
    for phrase in view.settled.phrases:
        if phrase.id == state and phrase.kind == "state":
            return phrase
        if second is None and phrase.state == state and phrase.kind in ("armed_group", "government_body") and phrase.id.startswith(state):
            second = phrase
    return second


def _read_relative(view: View, book: TriggerBook, told: Told) -> None:
    """«هجوم شنه الحوثيون», «غارات نفذتها مقاتلات», «هجوم تبناه التنظيم»: the verb with a pronoun says who did it."""
    if told.actors and told.act.subject == "actor":
        return
    for at in range(told.last, min(told.last + 7, view.size)):
        if view.gaps[at] & (STOP | LINE):
            return
        if view.covers[at] is not None:
            continue
        forms = [form for form in book.light.get(view.keys[at], ()) if form.pronoun or (form.prep == "ب" and view.keys[min(at + 1, view.size - 1)] in ("به", "بها"))]
        finite = [form for form in forms if form.sort in ("perfect", "imperfect") and not form.passive]
        if not finite:
            continue
        for slot in read_slots(view, at + 1, min(at + 12, view.sentence_bounds(at)[1])):
            if not slot.prep and slot.order == 1 and slot.phrase.kind in AGENTS:
                give_part(told, "actor", slot.phrase)
        rest = read_slots(view, at + 1, end_of_clause(view, book, at + 1))
        _give_preps(view, told, [slot for slot in rest if slot.prep])
        return


_FAR = 9  # words from a light verb to its noun


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
        cut = key in book.light
        forms = book.light.get(key) or (book.light.get(key[1:]) if key[0] in "وفسبل" and len(key) > 3 else None) or ()
        forms = tuple(form for form in forms if _governs(view, form, at, edge, prep))
        if not forms:
            if at < edge - 1 and any(seen.form.sort in ("perfect", "imperfect") for seen in book.see(key)):
                return
            continue
        form = forms[0]
        if form.sort != "masdar":
            told.light = at
            _lend_finite(view, told, form, at, joined=not cut and key[0] in "وف")
            return
        if _lend_masdar(view, told, form, at, edge):
            told.light = at
            return
        told.light, edge = at, at
        prep = key[0] if not cut and key[0] in "بل" else ""


def _governs(view: View, form: LightForm, at: int, edge: int, prep: str) -> bool:
    """Whether a light verb has the noun at `edge` as its object: after its own preposition, or bare after verb and subject."""
    if form.sort == "masdar" and at < edge - 4:
        return False
    before = view.keys[edge - 1]
    if not form.prep:
        return not prep and (before not in _PREPS or edge - 1 == at)
    if len(form.prep) == 1:
        return prep == form.prep
    return fold_key(form.prep) in view.keys[at + 1 : edge]


_PREPS = frozenset("في من علي الي عن بعد قبل خلال اثر عقب بسبب".split())


def _lend_finite(view: View, told: Told, form: LightForm, at: int, *, joined: bool) -> None:
    act = told.act
    part = "recipient" if form.passive and act.subject == "actor" else act.subject
    before = subjects_before(view, at, joined=joined)
    slots = read_slots(view, at + 1, told.first)
    lead = [slot for slot in slots if not slot.prep and slot.order == 1 and slot.phrase.kind in AGENTS]
    given = before or [slot.phrase for slot in lead]
    if not given and not (told.actors or told.recipients):
        given = dropped_subject(view, at, form.gender, "")
    for phrase in given:
        give_part(told, part, phrase)
    for slot in slots:
        if slot.prep in ("في", "ب") and slot.phrase.kind in ("place", "state"):
            give_part(told, "place", slot.phrase)
        elif slot.prep in ("مع", "علي", "ضد") and slot.prep in act.preps:
            give_part(told, act.preps[slot.prep], slot.phrase)


def _lend_masdar(view: View, told: Told, form: LightForm, at: int, edge: int) -> bool:
    """«شن الحوثيين هجوما», «من تنفيذ الجيش عملية». False where the masdar governs nobody: the verb before it lends its subject."""
    slots = read_slots(view, at + 1, edge)
    lead = [slot.phrase for slot in slots if not slot.prep and slot.order == 1 and slot.phrase.kind in AGENTS]
    if form.pronoun and not lead:
        owner = antecedent(view, at, form.pronoun, [])
        lead = [owner] if owner is not None else []
    for phrase in lead:
        give_part(told, "recipient" if form.passive else told.act.subject, phrase)
    return bool(lead)


def bare_key(view: View, at: int) -> str:
    """The folded word without conjunction and article."""
    key = view.keys[at]
    return bare_noun(key[1:] if key[0] in "وف" and len(key) > 4 else key)
