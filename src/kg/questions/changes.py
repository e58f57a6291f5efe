"""What differs between two versions of a graph, told in sentences and as plain values for JSON.

The object of :meth:`Teller.as_json` has ``old`` and ``new`` (name, digest of the sorted N-Quads, program),
``documents`` (change, name, ids before and after), ``judgements`` (change, columns of the ledger),
``facts`` (change, sentence, subject, property, object, before, cause, because, claims, documents),
``things`` (change, sentence, ids before and after, claims that moved, cause, because), ``statuses``
(sentence, claim, before, after, reason, cause, because, and whether a fact is told that came or went so),
``reference_tables`` and ``quads`` (how many statements were removed and added).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cached_property
from itertools import groupby
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.graph.causes import Cause, Why
from kg.graph.contents import LABELS, bare, value
from kg.graph.difference import (
    INDICATOR,
    OBSERVED,
    QUALIFIER,
    UNIT,
    VALUE,
    YEAR,
    Difference,
    DocumentChange,
    FactChange,
    StatusChange,
)
from kg.graph.moves import Move
from kg.graph.schema import packaged_vocabulary
from kg.judgements import COLUMNS, Judgement, row
from kg.namespaces import compact
from kg.questions.figures import UNITS, amount
from kg.questions.sentences import listed, named, sentence, verb, with_adverb

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

HEADINGS: Final[Mapping[Cause, str]] = {
    Cause.JUDGEMENT: "By judgement",
    Cause.NEW_DOCUMENT: "New document",
    Cause.DOCUMENT_GONE: "Document gone",
    Cause.CHANGED_TEXT: "Changed text",
    Cause.THINGS: "Things merged, split or renamed",
    Cause.RULE: "Other rules",
    Cause.TABLES: "Reference tables",
    Cause.OTHER: "Other reasons",
}
"""The heading above the changes of each cause."""
_MARKS: Final = {"added": "+", "removed": "-", "new": "+", "gone": "-"}


@dataclass(frozen=True, slots=True)
class Line:
    """One change in words: its mark (+, - or ~), its sentence, and the documents that say so."""

    mark: str
    sentence: str
    source: str = ""

    def __str__(self) -> str:
        return f"{self.sentence}{f' ({self.source})' if self.source else ''}."


class Teller:
    """Puts a difference into words."""

    def __init__(self, difference: Difference) -> None:
        self.difference = difference

    @cached_property
    def _vocabulary(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for triple in packaged_vocabulary():
            term, subject = triple.object, triple.subject
            if triple.predicate.value not in LABELS or not isinstance(subject, NamedNode):
                continue
            if isinstance(term, Literal) and (term.language or "en").startswith("en"):
                found.setdefault(subject.value, term.value)
        return found

    def label(self, iri: str) -> str:
        """Return the name of a thing."""
        return self.difference.labels.get(iri) or self._vocabulary.get(iri) or compact(iri)

    def name(self, iri: str) -> str:
        """Return the name of a thing as it stands in a sentence."""
        return named(self.label(iri), iri)

    def term(self, term: str) -> str:
        """Return the object of a statement in words."""
        return self.name(bare(term)) if term.startswith("<") else value(term)

    def sections(self) -> Iterator[tuple[str, tuple[Line, ...]]]:
        """Yield headings with the changes under them, in the order in which they are told."""
        known = self.difference
        if known.documents:
            yield "Documents", tuple(map(self.document, known.documents))
        if known.judgements:
            yield "Ledger", tuple(self.judgement(*one) for one in known.judgements)
        if known.things:
            yield "Things", tuple(self.thing(one.move, one.why) for one in known.things)
        for why, facts in groupby(known.facts, key=lambda one: one.why):
            because = self.because(why)
            yield f"{HEADINGS[why.cause]}{f': {because}' if because else ''}", tuple(map(self.fact, facts))
        statuses = [one for one in known.statuses if not self.follows(one)]
        if statuses:
            yield "Standing of claims", tuple(map(self.status, statuses))

    def follows(self, change: StatusChange) -> bool:
        """Return whether a fact is told that came or went with the standing of a claim."""
        told, figures = self._told
        return change.claim.subject in figures or not told.isdisjoint(change.ids)

    @cached_property
    def _told(self) -> tuple[frozenset[str], frozenset[str]]:
        """The claims behind the facts that are told, and the figures among these."""
        facts = self.difference.facts
        claims = frozenset(claim for fact in facts for claim in fact.claims)
        return claims, frozenset(fact.subject for fact in facts if fact.figure)

    def document(self, change: DocumentChange) -> Line:
        """Return a source document that came, went or was changed in words."""
        told = {"new": "is new", "gone": "is gone", "changed": "has another text"}[change.kind]
        return Line(_MARKS.get(change.kind, "~"), f"{change.name} {told}")

    def judgement(self, added: bool, judgement: Judgement) -> Line:
        """Return a row of the ledger that was added or dropped in words."""
        ends = (judgement.subject, judgement.predicate, judgement.object, judgement.value)
        said = " – ".join(one for one in ends if one)
        by = ", ".join(one for one in (judgement.who, judgement.when, judgement.why) if one)
        return Line("+" if added else "-", f"{judgement.verdict}: {said}", by)

    def fact(self, change: FactChange) -> Line:
        """Return a fact that came, went or changed in words."""
        names = [self.difference.names.get(one, one) for one in change.documents]
        said = self._figure(change) if change.figure else self._statement(change)
        return Line(_MARKS.get(change.kind, "~"), said, listed(names))

    def _statement(self, change: FactChange) -> str:
        phrase = verb(compact(change.predicate), self.label(change.predicate))
        adverb = "no longer" if change.kind == "removed" else "now"
        told = sentence(self.name(change.subject), with_adverb(phrase, adverb), self.term(change.object))
        return f"{told}, before {self.term(change.before)}" if change.kind == "changed" else told

    def _figure(self, change: FactChange) -> str:
        parts = change.figure
        what = self.term(parts[INDICATOR]) if INDICATOR in parts else "figure"
        of = f" of {self.term(parts[OBSERVED])}" if OBSERVED in parts else ""
        year = f" in {self.term(parts[YEAR])}" if YEAR in parts else ""
        phrase = {"added": "is now given as", "removed": "is no longer given as"}.get(change.kind, "is now")
        told = sentence(f"{what}{of}{year}", phrase, self._amount(parts))
        return f"{told}, before {self._amount(change.figure_before)}" if change.kind == "changed" else told

    def _amount(self, parts: Mapping[str, str]) -> str:
        raw = value(parts.get(VALUE, ""))
        try:
            number = amount(Decimal(raw))
        except InvalidOperation:
            number = raw
        qualifier = self.term(parts[QUALIFIER]) if QUALIFIER in parts else ""
        unit = bare(parts.get(UNIT, ""))
        told = UNITS.get(compact(unit), self.label(unit).rpartition(":")[2]) if unit else ""
        words = ("" if qualifier in ("exactly", "exact") else qualifier, number, told)
        return " ".join(word for word in words if word)

    def thing(self, move: Move, why: Why) -> Line:
        """Return things that were merged, split or renamed in words."""
        before, after = ([self._told_apart(one, move) for one in side] for side in (move.before, move.after))
        moved = f"; {move.claims:,} {'claim' if move.claims == 1 else 'claims'} moved" if move.claims else ""
        because = self.because(why)
        if move.kind == "merged":
            said = f"{listed(before)} are now one thing: {after[0]}{moved}"
        elif move.kind == "split":
            said = f"{before[0]} is now told apart as {listed(after)}{moved}"
        elif move.kind == "renumbered":
            said = f"{before[0]} now has the id {compact(move.after[0])}"
        else:
            former = self.difference.former.get(move.before[0]) or compact(move.before[0])
            said = f"{former} is now called {self.label(move.after[0])}"
        return Line("~", said, f"{why.cause}{f': {because}' if because else ''}" if because else "")

    def _told_apart(self, iri: str, move: Move) -> str:
        labels = [self.label(one) for one in {*move.before, *move.after}]
        return f"{self.label(iri)} ({compact(iri)})" if labels.count(self.label(iri)) > 1 else self.label(iri)

    def status(self, change: StatusChange) -> Line:
        """Return a claim that stands otherwise in words."""
        claim = change.claim
        phrase = verb(compact(claim.predicate), self.label(claim.predicate))
        said = sentence(self.name(claim.subject), phrase, self.term(claim.object))
        reason = f" ({claim.reason})" if claim.reason else ""
        name = self.difference.names.get(claim.document, claim.document)
        return Line("~", f"{said}: {change.before} before, now {claim.status}{reason}", name)

    def because(self, why: Why) -> str:
        """Return what a cause was, in words; empty if that is not known."""
        return listed(why.because)

    def as_json(self) -> dict[str, Json]:
        """Return the difference as plain values."""
        known = self.difference
        return {
            "old": {"name": known.old, "digest": known.lines.old, "program": known.releases[0]},
            "new": {"name": known.new, "digest": known.lines.new, "program": known.releases[1]},
            "documents": [
                {"change": one.kind, "name": one.name, "before": one.before, "after": one.after}
                for one in known.documents
            ],
            "judgements": [
                {"change": "added" if added else "dropped", **dict(zip(COLUMNS, row(one), strict=True))}
                for added, one in known.judgements
            ],
            "facts": [self._fact_json(one) for one in known.facts],
            "things": [
                {
                    "change": one.move.kind,
                    "sentence": self.thing(one.move, one.why).sentence,
                    "before": [compact(iri) for iri in one.move.before],
                    "after": [compact(iri) for iri in one.move.after],
                    "claims": one.move.claims,
                    **_why(one.why),
                }
                for one in known.things
            ],
            "statuses": [self._status_json(one) for one in known.statuses],
            "reference_tables": {"removed": known.tables[0], "added": known.tables[1]},
            "quads": {"removed": len(known.lines.removed), "added": len(known.lines.added)},
        }

    def _fact_json(self, change: FactChange) -> dict[str, Json]:
        return {
            "change": change.kind,
            "sentence": self.fact(change).sentence,
            "subject": compact(change.subject),
            "property": compact(change.predicate),
            "object": _compact(change.object),
            "before": _compact(change.before) if change.before else None,
            **_why(change.why),
            "claims": list(change.claims),
            "documents": [self.difference.names.get(one, one) for one in change.documents],
        }

    def _status_json(self, change: StatusChange) -> dict[str, Json]:
        return {
            "sentence": self.status(change).sentence,
            "claim": change.claim.id,
            "before": change.before,
            "after": change.claim.status,
            "reason": change.claim.reason,
            **_why(change.why),
            "fact": self.follows(change),
        }


def _why(why: Why) -> dict[str, Json]:
    return {"cause": str(why.cause), "because": list(why.because)}


def _compact(term: str) -> str:
    return compact(bare(term)) if term.startswith("<") else value(term)
