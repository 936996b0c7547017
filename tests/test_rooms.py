"""Data flows one way: a room imports only rooms to its left."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "tawatur"
# The order of the rooms; `ledger` and `exchange` know records only (and the ledger's readers their own formats).
ROOMS = (
    "records",
    "arabic",
    "codebook",
    "ingest",
    "coding",
    "accounts",
    "outlook",
    "ledger",
    "exchange",
    "report",
    "run",
    "serve",
    "cli",
)
EVERYWHERE = {"errors", "messages", "__init__"}


def imported_rooms(file: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        rooms |= {name.split(".")[1] for name in names if name.startswith("tawatur.") and name.count(".")}
    return rooms & set(ROOMS)


def test_rooms_import_only_rooms_to_their_left() -> None:
    wrong = []
    for file in sorted(ROOT.rglob("*.py")):
        room = file.relative_to(ROOT).parts[0]
        if room.removesuffix(".py") in EVERYWHERE or room not in ROOMS:
            continue
        right = set(ROOMS[ROOMS.index(room) + 1 :])
        wrong += [f"{file.relative_to(ROOT)} imports {name}" for name in sorted(imported_rooms(file) & right)]
    assert wrong == []


def test_ledger_knows_records_only_among_the_rooms() -> None:
    wrong = [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in sorted((ROOT / "ledger").rglob("*.py"))
        for name in sorted(imported_rooms(file) - {"records", "ledger"})
    ]
    assert wrong == []
