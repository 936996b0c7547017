"""Our form of a model, for people: YAML. docs/design/outlook.md explains it; `schema.py` has its JSON Schema.

parties:
  coast: {ar: حكومة الساحل, en: Coast government}
  hills: {}
options:                                # in this order the bits of a state, the first is bit 0
  attack: {of: coast, en: Attack the pass}
  leave: {of: hills, way: take}           # take: once taken it stays; drop: once dropped it stays so
infeasible:
  - {when: attack and leave, why: nobody is left to attack}
preferences:
  coast:                                # the most important first
    - leave
    - {want: attack iff not leave, standing: asserted, evidence: [{document: 1.txt, start: 10, end: 31}]}
  hills: {weights: {attack: -2, leave: -1}}
status_quo: []
date: 2024-05-01
"""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.errors import ModelError
from tawatur.outlook.located import Located
from tawatur.outlook.logic import Formula, FormulaError, holds_in, read_formula
from tawatur.outlook.model import (
    STANDINGS,
    WAYS,
    Evidence,
    Infeasible,
    Label,
    Model,
    Moves,
    Option,
    Party,
    Preferences,
    Weights,
    Wish,
    Wishes,
)
from tawatur.outlook.names import require_id
from tawatur.outlook.rankings import read_ranking

_FIELDS = {
    "model": {
        "title",
        "date",
        "parties",
        "options",
        "infeasible",
        "preferences",
        "status_quo",
        "states",
        "moves",
        "notes",
    },
    "party": {"ar", "en", "evidence"},
    "option": {"of", "ar", "en", "way", "evidence"},
    "infeasible": {"when", "why"},
    "wish": {"want", "text", "kind", "standing", "unknown", "strong", "evidence"},
    "evidence": {"document", "start", "end", "quote", "by"},
    "preferences": {"weights", "ranking"},
}


def read_yaml_form(root: Located) -> Model:
    """The model of such a file."""
    fields = take_fields(root, "model")
    parties = tuple(
        Party(require_id(id_, one.line), _read_label(one, "party"), _read_evidence(one))
        for id_, one in fields["parties"].fields("parties").items()
    )
    party_ids = [party.id for party in parties]
    options = tuple(_read_option(id_, one, party_ids) for id_, one in _fields_of(fields, "options"))
    option_ids = {option.id: place for place, option in enumerate(options)}
    graph = _read_graph(fields, party_ids, root.line) if "states" in fields or "moves" in fields else None
    if (graph is None) == (not options):
        raise ModelError("outlook.missing-field", line=str(root.line), field="options / states")
    infeasible = tuple(_read_infeasible(one, option_ids) for one in _items_of(fields, "infeasible"))
    state_ids = {id_: place for place, id_ in enumerate(graph.states)} if graph else {}
    given = dict(_fields_of(fields, "preferences"))
    for id_, one in given.items():
        _find(id_, party_ids, "party", one.line)
    return Model(
        parties=parties,
        options=options,
        preferences=tuple(
            _read_preferences(given.get(id_), option_ids, state_ids, graph is not None) for id_ in party_ids
        ),
        infeasible=infeasible,
        graph=graph,
        title=_read_title(fields.get("title")),
        date=fields["date"].text("date") if "date" in fields else "",
        status_quo=_read_status_quo(fields.get("status_quo"), option_ids, state_ids, infeasible, graph),
        notes=tuple(one.text("notes") for one in _items_of(fields, "notes")),
    )


def take_fields(one: Located, sort: str) -> dict[str, Located]:
    """The members of a mapping, of which none may be unknown; nothing at all is an empty mapping."""
    if one.value is None:
        return {}
    fields = one.fields(sort)
    for name, told in fields.items():
        if name not in _FIELDS[sort]:
            raise ModelError(
                "outlook.unknown-field", line=str(told.line), field=name, known=", ".join(sorted(_FIELDS[sort]))
            )
    return fields


def _fields_of(fields: dict[str, Located], name: str) -> Iterable[tuple[str, Located]]:
    return fields[name].fields(name).items() if name in fields and fields[name].value is not None else ()


def _items_of(fields: dict[str, Located], name: str) -> Iterable[Located]:
    return fields[name].items(name) if name in fields and fields[name].value is not None else ()


def _find(name: str, known: Iterable[str], sort: str, line: int) -> int:
    for place, one in enumerate(known):
        if one == name:
            return place
    raise ModelError("outlook.unknown-name", line=str(line), name=name, sort=sort)


def _read_title(one: Located | None) -> Label:
    if one is None or one.value is None:
        return Label()
    if isinstance(one.value, dict):
        return _read_label(one, "party")
    return Label(en=one.text("title"))


def _read_label(one: Located, sort: str) -> Label:
    if isinstance(one.value, str):
        return Label(en=one.value)
    fields = take_fields(one, sort)
    return Label(*(fields[lang].text(lang) if lang in fields else "" for lang in ("ar", "en")))


def _read_option(id_: str, one: Located, parties: list[str]) -> Option:
    fields = take_fields(one, "option")
    if "of" not in fields or fields["of"].value is None:
        raise ModelError("outlook.option-without-owner", line=str(one.line), option=id_)
    owner = _find(fields["of"].text("of"), parties, "party", fields["of"].line)
    way = fields["way"].text("way") if "way" in fields else "both"
    for known in WAYS:
        if way == known:
            return Option(require_id(id_, one.line), owner, _read_label(one, "option"), known, _read_evidence(one))
    raise ModelError("outlook.unknown-name", line=str(fields["way"].line), name=way, sort="way")


def _read_formula(one: Located, options: dict[str, int]) -> Formula:
    text = one.text("want")
    try:
        return read_formula(text, options.get)
    except FormulaError as error:
        if error.fault == "unknown-option":
            raise ModelError("outlook.unknown-name", line=str(one.line), name=error.word, sort="option") from error
        raise ModelError("outlook.formula", line=str(one.line), text=text, word=error.word) from error


