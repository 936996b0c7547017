"""Why this room leaves something out: one code for each reason, at one stage, with the place it is about."""

from __future__ import annotations

import errno
from pathlib import Path

from tawatur.errors import InputError
from tawatur.records.refusal import Refusal

NOTE = "note"  # the stage of a remark: the article was read, something beside it was left out

STAGES = {
    "ingest.missing-path": "open",
    "ingest.empty-folder": "open",
    "ingest.no-permission": "open",
    "ingest.not-a-file": "open",
    "ingest.unreadable": "open",
    "ingest.unknown-kind": "open",
    "ingest.too-large": "open",
    "ingest.empty-file": "open",
    "ingest.broken-gzip": "open",
    "ingest.metadata-without-column": "open",
    "ingest.metadata-without-file": "open",
    "ingest.broken-metadata-row": "open",
    "ingest.repeated-metadata-row": "open",
    "ingest.not-text": "decode",
    "ingest.broken-utf8": "decode",
    "ingest.broken-json": "decode",
    "ingest.missing-field": "decode",
    "ingest.wrong-field": "decode",
    "ingest.lone-surrogate": "decode",
    "ingest.null-character": "decode",
    "ingest.empty-article": "decode",
    "ingest.no-article": "decode",
    "ingest.no-feed": "decode",
    "ingest.broken-archive": "decode",
    "ingest.no-letters": "sniff",
    "ingest.not-arabic": "sniff",
    "fetch.scheme": "fetch",
    "fetch.private": "fetch",
    "fetch.no-host": "fetch",
    "fetch.too-large": "fetch",
    "fetch.too-slow": "fetch",
    "fetch.redirects": "fetch",
    "fetch.failed": "fetch",
    "fetch.status": "fetch",
    "fetch.robots": "fetch",
    "watch.offline": "fetch",
    "ingest.unknown-date": NOTE,
    "ingest.same-name": NOTE,
}


def refuse(place: str | Path, code: str, **details: str) -> Refusal:
    """The refusal of what stands at `place`, which its sentence shows as `path`."""
    shown = show_path(place)
    return Refusal(document=shown, stage=STAGES[code], code=code, details={"path": shown, **details})


def refuse_error(place: str | Path, error: InputError) -> Refusal:
    """The refusal that an `InputError` of this room stands for."""
    return refuse(place, error.code, **error.details)


def refuse_system(place: str | Path, error: OSError) -> Refusal:
    """The refusal of a file or folder that the system does not hand over."""
    if isinstance(error, PermissionError):
        return refuse(place, "ingest.no-permission")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return refuse(place, "ingest.missing-path")
    return refuse(place, "ingest.unreadable", why=errno.errorcode.get(error.errno or 0, type(error).__name__))


def is_note(refusal: Refusal) -> bool:
    """True for a remark on an article that was read: it is shown and counted, but nothing was left out."""
    return refusal.stage == NOTE


def show_path(place: str | Path) -> str:
    """A path as text; bytes of a file name that are no UTF-8 are shown as `\\xNN`."""
    return str(place).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def show_size(count: int) -> str:
    """A number of bytes in megabytes (a million bytes), for a sentence."""
    return f"{count / 1_000_000:g}"
