"""The library as its users see it: build a graph, open it, ask it."""

import sys
import warnings
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import resources
from kg.exceptions import GraphError
from kg.opened import Graph

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from kg.engines import Engine
    from kg.exports.opening import Unpacked
    from kg.graph.difference import Difference
    from kg.graph.verification import Verification
    from kg.leftover import Leftover
    from kg.model import Document, Extraction
    from kg.pipeline import Progress

DEFAULT = "kg-graph"


def build(
    *paths: Path | str,
    output: Path | str = DEFAULT,
    jobs: int = 1,
    progress: "Progress | None" = None,
    parser: bool = True,
    ledger: Path | str | None = None,
    fresh: bool = False,
    engine: "Engine | None" = None,
) -> Graph:
    """Build a graph from documents (files, folders, globs), write it into a folder and open it.

    With ``parser`` the subjects of claims are checked by grammar where the extra ``nlp`` is installed; that
    changes their tiers only. ``ledger`` is a file of judgements, which are applied last; the report tells
    what became of each. What was read and drawn for the graph that is already there is used again where files
    and rules are the same, unless ``fresh``. ``engine`` (such as :class:`kg.spark.engine.Spark`) reads and
    draws in place of ``jobs`` processes here.

    Raises:
        NothingReadError: if no document could be read.
        InputError: if the ledger cannot be read; a single line that cannot is told in the report.
        GraphError: if the folder cannot be written.
    """
    from kg.graph.store import open_graph  # noqa: PLC0415 - import kg stays light
    from kg.ledger.file import read_ledger  # noqa: PLC0415 - the same
    from kg.pipeline import build as run  # noqa: PLC0415 - the same

    known = None if ledger is None else read_ledger(Path(ledger))
    built = run(
        paths,
        Path(output),
        jobs=jobs,
        progress=progress,
        parser=parser,
        ledger=known,
        fresh=fresh,
        engine=engine,
    )
    _tell_notebook()
    return Graph(open_graph(built.folder), built.left_out, built.changes)


# Not a path that anybody has: a folder of that name must not stand in for the example.
EXAMPLE = ":example:"


def open(folder: Path | str | None = None) -> Graph:
    """Open a graph: the folder given, else ``kg-graph`` here, else the example that comes with the package.

    ``kg.EXAMPLE`` names the example outright. A bundle (:meth:`Graph.bundle`) is opened too, unpacked or as
    the zip file that it is; then every file of the graph is compared with its digest, and lies in a
    temporary folder until the graph is closed.

    The address of a server (``https://…``) opens the graph that :meth:`Graph.push` sent there; who asks is
    told by KG_USER and KG_PASSWORD, or KG_TOKEN, in the environment.

    Raises:
        GraphError: if the folder is missing or holds no graph, or a bundle is damaged.
        InputError: if what looks like the address of a server is none.
        ServerError: if a server cannot be reached, or does not answer as it should.
    """
    from kg.graph.store import open_graph  # noqa: PLC0415 - import kg stays light

    if folder is None:
        folder = DEFAULT if Path(DEFAULT).is_dir() else EXAMPLE
    _tell_notebook()
    if str(folder) == EXAMPLE:
        return _example()
    from kg.exports.opening import graph_of, is_bundle, open_bundle  # noqa: PLC0415 - the same
    from kg.graph.remote_address import insecurity, is_address  # noqa: PLC0415 - the same

    if is_address(folder):
        from kg.graph.remote_graph import open_remote  # noqa: PLC0415 - the same

        if told := insecurity(str(folder)):
            warnings.warn(told, stacklevel=2)
        return Graph(open_remote(str(folder)))
    path = Path(folder)
    return Graph(open_bundle(path) if is_bundle(path) else open_graph(graph_of(path)))


def unpack(bundle: Path | str, folder: Path | str) -> "Unpacked":
    """Unpack a bundle into a new folder, every file compared with its digest, and tell what it holds.

    Raises:
        GraphError: if the file is no bundle or is damaged, or the folder is taken.
    """
    from kg.exports.opening import unpack as run  # noqa: PLC0415 - import kg stays light

    return run(Path(bundle), Path(folder))