def _read_infeasible(one: Located, options: dict[str, int]) -> Infeasible:
    if not isinstance(one.value, dict):
        return Infeasible(_read_formula(one, options), line=one.line)
    fields = take_fields(one, "infeasible")
    if "when" not in fields:
        raise ModelError("outlook.missing-field", line=str(one.line), field="when")
    return Infeasible(
        _read_formula(fields["when"], options), fields["why"].text("why") if "why" in fields else "", one.line
    )


def _read_preferences(
    one: Located | None, options: dict[str, int], states: dict[str, int], listed: bool
) -> Preferences:
    if one is None or one.value is None:
        return Wishes()
    if isinstance(one.value, list):
        if listed and one.value:
            raise ModelError("outlook.wrong-kind", line=str(one.line), field="preferences", wanted="ranking")
        return Wishes(tuple(_read_wish(wish, options) for wish in one.value))
    fields = take_fields(one, "preferences")
    if ("weights" in fields) == ("ranking" in fields) or (listed and "weights" in fields):
        raise ModelError("outlook.wrong-kind", line=str(one.line), field="preferences", wanted="ranking")
    if "ranking" in fields:
        return read_ranking(fields["ranking"], states, len(options) if not listed else None)
    weights = [0.0] * len(options)
    for id_, weight in _fields_of(fields, "weights"):
        value = weight.value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ModelError("outlook.wrong-kind", line=str(weight.line), field=id_, wanted="number")
        weights[_find(id_, options, "option", weight.line)] = float(value)
    return Weights(tuple(weights))


def _read_wish(one: Located, options: dict[str, int]) -> Wish:
    if not isinstance(one.value, dict):
        return Wish(_read_formula(one, options), line=one.line)
    fields = take_fields(one, "wish")
    if "want" not in fields:
        raise ModelError("outlook.missing-field", line=str(one.line), field="want")
    evidence = _read_evidence(one)
    standing = fields["standing"].text("standing") if "standing" in fields else "assumed"
    for known in STANDINGS:
        if standing == known:
            return Wish(
                formula=_read_formula(fields["want"], options),
                text=fields["text"].text("text") if "text" in fields else "",
                kind=fields["kind"].text("kind") if "kind" in fields else "",
                standing=known,
                unknown="unknown" in fields and fields["unknown"].truth("unknown"),
                strong="strong" in fields and fields["strong"].truth("strong"),
                evidence=evidence,
                line=one.line,
            )
    raise ModelError("outlook.unknown-name", line=str(fields["standing"].line), name=standing, sort="standing")


def _read_evidence(one: Located) -> tuple[Evidence, ...]:
    if not isinstance(one.value, dict):
        return ()
    found = []
    for told in _items_of(one.value, "evidence"):
        fields = take_fields(told, "evidence")
        for name in ("document", "start", "end"):
            if name not in fields:
                raise ModelError("outlook.missing-field", line=str(told.line), field=name)
        words = [fields[name].text(name) if name in fields else "" for name in ("document", "quote", "by")]
        found.append(Evidence(words[0], fields["start"].whole("start"), fields["end"].whole("end"), *words[1:]))
    return tuple(found)


def _read_graph(fields: dict[str, Located], parties: list[str], line: int) -> Moves:
    told = fields.get("states")
    if told is None or not told.value or "options" in fields:
        raise ModelError("outlook.missing-field", line=str(line), field="states")
    labels: tuple[Label, ...] = ()
    if isinstance(told.value, dict):
        names = [require_id(id_, one.line) for id_, one in told.value.items()]
        labels = tuple(_read_label(one, "party") for one in told.value.values())
    else:
        names = [require_id(one.text("states"), one.line) for one in told.items("states")]
        for place, name in enumerate(names):
            if name in names[:place]:
                raise ModelError("outlook.twice", line=str(told.value[place].line), name=name)
    moves: list[set[tuple[int, int]]] = [set() for _ in parties]
    for id_, one in _fields_of(fields, "moves"):
        mover = moves[_find(id_, parties, "party", one.line)]
        for arrow in one.items("moves"):
            words = arrow.text("moves").split()
            if len(words) != 3 or words[1] not in ("->", "<->"):
                raise ModelError(
                    "outlook.formula", line=str(arrow.line), text=arrow.text("moves"), word=words[-1] if words else ""
                )
            start, to = (_find(word, names, "state", arrow.line) for word in (words[0], words[2]))
            mover |= {(start, to)} | ({(to, start)} if words[1] == "<->" else set())
    listed = tuple(tuple(sorted(pair for pair in one if pair[0] != pair[1])) for one in moves)
    return Moves(tuple(names), listed, labels)


def _read_status_quo(
    one: Located | None,
    options: dict[str, int],
    states: dict[str, int],
    infeasible: tuple[Infeasible, ...],
    graph: Moves | None,
) -> int | None:
    if one is None or one.value is None:
        return None
    if graph is not None:
        name = one.text("status_quo")
        if isinstance(one.value, int) and 0 <= one.value < len(graph.states):
            return one.value
        return _find(name, states, "state", one.line)
    if isinstance(one.value, list):
        state = 0
        for member in one.value:
            state |= 1 << _find(member.text("status_quo"), options, "option", member.line)
    else:
        state = one.whole("status_quo")
    if not 0 <= state < 1 << len(options):
        raise ModelError("outlook.unknown-name", line=str(one.line), name=str(state), sort="state")
    for bar in infeasible:
        if holds_in(bar.formula, state):
            raise ModelError("outlook.status-quo", line=str(one.line), state=str(state), other=str(bar.line))
    return state
