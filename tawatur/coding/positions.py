"""What actors want, accept, refuse, condition or threaten, by their own words or by the outlet's report."""

from __future__ import annotations

from tawatur.arabic.tokens import LINE, STOP
from tawatur.codebook.stances import StanceBook, load_stances
from tawatur.coding.clause import SPEAKERS, THAT
from tawatur.coding.entities import span_of
from tawatur.coding.found import Found
from tawatur.coding.position_conditions import Condition, find_aim, find_condition
from tawatur.coding.position_cues import Hit, find_hits
from tawatur.coding.position_frame import Frame, read_frame
from tawatur.coding.position_futures import Future, find_futures
from tawatur.coding.position_holder import Voices, agreement_of, agrees
from tawatur.coding.position_joint import Parties
from tawatur.coding.position_matter import end_matter, is_deed, split_points
from tawatur.coding.position_merge import Candidate, drop_doubles
from tawatur.coding.position_verdicts import find_verdicts
from tawatur.coding.statements import Draft
from tawatur.coding.view import View
from tawatur.records.position import Position, Stance


def find_positions(view: View, drafts: list[Draft]) -> list[Position]:
    """Positions of an article, each once for each holder, in the order of their matter.

    Args:
        view: the settled article.
        drafts: its statements, from `find_statements`.

    Returns:
        Records whose ids are those of `view.settled.phrases`.
    """
    reader = _Reader(view, drafts)
    return _write(view, drop_doubles(view, reader.read()))


# "while", "whereas", "where": a verb after one of them has a subject of its own.
_WHILE = frozenset("فيما وفيما بينما وبينما حيث كما وكما".split())
# "which (is what)", "the thing (which)": they take up the clause before.
_WHICH = frozenset("وهو وهي الامر هو".split())
# Words of a clause that one of them takes up.
_ECHOED = 25
# "through, from, on, within, according to, in": means after "but".
_MEANS = frozenset("عبر من علي ضمن وفق في".split())
# "is, are, be": a predicate that tells nothing without its subject.
_BE = frozenset("يكون تكون يكونوا يكونا تكونا".split())
# "was done, is being done": what follows happened.
_DONE = frozenset("تم يتم سيتم تمت جري يجري جرت".split())
# Words from «لا يمكن» within which إلا makes it the only way.
_UNLESS = 12


