"""What a version of a graph says of some things: claims, facts and names, picked out line by line."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from kg.graph.terms import FACTS, REFERENCE
from kg.graph.version import Version
from kg.namespaces import KG, PREFIXES, R, expand

LINE: Final = re.compile(
    r'(<[^>]*>|_:\S+) <([^>]*)> (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)'
    r"(?: (<[^>]*>|_:\S+))? \."
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_PLAIN: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_EVIDENCE: Final = re.compile(r"evidence-(source-[0-9a-f]+)-(\d+)-(\d+)$")
_CLAIM: Final = f"<{R}claim-"
_ABOUT: Final = f" <{PREFIXES['rdf']}subject> "
_PASSAGE: Final = f"<{R}evidence-"
_RDF: Final = PREFIXES["rdf"]
SUBJECT, PREDICATE, OBJECT, TYPE = (_RDF + name for name in ("subject", "predicate", "object", "type"))
LABELS: Final = (PREFIXES["rdfs"] + "label", expand("skos:prefLabel"), expand("dcterms:title"))
ALSO: Final = expand("skos:altLabel")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim of a version; ``object`` is a term as N-Triples write it, ``subject`` a bare IRI.

    ``evidence`` are start and end of its passages in ``document``; ``reviews`` tell who judged it, and when.
    """

    id: str
    document: str
    subject: str
    predicate: str
    object: str
    status: str
    reason: str
    rules: tuple[str, ...]
    evidence: tuple[tuple[int, int], ...]
    conflicts: tuple[str, ...]
    reviews: tuple[tuple[str, str], ...]

    @property
    def statement(self) -> tuple[str, str, str]:
        """What is claimed."""
        return self.subject, self.predicate, self.object

    @property
    def accepted(self) -> bool:
        """Whether it is accepted as a fact."""
        return self.status == "accepted"


@dataclass(slots=True)
class Contents:
    """What was picked out of a version.

    Attributes:
        claims: claims by id.
        facts: by subject the facts about it, as property and object.
        reference: the same for the reference tables.
        labels: a name for everything that has one.
        documents: the digest of the text of every source document by its id.
        release: the label of the program that drew the claims.
    """

    claims: dict[str, Said] = field(default_factory=dict)
    facts: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    reference: dict[str, set[tuple[str, str]]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    release: str = ""

    def by_statement(self) -> dict[tuple[str, str, str], list[Said]]:
        """Return the claims by what they say, in order of their ids."""
        found: dict[tuple[str, str, str], list[Said]] = {}
        for name in sorted(self.claims):
            found.setdefault(self.claims[name].statement, []).append(self.claims[name])
        return found


def split(line: str) -> tuple[str, str, str, str] | None:
    """Return subject and property (bare IRIs), object (a term) and graph (bare) of a line."""
    match = LINE.fullmatch(line)
    return None if match is None else (bare(match[1]), match[2], match[3], bare(match[4] or ""))


def bare(term: str) -> str:
    """Return an IRI without its brackets; other terms as they are."""
    return term[1:-1] if term.startswith("<") else term


def value(term: str) -> str:
    r"""Return the value of a literal, or the IRI of a node.

    >>> value('"say \\"no\\""@en'), value("<https://example.org/a>")
    ('say "no"', 'https://example.org/a')
    """
    if not term.startswith('"'):
        return bare(term)
    words = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescaped, words) if "\\" in words else words


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _PLAIN.get(match[3], match[3])


def read_contents(version: Version, things: Iterable[str], claims: Iterable[str]) -> Contents:
    """Return what a version says of some things (IRIs), some claims (their ids), and all names.

    Lines of one subject stand together, so that claims about anything else are passed over unread.
    """
    wanted, known = frozenset(things), frozenset(claims)
    found = Contents()
    for subject, lines in groupby(version.lines(), key=lambda line: line.partition(" ")[0]):
        if subject.startswith(_PASSAGE):
            continue
        if subject.startswith(_CLAIM):
            _take_claim(found, bare(subject), list(lines), wanted, known)
        else:
            _take_thing(found, bare(subject), lines, wanted)
    return found


def _take_claim(
    found: Contents, iri: str, lines: list[str], wanted: frozenset[str], known: frozenset[str]
) -> None:
    name = iri.removeprefix(R)
    if name not in known and not _is_about(lines, wanted):
        return
    claim = _claim(name, lines)
    if claim is not None:
        found.claims[name] = claim


def _is_about(lines: Iterable[str], wanted: frozenset[str]) -> bool:
    for line in lines:
        if _ABOUT in line:
            return line.split(" ", 3)[2][1:-1] in wanted
    return False


def _claim(name: str, lines: Iterable[str]) -> Said | None:
    told: dict[str, list[str]] = {}
    for line in lines:
        parts = split(line)
        if parts:
            told.setdefault(parts[1], []).append(parts[2])
    if not {SUBJECT, PREDICATE, OBJECT} <= told.keys():
        return None
    places = [m for term in told.get(KG + "hasEvidence", ()) if (m := _EVIDENCE.search(bare(term)))]
    document = min((m[1] for m in places), default="")
    reviews = ("reviewedBy", "reviewedOn", "reviewNote")
    return Said(
        id=name,
        document=document,
        subject=bare(told[SUBJECT][0]),
        predicate=bare(told[PREDICATE][0]),
        object=min(told[OBJECT]),
        status=_first(told, "reviewStatus").rpartition("status-")[2],
        reason=_first(told, "statusReason"),
        rules=tuple(sorted(map(value, told.get(KG + "rule", ())))),
        evidence=tuple(sorted((int(m[2]), int(m[3])) for m in places)),
        conflicts=tuple(sorted(bare(t).removeprefix(R) for t in told.get(KG + "conflictsWith", ()))),
        reviews=tuple((one, value(term)) for one in reviews for term in sorted(told.get(KG + one, ()))),
    )


def _first(told: Mapping[str, list[str]], name: str) -> str:
    return value(min(told.get(KG + name, ()), default=""))


def _take_thing(found: Contents, iri: str, lines: Iterator[str], wanted: frozenset[str]) -> None:
    names: list[tuple[int, bool, str]] = []
    for line in lines:
        parts = split(line)
        if parts is None:
            continue
        _, predicate, term, graph = parts
        if predicate in LABELS:
            foreign = "@" in term[term.rindex('"') :] and not term.endswith(("@en", "@en-GB"))
            names.append((LABELS.index(predicate), foreign, value(term)))
        elif predicate == KG + "textDigest":
            found.documents[iri.removeprefix(R)] = value(term)
        if iri in wanted and graph in (FACTS.value, REFERENCE.value):
            place = found.facts if graph == FACTS.value else found.reference
            place.setdefault(iri, set()).add((predicate, term))
    if names:
        found.labels[iri] = min(names, key=lambda one: (one[1], one[0], one[2]))[2]
        if iri.startswith(f"{R}extractor-"):
            found.release = found.labels[iri]
