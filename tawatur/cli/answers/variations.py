"""Answers of `outlook sensitivity` and `outlook ways`."""

from __future__ import annotations

from tawatur.cli.answers.base import Answer
from tawatur.cli.answers.outlook import MoveRow


class VariationRow(Answer, frozen=True):
    """A change to a party's statement, by its place from 1: drop, swap (with the next) or flip."""

    change: str
    party: str
    place: int
    statement: str
    standing: str


class EffectRow(Answer, frozen=True):
    """The equilibria that go and come with a change, by concept."""

    change: VariationRow
    lost: dict[str, tuple[int, ...]]
    gained: dict[str, tuple[int, ...]]


class KeptRow(Answer, frozen=True):
    """The share of changes under which an equilibrium stays one."""

    concept: str
    state: int
    share: float


class SensitivityAnswer(Answer, frozen=True):
    """`outlook sensitivity`: every single change, and how robust each equilibrium is."""

    changes: int
    effects: tuple[EffectRow, ...]
    kept: tuple[KeptRow, ...]


class ChangesAnswer(Answer, frozen=True):
    """`outlook sensitivity --for`: the smallest sets of changes; one empty set where the state holds already."""

    state: int
    concept: str
    sets: tuple[tuple[VariationRow, ...], ...]


class WayRow(Answer, frozen=True):
    """The shortest ways to a state, by improvements and by any moves; null where there is none."""

    state: int
    improving: tuple[MoveRow, ...] | None
    moving: tuple[MoveRow, ...] | None


class JointRow(Answer, frozen=True):
    """A state that some parties can bring about together to the good of each."""

    parties: tuple[str, ...]
    state: int


class WaysAnswer(Answer, frozen=True):
    """`outlook ways`: how states are reached."""

    start: int
    ways: tuple[WayRow, ...]
    joint: tuple[JointRow, ...]
