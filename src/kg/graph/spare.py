"""Second names of the texts of a graph, which the next build takes for those of its own.

A build makes a whole folder beside the graph and removes the old one. To give tens of thousands of texts
and readings a name in the one, and to take that in the other from them, costs more than the one document for
which it is done. So a graph keeps in its cache a folder of second names of these files, and the next build
moves that folder to its place. Of the names in the old graph, those of what is still there become the second
ones of the new graph.

All this is a help and no promise: who takes a name from here looks at the file (:mod:`kg.marks`), and where
there are no second names, files get new ones as ever.
"""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kg.graph.manifest import CACHE, READINGS, TEXTS

SPARE: Final = "spare"
"""The folder of the second names, in the cache of a graph."""
PARTS: Final = (TEXTS, READINGS)


class Names:
    """The names that a new graph has of texts and readings before it is written.

    Args:
        folder: the folder of the new graph.
        found: their names, as paths in it.
    """

    def __init__(self, folder: Path, found: Iterable[str] = ()) -> None:
        self._folder = folder
        self._left = set(found)

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def keep(self, name: str) -> None:
        """Say that a file under a name is the right one."""
        self._left.discard(name)

    def drop(self, name: str) -> None:
        """Take a name away: what is written under it must not be written into the file of the old graph."""
        if name in self._left:
            self._left.discard(name)
            path = self._folder / name
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()

    def drop_rest(self) -> None:
        """Take all names away that nobody asked for."""
        for name in sorted(self._left):
            self.drop(name)


def take_names(old: Path | None, new: Path) -> Names:
    """Make the folders for texts and readings of a new graph, where it can be of second names of an old one.

    Raises:
        OSError: if they cannot be made.
    """
    found: list[str] = []
    for part in PARTS:
        spare = old and old / CACHE / SPARE / part
        try:
            if spare and not spare.is_symlink():
                spare.rename(new / part)
                found += [f"{part}/{name}" for name in os.listdir(new / part)]  # noqa: PTH208 - names are enough
                continue
        except OSError:
            shutil.rmtree(new / part, ignore_errors=True)
        (new / part).mkdir()
    return Names(new, found)


def make_names(folder: Path) -> None:
    """Give the texts and readings of a new graph second names; none if that cannot be done."""
    try:
        for part in PARTS:
            spare = folder / CACHE / SPARE / part
            spare.mkdir(parents=True)
            for name in sorted(os.listdir(folder / part)):  # noqa: PTH208 - the same
                os.link(f"{folder}/{part}/{name}", f"{spare}/{name}", follow_symlinks=False)
    except OSError:
        shutil.rmtree(folder / CACHE / SPARE, ignore_errors=True)


def leave_names(old: Path, folder: Path) -> None:
    """Let what a graph has in common with the one in whose place it stands be its second names."""
    for part in PARTS:
        spare = folder / CACHE / SPARE / part
        with suppress(OSError):
            for name in {*os.listdir(old / part)}.difference(os.listdir(folder / part)):  # noqa: PTH208 - the same
                (old / part / name).unlink()
            spare.parent.mkdir(exist_ok=True)
            (old / part).rename(spare)
