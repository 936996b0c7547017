"""Reporting clauses of an article: which forms of reporting verbs report, and what."""

from __future__ import annotations

from tawatur.arabic.tokens import COLON, COMMA, DASH, LINE, QUOTE, STOP
from tawatur.codebook.cues import CueForm
from tawatur.coding.clause import read_clause
from tawatur.coding.clause_parts import SPEAKERS, THAT, Clause
from tawatur.coding.peers import is_peer, opens_clause
from tawatur.coding.view import PREPOSITIONS, View

_CLOSING = 10  # words from "he closed" to "by saying": «اختتم المركز بيانه بالتأكيد على …»
_ASKED = 14  # words from a participle that asks somebody to what it asks for
_WHO = frozenset(("الذي", "التي", "الذين"))


def find_clauses(view: View) -> list[Clause]:
    """All reporting clauses, in the order of their verbs."""
    clauses: list[Clause] = []
    claimed = -1
    for at in range(view.size):
        cues = view.codebook.find_cue(view.keys[at]) or _by_saying(view, at)
        if not cues or view.covers[at] is not None or at < claimed:
            continue
        if view.keys[at] in view.codebook.filler_words and not opens_clause(view, at):
            continue
        if view.codebook.stops_at(view.keys, at):
            continue
        if view.reading.quote_depth[at] and _inside_long_quote(view, at):
            continue
        if (at and view.keys[at - 1] in view.grammar["no_cue_after"]) or view.codebook.silent_at(view.keys, at):
            continue
        best: Clause | None = None
        for cue in _likely(view, at, cues):
            clause = read_clause(view, at, cue)
            if clause is not None and _reports(view, clause):
                best = clause
                break
        if best is None or best.frame == "object":
            best = _after_quotation(view, at, cues) or best
        if best is not None:
            clauses.append(best)
            claimed = min(best.content, best.verb + 3) if best.frame == "object" else best.verb + 1
    return clauses


def _by_saying(view: View, at: int) -> tuple[CueForm, ...]:
    """«بالقول إن», «بتأكيده أنه», «اختتم … بالتأكيد على»: a verbal noun after "by", owned or after a verb."""
    key = view.keys[at]
    if key[:1] != "ب" or len(key) < 5:
        return ()
    noun = key[3:] if key[1:3] == "ال" else key[1:]
    cues = tuple(cue for cue in view.codebook.cues.forms.get(noun, ()) if cue.sort == "masdar" and not cue.weak)
    if noun == key[1:]:
        return tuple(cue for cue in cues if cue.pronoun)
    if any(cue.lemma == "قال" for cue in cues):
        return cues
    first = max(view.sentence_bounds(at)[0], at - _CLOSING)
    closing = any(cue.weak and cue.continues for word in view.keys[first:at] for cue in view.codebook.find_cue(word))
    return cues if closing else ()


def _after_quotation(view: View, at: int, cues: tuple[CueForm, ...]) -> Clause | None:
    """«"لن نعود"، قال الناطق»: a finite verb right after a quotation that no other words introduce."""
    cue = next(
        (cue for cue in cues if cue.sort in ("perfect", "imperfect") and not cue.passive and not cue.pronoun), None
    )
    last = at - 1 if at and view.keys[at - 1] in view.grammar["thus"] else at
    if view.gaps[last] & LINE or (last < at and view.gaps[last] & STOP):
        return None
    if cue is None or last < 3 or view.reading.quote_depth[at] or not view.reading.quote_depth[last - 1]:
        return None
    for quote in view.reading.quotes:
        words = view.reading.words_in(quote.start, quote.end)
        if words.stop == last and len(words) >= 3:
            if not view.gaps[words.start] & (STOP | LINE) and words.start:
                return None
            subject = view.starts.get(at + 1)
            if view.keys[at + 1 : at + 2] and view.keys[at + 1].startswith("ال"):
                named = view.starts.get(at + 2)  # «تروي الطالبة شيماء الناصري»
                if named is not None and named.kind == "person" and not view.gaps[at + 2]:
                    subject = named
            if subject is None and at + 1 < view.size and not view.gaps[at + 1]:
                subject = view.add_unknown(at + 1, at + 2)
            if subject is None or subject.kind not in SPEAKERS:
                return None
            clause = Clause(at, cue, words.start, at + 1, words.start, frame="before", quote_end=words.stop)
            clause.subject = subject
            return clause
    return None


def _inside_long_quote(view: View, at: int) -> bool:
    """Whether a word stands inside a quotation of four words or more, and does not open it."""
    offset = view.reading.starts[at]
    for quote in view.reading.quotes:
        if quote.start > offset:
            return False
        if offset < quote.end:
            words = view.reading.words_in(quote.start, quote.end)
            if len(words) >= 4 and words.start != at:
                return True
    return False


def _likely(view: View, at: int, cues: tuple[CueForm, ...]) -> list[CueForm]:
    """Readings of a form, the likely first: finite verbs, then participles, then verbal nouns."""
    order = {"perfect": 0, "imperfect": 1, "participle": 2, "masdar": 3}
    usable = [cue for cue in cues if not cue.passive and _possible(view, at, cue)]
    return sorted(usable, key=lambda cue: (order[cue.sort], cue.weak))


