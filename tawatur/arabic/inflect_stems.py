"""Stems that endings are written onto: perfect and imperfect, active and passive.

A weak verb has more than one stem in each tense, chosen by how the ending starts; a passive differs in
writing only where a long vowel, a hamza seat or a fallen و betrays it (قيل, قوتل, سئل, يوصف).

Source: W. Wright, A Grammar of the Arabic Language (public domain), I §§ 120-178.
"""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.arabic.inflect_shape import Shape, Weakness
from tawatur.arabic.inflect_spelling import seat_short


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of one tense and voice.

    Args:
        base: without an ending (نفى).
        closed: before an ending that starts with a consonant (نفي: نفيت).
        before_a: before the dual alef (نفي: نفيا).
        before_u: before وا and ون (نف: نفوا).
        before_i: before ين and ي, imperfect only (نف: تنفين).
        before_t: before the feminine ت, perfect only (نف: نفت).
        jussive: the bare stem after لم, one or two spellings (نف; رد and ردد).
    """

    base: str
    closed: str
    before_a: str
    before_u: str
    before_i: str
    before_t: str
    jussive: tuple[str, ...]


def build_perfect(lemma: str, weakness: Weakness, seat: str) -> Stems:
    """Stems of a perfect.

    Args:
        lemma: third person masculine singular, active or passive, madda open.
        weakness: what its endings do.
        seat: hamza seat of a hollow verb once its vowel fell (جاء: ئ, for جئت, "I came").
    """
    if weakness == "hollow":
        closed = seat_short(lemma[:-2] + lemma[-1], seat)
        return Stems(lemma, closed, lemma, lemma, lemma, lemma, ())
    if weakness == "doubled":
        return Stems(lemma, lemma + lemma[-1], lemma, lemma, lemma, lemma, ())
    if weakness == "defective":
        body = lemma[:-1]
        if lemma[-1] == "ي":  # بقي, "he stayed": بقيت, بقوا; every passive
            return Stems(lemma, lemma, lemma, body, body, lemma, ())
        rounded = lemma[-1] == "ا" and len(lemma) == 3 and lemma[1] != "ي"
        weak = "و" if rounded else "ي"  # دعوت; نفيت, حييت, أحييت
        return Stems(lemma, body + weak, body + weak, body, body, body, ())
    return Stems(lemma, lemma, lemma, lemma, lemma, lemma, ())


def build_imperfect(stem: str, weakness: Weakness) -> Stems:
    """Stems of an imperfect, without its personal prefix, active or passive."""
    if weakness == "hollow":
        seat = {"و": "ؤ", "ي": "ئ"}.get(stem[-2], "أ")  # يسؤ، يجئ، يشأ
        short = seat_short(stem[:-2] + stem[-1], seat)
        return Stems(stem, short, stem, stem, stem, stem, (short,))
    if weakness == "doubled":
        twice = stem + stem[-1]
        return Stems(stem, twice, stem, stem, stem, stem, (stem, twice))
    if weakness == "defective":
        body, weak = stem[:-1], "و" if stem[-1] == "و" else "ي"
        return Stems(stem, body + weak, body + weak, body, body, body, (body,))
    return Stems(stem, stem, stem, stem, stem, stem, (stem,))


def perfect_seat(shape: Shape, *, passive: bool) -> str:
    """Hamza seat of the short perfect: سؤت by its u, جئت and شئت by their i, أسأت of derived forms."""
    if passive:
        return "ئ"
    if shape.measure != "I":
        return "أ"
    return "ؤ" if shape.stem[-2] == "و" else "ئ"


def derive_passive_perfect(shape: Shape) -> str:
    """The passive perfect as written: قيل, قوتل, سئل, نفي, استؤنف; often no other than the active.

    Example: with أعلن it is أعلن again, with استعاد ("he regained") it is استعيد.
    """
    text, measure = shape.lemma, shape.measure
    if measure == "III":
        text = text[0] + "و" + text[2:]
    elif measure in ("V", "VI"):
        text = _swap(text, 1, "أ", "ؤ")
        text = text[:2] + "و" + text[3:] if measure == "VI" else text
    elif measure == "IV":
        # آمن, "he believed": أومن; أيقن, "he was sure": أوقن
        text = _swap(text, 1, "ا" if shape.weakness == "hollow" else "اي", "و") if len(text) > 3 else text
    elif measure == "VIII":
        text = _swap(text, 1, "ئ", "ؤ")  # ائتمن, "he entrusted": اؤتمن
    elif measure == "X":
        text = _swap(text, 3, "أ", "ؤ")
    if shape.weakness == "hollow":
        return text[:-2] + "ي" + text[-1]
    if shape.weakness == "defective":
        return _seat(text[:-1], "أء", "ئ") + "ي"
    if text[-1] in "أؤ":
        return text[:-1] + "ئ"
    if len(text) > 2 and text[-2] in "أء":
        return text[:-2] + "ئ" + text[-1]
    return text


def derive_passive_imperfect(shape: Shape) -> str:
    """The passive imperfect without its prefix: قال, وصف, ؤخذ, نفى, نشأ, ساءل.

    Example: يقول ("he says") gives قال, read يقال with its prefix.
    """
    text = shape.stem
    if shape.measure == "I" and shape.weakness != "hollow":
        if shape.lemma[0] == "و" and text[0] != "و":
            text = "و" + text  # يصف, "he describes": يوصف
        if text[0] == "أ" and len(text) > 2:
            text = "ؤ" + text[1:]
    elif shape.measure == "VIII" and text[0] == "أ":
        text = "ؤ" + text[1:]
    if shape.weakness == "hollow":
        return text[:-2] + "ا" + text[-1]
    if shape.weakness == "defective":
        body = _seat(text[:-1], "ئ", "ء" if text[-3:-2] == "ا" else "أ")  # يرائي: يراءى
        return body + ("ا" if body[-1] == "ي" else "ى")
    if text[-1] in "ئؤ":
        return text[:-1] + "أ"
    if len(text) > 2 and text[-2] == "ئ":
        return text[:-2] + ("ء" if text[-3] == "ا" else "أ") + text[-1]
    return text


def _swap(text: str, at: int, old: str, new: str) -> str:
    """Put one letter for another where one of the old letters stands at the place named."""
    return text[:at] + new + text[at + 1 :] if text[at] in old else text


def _seat(body: str, old: str, new: str) -> str:
    """Put the last letter of a stem on another hamza seat."""
    return body[:-1] + new if body[-1] in old else body
