"""Reads files into documents, one by one or many at a time."""

import signal
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from kg.documents.canonical import canonicalise
from kg.documents.encodings import decode
from kg.documents.find import TYPES, find_files
from kg.documents.language import guess_genre, guess_language
from kg.documents.metadata import read_side_file
from kg.documents.names import display_name
from kg.documents.segments import segment
from kg.exceptions import NothingReadError, UnreadableError
from kg.identifiers import document_id, sha256
from kg.model import Document, LeftOut, Metadata

LIMIT: Final = 16_000_000
"""The largest file that is read, in bytes."""


def read_bytes(
    data: bytes, name: str, metadata: Metadata | None = None, genre: str = "", limit: int = LIMIT
) -> Document:
    """Return the document that the bytes of a text file hold.

    Language and genre are guessed where they are not given. The name is for people only.

    Raises:
        UnreadableError: if the bytes are empty, too many, not text, or in no encoding known here.
    """
    shown = display_name(name)
    if len(data) > limit:
        raise _too_large(shown, limit)
    text, _ = decode(data, shown)
    canonical = canonicalise(text)
    if not canonical.text.strip():
        raise UnreadableError("it is empty", shown, "Give a file that holds text")
    try:
        parts = segment(canonical.text)
    except UnreadableError as error:
        raise UnreadableError(error.what, shown, error.hint) from error
    metadata = metadata or Metadata()
    digest = sha256(canonical.text)
    return Document(
        id=document_id(digest),
        name=shown,
        text=canonical.text,
        digest=f"sha256:{digest}",
        source_digest=f"sha256:{sha256(data)}",
        offsets=canonical.offsets,
        sections=parts.sections,
        blocks=parts.blocks,
        sentences=parts.sentences,
        metadata=replace(metadata, language=metadata.language or guess_language(canonical.text)),
        genre=genre or guess_genre(canonical.text),
    )


def load_document(path: Path, limit: int = LIMIT) -> Document:
    """Return the document in a file, with the metadata of its side file if there is one.

    Raises:
        UnreadableError: if the file is missing, empty, too large, no text, of another type, not a
            plain file or not permitted, or its side file is wrong.
    """
    shown = display_name(path.name)
    if path.suffix.lower() not in TYPES and not path.is_dir():
        raise UnreadableError("files of this type are not read", shown, f"Read are {', '.join(TYPES)}")
    data = _read(path, shown, limit)
    metadata, genre = read_side_file(path)
    return read_bytes(data, path.name, metadata, genre, limit)


def _read(path: Path, shown: str, limit: int) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableError("it is a folder, not a file", shown, "Give the files in it")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("it is not a plain file", shown, "Give a file on disk")
        if about.st_size > limit:
            raise _too_large(shown, limit)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableError("the file is not there", shown, "Check its name") from error
    except PermissionError as error:
        raise UnreadableError("there is no permission to read it", shown, "Change its rights") from error
    except OSError as error:
        raise UnreadableError(f"it cannot be read ({error.strerror})", shown, "Check the disk") from error


def _too_large(shown: str, limit: int) -> UnreadableError:
    size = f"{limit / 1_000_000:g} MB"
    return UnreadableError(f"it is larger than {size}", shown, "Cut it into several files")


def load_documents(
    paths: Sequence[Path | str], jobs: int = 1, progress: Callable[[int, int], None] | None = None
) -> tuple[tuple[Document, ...], tuple[LeftOut, ...]]:
    """Return the documents in files, folders and patterns, sorted by id, and what was left out.

    Of files with the same text one is kept, the first by name. ``progress`` is called with how many
    files are done and how many there are. More than one job reads in parallel, to the same result.

    Raises:
        NothingReadError: if no document could be read.
    """
    files, left = find_files(paths)
    read: list[tuple[Document, Path]] = []
    refused = list(left)
    for done, (path, result) in enumerate(zip(files, _results(files, jobs), strict=True), 1):
        if isinstance(result, Document):
            read.append((result, path))
        else:
            refused.append(result)
        if progress is not None:
            progress(done, len(files))
    kept, twice = _unique(read)
    refused.extend(twice)
    ordered = tuple(sorted(refused, key=lambda item: (item.name, item.reason)))
    if not kept:
        first = f"{ordered[0].name}: {ordered[0].reason}" if ordered else "no file was given"
        raise NothingReadError(f"no document could be read ({first})", "", f"Read are {', '.join(TYPES)}")
    return kept, ordered


def _results(files: Sequence[Path], jobs: int) -> Iterator[Document | LeftOut]:
    if jobs <= 1 or len(files) < 2:
        yield from map(_try, files)
        return
    from concurrent.futures import ProcessPoolExecutor, process  # noqa: PLC0415 - slow to import

    done = 0
    try:
        with ProcessPoolExecutor(min(jobs, len(files)), initializer=_ignore_interrupts) as pool:
            for result in pool.map(_try, files, chunksize=max(1, len(files) // (8 * jobs))):
                yield result
                done += 1
    except process.BrokenProcessPool:
        # The system ended a worker, mostly for want of memory; one by one needs less of it.
        yield from map(_try, files[done:])


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent: a worker that died of it would leave the pool hanging."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _try(path: Path) -> Document | LeftOut:
    try:
        return load_document(path)
    except UnreadableError as error:
        reason = f"{error.what}. {error.hint}" if error.hint else error.what
        where = display_name(path.name)
        return LeftOut(where, reason if error.where in {"", where} else f"{error.where}: {reason}")


def _unique(read: list[tuple[Document, Path]]) -> tuple[tuple[Document, ...], list[LeftOut]]:
    kept: dict[str, Document] = {}
    twice: list[LeftOut] = []
    for document, _ in sorted(read, key=lambda pair: (pair[0].name, pair[1].as_posix())):
        first = kept.setdefault(document.id, document)
        if first is not document:
            twice.append(LeftOut(document.name, f"the same text as {first.name}"))
    return tuple(sorted(kept.values(), key=lambda d: d.id)), twice
