"""From what a person types to judgements: claims by id or by what they say, things by name."""

import getpass
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pyoxigraph import Literal

from kg import api
from kg.cli.judgement_text import told
from kg.cli.output import QUIET, Screen
from kg.cli.text import count
from kg.exceptions import GraphError, InputError, QuestionError
from kg.graph.store import GraphFolder
from kg.graph.store import open_graph as open_folder
from kg.graph.terms import TYPE, node, ours
from kg.judgements import ABOUT_PAIRS, Judgement, Verdict, row
from kg.ledger.changes import adding
from kg.ledger.file import change_ledger
from kg.ledger.rows import make_judgement
from kg.namespaces import R, compact
from kg.questions.keys import Keys, claim_iri, make_keys
from kg.questions.names import Names, find, find_relation, read_names, resolve
from kg.questions.records import Record

Signature = dict[str, str]


def signature(who: str | None, when: str | None, why: str) -> Signature:
    """Return who decides, when and why; by default the user of the system, today."""
    return {"who": who or _login(), "when": when or today(), "why": why}


def today() -> str:
    """Return the day of today where the user is."""
    return datetime.now(tz=UTC).astimezone().date().isoformat()  # clock: a judgement bears its day


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def write_down(path: Path, new: Sequence[Judgement]) -> None:
    """Add judgements to the ledger and say what was written, what was replaced, and what to do next."""
    replaced: list[Judgement] = []

    def change(known: tuple[Judgement, ...]) -> Iterable[Judgement]:
        made = adding(known, new)
        replaced.extend(made.removed)
        return made.apply(known)

    total = len(change_ledger(path, change))
    screen = Screen()
    for judgement in new:
        screen.item("Written   ", " ".join(told(judgement)), 10)
    for judgement in replaced:
        screen.item("Replaced  ", " ".join(told(judgement)), 10, (QUIET, QUIET))
    screen.say(f"{path} holds {count(total, 'judgement')}; the next kg build applies them.", QUIET)


def make_judgements(
    folder: Path | None, verdict: str, what: Sequence[str], document: str, signed: Signature
) -> tuple[Judgement, ...]:
    """Return the judgements that a person means.

    Raises:
        InputError: if there is no such verdict, or something is missing.
        QuestionError: if a name or a claim is not known.
    """
    if verdict not in list(Verdict):
        raise InputError("no such verdict", verdict[:40], f"There are: {', '.join(Verdict)}")
    with open_judged(folder) as graph:
        clerk = Clerk(graph)
        cells = clerk.cells(Verdict(verdict), list(what), document)
    made = {make_judgement(verdict, **signed, **one) for one in cells}
    return tuple(sorted(made, key=row))


@contextmanager
def open_judged(folder: Path | None) -> Iterator[GraphFolder]:
    """Open a graph whose claims can be judged: one that was built here, as the example has no files.

    Raises:
        GraphError: if there is none.
    """
    place = folder or Path(api.DEFAULT)
    if folder is None and not place.is_dir():
        raise GraphError("there is no graph here to judge", str(place), "kg build PATH makes one")
    with open_folder(place) as graph:
        yield graph


