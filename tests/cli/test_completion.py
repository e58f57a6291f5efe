"""The tabulator key offers ids, groups, parameters and names, and never fails."""

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from kg.cli.group import cli

# words before the one begun, what is begun, some that must be offered, some that must not
OFFERED: tuple[tuple[tuple[str, ...], str, set[str], set[str]], ...] = (
    (("ask",), "cq0", {"cq01", "cq09"}, {"cq10"}),
    (
        ("ask",),
        "CQ4",
        {"cq40", "cq41", "cq42", "cq43", "cq44", "cq45", "cq46", "cq47", "cq48", "cq49"},
        {"cq04"},
    ),
    (("ask", "--group"), "p", {"places"}, {"issuing"}),
    (("ask", "cq22", "--param"), "", {"first=", "second="}, {"place="}),
    (("ask", "cq06", "--param"), "place=Shap", {"place=Shapingba"}, {"place=Beibei"}),
    (("ask", "cq06"), "shap", {"Shapingba"}, {"Beibei"}),
    (("ask", "cq35"), "", {"Chongqing"}, {"Chengdu-Chongqing Economic Circle"}),  # areas only, no zones
)
NOTHING: tuple[tuple[tuple[str, ...], str], ...] = (
    (("ask",), "zz"),  # no such id
    (("ask", "cq99"), ""),  # no such question
    (("ask", "cq06", "Shapingba"), "B"),  # nothing more is left open
    (("ask", "cq08"), "20"),  # numbers are not guessed
    (("ask", "cq06", "--param"), "plaice=S"),  # no such parameter
    (("ask", "cq06", "--graph", "no-such-folder"), "S"),  # no graph, no names, no error
)


def offered(words: tuple[str, ...], begun: str) -> set[str]:
    """Return what the shell would be offered."""
    return {
        item.value
        for item in ShellComplete(cli, {}, "kg", "_KG_COMPLETE").get_completions(list(words), begun)
    }


@pytest.mark.parametrize(("words", "begun", "wanted", "unwanted"), OFFERED)
def test_offered(
    words: tuple[str, ...], begun: str, wanted: set[str], unwanted: set[str], graph: Path
) -> None:
    """What fits at this place of the command line is offered, and nothing else."""
    place = ("--graph", str(graph))
    found = offered((words[0], *place, *words[1:]), begun)
    assert wanted <= found
    assert not unwanted & found


@pytest.mark.parametrize(("words", "begun"), NOTHING)
def test_nothing_to_offer(words: tuple[str, ...], begun: str, graph: Path) -> None:
    """Where nothing fits, nothing is offered and nothing goes wrong."""
    place = () if "--graph" in words else ("--graph", str(graph))
    assert offered((words[0], *place, *words[1:]), begun) == set()


def test_cases() -> None:
    """All cases were collected."""
    assert (len(OFFERED), len(NOTHING)) == (7, 6)
