"""The shape of the project: layers, cycles, sizes, docstrings, no clock, no chance, a light import."""

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import networkx as nx
import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "kg"
MAX_LINES, MAX_FUNCTION = 400, 50

CORE = frozenset(
    {
        "bundled",
        "counting",
        "exceptions",
        "first_letters",
        "identifiers",
        "judgements",
        "keeping",
        "lazy_re",
        "lexicon",
        "marks",
        "model",
        "namespaces",
        "numbers",
        "pattern_codes",
        "places",
        "resources",
        "unhurried",
        "worked_out",
    }
)
STAGES = frozenset({"documents", "claims", "entities", "ledger", "graph", "questions"})
# The layer of a module is the first name under kg; it may import itself, the core, and what stands here.
ALLOWED: dict[str, frozenset[str]] = {
    **dict.fromkeys(CORE, frozenset()),
    "documents": frozenset(),
    "claims": frozenset(),
    "cache": frozenset(),
    "entities": frozenset(),
    "ledger": frozenset(),
    "graph": frozenset(),
    "questions": frozenset({"graph"}),
    "network": frozenset({"graph"}),
    "exports": frozenset({"graph", "network"}),
    "views": frozenset({"network", "questions"}),
    "notebook": frozenset({"graph", "network", "questions", "views"}),
    "evaluation": STAGES,
    "learned": frozenset({"cache", "claims"}),
    "engines": STAGES | {"cache", "learned"},
    "intake": STAGES | {"cache", "engines"},
    "pipeline": STAGES | {"cache", "engines", "intake", "learned"},
    "rereading": frozenset({"documents", "graph"}),
    "leftover": frozenset({"documents", "claims", "graph", "learned"}),
    "evidence": frozenset({"documents", "claims", "graph", "questions"}),
    "relating": frozenset({"graph", "network", "questions"}),
    "networked": frozenset({"graph", "network", "relating"}),
    "drawn": frozenset({"graph", "network", "networked", "notebook", "questions", "views"}),
    "opened": STAGES
    | {
        "network",
        "exports",
        "views",
        "notebook",
        "pipeline",
        "rereading",
        "leftover",
        "evidence",
        "networked",
        "drawn",
    },
    "api": STAGES
    | {
        "network",
        "exports",
        "views",
        "notebook",
        "pipeline",
        "engines",
        "rereading",
        "leftover",
        "evidence",
        "opened",
    },
    "server": STAGES | {"network", "exports", "views", "relating", "opened", "api", ""},
    "mcp": STAGES | {"network", "views", "relating", "opened", "api", ""},
    "spark": frozenset({"cache", "engines"}),
    "cli": STAGES
    | {
        "network",
        "exports",
        "views",
        "pipeline",
        "api",
        "opened",
        "server",
        "spark",
        "engines",
        "mcp",
        "evaluation",
        "learned",
        "leftover",
        "",
    },
    "__main__": frozenset({"cli"}),
    "": frozenset({"api", "opened"}),
}
# The parts of the stage that reads claims: each may import itself and those before it.
PARTS = (
    *("patterns", "values", "sentences", "gathering", "actions"),
    *("names", "acts", "plans", "titles", "structure", "places", "zones"),
    *("rules", "territory", "issuing"),
    *("figures", "chinese", "facilities", "sectors", "targets", "tables", "measures"),
)
# Modules that "import kg" must not load: they are slow, and a program that only reads names needs none.
HEAVY = (
    "IPython",
    "jinja2",
    "networkx",
    "numpy",
    "pandas",
    "pypdfium2",
    "pyoxigraph",
    "pyshacl",
    "pyvis",
    "rdflib",
    "rich",
)
# (module, names that read the clock or draw lots; empty: all of them)
UNSTEADY = {
    "random": (),
    "secrets": (),
    "uuid": (),
    "time": (),
    "datetime": ("now", "utcnow", "today"),
    "date": ("today",),
}


def module_name(path: Path) -> str:
    """Return the dotted name of a file of the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}
TESTS = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests").rglob("*.py"))
}


def layer(module: str) -> str:
    """Return the layer of a module: the first name under ``kg``, empty for ``kg`` itself."""
    return module.split(".")[1] if "." in module else ""


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the modules of the package that a module imports, also inside functions, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and (node.module or "") in MODULES:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield (full if full in MODULES else node.module or ""), node.lineno


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield all functions and methods of a module."""
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def crossings(tree: ast.Module, module: str) -> list[str]:
    """Return the imports of a module that its layer does not allow."""
    own = layer(module)
    allowed = ALLOWED.get(own, frozenset()) | {own}
    if own not in CORE:
        allowed |= CORE
    else:
        allowed = CORE
    return [f"line {line}: {module} imports {to}" for to, line in imports(tree) if layer(to) not in allowed]


