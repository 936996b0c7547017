"""Who did what to whom, when and where: the events of an article, after PLOVER and the coding manual."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from tawatur.arabic.dates import TimeMention
from tawatur.arabic.tokens import COLON, LINE, STOP
from tawatur.codebook.load import Codebook
from tawatur.codebook.triggers import TriggerBook, bare_noun
from tawatur.coding.entities import span_of
from tawatur.coding.event_merge import merge_told
from tawatur.coding.event_nouns import read_noun
from tawatur.coding.event_parts import name_actors
from tawatur.coding.event_roles import read_verb
from tawatur.coding.event_setting import Setting, read_date, read_place
from tawatur.coding.event_sides import fill_announcers, fill_others, fill_partners, fill_sides
from tawatur.coding.event_status import read_status
from tawatur.coding.event_told import Told
from tawatur.coding.event_triggers import find_candidates
from tawatur.coding.found import Found
from tawatur.coding.statements import Draft
from tawatur.coding.view import View
from tawatur.records.event import Event, EventType, Status

_TYPES: dict[str, EventType] = {name: name for name in get_args(EventType)}
_STATUSES: dict[str, Status] = {name: name for name in get_args(Status)}
_ANCHOR = 6  # words of a trigger at most, as the coding manual has it
_BOOKS: dict[int, TriggerBook] = {}


def trigger_book(codebook: Codebook) -> TriggerBook:
    """The triggers of a codebook, compiled once."""
    book = _BOOKS.get(id(codebook.data))
    if book is None:
        book = TriggerBook(codebook.data["events"])
        _BOOKS.clear()
        _BOOKS[id(codebook.data)] = book
    return book


def find_events(view: View, drafts: Sequence[Draft], times: Sequence[TimeMention]) -> list[Event]:
    """The events of an article, each happening once, at its fullest telling.

    Args:
        view: the article with its phrases.
        drafts: its statements: who claims an event is the speaker of the innermost one around it.
        times: its times, resolved against its date of publication; an act that is told without one has no date.

    Returns:
        Events in order of the text. An act that is only asked for is a position, and none.
    """
    return [event for event, _ in tell_events(view, drafts, times)]


def tell_events(
    view: View, drafts: Sequence[Draft], times: Sequence[TimeMention]
) -> list[tuple[Event, tuple[int, ...]]]:
    """As `find_events`, each event with the first words of all places that tell it, its anchor's first."""
    book = trigger_book(view.codebook)
    if is_off_topic(view, book):
        return []
    told = [one for one in propose_told(view, book, Setting(view, drafts, times)) if one.meets_needs]
    kept = merge_told(view, [one for one in told if _is_complete(view, one)])
    sure = [one for one in kept if _is_sure(view, one)]
    name_actors(view, sure, view.codebook.data["event_weights"])
    return [(_write_event(view, book, one), (one.first, *one.mentions)) for one in sure]


def propose_told(view: View, book: TriggerBook, setting: Setting) -> list[Told]:
    """Every telling of an act, with the parts that grammar gives it, its place and its date."""
    told = find_told(view, book, setting)
    for one in told:
        one.done = one.done or happens(view, book, one)
    fill_announcers(told)
    fill_partners(told)
    fill_sides(told)
    fill_others(view, told)
    anchors = [one.first for one in told]
    for one in told:
        others = [at for at in anchors if at != one.first]
        one.date = read_date(view, setting, one, others)
        place = read_place(view, one, others)
        one.place = place.id if place is not None else ""
        if one.act.type in ("ASSAULT", "COERCE", "AID", "SANCTION") and one.act.subject == "actor":
            actors = {phrase.id for phrase in one.actors}
            one.recipients = [phrase for phrase in one.recipients if phrase.id not in actors]
        one.meets_needs = _has_needs(one) and not _is_figure(book, one)
    return told


