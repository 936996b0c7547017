"""Read a reporting clause: from its verb to the words that it reports.

Arabic puts the verb before its subject («وقال الوزير في بيان إن …») or after it («الوزير قال إن …»); between verb and
content stand the subject, an addressee, the vehicle, the channel and times, in any order. The reader walks over them
once.
"""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import BREAK, CLOSE, COLON, COMMA, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.cues import CueForm
from tawatur.coding.agreement import is_oblique_plural
from tawatur.coding.clause_parts import NO_THAT_AFTER, SPEAKERS, THAT, Clause
from tawatur.coding.clause_phrases import place_phrase
from tawatur.coding.clause_subjects import (
    headed_subject,
    joined_before,
    joins_subject,
    may_be_subject,
    named_subject,
    opens_sentence,
    subject_before,
    unknown_subject,
)
from tawatur.coding.clause_words import (
    has_attached,
    is_attitude,
    is_content_noun,
    opens_object,
    particle_length,
    takes_bare,
)
from tawatur.coding.found import Found
from tawatur.coding.quoted import is_name_in_quotes, may_be_speech, quote_from
from tawatur.coding.vehicles import is_vehicle, issuer_of
from tawatur.coding.view import PREPOSITIONS, View

__all__ = [
    "NO_THAT_AFTER",
    "SPEAKERS",
    "THAT",
    "Clause",
    "is_vehicle",
    "issuer_of",
    "quote_from",
    "read_clause",
]

_FURTHEST = 45  # words from a verb to its content; longer reporting clauses were not met
_QUOTED_NAME = 2  # words after "that" in quotation marks that are a name or a word, no speech: «إن "النجدي" انطلق»
_ASIDE = 8  # words of an aside in brackets between subject and content; a longer one is no name or date
# Kinds of phrases that have a part in a clause.
_PLACED = SPEAKERS | {"place", "agreement"}


def read_clause(view: View, verb: int, cue: CueForm) -> Clause | None:
    """The reporting clause of a verb form, or None where it reports nothing."""
    clause = Clause(verb, cue, verb, verb + 1, joint=[], channels=[])
    before = subject_before(view, verb, cue)
    if before is not None:
        clause.subject, clause.subject_before = before, True
        row = joined_before(view, before) if cue.number in ("p", "d") else []
        if row:
            clause.subject, clause.joint = row[0], [*row[1:], before]
        clause.starts_at = view.start_of(clause.subject)
    elif verb and view.keys[verb - 1] in view.grammar["negations"] and not view.gaps[verb]:
        clause.starts_at = verb - 1  # «ولم يستبعد محللون …»
    behind = view.starts.get(verb + 1)
    if behind is not None and is_oblique_plural(view, behind) and not cue.person_object and cue.sort == "perfect":
        return None  # «رفضت المحكمة طلب المحامين»: a noun
    _walk(view, clause)
    if clause.content < 0 or clause.content >= view.size:
        return None
    return clause


def _walk(view: View, clause: Clause) -> None:
    """Walk from the verb to the content; after a verb without subject a bare noun is content only as a last resort."""
    bare = _walk_on(view, clause)
    if clause.content < 0 and bare >= 0:
        if clause.subject is not None and not clause.subject_before and view.start_of(clause.subject) > bare:
            clause.subject = None  # «وأكد وقوف البرلمان خلف …»: whoever stands in the content is no subject
        _take(view, clause, bare, "object")
    elif (
        clause.subject is None
        and clause.document is None
        and not clause.passed_on
        and clause.frame in ("that", "quote", "colon")
        and opens_sentence(view, clause)
        and clause.content > clause.verb + 2
        and may_be_subject(view, clause.cue, clause.verb + 1)
    ):
        bare = clause.verb + 1
        last = bare + 1
        while (
            last < clause.content - 1 and last - bare < 6 and not view.gaps[last] & BREAK and joins_subject(view, last)
        ):
            last += 1
        clause.subject = view.add_unknown(bare, last)


