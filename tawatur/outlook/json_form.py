"""The JSON form: parties (`dms`), options with their owner, statements as alternatives (`dnf`) with their evidence.

    {"case": "…", "dms": ["A", "B"], "documents": ["1.txt"],
     "options": [{"id": 0, "dm": "A", "name": "Attack", "ar": "…"}],
     "infeasible": [{"literals": [[0, "Y"], [1, "Y"]], "why": "…"}],
     "preferences": {"A": [{"rank": 1, "statement": "…", "dnf": [[[1, "Y"]]], "kind": "demand",
                            "evidence": [{"doc": 0, "start": 10, "end": 20, "quote": "…"}]}]},
     "status_quo": 2}

Other fields are passed over. Statements count by their rank, where it stands there.
"""

from __future__ import annotations

import json
from typing import Any

from tawatur.errors import ModelError
from tawatur.outlook.gmcr import need, read_literals, read_way
from tawatur.outlook.located import Located
from tawatur.outlook.logic import list_alternatives, make_formula
from tawatur.outlook.model import (
    STANDINGS,
    Evidence,
    Infeasible,
    Label,
    Model,
    Option,
    Party,
    Standing,
    Wish,
    Wishes,
    name_label,
)
from tawatur.outlook.names import make_ids


def read_json_form(root: Located) -> Model:
    """The model of such a file."""
    fields = root.fields("file")
    names = [one.text("dms") for one in fields["dms"].items("dms")]
    told = need(fields, "options", root.line).items("options")
    options = []
    for one in told:
        own = one.fields("options")
        name = need(own, "name", one.line).text("name")
        if "dm" not in own:
            raise ModelError("outlook.option-without-owner", line=str(one.line), option=name)
        owner = own["dm"].text("dm")
        if owner not in names:
            raise ModelError("outlook.unknown-name", line=str(own["dm"].line), name=owner, sort="party")
        options.append((f"{owner} {name}", names.index(owner), _read_label(own, name), read_way(own)))
    documents = (
        [one.text("documents") for one in fields["documents"].items("documents")] if "documents" in fields else []
    )
    preferences = need(fields, "preferences", root.line)
    for name in preferences.fields("preferences"):
        if name not in names:
            raise ModelError("outlook.unknown-name", line=str(preferences.line), name=name, sort="party")
    return Model(
        parties=tuple(Party(id_, Label(en=name)) for id_, name in zip(make_ids(names), names, strict=True)),
        options=tuple(
            Option(id_, owner, label, way)
            for id_, (_, owner, label, way) in zip(make_ids(one[0] for one in options), options, strict=True)
        ),
        preferences=tuple(
            _read_wishes(preferences.fields("preferences").get(name), len(told), documents) for name in names
        ),
        infeasible=tuple(
            _read_infeasible(one, len(told))
            for one in (fields["infeasible"].items("infeasible") if "infeasible" in fields else ())
        ),
        title=Label(en=fields["case"].text("case") if "case" in fields else ""),
        date=fields["date"].text("date") if "date" in fields else "",
        status_quo=fields["status_quo"].whole("status_quo") if "status_quo" in fields else None,
    )


def _read_label(fields: dict[str, Located], name: str) -> Label:
    return Label(ar=fields["ar"].text("ar") if "ar" in fields else "", en=name)


def _read_infeasible(one: Located, count: int) -> Infeasible:
    fields = one.fields("infeasible")
    literals = read_literals(need(fields, "literals", one.line), count)
    return Infeasible(make_formula([literals]), fields["why"].text("why") if "why" in fields else "", one.line)


def _read_wishes(told: Located | None, count: int, documents: list[str]) -> Wishes:
    if told is None:
        return Wishes()
    ranked = []
    for place, one in enumerate(told.items("preferences")):
        fields = one.fields("preferences")
        rank = fields["rank"].whole("rank") if "rank" in fields else place + 1
        ranked.append((rank, place, _read_wish(one, count, documents)))
    return Wishes(tuple(wish for _, _, wish in sorted(ranked, key=lambda one: one[:2])))


