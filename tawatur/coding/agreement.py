"""Agreement of a verb with whom it may mean: grammatical gender of phrases, so far as form or article tell it.

Arabic drops the subject («وأضافت …»): only the verb's gender and number then say who goes on speaking. A body has the
gender of its head noun («وزارة» feminine, «مجلس» masculine), a state is mostly feminine, a person's gender shows in a
feminine title and in the verbs that the article itself gives the name as subject («قالت ميركل»).
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.codebook.cues import CueForm
from tawatur.coding.drafts import Draft
from tawatur.coding.found import Found
from tawatur.coding.view import View

# Endings that make a head noun feminine: ta marbuta (folded) and the plural of things.
_FEMININE_ENDINGS = ("ه", "ات")


def head_gender(view: View, phrase: Found) -> str:
    """Gender of a phrase by its own words: "m", "f", or "" where they do not tell."""
    if phrase.kind == "person":
        return "f" if phrase.feminine else ""
    key = view.keys[phrase.first][phrase.skip :]
    bare = key[2:] if key.startswith("ال") and len(key) > 4 else key
    if bare in view.grammar["masculine_heads"]:
        return "m"
    if bare in view.grammar["feminine_heads"]:
        return "f"
    if phrase.kind == "people":
        return ""
    if phrase.kind == "state":
        return "" if key in view.grammar["masculine_states"] or (key.startswith("ال") and key[-1] != "ه") else "f"
    return "f" if bare.endswith(_FEMININE_ENDINGS) and len(bare) > 3 else ""


def learn_genders(drafts: Iterable[Draft]) -> dict[str, str]:
    """Genders of entities by the finite verbs that name them as subject right behind."""
    told: dict[str, str] = {}
    for draft in drafts:
        clause = draft.clause
        if clause is None or clause.subject is None or clause.subject_before or clause.document is not None:
            continue
        if clause.cue.gender and clause.cue.sort in ("perfect", "imperfect"):
            near = min(clause.subject.first, clause.subject.outer_first) == clause.verb + 1
            if near and clause.subject.id and clause.subject.kind != "people":
                told.setdefault(clause.subject.id, clause.cue.gender)
    return told


def is_oblique_plural(view: View, phrase: Found) -> bool:
    """Whether the ending of a plural shows that it is no subject: «المحامين», «مسؤولين», «الانفصاليين»."""
    key = view.keys[phrase.first]
    if phrase.kind == "people":
        return phrase.plural and key.endswith("ين")
    return phrase.kind in ("armed_group", "political_group") and key.startswith("ال") and key.endswith("يين")


def clashes(view: View, cue: CueForm, phrase: Found) -> bool:
    """Whether a phrase right after a verb cannot be its subject: «ودعا إيران إلى …» has another."""
    if cue.sort not in ("perfect", "imperfect") or cue.number != "s" or not cue.gender:
        return False
    if is_oblique_plural(view, phrase):
        return True
    gender = head_gender(view, phrase)
    if gender:
        return gender != cue.gender
    return cue.gender == "f" and phrase.kind == "person" and phrase.sort == "title"


def agrees(view: View, cue: CueForm, phrase: Found, gender: str) -> bool:
    """Whether the dropped subject of a verb or participle may be a phrase.

    Args:
        view: the article.
        cue: the form whose subject is dropped.
        phrase: a candidate.
        gender: "m" or "f" where the article's own verbs tell it of the candidate, else "".
    """
    if cue.sort == "masdar":
        return phrase.kind == "people" or phrase.plural or cue.pronoun not in ("هم", "هما", "هن")
    if cue.number in ("p", "d") and cue.sort in ("perfect", "imperfect", "participle"):
        return phrase.kind == "people" or phrase.plural
    if cue.sort == "participle":
        return True  # outlets let it stand in the masculine after whatever speaks
    known = gender or head_gender(view, phrase) or ("m" if phrase.kind == "person" else "")
    return not known or not cue.gender or known == cue.gender


def spoken_gender(draft: Draft) -> str:
    """Gender in which a statement's own finite verb speaks of its speaker; "" where it has none."""
    clause = draft.clause
    if clause is None or clause.source is not None or clause.cue.sort not in ("perfect", "imperfect"):
        return ""
    return clause.cue.gender if clause.cue.number == "s" else ""
