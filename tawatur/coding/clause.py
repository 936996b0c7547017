"""Read a reporting clause: from its verb to the words that it reports.

Arabic puts the verb before its subject («وقال الوزير في بيان إن …») or after it («الوزير قال إن …»); between verb and content
stand the subject, an addressee, the vehicle, the channel and times, in any order. The reader walks over them once.
"""

from __future__ import annotations

import re

import msgspec

from tawatur.arabic.tokens import BREAK, CLOSE, COLON, COMMA, DASH, LINE, OPEN, QUOTE, STOP
from tawatur.codebook.cues import CueForm
from tawatur.coding.found import Found
from tawatur.coding.view import PREPOSITIONS, View

# Complementisers, alone and with pronoun (folded): that, that he, with that …
THAT = frozenset(
    base + suffix
    for base in ("ان", "بان", "فان", "وان", "لان")
    for suffix in ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "نه")
) | {"انه", "الا", "بالا", "انني", "اننا", "باننا", "بانني"}
THAT -= {"لان", "لانه", "لانها", "لانهم", "الا", "بالا", "فان", "وان", "وانه", "وانها", "وانهم"}
# «بعد أن», «إلا أن», «كما أن»: no complementiser after these.
NO_THAT_AFTER = frozenset(
    ["بعد", "قبل", "منذ", "دون", "بدون", "رغم", "مع", "كما", "الا", "غير", "بيد", "حين", "حيث", "يمكن", "يمكنه", "يجب", "عليه", "ينبغي", "بد", "لابد", "المقرر", "المتوقع", "يفترض", "سبق", "بمجرد", "شرط", "بشرط", "حتي", "لولا", "عوض", "بدل", "حال", "فور", "وبعد", "وقبل", "ودون", "ومن", "اما", "خشيه", "مخافه", "اتمني"]
)
_FURTHEST = 45  # words from a verb to its content; longer reporting clauses were not met
# "from his side", "for his part": they turn to another speaker and may stand between subject and verb.
TURNS = frozenset(["جانبه", "جانبها", "جانبهم", "جهته", "جهتها", "جهتهم", "ناحيته", "ناحيتها", "طرفه", "طرفها"])
_FROM_HIM = frozenset(["عنه", "عنها", "عنهم", "عنهما"])
_WHO = frozenset(["التي", "الذي", "الذين", "والتي", "والذي", "والذين"])
_RELATIVE_TAIL = re.compile(r"(?:ته|تها|تهم|اها|اه)$")
IN_IT = frozenset(["فيه", "فيها", "خلاله", "خلالها", "به", "بها", "منه", "منها", "فيهما"])
_CHANNEL_LINKS = frozenset(["مع", "عبر", "علي", "لدي", "ل"])
SPEAKERS = frozenset(["person", "state", "government_body", "armed_group", "political_group", "igo", "organisation", "media", "people"])


class Clause(msgspec.Struct):
    """A cue with what its clause says; word indices, `content` is -1 where none was found.

    `cut` letters of the first content word belong to the cue («بـ|وجود»). `starts_at` is where the clause begins: the
    subject, the verb or the conjunction before it.
    """

    verb: int
    cue: CueForm
    starts_at: int
    cue_end: int
    content: int = -1
    cut: int = 0
    frame: str = ""
    quote_end: int = -1
    subject: Found | None = None
    joint: list[Found] = []
    addressee: Found | None = None
    channels: list[Found] = []
    vehicle: int = -1
    subject_before: bool = False
    source: Found | None = None
    document: Found | None = None
    passed_on: bool = False


def is_vehicle(view: View, phrase: Found) -> bool:
    """Whether a phrase is a text that carries speech («بيان», «تقرير لخبراء …»), not a speaker."""
    return phrase.kind == "people" and view.keys[phrase.first][phrase.skip :] in view.codebook.cues.vehicles


def issuer_of(view: View, document: Found, at: int) -> Found | None:
    """Who issued a document: what it governs, or the nearest phrase after it that is not said to have seen it."""
    for inner in document.inner:
        if inner.kind in SPEAKERS and inner.kind != "media":
            return inner
    end = view.end_of(document)
    for index in range(end, min(end + 4, view.size)):
        phrase = view.starts.get(index)
        if phrase is not None:
            return phrase if phrase.kind in SPEAKERS and phrase.kind != "media" else None
        if view.gaps[index] & (STOP | LINE | COMMA | COLON) or view.keys[index] in THAT:
            return None
    return None


