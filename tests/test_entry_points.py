"""The command ``kg`` and ``python -m kg`` are there, agree, and work in an empty folder."""

import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Return what a command does in a folder, with nothing to read."""
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )


def script() -> str:
    """Return the path of the installed command."""
    found = shutil.which("kg", path=str(Path(sys.executable).parent))
    assert found, "kg is not installed in this environment: pip install -e '.[test]'"
    return found


def test_the_command_is_declared_once() -> None:
    """The project declares the command ``kg`` and nothing else, and it can be loaded."""
    assert PROJECT["scripts"] == {"kg": "kg.cli:main"}
    found = [point for point in entry_points(group="console_scripts") if point.value == "kg.cli:main"]
    assert found
    assert callable(found[0].load())


def test_the_version_is_told_alike_everywhere(tmp_path: Path) -> None:
    """pyproject, package, command and citation tell one version."""
    version = PROJECT["version"]
    assert kg.__version__ == version
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"## {version} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for command in ([script()], [sys.executable, "-m", "kg"]):
        done = run(*command, "--version", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        assert version in done.stdout


def test_both_ways_to_start_show_the_same_help(tmp_path: Path) -> None:
    """``kg --help`` and ``python -m kg --help`` list the same commands."""
    one = run(script(), "--help", cwd=tmp_path)
    two = run(sys.executable, "-m", "kg", "--help", cwd=tmp_path)
    assert (one.returncode, two.returncode) == (0, 0)
    assert one.stdout.splitlines()[1:] == two.stdout.splitlines()[1:]
    assert "demo" in one.stdout


# (arguments, exit code, words on standard output, words on standard error)
CALLS = (
    (("ask", "cq06", "--param", "place=Shapingba", "--format", "csv"), 0, "Economic Circle", ""),
    (("ask", "cq99"), 2, "", "cq99"),  # no such question: one line, exit 2
    (("no-such-command",), 2, "", "no-such-command"),
)


@pytest.mark.parametrize(("arguments", "code", "out", "err"), CALLS, ids=[" ".join(c[0]) for c in CALLS])
def test_a_call_in_an_empty_folder(
    arguments: tuple[str, ...], code: int, out: str, err: str, tmp_path: Path
) -> None:
    """Without a graph at hand the packaged example is asked; bad input ends with 2 and no traceback."""
    done = run(sys.executable, "-m", "kg", *arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert out in done.stdout
    assert err in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