def diff(old: Path | str, new: Path | str) -> "Difference":
    """Return what differs between two versions of a graph.

    Each is a graph folder, a ``.trig`` or ``.nq`` file, ``COMMIT:path`` as git knows it, or the address of
    a server.

    Raises:
        InputError: if there is no such version, or git cannot be asked.
        GraphError: if one of them is no graph.
    """
    from kg.graph.difference import compare  # noqa: PLC0415 - import kg stays light
    from kg.graph.version import read_version  # noqa: PLC0415 - the same

    with ExitStack() as held:
        one, other = (
            replace(read_version(_at_hand(str(place), held)), name=str(place)) for place in (old, new)
        )
        return compare(one, other)


def _at_hand(place: str, held: ExitStack) -> str:
    """Return where a graph lies on this machine; one on a server is fetched for as long as is needed."""
    from kg.graph.remote_address import is_address  # noqa: PLC0415 - import kg stays light

    return str(held.enter_context(open(place)).source.on_disk()) if is_address(place) else place


def verify(folder: Path | str, *sources: Path | str) -> "Verification":
    """Check a graph folder as :meth:`Graph.verify` does, without opening it: a broken one can be told too.

    Raises:
        GraphError: if the folder holds no graph.
    """
    from kg.exports.opening import graph_of  # noqa: PLC0415 - import kg stays light
    from kg.rereading import verify_folder  # noqa: PLC0415 - the same

    return verify_folder(graph_of(Path(folder)), *sources)


def _tell_notebook() -> None:
    """Let a notebook in which this runs show answers and things as they are meant to be seen."""
    if "IPython" in sys.modules:
        from kg.notebook.formatters import register  # noqa: PLC0415 - import kg stays light
        from kg.notebook.shell import running_shell  # noqa: PLC0415 - the same

        shell = running_shell()
        if shell is not None:
            register(shell)


def _example() -> Graph:
    from kg.graph.store import open_trig  # noqa: PLC0415 - import kg stays light

    place = resources.example_graph()
    path = place / "policy.trig"
    if not path.is_file():
        raise GraphError("the example graph is missing", str(path), "Reinstall policy-kg, or run: kg demo")

    def texts() -> dict[str, str]:
        # Reading takes longer than most answers, which need no text.
        from kg.documents.load import load_documents  # noqa: PLC0415 - the same

        documents, _ = load_documents([place / "documents"])
        return {one.digest: one.text for one in documents}

    return Graph(open_trig(path, texts))


def read(path: Path | str) -> "Document":
    """Read one document.

    Raises:
        UnreadableError: if it cannot be read.
    """
    from kg.documents.load import load_document  # noqa: PLC0415 - import kg stays light

    return load_document(Path(path))


def read_all(path: Path | str) -> "tuple[Document, ...]":
    """Read the documents of a file: one, or those that an archive or a mailbox holds, in its order.

    Raises:
        UnreadableError: if none of it can be read.
    """
    from kg.documents.load import load_file  # noqa: PLC0415 - import kg stays light
    from kg.exceptions import UnreadableError  # noqa: PLC0415 - the same
    from kg.model import Document as Read  # noqa: PLC0415 - the same

    found = load_file(Path(path))
    documents = tuple(item for item in found if isinstance(item, Read))
    if not documents:
        first = next((item.reason for item in found if not isinstance(item, Read)), "it holds no document")
        raise UnreadableError(first, Path(path).name)
    return documents


def extract(document: "Document") -> "Extraction":
    """Return the claims that the rules draw from a document, and the sentences that they did not read."""
    from kg.claims.extract import extract_claims  # noqa: PLC0415 - import kg stays light
    from kg.lexicon import reference  # noqa: PLC0415 - the same

    return extract_claims(document, reference())


def unread(*paths: Path | str) -> "Leftover":
    """Return the sentences of files that the rules do not wholly understand, and the coverage of each file.

    Raises:
        NothingReadError: if no document could be read.
    """
    from kg.leftover import leftover_of_files  # noqa: PLC0415 - import kg stays light

    return leftover_of_files(paths)


def load_ipython_extension(shell: "InteractiveShell") -> None:
    """Give IPython or Jupyter the magics of this package; ``%load_ext kg`` calls it.

    They are ``%kg_open``, ``%ask``, ``%%sparql``, ``%kg_show`` and ``%kg_view``; ``%ask?`` tells more of one.
    """
    from kg.notebook.magics import load  # noqa: PLC0415 - import kg must not load IPython

    load(shell, open)
