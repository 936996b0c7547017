"""Speakers that clauses drop, and channels that stay in force through one speech."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.arabic.tokens import OPEN
from tawatur.codebook.items import RoleItem
from tawatur.coding.agreement import agrees, learn_genders, spoken_gender
from tawatur.coding.clause_parts import SPEAKERS, Clause
from tawatur.coding.documents import Text, bare_noun, find_texts, last_issuer
from tawatur.coding.drafts import Draft
from tawatur.coding.found import Found
from tawatur.coding.peers import is_nested
from tawatur.coding.view import View

# Statements back to which a dropped subject may belong where the nearer speakers do not agree with the verb.
_BACK = 6
# Words between the end of a statement and a participle that goes on with it («…»، مضيفا).
_TOUCH = 2
# Words from the beginning of a sentence up to which its verb's subject begins («كما التقى الوزير …»).
_SUBJECT_AT = 4


def settle_speakers(view: View, drafts: list[Draft]) -> None:
    """Give a speaker to clauses whose subject is dropped: who spoke before, as gender, number and sentence allow."""
    told = learn_genders(drafts)
    texts = find_texts(view, drafts)
    spoken: list[Draft] = []
    inner: Draft | None = None
    for draft in drafts:
        clause = draft.clause
        if clause is not None and spoken and _is_called_upon(view, clause, spoken[-1]):
            clause.addressee, clause.subject, draft.speaker = clause.subject, None, None
        if draft.speaker is not None and _is_bare_office(view, draft.speaker):
            draft.speaker = _last_holder(spoken, draft.speaker) or draft.speaker
        if draft.speaker is None and draft.document is not None:
            draft.speaker = document_speaker(view, draft.document, texts, spoken, draft)
            if draft.speaker is None and spoken:
                draft.speaker = spoken[-1].speaker
            draft.carried = draft.speaker is not None and draft.document.definite
            draft.joint = draft.joint or _joined_with(draft.speaker, spoken)
        elif draft.speaker is None and clause is not None:
            draft.speaker = _dropped_speaker(view, clause, spoken, inner, told)
            draft.carried = draft.speaker is not None
            draft.joint = draft.joint or _joined_with(draft.speaker, spoken)
        if draft.speaker is not None and clause is not None and is_nested(view, clause):
            inner = draft
        elif draft.speaker is not None:
            spoken.append(draft)


def _joined_with(speaker: Found | None, spoken: list[Draft]) -> list[Found]:
    """Those who spoke together with somebody when he last spoke."""
    if speaker is None:
        return []
    return next((list(d.joint) for d in reversed(spoken) if d.speaker is not None and d.speaker.id == speaker.id), [])


def document_speaker(view: View, document: Found, texts: list[Text], spoken: list[Draft], draft: Draft) -> Found | None:
    """«البيان» is the issuer of the text named before; «تقارير» without an issuer are unnamed themselves."""
    if not document.definite:
        return document if document.id else view.add_unknown(document.first, document.last)
    issuer = last_issuer(texts, bare_noun(view, view.keys[document.first]), draft.cue[0])
    if issuer is not None:
        return issuer
    for earlier in reversed(spoken):
        if earlier.speaker is not None and earlier.speaker.kind not in ("people",):
            return earlier.speaker
    return None


def _is_bare_office(view: View, speaker: Found) -> bool:
    """Whether a speaker is an office alone that nobody of the article is known to hold: «وأضاف الوزير»."""
    if speaker.how != "subject" or speaker.last - speaker.first != 1 or speaker.kind != "people":
        return False
    role = view.settled.look.of(speaker.first, RoleItem)
    return role is not None and role[2].definite and not role[2].plural


def _last_holder(spoken: list[Draft], office: Found) -> Found | None:
    """The named person who spoke last, or the same bare office before."""
    for draft in reversed(spoken[-_BACK:]):
        speaker = draft.speaker
        if speaker is not None and (speaker.kind == "person" or speaker.id == office.id):
            return speaker
    return None


def _is_called_upon(view: View, clause: Clause, last: Draft) -> bool:
    """«… مثمرة، ودعا السكان إلى التعاون»: where somebody speaks already, people after "called" are called."""
    subject, cue = clause.subject, clause.cue
    if subject is None or subject.kind != "people" or not subject.definite or clause.addressee is not None:
        return False
    if not cue.person_object or cue.sort != "perfect" or clause.subject_before or view.keys[clause.verb][:1] != "و":
        return False
    return last.cue[0] >= view.sentence_bounds(clause.verb)[0] and not view.keys[subject.first].endswith("ون")


def _dropped_speaker(
    view: View, clause: Clause, spoken: list[Draft], inner: Draft | None, told: dict[str, str]
) -> Found | None:
    """The likeliest candidate that agrees with the verb, else the likeliest."""
    likeliest: Found | None = None
    pointed = view.keys[clause.verb + 1 : clause.verb + 2] == ["هولاء"]  # «ويضيف هؤلاء»: these, several
    several = {d.speaker.id for d in spoken[-_BACK:] if d.joint and d.speaker is not None}
    for phrase, gender in _candidates(view, clause, spoken, inner, told):
        if phrase.id in several and clause.cue.number in ("p", "d"):
            return phrase  # «وأضافوا» goes on with those who spoke together
        if agrees(view, clause.cue, phrase, gender) and (not pointed or phrase.plural):
            return phrase
        likeliest = likeliest or phrase
    return likeliest


def _candidates(
    view: View, clause: Clause, spoken: list[Draft], inner: Draft | None, told: dict[str, str]
) -> Iterator[tuple[Found, str]]:
    """Whom a dropped subject may mean, the likelier first, with the gender that the article's verbs tell."""
    first = view.sentence_bounds(clause.verb)[0]
    last = spoken[-1] if spoken else None
    subject = _sentence_subject(view, first, clause.verb)
    own = [(subject, told.get(subject.id, ""))] if subject is not None else []
    if clause.cue.sort in ("participle", "masdar"):
        if clause.cue.sort == "masdar":
            near = _nearest_before(view, clause.verb, first)
            if near is not None:
                yield near, ""
        host = next((d for d in reversed(spoken) if d.cue[0] < clause.verb <= d.end + _TOUCH), None)
        if host is None and last is not None and last.cue[0] >= first:
            host = last
        if host is not None and host.speaker is not None:
            yield host.speaker, spoken_gender(host)
        yield from own
    elif clause.verb > first + 1 and view.keys[clause.verb][:1] not in ("و", "ف"):
        # «وأصدرت الوزارة بيانا قالت فيه …»: within a sentence its own subject speaks, not the speaker of the one before
        if last is None or last.cue[0] < first:
            yield from own
    elif inner is not None and inner.speaker is not None and inner.cue[0] >= first:
        yield inner.speaker, spoken_gender(inner)  # «وقال البيان إن الوزير أبدى …، وأعرب عن …»
    if not clause.cue.continues:
        for phrase in _subjects_between(view, last, clause.verb):
            yield phrase, told.get(phrase.id, "")
    for draft in reversed(spoken[-_BACK:]):
        if draft.speaker is not None:
            yield draft.speaker, spoken_gender(draft)
    yield from own
    if clause.cue.sort == "participle" and clause.cue.number in ("p", "d"):
        at = first + 1  # «وتظاهر المئات في عدن، مطالبين بـ»: a crowd that nothing lists
        if at < clause.verb and view.keys[at].startswith("ال") and view.covers[at] is None:
            yield view.add_unknown(at, at + 1), ""


