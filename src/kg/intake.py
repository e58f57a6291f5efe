"""What a build takes in: of every file what is known of it, or what an engine makes of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.cache.memory import Cache, Recall
from kg.cache.sources import Look, Sources, look
from kg.documents.find import find_files
from kg.documents.load import settle
from kg.engines import Engine, Made, Task, file_key, keys_of, work_version
from kg.exceptions import NothingReadError
from kg.keeping import Head, bundle_key, bundles
from kg.model import LeftOut


def draw(
    paths: Sequence[Path | str],
    engine: Engine,
    cache: Cache,
    memory: Recall,
    tell: Callable[[int, int], None],
) -> tuple[tuple[Head, ...], tuple[LeftOut, ...]]:
    """Let an engine read and draw what the cache does not know of some files.

    Returns:
        The documents, sorted by id, and what was left out.

    Raises:
        NothingReadError: if there is no document, or none could be drawn.
    """
    files, left = find_files(paths)
    intake = _Intake(cache, memory)
    asked = intake.ask_all(files)
    tasks = [one for one in asked if isinstance(one, Task)]
    read: list[tuple[Head, Path]] = []
    refused = list(left)
    made = engine.make(tasks, cache.folder, parser=memory.parser)
    for done, (path, found) in enumerate(zip(files, intake.all(asked, made), strict=True), 1):
        read += [(head, path) for head in found if isinstance(head, Head)]
        refused += [item for item in found if isinstance(item, LeftOut)]
        tell(done, len(files))
    failed = intake.failed
    if failed and not read:
        raise NothingReadError(f"no document could be used ({failed[0].name}: {failed[0].reason})")
    intake.finish()
    kept, left_out = settle(read, refused)
    return kept, tuple(sorted((*left_out, *failed), key=lambda item: (item.name, item.reason)))


@dataclass(frozen=True, slots=True)
class Heads:
    """What is known of the documents in several files, file by file."""

    each: tuple[tuple[Head, ...], ...]


class _Unread(Exception):  # noqa: N818 - it is no error
    """What is known of a file cannot be read."""


class _Intake:
    """What is known of the files of a build, and what is noted of them for the next one."""

    def __init__(self, cache: Cache, memory: Recall) -> None:
        self._cache = cache
        self._memory = memory
        self._sources = Sources(cache.older, cache.folder, work_version(parser=memory.parser))
        self.failed: list[LeftOut] = []

    def ask_all(self, files: Sequence[Path]) -> list[tuple[Head, ...] | Task]:
        """Return the documents of each file if all is known that is made of them, else what is to be done."""
        found: list[tuple[Head, ...] | Task] = []
        for some in bundles([path.name for path in files]):
            looks = [(files[n], look(files[n])) for n in some]
            readings = [self._reading(path, seen) for path, seen in looks]
            known = self._heads(readings)
            found += [
                self._ask(*one) if heads is None else heads for one, heads in zip(looks, known, strict=True)
            ]
        return found

    def _reading(self, path: Path, seen: Look | None) -> str:
        """Return the key of the reading of a file that looks as it did, if all that it gave is there."""
        source = self._sources.known(path, seen)
        return source.reading if source and self._cache.use_all(source.keys) else ""

    def _heads(self, readings: Sequence[str]) -> Sequence[tuple[Head, ...] | None]:
        """Return the documents of several files, in one piece if all are known; None where they are not."""

        def each() -> list[tuple[Head, ...] | None]:
            return [self._memory.heads(key) if key else None for key in readings]

        def make() -> Heads:
            found = each()
            if None in found:
                raise _Unread
            return Heads(tuple(heads for heads in found if heads is not None))

        try:
            return self._memory.recall(Heads, bundle_key(readings), make).each if all(readings) else each()
        except _Unread:
            return each()

    def _ask(self, path: Path, seen: Look | None) -> tuple[Head, ...] | Task:
        """Return the documents of a file of which the bytes are looked at, or what is to be done."""
        key = file_key(path)
        heads = self._memory.heads(key) if key else None
        names = self._names(heads or ())
        # All are asked for, since what is asked for is kept for the next build.
        if heads is not None and sum(map(self._cache.has, names)) == len(names):
            self._sources.note(path, seen, key, names)
            return heads
        wanted = (key, *names)
        places = {name: place for name in wanted if (place := self._cache.place(name))}
        return Task(path, key, places, seen)

    def all(
        self, asked: Iterable[tuple[Head, ...] | Task], made: Iterator[Made]
    ) -> Iterator[Sequence[Head | LeftOut]]:
        """Yield what each file holds, known or made; the entries that were made are taken over."""
        for one in asked:
            if isinstance(one, Task):
                result = next(made)
                self._cache.adopt(result.written)
                self.failed += result.failed
                self._note(one, result)
                yield result.found
            else:
                yield one
        for _ in made:  # there is none left, and the engine can end
            pass

    def _note(self, task: Task, made: Made) -> None:
        """Remember a file of which all was made; one that was written to meanwhile has no reading kept."""
        heads = [one for one in made.found if isinstance(one, Head)]
        if task.key and len(heads) == len(made.found) and not made.failed and self._cache.has(task.key):
            self._sources.note(task.path, task.seen, task.key, self._names(heads))

    def _names(self, heads: Iterable[Head]) -> list[str]:
        return [name for head in heads for name in keys_of(head, parser=self._memory.parser)]

    def finish(self) -> None:
        """Write what is noted."""
        self._cache.only_grows = self._sources.only_grow
        self._sources.write()
