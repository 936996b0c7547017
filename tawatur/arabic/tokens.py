"""Words of a text, with what stands between them.

A word keeps its marks and inner joiners: «إن.تي.في», "أ.ف.ب", "1.5", "F-16" and "12:30" stay whole, while a full stop
without a space after it ("السياسي.وأعرب") still parts two words. Between two words is a *gap*: a set of flags.
"""

from __future__ import annotations

import re

from tawatur.arabic.fold import CONTROLS_SET, MARKS

# Gap flags: what stands before a word. A gap without flags is plain white space, or nothing.
COMMA = 1  # ، or , or ؛ or ;
COLON = 2
DASH = 4
OPEN = 8  # opening bracket
CLOSE = 16  # closing bracket
QUOTE = 32  # a quotation mark of any kind
STOP = 64  # end of a sentence: . ! ? ؟ … ۔
LINE = 128  # a line break
SLASH = 256
OTHER = 512
BREAK = COMMA | COLON | DASH | OPEN | CLOSE | STOP | LINE | OTHER

QUOTE_MARKS = '«»“”„‟"‹›＂'
# Braces hold names in quotation-like manner in some Saudi papers ({داعش}); single marks stand for quotes inside quotes.
SOFT_QUOTES = "{}‘’'‚`"

_FLAGS = {
    **dict.fromkeys("،,؛;", COMMA),
    **dict.fromkeys(":", COLON),
    **dict.fromkeys("-–—ـ―•*", DASH),
    **dict.fromkeys("([<", OPEN),
    **dict.fromkeys(")]>", CLOSE),
    **dict.fromkeys(QUOTE_MARKS + SOFT_QUOTES, QUOTE),
    **dict.fromkeys(".!?؟…۔", STOP),
    **dict.fromkeys("\n\r\x0b\x0c\x85\u2028\u2029", LINE),
    **dict.fromkeys("/\\|", SLASH),
}

_HIDDEN = "".join(sorted(CONTROLS_SET))
# A tatweel or mark that stands alone is a dash or dust, no word.
_MARK_SIGNS = frozenset(chr(code) for code in (0x640, 0x670, *range(0x610, 0x61B), *range(0x64B, 0x660)))
_LETTER = re.compile(rf"[^\W{MARKS}]")
_WORD = re.compile(
    rf"""
    [وفبلك]? \d+ (?: [.,:٫٬] \d+ )* (?: [-] (?=[A-Za-z]) )? [\w{MARKS}]*   # 1.5   12:30   و3,000   2ألف
    | [A-Za-z]+ (?: [-.'’&] [A-Za-z0-9]+ )*                         # F-16   U.S   O'Neil
    | \w (?: [\w{MARKS}] | [{_HIDDEN}]+ (?=\w) )*                   # one Arabic word with its marks
      (?: (?<= \b \w \w \w ) | (?<= \b \w \w ) | (?<= \b \w ) )     # at most three letters …
      (?: \. \w{{1,3}} (?![\w{MARKS}]) )+                           # … then .تي.في
    | \w (?: [\w{MARKS}] | [{_HIDDEN}]+ (?=\w) )*
    """,
    re.VERBOSE,
)


def find_words(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the words of a text, in order.

    Example:
        >>> text = "قالت «إن.تي.في» إن 1.5 مليون"
        >>> [text[a:b] for a, b in find_words(text)]
        ['قالت', 'إن.تي.في', 'إن', '1.5', 'مليون']
    """
    return [
        found.span() for found in _WORD.finditer(text) if found[0][0] not in _MARK_SIGNS or _LETTER.search(found[0])
    ]


def read_gap(between: str) -> int:
    """Flags of what stands between two words."""
    flags = 0
    for sign in between:
        flags |= _FLAGS.get(sign, 0 if sign.isspace() or sign in CONTROLS_SET else OTHER)
    return flags
