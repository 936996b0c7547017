"""The subject of a reporting verb: before it, right after it though unlisted, or any noun where it must follow."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, STOP
from tawatur.codebook.cues import CueForm
from tawatur.coding.clause_parts import SPEAKERS, THAT, Clause
from tawatur.coding.found import Found
from tawatur.coding.view import PREPOSITIONS, View

# Lists of grammar.yml with the nouns that head bodies, and the most words that one of unknown name has.
_BODY_LISTS = ("media_heads", "government_nouns", "organisation_nouns", "party_heads")
_BODY_WORDS = 4
# A person's name of at most so many words, where a title follows that says who it is.
_NAME_WORDS = 5
_TITLES = frozenset(("title", "people"))


def subject_before(view: View, verb: int, cue: CueForm) -> Found | None:
    """The subject of a verb that follows it, in the same clause: «لكن طهران تقول», «وكان الوزير قد أشار»."""
    if cue.sort not in ("perfect", "imperfect") or (
        view.keys[verb][:1] == "و" and not view.keys[verb].startswith(("وص", "وع"))
    ):
        return None
    first = view.sentence_bounds(verb)[0]
    at = verb - 1
    if at > first and view.keys[at] in view.grammar["turns"] and view.keys[at - 1] == "من":
        at -= 2  # «الوزير أوستن من جانبه، أبدى …»
        marked = True
    else:
        marked = False
    while at >= first and view.covers[at] is None and view.keys[at] in view.grammar["before_verb"]:
        if view.gaps[at + 1] & (COMMA | STOP | LINE | COLON):
            return None
        at -= 1
    if at < first:
        return None
    if view.keys[at] in view.grammar["relatives"] and view.covers[at] is None and at > first and not view.gaps[at + 1]:
        before = view.covers[at - 1]
        if cue.pronoun:
            return None  # «باكستان التي يتهمها التنظيم بـ»: the antecedent is the one accused
        return before if before is not None and before.kind in SPEAKERS else None
    phrase = view.covers[at]
    gap = 0 if marked else view.gaps[at + 1]
    if phrase is None or phrase.kind not in SPEAKERS or view.end_of(phrase) != at + 1:
        return None
    if gap & (STOP | LINE | COLON | CLOSE | DASH | OPEN) or (gap & COMMA and phrase.role_words is None):
        return None
    if view.is_oblique(phrase) or (view.keys[verb][:1] in "وف" and gap):
        return None
    start = view.start_of(phrase)
    if cue.gender == "f" and phrase.kind == "person" and not phrase.feminine and phrase.sort == "name" and phrase.role:
        return None
    if (
        start > first
        and view.codebook.cues.forms.get(view.keys[start - 1])
        and not view.gaps[start] & (STOP | LINE | COMMA)
    ):
        return None  # the phrase is the subject of the verb before it
    return phrase


def joined_before(view: View, phrase: Found) -> list[Found]:
    """Those to whom a subject before its verb is joined, first-named first: «مصر وفرنسا والأردن يدعون»."""
    first = view.sentence_bounds(phrase.first)[0]
    row: list[Found] = []
    last = phrase
    while view.start_of(last) > first and view.keys[view.start_of(last)][:1] == "و":
        start = view.start_of(last)
        before = view.covers[start - 1]
        if (
            before is None
            or before.kind not in SPEAKERS
            or view.end_of(before) != start
            or view.gaps[start] & (STOP | LINE)
        ):
            break
        row.insert(0, before)
        last = before
    return row if row and not view.is_oblique(row[0]) else []


def unknown_subject(view: View, at: int, cue: CueForm) -> Found | None:
    """A definite noun right after its verb is the subject, whoever that is: «وأوضحت الشركة أن …»."""
    key = view.keys[at]
    if not key.startswith("ال") or len(key) < 5 or view.gaps[at] or key in view.codebook.closed_words:
        return None
    if (
        cue.sort not in ("perfect", "imperfect")
        or cue.weak
        or view.covers[at] is not None
        or key in view.codebook.cues.vehicles
    ):
        return None
    feminine = key.endswith(("ه", "ات"))
    if cue.gender == "m" and feminine:
        return None
    last = at + 1
    while (
        last < view.size
        and last - at < 3
        and not view.gaps[last]
        and view.keys[last].startswith("ال")
        and view.covers[last] is None
    ):
        if view.keys[last] in view.codebook.time_words or view.keys[last] in view.codebook.closed_words:
            break  # «إلى» folds to a word with the article's letters
        last += 1
    return view.add_unknown(at, last)


def headed_subject(view: View, at: int, cue: CueForm) -> Found | None:
    """A body that no list holds right after its verb: its head noun and what that governs («اتهمت حكومة الشرق …»)."""
    key = view.keys[at]
    if cue.sort not in ("perfect", "imperfect") or cue.weak or view.gaps[at] or view.covers[at] is not None:
        return None
    if not any(key in view.grammar[name] for name in _BODY_LISTS) or cue.gender != ("f" if key[-1] in "هت" else "m"):
        return None
    last = at + 1
    governed = view.starts.get(last)
    if governed is not None and not view.gaps[last] and not governed.skip:
        return view.add_unknown(at, view.end_of(governed))
    while last < view.size and last - at < _BODY_WORDS and not view.gaps[last] and joins_subject(view, last):
        if view.codebook.find_cue(view.keys[last]) or view.keys[last] in view.codebook.time_words:
            break
        last += 1
    return view.add_unknown(at, last) if last > at + 1 else None


def named_subject(view: View, at: int, cue: CueForm) -> Found | None:
    """A person that no list holds, by the title behind («وقال وحيد مزهده المحلل …») or named so before."""
    if cue.sort not in ("perfect", "imperfect") or cue.pronoun or view.gaps[at] or not _may_be_name(view, at):
        return None
    known = view.surnames.get(view.keys[at])
    if known is not None:
        return view.add_again(at, known)
    last = at + 1
    while last < view.size and last - at < _NAME_WORDS and not view.gaps[last] and _may_be_name(view, last):
        last += 1
    title = view.starts.get(last)
    if title is None or view.gaps[last] or last - at < 2 or title.sort not in _TITLES:
        return None
    if title.sort != "title" and (title.plural or not view.keys[last].startswith("ال")):
        return None
    person = view.add_unknown(at, last, kind="person")
    end = view.end_of(title)
    while end < view.size and not view.gaps[end] and view.keys[end].startswith("ال") and view.covers[end] is None:
        end += 1
    person.outer_last = end
    return person


def _may_be_name(view: View, at: int) -> bool:
    """Whether a word may be part of a person's name: no other phrase, particle, verb of speech, text or time."""
    key = view.keys[at]
    if key == "الله":  # «رحمة الله»
        return view.covers[at] is None
    closed = key in view.codebook.closed_words or key in PREPOSITIONS or key in THAT or key in view.codebook.time_words
    if closed or view.covers[at] is not None or len(key) < 3 or key.endswith("ا") or view.codebook.find_cue(key):
        return False
    nouns = ("content_nouns", "government_nouns", "organisation_nouns", "group_heads", "media_heads", "manner", "turns")
    return key not in view.codebook.cues.vehicles and not any(key in view.grammar[name] for name in nouns)


