"""The whole flow, in order: documents → claims → entities → graph. Only this module knows that order."""

import signal
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import load_documents
from kg.entities.resolve import resolve_entities
from kg.graph.build import GraphBuild, build_graph
from kg.graph.folder import write_graph
from kg.lexicon import Lexicon, reference
from kg.model import Document, Extraction, LeftOut

Progress = Callable[[str, int, int], None]
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the graph lies, what it holds and what was left out.

    ``counts`` are numbers by name (documents, claims, facts …).
    """

    folder: Path
    graph: GraphBuild
    left_out: tuple[LeftOut, ...]


def build(
    paths: Sequence[Path | str], folder: Path, *, jobs: int = 1, progress: Progress | None = None
) -> Built:
    """Read documents, draw claims, resolve them and write the graph into a folder.

    Args:
        paths: files, folders and glob patterns.
        folder: where the graph is put; an older graph there is replaced as a whole.
        jobs: how many processes read and extract; the result is the same.
        progress: is told the step, how many documents are done and how many there are.

    Raises:
        NothingReadError: if no document could be read.
        GraphError: if the folder cannot be written.
    """
    documents, left_out = load_documents(paths, jobs, _step(progress, "read"))
    graph = make_graph(documents, left_out, jobs=jobs, progress=progress)
    write_graph(folder, graph)
    return Built(folder, graph, left_out)


def make_graph(
    documents: Sequence[Document],
    left_out: Iterable[LeftOut] = (),
    *,
    lexicon: Lexicon | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
) -> GraphBuild:
    """Return the graph of some documents, without writing it."""
    known = lexicon or reference()
    extractions = extract_all(documents, known, jobs=jobs, progress=progress)
    resolution = resolve_entities(extractions, known)
    return build_graph(documents, extractions, resolution, known, left_out=left_out)


def extract_all(
    documents: Sequence[Document], lexicon: Lexicon, *, jobs: int = 1, progress: Progress | None = None
) -> tuple[Extraction, ...]:
    """Return the extractions of documents, in their order."""
    tell = _step(progress, "extract")
    found: list[Extraction] = []
    if jobs <= 1 or len(documents) < 2:
        extractor = make_extractor(lexicon)
        for n, document in enumerate(documents, 1):
            found.append(extractor.extract(document))
            tell(n, len(documents))
        return tuple(found)
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(lexicon,)) as pool:
        for n, extraction in enumerate(pool.map(_extract, documents, chunksize=_CHUNK), 1):
            found.append(extraction)
            tell(n, len(documents))
    return tuple(found)


# One extractor a worker process: building it costs more than a document does.
_worker: list[Extractor] = []


def _prepare(lexicon: Lexicon) -> None:
    # Ctrl-C is for the parent, which ends its workers; a worker that died of it would leave the pool hanging.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [make_extractor(lexicon)]


def _extract(document: Document) -> Extraction:
    return _worker[0].extract(document)


def _step(progress: Progress | None, name: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        if progress:
            progress(name, done, total)

    return tell
