"""Measure how well woven pages are put in order, how fast, and that ordinary text is left alone.

Usage: python tests/benchmarks/weave.py [--pages 200] [--ordinary 100] [--count FILE]
The pages up to number 100 were looked at while the search was tuned; the others were not. With ``--count``,
the figures of english.toml are counted anew over a file with one paragraph a line, and printed.
"""

import argparse
import math
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.documents.plain_texts import make_ordinary
from tests.documents.woven import TUNED, Page, make_page, right_rows

from kg.documents.weave import unweave
from kg.documents.weave.words import english

_SMOOTH = 4.0  # added to both the counted and the expected number of a pair


def wrong_rows(page: Page) -> tuple[int, int]:
    """Return how many rows of a page are cut elsewhere than they should be, and how many rows it has."""
    found = [
        (left[0], page.text[slice(*left)], page.text[slice(*right)])
        for stretch in unweave(page.text) or ()
        if stretch.columns
        for left, right in zip(*stretch.columns, strict=True)
    ]
    rows = sum(1 for row in page.rows if any(row))
    return rows - right_rows(page, found), rows


def measure(numbers: Iterable[int]) -> None:
    """Print the figures of made pages, by the type that they are set in."""
    wrong: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    slowest, perfect, count = 0.0, 0, 0
    for number in numbers:
        page = make_page(number)
        start = perf_counter()
        bad, size = wrong_rows(page)
        slowest = max(slowest, perf_counter() - start)
        perfect += bad == 0
        count += 1
        for name in (page.face, "all"):
            wrong[name] += bad
            rows[name] += size
    for name in sorted(rows):
        print(f"  {name:<8}{1 - wrong[name] / rows[name]:.4f} of {rows[name]} rows")
    print(f"  pages without a fault: {perfect} of {count}; slowest page {slowest:.2f} s")


def ordinary(count: int) -> None:
    """Print how many ordinary texts are changed, and how long a look at 100 kB of prose takes."""
    changed = [number for number in range(count) if unweave(make_ordinary(number).text) is not None]
    print(f"ordinary texts changed: {len(changed)} of {count} {changed or ''}")
    prose = "\n\n".join(make_ordinary(17 * i).text for i in range(14))[:100_000]
    start = perf_counter()
    unweave(prose)
    print(f"look at {len(prose) // 1000} kB of ordinary prose: {1000 * (perf_counter() - start):.0f} ms")


def recount(path: Path) -> None:
    """Print the figures of the pairs of kinds, counted over a file with one paragraph a line."""
    kinds = english()
    pairs: Counter[tuple[str, str]] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        pairs.update((kinds.ending(a), kinds.opening(b)) for a, b in pairwise(line.split()))
    before, after = Counter[str](), Counter[str]()
    for (a, b), n in pairs.items():
        before[a] += n
        after[b] += n
    print("next =", *sorted(after))
    for a in sorted(before):
        expected = [before[a] * after[b] / pairs.total() for b in sorted(after)]
        figures = (
            round(10 * math.log((pairs[a, b] + _SMOOTH) / (e + _SMOOTH)))
            for b, e in zip(sorted(after), expected, strict=True)
        )
        print(a, "=", *(max(-40, min(40, figure)) for figure in figures))


def main() -> None:
    """Print all figures."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--pages", type=int, default=2 * TUNED, help="how many made pages are put in order")
    options.add_argument("--ordinary", type=int, default=100, help="how many ordinary texts are looked at")
    options.add_argument("--count", type=Path, help="a file over which the pairs of kinds are counted anew")
    chosen = options.parse_args()
    if chosen.count:
        recount(chosen.count)
        return
    print("pages of the half that was looked at")
    measure(range(1, min(chosen.pages, TUNED) + 1))
    if chosen.pages > TUNED:
        print("pages of the half that was held out")
        measure(range(TUNED + 1, chosen.pages + 1))
    ordinary(chosen.ordinary)


if __name__ == "__main__":
    main()
