"""What single words may be in a reporting clause: noun of attitude, object, particle before the content."""

from __future__ import annotations

from tawatur.arabic.tokens import BREAK, CLOSE, COMMA, DASH, OPEN
from tawatur.codebook.cues import CueForm
from tawatur.codebook.items import RoleItem
from tawatur.coding.clause_parts import THAT, Clause
from tawatur.coding.view import PREPOSITIONS, View

_AHEAD = 12  # words up to the "that" of a clause whose subject is long
_COMPLEMENT = 4  # words of a subject's complement that no list holds


def is_attitude(view: View, key: str, cue: CueForm) -> bool:
    """A noun of attitude or carrier that belongs to the cue, bare, with pronoun or in the accusative."""
    for form in (key, _strip_pronoun(key), key.removesuffix("ا"), _strip_pronoun(key).removesuffix("ت") + "ه"):
        if form in cue.attitude or form in view.codebook.cues.attitudes:
            return True
        if cue.carrier and view.codebook.is_statement_noun(form):
            return True
    return False


def _strip_pronoun(key: str) -> str:
    """A noun without its possessive pronoun: their, her, his, our, my."""
    for suffix in ("هما", "ها", "هم", "ه", "نا", "ي"):
        if key.endswith(suffix) and len(key) - len(suffix) >= 2:
            return key[: -len(suffix)]
    return key


def takes_bare(cue: CueForm) -> bool:
    """Whether a bare noun may be the content: «أعلن إنشاء» beside «أعلن عن إنشاء», but never «طالب …» or «أشار …»."""
    if "object" not in cue.frames or cue.person_object or cue.needs_prep:
        return False
    return not cue.preps or (cue.cue_class in ("announce", "assert", "deny", "judge") and "الي" not in cue.preps)


def has_attached(key: str, cue: CueForm, adverbs: frozenset[str]) -> bool:
    """Whether a word carries the cue's preposition: «طالب بوقف …», «دعا لعقد …»."""
    return len(key) > 2 and key[0] in cue.preps and key[0] in "بل" and key not in adverbs


def particle_length(key: str, preps: tuple[str, ...]) -> int:
    """Letters of a word that are the cue's preposition; in «لل» they cannot be cut."""
    return 1 if key[0] in preps and not key.startswith("لل") else 0


def opens_object(view: View, clause: Clause, at: int) -> bool:
    """Whether an object may begin here: after the verb, its subject, a comma or a time, not inside a phrase between."""
    if at == clause.verb + 1 or view.gaps[at] & COMMA:
        return True
    if (
        clause.subject is not None
        and not clause.subject_before
        and _is_complement(view, view.end_of((clause.joint or [clause.subject])[-1]), at)
    ):
        return True
    if clause.subject is not None and view.keys[at] in view.grammar["content_nouns"] and not _that_ahead(view, at):
        before = view.keys[at - 1]  # «عملية احتجاز …»: a noun in the construct state has it for its own
        return bool(view.gaps[at]) or view.covers[at - 1] is not None or before.startswith("ال")
    return view.keys[at - 1] in view.codebook.time_words or view.keys[at - 1] in view.grammar["manner"]


def _that_ahead(view: View, at: int) -> bool:
    """Whether a complementiser follows before the next mark: the noun then belongs to the subject."""
    for index in range(at + 1, min(at + _AHEAD, view.size)):
        if view.gaps[index] & BREAK:
            return False
        if view.keys[index] in THAT:
            return True
    return False


def _is_complement(view: View, first: int, at: int) -> bool:
    """Whether the words up to `at` only go on with the subject: «الاتحاد الكويتي |لكرة القدم| تأجيل …»."""
    if first > at or at - first > _COMPLEMENT or view.grammar["relatives"].intersection(view.keys[first:at]):
        return False
    if any(view.gaps[index] & BREAK for index in range(first, at + 1) if index > first):
        return first == at
    return first == at or (
        not view.keys[at].startswith("ال")
        and all(view.keys[index].startswith(("ال", "لل", "وال", "ل")) for index in range(first, at))
    )


def is_content_noun(view: View, clause: Clause, at: int) -> bool:
    """A noun that can open a bare content («أعلن … إنشاء آلية»): no particle, no time, no preposition phrase."""
    key = view.keys[at]
    if key in view.codebook.filler_words or key in PREPOSITIONS or key[0].isdigit():
        return False
    if (
        key in view.codebook.cues.vehicles
        and clause.cue.cue_class in ("say", "announce", "assert")
        and (key.endswith("ا") or view.gaps[at] or key.startswith("ال"))
    ):
        return False
    if any(known.sort == "participle" and not known.weak for known in view.codebook.find_cue(key)) and key[-1] in "ان":
        return False  # «نفى المزاعم، مبينا أن …»: a participle tells something else
    if key in view.grammar["same"] or key in view.grammar["blessings"]:
        return False  # «المصدر نفسه», «الملك فهد رحمه الله»
    behind = at != clause.verb + 1 and not view.gaps[at]
    if behind and key.startswith("ال") and (key.endswith(("ي", "يه")) or key in view.grammar["plain_adjectives"]):
        return False  # «مستشفى جنين الحكومي»: an adjective of what stands before
    if behind and (key.startswith("وال") or key in view.grammar["joined_adverbs"]):
        return False  # «القرى وخصوصا …»: joined to what stands before
    if behind and not key.startswith("ال") and view.settled.look.of(at, RoleItem) is not None:
        return False  # «أعلن تيري غوفو منسق المشاريع …»: a title behind the name
    if view.keys[at - 1] in PREPOSITIONS or (key[0] in "بلك" and len(key) > 3 and not view.codebook.is_masdar(key)):
        return False
    if (
        view.keys[at - 1] in view.codebook.filler_words
        and view.gaps[at] == 0
        and view.keys[at - 1] in view.grammar["time_openers"]
    ):
        return False
    return not view.gaps[at] & (OPEN | DASH) and (not view.gaps[at] & CLOSE or bool(view.gaps[at] & COMMA))
