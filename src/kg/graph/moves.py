"""Which things of one version became which of another: by the claims that moved from one to the other.

A claim that stands in the same passage of the same text and says the same of another thing has moved. In a
text that was changed, things that only it describes (a measure, a figure) are known by kind and name again.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from kg.graph.contents import Contents, Said, bare, value
from kg.namespaces import KG, R

_VALUE, _UNIT = KG + "value", KG + "unit"
_NO_THING: Final = ("claim-", "evidence-", "source-", "graph-", "extractor-")


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """Things that became one, or one that became several.

    Attributes:
        kind: merged, split, renamed (another name) or renumbered (another id, the same name).
        before: what was, as IRIs, sorted.
        after: what is, as IRIs, sorted.
        claims: how many claims moved.
    """

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which things moved, and what each thing of the old version is called in the new one if that differs."""

    moves: tuple[Move, ...]
    same: Mapping[str, str]

    def iri(self, one: str) -> str:
        """Return the IRI in the new version of a thing of the old one."""
        return self.same.get(one, one)

    def term(self, term: str) -> str:
        """Return the term in the new version for one of the old one."""
        return f"<{self.iri(bare(term))}>" if term.startswith("<") else term

    def statement(self, said: tuple[str, str, str]) -> tuple[str, str, str]:
        """Return a statement of the old version in the terms of the new one."""
        return self.iri(said[0]), said[1], self.term(said[2])


def align(old: Contents, new: Contents, pairs: Mapping[str, str]) -> Alignment:
    """Return which things moved between two versions; ``pairs`` are changed documents, old to new."""
    gone = [old.claims[name] for name in sorted(old.claims.keys() - new.claims.keys())]
    come = [new.claims[name] for name in sorted(new.claims.keys() - old.claims.keys())]
    votes = Counter(_moved(gone, come))
    same = {f"{R}{one}": f"{R}{other}" for one, other in pairs.items()}
    same.update(_described_again(old, new, gone, come, pairs))
    moves = [*_regrouped(votes, old, new), *_renamed(old, new)]
    for move in moves:
        if move.kind in {"merged", "renamed", "renumbered"}:
            same.update((one, move.after[0]) for one in move.before if one != move.after[0])
    return Alignment(tuple(sorted(moves)), same)


def _moved(gone: Iterable[Said], come: Iterable[Said]) -> Iterable[tuple[str, str]]:
    """Yield old and new thing for every end of a claim that is another one in the same passage."""
    by_object: dict[tuple[object, ...], list[str]] = {}
    by_subject: dict[tuple[object, ...], list[str]] = {}
    by_place: dict[tuple[object, ...], list[Said]] = {}
    for claim in come:
        place = (claim.document, claim.predicate, claim.evidence)
        by_object.setdefault((*place, claim.object), []).append(claim.subject)
        by_subject.setdefault((*place, claim.subject), []).append(claim.object)
        by_place.setdefault(place, []).append(claim)
    for claim in gone:
        place = (claim.document, claim.predicate, claim.evidence)
        subjects = by_object.get((*place, claim.object), [])
        objects = by_subject.get((*place, claim.subject), [])
        both = by_place.get(place, [])
        if len(subjects) == 1:
            yield claim.subject, subjects[0]
        elif len(objects) == 1 and claim.object.startswith("<") and objects[0].startswith("<"):
            yield bare(claim.object), bare(objects[0])
        elif not subjects and not objects and len(both) == 1 and claim.object.startswith("<"):
            yield claim.subject, both[0].subject
            if both[0].object.startswith("<"):
                yield bare(claim.object), bare(both[0].object)


def _regrouped(votes: Mapping[tuple[str, str], int], old: Contents, new: Contents) -> Iterable[Move]:
    """Yield merges, splits and new ids.

    A thing that is in both versions and lost claims to another that was there before has not become that:
    the text is read otherwise, which the facts themselves tell.
    """
    sources: dict[str, Counter[str]] = {}
    targets: dict[str, Counter[str]] = {}
    for (one, other), count in votes.items():
        is_gone, is_new = one not in new.labels, other not in old.labels
        if one != other and _is_thing(one) and _is_thing(other) and (is_gone or is_new):
            targets.setdefault(one, Counter())[other] += count
            sources.setdefault(other, Counter())[one] += count
    for other, ones in sorted(sources.items()):
        before = {one for one in ones if one not in new.labels and len(targets[one]) == 1}
        if other in old.labels and before:
            before.add(other)
        if len(before) > 1:
            yield Move("merged", tuple(sorted(before)), (other,), ones.total())
        elif before and other not in old.labels:
            (one,) = before
            is_same = old.labels.get(one) == new.labels.get(other)
            yield Move("renumbered" if is_same else "renamed", (one,), (other,), ones.total())
    for one, others in sorted(targets.items()):
        after = set(others) | ({one} if one in new.labels else set())
        if len(after) > 1:
            yield Move("split", (one,), tuple(sorted(after)), others.total())


def _is_thing(iri: str) -> bool:
    return iri.startswith(R) and not iri.removeprefix(R).startswith(_NO_THING)


def _renamed(old: Contents, new: Contents) -> Iterable[Move]:
    for iri in sorted(old.labels.keys() & new.labels.keys()):
        if _is_thing(iri) and old.labels[iri] != new.labels[iri]:
            yield Move("renamed", (iri,), (iri,))


def _described_again(
    old: Contents, new: Contents, gone: Iterable[Said], come: Iterable[Said], pairs: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """Yield the things of changed documents that bear another id but are of one kind and name."""
    if not pairs:
        return
    before = _described(gone, old, set(new.labels), pairs)
    after = _described(come, new, set(old.labels), dict.fromkeys(pairs.values(), ""))
    for signature, ones in sorted(before.items()):
        others = after.get(signature, set())
        if len(ones) == len(others) == 1:
            yield next(iter(ones)), next(iter(others))


def _described(
    claims: Iterable[Said], contents: Contents, elsewhere: set[str], documents: Mapping[str, str]
) -> dict[tuple[str, ...], set[str]]:
    """Return the things that only one version knows and that a changed document speaks of, by signature."""
    values: dict[str, list[str]] = {}
    things: dict[str, str] = {}
    for claim in claims:
        for iri in (claim.subject, bare(claim.object) if claim.object.startswith("<") else ""):
            if claim.document in documents and _is_thing(iri) and iri not in elsewhere:
                things[iri] = documents[claim.document] or claim.document
        if claim.predicate in (_VALUE, _UNIT):
            values.setdefault(claim.subject, []).append(value(claim.object))
    found: dict[tuple[str, ...], set[str]] = {}
    for iri, document in things.items():
        kind = iri.removeprefix(R).partition("-")[0]
        name = " ".join(contents.labels.get(iri, "").casefold().split())
        if name:
            found.setdefault((document, kind, name, *sorted(values.get(iri, ()))), set()).add(iri)
    return found
