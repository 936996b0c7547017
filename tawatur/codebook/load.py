"""Load the codebook."""

from __future__ import annotations

from pathlib import Path


class Codebook:
    """The compiled knowledge."""


def load_codebook(overlay: Path | None = None) -> Codebook:
    """The codebook of the package, with the user's own folder laid over it."""
    return Codebook()
