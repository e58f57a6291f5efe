"""The magics ``%kg_open``, ``%ask``, ``%%sparql``, ``%kg_show``, ``%kg_path`` and ``%kg_view``."""

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

from IPython.core.error import UsageError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class, no_var_expand

from kg.exceptions import InputError, KgError
from kg.notebook import completion
from kg.notebook.arguments import Typed, bound, split
from kg.notebook.bundles import around, opened_bundle, thing_bundle
from kg.notebook.formatters import register
from kg.notebook.forms import FORMS, Shown, formed
from kg.questions.ask import Answer
from kg.questions.cells import Plain, shown
from kg.questions.headings import clean
from kg.questions.results import Result
from kg.questions.show import Description

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.network.paths import Paths
    from kg.questions.catalogue import Question

EXAMPLE: Final = "example"
_PLAIN: Final = re.compile(r"^(\s*%ask\s+\S.*?)\s*\?+(?=\s*$)")


class Opened(Protocol):
    """What the magics need of an open graph."""

    @property
    def folder(self) -> Path:
        """Where the graph lies."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many documents, claims and facts it holds."""

    def questions(self) -> "tuple[Question, ...]":
        """Return the catalogue."""

    def ask(self, question: str, **params: str | int) -> Answer:
        """Return the answer to a question."""

    def query(
        self,
        sparql: str,
        limit: int | None = None,
        timeout: float | None = 30.0,
        values: Mapping[str, Plain] | None = None,
    ) -> Result:
        """Return the result of a query."""

    def show(self, name: str) -> Description:
        """Return what is known of a thing."""

    def path(
        self,
        source: str,
        target: str,
        *,
        k: int = 1,
        avoid: Sequence[str] = (),
        only: Sequence[str] = (),
        max_hops: int = 6,
    ) -> "Paths":
        """Return how two things are linked."""

    def network(self) -> "MultiDiGraph[str]":
        """Return the things and their relations."""

    def view(self, path: Path | str, title: str = ...) -> Path:
        """Write the graph as a page."""


