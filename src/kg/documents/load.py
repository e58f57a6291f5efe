"""Reads files into documents, one by one or many at a time."""

import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from kg.documents.containers import Member, left_out, members
from kg.documents.files import read_file, too_large
from kg.documents.find import find_files
from kg.documents.formats import Format, format_of, limit_of, supported
from kg.documents.make import make_document
from kg.documents.metadata import read_side_file
from kg.documents.names import display_name
from kg.documents.reading import Reading
from kg.exceptions import NothingReadError, UnreadableError
from kg.model import Document, LeftOut, Metadata


class Named(Protocol):
    """A document as far as it is told apart from others."""

    @property
    def id(self) -> str:
        """Return the id of its text."""

    @property
    def name(self) -> str:
        """Return its name."""


N = TypeVar("N", bound=Named)


def read_bytes(
    data: bytes, name: str, metadata: Metadata | None = None, genre: str = "", limit: int | None = None
) -> Document:
    """Return the document that the bytes of a file hold; bytes and ending of the name tell its type.

    Language, genre and metadata are found in the file where they are not given. The name is otherwise
    for people only. ``limit`` is the largest size in bytes; each format has one of its own.

    Raises:
        UnreadableError: if the bytes are empty, too many, damaged, of a type that is not read, or hold
            several documents.
    """
    shown = display_name(name)
    kind = _single(data, shown)
    if len(data) > (limit or kind.limit):
        raise too_large(shown, limit or kind.limit)
    return make_document(_read_as(kind, data, shown), data, shown, metadata, genre)


def _single(data: bytes, shown: str) -> Format:
    if not data.strip():
        raise UnreadableError("it is empty", shown, "Give a file that holds text")
    kind = format_of(data, shown)
    if not kind.reader:
        raise UnreadableError(f"it is {kind.name}, not one document", shown, "Build a graph from it")
    return kind


def _read_as(kind: Format, data: bytes, shown: str) -> Reading:
    """Return what the reader of a format makes of the bytes; its errors bear the name of the file.

    Libraries meet damaged files with exceptions of every kind, and one document must not stop a build.
    """
    try:
        found = kind.load(kind.reader)(data, shown)
    except UnreadableError as error:
        raise UnreadableError(error.what, shown, error.hint) from error
    except Exception as error:
        told = f"it cannot be read as {kind.name} ({type(error).__name__}: {str(error)[:80]})"
        raise UnreadableError(told, shown, "Open it in its program and save it again") from error
    if not isinstance(found, Reading):
        raise TypeError(kind.reader)
    return found


def load_document(path: Path, limit: int | None = None) -> Document:
    """Return the document in a file, with the metadata of its side file if there is one.

    Raises:
        UnreadableError: if the file is missing, empty, too large, damaged, of a type that is not read, not
            a plain file or not permitted, or its side file is wrong.
    """
    shown = display_name(path.name)
    data = read_file(path, shown, limit or limit_of(shown))
    metadata, genre = read_side_file(path)
    return read_bytes(data, path.name, metadata, genre, limit)


def load_file(path: Path) -> tuple[Document | LeftOut, ...]:
    """Return the documents that a file holds; what cannot be read of it is told with the reason."""
    shown = display_name(path.name)
    try:
        data = read_file(path, shown, limit_of(shown))
        kind = format_of(data, shown)
        found = tuple(members(kind, data, shown)) if kind.unpacker else (Member(shown, data),)
    except UnreadableError as error:
        return (left_out(shown, error),)
    return tuple(
        one if isinstance(one, LeftOut) else _own(path, one) if one.name == shown else _member(one)
        for one in found
    )


def _own(path: Path, file: Member) -> Document | LeftOut:
    """Return the document that a file on disk is itself, with the metadata of its side file."""
    try:
        metadata, genre = read_side_file(path)
        return read_bytes(file.data, path.name, metadata, genre)
    except UnreadableError as error:
        return left_out(file.name, error)


