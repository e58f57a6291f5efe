"""Measure how fast documents are read and a graph is built, and how much memory that takes.

Usage: python tests/benchmarks/speed.py [--repeat N]
Prints a table; nothing is judged, since figures of two machines cannot be compared.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from time import perf_counter

from kg import resources
from kg.claims.extract import make_extractor
from kg.documents.load import load_documents
from kg.lexicon import reference
from kg.model import Document

WITH_VERSION = ("policy-kg", "pyoxigraph", "rdflib", "networkx", "pyvis")


def documents() -> tuple[Document, ...]:
    """Return the example documents."""
    found, _ = load_documents([resources.example_graph() / "documents"])
    return tuple(found)


def rules_speed(read: Sequence[Document], repeat: int) -> tuple[float, float]:
    """Return the words a second of the fastest round on one core, and the seconds to make the rules ready.

    The fastest round says most about the code: what slows the others is the machine (as in ``timeit``).
    """
    start = perf_counter()
    extractor = make_extractor(reference())
    ready = perf_counter() - start
    rounds = []
    for _ in range(repeat):
        start = perf_counter()
        for document in read:
            extractor.extract(document)
        rounds.append(perf_counter() - start)
    words = sum(len(document.text.split()) for document in read)
    return words / min(rounds), ready


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


def rows(repeat: int) -> list[tuple[str, str]]:
    """Return what was measured: name and figure."""
    read = documents()
    build = run_seconds("build", str(resources.example_graph() / "documents"))
    demo = run_seconds("demo")
    peak = peak_megabytes()
    speed, ready = rules_speed(read, repeat)
    words = sum(len(document.text.split()) for document in read)
    return [
        ("documents", f"{len(read)} with {words:,} words"),
        ("rules, one core", f"{speed:,.0f} words/s, fastest of {repeat} (made ready in {ready:.2f} s)"),
        ("kg build, wall", f"{build:.2f} s"),
        ("kg demo, wall", f"{demo:.2f} s"),
        ("largest memory of these", f"{peak:,.0f} MB"),
        ("Python", f"{platform.python_version()} on {platform.system()}, {os.cpu_count()} cores"),
        ("with", ", ".join(f"{name} {version(name)}" for name in WITH_VERSION)),
    ]


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument(
        "--repeat", type=int, default=10, help="how often the documents are read (default: 10)"
    )
    for name, figure in rows(options.parse_args().repeat):
        print(f"{name:<26}{figure}")


if __name__ == "__main__":
    main()
