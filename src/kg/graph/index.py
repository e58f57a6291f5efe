"""The on-disk Oxigraph index of a graph folder: a cache that is rebuilt when it does not fit."""

import shutil
import tempfile
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from kg.exceptions import GraphError
from kg.graph.manifest import GRAPH, INDEX

_BROKEN = (OSError, RuntimeError, SyntaxError, ValueError)
"""What Oxigraph raises for an index that it cannot open or quads that it cannot load."""

STORE, DIGEST = "oxigraph", "graph.sha256"


def build_index(folder: Path, digest: str) -> None:
    """Load the quads of a graph folder into a new store in ``index/``; ``digest`` is that of the quads."""
    new = Path(tempfile.mkdtemp(prefix=f"{INDEX}.", dir=folder))
    try:
        new.chmod(0o755)
        store = Store(new / STORE)
        store.bulk_load(path=folder / GRAPH, format=RdfFormat.N_QUADS)
        store.flush()
        del store
        (new / DIGEST).write_text(digest, encoding="ascii")
        shutil.rmtree(folder / INDEX, ignore_errors=True)
        new.rename(folder / INDEX)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def open_index(folder: Path, digest: str) -> Store:
    """Return a store with the quads of a graph folder.

    It is the index on disk if that fits the digest of the quads, or can be rebuilt; else a store in memory.

    Raises:
        GraphError: if the quads cannot be read.
    """
    try:
        if _fits(folder, digest):
            return Store.read_only(str(folder / INDEX / STORE))
    except _BROKEN:
        pass
    try:
        build_index(folder, digest)
        return Store.read_only(str(folder / INDEX / STORE))
    except _BROKEN:
        return load_quads(folder / GRAPH, RdfFormat.N_QUADS)


def _fits(folder: Path, digest: str) -> bool:
    try:
        return (folder / INDEX / DIGEST).read_text(encoding="ascii") == digest
    except (OSError, ValueError):
        return False


def load_quads(path: Path, syntax: RdfFormat) -> Store:
    """Return a store in memory with the quads of a file.

    Raises:
        GraphError: if the file is missing or malformed.
    """
    store = Store()
    try:
        store.bulk_load(path=path, format=syntax)
    except (OSError, ValueError, SyntaxError) as error:
        raise GraphError(f"the graph cannot be read ({error})", str(path), "Build the graph again") from error
    return store
