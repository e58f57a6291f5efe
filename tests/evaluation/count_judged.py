"""Count the facts that readers judged one by one and write ``judged_counts.csv``.

    python tests/evaluation/count_judged.py [--add] NOW.csv JUDGED.csv …

Gold tells what a text says, but not how a step works, for whom it is, or what else a thing is called. For
these families readers judge the accepted claims of texts that nobody had seen: the rows of ``kg claims
--status accepted --format csv``, each with a verdict: R (right), W (wrong), P (right, but badly cut), which
counts for neither. NOW is the list of all claims, proposed ones too, as the rules of today give it: a judged
row that they no longer give is left out. With ``--add`` the numbers come on top of those of before, whose
sheets need not be at hand. Rules that gold leaves to readers (``judged_alone`` in ``judging.toml``) are
counted, too. ``count_rules.py`` adds the numbers to those of gold. Only numbers are written.
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.claims.gathering.counting import VERSION, Counts, Row, policy, read_counts, written
from kg.identifiers import sha256

HERE = Path(__file__).resolve().parent
JUDGED = HERE / "judged_counts.csv"
# The rules that gold cannot judge, each with the family under which it is counted.
FAMILIES = {
    "measure-instrument": "instruments",
    "measure-instrument-aside": "instruments",
    "measure-group": "groups",
    "measure-actor": "actors",
    "measure-place": "sites",
    "short-name": "aliases",
}
_FACT = ("document", "subject", "predicate", "object")


def main() -> None:
    """Count and write."""
    now, *judged = (Path(one) for one in sys.argv[1:] if one != "--add")
    table = count(now, judged)
    if "--add" in sys.argv:
        table = added(read_counts(JUDGED), table)
    JUDGED.write_text(written(table), encoding="utf-8", newline="\n")
    print(table.note)


def added(before: Counts, more: Counts) -> Counts:
    """Return two tables as one, under the digest of both digests."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in (*before.rows, *more.rows):
        sums[row.family, row.rule, "R"] += row.right
        sums[row.family, row.rule, "W"] += row.wrong
    told = [match for one in (before, more) if (match := _TOLD.search(one.note))]
    texts, gold = sum(int(m["texts"]) for m in told), sha256("".join(m["gold"] for m in told))
    return Counts(_counted(sums), f"version {VERSION}; texts: judged {texts}; gold sha256:{gold}")


_TOLD = re.compile(r"judged (?P<texts>\d+); gold sha256:(?P<gold>[0-9a-f]+)")


def count(now: Path, judged: Sequence[Path]) -> Counts:
    """Return how often rules that gold cannot judge were right and wrong on judged facts still said."""
    said = {tuple(row[f] for f in _FACT): row["rule"] for row in _rows(now)}
    rows = [row for path in judged for row in _rows(path)]
    sums: Counter[tuple[str, str, str]] = Counter()
    wrong = {(r["document"], r["subject"]) for r in rows if r["predicate"] == "is a" and r["verdict"] == "W"}
    for row in rows:
        # What is said of a step that is none is wrong by that, and tells nothing of the rule that said it.
        if (row["document"], row["subject"]) in wrong:
            continue
        for rule in said.get(tuple(row[f] for f in _FACT), "").split(", "):
            if family := FAMILIES.get(rule) or policy().judged_alone.get(rule):
                sums[family, rule, row["verdict"]] += 1
    return Counts(_counted(sums), _note(judged, rows))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a list; a sheet for readers may be parted by tabs and speak of relations."""
    parted = "\t" if path.suffix == ".tsv" else ","
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter=parted):
            yield {"predicate": row.get("relation", ""), **row}


def _counted(sums: Counter[tuple[str, str, str]]) -> Iterator[Row]:
    for family, rule in sorted({key[:2] for key in sums}):
        right, wrong = sums[family, rule, "R"], sums[family, rule, "W"]
        if right + wrong:
            yield Row(family, rule, (), right, wrong)


def _note(paths: Iterable[Path], rows: list[dict[str, str]]) -> str:
    texts = len({row["document"] for row in rows})
    digest = sha256("".join(path.read_text(encoding="utf-8") for path in paths))
    return f"version {VERSION}; texts: judged {texts}; gold sha256:{digest}"


if __name__ == "__main__":
    main()
