"""940 sentences with their facts, by writers who were asked for breadth and had not seen the rules."""

import pytest
from tests.claims.score_lines import FILES, read_lines, score_lines

from kg.claims.extract import Extractor

# Found at least, and in excess at most; only ever bettered, by better rules, not by other lines.
REACHED = {
    "issuing": {"date": (84, 5), "issuer": (43, 0), "policy": (189, 5)},
    "areas": {"covers": (21, 3), "figure": (94, 2), "within": (47, 27), "zone": (159, 5)},
    "works": {"facility": (66, 6), "industry": (77, 8), "target": (36, 2)},
    "measures": {"measure": (200, 26)},
}


def test_all_lines_were_collected() -> None:
    """There are 940 lines with 1,868 facts, and 176 that hold none."""
    lines = [line for name in FILES for line in read_lines(name)]
    assert len(lines) == 940
    assert sum(":" in fact for _, facts in lines for fact in facts) == 1868
    assert sum(facts == ["none"] for _, facts in lines) == 176


@pytest.mark.parametrize("name", list(FILES))
def test_what_is_found_does_not_fall(extractor: Extractor, name: str) -> None:
    """Of each family as many facts are found, and as few in excess, as were reached before."""
    reached = REACHED[name]
    scores = score_lines(extractor, name)
    assert set(scores) == set(reached)
    assert {f: s.found for f, s in scores.items() if s.found < reached[f][0]} == {}
    assert {f: s.excess for f, s in scores.items() if s.excess > reached[f][1]} == {}
