"""Count right and wrong readings of every rule on gold and write ``claims/data/counts.csv``.

    python tests/evaluation/count_rules.py [TEXT=GOLD.json …]

The example documents and, where they are at hand, the real texts with gold are counted (see
``kg.evaluation.measure.find_corpus``), and further pairs that are named. Only numbers are written.
"""

import sys
from pathlib import Path

from kg.claims.counting import PARSED, VERSION, Counts, Row, packaged_counts, written
from kg.claims.extract import make_extractor
from kg.claims.parser import load_parser
from kg.claims.words import DATA
from kg.evaluation.calibration import judge_texts, rows_of
from kg.evaluation.measure import Pairs, digest, find_corpus, goldsets
from kg.lexicon import reference

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def main() -> None:
    """Count and write."""
    corpus = find_corpus(ROOT)
    if corpus is None:
        print("LOUD: the real texts are not at hand (POLICY_KG_CORPUS); only examples are counted")
    sets = goldsets(HERE / "gold", ROOT / "graph" / "documents", corpus)
    if named := sys.argv[1:]:
        sets["named"] = tuple((Path(text), Path(gold)) for text, gold in (a.split("=") for a in named))
    counts = count(sets)
    (DATA / "counts.csv").write_text(written(counts), encoding="utf-8", newline="\n")
    print(counts.note)


def count(sets: dict[str, Pairs]) -> Counts:
    """Return the table that is counted on all texts of some collections."""
    pairs = tuple(pair for some in sets.values() for pair in some)
    # The table at hand decides on no reading, only on tiers: any may be used to count anew.
    found = judge_texts(make_extractor(reference(), Counts(())), pairs)
    checked = parsed(pairs)
    told = ", ".join(f"{name} {len(some)}" for name, some in sets.items())
    note = f"version {VERSION}; texts: {told}; gold sha256:{digest(pairs)}"
    return Counts([*rows_of(v for some in found.values() for v in some), *checked], note)


def parsed(pairs: Pairs) -> tuple[Row, ...]:
    """Return the rows of claims that the parser marked; without it, those of the table at hand."""
    parser = load_parser()
    if parser is None:
        print("LOUD: the extra nlp is not installed; the rows that it counts are left as they are")
        return tuple(row for row in packaged_counts().rows if PARSED & set(row.features))
    found = judge_texts(make_extractor(reference(), Counts(()), parser=parser), pairs)
    return rows_of(v for some in found.values() for v in some if PARSED & set(v.features))


if __name__ == "__main__":
    main()
