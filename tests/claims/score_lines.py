"""Print the score of the lines of ``cases/lines`` by family; with ``-v`` every line that went wrong.

A line is a sentence or two, ``||`` and the facts that a reader takes from it, or ``none``.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import read_bytes
from kg.evaluation.facts import Facts, facts_of
from kg.evaluation.score import fold, token_f1
from kg.lexicon import reference
from kg.model import Tier

LINES = Path(__file__).with_name("cases") / "lines"
# What stands before lines of works and measures: a step needs a plan of which the text tells.
CONTEXT = (
    "The Sana Bay Growth Plan was issued by the Ministry of Ports on 3 May 2021. It covers all harbours.\n\n"
)
FILES = {"issuing": "", "areas": "", "works": CONTEXT, "measures": CONTEXT}
PAIRS = {"issuer": "issuers", "date": "dates", "covers": "covers", "within": "within"}
NAMES = {"policy": "policies", "zone": "zones", "industry": "industries", "facility": "facilities"}


@dataclass(slots=True)
class Score:
    """How many facts of a family the lines hold, how many were found, and how many were found in excess.

    Of those in excess ``asserted`` are said as facts; the others are proposed only.
    """

    told: int = 0
    found: int = 0
    excess: int = 0
    asserted: int = 0
    wrong: list[str] = field(default_factory=list)


def read_lines(name: str) -> list[tuple[str, list[str]]]:
    """Return the sentences of a file with their facts."""
    rows = (LINES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    parted = (row.partition("||") for row in rows if "||" in row)
    return [(text.strip(), [f.strip() for f in facts.split(";")]) for text, _, facts in parted]


def score_lines(extractor: Extractor, name: str) -> dict[str, Score]:
    """Return the scores of a file by family."""
    rows = read_lines(name)
    families = sorted({fact.partition(":")[0] for _, facts in rows for fact in facts if ":" in fact})
    scores = {family: Score() for family in families}
    for text, facts in rows:
        document = read_bytes((FILES[name] + text).encode(), "line.txt")
        extraction = extractor.extract(document)
        quotes = {(s.start, s.end): document.text[s.start : s.end] for s in document.sentences}
        seen, said = facts_of(extraction, quotes), facts_of(extraction, quotes, [Tier.ASSERTED])
        for family, score in scores.items():
            told = [f.partition(":")[2].strip() for f in facts if f.partition(":")[0] == family]
            _count(score, family, told, list(_found(family, seen)), text)
            sure = Score()
            _count(sure, family, told, list(_found(family, said)), text)
            score.asserted += sure.excess
    return scores


def _count(score: Score, family: str, told: list[str], found: list[tuple[str, ...]], text: str) -> None:
    used: set[int] = set()
    for fact in told:
        hit = next((n for n, one in enumerate(found) if _same(family, fact, one)), None)
        score.told += 1
        score.found += hit is not None
        used |= set() if hit is None else {hit}
        score.wrong += [] if hit is not None else [f"{text}\n        missed {family}: {fact}"]
    for n, one in enumerate(found):
        if n not in used and "Sana Bay" not in "".join(one):
            score.excess += 1
            score.wrong.append(f"{text}\n        found {family}: {one[0]}")


def _found(family: str, facts: Facts) -> Iterator[tuple[str, ...]]:
    """Yield the facts of a family: of each all its names, or "left -> right" for all names of both."""
    if family in PAIRS:
        for pair in getattr(facts, PAIRS[family]):
            yield tuple(f"{a} -> {b}" for a in pair.left.names for b in pair.right.names)
    elif family in NAMES or family == "measure":
        yield from (one.names for one in getattr(facts, NAMES.get(family, "measures")))
    elif family == "figure":
        yield from ((repr(value),) for value, _ in facts.statistics)
    else:
        yield from ((str(year),) for year in facts.targets)


def _same(family: str, told: str, names: tuple[str, ...]) -> bool:
    if family == "measure":
        return any(token_f1(told, name) >= 0.5 for name in names)
    if family == "figure":
        value = float(told.rpartition("->")[2].replace(",", ""))
        return abs(value - float(names[0])) <= 0.005 * abs(value)
    if family == "target":
        return told[:4] == names[0]
    return any(all(map(_alike, told.split(" -> "), name.split(" -> "))) for name in names)


def _alike(a: str, b: str) -> bool:
    one, other = fold(a), fold(b)
    return one in other or other in one


def main() -> None:
    """Print the table."""
    extractor = make_extractor(reference())
    for name in FILES:
        for family, s in score_lines(extractor, name).items():
            print(
                f"{name:10s} {family:9s} found {s.found:3d} of {s.told:3d}   in excess {s.excess:3d}, {s.asserted:3d} of them asserted"
            )
            if "-v" in sys.argv:
                print("\n".join(f"    {w}" for w in s.wrong))


if __name__ == "__main__":
    main()
