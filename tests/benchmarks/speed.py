"""Measure how fast texts are read and their claims drawn, as a first build sees them, and its memory.

Usage: python tests/benchmarks/speed.py [FOLDER…]
The texts of the folders (without any: the packaged examples) are read and extracted once each, in one
process, by processor time. What is made once (imports, tables, patterns) is told apart: made notices come
first so that patterns are compiled. Nothing is judged, since figures of two machines cannot be compared.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.notices import write_notices

from kg import resources
from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import load_documents
from kg.lexicon import reference
from kg.model import Document
from kg.unhurried import unhurried

WITH_VERSION = ("policy-kg", "pyoxigraph", "rdflib", "networkx", "pyvis")


# So many made notices, then every pattern that is likely to be needed has been.
WARMING = 30


@dataclass(frozen=True, slots=True)
class Measured:
    """What one text cost: its genre, its words, processor seconds of reading and of drawing its claims."""

    genre: str
    words: int
    reading: float
    drawing: float


def _read(paths: Iterable[Path]) -> tuple[Document, ...]:
    found, _ = load_documents(list(paths))
    return tuple(found)


def warmed() -> tuple[Extractor, float]:
    """Return an extractor that has met made notices, and the processor seconds until then, after import."""
    start = process_time()
    extractor = make_extractor(reference())
    with tempfile.TemporaryDirectory() as folder:
        write_notices(Path(folder), WARMING)
        for document in _read([Path(folder)]):
            extractor.extract(document)
    return extractor, process_time() - start


def measured(extractor: Extractor, folders: Sequence[Path]) -> list[Measured]:
    """Return what each text of the folders cost, all of them met for the first time."""
    found = []
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".toml", ".tsv")):
            start = process_time()
            documents = _read([path])
            between = process_time()
            for document in documents:
                extractor.extract(document)
            spent = between - start, process_time() - between
            words = sum(len(d.text.split()) for d in documents)
            found += [Measured(documents[0].genre, words, *spent)] if words else []
    return found


def speeds(found: Sequence[Measured]) -> list[tuple[str, str]]:
    """Return words, processor seconds and words a second, of all texts and by genre."""
    rows = []
    for genre in ("", *sorted({m.genre for m in found})):
        some = [m for m in found if genre in ("", m.genre)]
        words, reading, drawing = (
            sum(m.words for m in some),
            sum(m.reading for m in some),
            sum(m.drawing for m in some),
        )
        rows.append(
            (
                f"  {genre}" if genre else "reading and claims",
                f"{words:,} words in {len(some)} texts: {reading:.2f} + {drawing:.2f} s CPU, "
                f"{words / drawing:,.0f} words/s of claims, {words / (reading + drawing):,.0f} with reading",
            )
        )
    return rows


def run_seconds(*arguments: str) -> float:
    """Return the wall seconds of one command in an empty folder, with the start of the interpreter."""
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        subprocess.run([sys.executable, "-m", "kg", *arguments], cwd=folder, check=True, capture_output=True)
        return perf_counter() - start


def peak_megabytes() -> float:
    """Return the largest memory that any finished child process held."""
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


def rows(folders: Sequence[Path]) -> list[tuple[str, str]]:
    """Return what was measured: name and figure."""
    imported = process_time()
    extractor, ready = warmed()
    with unhurried():  # as in a build
        table = speeds(measured(extractor, folders))
    build = run_seconds("build", str(resources.example_graph() / "documents"))
    demo = run_seconds("demo")
    return [
        (
            "made once",
            f"{imported:.2f} s CPU to import, {ready:.2f} s for tables, patterns and {WARMING} notices",
        ),
        *table,
        ("kg build, wall", f"{build:.2f} s"),
        ("kg demo, wall", f"{demo:.2f} s"),
        ("largest memory of these", f"{peak_megabytes():,.0f} MB"),
        ("Python", f"{platform.python_version()} on {platform.system()}, {os.cpu_count()} cores"),
        ("with", ", ".join(f"{name} {version(name)}" for name in WITH_VERSION)),
    ]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", type=Path, nargs="*", help="texts to measure (default: the packaged ones)")
    folders = options.parse_args().folder or [resources.example_graph() / "documents"]
    for name, figure in rows(folders):
        print(f"{name:<26}{figure}")


if __name__ == "__main__":
    main()
