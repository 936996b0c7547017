"""Every written form of a Modern Standard Arabic verb, generated from its spelling.

From the unvocalised perfect and imperfect ("أعلن", "يعلن": "announce") `inflect_verb` writes the whole
paradigm: finite forms in both voices, imperatives, verbal nouns with their pronouns, participles. All measures
I-X and four-letter verbs, sound, hollow, defective, doubled, assimilated and hamzated, are handled; there is
no word list behind it.

It writes no particles (و، ف، س، ل), no article and no vowel marks, and gives standard spelling: folding of
hamza, ya and ta marbuta is done where forms are matched. What one spelling stands for several times is several
forms (كتبت: "I wrote", "you wrote", "she wrote").

Source: W. Wright, A Grammar of the Arabic Language (public domain), vol. I.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.arabic.inflect_nouns import (
    complete_participle,
    derive_active,
    derive_masdar,
    derive_passive,
    inflect_masdar,
    inflect_participle,
)
from tawatur.arabic.inflect_shape import Shape, read_shape
from tawatur.arabic.inflect_spelling import (
    PRONOUNS_FIRST,
    PRONOUNS_THIRD,
    attach,
    attach_closed,
    attach_object,
    close_madda,
    open_madda,
)
from tawatur.arabic.inflect_stems import (
    Stems,
    build_imperfect,
    build_perfect,
    derive_passive_imperfect,
    derive_passive_perfect,
    perfect_seat,
)

Tense = Literal["perfect", "imperfect", "imperative", "masdar", "active_participle", "passive_participle"]
Voice = Literal["active", "passive"]
Mood = Literal["", "indicative", "jussive"]

# (person, gender, number, ending, stem) of the perfect; stems are fields of `Stems`.
_PERFECT = (
    (3, "m", "s", "", "base"),
    (3, "f", "s", "ت", "before_t"),
    (3, "m", "d", "ا", "before_a"),
    (3, "f", "d", "تا", "before_t"),
    (3, "m", "p", "وا", "before_u"),
    (3, "f", "p", "ن", "closed"),
    (2, "m", "s", "ت", "closed"),
    (2, "f", "s", "ت", "closed"),
    (2, "", "d", "تما", "closed"),
    (2, "m", "p", "تم", "closed"),
    (2, "f", "p", "تن", "closed"),
    (1, "", "s", "ت", "closed"),
    (1, "", "p", "نا", "closed"),
)
# (person, gender, number, prefix, ending, ending of subjunctive and jussive, stem) of the imperfect.
_IMPERFECT = (
    (3, "m", "s", "ي", "", "", "base"),
    (3, "f", "s", "ت", "", "", "base"),
    (3, "m", "d", "ي", "ان", "ا", "before_a"),
    (3, "f", "d", "ت", "ان", "ا", "before_a"),
    (3, "m", "p", "ي", "ون", "وا", "before_u"),
    (3, "f", "p", "ي", "ن", "ن", "closed"),
    (2, "m", "s", "ت", "", "", "base"),
    (2, "f", "s", "ت", "ين", "ي", "before_i"),
    (2, "", "d", "ت", "ان", "ا", "before_a"),
    (2, "m", "p", "ت", "ون", "وا", "before_u"),
    (2, "f", "p", "ت", "ن", "ن", "closed"),
    (1, "", "s", "أ", "", "", "base"),
    (1, "", "p", "ن", "", "", "base"),
)
# (gender, number, ending, stem) of the imperative, second person.
_IMPERATIVE = (
    ("m", "s", "", "jussive"),
    ("f", "s", "ي", "before_i"),
    ("", "d", "ا", "before_a"),
    ("m", "p", "وا", "before_u"),
    ("f", "p", "ن", "closed"),
)
# The three verbs of form I whose imperative drops its hamza: خذ "take", كل "eat", مر "command".
_DROP_HAMZA = frozenset({"أخذ", "أكل", "أمر"})


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a verb.

    Args:
        text: standard spelling, without marks.
        tense: tense of a finite form, or the kind of noun.
        person: 1, 2 or 3; nouns are 3.
        gender: "m", "f", or "" where writing and grammar do not tell.
        number: "s", "d" or "p".
        voice: "active" or "passive"; verbal nouns are active.
        mood: "indicative" for imperfects, also where the subjunctive is written alike; "jussive" for what is
            written otherwise after لم and لن (يقل, يقولوا); "" for all else.
        pronoun: the suffixed pronoun: object of a finite form, owner of a verbal noun (قولها: "ها").
    """

    text: str
    tense: Tense
    person: int
    gender: str
    number: str
    voice: Voice = "active"
    mood: Mood = ""
    pronoun: str = ""


