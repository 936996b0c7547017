"""Subjects that stand before their verb, subjects left out, and pronouns: whom they mean."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, STOP
from tawatur.codebook.triggers import bare_noun
from tawatur.coding.event_slots import WHO
from tawatur.coding.event_told import AGENTS, acts, is_anyone
from tawatur.coding.found import Found
from tawatur.coding.view import PREPOSITIONS, View

# Particles between a subject and its verb: already, was, not, also, for its part.
_BETWEEN = frozenset(
    "قد كان كانت كانوا لم لا لن سوف هو هي هم ايضا بدوره بدورها بدورهم كذلك وقد لقد ما لايزال يزال تزال زالت زال".split()
)
# States whose Arabic names are masculine.
_MALE_STATES = frozenset("lebanon iraq yemen sudan jordan morocco south-sudan chad niger vatican".split())


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
    relative = view.covers[at] is None and view.keys[at] in WHO
    if relative:
        at -= 1
    elif view.gaps[at + 1] & (COMMA | DASH) and not _closes_insertion(view, at, first):
        return []
    if not relative:
        at = _skip_adjunct(view, at, first)
    if at < first:
        return []
    phrase = view.covers[at]
    if phrase is None or not acts(phrase) or is_anyone(phrase) or is_adjective(view, phrase):
        return []
    chain = [phrase]
    start = view.start_of(phrase)
    while (
        start > first
        and view.keys[start][:1] == "و"
        and view.covers[start - 1] is not None
        and not view.gaps[start] & (STOP | LINE)
    ):
        earlier = view.covers[start - 1]
        assert earlier is not None
        if earlier.kind not in AGENTS:
            break
        chain.append(earlier)
        start = view.start_of(earlier)
    if view.is_oblique(chain[-1]) and view.keys[start - 1] != "من":
        return [phrase] if relative else []
    if not relative and start > first and _governed(view, start):
        return []
    return list(reversed(chain))


def is_adjective(view: View, phrase: Found) -> bool:
    """«هجوم انتحاري», «الاعتداء الإرهابي»: the word qualifies the noun before it and names nobody."""
    if phrase.kind != "people" or phrase.last - phrase.first > 1 or phrase.skip:
        return False
    key = view.keys[phrase.first]
    if bare_noun(key) not in view.grammar["event_act_adjectives"] or not phrase.first or view.gaps[phrase.first]:
        return False
    before = view.keys[phrase.first - 1]
    return (
        view.covers[phrase.first - 1] is None
        and before.startswith("ال") == key.startswith("ال")
        and before not in PREPOSITIONS
    )


def _closes_insertion(view: View, at: int, first: int) -> bool:
    """«الوزير، الاثنين، أجرى …»: the mark before the verb closes an insertion of time or an apposition."""
    for back in range(at, max(first, at - 5) - 1, -1):
        if view.gaps[back] & (COMMA | DASH):
            return all(
                view.keys[inner] in view.codebook.time_words or view.keys[inner][0].isdigit()
                for inner in range(back, at + 1)
            )
    return False


def _skip_adjunct(view: View, at: int, first: int) -> int:
    """Step back over times and over «في» with a place between subject and verb."""
    steps = 0
    while at > first and steps < 5:
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
    """Whether a phrase is the genitive of an unlisted noun before it («مقتل الجنود أثار»): then the noun is the
    subject."""
    key = view.keys[start - 1]
    if view.gaps[start] & (COMMA | DASH | CLOSE | OPEN) or view.covers[start - 1] is not None:
        return False
    return view.codebook.is_masdar(key) and not view.codebook.is_cue(key)


def dropped_subject(view: View, verb: int, scope: int, gender: str, number: str) -> list[Found]:
    """The subject that goes on from the clause before in the same sentence: «… نفذ الطيران غارات وقصف مواقع».

    Nothing before `scope` is looked at: the subject of a reporting verb does not act in what it reports.
    """
    for at in range(max(scope, view.sentence_bounds(verb)[0]), verb):
        phrase = view.starts.get(at)
        if phrase is None or phrase.kind not in AGENTS or view.is_oblique(phrase) or is_anyone(phrase):
            continue
        if not _fits(phrase, gender, number):
            continue
        found = [phrase]
        end = view.end_of(phrase)
        while (
            end < verb
            and (joined := view.starts.get(end)) is not None
            and view.keys[end][:1] == "و"
            and joined.kind in AGENTS
        ):
            found.append(joined)
            end = view.end_of(joined)
        return found
    return []


def _fits(phrase: Found, gender: str, number: str) -> bool:
    if number == "p" and phrase.kind in ("state", "person") and not phrase.plural:
        return False
    if gender == "f" and phrase.kind == "person" and not phrase.feminine:
        return False
    return not (gender == "m" and number == "s" and phrase.kind == "state" and phrase.id not in _MALE_STATES)


def antecedent(view: View, at: int, pronoun: str, taken: list[Found]) -> Found | None:
    """Whom a pronoun means: the nearest phrase before it in its sentence that agrees, subjects before objects."""
    first = view.sentence_bounds(at)[0]
    second: Found | None = None
    ids = {phrase.id for phrase in taken}
    for back in range(at - 1, first - 1, -1):
        phrase = view.starts.get(back)
        if (
            phrase is None
            or phrase.kind not in AGENTS
            or phrase.id in ids
            or is_anyone(phrase)
            or not agrees(phrase, pronoun)
        ):
            continue
        if not view.is_oblique(phrase):
            return phrase
        second = second or phrase
    return second


def agrees(phrase: Found, pronoun: str) -> bool:
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


_PAIR_REACH = 60  # words back to the two parties that «بينهما», «الجانبان» mean
_PARTIES = frozenset("person state government_body armed_group political_group igo people".split())
# Unnamed people who tell of a thing and take no part in it.
_TELLERS = frozenset("source official expert witness observer".split())


def last_pair(view: View, at: int) -> list[Found]:
    """The two parties named last before a word: those that «بينهما» or «الطرفان» means. [] where there are not two."""
    found: list[Found] = []
    for back in range(at - 1, max(0, at - _PAIR_REACH) - 1, -1):
        phrase = view.starts.get(back)
        if phrase is None or phrase.kind not in _PARTIES or (phrase.how == "anaphora" and phrase.kind == "state"):
            continue
        if phrase.kind == "people" and (phrase.people_sort in _TELLERS or is_anyone(phrase) or not phrase.definite):
            continue
        if all(other.id != phrase.id for other in found) and (not found or found[0].kind == phrase.kind):
            found.append(phrase)
            if len(found) == 2:
                return [found[1], found[0]]
    return []


def state_phrase(view: View, state: str) -> Found | None:
    """A phrase of the article that means a state, else its army or government, else None."""
    second: Found | None = None
    for phrase in view.settled.phrases:
        if phrase.id == state and phrase.kind == "state":
            return phrase
        if (
            second is None
            and phrase.state == state
            and phrase.kind in ("armed_group", "government_body")
            and phrase.id.startswith(state)
        ):
            second = phrase
    return second