def _subjects_between(view: View, last: Draft | None, verb: int) -> Iterator[Found]:
    """People who are subjects of sentences told since the last statement: «والتقى الوزير نظيره. وأكد أن …»."""
    number = view.reading.sentence_of[verb]
    begin = max(last.end, last.cue[1]) if last is not None else 0
    while True:
        first = view.reading.sentences[number][0]
        if first < begin:
            return
        for at in range(first + 1, min(first + _SUBJECT_AT, verb)):
            phrase = view.starts.get(at)
            if phrase is not None:
                if phrase.kind == "person" and not view.is_oblique(phrase):
                    yield phrase
                break
        number -= 1
        if number < 0 or view.reading.paragraph_of[first] != view.reading.paragraph_of[verb]:
            return


def _nearest_before(view: View, at: int, first: int) -> Found | None:
    for index in range(at - 1, max(first, at - 6) - 1, -1):
        phrase = view.covers[index]
        if phrase is not None and phrase.kind in SPEAKERS:
            return phrase
    return None


def _sentence_subject(view: View, first: int, before: int) -> Found | None:
    for at in range(first, before):
        phrase = view.starts.get(at)
        if phrase is None or phrase.kind not in SPEAKERS or view.is_oblique(phrase):
            continue
        if phrase.kind == "media" and view.gaps[at] & OPEN:
            continue  # «القاهرة (CNN) --»: whose report it is
        return phrase
    return None


def settle_channels(view: View, drafts: list[Draft]) -> None:
    """A channel stays in force through one speech; an inner statement passes through the outer speaker."""
    last: dict[str, Draft] = {}
    around = _by_paragraph(view, drafts)
    for draft in drafts:
        speaker = draft.speaker.id if draft.speaker is not None else ""
        before = last.get(speaker)
        outer = next((other for other in around.get(_paragraph(view, draft.cue[0]), ()) if _holds(other, draft)), None)
        if draft.speaker is not None and draft.speaker.kind == "people" and not draft.channels:
            draft.channels = [inner for inner in draft.speaker.inner if inner.kind == "media"]  # «مصادر "الرياض"»
        if outer is not None and outer.speaker is not None and outer.speaker is not draft.speaker:
            draft.channels = [*draft.channels, outer.speaker, *outer.channels]
            draft.nested_in = outer
        elif before is not None and not draft.channels and _same_speech(draft, before):
            draft.channels = list(before.channels)
        if outer is None and speaker:
            last[speaker] = draft


def _by_paragraph(view: View, drafts: list[Draft]) -> dict[int, list[Draft]]:
    """Statements by the paragraphs that their content touches, so that a long article asks few of them."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        for number in range(_paragraph(view, draft.start), _paragraph(view, draft.end - 1) + 1):
            found.setdefault(number, []).append(draft)
    return found


def _paragraph(view: View, at: int) -> int:
    return view.reading.paragraph_of[min(at, view.size - 1)]


def _holds(outer: Draft, draft: Draft) -> bool:
    """Whether cue and content of a statement stand inside another's content."""
    inside = outer.start <= draft.cue[0] < outer.end and outer.start <= draft.start and draft.end <= outer.end
    return inside and outer is not draft


def _same_speech(draft: Draft, last: Draft) -> bool:
    """Whether a statement goes on with the speech before it: the same speaker, and no vehicle of its own."""
    if draft.speaker is None or last.speaker is None or draft.speaker.id != last.speaker.id:
        return False
    return draft.carried or draft.clause is None or draft.clause.vehicle < 0
