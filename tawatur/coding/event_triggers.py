"""Words that may tell an act: forms of triggers in their place, with the nouns that they need and those that void
them."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.arabic.tokens import COMMA, LINE, QUOTE, STOP
from tawatur.codebook.triggers import Act, ActForm, Seen, TriggerBook, bare_noun
from tawatur.coding.event_told import Told
from tawatur.coding.view import View


def find_candidates(view: View, book: TriggerBook, at: int) -> Iterable[Told]:
    """Readings of the words at `at` as a trigger, the likely first; none of those that nouns around them rule out."""
    cover = view.covers[at]
    key = view.keys[at]
    if cover is not None and cover.kind != "agreement":
        if cover.id.startswith("person-") and cover.first == at:  # a name that nothing but its place speaks for
            for last, seen in _read_phrases(view, book, at, key):
                if _holds(view, seen.form, at, last):
                    yield _tell(at, last, seen)
        return
    if key in book.closed:
        return
    for last, seen in _read_phrases(view, book, at, key):
        if _holds(view, seen.form, at, last):
            yield _tell(at, last, seen)
    if cover is not None:
        return
    readings = [seen for seen in book.see(key) if _possible(view, at, seen)]
    if len(readings) > 1:
        readings.sort(key=lambda seen: _likelihood(view, at, seen))
    for seen in readings:
        if _holds(view, seen.form, at, at + 1):
            yield _tell(at, at + 1, seen)


def _tell(at: int, last: int, seen: Seen) -> Told:
    return Told(
        at, last, seen.form.act, seen.form, seen.article, seen.conjunction, seen.prep, seen.future, [], [], [], [], []
    )


def _read_phrases(view: View, book: TriggerBook, at: int, key: str) -> list[tuple[int, Seen]]:
    """Triggers of several words that begin at a word: (word after them, what they are), longest first."""
    found: list[tuple[int, Seen]] = []
    for conjunction, prep, article, rest in ways_to_read(key):
        for words, form in book.phrases.get(rest, ()):
            end = at + 1 + len(words)
            if end <= view.size and _follows(view, at + 1, words):
                found.append((end, Seen(form, conjunction, prep, article)))
    found.sort(key=lambda item: -item[0])
    return found


def ways_to_read(key: str) -> list[tuple[bool, str, bool, str]]:
    """Ways to read a folded word as the first of a phrase: (conjunction, preposition, article, rest)."""
    ways = [(False, "", False, key)]
    bases = [(False, key)]
    if key[0] in "وف" and len(key) > 3:
        bases.append((True, key[1:]))
        ways.append((True, "", False, key[1:]))
    for conjunction, base in bases:
        if base.startswith("ال") and len(base) > 4:
            ways.append((conjunction, "", True, base[2:]))
        if base.startswith("لل") and len(base) > 4:
            ways.append((conjunction, "ل", True, base[2:]))
        if base[0] in "بلك" and len(base) > 3:
            rest = base[1:]
            article = rest.startswith("ال") and len(rest) > 4
            ways.append((conjunction, base[0], article, rest[2:] if article else rest))
        if base.endswith("ا") and len(base) > 4:
            ways.append((conjunction, "", False, base[:-1]))
    return ways


def _follows(view: View, start: int, words: tuple[str, ...]) -> bool:
    """Whether words follow without a break, each perhaps with the article or the accusative alef."""
    for offset, word in enumerate(words):
        at = start + offset
        if view.gaps[at] & (STOP | LINE | COMMA):
            return False
        key = bare_noun(view.keys[at])
        if key != word and key.removesuffix("ا") != word and not (key[:1] in "بلو" and bare_noun(key[1:]) == word):
            return False
    return True


# After these a form that may be verb or noun is a noun, and a homograph is the other word.
_BEFORE_NOUNS = frozenset(
    "من في علي الي عن بعد قبل خلال اثر عقب بسبب حول بشان ضد مع دون عدم جراء منذ اي هذا هذه كل بين نحو تحت".split()
)
# After these it is a verb: already, was, also, while, where, which, when.
_BEFORE_VERBS = frozenset(
    "قد لقد وقد كان كانت كانوا وكان وكانت كما فيما بينما حيث الذي التي الذين عندما حين حينما لم لن "
    "لا سوف انه انها انهم وانه وانها ثم ايضا لكنه لكنها "
    "بعدما قبلما فقد ولم ولن اذا لو منذ ما مما بدوره بدورها هذا نحن".split()
)
_NO_VERB_AFTER = frozenset(
    "في علي الي عن اثر عقب بسبب حول بشان ضد مع دون عدم جراء اي هذه كل بين نحو تحت بعد قبل خلال هو".split()
)


def _possible(view: View, at: int, seen: Seen) -> bool:
    """Whether the place of a word allows this reading of it."""
    form = seen.form
    before = view.keys[at - 1] if at and not view.gaps[at] & (STOP | LINE) else ""
    if before in form.act.not_after:
        return False
    if form.pronoun and view.reading.text[view.reading.ends[at] - 1] == "ة":
        return False  # «إصابة» is folded like «أصابه», and is not it
    if form.sort in ("perfect", "imperfect"):
        if form.sort == "imperfect" and before in ("من", "ممن", "كل", "اي"):
            return False  # «معاقبة من يعتدي»: whoever does it
        if form.jussive and before not in ("لم", "ولم", "لا") and seen.prep != "ل":
            return False
        if before in _NO_VERB_AFTER or (view.gaps[at] == 0 and before and _is_construct(view, at - 1)):
            return False
        if form.sort == "perfect" and not form.pronoun and at and _is_object(view, at):
            return False
        if form.homograph and at + 1 < view.size and view.keys[at + 1] in view.codebook.time_words:
            return False  # «فجر الأحد»
        return not (form.homograph and not _opens_clause(view, at, seen))
    if seen.article and before in view.grammar["event_named_by"]:
        return False
    return not (form.homograph and before in _BEFORE_VERBS)


def _is_construct(view: View, at: int) -> bool:
    """A bare noun of act right before: «شن قصف», «وقف قصف»: what follows is a noun."""
    return view.keys[at] in (
        "شن",
        "وقف",
        "عمليه",
        "محاوله",
        "عمليات",
        "احتمال",
        "استمرار",
        "اعاده",
        "مواصله",
        "تم",
        "يتم",
        "سيتم",
        "جري",
        "تمت",
    )


def _opens_clause(view: View, at: int, seen: Seen) -> bool:
    """Whether a verb may stand here without doubt: at the head of a clause, after a particle, or after its subject."""
    first = view.sentence_bounds(at)[0]
    if at == first or seen.conjunction or view.gaps[at] & (COMMA | QUOTE) or view.keys[at - 1] in _BEFORE_VERBS:
        return True
    return view.covers[at - 1] is not None


def _likelihood(view: View, at: int, seen: Seen) -> int:
    """Readings of one word, the likely first: with a listed noun before general ones, verb or noun by what stands
    before."""
    rank = 0 if seen.form.act.with_nouns else 4
    finite = seen.form.sort in ("perfect", "imperfect")
    rank += 2 * (finite != _verb_place(view, at, seen))
    return rank + seen.form.passive


def _verb_place(view: View, at: int, seen: Seen) -> bool:
    """Whether a form that may be verb or noun is rather a verb here."""
    first = view.sentence_bounds(at)[0]
    before = view.keys[at - 1] if at > first else ""
    if before in _BEFORE_NOUNS:
        return False
    if before in _BEFORE_VERBS:
        return True
    nearest = view.starts.get(at + 1)
    subject_after = nearest is not None and not view.is_oblique(nearest)
    if at == first or seen.conjunction or view.gaps[at] & COMMA:
        return (
            subject_after
            or view.keys[min(at + 1, view.size - 1)] in view.grammar["event_counts"]
            or bare_noun(view.keys[min(at + 1, view.size - 1)]) != view.keys[min(at + 1, view.size - 1)]
        )
    return view.covers[at - 1] is not None and not view.is_oblique(view.covers[at - 1])  # type: ignore[arg-type]


def _is_object(view: View, at: int) -> bool:
    """«نفى الجيش قصف …», «أعلنت تركيا إرسال …»: after a verb of saying and its subject stands what it says, a noun."""
    subject = view.covers[at - 1]
    if subject is None or view.gaps[at]:
        return False
    start = view.start_of(subject)
    if not start or view.gaps[start] & (STOP | LINE | COMMA):
        return False
    return any(
        cue.sort in ("perfect", "imperfect") and cue.cue_class in ("announce", "deny", "assert")
        for cue in view.codebook.find_cue(view.keys[start - 1])
    )


_WITH = {
    "sign": 18,
    "agree": 18,
    "clash": 6,
}  # words from a verb to the noun that it needs, by frame; subjects and times stand between
_WITHIN = 14
_NEAR = 6  # words around a trigger in which a noun of `without` voids it


def _holds(view: View, form: ActForm, first: int, last: int) -> bool:
    """Whether the nouns that an act needs stand near it, and none that voids it."""
    act: Act = form.act
    start, end = view.sentence_bounds(first)
    if act.without and any(
        any_of(view, at, act.without) for at in range(max(start, first - _NEAR), min(end, last + _NEAR))
    ):
        return False
    if not act.with_nouns:
        return True
    reach = _WITH.get(act.frame, _WITHIN) if form.sort in ("perfect", "imperfect") else 8
    if any(any_of(view, at, act.with_nouns) for at in range(last, min(end, last + reach))):
        return True
    backward = form.passive or form.sort == "participle" or form.pronoun or act.subject in ("ground", "recipient")
    return bool(backward) and any(any_of(view, at, act.with_nouns) for at in range(max(start, first - 5), first))


_PRONOUNS = ("هما", "ها", "هم", "ه")


def any_of(view: View, at: int, nouns: frozenset[str]) -> bool:
    """Whether a word is one of some folded bare nouns, with any particle or the article."""
    key = view.keys[at]
    if key in nouns or bare_noun(key) in nouns:
        return True
    if key[-1] == "ا" and len(key) > 3 and key[:-1] in nouns:
        return True  # «قرارا»
    for pronoun in _PRONOUNS:
        if key.endswith(pronoun) and len(key) > len(pronoun) + 2:
            owned = key.removesuffix(pronoun)
            if owned in nouns or (owned[-1] == "ت" and owned[:-1] + "ه" in nouns):
                return True  # «قواتها», «قوته»
    if key.startswith("لل") and key[2:] in nouns:
        return True
    return key[0] in "وبلف" and len(key) > 3 and (key[1:] in nouns or bare_noun(key[1:]) in nouns)
