"""What all records share: they are frozen, equal by value, and go to JSON and back."""

from __future__ import annotations

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of all records: frozen, keyword-only; defaults are left out of the JSON, unknown fields are refused."""
