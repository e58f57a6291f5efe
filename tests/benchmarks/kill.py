"""Kill builds at random moments and see whether the graph still opens and verifies.

Usage: python tests/benchmarks/kill.py [--times N] [--seed N]
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.cache.safety import FIRST, SECOND, beside, how_long, kill_after, names


def main() -> None:
    """Print a line for every build that was killed, and what there is at the end."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    chance = random.Random(given.seed)  # noqa: S311 - when to kill is no secret
    killed = 0
    with tempfile.TemporaryDirectory() as place:
        folder, graph = Path(place) / "in", Path(place) / "g"
        how_long(FIRST, folder, graph)
        seconds = how_long(SECOND, folder, graph)
        for n in range(given.times):
            state = (FIRST, SECOND)[n % 2]
            killed += kill_after(chance.uniform(0.2, 1.0) * seconds, state, folder, graph)
            found = names(graph)
            if found not in (set(FIRST.wordings), set(SECOND.wordings)):
                raise SystemExit(f"build {n}: the graph holds {sorted(found)}")
        how_long(FIRST, folder, graph)
        left = beside(graph)
    print(f"{given.times} builds, {killed} of them killed at work; the graph opened and verified every time")
    print(f"left beside the graph after one more build: {left or 'nothing'}")


if __name__ == "__main__":
    main()
