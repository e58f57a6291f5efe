"""A label index that is changed with its graph finds what one finds that is written anew."""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.graph import labels_changing, labels_making
from kg.graph.labels import read_labels
from kg.graph.labels_changing import change_labels
from kg.graph.labels_making import GAP, write_labels
from kg.graph.labels_reading import read_named
from kg.graph.terms import ALT_LABEL, FACTS, LABEL, REFERENCE, SUBJECT, TYPE, ours, resource

THINGS: Final = tuple(f"zone-{n}" for n in range(6))
NAMES: Final = (
    "Lume",
    "Lume City",
    "lume city",
    "Tarnbrook Science City",
    "塔恩市",
    "Tarn Brook 2035",
    "“”",
    "Lumé",
)
KINDS: Final = ("Zone", "Policy", "Statistic", "Claim")
TYPED: Final = ("lume", "city lume", "tarnbrok", "塔恩", "sci", "brook", "2035", "c", "lume", "science tarn")
FILLING: Final = 120
"""So many further things make the share of what changes a small one."""


def about(thing: str) -> list[Quad]:
    """Return all that may be said of a thing in these tests."""
    one = resource(thing)
    return [
        *(Quad(one, LABEL, Literal(name), FACTS) for name in NAMES[:5]),
        *(Quad(one, ALT_LABEL, Literal(name), REFERENCE) for name in NAMES[2:]),
        *(Quad(one, TYPE, ours(kind), FACTS) for kind in KINDS),
        *(Quad(resource(f"claim-{thing}-{n}"), SUBJECT, one, FACTS) for n in range(3)),
    ]


SAYABLE: Final = tuple(quad for thing in THINGS for quad in about(thing))


def filled(quads: Iterable[Quad], filling: int = FILLING) -> Store:
    """Return a store with these quads and many things that stay as they are."""
    store = Store()
    store.extend(quads)
    for n in range(filling):
        store.add(Quad(NamedNode(f"https://example.org/{n}"), LABEL, Literal(f"Filling {n}"), REFERENCE))
        store.add(Quad(NamedNode(f"https://example.org/{n}"), TYPE, ours("Zone"), REFERENCE))
    return store


def dump(path: Path) -> Sequence[Any]:
    """Return all that an index holds, with places in an order instead of numbers."""
    with sqlite3.connect(path) as base:
        base.execute("CREATE VIRTUAL TABLE temp.f USING fts5vocab(main, found, instance)")
        base.execute("CREATE VIRTUAL TABLE temp.p USING fts5vocab(main, parts, instance)")
        marks = dict(base.execute("SELECT 'm' || id, iri FROM marks"))
        words = dict(base.execute("SELECT id, word FROM vocabulary"))
        rows = {row: n for n, (row,) in enumerate(base.execute("SELECT id FROM names ORDER BY id"))}
        things = base.execute(
            "SELECT id, iri, label, types, marks, spoken FROM things ORDER BY id"
        ).fetchall()
        made = [
            base.execute("SELECT names, digest FROM meta").fetchall(),
            [(rows[n], *rest, [marks[m] for m in told.split()], times) for n, *rest, told, times in things],
            [
                (rows[n], rows[thing], *rest)
                for n, thing, *rest in base.execute("SELECT * FROM names ORDER BY id")
            ],
            base.execute("SELECT iri, things FROM marks ORDER BY iri").fetchall(),
            base.execute(
                "SELECT word, backwards, length, uses, letters FROM vocabulary ORDER BY word"
            ).fetchall(),
            sorted((marks.get(w, w), rows[n], c, at) for w, n, c, at in base.execute("SELECT * FROM temp.f")),
            sorted((term, words[n]) for term, n, *_ in base.execute("SELECT * FROM temp.p")),
        ]
    base.close()
    return made


def found(path: Path) -> list[Any]:
    """Return what is found by several texts."""
    index = read_labels(path, "new")
    assert index is not None
    hits = [index.search(text, limit=8, things=things) for text in TYPED for things in (True, False)]
    index.close()
    return hits


