"""The commands that draw: the graph page, the pictures, and the report of the main ones."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kg.cli.options import Command, Place, graph_option, open_graph
from kg.exceptions import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.views.picture import Picture

VIEWS: Final = ("graph", "ring", "lanes", "matrix", "timeline", "map", "path")
_OTHER_FILES: Final = frozenset(
    {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf", ".ps", ".eps", ".docx", ".json", ".csv"}
)
_TITLE: Final = "Policy knowledge graph"


@click.command(
    cls=Command,
    examples=(
        "kg view -o graph.html",
        'kg view --view ring --about "Western Science City" -o ring.html',
        "kg view --view lanes -o lanes.svg",
        'kg view --view path --about Shapingba --to "State Council" -o path.html',
        "kg view --view matrix --rows places --columns industries -o matrix.html",
        "kg view --view map --outlines provinces.geojson -o map.html",
    ),
)
@click.option(
    "--view", "kind", type=click.Choice(VIEWS), default="graph", show_default=True, help="What to draw."
)
@click.option("--about", metavar="NAME", help="The thing that it is about; a ring needs one.")
@click.option("--to", metavar="NAME", help="The other end of a path.")
@click.option(
    "--rows",
    default="",
    metavar="FAMILY",
    help="The rows of a matrix.  [default: what is linked most]",
)
@click.option("--columns", default="", metavar="FAMILY", help="The columns of a matrix.  [default: the same]")
@click.option(
    "--outlines",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="GeoJSON whose lines are drawn beneath a map.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The page to write, or only the drawing if it ends in .svg.  [default: kg-VIEW.html]",
)
@click.option("--title", help="The title of the page.")
@click.option(
    "--pins",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Keeps where things lie on the graph page: read if it is there, then written.",
)
@graph_option
def view(
    kind: str,
    about: str | None,
    to: str | None,
    rows: str,
    columns: str,
    outlines: Path | None,
    output: Path | None,
    title: str | None,
    pins: Path | None,
    folder: Place | None,
) -> None:
    """Draw the graph, or a picture of it, as one file that works offline.

    graph is an interactive page of everything. The others are still pictures, each with the same facts as a
    table: ring (what one thing is related to), lanes (bodies, policies, measures, places), matrix (two
    families against each other), timeline (dates and deadlines), map (where the places are) and path (how
    two things are linked, with the sentences).
    """
    target = _page(output or Path(f"kg-{kind}.html"), () if kind == "graph" else (".svg",))
    if pins is not None and kind != "graph":
        raise InputError("only the graph page keeps places", "--pins", "Leave it out, or --view")
    empty = ""
    with open_graph(folder) as graph:
        if kind == "graph":
            if about:
                raise InputError("the graph page shows everything", "--about", "Take --view ring or lanes")
            graph.view(target, title or _TITLE, pins=pins)
        elif kind == "path":
            if not about or not to:
                raise InputError("a path has two ends", "path", "Name them: --about NAME --to NAME")
            _write(graph.path_picture(about, to), target, title)
        else:
            picture = graph.picture(kind, about, rows=rows, columns=columns, outlines=_read(outlines))
            _write(picture, target, title)
            empty = "" if picture.rows else f" It shows nothing: {picture.description}"
    click.echo(f"The picture is in {click.format_filename(target)}; open it in a browser.{empty}")


def _page(target: Path, others: "Sequence[str]" = ()) -> Path:
    """Return where a page is to be written.

    Raises:
        InputError: if the name promises something else than a page, or what else can be written.
    """
    suffix = target.suffix.lower()
    if suffix in _OTHER_FILES and suffix not in others:
        hint = f"Choose a name that ends in {' or '.join(('.html', *others))}"
        raise InputError(f"no {suffix} is written here", str(target), hint)
    return target


def _write(picture: "Picture", target: Path, title: str | None) -> None:
    from kg.views.files import write_page  # noqa: PLC0415 - kg --help stays fast
    from kg.views.picture_pages import picture_page  # noqa: PLC0415 - the same

    only = target.suffix.lower() == ".svg"
    write_page(f"{picture.svg}\n" if only else picture_page([picture], title or ""), target)


def _read(outlines: Path | None) -> "Mapping[str, object] | None":
    if outlines is None:
        return None
    hint = "It must be GeoJSON: an object with features, a geometry or coordinates"
    try:
        data = json.loads(outlines.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"it cannot be read ({error.strerror})", str(outlines), hint) from error
    except ValueError as error:
        raise InputError("it is not JSON", str(outlines), hint) from error
    if not isinstance(data, dict):
        raise InputError("it is not GeoJSON", str(outlines), hint)
    return data


@click.command(cls=Command, examples=("kg report -o report.html",))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="kg-report.html",
    show_default=True,
    metavar="FILE",
    help="The page to write.",
)
@click.option("--title", default=_TITLE, show_default=True, help="The title of the page.")
@graph_option
def report(output: Path, title: str, folder: Place | None) -> None:
    """Put the main pictures of the graph on one printable page, with contents and tables.

    Lanes, two matrices, the timeline, the map, and the best connected zone, policy, body and area.
    """
    _page(output)
    with open_graph(folder) as graph:
        graph.overview(output, title)
    click.echo(f"The report is in {click.format_filename(output)}; open or print it in a browser.")
