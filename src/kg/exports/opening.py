"""Open a bundle: look at it before anything is written, and compare every file with its digest."""

import os
import re
import shutil
import stat
import struct
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.exceptions import GraphError
from kg.exports import crate
from kg.exports.bundle import FOLDER
from kg.graph.manifest import NAME, TEXTS, Manifest, read_manifest
from kg.graph.store import GraphFolder, open_graph

MOST_FILES: Final = 200_000
"""The most files that a bundle may hold."""
MOST_BYTES: Final = 4_000_000_000
"""The most bytes that a bundle may unpack to."""
MOST_RATIO: Final = 200
"""How many times larger than packed a bundle of more than ``FREE_BYTES`` may be."""
FREE_BYTES: Final = 50_000_000
MOST_METADATA: Final = 100_000_000
_CHUNK: Final = 1 << 20
_PART: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9_-])?")
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_METHODS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
    OverflowError,
    RuntimeError,
)
_AGAIN: Final = "Ask for the bundle again"
_FOREIGN: Final = "Do not open it"
_OURS: Final = "Name a file that `kg export -f bundle` made"


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A bundle that was unpacked.

    Attributes:
        folder: where its files lie.
        graph: the graph folder in it.
        files: how many files were compared with their digests.
        manifest: what the graph holds.
        texts: whether the texts of the source documents are there.
    """

    folder: Path
    graph: Path
    files: int
    manifest: Manifest
    texts: bool


@dataclass(frozen=True, slots=True)
class _Bundle:
    """A bundle that was looked at: its archive, its metadata, and the files that they list."""

    path: Path
    archive: zipfile.ZipFile
    metadata: bytes
    files: Mapping[str, crate.Listed]


class BundledGraph(GraphFolder):
    """The graph of a bundle in a folder of its own for the time being, which goes when it is closed."""

    def __init__(self, graph: GraphFolder, place: Path) -> None:
        super().__init__(graph.folder, graph.manifest, graph.store)
        self._remove = weakref.finalize(self, shutil.rmtree, place, ignore_errors=True)

    def close(self) -> None:
        """Let go of the store and remove the folder."""
        super().close()
        self._remove()


def is_bundle(path: Path) -> bool:
    """Return whether a path is a file that may be a bundle."""
    return path.is_file() and zipfile.is_zipfile(path)


def graph_of(folder: Path) -> Path:
    """Return the graph folder inside a bundle that was unpacked; any other folder is itself."""
    inner = folder / FOLDER.rstrip("/")
    unpacked = (folder / crate.NAME).is_file() and (inner / NAME).is_file()
    return inner if unpacked and not (folder / NAME).is_file() else folder


def open_bundle(path: Path) -> BundledGraph:
    """Open the graph of a bundle without leaving files behind: close it when done.

    Raises:
        GraphError: if the file is no bundle, is damaged, or is not what it says.
    """
    place = Path(tempfile.mkdtemp(prefix="kg-bundle-"))
    try:
        with _looked_at(path) as found:
            _extract(found, place, within=FOLDER)
        graph = open_graph(place / FOLDER)
        try:
            return BundledGraph(graph, place)
        finally:
            graph.close()
    except BaseException:
        shutil.rmtree(place, ignore_errors=True)
        raise


def unpack(path: Path, folder: Path) -> Unpacked:
    """Unpack a bundle into a new folder, all of it or nothing.

    Raises:
        GraphError: if the file is no bundle, is damaged, is not what it says, or the folder is not empty or
            cannot be written.
    """
    folder = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a link
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and not any(folder.iterdir()))):
        raise GraphError("this place is taken", str(folder), "Name a new folder with -o")
    new: Path | None = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with _looked_at(path) as found:
            new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
            _extract(found, new)
        (new / crate.NAME).write_bytes(found.metadata)
        manifest = read_manifest(new / FOLDER)
        new.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)
    except OSError as error:
        why = error.strerror or str(error)
        raise GraphError(
            f"the bundle cannot be unpacked here ({why})", str(folder), "Name another folder with -o"
        ) from error
    finally:
        if new is not None:
            shutil.rmtree(new, ignore_errors=True)
    texts = any(name.startswith(f"{TEXTS}/") for name in manifest.files)
    return Unpacked(folder, folder / FOLDER, len(found.files), manifest, texts)


@contextmanager
def _looked_at(path: Path) -> Iterator[_Bundle]:
    """Yield a bundle that was looked at and found harmless; none of its files was unpacked yet."""
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        why = error.strerror or str(error)
        raise GraphError(f"the bundle cannot be read ({why})", str(path), "Check the path") from error
    except _BROKEN as error:
        raise GraphError("this is no bundle", str(path), _OURS) from error
    with archive:
        _refuse(archive.infolist(), path)
        text = _metadata(archive, path)
        yield _Bundle(path, archive, text, _files(archive, text, path))


def _refuse(infos: list[zipfile.ZipInfo], path: Path) -> None:
    """Refuse an archive that is a bomb, or that leads out of its folder, before anything is unpacked."""
    if fault := _bomb(infos):
        raise GraphError(fault, str(path), _FOREIGN)
    seen: set[str] = set()
    for info in infos:
        if fault := _trap(info):
            raise GraphError(f"{fault}: {info.filename[:80]!r}", str(path), _FOREIGN)
        name = info.filename.lower()
        if name in seen:
            raise GraphError(f"it holds a file twice: {info.filename!r}", str(path), _FOREIGN)
        seen.add(name)
    parents = {"/".join(n.split("/")[:i]) for n in seen for i in range(1, n.count("/") + 1)}
    if both := sorted(parents & seen):
        raise GraphError(f"a file in it is a folder too: {both[0]!r}", str(path), _FOREIGN)


def _bomb(infos: list[zipfile.ZipInfo]) -> str:
    if len(infos) > MOST_FILES:
        return f"it holds more than {MOST_FILES:,} files"
    whole, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    if whole > MOST_BYTES:
        return f"it unpacks to more than {MOST_BYTES // 1_000_000_000} GB"
    if whole > FREE_BYTES and whole > MOST_RATIO * max(1, packed):
        return f"it unpacks to more than {MOST_RATIO} times its size, as a bomb does"
    return ""


def _trap(info: zipfile.ZipInfo) -> str:
    parts = info.orig_filename.split("/")  # as it stands there, before anything is made of it
    if any(not _PART.fullmatch(part) or _DEVICES.fullmatch(part) for part in parts) or len(parts) > 5:
        return "it holds a file with a name that leads elsewhere or is not safe"
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return "it holds a link or device"
    if info.flag_bits & 0x1:
        return "it holds a file under a password"
    return "" if info.compress_type in _METHODS else "it is packed in a way that is not read here"


def _metadata(archive: zipfile.ZipFile, path: Path) -> bytes:
    """Return the metadata, if there are any and a graph."""
    sizes = {info.filename: info.file_size for info in archive.infolist()}
    if sizes.get(crate.NAME, MOST_METADATA) >= MOST_METADATA or f"{FOLDER}{NAME}" not in sizes:
        raise GraphError("this is no bundle: it has no list of files, or no graph", str(path), _OURS)
    try:
        return archive.read(crate.NAME)
    except _BROKEN as error:
        raise GraphError("it is damaged", f"{path}: {crate.NAME}", _AGAIN) from error


def _files(archive: zipfile.ZipFile, text: bytes, path: Path) -> Mapping[str, crate.Listed]:
    """Return the files that the metadata list, which must be those that are there."""
    files = crate.listed(text, str(path))
    there = {info.filename for info in archive.infolist()} - {crate.NAME}
    for name in sorted(files.keys() ^ there):
        what = "a file is missing" if name in files else "it holds a file that its list does not know"
        raise GraphError(f"{what}: {name[:80]!r}", str(path), _AGAIN)
    return files


def _extract(found: _Bundle, place: Path, within: str = "") -> None:
    """Unpack the files whose names begin so, and compare each with its size and digest."""
    for name in sorted(one for one in found.files if one.startswith(within)):
        target = place / name
        target.parent.mkdir(parents=True, exist_ok=True)
        digest, size = sha256(), 0
        try:
            with found.archive.open(name) as source, target.open("xb") as out:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    out.write(chunk)
        except _BROKEN as error:
            raise GraphError("it is damaged", f"{found.path}: {name}", _AGAIN) from error
        if crate.Listed(size, digest.hexdigest()) != found.files[name]:
            raise GraphError("a file is not the one that was packed", f"{found.path}: {name}", _AGAIN)
