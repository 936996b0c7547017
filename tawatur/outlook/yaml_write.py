"""A model as YAML for people to read and change: what `tawatur.outlook.yaml_form` reads back."""

from __future__ import annotations

from typing import Any

import yaml

from tawatur.outlook.logic import write_formula
from tawatur.outlook.model import Evidence, Label, Model, Option, Preferences, Ranking, Weights, Wish


class _Flow(dict[str, Any]):
    """A mapping on one line."""


class _FlowList(list[Any]):
    """A list on one line."""


class _Writer(yaml.SafeDumper):
    """Keeps the order of fields, writes short mappings on one line, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Writer.add_representer(
    _Flow, lambda writer, data: writer.represent_mapping("tag:yaml.org,2002:map", data.items(), True)
)
_Writer.add_representer(_FlowList, lambda writer, data: writer.represent_sequence("tag:yaml.org,2002:seq", data, True))


def write_yaml_form(model: Model, head: str = "") -> str:
    """The text of a YAML model; each line of `head` becomes a comment at its top."""
    ids = [option.id for option in model.options]
    told: dict[str, Any] = {}
    if model.title != Label():
        told["title"] = _Flow(_write_label(model.title))
    if model.date:
        told["date"] = model.date
    told["parties"] = {party.id: _write_label(party.label) | _write_evidence(party.evidence) for party in model.parties}
    if model.graph is None:
        told["options"] = {option.id: _write_option(model, option) for option in model.options}
        told["infeasible"] = [
            {"when": write_formula(one.formula, ids)} | ({"why": one.why} if one.why else {})
            for one in model.infeasible
        ]
    else:
        names = model.graph.states
        labels = model.graph.labels or (Label(),) * len(names)
        told["states"] = {name: _Flow(_write_label(label)) for name, label in zip(names, labels, strict=True)}
        told["moves"] = {
            party.id: _FlowList(f"{names[start]} -> {names[to]}" for start, to in moves)
            for party, moves in zip(model.parties, model.graph.moves, strict=True)
        }
    told["preferences"] = {
        party.id: _write_preferences(model, preferences, ids)
        for party, preferences in zip(model.parties, model.preferences, strict=True)
    }
    if model.status_quo is not None:
        told["status_quo"] = (
            model.graph.states[model.status_quo]
            if model.graph is not None
            else _FlowList(id_ for place, id_ in enumerate(ids) if model.status_quo >> place & 1)
        )
    if model.notes:
        told["notes"] = list(model.notes)
    body = yaml.dump(told, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=118)
    return "".join(f"# {line}".rstrip() + "\n" for line in head.splitlines()) + body


def _write_label(label: Label) -> dict[str, Any]:
    return {lang: text for lang, text in (("ar", label.ar), ("en", label.en)) if text}


def _write_option(model: Model, option: Option) -> dict[str, Any]:
    told: dict[str, Any] = {"of": model.parties[option.party].id} | _write_label(option.label)
    if option.way != "both":
        told["way"] = option.way
    return told | _write_evidence(option.evidence)


def _write_preferences(model: Model, preferences: Preferences, ids: list[str]) -> Any:
    match preferences:
        case Weights(weights):
            return {"weights": _Flow({id_: weight for id_, weight in zip(ids, weights, strict=True) if weight})}
        case Ranking(groups):
            names = model.graph.states if model.graph is not None else None
            shown = [[names[state] if names else state for state in group] for group in groups]
            return {"ranking": _FlowList(group[0] if len(group) == 1 else group for group in shown)}
        case _:
            return [_write_wish(wish, ids) for wish in preferences.statements]


def _write_wish(wish: Wish, ids: list[str]) -> dict[str, Any]:
    told: dict[str, Any] = {"want": write_formula(wish.formula, ids)}
    for name, text in (("text", wish.text), ("kind", wish.kind), ("standing", wish.standing)):
        if text:
            told[name] = text
    for name, value in (("unknown", wish.unknown), ("strong", wish.strong)):
        if value:
            told[name] = True
    return told | _write_evidence(wish.evidence)


def _write_evidence(evidence: tuple[Evidence, ...]) -> dict[str, Any]:
    rows = []
    for one in evidence:
        row = {"document": one.document, "start": one.start, "end": one.end, "quote": one.quote, "by": one.by}
        rows.append({name: value for name, value in row.items() if value != ""})
    return {"evidence": rows} if rows else {}
