"""Write docs/performance.md: python tests/benchmarks/performance.py [NAME …].

Each benchmark that is named, or ``all``, runs once, and what it prints is kept in tests/benchmarks/results;
then the page is written of all that is kept. Without a name nothing runs. Figures are those of the
machine and the day of the run: look at the ratios.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
RESULTS: Final = HERE / "results"
PAGE: Final = HERE.parents[1] / "docs" / "performance.md"
HEAD: Final = """# Performance

Written by `python tests/benchmarks/performance.py`, which runs the benchmarks that it is told to and keeps
what they print. The machine has two cores and 24 GB. The figures of one table come from one run, so compare
within a table and not between two. Where nothing else is said, times are those of the processor.
"""
RUNS: Final[Mapping[str, tuple[str, str]]] = {
    "build": (
        "How the cost of a build grows",
        "build.py --documents 1000 10000 100000 --size tiny --jobs 2",
    ),
    "build-long": ("The same with notices of 200 words", "build.py --documents 100 1000 --more"),
    "incremental": ("One document more", "incremental.py --documents 3000 10000 --more 3"),
    "engines-100k": ("Engines", "engines.py --quads 100000"),
    "engines-1m": (
        "Engines on a large graph",
        "engines.py --quads 1000000 --each "
        "--leave-out 'rdflib in memory' 'Oxigraph in memory' 'HolosDB in memory' 'Oxigraph server'",
    ),
    "engines-1m-rdflib": (
        "The store of rdflib on a large graph",
        "engines.py --quads 1000000 --each --limit 10 --leave-out 'Oxigraph, bare bulk load' "
        "'Oxigraph in memory' 'HolosDB in memory' 'Oxigraph server' Virtuoso",
    ),
    "engines-10m": (
        "Engines on a very large graph",
        "engines.py --quads 10000000 --each "
        "--leave-out 'rdflib in memory' 'Oxigraph in memory' 'HolosDB in memory' 'Oxigraph server'",
    ),
    "load": ("Loading", "load.py --rounds 1"),
    "questions": (
        "Every question on disk",
        "questions.py --quads 1000000 --rdflib-quads 0 --engines disk",
    ),
    "labels": ("Names are searched", "labels.py"),
    "endpoint": ("Requests to the endpoint", "endpoint.py"),
    "pages": ("Graph pages", "pages.py"),
    "server-pages": ("Pages of the server", "server_pages.py"),
    "start": ("The command line starts", "start.py"),
    "spark": ("Builds on Spark", "spark.py"),
}
"""By name: what is measured, and the command after ``python tests/benchmarks/``."""


def measure(name: str) -> None:
    """Run a benchmark and keep what it prints.

    Raises:
        SystemExit: if it fails.
    """
    import shlex  # noqa: PLC0415 - only here

    words = shlex.split(RUNS[name][1])
    done = subprocess.run(
        [sys.executable, str(HERE / words[0]), *words[1:]], stdout=subprocess.PIPE, check=False
    )
    if done.returncode:
        raise SystemExit(f"{name} ended with {done.returncode}")
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{name}.txt").write_bytes(done.stdout)


def page() -> str:
    """Return the page: a section for every benchmark of which something is kept."""
    parts = [HEAD]
    for name, (title, command) in RUNS.items():
        path = RESULTS / f"{name}.txt"
        if path.is_file():
            parts.append(
                f"\n## {title}\n\n`python tests/benchmarks/{command}`\n\n{_body(path.read_text())}\n"
            )
    return "".join(parts)


def _body(printed: str) -> str:
    """Return what was printed: tables of Markdown as they are, anything else in a fence."""
    lines = [line.rstrip() for line in printed.strip().splitlines()]
    told = [line.removeprefix("## ") for line in lines]
    if any(line.startswith("|---") for line in lines):
        return "\n".join(told)
    return "\n".join(["```text", *lines, "```"])


def main() -> None:
    """Run what was named and write the page."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("names", nargs="*", metavar="NAME", help=f"all, or some of {', '.join(RUNS)}")
    given = options.parse_args()
    if unknown := set(given.names) - {*RUNS, "all"}:
        options.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(RUNS)}")
    for name in RUNS if "all" in given.names else given.names:
        measure(name)
        PAGE.write_text(page(), encoding="utf-8")
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
