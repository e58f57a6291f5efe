"""What differs between two versions of a graph: facts, things, standing, documents, judgements."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.graph.causes import Cause, Causes, Documents, Why
from kg.graph.contents import (
    ALSO,
    LABELS,
    OBJECT,
    SUBJECT,
    TYPE,
    Contents,
    Said,
    bare,
    read_contents,
    split,
)
from kg.graph.moves import Alignment, Move, align
from kg.graph.patch import LineChanges, line_changes
from kg.graph.schema import packaged_schema
from kg.graph.terms import FACTS, REFERENCE
from kg.graph.version import Version
from kg.judgements import Judgement, parse_thing, row
from kg.namespaces import KG, PREFIXES, R, compact, expand

NAMING = frozenset({*LABELS, ALSO, TYPE, expand("skos:inScheme")})
OBSERVED, INDICATOR, VALUE, UNIT = (KG + n for n in ("observedEntity", "indicator", "value", "unit"))
YEAR, QUALIFIER, SPATIAL = KG + "referenceYear", KG + "qualifier", PREFIXES["dcterms"] + "spatial"
TARGET = KG + "quantifiedBy"
TELLS = frozenset({OBSERVED, INDICATOR, VALUE, UNIT, YEAR, QUALIFIER, SPATIAL})

Statement = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that came, went or has another object.

    Attributes:
        kind: added, removed or changed.
        subject, predicate: bare IRIs, those of the new version if the fact is in it.
        object: the term as N-Triples write it; of a changed fact the new one.
        before: the object that a changed fact had, else empty.
        why: what lies behind it.
        claims: ids of the claims that bear it out (of a removed fact: that did).
        documents: ids of the documents that make them.
        figure: for a figure its parts by property, as terms; those of the new version.
        figure_before: for a changed figure its parts in the old version.
    """

    kind: str
    subject: str
    predicate: str
    object: str
    before: str
    why: Why
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    figure: Mapping[str, str] = field(default_factory=dict)
    figure_before: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ThingChange:
    """Things that were merged, split or renamed, and why."""

    move: Move
    why: Why


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A claim of both versions that stands otherwise.

    ``claim`` is that of the new version, ``ids`` are its id in the new and in the old one.
    """

    claim: Said
    before: str
    why: Why
    ids: tuple[str, str]


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A document that is new, gone or changed (one name, another text); an id is empty where it is not."""

    kind: str
    name: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two versions.

    Attributes:
        old, new: what the versions were called.
        documents: documents that came, went or were changed.
        judgements: rows of the ledger that were added (True) or dropped (False).
        facts: facts that came, went or changed, by cause, subject and property.
        things: things that were merged, split or renamed.
        statuses: claims of both versions that stand otherwise.
        tables: how many statements of the reference tables came and went unnoticed by any fact.
        lines: the quads themselves, for a patch.
        labels: names of things; those of the new version come first.
        former: names of things in the old version.
        names: what the documents are called, by id.
        releases: which program drew the claims of the old and of the new version.
    """

    old: str
    new: str
    documents: tuple[DocumentChange, ...]
    judgements: tuple[tuple[bool, Judgement], ...]
    facts: tuple[FactChange, ...]
    things: tuple[ThingChange, ...]
    statuses: tuple[StatusChange, ...]
    tables: tuple[int, int]
    lines: LineChanges
    labels: Mapping[str, str]
    former: Mapping[str, str]
    names: Mapping[str, str]
    releases: tuple[str, str]

    @property
    def is_empty(self) -> bool:
        """Whether both versions hold the same quads and rest on the same judgements."""
        return not (self.lines.removed or self.lines.added or self.judgements)


def compare(old: Version, new: Version) -> Difference:
    """Return what differs between two versions; takes one pass over both, and one to look up what differs."""
    lines = line_changes(old.lines(), new.lines())
    things, claims = _touched(lines)
    before, after = (read_contents(version, things, claims) for version in (old, new))
    documents = _documents(old, new, before, after)
    alignment = align(before, after, documents.pairs)
    causes = Causes(before, after, alignment, documents)
    judgements = _judgements(old.judgements, new.judgements)
    return Difference(
        old=old.name,
        new=new.name,
        documents=tuple(_document_changes(documents)),
        judgements=judgements,
        facts=_facts(before, after, alignment, causes, lines),
        things=tuple(_things(alignment, causes, judgements, (before, after))),
        statuses=tuple(_statuses(before, causes)),
        tables=_tables(lines),
        lines=lines,
        labels={**before.labels, **after.labels},
        former=before.labels,
        names=documents.names,
        releases=(before.release, after.release),
    )


def _touched(lines: LineChanges) -> tuple[set[str], set[str]]:
    """Return the things and the claims that the differing lines are about."""
    things: set[str] = set()
    claims: set[str] = set()
    for line in (*lines.removed, *lines.added):
        parts = split(line)
        if parts is None:
            continue
        subject, predicate, term, graph = parts
        if subject.startswith(f"{R}claim-"):
            claims.add(subject.removeprefix(R))
            if predicate in (SUBJECT, OBJECT) and term.startswith("<"):
                things.add(bare(term))
        elif graph in (FACTS.value, REFERENCE.value):
            things.add(subject)
    return things, claims


def _documents(old: Version, new: Version, before: Contents, after: Contents) -> Documents:
    """Return what became of the documents; those of one name and another text are one document."""
    gone, come = before.documents.keys() - after.documents.keys(), after.documents.keys() - before.documents
    by_file = bool(old.files and new.files)

    def called(contents: Contents, version: Version, one: str) -> str:
        title = contents.labels.get(f"{R}{one}", one)
        return version.files.get(one, title) if by_file else title

    names = {one: called(before, old, one) for one in sorted(before.documents)}
    names |= {one: called(after, new, one) for one in sorted(after.documents)}
    bearers: dict[str, list[str]] = {}
    for one in sorted(gone):
        bearers.setdefault(names[one], []).append(one)
    pairs = {}
    for one in sorted(come):
        same = bearers.get(names[one], [])
        if len(same) == 1 and sum(names[other] == names[one] for other in come) == 1:
            pairs[same[0]] = one
    told = {**{one: new.files.get(one) or old.files.get(one) or name for one, name in names.items()}}
    return Documents(told, frozenset(come - set(pairs.values())), frozenset(gone - pairs.keys()), pairs)


def _document_changes(documents: Documents) -> Iterator[DocumentChange]:
    found = [DocumentChange("new", documents.names[one], after=one) for one in documents.new]
    found += [DocumentChange("gone", documents.names[one], before=one) for one in documents.gone]
    found += [
        DocumentChange("changed", documents.names[one], one, other) for one, other in documents.pairs.items()
    ]
    yield from sorted(found, key=lambda one: (one.name, one.kind, one.before, one.after))


def _judgements(old: Iterable[Judgement], new: Iterable[Judgement]) -> tuple[tuple[bool, Judgement], ...]:
    before, after = set(old), set(new)
    changed = [(True, one) for one in after - before] + [(False, one) for one in before - after]
    return tuple(sorted(changed, key=lambda one: (row(one[1]), one[0])))


def _facts(
    before: Contents, after: Contents, alignment: Alignment, causes: Causes, lines: LineChanges
) -> tuple[FactChange, ...]:
    gone, come = (set(_statements(found)) for found in (lines.removed, lines.added))
    moved = {alignment.statement(said): said for said in sorted(gone)}
    stays = {said for said in moved if said in come or said[1:] in after.facts.get(said[0], ())}
    came = come - stays
    left = {said: moved[said] for said in moved if said not in stays}
    found = list(_figures((before, after), alignment, left, came, causes))
    found += _plain(left, came, causes)
    order = list(Cause)
    return tuple(
        sorted(
            found, key=lambda f: (order.index(f.why.cause), f.why.because, f.subject, f.predicate, f.object)
        )
    )


def _statements(lines: Iterable[str]) -> Iterator[Statement]:
    """Yield what lines of facts say, but for names and the programs that drew the claims."""
    for line in lines:
        parts = split(line)
        if parts and parts[3] == FACTS.value and parts[1] not in NAMING:
            yield parts[:3]


def _plain(left: Mapping[Statement, Statement], came: set[Statement], causes: Causes) -> Iterator[FactChange]:
    functional = packaged_schema().functional
    slots: dict[tuple[str, str], tuple[list[Statement], list[Statement]]] = {}
    for said in sorted(left):
        slots.setdefault(said[:2], ([], []))[0].append(said)
    for said in sorted(came):
        slots.setdefault(said[:2], ([], []))[1].append(said)
    for (_, predicate), (olds, news) in slots.items():
        is_value = all(said[2].startswith('"') for said in (*olds, *news))
        if len(olds) == len(news) == 1 and (predicate in functional or is_value):
            yield _change("changed", news[0], causes, before=left[olds[0]])
            continue
        for said in olds:
            yield _change("removed", left[said], causes)
        for said in news:
            yield _change("added", said, causes)


def _change(kind: str, said: Statement, causes: Causes, before: Statement | None = None) -> FactChange:
    claims = causes.claims(said, kind == "removed")
    why = causes.of_fact(said, kind == "removed")
    if before and why.cause in (Cause.OTHER, Cause.RULE):
        why = causes.of_fact(before, True)
    documents = tuple(sorted({claim.document for claim in claims} - {""}))
    earlier = before[2] if before else ""
    return FactChange(kind, *said, earlier, why, tuple(claim.id for claim in claims), documents)


def _figures(
    sides: tuple[Contents, Contents],
    alignment: Alignment,
    left: dict[Statement, Statement],
    came: set[Statement],
    causes: Causes,
) -> Iterator[FactChange]:
    """Yield whole figures that came, went or changed; their parts are taken out of what is left and came."""
    gone = sorted({old[0] for old in left.values() if old[1] == VALUE})
    come = sorted({said[0] for said in came if said[1] == VALUE})
    olds = {i: {p: alignment.term(t) for p, t in _parts(sides[0], i).items()} for i in gone}
    news = {iri: _parts(sides[1], iri) for iri in come}
    for said in [said for said, old in left.items() if _is_part(old, olds)]:
        del left[said]
    came -= {said for said in came if _is_part(said, news)}
    topics: dict[tuple[str, ...], tuple[list[str], list[str]]] = {}
    for iri, parts in olds.items():
        topics.setdefault(_topic(parts), ([], []))[0].append(iri)
    for iri, parts in news.items():
        topics.setdefault(_topic(parts), ([], []))[1].append(iri)
    for _, (ones, others) in sorted(topics.items()):
        if len(ones) == len(others) == 1:
            yield _figure("changed", others[0], news[others[0]], causes, (ones[0], olds[ones[0]]))
            continue
        yield from (_figure("removed", iri, olds[iri], causes) for iri in ones)
        yield from (_figure("added", iri, news[iri], causes) for iri in others)


def _is_part(said: Statement, figures: Mapping[str, object]) -> bool:
    return (said[0] in figures and said[1] in TELLS) or (said[1] == TARGET and bare(said[2]) in figures)


def _parts(contents: Contents, iri: str) -> dict[str, str]:
    return {p: term for p, term in sorted(contents.facts.get(iri, ())) if p in TELLS}


def _topic(parts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(parts.get(name, "") for name in (OBSERVED, INDICATOR, YEAR, SPATIAL))


def _figure(
    kind: str,
    iri: str,
    parts: Mapping[str, str],
    causes: Causes,
    earlier: tuple[str, Mapping[str, str]] | None = None,
) -> FactChange:
    said = (iri, VALUE, parts.get(VALUE, ""))
    change = _change(
        kind, said, causes, before=(earlier[0], VALUE, earlier[1].get(VALUE, "")) if earlier else None
    )
    return FactChange(
        kind,
        *said,
        change.before,
        change.why,
        change.claims,
        change.documents,
        parts,
        earlier[1] if earlier else {},
    )


def _things(
    alignment: Alignment,
    causes: Causes,
    judgements: Iterable[tuple[bool, Judgement]],
    sides: tuple[Contents, Contents],
) -> Iterator[ThingChange]:
    judged = list(_judged_names(judgements))
    for move in alignment.moves:
        things = (*move.before, *move.after)
        names = {contents.labels.get(iri, "").casefold() for contents in sides for iri in things}
        names |= set(map(compact, things))
        who = tuple(dict.fromkeys(told for name, told in judged if name in names and told))
        if who or any(name in names for name, _ in judged):
            yield ThingChange(move, Why(Cause.JUDGEMENT, who))
            continue
        yield ThingChange(move, _why_moved(move, sides, causes))


def _judged_names(judgements: Iterable[tuple[bool, Judgement]]) -> Iterator[tuple[str, str]]:
    """Yield the names of the things that new or dropped judgements are about, with who judged and when."""
    for _, judgement in judgements:
        if judgement.about_claim:
            continue
        told = ", ".join(one for one in (judgement.who, judgement.when) if one)
        for words in (judgement.subject, judgement.object):
            try:
                name = parse_thing(words).name
            except ValueError:
                continue
            yield (name if ":" in name else name.casefold()), told


def _why_moved(move: Move, sides: tuple[Contents, Contents], causes: Causes) -> Why:
    """Return the document that speaks of the things in one version only, if there is one."""
    things = {*move.before, *move.after}
    for contents in reversed(sides):
        for name in sorted(contents.claims):
            claim = contents.claims[name]
            if things & {claim.subject, bare(claim.object)}:
                why = causes.documents.why(claim.document)
                if why:
                    return why
    return Why(Cause.OTHER)


def _statuses(before: Contents, causes: Causes) -> Iterator[StatusChange]:
    for name in sorted(before.claims):
        claim = before.claims[name]
        twin = causes.twin(claim, of_old=True)
        if twin is not None and twin.status != claim.status:
            yield StatusChange(twin, claim.status, causes.of_claim(twin, False), (twin.id, name))


def _tables(lines: LineChanges) -> tuple[int, int]:
    removed, added = (
        sum(1 for line in found if line.endswith(f" <{REFERENCE.value}> ."))
        for found in (lines.removed, lines.added)
    )
    return removed, added
