"""Claims that give one thing two values where only one can be right: values, years, issuing bodies."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from kg.graph.contradictions import Docket
from kg.graph.reference import ReferenceFact
from kg.graph.statements import Judged
from kg.namespaces import KG, PREFIXES

YEAR, MONTH, ISSUED, ISSUER = KG + "year", KG + "issuedInMonth", KG + "issuedOn", KG + "issuedBy"
OTHER_YEAR: Final = "the date of issue lies in another year"
OTHER_MONTH: Final = "the date of issue lies in another month"
BETTER: Final = "a claim that more independent works make says otherwise"
SURER: Final = "the same work says otherwise, and is read with more confidence there"
OPEN: Final = "another work says otherwise, and no more works bear out the one than the other"
REFERENCE: Final = "the reference tables say otherwise"
Values = Mapping[str, Sequence[Judged]]


def differing_values(docket: Docket, reference: Iterable[ReferenceFact], functional: Iterable[str]) -> None:
    """Dispute all but one value of a property that can have one only.

    The reference tables decide, then the number of independent works. Where no value has more works than the
    others, one work that gives several is believed in its surest reading (then that of the smallest claim
    id); but if different works disagree, nothing in the sources decides, and all values are disputed.
    """
    known: dict[tuple[str, str], dict[str, list[str]]] = {}
    for fact in reference:
        known.setdefault((fact.subject, fact.predicate), {}).setdefault(str(fact.object), []).append(fact.id)
    for place, said in _values(docket, functional).items():
        given = known.get(place, {})
        if given:
            best = min(given)
            _dispute_others(docket, said, best, REFERENCE, given[best])
        elif len(said) > 1:
            settle(docket, said)


def _values(docket: Docket, predicates: Iterable[str]) -> dict[tuple[str, str], dict[str, list[Judged]]]:
    values: dict[tuple[str, str], dict[str, list[Judged]]] = {}
    for claim in docket.accepted(predicates):
        said = values.setdefault((claim.subject, claim.predicate), {})
        said.setdefault(str(claim.object), []).append(claim)
    return values


def settle(docket: Docket, said: Values) -> None:
    """Decide between values of which one can be right: see :func:`differing_values`."""
    works = {value: docket.weight(claims) for value, claims in said.items()}
    most = max(works.values())
    leading = [value for value, count in works.items() if count == most]
    tied = [claim for value in leading for claim in said[value]]
    if len(leading) == 1:
        _dispute_others(docket, said, leading[0], BETTER)
    elif docket.weight(tied) == 1:
        _dispute_others(docket, said, min(leading, key=lambda value: _sureness(said[value])), SURER)
    else:
        for value in sorted(said):
            _dispute(docket, said, value, OPEN if value in leading else BETTER, set(said) - {value})


def _sureness(claims: Sequence[Judged]) -> tuple[float, str]:
    return -max(c.confidence for c in claims), min(c.id for c in claims)


def _dispute_others(docket: Docket, said: Values, best: str, note: str, winners: Iterable[str] = ()) -> None:
    against = list(winners) or [claim.id for claim in said.get(best, ())]
    for value in sorted(said):
        for claim in said[value] if value != best else ():
            docket.dispute(claim, note, against)


def _dispute(docket: Docket, said: Values, value: str, note: str, others: Iterable[str]) -> None:
    against = [claim.id for other in others for claim in said[other]]
    for claim in said[value]:
        docket.dispute(claim, note, against)


def differing_years(docket: Docket) -> None:
    """Dispute a year or month of a policy that is not that of its accepted date, or of better claims.

    A policy without an accepted date can have one year of issue; years are settled as values are.
    """
    dated: dict[str, list[Judged]] = {}
    for claim in docket.accepted([ISSUED]):
        dated.setdefault(claim.subject, []).append(claim)
    for claim in docket.accepted([MONTH]):
        days = dated.get(claim.subject, [])
        if days and not days[0].object.value.startswith(claim.object.value):
            docket.dispute(claim, OTHER_MONTH, [c.id for c in days])
    documents = {c.subject for c in docket.accepted([PREFIXES["rdf"] + "type"]) if _is_document(c)}
    for (policy, _), said in _values(docket, [YEAR]).items():
        dates = dated.get(policy, [])
        for claims in said.values() if dates else ():
            for claim in claims:
                if claim.object.value != dates[0].object.value[:4].lstrip("0"):
                    docket.dispute(claim, OTHER_YEAR, [c.id for c in dates])
        if not dates and policy in documents and len(said) > 1:
            settle(docket, said)


def _is_document(claim: Judged) -> bool:
    return claim.object.value == KG + "PolicyDocument"


def differing_issuers(
    docket: Docket, names: Mapping[str, str], above: Callable[[str], Iterable[str]] = lambda _: ()
) -> None:
    """Dispute issuing bodies of one policy if two works name altogether different ones.

    Works often name some of the bodies only, so that sets with a body in common do not contradict each other;
    nor do two bodies of one name, of which it is not known whether they are one, nor a body and one that it
    is part of: one work may say "the government" where another says "the cabinet". More independent works
    decide; where none has more, all are disputed.

    Args:
        docket: the claims.
        names: the names of the bodies by full IRI.
        above: returns the full IRIs of the bodies that a body is part of.
    """
    issued: dict[str, dict[str, list[Judged]]] = {}
    for claim in docket.accepted([ISSUER]):
        issued.setdefault(claim.subject, {}).setdefault(docket.work(claim), []).append(claim)
    for policy in sorted(issued):
        camps = _camps(issued[policy], names, above)
        if len(camps) > 1:
            settle(docket, camps)


def _camps(
    works: Mapping[str, Sequence[Judged]], names: Mapping[str, str], above: Callable[[str], Iterable[str]]
) -> dict[str, list[Judged]]:
    """Return the claims of works that share a body, or name a part of another's, by the least body."""

    def name(body: str) -> str:
        return names.get(body, body).casefold()

    camps: list[tuple[set[str], set[str], list[Judged]]] = []
    for work in sorted(works):
        claims = list(works[work])
        bodies = {name(c.object.value) for c in claims}
        over = {name(one) for c in claims for one in above(c.object.value)}
        apart = []
        for camp in camps:
            if camp[0] & (bodies | over) or camp[1] & bodies:
                bodies |= camp[0]
                over |= camp[1]
                claims += camp[2]
            else:
                apart.append(camp)
        camps = [*apart, (bodies, over, claims)]
    return {min(bodies): claims for bodies, _, claims in camps}
