"""The part of each phrase between verb and content: subject, joint subject, addressee, channel or source."""

from __future__ import annotations

import re

from tawatur.arabic.tokens import BREAK
from tawatur.coding.agreement import clashes
from tawatur.coding.clause_parts import Clause
from tawatur.coding.found import Found
from tawatur.coding.vehicles import is_vehicle, issuer_of
from tawatur.coding.view import View

# The end of a verb with an object pronoun: "which she held", "which they held".
_RELATIVE_TAIL = re.compile(r"(?:ته|تها|تهم|اها|اه)$")


def place_phrase(view: View, clause: Clause, phrase: Found, at: int) -> bool:
    """Give a phrase its part in the clause: subject, joint subject, addressee or channel. False where it has none."""
    if phrase.id in view.grammar["platforms"]:
        return True  # where it stands, never who speaks
    behind = view.start_of(phrase) == clause.verb + 1 and not phrase.skip
    oblique = view.is_oblique(phrase) and not behind  # «عبر الاتحاد عن أمله»: here the verb, not "through"
    if phrase.kind == "media" and at and view.keys[at - 1] in view.grammar["received"]:
        clause.channels.append(phrase)  # «في بيان حصلت الجزيرة على نسخة منه»
        return True
    if oblique:
        before = view.keys[at - 1] if at else ""
        cut = view.keys[at][:1]
        if phrase.kind == "media" and (
            before in view.grammar["channel_links"] or cut in "ل" or before in view.codebook.cues.vehicles or cut == "ب"
        ):
            clause.channels.append(phrase)
        elif before in clause.cue.person_preps and clause.addressee is None:
            clause.addressee = phrase
        elif clause.cue.report and (
            before in clause.cue.source_preps or (cut == "ل" and "ل" in clause.cue.source_preps)
        ):
            clause.source = phrase
        elif (clause.vehicle >= 0 and clause.subject is None and before in ("عن", "من", "ل")) or (
            cut == "ل" and clause.vehicle == at - 1
        ):
            clause.addressee = clause.addressee or phrase
            if clause.subject is None and clause.vehicle == clause.verb + 1:
                clause.subject = phrase
        return True
    if clause.cue.sort == "participle" and not clause.subject_before:
        clause.addressee = clause.addressee or phrase  # «داعيا المواطنين إلى …»: its subject stands before
        return clause.cue.person_object or phrase.kind in ("place", "agreement")
    if phrase.kind in ("place", "agreement"):
        return clause.subject is None
    if clause.subject is None and view.keys[clause.verb + 1] in view.grammar["in_it"] and clause.cue.person_object:
        clause.addressee = phrase
        return True
    if clause.document is not None and clause.document.definite and clause.subject is None:
        clause.addressee = clause.addressee or phrase
        return True
    if clause.subject is None and is_vehicle(view, phrase):
        clause.document = phrase
        clause.subject = issuer_of(view, phrase, at)
        return True
    if clause.document is not None and phrase.kind == "media" and at and view.keys[at - 1] in view.grammar["seen_it"]:
        clause.channels.append(phrase)  # «كشف تقرير اطلعت عليه رويترز أن …»
        return True
    if (
        clause.subject is None
        and at > clause.verb + 1
        and _RELATIVE_TAIL.search(view.keys[at - 1])
        and view.codebook.find_cue(view.keys[at - 1]) == ()
        and view.keys[at - 1] not in view.codebook.closed_words
    ):
        return True  # «في جلسة عقدتها اللجنة»: the subject of a verb inside
    if clause.subject is None and clashes(view, clause.cue, phrase):
        if clause.cue.person_object:
            clause.addressee = clause.addressee or phrase  # «ودعا إيران إلى …»: its subject is dropped
            return True
        return False
    if clause.subject is None:
        if (
            clause.vehicle == clause.verb + 1
            and phrase.kind == "media"
            and view.keys[at - 1] in view.codebook.cues.channel_words
        ):
            clause.channels.append(phrase)
            return True
        clause.subject = phrase
        return True
    if phrase.kind == "media" and at and view.keys[at - 1] in view.codebook.cues.channel_words:
        clause.channels.append(phrase)
        return True
    if view.is_joined(phrase) and not clause.subject_before and not view.gaps[at] & BREAK:
        clause.joint.append(phrase)
        return True
    if clause.cue.person_object and clause.addressee is None:
        clause.addressee = phrase
        return True
    return False
