"""A build that takes up an older one: the same bytes as a build of everything, and only the changes read."""

import importlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import kg
from kg.cache import sources
from kg.claims.extract import Extractor
from kg.graph.manifest import CACHE
from kg.pipeline import Changes

from .histories import TEXTS, Files, State, build_state, content, index_fits, step

FULL: dict[object, Files] = {}


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that were written just now be taken for what they look like."""
    monkeypatch.setattr(sources, "TICK", -(10**15))


STEPS = st.tuples(
    st.sampled_from(("put", "put", "remove", "date", "judge")),
    st.sampled_from(sorted(TEXTS)),
    st.integers(0, 5),
)


def full(state: State) -> Files:
    """Return the files of a graph that was built at once."""
    if state.key not in FULL:
        with tempfile.TemporaryDirectory() as place:
            build_state(state, Path(place) / "in", Path(place) / "g", fresh=True)
            FULL[state.key] = content(Path(place) / "g")
    return FULL[state.key]


@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEPS, min_size=3, max_size=5))
def test_any_history(steps: Sequence[tuple[str, str, int]]) -> None:
    """Whatever is added, changed, removed and judged, the graph is that of a full build, byte for byte."""
    with tempfile.TemporaryDirectory() as place:
        folder, graph = Path(place) / "in", Path(place) / "g"
        state = State({"zone.txt": 0})
        for one in steps:
            state = step(state, *one)
            build_state(state, folder, graph)
            assert content(graph) == full(state)
            assert index_fits(graph)
        assert sorted(path.name for path in Path(place).iterdir()) == ["g", "in"]


# what is done after the first build of two documents, and what the build says of it
CHANGES = [
    ("nothing", State({"zone.txt": 0, "note.txt": 0}), Changes(kept=2)),
    ("one more", State({"zone.txt": 0, "note.txt": 0, "plan.txt": 0}), Changes(new=1, kept=2)),
    ("another wording", State({"zone.txt": 0, "note.txt": 1}), Changes(changed=1, kept=1)),
    ("one less", State({"zone.txt": 0}), Changes(kept=1, gone=1)),
    ("one for another", State({"zone.txt": 0, "copy.txt": 1}), Changes(new=1, kept=1, gone=1)),
]


@pytest.mark.parametrize(("what", "state", "told"), CHANGES, ids=[what for what, _, _ in CHANGES])
def test_what_is_told(what: str, state: State, told: Changes, tmp_path: Path) -> None:
    """A build says how many documents are new, changed, kept and gone."""
    build_state(State({"zone.txt": 0, "note.txt": 0}), tmp_path / "in", tmp_path / "g")
    assert build_state(state, tmp_path / "in", tmp_path / "g") == told


def test_what_is_told_cases() -> None:
    """Five ways to change two documents are tried."""
    assert len(CHANGES) == 5


def test_only_changes_are_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules see new and changed documents only; with ``fresh`` they see all."""
    seen: list[str] = []
    extract = Extractor.extract

    def watch(self: Extractor, document: kg.model.Document) -> kg.model.Extraction:
        seen.append(document.name)
        return extract(self, document)

    monkeypatch.setattr(Extractor, "extract", watch)
    state = State({"zone.txt": 0, "note.txt": 0, "plan.txt": 0})
    build_state(state, tmp_path / "in", tmp_path / "g")
    assert sorted(seen) == ["note.txt", "plan.txt", "zone.txt"]
    seen.clear()
    build_state(State({**state.wordings, "note.txt": 1}), tmp_path / "in", tmp_path / "g")
    assert seen == ["note.txt"]
    seen.clear()
    # A side file may change how the dates of a text are read.
    build_state(
        State({**state.wordings, "note.txt": 1}, frozenset({"plan.txt"})), tmp_path / "in", tmp_path / "g"
    )
    assert seen == ["plan.txt"]
    seen.clear()
    build_state(state, tmp_path / "in", tmp_path / "g", fresh=True)
    assert len(seen) == 3


def test_damaged_cache(tmp_path: Path) -> None:
    """A cache in which any byte was changed is worked out anew where it was, which is said, and healed."""
    state = State({"zone.txt": 0, "note.txt": 0})
    graph = tmp_path / "g"
    build_state(state, tmp_path / "in", graph)
    (pack,) = (graph / CACHE).glob("*.entries")
    good = pack.read_bytes()
    at = good.index(b"Salt Marsh notes")
    pack.write_bytes(good[:at] + b"Malt" + good[at + 4 :])
    assert build_state(state, tmp_path / "in", graph) == Changes(kept=2, damaged=1)
    assert content(graph) == full(state)
    assert build_state(state, tmp_path / "in", graph) == Changes(kept=2)


# what an entry of the cache holds, how its key begins, and what its content begins with
ENTRIES = [
    ("a reading", b"r-", b'[["source-'),
    ("a document", b"d-", b'["Document","source-'),
    ("what was drawn", b"x-", b'["'),
    ("what resolution takes of a document", b"k-", b'["source-'),
    ("the runs of a text", b"k-", b'"'),
]


