"""Run free queries under limits of time and memory, in a process that is ended when it goes too far.

Whether a query is cheap cannot be told from its text, so each one runs there. The process opens the index of
the graph itself (a store in memory is sent over once) and lives as long as the graph is open: the first query
pays for the start, the next ones do not.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, Final, cast
from weakref import finalize

from pyoxigraph import RdfFormat, Triple, serialize
from pyoxigraph import Store as Embedded

from kg.exceptions import QueryError
from kg.graph import sparql_child
from kg.graph.index import fitting_index
from kg.graph.manifest import GRAPH
from kg.graph.remote_queries import RemoteQueries
from kg.graph.sparql import Rows, Term, Triples, bind, check
from kg.graph.sparql_errors import explain
from kg.graph.store import GraphFolder
from kg.graph.stores import Store
from kg.namespaces import PREFIXES

if TYPE_CHECKING:
    from kg.graph.remote_store import RemoteStore

MEMORY: Final = 4 * 2**30
"""How many bytes the process may take, its store included, where the system can hold it to that."""

SECONDS: Final = 30.0
"""How long a query may take unless told otherwise."""


COMMAND: Final = (sys.executable, "-P", str(Path(sparql_child.__file__)))
"""What starts a process for queries; it wants :func:`environment` and, first of all, :func:`greeting`."""


def environment() -> dict[str, str]:
    """Return the environment of a process for queries: it finds the packages that are found here."""
    return dict(os.environ, PYTHONPATH=os.pathsep.join(place for place in sys.path if place))


def greeting(store: Store, index: Path | None, memory: int) -> bytes:
    """Return what a process for queries is told first: which index to open, else all quads, and its limit.

    Args:
        store: the store; its quads are sent over unless there is an index.
        index: the folder of the same store on disk, if it has one.
        memory: how many bytes the process may take.
    """
    quads = b"" if index else _quads(store)
    head = {
        "index": str(index or ""),
        "bytes": len(quads),
        "memory": memory,
        "prefixes": dict(PREFIXES),
    }
    return json.dumps(head).encode("ascii") + b"\n" + quads


def _quads(store: Store) -> bytes:
    if isinstance(store, Embedded):
        return store.dump(format=RdfFormat.N_QUADS) or b""
    return serialize(store, format=RdfFormat.N_QUADS) or b""


class QueryWorker:
    """Runs queries on a store in a process of its own; :meth:`close` ends it.

    Args:
        store: the store; its quads are sent over unless there is an index.
        index: the folder of the same store on disk, if it has one.
        memory: how many bytes the process may take.
    """

    def __init__(self, store: Store, index: Path | None = None, memory: int = MEMORY) -> None:
        self._store = store
        self._index = index
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._end: finalize[[subprocess.Popen[bytes]], QueryWorker] | None = None
        self._lock = Lock()

    def run(
        self,
        query: str,
        bindings: Mapping[str, Term] = MappingProxyType({}),
        limit: int | None = None,
        seconds: float | None = SECONDS,
    ) -> Rows | Triples | bool:
        """Run a query as :func:`kg.graph.sparql.run` does and return its answer.

        Args:
            query: SPARQL 1.1; the prefixes of the project need not be declared.
            bindings: terms by the names of the variables that they stand for.
            limit: the largest number of rows or triples; the work ends when they are there.
            seconds: how long it may take; None means as long as it likes.

        Raises:
            QueryError: if the query is refused, does not parse, or takes too long or too much memory.
        """
        check(query)
        bound = bind(query, bindings) if bindings else query
        asked = {"query": bound, "original": query, "limit": limit, "seconds": seconds}
        with self._lock:
            try:
                found = self._ask(asked, seconds)
            except BaseException:
                self.close()  # so that an answer that comes too late is not taken for the next one
                raise
        return _read(found, query)

    def _ask(self, asked: Mapping[str, Any], seconds: float | None) -> Mapping[str, Any]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        process = self._process or self._start()
        late: list[bool] = []

        def stop() -> None:
            late.append(True)
            process.kill()

        timer = Timer(seconds, stop) if seconds is not None else None
        if timer is not None:
            timer.daemon = True
            timer.start()
        try:
            line = _exchange(process, json.dumps(asked).encode("ascii") + b"\n")
        finally:
            if timer is not None:
                timer.cancel()
        if late:
            self.close()
        if line:
            return dict(json.loads(line))
        if late:
            raise QueryError(
                f"the query was stopped after {seconds:g} seconds",
                "",
                "Ask for less, begin with a thing that is known, or allow more time (--timeout, timeout=)",
            )
        raise _too_large()

    def _start(self) -> "subprocess.Popen[bytes]":
        process = subprocess.Popen(  # noqa: S603 - our own program, and no word of a user in the command
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        self._process = process
        # A graph that nobody closes ends its process too, when it is no longer used.
        self._end = finalize(self, _stop, process)
        if not _exchange(process, greeting(self._store, self._index, self._memory)):
            raise QueryError("the process for queries does not start", "", "Give the query more memory")
        return process

    def close(self) -> None:
        """End the process; the next query starts another one."""
        self._process = None
        if self._end is not None:
            self._end()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            _there(pipe).close()
    process.wait()


def worker_of(graph: GraphFolder) -> QueryWorker | RemoteQueries:
    """Return what runs queries on an open graph: a server, or a worker.

    A worker opens the index if that fits, else quads are sent over.
    """
    if not isinstance(graph.store, Embedded):
        return RemoteQueries(cast("RemoteStore", graph.store))
    return QueryWorker(graph.store, fitting_index(graph.folder, graph.manifest.files.get(GRAPH, "")))


def _exchange(process: "subprocess.Popen[bytes]", data: bytes) -> bytes:
    """Send something and return the line that comes back; empty if the process ended before."""
    try:
        _there(process.stdin).write(data)
        _there(process.stdin).flush()
    except OSError:
        return b""
    line = _there(process.stdout).readline()
    return line if line.endswith(b"\n") else b""


def _there(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise QueryError("the process for queries has no pipe", "", "Report this")
    return pipe


def _too_large() -> QueryError:
    hint = "Ask for less at a time, or count instead of listing"
    return QueryError("the query needs more memory than it may take", "", hint)


def _read(found: Mapping[str, Any], query: str) -> Rows | Triples | bool:
    match found:
        case {"boolean": bool(answer)}:
            return answer
        case {"columns": columns, "rows": rows, "truncated": truncated}:
            terms = tuple(tuple(map(sparql_child.decode, row)) for row in rows)
            return Rows(tuple(columns), terms, truncated)
        case {"triples": triples, "truncated": truncated}:
            made = {Triple(*map(sparql_child.decode, triple)) for triple in triples}
            return Triples(tuple(sorted(made, key=str)), truncated)
        case {"syntax": message}:
            raise explain(query, message)
        case {"failed": message}:
            raise QueryError(f"the query cannot be worked out ({message})", "", "Simplify the query")
    raise _too_large()
