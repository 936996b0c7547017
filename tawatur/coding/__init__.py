"""Document → records: mentions, statements and what else an article says, composed in `document.py`."""
