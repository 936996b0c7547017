"""Bytes → the text of an article, unchanged but for what reading is: decoding, one BOM dropped, line ends to LF.

HTML entities, stray markup, double spaces and invisible signs stay as they are: every record points into this text.
"""

from __future__ import annotations

import codecs
import re

from tawatur.errors import InputError
from tawatur.ingest.sniff import MIN_WORDS, weigh_grammar

# Share of control bytes (other than tab, line ends, form feed) above which bytes are no text. Compressed and compiled
# files have 10 % and more, and mostly a NUL; web text has a stray one now and then (77 of the 26,887 articles
# of the development corpus, at most 0.65 % of their bytes).
MAX_CONTROL_SHARE = 0.02
MAX_CONTROLS = 2  # so many are allowed in the shortest text
_CONTROL = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}) + b"\x7f"

# A text that is not UTF-8 must hold this much Arabic grammar once decoded (share of words that are function words or
# bear the article). Arabic news has 0.50 in the middle and 0.20 at the least (2,861 articles); Cyrillic, Greek or
# Hebrew read as an Arabic code page have up to 0.14.
MIN_EVIDENCE = 0.15

# A caption of a few words has no grammar: of its letters beyond ASCII so many must then be Arabic (hamza to ya).
# ISO 8859-6 read as windows-1256 has a quarter of them wrong, and Cyrillic half.
MIN_LETTERS = 0.95

# Broken UTF-8 read as windows-1256 gives letters that look Arabic ("ط§ظ„"): where this many well-formed two-byte
# sequences stand for each broken one, the file is broken UTF-8. In true windows-1256 they are the exception.
MIN_SEQUENCES = 4
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_STRAY = re.compile(rb"[\x80-\xff]")

# Code pages of Arabic, the likely one first. They are asked by name and told apart by the grammar that they yield:
# guesses by the frequency of bytes take ISO 8859-6 for windows-1256 on short texts.
_ARABIC = ("windows-1256", "iso8859-6", "mac_arabic", "cp720", "cp864")

_SAMPLE = 1 << 16  # bytes that a guess looks at: 64 KiB are some 5,000 words, far more than it needs


def decode_bytes(data: bytes) -> str:
    """The text behind the bytes of a file.

    A byte order mark decides; else valid UTF-8 wins; else windows-1256 if that reads as Arabic; else what
    charset-normalizer guesses, if that reads as Arabic or at least as text.

    Args:
        data: the whole file.

    Returns:
        Text with LF line ends and without its BOM.

    Raises:
        InputError: `ingest.not-text`, `ingest.broken-utf8` (with the `byte` offset where it breaks).

    Example:
        >>> decode_bytes("وقال الوزير في المؤتمر".encode("windows-1256"))
        'وقال الوزير في المؤتمر'
    """
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            try:
                return even_lines(data.decode(encoding))
            except UnicodeDecodeError:
                raise InputError("ingest.not-text") from None
    if not is_text(data):
        raise InputError("ingest.not-text")
    try:
        return even_lines(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _breaks_utf8(data):
            raise InputError("ingest.broken-utf8", byte=str(error.start)) from None
    return even_lines(_decode_legacy(data))


def even_lines(text: str) -> str:
    """Drop one leading BOM, and read CR LF and CR as LF."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def is_text(data: bytes) -> bool:
    """False for bytes with a NUL, or with more control bytes than any text has."""
    if b"\0" in data:
        return False
    controls = len(data) - len(data.translate(None, _CONTROL))
    return controls <= max(MAX_CONTROLS, len(data) * MAX_CONTROL_SHARE)


def _breaks_utf8(data: bytes) -> bool:
    sequences = len(_SEQUENCE.findall(data))
    strays = len(_STRAY.findall(_SEQUENCE.sub(b"", data)))
    return sequences >= MIN_SEQUENCES * strays


def _decode_legacy(data: bytes) -> str:
    sample = data[:_SAMPLE]
    weights = {encoding: _weigh(sample, encoding) for encoding in _ARABIC}
    likely = max(weights, key=weights.__getitem__)
    if weights[likely] < MIN_EVIDENCE:
        likely = _guess(sample)
    try:
        return data.decode(likely)
    except UnicodeDecodeError:
        raise InputError("ingest.not-text") from None


def _weigh(sample: bytes, encoding: str) -> float:
    try:
        return weigh_grammar(sample.decode(encoding))
    except UnicodeDecodeError:
        return 0.0


def _guess(sample: bytes) -> str:
    """The encoding of a text without Arabic grammar: a few words in windows-1256, or another language."""
    caption = sample.decode("windows-1256")
    letters = [sign for sign in caption if sign.isalpha() and not sign.isascii()]
    arabic = sum("ء" <= sign <= "ي" for sign in letters)
    if letters and len(caption.split()) < MIN_WORDS and arabic >= len(letters) * MIN_LETTERS:
        return "windows-1256"
    from charset_normalizer import from_bytes  # 50 ms to import, for a case in a thousand files

    best = from_bytes(sample).best()
    if best is None:
        raise InputError("ingest.not-text")
    return best.encoding
