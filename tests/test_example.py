"""The committed example graph is what the example documents give, on any run and in any folder."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "graph" / "policy.trig"
SCRIPT = ROOT / "graph" / "make_example.py"


def rebuild(target: Path, seed: str) -> bytes:
    """Return the example graph as built by another process, in the folder of the target."""
    env = os.environ | {"PYTHONHASHSEED": seed}
    command = [sys.executable, str(SCRIPT), "--output", target.name]
    subprocess.run(command, cwd=target.parent, env=env, check=True, capture_output=True)
    return target.read_bytes()


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_committed_example_is_rebuilt_byte_for_byte(seed: str, tmp_path: Path) -> None:
    """Hash seed and working folder leave no trace; if this fails alone, run ``make example`` and commit."""
    folder = tmp_path / f"elsewhere {seed}"
    folder.mkdir()
    assert rebuild(folder / "policy.trig", seed) == EXAMPLE.read_bytes()


def test_a_stale_example_is_noticed(tmp_path: Path) -> None:
    """``make_example.py --check`` writes nothing and exits with 1 if the file is not current."""
    stale = tmp_path / "policy.trig"
    stale.write_text("# old\n", encoding="utf-8")
    command = [sys.executable, str(SCRIPT), "--check", "--output", str(stale)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (1, "policy.trig is stale: run make example\n")
    assert stale.read_text(encoding="utf-8") == "# old\n"


def nquads(where: Path | str) -> bytes:
    """Return all statements of a graph, sorted."""
    target = io.BytesIO()
    with kg.open(where) as graph:
        graph.export("nq", target)
    return target.getvalue()


def test_the_example_and_a_build_of_its_documents_hold_the_same(example_folder: Path) -> None:
    """The packaged example holds what a graph folder built from its documents holds."""
    packaged = nquads(kg.EXAMPLE)
    assert packaged == nquads(example_folder)
    assert packaged.count(b"\n") > 5000


@pytest.mark.parametrize("packaged", [True, False], ids=["packaged", "built"])
def test_the_example_proves_itself(packaged: bool, example_folder: Path) -> None:
    """Every passage of the example can be cut again, in either form."""
    with kg.open(kg.EXAMPLE if packaged else example_folder) as graph:
        proof = graph.verify()
    assert proof.mismatches == ()
    assert (proof.spans > 100, proof.claims > 300) == (True, True)


def test_the_example_breaks_no_rule(example_folder: Path) -> None:
    """No shape and no integrity rule is violated in the example graph."""
    with kg.open(example_folder) as graph:
        found = graph.check()
    assert [one.sentence for one in found if one.severity == "violation"] == []
