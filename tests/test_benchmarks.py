"""Every benchmark can be run as a script, from any folder."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "benchmarks"
SCRIPTS = sorted(
    path.name for path in FOLDER.glob("*.py") if "ArgumentParser(" in path.read_text(encoding="utf-8")
)


def test_every_script_is_collected() -> None:
    """Scripts that measure something take options; the others are parts of them."""
    assert len(SCRIPTS) >= 18


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_benchmark_tells_its_use(name: str, tmp_path: Path) -> None:
    """It finds what it stands on and tells what it takes."""
    command = [sys.executable, str(FOLDER / name), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("usage:")
