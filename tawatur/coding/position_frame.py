"""Read what a word of will governs: its subject, whom it addresses, and where its matter begins."""

from __future__ import annotations

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, OPEN, STOP
from tawatur.codebook.stances import StanceBook
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.found import Found
from tawatur.coding.position_parts import Frame, demonyms_at, people_at
from tawatur.coding.position_senses import Hit
from tawatur.coding.position_walk import walk
from tawatur.coding.view import PREPOSITIONS, View

_OF_US = frozenset(("نا", "ي", "ني"))  # "our, my, me"


def read_frame(view: View, book: StanceBook, hit: Hit, known: Found | None) -> Frame:
    """The frame of a hit; `start` is -1 where no matter was found. `known`: its subject where a statement tells it."""
    frame = Frame(joint=[], parties=[])
    sense = hit.sense
    if known is not None:
        frame.subject = known
    elif sense.person == 1 and hit.finite:
        frame.pronoun = "first"
    elif hit.finite or sense.sort == "adjective":
        _look_back(view, book, hit, frame)
    elif sense.sort == "masdar" and sense.party and not sense.pronoun:
        _look_before_masdar(view, hit, frame)
    if hit.noun and not sense.pronoun and not sense.bare:
        _take_adjective(view, hit, frame)
    if sense.pronoun and hit.noun:
        frame.pronoun = "first" if sense.pronoun in _OF_US else sense.pronoun
    if sense.pronoun and hit.finite and not sense.party:
        frame.echo = True
    if sense.side == "self":
        frame.start, frame.clause = hit.at, True
        if view.starts.get(hit.at + 1) is not None:
            frame.parties.append(view.starts[hit.at + 1])
        return frame
    walk(view, book, hit, frame)
    return frame


def _look_back(view: View, book: StanceBook, hit: Hit, frame: Frame) -> None:
    """The subject before a predicate: «روسيا ترفض», «إنها مستعدة», «الحركة التي ترفض»."""
    at = hit.at - 1
    first = view.sentence_bounds(hit.at)[0]
    if hit.sense.pronoun and at > first and view.keys[at] == "ما" and view.keys[at - 1] in ("وهو", "هو"):
        return  # «وهو ما ترفضه أنقرة»: the pronoun is what is refused
    if view.gaps[hit.at] & (STOP | LINE | COLON) or (
        view.keys[hit.at][0] == "و" and view.keys[hit.at][1:2] not in ("ع", "ص", "ا")
    ):
        return
    while (
        at >= first
        and view.covers[at] is None
        and (view.keys[at] in book.words["auxiliaries"] or view.keys[at] in book.words["negations"])
    ):
        at -= 1
    if at < first:
        return
    key = view.keys[at]
    if view.covers[at] is None and (key in book.words["of_first"] or key in book.words["of_third"]):
        frame.pronoun = "first" if key in book.words["of_first"] else key
        return
    if (
        view.covers[at] is None
        and not view.gaps[at + 1]
        and (key in book.words["own"] or key in book.words["own_nouns"])
    ):
        frame.pronoun = "own"
        return
    relative = view.covers[at] is None and key in book.words["relatives"]
    if relative:
        at -= 1
        if at < first:
            return
    phrase, gap = view.covers[at], view.gaps[at + 1]
    if phrase is None or view.end_of(phrase) != at + 1 or phrase.kind not in SPEAKERS | {"place"}:
        plain = (
            phrase is None
            and not gap
            and key not in view.codebook.filler_words
            and key not in PREPOSITIONS
            and key not in THAT
        )
        if plain and not relative and hit.sense.sort in ("imperfect", "adjective"):
            frame.side = people_at(view, at)
            if frame.side:
                return  # «الروس يرفضون»: a people stands for its state
        frame.stranger = relative or (
            plain and not key.startswith("ال") and hit.sense.sort != "perfect" and not view.codebook.find_cue(key)
        )
        return
    if gap & (STOP | LINE | COLON | OPEN | CLOSE) or (
        gap & (COMMA | DASH) and not relative and phrase.role_words is None
    ):
        return
    if relative or not view.is_oblique(phrase):
        frame.subject = phrase


def _look_before_masdar(view: View, hit: Hit, frame: Frame) -> None:
    """«إيران واصلت تحذير واشنطن من», «جددت بغداد دعوة أنقرة إلى»: the subject of the verb before an addressing noun."""
    for at in (hit.at - 1, hit.at - 2):
        phrase = view.covers[at] if at >= 0 else None
        if view.gaps[at + 1] & (STOP | LINE | COMMA | COLON):
            return
        if phrase is not None:
            if view.end_of(phrase) == at + 1 and phrase.kind in SPEAKERS and not view.is_oblique(phrase):
                frame.subject = phrase
            return


def _take_adjective(view: View, hit: Hit, frame: Frame) -> None:
    """«رفض روسي لـ», «دعوة تركية إلى»: the state that the adjective after a noun of will names."""
    if hit.end >= view.size or view.gaps[hit.end] or view.covers[hit.end] is not None:
        return
    named = [item for item in demonyms_at(view, hit.end) if not item.definite and not item.people]
    if named:
        frame.side = named[0].state
        hit.end += 1
