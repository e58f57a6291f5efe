"""Builds on Apache Spark; they take minutes and are run by: pytest -m spark tests/spark."""

import hashlib
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.benchmarks.notices import write_notices

from kg.exceptions import InputError
from kg.pipeline import build
from kg.spark.engine import Spark

CLUSTER = "local-cluster[2,1,1024]"
"""Two executors of one core each, in processes of their own, as on two machines."""
DOCUMENTS = 5000
BROKEN = {
    "empty.txt": b"",
    "half.pdf": b"%PDF-1.4 and no more",
    "quo'te; rm -rf $HOME.txt": b"The Ministry of Finance issued the Amber Plan in 2021.",
    "line\nbreak.txt": b"The Ministry of Commerce issued the Cedar Plan in 2022.",
}
"""Files beside the notices: two that hold nothing to read, two whose names are awkward."""
NEEDED = tuple(
    name
    for name, there in (("pyspark", find_spec("pyspark")), ("java", shutil.which("java")))
    if there is None
)


@pytest.fixture(autouse=True)
def spark_there() -> None:
    """Skip loudly without Spark or Java; where the project is checked that is an error."""
    if NEEDED and os.environ.get("CI") == "true":
        pytest.fail(f"not there: {', '.join(NEEDED)}")
    if NEEDED:
        pytest.skip(f"NOT TESTED: builds on Spark; not there: {', '.join(NEEDED)}")


def content(graph: Path) -> dict[str, str]:
    """Return the digests of the files of a graph, but for the caches index/ and cache/."""
    files = (path for path in graph.rglob("*") if path.is_file())
    names = {path.relative_to(graph).as_posix(): path for path in files}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in names.items()
        if not name.startswith(("index/", "cache/"))
    }


@pytest.mark.spark
def test_same_graph_as_on_this_machine(tmp_path: Path) -> None:
    """The graph of 5,000 documents from a cluster is the local one byte for byte, left-out files included."""
    write_notices(tmp_path / "in", DOCUMENTS, size="short")
    for name, data in BROKEN.items():
        (tmp_path / "in" / name).write_bytes(data)
    local = build([tmp_path / "in"], tmp_path / "local", jobs=2)
    spark = build([tmp_path / "in"], tmp_path / "spark", engine=Spark(CLUSTER))
    assert spark.graph.counts["documents"] == DOCUMENTS + 2
    assert content(tmp_path / "spark") == content(tmp_path / "local")
    assert spark.left_out == local.left_out
    assert [one.name for one in spark.left_out] == ["empty.txt", "half.pdf"]


@pytest.mark.spark
def test_no_such_master(tmp_path: Path) -> None:
    """A master that is none gives one error that names it."""
    write_notices(tmp_path / "in", 2, size="short")
    with pytest.raises(InputError, match="nowhere"):
        build([tmp_path / "in"], tmp_path / "g", engine=Spark("nowhere://here"))
    assert not (tmp_path / "g").exists()


@pytest.mark.spark
def test_no_java(tmp_path: Path) -> None:
    """Without Java the command line says in one line what is missing and what to install."""
    write_notices(tmp_path / "in", 2, size="short")
    bare = {
        "PATH": str(tmp_path),
        "HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
    }
    command = [sys.executable, "-m", "kg", "build", "in", "-o", "g", "--engine", "spark"]
    run = subprocess.run(command, cwd=tmp_path, env=bare, capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "there is no Java" in run.stderr
    assert "default-jre-headless" in run.stderr
    assert "Traceback" not in run.stderr