def unsteady(tree: ast.Module) -> list[int]:
    """Return the lines that import a source of chance or time, or ask what time it is."""
    found: list[int] = []
    for node in ast.walk(tree):
        names: Iterable[str] = ()
        if isinstance(node, ast.Import):
            names = (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = (node.module or "",)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            names = (node.value.id,) if node.attr in UNSTEADY.get(node.value.id, ()) else ()
        bare = not isinstance(node, ast.Attribute)
        found.extend(node.lineno for n in names if n in UNSTEADY and not (bare and UNSTEADY[n]))  # type: ignore[attr-defined]  # all three kinds of node have a line
    return found


def test_the_package_is_found() -> None:
    """The checks below look at the whole package and all tests, not at an empty list."""
    assert len(MODULES) >= 90
    assert len(TESTS) >= 40
    assert "kg.graph.store" in MODULES


def test_every_layer_is_known() -> None:
    """A new top-level module is given its layer here before it is written."""
    assert {layer(module) for module in MODULES} <= ALLOWED.keys()


@pytest.mark.parametrize("module", MODULES)
def test_layers(module: str) -> None:
    """A module imports only what its layer allows, inside functions as well."""
    assert crossings(TREES[module], module) == []


def test_layers_catch_a_stage_that_imports_another() -> None:
    """The check of layers sees an import inside a function."""
    tree = ast.parse("def f():\n    from kg.graph.store import open_graph\n    from kg.model import Span\n")
    assert crossings(tree, "kg.claims.extract") == ["line 2: kg.claims.extract imports kg.graph.store"]
    assert crossings(tree, "kg.questions.ask") == []
    assert crossings(tree, "kg.model") == ["line 2: kg.model imports kg.graph.store"]


def part(module: str) -> int:
    """Return the place of a module of ``kg.claims`` in the order of its parts; the last for none."""
    name = module.split(".")[2] if module.startswith("kg.claims.") else ""
    return PARTS.index(name) if name in PARTS else len(PARTS)


def test_parts_of_the_reading_build_on_those_before_them() -> None:
    """No part of ``kg.claims`` imports a later one, every folder is a part, and each holds few modules."""
    later = [
        f"{name} imports {to}"
        for name, tree in TREES.items()
        for to, _ in imports(tree)
        if name.startswith("kg.claims.") and to.startswith("kg.claims.") and part(name) < part(to)
    ]
    folders = [p.name for p in (PACKAGE / "claims").iterdir() if (p / "__init__.py").exists()]
    assert later == []
    assert sorted(folders) == sorted(PARTS)
    assert max(sum(part(name) == n for name in MODULES) for n in range(len(PARTS))) < 40


def test_no_cycles() -> None:
    """No module imports itself through others, not even inside a function."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((name, to) for name, tree in TREES.items() for to, _ in imports(tree) if to != name)
    assert graph.number_of_edges() > 100
    assert [sorted(group) for group in nx.strongly_connected_components(graph) if len(group) > 1] == []


@pytest.mark.parametrize("module", MODULES)
def test_module_is_short_and_says_what_it_holds(module: str) -> None:
    """A module has at most 400 lines, functions of at most 50, and a docstring."""
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    assert ast.get_docstring(TREES[module])
    assert [f.name for f in functions(TREES[module]) if (f.end_lineno or 0) - f.lineno >= MAX_FUNCTION] == []


@pytest.mark.parametrize("path", TESTS)
def test_tests_are_short_and_say_what_they_prove(path: str) -> None:
    """A test file has at most 400 lines, a docstring, and a sentence for every test in it."""
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= MAX_LINES
    assert ast.get_docstring(TESTS[path])
    silent = [
        function.name
        for function in functions(TESTS[path])
        if function.name.startswith("test_") and not (ast.get_docstring(function) or "").endswith(".")
    ]
    assert silent == []


@pytest.mark.parametrize("module", MODULES)
def test_imports_are_absolute(module: str) -> None:
    """No module uses a relative import."""
    relative = [n.lineno for n in ast.walk(TREES[module]) if isinstance(n, ast.ImportFrom) and n.level]
    assert relative == []


@pytest.mark.parametrize("module", [name for name in MODULES if layer(name) != "cli"])
def test_only_the_command_line_prints_and_exits(module: str) -> None:
    """The library neither prints nor ends the program."""
    calls = [node.func for node in ast.walk(TREES[module]) if isinstance(node, ast.Call)]
    names = {call.id for call in calls if isinstance(call, ast.Name)}
    dotted = {
        f"{c.value.id}.{c.attr}"
        for c in calls
        if isinstance(c, ast.Attribute) and isinstance(c.value, ast.Name)
    }
    assert not names & {"print", "exit", "quit", "input"}
    assert not dotted & {"sys.exit", "os._exit", "os.abort"}


@pytest.mark.parametrize("module", MODULES)
def test_no_clock_and_no_chance(module: str) -> None:
    """What a build writes depends on its input alone; a line may say ``# clock:`` and why it is no harm."""
    lines = MODULES[module].read_text(encoding="utf-8").splitlines()
    assert [n for n in unsteady(TREES[module]) if not re.search(r"# clock: \w+", lines[n - 1])] == []


def test_clock_and_chance_are_caught() -> None:
    """The check of clock and chance knows a date type from a look at the calendar."""
    assert unsteady(ast.parse("import random\nfrom time import sleep\nimport uuid")) == [1, 2, 3]
    assert unsteady(ast.parse("from datetime import date, datetime\nx = date(2020, 1, 1)")) == []
    assert unsteady(ast.parse("x = date.today()\ny = datetime.now()\nz = frozenset.now()")) == [1, 2]


def unread(tree: ast.Module) -> list[str]:
    """Return the names with an underscore at the top of a module that nothing in it reads."""
    made: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            made.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            made |= {n.id for target in targets for n in ast.walk(target) if isinstance(n, ast.Name)}
    loads = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
    texts = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    quoted = {word for text in texts for word in re.findall(r"\w+", text)}
    return sorted(n for n in made - loads - quoted if n.startswith("_") and not n.endswith("__"))


@pytest.mark.parametrize("module", MODULES)
def test_what_is_private_is_read(module: str) -> None:
    """A module reads every name that it keeps to itself: no limit is meant that is not held."""
    assert unread(TREES[module]) == []


def test_what_nobody_reads_is_caught() -> None:
    """The check of private names knows those in a tuple, those in an annotation and those of others."""
    assert unread(ast.parse("_A, _B = 1, 2\nC = _A\n_D: int = 3\n__all__ = ['C']")) == ["_B", "_D"]
    assert unread(ast.parse("class _E: ...\ndef f(x: '_E') -> None: ...")) == []


def told_by_identity(tree: ast.Module) -> list[int]:
    """Return the lines that ask whether the pattern of a match *is* one that is compiled late."""
    late = any(
        isinstance(node, ast.ImportFrom) and any(alias.name == "lazy_re" for alias in node.names)
        for node in ast.walk(tree)
    )
    asked = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and isinstance(node.left, ast.Attribute)
        and node.left.attr == "re"
        and isinstance(node.comparators[0], ast.Name)
    ]
    return asked if late else []


