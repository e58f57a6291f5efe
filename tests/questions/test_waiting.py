"""Tests that an answer says what it leaves out."""

from collections.abc import Iterator

import pytest

import kg

ONE = (
    "The Tidal Flats Economic Zone has an area of 40 square kilometers. The Ministry of Commerce issued the "
    "Tidal Flats Development Plan on 3 May 2021.\n"
)
TWO = (
    "Officials say the Tidal Flats Economic Zone covers an area of 52 square kilometers. The Tidal Flats "
    "Development Plan was issued on 9 June 2021 by the Ministry of Commerce.\n"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.Graph]:
    """Build a graph of two documents that disagree on an area and a date."""
    folder = tmp_path_factory.mktemp("waiting")
    for name, text in (("one.txt", ONE), ("two.txt", TWO)):
        (folder / name).write_text(text, encoding="utf-8")
    with kg.build(folder / "one.txt", folder / "two.txt", output=folder / "graph", parser=False) as built:
        yield built


# (question, thing, disputed statements that the answer leaves out)
CASES = (
    ("cq09", "Tidal Flats Economic Zone", 2),  # two areas: neither is a fact, and the answer says so
    ("cq41", "Tidal Flats Development Plan", 2),  # two dates
    (
        "cq12",
        "Tidal Flats Development Plan",
        0,
    ),  # the issuer is not in doubt; dates are another matter
)


@pytest.mark.parametrize(("question", "thing", "disputed"), CASES)
def test_what_is_disputed_is_told(graph: kg.Graph, question: str, thing: str, disputed: int) -> None:
    """Statements on the matter of the question that sources dispute are counted beside the answer."""
    answer = graph.ask(question, **{"entity" if question == "cq09" else "policy": thing})
    assert sum(one.disputed for one in answer.waiting) == disputed
    told = " ".join(map(str, answer.waiting))
    assert (f"{disputed} disputed statements about {thing}" in told) == bool(disputed)
    assert (f"{disputed} disputed" in str(answer)) == bool(disputed)


def test_the_cases_are_all_there() -> None:
    """Two questions that leave something out, beside one that does not."""
    assert len(CASES) == 3