def read_clause(view: View, verb: int, cue: CueForm) -> Clause | None:
    """The reporting clause of a verb form, or None where it reports nothing."""
    clause = Clause(verb, cue, verb, verb + 1, joint=[], channels=[])
    before = _subject_before(view, verb, cue)
    if before is not None:
        clause.subject, clause.subject_before = before, True
        clause.starts_at = view.start_of(before)
    _walk(view, clause)
    if clause.content < 0 or clause.content >= view.size:
        return None
    return clause


def _walk(view: View, clause: Clause) -> None:
    """Walk from the verb to the content; a bare noun after a verb without subject is content only where nothing else is."""
    bare = _walk_on(view, clause)
    if clause.content < 0 and bare >= 0:
        _take(view, clause, bare, "object")
    elif (
        bare == clause.verb + 1
        and clause.subject is None
        and clause.frame in ("that", "quote", "colon")
        and _opens(view, clause)
    ):
        last = bare + 1
        while (
            last < clause.content - 1 and last - bare < 6 and not view.gaps[last] & BREAK and _joins_subject(view, last)
        ):
            last += 1
        clause.subject = view.add_unknown(bare, last)


def _opens(view: View, clause: Clause) -> bool:
    """Whether the verb opens its sentence or clause, so that its subject must follow."""
    at = clause.verb
    first = view.sentence_bounds(at)[0]
    return (
        at == first
        or view.keys[at][:1] in "وف"
        or view.keys[at - 1] in TURNS
        or view.keys[at - 1] == "كما"
        or bool(view.gaps[at] & COMMA and at - first < 5)
    )


def _joins_subject(view: View, at: int) -> bool:
    key = view.keys[at]
    return (
        key not in view.codebook.filler_words
        and key not in PREPOSITIONS
        and key not in THAT
        and view.covers[at] is None
    )