class _Reader:
    """One reading of an article: its words of will in order, each made a candidate or nothing."""

    def __init__(self, view: View, drafts: list[Draft]) -> None:
        self.view = view
        self.book: StanceBook = load_stances(view.codebook)
        self.voices = Voices(view, drafts, self.book)
        self.hits = find_hits(view, self.book)
        self.places = frozenset(hit.at for hit in self.hits)
        self.found: list[Candidate] = []
        self.parties = Parties(view, self.book, self.voices)

    def read(self) -> list[Candidate]:
        """All candidates, doubles included."""
        for hit in self.hits:
            self._read_hit(hit)
        for future in find_futures(self.view, self.book, self.voices):
            if future.at not in self.places:
                self._read_future(future)
        for one in find_verdicts(self.view, self.book, self.voices.drafts):
            holders, by = self._speakers(one.draft)
            end = end_matter(self.view, self.book, one.at, one.draft.end, self.places)
            if holders:
                self.found.append(Candidate(one.at, one.stance, one.start, end, 0, holders, by, sort="verdict"))
        return self.found

    def _read_hit(self, hit: Hit) -> None:
        view, sense = self.view, hit.sense
        inside = self.voices.container(hit.at)
        if sense.side in ("before", "whole", "link", "unless"):
            self._read_whole(hit, inside)
            return
        own = self.voices.by_cue.get(hit.at) if sense.sort != "phrase" and not sense.modal else None
        if own is not None and own.clause is not None and own.clause.verb != hit.at and not hit.noun:
            own = None
        if own is not None and hit.noun and sense.party and not sense.pronoun:
            own = None  # «دعوة الأطراف إلى»: who is addressed, not who calls
        if own is None and inside is not None and hit.noun and not sense.bare and not sense.pronoun and hit.at - inside.start <= 1:
            if view.starts.get(hit.end) is None and sense.transitive and view.keys[hit.at - 1] not in _DONE:
                own, hit.direct = inside, True
        if own is None and hit.noun and not sense.bare and hit.at and self.voices.by_cue.get(hit.at - 1) is not None:
            own = self._named_by(hit)
        if own is not None and sense.sort == "participle" and own.speaker is not None:
            agreement = "p" if sense.number == "p" else sense.gender
            first = view.sentence_bounds(hit.at)[0]
            if not agrees(own.speaker, agreement) and self.voices.actors_before(hit.at, first, agreement):
                own = None  # «المتظاهرون …، مطالبين بـ»: not the speaker of the sentence
        known = own.speaker if own is not None and own.clause is not None and own.clause.verb == hit.at else None
        frame = read_frame(view, self.book, hit, known)
        if own is not None and hit.at > own.cue[0] and frame.start < 0:
            frame.start, frame.cut = own.start, 0 if view.keys[own.start].startswith("لل") else own.cut
        if frame.echo and frame.start < 0:
            self._read_echo(hit, frame, inside)
            return
        if not 0 <= frame.start < view.size or not self._fits(hit, frame, own, inside):
            return
        holders, by = self._whose(hit, frame, own, inside)
        if not holders:
            return
        if sense.modal and frame.clause and view.keys[frame.start] in _BE and inside is not None:
            frame.start = self._clause_start(hit.at, inside.start)  # «الحل يجب أن يكون سياسيا»: the matter needs its subject
        limit = self._limit(hit.at, frame.start, own, inside)
        if limit <= frame.start:
            return
        end = end_matter(view, self.book, frame.start, limit, self.places)
        first = inside.start if inside is not None else view.sentence_bounds(hit.at)[0]
        condition = find_condition(view, self.book, frame.start, end, first, limit, negated=hit.negated)
        self._make(hit, frame, holders, by, end, condition)

    def _named_by(self, hit: Hit) -> Draft | None:
        """«أكدت تصميم الدولة على»: the statement whose verb has a noun of will for its object, unless a phrase owns the noun."""
        draft = self.voices.by_cue[hit.at - 1]
        owner = self.view.starts.get(hit.end)
        return draft if draft.clause is not None and draft.clause.verb == hit.at - 1 and owner is None else None

    # -- holders ---------------------------------------------------------------------------------------------------------

    def _whose(self, hit: Hit, frame: Frame, own: Draft | None, inside: Draft | None) -> tuple[list[str], str]:
        """Holders of a position and who told it."""
        voices = self.voices
        if own is not None:
            return self._speakers(own)
        speaker = inside.speaker if inside is not None and inside.speaker is not None and inside.speaker.id else None
        by = speaker.id if speaker is not None else ""
        subject = frame.subject
        if subject is not None and subject.id:
            if speaker is not None and len(voices.joined_before(subject)) == 1 and voices.is_own(subject, speaker):
                return [voices.represent(speaker) if subject.kind == "government_body" else voices.represent(subject)], by
            named = [phrase for phrase in (*voices.joined_before(subject), *frame.joint) if phrase.id]
            together = self.parties.at(self.view.start_of(subject))
            if together:
                return together, by
            told = by or (subject.id if self._speaks(hit) else "")
            themselves = bool(by) and not self._speaks(hit)
            ids = [phrase.id if themselves and phrase.kind == "person" else voices.represent(phrase) for phrase in named]
            return list(dict.fromkeys(ids)), told
        parties = self._parties(hit)
        if parties:
            return parties, by
        if frame.stranger:
            return [], ""
        first = self.view.sentence_bounds(hit.at)[0]
        agreement = self._agreement(hit, frame)
        if inside is not None and speaker is not None:
            if inside.cue_class == "accuse" and frame.pronoun != "first":
                return [], ""
            impersonal = hit.sense.modal or hit.sense.sort == "phrase" or (hit.sense.bare and not hit.sense.pronoun)
            if frame.pronoun in ("first", "own") or impersonal:
                return self._speakers(inside)
            pronoun = frame.pronoun and agrees(speaker, agreement)
            seeks = not pronoun and (hit.finite or frame.pronoun or hit.sense.sort == "participle")
            before = voices.actors_before(hit.at, max(first, inside.start), agreement) if seeks else []
            if before:
                themselves = not self._speaks(hit)
                ids = [one.id if themselves and one.kind == "person" and one.id != by else voices.represent(one) for one in before]
                return list(dict.fromkeys(ids)), by
            return ([], "") if hit.sense.adverbial else self._agreed(speaker, agreement, inside)
        together = self.parties.speaking(inside) if inside is not None else []
        if together:
            return together, together[0]
        if hit.sense.modal or frame.pronoun in ("first", "own") or (hit.noun and not hit.sense.pronoun) or hit.sense.sort in ("phrase", "adjective"):
            return [], ""
        if self.view.keys[hit.at - 1] in _WHILE and hit.at:
            return [], ""
        before = voices.actors_before(hit.at, first, agreement)
        if not before:
            return [], ""
        return list(dict.fromkeys(voices.represent(one) for one in before)), before[0].id if self._speaks(hit) else ""

    def _parties(self, hit: Hit) -> list[str]:
        """States behind a collective subject around a verb: «الجانبان يرفضان», «ترفض الدول الثلاث»."""
        if not hit.finite and hit.sense.pronoun not in ("هما", "هم"):
            return []
        for at in (hit.end, *range(hit.at - 1, max(hit.at - 4, -1), -1)):
            found = self.parties.at(at)
            if found:
                return found
        return []

    def _agreed(self, speaker: Found, agreement: str, inside: Draft) -> tuple[list[str], str]:
        if agrees(speaker, agreement) or (agreement in ("d", "p") and (inside.joint or self.parties.speaking(inside))):
            return self._speakers(inside)
        return [], ""

    def _speakers(self, draft: Draft) -> tuple[list[str], str]:
        joint = self.parties.speaking(draft)
        if draft.speaker is None or not draft.speaker.id:
            return joint, joint[0] if joint else ""
        if joint:
            return joint, draft.speaker.id
        if draft.speaker.kind == "media":
            return [], ""
        named = [draft.speaker, *(phrase for phrase in draft.joint if phrase.id and self.voices.is_joined(phrase))]
        return list(dict.fromkeys(self.voices.represent(phrase) for phrase in named)), draft.speaker.id

    def _speaks(self, hit: Hit) -> bool:
        """Whether a verb of will is itself one of saying, so that its subject told the position."""
        return any(not cue.weak for cue in self.view.codebook.find_cue(self.view.keys[hit.at]))

    def _agreement(self, hit: Hit, frame: Frame) -> str:
        """Gender or number that the holder must have: of the pronoun, or of the verb."""
        if frame.pronoun not in ("", "first", "own"):
            return agreement_of(frame.pronoun)
        if hit.noun:
            return ""
        if hit.sense.number == "p" or hit.sense.number == "d":
            return "p" if hit.sense.number == "p" else "d"
        return hit.sense.gender

    # -- what fits -------------------------------------------------------------------------------------------------------

    def _fits(self, hit: Hit, frame: Frame, own: Draft | None, inside: Draft | None) -> bool:
        """Whether the word of will makes a position here; a word alone never does."""
        sense, view, words = hit.sense, self.view, self.book.words
        draft = own or inside
        if not hit.stance or (draft is None and (sense.said or sense.bare or (sense.sort == "phrase" and not sense.told))):
            return False
        named = view.starts.get(frame.start)
        if sense.deed and not sense.otherwise and not frame.clause and (named is not None or not is_deed(view, self.book, frame.start, frame.cut)):
            return False
        if sense.addressed and not frame.parties:
            return False
        if sense.first and not (frame.pronoun == "first" or self._is_own(hit, frame, inside)):
            return False
        bare = view.keys[frame.start][frame.cut :]
        following = view.keys[frame.start + 1] if frame.start + 1 < view.size else ""
        if bare in words["void"] and sense.stance in ("refusal", "opposition", "support"):
            return False
        if sense.stance == "demand" and bare == "عدم" and following in words["void_demands"]:  # "not to be named"
            return False
        if view.codebook.silent_at(view.keys, hit.at):
            return False
        if hit.noun and sense.pronoun and hit.at and view.keys[hit.at - 1] in ("او", "ام"):  # «قبوله أو رفضه»
            return False
        if frame.clause and sense.modal and view.keys[frame.start] in words["minds"]:
            return False
        if hit.noun and not sense.bare and not (sense.pronoun or frame.subject is not None or own is not None):
            return False
        if sense.self and hit.noun and frame.subject is not None and own is None and not self._is_own(hit, frame, inside):
            return False
        if sense.right and "حق" not in bare:
            return False
        if frame.clause and sense.reflexive and hit.finite and self._wants_to_do(hit, frame):
            return False
        plain = draft is None and sense.plan
        return not (plain and named is not None and named.kind in SPEAKERS)

    def _is_own(self, hit: Hit, frame: Frame, inside: Draft | None) -> bool:
        if inside is None or inside.speaker is None:
            return False
        if frame.subject is None:
            return frame.pronoun == "own" or frame.pronoun != "" and not hit.noun and agrees(inside.speaker, agreement_of(frame.pronoun))
        return self.voices.is_own(frame.subject, inside.speaker)

    def _wants_to_do(self, hit: Hit, frame: Frame) -> bool:
        """«يريد أن يوضح»: what one wants to do oneself is no demand; another subject follows the verb where it is one."""
        verb = self.view.keys[frame.start]
        return verb[0] == self.view.keys[hit.at].removeprefix("و")[0] and verb[0] in "ين" and frame.start + 1 not in self.view.starts

    def _limit(self, at: int, start: int, own: Draft | None, inside: Draft | None) -> int:
        """Where a matter ends at the latest: with its statement, else with its sentence."""
        if own is not None and own.start <= start < own.end:
            return own.end
        if inside is not None and start < inside.end:
            return inside.end
        return self.view.sentence_bounds(at)[1]

    # -- candidates ------------------------------------------------------------------------------------------------------

    def _make(self, hit: Hit, frame: Frame, holders: list[str], by: str, end: int, condition: Condition | None) -> None:
        view, sense = self.view, hit.sense
        stance = self._settle_stance(hit, frame, condition)
        toward = [phrase.id for phrase in frame.parties if phrase.id and phrase.id not in holders]
        span = None
        if condition is not None:
            span = (condition.start, condition.end)
            if frame.start < condition.start < end:
                end = condition.start
            if condition.only and (hit.negated or stance in ("offer", "support", "commitment")):
                stance = "condition"
        points = split_points(
            view, self.book, frame.start, end, frame.cut, attached=sense.attached, preps=sense.preps, deeds=stance == "demand"
        )
        if sense.condition:
            self._make_aim(hit, frame, holders, by, end)
        for start, stop, cut in points:
            if stop > start + 1 or (stop > start and not _is_pronominal(view, start)):
                self.found.append(
                    Candidate(hit.at, stance, start, stop, cut, holders, by, span, list(dict.fromkeys(toward)), sense.sort)
                )
        if condition is not None and stance == "condition":
            self._make_demand(hit, condition, holders, by)

    def _make_aim(self, hit: Hit, frame: Frame, holders: list[str], by: str, end: int) -> None:
        """«اشترط … لـ», «من أجل …، تشترط …»: what the condition is set for; the condition is the cue's own matter."""
        aim = find_aim(self.view, self.book, hit.at, frame.start, end)
        if aim is not None:
            start, stop, cut = aim
            span = (frame.start, min(end, start) if start > frame.start else end)
            self.found.append(Candidate(hit.at, "condition", start, stop, cut, holders, by, span, sort="aim"))

    def _make_demand(self, hit: Hit, condition: Condition, holders: list[str], by: str) -> None:
        """What an "only if" asks of somebody is a demand of its own."""
        view = self.view
        others = [
            phrase.id
            for at in range(condition.clause, condition.end)
            if (phrase := view.starts.get(at)) is not None and phrase.kind in SPEAKERS and phrase.id not in holders
        ]
        if others and condition.end - condition.clause > 1:
            self.found.append(Candidate(hit.at, "demand", condition.clause, condition.end, 0, holders, by, None, others[:1], "condition"))

    def _settle_stance(self, hit: Hit, frame: Frame, condition: Condition | None) -> str:
        view, stance = self.view, hit.stance
        key = view.keys[frame.start]
        bare = "ال" + key[2:] if key.startswith("لل") else key[frame.cut :]
        if stance == "offer" and bare in self.book.words["hostile"] and hit.sense.sort in ("adjective", "masdar", "noun"):
            return "commitment"
        if hit.sense.otherwise and not is_deed(view, self.book, frame.start, frame.cut):
            return hit.sense.otherwise
        if hit.sense.threat and condition is not None:
            return "red_line"
        if hit.sense.warning and frame.parties:
            return "opposition"
        return stance

    def _read_whole(self, hit: Hit, inside: Draft | None) -> None:
        """A set phrase that is its own matter («لا حل عسكريا …»), ends it («… خط أحمر»), or links it to its condition."""
        if inside is None:
            return
        holders, by = self._speakers(inside)
        if not holders:
            return
        view, side = self.view, hit.sense.side
        if side in ("whole", "unless"):
            end = end_matter(view, self.book, hit.at, inside.end, self.places)
            if side == "whole" or self._but_by(hit.end, min(end, hit.end + _UNLESS)):
                self.found.append(Candidate(hit.at, hit.stance, hit.at, end, int(view.keys[hit.at][0] == "و"), holders, by, sort="phrase"))
            return
        start = self._clause_start(hit.at, inside.start)
        if hit.at <= start:
            return
        condition = None
        if side == "link":
            frame = read_frame(view, self.book, hit, None)
            if not hit.end <= frame.start < inside.end:
                return
            condition = (frame.start, end_matter(view, self.book, frame.start, inside.end, self.places))
        self.found.append(Candidate(hit.at, hit.stance, start, hit.at, 0, holders, by, condition, sort="phrase"))

    def _but_by(self, first: int, last: int) -> bool:
        """Whether «إلا» with a means («إلا عبر», «إلا بـ») stands in a stretch."""
        keys = self.view.keys
        means = (keys[at + 1] for at in range(first, last) if keys[at] == "الا" and at + 1 < self.view.size)
        return any(key[0] == "ب" or key in _MEANS for key in means)

    def _clause_start(self, before: int, first: int) -> int:
        """First word of the clause that a word stands in, not before `first`."""
        view = self.view
        for at in range(before - 1, first - 1, -1):
            if view.keys[at] in THAT and view.covers[at] is None:
                return at + 1
            if at > first and view.gaps[at] & (STOP | LINE):
                return at
        return first

    def _read_echo(self, hit: Hit, frame: Frame, inside: Draft | None) -> None:
        """«… في حين ترفضه أنقرة», «…، وهو ما ترفضه أنقرة»: the matter is what stands before it in the sentence."""
        if not hit.stance or frame.subject is None:
            return
        view, keys = self.view, self.view.keys
        first = view.sentence_bounds(hit.at)[0]
        holders, by = self._whose(hit, frame, None, inside)
        earlier = [one for one in self.found if first <= one.start and one.end <= hit.at]
        if earlier:
            last = max(earlier, key=lambda one: one.end)
            if holders and not set(holders) & set(last.holders):
                self.found.append(Candidate(hit.at, hit.stance, last.start, last.end, last.cut, holders, by, sort="echo"))
        elif holders and hit.at - 2 > first and keys[hit.at - 1] in ("ما", "الذي") and keys[hit.at - 2] in _WHICH:
            start = max((draft.start for draft in self.voices.drafts if first <= draft.start < hit.at - 2), default=first)
            if 1 < hit.at - 2 - start <= _ECHOED:
                self.found.append(Candidate(hit.at, hit.stance, start, hit.at - 2, 0, holders, by, sort="echo"))

    def _read_future(self, future: Future) -> None:
        view, draft = self.view, future.draft
        end = end_matter(view, self.book, future.start, draft.end, self.places)
        condition = find_condition(view, self.book, future.start, end, draft.start, draft.end, negated=future.negated)
        stance, span = future.stance, None
        holders, by = self._speakers(draft)
        if future.subject is not None:
            subject = future.subject
            own = draft.speaker is not None and self.voices.is_own(subject, draft.speaker)
            holders = [subject.id if subject.kind == "person" and not own else self.voices.represent(subject)]
        if condition is not None:
            span = (condition.start, condition.end)
            end = min(end, condition.start) if condition.start > future.start else end
            if condition.only and stance == "refusal":
                stance = "condition"
            elif future.strikes:
                stance = "red_line"
        if (end - future.start < 2 and condition is None) or not holders:
            return
        toward = [future.toward] if future.toward else []
        self.found.append(Candidate(future.at, stance, future.start, end, future.cut, holders, by, span, toward, "future"))
        if condition is not None and stance == "condition":
            self._make_demand(Hit(future.at, future.at + 1, self.book.duty), condition, holders, by)


def _is_pronominal(view: View, at: int) -> bool:
    """Whether a lone word ends with a pronoun («تحملها»): it tells no matter. The final ة is told by its spelling."""
    word = view.reading.text[view.reading.starts[at] : view.reading.ends[at]]
    return word.endswith(("ها", "هم", "هما")) or (word.endswith("ه") and len(word) > 4 and word[-2] not in "ايوت")


def _write(view: View, found: list[Candidate]) -> list[Position]:
    records: list[Position] = []
    for one in sorted(found, key=lambda one: (one.start, one.end, one.at)):
        matter = span_of(view, one.start, one.end, one.cut)
        condition = span_of(view, *one.condition) if one.condition is not None else None
        stance: Stance = one.stance  # type: ignore[assignment] - checked when the codebook was compiled
        for holder in one.holders:
            toward = tuple(id_ for id_ in one.toward if id_ != holder)
            records.append(Position(holder, stance, matter, condition, toward, one.by))
    return records
