"""What some tests need beyond the checkout; without it they skip with a reason, or fail where TAWATUR_REQUIRE=all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def needs_shared() -> Path:
    """The folder of gold articles beside the checkout."""
    folder = ROOT.parent / "shared"
    if not (folder / "gold" / "dev" / "coded").is_dir():
        _miss("the coded articles are not beside the checkout (../shared)")
    return folder


def needs_chromium() -> str:
    """The path of Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        _miss("Chromium is not installed (Debian: apt-get install chromium)")
    return str(path)


def needs_postgres() -> Path:
    """The folder of PostgreSQL's server programs."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    if found is None:
        _miss("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    return Path(str(found)).parent


def _miss(reason: str) -> None:
    if os.environ.get("TAWATUR_REQUIRE") == "all":
        pytest.fail(f"required here: {reason}")
    pytest.skip(reason)
