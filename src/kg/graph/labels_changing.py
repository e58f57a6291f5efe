"""Change a label index where the quads of its graph changed, instead of writing it anew.

Things keep their numbers, which say in which order they are found. A thing that is new, or that stands
elsewhere now, gets one between those of its neighbours, where :mod:`kg.graph.labels_making` left some free.
"""

import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from pyoxigraph import Quad

from kg.graph.labels_making import FORMAT, GAP, put, put_words, storable, tokens, words_of
from kg.graph.labels_reading import Name, Named, Readable, order, read_one, touched

_SHARE: Final = 0.1
"""If more of the names are of things that changed, an index is made anew."""
_ROOM: Final = (32, 512)
"""So many things on either side of a place without free numbers are given other ones, or else so many."""
_END: Final = 2**62


def change_labels(
    older: Path, new: Path, store: Readable, gone: Iterable[Quad], added: Iterable[Quad], digest: str
) -> bool:
    """Write the label index of a graph as that of an older one with the changes between them.

    It finds the same things in the same order as one that :func:`kg.graph.labels_making.write_labels` makes
    of the same quads, though not with the same bytes. It costs as much as copying the older file, and what
    was changed: some tenths of a millisecond a thing.

    Args:
        older: the index of the older graph, which stays as it is.
        new: where the new one is written; nothing is left there if it was not made.
        store: the quads of the graph as it is now.
        gone: quads of the older graph that this one lacks, each once.
        added: quads of this graph that the older one lacks, each once.
        digest: that of the quads as they are now.

    Returns:
        Whether it was made. It is not if the older index is of another format or damaged, if so much changed
        that a new one is made as soon, or if no numbers are left around a place: then write a new one.

    Raises:
        OSError: if the file cannot be written.
    """
    less, more = touched(gone), touched(added)
    shutil.copyfile(older, new)
    made = False
    try:
        database = sqlite3.connect(new, isolation_level=None)
        try:
            made = _change(database, store, less, more, digest)
        finally:
            database.close()
    except sqlite3.Error:
        made = False
    finally:
        if not made:
            new.unlink(missing_ok=True)
    return made


def _change(
    database: sqlite3.Connection, store: Readable, less: Counter[str], more: Counter[str], digest: str
) -> bool:
    ((known, names),) = database.execute("SELECT format, names FROM meta").fetchall()
    changed = sorted(less.keys() | more.keys())
    if known != FORMAT or len(changed) > _SHARE * names:
        return False
    database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
    marks = {number: iri for iri, number in database.execute("SELECT iri, id FROM marks")}
    before: list[tuple[int, Named]] = []
    after: list[Named] = []
    for iri in changed:
        start, old = _known(database, iri, marks)
        now = read_one(store, iri, None if old is None else old.spoken + more[iri] - less[iri])
        if now == old:
            continue
        before.extend([] if old is None else [(start, old)])
        after.extend([] if now is None else [now])
    if not _replace(database, before, sorted(after, key=order), marks):
        return False
    names += sum(len(one.names) for one in after) - sum(len(one.names) for _, one in before)
    database.execute("UPDATE meta SET digest = ?, names = ?", (digest, names))
    database.execute("COMMIT")
    return True


def _replace(
    database: sqlite3.Connection,
    before: Sequence[tuple[int, Named]],
    after: Sequence[Named],
    marks: Mapping[int, str],
) -> bool:
    """Take out things, and put in others; return whether there was a place for each."""
    _take_out(database, before)
    placed, full = _places(database, after)
    for room in _ROOM:
        if not full:
            break
        # What stands beside a place without numbers is put in anew as well, with numbers between.
        moved = sorted(dict(one for end in full for one in _beside(database, end, room, marks)).items())
        _take_out(database, moved)
        before = [*before, *moved]
        after = sorted((*after, *(one for _, one in moved)), key=order)
        placed, full = _places(database, after)
    if full:
        return False
    old = [one for _, one in before]
    put(database, placed, _marks(database, old, after))
    _count_words(database, old, after)
    return True


def _beside(
    database: sqlite3.Connection, end: int, room: int, marks: Mapping[int, str]
) -> Iterator[tuple[int, Named]]:
    """Yield so many things on either side of a number, as the index has them, with their numbers."""
    below = database.execute("SELECT iri FROM things WHERE id < ? ORDER BY id DESC LIMIT ?", (end, room))
    above = database.execute("SELECT iri FROM things WHERE id >= ? ORDER BY id LIMIT ?", (end, room))
    for (iri,) in (*below.fetchall(), *above.fetchall()):
        start, found = _known(database, iri, marks)
        if found:
            yield start, found


