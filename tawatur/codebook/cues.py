"""Reporting cues compiled from `cues.yml`: every written form with its class, frames and grammar."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from tawatur.arabic.fold import fold_key
from tawatur.arabic.inflect import inflect_verb
from tawatur.codebook.automaton import Automaton

# Tenses of `inflect.Form` that attribute: an imperative reports nothing.
_REPORTING = frozenset(("perfect", "imperfect", "masdar", "active_participle"))


class CueForm(msgspec.Struct, frozen=True, gc=False):
    """One written form of a reporting verb.

    `frames`: what its content looks like (that, colon, object); `preps`: folded prepositions before the content;
    `attitude`: folded nouns that belong to the cue (أعرب عن قلقه); `objects`: folded nouns without which a
    verb of many senses is none (حمّل مسؤولية, تبنى الهجوم). `sort` is perfect, imperfect, masdar or participle.
    """

    lemma: str
    cue_class: str
    sort: str
    frames: frozenset[str]
    preps: tuple[str, ...] = ()
    attitude: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    carrier: bool = False
    person_object: bool = False
    person_preps: tuple[str, ...] = ()
    weak: bool = False
    continues: bool = False
    report: bool = False
    source_preps: tuple[str, ...] = ()
    needs_prep: bool = False
    homograph: bool = False
    hedge: str = ""
    gender: str = ""
    number: str = ""
    passive: bool = False
    pronoun: str = ""


class Attribution(msgspec.Struct, frozen=True):
    """A prepositional cue («وفقا لـ»): `particle` is written onto the next word; `takes` noun, clause, pronoun."""

    cue_class: str
    particle: str = ""
    takes: tuple[str, ...] = ("noun",)
    hedge: str = ""
    report: bool = False
    weak: bool = False


class CueBook:
    """All cues, compiled.

    Attributes:
        forms: readings of each folded word as a form of a reporting verb.
        attributions: automaton over prepositional cues, with `Attribution` items.
        stops: automaton over formulas that hand the word back to the outlet.
        hedges: automaton over formulas of distance after a content, with (hedge, whether a pronoun names the speaker).
        documentary: automaton over phrases by which a document speaks («جاء في»).
        hearsay: automaton over speech without a speaker («يعتقد أن»).
        silence: automaton over phrases that tell of speech refused.
        vehicles: folded nouns for what carries speech (statement, report, tweet), with and without the article.
        vehicle_heads: first folded words of such nouns («مؤتمر» of «مؤتمر صحفي»).
        channel_words: last folded words of phrases after which a channel stands (seen by, published by).
        attitudes, attitude_preps: folded nouns of attitude, and what may stand between them and the content.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self.forms = _inflect_all(data["verbs"])
        self.attributions = Automaton()
        for row in data["prepositional"]:
            text, particle = _split_particle(str(row["text"]))
            item = Attribution(
                row["class"],
                particle,
                tuple(row.get("takes") or ("noun",)),
                row.get("hedge") or "",
                bool(row.get("report")),
                bool(row.get("weak")),
            )
            self.attributions.add(text, item)
        self.stops = _phrases(row for row in data["stops"] if not row.get("weak") and not row.get("word"))
        self.hedges = Automaton()
        for row in data["hedges"]:
            if not row.get("weak") and ("pronoun" in row["takes"] or row["hedge"] == "unverified"):
                self.hedges.add(_split_particle(str(row["text"]))[0], (row["hedge"], "pronoun" in row["takes"]))
        self.silence = _phrases(data["silence"])
        nouns = {fold_key(str(form)) for row in data["nominal"] for form in (row["text"], *(row.get("plural") or ()))}
        single = {noun for noun in nouns if " " not in noun}
        self.documentary = _phrases(data["documentary"])
        self.hearsay = _phrases(data["hearsay"])
        self.vehicles = frozenset(single | {"ال" + noun for noun in single})
        firsts = {noun.split()[0] for noun in nouns}
        self.vehicle_heads = frozenset(firsts | {"ال" + noun for noun in firsts})
        self.channel_words = frozenset(
            fold_key(_split_particle(str(row["text"]))[0]).split()[-1]
            for row in data["channels"]
            if row.get("side") != "before"
        )
        self.attitudes = frozenset(fold_key(str(noun)) for noun in data["attitudes"] if " " not in str(noun))
        self.attitude_preps = frozenset(fold_key(str(prep)) for prep in data["attitude_prepositions"])


def _split_particle(text: str) -> tuple[str, str]:
    """("وفقا", "ل") from "وفقا ل": a last word of one letter is written onto the word that follows."""
    head, _, last = text.rpartition(" ")
    return (head, last) if head and len(last) == 1 else (text, "")


def _phrases(rows: Iterable[dict[str, Any]]) -> Automaton:
    found = Automaton()
    for row in rows:
        text, _ = _split_particle(str(row["text"]))
        found.add(text, True)
    return found


def _inflect_all(rows: list[dict[str, Any]]) -> dict[str, tuple[CueForm, ...]]:
    """Every written form of every reporting verb, third person only."""
    forms: dict[str, list[CueForm]] = {}
    for row in rows:
        template = CueForm(
            lemma=row["lemma"],
            cue_class=row["class"],
            sort="",
            frames=frozenset(row.get("frames") or ("that", "colon")),
            preps=tuple(fold_key(prep) for prep in row.get("prep") or ()),
            attitude=tuple(fold_key(noun) for noun in row.get("attitude") or ()),
            objects=frozenset(fold_key(noun) for noun in row.get("objects") or ()),
            person_object=bool(row.get("person_object")),
            person_preps=tuple(fold_key(prep) for prep in row.get("person_prep") or ()),
            carrier=bool(row.get("carrier")),
            weak=bool(row.get("weak")),
            continues=bool(row.get("continues")),
            report=bool(row.get("report")),
            source_preps=tuple(fold_key(prep) for prep in row.get("source") or ()),
            needs_prep=bool(row.get("needs_prep")),
            hedge=row.get("hedge") or "",
        )
        tenses = frozenset(row.get("tenses") or _REPORTING)
        homographs = frozenset(fold_key(str(form)) for form in row.get("homographs") or ())
        for form in inflect_verb(
            row["lemma"],
            row["imperfect"],
            tuple(row.get("masdar") or ()),
            row.get("participle") or "",
            passive=bool(row.get("passive", True)),
            objects=True,
        ):
            if (
                form.person != 3
                or form.tense not in _REPORTING
                or (form.tense not in tenses and form.tense != "masdar")
            ):
                continue
            cue = msgspec.structs.replace(
                template,
                sort="participle" if form.tense == "active_participle" else form.tense,
                gender=form.gender,
                number=form.number,
                passive=form.voice == "passive",
                pronoun=form.pronoun,
                homograph=fold_key(form.text) in homographs,
            )
            known = forms.setdefault(fold_key(form.text), [])
            if cue not in known:
                known.append(cue)
    return {key: tuple(cues) for key, cues in forms.items()}
