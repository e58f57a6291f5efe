"""docs/quality.md says what is measured; its command can always be run."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.evaluation.measure import find_corpus

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def test_the_quality_card_is_up_to_date() -> None:
    """What can be measured here is what the page says; the parts that cannot are told."""
    command = [sys.executable, str(HERE / "quality_card.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    if find_corpus(ROOT) is None:
        assert "LOUD" in done.stdout
        pytest.skip(done.stdout.strip())
