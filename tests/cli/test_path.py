"""How two things are linked, in every format, with what to do where they are not."""

import json

import pytest

from kg.cli.path_text import write_paths
from kg.network.evidence import Passage
from kg.network.paths import Hop, Path, Paths
from kg.network.web import Stop

from .conftest import Run

CIRCLE = "Chengdu-Chongqing Economic Circle"


def test_a_path_is_told_step_by_step(ask: Run) -> None:
    """The path stands as one sentence, then thing by thing with words, sentence and document of each step."""
    result = ask("path", "Chengdu", CIRCLE)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == f"Chengdu → {CIRCLE}"
    assert lines[2] == f"1. Chengdu lies in {CIRCLE}."
    assert "   ● Chengdu  administrative area" in lines
    assert "   │   lies in" in lines
    assert f"   ● {CIRCLE}  zone" in lines
    assert lines[-1] == "1 path of at most 6 steps"
    assert max(map(len, lines)) <= 80


def hostile_paths() -> Paths:
    """Return a path whose every text tries to command the terminal, the page or the spreadsheet."""
    texts = [f"\x1b[31m{n}\u202e<b>*_[x](y)_*</b>\n# =1+1" for n in range(9)]
    one, other = Stop("r:a", texts[0], texts[1]), Stop("r:b", texts[2], texts[3])
    passage = Passage(texts[4], texts[5], (), 3, texts[6], "r:claim", 1.0, "accepted", "r:source")
    hop = Hop(one, other, texts[7], "kg:x", True, "proposed", (passage,), (texts[8],))
    return Paths(one, other, (), 6, texts[0], Path((hop,), 1.0))


@pytest.mark.parametrize("syntax", ["text", "md", "json"])
def test_hostile_text(syntax: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Escapes and markup of names, words, titles and sentences are harmless in every format."""
    write_paths(hostile_paths(), syntax)
    shown = capsysbinary.readouterr().out.decode()
    assert "\x1b" not in shown
    assert syntax == "json" or "\u202e" not in shown
    assert syntax != "md" or not {"<b>", "*_[x]("} & set(shown.split())
    assert all(str(n) in shown for n in range(9))
    assert syntax != "md" or [line for line in shown.splitlines() if line.startswith("# ")] == [
        line for line in shown.splitlines() if " → " in line
    ]


def test_the_tables_are_named(ask: Run) -> None:
    """A step that only the reference tables know says so, with the record."""
    shown = ask("path", "Shapingba", "Chongqing").stdout
    assert "belongs to  [from the reference tables]" in shown
    assert ", record place-shapingba" in shown.replace("\n   │   ", " ")


def test_several_paths(ask: Run) -> None:
    """Several paths are numbered, and fewer come if there are no more."""
    shown = ask("path", "Chengdu", "Chongqing", "-k", "9").stdout
    assert [line[:2] for line in shown.splitlines() if line[1:2] == "."] == ["1.", "2."]
    assert shown.endswith("2 paths of at most 6 steps\n")


def test_json(ask: Run) -> None:
    """JSON holds the same as the text, step by step, with the evidence."""
    found = json.loads(ask("path", "Chengdu", CIRCLE, "--format", "json").stdout)
    assert found.keys() == {"from", "to", "max_hops", "reason", "paths", "instead"}
    step = found["paths"][0]["steps"][0]
    assert (step["words"], step["predicate"], step["forward"], step["status"]) == (
        "lies in",
        "kg:contains",
        False,
        "accepted",
    )
    assert step["evidence"][0]["sentence"].startswith(f"The {CIRCLE} takes in")
    assert (found["from"]["label"], found["reason"], found["instead"]) == ("Chengdu", None, None)


def test_markdown(ask: Run) -> None:
    """Markdown holds the sentence as a heading and each step with its quotation."""
    shown = ask("path", "Shapingba", "Chongqing", "--format", "md").stdout
    assert shown.startswith(
        "# Shapingba → Chongqing\n\n## 1. Shapingba belongs to Chongqing.\n\n1. **Shapingba**"
    )
    assert "(from the reference tables)\n\n   > — Administrative divisions" in shown


# the other end, options, what the text says, whether a path is shown
WHY = [
    ("Chongqing", ("--avoid", CIRCLE, "--avoid", "China"), f"through what was left out: {CIRCLE}.", True),
    ("Chongqing", ("--avoid", "zones", "--avoid", "areas"), "it goes through what was left out", True),
    ("Chongqing", ("--only", "issued by"), "left out: “contains”.", True),
    ("Chongqing", ("--max-hops", "1"), "more than the 1 allowed", True),
    ("State Council", (), "Nothing links them: links lead from Chengdu to 8 other things", False),
]


@pytest.mark.parametrize(("to", "options", "told", "shown"), WHY)
def test_why_not(to: str, options: tuple[str, ...], told: str, shown: bool, ask: Run) -> None:
    """Without a path the command says why and shows the nearest; that is an answer, not an error."""
    result = ask("path", "Chengdu", to, *options)
    assert result.exit_code == 0
    assert told in " ".join(result.stdout.split())
    assert ("●" in result.stdout) is shown


def test_only_and_avoid_narrow(ask: Run) -> None:
    """Kinds and relations in the words of either direction choose where a path may go."""
    for only in ("zones", "contains", "lies in, spans"):
        shown = ask("path", "Chengdu", "Chongqing", "--only", only).stdout
        assert f"1. Chengdu lies in {CIRCLE}, which" in shown.replace("\n   ", " "), only


BAD = [
    (("Chengd", CIRCLE), "Chengd: no thing of this graph has this name. Did you mean Chengdu"),
    ((CIRCLE, CIRCLE), f"{CIRCLE}: both names mean the same thing. Name two things"),
    (("circle.txt", CIRCLE), "this thing has no place in the network. Paths go between policies"),
    (
        ("Chengdu", CIRCLE, "--only", "moon"),
        "moon: this is neither a kind nor a relation. Kinds are such as",
    ),
    (
        ("Chengdu", CIRCLE, "--avoid", "Chengdo"),
        "Chengdo: no thing of this graph has this name. Did you mean",
    ),
    (("Chengdu", CIRCLE, "--avoid", "Chengdu"), "Chengdu: an end of the path cannot be avoided"),
    (("Chengdu", CIRCLE, "-k", "0"), "0: the number of paths is below one"),
]


def test_there_are_seven_bad_requests() -> None:
    """All cases are collected."""
    assert (len(BAD), len(WHY)) == (7, 5)


@pytest.mark.parametrize(("args", "told"), BAD)
def test_bad_requests(args: tuple[str, ...], told: str, ask: Run) -> None:
    """Names and limits that make no sense are one line on stderr that says what to do."""
    result = ask("path", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
