"""What every part of the server knows: the graph, how it is called, and what it may spend on a request."""

from dataclasses import dataclass

from kg.opened import Graph


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may cost.

    Attributes:
        seconds: how long a query may run before its process is ended.
        rows: how many rows or triples an answer may have.
        memory: how many bytes the process of the queries may take, its store included.
        body: how many bytes a request may send.
        workers: how many queries run side by side, each in a process of its own.
    """

    seconds: float = 30.0
    rows: int = 100_000
    memory: int = 4 * 2**30
    body: int = 1_000_000
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Site:
    """A graph that is served.

    Attributes:
        graph: the open graph; all reading of it is safe from several threads.
        title: how the pages call it.
        limits: what one request may cost.
    """

    graph: Graph
    title: str = "Policy knowledge graph"
    limits: Limits = Limits()
