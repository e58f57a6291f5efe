"""Count right and wrong readings of every rule on gold files and write ``claims/data/counts.csv``.

    python tests/evaluation/count_rules.py [TEXT=GOLD.json …]

Without arguments the example documents and their gold are counted. Only numbers are written.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

from kg.claims.extract import make_extractor
from kg.claims.words import DATA
from kg.documents.load import load_document
from kg.evaluation.calibration import count_rules
from kg.evaluation.facts import read_gold
from kg.lexicon import reference

HERE = Path(__file__).parent
DOCUMENTS = HERE.parents[1] / "graph" / "documents"


def main() -> None:
    """Count and write."""
    pairs = [(a.split("=")[0], a.split("=")[1]) for a in sys.argv[1:]]
    own = [(str(DOCUMENTS / f"{g.stem}.txt"), str(g)) for g in sorted((HERE / "gold").glob("*.json"))]
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    extractor = make_extractor(reference())
    for text, gold in [*own, *pairs]:
        document = load_document(Path(text))
        quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
        good, bad = count_rules(extractor.extract(document), quotes, read_gold(Path(gold)))
        right, wrong = right + good, wrong + bad
    with (DATA / "counts.csv").open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(["rule", "right", "wrong"])
        writer.writerows((rule, right[rule], wrong[rule]) for rule in sorted(right | wrong))


if __name__ == "__main__":
    main()
