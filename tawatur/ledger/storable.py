"""Text that every database can keep, and the way back.

A text is stored as it was read. Two kinds of code points cannot be: PostgreSQL keeps no U+0000, and neither
database keeps a lone surrogate. They are written as the noncharacter U+FDD0, which no text may exchange, and four
hexadecimal digits; U+FDD0 itself likewise. The way back is exact, so that `Document.text` and its hash survive.
In SQL such a text is longer than its offsets say; real articles hold none of these code points.
"""

from __future__ import annotations

import re

MARK = "\ufdd0"
UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0]")
ESCAPED = re.compile(f"{MARK}([0-9a-f]{{4}})")


def escape_text(text: str) -> str:
    r"""The text as it is stored.

    Example:
        >>> escape_text("a\x00b") == "a\ufdd00000b"
        True
    """
    if UNSTORABLE.search(text) is None:
        return text
    return UNSTORABLE.sub(lambda found: f"{MARK}{ord(found[0]):04x}", text)


def unescape_text(stored: str) -> str:
    r"""The text that `escape_text` made `stored` of.

    Example:
        >>> unescape_text("a\ufdd00000b") == "a\x00b"
        True
    """
    if MARK not in stored:
        return stored
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), stored)
