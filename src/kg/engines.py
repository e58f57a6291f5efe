"""Who reads documents and draws from them: processes of this machine, or another engine in their place.

An engine is given files and does with each what a :class:`Worker` does: it reads the file, draws its
documents, makes of each what later stages take of one document alone, and writes all that into files of
entries. What it gives back is small: the heads of the documents and the places of the entries. So nothing
long passes between processes, and it makes no difference who did the work. Another engine makes one worker
in each of its processes, with a writer for a file of its own in the folder that it is given (which all must
reach), and yields what the workers give back, in the order of the tasks.
"""

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from kg.cache.codec import encode
from kg.cache.memory import Loan, Recall, document_key, extraction_key, reading_key, value_key
from kg.cache.packs import Place, Writer
from kg.cache.sources import Look
from kg.claims.extract import Extractor, make_extractor
from kg.claims.parser import load_parser
from kg.documents.load import file_parts, load_file
from kg.entities.atlas import Atlas
from kg.entities.names import name_reader
from kg.entities.outlines import Outline, outline_of
from kg.entities.pages import Page, PageMaker
from kg.graph.near_duplicates import Sketch, sketch
from kg.identifiers import sha256
from kg.keeping import Head, head_of
from kg.learned import keep, learn
from kg.lexicon import reference
from kg.model import Document, Extraction, LeftOut, Metadata

_CHUNK = 8
"""So many files go to a process at a time."""
_TELLING: Final = (1, 8, 64)
"""After so many documents a worker keeps what it learned of the patterns; most are met in the first one."""


def file_key(path: Path) -> str:
    """Return the key of the reading of a file; empty if it or its side file cannot be read."""
    parts = file_parts(path)
    return reading_key(*parts) if parts else ""


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be worked on.

    Attributes:
        path: the file.
        key: the key of its reading; empty if it cannot be read.
        known: entries of older builds that are of use, by their keys.
        seen: what the file looked like before its key was made.
    """

    path: Path
    key: str
    known: Mapping[str, Place]
    seen: Look | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a file.

    Attributes:
        found: its documents and what could not be read of it, in order.
        failed: the documents on which a rule failed, which are not among those found.
        written: where the entries stand that were written, by their keys.
    """

    found: tuple[Head | LeftOut, ...]
    failed: tuple[LeftOut, ...]
    written: tuple[tuple[str, Place], ...]


class Engine(Protocol):
    """What works on files."""

    def make(self, tasks: Sequence[Task], folder: Path, *, parser: bool) -> Iterator[Made]:
        """Yield what was made of each file, in the order of the tasks.

        Args:
            tasks: the files.
            folder: where entries are written, into files whose names end in ``.entries``.
            parser: whether the parser of the extra ``nlp`` checks the subjects of claims.
        """


class Worker:
    """Does all the work on one file after another; the rules are made ready for the first that needs them."""

    def __init__(self, writer: Writer, *, parser: bool = False) -> None:
        self._loan = Loan(writer)
        self._recall = Recall(self._loan, parser=parser)
        self._parser = parser
        self._extractor: Extractor | None = None
        self._pages: PageMaker | None = None
        self._atlas: Atlas | None = None
        self._documents = 0

    def make(self, task: Task) -> Made:
        """Return what was made of a file."""
        self._loan.lend(task.known)
        learn()
        found, failed = [], []
        for one in self._read(task):
            result = self._drawn(one) if isinstance(one, Head) else one
            if isinstance(one, Head) and isinstance(result, LeftOut):
                failed.append(result)
            else:
                found.append(result)
        return Made(tuple(found), tuple(failed), self._loan.done())

    def _read(self, task: Task) -> Sequence[Head | LeftOut]:
        known = self._recall.heads(task.key) if task.key else None
        if known is not None and all(self._recall.has_document(head.key) for head in known):
            return known
        results = load_file(task.path)
        heads = [self._kept(one) if isinstance(one, Document) else one for one in results]
        whole = [one for one in heads if isinstance(one, Head)]
        # A file that was written to while it was read is not remembered, nor what could not be read of it.
        if len(whole) == len(heads) and task.key and file_key(task.path) == task.key:
            self._recall.keep_heads(task.key, whole)
        return heads

    def _kept(self, document: Document) -> Head:
        text = encode(document)
        digest = sha256(text)
        self._recall.keep_document(text, digest)
        return head_of(document, digest)

    def _drawn(self, head: Head) -> Head | LeftOut:
        """Draw a document and make its page and its sketch, all but what is known."""
        if not self._recall.has_extraction(head.key):
            found = self._extract(self._recall.document(head))
            if isinstance(found, LeftOut):
                return found
            self._recall.keep_extraction(head.key, found)
        drawn = extraction_key(head.key, self._parser)
        self._recall.ensure(Outline, drawn, lambda: self._outline(head, drawn))
        self._recall.ensure(Page, drawn, lambda: self._page(head))
        self._recall.ensure(Sketch, head.digest, lambda: sketch(self._recall.document(head).text))
        return head

    def _extract(self, document: Document) -> Extraction | LeftOut:
        if self._extractor is None:
            self._extractor = make_extractor(reference(), parser=load_parser() if self._parser else None)
        found = try_extract(self._extractor, document)
        self._tell()
        return found

    def _tell(self) -> None:
        """Keep what is known of the patterns, now and then."""
        self._documents += 1
        if self._documents in _TELLING:
            keep()

    def _outline(self, head: Head, drawn: str) -> Outline:
        page = self._recall.recall(Page, drawn, lambda: self._page(head))
        return outline_of(page, self._tables)

    def _page(self, head: Head) -> Page:
        if self._pages is None:
            self._pages = PageMaker(self._tables)
        text = self._recall.document(head).text
        return self._pages.make(self._recall.extraction(head), head.metadata.date, text)

    @property
    def _tables(self) -> Atlas:
        if self._atlas is None:
            self._atlas = Atlas(reference(), name_reader(reference()))
        return self._atlas


