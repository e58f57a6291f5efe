"""Tests that an empty answer names a question near to it that has one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg.exceptions import DataError
from kg.questions.catalogue import catalogue

TEXT = (
    "The Ministry of Commerce issued the Tidal Flats Development Plan on 3 May 2021. Under the Tidal Flats "
    "Development Plan, the Ministry of Commerce will build two quays in Mombasa.\n"
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.Graph]:
    """Build a graph of one plan that has measures and no targets."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    with kg.build(folder / "one.txt", output=folder / "graph", parser=False) as built:
        yield built


# (question, parameter, value, the question that is named instead, or none)
CASES = (
    ("cq45", "policy", "Tidal Flats Development Plan", "cq03"),  # no targets, but measures
    ("cq35", "area", "Mombasa", "cq21"),  # no zones, but a measure; the value goes by another name there
    ("cq41", "policy", "Tidal Flats Development Plan", ""),  # there is an answer
    ("cq23", "industry", "pharmaceuticals", ""),  # nothing near to it has one either
)


@pytest.mark.parametrize(("asked", "name", "value", "instead"), CASES)
def test_an_empty_answer_names_a_near_question(
    graph: kg.Graph, asked: str, name: str, value: str, instead: str
) -> None:
    """Where an answer has no rows, the first near question with rows for the same value is named."""
    answer = graph.ask(asked, **{name: value})
    near = answer.elsewhere
    assert (near.question.id if near else "") == instead
    assert bool(answer.rows) <= (near is None)
    if near:
        assert near.rows == len(graph.ask(instead, **{v.name: v.label for v in near.values}).rows)
        assert f"kg ask {instead} --param {near.values[0].name}=r:" in str(answer)


def test_the_cases_are_all_there() -> None:
    """Two answers that name a question, beside two that do not."""
    assert (len(CASES), sum(bool(case[3]) for case in CASES)) == (4, 2)


ZONE = "Mombasa Free Zone"
LIKELY = f"The {ZONE} covers 40 hectares. The port of Mombasa will be widened by the Ministry of Ports.\n"


def test_what_is_likely_is_told_where_nothing_is_settled(tmp_path: Path) -> None:
    """An answer without rows tells how many come in by likely claims; one with rows does not."""
    (tmp_path / "one.txt").write_text(LIKELY, encoding="utf-8")
    with kg.build(tmp_path / "one.txt", output=tmp_path / "graph", parser=False) as graph:
        where, size = (
            graph.ask("cq07", place="Mombasa Free Zone"),
            graph.ask("cq09", entity="Mombasa Free Zone"),
        )
        likely = where.likely
        assert likely is not None
        assert (where.rows, likely.rows) == ((), where.supposing().rows)
        assert any("come in if unsettled statements" in hint for hint in where.hints)
        assert (bool(size.rows), size.likely, size.hints) == (True, None, ())


def test_near_questions_can_be_asked() -> None:
    """Each question that another one names exists, and its parameters get values of their types."""
    known = {one.id: one for one in catalogue()}
    named = 0
    for one in catalogue():
        types = {p.name: p.type for p in one.parameters}
        for near in one.instead:
            named += 1
            renamed = dict(near.values)
            for parameter in known[near.id].parameters:
                given = types[renamed.get(parameter.name, parameter.name)]
                kinds = {given, parameter.type}
                assert len(kinds) == 1 or kinds & {"any", "kg:Place"}, (one.id, near.id)
    assert named == 31


def test_a_line_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """A near question that is no id is an error that names the file."""
    header = "# id: cq01\n# question: What?\n# group: gaps\n# else: the other\n"
    (tmp_path / "cq01.rq").write_text(header + "SELECT ?a WHERE { ?a ?b ?c }\n", encoding="utf-8")
    with pytest.raises(DataError, match="the other"):
        catalogue(tmp_path)
