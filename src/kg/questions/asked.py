"""What a person means who asks for evidence: a claim by its id, a thing by its name, or a fact in words."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode

from kg.exceptions import QuestionError
from kg.graph.folding import fold
from kg.namespaces import KG, KGT, R, compact
from kg.questions import words
from kg.questions.names import Names, Thing, resolve
from kg.questions.records import Record, Records
from kg.questions.sentences import VERBS

_CLAIM: Final = re.compile(r"(?:r:)?(claim-[0-9a-f]+)")
_OBSERVED, _VALUE = KG + "observedEntity", KG + "value"
_MOST: Final = 6
_LONGEST: Final = 40
"""Names of more words are not looked for in a fact."""
_SMALL: Final = frozenset(fold("is are was were has have the a an of by to in on and be it").split())


def asked(records: Records, names: Names, said: str) -> Record | Thing:
    """Return the claim or the thing that is meant; of a fact in words the claim that stands best.

    Raises:
        QuestionError: if nothing, or more than one thing, is meant.
    """
    match = _CLAIM.fullmatch(said.strip().removeprefix(R))
    if match:
        record = records.read(NamedNode(R + match[1]))
        if record is None:
            raise QuestionError("there is no such claim", said[:60], "kg claims --format json lists ids")
        return record
    try:
        return resolve(names, said)
    except QuestionError:
        if not names.known.get(fold(said)):
            found = _by_words(records, names, said)
            if found:
                return found
        raise


def _by_words(records: Records, names: Names, said: str) -> Record | None:
    """Return the claim whose subject, object and property make up the words, if one statement fits best.

    Raises:
        QuestionError: if several statements fit as well.
    """
    tokens = fold(said.replace(",", "")).split()
    spans = {iri: place for place in _stretches(tokens) for iri in names.known.get(_words(tokens, place), {})}
    scored: dict[tuple[str, str, str], tuple[int, Record]] = {}
    for thing in sorted(spans):
        figures = [r for r in records.with_object(thing) if r.predicate == _OBSERVED]
        values = [r for f in figures for r in records.with_subject(f.subject) if r.predicate == _VALUE]
        for record in (*records.with_subject(thing), *values):
            score = _score(record, spans[thing], spans, tokens, records)
            key = (record.subject, record.predicate, str(record.object))
            best = scored.get(key)
            if score and (best is None or _rank(record) < _rank(best[1])):
                scored[key] = (score, record)
    top = max((score for score, _ in scored.values()), default=0)
    best_ones = [record for score, record in scored.values() if score == top]
    accepted = [record for record in best_ones if record.status == "accepted"]
    best_ones = accepted if len(accepted) == 1 else best_ones
    if len(best_ones) > 1:
        told = "; ".join(f"{_told(one, records)} ({compact(one.iri)})" for one in best_ones[:_MOST])
        raise QuestionError(
            f"{len(best_ones)} statements fit: {told}", said[:80], "Give the id of a claim, or more words"
        )
    return best_ones[0] if best_ones else None


def _stretches(tokens: list[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches of words, longer ones last, so that of a thing its longest name counts."""
    for length in range(1, min(len(tokens), _LONGEST) + 1):
        for start in range(len(tokens) - length + 1):
            yield start, start + length


def _words(tokens: list[str], place: tuple[int, int]) -> str:
    return " ".join(tokens[place[0] : place[1]])


def _score(
    record: Record,
    place: tuple[int, int],
    spans: Mapping[str, tuple[int, int]],
    tokens: list[str],
    records: Records,
) -> int:
    """Return how many words a claim accounts for; nothing if a word that carries meaning is left over."""
    other = record.object
    if isinstance(other, Literal):
        value = fold(other.value.replace(",", ""))
        places = [one for one in _stretches(tokens) if _words(tokens, one) == value]
    else:
        places = [spans[other.value]] if isinstance(other, NamedNode) and other.value in spans else []
    places = [one for one in places if one[1] <= place[0] or place[1] <= one[0]]
    if not places:
        return 0
    covered = {*range(*place), *range(*places[0])}
    relation = _relation(record, records)
    rest = [token for n, token in enumerate(tokens) if n not in covered and token not in _SMALL]
    if any(token not in relation for token in rest):
        return 0
    return 100 * len(covered) + len(rest) - isinstance(other, NamedNode) * other.value.startswith(KGT)


def _relation(record: Record, records: Records) -> frozenset[str]:
    """Return the words by which the property of a claim may be told, for a value those of its figure too."""
    told = [VERBS.get(compact(record.predicate), "")]
    told += [way(record.predicate, records.labels) for way in (words.outgoing, words.incoming)]
    if record.predicate == _VALUE:
        told.append(records.labels(record.subject))
        parts = (one.object for one in records.with_subject(record.subject))
        told += [records.labels(o.value) if isinstance(o, NamedNode) else str(o.value) for o in parts]
    return frozenset(fold(" ".join(told).replace(",", "").replace(":", " ")).split())


def _rank(record: Record) -> tuple[bool, str]:
    return record.status != "accepted", record.iri


def _told(record: Record, records: Records) -> str:
    value = record.object
    other = records.labels(value.value) if isinstance(value, NamedNode) else value.value
    return f"{records.labels(record.subject)} – {words.outgoing(record.predicate, records.labels)} – {other}"
