"""A relation in word indices, before it is written."""

from __future__ import annotations

import msgspec

from tawatur.records.relation import RelationType


class Tie(msgspec.Struct, frozen=True):
    """`a` supports, controls, leads or belongs to `b`, by the words `first:last`; entity ids of the article."""

    type: RelationType
    a: str
    b: str
    first: int
    last: int
    means: str = ""
