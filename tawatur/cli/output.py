"""Files that a command writes: what the system says against it becomes an `InputError` with a code of its own."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tawatur.errors import TawaturError

_CODES = {
    errno.ENOENT: "output.no-folder",
    errno.EACCES: "output.no-permission",
    errno.EPERM: "output.no-permission",
    errno.EROFS: "output.no-permission",
    errno.EISDIR: "output.is-folder",
    errno.ENOTDIR: "output.not-a-folder",
    errno.EEXIST: "output.not-a-folder",
    errno.ENOSPC: "output.full",
    errno.EDQUOT: "output.full",
    errno.EFBIG: "output.full",
}


class OutputError(TawaturError):
    """A file that a command was to write cannot be written."""


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turn an `OSError` raised within into an `OutputError` about `path`."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename and not Path(os.fsdecode(error.filename)).absolute().is_relative_to(path.absolute().parent):
            raise  # another file, which is no matter of the user's
        code = _CODES.get(error.errno or 0, "output.failed")
        why = errno.errorcode.get(error.errno or 0, type(error).__name__)
        raise OutputError(code, path=str(path), why=why) from error


def require_place(path: Path) -> None:
    """Raise where a file cannot stand at `path`, before the work for it is done.

    Raises:
        OutputError: `output.no-folder`, `output.is-folder`, `output.not-a-folder`.
    """
    if path.is_dir():
        raise OutputError("output.is-folder", path=str(path))
    if not path.parent.exists():
        raise OutputError("output.no-folder", path=str(path))
    if not path.parent.is_dir():
        raise OutputError("output.not-a-folder", path=str(path.parent))