def try_extract(extractor: Extractor, document: Document) -> Extraction | LeftOut:
    """Return what the rules draw from a document, or that one of them failed on it."""
    try:
        return extractor.extract(document)
    except Exception as error:
        told = f"a rule failed on it ({type(error).__name__}: {error}). Please report it"
        return LeftOut(document.name, told)


@dataclass(frozen=True, slots=True)
class Local:
    """The engine of this machine: so many processes, to the same result however many."""

    jobs: int = 1

    def make(self, tasks: Sequence[Task], folder: Path, *, parser: bool) -> Iterator[Made]:
        """Yield what was made of each file (see :class:`Engine`)."""
        done = 0
        with closing(Writer(folder, f"here-{os.getpid()}")) as writer:
            worker = Worker(writer, parser=parser)
            if self.jobs > 1 and len(tasks) > 1:
                try:
                    for made in self._in_processes(tasks, folder, parser, worker):
                        yield made
                        done += 1
                except BrokenProcessPool:
                    # The system ended a process, mostly for want of memory; one by one needs less of it.
                    pass
            yield from map(worker.make, tasks[done:])

    def _in_processes(
        self, tasks: Sequence[Task], folder: Path, parser: bool, worker: Worker
    ) -> Iterator[Made]:
        """Yield what processes make; one file is done before they begin, as they have what it made ready."""
        jobs = min(self.jobs, len(tasks))
        size = min(_CHUNK, max(1, len(tasks) // (4 * jobs)))
        first = _middle(tasks)
        made = worker.make(tasks[first])
        rest = (task for n, task in enumerate(tasks) if n != first)
        with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(folder, parser)) as pool:
            results = pool.map(_make, rest, chunksize=size)
            for n in range(len(tasks)):
                yield made if n == first else next(results)


def _middle(tasks: Sequence[Task]) -> int:
    """Return the number of a file than which as many are longer as shorter."""
    sizes = [(task.seen[0][1] if task.seen else 0, n) for n, task in enumerate(tasks)]
    return sorted(sizes)[len(sizes) // 2][1]


# One worker a process: to make the rules ready costs more than a document does.
_worker: list[Worker] = []


def _prepare(folder: Path, parser: bool) -> None:
    # Ctrl-C is for the parent, which ends its workers; a worker that died of it would leave the pool hanging.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [Worker(Writer(folder, f"process-{os.getpid()}"), parser=parser)]


def _make(task: Task) -> Made:
    return _worker[0].make(task)


def keys_of(head: Head, *, parser: bool) -> tuple[str, ...]:
    """Return the keys of all that a worker makes of a document."""
    drawn = extraction_key(head.key, parser)
    return (
        document_key(head.key),
        drawn,
        value_key(Page, drawn),
        value_key(Outline, drawn),
        value_key(Sketch, head.digest),
    )


def work_version(*, parser: bool) -> str:
    """Return the digest of all that the work on a file depends on besides it: code, rules and tables."""
    nothing = Head("", "", "", "", Metadata())
    return sha256(" ".join((reading_key("", b"", b""), *keys_of(nothing, parser=parser))))
