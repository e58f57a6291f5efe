"""Find a thing by a name that a person types: label, alias, IRI or compact IRI."""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.exceptions import QuestionError
from kg.graph.folding import fold
from kg.graph.labels import LabelIndex
from kg.graph.store import GraphFolder
from kg.graph.terms import ALT_LABEL
from kg.namespaces import KGT, PREFIXES, R, compact, expand
from kg.questions import words
from kg.questions.closeness import allowed, slips
from kg.questions.kinds import ANY, Kind, fits, main_type, read_kind, types_of
from kg.questions.namesakes import namesakes
from kg.questions.source import NAMING, Labels, Source, occurs, quads

_SPELLED = 0  # ranks of a match: the IRI, the name, another name
_NAMED = 1
_ALSO = 2
_CLOSE = 0.72
_MANY = 60
_SHORTEST = 3  # fewer letters are no beginning of a name
_TOLD = 8


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """A thing of the graph: what it is called, its kind in words, its compact IRI and its IRI."""

    label: str
    kind: str
    id: str
    iri: str

    def __str__(self) -> str:
        return f"{self.label} ({self.kind}, {self.id})" if self.kind else f"{self.label} ({self.id})"


class Names:
    """All names of a graph, read in one pass when the first search wants them.

    Attributes:
        graph: the graph.
        labels: the labels of this reading.
    """

    def __init__(self, graph: Source, labels: Labels) -> None:
        self.graph = graph
        self.labels = labels
        self._known: Mapping[str, Mapping[str, int]] | None = None

    @property
    def known(self) -> Mapping[str, Mapping[str, int]]:
        """The folded names, each with the IRIs that bear it and how (as its name or another name)."""
        if self._known is None:
            index = self.graph.labels_at_hand if isinstance(self.graph, GraphFolder) else None
            self._known = _read(self.graph) if index is None else _Indexed(index)
        return self._known


class _Indexed(Mapping[str, Mapping[str, int]]):
    """The names as the index of a graph has them: one is looked up at once, all are read when wanted."""

    def __init__(self, index: LabelIndex) -> None:
        self._index = index
        self._all: dict[str, dict[str, int]] | None = None

    def __getitem__(self, folded: str) -> Mapping[str, int]:
        found = self._index.bearers(folded) if self._all is None else self._all.get(folded)
        if not found:
            raise KeyError(folded)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def _read(self) -> dict[str, dict[str, int]]:
        if self._all is None:
            known: dict[str, dict[str, int]] = {}
            for folded, iri, how in self._index.names():
                known.setdefault(folded, {})[iri] = how
            self._all = known
        return self._all


def read_names(graph: Source, labels: Labels | None = None) -> Names:
    """Return the names of a graph; use them for several searches, so that they are read once."""
    return Names(graph, labels or Labels(graph))


def _read(graph: Source) -> dict[str, dict[str, int]]:
    known: dict[str, dict[str, int]] = {}
    for predicate in (*NAMING, ALT_LABEL):
        rank = _ALSO if predicate == ALT_LABEL else _NAMED
        for quad in quads(graph, None, predicate):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
                bearers = known.setdefault(fold(quad.object.value), {})
                bearers[quad.subject.value] = min(rank, bearers.get(quad.subject.value, rank))
    return known


def find(graph: Source | Names, name: str, kinds: Sequence[str] = ()) -> tuple[Thing, ...]:
    """Return all things that a name stands for, the best matches first.

    An IRI or a compact one comes before a name, a name before another name (alias).

    Args:
        graph: a graph, or its names as read before.
        name: what a person typed.
        kinds: classes (``Zone``), ``concept:<scheme>``, ``property`` or ``any``; none means any thing.

    Raises:
        QuestionError: if a kind is not known.
    """
    names = _names(graph)
    return tuple(thing for _, thing in _ranked(names, name, _kinds(names, kinds)))


