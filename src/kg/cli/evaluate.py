"""The command that measures how right the claims are, on texts of which the facts are known."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.text import Text

from kg import api
from kg.cli.options import Command, GraphPlace, Place, format_option

if TYPE_CHECKING:
    from kg.cli.output import Screen
    from kg.evaluation.results import Line, Result
    from kg.evaluation.run import Evaluation

COLUMNS: Final = (
    *("tier", "genre", "family", "texts", "precision", "recall", "F1", "low", "high"),
    *("right", "found", "matched", "gold"),
)
ROWS: Final = ("document", "tier", "family", "row", "fact")
_DIGITS: Final = 3


@click.command(
    cls=Command,
    examples=(
        "kg evaluate gold/ --texts texts/",
        "kg evaluate plan.json --rows",
        "kg evaluate gold/ --graph kg-graph --format csv",
    ),
)
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--texts", type=click.Path(path_type=Path), metavar="DIR", help="Where the texts are, if not beside GOLD."
)
@click.option(
    "--graph", "folder", type=GraphPlace(), metavar="DIR|URL", help="Measure a built graph instead."
)
@click.option("--rows", is_flag=True, help="List the facts that were missed, and those found in excess.")
@click.option(
    "--resamples", type=click.IntRange(0, 100_000), default=1000, show_default=True, help="For the intervals."
)
@format_option
def evaluate(
    gold: tuple[Path, ...],
    texts: Path | None,
    folder: Place | None,
    rows: bool,
    resamples: int,
    syntax: str,
) -> None:
    """Measure precision, recall and F1 against gold: files or folders of *.json.

    The text of a gold file bears the same name with another ending (.txt, .md, .html, .pdf …). A gold file
    is one JSON object with these lists; names stand as they do in the text, without a leading article:

    \b
    policies    name, aliases, type, issued (YYYY[-MM[-DD]] or null), issuers
    bodies      name, aliases
    zones       name, aliases, covers, within
    places      name, kind, within (aliases)
    industries, facilities   names
    statistics  subject, measure (area, population, gdp, investment, count,
                growth or other), value, unit, year
    targets     subject, year, text
    measures    text, policy, addresses, places, facilities

    Measures of lists (bullets, clauses, rows of tables, labels) and of running text are also shown apart.
    The page docs/gold.md of the project tells what counts as a fact. Intervals are the middle 95 % of the
    F1 of resampled texts; the same gold always gives the same ones.
    """  # noqa: D301 - click keeps the lines below a backspace as they are
    from kg.evaluation.pairs import find_pairs  # noqa: PLC0415 - kg --help stays fast
    from kg.evaluation.results import lines  # noqa: PLC0415 - the same

    found = _found(find_pairs(gold, texts), folder)
    if syntax == "table":
        _tell(found, lines(found.results, resamples), rows, resamples)
    elif rows:
        from kg.cli.output import machine  # noqa: PLC0415 - the same

        machine(syntax, ROWS, [list(row) for one in found.results for row in _rows(one)])
    else:
        from kg.cli.output import machine  # noqa: PLC0415 - the same

        machine(syntax, COLUMNS, [_line(line) for line in lines(found.results, resamples)])


def _found(pairs: tuple[tuple[Path, Path], ...], folder: Place | None) -> "Evaluation":
    from kg.evaluation.run import evaluate_graph, evaluate_reading  # noqa: PLC0415 - kg --help stays fast

    if folder is not None:
        with api.open(folder) as graph:
            return evaluate_graph(graph.source, pairs)
    from kg.claims.extract import make_extractor  # noqa: PLC0415 - the same
    from kg.learned import learning  # noqa: PLC0415 - the same
    from kg.lexicon import reference  # noqa: PLC0415 - the same
    from kg.unhurried import unhurried  # noqa: PLC0415 - the same

    with learning(), unhurried():
        return evaluate_reading(make_extractor(reference()), pairs)


def _line(line: "Line") -> list[str | int | float]:
    f = line.figures
    shares = [round(x, _DIGITS) for x in (f.precision, f.recall, f.f1, line.low, line.high)]
    return [
        line.tier, line.genre, line.family, line.texts, *shares, f.right, f.found, f.matched, f.gold
    ]  # fmt: skip


def _rows(one: "Result") -> list[tuple[str, str, str, str, str]]:
    return [
        (one.name, one.tier, s.family, kind, fact)
        for s in one.scores
        for kind, facts in (("missed", s.missed), ("extra", s.extra))
        for fact in facts
    ]


def _tell(found: "Evaluation", lines: "tuple[Line, ...]", rows: bool, resamples: int) -> None:
    from kg.cli.output import QUIET, Screen  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.text import count  # noqa: PLC0415 - the same

    screen = Screen()
    for tier in dict.fromkeys(line.tier for line in lines):
        _tell_tier(screen, tier, [line for line in lines if line.tier == tier])
    if found.verdicts:
        _tell_reliability(screen, found)
    if rows:
        _tell_rows(screen, found)
    texts = len({r.name for r in found.results})
    told = f"95 %: the middle of F1 over {resamples:,} resamples of the texts. " if texts > 1 else ""
    screen.say(f"{told}Measured on {count(texts, 'text')}; {_COUNTS}", QUIET)


_COUNTS: Final = "right of found, matched of gold (several found facts may match one)."


def _tell_tier(screen: "Screen", tier: str, lines: "list[Line]") -> None:
    from kg.cli.output import QUIET  # noqa: PLC0415 - kg --help stays fast

    screen.say("Asserted tier" if tier == "asserted" else "All tiers", "bold")
    heads = f"{'precision':>10}{'recall':>8}{'F1':>7}{'95 %':>12}{'right':>12}{'matched':>12}"
    screen.put(Text(f"  {'':14}{heads}", QUIET))
    for line in lines:
        f = line.figures
        by_genre = line.genre != "all"
        name = f"{line.genre} ({line.texts})" if by_genre else line.family.replace("measures ", "  ")
        span = f"{line.low:.2f}–{line.high:.2f}" if line.texts > 1 else "–"
        told = (
            f"  {name:14}{_share(f.precision, f.found):>10}{_share(f.recall, f.gold):>8}"
            f"{_share(f.f1, f.found or f.gold):>7}{span:>12}{f'{f.right}/{f.found}':>12}"
            f"{f'{f.matched}/{f.gold}':>12}"
        )
        screen.put(Text(told, "bold" if line.family == "all" and not by_genre else ""))
    screen.say()


def _share(value: float, of: int) -> str:
    return f"{value:.2f}" if of else "–"


def _tell_reliability(screen: "Screen", found: "Evaluation") -> None:
    from kg.cli.output import QUIET  # noqa: PLC0415 - kg --help stays fast
    from kg.evaluation.calibration import brier, reliability  # noqa: PLC0415 - the same

    screen.say(f"Confidence against truth (Brier score {brier(found.verdicts):.3f}; 0 is best)", "bold")
    screen.put(Text(f"  {'confidence':14}{'claims':>10}{'said':>8}{'right':>8}", QUIET))
    for one in reliability(found.verdicts):
        span = f"{one.low:.1f}–{one.high:.1f}"
        screen.put(Text(f"  {span:14}{one.count:>10}{one.said:>8.2f}{one.right:>8.2f}"))
    screen.say()


def _tell_rows(screen: "Screen", found: "Evaluation") -> None:
    for one in found.results:
        facts = _rows(one)
        if one.tier == "all" and facts:
            screen.say(one.name, "bold")
            for _, _, family, kind, fact in facts:
                style = "yellow" if kind == "missed" else "red"
                screen.item(f"  {kind}", f"{family}: {fact}", 10, (style, ""))
            screen.say()
