"""The commands that tell what is known: all about one thing, or claim by claim."""

import click

from kg.cli.options import Command, Place, format_option, graph_option, open_graph


@click.command(
    cls=Command,
    examples=('kg show "Western Science City"', "kg show r:place-chongqing --format json"),
)
@click.argument("name")
@graph_option
@format_option
def show(name: str, folder: Place | None, syntax: str) -> None:
    """Tell all that is known of a thing, with the sentences that say so.

    NAME is a name or another name of the thing as it stands in the documents, or its id. Statements
    that are not accepted as facts are marked.
    """
    from kg.cli.statements import write_description  # noqa: PLC0415 - kg --help stays fast

    with open_graph(folder) as graph:
        write_description(graph.show(name), syntax)


@click.command(
    cls=Command,
    examples=(
        'kg claims "Western Science City"',
        "kg claims --status disputed",
        'kg claims --predicate "issued by" --format csv',
    ),
)
@click.argument("name", required=False)
@click.option("--predicate", metavar="RELATION", help="Only this relation: in words, or its id.")
@click.option("--status", metavar="STATUS", help="Only proposed, accepted, disputed or rejected ones.")
@click.option("--document", metavar="NAME", help="Only those of one document: its title or id.")
@click.option("--rule", metavar="RULE", help="Only those that a rule drew; * stands for any letters.")
@graph_option
@format_option
def claims(
    *,
    name: str | None,
    predicate: str | None,
    status: str | None,
    document: str | None,
    rule: str | None,
    folder: Place | None,
    syntax: str,
) -> None:
    """List what the documents say, with status, rule and sentence.

    All claims, or those about the thing that NAME stands for.
    """
    from kg.cli.statements import write_claims  # noqa: PLC0415 - kg --help stays fast

    filters = {"predicate": predicate, "status": status, "document": document, "rule": rule}
    with open_graph(folder) as graph:
        found = graph.claims(name, **{key: value for key, value in filters.items() if value is not None})
        write_claims(found, syntax)
