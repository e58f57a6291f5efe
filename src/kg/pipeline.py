"""The whole flow, in order: documents → claims → entities → graph. Only this module knows that order."""

import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from kg.claims.extract import Extractor, make_extractor
from kg.claims.parser import load_parser
from kg.documents.load import load_documents
from kg.entities.resolve import resolve_entities
from kg.exceptions import NothingReadError
from kg.graph.build import GraphBuild, build_graph
from kg.graph.folder import write_graph
from kg.judgements import Judgement
from kg.ledger.file import Ledger, ledger_csv
from kg.lexicon import Lexicon, reference
from kg.model import Document, Extraction, LeftOut, Resolution

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
    paths: Sequence[Path | str],
    folder: Path,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    parser: bool = False,
    ledger: Ledger | None = None,
) -> Built:
    """Read documents, draw claims, resolve them and write the graph into a folder.

    Args:
        paths: files, folders and glob patterns.
        folder: where the graph is put; an older graph there is replaced as a whole.
        jobs: how many processes read and extract; the result is the same.
        progress: is told the step, how many documents are done and how many there are.
        parser: whether the parser of the extra ``nlp`` checks the subjects of claims, if it is installed.
        ledger: the judgements of people, which are applied last.

    Raises:
        NothingReadError: if no document could be read.
        GraphError: if the folder cannot be written.
    """
    documents, left_out = load_documents(paths, jobs, _step(progress, "read"))
    known = reference()
    read, extractions, failed = extract_all(documents, known, jobs=jobs, progress=progress, parser=parser)
    if not read:
        raise NothingReadError(f"no document could be used ({failed[0].name}: {failed[0].reason})")
    left = tuple(sorted((*left_out, *failed), key=lambda f: (f.name, f.reason)))
    graph = _put_together(read, extractions, known, left, ledger or Ledger())
    write_graph(folder, graph)
    return Built(folder, graph, left)


def make_graph(
    documents: Sequence[Document],
    left_out: Iterable[LeftOut] = (),
    *,
    lexicon: Lexicon | None = None,
    jobs: int = 1,
    progress: Progress | None = None,
    judgements: Sequence[Judgement] = (),
) -> GraphBuild:
    """Return the graph of some documents, without writing it."""
    known = lexicon or reference()
    read, extractions, failed = extract_all(documents, known, jobs=jobs, progress=progress)
    return _put_together(read, extractions, known, (*left_out, *failed), Ledger(tuple(judgements)))


def _put_together(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    lexicon: Lexicon,
    left_out: Iterable[LeftOut],
    ledger: Ledger,
) -> GraphBuild:
    """Return the graph; judgements about things are applied to the entities, then those about claims."""
    known = ledger.judgements
    resolution = resolve(documents, extractions, lexicon, known)
    text = ledger_csv(known) if known else ""
    graph = build_graph(
        documents, extractions, resolution, lexicon, left_out=left_out, judgements=known, ledger=text
    )
    faults = [{"line": fault.line, "reason": fault.reason} for fault in ledger.faults]
    return replace(graph, report={**graph.report, "ledger_faults": faults})


def resolve(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    lexicon: Lexicon,
    judgements: Sequence[Judgement] = (),
) -> Resolution:
    """Return which things the documents speak of, by their words, dates and files, and by judgements."""
    return resolve_entities(
        extractions,
        lexicon,
        judgements,
        names={d.id: d.name for d in documents},
        dates={d.id: d.metadata.date for d in documents},
        texts={d.id: d.text for d in documents},
    )


def extract_all(
    documents: Sequence[Document],
    lexicon: Lexicon,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    parser: bool = False,
) -> tuple[tuple[Document, ...], tuple[Extraction, ...], tuple[LeftOut, ...]]:
    """Return the documents that could be extracted, their extractions, and those on which a rule failed."""
    tell = _step(progress, "extract")
    results: list[Extraction | LeftOut] = []
    for n, result in enumerate(_extractions(documents, lexicon, jobs, parser), 1):
        results.append(result)
        tell(n, len(documents))
    pairs = [(d, r) for d, r in zip(documents, results, strict=True) if isinstance(r, Extraction)]
    failed = tuple(r for r in results if isinstance(r, LeftOut))
    return tuple(d for d, _ in pairs), tuple(e for _, e in pairs), failed


def _extractions(
    documents: Sequence[Document], lexicon: Lexicon, jobs: int, parser: bool
) -> Iterator[Extraction | LeftOut]:
    if jobs <= 1 or len(documents) < 2:
        extractor = make_extractor(lexicon, parser=load_parser() if parser else None)
        yield from (_try(extractor, document) for document in documents)
        return
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(lexicon, parser)) as pool:
        yield from pool.map(_extract, documents, chunksize=_CHUNK)


def _try(extractor: Extractor, document: Document) -> Extraction | LeftOut:
    try:
        return extractor.extract(document)
    except Exception as error:
        return LeftOut(
            document.name, f"a rule failed on it ({type(error).__name__}: {error}). Please report it"
        )


# One extractor a worker process: building it costs more than a document does.
_worker: list[Extractor] = []


def _prepare(lexicon: Lexicon, parser: bool) -> None:
    # Ctrl-C is for the parent, which ends its workers; a worker that died of it would leave the pool hanging.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [make_extractor(lexicon, parser=load_parser() if parser else None)]


def _extract(document: Document) -> Extraction | LeftOut:
    return _try(_worker[0], document)


def _step(progress: Progress | None, name: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        if progress:
            progress(name, done, total)

    return tell
