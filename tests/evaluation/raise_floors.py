"""Measure the extractor on gold files: ``python tests/evaluation/raise_floors.py`` prints the figures.

``--raise`` writes them into ``floors.json`` where they are higher than the floors there; a floor is never
lowered by it. What a tier is held to is told in ``kg.evaluation.measure.held_to``.
"""

import json
import sys
from pathlib import Path
from typing import Any

from kg.claims.extract import make_extractor
from kg.evaluation.measure import TIERS, digest, find_corpus, goldsets, held_to, measure
from kg.lexicon import reference

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FLOORS = HERE / "floors.json"


def main() -> None:
    """Print the figures of all collections; with ``--raise`` lift the floors."""
    corpus = find_corpus(ROOT)
    sets = goldsets(HERE / "gold", ROOT / "graph" / "documents", corpus)
    extractor = make_extractor(reference())
    floors: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    for name, pairs in sets.items():
        entry = floors.setdefault(name, {})
        entry["digest"] = digest(pairs)
        for tier, tiers in TIERS.items():
            print(f"\n{name}, {tier} tier: {len(pairs)} texts")
            figures = measure(extractor, pairs, tiers)
            for family, one in figures.items():
                print(
                    f"  {family:11s} precision {one.precision:.2f}  recall {one.recall:.2f}  "
                    f"F1 {one.f1:.2f}   {one.right}/{one.found}  {one.matched}/{one.gold}"
                )
            old = entry.get(tier, {})
            new = held_to(tier, figures)
            entry[tier] = {key: max(old.get(key, 0.0), new.get(key, 0.0)) for key in {**old, **new}}
    if "--raise" in sys.argv:
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
