"""Builds that take up older ones, where each bundle is a document or two, so that bundles share much."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kg import keeping
from kg.cache import packs, sources
from kg.graph.manifest import CACHE

from .histories import TEXTS, Files, State, build_state, content, index_fits, step

FULL: dict[object, Files] = {}
STEPS = st.tuples(
    st.sampled_from(("put", "put", "put", "remove", "date")),
    st.sampled_from(sorted(TEXTS)),
    st.integers(0, 5),
)
CLAIMS_ONLY = frozenset({0, 1, 2})
"""Judgements that are about claims, not about things."""


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files that were written just now be taken for what they look like."""
    monkeypatch.setattr(sources, "TICK", -(10**15))


def full(state: State) -> Files:
    """Return the files of a graph that was built at once, with bundles as they are."""
    if state.key not in FULL:
        with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
            patch.setattr(keeping, "_BUNDLE", 64)
            build_state(state, Path(place) / "in", Path(place) / "g", fresh=True)
            FULL[state.key] = content(Path(place) / "g")
    return FULL[state.key]


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(STEPS, min_size=3, max_size=6), st.sampled_from((1, 1, 2)), st.booleans())
def test_any_history(steps: Sequence[tuple[str, str, int]], size: int, judged: bool) -> None:
    """Whatever comes, changes and goes, with judged claims or none, the graph is that of a full build."""
    with tempfile.TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_BUNDLE", size)
        folder, graph = Path(place) / "in", Path(place) / "g"
        state = State({"zone.txt": 0, "note.txt": 0}, judgements=CLAIMS_ONLY if judged else frozenset())
        for one in steps:
            state = step(state, *one)
            build_state(state, folder, graph)
            assert content(graph) == full(state)
            assert index_fits(graph)


def test_lines_come_and_go_with_their_last_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fact that two bundles give stays while one of them does; it goes with the last and comes back."""
    monkeypatch.setattr(keeping, "_BUNDLE", 1)
    # Both documents give the area of the zone in their first wording.
    for zone, note in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0), (1, 1)):
        state = State({"zone.txt": zone, "note.txt": note})
        build_state(state, tmp_path / "in", tmp_path / "g")
        assert content(tmp_path / "g") == full(state)
        facts = [one for one in lines(tmp_path / "g") if b"#value> " in one and one.endswith(b"-facts> .")]
        # Where they differ, the figure is disputed.
        assert zone != note or any(b'"310"' in one for one in facts) == (zone == 0)


def lines(graph: Path) -> list[bytes]:
    """Return the lines of a graph."""
    return (graph / "graph.nq").read_bytes().splitlines()


LOST = ("SharedLines", "Things", "Bound", "PartLines", "Shares")


@pytest.mark.parametrize("kind", LOST)
def test_kept_values_that_are_lost(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If what was kept of a bundle is not there any more, all is made anew, to the same."""
    monkeypatch.setattr(keeping, "_BUNDLE", 1)
    first, then = State({"zone.txt": 0, "note.txt": 0}), State({"zone.txt": 0, "note.txt": 1, "plan.txt": 0})
    build_state(first, tmp_path / "in", tmp_path / "g")
    use = packs.Packs.use
    lost = {packs.short(name) for name in _names(kind, monkeypatch, first, tmp_path / "other")}
    assert lost

    def forget(self: packs.Packs, key: str) -> bool:
        return packs.short(key) not in lost and use(self, key)

    monkeypatch.setattr(packs.Packs, "use", forget)
    build_state(then, tmp_path / "in", tmp_path / "g")
    assert content(tmp_path / "g") == full(then)


def _names(kind: str, monkeypatch: pytest.MonkeyPatch, state: State, place: Path) -> set[str]:
    """Return the keys of all values of a class that a build keeps."""
    from kg.cache import memory  # noqa: PLC0415 - patched here only

    found: set[str] = set()
    make = memory.value_key

    def watch(one: type[object], key: str) -> str:
        name = make(one, key)
        if one.__name__ == kind:
            found.add(name)
        return name

    with monkeypatch.context() as patch:
        patch.setattr(memory, "value_key", watch)
        place.mkdir()
        build_state(state, place / "in", place / "g")
    return found


def test_lost_cases() -> None:
    """Five kinds of values are lost."""
    assert len(LOST) == 5


def size(graph: Path) -> int:
    """Return how many bytes of entries the cache of a graph holds."""
    return sum(path.stat().st_size for path in (graph / CACHE).glob("*.entries"))


def test_what_is_of_use_is_counted_when_files_are_gone(tmp_path: Path) -> None:
    """While documents only come, it is not counted what is of use; once they go, the rest is thrown away."""
    wordings = dict.fromkeys(TEXTS, 1)
    few = State({"zone.txt": 0})
    build_state(few, tmp_path / "in", tmp_path / "g")
    alone = size(tmp_path / "g")
    build_state(State({**wordings, "zone.txt": 0}), tmp_path / "in", tmp_path / "g")
    assert size(tmp_path / "g") > 1.25 * alone
    build_state(few, tmp_path / "in", tmp_path / "g")
    assert size(tmp_path / "g") < 2 * alone
    assert content(tmp_path / "g") == full(few)


@pytest.mark.parametrize("told", [b"", b"no number", b"-5", b"999999999999"])
def test_any_count(told: bytes, tmp_path: Path) -> None:
    """Whatever the file says that tells how much there was, the next builds are right."""
    build_state(State({"zone.txt": 0}), tmp_path / "in", tmp_path / "g")
    (tmp_path / "g" / CACHE / packs.COUNTED).write_bytes(told)
    for state in (State({"zone.txt": 0, "note.txt": 0}), State({"zone.txt": 1})):
        build_state(state, tmp_path / "in", tmp_path / "g")
        assert content(tmp_path / "g") == full(state)
