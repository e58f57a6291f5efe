"""Plain questions: which question of the catalogue a sentence asks, and of what.

No model takes part, and nothing is learnt from what is asked. In order:

1. Words with which nothing is asked that the catalogue could answer (advice, reasons, forecasts, changes)
   are refused.
2. The things that the sentence names are found by their names, by a part of a name that only one thing
   has, or by a description; then years, amounts and units.
3. Every question is tried: what is named must fit its parameters by kind. The remaining words are compared
   with its wordings (see :meth:`kg.questions.plain_score.Wordings.score`): the score is the share of the
   sentence that the question accounts for, by weight, where named things and numbers that it has no place
   for count as much as the rarest words, and a part of it is how well one wording is matched.
4. The best question is answered only if its score is high enough, the next best is far enough below, and
   nothing is open: a parameter is never filled with its default, and a name that fits several things is
   asked back. The limits stand in ``data/plain.toml``.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from kg.exceptions import QuestionError
from kg.namespaces import expand
from kg.questions.ask import Answer, ask
from kg.questions.catalogue import Question, catalogue
from kg.questions.names import Names, describe_thing, near, read_names
from kg.questions.plain_data import Knowledge, knowledge
from kg.questions.plain_fill import Filling, Sentence, Value, fillings
from kg.questions.plain_names import NameFinder
from kg.questions.plain_numbers import read_amounts
from kg.questions.plain_score import AGAINST, INSIDE, Wordings
from kg.questions.source import Source
from kg.questions.wording import Term, Word, read_words

_CLOSE: Final = 2
_THE: Final = frozenset({"the", "this", "that"})
_CANDIDATES: Final = 6
_HINT: Final = "kg ask lists what can be asked"


_ID: Final = re.compile(r"(?:cq)?\d{1,3}", re.IGNORECASE)


def is_plain(text: str) -> bool:
    """Return whether a text is to be read as a sentence, and is not the id of a question.

    >>> is_plain("which zones take in Shapingba?"), is_plain("cq06"), is_plain("6")
    (True, False, False)
    """
    return not _ID.fullmatch(text.strip())


def ask_plain(graph: Source, text: str, params: Mapping[str, str] | None = None) -> Answer:
    """Return the answer to a sentence; its note names the questions that fit nearly as well.

    Args:
        graph: the graph to ask.
        text: the sentence.
        params: values by name of the parameter, which stand before what the sentence says.

    Raises:
        QuestionError: if it is not clear what is asked; see :meth:`Reader.understand`.
    """
    names = read_names(graph)
    given = dict(params or {})
    found = Reader(names).understand(text, frozenset(given))
    answer = ask(graph, found.reading.question, {**found.reading.params, **given}, names)
    near_ = "; ".join(f"{one.question.question} ({one.command})" for one in found.close)
    return replace(answer, note=f"this may be meant too: {near_}") if near_ else answer


@dataclass(frozen=True, slots=True)
class Reading:
    """A question that a sentence may ask.

    Attributes:
        question: the question of the catalogue.
        filling: what fills its parameters.
        score: how well it fits, between 0 and 1.
        is_full: whether it has a place for all of the several things that are named, and needs no other.
    """

    question: Question
    filling: Filling
    score: float
    is_full: bool = False

    @property
    def params(self) -> dict[str, str]:
        """The values as ``ask`` takes them: compact IRIs and numbers."""
        return {name: value.options[0] for name, value in self.filling.values.items()}

    @property
    def command(self) -> str:
        """The command that asks this."""
        given = "".join(f" --param {name}={value}" for name, value in sorted(self.params.items()))
        return f"kg ask {self.question.id}{given}"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a sentence asks.

    Attributes:
        reading: the question that is taken.
        close: the next best ones, if they fit nearly as well; two at most.
    """

    reading: Reading
    close: tuple[Reading, ...]


