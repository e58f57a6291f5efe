"""What of a sentence fills the parameters of a question: things, years, amounts and units."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import Final

from pyoxigraph import NamedNode

from kg.namespaces import KG, R, compact, expand
from kg.questions.catalogue import Parameter, Question
from kg.questions.plain_names import Mention, NameFinder
from kg.questions.plain_numbers import Amount
from kg.questions.source import Labels, Source, quads, subjects, values
from kg.questions.wording import Word, read_words
from kg.questions.words import incoming, outgoing

_MOST: Final = 4
"""So many mentions are tried for one parameter."""
_TRIES: Final = 64
_INDICATOR: Final = NamedNode(KG + "indicator")
_UNIT: Final = NamedNode(KG + "unit")
_YEARS: Final = ("year", "from", "to")
_TOPICS: Final = ("kg:Industry", "kg:Theme")
_DURING: Final = frozenset({"in", "during", "of"})
_DATING: Final = _DURING | {"by", "since", "until", "till", "for", "before", "after"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with all that was found in it."""

    text: str
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What fills one parameter.

    Attributes:
        options: compact IRIs or numbers; more than one if it is open which is meant.
        start, end: the words it comes from (half open); none if it follows from the graph.
        exact: whether the words are a whole name or a number.
    """

    options: tuple[str, ...]
    start: int = 0
    end: int = 0
    exact: bool = True

    def meets(self, start: int, end: int) -> bool:
        """Return whether a stretch of words has a word in common with this value."""
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class Filling:
    """The parameters of a question as a sentence fills them.

    Attributes:
        values: what fills each parameter.
        missing: the parameters that the sentence leaves open.
        relation: the words in which the relation that fills a parameter is told, from either end.
    """

    values: Mapping[str, Value]
    missing: tuple[Parameter, ...]
    relation: str = ""

    @property
    def is_open(self) -> bool:
        """Whether a parameter is missing or stands for several things."""
        return bool(self.missing) or any(len(value.options) > 1 for value in self.values.values())


def fillings(question: Question, said: Sentence, finder: NameFinder) -> Iterator[Filling]:
    """Yield the ways in which a sentence may fill the parameters of a question."""
    options = [[*_options(one, said, finder), None][: _MOST + 1] for one in question.parameters]
    for chosen in islice(product(*options), _TRIES):
        pairs = zip(question.parameters, chosen, strict=True)
        filled = {one.name: value for one, value in pairs if value is not None}
        if _overlap(list(filled.values())) or _turned(question, filled) or _twice(filled):
            continue
        filled = _completed(question, filled, said, finder.names.graph, finder.names.labels)
        missing = tuple(one for one in question.parameters if one.name not in filled)
        yield Filling(filled, missing, _told(question, filled, finder.names.labels))


def _told(question: Question, filled: Mapping[str, Value], labels: Labels) -> str:
    names = [one.name for one in question.parameters if one.type == "property" and one.name in filled]
    iris = [expand(curie) for name in names for curie in filled[name].options]
    return " ".join(f"{outgoing(iri, labels)}, {incoming(iri, labels)}," for iri in iris)


def _overlap(chosen: Sequence[Value]) -> bool:
    return any(a.meets(b.start, b.end) for n, a in enumerate(chosen) for b in chosen[n + 1 :])


def _twice(filled: Mapping[str, Value]) -> bool:
    """Return whether two parameters stand for one and the same thing."""
    alone = [value.options for value in filled.values() if len(value.options) == 1]
    return len(set(alone)) < len(alone)


def _turned(question: Question, filled: Mapping[str, Value]) -> bool:
    """Return whether two values of one type stand in another order than their parameters."""
    for n, one in enumerate(question.parameters):
        for other in question.parameters[n + 1 :]:
            same = one.type == other.type and other.name != "unit"
            if not same or other.name not in filled:
                continue
            if one.name not in filled or filled[one.name].start > filled[other.name].start:
                return True
    return False


def _options(parameter: Parameter, said: Sentence, finder: NameFinder) -> Iterator[Value]:
    if parameter.type.startswith("xsd:"):
        for amount in said.amounts:
            is_date = amount.is_year and amount.start > 0 and said.words[amount.start - 1].form in _DATING
            wanted = amount.is_year if parameter.name in _YEARS else not amount.units and not is_date
            if amount.value is not None and wanted and amount.value == amount.value.to_integral_value():
                yield Value((str(int(amount.value)),), amount.start, amount.end)
    elif parameter.name == "unit":
        yield from (Value(amount.units, amount.start, amount.end) for amount in said.amounts if amount.units)
    elif parameter.type != "property":
        for mention in said.mentions:
            things = _preferred([i for i in mention.things if _is_meant(i, parameter, finder)], finder)
            if things:
                exact = mention.exact and parameter.type != "any"
                yield Value(tuple(map(compact, things)), mention.start, mention.end, exact)


def _preferred(things: Sequence[str], finder: NameFinder) -> tuple[str, ...]:
    """Return the industry of a name if a theme is called so too, and else all things."""
    industries = tuple(iri for iri in things if finder.fits(iri, "kg:Industry"))
    themes = [iri for iri in things if finder.fits(iri, "kg:Theme")]
    return industries if industries and len(industries) + len(themes) == len(things) else tuple(things)


def _is_meant(iri: str, parameter: Parameter, finder: NameFinder) -> bool:
    """Return whether a thing may stand for a parameter; a bare term of a vocabulary is not just any thing."""
    if parameter.type == "any":
        return iri.startswith(R) or finder.fits(iri, "kg:Industry")
    if parameter.type == "skos:Concept":
        return any(finder.fits(iri, kind) for kind in _TOPICS)
    return finder.fits(iri, parameter.type)


def _completed(
    question: Question, filled: Mapping[str, Value], said: Sentence, graph: Source, labels: Labels
) -> dict[str, Value]:
    """Return the values with those that follow from the others: a relation, a unit, the end of one year."""
    found = dict(filled)
    types = {one.name: one.type for one in question.parameters}
    if "property" in types.values() and {"s", "o"} <= found.keys():
        found |= _relation(found["s"], found["o"], said, graph, labels)
    if "unit" in types and "indicator" in found:
        units = _units(found["indicator"], graph)
        wanted = found["unit"].options if "unit" in found else units
        both = tuple(unit for unit in wanted if unit in units) or wanted
        at = found.get("unit", Value(()))
        if both and ("unit" in found or len(both) == 1):
            found["unit"] = replace(at, options=both)
    if "from" in types and "from" in found and "to" not in found and _is_during(found["from"], said):
        found["to"] = Value(found["from"].options)
    is_range = {"from", "to"} <= types.keys() & found.keys()
    if is_range and int(found["from"].options[0]) > int(found["to"].options[0]):
        found["from"], found["to"] = found["to"], found["from"]
    return found


def _is_during(value: Value, said: Sentence) -> bool:
    return value.start > 0 and said.words[value.start - 1].form in _DURING


def _units(indicator: Value, graph: Source) -> tuple[str, ...]:
    """Return the units in which the graph has figures for an indicator."""
    found = {
        compact(unit.value)
        for name in indicator.options
        for statistic in subjects(graph, _INDICATOR, NamedNode(expand(name)))
        for unit in values(graph, statistic, _UNIT)
    }
    return tuple(sorted(found))


def _relation(s: Value, o: Value, said: Sentence, graph: Source, labels: Labels) -> dict[str, Value]:
    """Return what claims say of two things, told either way round; nothing if they say nothing."""
    found: dict[tuple[str, str, str], None] = {}
    for one, other in ((s, o), (o, s)):
        for a, b in product(one.options, other.options):
            for quad in quads(graph, NamedNode(expand(a)), None, NamedNode(expand(b))):
                found[a, compact(quad.predicate.value), b] = None
    if not found:
        return {}
    first = {key[0] for key in found}
    if len(first) > 1 and len(s.options) == 1 == len(o.options):
        found = {key: None for key in found if key[0] == s.options[0]} or found
    found = {key: None for key in found if key[1] in _said({p for _, p, _ in found}, said, labels)}
    relations = tuple(sorted({p for _, p, _ in found}))
    subjects_, objects = (tuple(sorted({key[n] for key in found})) for n in (0, 2))
    turned = subjects_[0] not in s.options
    return {
        "s": replace(o if turned else s, options=subjects_),
        "p": Value(relations),
        "o": replace(s if turned else o, options=objects),
    }


def _said(relations: Set[str], said: Sentence, labels: Labels) -> Set[str]:
    """Return the relations of which most words stand in the sentence; all if no one has more than others."""
    words = {word.stem for word in said.words}
    count = {}
    for curie in relations:
        told = (outgoing(expand(curie), labels), incoming(expand(curie), labels))
        stems = [{word.stem for word in read_words(text)} for text in told]
        count[curie] = max(len(one & words) for one in stems)
    most = max(count.values(), default=0)
    return {curie for curie, n in count.items() if n == most}