def near(graph: Source | Names, name: str, kinds: Sequence[str] = (), limit: int = 5) -> tuple[Thing, ...]:
    """Return things whose names resemble a name, the nearest first.

    If some differ by a slip or two of the pen only, these alone.
    """
    names = _names(graph)
    wanted = _kinds(names, kinds)
    asked = fold(name)
    likely = _shortlist(asked, names.known)
    slipped = [(n, known) for known in likely if (n := slips(asked, known, allowed(asked))) is not None]
    resembling = sorted(_resemblance(asked, known) for known in likely)
    alike = [(distance, known) for distance, known in resembling if distance <= 1 - _CLOSE]
    for scored in (sorted(slipped), alike):
        found: dict[Thing, None] = {}
        for _, known in scored:
            for iri in sorted(names.known[known]):
                if _is_one_of(names.graph, iri, wanted):
                    found[describe_thing(names, iri)] = None
        if found:
            return tuple(found)[:limit]
    return ()


def beginning(graph: Source | Names, start: str, kinds: Sequence[str] = ()) -> tuple[Thing, ...]:
    """Return the things that have a name beginning like this, in order of their labels."""
    names = _names(graph)
    wanted, asked = _kinds(names, kinds), fold(start)
    iris = {iri for known, bearers in names.known.items() if known.startswith(asked) for iri in bearers}
    return tuple(sorted(describe_thing(names, iri) for iri in iris if _is_one_of(names.graph, iri, wanted)))


def complete(graph: Source | Names, name: str, kinds: Sequence[str] = ()) -> Thing:
    """Return the one thing that a name stands for, or else the only one whose name begins so.

    Raises:
        QuestionError: if no thing bears the name or begins with it, or several do.
    """
    names = _names(graph)
    if len(fold(name)) < _SHORTEST or names.known.get(fold(name)):
        return resolve(names, name, kinds)
    found = beginning(names, name, kinds)
    if len(found) > 1 and not find(names, name, kinds):
        told = ", ".join(thing.label for thing in found[:_TOLD]) + (", …" if len(found) > _TOLD else "")
        raise QuestionError(f"{len(found)} names begin so: {told}", _told(name), "Give more of the name")
    return found[0] if len(found) == 1 and not find(names, name, kinds) else resolve(names, name, kinds)


def resolve(graph: Source | Names, name: str, kinds: Sequence[str] = ()) -> Thing:
    """Return the one thing that a name stands for.

    Raises:
        QuestionError: if no thing bears the name (nearby names are told), or several do (they are told).
    """
    names = _names(graph)
    ranked = _ranked(names, name, _kinds(names, kinds))
    best = _foremost([thing for rank, thing in ranked if rank == ranked[0][0]])
    if len(best) == 1:
        return best[0]
    if best:
        apart = namesakes(names.graph, (thing.iri for thing in best[:8]), names.labels)
        told = "; ".join(_beside(thing, apart) for thing in best[:8]) + ("; …" if len(best) > 8 else "")
        raise QuestionError(f"{len(best)} things are called so: {told}", _told(name), "Give the id instead")
    raise QuestionError(_unknown(names, name, kinds), _told(name), _hint(names, name, kinds))


_SOURCE, _AREA, _BODY = "source document", "administrative area", "public body"


def _foremost(best: Sequence[Thing]) -> list[Thing]:
    """Return the things of one name without those that are called so after another one among them.

    A document bears the name of what it tells of, and the government of an area that of the area.
    """
    kinds = {thing.kind for thing in best}
    second = {_SOURCE} if kinds - {_SOURCE} else set()
    second |= {_BODY} if _AREA in kinds else set()
    return [thing for thing in best if thing.kind not in second]


def _beside(thing: Thing, apart: Mapping[str, str]) -> str:
    where = apart.get(thing.iri, "")
    return str(thing) if where in ("", thing.id) else f"{thing} {where}"


def find_relation(names: Names, name: str) -> str:
    """Return the IRI of the property that a name stands for: an id, its label, or its words in a sentence.

    Raises:
        QuestionError: if there is no such property, or several.
    """
    for iri in spelled(name):
        if is_relation(names.graph, iri):
            return iri
    for curie, told in words.OUTGOING.items():
        if fold(told) == fold(name):
            return expand(curie)
    return resolve(names, name, ("property",)).iri


def is_relation(graph: Source, iri: str) -> bool:
    """Return whether any statement uses an IRI as its property."""
    return any(True for _ in quads(graph, None, NamedNode(iri)))