def inflect_verb(
    lemma: str,
    imperfect: str,
    masdar: tuple[str, ...] = (),
    participle: str = "",
    passive: bool = True,
    *,
    objects: bool = False,
) -> tuple[Form, ...]:
    """Write every form of a verb.

    Args:
        lemma: perfect, third person masculine singular, in standard spelling ("أعلن", hamza written).
        imperfect: the same person of the imperfect ("يعلن").
        masdar: verbal nouns, singular ("إعلان"); for derived forms the regular one stands in where none is
            given, form I has none then. Nouns and participle also decide what spelling leaves open: تكذيب or
            مكذب make كذب form II.
        participle: active participle, masculine singular, with or without a final weak letter ("ناف").
        passive: whether passive forms are written.
        objects: whether active finite forms are also written with object pronouns of the third and first
            person (second persons are not met in news prose).

    Returns:
        The forms, each combination once, finite forms first.

    Raises:
        ValueError: lemma and imperfect are no such pair.

    Example:
        >>> [form.text for form in inflect_verb("نفى", "ينفي") if form.tense == "perfect"][:4]
        ['نفى', 'نفت', 'نفيا', 'نفتا']
    """
    shape = read_shape(lemma, imperfect, masdar, participle)
    forms = _write_finite(shape, "active", objects=objects)
    if passive:
        forms += _write_finite(shape, "passive", objects=False)
    forms += _write_imperative(shape)
    forms += _write_masdars(shape, masdar)
    base = complete_participle(open_madda(participle), shape) if participle else derive_active(shape)
    # The weak ya falls in ناف and in جاء (whose جائي hides behind a hollow verb), never in a sound مغني.
    forms += _write_participle("active", base, falling=base[-1] == "ي" and _is_weak_last(shape))
    if passive:
        forms += _write_participle("passive", derive_passive(shape), falling=False)
    return tuple(dict.fromkeys(forms))


def _is_weak_last(shape: Shape) -> bool:
    return shape.weakness == "defective" or (shape.weakness == "hollow" and shape.lemma[-1] == "ء")


def _write_finite(shape: Shape, voice: Voice, *, objects: bool) -> list[Form]:
    passive = voice == "passive"
    lemma = derive_passive_perfect(shape) if passive else shape.lemma
    stem = derive_passive_imperfect(shape) if passive else shape.stem
    past = build_perfect(lemma, shape.weakness, perfect_seat(shape, passive=passive))
    rows: list[tuple[str, Tense, int, str, str, Mood]] = []
    for person, gender, number, ending, name in _PERFECT:
        body: str = getattr(past, name)
        spellings = _join(shape, name, body, ending)
        rows += [(text, "perfect", person, gender, number, "") for text in spellings]
    present = build_imperfect(stem, shape.weakness)
    for person, gender, number, prefix, ending, short, name in _IMPERFECT:
        full, clipped = _write_imperfect(shape, present, prefix, ending, short, name)
        rows += [(text, "imperfect", person, gender, number, "indicative") for text in full]
        rows += [(text, "imperfect", person, gender, number, "jussive") for text in clipped if text not in full]
    forms = [Form(close_madda(t), tense, p, g, n, voice, m) for t, tense, p, g, n, m in rows]
    if objects:
        for text, tense, person, gender, number, mood in rows:
            pronouns = PRONOUNS_THIRD if person == 1 else PRONOUNS_THIRD + PRONOUNS_FIRST
            for pronoun in pronouns:
                now = tense == "imperfect" and mood == "indicative"
                for joined in attach_object(text, pronoun, plural=number == "p", imperfect=now):
                    forms.append(Form(close_madda(joined), tense, person, gender, number, voice, mood, pronoun))
    return forms


