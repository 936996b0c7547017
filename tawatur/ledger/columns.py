"""What all tables are made of. `tables` draws how they hang together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKeyConstraint, Integer, MetaData, Table
from sqlalchemy.sql.schema import SchemaItem

from tawatur.ledger.dialects import StoredText

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def text_column(name: str) -> Column[str]:
    """A text that is always there, perhaps empty."""
    return Column(name, StoredText, nullable=False)


def count_column(name: str) -> Column[int]:
    """A whole number that is always there."""
    return Column(name, Integer, nullable=False)


def span_columns(name: str, *, optional: bool = False) -> tuple[Column[Any], ...]:
    """The three columns of a span; all NULL where an optional one is missing."""
    return (
        Column(f"{name}_start", Integer, nullable=optional),
        Column(f"{name}_end", Integer, nullable=optional),
        Column(f"{name}_quote", StoredText, nullable=optional),
    )


def record_table(name: str, *columns: SchemaItem, part_of: str = "", **options: Any) -> Table:
    """A table of records of one coding, or of parts of such records; both go with the coding they belong to."""
    version = Column("version", Integer, primary_key=True, autoincrement=False)
    number = Column("number", Integer, primary_key=True, autoincrement=False)
    links: list[SchemaItem] = [ForeignKeyConstraint(["version"], ["codings.version"], ondelete="CASCADE")]
    if part_of:
        links = [
            count_column("parent"),
            ForeignKeyConstraint(
                ["version", "parent"], [f"{part_of}.version", f"{part_of}.number"], ondelete="CASCADE"
            ),
        ]
    return Table(name, METADATA, version, number, *columns, *links, **options)