@pytest.mark.parametrize("module", MODULES)
def test_late_patterns_are_told_apart_by_their_words(module: str) -> None:
    """The pattern of a match is the compiled one and never the one of ``lazy_re`` that was asked for it."""
    assert told_by_identity(TREES[module]) == []


def test_patterns_told_apart_by_identity_are_caught() -> None:
    """The check knows the pattern of a match, and leaves alone what is compiled, or of ``re`` itself."""
    late, line = "from kg import lazy_re as re\n", "x = match.re is not _FROM"
    assert told_by_identity(ast.parse(late + line)) == [2]
    assert told_by_identity(ast.parse("import re\n" + line)) == []
    assert told_by_identity(ast.parse(f"{late}{line}.compiled\nx = match.re.pattern != _FROM.pattern")) == []


def loaded_by(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after a statement."""
    code = (
        f"import sys, json\n{statement}\nprint(json.dumps(sorted({{m.split('.')[0] for m in sys.modules}})))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(json.loads(run.stdout.splitlines()[-1]))


# (statement, whether heavy modules may be loaded after it)
STATEMENTS = (
    ("import kg", False),
    ("import kg.model, kg.lexicon, kg.namespaces", False),
    ("import kg.cli", False),
    ("import kg\nkg.open(kg.EXAMPLE).close()", True),
)


@pytest.mark.parametrize(("statement", "heavy"), STATEMENTS, ids=[s for s, _ in STATEMENTS])
def test_importing_is_light(statement: str, heavy: bool) -> None:
    """Importing the package or its command line loads none of the big libraries; opening a graph does."""
    assert bool(loaded_by(statement) & set(HEAVY)) is heavy