def _walk_on(view: View, clause: Clause) -> int:
    keys, gaps, cue = view.keys, view.gaps, clause.cue
    at = clause.verb + 1
    end = min(view.sentence_bounds(clause.verb)[1], clause.verb + _FURTHEST)
    attitude = False
    bare = -1
    while at <= end and at < view.size:
        gap = gaps[at]
        if at == end and gap & STOP and not gap & LINE and clause.subject_before and view.reading.paragraph_of[at] == 0:
            _take(view, clause, at, "colon")  # «كيري يحذر الكونغرس.. …»: in a title two dots stand for a colon
            return bare
        if at == end and not (gap & (COLON | QUOTE) and not gap & LINE):
            return bare
        if gap & COLON and not gap & LINE and at > clause.verb:
            _take(view, clause, at, "colon")
            return bare
        if gap & LINE:
            if at == clause.verb + 1 or not gap & COLON:
                return bare
            _take(view, clause, at, "colon")
            return bare
        if gap & QUOTE:
            quote = quote_from(view, at)
            if (
                quote is not None
                and not _is_name_in_quotes(view, at, quote)
                and _may_be_speech(view, clause, at, quote)
            ):
                _take(view, clause, at, "quote")
                return bare
        key = keys[at]
        if key in THAT and not _is_name(view, at) and keys[at - 1] not in NO_THAT_AFTER:
            if "that" in cue.frames or "colon" in cue.frames or attitude or (key[0] == "ب" and "ب" in cue.preps):
                _take(view, clause, at + 1, "that")
            return bare
        phrase = view.starts.get(at)
        if phrase is None and at == clause.verb + 1 and clause.subject is None:
            phrase = _unknown_subject(view, at, clause.cue)
        if phrase is not None and phrase.kind in SPEAKERS | {"place", "agreement"}:
            if (
                _attached_prep(view, phrase, at, cue)
                and (clause.subject or cue.person_object)
                and not attitude
                and cue.person_object is False
            ):
                _take(view, clause, at, "object", cut=_particle_length(keys[at], cue.preps))
                return bare
            if _place_phrase(view, clause, phrase, at):
                at = view.end_of(phrase)
                continue
            if (
                phrase.kind != "place"
                and _takes_bare(cue)
                and not view.is_oblique(phrase)
                and _opens_object(view, clause, at)
            ):
                _take(view, clause, at, "object")
                return bare
            at = view.end_of(phrase)
            continue
        if cue.report and key in _FROM_HIM and clause.subject is not None:
            clause.channels.append(clause.subject)  # «ونقلت الوكالة عنه القول إن …»: he is the speaker before
            clause.subject = None
            clause.passed_on = True
            at += 1
            continue
        if (cue.attitude or cue.carrier) and at - clause.verb < 12 and _is_attitude(view, key, cue):
            attitude = True
            clause.cue_end = at + 1
            at += 1
            continue
        if attitude and (
            key in view.codebook.cues.attitude_preps
            or (key[0] in "لب" and len(key) > 3 and key not in view.codebook.closed_words)
        ):
            if key in view.codebook.cues.attitude_preps:
                start = at + 1
                if start < view.size and keys[start] in THAT:
                    start += 1
                _take(view, clause, start, "attitude")
            else:
                _take(view, clause, at, "attitude", cut=1)
            return bare
        if not attitude and key in cue.preps and "object" in cue.frames | {"object"}:
            start = at + 1
            if start < view.size and cue.cue_class == "express" and _is_attitude(view, keys[start], cue):
                at += 1
                continue
            clause.cue_end = max(clause.cue_end, at + 1) if at == clause.verb + 1 else clause.cue_end
            that = start < view.size and keys[start] in THAT
            start += that
            if start < view.size and not gaps[start] & (STOP | LINE):
                _take(view, clause, start, "that" if that else "object")
                return bare
        if (
            not attitude
            and _has_attached(key, cue)
            and key not in view.codebook.closed_words
            and (
                clause.subject
                or clause.addressee
                or at > clause.verb + 1
                or cue.sort != "perfect"
                or _opens(view, clause)
            )
        ):
            _take(view, clause, at, "object", cut=_particle_length(key, cue.preps))
            return bare
        if at > clause.verb and _stops_walk(view, at, clause):
            return bare
        addressed = clause.addressee is not None and at == view.end_of(clause.addressee)
        if addressed and (cue.person_preps or (cue.person_object and key.startswith("ال"))):
            if _is_content_noun(view, at):
                _take(view, clause, at, "object")  # «ناشد الأهالي المنظمات التدخل العاجل»
                return bare
        if (
            _takes_bare(cue)
            and not attitude
            and bare < 0
            and _opens_object(view, clause, at)
            and _is_content_noun(view, at)
        ):
            if clause.subject is not None:
                _take(view, clause, at, "object")
                return bare
            bare = at  # content, or a subject that nothing knows: a complementiser further on decides
        vehicle = key[1:] if key[:1] == "ب" else key
        if vehicle in view.codebook.cues.vehicles:
            clause.vehicle = at
            if at == clause.verb + 1 and vehicle == key and clause.subject is None:
                clause.document = Found(at, at + 1, 0, "people", "people", "", definite=key.startswith("ال"), role=key)
                if not clause.document.definite:
                    clause.subject = issuer_of(view, clause.document, at)
        at += 1
    return bare


def quote_from(view: View, at: int) -> int | None:
    """Word index after the quotation that opens right before a word, or None where none does."""
    start = view.reading.starts[at]
    for quote in view.reading.quotes:
        if quote.start > start:
            break
        if quote.start <= start and not view.reading.text[quote.start : start].strip():
            return view.reading.words_in(quote.start, quote.end).stop
    return None


def _may_be_speech(view: View, clause: Clause, at: int, end: int) -> bool:
    """A quotation after a cue is speech unless it is one or two words inside a running phrase; weak verbs ask for more."""
    length = end - at
    if clause.cue.weak and not clause.cue.report:
        return length >= 4 and (
            at == clause.verb + 1 or (clause.subject is not None and view.covers[at - 1] is clause.subject)
        )
    if length >= 4:
        return True
    ended = end >= view.size or bool(view.gaps[end] & (STOP | LINE | COMMA))
    return (length >= 2 and ended) or (length >= 1 and ended and at == clause.verb + 1)


def _is_name_in_quotes(view: View, at: int, end: int) -> bool:
    phrase = view.covers[at]
    return phrase is not None and view.end_of(phrase) >= end and end - at <= 4


