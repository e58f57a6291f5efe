"""The notebooks are tidy, short and told in prose; each runs to its end, with a check, in an empty folder."""

import ast
import json
import os
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NAMES = [path.stem for path in NOTEBOOKS]
LONGEST_CELL, MOST_CELLS = 16, 24
PATIENCE = 300  # seconds for a cell, on the slowest machine


def cells(path: Path, kind: str) -> list[str]:
    """Return the texts of the cells of a kind, code or markdown."""
    book = json.loads(path.read_text(encoding="utf-8"))
    return ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == kind]


def python_of(cell: str) -> str:
    """Return a cell without its magics."""
    return "" if cell.startswith("%%") else re.sub(r"^%.*$", "", cell, flags=re.MULTILINE)


def execute(path: Path, folder: Path) -> None:
    """Run a notebook in a folder; it fails the test with the cell and the reason if a cell fails."""
    import nbformat  # noqa: PLC0415 - slow to load, and only here
    from nbclient import NotebookClient  # noqa: PLC0415 - the same
    from nbclient.exceptions import CellExecutionError  # noqa: PLC0415 - the same

    book = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    place = {"metadata": {"path": str(folder)}}
    client = NotebookClient(
        book, timeout=PATIENCE, startup_timeout=PATIENCE, kernel_name="python3", resources=place
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # those of the machinery that talks to the kernel
            client.execute()
    except CellExecutionError as error:
        pytest.fail(f"{path.name}: {error.ename}: {error.evalue}\n{error}", pytrace=False)


def test_the_notebooks_are_there() -> None:
    """There are at least seven, each named by its question, and the page of the folder tells of each."""
    page = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    assert len(NOTEBOOKS) >= 7
    assert [name for name in NAMES if f"({name}.ipynb)" not in page] == []
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+){2,}", name) for name in NAMES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    """No outputs, no counts, steady ids: what is committed is what tidy.py makes of it."""
    command = (sys.executable, ROOT / "notebooks" / "tidy.py", "--check", path)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\nRun: python notebooks/tidy.py"
    assert '"outputs": []' in path.read_text(encoding="utf-8")


def test_an_untidy_notebook_is_noticed(tmp_path: Path) -> None:
    """A notebook that was run and saved is not tidy, and tidy.py takes out what a run left."""
    book = json.loads(NOTEBOOKS[0].read_text(encoding="utf-8"))
    code = next(cell for cell in book["cells"] if cell["cell_type"] == "code")
    code["outputs"], code["execution_count"] = [{"output_type": "stream", "name": "stdout", "text": "x"}], 3
    copy = tmp_path / NOTEBOOKS[0].name
    copy.write_text(json.dumps(book), encoding="utf-8")
    command = (sys.executable, str(ROOT / "notebooks" / "tidy.py"))
    checked = subprocess.run((*command, "--check", copy), capture_output=True, text=True, check=False)
    assert checked.returncode == 1
    assert copy.name in checked.stdout
    assert subprocess.run((*command, copy), capture_output=True, check=False).returncode == 0
    assert copy.read_bytes() == NOTEBOOKS[0].read_bytes()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_reads_well(path: Path) -> None:
    """It opens with its question, tells what each step is for, and no cell is long."""
    told, code = cells(path, "markdown"), cells(path, "code")
    assert re.match(r"# .+\?\n\n\S", told[0])
    assert len(told) >= 4
    assert len(told) + len(code) <= MOST_CELLS
    assert max(len(cell.splitlines()) for cell in code) <= LONGEST_CELL
    assert any("%load_ext kg" in cell for cell in code)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_checks_what_it_shows(path: Path) -> None:
    """Its last cell asserts at least three things that could be false."""
    last = ast.parse(python_of(cells(path, "code")[-1]))
    checks = [node for node in ast.walk(last) if isinstance(node, ast.Assert)]
    assert len(checks) >= 3
    assert not any(isinstance(check.test, ast.Constant) for check in checks)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_a_notebook_runs_to_its_end(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell runs in an empty folder, as after an installation."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "src")]))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    empty = tmp_path / "empty"
    empty.mkdir()
    execute(path, empty)


def test_a_failing_cell_is_told(tmp_path: Path) -> None:
    """A notebook whose magic is refused fails, and the reason stands in the message."""
    book = json.loads(NOTEBOOKS[0].read_text(encoding="utf-8"))
    code: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "outputs": [],
        "id": "a",
    }
    book["cells"] = [code | {"source": "%load_ext kg\n%kg_open nowhere"}]
    path = tmp_path / "failing.ipynb"
    path.write_text(json.dumps(book), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="no such graph folder"):
        execute(path, tmp_path)
