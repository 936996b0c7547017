"""Every attribution of an article: cue, speaker, chain and content."""

from __future__ import annotations

import msgspec

from tawatur.arabic.tokens import CLOSE, COLON, COMMA, DASH, LINE, QUOTE, STOP
from tawatur.codebook.cues import Attribution, CueForm
from tawatur.coding.clause import IN_IT, SPEAKERS, THAT, TURNS, Clause, is_vehicle, issuer_of, quote_from, read_clause
from tawatur.coding.content import end_of_content, end_of_quote
from tawatur.coding.found import Found
from tawatur.coding.view import PREPOSITIONS, View


class Draft(msgspec.Struct):
    """A statement in word indices; `start`/`end` bound the content, `cut` letters of its first word belong to the cue."""

    start: int
    end: int
    cut: int
    cue: tuple[int, int]
    cue_class: str
    speaker: Found | None
    clause: Clause | None
    joint: list[Found]
    channels: list[Found]
    hedge: str = ""
    carried: bool = False
    nested_in: Draft | None = None


def find_statements(view: View) -> list[Draft]:
    """Drafts of all statements, in the order of their content."""
    clauses = _find_clauses(view)
    trailing = _find_prepositional(view)
    clauses = [clause for clause in clauses if not _told_in_passing(clause, trailing)]
    boundaries = _find_boundaries(view, clauses, trailing)
    drafts = _draft_clauses(view, clauses, boundaries)
    drafts += _draft_prepositional(view, trailing, drafts, boundaries)
    drafts += _draft_colons(view, drafts)
    drafts += _draft_documents(view, drafts, boundaries)
    drafts.sort(key=lambda draft: (draft.cue[0], draft.start))
    _settle_speakers(view, drafts)
    _settle_channels(view, drafts)
    drafts = _drop_doubles(drafts)
    drafts.sort(key=lambda draft: (draft.start, draft.end))
    return drafts


# -- clauses ---------------------------------------------------------------------------------------------------------


def _find_clauses(view: View) -> list[Clause]:
    clauses: list[Clause] = []
    claimed = -1
    for at in range(view.size):
        cues = view.codebook.find_cue(view.keys[at])
        if not cues or view.covers[at] is not None or at < claimed:
            continue
        if view.keys[at] in view.codebook.filler_words and not _opens(view, at):
            continue
        if view.codebook.stops_at(view.keys, at):
            continue
        if view.reading.quote_depth[at] and _inside_long_quote(view, at):
            continue
        if (at and view.keys[at - 1] in _NOT_BEFORE) or view.codebook.silent_at(view.keys, at):
            continue
        best: Clause | None = None
        for cue in _likely(view, at, cues):
            clause = read_clause(view, at, cue)
            if clause is not None and _holds(view, clause):
                best = clause
                break
        if best is not None:
            clauses.append(best)
            claimed = min(best.content, best.verb + 3) if best.frame == "object" else best.verb + 1
    return clauses


# After these a verb form is a noun or stands in a clause of purpose.
_NOT_BEFORE = frozenset(("من", "بعد", "قبل", "عدم", "دون", "كي", "حتي"))


def _inside_long_quote(view: View, at: int) -> bool:
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
    if cue.report and before in view.codebook.cues.vehicles:
        return False  # «في رسالة نشرت على …» tells of the vehicle
    if cue.homograph and (
        before in PREPOSITIONS or (at and view.covers[at - 1] is None and not view.gaps[at] and not _opens(view, at))
    ):
        return False
    if before in ("لم", "ولم", "لا", "ولا", "لن", "ولن") and cue.lemma not in ("استبعد", "أخفى"):
        return cue.cue_class not in ("say", "announce") or before.endswith("ن")
    if cue.pronoun:
        others = view.codebook.find_cue(view.keys[at])
        if at + 1 < view.size and view.keys[at + 1] in view.codebook.cues.vehicles:
            return True  # «أكدته تصريحات الوزير بأن …»
        return cue.person_object and not cue.weak and not any(o.sort == "masdar" for o in others)
    return True


