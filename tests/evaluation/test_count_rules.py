"""Tests of the command that counts the rules on gold."""

import os
import subprocess
import sys
from pathlib import Path

from kg.claims.patterns.words import DATA

SCRIPT = Path(__file__).with_name("count_rules.py")


def test_nothing_is_written_without_the_real_texts(tmp_path: Path) -> None:
    """Where the real texts are not at hand, the command says what to do and leaves the table as it is."""
    table = DATA / "counts.csv"
    before = table.read_bytes()
    environment = os.environ | {"POLICY_KG_CORPUS": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], capture_output=True, text=True, env=environment, check=False
    )
    assert done.returncode == 1
    assert "POLICY_KG_CORPUS" in done.stderr
    assert table.read_bytes() == before
