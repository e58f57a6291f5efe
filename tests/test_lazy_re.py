"""Patterns that are compiled late do what compiled ones do, and are compiled only when they are asked for."""

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest

from kg import lazy_re

TEXT = "Two piers and a Pier of 30 tonnes"
# (pattern, flags, what is asked of it); the last ones find nothing
CASES: tuple[tuple[str, int, Callable[[Any], Any]], ...] = (
    (r"\bpiers?\b", 0, lambda p: p.search(TEXT).span()),  # small letters only
    (r"\bpiers?\b", re.I, lambda p: [m.span() for m in p.finditer(TEXT)]),  # flags are kept
    (r"\bpiers?\b", re.I | re.S, lambda p: p.flags),  # and told
    (r"(?P<n>\d+)\s(\w+)", 0, lambda p: (p.groups, dict(p.groupindex), p.findall(TEXT))),
    (r"\d+", 0, lambda p: p.sub("40", TEXT)),
    (r"\s+", 0, lambda p: (p.split(TEXT), p.subn("_", TEXT, 2))),
    (r"Two", 0, lambda p: (p.match(TEXT).re.pattern, p.match(TEXT, 4), p.pattern)),
    (r"quay", 0, lambda p: (p.search(TEXT), p.fullmatch(TEXT), p.findall(TEXT))),
)


@pytest.mark.parametrize(("pattern", "flags", "asked"), CASES, ids=[pattern for pattern, _, _ in CASES])
def test_a_late_pattern_answers_as_a_compiled_one(
    pattern: str, flags: int, asked: Callable[[Any], Any]
) -> None:
    """Whatever is asked of a late pattern, it says what the compiled one says, the first time and again."""
    late = lazy_re.compile(pattern, flags)
    assert asked(late) == asked(re.compile(pattern, flags)) == asked(late)


# (function, what is given to it); the last one finds nothing
FUNCTIONS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("search", (r"\bpiers?\b", TEXT)),  # small letters only
    ("search", (r"\bPIERS?\b", TEXT, re.I)),  # flags count
    ("match", (r"two", TEXT, re.I)),
    ("fullmatch", (r"[\w ]+", TEXT)),
    ("findall", (r"(\d)(\d)", TEXT)),
    ("split", (r"\s+", TEXT, 2)),
    ("sub", (r"\s+", lambda m: f"<{m[0]}>", TEXT)),  # a function may write what is put in
    ("subn", (r"\s+", "_", TEXT, 2)),
    ("search", (rb"\d+", b"1 and 20")),  # bytes
    ("match", (r"quay", TEXT)),
)


@pytest.mark.parametrize(("name", "given"), FUNCTIONS, ids=[name for name, _ in FUNCTIONS])
def test_functions_answer_as_those_of_re(name: str, given: tuple[Any, ...]) -> None:
    """The functions return what those of ``re`` return, the first time and again."""
    told = [str(getattr(module, name)(*given)) for module in (re, lazy_re, lazy_re)]
    assert told[0] == told[1] == told[2]
    found = [[m.span() for m in module.finditer(r"\bp\w+", TEXT)] for module in (re, lazy_re)]
    assert found[0] == found[1]


def test_a_late_pattern_of_bytes() -> None:
    """Patterns of bytes may be late as well."""
    assert lazy_re.compile(rb"\d+").findall(b"1 and 20") == [b"1", b"20"]


def test_a_pattern_is_compiled_when_it_is_asked() -> None:
    """A pattern that cannot be compiled says so when it is first asked, and its wording is known before."""
    broken = lazy_re.compile("(unclosed")
    assert broken.pattern == "(unclosed"
    assert repr(broken) == "lazy_re.compile('(unclosed', 0)"
    with pytest.raises(re.error, match="unterminated"):
        broken.search("a text")


def test_a_late_pattern_has_nothing_else() -> None:
    """What no pattern has, a late one has not."""
    with pytest.raises(AttributeError, match="searching"):
        lazy_re.compile("a").searching  # type: ignore[attr-defined]  # noqa: B018 - that is asked


def test_the_rules_are_loaded_without_compiling() -> None:
    """A program that loads the rules and asks nothing compiles hardly one of their patterns."""
    count = (
        "import re._compiler as c, sys; made, old = [], c.compile\n"
        "c.compile = lambda *given: made.append(given) or old(*given)\n"
        "import kg.entities.resolve, kg.documents.load; before = len(made)\n"
        "import kg.claims.extract; print(len(made) - before)"
    )
    run = subprocess.run([sys.executable, "-c", count], capture_output=True, text=True, check=True)
    assert int(run.stdout) < 60
