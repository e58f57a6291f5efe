"""The door of the facts: what breaks a shape does not enter, nor what hangs on it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from pyoxigraph import Literal, NamedNode

from kg.graph.requirements import Need, Requirements
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
            for end in wanting & _ends(claim):
                ends.setdefault(end, set()).add(claim.id)
    todo = sorted(ends)
    while todo:
        again: set[str] = set()
        for thing in todo:
            lack = _lack(thing, [kept[name] for name in sorted(ends[thing])], kinds, schema, requirements)
            for name in sorted(ends[thing]) if lack else ():
                claim = kept[name]
                kept[name] = replace(claim, status=Status.PROPOSED, note=f"{HELD}{lack}")
                for end in ends.keys() & _ends(claim):
                    ends[end].discard(name)
                    again.add(end)
        todo = sorted(thing for thing in again if ends[thing])
    return tuple(kept[name] for name in sorted(kept))


def _wanting(
    claims: Iterable[Judged], kinds: Mapping[str, str], schema: Schema, requirements: Requirements
) -> set[str]:
    """Return the things of which a class may need something."""
    wanted = [kind for kind, needs in requirements.needs.items() if any(map(_is_said, needs))]
    needing = {kind for kind in set(kinds.values()) if any(schema.is_a(kind, one) for one in wanted)}
    found = {thing for thing, kind in kinds.items() if kind in needing}
    return found | {claim.subject for claim in claims if claim.predicate == _TYPE}


def _ends(claim: Judged) -> set[str]:
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


def _lack(
    thing: str,
    claims: list[Judged],
    kinds: Mapping[str, str],
    schema: Schema,
    requirements: Requirements,
) -> str:
    """Return what a thing lacks of what its classes need, in words; empty if it is whole."""
    said = {claim.predicate for claim in claims if claim.subject == thing}
    own = {kinds.get(thing, "")}
    own |= {c.object.value for c in claims if c.subject == thing and c.predicate == _TYPE}
    for kind, needs in requirements.needs.items():
        for need in needs:
            lacks = not need.properties & said and _is_said(need)
            if lacks and any(schema.is_a(one, kind) for one in own):
                return need.message[:1].lower() + need.message[1:].rstrip(".")
    return ""


_NAMES = frozenset(
    {PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "prefLabel", PREFIXES["skos"] + "inScheme"}
)


def _is_said(need: Need) -> bool:
    """Return whether claims must meet a need; names and vocabularies come with the thing itself."""
    return not need.properties & _NAMES
