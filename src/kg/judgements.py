"""What a person decided about a thing or a claim, as it is kept in the ledger.

Judgements name things by kind and name and claims by what is said, in which file and in which words, never by
an id or an offset, so that they outlive rebuilds and small edits of the text.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b
from typing import Final

SKETCH: Final = 12
"""How many of the smallest word hashes make a fingerprint."""
ALIKE: Final = 0.5
"""How much of two fingerprints must agree for the words to count as the same."""
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


class Verdict(StrEnum):
    """What was decided: the first five are about things, the next three about claims, a note about either."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    ALIAS = "alias"
    TYPE = "type"
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    NOTE = "note"


ABOUT_CLAIMS: Final = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT})
ABOUT_PAIRS: Final = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """How a judgement names a thing.

    Attributes:
        kind: the kind of its id (``zone``, ``place``, ``policy`` …), or empty where ``name`` is an id.
        name: a name as a document gives it, or the id of a reference entry (``r:place-beibei``).
        document: the file in which the name means this thing; empty if it does so everywhere.
    """

    kind: str
    name: str
    document: str = ""

    def __str__(self) -> str:
        named = f"{self.kind}: {self.name}" if self.kind else self.name
        return f"{named} @ {self.document}" if self.document else named


def parse_thing(words: str) -> Thing:
    """Return the thing that ``kind: name @ file`` names; kind and file may be missing.

    Raises:
        ValueError: if there is no name.

    >>> parse_thing("zone: Tidal Flats Zone @ notice.txt")
    Thing(kind='zone', name='Tidal Flats Zone', document='notice.txt')
    >>> parse_thing("r:place-beibei")
    Thing(kind='', name='r:place-beibei', document='')
    """
    named, _, document = words.partition(" @ ")
    kind, colon, name = named.partition(": ")
    if not colon:
        kind, name = "", named
    if not name.strip():
        raise ValueError(f"{words!r} names no thing")
    return Thing(kind.strip(), name.strip(), document.strip())


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of a person.

    Attributes:
        verdict: what was decided.
        subject: the thing, or the subject of the claim, as :class:`Thing` writes it.
        predicate: the property of the claim (compact IRI); empty for things.
        object: the other thing of a pair; the object of the claim: a thing, a concept or a value.
        document: the file that makes the claim; empty if the decision holds wherever it is said.
        words: fingerprint of the passage that bears the claim out (see :func:`fingerprint`).
        value: the corrected object, the alias, the class, or the words of the note.
        who: who decided.
        when: the day of the decision, ``YYYY-MM-DD``.
        why: the reason, in words.
    """

    verdict: Verdict
    subject: str
    predicate: str = ""
    object: str = ""
    document: str = ""
    words: str = ""
    value: str = ""
    who: str = ""
    when: str = ""
    why: str = ""

    @property
    def about_claim(self) -> bool:
        """Return whether it is about a claim and not about a thing."""
        return bool(self.predicate)

    @property
    def matter(self) -> tuple[str, ...]:
        """Return what it decides; two judgements of one matter compete.

        Same, different and unsure are one matter whichever thing comes first; so are accept, reject and
        correct.
        """
        if self.verdict in ABOUT_PAIRS:
            return ("pair", *sorted((self.subject, self.object)))
        if self.verdict in ABOUT_CLAIMS:
            return ("claim", self.subject, self.predicate, self.object, self.document, self.words)
        if self.verdict is Verdict.TYPE:
            return ("type", self.subject)
        return (
            self.verdict,
            self.subject,
            self.predicate,
            self.object,
            self.document,
            self.words,
            self.value,
        )


def fingerprint(passage: str) -> str:
    """Return a fingerprint of the words of a passage from which they cannot be read.

    It is a bottom-k sketch (Broder 1997) of the set of folded words: four hexadecimal digits each for the
    smallest hashes, so that a small edit changes little of it. Empty for a passage without words.
    """
    hashes = sorted({_hash(word) for word in _WORD.findall(passage.casefold())})
    return "".join(hashes[:SKETCH])


def _hash(word: str) -> str:
    return blake2b(word.encode(), digest_size=2).hexdigest()


def likeness(one: str, other: str) -> float:
    """Return how much of the words behind two fingerprints is shared: the estimated Jaccard index, 0 to 1."""
    first, second = _hashes(one), _hashes(other)
    if not first or not second:
        return 0.0
    smallest = sorted(first | second)[: min(SKETCH, max(len(first), len(second)))]
    return sum(word in first and word in second for word in smallest) / len(smallest)


def _hashes(sketch: str) -> frozenset[str]:
    return frozenset(sketch[i : i + 4] for i in range(0, len(sketch), 4))


class State(StrEnum):
    """What became of a judgement in a build."""

    APPLIED = "applied"
    LOST = "lost"
    CONTESTED = "contested"
    CONTRADICTED = "contradicted"
    REFUSED = "refused"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a judgement in a build, and why.

    Attributes:
        judgement: the judgement.
        state: applied; lost (what it is about is not found any more); contested (another judgement says the
            opposite); contradicted (applied, but new evidence speaks against it); refused (it would break a
            rule of the ontology); superseded (a later judgement of the same matter holds).
        reason: in words; empty if it was simply applied.
        targets: ids of the things or claims that it was applied to, sorted.
    """

    judgement: Judgement
    state: State
    reason: str = ""
    targets: tuple[str, ...] = ()


def settle(judgements: Iterable[Judgement]) -> tuple[tuple[Judgement, ...], tuple[Outcome, ...]]:
    """Return the judgements that hold, sorted, and the outcomes of those that do not (contested, superseded).

    Of several judgements of one matter the latest holds; of those of one day that decide differently none.
    """
    matters: dict[tuple[str, ...], list[Judgement]] = {}
    for judgement in judgements:
        matters.setdefault(judgement.matter, []).append(judgement)
    held: list[Judgement] = []
    gone: list[Outcome] = []
    for _, rivals in sorted(matters.items()):
        last = max(one.when for one in rivals)
        latest = sorted((one for one in rivals if one.when == last), key=row)
        gone.extend(
            Outcome(one, State.SUPERSEDED, f"a judgement of {last} holds")
            for one in rivals
            if one.when != last
        )
        if len({(one.verdict, one.value) for one in latest}) == 1:
            held.append(latest[0])
        else:
            reason = "judgements of the same day decide differently; take out one of them"
            gone.extend(Outcome(one, State.CONTESTED, reason) for one in latest)
    return tuple(sorted(held, key=row)), tuple(sorted(gone, key=lambda one: row(one.judgement)))


COLUMNS: Final = (
    "verdict",
    "subject",
    "predicate",
    "object",
    "document",
    "words",
    "value",
    "who",
    "when",
    "why",
)
"""The columns of the ledger, in order."""


def row(judgement: Judgement) -> tuple[str, ...]:
    """Return the cells of a judgement in the order of :data:`COLUMNS`, which is also how judgements sort."""
    return tuple(str(getattr(judgement, name)) for name in COLUMNS)
