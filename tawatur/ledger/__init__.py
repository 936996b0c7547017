"""Tables, storage, search and judgements: what was read, and what was found in it, kept so that nothing is lost.

`tawatur.ledger.open.open_ledger` opens a ledger; `tawatur.ledger.ledger.Ledger` is what it gives.
"""
