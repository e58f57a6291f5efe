"""Why a fact came, went or changed: what happened to the claims that bear it out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kg.graph.contents import Contents, Said, bare
from kg.graph.moves import Alignment


class Cause(StrEnum):
    """What lies behind a change, the most telling first."""

    JUDGEMENT = "judgement"
    NEW_DOCUMENT = "new document"
    DOCUMENT_GONE = "document gone"
    CHANGED_TEXT = "changed text"
    THINGS = "merged, split or renamed"
    RULE = "rule"
    TABLES = "reference tables"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Why:
    """A cause, and what it was: names of documents, ids of rules, who judged and when."""

    cause: Cause
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Documents:
    """What became of the source documents, by their ids.

    Attributes:
        names: what every document is called.
        new, gone: those of one version only.
        pairs: those of which the text was changed, old to new.
    """

    names: Mapping[str, str]
    new: frozenset[str]
    gone: frozenset[str]
    pairs: Mapping[str, str]

    def why(self, document: str) -> Why | None:
        """Return the cause that a document is, if anything became of it."""
        named = (self.names.get(document, document),)
        if document in self.new:
            return Why(Cause.NEW_DOCUMENT, named)
        if document in self.gone:
            return Why(Cause.DOCUMENT_GONE, named)
        if document in self.pairs or document in self.pairs.values():
            return Why(Cause.CHANGED_TEXT, named)
        return None


class Causes:
    """Finds the causes of changes between two versions."""

    def __init__(self, old: Contents, new: Contents, alignment: Alignment, documents: Documents) -> None:
        self.documents = documents
        self._sides = (old, new)
        self._said = (old.by_statement(), new.by_statement())
        self._moved = {iri for move in alignment.moves for iri in (*move.before, *move.after)}
        self._twins: dict[str, Said] = {}
        known: dict[tuple[object, ...], Said] = {}
        for name in sorted(new.claims):
            claim = new.claims[name]
            known.setdefault((claim.document, claim.evidence, claim.statement), claim)
            known.setdefault((claim.document, claim.statement), claim)
        for name in sorted(old.claims):
            claim = old.claims[name]
            said = alignment.statement(claim.statement)
            document = documents.pairs.get(claim.document, claim.document)
            twin = new.claims.get(name) or known.get((document, claim.evidence, said))
            twin = twin or known.get((document, said))
            if twin is not None:
                self._twins[claim.id], self._twins[f"new {twin.id}"] = twin, claim

    def twin(self, claim: Said, of_old: bool) -> Said | None:
        """Return the same claim in the other version, or None."""
        return self._twins.get(claim.id if of_old else f"new {claim.id}")

    def claims(self, statement: tuple[str, str, str], of_old: bool) -> list[Said]:
        """Return the claims of one version that make a statement, the accepted ones if there are any."""
        found = self._said[0 if of_old else 1].get(statement, [])
        return [claim for claim in found if claim.accepted] or found

    def of_fact(self, statement: tuple[str, str, str], of_old: bool) -> Why:
        """Return why a fact went (if it is one of the old version) or came."""
        claims = self.claims(statement, of_old)
        if not claims:
            return Why(Cause.TABLES)
        return strongest(self.of_claim(claim, of_old) for claim in claims)

    def of_claim(self, claim: Said, of_old: bool) -> Why:
        """Return why a claim is accepted in its version and not, or not so, in the other one."""
        twin = self.twin(claim, of_old)
        judged = self._judged(claim, twin, of_old)
        if judged:
            return judged
        own = self.documents.why(claim.document)
        if own:
            return own
        if twin is None:
            is_moved = not self._moved.isdisjoint((claim.subject, bare(claim.object)))
            return Why(Cause.THINGS) if is_moved else Why(Cause.RULE, claim.rules)
        if twin.statement != claim.statement:
            return Why(Cause.THINGS)
        return self._weighed(claim, twin) or (
            Why(Cause.RULE, twin.rules if of_old else claim.rules)
            if twin.rules != claim.rules
            else Why(Cause.OTHER, tuple(one for one in (twin.reason or claim.reason,) if one))
        )

    def _judged(self, claim: Said, twin: Said | None, of_old: bool) -> Why | None:
        if twin is None:
            is_own = "judgement" in claim.rules and self.documents.why(claim.document) is None
            reviews = claim.reviews if not of_old or is_own else ()
        else:
            reviews = () if claim.reviews == twin.reviews else (twin if of_old else claim).reviews
            if claim.reviews != twin.reviews and not reviews:
                reviews = claim.reviews or twin.reviews  # the judgement was taken out
        if not reviews:
            return None
        told = dict(reviews)
        named = ", ".join(one for one in (told.get("reviewedBy"), told.get("reviewedOn")) if one)
        return Why(Cause.JUDGEMENT, (named,) if named else ())

    def _weighed(self, claim: Said, twin: Said) -> Why | None:
        """Return the document whose claims speak against or for it in one version only."""
        others = set(claim.conflicts) ^ set(twin.conflicts)
        found = [s.claims[name].document for s in self._sides for name in sorted(others) if name in s.claims]
        for said in self._said:
            found += [one.document for one in said.get(claim.statement, ())]
        whys = [why for document in dict.fromkeys(found) if (why := self.documents.why(document))]
        return strongest(whys) if whys else None


def strongest(whys: Iterable[Why]) -> Why:
    """Return the most telling of several causes, with all that was named for it."""
    order = list(Cause)
    found = sorted(whys, key=lambda why: (order.index(why.cause), why.because))
    if not found:
        return Why(Cause.OTHER)
    named = (name for why in found if why.cause is found[0].cause for name in why.because)
    return Why(found[0].cause, tuple(dict.fromkeys(named)))
