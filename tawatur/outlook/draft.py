"""A first model from what articles hold: parties, options and statements, each with its evidence and its standing.

draft_model(articles)
├── draft_parties.find_cast       who decides, who fights and who backs whom
├── draft_claims.list_claims      who wants which act of whom (draft_acts reads acts out of positions)
├── draft_wishes.propose          preference statements, and what only follows from the parties' places
└── notes                         what a person must supply

It proposes and does not decide: the order of priorities, what cannot go together and what cannot be undone stand in no
article.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.codebook.acts import Acts, load_acts
from tawatur.errors import ModelError
from tawatur.outlook.draft_claims import Claim, Key, list_backing, list_claims, list_events
from tawatur.outlook.draft_parties import Article, Cast, find_cast
from tawatur.outlook.draft_wishes import MOST_EVIDENCE, Proposal, fold_keys, propose
from tawatur.outlook.logic import Formula, If, Iff, Not, Taken
from tawatur.outlook.model import Evidence, Label, Model, Option, Party, Wish, Wishes, name_label
from tawatur.outlook.names import make_ids

# More options than this nobody orders by hand; 2^12 states are still read at a glance when grouped.
MOST_OPTIONS = 12


@dataclass(frozen=True, slots=True)
class Draft:
    """A model to work on. `rules[party][place]` says why a statement was proposed; `left_out` are further options."""

    model: Model
    rules: tuple[tuple[str, ...], ...]
    left_out: tuple[str, ...]


def draft_model(
    articles: Sequence[Article], *, title: str = "", lang: str = "ar", leaders: Mapping[str, str] | None = None
) -> Draft:
    """Draft a model.

    Args:
        articles: with what was found in them.
        title: what to call it.
        lang: the language of the notes.
        leaders: person -> the group that the person leads (`Codebook.leaders`).

    Raises:
        ModelError: `outlook.no-positions` where no option comes of the articles.
    """
    acts = load_acts()
    first = find_cast(articles, leaders=leaders)
    backing = list(list_backing(articles, acts, first.party_of))
    cast = find_cast(articles, backing, leaders=leaders)
    claims = list(list_claims(articles, acts, cast))
    if len(cast.fighters) < 2:
        disputes = [(one.holder, one.key[1], words) for one in claims for words in one.evidence if one.sort == "asked"]
        cast = find_cast(articles, backing, disputes, leaders)
        claims = list(list_claims(articles, acts, cast))
    grounds: dict[Key, list[Evidence]] = {}
    for one in claims:
        grounds.setdefault(one.key, []).extend(one.evidence)
        if one.cause:
            grounds.setdefault(one.cause[0], []).extend(one.evidence)
    for key, evidence in list_events(articles, cast):
        if key in grounds:
            grounds[key].append(evidence)
    weights = {key: len(evidence) for key, evidence in grounds.items()}
    claims = fold_keys(claims, weights, cast)
    options, left_out = _choose_options(claims, grounds, acts, cast)
    if not options:
        raise ModelError("outlook.no-positions", ledger=title or "-")
    proposals = propose(claims, options, acts, cast)
    return _build(options, proposals, left_out, acts, cast, title, lang)


def _choose_options(
    claims: list[Claim], grounds: dict[Key, list[Evidence]], acts: Acts, cast: Cast
) -> tuple[dict[Key, tuple[Evidence, ...]], list[Key]]:
    """Options with most evidence. What is asked of all counts where one of them is named or speaks for itself."""
    counts: Counter[Key] = Counter()
    named: set[Key] = set()
    for one in claims:
        counts[one.key] += 1
        if one.cause:
            counts[one.cause[0]] += 1
            named.add(one.cause[0])
        if one.holder == one.key[1] or one.sort in ("condition", "threat", "line"):
            named.add(one.key)
    # A call that names one fighter is no call on all of them: then it counts as naming.
    calls: dict[tuple[str, Evidence], set[Key]] = {}
    for one in claims:
        for evidence in one.evidence:
            calls.setdefault((one.key[0], evidence), set()).add(one.key)
    named |= {next(iter(keys)) for keys in calls.values() if len(keys) == 1}
    chosen = [key for key in counts if key[1] in cast.labels and key in named]
    # Acts of parties that stand outside the conflict, which neither fight nor back, come last.
    inside = set(cast.fighters) | {tie.a for tie in cast.backers}
    chosen.sort(key=lambda key: (key[1] not in inside, -counts[key], key))
    kept = [key for key in chosen if key[1] in inside or counts[key] > 1][:MOST_OPTIONS]
    options = {key: tuple(dict.fromkeys(grounds.get(key, ())))[:MOST_EVIDENCE] for key in kept}
    return options, [key for key in chosen if key not in options]


def _build(
    options: dict[Key, tuple[Evidence, ...]],
    proposals: list[Proposal],
    left_out: list[Key],
    acts: Acts,
    cast: Cast,
    title: str,
    lang: str,
) -> Draft:
    owners = sorted(dict.fromkeys(key[1] for key in options), key=lambda party: party not in cast.fighters)
    keys = sorted(options, key=lambda key: owners.index(key[1]))
    place_of = {key: place for place, key in enumerate(keys)}
    ids = make_ids(f"{_shorten(party)} {act}" for act, party in keys)
    rules: list[tuple[str, ...]] = []
    preferences = []
    for party in owners:
        own = [one for one in proposals if one.holder == party]
        rules.append(tuple(one.rule for one in own))
        preferences.append(Wishes(tuple(_make_wish(one, place_of) for one in own)))
    model = Model(
        parties=tuple(Party(_shorten(party), cast.labels[party]) for party in owners),
        options=tuple(
            Option(
                id_,
                owners.index(key[1]),
                Label(ar=acts.acts[key[0]].ar, en=acts.acts[key[0]].en),
                evidence=options[key],
            )
            for id_, key in zip(ids, keys, strict=True)
        ),
        preferences=tuple(preferences),
        title=Label(ar=title, en=title),
    )
    told = tuple(
        f"{name_label(cast.labels[party], lang, party)}: {_name_act(acts, act, lang)}" for act, party in left_out
    )
    return Draft(model, tuple(rules), told)


def _name_act(acts: Acts, act: str, lang: str) -> str:
    return acts.acts[act].ar if lang == "ar" else acts.acts[act].en


def _shorten(party: str) -> str:
    return party.replace("-", "_")


def _make_wish(one: Proposal, place_of: dict[Key, int]) -> Wish:
    formula = _literal(place_of[one.key], one.wanted)
    if one.cause is not None:
        cause = _literal(place_of[one.cause[0]], one.cause[1])
        formula = Iff(formula, cause) if one.link == "iff" else If(formula, cause)
    return Wish(formula, kind=one.rule, standing=one.standing, evidence=one.evidence)


def _literal(place: int, done: bool) -> Formula:
    return Taken(place) if done else Not(Taken(place))
