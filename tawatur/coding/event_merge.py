"""Each happening once: tellings of one act within an article become one, at the telling that says most."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.coding.event_told import Told, add_once
from tawatur.coding.found import Found
from tawatur.coding.view import View

# Frames that tell the same kind of act in other words: an attack, its strikes and the harm that it did.
_FAMILIES = {
    **dict.fromkeys(("strike", "raid", "harm", "toll", "suffer", "break", "fight"), "strike"),
    "clash": "clash",
    **dict.fromkeys(("capture", "fall", "advance"), "ground"),
    **dict.fromkeys(("talk", "meet", "call", "visit", "receive", "mediate", "brief"), "meet"),
    **dict.fromkeys(("agree", "sign", "decide", "adopt"), "agree"),
    **dict.fromkeys(("give", "send", "help", "gain", "aidcomes"), "help"),
}


def family_of(told: Told) -> tuple[str, str]:
    """Tellings of two families are two acts."""
    return told.act.type, _FAMILIES.get(told.act.frame, told.act.frame)


def merge_told(view: View, told: list[Told]) -> list[Told]:
    """The tellings that stand for a happening each, in order of the text, with the parts of those merged into them."""
    told = _merge_results(view, told)
    kept: list[Told] = []
    for one in told:
        same = next((other for other in reversed(kept) if _same(view, other, one)), None)
        if same is None:
            kept.append(one)
        elif _worth(one) > _worth(same):
            _take_over(one, same)
            one.again = same.again + 1
            kept[kept.index(same)] = one
        else:
            _take_over(same, one)
            same.again += 1
    kept.sort(key=lambda one: one.first)
    return kept


def _worth(told: Told) -> int:
    """How much a telling says; a title says little, and its words come again."""
    worth = 2 * bool(told.actors) + 2 * bool(told.recipients) + bool(told.place) + bool(told.date) - told.article
    return worth - 3 * told.title - told.act.result


def _merge_results(view: View, told: list[Told]) -> list[Told]:
    """Casualties and damage are part of the attack in their sentence; what they tell of it goes there."""
    kept: list[Told] = []
    for one in told:
        host = None
        if one.act.result:
            near = [
                other
                for other in told
                if other is not one
                and not other.act.result
                and other.type == "ASSAULT"
                and other.status == one.status
                and (
                    other.sentence == one.sentence
                    or (other.paragraph == one.paragraph and one.sentence - other.sentence in (0, 1, 2))
                )
            ]
            host = min(near, key=lambda other: abs(other.first - one.first), default=None)
        if host is None:
            kept.append(one)
            continue
        host.mentions += [one.first, *one.mentions]
        if all(phrase.kind == "place" for phrase in host.recipients) and host.sentence == one.sentence:
            for phrase in one.recipients:
                add_once(host.recipients, phrase)
        if not host.actors and host.sentence == one.sentence:
            for phrase in one.actors if all(phrase.kind != "people" for phrase in one.actors) else ():
                add_once(host.actors, phrase)
        if host.sentence == one.sentence:
            host.date = host.date or one.date
            host.place = host.place or one.place
    return kept


def _same(view: View, a: Told, b: Told) -> bool:
    """Whether two tellings may be of one happening: nothing that both say differs, and they share something."""
    if family_of(a) != family_of(b):
        return False
    if ("hypothetical" in (a.status, b.status) and a.status != b.status) or (
        "denied" in (a.status, b.status) and a.status != b.status
    ):
        return False
    if a.date and b.date and not (a.date.startswith(b.date) or b.date.startswith(a.date)):
        return False
    if a.act.frame == b.act.frame == "truce":
        return True
    title = a.title or b.title
    pointing = any(one.article and not one.actors and not one.recipients for one in (a, b))  # «القتال»
    if a.place and b.place and a.place != b.place and not (title or pointing):
        return False
    actors, others = sides_of(a.actors), sides_of(b.actors)
    targets, other_targets = sides_of(a.recipients), sides_of(b.recipients)
    apart = bool(actors and others and not actors & others)
    parted = bool(targets and other_targets and not targets & other_targets)
    if apart or parted:
        turned = bool(actors and targets) and (actors == other_targets or targets == others)
        near = a.sentence == b.sentence and abs(a.first - b.first) <= _NEAR
        mutual = a.act.subject == b.act.subject == "both" and actors == other_targets
        return turned and (mutual or (near and "harm" in (a.act.frame, b.act.frame)))
    shared = bool(actors & others) + bool(targets & other_targets) + bool(a.place and a.place == b.place)
    empty = not (actors or targets) or not (others or other_targets)
    if a.sentence == b.sentence and abs(a.first - b.first) <= _NEAR:
        return shared >= 1 or empty
    if title:
        return shared >= 1
    if b.article or a.article:
        return shared >= 1 or empty
    if a.act.lemma == b.act.lemma or a.status != "occurred":
        return shared >= 2 and actors == others and (targets == other_targets or not targets or not other_targets)
    return shared >= 3


_NEAR = 9  # words between two tellings of one act in a sentence


def sides_of(phrases: Sequence[Found]) -> set[str]:
    """The parties that some phrases stand for: an army, a ministry and their state are one side."""
    return {side_of(phrase) for phrase in phrases}


def side_of(phrase: Found) -> str:
    """The state that a phrase acts for, or its own id."""
    if phrase.kind in ("armed_group", "government_body") and phrase.state and phrase.id.startswith(phrase.state):
        return phrase.state
    return phrase.id


def _take_over(kept: Told, other: Told) -> None:
    kept.mentions += [other.first, *other.mentions]
    for phrase in other.actors if not kept.actors else ():
        add_once(kept.actors, phrase)
    for phrase in other.recipients if not kept.recipients else ():
        add_once(kept.recipients, phrase)
    kept.place = kept.place or other.place
    kept.date = kept.date or other.date
