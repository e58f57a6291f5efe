"""Random histories of a small collection: texts are written, judged, edited, judged again, and built anew.

Every sentence has an identity of its own that the software never sees, so that the history itself knows
whether a judgement was applied to the words that were judged, or to others.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from random import Random

from pyoxigraph import NamedNode, Store, Triple

from kg.claims.extract import Extractor, make_extractor
from kg.documents.load import read_bytes
from kg.entities.resolve import resolve_entities
from kg.graph.build import GraphBuild, build_graph
from kg.graph.manifest import DocumentRow, Manifest
from kg.graph.schema import packaged_vocabulary
from kg.judgements import Judgement, Outcome, State, Verdict
from kg.ledger.changes import adding
from kg.ledger.rows import make_judgement
from kg.lexicon import Entry, Lexicon, build_lexicon
from kg.model import Document, Extraction
from kg.namespaces import KG, KGT, PREFIXES, R
from kg.questions.keys import Keys, make_keys
from kg.questions.records import Record

STEPS = 3
ALMOST = 1 / 3
"""How many rounds of editing and building a history has; how much of their words two sentences share at least
if a judgement on one may hold for the same statement of the same file in the other (a sketch of twelve words
estimates the half that is asked for to about 0.15)."""
_PLACES = ("Northport", "Southport", "Eastham", "Westham")
_ZONES = ("Blue Coast Economic Zone", "Amber Hill Economic Zone", "Green Delta Economic Zone")
_PLANS = ("Blue Coast Development Plan", "Amber Hill Development Plan", "Green Delta Development Plan")
_ENDS = ("", " as planned", " according to the paper", " as the mayor told us", " after years of talk")
_STARTS = ("", "Now ", "So ", "At last ")
_DESCRIBED = ("measure: ", "objective: ", "challenge: ")
_APPLIED = (State.APPLIED, State.CONTRADICTED)


def _area(name: str, label: str, parent: str, level: str, kind: str = "area-district") -> Entry:
    above = f"r:place-{parent}" if parent else ""
    return Entry(
        f"r:place-{name}",
        "AdministrativeArea",
        label,
        parent=above,
        level=level,
        type=kind,
        origin="invented",
    )


@cache
def lexicon() -> Lexicon:
    """Return two provinces with two towns each, and a ministry."""
    return build_lexicon(
        [
            _area("oceania", "Oceania", "", "level-country", "area-country"),
            _area("east", "East Province", "oceania", "level-province", "area-province"),
            _area("west", "West Province", "oceania", "level-province", "area-province"),
            *(
                _area(p.lower(), p, "east" if i % 2 else "west", "level-county")
                for i, p in enumerate(_PLACES)
            ),
            Entry("r:body-harbour", "PublicBody", "Harbour Ministry", origin="invented"),
        ]
    )


@cache
def _extractor() -> Extractor:
    return make_extractor(lexicon())


@cache
def _vocabulary() -> tuple[Triple, ...]:
    """Return the ontology without its words and lists of industries, so that builds are quick."""
    kept = {
        PREFIXES["rdf"] + "type",
        PREFIXES["skos"] + "inScheme",
        *(PREFIXES["rdfs"] + n for n in ("domain", "range", "subClassOf")),
    }
    lists = tuple(f"<{KGT}{name}-" for name in ("indu", "isic4", "gbt4754"))
    found = (t for t in packaged_vocabulary() if not str(t.subject).startswith(lists))
    return tuple(t for t in found if t.predicate.value in kept)


@dataclass(frozen=True)
class Line:
    """One sentence: what it says (kind and filling), how it is dressed, and who it is."""

    uid: int
    kind: str
    zone: str
    place: str
    number: int
    start: str = ""
    end: str = ""

    @property
    def text(self) -> str:
        """The words of the sentence."""
        plan = _PLANS[_ZONES.index(self.zone)]
        said = {
            "issued": f"on 3 May {2000 + self.number}, the Harbour Ministry issued the {plan}{self.end}.",
            "covers": f"the {self.zone} covers {self.number * 10} square kilometers{self.end}.",
            "contains": f"the {self.zone} takes in {self.place} and some hills{self.end}.",
            "measure": f"the {plan} will build {self.number} schools for families in {self.place}{self.end}.",
            "goal": f"by {2026 + self.number}, the {self.zone} is to be a home of clean industry{self.end}.",
        }[self.kind]
        whole = f"{self.start}{said}"
        return whole[0].upper() + whole[1:]


@dataclass
class History:
    """A collection and its ledger as they change, with what is true of each judgement.

    Attributes:
        files: the sentences of every file by its name.
        ledger: the judgements.
        truth: for each judgement, on which sentence it was passed, and its words.
        figures: what was counted.
    """

    random: Random
    files: dict[str, list[Line]] = field(default_factory=dict)
    ledger: tuple[Judgement, ...] = ()
    truth: dict[Judgement, tuple[int, str]] = field(default_factory=dict)
    figures: Counter[str] = field(default_factory=Counter)
    _next: int = 0

    def line(self) -> Line:
        """Return a new sentence."""
        pick = self.random.choice
        self._next += 1
        kind = pick(("issued", "covers", "contains", "measure", "goal"))
        return Line(
            self._next, kind, pick(_ZONES), pick(_PLACES), self.random.randint(1, 19), end=pick(_ENDS)
        )

    def begin(self) -> None:
        """Write the first texts."""
        for name in ("first.txt", "second.txt"):
            self.files[name] = [self.line() for _ in range(self.random.randint(2, 4))]

    def edit(self) -> None:
        """Change the collection in one of the ways in which collections change."""
        name = self.random.choice(sorted(self.files))
        lines = self.files[name]
        at = self.random.randrange(len(lines))
        how = self.random.choice(
            ("dress", "dress", "value", "drop", "add", "shuffle", "rename", "copy", "gone")
        )
        self.figures[f"edit: {how}"] += 1
        if how == "dress":
            lines[at] = replace(lines[at], start=self.random.choice(_STARTS), end=self.random.choice(_ENDS))
        elif how == "value":
            other = self.line()
            lines[at] = replace(lines[at], place=other.place, number=other.number)
        elif how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "add":
            lines.insert(at, self.line())
        elif how == "shuffle":
            self.random.shuffle(lines)
        elif how == "rename":
            self.files[f"renamed-{self._next}-{name[-9:]}"] = self.files.pop(name)
            self._next += 1
        elif how == "copy":
            self._next += 1
            self.files[f"copy-{self._next}.txt"] = [*lines, self.line()]
        elif how == "gone" and len(self.files) > 1:
            del self.files[name]

    def build(self) -> "Built":
        """Return the graph of the texts as they are, with the ledger applied."""
        documents: dict[str, Document] = {}
        for name, lines in sorted(self.files.items()):
            text = "A note\n\n" + "\n\n".join(line.text for line in lines) + "\n"
            document = _document(text, name)
            documents.setdefault(document.id, document)
        extractions = tuple(_extract(d) for d in documents.values())
        resolution = resolve_entities(extractions, lexicon())
        graph = build_graph(
            documents.values(),
            extractions,
            resolution,
            lexicon(),
            vocabulary=_vocabulary(),
            release="1",
            judgements=self.ledger,
        )
        return Built(graph, tuple(documents.values()))

    def judge(self, built: "Built") -> None:
        """Pass a judgement on a random claim of a document."""
        keys = built.keys
        records = [r for r in built.records if r.status != "superseded" and "judgement" not in r.rules]
        record = self.random.choice(records)
        cells = keys.cells(record)
        uid = self.uid(keys, record)
        verdict = self.random.choice((Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT))
        value = self._corrected(cells["object"]) if verdict is Verdict.CORRECT else ""
        if verdict is Verdict.CORRECT and not value:
            verdict = Verdict.REJECT
        day = f"2025-{self.random.randint(1, 12):02}-{self.random.randint(1, 28):02}"
        judgement = make_judgement(verdict, **cells, value=value, who="Ada", when=day)
        change = adding(self.ledger, [judgement])
        self.ledger = change.apply(self.ledger)
        self.truth[judgement] = (uid, self.passages(keys, record)[0])
        self.figures["judgements"] += 1

    def passages(self, keys: Keys, record: Record) -> list[str]:
        """Return the passages that bear out a claim."""
        return [" ".join(quote.text.split()) for quote in keys.records.quotes(record)]

    def _corrected(self, value: str) -> str:
        if value.isdigit():
            return str(int(value) + 1)
        return "r:place-westham" if value.startswith("r:place-") and not value.endswith("westham") else ""

    def uid(self, keys: Keys, record: Record) -> int:
        """Return the identity of the sentence that bears out a claim (its first passage)."""
        quote = keys.records.quotes(record)[0]
        words = " ".join(quote.text.split()).casefold()
        file = keys.files[quote.document_iri]
        found = [line.uid for line in self.files.get(file, ()) if words in line.text.casefold()]
        return found[0] if found else 0

    def uids(self, keys: Keys, record: Record) -> set[int]:
        """Return the identities of all sentences that bear out a claim."""
        found: set[int] = set()
        for quote in keys.records.quotes(record):
            words = " ".join(quote.text.split()).casefold()
            lines = self.files.get(keys.files[quote.document_iri], ())
            found |= {line.uid for line in lines if words in line.text.casefold()}
        return found

    def check(self, built: "Built") -> list[str]:
        """Return what is wrong with the outcomes of a build, and count what became of the judgements."""
        told = {outcome.judgement: outcome for outcome in built.graph.outcomes}
        wrong = [f"not told: {j}" for j in self.ledger if j not in told]
        for judgement in self.ledger:
            if judgement in told:
                wrong += self._check(judgement, told[judgement], built)
        return wrong

    def _check(self, judgement: Judgement, outcome: Outcome, built: "Built") -> list[str]:
        self.figures[f"outcome: {outcome.state}"] += 1
        (uid, passage), wrong = self.truth[judgement], []
        if outcome.state in _APPLIED and not outcome.targets:
            wrong.append(f"applied to nothing: {judgement}")
        for target in outcome.targets:
            record = built.keys.records.read(NamedNode(R + target))
            if record is None or "judgement" in record.rules:
                continue
            cells = built.keys.cells(record)
            known = uid in self.uids(built.keys, record)
            alike = max(_shared(passage, words) for words in self.passages(built.keys, record))
            self.figures["applied to a like sentence"] += not known
            if not _same(judgement, cells) or not (known or alike >= ALMOST):
                wrong.append(f"applied wrongly: {judgement} to {cells}")
        if outcome.state is State.LOST:
            found = [c for c in built.cells if _exactly(judgement, c)]
            self.figures["lost, though said in the same words"] += bool(found)
            if found and "several" not in outcome.reason:
                wrong.append(f"lost without need: {judgement} ({outcome.reason})")
            if not outcome.reason:
                wrong.append(f"lost without a reason: {judgement}")
        return wrong


def _same(judgement: Judgement, cells: dict[str, str]) -> bool:
    """Return whether a claim says what was judged; what is described may be told in other words."""
    pairs = [(getattr(judgement, name), cells[name]) for name in ("subject", "predicate", "object")]
    return all(
        one == other
        or (one.startswith("source: ") and other.startswith("source: "))
        or (one.startswith(_DESCRIBED) and _core(one) == _core(other))
        for one, other in pairs
    )


def _core(told: str) -> list[str]:
    """Return what may not change in a description: its kind, numbers and names."""
    words = told.replace(":", " ").split()
    return [words[0], *sorted({w for w in words[2:] if w[0].isupper() or w[0].isdigit()})]


def _shared(one: str, other: str) -> float:
    first, second = set(one.casefold().split()), set(other.casefold().split())
    return len(first & second) / len(first | second)


def _exactly(judgement: Judgement, cells: dict[str, str]) -> bool:
    return all(getattr(judgement, name) == value for name, value in cells.items())


@dataclass
class Built:
    """A graph in memory that can be questioned."""

    graph: GraphBuild
    documents: Sequence[Document]
    store: Store = field(default_factory=Store)

    def __post_init__(self) -> None:
        self.store.bulk_extend(self.graph.quads)

    def text(self, digest: str) -> str:
        """Return a text by its digest."""
        return self.graph.texts[digest]

    @cached_property
    def keys(self) -> Keys:
        """The names that a ledger uses for this graph."""
        rows = tuple(DocumentRow(d.id, d.name, d.name, d.digest, d.source_digest) for d in self.documents)
        return make_keys(self, Manifest("1", rows, {}, {}))

    @cached_property
    def records(self) -> list[Record]:
        """All claims of documents, in order of their ids."""
        keys = self.keys
        quads = self.store.quads_for_pattern(None, NamedNode(f"{KG}extractedBy"), None, None)
        nodes = sorted((q.subject for q in quads if isinstance(q.subject, NamedNode)), key=str)
        found = (keys.records.read(node) for node in nodes)
        return [r for r in found if r and keys.records.document_of(r) in keys.files]

    @cached_property
    def cells(self) -> list[dict[str, str]]:
        """The cells that name each claim."""
        keys = self.keys
        return [keys.cells(record) for record in self.records]


@cache
def _document(text: str, name: str) -> Document:
    return read_bytes(text.encode(), name)


@cache
def _extract(document: Document) -> Extraction:
    return _extractor().extract(document)


def run(seed: int) -> tuple[list[str], Counter[str]]:
    """Return what went wrong in one history, and its figures."""
    history = History(Random(seed))  # noqa: S311 - histories are no secrets
    history.begin()
    wrong: list[str] = []
    built = history.build()
    for _ in range(STEPS):
        for _ in range(history.random.randint(1, 3)):
            history.judge(built)
        wrong += history.check(history.build())
        for _ in range(history.random.randint(1, 2)):
            history.edit()
        built = history.build()
        wrong += history.check(built)
        history.figures["builds"] += 2
    return wrong, history.figures