@magics_class
class KgMagics(Magics):
    """Questions, SPARQL and pages of one open graph, which ``%kg_open`` chooses."""

    def __init__(self, shell: InteractiveShell, open_graph: Callable[[str | None], Opened]) -> None:
        super().__init__(shell)
        self._open = open_graph
        self._graph: Opened | None = None

    @property
    def graph(self) -> Opened:
        """The graph that is asked; if none was chosen, kg-graph in this folder or else the example."""
        if self._graph is None:
            self._graph = self._open(None)
        return self._graph

    @no_var_expand
    @line_magic
    def kg_open(self, line: str) -> object:
        """Choose the graph: ``%kg_open FOLDER`` or ``%kg_open example``.

        The open graph is also there as the Python variable ``graph``; ``--name NAME`` calls it otherwise.
        A variable that holds a graph may be given too: ``%kg_open $mine``.
        """
        return self._taught(lambda: self._choose(line))

    def _choose(self, line: str) -> Shown:
        held = self._graphs()
        typed = split(line, {name: f"${name}" for name in held}, ("name",))
        where = " ".join(map(shown, typed.words)) or None
        if where is not None and where.startswith("$"):
            self._graph = held[where[1:]]
        else:
            self._graph = self._open(":example:" if where == EXAMPLE else where)
        self._keep(typed.options.get("name", "graph"), self._graph)
        return Shown(opened_bundle(self._graph.folder, self._graph.counts, example=where == EXAMPLE))

    @no_var_expand
    @line_magic
    def ask(self, line: str) -> object:
        """Ask a question of the catalogue: ``%ask cq06 place=Shapingba``; ``%ask`` alone lists them all.

        A plain sentence will do: ``%ask which zones take in Shapingba?`` The answer says what was taken.

        A value may be a Python variable: ``place=$district``. ``--as table|graph|df|csv`` chooses the
        form, ``--name NAME`` keeps the answer as a variable. What rests on claims not settled yet is told by
        ``graph.ask("cq06", place="Shapingba").supposing()``.
        """
        return self._taught(lambda: self._asked(line))

    def _asked(self, line: str) -> object:
        typed = split(line, self._variables, ("as", "name"))
        if not typed.words:
            return Shown(completion.listed(self.graph.questions()))
        question = " ".join(map(shown, typed.words))
        values = {name: _plain(value) for name, value in typed.pairs.items()}
        return self._result(self.graph.ask(question, **values), typed)

    @no_var_expand
    @cell_magic
    def sparql(self, line: str, cell: str) -> object:
        """Run the SPARQL of the cell; the prefixes of the project are known.

        ``$name`` and ``{name}`` stand for the Python variable of this name, as a value. Options:
        ``--as table|graph|df|turtle|csv``, ``--limit N`` rows, ``--timeout N`` seconds (30), ``--name NAME``
        to keep the result.
        """
        return self._taught(lambda: self._queried(line, cell))

    def _queried(self, line: str, cell: str) -> object:
        typed = split(line, {}, ("as", "limit", "name", "timeout"))
        if typed.words or typed.pairs:
            stray = shown(next(iter((*typed.words, *typed.pairs))))
            raise InputError("the query goes below the line of %%sparql", stray, "Options start with --")
        query, values = bound(cell, self._variables)
        limit = _number(typed, "limit", 1) if "limit" in typed.options else None
        return self._result(self.graph.query(query, limit, _seconds(typed), values), typed)

    @no_var_expand
    @line_magic
    def kg_show(self, line: str) -> object:
        """Show all that is known of a thing: ``%kg_show Western Science City`` or ``%kg_show $zone``."""
        return self._taught(lambda: self._thing(line))

    def _thing(self, line: str) -> Shown:
        typed = split(line, self._variables, ("name",))
        found = self.graph.show(" ".join(shown(word) for word in typed.words))
        self._keep(typed.options.get("name", ""), found)
        return Shown(thing_bundle(found, around(self.graph.network(), found.thing.id)))

    @no_var_expand
    @line_magic
    def kg_path(self, line: str) -> object:
        """Tell how two things are linked: ``%kg_path "State Council" Shapingba --k 3 --avoid China``.

        ``--avoid`` and ``--only`` take names with commas between them, as in ``kg path``.
        """
        return self._taught(lambda: self._linked(line))

    def _linked(self, line: str) -> object:
        typed = split(line, self._variables, ("k", "avoid", "only", "max-hops", "name"))
        if len(typed.words) != 2:
            hint = "Put names of several words in double quotes"
            raise InputError("a path has two ends", line[:60], hint)
        found = self.graph.path(
            *map(shown, typed.words[:2]),
            k=_number(typed, "k", 1),
            avoid=_list(typed.options.get("avoid", "")),
            only=_list(typed.options.get("only", "")),
            max_hops=_number(typed, "max-hops", 6),
        )
        self._keep(typed.options.get("name", ""), found)
        return found

    @no_var_expand
    @line_magic
    def kg_view(self, line: str) -> object:
        """Write the graph as one page that works offline and link to it: ``%kg_view graph.html``."""
        return self._taught(lambda: self._page(line))

    def _page(self, line: str) -> object:
        from IPython.display import FileLink  # noqa: PLC0415 - only here

        typed = split(line, self._variables)
        path = Path(" ".join(shown(word) for word in typed.words) or "graph.html")
        return FileLink(str(self.graph.view(path)))  # type: ignore[no-untyped-call]  # IPython has no types here

    def _result(self, found: Answer | Result, typed: Typed) -> object:
        form = typed.options.get("as", "table")
        if form not in FORMS:
            raise InputError("there is no such form", f"--as {form}"[:60], f"Known: {', '.join(FORMS)}")
        made = formed(found, form, self.graph.network)
        self._keep(typed.options.get("name", ""), made if form == "df" else found)
        return made

    def _keep(self, name: str, value: object) -> None:
        if name and not name.isidentifier():
            raise InputError("this cannot be the name of a variable", name[:60], "Use letters, digits and _")
        if name and self.shell is not None:
            self.shell.user_ns[name] = value

    @property
    def _variables(self) -> Mapping[str, object]:
        space: dict[str, object] = self.shell.user_ns if self.shell is not None else {}
        return {name: value for name, value in space.items() if not name.startswith("_")}

    def _graphs(self) -> dict[str, Any]:
        held = self._variables.items()
        return {name: value for name, value in held if hasattr(value, "query") and hasattr(value, "ask")}

    def _taught(self, work: Callable[[], object]) -> object:
        """Return what the work returns; an error of ours is told in one line, without a trace.

        Raises:
            UsageError: which IPython shows as that line; a notebook that runs by itself stops there.
        """
        try:
            return work()
        except KgError as error:
            raise UsageError(clean(str(error))) from None


def _plain(value: Plain) -> str | int:
    return value if isinstance(value, int) and not isinstance(value, bool) else shown(value)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _seconds(typed: Typed) -> float:
    return float(_number(typed, "timeout", 30))


def _number(typed: Typed, option: str, default: int) -> int:
    text = typed.options.get(option, str(default))
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**9):
        raise InputError("this is not a number from 1", f"--{option} {text}"[:60], "Write digits only")
    return int(text)


def _keep_question(lines: list[str]) -> list[str]:
    """Take the mark off a plain question after ``%ask``: IPython would take it for a call for help."""
    return [_PLAIN.sub(r"\1", line) for line in lines]


def load(shell: InteractiveShell, open_graph: Callable[[str | None], Opened]) -> None:
    """Give a shell the magics, the way to show what they return, and completion of ids and names."""
    register(shell)
    magics = KgMagics(shell, open_graph)
    shell.register_magics(magics)
    completion.register(shell, lambda: magics.graph)
    cleanup = shell.input_transformers_cleanup
    if _keep_question not in cleanup:
        cleanup.append(_keep_question)
