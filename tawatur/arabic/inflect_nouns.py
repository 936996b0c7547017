"""Verbal nouns and participles of Arabic verbs in every written form.

Definite ال and prefixed particles are no part of a form; broken plurals are no inflection and stand in the
codebook as verbal nouns of their own.

Source: W. Wright, A Grammar of the Arabic Language (public domain), I §§ 191-236, 294-317.
"""

from __future__ import annotations

from tawatur.arabic.inflect_shape import Shape, derive_second
from tawatur.arabic.inflect_spelling import PRONOUNS_THIRD, accusative, attach, attach_possessive
from tawatur.arabic.inflect_stems import derive_passive_imperfect


def derive_masdar(shape: Shape) -> str:
    """The regular verbal noun of a derived verb, madda open; "" for form I, where usage decides.

    Example: استعاد ("he regained") has استعادة.
    """
    lemma, weakness, measure = shape.lemma, shape.weakness, shape.measure
    if measure == "I":
        return ""
    if measure == "II":
        return derive_second(lemma, weakness)
    if measure in ("III", "Q1"):
        head = "م" if measure == "III" else ""
        body = "ؤا" + lemma[2:] if lemma[:2] == "أا" else lemma
        return head + (body[:-1] + "اة" if weakness == "defective" else body + "ة")
    if measure in ("V", "VI"):
        if weakness == "defective":
            return lemma[:-1] + "ي"
        text = lemma[:-1] + "ؤ" if lemma[-1] == "أ" else lemma
        return text[:-2] + "ؤ" + text[-1] if text[-2] in "أء" else text
    if measure == "IV":
        body = lemma[1:]
        text = "إي" + body[1:] if body[0] in "ويا" and weakness != "hollow" else "إ" + body
    else:
        text = lemma
        if measure == "X":
            text = {"استو": "استي", "استأ": "استئ"}.get(lemma[:4], lemma[:4]) + lemma[4:]
    if weakness == "hollow":
        return text[:-2] + "يا" + text[-1] if measure == "VIII" else text + "ة"
    if weakness == "defective":
        body = text[:-1]
        return (body[:-1] + "ئ" if body[-1] == "أ" else body) + "اء"
    if text[-1] == "أ":
        return text[:-1] + "اء"
    if measure != "IV" and text[-2] == "أ":
        text = text[:-2] + "ئ" + text[-1]
    return text + "ا" + text[-1] if weakness == "doubled" else text[:-1] + "ا" + text[-1]


def derive_active(shape: Shape) -> str:
    """The active participle with its last weak letter (نافي, standing for ناف "denying"), madda open."""
    lemma, stem = shape.lemma, shape.stem
    if shape.measure != "I":
        body = "م" + ("ؤ" + stem[1:] if stem[0] == "أ" else stem)  # مؤتمن of يأتمن, "entrusted"
        if shape.weakness == "defective":
            return (body[:-2] + "ئ" if body[-2] in "أء" else body[:-1]) + "ي"
        if body[-1] in "أؤ":
            return body[:-1] + "ئ"
        weak_middle = shape.weakness == "sound" and body[-2] in "أء"
        return body[:-2] + "ئ" + body[-1] if weak_middle else body
    if shape.weakness == "doubled":  # راد, "replying"
        return lemma[0] + "ا" + lemma[1]
    if shape.weakness == "hollow":  # قائل, "saying"; جائي for جاء, "coming"
        return lemma[:-2] + ("ائي" if lemma[-1] == "ء" else "ائ" + lemma[-1])
    middle = "ئ" if lemma[1] in "أئؤء" else lemma[1]
    if shape.weakness == "defective":
        return f"{lemma[0]}ا{middle}ي"
    return f"{lemma[0]}ا{middle}" + ("ئ" if lemma[2] in "أئؤء" else lemma[2])


def derive_passive(shape: Shape) -> str:
    """The passive participle: معلن, مقول, منفي, مدعو, معطى, مسؤول; madda open."""
    lemma, stem = shape.lemma, shape.stem
    if shape.measure != "I":
        return "م" + derive_passive_imperfect(shape)
    if shape.weakness == "doubled":
        return f"م{lemma}و{lemma[-1]}"
    if shape.weakness == "hollow":  # مبيع, "sold"; مقول, مخوف
        return f"م{lemma[:-2]}{'ي' if stem[-2] == 'ي' else 'و'}{lemma[-1]}"
    if shape.weakness == "defective":
        middle = "ئ" if lemma[1] == "أ" else lemma[1]
        return f"م{lemma[0]}{middle}{'و' if stem[-1] == 'و' else 'ي'}"
    middle = "ؤ" if lemma[1] in "أئؤء" else lemma[1]
    return f"م{lemma[0]}{middle}و" + ("ء" if lemma[2] in "أئؤء" else lemma[2])


