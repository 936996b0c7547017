"""Fit the weights that name the actor of an act whose clause names nobody, and measure them.

    python -m gates.fit_events            fit on each half of the coded articles, and print how the other half fares
    python -m gates.fit_events --write    fit on half A and write tawatur/codebook/event_weights.yml as well

A logistic regression over yes-or-no features of who stands where (`tawatur/coding/event_parts.py`), drawn towards no
effect by a penalty on squared weights. No word of the articles enters it. The shipped weights are those of half A, so
that the figures of half B hold for articles that the fit never saw. To be run again whenever events are read otherwise.

Exit status: 0, or 2 where the coded articles are not there.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gates.calibrate import SHARED, Example, fit_model
from gates.coded import Article, Coded, make_article
from gates.coded import read_article as read_coding
from gates.corpus import METADATA, coding_of, find_sets, read_rows
from gates.matching import pair_entities
from gates.words import Words
from tawatur.arabic.dates import find_times
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article, read_article
from tawatur.coding.entities import build_entities, span_of
from tawatur.coding.event_parts import Salience, list_candidates, rate
from tawatur.coding.event_setting import Setting
from tawatur.coding.event_told import Told
from tawatur.coding.events import propose_told, trigger_book
from tawatur.coding.statements import find_statements
from tawatur.coding.times import read_day
from tawatur.coding.view import View
from tawatur.exchange.coding import describe_article
from tawatur.records.document import Document

WEIGHTS = Path(__file__).parent.parent / "tawatur" / "codebook" / "event_weights.yml"
COMMAND = "python -m gates.fit_events --write"
# On squared weights: of 2, 4 and 10, 4 named most actors right on the half left out; all three lie within 0.01.
PENALTY = 4.0
# Candidates that a feature must hold for to be fitted: rarer ones are noise.
RARE = 8
# Log-odds from which the best candidate acts: below, as many acts that people leave without an actor get one.
LEAST = -1.0

HEAD = """\
# Who acts where the clause of an act names nobody: weights, in log-odds, of the features in
# tawatur/coding/event_parts.py.
#
# Written by `python -m gates.fit_events --write`, not by hand; fitted on articles coded by people. It holds no words of
# these articles, only how often those who stood in some place acted. Apache-2.0, as the project.
#
# fitted     date, command and figures: `acts` without an actor in half A; the share of their actors named right before
#            (nobody named) and after, on the half that the weights were not fitted on.
# least      log-odds that the best candidate needs.
# intercept  log-odds of one without any feature.
# weights    what each feature adds.
"""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that people coded too and whose clause names no actor: people's actors, and who may be one."""

    half: str
    actors: frozenset[str]
    candidates: tuple[tuple[str, tuple[str, ...]], ...]  # people's id, or "" where they list no such entity; features


def find_acts(shared: Path, codebook: Codebook) -> list[Act]:
    """Every such act of the two halves."""
    acts: list[Act] = []
    for gold in find_sets(shared):
        if gold.name not in ("A", "B"):
            continue
        rows = {row["file"]: row for row in read_rows(gold.folder / METADATA)}
        for name in gold.documents:
            _, text, coding = read_coding(coding_of(gold, name), gold.folder / "texts")
            acts += _acts_of(gold.name, name, text, rows[name]["published"], coding, codebook)
    return acts


def _acts_of(half: str, name: str, text: str, published: str, coding: Article, codebook: Codebook) -> list[Act]:
    view = read_article(text, codebook)
    day = read_day(published)
    setting = Setting(view, find_statements(view), find_times(text, day))
    told = [one for one in propose_told(view, trigger_book(codebook), setting) if not one.actors]
    salience = Salience(view)
    listed = {id(one): list_candidates(view, salience, one) for one in told}
    doc = Document(name=name, text=text, published=published)
    described = describe_article(doc, code_article(doc, codebook))
    every = build_entities(view, {it.phrase.id: frozenset(("actor",)) for many in listed.values() for it in many})
    entities = [{"id": one.id, "kind": one.kind, "forms": list(one.forms)} for one in every]
    same = pair_entities(coding, make_article({**described, "entities": entities}, text), text)
    theirs = {found: gold for gold, found in same.pairs}
    acts = []
    for one in told:
        record = _coded_act(view, one, coding.records["events"], Words(text))
        if record is not None:
            candidates = tuple((theirs.get(it.phrase.id, ""), tuple(it.features)) for it in listed[id(one)])
            acts.append(Act(half, frozenset(record.many("actors")), candidates))
    return acts


def _coded_act(view: View, told: Told, records: Sequence[Coded], words: Words) -> Coded | None:
    """People's record of an act: of the same type, its anchor sharing most words."""
    span = span_of(view, told.first, told.last)
    shared = [
        (words.overlap(record.place, (span.start, span.end)), at)
        for at, record in enumerate(records)
        if record.one("type") == told.act.type and record.place is not None
    ]
    best = max(shared, default=(0.0, 0))
    return records[best[1]] if best[0] else None


def fit_weights(acts: Sequence[Act]) -> Mapping[str, Any]:
    """`least`, `intercept` and `weights` of some acts."""
    counts = Counter(name for act in acts for _, features in act.candidates for name in features)
    names = sorted(name for name, count in counts.items() if count >= RARE)
    examples = [
        Example("", act.half, frozenset(features), bool(id_) and id_ in act.actors)
        for act in acts
        for id_, features in act.candidates
    ]
    return {"least": LEAST, **fit_model(examples, names, PENALTY)}


def share_right(acts: Sequence[Act], model: Mapping[str, Any] | None) -> float:
    """The share of acts whose named actor agrees with people's (half of both lists); no model names nobody."""
    right = 0
    for act in acts:
        rated = [(rate(features, model), id_) for id_, features in act.candidates] if model else []
        best = max(rated, default=None)
        named = {best[1]} if model and best is not None and best[0] >= model["least"] else set()
        hits = len(named & act.actors)
        right += 2 * hits >= len(named) + len(act.actors) - hits if named or act.actors else True
    return right / len(acts)


def write_weights(model: Mapping[str, Any], figures: Mapping[str, object]) -> str:
    """The text of `event_weights.yml`."""
    lines = [HEAD + "fitted:", f"  date: {date.today().isoformat()}", f"  command: {COMMAND}"]
    lines += [f"  {name}: {value}" for name, value in figures.items()]
    lines += [f"least: {model['least']}", f"intercept: {model['intercept']:.3f}", "weights:"]
    lines += [f'  "{name}": {weight:.3f}' for name, weight in sorted(model["weights"].items())]
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """See the head of this module."""
    parser = argparse.ArgumentParser(prog="python -m gates.fit_events")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--shared", type=Path, default=SHARED)
    options = parser.parse_args(arguments)
    if not (options.shared / "gold" / "dev").is_dir():
        print(f"no coded articles under {options.shared}", file=sys.stderr)
        return 2
    acts = find_acts(options.shared, load_codebook())
    halves = {half: [act for act in acts if act.half == half] for half in "AB"}
    models = {half: fit_weights(halves[half]) for half in "AB"}
    figures: dict[str, object] = {"acts": len(halves["A"])}
    for fitted, left in (("A", "B"), ("B", "A")):
        figures[f"nobody_named_{left}"] = round(share_right(halves[left], None), 3)
        figures[f"named_{left}"] = round(share_right(halves[left], models[fitted]), 3)
    for name, value in figures.items():
        print(f"{name:16} {value}")
    if options.write:
        WEIGHTS.write_text(write_weights(models["A"], figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
