"""From a word of will to candidates: its frame, its holders, its matter and its condition."""

from __future__ import annotations

from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.position_back import is_pronominal, read_echo, read_relative
from tawatur.coding.position_conditions import Condition, find_aim, find_condition, find_lack
from tawatur.coding.position_fit import fits
from tawatur.coding.position_frame import read_frame
from tawatur.coding.position_holder import agrees
from tawatur.coding.position_matter import end_matter, is_deed, split_points
from tawatur.coding.position_merge import Candidate
from tawatur.coding.position_parts import Frame, governs
from tawatur.coding.position_scene import Scene, clause_start
from tawatur.coding.position_senses import Hit
from tawatur.coding.position_whose import Whose, find_holders
from tawatur.coding.statements import Draft

# Words of a subject with its honours, from its verb to its object.
_TITLED = 18
# Words of an adjunct that a walk may have taken for the object: «أدان في كلمة متلفزة، صمت …».
_ADJUNCT = 3
# "for, for the sake of, before, in return for": between a condition and what it is set for.
_FOR = frozenset("من اجل قبل مقابل".split())
# Stances that "provided that" turns into a condition.
_GIVEN = frozenset(("offer", "support", "commitment"))


def read_hit(scene: Scene, hit: Hit, earlier: list[Candidate]) -> list[Candidate]:
    """Candidates of one word of will whose matter follows it; `earlier` are those found before in the article."""
    view = scene.view
    inside = scene.voices.container(hit.at)
    own = _introduced(scene, hit, inside)
    known = own.speaker if own is not None and own.clause is not None and own.clause.verb == hit.at else None
    frame = read_frame(view, scene.book, hit, known)
    if own is not None and _is_lost(scene, hit, frame, own):
        frame.start, frame.cut = own.start, 0 if view.keys[own.start].startswith("لل") else own.cut
    relative = read_relative(scene, hit, frame, inside, earlier)
    if relative:
        return relative
    if frame.echo and frame.start < 0:
        return read_echo(scene, hit, frame, inside, earlier)
    if not 0 <= frame.start < view.size or not fits(scene, hit, frame, own, inside):
        return []
    whose = find_holders(scene, hit, frame, own, inside)
    if not whose[0]:
        return []
    if hit.sense.modal and frame.clause and view.keys[frame.start] in scene.book.words["be"] and inside is not None:
        frame.start = clause_start(view, hit.at, inside.start)  # «الحل يجب أن يكون سياسيا»
    limit = _limit(scene, hit.at, frame.start, own, inside)
    if limit <= frame.start:
        return []
    end = end_matter(view, scene.book, frame.start, limit, scene.places)
    first = inside.start if inside is not None else view.sentence_bounds(hit.at)[0]
    denied = hit.negated or hit.stance == "refusal"
    condition = find_condition(view, scene.book, frame.start, end, first, limit, negated=denied)
    if condition is None and hit.stance == "concern":
        condition = find_lack(view, scene.book, frame.start, end, limit)
    return _make(scene, hit, frame, whose, end, condition)


def _is_lost(scene: Scene, hit: Hit, frame: Frame, own: Draft) -> bool:
    """Whether the walk found no matter, or lost its way in a title, and the content of the statement is the matter."""
    view = scene.view
    after_that = view.keys[own.start - 1] in THAT
    if frame.start < 0:
        plain = hit.finite and not hit.sense.straight and not hit.sense.otherwise
        return hit.at > own.cue[0] or (plain and (not after_that or hit.sense.that))
    if own.clause is None or own.clause.verb != hit.at or not hit.finite or after_that or frame.clause:
        return False
    if governs(hit.sense, view.keys, own.start - 1) and frame.start < own.start <= frame.start + _TITLED:
        return True  # «دعا المفوض السامي لحقوق الإنسان إلى التحقيق»
    # «استنكر معالي الأمين العام … تصريحات», «دعا المبعوث إلى اليمن … إلى تمديد الهدنة»
    subject = own.speaker
    titled = subject is not None and frame.start < view.start_of(subject) < own.start
    near = hit.sense.object and not frame.parties and frame.start < own.start <= frame.start + _ADJUNCT
    near = near and not is_deed(view, scene.book, frame.start)
    return near or (titled and own.start <= frame.start + _TITLED)


def make_demand(scene: Scene, at: int, condition: Condition, whose: Whose) -> list[Candidate]:
    """What an "only if" asks of somebody is a demand of its own."""
    starts = scene.view.starts
    named = [starts[at] for at in range(condition.clause, condition.end) if at in starts]
    others = [phrase.id for phrase in named if phrase.kind in SPEAKERS and phrase.id not in whose[0]]
    if not others or condition.end - condition.clause < 2:
        return []
    return [Candidate(at, "demand", condition.clause, condition.end, 0, *whose, None, others[:1], "condition")]


