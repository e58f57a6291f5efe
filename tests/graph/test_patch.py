"""Tests of RDF patches: applied to the old graph they give the new one, line by line."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.exceptions import InputError
from kg.graph.patch import apply_patch, digest_of, line_changes, rdf_patch

QUADS = st.lists(
    st.builds(
        '<urn:{}> <urn:p> "{}" <urn:g> .'.format,
        st.integers(0, 30),
        st.text(st.characters(codec="utf-8", exclude_characters='"\\\n\r'), max_size=4),
    ),
    max_size=30,
).map(lambda lines: tuple(sorted(set(lines))))


@given(old=QUADS, new=QUADS)
def test_patch_leads_from_old_to_new(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """A patch applied to the old graph gives the new one exactly, whatever the two hold."""
    changes = line_changes(old, new)
    assert apply_patch(old, rdf_patch(changes)) == new
    assert (changes.old, changes.new) == (digest_of(old), digest_of(new))
    assert set(changes.removed) == set(old) - set(new)
    assert set(changes.added) == set(new) - set(old)


def test_form() -> None:
    """Heads come first, then what is taken out, then what is added, between the marks of a transaction."""
    patch = list(rdf_patch(line_changes(["<a> <b> <c> ."], ["<a> <b> <d> ."])))
    assert [line.split(" ", 1)[0] for line in patch] == ["H", "H", "TX", "D", "A", "TC"]
    assert patch[3:5] == ["D <a> <b> <c> .", "A <a> <b> <d> ."]


# what is done to a patch that was made from ["x"] to ["y"], and what is said of it
BAD: dict[str, tuple[Callable[[list[str]], list[str]], list[str], str]] = {
    "another graph": (lambda p: p, ["z"], "made for another graph"),  # applied elsewhere
    "nothing to take out": (lambda p: p[1:], ["z"], "does not fit"),  # without its head
    "not a patch": (lambda p: ["nonsense"], ["x"], "does not fit"),  # a line of no kind
    "cut short": (lambda p: [*p[:3], p[-1]], ["x"], "does not lead"),  # its changes are lost
}


@pytest.mark.parametrize("name", BAD)
def test_patch_that_does_not_fit(name: str) -> None:
    """A patch for another graph, a broken or a shortened one is refused."""
    change, lines, told = BAD[name]
    patch = change(list(rdf_patch(line_changes(["x"], ["y"]))))
    with pytest.raises(InputError, match=told):
        apply_patch(lines, patch)


def test_cases_collected() -> None:
    """No case of the table above got lost."""
    assert len(BAD) == 4