def _known(database: sqlite3.Connection, iri: str, marks: Mapping[int, str]) -> tuple[int, Named | None]:
    """Return a thing as the index has it, with its number."""
    row = database.execute(
        "SELECT id, label, types, marks, spoken FROM things WHERE iri = ?", (iri,)
    ).fetchone()
    if row is None:
        return 0, None
    start, label, types, told, spoken = row
    names = database.execute(
        "SELECT written, folded, how FROM names WHERE id >= ? AND id < ? ORDER BY id",
        (start, _next(database, start)),
    )
    chosen = tuple(marks[int(mark[1:])] for mark in told.split())
    found = tuple(Name(*one) for one in names)
    return start, Named(iri, label, tuple(types.split()), chosen, found, spoken)


def _next(database: sqlite3.Connection, start: int) -> int:
    """Return the number of the thing after this one."""
    return int(
        database.execute("SELECT ifnull(min(id), ?) FROM things WHERE id > ?", (_END, start)).fetchone()[0]
    )


def _take_out(database: sqlite3.Connection, things: Sequence[tuple[int, Named]]) -> None:
    for start, one in things:
        (told,) = database.execute("SELECT marks FROM things WHERE id = ?", (start,)).fetchone()
        for at, name in enumerate(one.names, start):
            # The full-text index keeps no texts: it must be told what it has to forget.
            words = " ".join(tokens(storable(name.folded)))
            database.execute(
                "INSERT INTO found (found, rowid, name, marks) VALUES ('delete', ?, ?, ?)", (at, words, told)
            )
            database.execute("DELETE FROM names WHERE id = ?", (at,))
        database.execute("DELETE FROM things WHERE id = ?", (start,))


def _places(
    database: sqlite3.Connection, things: Sequence[Named]
) -> tuple[list[tuple[int, Named]], list[int]]:
    """Return things, which are in order, with free numbers that keep them so, and where there are too few.

    Those that come between the same two share the numbers between them evenly.
    """
    found: list[tuple[int, Named]] = []
    full: list[int] = []
    between: dict[int, list[Named]] = {}
    for one in things:
        between.setdefault(_following(database, one), []).append(one)
    for end, some in between.items():
        (last,) = database.execute("SELECT ifnull(max(id), 0) FROM names WHERE id < ?", (end,)).fetchone()
        needed = sum(len(one.names) for one in some)
        room = GAP * (len(some) + 1) + needed if end == _END else end - last - 1
        if room < needed:
            full.append(end)
            continue
        step = (room - needed) // (len(some) + 1)
        at = last + 1
        for one in some:
            found.append((at + step, one))
            at += step + len(one.names)
    return found, full


def _following(database: sqlite3.Connection, thing: Named) -> int:
    """Return the number of the first thing that stands after this one, by halves."""
    wanted = order(thing)
    low, high = 0, int(database.execute("SELECT ifnull(max(id), 0) FROM things").fetchone()[0]) + 1
    while low < high:  # things from low on may stand before it, those from high on do not
        middle = (low + high) // 2
        row = database.execute(
            "SELECT id, iri, label, types, spoken FROM things WHERE id >= ? ORDER BY id LIMIT 1", (middle,)
        ).fetchone()
        if row is not None and order(Named(row[1], row[2], tuple(row[3].split()), (), (), row[4])) < wanted:
            low = int(row[0]) + 1
        else:
            high = middle
    return _next(database, low - 1)


def _marks(database: sqlite3.Connection, before: Iterable[Named], after: Iterable[Named]) -> dict[str, int]:
    """Bring the marks up to date, and return the number of each."""
    change = Counter(mark for one in after for mark in one.marks)
    change.subtract(mark for one in before for mark in one.marks)
    for mark, more in sorted(change.items()):
        done = database.execute("UPDATE marks SET things = things + ? WHERE iri = ?", (more, mark))
        if not done.rowcount:
            database.execute("INSERT INTO marks (iri, things) VALUES (?, ?)", (mark, more))
    database.execute("DELETE FROM marks WHERE things = 0")
    return dict(database.execute("SELECT iri, id FROM marks"))


def _count_words(database: sqlite3.Connection, before: Iterable[Named], after: Iterable[Named]) -> None:
    change = Counter(_words(after))
    change.subtract(_words(before))
    fresh = []
    for word, more in sorted(change.items()):
        row = database.execute("SELECT id, uses FROM vocabulary WHERE word = ?", (word,)).fetchone()
        if row is None:
            fresh.append((word, more))
        elif row[1] + more:
            database.execute("UPDATE vocabulary SET uses = uses + ? WHERE id = ?", (more, row[0]))
        else:
            database.execute("DELETE FROM vocabulary WHERE id = ?", (row[0],))
            database.execute("INSERT INTO parts (parts, rowid, word) VALUES ('delete', ?, ?)", (row[0], word))
    (last,) = database.execute("SELECT ifnull(max(id), 0) FROM vocabulary").fetchone()
    put_words(database, ((word, more) for word, more in fresh if more), last + 1)


def _words(things: Iterable[Named]) -> Iterator[str]:
    return (word for one in things for name in one.names for word in words_of(storable(name.folded)))