def _opens(view: View, at: int) -> bool:
    """Whether a word begins its sentence, or carries or follows the conjunction that opens a clause."""
    if at and (view.keys[at - 1] in _OPENERS or view.keys[at - 1] in TURNS):
        return True
    return at == view.sentence_bounds(at)[0] or view.keys[at][:1] in "وف"


def _participle_cue(view: View, at: int, cue: CueForm) -> bool:
    """A reporting participle is indefinite and accusative, and stands apart or after a verb («تابع قائلا», «…، مشيرا إلى»)."""
    key = view.keys[at]
    bare = key[1:] if key[:1] == "و" and len(key) > 4 else key
    if not bare.endswith(("ا", "ه", "ين", "ات")) or bare.startswith("ال"):
        return False
    if view.gaps[at] & (COMMA | QUOTE | DASH | STOP) or key[:1] == "و":
        return True
    if at and any(known.sort in ("perfect", "imperfect") for known in view.codebook.find_cue(view.keys[at - 1])):
        return True
    if at and view.keys[at - 1] in PREPOSITIONS:
        return False
    return not cue.weak and at + 1 < view.size and (view.keys[at + 1] in THAT or view.keys[at + 1] in cue.preps)


def _masdar_cue(view: View, at: int, cue: CueForm) -> bool:
    """A verbal noun reports with a pronoun («قوله إن», «قولها "…"») or before that / a quotation."""
    if at + 1 >= view.size or not (cue.pronoun or cue.lemma == "قال"):
        return False
    return view.keys[at + 1] in THAT or bool(view.gaps[at + 1] & (QUOTE | COLON))


def _holds(view: View, clause: Clause) -> bool:
    """Whether a clause reports: weak verbs need a complementiser, colon or quotation; bare objects need a speaker."""
    cue = clause.cue
    distance = clause.content - clause.verb
    if clause.frame == "that":
        if cue.weak and cue.sort == "imperfect" and clause.subject is None and distance <= 3:
            return False  # «يعتقد أن», «يذكر أن»: hearsay without a speaker
        return not cue.weak or distance <= 16
    if clause.frame == "quote":
        return True
    if clause.frame == "colon":
        return not (cue.weak and distance > 12)
    if clause.frame == "attitude":
        return clause.subject is not None or cue.sort == "participle" or view.keys[clause.verb][:1] == "و"
    if cue.sort == "participle":
        return distance <= (2 if cue.weak else 6)
    if cue.weak:
        return clause.subject is not None and bool(cue.preps) and distance <= 12 and _is_peer(view, clause)
    if clause.subject is None:
        starts = (
            view.keys[clause.verb][:1] == "و"
            or bool(view.gaps[clause.verb] & COMMA)
            or view.keys[clause.verb + 1] in IN_IT
        )
        starts = starts or (clause.verb > 0 and view.keys[clause.verb - 1] in _OPENERS)
        return starts and distance <= 12
    return distance <= 30


def _told_in_passing(clause: Clause, trailing: list[Prep]) -> bool:
    """«وتدرك أنقرة -حسب مراقبين- أن …»: the sentence is the observers', the verb of knowing is part of it."""
    return clause.cue.weak and any(
        not prep.leading and prep.source is not None and clause.verb < prep.at < clause.content for prep in trailing
    )


# -- boundaries and content ----------------------------------------------------------------------------------------------


def _find_boundaries(view: View, clauses: list[Clause], trailing: list[Prep]) -> set[int]:
    """Words at which content of the same level ends: the beginning of a later clause, an attribution, a formula."""
    boundaries: set[int] = set()
    for clause in clauses:
        if _is_nested(view, clause) or not _is_peer(view, clause):
            continue
        start = clause.starts_at
        if clause.subject_before and view.keys[start][:1] != "و" and not view.gaps[start]:
            before = view.keys[start - 1] if start else ""
            if before in ("لكن", "ولكن", "فيما", "بينما", "حيث", "كما", "و"):
                start -= 1
        elif not clause.subject_before and start and view.keys[start - 1] in _OPENERS:
            start -= 1
            if start and view.keys[start - 1] in ("الا", "غير") and view.keys[start] in ("انه", "انها", "ان"):
                start -= 1
        boundaries.add(_back_to_comma(view, start))
    boundaries.update(prep.at for prep in trailing if not prep.leading)
    for at in range(1, view.size):
        if view.gaps[at] & COMMA and view.codebook.stops_at(view.keys, at):
            boundaries.add(at)
    return boundaries