class Reader:
    """Reads sentences as questions of the catalogue; the names of the graph are looked through once.

    Args:
        names: the names of the graph.
        questions: the questions to choose from; by default the catalogue.
    """

    def __init__(self, names: Names, questions: Sequence[Question] | None = None) -> None:
        self.names = names
        self.questions = tuple(questions) if questions is not None else catalogue()
        self._finder = NameFinder(names, knowledge())
        self._wordings = _wordings(self.questions)

    def understand(self, text: str, given: frozenset[str] = frozenset()) -> Understood:
        """Return which question a sentence asks, and of what.

        Args:
            text: the sentence, in English; names may be in any language.
            given: names of parameters for which there are values already.

        Raises:
            QuestionError: if the sentence is empty or too long, if nothing in the catalogue fits, or if it
                is open which question or which thing is meant; it says what to add.
        """
        said = _read(text, self._finder, self._wordings)
        _refuse(said, self._finder.knowledge)
        readings = [one for one in self.rank(said) if given <= {p.name for p in one.question.parameters}]
        if not readings:
            what = f"no question has the parameters {', '.join(sorted(given))}"
            raise QuestionError(what, _short(said.text), _HINT)
        _check_names(said, self._wordings, self.names, readings)
        return _choose(said, readings, self.names, given)

    def rank(self, said: Sentence) -> tuple[Reading, ...]:
        """Return the best reading of a sentence for every question, the best question first."""
        found = [
            max(_readings(said, one, self._wordings, self._finder), key=_order) for one in self.questions
        ]
        full = [one for one in found if one.is_full]
        if len(full) == 1:
            score = full[0].score + knowledge().limits.sole
            found = [replace(one, score=score) if one is full[0] else one for one in found]
        return tuple(sorted(found, key=lambda one: (*(-n for n in _order(one)), one.question.id)))


@cache
def _wordings(questions: tuple[Question, ...]) -> Wordings:
    return Wordings(questions, knowledge())


def _read(text: str, finder: NameFinder, wordings: Wordings) -> Sentence:
    known = finder.knowledge
    if len(text) > known.limits.longest:
        what = f"this is too long for a question ({len(text):,} characters)"
        raise QuestionError(what, _short(text), f"Use at most {known.limits.longest}")
    plain = "".join(c if c.isprintable() else " " for c in text)
    words = finder.words(plain)
    if not any(word.form.isalnum() for word in words):
        raise QuestionError("there are no words in this", _short(text) or "the question", _HINT)
    amounts = read_amounts(words, known)
    named = {n for one in finder.mentions(words, wordings.is_known) for n in range(one.start, one.end)}
    named |= {n for one in amounts for n in range(one.start, one.end)}
    words = tuple(word if n in named else wordings.spelled(word) for n, word in enumerate(words))
    mentions = finder.mentions(words, wordings.is_known)
    names = [one for one in mentions if one.exact and one.is_name]
    free = [a for a in amounts if not any(m.start <= a.start and a.end <= m.end for m in names)]
    return Sentence(" ".join(plain.split()), words, mentions, tuple(free))


def _refuse(said: Sentence, known: Knowledge) -> None:
    """Refuse what no question can answer, unless the words stand in a name."""
    named = {n for one in said.mentions if one.exact and one.is_name for n in range(one.start, one.end)}
    free = [" " if n in named else word.form for n, word in enumerate(said.words)]
    line = f" {' '.join(free)} "
    start = next((n for n, word in enumerate(said.words) if word.form not in _POLITE), 0)
    for refusal in known.refusals:
        if free[start] in refusal.first or any(f" {phrase} " in line for phrase in refusal.anywhere):
            raise QuestionError(refusal.why, _short(said.text), _HINT)
    if said.words[start].raw in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX"}:
        raise QuestionError("this looks like SPARQL", _short(said.text), "kg query takes queries")


_POLITE: Final = frozenset({"please", "can", "could", "would", "you", "kindly", "now", "then", "and", "pls"})


