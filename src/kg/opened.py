"""An open graph: what can be asked, checked, shown and taken away of it."""

import warnings
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self

from kg import resources
from kg.drawn import Drawn, whole_page

if TYPE_CHECKING:
    from rdflib import Dataset

    from kg.graph.difference import Difference
    from kg.graph.findings import Finding
    from kg.graph.remote_queries import RemoteQueries
    from kg.graph.remote_upload import Sent, Tell
    from kg.graph.sparql_worker import QueryWorker
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
    from kg.questions.search import Found
    from kg.questions.show import Description

DEFAULT = "kg-graph"


class Graph(Drawn):
    """A graph that is open for reading; use it in a ``with`` block, or call :meth:`close`.

    Attributes:
        left_out: the files that the build left out, each with its reason; empty if it was only opened.
        changes: what the build did anew since the one before, or None.

    >>> import kg
    >>> with kg.open(kg.EXAMPLE) as graph:
    ...     len(graph.questions())
    58
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
        self._worker: QueryWorker | RemoteQueries | None = None

    @property
    def report(self) -> Mapping[str, object]:
        """What was left out, held back, disputed or not read when the graph was built."""
        return self._folder.report

    @property
    def rdflib(self) -> "Dataset":
        """An rdflib Dataset over the same store; its default graph is the union of all named graphs."""
        return self._folder.dataset

    def questions(self) -> "tuple[Question, ...]":
        """Return the catalogue of questions.

        Raises:
            DataError: if a file of the catalogue is malformed.
        """
        from kg.questions.catalogue import catalogue  # noqa: PLC0415 - import kg stays light

        return catalogue()

    def ask(self, question: str, **params: str | int) -> "Answer":
        """Return the answer to a question of the catalogue; names are accepted where a thing is wanted.

        ``question`` is an id such as ``cq06``, or a plain sentence: the catalogue is looked through for
        the one question that it asks.

        Raises:
            QuestionError: if the question, a parameter or a name is not known, or if it is not clear what
                a sentence asks.
        """
        from kg.questions.both import ask_any  # noqa: PLC0415 - import kg stays light

        return ask_any(self._folder, question, {k: str(v) for k, v in params.items()})

    def ask_both(self, question: str, **params: str | int) -> "tuple[Answer, Answer]":
        """Return the answer, and as another one the rows that rest on claims nobody has settled yet.

        The second believes each claim that is proposed with an even chance or better; no row of the first
        is in it. A thing that only such claims know can be asked about too.

        Raises:
            QuestionError: as for :meth:`ask`.
        """
        from kg.questions.both import ask_both  # noqa: PLC0415 - import kg stays light

        return ask_both(self._folder, question, {k: str(v) for k, v in params.items()})

    def names(self, kind: str = "any", start: str = "") -> tuple[str, ...]:
        """Return the labels of all things of a kind that have a name beginning so, sorted, each once.

        ``kind`` is what a question gives as the type of a parameter: a class (``kg:Zone``),
        ``concept:kgt:indicators``, ``property`` or ``any``.

        Raises:
            QuestionError: if there is no such kind.
        """
        from kg.questions.names import beginning  # noqa: PLC0415 - import kg stays light

        return tuple(sorted({thing.label for thing in beginning(self._folder, start, (kind,))}))

    def search(self, text: str, kind: str | None = None, limit: int = 20) -> "tuple[Found, ...]":
        """Return the things that a text may name, best first, each with the name by which it was found.

        Whole names come first, then those that begin so, then those with all the words in any order, then
        those with a slip or two; of these the ones of which the documents say most. Case, accents, widths
        and dashes do not matter; Chinese is found by any part of a name, an id finds its thing.

        ``kind`` is a kind of things in words ("zone", "public body") or a class (``kg:Zone``).

        Raises:
            QuestionError: if there is no such kind; the kinds that there are are told.
        """
        from kg.network.kinds import find_kind  # noqa: PLC0415 - import kg stays light
        from kg.questions.search import search  # noqa: PLC0415 - the same

        known = [f"kg:{name}" for name in sorted(find_kind(kind))] if kind else []
        return search(self._folder, text, known or ([kind] if kind else []), limit)

    def query(
        self,
        sparql: str,
        limit: int | None = None,
        timeout: float | None = 30.0,
        values: "Mapping[str, Plain] | None" = None,
        **params: "Plain",
    ) -> "Result":
        """Return the result of a SPARQL query; ``params`` are bound to its variables as terms.

        ``values`` are more of them, for names that are no words of Python or stand here already.

        It runs in a process of its own, which is ended after ``timeout`` seconds (None: never) and may take
        4 GB of memory; ``limit`` is the largest number of rows.

        Raises:
            QueryError: if the query is refused, does not parse, or takes too long or too much memory.
            QuestionError: if a name in ``params`` is unknown or ambiguous.
        """
        from kg.graph.sparql_worker import worker_of  # noqa: PLC0415 - import kg stays light
        from kg.questions.results import query  # noqa: PLC0415 - the same

        if self._worker is None:
            self._worker = worker_of(self._folder)
        run = partial(self._worker.run, seconds=timeout)
        return query(self._folder, sparql, {**(values or {}), **params}, limit, run)

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

        Raises:
            GraphError: if the graph was closed, or a file of its folder is missing or damaged.
        """
        if self._folder.has_digests:
            from kg.rereading import verify_folder  # noqa: PLC0415 - import kg stays light

            return verify_folder(self._folder.on_disk(), *sources)
        from kg.graph.verification import verify_open  # noqa: PLC0415 - import kg stays light
        from kg.rereading import verify_sources  # noqa: PLC0415 - the same

        rows, at_hand = self._folder.manifest.documents, self.folder / "documents"
        where = sources or ((at_hand,) if at_hand.is_dir() else ())
        found = verify_open(self._folder)
        return verify_sources(found, rows, self._folder.reading, where) if where else found

    def unread(self) -> "Leftover":
        """Return the sentences of the documents that were not wholly understood, and the coverage of each.

        The example graph, which has no report, reads its documents anew.

        Raises:
            NothingReadError: if none of them can be read.
        """
        from kg.leftover import leftover_of_files, leftover_of_graph  # noqa: PLC0415 - import kg stays light

        if self.folder == resources.example_graph():
            return leftover_of_files([self.folder / "documents"])
        return leftover_of_graph(self._folder)

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
            GraphError: if it holds no graph.
        """
        from kg.graph.difference import compare  # noqa: PLC0415 - import kg stays light
        from kg.graph.version import read_version  # noqa: PLC0415 - the same

        newer = other._version if isinstance(other, Graph) else str(other)
        return compare(read_version(self._version), read_version(newer))

    @property
    def _version(self) -> str:
        return str(self._folder.on_disk())

    def check(self) -> "tuple[Finding, ...]":
        """Check the graph against the shapes and the integrity rules; findings are told in words.

        Raises:
            DataError: if a file of shapes or rules is malformed.
        """
        from kg.graph.validation import check  # noqa: PLC0415 - pyshacl loads slowly

        return check(self._folder)

    def export(self, syntax: str, target: Path | BinaryIO, projection: str = "") -> tuple[str, ...]:
        """Write the graph as ttl, trig, trig12, nq, jsonld, graphml, gexf, csv, neo4j or ftm.

        ``csv`` and ``neo4j`` are several files: a folder, or an archive if the target ends in ``.zip`` or is
        a stream. Returned is what the format has no place for, in words; for most formats that is nothing.
        With a ``projection`` (:meth:`projection`) only that network is written, as graphml, gexf or csv.

        Raises:
            InputError: if the format or projection is not known, or the target cannot be written.
        """
        from kg.exports.formats import export  # noqa: PLC0415 - import kg stays light

        return export(self._folder, syntax, target, projection)

    def bundle(
        self,
        target: Path | str,
        *,
        title: str = "Policy knowledge graph",
        texts: bool = True,
        licence: str = "",
        date: str = "",
    ) -> Path:
        """Write the graph with page, tables and notebook as one zip file, and return its path.

        :func:`kg.open` and ``kg open`` take the file, here or elsewhere. Without ``texts`` neither the texts
        of the documents nor quotations go along. ``licence`` is an address or words; ``date`` (YYYY-MM-DD)
        is by default that of the latest source document, so that the same graph gives the same bytes.

        Raises:
            InputError: if the date is none, or the file cannot be written.
            GraphError: if a file of the graph is missing or was changed.
            DataError: if the drawing script that comes with pyvis is missing or changed.
        """
        from kg.exports.bundle import Wishes, bundle  # noqa: PLC0415 - import kg stays light
        from kg.exports.formats import put  # noqa: PLC0415 - the same

        path, wishes = Path(target), Wishes(title, texts, licence, date)
        kept = self._folder.kept()
        made = bundle(kept, lambda source: whole_page(source, title)[0], wishes, path.name)
        put(made, path)
        return path

    def push(
        self,
        url: str,
        *,
        update_url: str = "",
        store_url: str = "",
        texts: bool = True,
        progress: "Tell | None" = None,
    ) -> "Sent":
        """Write the graph to a server by the Graph Store Protocol; return what was sent and what was kept.

        ``url`` is the address of its SPARQL endpoint, or of the server itself; the two others are found from
        it unless told. What is there already is not sent again, so that a broken upload goes on where it
        stopped. Without ``texts`` the texts of the documents stay here. ``progress`` is told how many
        statements were dealt with, of how many. Who asks: KG_USER and KG_PASSWORD, or KG_TOKEN.

        Raises:
            InputError: if this is no address, or it is not known where the server takes graphs.
            GraphError: if a file of the graph is missing or damaged.
            ServerError: if the server cannot be reached, or refuses.
        """
        from kg.graph.remote_address import find_address, insecurity  # noqa: PLC0415 - import kg stays light
        from kg.graph.remote_upload import push  # noqa: PLC0415 - the same

        address = find_address(url, update_url, store_url)
        if told := insecurity(address.store or address.update):
            warnings.warn(told, stacklevel=2)
        return push(self._folder, address, texts=texts, tell=progress)

    def close(self) -> None:
        """Let go of the store and end the process of the queries."""
        if self._worker is not None:
            self._worker.close()
            self._worker = None
        self._ready = None
        self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Graph({self.place!r}, {self.counts.get('documents', 0)} documents)"