def _walk_on(view: View, clause: Clause) -> int:
    """Walk on to the content and take it.

    Returns:
        Word index of a bare noun that may be the content, or a subject that nothing knows; -1 where none was met.
    """
    cue = clause.cue
    at = clause.verb + 1
    end = min(view.sentence_bounds(clause.verb)[1], clause.verb + _FURTHEST)
    attitude = False
    bare = -1
    while at <= end and at < view.size:
        if _ends_at_mark(view, clause, at, end):
            return bare
        if view.keys[at] in view.grammar["blessings"] and view.keys[at + 1 : at + 2] == ["الله"]:
            at += 2  # «ودعا رحمه الله إلى …»
            continue
        if view.gaps[at] & OPEN and clause.subject is not None:
            closing = _end_of_bracket(view, at, end)
            if closing > at:
                at = closing  # «وكالة الأنباء (إرنا) أن»
                continue
        key = view.keys[at]
        if key in THAT and not _inside_name(view, at) and view.keys[at - 1] not in NO_THAT_AFTER:
            if "that" in cue.frames or "colon" in cue.frames or attitude or (key[0] == "ب" and "ب" in cue.preps):
                _take(view, clause, at + 1, "that")
            return bare
        phrase = view.starts.get(at)
        if phrase is None and at == clause.verb + 1 and clause.subject is None:
            phrase = unknown_subject(view, at, cue) or headed_subject(view, at, cue) or named_subject(view, at, cue)
        if phrase is not None and phrase.kind in _PLACED:
            if _ends_at_phrase(view, clause, phrase, at, attitude):
                return bare
            at = view.end_of(phrase)
        elif cue.report and key in view.grammar["from_him"] and clause.subject is not None:
            clause.channels.append(clause.subject)  # «ونقلت الوكالة عنه القول إن …»: he is the speaker before
            clause.subject = None
            clause.passed_on = True
            at += 1
        elif (cue.attitude or cue.carrier) and at - clause.verb < 12 and is_attitude(view, key, cue):
            attitude = True
            clause.cue_end = at + 1
            following = view.keys[at + 1] if at + 1 < view.size and not view.gaps[at + 1] else ""
            if following.startswith("ال") and not key.startswith("ال") and key in view.codebook.cues.attitudes:
                _take(view, clause, at + 1, "attitude")  # «كرر رفض التعاون»: what is refused right behind
                return bare
            if cue.carrier and cue.cue_class != "express":
                clause.cue = cue = _by_noun(view, cue, key)
            at += 1
        elif not attitude and key in cue.preps and _names_attitude(view, clause, at + 1):
            at += 1
        else:
            if key.endswith("ا") and any(
                c.sort == "masdar" and c.lemma == cue.lemma for c in view.codebook.find_cue(key)
            ):
                at += 1  # «نفت موسكو نفيا قاطعا استهداف …»: the absolute object, with its adjectives
                while at < view.size and not view.gaps[at] and view.keys[at].endswith("ا") and view.covers[at] is None:
                    at += 1
                if clause.subject is not None and is_content_noun(view, clause, at) and takes_bare(cue):
                    _take(view, clause, at, "object")
                    return bare
                continue
            if cue.lemma == "قال" and key in view.grammar["speech_openers"]:
                _take(view, clause, at, "colon")  # «وقال نحن نعمل على …»: direct speech without marks
                return bare
            if _ends_at_particle(view, clause, at, attitude) or _stops_walk(view, at, clause):
                return bare
            if _asked_for(view, clause, at):
                _take(view, clause, at, "object")  # «ناشد الأهالي المنظمات التدخل العاجل»
                return bare
            if not attitude and bare < 0 and _is_bare_object(view, clause, at) and not _is_apposition(view, clause, at):
                opens = at == clause.verb + 1 and (cue.sort == "participle" or key in view.grammar["content_nouns"])
                if clause.subject is not None or opens:
                    _take(view, clause, at, "object")
                    return bare
                bare = at  # a complementiser further on decides what it is
            _note_vehicle(view, clause, at)
            at += 1
    return bare


def _by_noun(view: View, cue: CueForm, key: str) -> CueForm:
    """A carrying verb has the class of the noun it carries: «وجه تحذيرا» warns, «جدد دعوته» demands."""
    for form in (
        key,
        key.removesuffix("ا"),
        *(key.removesuffix(tail) for tail in ("ه", "ها", "هم", "ته", "تها", "تهم")),
    ):
        for noun in (form, form + "ه"):
            known = next((c for c in view.codebook.cues.forms.get(noun, ()) if c.sort == "masdar" and not c.weak), None)
            if known is not None:
                return msgspec.structs.replace(cue, cue_class=known.cue_class)
    return cue


def _end_of_bracket(view: View, at: int, end: int) -> int:
    """Word index after a short aside in brackets that opens before a word; that word where none closes near."""
    for index in range(at + 1, min(at + _ASIDE, end, view.size - 1) + 1):
        if view.gaps[index] & CLOSE:
            return index
    return at