def _possible(view: View, at: int, cue: CueForm) -> bool:
    """Whether the place of a form allows this reading of it."""
    if cue.sort == "masdar":
        return _masdar_cue(view, at, cue)
    if cue.sort == "participle":
        return _participle_cue(view, at, cue)
    before = view.keys[at - 1] if at else ""
    if cue.sort == "imperfect" and at > 1 and view.keys[at][:1] == "و" and view.keys[at - 2] == "ان":
        return False  # «أن يمنع ويشدد الرقابة»: governed by the same "that"
    if cue.report and before in view.codebook.cues.vehicles:
        return False  # «في رسالة نشرت على …» tells of the vehicle
    if cue.homograph and (
        before in PREPOSITIONS
        or (at and view.covers[at - 1] is None and not view.gaps[at] and not opens_clause(view, at))
    ):
        return False
    if before in view.grammar["negations"] and cue.lemma not in ("استبعد", "أخفى"):
        return cue.cue_class not in ("say", "announce") or before.endswith("ن")
    if cue.pronoun:
        others = view.codebook.find_cue(view.keys[at])
        if at + 1 < view.size and view.keys[at + 1] in view.codebook.cues.vehicles:
            return True  # «أكدته تصريحات الوزير بأن …»
        return cue.person_object and not cue.weak and not any(o.sort == "masdar" for o in others)
    return True


def _participle_cue(view: View, at: int, cue: CueForm) -> bool:
    """A reporting participle is indefinite and accusative, apart or after a verb («تابع قائلا», «…، مشيرا إلى»)."""
    key = view.keys[at]
    bare = key[1:] if key[:1] == "و" and len(key) > 4 else key
    if not bare.endswith(("ا", "ه", "ين", "ات")) or bare.startswith("ال"):
        return False
    if cue.weak and view.gaps[at] & DASH and at + 1 < view.size and view.gaps[at + 1] & COLON:
        return False  # «خالد العلي - سبق - متابعة: …»: the reporter's line
    if view.gaps[at] & (COMMA | QUOTE | DASH | STOP) or key[:1] == "و":
        return True
    if at and any(known.sort in ("perfect", "imperfect") for known in view.codebook.find_cue(view.keys[at - 1])):
        return True
    if at and view.keys[at - 1] in PREPOSITIONS:
        return False
    if cue.weak or at + 1 >= view.size:
        return False
    said = "colon" in cue.frames and bool(view.gaps[at + 1] & (COLON | QUOTE))  # «وأضاف في بيان قائلا: "…"»
    return said or view.keys[at + 1] in THAT or view.keys[at + 1] in cue.preps


def _masdar_cue(view: View, at: int, cue: CueForm) -> bool:
    """A verbal noun reports with a pronoun («قوله إن», «قولها "…"») or before that / a quotation."""
    if at + 1 >= view.size:
        return False
    if view.keys[at][:1] == "ب" and view.keys[at + 1] in cue.preps:
        return True
    if not (cue.pronoun or cue.lemma == "قال" or view.keys[at].startswith("بال")):
        return False
    return view.keys[at + 1] in THAT or bool(view.gaps[at + 1] & (QUOTE | COLON))


def _reports(view: View, clause: Clause) -> bool:
    """Whether a clause reports: weak verbs need a complementiser, colon or quotation; bare objects need a speaker."""
    cue = clause.cue
    distance = clause.content - clause.verb
    if cue.objects and view.keys[clause.content] not in cue.objects:
        return False
    if clause.frame == "that":
        if cue.weak and cue.sort == "imperfect" and clause.subject is None and distance <= 3:
            return False  # «يعتقد أن», «يذكر أن»: hearsay without a speaker
        return not cue.weak or distance <= 16
    if cue.lemma == "تحدث" and clause.frame == "object" and view.keys[clause.content].startswith("ال"):
        told = view.keys[clause.content + 1 : clause.content + 2]
        return bool(view.grammar["relatives"].intersection(told))  # «تحدث عن العلاقات»: a mere topic
    if clause.frame == "quote":
        return True
    if clause.frame == "colon":
        return not (cue.weak and distance > 12)
    if clause.frame == "attitude":
        return clause.subject is not None or cue.sort == "participle" or view.keys[clause.verb][:1] == "و"
    if cue.sort == "participle":
        # «داعيا جميع المنظمات المحلية والدولية إلى …»: room for whom it asks
        return distance <= (2 if cue.weak else _ASKED if cue.person_object else 6)
    before = view.keys[max(clause.verb - 2, 0) : clause.verb]
    who = before[-1:] and before[-1] in _WHO and before[0] not in view.grammar["day_nouns"]
    if clause.frame == "object" and clause.cut == 0 and who:
        return False  # «الشاهد الذي أكد هوية القاتل»: tells who somebody is
    if cue.weak and not cue.preps and (cue.cue_class == "judge" or cue.lemma in view.grammar["feeling_verbs"]):
        # «ولم يستبعد محللون دخول …», «دانت المنظمة القرار»: whoever judges or feels stands right behind
        near = clause.subject is not None and view.start_of(clause.subject) == clause.verb + 1
        return near and distance <= 12 and is_peer(view, clause)
    if cue.weak:
        return clause.subject is not None and bool(cue.preps) and distance <= 12 and is_peer(view, clause)
    if clause.subject is None:
        starts = (
            view.keys[clause.verb][:1] == "و"
            or bool(view.gaps[clause.verb] & COMMA)
            or view.keys[clause.verb + 1] in view.grammar["in_it"]
        )
        starts = starts or (clause.verb > 0 and view.keys[clause.verb - 1] in view.grammar["clause_openers"])
        return starts and distance <= 12
    return distance <= 30