def complete_participle(participle: str, shape: Shape) -> str:
    """A given participle with the weak letter that its indefinite form drops: ناف becomes نافي."""
    last_hamza = shape.weakness == "hollow" and shape.lemma[-1] == "ء" and shape.measure == "I"
    if shape.weakness != "defective" and not last_hamza:
        return participle
    if participle[-2:] == "اء":  # راء, "seeing": رائي
        return participle[:-1] + "ئي"
    dropped = derive_active(shape)[:-1]
    return participle + "ي" if participle == dropped or participle[-1] not in "يى" else participle


def inflect_participle(base: str, *, falling: bool) -> list[tuple[str, str, str]]:
    """Every written form of a participle as (text, gender, number).

    Args:
        base: masculine singular, madda open, with its weak letter (معلن, نافي, منفي, معطى).
        falling: a final ي is dropped where the word is indefinite (ناف, "denying"), and before ون.

    Example: نافي gives ناف, نافي, نافيا, نافية, نافيان, نافيين, نافيتان, نافيتين, نافون, نافين, نافيات.
    """
    stem, plural, singular, feminine = base, base, [base], list(attach(base, "ة"))
    fixed = base[-1] == "ى" or base[-2:] == "يا"  # معطى, "given", محيا, "revived"
    if fixed:  # no accusative alef, feminine معطاة
        stem, plural, feminine = base[:-1] + "ي", base[:-1], [base[:-1] + "اة"]
    elif falling:
        plural = base[:-1]
        singular = [plural[:-1] + "ء" if plural[-2:] == "ائ" else plural, base]  # راء, "seeing"
        plural = plural[:-1] + "ؤ" if plural[-1] == "ئ" else plural  # راؤون
    written = accusative(base)
    singular += [written] if written else []
    rows = [(text, "m", "s") for text in singular] + [(text, "f", "s") for text in feminine]
    rows += [(text, "m", "d") for ending in ("ان", "ين") for text in attach(stem, ending, dual=True)]
    twofold = [stem + "ة"] if fixed else feminine  # معطيتان
    rows += [(text[:-1] + "ت" + ending, "f", "d") for text in twofold for ending in ("ان", "ين")]
    rows += [(text, "m", "p") for ending in ("ون", "ين") for text in attach(plural, ending)]
    return rows + [(text, "f", "p") for text in attach(stem, "ات")]


def inflect_masdar(noun: str, *, countable: bool, falling: bool) -> list[tuple[str, str, str, str]]:
    """Every written form of a verbal noun as (text, gender, number, pronoun).

    Args:
        noun: singular, madda open, with its weak letter (تلقي).
        countable: the noun takes the plural ات (اتهامات, "accusations").
        falling: a final ي is dropped where the word is indefinite (تلق, "receiving").

    Example: قول ("saying") gives قول, قولا, قوله, قولها, قولهما, قولهم, قولهن, قولان, قولين.
    """
    gender = "f" if noun[-1] == "ة" else "m"
    bare = [noun[:-1], noun] if falling else [noun]
    written = accusative(noun)
    rows = [(text, gender, "s", "") for text in [*bare, *([written] if written else [])]]
    rows += [(text, gender, "s", p) for p in PRONOUNS_THIRD for text in attach_possessive(noun, p)]
    stem = noun[:-1] + {"ة": "ت", "ى": "ي"}.get(noun[-1], noun[-1])
    rows += [(text, gender, "d", "") for ending in ("ان", "ين") for text in attach(stem, ending, dual=True)]
    if countable:
        body = noun[:-2] + "ي" if noun[-2:] == "اة" else noun[:-1] if noun[-1] in "ةى" else noun
        for plural in attach(body, "ات"):
            rows += [(plural, "f", "p", "")] + [(plural + p, "f", "p", p) for p in PRONOUNS_THIRD]
    return rows
