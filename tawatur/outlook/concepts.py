"""The stability concepts that a model is solved for, by their usual abbreviations, the most demanding first."""

from __future__ import annotations

from typing import Literal

# Nash (rational), general metarational, symmetric metarational, sequential, simultaneous: `stability.py` defines them.
Concept = Literal["R", "GMR", "SMR", "SEQ", "SIM"]
CONCEPTS: tuple[Concept, ...] = ("R", "GMR", "SMR", "SEQ", "SIM")
