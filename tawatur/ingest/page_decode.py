"""The text of a page from its bytes: by its byte order mark, its sender, its own word, else by what it reads as.

Old Arabic pages say iso-8859-1, or nothing, and are in windows-1256; many newer ones say windows-1256 and are UTF-8.
"""

from __future__ import annotations

import codecs
import re

from tawatur.errors import InputError
from tawatur.ingest.decode import decode_bytes, is_text
from tawatur.ingest.sniff import weigh_grammar

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")
_HEAD = 4096  # bytes in which a page says its encoding
# Names that pages use for Latin pages while they are in Arabic: then the bytes decide.
_LATIN = frozenset(("iso8859-1", "latin-1", "latin1", "cp1252", "ascii", "windows-1252"))
_SAMPLE = 1 << 15  # bytes by which an encoding is judged
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE)
# Share of a page's words that must be Arabic grammar for a legacy encoding to be believed; markup is left out.
_GRAMMAR = 0.1


def decode_page(data: bytes, charset: str = "") -> str:
    """The markup of a page.

    Args:
        data: its bytes.
        charset: the encoding that its sender gave, or "".

    Raises:
        InputError: `ingest.not-text`, `ingest.broken-utf8`.
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _lines(data[len(mark) :].decode(encoding, "replace"))
    if not is_text(data):
        raise InputError("ingest.not-text")
    try:
        return _lines(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    for name in (charset, _declared(data)):
        encoding = _known(name)
        if encoding and encoding not in _LATIN:
            return _lines(data.decode(encoding, "replace"))
    if _reads_as(data, "cp1256"):
        return _lines(data.decode("cp1256", "replace"))
    return decode_bytes(data)


def _declared(data: bytes) -> str:
    found = _XML.search(data[:_HEAD]) or _DECLARED.search(data[:_HEAD])
    return found[1].decode("ascii") if found else ""


def _known(name: str) -> str:
    try:
        return codecs.lookup(name.strip()).name if name.strip() else ""
    except (LookupError, ValueError):
        return ""


def _reads_as(data: bytes, encoding: str) -> bool:
    sample = _TAGS.sub(" ", data[: _SAMPLE * 4].decode(encoding, "replace"))
    return weigh_grammar(sample) >= _GRAMMAR


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
