"""How the tables came about: one file per revision, run by `tawatur.ledger.revisions`."""
