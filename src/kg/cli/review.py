"""The command that walks through what a person should look at, and writes each judgement at once."""

from pathlib import Path

import click

from kg.cli.ledger import graph_option, ledger_option, signature_options
from kg.cli.options import Command

ONLY = {"claims": "claim", "things": "merge", "conflicts": "conflict"}


@click.command(
    cls=Command,
    examples=(
        "kg review",
        "kg review --only conflicts",
        'kg review "Tidal Flats Zone" --graph my-graph',
    ),
)
@click.argument("name", required=False)
@click.option("--only", type=click.Choice(tuple(ONLY)), help="Only claims, things or conflicts.")
@signature_options
@graph_option
@ledger_option
def review(
    *,
    name: str | None,
    only: str | None,
    who: str | None,
    when: str | None,
    why: str,
    folder: Path | None,
    path: Path,
) -> None:
    """Walk through conflicts, doubts and candidates, and judge them.

    First comes what most facts hang on. Each question is shown with its sentences; one key answers it, and
    the judgement is in the ledger at once. NAME restricts it to one thing. Keys are also read from a file
    or a pipe, one a line.
    """
    from kg.cli.judging import Clerk, open_judged, signature  # noqa: PLC0415 - kg --help stays fast
    from kg.cli.review_keys import make_reader  # noqa: PLC0415 - the same
    from kg.cli.reviewing import Review, closing  # noqa: PLC0415 - the same
    from kg.questions.names import resolve  # noqa: PLC0415 - the same

    with open_judged(folder) as graph:
        clerk = Clerk(graph)
        about = resolve(clerk.names, name).iri if name else ""
        session = Review(clerk, path, signature(who, when, why), make_reader())
        session.walk(about, ONLY.get(only or "", ""))
    closing(session, folder)
