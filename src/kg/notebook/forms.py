"""The forms in which a magic shows an answer: table, picture, frame, Turtle, CSV."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import networkx as nx
from pyoxigraph import NamedNode

from kg.exceptions import InputError
from kg.namespaces import PREFIXES, compact
from kg.notebook.bundles import Bundle, among, network_bundle, plain_bundle, things_of
from kg.notebook.shell import notebook_folder
from kg.questions.ask import Answer
from kg.questions.results import Result

if TYPE_CHECKING:
    from pandas import DataFrame

FORMS: Final = ("table", "graph", "df", "turtle", "csv")


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that Jupyter shows by the bundle that it carries."""

    bundle: Bundle

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Bundle:
        return self.bundle

    def __repr__(self) -> str:
        return self.bundle["text/plain"]


def formed(
    found: Answer | Result, form: str, network: "Callable[[], nx.MultiDiGraph[str]]"
) -> "Answer | Result | Shown | DataFrame":
    """Return an answer or a result in one of ``FORMS``; ``network`` gives the network it is a part of.

    Raises:
        InputError: if Turtle is asked of what is no graph.
        KgError: if a frame is asked and pandas is not installed.
    """
    if form == "df":
        return found.df
    if form == "csv":
        return Shown(plain_bundle(found.to_csv(), "csv"))
    if form == "turtle":
        return Shown(plain_bundle(_turtle(found), "turtle"))
    if form == "graph":
        return Shown(network_bundle(_drawn(found, network()), _title(found), folder=notebook_folder()))
    return found


def _turtle(found: Answer | Result) -> str:
    if not isinstance(found, Result) or found.form != "CONSTRUCT":
        hint = "Begin the query with CONSTRUCT or DESCRIBE, or use --as table"
        raise InputError("only CONSTRUCT and DESCRIBE give triples", "--as turtle", hint)
    from rdflib import Graph  # noqa: PLC0415 - slow to load

    graph = Graph(bind_namespaces="none")
    for prefix, iri in sorted(PREFIXES.items()):
        graph.bind(prefix, iri)
    return graph.parse(data=found.ntriples, format="nt").serialize(format="turtle")


def _drawn(found: Answer | Result, network: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return the things of an answer and the facts between them."""
    given = (
        [one.term.value for one in found.parameters if isinstance(one.term, NamedNode)]
        if isinstance(found, Answer)
        else []
    )
    part = among(network, (compact(iri) for iri in things_of(found, given)))
    if not len(part):
        raise InputError("no things of the graph are in it", "--as graph", "Use --as table")
    return part


def _title(found: Answer | Result) -> str:
    return found.question.question if isinstance(found, Answer) else "The things of the result"