def _order(reading: Reading) -> tuple[float, float, float]:
    filling = reading.filling
    return (
        round(reading.score, 6),
        -len(filling.missing),
        -sum(len(v.options) for v in filling.values.values()),
    )


def _readings(
    said: Sentence, question: Question, wordings: Wordings, finder: NameFinder
) -> Iterator[Reading]:
    limits, weak = finder.knowledge.limits, finder.knowledge.weak
    for filling in fillings(question, said, finder):
        used = [value for value in filling.values.values() if value.end]
        terms, left = _rest(said, filling, finder.knowledge)
        score = wordings.score(question.id, terms, left, named=bool(used))
        if (
            not left
            and len(used) > 1
            and all(term is INSIDE or (term.groups and term.groups <= weak - AGAINST) for term in terms)
        ):
            score = limits.shape
        score *= limits.missing ** len(filling.missing)
        score -= limits.part * sum(not value.exact for value in used)
        score += limits.another * max(0, sum(value.exact for value in used) - 1)
        score -= limits.inner * sum(_is_inner(value, said) for value in used)
        full = len(used) > 1 and not left and not filling.missing and all(value.exact for value in used)
        full = full and not any(term.groups & AGAINST for term in terms)
        yield Reading(question, filling, score, full)


def _is_inner(value: Value, said: Sentence) -> bool:
    """Return whether the words of a value are only a part of the words that stand for one other thing."""
    return any(
        len(one.things) == 1
        and one.start <= value.start
        and value.end <= one.end
        and one.end - one.start > value.end - value.start
        for one in said.mentions
    )


def _rest(said: Sentence, filling: Filling, known: Knowledge) -> tuple[list[Term], float]:
    """Return the words that are not used up by values, and the weight of what has no place."""
    used = [value for value in filling.values.values() if value.end]
    taken = {n for value in used for n in range(value.start, value.end)}
    left = 0.0
    for one in said.mentions:
        if one.exact and one.is_name and not any(value.meets(one.start, one.end) for value in used):
            left += known.limits.name_left
            taken.update(range(one.start, one.end))
    for amount in said.amounts:
        if amount.start not in taken:
            left += known.limits.number_left
            taken.update(range(amount.start, amount.end))
    if not any(one.type == "kg:Policy" for one in filling.missing):
        left += known.limits.name_left * _unnamed(said.words, taken, known)
    terms: list[Term] = []
    run: list[Word] = []
    for n, word in enumerate(said.words):
        if n in taken:
            terms += known.thesaurus.terms(run)
            terms += [INSIDE] if run and _is_in(run) and any(value.start == n for value in used) else []
            run = []
        else:
            run.append(word)
    terms += known.thesaurus.terms(run)
    return [term for term in terms if not _is_relation(term, filling, known)], left


def _unnamed(words: Sequence[Word], taken: Iterable[int], known: Knowledge) -> int:
    """Return how often a policy is spoken of as known ("the law") that no name stands for."""
    pairs = enumerate(pairwise(words), 1)
    return sum(
        word.form in known.definite and before.form in _THE and n not in taken for n, (before, word) in pairs
    )


def _is_relation(term: Term, filling: Filling, known: Knowledge) -> bool:
    """Return whether a word tells the relation that fills a parameter; no wording has it."""
    told = known.thesaurus.terms(read_words(filling.relation))
    return any(term.stem == one.stem or term.groups & one.groups for one in told)


def _is_within(reading: Reading, said: Sentence) -> bool:
    values = reading.filling.values.values()
    return any(one.start and _is_in(said.words[: one.start]) for one in values)


def _is_in(run: Sequence[Word]) -> bool:
    last = run[-2] if run[-1].form == "the" and len(run) > 1 else run[-1]
    return last.form in {"in", "inside", "within"}