def _join(shape: Shape, name: str, body: str, ending: str) -> tuple[str, ...]:
    """Write an ending onto the stem named, in every spelling."""
    if name == "closed":
        return (attach_closed(body, ending),)
    if shape.weakness == "defective":  # رأوا, "they saw": a diphthong, which moves no hamza
        return (body + ending,)
    return attach(body, ending)


def _write_imperfect(
    shape: Shape, stems: Stems, prefix: str, ending: str, short: str, name: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One person of the imperfect: spellings of the indicative, and of subjunctive and jussive."""
    if name == "base":
        return (prefix + stems.base,), tuple(prefix + stem for stem in stems.jussive)
    body = prefix + getattr(stems, name)
    return _join(shape, name, body, ending), _join(shape, name, body, short)


def _write_imperative(shape: Shape) -> list[Form]:
    stems = build_imperfect(shape.stem, shape.weakness)
    forms: list[Form] = []
    for gender, number, ending, name in _IMPERATIVE:
        bodies = stems.jussive if name == "jussive" else (getattr(stems, name),)
        for body in bodies:
            head = _open_imperative(shape, body)
            spellings = _join(shape, name, head, ending)
            forms += [Form(close_madda(t), "imperative", 2, gender, number) for t in spellings if len(t) > 1]
    return forms


def _open_imperative(shape: Shape, body: str) -> str:
    """Put before an imperative the alef that its first consonant needs: اكتب, أعلن, انضم; قل, صف, رد need none."""
    measure = shape.measure
    if measure == "IV":
        return "أا" + body[1:] if body[0] == "ؤ" else "أ" + body
    if measure in ("VIII", "X", "Q4"):
        return _bear_hamza(body)
    if measure != "I":
        return "أ" + body[1:] if body[0] == "ؤ" else body  # أيد, "support"
    if shape.lemma in _DROP_HAMZA:
        return body[1:]
    short = shape.weakness == "hollow" or len(shape.stem) < len(shape.lemma)  # قل; صف of وصف, ر of رأى
    if short or (shape.weakness == "doubled" and len(body) == 2):  # رد, yet اردد
        return "أ" + body[1:] if body[0] == "ؤ" else body
    return _bear_hamza(body)


def _bear_hamza(body: str) -> str:
    """Put alef before a closed syllable; a hamza there takes its seat from the alef's i: ائتمن, ائت."""
    return "ائ" + body[1:] if body[0] == "أ" else "ا" + body


def _write_masdars(shape: Shape, masdar: tuple[str, ...]) -> list[Form]:
    given = tuple(open_madda(noun) for noun in masdar) or (derive_masdar(shape),)
    falls = shape.weakness == "defective" and shape.measure in ("V", "VI")
    forms: list[Form] = []
    for noun in filter(None, given):
        whole = noun + "ي" if falls and noun == shape.lemma[:-1] else noun
        falling = falls and whole[-1] == "ي"
        countable = shape.measure != "I" or noun[-1] == "ة"
        for text, gender, number, pronoun in inflect_masdar(whole, countable=countable, falling=falling):
            forms.append(Form(close_madda(text), "masdar", 3, gender, number, "active", "", pronoun))
    return forms


def _write_participle(voice: Voice, base: str, *, falling: bool) -> list[Form]:
    tense: Tense = "active_participle" if voice == "active" else "passive_participle"
    return [
        Form(close_madda(text), tense, 3, gender, number, voice)
        for text, gender, number in inflect_participle(base, falling=falling)
    ]
