"""Count right and wrong readings of every rule on gold and write ``claims/data/counts.csv``.

    python tests/evaluation/count_rules.py [FOLDER [--add] [--without FAMILY …] [--keep FAMILY …]]
        [--examples-only]

The example documents and the real texts with gold (see ``kg.evaluation.measure.find_corpus``) are counted.
The real texts do not come with this repository: without them nothing is written, unless ``--examples-only``
says that the table is to hold no more than the examples give. A FOLDER of further texts, each with its gold
beside it, is counted into ``further_counts.csv``, whose rows are added: texts not kept still count. With
``--add`` they come on top of those that were counted before; a family that their gold does not judge in
the way of ours is left out by ``--without``, and one whose rows are to stay as they were counted before is
named by ``--keep``. Families that gold does not know are counted by readers (``count_judged.py``) into
``judged_counts.csv``, whose rows are added, too. Only numbers are written.
"""

import argparse
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.claims.extract import make_extractor
from kg.claims.gathering.counting import (
    PARSED,
    VERSION,
    Counts,
    Row,
    packaged_counts,
    policy,
    read_counts,
    written,
)
from kg.claims.parser import load_parser
from kg.claims.patterns.words import DATA
from kg.evaluation.calibration import judge_texts, rows_of
from kg.evaluation.measure import Pairs, digest, find_corpus, goldsets
from kg.identifiers import sha256
from kg.lexicon import reference

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FURTHER = HERE / "further_counts.csv"
JUDGED = HERE / "judged_counts.csv"


def main() -> None:
    """Count and write."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folder", nargs="?", type=Path)
    options.add_argument("--add", action="store_true")
    options.add_argument("--without", default=(), nargs="+", metavar="FAMILY")
    options.add_argument("--keep", default=(), nargs="+", metavar="FAMILY")
    options.add_argument("--examples-only", action="store_true")
    given = options.parse_args()
    corpus = find_corpus(ROOT)
    if corpus is None and not given.examples_only:
        raise SystemExit(
            "The real texts are not at hand, and a table without them would make most rules unsure:"
            " nothing was written. Name their folder in POLICY_KG_CORPUS, or say --examples-only."
        )
    sets = goldsets(HERE / "gold", ROOT / "graph" / "documents", corpus)
    if given.folder:
        gold = sorted(given.folder.glob("*.json"))
        further = count({"further": tuple((g.with_suffix(".txt"), g) for g in gold)})
        further = Counts([row for row in further.rows if row.family not in given.without], further.note)
        before = read_counts(FURTHER)
        further = together(before, further) if given.add else renewed(before, further, given.keep)
        FURTHER.write_text(written(further), encoding="utf-8", newline="\n")
    counts, further, judged = count(sets), read_counts(FURTHER), read_counts(JUDGED)
    note = "; and ".join((counts.note, *(t.note.partition("; ")[2] for t in (further, judged))))
    # Rows of before a rule was left to readers stay in the table of further texts, and count no more.
    alone = policy().judged_alone
    rows = [*counts.rows, *(row for row in further.rows if row.rule not in alone), *judged.rows]
    table = Counts(summed(rows), note)
    (DATA / "counts.csv").write_text(written(table), encoding="utf-8", newline="\n")
    print(note)


def renewed(before: Counts, fresh: Counts, keep: Iterable[str]) -> Counts:
    """Return fresh counts with the rows of some families from those before, under the digest of both."""
    kept = frozenset(keep)
    if not kept:
        return fresh
    rows = [r for r in before.rows if r.family in kept] + [r for r in fresh.rows if r.family not in kept]
    # The texts of the rows that stay were counted again for the others: their number says it once.
    digests = together(before, fresh).note.rpartition("gold ")[2]
    return Counts(rows, f"{fresh.note.rpartition('gold ')[0]}gold {digests}")


def together(before: Counts, more: Counts) -> Counts:
    """Return the counts of two collections of further texts as one, with the digest of both digests."""
    told = [_TOLD.search(counts.note) for counts in (before, more)]
    known = [match for match in told if match is not None]
    texts, gold = sum(int(m["texts"]) for m in known), sha256("".join(m["gold"] for m in known))
    note = f"version {VERSION}; texts: further {texts}; gold sha256:{gold}"
    return Counts(summed([*before.rows, *more.rows]), note)


_TOLD = re.compile(r"further (?P<texts>\d+); gold sha256:(?P<gold>[0-9a-f]+)")


def summed(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield one row for each rule and set of features in a family."""
    sums: dict[tuple[str, str, tuple[str, ...]], tuple[int, int]] = {}
    for row in rows:
        right, wrong = sums.get(row[:3], (0, 0))
        sums[row[:3]] = right + row.right, wrong + row.wrong
    yield from (Row(*key, *numbers) for key, numbers in sorted(sums.items()))


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
        added = (*read_counts(FURTHER).rows, *read_counts(JUDGED).rows)
        less = [Row(*row[:3], -row.right, -row.wrong) for row in added]
        kept = summed([*packaged_counts().rows, *less])
        return tuple(row for row in kept if PARSED & set(row.features))
    found = judge_texts(make_extractor(reference(), Counts(()), parser=parser), pairs)
    return rows_of(v for some in found.values() for v in some if PARSED & set(v.features))


if __name__ == "__main__":
    main()
