"""A share of `python -m benchmarks.kill`: killed at statements all over a run, and by the clock."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.needs import ROOT


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and kills by signals")
def test_a_run_killed_at_points_all_over_it_ends_as_if_undisturbed() -> None:
    command = [sys.executable, "-m", "benchmarks.kill", "--points", "12"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "runs killed" in done.stdout
    assert "MISSED" not in done.stdout
