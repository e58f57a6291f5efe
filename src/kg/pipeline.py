"""The whole flow, in order: documents → claims → entities → graph. Only this module knows that order."""

import shutil
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kg.cache.memory import Cache, Recall, extraction_key
from kg.cache.versions import graph_version
from kg.claims.extract import Extractor, make_extractor
from kg.claims.parser import load_parser
from kg.engines import Engine, Local, try_extract
from kg.entities.resolve import resolve_drawn
from kg.exceptions import GraphError
from kg.graph.blocks import Older, read_older
from kg.graph.build import NO_LINES, NOTHING, GraphBuild, build_drawn
from kg.graph.folder import held, new_folder, replace_graph
from kg.graph.lines import StaleError
from kg.graph.manifest import CACHE, DocumentRow, read_manifest
from kg.intake import draw
from kg.judgements import Judgement
from kg.keeping import FORGETFUL, AtHand, Drawn, Head, Keeper, Shelf, Texts, drawn, head_of
from kg.learned import learn, learning
from kg.ledger.file import Ledger, ledger_csv
from kg.lexicon import Lexicon, reference
from kg.model import Document, Extraction, LeftOut, Resolution
from kg.unhurried import unhurried

Progress = Callable[[str, int, int], None]
_SCRATCH = "scratch"
"""The folder for what is not kept, in the folder of a graph that is being made."""
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build changed in the documents of the graph that was there before: how many are what.

    Attributes:
        new: there was no document of its text or its name.
        changed: of a document of this name the text, or what is known of the file, changed.
        kept: the document was there as it is now.
        gone: a document that is no longer there, under this name or another.
        damaged: how many entries of the cache were found changed, and were worked out anew.
    """

    new: int = 0
    changed: int = 0
    kept: int = 0
    gone: int = 0
    damaged: int = 0


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where the graph lies, what it holds, what was left out, what changed."""

    folder: Path
    graph: GraphBuild
    left_out: tuple[LeftOut, ...]
    changes: Changes = Changes()


