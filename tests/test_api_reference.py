"""The reference of the Python interface is built from the docstrings, and loads nothing from outside."""

import ast
import importlib
import inspect
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg
from kg import exceptions

ROOT = Path(__file__).resolve().parents[1]
NAMES = [name for name in kg.__all__ if not name.startswith("_")]
METHODS = [name for name, _ in inspect.getmembers(kg.Graph) if not name.startswith("_")]
FUNCTIONS = [name for name in NAMES if inspect.isfunction(getattr(kg, name))]
ERRORS = {name: one for name, one in vars(exceptions).items() if inspect.isclass(one)}
# What a first sentence may begin with, where something is done rather than returned.
DONE = re.compile(r"(?:Build|Check|Cut|Give|Let|Open|Read|Return|Write) ")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the reference, built as ``make docs`` builds it."""
    folder = tmp_path_factory.mktemp("api")
    command = (sys.executable, ROOT / "docs" / "make_api.py", "--output", folder)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page."""
    return set(re.findall(r'id="([\w.]+)"', page.read_text(encoding="utf-8")))


def raised(docstring: str) -> set[str]:
    """Return the exceptions that a docstring names under Raises."""
    _, _, section = docstring.partition("Raises:")
    return {name for name in re.findall(r"^\s+(\w+):", section, re.MULTILINE) if name in ERRORS}


def delegates(source: str) -> Iterator[object]:
    """Yield the functions of the package that a function imports and calls."""
    tree = ast.parse(textwrap.dedent(source))
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kg"):
            module = importlib.import_module(node.module or "")
            for alias in node.names:
                if (alias.asname or alias.name) in called:
                    yield getattr(module, alias.name)


def untold(function: Callable[..., object]) -> list[str]:
    """Return the exceptions that a function does not tell, but those that it calls do."""
    own = raised(inspect.getdoc(function) or "")
    known = {name for name in ERRORS if any(issubclass(ERRORS[name], ERRORS[one]) for one in own)}
    inner = {
        name for one in delegates(inspect.getsource(function)) for name in raised(inspect.getdoc(one) or "")
    }
    return sorted(inner - known)


def test_there_is_something_to_tell() -> None:
    """The door has as many names as when this was written, or more."""
    assert len(NAMES) >= 9
    assert len(METHODS) >= 24
    assert {"ask", "query", "path", "network", "show"} <= set(METHODS)
    assert len(FUNCTIONS) >= 5


def test_every_public_name_is_in_the_reference(reference: Path) -> None:
    """Each name of the package and each method of a graph has its place on a page."""
    assert set(NAMES) <= anchors(reference / "kg.html")
    told = {
        f"{one.__name__}.{name}": anchors(reference.joinpath(*one.__module__.split(".")).with_suffix(".html"))
        for name in METHODS
        for one in kg.Graph.__mro__
        if name in vars(one)
    }
    assert len(told) >= len(METHODS)
    assert [name for name, there in told.items() if name not in there] == []
    for page, name in (("questions/ask", "Answer.evidence"), ("network/paths", "Path.sentence")):
        assert name in anchors(reference / "kg" / f"{page}.html")


def test_the_reference_tells_what_comes_back_and_what_can_go_wrong(reference: Path) -> None:
    """The page of a graph has the words of the docstrings, the errors among them, and no markup."""
    text = (reference / "kg" / "opened.html").read_text(encoding="utf-8")
    assert "if a name is unknown or ambiguous" in text
    assert text.count("Raises:") >= 8
    assert not re.search(
        r":(?:class|func|meth|mod):", re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    )


def test_the_reference_loads_nothing_from_outside(reference: Path) -> None:
    """No script, style or picture comes from anywhere else."""
    pages = sorted(reference.rglob("*.html"))
    assert len(pages) >= 25
    loading = re.compile(
        r'<(?:script|img|iframe)[^>]*\ssrc="(?!data:)(?:https?:)?//|<link[^>]*href="(?:https?:)?//'
    )
    assert [page.name for page in pages if loading.search(page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("name", METHODS)
def test_a_method_says_what_comes_back(name: str) -> None:
    """The docstring of a method says what it returns or does; a property, what it is."""
    member = inspect.getattr_static(kg.Graph, name)
    told = (inspect.getdoc(member) or "").strip()
    first = told.split("\n\n", maxsplit=1)[0]
    assert first.endswith(".")
    if not isinstance(member, property):
        assert DONE.match(first)


@pytest.mark.parametrize("name", [n for n in METHODS if inspect.isfunction(getattr(kg.Graph, n))])
def test_a_method_says_what_it_raises(name: str) -> None:
    """What the function behind a method says it raises, the method says too."""
    assert untold(getattr(kg.Graph, name)) == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_says_what_it_does_and_raises(name: str) -> None:
    """The same holds for the functions at the door."""
    function = getattr(kg, name)
    assert DONE.match(inspect.getdoc(function) or "")
    assert untold(function) == []


def test_a_silent_function_is_noticed() -> None:
    """The check sees an error that is not told, and takes a broader one for it."""
    from kg.questions.show import describe  # noqa: PLC0415 - only here

    def silent() -> object:
        """Return something."""
        from kg.questions.show import describe  # noqa: PLC0415 - as methods do

        return describe(None, "")  # type: ignore[arg-type]  # never called

    assert "QuestionError" in raised(inspect.getdoc(describe) or "")
    assert untold(silent) == ["QuestionError"]
    silent.__doc__ = "Return something.\n\nRaises:\n    KgError: if it fails.\n"
    assert untold(silent) == []