def is_off_topic(view: View, book: TriggerBook) -> bool:
    """Whether an article is about sport, markets or the arts, where attack and defeat are other things, or a column."""
    least = max(4, view.size // 60)
    for name in ("sport", "culture", "economy"):
        guard = book.guards[name]
        hits = [key for key in view.keys if key in guard or bare_noun(key) in guard]
        if len(hits) >= least and len(set(hits)) >= 3:
            return True
    return any(
        all(view.keys[at + k] == w for k, w in enumerate(words))
        for words in book.columns
        for at in range(view.size - len(words) + 1)
    )


def find_told(view: View, book: TriggerBook, setting: Setting) -> list[Told]:
    """Every telling of an act whose words hold, with its parts and status; the article's order."""
    found: list[Told] = []
    taken = -1
    for at in range(view.size):
        if at < taken:
            continue
        best: Told | None = None
        for candidate in find_candidates(view, book, at):
            told = _read(view, book, setting, candidate)
            if not told.status:
                continue
            told.meets_needs = _has_needs(told)
            if told.meets_needs or best is None:
                best = told
            if told.meets_needs:
                break
        if best is not None:
            found.append(best)
            taken = best.last
    return found


def _read(view: View, book: TriggerBook, setting: Setting, told: Told) -> Told:
    told.title = view.reading.paragraph_of[told.first] == 0 and view.reading.paragraph_of[view.size - 1] > 0
    told.sentence = view.reading.sentence_of[told.first]
    told.paragraph = view.reading.paragraph_of[told.first]
    told.scope = view.sentence_bounds(told.first)[0]
    statement = setting.statement_at(told.first)
    if statement is not None:
        told.cue_class = statement.cue_class
        told.scope = max(told.scope, statement.start)
        clause = statement.clause
        told.accused = clause.addressee if clause is not None and statement.cue_class == "accuse" else None
        told.claimed_by = statement.speaker.id if statement.speaker is not None else ""
        told.speakers = [phrase for phrase in (statement.speaker, *statement.joint) if phrase is not None]
    if told.form.sort in ("perfect", "imperfect"):
        read_verb(view, book, told)
    else:
        read_noun(view, book, told)
    told.done = (told.first > 0 and view.keys[told.first - 1] in _DONE) or view.keys[told.first] in _DONE
    told.status = read_status(view, book, told)
    return told


# "was done": it makes a verbal noun a finite passive.
_DONE = frozenset("تم وتم تمت جري وجري سيتم ستتم جرت يتم وسيتم تتم".split())


# Kinds that make war and peace, and kinds that vote and legislate.
_POWERS = frozenset(("state", "armed_group", "political_group"))
_SIDES = _POWERS | {"igo", "government_body"}
_IN_POWER = frozenset(("state", "armed_group", "government_body", "igo"))  # who does not demonstrate
_BODIES = frozenset(("government_body", "igo", "political_group", "state"))


def _has_needs(told: Told) -> bool:
    act = told.act
    actors, recipients = {p.id for p in told.actors}, {p.id for p in told.recipients}
    if act.actors == "powers" and not all(p.kind in _POWERS for p in (*told.actors, *told.recipients)):
        return False
    if act.type == "PROTEST" and actors and all(p.kind in _IN_POWER for p in told.actors):
        return False  # «ضربت عاصفة لبنان وقطعت الطرق»
    if act.actors == "abroad" and not _is_abroad([*told.actors, *told.recipients]):
        return False
    if act.actors == "sides" and not all(p.kind in _SIDES for p in (*told.actors, *told.recipients)):
        return False
    if act.actors == "officials" and not any(_is_official(p) for p in told.actors):
        return False
    if act.actors == "bodies" and not all(p.kind in _BODIES for p in told.actors):
        return False
    vague = not (actors or recipients or told.place or told.date)
    if vague and told.status in ("planned", "hypothetical") and act.type in _FORCE:
        return False
    if act.needs == "actor":
        return bool(actors)
    if act.needs == "recipient":
        return bool(recipients)
    if act.needs == "both":
        return bool(actors and (recipients or told.partner)) and len(actors | recipients) + told.partner > 1
    if act.needs == "two":
        return len(actors | recipients) + told.partner > 1
    if act.needs == "visit":
        return bool(actors and (recipients or told.places or told.within or told.somewhere))
    if act.needs == "ground":
        return bool(told.places or (actors and (recipients or told.somewhere)))
    return bool(actors or recipients or told.places or told.within) or _stands_alone(told)


# Types whose words tell an event even where those who take part have no name.
_FORCE = frozenset(("ASSAULT", "COERCE", "PROTEST"))


def _stands_alone(told: Told) -> bool:
    """«تظاهرت عائلات في …», «قصف جوي عنيف على …», «تم القبض على …»: acts of people who have no name in the article.

    A place, a time, a thing struck or a verb that says so must show that it took place: «معركة الوعي» shows nothing.
    """
    if told.title or told.act.result:
        return False
    if told.act.frame == "truce":
        return True
    if told.act.type not in _FORCE and not told.done:
        return False
    return told.done or told.somewhere or bool(told.place or told.date) or told.light >= 0


def happens(view: View, book: TriggerBook, told: Told) -> bool:
    """«اندلعت اشتباكات», «عمت الاحتجاجات», «التظاهرات تواصلت»: a verb of taking place has the noun as its subject."""
    if told.form.sort in ("perfect", "imperfect"):
        return False
    for at in range(told.first - 1, max(told.first - 4, view.sentence_bounds(told.first)[0] - 1), -1):
        if view.gaps[at + 1] & (STOP | LINE | COLON):
            return False
        key = view.keys[at]
        if key in book.happens or (key[0] in "وف" and key[1:] in book.happens):
            return at == 0 or view.keys[at - 1] not in _NOT
        if view.covers[at] is not None or key in view.codebook.closed_words:
            return False
    after = told.last
    return after < view.size and not view.gaps[after] and told.article and view.keys[after] in book.happens


_NOT = frozenset("لم لن لا قد لو اذا ربما ان كي هل".split())  # not, may, if, perhaps, that, whether


def _is_abroad(parties: Sequence[Found]) -> bool:
    """Parties of two states at least: what offices of one state do together is no event between parties."""
    named = [phrase for phrase in parties if phrase.kind in _SIDES | {"person"} and (phrase.state or phrase.id)]
    return len({phrase.state or phrase.id for phrase in named}) > 1


def _is_official(phrase: Found) -> bool:
    """Persons, bodies and delegations: who travels and meets on duty."""
    return phrase.kind in ("person", "government_body", "igo", "armed_group", "political_group") or phrase.role in (
        "وفد",  # a delegation
        "مبعوث",  # an envoy
    )


def _is_figure(book: TriggerBook, told: Told) -> bool:
    """«أحرقت الشمس …», «قنصت الكاميرا …»: what can neither strike nor protest does so in a figure of speech."""
    if not told.stranger or told.act.type not in _FORCE or told.actors or told.act.subject != "actor":
        return False
    return told.stranger not in book.doers and not told.stranger.endswith(("ون", "ين"))  # people in the plural


def _is_any(view: View, told: Told) -> bool:
    """«أمام أي محاولة للاعتداء على أي مواطن»: of no act in particular."""
    if told.form.sort in ("perfect", "imperfect") or told.actors or told.status != "occurred":
        return False
    first = view.sentence_bounds(told.first)[0]
    near = (*range(max(first, told.first - _ANY), told.first), *range(told.last, min(told.end, told.last + _ANY)))
    return any(view.keys[at] in ("اي", "ايه") for at in near)


_ANY = 5  # words around an act in which "any" speaks of it


def _is_sport(view: View, told: Told) -> bool:
    """Whether its sentence speaks of sport, where teams attack, meet and sign."""
    guard = trigger_book(view.codebook).guards["sport"]
    first, last = view.sentence_bounds(told.first)
    hits = sum(view.keys[at] in guard or bare_noun(view.keys[at]) in guard for at in range(first, last))
    return hits > 1


def _is_asked(view: View, told: Told) -> bool:
    """«هل تنجح الاحتجاجات …؟»: a question tells nothing."""
    last = view.sentence_bounds(told.first)[1] - 1
    end = view.reading.ends[last]
    return "؟" in view.reading.text[end : end + 2]


def _is_complete(view: View, told: Told) -> bool:
    """Whether a telling says enough to be an event of its own: a definite noun alone points back to another."""
    if _is_asked(view, told) or _is_any(view, told) or _is_sport(view, told):
        return False
    if told.cue_class in ("express", "judge") and not told.actors and _is_general(told):
        return False  # «أدان استهداف المدنيين»: of a kind of act, not of one
    if told.actors or told.recipients or not told.article:
        return True
    return told.act.frame == "truce" or told.done


def _is_general(told: Told) -> bool:
    """Nothing but people in general is told to suffer."""
    return not told.place and not told.date and all(p.kind == "people" and p.definite for p in told.recipients)


_BODY = 40  # words of an article that tell again what its title tells


def _is_sure(view: View, told: Told) -> bool:
    """Whether a telling that stands by itself is likely an event, by how much it says.

    What only a title tells, what is only possible, what goes on by a bare verb, and a place alone need more than
    one part.
    """
    if told.title and view.size > _BODY:
        return False
    both = bool(told.actors and told.recipients)
    finite = told.form.sort in ("perfect", "imperfect")
    if told.actors:
        return both or told.act.frame != "fight" or told.act.type != "ASSAULT"
    somewhere = bool(told.places or told.within)
    if not told.recipients and somewhere:
        return finite or told.done or bool(told.date) or told.light >= 0 or told.again > 0 or _is_fresh(told)
    if told.act.result and finite and told.recipients:
        return somewhere or bool(told.date)
    return told.act.frame != "fight"


def _is_fresh(told: Told) -> bool:
    """«هجوم انتحاري في بيشاور»: an indefinite phrase of force, which tells something new."""
    return not told.article and told.act.type in _FORCE and (told.last - told.first > 1 or told.form.sort == "noun")


def read_context(view: View, book: TriggerBook, told: Told) -> str:
    """PLOVER's general context of an act: its trigger's own, else the one that most nouns of its clause speak for."""
    if told.act.context:
        return told.act.context
    found: Counter[str] = Counter()
    for at in range(told.first, max(told.end, told.last)):
        key = bare_noun(view.keys[at])
        name = book.contexts.get(key) or book.contexts.get(bare_noun(key[1:]) if key[0] in "بلو" else "")
        if name:
            found[name] += 1
    return found.most_common(1)[0][0] if found else ""


def _write_event(view: View, book: TriggerBook, told: Told) -> Event:
    last = min(told.last, told.first + _ANCHOR)
    return Event(
        type=_TYPES[told.act.type],
        anchor=span_of(view, told.first, last),
        status=_STATUSES[told.status],
        actors=tuple(_known_id(view, phrase) for phrase in told.actors),
        recipients=tuple(_known_id(view, phrase) for phrase in told.recipients),
        place=told.place,
        date=told.date,
        mode=told.act.mode,
        context=read_context(view, book, told),
        claimed_by=told.claimed_by,
    )


def _known_id(view: View, phrase: Found) -> str:
    """A phrase's id; a capital's own where the state that it stands for is not named in the article."""
    if phrase.id in view.settled.kinds or not phrase.alternatives:
        return phrase.id
    return phrase.alternatives[0]
