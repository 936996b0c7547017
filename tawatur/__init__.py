"""Tawatur reads Arabic news offline and keeps a ledger of who said what, and on which words it rests."""

__version__ = "0.1.0"