def _read_wish(one: Located, count: int, documents: list[str]) -> Wish:
    fields = one.fields("preferences")
    alternatives = [read_literals(part, count) for part in need(fields, "dnf", one.line).items("dnf")]
    evidence = tuple(
        _read_evidence(part, documents)
        for part in (fields["evidence"].items("evidence") if "evidence" in fields else ())
    )
    kind = fields["kind"].text("kind") if "kind" in fields else ""
    # What an analyst supplied is assumed, whatever words stand beside it.
    standing: Standing = "asserted" if evidence and not kind.casefold().startswith("analyst") else "assumed"
    if "standing" in fields:
        wanted = fields["standing"].text("standing")
        if wanted not in STANDINGS:
            raise ModelError("outlook.unknown-name", line=str(fields["standing"].line), name=wanted, sort="standing")
        standing = wanted
    return Wish(
        make_formula(alternatives),
        fields["statement"].text("statement") if "statement" in fields else "",
        kind,
        standing,
        "unknown" in fields and fields["unknown"].truth("unknown"),
        "strong" in fields and fields["strong"].truth("strong"),
        evidence,
        one.line,
    )


def _read_evidence(one: Located, documents: list[str]) -> Evidence:
    fields = one.fields("evidence")
    doc = need(fields, "doc", one.line)
    name = documents[doc.value] if isinstance(doc.value, int) and doc.value < len(documents) else doc.text("doc")
    quote = fields["quote"].text("quote") if "quote" in fields else ""
    start, end = need(fields, "start", one.line).whole("start"), need(fields, "end", one.line).whole("end")
    return Evidence(name, start, end, quote, fields["by"].text("by") if "by" in fields else "")


def write_json_form(model: Model) -> str:
    """The text of the JSON form.

    Raises:
        ModelError: `outlook.cannot-export` for a model with weights, rankings or moves of its own.
    """
    if model.graph is not None or not all(isinstance(one, Wishes) for one in model.preferences):
        raise ModelError("outlook.cannot-export", form="JSON")
    names = [name_label(party.label, "en", party.id) for party in model.parties]
    documents: list[str] = []
    preferences: dict[str, list[dict[str, Any]]] = {}
    for name, one in zip(names, model.preferences, strict=True):
        wishes = one.statements if isinstance(one, Wishes) else ()
        # A statement that holds everywhere or nowhere decides nothing, and alternatives cannot tell it.
        telling = [wish for wish in wishes if list_alternatives(wish.formula) not in ([], [[]])]
        preferences[name] = [_write_wish(rank, wish, documents) for rank, wish in enumerate(telling, 1)]
    told: dict[str, Any] = {
        "case": name_label(model.title, "en", ""),
        "date": model.date,
        "documents": documents,
        "dms": names,
        "options": [
            {
                "id": place,
                "dm": names[option.party],
                "name": name_label(option.label, "en", option.id),
                "ar": option.label.ar,
                "way": option.way,
            }
            for place, option in enumerate(model.options)
        ],
        "state_numbering": f"decimal bitmask over options 0..{len(model.options) - 1}",
        "infeasible": [
            {"literals": [[option, "Y" if taken else "N"] for option, taken in literals], "why": one.why}
            for one in model.infeasible
            for literals in list_alternatives(one.formula)
        ],
        "preferences": preferences,
    }
    if model.status_quo is not None:
        told["status_quo"] = model.status_quo
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _write_wish(rank: int, wish: Wish, documents: list[str]) -> dict[str, Any]:
    evidence = []
    for one in wish.evidence:
        if one.document not in documents:
            documents.append(one.document)
        doc = documents.index(one.document)
        evidence.append({"doc": doc, "start": one.start, "end": one.end, "quote": one.quote, "by": one.by})
    told = {
        "rank": rank,
        "statement": wish.text,
        "dnf": [
            [[option, "Y" if taken else "N"] for option, taken in literals]
            for literals in list_alternatives(wish.formula)
        ],
        "kind": wish.kind,
        "standing": wish.standing,
        "evidence": evidence,
    }
    return told | ({"unknown": True} if wish.unknown else {}) | ({"strong": True} if wish.strong else {})
