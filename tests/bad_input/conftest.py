"""The fixtures of the commands."""

from __future__ import annotations

from tests.cli.conftest import folder, quick_coding

__all__ = ["folder", "quick_coding"]