def _member(member: Member) -> Document | LeftOut:
    """Return the document in a file of a container, under the names of both."""
    try:
        return replace(read_bytes(member.data, member.name), name=member.name)
    except UnreadableError as error:
        return left_out(member.name, error)


def load_sources(paths: Sequence[Path | str]) -> Iterator[tuple[Document, bytes]]:
    """Yield the documents in files, folders and patterns, each with its bytes; others are passed over.

    Side files are not looked at: they change what is known of a document, not its text.
    """
    for path in find_files(paths)[0]:
        shown = display_name(path.name)
        try:
            data = read_file(path, shown, limit_of(shown))
            for member in members(format_of(data, shown), data, shown):
                if isinstance(member, Member) and isinstance(read := _member(member), Document):
                    yield read, member.data
        except UnreadableError:
            continue


def load_documents(
    paths: Sequence[Path | str],
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
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
    for done, (path, results) in enumerate(zip(files, _results(files, jobs), strict=True), 1):
        read.extend((result, path) for result in results if isinstance(result, Document))
        refused.extend(result for result in results if isinstance(result, LeftOut))
        if progress is not None:
            progress(done, len(files))
    return settle(read, refused)


def settle(
    read: list[tuple[N, Path]], refused: Sequence[LeftOut]
) -> tuple[tuple[N, ...], tuple[LeftOut, ...]]:
    """Return the documents sorted by id, of each text the first by name, and what was left out.

    Raises:
        NothingReadError: if there is no document.
    """
    kept, twice = _unique(read)
    ordered = tuple(sorted((*refused, *twice), key=lambda item: (item.name, item.reason)))
    if not kept:
        first = f"{ordered[0].name}: {ordered[0].reason}" if ordered else "no file was given"
        hint = "" if supported() in first else f"Read are {supported()}"
        raise NothingReadError(f"no document could be read ({first})", "", hint)
    return kept, ordered


def file_parts(path: Path) -> tuple[str, bytes, bytes] | None:
    """Return name and bytes of a file and the bytes of its side file; None if one of them cannot be read."""
    shown = display_name(path.name)
    side = path.with_suffix(".toml")
    try:
        return (
            path.name,
            read_file(path, shown, limit_of(shown)),
            side.read_bytes() if side.is_file() else b"",
        )
    except (UnreadableError, OSError):
        return None


def _results(files: Sequence[Path], jobs: int) -> Iterator[tuple[Document | LeftOut, ...]]:
    if jobs <= 1 or len(files) < 2:
        yield from map(load_file, files)
        return
    from concurrent.futures import ProcessPoolExecutor, process  # noqa: PLC0415 - slow to import

    done = 0
    try:
        with ProcessPoolExecutor(min(jobs, len(files)), initializer=_ignore_interrupts) as pool:
            for result in pool.map(load_file, files, chunksize=max(1, len(files) // (8 * jobs))):
                yield result
                done += 1
    except process.BrokenProcessPool:
        # The system ended a worker, mostly for want of memory; one by one needs less of it.
        yield from map(load_file, files[done:])


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent: a worker that died of it would leave the pool hanging."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _unique(read: list[tuple[N, Path]]) -> tuple[tuple[N, ...], list[LeftOut]]:
    kept: dict[str, N] = {}
    twice: list[LeftOut] = []
    places: dict[str, Path] = {}
    for document, path in sorted(read, key=lambda pair: (pair[0].name, pair[1].as_posix())):
        first = kept.setdefault(document.id, document)
        if first is document:
            places[document.id] = path
            continue
        names = document.name, first.name
        if names[0] == names[1]:  # then the folders tell them apart
            names = _in_folder(path, names[0]), _in_folder(places[first.id], names[1])
        twice.append(LeftOut(names[0], f"the same text as {names[1]}"))
    return tuple(sorted(kept.values(), key=lambda d: d.id)), twice


def _in_folder(path: Path, name: str) -> str:
    return f"{display_name(path.parent.name)}/{name}" if path.parent.name else name
