"""Mark claims by what the parser makes of their subjects."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.claims.gathering.counting import AGREES, DISAGREES
from kg.claims.parser import LONGEST, Parser, agrees
from kg.model import Claim, Document, Key, Referent, Span

# Relations that a verb states of its subject; dates and issuers are told in passives that parsers get wrong.
CHECKED = frozenset({"kg:spans", "kg:contains", "kg:within", "kg:observedEntity"})
# Rules that read names, brackets and lists: no verb has to bear them out.
_NO_VERB = ("zone-name", "zone-named", "listed", "area-", "zone-in", "zone-possessive", "facility-in")


def subject_marks(
    document: Document, claims: Sequence[Claim], referents: Sequence[Referent], parser: Parser
) -> dict[int, str]:
    """Return the mark of each claim that can be checked, by its index: the parser agrees on its subject, or not.

    Only sentences that bear out such a claim are parsed. A claim is not marked where its subject or object is not
    named in the sentence itself; a statistic is marked as a whole.
    """
    known = {r.key: r for r in referents}
    parsed: dict[Span, Any] = {}
    marks: dict[int, str] = {}
    figures: dict[str, str] = {}
    for n, claim in enumerate(claims):
        if claim.predicate not in CHECKED or claim.rule.startswith(_NO_VERB):
            continue
        verdicts = []
        for span in claim.evidence:
            for subject, obj in _places(claim, span, known):
                if span not in parsed:
                    parsed[span] = parser.parse(document.quote(span))
                verdicts.append(agrees(parsed[span], subject, obj))
        if verdicts:
            marks[n] = AGREES if any(verdicts) else DISAGREES
            if claim.predicate == "kg:observedEntity":
                figures[claim.subject] = marks[n]
    return marks | {n: figures[c.subject] for n, c in enumerate(claims) if c.subject in figures}


def _places(
    claim: Claim, span: Span, known: Mapping[str, Referent]
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield where subject and object of a claim stand in a sentence, as (start, end) pairs."""
    if not isinstance(claim.object, Key) or span.end - span.start > LONGEST:
        return
    one, other = known.get(claim.subject), known.get(claim.object.key)
    if one is None or other is None:
        return
    if claim.predicate == "kg:observedEntity":
        one, other = other, one
    objects = [s for s in other.mentions if span.start <= s.start and s.end <= span.end]
    subjects = [s for s in one.mentions if span.start <= s.start and s.end <= span.end]
    for obj in objects[:1]:
        for subject in subjects:
            yield (
                (subject.start - span.start, subject.end - span.start),
                (obj.start - span.start, obj.end - span.start),
            )
