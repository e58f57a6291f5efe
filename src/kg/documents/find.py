"""Finds the documents among files, folders and patterns."""

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.documents.formats import refusal, supported
from kg.documents.names import display_name
from kg.model import LeftOut

NOWHERE: Final = "there is no such file or folder"
_BESIDE: Final = ("_files", ".files", "_assets")
"""What browsers call the folder of pictures and scripts beside a saved page."""


def find_files(paths: Sequence[Path | str]) -> tuple[tuple[Path, ...], tuple[LeftOut, ...]]:
    """Return the files to read, each once and sorted, and what was left out with the reason.

    Folders are searched through, without following links to folders; hidden files and side files
    are passed over in silence; a README, and a file of a type that is not read, get a line.
    """
    files: dict[str, Path] = {}
    left: set[tuple[str, str]] = set()
    folders: dict[str, _Folder] = {}
    for given in paths:
        if not str(given).strip():
            left.add(("(no name)", "a name of a file or folder is empty"))
            continue
        for path in _expand(str(given)):
            for file in _walk(path, left):
                files.setdefault(_real(file, folders), file)
    chosen = sorted(files.values(), key=lambda p: p.as_posix())
    return tuple(chosen), tuple(LeftOut(name, reason) for name, reason in sorted(left))


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of files: its path without links, and the names in it that are links, if that is known."""

    real: str
    links: frozenset[str] | None


def _links(folder: str) -> frozenset[str] | None:
    """Return the names in a folder that are links, or None if nobody may look into it."""
    try:
        with os.scandir(folder) as entries:
            return frozenset([entry.name for entry in entries if entry.is_symlink()])
    except OSError:
        return None


def _real(file: Path, folders: dict[str, _Folder]) -> str:
    """Return the path of a file without links; ``folders`` are those that were looked at before."""
    folder, name = os.path.split(file)
    if name in ("", ".", ".."):
        return os.path.realpath(file)
    known = folders.get(folder)
    if known is None:
        known = folders[folder] = _Folder(os.path.realpath(folder), _links(folder or "."))
    # os.path.islink is quiet about a file without permission.
    if os.path.islink(file) if known.links is None else name in known.links:  # noqa: PTH114 - see above
        return os.path.realpath(file)
    return os.path.join(known.real, name)  # noqa: PTH118 - tens of thousands of files


def _expand(given: str) -> list[Path]:
    """Return the paths a pattern stands for; a path that exists is never taken as a pattern."""
    if os.path.lexists(given) or not glob.has_magic(given):
        return [Path(given)]
    # Path.glob refuses absolute patterns, which people do type.
    found = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - see above
    return [Path(match) for match in found] or [Path(given)]


def _walk(path: Path, left: set[tuple[str, str]]) -> Iterator[Path]:
    if path.is_dir():
        found = [file for file in _below(path, left) if _is_read(file, left) and not _is_readme(file, left)]
        if not found:
            left.add(
                (display_name(path.name or str(path)), f"no document in this folder (read are {supported()})")
            )
        yield from found
    elif not os.path.lexists(path):
        left.add((display_name(path.name or str(path)), NOWHERE))
    elif _is_read(path, left):
        yield path


def _is_beside(folder: str, names: Sequence[str]) -> bool:
    """Return whether a folder holds the pictures and scripts of a saved page that lies beside it."""
    for mark in _BESIDE:
        if folder.endswith(mark):
            page = folder.removesuffix(mark)
            return any(name in {f"{page}.html", f"{page}.htm"} for name in names)
    return False


def _is_graph(folder: Path) -> bool:
    """Return whether a folder holds a graph: its texts are copies of documents that lie elsewhere."""
    return (folder / "manifest.json").is_file() and (folder / "graph.nq").is_file()


def _stays_inside(link: Path, folder: Path) -> bool:
    """Return whether a link leads to a file of the same folder: what lies elsewhere was not asked for."""
    return Path(os.path.realpath(link)).is_relative_to(os.path.realpath(folder))


def _below(folder: Path, left: set[tuple[str, str]]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        left.add((display_name(str(error.filename)), "no permission to look into this folder"))

    for place, folders, names in os.walk(folder, onerror=refuse):
        if _is_graph(Path(place)):
            folders[:] = []
            left.add((display_name(place), "it is a graph made by this program, not documents"))
            continue
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _is_beside(f, names))
        here, links = Path(place), _links(place)
        for name in sorted(names):
            if name.startswith(".") or name.lower().endswith(".toml"):
                continue
            file = here / name
            # A file without permission is told when it is read.
            if (links is None or name in links) and not _stays_inside(file, folder):
                left.add((display_name(name), "it is a link to a file outside the folder"))
                continue
            yield file


def _is_read(path: Path, left: set[tuple[str, str]]) -> bool:
    reason = refusal(path.name)
    if reason is None:
        return True
    left.add((display_name(path.name), reason))
    return False


def _is_readme(path: Path, left: set[tuple[str, str]]) -> bool:
    """Return whether a file of a folder tells about the folder rather than about a policy."""
    if path.stem.lower() != "readme":
        return False
    left.add((display_name(path.name), "it tells about its folder (give it by name to have it read)"))
    return True