def _ends_at_mark(view: View, clause: Clause, at: int, end: int) -> bool:
    """Whether the walk ends at the mark before a word: a colon or quotation with content, a line or stop without."""
    gap = view.gaps[at]
    if at == end and gap & STOP and not gap & LINE and clause.subject_before and view.reading.paragraph_of[at] == 0:
        _take(view, clause, at, "colon")  # «كيري يحذر الكونغرس.. …»: in a title two dots stand for a colon
        return True
    if at == end and not (gap & (COLON | QUOTE) and not gap & LINE):
        return True
    if gap & COLON and (not gap & LINE or at > clause.verb + 1):
        _take(view, clause, at + (at + 1 < view.size and view.keys[at] == "ان" and not gap & QUOTE), "colon")
        return True
    if gap & LINE:
        return True
    if gap & QUOTE and ("colon" in clause.cue.frames or not clause.cue.weak):
        quote = quote_from(view, at)
        if quote is not None and not is_name_in_quotes(view, at, quote) and may_be_speech(view, clause, at, quote):
            _take(view, clause, at, "quote")
            return True
    return False


def _ends_at_phrase(view: View, clause: Clause, phrase: Found, at: int, attitude: bool) -> bool:
    """Whether the content begins with a phrase; a phrase that does not begin it gets its part in the clause."""
    cue = clause.cue
    if (
        clause.subject is not None
        and not attitude
        and not cue.person_object
        and phrase.skip > 0
        and has_attached(view.keys[at], cue, view.grammar["attached_adverbs"])
    ):
        _take(view, clause, at, "object", cut=particle_length(view.keys[at], cue.preps))
        return True
    if attitude and clause.subject is not None and view.keys[at][:1] in ("ل", "ب") and view.is_oblique(phrase):
        _take(view, clause, at, "attitude", cut=0 if view.keys[at].startswith("لل") else 1)
        return True  # «أعرب عن تعازيه لعائلات الضحايا»
    if place_phrase(view, clause, phrase, at):
        return False
    if phrase.kind != "place" and takes_bare(cue) and not view.is_oblique(phrase) and opens_object(view, clause, at):
        _take(view, clause, at, "object")
        return True
    return False


def _names_attitude(view: View, clause: Clause, at: int) -> bool:
    """«أعرب عن قلقه»: a noun of attitude after the preposition of a verb of feeling."""
    return at < view.size and clause.cue.cue_class == "express" and is_attitude(view, view.keys[at], clause.cue)


def _ends_at_particle(view: View, clause: Clause, at: int, attitude: bool) -> bool:
    """Whether the content begins after a preposition, alone or written onto the word, of the cue or its attitude."""
    cue, key = clause.cue, view.keys[at]
    apart = view.codebook.cues.attitude_preps if attitude else cue.preps
    if attitude:
        if key in apart:
            following = at + 1 < view.size and view.keys[at + 1] in THAT
            _take(view, clause, at + 1 + following, "attitude")
            return True
        if key[0] in "لب" and len(key) > 3 and key not in view.codebook.closed_words:  # for, by
            _take(view, clause, at, "attitude", cut=1)
            return True
        return False
    if key in apart:
        if at == clause.verb + 1:
            clause.cue_end = max(clause.cue_end, at + 1)
        that = at + 1 < view.size and view.keys[at + 1] in THAT
        start = at + 1 + that
        if cue.weak and not that and "object" not in cue.frames:
            return False  # «توصل إلى اتفاق» tells of no judgement, «توصل إلى أن» does
        if start < view.size and not view.gaps[start] & (STOP | LINE):
            _take(view, clause, start, "that" if that else "object")
            return True
    if (
        has_attached(key, cue, view.grammar["attached_adverbs"])
        and (not cue.weak or "object" in cue.frames)
        and not cue.carrier
        and key not in view.codebook.closed_words
        and (
            clause.subject is not None
            or clause.addressee is not None
            or at > clause.verb + 1
            or cue.sort != "perfect"
            or opens_sentence(view, clause)
        )
    ):
        _take(view, clause, at, "object", cut=particle_length(key, cue.preps))
        return True
    return False


def _asked_for(view: View, clause: Clause, at: int) -> bool:
    """Whether a noun right after the addressee is what the addressee is asked for."""
    cue = clause.cue
    if clause.addressee is None or at != view.end_of(clause.addressee):
        return False
    if cue.objects:
        return view.keys[at] in cue.objects
    asks = cue.person_preps or (cue.person_object and view.keys[at].startswith("ال"))
    return bool(asks) and is_content_noun(view, clause, at)


