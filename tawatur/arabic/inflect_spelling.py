"""How endings are written onto Arabic stems: hamza seats, letters that merge, pronouns.

Only spelling: which ending a verb takes is decided in `tawatur.arabic.inflect`. Inside the inflecting
modules a madda is kept open (آ as أا, "hamza, then alef"), so that stems can be cut and joined letter by
letter; `close_madda` restores the written form.

Where newspapers write a hamza in more than one way (قرأوا and قرؤوا, "they read"), every spelling is returned.

Source: the seat rules of W. Wright, A Grammar of the Arabic Language (public domain), I §§ 15-17, and the
spelling decisions of the Cairo academy on hamza before waw.
"""

from __future__ import annotations

import re

# Short vowels, tanwin, shadda, sukun, dagger alef (U+064B-U+0655, U+0670) and tatweel: never part of a stem.
_MARKS = re.compile("[\u064b-\u0655\u0670\u0640]")

PRONOUNS_THIRD = ("ه", "ها", "هما", "هم", "هن")  # his, her, their (two), their (men), their (women)
PRONOUNS_FIRST = ("ني", "نا")  # me, us: as objects of verbs


def open_madda(text: str) -> str:
    """Strip marks and write آ (alef madda) as hamza and alef.

    Example: `open_madda("آمَن") == "أامن"` ("he believed").
    """
    return _MARKS.sub("", text).replace("آ", "أا")


def close_madda(text: str) -> str:
    """Write hamza with alef, or two hamzas on alef, as one alef madda.

    Example: `close_madda("قرأا") == "قرآ"` ("the two read").
    """
    return text.replace("أا", "آ").replace("أأ", "آ")


def attach(stem: str, ending: str, *, dual: bool = False) -> tuple[str, ...]:
    """Write an ending that starts with a vowel (وا، ون، ين، ي، ا، ان, feminine ت، ة) onto a stem.

    Args:
        stem: with madda open; may end in hamza on any seat.
        ending: the ending as written; "" leaves the stem alone.
        dual: the ending ين is that of the dual and starts with a, which leaves the seat as it is.

    Returns:
        One spelling, or two where both are in use.

    Example: `attach("يقرأ", "ون") == ("يقرأون", "يقرؤون")` ("they read").
    """
    if not ending or stem[-1] not in "أءؤ":
        return (stem + ending,)
    body, last, vowel = stem[:-1], stem[-1], ending[0]
    if last == "ء" and body[-1] == "ي":  # يسيء, "he offends": after ي the seat is always ئ
        return (body + "ئ" + ending,)
    if vowel == "ي" and not dual:  # تقرئين, "you (f) read"
        return (body + "ئ" + ending,)
    if vowel == "و" and last != "ؤ":  # قرأوا، قرؤوا; جاءوا، جاؤوا, "they came"
        return (stem + ending, body + "ؤ" + ending)
    return (stem + ending,)


def attach_closed(stem: str, ending: str) -> str:
    """Write a personal ending that starts with a consonant (ت، تم، نا، ن), merging like letters.

    Example: `attach_closed("أعلن", "نا") == "أعلنا"` ("we announced").
    """
    if stem[-1] == ending[0]:  # سكت and ت give سكتّ ("I fell silent"), written with one letter
        return stem + ending[1:]
    return stem + ending


def seat_short(stem: str, seat: str) -> str:
    """Give a hollow stem whose vowel fell the seat of its bare final hamza: جء, ئ → جئ ("I came": جئت)."""
    return stem[:-1] + seat if stem[-1] == "ء" else stem


def attach_object(form: str, pronoun: str, *, plural: bool, imperfect: bool) -> tuple[str, ...]:
    """Write an object pronoun onto a finite verb.

    Args:
        form: the verb, madda open.
        pronoun: one of `PRONOUNS_THIRD` or `PRONOUNS_FIRST`.
        plural: the verb is plural, so that a final وا loses its alef and تم takes و.
        imperfect: the verb is imperfect, so that its final hamza carries u.

    Example: `attach_object("قصفوا", "ه", plural=True, imperfect=False) == ("قصفوه",)` ("they shelled it").
    """
    if plural and form.endswith("وا"):
        return (form[:-1] + pronoun,)
    if plural and not imperfect and form.endswith("تم"):  # أبلغتموه, "you told him"
        return (form + "و" + pronoun,)
    if form[-1] == "ى":
        return (form[:-1] + "ا" + pronoun,)
    if form[-2:] == "يء":
        return (form[:-1] + "ئ" + pronoun,)
    if imperfect and form[-1] in "أء":  # يقرأه، يقرؤه, "he reads it"
        return (form + pronoun, form[:-1] + "ؤ" + pronoun)
    return (form + pronoun,)


def attach_possessive(noun: str, pronoun: str) -> tuple[str, ...]:
    """Write a possessive pronoun onto a singular noun or feminine plural, in all its cases.

    Example: `attach_possessive("دعاء", "ه") == ("دعاءه", "دعاؤه", "دعائه")` ("his prayer").
    """
    body, last = noun[:-1], noun[-1]
    if last == "ة":
        return (body + "ت" + pronoun,)
    if last == "ى":
        return (body + "ا" + pronoun,)
    if last == "ء" and body[-1:] == "ي":
        return (body + "ئ" + pronoun,)
    if last in "ءأ":
        return (noun + pronoun, body + "ؤ" + pronoun, body + "ئ" + pronoun)
    if last == "ؤ":
        return (noun + pronoun, body + "ئ" + pronoun)
    return (noun + pronoun,)


def accusative(noun: str) -> str | None:
    """The written indefinite accusative (قولا, "as a saying"), or None where writing shows no alef."""
    if noun[-1] in "ةىاأ" or noun[-2:] == "اء":
        return None
    if noun[-2:] == "يء":
        return noun[:-1] + "ئا"
    return noun + "ا"