def _is_name(view: View, at: int) -> bool:
    return view.covers[at] is not None and at not in view.starts


def _take(view: View, clause: Clause, at: int, frame: str, *, cut: int = 0) -> None:
    if at >= view.size:
        return
    clause.content, clause.frame, clause.cut = at, frame, cut
    if view.gaps[at] & QUOTE:
        end = quote_from(view, at)
        if end is not None:
            clause.quote_end = end


def _unknown_subject(view: View, at: int, cue: CueForm) -> Found | None:
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
        if view.keys[last] in view.codebook.time_words:
            break
        last += 1
    return view.add_unknown(at, last)


def _place_phrase(view: View, clause: Clause, phrase: Found, at: int) -> bool:
    """Give a phrase its part in the clause: subject, joint subject, addressee or channel. False where it has none."""
    oblique = view.is_oblique(phrase)
    if oblique:
        before = view.keys[at - 1] if at else ""
        cut = view.keys[at][:1]
        if phrase.kind == "media" and (
            before in _CHANNEL_LINKS or cut in "ل" or before in view.codebook.cues.vehicles or cut == "ب"
        ):
            clause.channels.append(phrase)
        elif before in clause.cue.person_preps and clause.addressee is None:
            clause.addressee = phrase
        elif clause.cue.report and (
            before in clause.cue.source_preps or (cut == "ل" and "ل" in clause.cue.source_preps)
        ):
            clause.source = phrase
        elif (
            (clause.vehicle >= 0
            and clause.subject is None
            and before in ("عن", "من", "ل"))
            or (cut == "ل"
            and clause.vehicle == at - 1)
        ):
            clause.addressee = clause.addressee or phrase
            if clause.subject is None and clause.vehicle == clause.verb + 1:
                clause.subject = phrase
        return True
    if clause.cue.sort == "participle" and not clause.subject_before:
        clause.addressee = clause.addressee or phrase  # «داعيا المواطنين إلى …»: its subject stands before
        return clause.cue.person_object or phrase.kind in ("place", "agreement")
    if phrase.kind in ("place", "agreement"):
        return clause.subject is None
    if clause.subject is None and view.keys[clause.verb + 1] in IN_IT and clause.cue.person_object:
        clause.addressee = phrase
        return True
    if clause.document is not None and clause.document.definite and clause.subject is None:
        clause.addressee = clause.addressee or phrase
        return True
    if clause.subject is None and is_vehicle(view, phrase):
        clause.document = phrase
        clause.subject = issuer_of(view, phrase, at)
        return True
    if (
        clause.subject is None
        and at > clause.verb + 1
        and _RELATIVE_TAIL.search(view.keys[at - 1])
        and view.codebook.find_cue(view.keys[at - 1]) == ()
    ):
        if view.keys[at - 1] not in view.codebook.closed_words:
            return True  # «في جلسة عقدتها اللجنة»: the subject of a verb inside
    if clause.subject is None:
        if (
            clause.vehicle == clause.verb + 1
            and phrase.kind == "media"
            and view.keys[at - 1] in view.codebook.cues.channel_words
        ):
            clause.channels.append(phrase)
            return True
        clause.subject = phrase
        return True
    if phrase.kind == "media" and at and view.keys[at - 1] in view.codebook.cues.channel_words:
        clause.channels.append(phrase)
        return True
    if view.keys[at].startswith("و") and not clause.subject_before and not view.gaps[at] & BREAK:
        clause.joint.append(phrase)
        return True
    if clause.cue.person_object and clause.addressee is None:
        clause.addressee = phrase
        return True
    return False


def _subject_before(view: View, verb: int, cue: CueForm) -> Found | None:
    """The subject of a verb that follows it, in the same clause: «لكن طهران تقول», «وكان الوزير قد أشار»."""
    if (
        cue.sort not in ("perfect", "imperfect")
        or (view.keys[verb][:1] == "و"
        and not view.keys[verb].startswith(("وص", "وع")))
    ):
        return None
    first = view.sentence_bounds(verb)[0]
    at = verb - 1
    if at > first and view.keys[at] in TURNS and view.keys[at - 1] == "من":
        at -= 2  # «الوزير أوستن من جانبه، أبدى …»
        marked = True
    else:
        marked = False
    while (
        at >= first
        and view.covers[at] is None
        and view.keys[at] in ("قد", "كان", "كانت", "لم", "لا", "لن", "هو", "هي", "ايضا", "بدوره")
    ):
        if view.gaps[at + 1] & (COMMA | STOP | LINE | COLON):
            return None
        at -= 1
    if at < first:
        return None
    if view.keys[at] in _WHO and view.covers[at] is None and at > first and not view.gaps[at + 1]:
        return view.covers[at - 1] if view.covers[at - 1] is not None and view.covers[at - 1].kind in SPEAKERS else None
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


