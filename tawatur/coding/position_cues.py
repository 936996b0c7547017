"""Words of will in an article: set phrases, duties, and words in their likeliest reading."""

from __future__ import annotations

from tawatur.arabic.tokens import BREAK, COMMA, LINE, QUOTE, STOP
from tawatur.codebook.automaton import Hit as AutomatonHit
from tawatur.codebook.stances import Sense, StanceBook
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.position_matter import is_deed
from tawatur.coding.position_parts import demonyms_at
from tawatur.coding.position_senses import APART, Hit, opens_clause, read_sense_at
from tawatur.coding.view import PREPOSITIONS, View


def find_hits(view: View, book: StanceBook, verbs: frozenset[int] = frozenset()) -> list[Hit]:
    """All words of will that assert something, in order; `verbs`: words that are verbs of the article's statements."""
    hits: list[Hit] = []
    claimed = -1
    for at, key in enumerate(view.keys):
        if at < claimed:
            continue
        phrase = max(book.phrases.find(view.keys, at, view.size), key=lambda hit: hit.end, default=None)
        if phrase is not None and _holds(view, book, at, phrase):
            hits.append(Hit(at, phrase.end, phrase.items[0]))
            claimed = phrase.end
            continue
        if view.covers[at] is not None and not _may_be_verb(view, book, at):
            continue
        bound = key.removeprefix("و")
        if key in PREPOSITIONS and bound != "علي" and bound not in book.words["on_one"]:
            continue
        if bound == "علي" or bound in book.words["on_one"]:
            duty = _read_duty(view, book, at) if bound == "علي" else _read_own_duty(view, book, at)
            if duty is not None:
                hits.append(duty)
            continue
        hit = next(
            (
                hit
                for sense in _likely(view, book, at, book.read_word(key))
                if (hit := read_sense_at(view, book, at, sense, verb=at in verbs)) is not None
            ),
            None,
        )
        if hit is not None:
            hits.append(hit)
    return hits


def _holds(view: View, book: StanceBook, at: int, phrase: AutomatonHit) -> bool:
    """Whether no mark parts a set phrase, and no denial turns one that links a matter to its condition."""
    if any(view.gaps[inside] & BREAK for inside in range(at + 1, phrase.end)):
        return False
    return phrase.items[0].side != "link" or not at or view.keys[at - 1] not in book.words["negations"]


def _may_be_verb(view: View, book: StanceBook, at: int) -> bool:
    """«، طالب فيها بـ»: a lone noun for people that is written like a verb of will and opens a clause."""
    phrase = view.covers[at]
    if (
        phrase is None
        or phrase.kind != "people"
        or view.end_of(phrase) - view.start_of(phrase) > 1
        or not opens_clause(view, book, at)
    ):
        return False
    return any(sense.sort == "perfect" for sense in book.read_word(view.keys[at]))


def _likely(view: View, book: StanceBook, at: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Readings of a word, participle first after a comma: «، مطالبة بـ» is no verbal noun."""
    if len(senses) < 2:
        return senses
    if any(sense.adverbial for sense in senses):
        return tuple(sorted(senses, key=lambda sense: not sense.adverbial))
    if view.gaps[at] & COMMA:
        return tuple(sorted(senses, key=lambda sense: sense.sort != "participle"))
    bare = at + 1 < view.size and not view.gaps[at + 1] and view.covers[at + 1] is None
    if bare and any(not item.definite and not item.people for item in demonyms_at(view, at + 1)):
        return tuple(sorted(senses, key=lambda sense: sense.sort not in ("masdar", "noun")))  # «رفض روسي لـ»
    before = view.keys[at - 1] if at else ""
    if before in book.words["of_third"] or before in book.words["of_first"] or before in book.words["auxiliaries"]:
        return tuple(sorted(senses, key=lambda sense: sense.sort != "adjective"))  # «إنه قلق من»
    if _has_verb(view, book, at):
        return tuple(sorted(senses, key=lambda sense: sense.sort == "perfect"))  # «جدد الوزير رفض بلاده»
    return senses


def _has_verb(view: View, book: StanceBook, at: int) -> bool:
    """Whether the name right before a word is the subject of a verb before it, so that the word is no verb."""
    phrase = view.covers[at - 1] if at else None
    if phrase is None or view.end_of(phrase) != at or view.gaps[at]:
        return False
    start = view.start_of(phrase)
    return (
        start > 0
        and not view.gaps[start] & (STOP | LINE)
        and any(cue.sort in ("perfect", "imperfect") for cue in view.codebook.find_cue(view.keys[start - 1]))
    ) or (start > 0 and view.keys[start - 1] in book.words["carriers"])


def _read_own_duty(view: View, book: StanceBook, at: int) -> Hit | None:
    """«وإن عليه أن يرحل», «علينا أن نعمل»: a duty of one who is named before."""
    apart = at == 0 or bool(view.gaps[at] & (APART | QUOTE)) or view.keys[at][0] == "و"
    if not apart and view.keys[at - 1] not in THAT | book.words["openers"]:
        return None
    follows = at + 1 < view.size and not view.gaps[at + 1] & BREAK and view.keys[at + 1] in ("ان", "الا")
    return Hit(at, at + 1, book.duty) if follows else None


def _read_duty(view: View, book: StanceBook, at: int) -> Hit | None:
    """«على الأطراف أن …», «على المجتمع الدولي التحرك»: a duty, where no verb before it governs the preposition."""
    apart = at == 0 or bool(view.gaps[at] & (APART | QUOTE)) or view.keys[at][0] == "و"
    if not apart and view.keys[at - 1] not in THAT | book.words["openers"]:
        return None
    phrase = view.starts.get(at + 1)
    last = view.end_of(phrase) if phrase is not None else at + 2
    for index in range(last, min(last + (1 if phrase is not None else 3), view.size)):
        if view.gaps[index] & BREAK:
            return None
        if view.keys[index] in ("ان", "الا"):
            return Hit(at, index, book.duty)
    known = phrase is not None and phrase.kind in SPEAKERS
    if not known and (last >= view.size or view.keys[at + 1] not in book.words["obliged"]):
        return None
    while (
        not known
        and last < view.size - 1
        and view.keys[last].startswith("ال")
        and view.keys[last] not in book.words["deeds"]
        and last < at + 3
    ):
        last += 1
    asked = last < view.size and not view.gaps[last] & BREAK and view.covers[last] is None and is_deed(view, book, last)
    return Hit(at, last, book.duty) if asked else None
