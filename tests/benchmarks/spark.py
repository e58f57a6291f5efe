"""Compare a build by processes with one on Apache Spark: python tests/benchmarks/spark.py [--documents 2000].

The same made notices are built by two processes and by Spark with two cores, one after the other; printed are
seconds of the clock and their ratio, and whether the graphs are the same.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.notices import write_notices

from kg.engines import Engine, Local
from kg.graph.manifest import NAME
from kg.pipeline import build
from kg.spark.engine import Spark


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--master", default="local[2]")
    given = options.parse_args()
    engines: tuple[tuple[str, Engine], ...] = (
        ("two processes", Local(2)),
        (f"Spark, {given.master}", Spark(given.master)),
    )
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_notices(place / "in", given.documents, size="short")
        print(f"{given.documents:,} documents\n\n| engine | seconds | ratio |\n|---|---|---|")
        base, manifests = 0.0, set()
        for n, (title, engine) in enumerate(engines):
            start = time.perf_counter()
            build([place / "in"], place / str(n), engine=engine)
            taken = time.perf_counter() - start
            base = base or taken
            manifests.add((place / str(n) / NAME).read_bytes())
            print(f"| {title} | {taken:.1f} | {taken / base:.2f} |", flush=True)
        print(f"\nThe graphs are {'the same' if len(manifests) == 1 else 'NOT the same'}.")


if __name__ == "__main__":
    main()
