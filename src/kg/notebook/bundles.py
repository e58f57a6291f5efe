"""What Jupyter shows of a graph, a network, a thing, an answer and a result: one text a MIME type.

Every bundle has ``text/html`` for notebooks, ``text/markdown`` for what does not take HTML, and
``text/plain`` for a terminal. Words of documents are escaped in all of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import networkx as nx
from markupsafe import Markup

from kg.counting import counted
from kg.exceptions import KgError
from kg.network.appearance import legend
from kg.network.paths import Hop, Paths
from kg.notebook.beside import put_beside
from kg.notebook.chain import chain
from kg.notebook.picture import MOST, picture
from kg.notebook.pieces import anchor, element, fold, framed, image, join, quotation, table
from kg.questions import tables
from kg.questions.ask import Answer
from kg.questions.cells import Row
from kg.questions.headings import clean, heading, told
from kg.questions.records import Quote
from kg.questions.results import Result
from kg.questions.show import Description, Statement
from kg.questions.tabular import Tabular
from kg.views.path_markdown import paths_markdown
from kg.views.picture import Picture

Bundle = dict[str, str]
LARGEST = 300
"""Networks of more things are not drawn as a page in the notebook: each page would stay in the file."""
DRAWN = 50_000
"""Graphs of more claims are told in numbers."""
ROWS = 50
"""So many rows are shown; ``.df`` and ``.to_csv()`` hold them all."""
_FIRST = 12


def bundle(html: Markup, markdown: str, plain: str) -> Bundle:
    """Return three forms of one thing by their MIME types."""
    return {"text/html": str(html), "text/markdown": markdown, "text/plain": plain}


def opened_bundle(folder: Path, counts: Mapping[str, int], *, example: bool) -> Bundle:
    """Return one line that says which graph was opened and what it holds."""
    name = "The example graph" if example else f"The graph in {folder}"
    told_as = f"{name}: {counts.get('documents', 0):,} documents, {counts.get('claims', 0):,} claims"
    return bundle(element("div", told_as), _line(told_as), told_as)


def graph_bundle(
    counts: Mapping[str, int],
    network: "Callable[[], nx.MultiDiGraph[str]]",
    title: str,
    told_as: str,
    folder: Path | None = None,
) -> Bundle:
    """Return a graph as its network; one of very many claims as numbers only, since drawing takes long."""
    if counts.get("claims", 0) <= DRAWN:
        return network_bundle(network(), title, told_as, folder)
    lines = [(name, f"{count:,}") for name, count in counts.items()]
    hint = "Too large to be drawn at a glance; ask it, or take a part: graph.network(kinds=[…])"
    html = join((element("b", title), table(("what", "how many"), lines), element("div", hint)))
    return bundle(html, f"{tables.to_markdown(('what', 'how many'), lines)}\n{hint}", told_as)


def network_bundle(
    network: "nx.MultiDiGraph[str]", title: str, told_as: str = "", folder: Path | None = None
) -> Bundle:
    """Return an interactive page of a network above a still picture and a table.

    The page of a network of more than ``LARGEST`` things is written into a file in ``folder``, that of the
    notebook, and only linked to; without a folder a line says how to write it. ``told_as`` is the plain
    text; by default the numbers of things and relations.
    """
    title = clean(title)
    size = f"{title}: {counted(len(network), 'thing')}, {counted(network.number_of_edges(), 'relation')}"
    columns, lines = _foremost(network)
    alternative = f"{title}: its best linked things, at most {MOST}, as a network"
    counts = ", ".join(f"{entry.count} × {entry.kind}" for entry in legend(network))
    markdown = f"{_line(size)}\n\n{_line(counts)}\n\n{tables.to_markdown(columns, lines)}"
    plain = told_as or size
    if not len(network):
        return bundle(element("div", size), _line(size), plain)
    still = join((image(picture(network), alternative), table(columns, lines)))
    if len(network) > LARGEST:
        link, words = _apart(network, title, folder)
        return bundle(join((element("div", size), link, still)), f"{markdown}\n\n{_line(words)}", plain)
    from kg.views.pages import graph_page  # noqa: PLC0415 - pyvis loads slowly

    beneath = join((element("div", size), still))
    return bundle(framed(graph_page(network, title), title, beneath), markdown, plain)


def _apart(network: "nx.MultiDiGraph[str]", title: str, folder: Path | None) -> tuple[Markup, str]:
    """Return the line that leads to the page of a large network, as an element and in words."""
    made = None
    if folder is not None:
        from kg.views.pages import graph_page  # noqa: PLC0415 - pyvis loads slowly

        made = put_beside(graph_page(network, title), title, folder)
    if made is None:
        words = "Too many for a page in the notebook; %kg_view graph.html writes it into a file of its own."
        return element("div", words), words
    head = "Too many for a page in the notebook: explore them in "
    foot = " (in JupyterLab press Trust HTML there, or open the file in a browser)"
    whole = join((head, anchor(made.file, made.address), foot))
    return element("div", whole), f"{head}{made.file}{foot}"


def _foremost(network: "nx.MultiDiGraph[str]") -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    order = sorted(network, key=lambda node: (-network.degree(node), node))[:_FIRST]
    nodes = network.nodes
    lines: list[tuple[str, ...]] = [
        (str(nodes[n]["label"]), str(nodes[n]["kind"]), f"{network.degree(n):,}") for n in order
    ]
    return ("best linked", "kind", "relations"), lines


def answer_bundle(answer: Answer) -> Bundle:
    """Return a question with its values, the rows, and beside each row the sentences that bear it out.

    The sentences are there while the graph that was asked is open.
    """
    values = "; ".join(f"{one.name}: {one.label}" for one in answer.parameters)
    parts = [element("div", join((element("b", answer.question.question), f" ({answer.question.id})")))]
    parts += [element("div", line) for line in (values, answer.note and f"Note: {answer.note}.") if line]
    if answer.told:
        parts.append(element("p", answer.told))
    columns, lines = _for_people(answer, answer.rows[:ROWS])
    quotes = _evidence(answer, answer.rows[:ROWS])
    if quotes:
        columns = (*columns, "said by")
        lines = [[*line, _quoted(said)] for line, said in zip(lines, quotes, strict=True)]
    if lines or not answer.told:
        parts.append(_rows(columns, lines, len(answer)))
    left_out = [f"{one}." for one in (*answer.waiting, *answer.hints)]
    parts += [element("p", line) for line in left_out]
    query = element("pre", Markup.escape(answer.sparql), "white-space:pre-wrap;text-align:left")
    parts.append(fold("The query", query))
    asked = f"**{_line(answer.question.question)}**"
    markdown = "\n\n".join(line for line in (asked, _line(values), _line(answer.told)) if line)
    return bundle(join(parts), "\n\n".join([markdown, _markdown(answer), *map(_line, left_out)]), str(answer))


def result_bundle(result: Result) -> Bundle:
    """Return the rows of a query, or yes or no; things are told by their labels."""
    if result.form == "ASK":
        answer = result.rows[0].label("answer")
        return bundle(element("b", answer), f"**{answer}**", answer)
    columns, lines = _for_people(result, result.rows[:ROWS])
    notes = [element("div", f"Note: {note}.") for note in result.notes]
    return bundle(join([_rows(columns, lines, len(result)), *notes]), _markdown(result), str(result))


def thing_bundle(thing: Description, network: "nx.MultiDiGraph[str] | None" = None) -> Bundle:
    """Return what is known of a thing: its names, and each statement with its standing and sentences."""
    kinds = ", ".join(thing.kinds) or thing.thing.kind
    parts: list[Markup] = [element("div", join((element("b", thing.thing.label), f" ({kinds})")))]
    also = f"also called {'; '.join(thing.aliases)}" if thing.aliases else ""
    parts += [element("div", also)] if also else []
    if network is not None and len(network) > 1:
        parts.append(image(picture(network), f"{thing.thing.label} and what it is linked to"))
    said = [(r.words, s) for r in thing.relations for s in r.statements]
    lines = [(words, s.other.label, s.status, _sources(s)) for words, s in said[:ROWS]]
    parts.append(_rows(("relation", "other", "standing", "said by"), lines, len(said)))
    head = f"**{_line(thing.thing.label)}** ({_line(kinds)})" + (f", {_line(also)}" if also else "")
    return bundle(join(parts), f"{head}\n\n{thing.to_markdown()}", str(thing))


def picture_bundle(shown: Picture) -> Bundle:
    """Return a drawing with what it shows in words, and its facts as a table."""
    lines = [[*row.cells, _sentences(row.sentences)] for row in shown.rows[:ROWS]]
    notes = [element("div", f"Note: {note}") for note in shown.notes]
    head = [element("div", element("b", shown.title)), element("div", shown.description)]
    drawn = image(str(shown.svg), shown.description)
    html = join([*head, drawn, *notes, _rows((*shown.columns, "said by"), lines, len(shown.rows))])
    markdown = tables.to_markdown(shown.columns, [row.cells for row in shown.rows[:ROWS]])
    words = f"**{_line(shown.title)}**\n\n{_line(shown.description)}"
    return bundle(html, f"{words}\n\n{markdown}", f"{shown.title}: {shown.description}")


def _sentences(said: Sequence[tuple[str, str]]) -> Markup:
    return _quoted([Quote(document, "", text=sentence) for sentence, document in said])


def paths_bundle(found: Paths) -> Bundle:
    """Return the paths between two things, each as a picture and step by step with its sentences."""
    parts = [element("div", element("b", f"{found.start.label} → {found.end.label}"))]
    parts += [element("div", found.reason)] if found.reason else []
    for path in (*found, *((found.instead,) if found.instead else ())):
        parts += [element("div", path.sentence), image(chain(path), path.sentence)]
        lines = [(h.start.label, h.words, h.end.label, h.standing, _passages(h)) for h in path.hops]
        parts.append(table(("from", "", "to", "standing", "said by"), lines))
    return bundle(join(parts), paths_markdown(found), str(found))


def _passages(hop: Hop) -> Markup:
    return _quoted([Quote(p.document, p.source, text=p.sentence, page=p.page) for p in hop.passages])


def _sources(statement: Statement) -> Markup:
    return _quoted(statement.quotes) if statement.quotes else join(("; ".join(statement.documents),))


def _evidence(answer: Answer, rows: Iterable[Row]) -> list[tuple[Quote, ...]]:
    try:
        return [answer.evidence(row) for row in rows]
    except KgError:
        return []  # the graph was closed since; the rows are still right


def _quoted(quotes: Sequence[Quote]) -> Markup:
    """Return passages, closed behind the number of them; a reference table is only named."""
    said = [quote for quote in quotes if quote.text]
    tables_named = sorted({quote.document for quote in quotes if not quote.text})
    if not said:
        return join(("; ".join(tables_named),))
    pages = (f"{q.document}, page {q.page}" if q.page else q.document for q in said)
    inside = join(quotation(q.text, source) for q, source in zip(said, pages, strict=True))
    number = f"{len(said)} sentence{'' if len(said) == 1 else 's'}"
    return fold(number, inside)


def _rows(columns: Sequence[str], lines: Sequence[Sequence[object]], every: int) -> Markup:
    if not lines:
        return element("div", "No rows.")
    more = (
        f"… and {every - len(lines):,} more; .df and .to_csv() hold them all." if every > len(lines) else ""
    )
    return join((table(columns, lines), element("div", more) if more else ""))


def _for_people(rows: Tabular, shown: Iterable[Row]) -> tuple[tuple[str, ...], list[list[object]]]:
    """Return headings and cells in words, without columns that repeat another."""
    columns = rows.for_people()[0]
    lines: list[list[object]] = [[told(row.cell(column), column) for column in columns] for row in shown]
    return tuple(heading(column) for column in columns), lines


def _markdown(rows: Tabular) -> str:
    columns, lines = _for_people(rows, rows.rows[:ROWS])
    return (
        tables.to_markdown(columns, [[str(cell) for cell in line] for line in lines]) if lines else "No rows."
    )


def _line(text: str) -> str:
    """Return a text as one cell of Markdown would hold it: on one line, with its marks escaped."""
    return tables.to_markdown((), [(text,)]).splitlines()[-1].removeprefix("| ").removesuffix(" |").strip()


def plain_bundle(text: str, language: str) -> Bundle:
    """Return a text such as Turtle or CSV as it stands, without what a terminal would obey."""
    safe = "\n".join(clean(line) if not line.isprintable() else line for line in text.splitlines())
    block = element("pre", Markup.escape(safe), "text-align:left")
    fence = "`" * max(3, 1 + max((len(run) for run in _ticks(safe)), default=0))
    return bundle(block, f"{fence}{language}\n{safe}\n{fence}", safe)


def _ticks(text: str) -> Iterable[str]:
    return (run for run in "".join(c if c == "`" else " " for c in text).split())


def things_of(rows: Tabular, given: Iterable[str] = ()) -> frozenset[str]:
    """Return the IRIs of the things that an answer or result speaks of."""
    return frozenset(iri for row in rows.rows for iri in row.iris) | frozenset(given)


def among(network: "nx.MultiDiGraph[str]", ids: Iterable[str]) -> "nx.MultiDiGraph[str]":
    """Return the part of a network that lies between things given by their compact IRIs."""
    wanted = frozenset(ids)
    return network.subgraph([node for node in network if node in wanted])


def around(network: "nx.MultiDiGraph[str]", node: str) -> "nx.MultiDiGraph[str] | None":
    """Return a thing with its neighbours, or None if the network does not have it."""
    if node not in network:
        return None
    return network.subgraph({node, *network.successors(node), *network.predecessors(node)})