def may_be_subject(view: View, cue: CueForm, at: int) -> bool:
    """Whether a word right after a finite verb can be a subject that nothing knows: «وقالت محكمة الاستئناف إن …».

    None are what may follow a verb whose subject is dropped: particles, times, texts, words in the accusative
    («وقال ردا على»), what carries a preposition.
    """
    key = view.keys[at]
    if cue.sort not in ("perfect", "imperfect") or cue.weak or cue.pronoun or view.gaps[at] or len(key) < 3:
        return False
    if view.covers[at] is not None or not joins_subject(view, at) or view.codebook.find_cue(key):
        return False
    if key in view.codebook.closed_words or key in view.codebook.cues.vehicles or key in view.codebook.time_words:
        return False
    lists = ("in_it", "manner", "turns", "clause_openers", "negations", "relatives", "time_openers")
    if any(key in view.grammar[name] for name in lists) or key.endswith("ا") or key[0] in "بل" or key.isdigit():
        return False
    if key[0] in "نيتس" and not key.endswith(("ه", "ون")):
        return False  # it may be a verb: speech told without marks («وأضاف نكرر شكرنا»)
    alone = at + 1 >= view.size or view.gaps[at + 1] or not joins_subject(view, at + 1)
    if alone and not key.endswith("ون"):
        return False  # one word is mostly a surname, of whoever spoke before
    return cue.gender != "m" or not key.endswith(("ه", "ات"))


def opens_sentence(view: View, clause: Clause) -> bool:
    """Whether the verb opens its sentence or clause, so that its subject must follow."""
    at = clause.verb
    first = view.sentence_bounds(at)[0]
    return (
        at == first
        or view.keys[at][:1] in "وف"
        or view.keys[at - 1] in view.grammar["turns"]
        or view.keys[at - 1] == "كما"
        or bool(view.gaps[at] & COMMA and at - first < 5)
    )


def joins_subject(view: View, at: int) -> bool:
    """Whether a word may go on with a subject that nothing knows."""
    key = view.keys[at]
    return (
        key not in view.codebook.filler_words
        and key not in PREPOSITIONS
        and key not in THAT
        and view.covers[at] is None
    )
