"""Tell what becomes of judgements over many random histories of a collection.

Usage: python tests/benchmarks/ledger_sequences.py [--histories N] [--first SEED]
Each history writes texts, judges claims, edits and renames files, and builds after every step; see
tests/ledger/sequences.py. The exit code is 1 if a judgement was lost in silence or applied wrongly.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.ledger.sequences import run


def main() -> int:
    """Run the histories and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0)
    given = parser.parse_args()
    figures: Counter[str] = Counter()
    wrong: list[str] = []
    for seed in range(given.first, given.first + given.histories):
        found, counted = run(seed)
        wrong += [f"history {seed}: {one}" for one in found]
        figures += counted
    print(f"{given.histories:,} histories; {len(wrong):,} faults")
    for name, number in sorted(figures.items()):
        print(f"{number:8,}  {name}")
    for one in wrong[:20]:
        print(one)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
