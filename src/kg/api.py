"""The library as its users see it: build a graph, open it, ask it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from kg import resources
from kg.exceptions import GraphError

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset

    from kg.graph.difference import Difference
    from kg.graph.findings import Finding
    from kg.graph.store import GraphFolder
    from kg.graph.verification import Verification
    from kg.leftover import Leftover
    from kg.model import Document, Extraction, LeftOut
    from kg.pipeline import Progress
    from kg.questions.ask import Answer
    from kg.questions.catalogue import Question
    from kg.questions.cells import Plain
    from kg.questions.claims import ClaimRow
    from kg.questions.conflicts import Conflict
    from kg.questions.pack import Pack
    from kg.questions.rates import Rate
    from kg.questions.results import Result
    from kg.questions.show import Description

DEFAULT = "kg-graph"


class Graph:
    """A graph that is open for reading; use it in a ``with`` block, or call :meth:`close`.

    >>> import kg
    >>> with kg.open(kg.EXAMPLE) as graph:
    ...     len(graph.questions())
    20
    """

    def __init__(self, folder: "GraphFolder", left_out: "tuple[LeftOut, ...]" = ()) -> None:
        self._folder = folder
        self.left_out = left_out

    @property
    def folder(self) -> Path:
        """Where the graph lies."""
        return self._folder.folder

    @property
    def counts(self) -> Mapping[str, int]:
        """How many documents, claims and facts the graph holds, by name."""
        return self._folder.manifest.counts

    @property
    def report(self) -> Mapping[str, object]:
        """What was left out, held back, disputed or not read when the graph was built."""
        return self._folder.report

    @property
    def rdflib(self) -> "Dataset":
        """An rdflib Dataset over the same store; its default graph is the union of all named graphs."""
        return self._folder.dataset

    def network(self, kinds: Sequence[str] | None = None) -> "MultiDiGraph[str]":
        """Return the facts between things as a networkx MultiDiGraph; edges carry their sentences.

        ``kinds`` are local names of ontology classes (``Zone``, ``PublicBody`` …); all by default.
        """
        from kg.network.projection import to_networkx  # noqa: PLC0415 - networkx loads slowly

        return to_networkx(self._folder, kinds=kinds)

    def questions(self) -> "tuple[Question, ...]":
        """Return the catalogue of questions."""
        from kg.questions.catalogue import catalogue  # noqa: PLC0415 - import kg stays light

        return catalogue()

    def ask(self, question: str, **params: str | int) -> "Answer":
        """Return the answer to a question of the catalogue; names are accepted where a thing is wanted.

        Raises:
            QuestionError: if the question, a parameter or a name is not known.
        """
        from kg.questions.ask import ask  # noqa: PLC0415 - import kg stays light

        return ask(self._folder, question, {k: str(v) for k, v in params.items()})

    def query(self, sparql: str, limit: int | None = None, **params: "Plain") -> "Result":
        """Return the result of a SPARQL query; ``params`` are bound to its variables as terms.

        Raises:
            QueryError: if the query is refused or does not parse.
        """
        from kg.questions.results import query  # noqa: PLC0415 - import kg stays light

        return query(self._folder, sparql, params, limit)

    def show(self, name: str) -> "Description":
        """Return all that is known of a thing, each statement with its documents and sentences.

        Raises:
            QuestionError: if the name is unknown or ambiguous.
        """
        from kg.questions.show import describe  # noqa: PLC0415 - import kg stays light

        return describe(self._folder, name)

    def claims(self, subject: str | None = None, **filters: str) -> "tuple[ClaimRow, ...]":
        """Return the claims that fit: by subject, predicate, status, document or rule.

        Raises:
            QuestionError: if a name is unknown or ambiguous.
        """
        from kg.questions.claims import claims  # noqa: PLC0415 - import kg stays light

        return claims(self._folder, subject, **filters)  # type: ignore[arg-type]  # filters are all texts

    def conflicts(self, name: str | None = None, *, kind: str | None = None) -> "tuple[Conflict, ...]":
        """Return where the sources disagree, each side with its sentences, best documented first.

        ``kind`` is figures, dates, issuers, places or values.

        Raises:
            QuestionError: if the name is unknown or ambiguous, or there is no such kind.
        """
        from kg.questions.conflicts import conflicts  # noqa: PLC0415 - import kg stays light

        return conflicts(self._folder, name, kind=kind)

    def rates(self) -> "tuple[Rate, ...]":
        """Return the exchange rates that sources imply by giving a sum in two currencies."""
        from kg.questions.rates import rates  # noqa: PLC0415 - import kg stays light

        return rates(self._folder)

    def verify(self, *sources: Path | str) -> "Verification":
        """Cut every span out of its text again and compare all digests.

        ``sources`` are files, folders and patterns of the documents themselves: those that the graph was
        built from are read again, and their texts, offsets and bytes must be the same as then. Without them
        the texts that the graph keeps are taken; the documents of the example are always at hand.
        """
        if (self.folder / "manifest.json").is_file():
            return verify(self.folder, *sources)
        from kg.graph.verification import verify_open  # noqa: PLC0415 - import kg stays light
        from kg.rereading import verify_sources  # noqa: PLC0415 - the same

        rows, at_hand = self._folder.manifest.documents, self.folder / "documents"
        where = sources or ((at_hand,) if at_hand.is_dir() else ())
        found = verify_open(self._folder)
        return verify_sources(found, rows, self._folder.reading, where) if where else found

    def unread(self) -> "Leftover":
        """Return the sentences of the documents that were not wholly understood, and the coverage of each.

        The example graph, which has no report, reads its documents anew.
        """
        from kg.leftover import leftover_of_files, leftover_of_graph  # noqa: PLC0415 - import kg stays light

        if (self.folder / "report.json").is_file():
            return leftover_of_graph(self._folder)
        return leftover_of_files([resources.example_graph() / "documents"])

    def evidence(self, said: str) -> "Pack":
        """Return the evidence for a claim (by its id), a thing (by its name) or a fact (in words).

        :func:`kg.views.evidence.evidence_page` makes a page of it, and
        :func:`kg.views.evidence_markdown.evidence_markdown` a plain text.

        Raises:
            QuestionError: if nothing, or more than one thing, is meant.
        """
        from kg.evidence import evidence_of  # noqa: PLC0415 - import kg stays light

        return evidence_of(self._folder, said)

    def diff(self, other: "Graph | Path | str") -> "Difference":
        """Return what differs in another version of this graph, which is taken as the new one.

        ``other`` is a graph folder, a ``.trig`` or ``.nq`` file, or ``COMMIT:path`` as git knows it.

        Raises:
            InputError: if there is no such version.
        """
        return diff(self._version, other._version if isinstance(other, Graph) else str(other))

    @property
    def _version(self) -> str:
        has_manifest = (self.folder / "manifest.json").is_file()
        return str(self.folder if has_manifest else self.folder / "policy.trig")

    def check(self) -> "tuple[Finding, ...]":
        """Check the graph against the shapes and the integrity rules; findings are told in words."""
        from kg.graph.validation import check  # noqa: PLC0415 - pyshacl loads slowly

        return check(self._folder)

    def export(self, syntax: str, target: Path | BinaryIO) -> None:
        """Write the graph as ttl, trig, nq, jsonld, graphml, gexf or csv.

        Raises:
            InputError: if the format is not known or the target cannot be written.
        """
        from kg.graph.exports import export  # noqa: PLC0415 - import kg stays light

        export(self._folder, syntax, target)

    def view(self, path: Path | str, title: str = "Policy knowledge graph") -> Path:
        """Write the graph as one self-contained HTML page and return its path."""
        from kg.views.files import write_page  # noqa: PLC0415 - the same
        from kg.views.pages import graph_page  # noqa: PLC0415 - pyvis loads slowly

        target = Path(path)
        write_page(graph_page(self.network(), title), target)
        return target

    def close(self) -> None:
        """Let go of the store."""
        self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Graph({str(self.folder)!r}, {self.counts.get('documents', 0)} documents)"


def build(
    *paths: Path | str,
    output: Path | str = DEFAULT,
    jobs: int = 1,
    progress: "Progress | None" = None,
    parser: bool = True,
    ledger: Path | str | None = None,
) -> Graph:
    """Build a graph from documents (files, folders, globs), write it into a folder and open it.

    With ``parser`` the subjects of claims are checked by grammar where the extra ``nlp`` is installed; that
    changes their tiers only. ``ledger`` is a file of judgements, which are applied last; the report tells
    what became of each.

    Raises:
        NothingReadError: if no document could be read.
        InputError: if the ledger cannot be read; a single line that cannot is told in the report.
        GraphError: if the folder cannot be written.
    """
    from kg.graph.store import open_graph  # noqa: PLC0415 - import kg stays light
    from kg.ledger.file import read_ledger  # noqa: PLC0415 - the same
    from kg.pipeline import build as run  # noqa: PLC0415 - the same

    known = None if ledger is None else read_ledger(Path(ledger))
    built = run(paths, Path(output), jobs=jobs, progress=progress, parser=parser, ledger=known)
    return Graph(open_graph(built.folder), built.left_out)


# Not a path that anybody has: a folder of that name must not stand in for the example.
EXAMPLE = ":example:"


def open(folder: Path | str | None = None) -> Graph:
    """Open a graph: the folder given, else ``kg-graph`` here, else the example that comes with the package.

    ``kg.EXAMPLE`` names the example outright.

    Raises:
        GraphError: if the folder is missing or holds no graph.
    """
    from kg.graph.store import open_graph  # noqa: PLC0415 - import kg stays light

    if folder is None:
        folder = DEFAULT if Path(DEFAULT).is_dir() else EXAMPLE
    if str(folder) == EXAMPLE:
        return _example()
    return Graph(open_graph(folder))


def diff(old: Path | str, new: Path | str) -> "Difference":
    """Return what differs between two versions of a graph.

    Each is a graph folder, a ``.trig`` or ``.nq`` file, or ``COMMIT:path`` as git knows it.

    Raises:
        InputError: if there is no such version, or git cannot be asked.
        GraphError: if one of them is no graph.
    """
    from kg.graph.difference import compare  # noqa: PLC0415 - import kg stays light
    from kg.graph.version import read_version  # noqa: PLC0415 - the same

    return compare(read_version(str(old)), read_version(str(new)))


def verify(folder: Path | str, *sources: Path | str) -> "Verification":
    """Check a graph folder as :meth:`Graph.verify` does, without opening it: a broken one can be told too.

    Raises:
        GraphError: if the folder holds no graph.
    """
    from kg.graph import verification  # noqa: PLC0415 - import kg stays light

    place = Path(folder)
    outcome = verification.verify(place)
    if not sources or not outcome.resting:
        return outcome
    from kg.graph.manifest import read_manifest  # noqa: PLC0415 - the same
    from kg.graph.store import read_reading  # noqa: PLC0415 - the same
    from kg.rereading import verify_sources  # noqa: PLC0415 - the same

    rows = read_manifest(place).documents
    return verify_sources(outcome, rows, lambda digest: read_reading(place, digest), sources)


def _example() -> Graph:
    from kg.documents.load import load_documents  # noqa: PLC0415 - import kg stays light
    from kg.graph.store import open_trig  # noqa: PLC0415 - the same

    place = resources.example_graph()
    path = place / "policy.trig"
    if not path.is_file():
        raise GraphError("the example graph is missing", str(path), "Reinstall policy-kg, or run: kg demo")
    documents, _ = load_documents([place / "documents"])
    return Graph(open_trig(path, {d.digest: d.text for d in documents}))


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
