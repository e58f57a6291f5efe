"""Documents in bundles of which what is made is kept as a whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.keeping import FORGETFUL, bundles, gathered

NAMES = st.lists(st.text(max_size=6), max_size=300, unique=True).map(sorted)


@settings(max_examples=40, deadline=None, derandomize=True, database=None)
@given(NAMES, st.text(max_size=6))
def test_bundles(names: list[str], more: str) -> None:
    """Every document is in one bundle, in order, and one more document changes the bundle that it is in."""
    before = [tuple(names[n] for n in some) for some in bundles(names)]
    assert [name for some in before for name in some] == names
    assert all(before)
    wider = sorted({*names, more})
    after = [tuple(wider[n] for n in some) for some in bundles(wider)]
    assert len(set(after) - set(before)) <= 2
    assert len(set(before) - set(after)) <= 1


def test_many_are_in_bundles_of_some_tens() -> None:
    """Ten thousand documents are in some hundred bundles, none of which is very large."""
    sizes = [len(some) for some in bundles([f"source-{n:05}" for n in range(10_000)])]
    assert sum(sizes) == 10_000
    assert 80 < len(sizes) < 300
    assert max(sizes) < 600


class Noting:
    """A keeper that notes what it is asked for."""

    def __init__(self) -> None:
        self.held: list[str] = []
        self.asked: list[str] = []

    def recall(self, kind: type, key: str, make: object) -> object:
        """Return a value made anew and note its key."""
        self.asked.append(key)
        return make()  # type: ignore[operator]  # made without arguments

    def hold(self, kind: type[object], *keys: str) -> None:
        """Note which values are of use."""
        self.held += keys


def test_gathered() -> None:
    """A bundle is kept under the keys of its members, which stay of use; without a key it is made anew."""
    keeper = Noting()
    assert gathered(keeper, int, ["a", "b"], str, lambda: 1) == 1  # type: ignore[arg-type]  # it notes only
    assert gathered(keeper, int, ["b", "a"], str, lambda: 2) == 2  # type: ignore[arg-type]
    assert keeper.held == ["a", "b", "b", "a"]
    assert len(set(keeper.asked)) == 2
    assert gathered(keeper, int, ["a", ""], str, lambda: 3) == 3  # type: ignore[arg-type]
    assert gathered(FORGETFUL, int, ["a"], str, lambda: 4) == 4
    assert len(keeper.asked) == 2
