"""All that one article yields."""

from __future__ import annotations

from tawatur.records.base import Record
from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.entity import Entity
from tawatur.records.event import Event
from tawatur.records.instrument import Instrument
from tawatur.records.position import Position
from tawatur.records.quantity import Quantity
from tawatur.records.relation import Relation
from tawatur.records.statement import Statement
from tawatur.records.time import Time


class Findings(Record, frozen=True):
    """Machine findings of one version of one article. References between records are entity ids of `entities`."""

    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    ceasefires: tuple[Ceasefire, ...] = ()
    violations: tuple[ViolationClaim, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
