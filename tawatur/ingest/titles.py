"""Where the title of an article ends in its text."""

from __future__ import annotations

import re

# A first line longer than this is a paragraph: the longest of 26,887 titles of the development corpus has 181.
MAX_TITLE = 200

_FIRST = re.compile(r"\s*(?P<line>[^\n]*\S)[^\S\n]*\n[^\S\n]*\n\s*\S")


def find_title_end(text: str, title: str = "") -> int:
    """Code points of `text` that are its title; 0 without one.

    Args:
        text: the article.
        title: the title as metadata give it; it counts where the text begins with it (spaces may differ).

    Returns:
        The end of that title, else the end of the first line where a blank line and more text follow, else 0.

    Example:
        >>> find_title_end("هدنة في سرت\\n\\nأعلن المتحدث"), find_title_end("أعلن المتحدث\\nهدنة")
        (11, 0)
    """
    words = title.split()
    if words:
        given = re.match(r"\s*" + r"\s+".join(map(re.escape, words)) + r"(?!\w)", text)
        if given:
            return given.end()
    first = _FIRST.match(text)
    if first and len(first["line"]) <= MAX_TITLE:
        return first.end("line")
    return 0