@settings(max_examples=25)
@given(st.lists(st.sets(st.sampled_from(range(len(SAYABLE)))), min_size=2, max_size=4))
def test_a_changed_index_is_as_one_made_anew(states: list[set[int]]) -> None:
    """After any changes, one upon the other, the index holds and finds what a new one holds and finds."""
    with TemporaryDirectory() as folder:
        old, new, fresh = (Path(folder, name) for name in ("old", "new", "fresh"))
        before: set[Quad] = set()
        write_labels(old, read_named(filled(before)), "new")
        for state in states:
            quads = {SAYABLE[n] for n in state}
            store = filled(quads)
            assert change_labels(old, new, store, before - quads, quads - before, "new")
            write_labels(fresh, read_named(store), "new")
            assert dump(new) == dump(fresh)
            assert found(new) == found(fresh)
            fresh.unlink()
            new.replace(old)
            before = quads


def changed_again_and_again(folder: Path, times: int) -> tuple[Store, int, bool]:
    """Add things between the same two, time after time; return how often that went, and whether always."""
    store = filled((), 500)
    write_labels(folder / "0", read_named(store), "0")
    for n in range(times):
        added = [
            Quad(resource(f"t-{n}-{m}"), LABEL, Literal(f"Filling 1{m:02}{'x' * (n + 1)}"), FACTS)
            for m in range(30)
        ]
        store.extend(added)
        if not change_labels(folder / str(n), folder / str(n + 1), store, (), added, str(n + 1)):
            return store, n, False
        (folder / str(n)).unlink()
    return store, times, True


def test_no_number_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When no number is left at a place, and none around it is looked for, it is said."""
    monkeypatch.setattr(labels_changing, "_ROOM", ())
    _, n, went = changed_again_and_again(tmp_path, 200)
    assert (10 < n < GAP, went) == (True, False)
    assert not (tmp_path / str(n + 1)).exists()


@pytest.mark.parametrize("gap", [3, GAP])
def test_numbers_are_made_around_a_place(gap: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no number is left, things around get others; the order stays, whatever comes there how often."""
    monkeypatch.setattr(labels_making, "GAP", gap)
    monkeypatch.setattr(labels_changing, "GAP", gap)
    store, n, went = changed_again_and_again(tmp_path, 40)
    assert went
    write_labels(tmp_path / "fresh", read_named(store), str(n))
    assert dump(tmp_path / str(n)) == dump(tmp_path / "fresh")


def test_many_at_one_place_share_it(tmp_path: Path) -> None:
    """Things that all come between the same two stand in their order."""
    store = filled((), 500)
    write_labels(tmp_path / "a", read_named(store), "a")
    some = [Quad(resource(f"t-{m}"), LABEL, Literal("Filling 7x"), FACTS) for m in range(40)]
    store.extend(some)
    assert change_labels(tmp_path / "a", tmp_path / "new", store, (), some, "new")
    write_labels(tmp_path / "fresh", read_named(store), "new")
    assert dump(tmp_path / "new") == dump(tmp_path / "fresh")


@pytest.mark.parametrize("case", ["another format", "no index", "too much"])
def test_what_cannot_be_changed_is_said(tmp_path: Path, case: str) -> None:
    """An older index of another kind, or one of which too much changed, is not taken; no file is left."""
    store = filled(())
    write_labels(tmp_path / "old", read_named(store), "x")
    added = [Quad(resource("zone-1"), LABEL, Literal("Lume"), FACTS)]
    if case == "another format":
        with sqlite3.connect(tmp_path / "old") as base:
            base.execute("UPDATE meta SET format = 0")
        base.close()
    elif case == "no index":
        (tmp_path / "old").write_bytes(b"nothing of the kind")
    else:
        added = [Quad(resource(f"zone-{n}"), LABEL, Literal("Lume"), FACTS) for n in range(FILLING)]
    store.extend(added)
    old = (tmp_path / "old").read_bytes()
    assert not change_labels(tmp_path / "old", tmp_path / "new", store, (), added, "y")
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "old").read_bytes() == old
