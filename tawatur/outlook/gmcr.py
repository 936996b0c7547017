"""`.gmcr` files, the JSON of the program gmcr-py: in and out.

`permittedDirection` is "both", "fwd" (what is taken stays) or "back" (what is dropped stays so). A direct ranking lists
the feasible states by their place, from 1, best first, equal ones as a list; files of old call it `preferenceVector`.
Labels in two languages, evidence and marks of statements have no place in such a file.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from tawatur.errors import ModelError
from tawatur.outlook.feasibility import find_feasible
from tawatur.outlook.located import Located
from tawatur.outlook.logic import Formula, list_alternatives, make_formula
from tawatur.outlook.model import (
    Infeasible,
    Label,
    Model,
    Option,
    Party,
    Preferences,
    Ranking,
    Way,
    Wish,
    Wishes,
    name_label,
)
from tawatur.outlook.names import make_ids
from tawatur.outlook.preferences import rank_states

_WAYS: dict[str, Way] = {"both": "both", "fwd": "take", "back": "drop"}
_DIRECTIONS: dict[str, str] = {way: direction for direction, way in _WAYS.items()}


def read_gmcr(root: Located) -> Model:
    """The model of such a file."""
    fields = root.fields("file")
    options = need(fields, "options", root.line).items("options")
    parties = need(fields, "decisionMakers", root.line).items("decisionMakers")
    names = [need(one.fields("options"), "name", one.line).text("name") for one in options]
    owners: dict[int, int] = {}
    labels = []
    for party, one in enumerate(parties):
        told = one.fields("decisionMakers")
        labels.append(need(told, "name", one.line).text("name"))
        for option in need(told, "options", one.line).items("options"):
            place = require_place(option, len(options))
            if owners.setdefault(place, party) != party:
                raise ModelError("outlook.two-owners", line=str(option.line), option=names[place])
    for place, one in enumerate(options):
        if place not in owners:
            raise ModelError("outlook.option-without-owner", line=str(one.line), option=names[place])
    model = Model(
        parties=tuple(Party(id_, Label(en=name)) for id_, name in zip(make_ids(labels), labels, strict=True)),
        options=tuple(
            Option(id_, owners[place], Label(en=_drop_owner(names[place], labels)), read_way(one.fields("options")))
            for place, (id_, one) in enumerate(zip(make_ids(names), options, strict=True))
        ),
        infeasible=tuple(
            Infeasible(make_formula([read_literals(one, len(options))]), line=one.line)
            for one in (fields["infeasibles"].items("infeasibles") if "infeasibles" in fields else ())
        ),
    )
    manual = any(
        key in fields and fields[key].value is True
        for key in ("useManualPreferenceRanking", "useManualPreferenceVectors")
    )
    feasible = [int(state) for state in np.flatnonzero(find_feasible(model))] if manual else []
    preferences = tuple(_read_preferences(one, len(options), feasible, manual) for one in parties)
    return Model(model.parties, model.options, preferences, model.infeasible)


def need(fields: dict[str, Located], name: str, line: int) -> Located:
    """A field that must be there."""
    if name not in fields:
        raise ModelError("outlook.missing-field", line=str(line), field=name)
    return fields[name]


def read_way(fields: dict[str, Located]) -> Way:
    """Which way an option goes: by `permittedDirection`, or by `way`."""
    for key in ("permittedDirection", "way"):
        if key in fields:
            told = fields[key].text(key)
            if told in _WAYS:
                return _WAYS[told]
            if told in _DIRECTIONS:
                return _WAYS[_DIRECTIONS[told]]
            raise ModelError("outlook.unknown-name", line=str(fields[key].line), name=told, sort="way")
    return "both"


def require_place(one: Located, count: int) -> int:
    """The number of an option."""
    place = one.whole("options")
    if not 0 <= place < count:
        raise ModelError("outlook.unknown-name", line=str(one.line), name=str(place), sort="option")
    return place


def read_literals(one: Located, count: int) -> list[tuple[int, bool]]:
    """A list of [number of an option, "Y" or "N"]."""
    literals = []
    for pair in one.items("condition"):
        parts = pair.items("condition")
        if len(parts) != 2 or parts[1].value not in ("Y", "N"):
            raise ModelError("outlook.wrong-kind", line=str(pair.line), field="condition", wanted="literal")
        literals.append((require_place(parts[0], count), parts[1].value == "Y"))
    if not literals:
        raise ModelError("outlook.wrong-kind", line=str(one.line), field="condition", wanted="literal")
    return literals


def _drop_owner(name: str, parties: list[str]) -> str:
    """ "GNA: Attack" -> "Attack", where GNA is a party."""
    owner, colon, rest = name.partition(": ")
    return rest if colon and owner in parties and rest else name


def _read_preferences(one: Located, count: int, feasible: list[int], manual: bool) -> Preferences:
    fields = one.fields("decisionMakers")
    if manual:
        key = "preferenceRanking" if "preferenceRanking" in fields else "preferenceVector"
        told = need(fields, key, one.line)
        groups = []
        for group in told.items(key):
            members = group.items(key) if isinstance(group.value, list) else [group]
            groups.append(tuple(_find_state(member, feasible) for member in members))
        return Ranking(tuple(groups), told.line)
    wishes = []
    for told in need(fields, "preferences", one.line).items("preferences"):
        if isinstance(told.value, dict):
            members = need(told.fields("preferences"), "members", told.line).items("members")
            formula: Formula = make_formula([read_literals(member, count) for member in members])
        else:
            formula = make_formula([read_literals(told, count)])
        wishes.append(Wish(formula, line=told.line))
    return Wishes(tuple(wishes))


def _find_state(one: Located, feasible: list[int]) -> int:
    number = one.whole("preferenceRanking")
    if not 1 <= number <= len(feasible):
        raise ModelError("outlook.unknown-name", line=str(one.line), name=str(number), sort="state")
    return feasible[number - 1]


def write_gmcr(model: Model) -> str:
    """The text of a `.gmcr` file. Where a party has weights or a ranking, all are written as rankings.

    Raises:
        ModelError: `outlook.cannot-export` for a model that lists its moves.
    """
    if model.graph is not None:
        raise ModelError("outlook.cannot-export", form=".gmcr")
    plain = all(isinstance(one, Wishes) for one in model.preferences)
    names = [
        f"{name_label(model.parties[option.party].label, 'en', model.parties[option.party].id)}: "
        f"{name_label(option.label, 'en', option.id)}"
        for option in model.options
    ]
    told: dict[str, Any] = {
        "program": "gmcr-py",
        "version": "0.4.1",
        "useManualPreferenceRanking": not plain,
        "options": [
            {"name": name, "permittedDirection": _DIRECTIONS[option.way]}
            for name, option in zip(names, model.options, strict=True)
        ],
        "infeasibles": [
            _write_literals(literals) for one in model.infeasible for literals in list_alternatives(one.formula)
        ],
        "decisionMakers": [_write_party(model, party, plain) for party in range(len(model.parties))],
    }
    return json.dumps(told, ensure_ascii=False)


def _write_party(model: Model, party: int, plain: bool) -> dict[str, Any]:
    preferences = model.preferences[party]
    told: dict[str, Any] = {
        "name": name_label(model.parties[party].label, "en", model.parties[party].id),
        "options": list(model.own(party)),
        "preferences": [],
    }
    if plain and isinstance(preferences, Wishes):
        for wish in preferences.statements:
            alternatives = [_write_literals(one) for one in list_alternatives(wish.formula)]
            # A statement that holds everywhere or nowhere decides nothing; an unknown one may not be told as known.
            if alternatives and alternatives != [[]] and not wish.unknown:
                told["preferences"].append(
                    alternatives[0] if len(alternatives) == 1 else {"compound": True, "members": alternatives}
                )
    else:
        states = np.flatnonzero(find_feasible(model)).astype(np.int32)
        ranks = rank_states(model, party, states)
        groups = [
            [int(place) + 1 for place in np.flatnonzero(ranks == rank)] for rank in sorted(set(ranks), reverse=True)
        ]
        told["preferenceRanking"] = [group[0] if len(group) == 1 else group for group in groups]
    return told


def _write_literals(literals: list[tuple[int, bool]]) -> list[list[Any]]:
    return [[option, "Y" if taken else "N"] for option, taken in literals]
