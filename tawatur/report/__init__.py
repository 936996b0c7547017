"""What people read of a ledger: the one-file brief, its templates, and the words of both languages."""
