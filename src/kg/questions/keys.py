"""How the ledger names the things and claims of a graph: by kind, name, file and words, never by offset."""

from collections import Counter
from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode

from kg.exceptions import QuestionError
from kg.graph.manifest import Manifest
from kg.graph.terms import LABEL, REFERENCE
from kg.judgements import Thing, fingerprint
from kg.namespaces import R, compact, expand
from kg.questions.records import Record, Records
from kg.questions.source import Source, Value, quads


class Keys:
    """Names things and claims of one graph as a judgement names them.

    Args:
        records: the claims of the graph.
        files: the file name of every source document by its IRI.
    """

    def __init__(self, records: Records, files: Mapping[str, str]) -> None:
        self.records = records
        self.files = files
        self._listed: dict[str, bool] = {}
        self._alike: Counter[str] | None = None

    def thing(self, iri: str, document: str = "") -> str:
        """Return a thing as a judgement names it: by its id if a table or vocabulary lists it, else by name.

        >>> str(Thing("zone", "Tidal Flats Zone"))
        'zone: Tidal Flats Zone'
        """
        if iri in self.files:
            return str(Thing("source", self.files[iri]))
        curie = compact(iri)
        if not iri.startswith(R) or self._is_listed(iri):
            return curie
        label = " ".join(self.records.labels.read(iri).split()).replace(" @ ", " ")
        if not label:
            return curie
        return str(Thing(curie.partition(":")[2].partition("-")[0], label, document))

    def apart(self, iri: str) -> str:
        """Return a thing as a judgement names it, with a file that speaks of it if others are called so."""
        name = self.thing(iri)
        if self._bearers().get(name, 0) < 2:
            return name
        records = (*self.records.with_subject(iri), *self.records.with_object(iri))
        files = sorted({self.files.get(self.records.document_of(one), "") for one in records} - {""})
        return self.thing(iri, files[0]) if files else name

    def _bearers(self) -> Counter[str]:
        """Return how many things a judgement names alike."""
        if self._alike is None:
            named = quads(self.records.graph, None, LABEL)
            iris = {q.subject.value for q in named if isinstance(q.subject, NamedNode)}
            self._alike = Counter(map(self.thing, iris))
        return self._alike

    def claim(self, iri: str) -> dict[str, str]:
        """Return the cells of a judgement that name a claim: subject, predicate, object, document, words.

        Raises:
            QuestionError: if there is no such claim, or a reference table makes it.
        """
        record = self.records.read(NamedNode(iri))
        if record is None:
            raise QuestionError(
                "there is no such claim", compact(iri)[:60], "kg claims --format json lists ids"
            )
        return self.cells(record)

    def cells(self, record: Record) -> dict[str, str]:
        """Return the cells of a judgement that name a claim that was read.

        Raises:
            QuestionError: if no document makes the claim.
        """
        quotes = self.records.quotes(record)
        document = quotes[0].document_iri if quotes else ""
        if document not in self.files:
            hint = "Judge the claims of documents; mend the tables where they are wrong"
            raise QuestionError("no document of this graph makes the claim", compact(record.iri), hint)
        return {
            "subject": self.thing(record.subject),
            "predicate": compact(record.predicate),
            "object": self.value(record.object),
            "document": self.files[document],
            "words": fingerprint(quotes[0].text),
        }

    def value(self, value: Value) -> str:
        """Return the object of a claim as a judgement names it."""
        if isinstance(value, Literal):
            return " ".join(value.value.split())
        return self.thing(value.value)

    def _is_listed(self, iri: str) -> bool:
        if iri not in self._listed:
            self._listed[iri] = any(True for _ in quads(self.records.graph, NamedNode(iri), within=REFERENCE))
        return self._listed[iri]


def make_keys(graph: Source, manifest: Manifest) -> Keys:
    """Return the names that a ledger uses for a graph with this manifest."""
    return Keys(Records(graph), {R + row.id: row.name for row in manifest.documents})


def claim_iri(words: str) -> str:
    """Return the full IRI of a claim that is named by its id, or an empty text.

    >>> claim_iri("claim-0123456789abcdef0123") == claim_iri("r:claim-0123456789abcdef0123")
    True
    """
    local = words.strip().removeprefix("r:")
    return expand(f"r:{local}") if local.startswith("claim-") and local.isascii() and " " not in local else ""