def _introduced(scene: Scene, hit: Hit, inside: Draft | None) -> Draft | None:
    """The statement that a word of will introduces, or that tells it as the object of its verb."""
    view, sense = scene.view, hit.sense
    if sense.sort == "phrase" or sense.modal:
        return None
    own = scene.voices.by_cue.get(hit.at)
    if own is not None and own.clause is not None and own.clause.verb != hit.at and not hit.noun:
        own = None
    if own is not None and own.speaker is not None and _is_ours(scene, hit, own.speaker.first):
        own = None  # «أعلن المتحدث أن المنظمة تدعو الأطراف إلى»: who is called upon, not who calls
    if own is not None and hit.noun and sense.party and not sense.pronoun:
        own = None  # «دعوة الأطراف إلى»: who is addressed, not who calls
    if own is None and hit.noun and not sense.bare and view.starts.get(hit.end) is None:
        before = scene.voices.by_cue.get(hit.at - 1)
        if inside is not None and not sense.pronoun and hit.at - inside.start <= 1 and sense.transitive:
            if view.keys[hit.at - 1] not in scene.book.words["done"]:
                own, hit.direct = inside, True  # «أكد دعم الجهود»
        elif before is not None and before.clause is not None and before.clause.verb == hit.at - 1:
            own = before  # «أكدت تصميم الدولة على»
    if own is not None and sense.sort == "participle" and own.speaker is not None:
        agreement = "p" if sense.number == "p" else sense.gender
        first = view.sentence_bounds(hit.at)[0]
        if not agrees(own.speaker, agreement) and scene.voices.actors_before(hit.at, first, agreement):
            return None  # «المتظاهرون …، مطالبين بـ»: not the speaker of the sentence
    return own


def _is_ours(scene: Scene, hit: Hit, speaker: int) -> bool:
    """Whether a noun of the speaker's own side stands right before a finite word of will, and a statement's speaker
    after it."""
    view, words = scene.view, scene.book.words
    if not hit.finite or speaker < hit.end or not hit.at or view.gaps[hit.at]:
        return False
    before = view.keys[hit.at - 1]
    return view.covers[hit.at - 1] is None and (before in words["own"] or before in words["own_nouns"])


def _limit(scene: Scene, at: int, start: int, own: Draft | None, inside: Draft | None) -> int:
    """Where a matter ends at the latest: with its statement, else with its sentence."""
    for draft in (own, inside):
        if draft is not None and draft.start <= start < draft.end:
            return draft.end
    return scene.view.sentence_bounds(at)[1]


def _make(scene: Scene, hit: Hit, frame: Frame, whose: Whose, end: int, condition: Condition | None) -> list[Candidate]:
    view, sense = scene.view, hit.sense
    stance = _settle_stance(scene, hit, frame, condition)
    toward = list(dict.fromkeys(phrase.id for phrase in frame.parties if phrase.id and phrase.id not in whose[0]))
    span = (condition.start, condition.end, 0) if condition is not None else None
    made: list[Candidate] = []
    if condition is not None:
        if frame.start < condition.start < end:
            end = condition.start
        if condition.only and (hit.negated or stance == "refusal" or stance in _GIVEN):
            stance = "condition"
            made += make_demand(scene, hit.at, condition, whose)
    if sense.condition:
        aim = find_aim(view, scene.book, hit.at, frame.start, end)
        if aim is not None:  # «اشترط … لـ», «من أجل …، تشترط …»
            end = min(end, aim[0]) if aim[0] > frame.start else end
            while end - 1 > frame.start and view.keys[end - 1] in _FOR:
                end -= 1
            made.append(Candidate(hit.at, "condition", *aim, *whose, (frame.start, end, frame.cut), sort="aim"))
    before = _find_before(scene, frame.start, end) if stance == "demand" and not frame.clause else -1
    if before > 0:  # «… قبل العودة إلى الحوار»: what is asked is the condition of what may follow
        span, aimed = None, (before + 1, end, 0)
        end = before
        made.append(Candidate(hit.at, "condition", *aimed, *whose, (frame.start, end, frame.cut), sort="aim"))
    points = split_points(
        view,
        scene.book,
        frame.start,
        end,
        frame.cut,
        attached=sense.attached,
        preps=sense.preps,
        deeds=stance == "demand",
    )
    for start, stop, cut in points:
        if stop > start + 1 or (stop > start and (not is_pronominal(scene, start) or is_deed(view, scene.book, start))):
            stressed = bool(sense.otherwise)
            made.append(Candidate(hit.at, stance, start, stop, cut, *whose, span, toward, sense.sort, stressed))
    return made


def _find_before(scene: Scene, start: int, end: int) -> int:
    """«قبل» between two acts of a demand, or -1: before the second the first is asked for."""
    keys = scene.view.keys
    for at in range(start + 2, end - 1):
        if keys[at] == "قبل" and keys[at - 1] != "من" and is_deed(scene.view, scene.book, at + 1):
            return at
    return -1


def _settle_stance(scene: Scene, hit: Hit, frame: Frame, condition: Condition | None) -> str:
    sense, key = hit.sense, scene.view.keys[frame.start]
    bare = "ال" + key[2:] if key.startswith("لل") else key[frame.cut :]
    if (
        hit.stance == "offer"
        and "ل" in sense.attached
        and bare in scene.book.words["hostile"]
        and sense.sort in ("adjective", "masdar", "noun", "phrase")
    ):
        return "commitment"
    if sense.otherwise and bare in scene.book.words["continued"]:
        return "commitment"
    if sense.otherwise and not is_deed(scene.view, scene.book, frame.start, frame.cut):
        return sense.otherwise
    if sense.threat and condition is not None:
        return "red_line"
    return "opposition" if sense.warning and frame.parties else hit.stance
