"""Models that the tests share."""

from __future__ import annotations

from tawatur.outlook.model import Model
from tawatur.outlook.read import parse_model

PASS = """\
title: {ar: الممر, en: The pass}
date: 2024-05-01
parties:
  coast: {ar: حكومة الساحل, en: Coast}
  hills: {ar: قوات التلال, en: Hills}
  ally: {en: Ally}
options:
  attack: {of: coast, ar: هجوم, en: Attack}
  sign: {of: coast, en: Sign}
  leave: {of: hills, en: Leave, way: take}
  aid: {of: ally, en: Aid the coast}
infeasible:
  - {when: attack and leave, why: nobody is left to attack}
  - attack and sign
preferences:
  coast:
    - leave
    - {want: attack iff (aid and not leave), text: attacks where it is aided, standing: asserted, kind: condition,
       evidence: [{document: 1.txt, start: 10, end: 31, quote: سنهاجم إن ساعدونا, by: coast}]}
    - sign if leave
  hills:
    - not attack
    - not leave
    - {want: sign, standing: contested}
  ally: {weights: {attack: -2, leave: 1.5, aid: 1}}
status_quo: [aid]
notes: [Made up for tests.]
"""

GRAPH = """\
parties: {row: {}, column: {}}
states: [peace, quarrel, war]
moves:
  row: [peace -> quarrel, quarrel <-> war]
  column: [quarrel -> peace]
preferences:
  row: {ranking: [quarrel, peace, war]}
  column: {ranking: ["peace > quarrel = war"]}
status_quo: quarrel
"""


def pass_model() -> Model:
    return parse_model(PASS)


def classic(row: list[int], column: list[int]) -> Model:
    """A 2x2 game from its utilities in the order NN, YN, NY, YY."""

    def rank(utilities: list[int]) -> str:
        levels = sorted(set(utilities), reverse=True)
        return str([[state for state in range(4) if utilities[state] == level] for level in levels])

    return parse_model(
        "parties: {row: {}, column: {}}\n"
        "options: {row_y: {of: row}, column_y: {of: column}}\n"
        f"preferences: {{row: {{ranking: {rank(row)}}}, column: {{ranking: {rank(column)}}}}}\n"
    )