class Clerk:
    """Looks up in one graph what judgements are about."""

    def __init__(self, graph: GraphFolder) -> None:
        self.graph = graph
        self.keys: Keys = make_keys(graph, graph.manifest)
        self.names: Names = read_names(graph, self.keys.records.labels)

    def cells(self, verdict: Verdict, what: list[str], document: str = "") -> list[dict[str, str]]:
        """Return the cells of the judgements that are meant, without signature."""
        if verdict in ABOUT_PAIRS:
            one, other = _some(verdict, what, 2, "two things")
            return [{"subject": self.thing(one), "object": self.thing(other)}]
        if verdict in (Verdict.ALIAS, Verdict.TYPE):
            name, value = _some(verdict, what, 2, "a thing, and its other name or its class")
            return [
                {
                    "subject": self.thing(name),
                    "value": self._class(value) if verdict is Verdict.TYPE else value,
                }
            ]
        if verdict is Verdict.NOTE and len(what) == 2 and not claim_iri(what[0]):
            return [{"subject": self.thing(what[0]), "value": what[1]}]
        value = what.pop() if verdict in (Verdict.NOTE, Verdict.CORRECT) else ""
        if len(what) == 3 and not claim_iri(what[0]):
            found = self.statement(what[0], what[1], what[2], document)
        elif what and all(map(claim_iri, what)):
            found = [self.keys.claim(claim_iri(one)) for one in what]
        else:
            hint = "kg claims NAME --format json lists ids"
            raise InputError(
                "name a claim by its id, or by subject, relation and object", " ".join(what)[:60], hint
            )
        if verdict is Verdict.CORRECT:
            return [{**cells, "value": self.corrected(cells["object"], value)} for cells in found]
        return [{**cells, "value": value} for cells in found]

    def thing(self, words: str) -> str:
        """Return a thing, ``NAME`` or ``NAME @ FILE``, as a judgement names it."""
        name, _, file = words.partition(" @ ")
        if file and file not in self.keys.files.values():
            files = ", ".join(sorted(self.keys.files.values())[:5])
            raise QuestionError("no file of this graph is called so", file[:60], f"There are: {files} …")
        iri = self._inside(name, file) or resolve(self.names, name).iri
        if not iri.startswith(R):
            return compact(iri)
        return self.keys.thing(iri, file) if file else self.keys.apart(iri)

    def _inside(self, name: str, file: str) -> str:
        """Return the only thing of a name that a file speaks of; empty if there is none or several."""
        found = find(self.names, name) if file else ()
        here = [one.iri for one in found if self._speaks(file, one.iri)]
        return here[0] if len(here) == 1 else ""

    def _speaks(self, file: str, iri: str) -> bool:
        records = self.keys.records
        return any(self._file(r) == file for r in (*records.with_subject(iri), *records.with_object(iri)))

    def statement(self, subject: str, relation: str, value: str, document: str) -> list[dict[str, str]]:
        """Return the cells of what is said: by one file, or, if none is named, wherever it is said.

        Raises:
            QuestionError: if nobody says it.
        """
        iri, predicate = resolve(self.names, subject).iri, find_relation(self.names, relation)
        said = [r for r in self.keys.records.with_subject(iri) if r.predicate == predicate]
        found = [r for r in said if self._is(r, value) and self._file(r)]
        here = [r for r in found if document in ("", self._file(r))]
        if not here:
            values = sorted({self.keys.value(r.object) for r in said})
            hint = (
                f"It is said of: {', '.join(values[:5])}" if values else "kg claims NAME lists what is said"
            )
            raise QuestionError("no document says this", f"{subject} – {relation} – {value}"[:80], hint)
        cells = [self.keys.cells(record) for record in here]
        own = {"subject": self.keys.apart(iri), "document": "", "words": ""}
        return cells if document else [{**cells[0], **own}]

    def corrected(self, old: str, words: str) -> str:
        """Return a corrected object: a value as it is, a thing as a judgement names it."""
        if ": " not in old and compact_is_value(old):
            return words
        return self.thing(words)

    def _file(self, record: Record) -> str:
        return self.keys.files.get(self.keys.records.document_of(record), "")

    def _is(self, record: Record, words: str) -> bool:
        if isinstance(record.object, Literal):
            return record.object.value == words
        return record.object.value == resolve(self.names, words, ("any",)).iri

    def _class(self, words: str) -> str:
        local = words.strip().removeprefix("kg:")
        if not local.isalnum() or not any(
            True for _ in self.graph.store.quads_for_pattern(ours(local), TYPE, node("owl:Class"), None)
        ):
            raise QuestionError(
                "there is no such class", words[:40], "Give one of the ontology, such as Zone"
            )
        return local


def compact_is_value(words: str) -> bool:
    """Return whether the object of a claim is a value and not the id of a thing.

    >>> compact_is_value("2031-05-01"), compact_is_value("r:place-chongqing")
    (True, False)
    """
    prefix, colon, local = words.partition(":")
    return not (colon and prefix.isalpha() and local and " " not in words)


def _some(verdict: Verdict, what: Sequence[str], number: int, told_as: str) -> Sequence[str]:
    if len(what) != number:
        raise InputError(
            f"{verdict} needs {told_as}, not {count(len(what), 'name')}", "", "kg ledger add --help"
        )
    return what