def _is_attitude(view: View, key: str, cue: CueForm) -> bool:
    """A noun of attitude or carrier that belongs to the cue, bare, with pronoun or in the accusative."""
    for form in (key, _strip_pronoun(key), key.removesuffix("ا"), _strip_pronoun(key).removesuffix("ت") + "ه"):
        if form in cue.attitude or form in view.codebook.cues.attitudes:
            return True
        if cue.carrier and view.codebook.is_statement_noun(form):
            return True
    return False


def _takes_bare(cue: CueForm) -> bool:
    """Whether a bare noun may be the content: «أعلن إنشاء» beside «أعلن عن إنشاء», but never «طالب …» or «أشار …»."""
    if "object" not in cue.frames or cue.person_object or cue.needs_prep:
        return False
    return not cue.preps or (cue.cue_class in ("announce", "assert", "deny", "judge") and "الي" not in cue.preps)


def _strip_pronoun(key: str) -> str:
    for suffix in ("هما", "ها", "هم", "ه", "نا", "ي"):
        if key.endswith(suffix) and len(key) - len(suffix) >= 2:
            return key[: -len(suffix)]
    return key


def _has_attached(key: str, cue: CueForm) -> bool:
    return len(key) > 2 and key[0] in cue.preps and key[0] in "بل"


def _attached_prep(view: View, phrase: Found, at: int, cue: CueForm) -> bool:
    return phrase.skip > 0 and _has_attached(view.keys[at], cue)


def _particle_length(key: str, preps: tuple[str, ...]) -> int:
    return 1 if key[0] in preps and not key.startswith("لل") else 0


def _stops_walk(view: View, at: int, clause: Clause) -> bool:
    """Another finite cue before any content: this verb reports nothing. A verb that tells of the vehicle is passed over."""
    if view.keys[at - 1] in view.codebook.cues.vehicles or view.keys[at - 1] in _WHO:
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


def _opens_object(view: View, clause: Clause, at: int) -> bool:
    """Whether an object may begin here: after the verb, its subject, a comma or a time, not inside a phrase between."""
    if at == clause.verb + 1 or view.gaps[at] & COMMA:
        return True
    if clause.subject is not None and not clause.subject_before and at == view.end_of(clause.subject):
        return True
    return view.keys[at - 1] in view.codebook.time_words or view.keys[at - 1] in _MANNER


# "strongly", "again", "officially", "frankly", "publicly", "entirely": between a verb and its object.
_MANNER = frozenset(["بشده", "بقوه", "مجددا", "رسميا", "صراحه", "علنا", "تماما", "قطعيا", "ايضا", "كذلك", "بدوره", "بدورها", "فيه", "فيها", "امس"])


def _is_content_noun(view: View, at: int) -> bool:
    """A noun that can open a bare content («أعلن … إنشاء آلية»): no particle, no time, no preposition phrase."""
    key = view.keys[at]
    if key in view.codebook.filler_words or key in PREPOSITIONS or key[0].isdigit():
        return False
    if key in view.codebook.cues.vehicles and (key.endswith("ا") or view.gaps[at] or key.startswith("ال")):
        return False
    if view.keys[at - 1] in PREPOSITIONS or (key[0] in "بلك" and len(key) > 3 and not view.codebook.is_masdar(key)):
        return False
    if view.keys[at - 1] in view.codebook.filler_words and view.gaps[at] == 0 and view.keys[at - 1] in _OPEN_PHRASE:
        return False
    return not view.gaps[at] & (OPEN | CLOSE | DASH)


_OPEN_PHRASE = frozenset(["خلال", "عقب", "قبيل", "بعيد", "اثر", "يوم", "مساء", "صباح", "فجر", "ظهر", "ليل"])