def _check_names(said: Sentence, wordings: Wordings, names: Names, readings: Sequence[Reading]) -> None:
    """Refuse a sentence that names a thing which the graph does not know."""
    used = {n for value in readings[0].filling.values.values() for n in range(value.start, value.end)}
    used |= {n for one in said.mentions for n in range(one.start, one.end)}
    shouting = all(word.raw.isupper() for word in said.words)
    small = knowledge().thesaurus.small
    for n, word in enumerate(said.words):
        looks = word.raw != word.raw.lower() and not shouting and (n > 0 or word.raw[:1].islower())
        known = wordings.is_known(word.stem) or word.form in small
        if looks and n not in used and not known:
            what = f"nothing in this graph is called '{word.raw[:60]}'"
            raise QuestionError(what, _short(said.text), _near(names, word.raw))


def _near(names: Names, name: str) -> str:
    close = near(names, name, ("kg:Place", "kg:Policy", "kg:Institution", "kg:Industry"), 3)
    return f"Did you mean {', '.join(map(str, close))}?" if close else "kg show NAME looks for a name"


def _choose(said: Sentence, readings: Sequence[Reading], names: Names, given: frozenset[str]) -> Understood:
    limits = knowledge().limits
    best = readings[0]
    if best.score < limits.least and not _is_clear(best, readings):
        raise QuestionError("no question of the catalogue fits", _short(said.text), _suggest(readings))
    if {one.name for one in best.filling.missing} - given:
        raise QuestionError(_what_is_missing(best), _short(said.text), _HINT)
    for name, value in best.filling.values.items():
        if len(value.options) > 1 and name not in given:
            told = "; ".join(str(describe_thing(names, expand(one))) for one in value.options[:_CANDIDATES])
            raise QuestionError(f"{name} may be: {told}", _short(said.text), "Say which, by name or id")
    best = _twin(best, readings, said)
    others = [one for one in readings if one is not best and not one.filling.is_open]
    rivals = [
        one
        for one in others
        if one.score > best.score - limits.margin and not _are_twins(one, best)
    ]
    if rivals:
        told = "; ".join(f"{one.question.question} ({one.command})" for one in [best, *rivals][:3])
        raise QuestionError("more than one question fits", _short(said.text), f"Ask one of: {told}")
    close = [one for one in others if one.score > best.score - limits.close]
    return Understood(best, tuple(close[:_CLOSE]))


def _twin(best: Reading, readings: Sequence[Reading], said: Sentence) -> Reading:
    """Return the one of two questions that answer much the same which is to be taken, if both fit."""
    known = knowledge()
    for one in readings:
        near_ = one.score > best.score - known.limits.margin and not one.filling.is_open
        if near_ and one is not best and _are_twins(one, best):
            inside = [x for x in (one, best) if x.question.id in known.inside and _is_within(x, said)]
            first = one if (one.question.id, best.question.id) in known.twins else best
            return inside[0] if inside else first
    return best


def _are_twins(one: Reading, other: Reading) -> bool:
    ids = (one.question.id, other.question.id)
    return ids in knowledge().twins or ids[::-1] in knowledge().twins


def _is_clear(best: Reading, readings: Sequence[Reading]) -> bool:
    """Return whether a question of which nothing is open is far better than every other."""
    limits = knowledge().limits
    next_ = max((one.score for one in readings if one.question.id != best.question.id), default=0.0)
    enough = best.score >= limits.least_clear and best.score - next_ >= limits.clear
    return enough and not best.filling.is_open


def _suggest(readings: Sequence[Reading]) -> str:
    near_ = [one for one in readings if one.score > 0][:3]
    told = "; ".join(f"{one.question.question} ({one.question.id})" for one in near_)
    return f"Nearest are: {told}" if told else _HINT


def _what_is_missing(reading: Reading) -> str:
    named = " and ".join(one.name for one in reading.filling.missing)
    return f"it is not said which {named} is meant ({reading.question.id}: {reading.question.question})"


def _short(text: str) -> str:
    cut = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return cut if len(cut) <= 80 else f"{cut[:77]}…"
