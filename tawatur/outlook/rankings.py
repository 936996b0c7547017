"""Direct rankings, as a list or as chains, and what can be wrong with them.

ranking: [24, [16, 18], 0]              best first; those in inner brackets are equal
ranking: ["24 > 16 = 18", "18 > 0"]     chains, which together must put all their states in one order
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tawatur.errors import ModelError
from tawatur.outlook.located import Located
from tawatur.outlook.model import Ranking


def read_ranking(told: Located, states: dict[str, int], options: int | None) -> Ranking:
    """A ranking of states, each by its number or, in a model that lists them, by its name.

    Args:
        told: the list in the file.
        states: the states of a model that lists them, by name.
        options: the number of options of any other model.

    Raises:
        ModelError: `outlook.unknown-name`, `outlook.ranking-cycle` (a state that would stand above itself, also by way
            of states said to be equal), `outlook.ranking-open` (two states that no chain compares).
    """
    entries = told.items("ranking")
    chains = [one for one in entries if isinstance(one.value, str) and re.search("[>=]", one.value)]
    if chains:
        if len(chains) != len(entries):
            other = next(one for one in entries if one not in chains)
            raise ModelError("outlook.wrong-kind", line=str(other.line), field="ranking", wanted="chain")
        return Ranking(_order_chains(chains, states, options), told.line)
    groups: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for entry in entries:
        members = entry.items("ranking") if isinstance(entry.value, list) else [entry]
        group = []
        for member in members:
            state = _find_state(member.text("ranking"), member.line, states, options)
            if state in seen:
                raise ModelError("outlook.ranking-cycle", line=str(member.line), states=member.text("ranking"))
            seen.add(state)
            group.append(state)
        groups.append(tuple(group))
    return Ranking(tuple(groups), told.line)


def _find_state(name: str, line: int, states: dict[str, int], options: int | None) -> int:
    if name in states:
        return states[name]
    most = len(states) if options is None else 1 << options
    if re.fullmatch(r"\d{1,9}", name) and int(name) < most:
        return int(name)
    raise ModelError("outlook.unknown-name", line=str(line), name=name, sort="state")


def _order_chains(chains: list[Located], states: dict[str, int], options: int | None) -> tuple[tuple[int, ...], ...]:
    leader: dict[int, int] = {}

    def lead(state: int) -> int:
        while leader.setdefault(state, state) != state:
            state = leader[state]
        return state

    above: list[tuple[int, int, int]] = []  # better, worse, line
    for chain in chains:
        for better, sign, worse in _read_pairs(chain, states, options):
            if sign == "=":
                leader[lead(worse)] = lead(better)
            else:
                lead(better), lead(worse)
                above.append((better, worse, chain.line))
    below: dict[int, dict[int, int]] = {lead(state): {} for state in leader}
    for better, worse, line in above:
        below[lead(better)].setdefault(lead(worse), line)
    groups: dict[int, list[int]] = {}
    for state in sorted(leader):
        groups.setdefault(lead(state), []).append(state)
    order: list[int] = []
    left = dict(below)
    while left:
        tops = sorted(state for state in left if not any(state in below[other] for other in left))
        if not tops:
            _tell_cycle(left, groups)
        if len(tops) > 1:
            raise ModelError("outlook.ranking-open", line=str(chains[0].line), a=str(tops[0]), b=str(tops[1]))
        order.append(tops[0])
        del left[tops[0]]
    return tuple(tuple(groups[state]) for state in order)


def _read_pairs(chain: Located, states: dict[str, int], options: int | None) -> Iterator[tuple[int, str, int]]:
    words = re.split(r"\s*([>=])\s*", str(chain.value).strip())
    found = [_find_state(word, chain.line, states, options) for word in words[::2]]
    yield from zip(found, words[1::2], found[1:], strict=False)


def _tell_cycle(left: dict[int, dict[int, int]], groups: dict[int, list[int]]) -> None:
    """Follow what stands above until a state comes again, and tell the round."""
    state = min(left)
    walked: list[int] = []
    while state not in walked:
        walked.append(state)
        state = next(other for other in sorted(left) if state in left[other])
    circle = walked[walked.index(state) :][::-1]
    line = left[circle[0]].get(circle[1 % len(circle)], 0)
    told = [" = ".join(map(str, groups[one])) for one in [*circle, circle[0]]]
    raise ModelError("outlook.ranking-cycle", line=str(line), states=" > ".join(told))
