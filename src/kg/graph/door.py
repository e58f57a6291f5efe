"""The door of the facts: what breaks a shape does not enter, nor what hangs on it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from kg.graph.requirements import Need, Requirements, packaged_requirements
from kg.graph.schema import Schema
from kg.graph.statements import Judged
from kg.model import Status
from kg.namespaces import PREFIXES, compact

HELD = "held back: "
_TYPE = PREFIXES["rdf"] + "type"


def hold_back(
    claims: Iterable[Judged],
    kinds: Mapping[str, str],
    described: Iterable[str],
    schema: Schema,
    requirements: Requirements,
) -> tuple[Judged, ...]:
    """Return the claims, sorted by id; those that would break a shape are rejected or proposed.

    A claim with a number out of range or a term of another vocabulary is rejected. Of a thing that lacks what
    its class needs (a figure without a unit, a zone of no kind) all accepted claims are put back to
    proposed, and with them those of things that then lack something in turn, until all that is left is whole.

    Args:
        claims: the claims after judgement.
        kinds: the class of every thing, by full IRI.
        described: things that the reference tables describe; they are whole.
        schema: the class hierarchy.
        requirements: what the shapes require.
    """
    bound = {*requirements.ranges, *requirements.things, *requirements.datatypes, *requirements.schemes}
    kept = {c.id: _fitting(c, requirements, schema) if c.predicate in bound else c for c in claims}
    wanting = _wanting(kept.values(), kinds, schema, requirements) - frozenset(described)
    ends: dict[str, set[str]] = {}
    for claim in kept.values():
        if claim.status is Status.ACCEPTED:
            for end in wanting & ends_of(claim):
                ends.setdefault(end, set()).add(claim.id)
    needs = _Needs(schema, requirements)
    todo = sorted(ends)
    while todo:
        again: set[str] = set()
        for thing in todo:
            lack = needs.lack(*_classes_and_properties(thing, [kept[n] for n in ends[thing]], kinds))
            for name in sorted(ends[thing]) if lack else ():
                claim = kept[name]
                kept[name] = replace(claim, status=Status.PROPOSED, note=f"{HELD}{lack}")
                for end in ends.keys() & ends_of(claim):
                    ends[end].discard(name)
                    again.add(end)
        todo = sorted(thing for thing in again if ends[thing])
    return tuple(kept[name] for name in sorted(kept))


class Door:
    """What claims must meet one by one, and what is noted of the things that need something.

    That a thing needs something is told by its kind alone: what else it may be said to be stands above that.

    Args:
        kinds: the class of every thing, by full IRI.
        described: things that the reference tables describe; they are whole.
        schema: the class hierarchy.
    """

    def __init__(self, kinds: Mapping[str, str], described: Iterable[str], schema: Schema) -> None:
        self._kinds = kinds
        self._described = frozenset(described)
        self._schema = schema
        self._wishes = packaged_requirements()
        wishes = self._wishes
        self._bound = {*wishes.ranges, *wishes.things, *wishes.datatypes, *wishes.schemes}
        needs = [need for found in wishes.needs.values() for need in found if _is_said(need)]
        self._bits = {one: 1 << n for n, one in enumerate(sorted({p for x in needs for p in x.properties}))}
        self._classes = {kind: 1 << n + len(self._bits) for n, kind in enumerate(wishes.needs)}
        self._known: dict[str, int] = {}

    def fit(self, claim: Judged) -> Judged:
        """Return a claim, rejected if its number is out of range or its term of another vocabulary."""
        return _fitting(claim, self._wishes, self._schema) if claim.predicate in self._bound else claim

    def marks(self, claims: Iterable[Judged]) -> dict[str, int]:
        """Return a number for every thing that needs something: its classes, and what accepted claims say."""
        found: dict[str, int] = {}
        for claim in claims:
            if claim.status is Status.ACCEPTED:
                for end in ends_of(claim):
                    if mark := self._mark(end):
                        said = self._bits.get(claim.predicate, 0) if end == claim.subject else 0
                        found[end] = found.get(end, 0) | mark | said
        return found

    def _mark(self, thing: str) -> int:
        kind = "" if thing in self._described else self._kinds.get(thing, "")
        if kind not in self._known:
            bits = (
                bit for one, bit in self._classes.items() if self._wishes.needs[one] and self._is(kind, one)
            )
            self._known[kind] = sum(bits)
        return self._known[kind]

    def _is(self, kind: str, wanted: str) -> bool:
        return self._schema.is_a(kind, wanted) and any(map(_is_said, self._wishes.needs[wanted]))

    def lacks(self, mark: int) -> bool:
        """Return whether a thing of which this number was noted lacks something."""
        return any(
            not any(mark & self._bits[one] for one in need.properties)
            for kind, bit in self._classes.items()
            if mark & bit
            for need in self._wishes.needs[kind]
            if _is_said(need)
        )


def _wanting(
    claims: Iterable[Judged], kinds: Mapping[str, str], schema: Schema, requirements: Requirements
) -> set[str]:
    """Return the things that claims are about of which a class may need something."""
    claims = tuple(claims)
    wanted = [kind for kind, needs in requirements.needs.items() if any(map(_is_said, needs))]
    spoken = {end for claim in claims for end in ends_of(claim)}
    classes = {kinds.get(thing, "") for thing in spoken}
    needing = {kind for kind in classes if kind and any(schema.is_a(kind, one) for one in wanted)}
    found = {thing for thing in spoken if kinds.get(thing, "") in needing}
    return found | {claim.subject for claim in claims if claim.predicate == _TYPE}


def ends_of(claim: Judged) -> set[str]:
    """Return the things that a claim is about."""
    if isinstance(claim.object, NamedNode) and claim.predicate != _TYPE:
        return {claim.subject, claim.object.value}
    return {claim.subject}


def _fitting(claim: Judged, requirements: Requirements, schema: Schema) -> Judged:
    reason = _misfit(claim, requirements, schema) if claim.status is Status.ACCEPTED else ""
    return replace(claim, status=Status.REJECTED, note=f"{HELD}{reason}") if reason else claim


def _misfit(claim: Judged, requirements: Requirements, schema: Schema) -> str:
    words = schema.labels.get(claim.predicate, claim.predicate)
    if isinstance(claim.object, Literal) and claim.predicate in requirements.ranges:
        least, most = requirements.ranges[claim.predicate]
        try:
            number = Decimal(claim.object.value)
        except InvalidOperation:
            return f"'{words}' takes a number"
        if not least <= number <= most:
            return f"'{words}' takes a number from {least} to {most}, not {number}"
    if claim.predicate in requirements.things and isinstance(claim.object, Literal):
        return f"'{words}' takes a thing, not a value"
    datatype = requirements.datatypes.get(claim.predicate, "")
    if datatype and not (isinstance(claim.object, Literal) and claim.object.datatype.value == datatype):
        return f"'{words}' takes a value of the datatype {compact(datatype)}"
    scheme = requirements.schemes.get(claim.predicate, "")
    if scheme and scheme not in schema.schemes.get(claim.object.value, ()):
        return f"'{words}' takes a term of the vocabulary {compact(scheme)}"
    return ""


def _classes_and_properties(
    thing: str, claims: Iterable[Judged], kinds: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the classes of a thing and the properties that claims give it."""
    about = [claim for claim in claims if claim.subject == thing]
    told = {claim.object.value for claim in about if claim.predicate == _TYPE}
    return frozenset({kinds.get(thing, ""), *told}), frozenset(claim.predicate for claim in about)


class _Needs:
    """What things of some classes lack; things of which the same is said are looked at once."""

    def __init__(self, schema: Schema, requirements: Requirements) -> None:
        self._schema = schema
        self._requirements = requirements
        self._known: dict[tuple[frozenset[str], frozenset[str]], str] = {}

    def lack(self, classes: frozenset[str], said: frozenset[str]) -> str:
        """Return what is lacking, in words; empty if all is there."""
        known = self._known.get((classes, said))
        if known is None:
            known = self._known[classes, said] = self._lack(classes, said)
        return known

    def _lack(self, classes: frozenset[str], said: frozenset[str]) -> str:
        for kind, needs in self._requirements.needs.items():
            if any(self._schema.is_a(one, kind) for one in classes):
                for need in needs:
                    if _is_said(need) and not need.properties & said:
                        return need.message[:1].lower() + need.message[1:].rstrip(".")
        return ""


_NAMES = frozenset(
    {PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "inScheme"}
)


def _is_said(need: Need) -> bool:
    """Return whether claims must meet a need; names and vocabularies come with the thing itself."""
    return not need.properties & _NAMES