@pytest.mark.parametrize(("what", "kind", "begin"), ENTRIES, ids=[what for what, _, _ in ENTRIES])
def test_damaged_entry(what: str, kind: bytes, begin: bytes, tmp_path: Path) -> None:
    """Damage to an entry of any kind is found, though nobody may need it, is said, and is healed."""
    state = State({"zone.txt": 0, "note.txt": 0})
    graph = tmp_path / "g"
    build_state(state, tmp_path / "in", graph)
    (pack,) = (graph / CACHE).glob("*.entries")
    lines = pack.read_bytes().splitlines(keepends=True)
    at = next(
        n for n, one in enumerate(lines) if one.startswith(kind) and one.split(b" ", 2)[2].startswith(begin)
    )
    lines[at] = lines[at][:-3] + bytes([lines[at][-3] ^ 1]) + lines[at][-2:]
    pack.write_bytes(b"".join(lines))
    assert build_state(state, tmp_path / "in", graph) == Changes(kept=2, damaged=1)
    assert content(graph) == full(state)
    assert build_state(state, tmp_path / "in", graph) == Changes(kept=2)


def test_damaged_entry_cases() -> None:
    """Five kinds of entries are damaged."""
    assert len(ENTRIES) == 5


def test_other_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With other rules all is drawn anew; with another code of a stage, all that the stage made."""
    state = State({"zone.txt": 0, "note.txt": 0})
    build_state(state, tmp_path / "in", tmp_path / "g")
    made: list[str] = []
    for place, one in (
        ("kg.claims.extract.Extractor.extract", "rules"),
        ("kg.entities.pages.PageMaker.make", "page"),
    ):
        watch(monkeypatch, place, one, made)
    build_state(state, tmp_path / "in", tmp_path / "g")
    assert made == []
    monkeypatch.setattr("kg.cache.memory.stage_version", lambda _: "another")
    build_state(state, tmp_path / "in", tmp_path / "g")
    assert made == ["page", "page"]
    monkeypatch.setattr("kg.cache.memory.rules_version", lambda _: "others")
    build_state(state, tmp_path / "in", tmp_path / "g")
    assert sorted(made[2:]) == ["page", "page", "rules", "rules"]
    assert content(tmp_path / "g") == full(state)


def watch(monkeypatch: pytest.MonkeyPatch, place: str, name: str, seen: list[str]) -> None:
    """Let a method note a name whenever it is called."""
    owner, _, method = place.rpartition(".")
    module, _, kind = owner.rpartition(".")
    found = getattr(importlib.import_module(module), kind)
    run = getattr(found, method)

    def noted(*given: object) -> object:
        seen.append(name)
        return run(*given)

    monkeypatch.setattr(found, method, noted)


# what lies in the place of the cache
RUBBISH = [
    ("empty", b""),
    ("one long line", b"x" * 100_000),
    ("lines", b"\n \n  \nr- x y\n\xff\xfe \x00\n"),
    ("half an entry", b"r-00 11 [[1,"),
]


@pytest.mark.parametrize(("what", "data"), RUBBISH, ids=[what for what, _ in RUBBISH])
def test_rubbish(what: str, data: bytes, tmp_path: Path) -> None:
    """A cache that is none is passed over."""
    state = State({"zone.txt": 0})
    build_state(state, tmp_path / "in", tmp_path / "g")
    for path in (tmp_path / "g" / CACHE).rglob("*"):
        if path.is_file():
            path.write_bytes(data)
    assert build_state(state, tmp_path / "in", tmp_path / "g") == Changes(kept=1)
    assert content(tmp_path / "g") == full(state)


def test_rubbish_cases() -> None:
    """Four kinds of rubbish are tried."""
    assert len(RUBBISH) == 4


def test_changed_text_is_not_taken_over(tmp_path: Path) -> None:
    """A text of the old graph that somebody changed is written anew."""
    state = State({"zone.txt": 0, "note.txt": 0})
    build_state(state, tmp_path / "in", tmp_path / "g")
    for path in (tmp_path / "g" / "texts").iterdir():
        path.write_text("changed", encoding="utf-8")
    build_state(state, tmp_path / "in", tmp_path / "g")
    assert content(tmp_path / "g") == full(state)


# a file of the graph that somebody changed
CHANGED = ("graph.nq", "cache/shared.nq", "cache/blocks.json", "index/oxigraph/CURRENT")


@pytest.mark.parametrize("name", CHANGED)
def test_changed_lines_are_made_anew(name: str, tmp_path: Path) -> None:
    """Where lines of the old graph, or what is known of them, were changed, the new graph is right."""
    state = State({"zone.txt": 0, "note.txt": 0, "plan.txt": 0})
    build_state(state, tmp_path / "in", tmp_path / "g")
    path = tmp_path / "g" / name
    data = path.read_bytes()
    at = len(data) // 2
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    state = State({**state.wordings, "note.txt": 1})
    assert build_state(state, tmp_path / "in", tmp_path / "g") == Changes(changed=1, kept=2)
    assert content(tmp_path / "g") == full(state)
    assert index_fits(tmp_path / "g")


def test_changed_lines_cases() -> None:
    """Four files are changed."""
    assert len(CHANGED) == 4


def test_files_of_the_cache_stay_few(tmp_path: Path) -> None:
    """After many builds the cache is a few files, less than twice as long as those of one build."""
    state = State({"zone.txt": 0, "note.txt": 0, "plan.txt": 0})
    for n in range(40):
        state = State({"zone.txt": 0, "note.txt": n % 2, "plan.txt": n // 2 % 2})
        if n < 4 or n % 16 == 0:
            build_state(state, tmp_path / "in", tmp_path / "g")
    build_state(state, tmp_path / "again", tmp_path / "h")
    packs, fresh = (list((tmp_path / name / CACHE).glob("*.entries")) for name in ("g", "h"))
    assert 1 <= len(packs) <= 24
    kept, needed = (sum(pack.stat().st_size for pack in some) for some in (packs, fresh))
    assert needed < kept < 2 * needed
