"""Print the score of the blind cases by family; with ``-v`` every line that went wrong."""

import sys
from pathlib import Path

from kg.claims.extract import make_extractor
from kg.evaluation.cases import read_cases, tally
from kg.lexicon import reference

CASES = Path(__file__).with_name("cases") / "blind.toml"


def main() -> None:
    """Print the table."""
    found = tally(make_extractor(reference()), read_cases(CASES))
    for family, t in sorted(found.items()):
        print(
            f"{family:12s} found {t.found:3d} of {t.expected:3d}   forbidden {t.broken:3d} of {t.forbidden:3d}"
        )
        if "-v" in sys.argv:
            print("\n".join(f"    {w}" for w in t.wrong))
    every = list(found.values())
    print(
        f"{'all':12s} found {sum(t.found for t in every):3d} of {sum(t.expected for t in every):3d}   "
        f"forbidden {sum(t.broken for t in every):3d} of {sum(t.forbidden for t in every):3d}"
    )


if __name__ == "__main__":
    main()
