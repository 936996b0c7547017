"""Positions that stand in a statement without a word of will.

«أعلن … إنشاء صندوق» tells an undertaking by what is announced, «وصف القرار بالكارثة» opposition by the name that a
thing is given, «أوقفوا القتال» a demand by the mood of its verb, «…، شريطة أن …» a condition by its opener.
"""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.arabic.tokens import COLON, COMMA, LINE, QUOTE, STOP
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.position_conditions import end_condition
from tawatur.coding.position_matter import end_matter, longest
from tawatur.coding.position_merge import Candidate
from tawatur.coding.position_scene import Scene, clause_start
from tawatur.coding.position_verdicts import judges
from tawatur.coding.position_whose import find_speakers
from tawatur.coding.statements import Draft

# "let, so that … may": how a jussive of command begins; shorter words are others («فلتة», «فلن»).
_LET, _SHORTEST_LET = ("فلي", "فلت", "فلن"), 5
# Words of an opposed or praised thing between a verb of naming and its name: «وصف القرار الأميركي الأخير بأنه».
_NAMED = 14
# A condition without a clause of so many words before it hangs on something told earlier.
_SHORTEST = 2


def find_bare(scene: Scene, found: list[Candidate]) -> Iterator[Candidate]:
    """Positions of an article's statements that no word of will tells; `found` are those told by one."""
    told = frozenset(one.start for one in found)
    bound = [one.condition[0] for one in found if one.condition is not None]
    for draft in scene.voices.drafts:
        if draft.speaker is None or not draft.speaker.id:
            continue
        if draft.start not in told:
            yield from _read_announced(scene, draft)
        if judges(draft.speaker):
            yield from _read_named(scene, draft)
        yield from _read_orders(scene, draft)
        yield from _read_conditions(scene, draft, bound)


def _read_announced(scene: Scene, draft: Draft) -> Iterator[Candidate]:
    """«أعلنت الحكومة استئناف المفاوضات»: who speaks for a body announces what it will do."""
    assert draft.speaker is not None
    if draft.cue_class not in ("announce", "assert") or not scene.voices.has_office(draft.speaker):
        return
    key = scene.view.keys[draft.start][draft.cut :]
    words = scene.book.words
    if key not in words["continued" if draft.cue_class == "assert" else "undertaken"]:
        return
    holders, by = find_speakers(scene, draft)
    end = end_matter(scene.view, scene.book, draft.start, draft.end, scene.places)
    if holders and end - draft.start >= _SHORTEST:
        yield Candidate(draft.start, "commitment", draft.start, end, draft.cut, holders, by, sort="announced")


def _read_named(scene: Scene, draft: Draft) -> Iterator[Candidate]:
    """«وصف القرار بأنه باطل», «اعتبر الاتفاق إنجازا»: the thing and the name that its judge gives it."""
    view, words = scene.view, scene.book.words
    verb = draft.cue[0]
    key = view.keys[verb]
    if key.endswith(("ه", "ها", "هم")):
        return  # «اتصال وصفته بأنه»: what is named stands before
    if not 0 <= draft.start - verb <= _NAMED or not (key.startswith(_NAMES) or key[1:].startswith(_NAMES)):
        return
    stance = _name_stance(scene, draft)
    if not stance or view.keys[draft.start - 1] in THAT - _AS:
        return
    start = verb + 1
    speaker = view.starts.get(start)
    if speaker is not None and draft.speaker is not None and speaker.id == draft.speaker.id:
        start = view.end_of(speaker)
    while start < draft.start and (
        view.keys[start] in words["adverbs"] or view.keys[start] in view.codebook.time_words
    ):
        start += 1
    holders, by = find_speakers(scene, draft)
    if start < draft.start and holders:
        end = end_matter(view, scene.book, draft.start, draft.end, scene.places)
        yield Candidate(verb, stance, start, end, 0, holders, by, sort="named")


# "describe, consider": verbs whose object gets a name, as they begin; "that it is": before the name.
_NAMES = ("وصف", "يصف", "تصف", "واصف", "اعتبر", "يعتبر", "تعتبر", "معتبر")
_AS = frozenset("بانه بانها بانهم بان".split())


def _name_stance(scene: Scene, draft: Draft) -> str:
    """Opposition where the first words of a content name a wrong, support where they name a good; "" for neither."""
    keys, words = scene.view.keys, scene.book.words
    for at in range(draft.start, min(draft.start + 3, draft.end)):
        forms = {keys[at], keys[at][draft.cut if at == draft.start else 0 :]}
        forms |= {form[1:] for form in forms if form[:1] == "ب"}
        forms |= {form.removeprefix("ال") for form in forms}
        if forms & words["wrongs"] or forms & words["slurs"]:
            return "opposition"
        if forms & words["praises"]:
            return "support"
    return ""


def _read_orders(scene: Scene, draft: Draft) -> Iterator[Candidate]:
    """«أوقفوا القتال», «فلتتوقف الحرب»: verbs of command at the head of a clause of quoted speech."""
    view, words = scene.view, scene.book.words
    for at in range(draft.start, draft.end - 1):
        key = view.keys[at]
        heads = at == draft.start or bool(view.gaps[at] & (STOP | LINE | COMMA | COLON | QUOTE)) or key[0] == "و"
        if not heads or view.covers[at] is not None or view.reading.quote_depth[at] == 0:
            continue
        bare = key[1:] if key[0] == "و" else key
        if bare in words["orders"] or (bare.startswith(_LET) and len(bare) > _SHORTEST_LET):
            holders, by = find_speakers(scene, draft)
            end = end_matter(view, scene.book, at, draft.end, scene.places)
            if holders and end - at >= _SHORTEST:
                yield Candidate(at, "demand", at, end, int(bare is not key), holders, by, sort="order")


def _read_conditions(scene: Scene, draft: Draft, bound: list[int]) -> Iterator[Candidate]:
    """A clause with «شريطة أن», «ما لم», «إلا إذا» that no word of will took up."""
    view, book = scene.view, scene.book
    if draft.speaker is None or (draft.speaker.kind == "people" and not draft.speaker.people_sort):
        return
    for at in range(draft.start + _SHORTEST, draft.end - 1):
        clause = longest(book.strict, view, at) if view.covers[at] is None else 0
        if not clause or clause >= draft.end or any(at - 1 <= other <= clause for other in bound):
            continue
        holders, by = find_speakers(scene, draft)
        start = clause_start(view, at, draft.start)
        end = end_condition(view, clause, draft.end)
        if holders and at - start >= _SHORTEST and end > clause:
            yield Candidate(
                at, "condition", start, at, 0, holders, by, (at, end, 0), _asked(scene, clause, end), "strict"
            )
            return


def _asked(scene: Scene, first: int, last: int) -> list[str]:
    """The actor named in a condition, if any."""
    named = (scene.view.starts[at] for at in range(first, last) if at in scene.view.starts)
    return [phrase.id for phrase in named if phrase.kind in SPEAKERS and phrase.id][:1]
