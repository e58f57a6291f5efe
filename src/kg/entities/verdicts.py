"""What judgements about things come to: values for their sides, their results and the groups after them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.entities.deciding import Question
from kg.entities.judged_things import Node, Side
from kg.entities.making import Settled
from kg.judgements import Judgement, Outcome, State, Thing, parse_thing, row


@dataclass(frozen=True, slots=True)
class Pair:
    """A judgement about two things and what they stand for."""

    judgement: Judgement
    one: Side
    other: Side

    @property
    def notes(self) -> str:
        """Return what is to be told of the two sides."""
        return "; ".join(note for note in (self.one.note, self.other.note) if note)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a judgement, with the nodes it was applied to."""

    judgement: Judgement
    state: State
    reason: str = ""
    nodes: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The groups after judgements, what is open, and what became of each judgement."""

    settled: tuple[Settled, ...]
    questions: tuple[Question, ...]
    results: tuple[Result | Outcome, ...] = ()
    apart: tuple[tuple[Node, Node], ...] = ()

    def outcomes(self, links: Mapping[tuple[str, str], str]) -> tuple[Outcome, ...]:
        """Return the outcomes of all judgements about things, sorted, with the ids of their targets."""
        found = [one if isinstance(one, Outcome) else _outcome(one, links) for one in self.results]
        return tuple(sorted(found, key=lambda o: (row(o.judgement), o.state)))

    def denied(self, links: Mapping[tuple[str, str], str]) -> frozenset[tuple[str, str]]:
        """Return the pairs of entities that a person told to be different."""
        pairs = [(node_id(a, links), node_id(b, links)) for a, b in self.apart]
        return frozenset((a, b) for one, other in pairs for a, b in ((one, other), (other, one)))


def node_id(node: Node, links: Mapping[tuple[str, str], str]) -> str:
    """Return the id of the entity that a node belongs to."""
    return node if isinstance(node, str) else links[node[0], node[1][0]]


def _outcome(result: Result, links: Mapping[tuple[str, str], str]) -> Outcome:
    targets = tuple(sorted({node_id(node, links) for node in result.nodes}))
    return Outcome(result.judgement, result.state, result.reason, targets)


def reason_of(judgement: Judgement) -> str:
    """Return why a person made things one, in words."""
    who = judgement.who or "a person"
    return f"{who} decided that they are one" + (f": {judgement.why}" if judgement.why else "")


def ordered(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return nodes in a fixed order."""
    return tuple(sorted(nodes, key=repr))


def thing_of(words: str) -> Thing | None:
    """Return the thing that some words name, or None."""
    try:
        return parse_thing(words)
    except ValueError:
        return None
