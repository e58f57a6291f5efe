"""The small notebook of a bundle: opens the graph beside it and asks it first questions."""

import json
from typing import Any, Final

_WHO: Final = """\
issued = graph.query(
    "SELECT ?policy ?body WHERE {{ GRAPH r:graph-facts {{ ?policy kg:issuedBy ?body }} }} ORDER BY ?policy"
)
print(issued)"""
_NETWORK: Final = """\
network = graph.network()
print(network.number_of_nodes(), "things,", network.number_of_edges(), "relations")"""
_CELLS: Final = (
    (
        "markdown",
        "# What is in this graph?\n\nInstall the program once with `pip install policy-kg[notebook]`, then "
        "run the cells from top to bottom. Nothing is loaded from the network.",
    ),
    ("code", 'import kg\n\ngraph = kg.open("{folder}")\ndict(graph.counts)'),
    (
        "markdown",
        "Who issued what? Every answer rests on claims, and every claim on a passage of a document.",
    ),
    ("code", _WHO),
    ("markdown", "Where do the sources disagree?"),
    ("code", 'for conflict in graph.conflicts():\n    print(conflict.kind, conflict.about.label, sep=": ")'),
    ("markdown", "The relations as a network, to go on with in networkx."),
    ("code", _NETWORK),
    (
        "markdown",
        'These are the questions that can be asked by name, as in `graph.ask("cq06", place="Shapingba")`.',
    ),
    ("code", "for question in graph.questions():\n    print(question.id, question.question)"),
)


def notebook(folder: str) -> str:
    """Return the notebook as text (nbformat 4.5) without outputs; ``folder`` is the graph beside it."""
    cells = [_cell(i, kind, text.format(folder=folder)) for i, (kind, text) in enumerate(_CELLS)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _cell(number: int, kind: str, text: str) -> dict[str, Any]:
    cell: dict[str, Any] = {"cell_type": kind, "id": f"cell-{number}", "metadata": {}}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell | {"source": text.splitlines(keepends=True)}