def _back_to_comma(view: View, start: int) -> int:
    """A clause may open with where and when («، وفي النتائج الأولية، اعترف الجيش»): its boundary is the comma before that."""
    first = max(view.sentence_bounds(start)[0], start - 12)
    if not view.gaps[start] & COMMA:
        return start
    for at in range(start - 1, first, -1):
        if view.gaps[at] & COMMA:
            return at if view.keys[at][:1] == "و" and view.keys[at][1:] in PREPOSITIONS else start
    return start


_OPENERS = frozenset(
    ["لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "لذا", "حيث", "كما", "انه", "انها", "فيما", "بينما", "لكن", "ولكن", "و", "ثم", "وقد", "قد", "كان", "وكان", "هذا"]
)


def _is_peer(view: View, clause: Clause) -> bool:
    """Whether a clause can stand beside the one before it: after a mark or a conjunction, or as a participle."""
    at = clause.starts_at
    if (
        at == 0
        or view.gaps[at] & (COMMA | STOP | LINE | COLON | QUOTE | DASH | CLOSE)
        or clause.cue.sort == "participle"
    ):
        return True
    return view.keys[at][:1] == "و" or view.keys[at - 1] in _OPENERS or clause.cue.sort == "masdar" or clause.cue.report


def _is_nested(view: View, clause: Clause) -> bool:
    """A clause inside the content of another: its own subject right after a complementiser, or a relative clause."""
    at = clause.starts_at
    before = view.keys[at - 1] if at else ""
    if before in ("التي", "الذي", "الذين", "اللذين", "والتي", "والذي"):
        return True
    if clause.subject_before and before in THAT and not view.gaps[at] & (STOP | LINE):
        return True
    if clause.cue.sort == "participle" and clause.cue.number == "p":
        return False
    return False


def _draft_clauses(view: View, clauses: list[Clause], boundaries: set[int]) -> list[Draft]:
    drafts: list[Draft] = []
    for clause in clauses:
        start = clause.content
        if start >= view.size or (clause.cue.weak and not _is_peer(view, clause) and not clause.subject_before):
            continue
        if clause.quote_end > start:
            end = end_of_quote(view, start, clause.quote_end, boundaries)
        else:
            end = end_of_content(view, start, boundaries)
        if end <= start:
            continue
        drafts.append(
            Draft(
                start,
                end,
                clause.cut,
                (clause.verb, max(clause.cue_end, clause.verb + 1)),
                clause.cue.cue_class,
                clause.source or clause.subject,
                clause,
                list(clause.joint),
                list(clause.channels) + ([clause.subject] if clause.source is not None and clause.subject else []),
                hedge=clause.cue.hedge,
            )
        )
    return drafts


# -- prepositional attribution ---------------------------------------------------------------------------------------------


class Prep(msgspec.Struct):
    """«وفق X», «بحسب ما ذكرت X», «نقلا عن X»: its first word, the speaker or channel, and the word after it."""

    at: int
    end: int
    source: Found | None
    leading: bool
    item: Attribution
    verb: CueForm | None = None
    document: Found | None = None


def _find_prepositional(view: View) -> list[Prep]:
    found: list[Prep] = []
    for at in range(view.size):
        hit = view.codebook.attribution_at(view.keys, at)
        if hit is None or view.covers[at] is not None:
            continue
        length, item = hit
        start = at + length
        verb: CueForm | None = None
        if "clause" in item.takes and "noun" not in item.takes:
            cues = view.codebook.find_cue(view.keys[start]) if start < view.size else ()
            if not cues or view.gaps[start]:
                continue
            verb = cues[0]
            start += 1
        elif item.particle and start < view.size and not view.keys[start].startswith(item.particle):
            continue
        vehicle = _vehicle_word(view, start, item.particle)
        source = _phrase_near(view, start, 3) if vehicle is None or not vehicle.definite else None
        if source is None and vehicle is None:
            continue
        if source is not None and source.kind not in SPEAKERS:
            continue
        document = source if source is not None and is_vehicle(view, source) else vehicle
        if document is not None:
            source = source if source is not None and source is not document else issuer_of(view, document, start)
            if source is None and not document.definite and document.id:
                source = document
            end_of_source = max(view.end_of(document), view.end_of(source) if source is not None else 0)
        first = view.sentence_bounds(at)[0]
        leading = at == first or (at == first + 1 and view.keys[first] == "و")
        end = end_of_source if document is not None else view.end_of(source) if source is not None else start
        found.append(Prep(at, end, source, leading, item, verb, document))
    return found


def _vehicle_word(view: View, start: int, particle: str) -> Found | None:
    """A noun of vehicle at a word, also where the codebook has no phrase there: «بحسب البيان», «وفق بيان للخارجية»."""
    if start >= view.size or start in view.starts:
        return None
    key = view.keys[start]
    if key.startswith("لل") and particle:
        key = "ال" + key[2:]
    elif particle and key.startswith(particle):
        key = key[1:]
    if key not in view.codebook.cues.vehicles:
        return None
    return Found(start, start + 1, 0, "people", "people", "", definite=key.startswith("ال"), role=key)


def _phrase_near(view: View, start: int, reach: int) -> Found | None:
    for at in range(start, min(start + reach, view.size)):
        if at > start and view.gaps[at] & (STOP | LINE | COMMA):
            return None
        phrase = view.starts.get(at)
        if phrase is not None:
            return phrase
        if (
            view.keys[at] not in view.codebook.cues.vehicles
            and view.keys[at].lstrip("ل") not in view.codebook.cues.vehicles
            and at > start
        ):
            return None
    return None


def _draft_prepositional(view: View, preps: list[Prep], drafts: list[Draft], boundaries: set[int]) -> list[Draft]:
    made: list[Draft] = []
    for prep in preps:
        if prep.source is None and prep.document is None:
            continue
        sentence = view.sentence_bounds(prep.at)
        if prep.leading:
            start = prep.end
            while start < sentence[1] and view.keys[start] in ("فان", "فانه", "فانها", "ان", "انه", "فقد"):
                start += 1
            if start >= sentence[1]:
                continue
            if any(
                draft.clause is not None and sentence[0] <= draft.cue[0] < min(prep.end + 6, sentence[1])
                for draft in drafts
            ):
                continue
            end = end_of_content(view, start, boundaries)
        else:
            host = [d for d in drafts if d.start <= prep.at and sentence[0] <= d.cue[0] < prep.at]
            if host:
                nearest = max(host, key=lambda draft: draft.start)
                if prep.source is not None and (prep.source.kind == "media" or prep.verb is not None):
                    nearest.channels.append(prep.source)
                continue
            start, end = sentence[0], prep.at
            while view.gaps[start + 1] & (COMMA | DASH | CLOSE) and end - start > 6:
                start += 1
            if (
                prep.end < sentence[1] - 3
                and (view.gaps[prep.at] & (COMMA | DASH))
                and view.gaps[prep.end] & (COMMA | DASH)
            ):
                end = end_of_content(view, prep.end, boundaries)  # told in passing: the sentence goes on after it
            if end - start < 3:
                continue
        draft = Draft(
            start, end, 0, (prep.at, prep.at + 1), prep.item.cue_class, prep.source, None, [], [], hedge=prep.item.hedge
        )
        if draft.speaker is None and prep.document is not None:
            draft.speaker = _document_speaker(view, prep.document, drafts, draft)
        made.append(draft)
    return made


# -- colons -------------------------------------------------------------------------------------------------------------


def _draft_colons(view: View, drafts: list[Draft]) -> list[Draft]:
    """«لافروف: …» in a title, and a speaker's name with a colon and a quotation elsewhere."""
    made: list[Draft] = []
    taken = {draft.start for draft in drafts}
    for first, phrase in view.starts.items():
        end = view.end_of(phrase)
        if end >= view.size or not view.gaps[end] & COLON or view.gaps[end] & LINE or end in taken:
            continue
        if phrase.kind not in SPEAKERS or (phrase.kind == "media" and view.reading.paragraph_of[first]):
            continue
        if first and not view.gaps[first] & (LINE | STOP):
            continue
        title = view.reading.paragraph_of[first] == 0
        if not title and not (view.gaps[end] & QUOTE and phrase.kind == "person"):
            continue
        quote_end = quote_from(view, end) if view.gaps[end] & QUOTE else None
        last = quote_end or _line_end(view, end)
        if last - end < 2:
            continue
        made.append(Draft(end, last, 0, (end, end), "say", phrase, None, [], []))
    return made


def _draft_documents(view: View, drafts: list[Draft], boundaries: set[int]) -> list[Draft]:
    """«وجاء في البيان: …», «ورد في تقرير للأمم المتحدة أن …»: the document's issuer speaks."""
    made: list[Draft] = []
    for at in range(view.size):
        hit = next(iter(view.codebook.cues.documentary.find(view.keys, at, view.size)), None)
        if hit is None:
            continue
        document = view.starts.get(hit.end)
        if hit.end >= view.size or (document is None or not is_vehicle(view, document)):
            key = view.keys[hit.end] if hit.end < view.size else ""
            if key not in view.codebook.cues.vehicles:
                continue
            document = Found(hit.end, hit.end + 1, 0, "people", "people", "", definite=key.startswith("ال"), role=key)
        start = view.end_of(document)
        while (
            start < view.size and not view.gaps[start] & (COLON | QUOTE | STOP | LINE) and view.keys[start] not in THAT
        ):
            start += 1
        if start >= view.size or view.gaps[start] & LINE or (view.gaps[start] & STOP and not view.gaps[start] & QUOTE):
            continue
        if view.keys[start] in THAT and not view.gaps[start] & QUOTE:
            start += 1
        quote_end = quote_from(view, start) if view.gaps[start] & QUOTE else None
        end = end_of_quote(view, start, quote_end, boundaries) if quote_end else end_of_content(view, start, boundaries)
        draft = Draft(start, end, 0, (at, hit.end), "say", issuer_of(view, document, hit.end), None, [], [])
        if draft.speaker is None:
            draft.speaker = _document_speaker(view, document, drafts, draft)
        if draft.speaker is not None:
            made.append(draft)
    return made


def _line_end(view: View, at: int) -> int:
    end = at + 1
    while end < view.size and not view.gaps[end] & LINE:
        end += 1
    return end


# -- speakers and channels --------------------------------------------------------------------------------------------------


def _settle_speakers(view: View, drafts: list[Draft]) -> None:
    """Give a speaker to clauses whose subject is dropped: the one who spoke last, where gender and number allow it."""
    last: Draft | None = None
    for draft in drafts:
        clause = draft.clause
        if draft.speaker is None and clause is not None:
            speaker = None
            if clause.document is not None:
                speaker = _document_speaker(view, clause.document, drafts, draft)
            speaker = speaker or _dropped_speaker(view, clause, last)
            draft.speaker = speaker
            draft.carried = speaker is not None
            if last is not None and speaker is last.speaker:
                draft.joint = list(last.joint)
        if draft.speaker is not None and not (clause is not None and _is_nested(view, clause)):
            last = draft


def _document_speaker(view: View, document: Found, drafts: list[Draft], draft: Draft) -> Found | None:
    """«البيان» is the issuer of the document named before; «تقارير» without an issuer are unnamed themselves."""
    if not document.definite:
        return document
    for earlier in reversed([other for other in drafts if other.cue[0] < draft.cue[0]]):
        if earlier.speaker is not None and earlier.speaker.kind not in ("people",):
            return earlier.speaker
    return None


def _dropped_speaker(view: View, clause: Clause, last: Draft | None) -> Found | None:
    sentence = view.sentence_bounds(clause.verb)
    if clause.cue.sort in ("participle", "masdar"):
        if clause.cue.sort == "masdar":
            near = _nearest_before(view, clause.verb, sentence[0])
            if near is not None:
                return near
        if last is not None and last.cue[0] >= sentence[0] and last.speaker is not None:
            return last.speaker
        subject = _sentence_subject(view, sentence[0], clause.verb)
        if subject is not None:
            return subject
    if (
        clause.cue.sort in ("perfect", "imperfect")
        and clause.verb > sentence[0] + 1
        and view.keys[clause.verb][:1] != "و"
    ):
        # «وأصدرت الوزارة بيانا قالت فيه …»: within a sentence its own subject speaks, not the speaker of the one before
        here = last is not None and sentence[0] <= last.cue[0] < sentence[1]
        subject = _sentence_subject(view, sentence[0], clause.verb)
        if not here and subject is not None and _agrees(view, clause, subject):
            return subject
    if last is not None and last.speaker is not None and _agrees(view, clause, last.speaker):
        return last.speaker
    return _sentence_subject(view, max(0, sentence[0]), clause.verb) or (last.speaker if last else None)


def _nearest_before(view: View, at: int, first: int) -> Found | None:
    for index in range(at - 1, max(first, at - 6) - 1, -1):
        phrase = view.covers[index]
        if phrase is not None and phrase.kind in SPEAKERS:
            return phrase
    return None


def _sentence_subject(view: View, first: int, before: int) -> Found | None:
    for at in range(first, before):
        phrase = view.starts.get(at)
        if phrase is not None and phrase.kind in SPEAKERS and not view.is_oblique(phrase):
            return phrase
    return None


def _agrees(view: View, clause: Clause, speaker: Found) -> bool:
    """Whether a dropped subject of this verb form may be the speaker."""
    if clause.cue.gender == "f":
        return speaker.feminine or speaker.kind != "person" or speaker.plural
    if speaker.kind == "person":
        return not speaker.feminine
    return True


def _settle_channels(view: View, drafts: list[Draft]) -> None:
    """A channel stays in force through the continuations of one speech; an inner statement passes through the outer speaker."""
    last: Draft | None = None
    for draft in drafts:
        outer = next(
            (
                o
                for o in drafts
                if o is not draft and o.start <= draft.cue[0] < o.end and o.start <= draft.start and draft.end <= o.end
            ),
            None,
        )
        if outer is not None and outer.speaker is not None and outer.speaker is not draft.speaker:
            draft.channels = [*draft.channels, outer.speaker, *outer.channels]
            draft.nested_in = outer
        elif last is not None and not draft.channels and _same_speech(draft, last):
            draft.channels = list(last.channels)
        if outer is None:
            last = draft


def _same_speech(draft: Draft, last: Draft) -> bool:
    """Whether a statement goes on with the speech before it: the same speaker, and no vehicle of its own."""
    if draft.speaker is None or last.speaker is None or draft.speaker.id != last.speaker.id:
        return False
    return draft.carried or draft.clause is None or draft.clause.vehicle < 0


def _drop_doubles(drafts: list[Draft]) -> list[Draft]:
    """One statement for one stretch: of two that begin at one word, a strong verb's, then a finite verb's, then the nearer."""
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        key = (draft.start, draft.cut)
        if key not in kept or _rank(draft) < _rank(kept[key]):
            kept[key] = draft
    return list(kept.values())


def _rank(draft: Draft) -> tuple[int, int, int]:
    cue = draft.clause.cue if draft.clause is not None else None
    weak = int(cue.weak or (cue.report and draft.clause is not None and draft.clause.source is None)) if cue else 0
    return weak, int(cue.sort not in ("perfect", "imperfect")) if cue else 0, abs(draft.start - draft.cue[0])
