"""Call the shell in this process, or as a program of its own."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tawatur.cli.app import run_shell

NOBODY = 65534


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The one JSON document on stdout."""
        assert self.out.count("\n") == 1 and self.out.endswith("\n"), self.out
        return json.loads(self.out)


def call(*args: object, locale: str = "en_GB.UTF-8") -> Result:
    """Run a command line here."""
    out, err = io.StringIO(), io.StringIO()
    with patch.dict(os.environ, {"LC_ALL": locale, "COLUMNS": "200"}), redirect_stdout(out), redirect_stderr(err):
        status = run_shell([str(arg) for arg in args])
    return Result(status, out.getvalue(), err.getvalue())


def call_program(
    *args: object, before: list[str] | None = None, setup: Callable[[], None] | None = None, **environment: str
) -> Result:
    """Run a command line as a program of its own: `before` goes before it, `setup` is called in the child first."""
    command = [*(before or []), sys.executable, "-m", "tawatur.cli.app", *map(str, args)]
    done = subprocess.run(
        command,
        capture_output=True,
        preexec_fn=setup,
        check=False,
        # A child with a limit on the size of files would leave cut bytecode behind.
        env={
            "PATH": os.environ["PATH"],
            "LC_ALL": "en_GB.UTF-8",
            "PYTHONUTF8": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
            **environment,
        },
        cwd=Path(__file__).parent.parent.parent,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def call_without_rights(*args: object) -> Result:
    """Run a command line without the right of root to read everything."""
    if os.getuid():
        return call_program(*args)
    try:  # as nobody, where nobody may run this interpreter at all
        subprocess.run([sys.executable, "-c", ""], preexec_fn=lambda: os.setuid(NOBODY), check=True)
        return call_program(*args, setup=lambda: os.setuid(NOBODY))
    except (OSError, subprocess.SubprocessError):
        setpriv = shutil.which("setpriv")
    drop = [str(setpriv), "--bounding-set=-all", "--inh-caps=-all"]
    if setpriv is None or subprocess.run([*drop, "true"], check=False, capture_output=True).returncode:
        pytest.skip("running as root, and its rights cannot be laid down here")
    return call_program(*args, before=drop)
