"""How sure a facility is that a text says will be built."""

import pytest

from kg.claims.facilities.building import find_built


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        # what is let by the metre
        ("The port will build new office space.", [False]),
        # one thing that is built
        ("The port will build a new office tower.", [True]),
    ],
)
def test_space_is_less_sure_than_a_building(text: str, sure: list[bool]) -> None:
    """Space and developments that are built are only likely facilities."""
    assert [b.sure for b in find_built(text)] == sure