def describe_thing(names: Names, iri: str) -> Thing:
    """Return a thing by its IRI, with its label and kind in words."""
    types = types_of(names.graph, iri)
    kind = words.kind(main_type(types), names.labels) if types else ""
    return Thing(names.labels(iri), kind, compact(iri), iri)


def spelled(name: str) -> tuple[str, ...]:
    """Return the IRIs that a name may be the spelling of: full, in brackets, compact, or local."""
    text = name.strip()
    bare = text.removeprefix("<").removesuffix(">") if text.startswith("<") else text
    prefix, colon, local = bare.partition(":")
    found: list[str] = []
    if colon and local.startswith("//"):
        found.append(bare)
    elif colon and prefix in PREFIXES:
        found.append(expand(bare))
    elif not colon:
        found += [f"{R}{bare}", f"{KGT}{bare}"]
    return tuple(iri for iri in found if _is_iri(iri))


def _is_iri(text: str) -> bool:
    if re.search(r"[\x00-\x20<>\"{}|^`\\]", text):
        return False
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def _names(graph: Source | Names) -> Names:
    return graph if isinstance(graph, Names) else read_names(graph)


def _kinds(names: Names, kinds: Sequence[str]) -> tuple[Kind, ...]:
    return tuple(read_kind(names.graph, kind, names.labels) for kind in kinds) or (ANY,)


def _is_one_of(graph: Source, iri: str, kinds: Sequence[Kind]) -> bool:
    types = types_of(graph, iri)
    return any(fits(graph, iri, types, kind) for kind in kinds)


def _ranked(names: Names, name: str, kinds: Sequence[Kind]) -> list[tuple[int, Thing]]:
    hits = dict(names.known.get(fold(name), {})) if fold(name) else {}
    bare = ANY in kinds
    for iri in spelled(name):
        if occurs(names.graph, NamedNode(iri)):
            hits[iri] = _SPELLED
    found = [
        (rank, describe_thing(names, iri))
        for iri, rank in hits.items()
        if (bare and rank == _SPELLED) or _is_one_of(names.graph, iri, kinds)
    ]
    return sorted(found)


def _shortlist(asked: str, known: Mapping[str, object]) -> list[str]:
    """Return the names that share most runs of three letters with what was asked."""
    runs = _runs(asked)
    scored = []
    for name in known:
        shared = len(runs & _runs(name))
        if shared:
            scored.append((-shared / (len(runs) + len(name)), name))
    return [name for _, name in sorted(scored)[:_MANY]]


def _runs(name: str) -> frozenset[str]:
    padded = f"  {name} "
    return frozenset(padded[i : i + 3] for i in range(len(padded) - 2))


def _resemblance(asked: str, known: str) -> tuple[float, str]:
    """Return how far apart two names are: small if one holds all words of the other."""
    distance = 1 - difflib.SequenceMatcher(None, asked, known).ratio()
    here, there = set(asked.split()), set(known.split())
    if here and there and (here <= there or there <= here):
        distance = min(distance, 0.2 + 0.001 * abs(len(asked) - len(known)))
    return distance, known


def _told(name: str) -> str:
    cut = name if len(name) <= 80 else f"{name[:77]}…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)


def _unknown(names: Names, name: str, kinds: Sequence[str]) -> str:
    told = " or ".join(kind.told for kind in _kinds(names, kinds))
    others = find(names, name)
    if others:
        article = "an" if told[:1] in "aeiou" else "a"
        return f"this is not {article} {told} but {others[0]}"
    return f"no {told} of this graph has this name"


def _hint(names: Names, name: str, kinds: Sequence[str]) -> str:
    close = near(names, name, kinds)
    if close:
        return f"Did you mean {', '.join(map(str, close))}?"
    others = near(names, name) if kinds and not find(names, name) else ()
    if others:
        return f"Of other kinds there are {', '.join(map(str, others))}"
    if kinds == ("property",):
        return "Give its words, such as “issued by”, or its id, such as kg:issuedBy"
    return "Give a name as it stands in the documents, or an id such as r:place-…"
