"""Find the claims that a judgement is about, in a graph that was built anew from texts that may have changed.

The statement must be the same: values and concepts to the letter, things by their names; only the wording of
what a text describes (a measure, an objective) may differ a little. The file must be the same and the passage
alike, or the file must be gone and one other file say the same in like words. Whatever fits in two ways is
lost, never guessed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.exceptions import DataError
from kg.graph.naming import DESCRIBED, SOURCE, Names, is_reworded, kind_of
from kg.graph.statements import Judged
from kg.graph.terms import Term
from kg.judgements import ALIKE, Judgement, fingerprint, likeness, parse_thing
from kg.model import Span
from kg.namespaces import R, compact, expand

MOVED: Final = 0.75
"""How much of the words must agree where a passage is looked for in another file."""
_LISTED: Final = 3


@dataclass(frozen=True, slots=True)
class Match:
    """The ids of the claims that a judgement is about (none: it is lost), and what is to be said of it."""

    claims: tuple[str, ...] = ()
    reason: str = ""


class Matcher:
    """The claims of a build, ready to be looked up by what they say and where.

    Args:
        claims: all claims of the build.
        names: the names of its things and files.
        quote: returns the words of a passage of a document.
    """

    def __init__(self, claims: Iterable[Judged], names: Names, quote: Callable[[str, Span], str]) -> None:
        self._names = names
        self._quote = quote
        self._prints: dict[str, tuple[str, ...]] = {}
        self._by_file: dict[tuple[str, str], list[Judged]] = {}
        self._by_subject: dict[tuple[str, str], list[Judged]] = {}
        self._own: dict[str, list[Judged]] = {}
        self._present = frozenset(names.files.values())
        for claim in claims:
            file = names.files.get(claim.document, "")
            self._by_file.setdefault((file, claim.predicate), []).append(claim)
            self._by_subject.setdefault((claim.subject, claim.predicate), []).append(claim)
            if claim.subject == R + claim.document:
                self._own.setdefault(claim.predicate, []).append(claim)

    def find(self, judgement: Judgement) -> Match:
        """Return the claims that a judgement is about."""
        try:
            predicate = expand(judgement.predicate)
        except DataError:
            return Match(reason=f"no property is called {judgement.predicate}")
        said = self._saying(judgement, predicate)
        if not judgement.document:
            return self._everywhere(judgement, said)
        if judgement.document in self._present:
            return self._in_file(judgement, predicate, said)
        return self._moved(judgement, said)

    def _everywhere(self, judgement: Judgement, said: Sequence[Judged]) -> Match:
        alike = [claim for claim in said if self._likeness(judgement, claim) >= ALIKE]
        return self._one(alike) if alike else Match(reason="no document says this")

    def _in_file(self, judgement: Judgement, predicate: str, said: Sequence[Judged]) -> Match:
        here = [c for c in said if self._names.files.get(c.document) == judgement.document]
        alike = [c for c in here if self._likeness(judgement, c) >= ALIKE]
        if alike:
            return self._one(self._unchanged(judgement, alike))
        if here:
            return Match(
                reason=f"{judgement.document} still says this, but in other words: {self._told(here)}"
            )
        reworded = [
            c for c in self._by_file.get((judgement.document, predicate), ()) if self._fits(judgement, c)
        ]
        if reworded:
            match = self._one(reworded)
            return (
                Match(match.claims, f"the wording has changed: {self._told(reworded)}")
                if match.claims
                else match
            )
        return Match(reason=f"{judgement.document} no longer says this")

    def _moved(self, judgement: Judgement, said: Sequence[Judged]) -> Match:
        gone = f"there is no file {judgement.document} any more"
        alike = [c for c in said if judgement.words and self._likeness(judgement, c) >= MOVED]
        files = sorted({self._names.files.get(c.document, "") for c in alike})
        if len(files) == 1 and len({c.document for c in alike}) == 1:
            match = self._one(alike)
            return (
                Match(match.claims, f"{gone}; {files[0]} says the same in like words")
                if match.claims
                else match
            )
        if files:
            return Match(reason=f"{gone}; several files say the same in like words: {', '.join(files)}")
        return Match(reason=gone)

    def _one(self, found: Sequence[Judged]) -> Match:
        """Return the claims if all of them say one thing, else none and a list."""
        if len({(c.subject, c.predicate, str(c.object)) for c in found}) > 1:
            return Match(reason=f"several claims fit: {self._told(found)}")
        return Match(tuple(sorted(c.id for c in found)))

    def _unchanged(self, judgement: Judgement, alike: list[Judged]) -> list[Judged]:
        """Return those of claims in one file whose passage has not changed at all, if there are any."""
        return [c for c in alike if judgement.words in self._fingerprints(c)] or alike

    def _saying(self, judgement: Judgement, predicate: str) -> list[Judged]:
        """Return all claims that say exactly what a judgement is about, in whatever file."""
        if parse_thing(judgement.subject).kind == SOURCE:
            found = self._own.get(predicate, [])
        else:
            subjects = sorted(self._names.bearing(judgement.subject))
            found = [c for s in subjects for c in self._by_subject.get((s, predicate), ())]
        return [
            c for c in found if self._is(judgement.subject, c.subject, c) and self._has(judgement.object, c)
        ]

    def _is(self, words: str, iri: str, claim: Judged) -> bool:
        if iri == R + claim.document:
            thing = parse_thing(words)
            return thing.kind == SOURCE or expand_or_empty(thing.name) == iri
        return iri in self._names.things(words, claim.document)

    def _has(self, words: str, claim: Judged) -> bool:
        value = claim.object
        if isinstance(value, Literal):
            return " ".join(value.value.split()) == words
        return compact(value.value) == words or self._is(words, value.value, claim)

    def _fits(self, judgement: Judgement, claim: Judged) -> bool:
        """Return whether a claim of the same file says the same in slightly other words of a description."""
        if not judgement.words or self._likeness(judgement, claim) < ALIKE:
            return False
        subject = self._is(judgement.subject, claim.subject, claim)
        value = self._has(judgement.object, claim)
        if not subject and not self._is_reworded(judgement.subject, claim.subject):
            return False
        return value or (
            isinstance(claim.object, NamedNode) and self._is_reworded(judgement.object, claim.object.value)
        )

    def _is_reworded(self, words: str, iri: str) -> bool:
        thing = parse_thing(words) if words.strip() else None
        if thing is None or thing.kind not in DESCRIBED or kind_of(compact(iri)) != thing.kind:
            return False
        # A description that stands elsewhere in the build is another thing, not this one in new words.
        return not self._names.bearing(words) and is_reworded(thing.name, self._names.labels.get(iri, ""))

    def _likeness(self, judgement: Judgement, claim: Judged) -> float:
        if not judgement.words:
            return 1.0
        return max((likeness(judgement.words, one) for one in self._fingerprints(claim)), default=0.0)

    def _fingerprints(self, claim: Judged) -> tuple[str, ...]:
        if claim.id not in self._prints:
            quotes = (self._quote(claim.document, span) for span in claim.evidence)
            self._prints[claim.id] = tuple(fingerprint(words) for words in quotes)
        return self._prints[claim.id]

    def _told(self, found: Sequence[Judged]) -> str:
        told = sorted({self.told(claim) for claim in found})
        return "; ".join(told[:_LISTED]) + ("; …" if len(told) > _LISTED else "")

    def told(self, claim: Judged) -> str:
        """Return a claim in words, with its file."""
        file = self._names.files.get(claim.document, claim.document)
        subject = file if claim.subject == R + claim.document else self._name(NamedNode(claim.subject))
        return f"{subject} – {compact(claim.predicate)} – {self._name(claim.object)} ({file})"

    def _name(self, term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        return self._names.labels.get(term.value) or compact(term.value)


def expand_or_empty(curie: str) -> str:
    """Return the full IRI of a compact one, or an empty text if it is none."""
    try:
        return expand(curie)
    except DataError:
        return ""


def quoter(texts: Mapping[str, str]) -> Callable[[str, Span], str]:
    """Return the function that cuts a passage out of the text of a document (by its id)."""

    def quote(document: str, span: Span) -> str:
        return texts.get(document, "")[span.start : span.end]

    return quote
