"""Build ``graph/policy.trig``, the example graph, from ``graph/documents``, or check that it is current.

Usage: python graph/make_example.py [--check] [--output FILE]
"""

import argparse
import sys
from pathlib import Path

from kg.documents.load import load_documents
from kg.graph.serialisation import trig
from kg.graph.terms import VOCABULARY
from kg.pipeline import make_graph

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE / "policy.trig"


def example() -> bytes:
    """Return the example graph as TriG; the vocabularies stay in ``ontology/`` and are added on opening.

    Raises:
        SystemExit: if one of the documents cannot be read.
    """
    documents, left_out = load_documents([HERE / "documents"])
    unread = [f"{one.name}: {one.reason}" for one in left_out if one.name != "README.md"]
    if unread:
        raise SystemExit("\n".join(unread))
    return trig(quad for quad in make_graph(documents).quads if quad.graph_name != VOCABULARY).encode()


def main(arguments: list[str]) -> int:
    """Write the example graph, or with ``--check`` return 1 if the file is not current."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if the file is not current"
    )
    options.add_argument("--output", type=Path, default=EXAMPLE, help="the file (default: graph/policy.trig)")
    chosen = options.parse_args(arguments)
    fresh = example()
    if chosen.check:
        current = chosen.output.read_bytes() if chosen.output.is_file() else b""
        print(f"{chosen.output.name} {'is current' if current == fresh else 'is stale: run make example'}")
        return int(current != fresh)
    chosen.output.write_bytes(fresh)
    print(f"{chosen.output.name}: {len(fresh):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
