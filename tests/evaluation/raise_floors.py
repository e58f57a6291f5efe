"""Measure the extractor on gold files: ``python tests/evaluation/raise_floors.py`` prints the figures.

``--raise`` writes them into ``floors.json`` where they are higher than the floors there; a floor is never
lowered by it.
"""

import json
import sys
from pathlib import Path

from kg.claims.extract import make_extractor
from kg.evaluation.measure import TIERS, digest, find_corpus, goldsets, measure
from kg.lexicon import reference

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"


def main() -> None:
    """Print the figures of all collections; with ``--raise`` lift the floors."""
    corpus = find_corpus(ROOT)
    sets = goldsets(HERE / "gold", ROOT / "graph" / "documents", corpus)
    extractor = make_extractor(reference())
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    for name, pairs in sets.items():
        entry = floors.setdefault(name, {})
        entry["digest"] = digest(pairs)
        for tier, tiers in TIERS.items():
            print(f"\n{name}, {tier} tier: {len(pairs)} texts")
            for family, figures in measure(extractor, pairs, tiers).items():
                print(
                    f"  {family:11s} precision {figures.precision:.2f}  recall {figures.recall:.2f}  "
                    f"F1 {figures.f1:.2f}   {figures.right}/{figures.found}  {figures.matched}/{figures.gold}"
                )
                old = entry.setdefault(tier, {}).get(family, 0.0)
                # Floors are cut, not rounded, so that the measured figure always reaches them.
                entry[tier][family] = max(old, int(figures.f1 * 1000) / 1000)
    if "--raise" in sys.argv:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
