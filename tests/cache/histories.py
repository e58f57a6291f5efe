"""Histories of a folder of documents and its ledger, and the builds after every step of them."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import RdfFormat, parse

from kg.graph.index import LABELS
from kg.graph.labels_making import labels_in_memory
from kg.graph.labels_reading import read_named
from kg.graph.manifest import CACHE, INDEX
from kg.graph.store import open_graph
from kg.judgements import Judgement, Verdict
from kg.ledger.file import Ledger
from kg.pipeline import Changes, build

TEXTS: Mapping[str, Sequence[str]] = {
    # A zone with its parts, then with another area, which contradicts the note.
    "zone.txt": (
        "The Salt Marsh Pilot Zone covers 310 square kilometers and takes in Beibei and Shapingba.\n",
        "The Salt Marsh Pilot Zone covers 450 square kilometers and takes in Beibei and Yubei.\n",
    ),
    # A second source about the zone.
    "note.txt": (
        "Salt Marsh notes\n\nThe Salt Marsh Pilot Zone covers 310 square kilometers. It lies in Chongqing.\n",
        "Salt Marsh notes\n\nThe Salt Marsh Pilot Zone lies in Chongqing.\n",
    ),
    # A plan; its copy says the same and more, so that one of them repeats the other.
    "plan.txt": (
        "On March 4, 2022, the Chongqing Municipal People's Government issued the Lantern Port Action Plan. "
        "Under the plan, the Salt Marsh Pilot Zone is to build 12 laboratories by 2030.\n",
        "On March 5, 2022, the State Council issued the Lantern Port Action Plan.\n",
    ),
    "copy.txt": (
        "On March 4, 2022, the Chongqing Municipal People's Government issued the Lantern Port Action Plan. "
        "Under the plan, the Salt Marsh Pilot Zone is to build 12 laboratories by 2030. So they say.\n",
        "Nothing of it was reported.\n",
    ),
    # A file without words is left out, and read once it has some.
    "late.txt": ("\n", "Chengdu is home to the Lantern Port Laboratory.\n"),
}
"""Documents by name, each in two wordings."""
JUDGEMENTS = (
    Judgement(Verdict.REJECT, "zone: Salt Marsh Pilot Zone", "kg:contains", "r:place-beibei"),
    Judgement(Verdict.ACCEPT, "zone: Salt Marsh Pilot Zone", "kg:contains", "r:place-yubei"),
    Judgement(
        Verdict.CORRECT, "policy: Lantern Port Action Plan", "kg:issuedOn", "2022-03-05", value="2022-03-06"
    ),
    # A person tells the zones of two documents apart, makes two things one, and says what a plan is.
    Judgement(
        Verdict.DIFFERENT,
        "zone: Salt Marsh Pilot Zone @ zone.txt",
        object="zone: Salt Marsh Pilot Zone @ note.txt",
    ),
    Judgement(
        Verdict.SAME, "zone: Salt Marsh Pilot Zone @ zone.txt", object="facility: Lantern Port Laboratory"
    ),
    Judgement(Verdict.TYPE, "policy: Lantern Port Action Plan", value="Strategy"),
)
SIDE = 'date = "2022-05-01"\npublisher = "Marsh Gazette"\n'
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class State:
    """Which wording each document has, which have a side file, and how many judgements there are."""

    wordings: Mapping[str, int] = field(default_factory=dict)
    dated: frozenset[str] = frozenset()
    judgements: frozenset[int] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """Return the state as something that can be looked up."""
        return tuple(sorted(self.wordings.items())), self.dated & frozenset(self.wordings), self.judgements

    @property
    def ledger(self) -> Ledger:
        """Return the judgements as a ledger."""
        return Ledger(tuple(JUDGEMENTS[n] for n in sorted(self.judgements)))


def step(state: State, kind: str, name: str, number: int) -> State:
    """Return the state after one step; the first document stays, so that there is something to build."""
    wordings = dict(state.wordings)
    if kind == "put":
        wordings[name] = number % 2
    elif kind == "remove":
        wordings.pop(name, None)
    dated = state.dated ^ {name} if kind == "date" else state.dated
    judged = state.judgements ^ {number % len(JUDGEMENTS)} if kind == "judge" else state.judgements
    return State({"zone.txt": 0, **wordings}, dated, judged)


def write_documents(state: State, folder: Path) -> None:
    """Make a folder hold the documents of a state and nothing else."""
    wanted = {name: TEXTS[name][wording] for name, wording in state.wordings.items()}
    for name in state.dated & wanted.keys():
        wanted[f"{name.removesuffix('.txt')}.toml"] = SIDE
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        # A file that is as it should be stays, so that it looks as it did to the next build.
        if path.read_text(encoding="utf-8") != wanted.get(path.name):
            path.unlink()
    for name, text in wanted.items():
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")


def build_state(state: State, folder: Path, graph: Path, *, fresh: bool = False) -> Changes:
    """Build the graph of a state in a folder."""
    write_documents(state, folder)
    return build([folder], graph, ledger=state.ledger, fresh=fresh).changes


def content(graph: Path) -> Files:
    """Return the files of a graph without its index and its cache."""
    return {
        path.relative_to(graph).as_posix(): path.read_bytes()
        for path in sorted(graph.rglob("*"))
        if path.is_file() and path.relative_to(graph).parts[0] not in (INDEX, CACHE)
    }


def index_fits(graph: Path) -> bool:
    """Return whether the index of a graph holds its quads, no more and no less, and their names in order."""
    with open_graph(graph) as opened:
        quads = set(opened.store) == set(parse(path=graph / "graph.nq", format=RdfFormat.N_QUADS))
        with closing(sqlite3.connect(graph / INDEX / LABELS)) as found:
            return quads and told(found) == told(labels_in_memory(read_named(opened.store)))


def told(labels: sqlite3.Connection) -> list[object]:
    """Return what an index of labels tells, whatever the numbers of its rows."""
    marks = dict(labels.execute("SELECT 'm' || id, iri FROM marks"))
    things = labels.execute("SELECT iri, label, types, spoken, marks FROM things ORDER BY id")
    names = "SELECT t.iri, n.how, n.written, n.folded, n.tokens FROM names n JOIN things t ON t.id = n.thing"
    found = "SELECT n.folded FROM found JOIN names n ON n.id = found.rowid WHERE found MATCH ? ORDER BY n.id"
    parts = "SELECT v.word FROM parts JOIN vocabulary v ON v.id = parts.rowid WHERE parts MATCH ? ORDER BY 1"
    return [
        [(*row[:4], [marks[mark] for mark in row[4].split()]) for row in things],
        *(labels.execute(f"{names} ORDER BY n.id")),
        *(labels.execute("SELECT iri, things FROM marks ORDER BY iri")),
        *(labels.execute("SELECT word, backwards, length, uses, letters FROM vocabulary ORDER BY word")),
        *(labels.execute("SELECT names FROM meta")),
        *(
            row
            for word in ("marsh", "lantern", "zone", "beibei", "s*")
            for row in labels.execute(found, (word,))
        ),
        *(row for word in ("mar", "lan", "bei") for row in labels.execute(parts, (word,))),
    ]