def build(
    paths: Sequence[Path | str],
    folder: Path,
    *,
    jobs: int = 1,
    progress: Progress | None = None,
    parser: bool = False,
    ledger: Ledger | None = None,
    fresh: bool = False,
    engine: Engine | None = None,
) -> Built:
    """Read documents, draw claims, resolve them and write the graph into a folder.

    What was read and drawn for the graph that is there is not worked out again where file, rules and tables
    are the same; the result is the same, byte for byte.

    Args:
        paths: files, folders and glob patterns.
        folder: where the graph is put; an older graph there is replaced as a whole.
        jobs: how many processes read and extract; the result is the same.
        progress: is told the step, how many documents are done and how many there are.
        parser: whether the parser of the extra ``nlp`` checks the subjects of claims, if it is installed.
        ledger: the judgements of people, which are applied last.
        fresh: whether all is worked out anew.
        engine: what reads and draws; by default so many processes of this machine.

    Raises:
        NothingReadError: if no document could be read.
        GraphError: if the folder cannot be written.
    """
    with held(folder) as place, new_folder(place) as new, _cache(place, new, fresh) as cache, unhurried():
        told, work = _step(progress, "extract"), engine or Local(jobs)
        older = Older(graph_version()) if fresh else read_older(place, graph_version())
        return _built(
            folder, _Places(place, new, cache), paths, work, told, parser, ledger or Ledger(), older
        )


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a build finds the older graph, writes the new one, and remembers."""

    old: Path
    new: Path
    cache: Cache


def _built(
    folder: Path,
    at: _Places,
    paths: Sequence[Path | str],
    engine: Engine,
    tell: Callable[[int, int], None],
    parser: bool,
    ledger: Ledger,
    older: Older,
) -> Built:
    """Build the graph; what that needs is gone at the end, so that Python need not look for cycles in it."""
    memory = Recall(at.cache, parser=parser)
    heads, left = draw(paths, engine, at.cache, memory, tell)
    work = partial(_put_together, heads, memory, _drawn(heads, memory), reference(), left, ledger)
    before = _rows(at.old)
    try:
        graph = _write(at, work(older, memory, at.new / _SCRATCH))
    except StaleError:
        # Somebody changed the lines of the older graph: all are made anew.
        _empty(at.new)
        (at.new / _SCRATCH).mkdir()
        graph = _write(at, work(Older(older.code), memory, at.new / _SCRATCH))
    changes = _changes(before, graph.rows, at.cache.damaged)
    return Built(folder, replace(graph, shelf=AtHand(()), shared=(), own=(), common=NO_LINES), left, changes)


@contextmanager
def _cache(place: Path, new: Path, fresh: bool) -> Iterator[Cache]:
    (new / CACHE).mkdir()
    (new / _SCRATCH).mkdir()
    cache = Cache((new if fresh else place) / CACHE, new / CACHE)
    try:
        yield cache
    finally:
        cache.close()


def _write(at: _Places, graph: GraphBuild) -> GraphBuild:
    def finish() -> None:
        shutil.rmtree(at.new / _SCRATCH)
        at.cache.finish()

    replace_graph(at.old, at.new, graph, finish)
    return graph


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.name != CACHE:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


def _rows(folder: Path) -> tuple[DocumentRow, ...]:
    """Return the documents of the graph in a folder, none if there is no graph that can be read."""
    try:
        return read_manifest(folder).documents
    except GraphError:
        return ()


def _changes(before: Iterable[DocumentRow], after: Sequence[DocumentRow], damaged: int) -> Changes:
    old = {row.id: row for row in before}
    kept = {row.id for row in after if old.get(row.id) == row}
    left = {row.name for row in old.values() if row.id not in kept}
    same_text = {row.id for row in after if row.id in old} - kept
    same_name = {row.id for row in after if row.name in left} - kept
    changed = same_text | same_name
    names = {row.name for row in after}
    texts = {row.id for row in after}
    gone = sum(row.name not in names and row.id not in texts for row in old.values())
    return Changes(len(after) - len(kept) - len(changed), len(changed), len(kept), gone, damaged)


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
    found = tuple(map(drawn, extractions))
    heads, left = tuple(map(head_of, read)), (*left_out, *failed)
    return _put_together(heads, AtHand(read), found, known, left, Ledger(tuple(judgements)))


def _put_together(
    heads: Sequence[Head],
    shelf: Shelf,
    found: Sequence[Drawn],
    lexicon: Lexicon,
    left_out: Iterable[LeftOut],
    ledger: Ledger,
    older: Older = NOTHING,
    keeper: Keeper = FORGETFUL,
    folder: Path | None = None,
) -> GraphBuild:
    """Return the graph; judgements about things are applied to the entities, then those about claims."""
    known = ledger.judgements
    graph = build_drawn(
        heads,
        shelf,
        found,
        _resolve(heads, shelf, found, lexicon, known, keeper),
        lexicon,
        left_out=left_out,
        judgements=known,
        ledger=ledger_csv(known) if known else "",
        older=older,
        keeper=keeper,
        folder=folder,
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
    heads = tuple(map(head_of, documents))
    found = tuple(map(drawn, extractions))
    return _resolve(heads, AtHand(documents), found, lexicon, judgements, FORGETFUL)


def _resolve(
    heads: Sequence[Head],
    shelf: Shelf,
    found: Sequence[Drawn],
    lexicon: Lexicon,
    judgements: Sequence[Judgement],
    keeper: Keeper,
) -> Resolution:
    return resolve_drawn(
        found,
        lexicon,
        judgements,
        names={d.id: d.name for d in heads},
        dates={d.id: d.metadata.date for d in heads},
        texts=Texts(heads, shelf),
        keeper=keeper,
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
    pairs: list[tuple[Document, Extraction]] = []
    failed: list[LeftOut] = []
    results = _extractions(documents, lexicon, jobs, parser)
    for n, (document, result) in enumerate(zip(documents, results, strict=True), 1):
        if isinstance(result, LeftOut):
            failed.append(result)
        else:
            pairs.append((document, result))
        tell(n, len(documents))
    return tuple(d for d, _ in pairs), tuple(e for _, e in pairs), tuple(failed)


def _drawn(heads: Iterable[Head], memory: Recall) -> tuple[Drawn, ...]:
    return tuple(
        Drawn(head.id, extraction_key(head.key, memory.parser), partial(memory.extraction, head))
        for head in heads
    )


def _extractions(
    documents: Sequence[Document], lexicon: Lexicon, jobs: int, parser: bool
) -> Iterator[Extraction | LeftOut]:
    if jobs <= 1 or len(documents) < 2:
        with learning():
            extractor = make_extractor(lexicon, parser=load_parser() if parser else None)
            yield from (try_extract(extractor, document) for document in documents)
        return
    with ProcessPoolExecutor(jobs, initializer=_prepare, initargs=(lexicon, parser)) as pool:
        yield from pool.map(_extract, documents, chunksize=_CHUNK)


# One extractor a worker process: building it costs more than a document does.
_worker: list[Extractor] = []


def _prepare(lexicon: Lexicon, parser: bool) -> None:
    # Ctrl-C is for the parent, which ends its workers; a worker that died of it would leave the pool hanging.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    learn()
    _worker[:] = [make_extractor(lexicon, parser=load_parser() if parser else None)]


def _extract(document: Document) -> Extraction | LeftOut:
    return try_extract(_worker[0], document)


def _step(progress: Progress | None, name: str) -> Callable[[int, int], None]:
    def tell(done: int, total: int) -> None:
        if progress:
            progress(name, done, total)

    return tell