def _is_bare_object(view: View, clause: Clause, at: int) -> bool:
    apposed = view.gaps[at] & COMMA and clause.subject is not None and at == view.end_of(clause.subject)
    if clause.subject is not None and (apposed or view.keys[at].startswith("ال")) and _that_later(view, at):
        return False  # «أكد عدد من أهالي القرى الحدودية، أن …»
    if view.keys[at] == "ما" and clause.cue.cue_class in ("deny", "express") and "object" in clause.cue.frames:
        return clause.subject is not None and at == view.end_of(clause.subject)  # «فند الوزير ما تردد عن …»
    if at + 1 < view.size and view.gaps[at + 1] & COMMA and at > clause.verb + 1:
        return False  # one word before a comma is the rest of a name: «أكد إياد مدني، أهمية …»
    return takes_bare(clause.cue) and opens_object(view, clause, at) and is_content_noun(view, clause, at)


def _that_later(view: View, at: int) -> bool:
    """Whether a complementiser follows within the sentence, marks between or not, before another verb of speech."""
    for index in range(at + 1, min(at + _FURTHEST // 2, view.size)):
        if view.gaps[index] & (STOP | LINE | QUOTE) or _is_speech(view, index):
            return False
        if view.keys[index] in THAT and view.keys[index - 1] not in PREPOSITIONS | NO_THAT_AFTER:
            return True
    return False


def _is_speech(view: View, at: int) -> bool:
    return any(cue.sort in ("perfect", "participle") and not cue.weak for cue in view.codebook.find_cue(view.keys[at]))


def _is_apposition(view: View, clause: Clause, at: int) -> bool:
    """«كشفت الشركة عملاق الخدمات عن هبوط»: a noun after the subject where the verb's "of" follows without a mark."""
    if clause.subject is None or clause.subject_before or "عن" not in clause.cue.preps:
        return False
    if view.codebook.is_masdar(view.keys[at]) or at != view.end_of((clause.joint or [clause.subject])[-1]):
        return False
    for index in range(at + 1, min(at + _ASIDE, view.size)):
        if view.gaps[index] & BREAK or view.keys[index] in THAT:
            return False
        if view.keys[index] == "عن":  # about, of
            return True
    return False


def _note_vehicle(view: View, clause: Clause, at: int) -> None:
    """Remember a noun of vehicle; right after the verb it is a document that speaks («وأفاد بيان للوزارة»)."""
    key = view.keys[at]
    vehicles = view.codebook.cues.vehicles
    vehicle = key if key in vehicles else key[1:] if key[:1] == "ب" else key  # «ببيان»: in a statement
    if vehicle not in vehicles:
        return
    clause.vehicle = at
    if at == clause.verb + 1 and vehicle == key and clause.subject is None:
        clause.document = Found(at, at + 1, 0, "people", "people", "", definite=key.startswith("ال"), role=key)
        if not clause.document.definite:
            clause.subject = issuer_of(view, clause.document, at)


def _inside_name(view: View, at: int) -> bool:
    """Whether a phrase that begins earlier covers a word: no complementiser then."""
    phrase = view.covers[at]
    return phrase is not None and (at not in view.starts or phrase.kind == "person")  # «بان كي مون»


def _take(view: View, clause: Clause, at: int, frame: str, *, cut: int = 0) -> None:
    """Let the content begin at a word; a quotation that opens there gives its end too."""
    if at >= view.size:
        return
    clause.content, clause.frame, clause.cut = at, frame, cut
    if view.gaps[at] & QUOTE:
        end = quote_from(view, at)
        if end is not None and not (frame == "that" and end - at <= _QUOTED_NAME):
            clause.quote_end = end


def _stops_walk(view: View, at: int, clause: Clause) -> bool:
    """Another finite cue before any content: this verb reports nothing. One that tells of the vehicle is passed."""
    before = view.keys[at - 1]
    if before in view.codebook.cues.vehicles or before in view.grammar["relatives"] or before == "عدم":  # not to
        return False
    cues = view.codebook.find_cue(view.keys[at])
    if view.covers[at] is not None or not cues or view.codebook.silent_at(view.keys, at):
        return False
    if any(cue.sort in ("perfect", "participle") and not (cue.weak or cue.homograph) for cue in cues):
        return True
    following = view.keys[at + 1 : at + 3]
    return any(cue.sort in ("perfect", "imperfect") for cue in cues) and (
        bool(following)
        and (following[0] in THAT or (len(following) > 1 and following[0] in PREPOSITIONS and following[1] in THAT))
    )
