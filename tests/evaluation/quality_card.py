"""Write ``docs/quality.md``: how right the claims are, and how that was measured (``make quality``).

    python tests/evaluation/quality_card.py [--check]

``--check`` writes nothing and fails if what can be measured here differs. Parts about texts that are not at
hand (``POLICY_KG_CORPUS``) keep what the file says. Only figures go into it, no words of the texts.
"""

import csv
import re
import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import kg
from kg.claims.extract import make_extractor
from kg.claims.gathering.counting import Counts, packaged_counts, policy
from kg.documents.load import load_document
from kg.evaluation.calibration import (
    FOLDS,
    Verdict,
    brier,
    fold_of,
    folded,
    judge_texts,
    reliability,
    without_fold,
)
from kg.evaluation.facts import facts_of, read_gold
from kg.evaluation.measure import TIERS, Pairs, digest, find_corpus, goldsets
from kg.evaluation.results import RESAMPLES, Result, lines, result
from kg.lexicon import reference

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CARD = ROOT / "docs" / "quality.md"
PARTS = re.compile(r"<!-- part: (?P<name>[\w-]+) -->\n(?P<body>.*?)<!-- end -->\n", re.S)
# Bounds and means that were tried for the asserted tier.
TRIED = ((0.5, 0.75), (0.6, 0.75), (0.55, 0.8), (0.6, 0.8), (0.65, 0.85), (0.7, 0.85), (0.7, 0.9))
COLUMNS = ("", "P sure", "R sure", "n sure", "P all", "R all", "F1 all", "95 %", "n all", "gold")
TOLD = {
    "examples": "Example documents in our own sentences, with the packaged table; the rules were written with them in sight",
    "article": "The first text of the project: the rules were written with it in sight",
    "development": "Development texts of other publishers",
    "chinese": "Development texts in Chinese: the rules were written with them in sight",
}
HEAD = """# Quality

How right the claims are, measured against gold (see [gold.md](gold.md)). This page is written by `make quality`;
edit `tests/evaluation/misses.toml`, not this file.

A claim is **asserted** where counting gives it a mean confidence of at least {mean} and a bound (what the
confidence exceeds with 95 %) of at least {bound}; else it is a **candidate**. Confidence is the mean of a Beta
posterior: right and wrong readings of the same rule with the same features, with a prior worth {weight}
readings whose mean is that of the rule, and of its family above it. What a rule itself doubts needs {doubt}
judged readings to be asserted. Rules that never rise above a candidate are listed with the reason in
`src/kg/claims/data/judging.toml`. Confidences of one statement from several documents are not multiplied:
the graph counts independent works (near-duplicates are one) and links the claims that say the same.

In the tables "sure" is the asserted tier and "all" are all tiers. Figures of article and development are
**folded**: a text belongs to one of {folds} folds by its digest, and its tiers are those of a table that was
counted without its fold. The rules were written with these texts in sight. What to expect of texts of your own
tells the first table.

"""


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; all columns but the first stand to the right."""
    marks = ["---", *["---:"] * (len(columns) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (columns, marks, *rows))


class Measured:
    """The readings of all texts at hand: what gold says of each claim, and tables without each fold."""

    def __init__(self) -> None:
        self.sets = goldsets(HERE / "gold", ROOT / "graph" / "documents", find_corpus(ROOT))
        self.extractor = make_extractor(reference())
        self.verdicts: dict[str, tuple[Verdict, ...]] = {}
        for pairs in self.sets.values():
            self.verdicts |= judge_texts(self.extractor, pairs)
        self.tables = [without_fold(self.verdicts, fold) for fold in range(FOLDS)]

    def results(self, pairs: Pairs, tables: Sequence[Counts]) -> list[Result]:
        """Return the results of texts, each read with the table that does not know it."""
        found = []
        for text, gold in pairs:
            document = load_document(text)
            extraction = replace(self.extractor, counts=tables[fold_of(document.digest)]).extract(document)
            quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
            known = read_gold(gold)
            for tier, tiers in TIERS.items():
                facts = facts_of(extraction, quotes, tiers)
                found.append(result(document, tier, known, facts))
        return found


def figures(measured: Measured, name: str) -> str:
    """Return the section of one collection: precision, recall and F1 by family and tier, and by genre."""
    pairs = measured.sets[name]
    # The examples ship with their gold: with the packaged table their figures can be checked anywhere.
    tables = [packaged_counts()] * FOLDS if name == "examples" else measured.tables
    found = lines(measured.results(pairs, tables))
    rows = []
    asserted = {(x.family, x.genre): x for x in found if x.tier == "asserted"}
    for x in (x for x in found if x.tier == "all"):
        a = asserted[x.family, x.genre]
        label = x.family if x.genre == "all" else f"{x.genre} ({x.texts})"
        span = f"{x.low:.2f}–{x.high:.2f}" if x.texts > 1 else "–"
        sure = f"{a.figures.precision:.2f}" if a.figures.found else "–"
        given = f"{x.figures.precision:.2f}" if x.figures.found else "–"
        rows.append(
            [
                label,
                sure,
                f"{a.figures.recall:.2f}",
                str(a.figures.found),
                given,
                f"{x.figures.recall:.2f}",
                f"{x.figures.f1:.2f}",
                span,
                str(x.figures.found),
                str(x.figures.gold),
            ]
        )
    told = f"{TOLD[name]}. Texts: {len(pairs)}; gold `sha256:{digest(pairs)[:16]}…`."
    return f"## {name.capitalize()}\n\n{told}\n\n{table(COLUMNS, rows)}\n"


def unseen() -> str:
    """Return the section on texts that no writer of rules had seen: ``unseen.csv``, ``unseen_looks.csv``."""
    path = HERE / "unseen.csv"
    notes = [line.lstrip("# ") for line in path.read_text(encoding="utf-8").splitlines() if line[:1] == "#"]
    with path.open(encoding="utf-8", newline="") as opened:
        rows = [row for row in csv.DictReader(x for x in opened if x[:1] != "#") if row["genre"] == "all"]
    sure = {row["family"]: row for row in rows if row["tier"] == "asserted"}
    told = []
    for row in (row for row in rows if row["tier"] == "all"):
        a = sure[row["family"]]
        shares = [f"{float(x):.2f}" for x in (row["precision"], row["recall"], row["F1"])]
        span = f"{float(row['low']):.2f}–{float(row['high']):.2f}"
        first = [f"{float(a['precision']):.2f}", f"{float(a['recall']):.2f}", a["found"]]
        told.append([row["family"], *first, *shares, span, row["found"], row["gold"]])
    with (HERE / "unseen_looks.csv").open(encoding="utf-8", newline="") as opened:
        looks = list(csv.DictReader(line for line in opened if line[:1] != "#"))
    before = [[row["facts"], row["precision"] or "–", row["recall"] or "–", row["F1"]] for row in looks]
    earlier = (
        "Texts that were unseen before, the newest first, by what the rules of their days gave at first look:\n\n"
        + table(("facts", "asserted: precision", "recall", "all tiers: F1"), before)
    )
    return f"## Unseen\n\n{' '.join(notes)}\n\n{table(COLUMNS, told)}\n\n{earlier}\n{unseen_chinese()}"


def unseen_chinese() -> str:
    """Return the section on Chinese texts at first look: ``unseen_chinese.csv``."""
    lines = (HERE / "unseen_chinese.csv").read_text(encoding="utf-8").splitlines()
    notes = " ".join(line.lstrip("# ") for line in lines if line[:1] == "#")
    looks = csv.DictReader(line for line in lines if line[:1] != "#")
    told = [[row[k] for k in ("facts", "precision", "recall", "F1", "measures")] for row in looks]
    head = ("facts", "asserted: precision", "recall", "all tiers: F1", "F1 of measures")
    return f"\n### Unseen, in Chinese\n\n{notes}\n\n{table(head, told)}\n"


def judged() -> str:
    """Return the section on facts that readers judged one by one: ``judged_looks.csv``."""
    path = HERE / "judged_looks.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    notes = [line.lstrip("# ") for line in lines if line[:1] == "#"]
    told = []
    for row in csv.DictReader(line for line in lines if line[:1] != "#"):
        found = [int(row[kind]) for kind in ("right", "cut", "wrong")]
        told.append([row["fact"], *(f"{n / sum(found):.2f}" for n in found), str(sum(found))])
    head = ("fact", "right", "right, but badly cut", "wrong", "n")
    return f"## Judged one by one\n\n{' '.join(notes)}\n\n{table(head, told)}\n"


def calibration(measured: Measured) -> str:
    """Return the section on reliability: what was said of claims against what was right, folded."""
    found = folded(measured.verdicts)
    rows = [
        [f"{b.low:.1f}–{b.high:.1f}", str(b.count), f"{b.said:.2f}", f"{b.right:.2f}"]
        for b in reliability(found)
    ]
    told = (
        f"Claims of all {len(measured.verdicts)} texts that gold can judge, each with the confidence of the table "
        f"that does not know its text. Brier score **{brier(found):.3f}** (0 is best)."
    )
    return f"## Reliability\n\n{told}\n\n{table(('confidence', 'claims', 'said', 'right'), rows)}\n"


def thresholds(measured: Measured) -> str:
    """Return the section on the choice of the thresholds, on development texts, folded."""
    rows = []
    for bound, mean in TRIED:
        weights = replace(policy(), asserted_bound=bound, asserted_mean=mean)
        tables = [Counts(t.rows, t.note, weights) for t in measured.tables]
        results = measured.results(measured.sets["development"], tables)
        whole = next(x for x in lines(results, 0) if (x.tier, x.family) == ("asserted", "all"))
        f = whole.figures
        rows.append([f"{bound:.2f}, {mean:.2f}", f"{f.precision:.2f}", f"{f.recall:.2f}", str(f.found)])
    told = "The asserted tier of the development texts, folded, for other thresholds than those chosen."
    return f"## Thresholds\n\n{told}\n\n{table(('bound, mean', 'precision', 'recall', 'found'), rows)}\n"


def rules_counted() -> str:
    """Return the section that prints the packaged table."""
    table_of = packaged_counts()
    rows = []
    for r in table_of.rows:
        sure = table_of.sure(r.rule, r.family, r.features)
        marks = ", ".join(r.features) or "–"
        shares = [f"{sure.mean:.2f}", f"{sure.bound:.2f}", str(sure.tier)]
        rows.append([r.rule, r.family, marks, str(r.right), str(r.wrong), *shares])
    columns = ("rule", "family", "features", "right", "wrong", "mean", "bound", "tier")
    return f"## Rules\n\n`counts.csv`: {table_of.note}.\n\n{table(columns, rows)}\n"


def misses() -> str:
    """Return the section on what is known to be missed."""
    listed = tomllib.loads((HERE / "misses.toml").read_text(encoding="utf-8"))["misses"]
    return "## Known to be missed\n\n" + "".join(f"- {line}\n" for line in listed) + "\n"


def head() -> str:
    """Return the opening of the page."""
    p = policy()
    return HEAD.format(
        mean=p.asserted_mean,
        bound=p.asserted_bound,
        weight=p.prior_weight,
        doubt=p.doubt_needs,
        folds=FOLDS,
    )


def card(old: str) -> tuple[str, tuple[str, ...]]:
    """Return the page, and the names of the parts that could not be measured and stand as in ``old``."""
    kept = {m["name"]: m["body"] for m in PARTS.finditer(old)}
    small: Mapping[str, Callable[[], str]] = {
        "unseen": unseen,
        "judged": judged,
        "rules": rules_counted,
        "misses": misses,
    }
    whole = find_corpus(ROOT) is not None
    parts = {"head": head(), **{name: make() for name, make in small.items()}}
    measured = Measured()
    for name in measured.sets:
        parts[name] = figures(measured, name)
    if whole:
        parts["calibration"], parts["thresholds"] = calibration(measured), thresholds(measured)
    order = ("head", "unseen", "judged", *TOLD, "calibration", "thresholds", "rules", "misses")
    missing = tuple(name for name in order if name not in parts)
    bodies = {**kept, **parts}
    text = "".join(f"<!-- part: {n} -->\n{bodies[n]}<!-- end -->\n" for n in order if n in bodies)
    note = f"policy-kg {kg.__version__}; intervals from {RESAMPLES:,} resamples of texts.\n"
    return text + note, missing


def main() -> None:
    """Write the page, or check it."""
    old = CARD.read_text(encoding="utf-8") if CARD.exists() else ""
    new, missing = card(old)
    if missing:
        print(f"LOUD: not measured, as the real texts are not at hand: {', '.join(missing)}")
    if "--check" in sys.argv:
        sys.exit("docs/quality.md is out of date: make quality" if new != old else 0)
    CARD.write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
