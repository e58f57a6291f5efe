"""An open graph: what can be asked, checked, shown and taken away of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from kg import resources

if TYPE_CHECKING:
    from networkx import MultiDiGraph
    from rdflib import Dataset

    from kg.graph.difference import Difference
    from kg.graph.findings import Finding
    from kg.graph.store import GraphFolder
    from kg.graph.verification import Verification
    from kg.leftover import Leftover
    from kg.model import LeftOut
    from kg.pipeline import Changes
    from kg.questions.ask import Answer
    from kg.questions.catalogue import Question
    from kg.questions.cells import Plain
    from kg.questions.claims import ClaimRow
    from kg.questions.conflicts import Conflict
    from kg.questions.pack import Pack
    from kg.questions.rates import Rate
    from kg.questions.results import Result
    from kg.questions.show import Description
    from kg.views.drawing import Subject
    from kg.views.picture import Picture

DEFAULT = "kg-graph"


class Graph:
    """A graph that is open for reading; use it in a ``with`` block, or call :meth:`close`.

    >>> import kg
    >>> with kg.open(kg.EXAMPLE) as graph:
    ...     len(graph.questions())
    20
    """

    def __init__(
        self,
        folder: "GraphFolder",
        left_out: "tuple[LeftOut, ...]" = (),
        changes: "Changes | None" = None,
    ) -> None:
        self._folder = folder
        self.left_out = left_out
        self.changes = changes

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
            from kg.rereading import verify_folder  # noqa: PLC0415 - import kg stays light

            return verify_folder(self.folder, *sources)
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
        from kg.graph.difference import compare  # noqa: PLC0415 - import kg stays light
        from kg.graph.version import read_version  # noqa: PLC0415 - the same

        newer = other._version if isinstance(other, Graph) else str(other)
        return compare(read_version(self._version), read_version(newer))

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

    def picture(
        self,
        view: str,
        about: str | None = None,
        *,
        rows: str = "bodies",
        columns: str = "industries",
        outlines: "Mapping[str, object] | None" = None,
    ) -> "Picture":
        """Return a picture (``.svg``, ``.rows``, ``.description``): ring, lanes, matrix, timeline or map.

        ``about`` names the thing that it is about. ``rows`` and ``columns`` are the families of a matrix;
        ``outlines`` is a GeoJSON object whose lines are drawn beneath a map.

        Raises:
            InputError: if there is no such view, or it cannot be made of that thing.
            QuestionError: if the name is unknown or ambiguous.
        """
        from kg.views.drawing import draw  # noqa: PLC0415 - networkx loads slowly

        return draw(view, self._subject(about, rows, columns, outlines))

    def overview(self, path: Path | str, title: str = "Policy knowledge graph") -> Path:
        """Write the main pictures of the graph, with tables and contents, as one printable HTML page."""
        from kg.views.drawing import report  # noqa: PLC0415 - networkx loads slowly
        from kg.views.files import write_page  # noqa: PLC0415 - the same
        from kg.views.picture_pages import picture_page  # noqa: PLC0415 - the same

        subject = self._subject()
        told = (
            f"{self.counts.get('documents', 0):,} documents, {len(subject.network):,} things, "
            f"{subject.network.number_of_edges():,} relations"
        )
        target = Path(path)
        write_page(picture_page(report(subject), title, told), target)
        return target

    def _subject(
        self,
        about: str | None = None,
        rows: str = "bodies",
        columns: str = "industries",
        outlines: "Mapping[str, object] | None" = None,
    ) -> "Subject":
        from kg.namespaces import compact  # noqa: PLC0415 - import kg stays light
        from kg.network.points import read_points  # noqa: PLC0415 - the same
        from kg.questions.names import resolve  # noqa: PLC0415 - the same
        from kg.views.drawing import Subject  # noqa: PLC0415 - the same
        from kg.views.geography import read_outlines  # noqa: PLC0415 - the same

        thing = None if about is None else compact(resolve(self._folder, about).iri)
        lines = () if outlines is None else read_outlines(outlines)
        return Subject(self.network(), read_points(self._folder.store), thing, rows, columns, lines)

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
