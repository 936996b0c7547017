"""What kind of verb an unvocalised pair of perfect and imperfect is, and its passive and nominal stems.

Writing hides vowels and doubling, so some forms cannot be told apart by sight: كذب is both "he lied" (I) and
"he called it a lie" (II). `read_shape` decides by the imperfect, then by the participle or verbal noun given.
Forms that are written alike throughout share one label: "VIII" stands for VII, VIII and IX, "V" for the
second form of four-letter verbs.

Source: W. Wright, A Grammar of the Arabic Language (public domain), I §§ 35-70, 128-178.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.arabic.inflect_spelling import open_madda

Measure = Literal["I", "II", "III", "IV", "V", "VI", "VIII", "X", "Q1", "Q4"]
Weakness = Literal["sound", "hollow", "doubled", "defective"]

# Roots with first letter س whose form VIII (استلم, "he received") looks like a doubled form X (استعد, "he got
# ready"): the two letters after است. Asked only where no verbal noun is given, which tells them apart.
_VIII_OF_SIN = frozenset({"لم", "ند", "مع", "بق", "تر", "رق", "عر", "لب", "لف", "طر", "قم"})
# First root letters that swallow the ت of form VIII: four written letters, yet not doubled (اتفق، اطلع، ادخر).
_SWALLOWING = "تطدذث"


@dataclass(frozen=True, slots=True)
class Shape:
    """A verb taken apart: stems with madda open, its measure and the weakness of its ending.

    Args:
        lemma: third person masculine singular of the perfect.
        stem: the imperfect without its ي.
        measure: I to X, Q1 (four letters) or Q4 (اطمأن, "he was reassured").
        weakness: what the endings do to the stem.
    """

    lemma: str
    stem: str
    measure: Measure
    weakness: Weakness


def read_shape(lemma: str, imperfect: str, masdar: tuple[str, ...] = (), participle: str = "") -> Shape:
    """Classify a verb by its spelling.

    Args:
        lemma: unvocalised perfect, standard spelling ("أعلن").
        imperfect: unvocalised imperfect ("يعلن").
        masdar: verbal nouns, where known; they decide what spelling leaves open.
        participle: active participle, where known; it decides between I and II.

    Returns:
        The shape.

    Raises:
        ValueError: the lemma has fewer than two letters, or the imperfect does not start with ي.

    Example: `read_shape("أقر", "يقر").weakness == "doubled"` ("he acknowledged").
    """
    lemma, imperfect, participle = open_madda(lemma), open_madda(imperfect), open_madda(participle)
    masdar = tuple(open_madda(noun) for noun in masdar)
    if len(lemma) < 2 or len(imperfect) < 3 or imperfect[0] != "ي":
        raise ValueError(f"not a verb in perfect and imperfect: {lemma!r}, {imperfect!r}")
    stem = imperfect[1:]
    weakness = _read_weakness(lemma, stem, masdar, participle)
    return Shape(lemma, stem, _read_measure(lemma, stem, weakness, masdar, participle), weakness)


def _read_weakness(lemma: str, stem: str, masdar: tuple[str, ...], participle: str) -> Weakness:
    size = len(lemma)
    if size == 2:  # رد, "he replied"
        return "doubled"
    if lemma[-1] in "ىا" or (lemma[-1] == "ي" and stem[-1] in "ىا"):  # نفى، دعا، بقي
        return "defective"
    if lemma[-2] == "ا":
        # تضاد ("be opposed", VI) and, told by its participle محاج, حاج ("argue with", III) only look hollow.
        sixth = size == 4 and lemma[0] == "ت"
        third = size == 3 and participle[:1] == "م" and lemma[0] not in "مأ"
        return "doubled" if sixth or third else "hollow"
    if lemma[0] == "أ":
        return "doubled" if size == 3 and stem == lemma[1:] else "sound"  # أقر against أمر، يأمر
    if lemma[0] != "ا":
        return "sound"
    told = [noun[-1] == noun[-3] for noun in masdar if len(noun) > 4 and noun[-2] == "ا"]
    if size == 4:  # احتل, انضم, احمر; not اتفق
        return "doubled" if (any(told) if told else lemma[1] not in _SWALLOWING) else "sound"
    if size == 5 and lemma.startswith("است"):
        return "doubled" if (any(told) if told else lemma[3:] not in _VIII_OF_SIN) else "sound"
    if size == 5 and lemma[1] not in "نت" and lemma[2] not in "تطدا":  # اقشعر، اطمأن، اضمحل
        return "doubled"
    return "sound"


def _read_measure(lemma: str, stem: str, weakness: Weakness, masdar: tuple[str, ...], participle: str) -> Measure:
    size = len(lemma)
    if lemma[0] == "ا":
        if size == 5 and weakness == "doubled":
            return "X" if lemma.startswith("است") else "Q4"
        return "X" if lemma.startswith("است") and size > 5 else "VIII"
    if lemma[:2] == "أا":
        if stem[:2] == "ؤا":  # آخذ، يؤاخذ, "he blamed"
            return "III"
        return "I" if weakness == "hollow" and size == 3 else "IV"  # آل، يؤول; آمن، يؤمن
    if lemma[0] == "أ" and size > 2 and stem[0] not in "أؤئ":
        return "IV"
    if lemma[0] == "ت" and size > 3 and lemma[1] != "ا" and stem[0] == "ت":
        return "VI" if lemma[2] == "ا" else "V"
    if size == 4:
        return "III" if lemma[1] == "ا" else "Q1"
    if size == 3 and weakness == "doubled":  # حاج
        return "III"
    return "II" if size == 3 and _is_second(lemma, stem, weakness, masdar, participle) else "I"


def _is_second(lemma: str, stem: str, weakness: Weakness, masdar: tuple[str, ...], participle: str) -> bool:
    """Whether a verb of three written letters is form II: by participle, verbal noun, then spelling."""
    if weakness == "hollow":
        return False
    if participle:
        return participle[0] == "م" and not (lemma[0] == "م" and participle[1:2] == "ا")
    # تكذيب, تسمية, تهنئة; تجربة; تحية
    if {derive_second(lemma, weakness), f"ت{lemma}ة", f"ت{lemma[:2]}ة"} & set(masdar):
        return True
    full = lemma[0] == "و" and stem[0] == "و"  # وجه، يوجه ("direct"): form I would lose its و
    if weakness == "defective":  # وصى ("recommend"), أدى ("perform"), حيا ("greet")
        return full or stem[0] == "ؤ" or (lemma[1:] == "يا" and stem[1:] == "يي")
    glide = lemma[1] in "وي" and stem[1:2] == lemma[1]  # صور، يصور ("depict"): form I would be hollow
    twin = lemma[1] == lemma[2]  # قرر ("decide"): form I would be written with two letters
    lowered = len(stem) == 3 and "أ" in lemma[1:] and "ئ" in stem  # هنأ، يهنئ ("congratulate"): form I would keep أ
    return full or glide or twin or lowered or stem[0] == "ؤ"


def derive_second(lemma: str, weakness: Weakness) -> str:
    """The regular verbal noun of form II: تأكيد of أكد, تسمية of سمى, تهنئة of هنأ."""
    if weakness == "defective":
        return f"ت{lemma[:2]}ة" if lemma[1] == "ي" else f"ت{lemma[:2]}ية"
    if lemma[2] == "أ":
        return f"ت{lemma[:2]}ئة"
    middle = "ئ" if lemma[1] == "أ" else lemma[1]
    return f"ت{lemma[0]}{middle}ي{lemma[2]}"
