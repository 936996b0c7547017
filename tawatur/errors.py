"""One tree of errors, each with a stable code; the doors turn them into sentences in the reader's language.

TawaturError
├── UsageError        the command was not understood (exit 2)
├── InputError        something to read cannot be read (becomes a `Refusal`, or exit 3 where nothing was left)
├── LedgerError       the ledger cannot be opened, is newer than the program, or cannot be written
└── ModelError        a conflict model cannot be understood, or is too large to solve
"""

from __future__ import annotations


class TawaturError(Exception):
    """Base of all errors: a stable `code` and the `details` that fill its sentence."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details


class UsageError(TawaturError):
    """The command, or a value in it, was not understood."""


class InputError(TawaturError):
    """Something to read cannot be read."""


class LedgerError(TawaturError):
    """The ledger cannot be opened, is newer than the program, or cannot be written."""


class ModelError(TawaturError):
    """A conflict model cannot be understood, or is too large to solve."""
