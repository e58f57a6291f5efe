"""The wheel carries all it needs: installed into a fresh environment it works in an empty folder."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
pytestmark = pytest.mark.wheel
ASK = ("ask", "cq06", "--param", "place=Shapingba", "--format", "csv")
# (folder of the checkout, where it lies in the wheel)
FOLDERS = (("ontology", "kg/data/ontology"), ("graph", "kg/data/graph"), ("src/kg", "kg"))


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    """Return what a command prints; it fails the test if it fails."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=clean | env,
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source archive that is built from the checkout."""
    target = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", target, ROOT, cwd=target)
    built = sorted(target.glob("*.whl"))
    assert len(built) == 1
    assert len(list(target.glob("*.tar.gz"))) == 1
    return built[0]


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command ``kg`` of a fresh environment into which only the wheel was installed."""
    place = tmp_path_factory.mktemp("fresh") / "venv"
    venv.create(place, with_pip=True)
    folder = place / ("Scripts" if os.name == "nt" else "bin")
    run(folder / "python", "-m", "pip", "install", "--quiet", wheel, cwd=place)
    return folder / "kg"


@pytest.mark.parametrize(("source", "target"), FOLDERS, ids=[s for s, _ in FOLDERS])
def test_every_file_travels(wheel: Path, source: str, target: str) -> None:
    """Code, ontology and graph are in the wheel file by file, with the same bytes and no leftovers."""
    with zipfile.ZipFile(wheel) as archive:
        carried = {name: archive.read(name) for name in archive.namelist() if name.startswith(f"{target}/")}
    if target == "kg":
        carried = {name: data for name, data in carried.items() if not name.startswith("kg/data/")}
    here = {
        f"{target}/{path.relative_to(ROOT / source).as_posix()}": path.read_bytes()
        for path in (ROOT / source).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(here) > 10
    assert carried == here


def test_licences_and_command_are_declared(wheel: Path) -> None:
    """The wheel names its licences, brings their texts and declares the command."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = next(name.removesuffix("METADATA") for name in names if name.endswith(".dist-info/METADATA"))
        metadata = archive.read(f"{about}METADATA").decode("utf-8")
        points = archive.read(f"{about}entry_points.txt").decode("utf-8")
    assert "License-Expression: MIT AND CC-BY-4.0" in metadata
    assert {f"{about}licenses/LICENSE", f"{about}licenses/LICENSE-DATA", "kg/py.typed"} <= set(names)
    assert "kg = kg.cli:main" in points


def test_the_demo_runs_in_an_empty_folder(command: Path, tmp_path: Path) -> None:
    """The installed command builds the example, answers, and writes the page into the working folder."""
    shown = run(command, "demo", cwd=tmp_path)
    assert "Shapingba" in shown
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kg-graph", "kg-graph.html"]
    assert run(command, "verify", cwd=tmp_path)


def test_it_answers_like_the_checkout(command: Path, tmp_path: Path) -> None:
    """A question put to the packaged example has the same rows, installed or in the checkout."""
    installed = run(command, *ASK, cwd=tmp_path)
    checkout = run(sys.executable, "-m", "kg", *ASK, cwd=tmp_path, PYTHONPATH=str(ROOT / "src"))
    assert installed == checkout
    assert len(installed.splitlines()) > 2


def test_the_notebooks_run_with_the_extra(wheel: Path, tmp_path: Path) -> None:
    """Installed with the extra ``notebook``, every notebook runs to its end in an empty folder."""
    place, desk = tmp_path / "venv", tmp_path / "desk"
    venv.create(place, with_pip=True)
    desk.mkdir()
    folder = place / ("Scripts" if os.name == "nt" else "bin")
    run(folder / "python", "-m", "pip", "install", "--quiet", f"{wheel}[notebook]", cwd=place)
    books = sorted((ROOT / "notebooks").glob("*.ipynb"))
    assert len(books) >= 7
    for book in books:
        shutil.copy(book, desk)
        run(folder / "jupyter", "execute", "--timeout=300", book.name, cwd=desk)
