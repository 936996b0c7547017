"""A solved model at a glance: its equilibria in groups, with how robust they are and how far from the status quo."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.outlook.grouping import Group, group_equilibria
from tawatur.outlook.model import Wishes
from tawatur.outlook.paths import find_routes
from tawatur.outlook.sensitivity import Sensitivity, find_sensitivity
from tawatur.outlook.stability import Stability
from tawatur.outlook.steps import Walker

# Feasible states up to which statements are varied and ways are looked for: some seconds on one core.
MOST_VARIED = 5000
# Equilibria to which ways are looked for one by one.
MOST_SOUGHT = 256


@dataclass(frozen=True, slots=True)
class Overview:
    """`groups` by rank; `sensitivity` is empty where `varied` is false: too many states, or no statements."""

    groups: tuple[Group, ...]
    sensitivity: Sensitivity
    varied: bool


def sum_up(found: Stability, walker: Walker) -> Overview:
    """Group and rank the equilibria of a solved model.

    Args:
        found: the model's stability.
        walker: over the same position.
    """
    position = found.position
    model = position.model
    small = len(position.states) <= MOST_VARIED
    varied = small and any(isinstance(one, Wishes) and one.statements for one in model.preferences)
    sensitivity = find_sensitivity(found) if varied else Sensitivity((), {})
    moves: dict[int, int] = {}
    equilibria = sorted({state for concept in found.stable for state in found.equilibria(concept)})
    if model.status_quo is not None and small and len(equilibria) <= MOST_SOUGHT:
        for route in find_routes(walker, model.status_quo, equilibria):
            if route.improving is not None:
                moves[route.state] = len(route.improving)
    return Overview(tuple(group_equilibria(found, sensitivity.kept or None, moves)), sensitivity, varied)
