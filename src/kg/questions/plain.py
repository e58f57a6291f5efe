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
from dataclasses import replace
from functools import cache
from typing import Final

from kg.exceptions import QuestionError
from kg.questions.ask import Answer, ask
from kg.questions.catalogue import Question, catalogue
from kg.questions.names import Names, read_names
from kg.questions.plain_choice import check_names, choose
from kg.questions.plain_data import Knowledge, knowledge
from kg.questions.plain_fill import Filling, Sentence, Value, fillings
from kg.questions.plain_names import Mention, NameFinder
from kg.questions.plain_numbers import read_amounts
from kg.questions.plain_placed import placed
from kg.questions.plain_reading import Reading, Understood
from kg.questions.plain_replies import HINT, short
from kg.questions.plain_score import AGAINST, INSIDE, Wordings, is_had, is_in
from kg.questions.source import Source
from kg.questions.wording import Term, Word, name_key, read_words

_THE: Final = frozenset({"the", "this", "that"})


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
            raise QuestionError(what, short(said.text), HINT)
        check_names(said, self._wordings, self.names, readings)
        return choose(said, readings, self._finder, given)

    def rank(self, said: Sentence) -> tuple[Reading, ...]:
        """Return the best reading of a sentence for every question, the best question first."""
        found = [
            max(_readings(said, one, self._wordings, self._finder), key=_order) for one in self.questions
        ]
        found = [replace(one, score=_VERBATIM) if _is_verbatim(said, one.question) else one for one in found]
        full = [one for one in found if one.is_full]
        if len(full) == 1:
            score = full[0].score + knowledge().limits.sole
            found = [replace(one, score=score) if one is full[0] else one for one in found]
        return tuple(sorted(found, key=lambda one: (*(-n for n in _order(one)), one.question.id)))


_VERBATIM: Final = 1.0
"""The score of a question that leaves nothing open and is asked in its own words."""


def _is_verbatim(said: Sentence, question: Question) -> bool:
    """Return whether a sentence is a wording of a question that leaves nothing open, word by word."""
    if question.parameters:
        return False
    asked = name_key(said.text.casefold().rstrip(" ?.!"))
    return any(asked == name_key(text.casefold()) for text in (question.question, *question.wordings))


@cache
def _wordings(questions: tuple[Question, ...]) -> Wordings:
    return Wordings(questions, knowledge())


def _read(text: str, finder: NameFinder, wordings: Wordings) -> Sentence:
    known = finder.knowledge
    if len(text) > known.limits.longest:
        what = f"this is too long for a question ({len(text):,} characters)"
        raise QuestionError(what, short(text), f"Use at most {known.limits.longest}")
    plain = "".join(c if c.isprintable() else " " for c in text)
    words = finder.words(plain)
    if not any(word.form.isalnum() for word in words):
        raise QuestionError("there are no words in this", short(text) or "the question", HINT)
    amounts = read_amounts(words, known)
    named = {n for one in finder.mentions(words, wordings.is_known) for n in range(one.start, one.end)}
    named |= {n for one in amounts for n in range(one.start, one.end)}
    words = tuple(word if n in named else wordings.spelled(word) for n, word in enumerate(words))
    mentions = finder.mentions(words, wordings.is_known)
    names = [one for one in mentions if one.exact and one.is_name]
    free = [a for a in amounts if not any(m.start <= a.start and a.end <= m.end for m in names)]
    return Sentence(" ".join(plain.split()), words, mentions, tuple(free))


def _refuse(said: Sentence, known: Knowledge) -> None:
    """Refuse what no question can answer, unless the words stand in a name, known or not."""
    named = {n for one in said.mentions if one.exact and one.is_name for n in range(one.start, one.end)}
    named |= _capitalised(said.words)
    free = [" " if n in named else word.form for n, word in enumerate(said.words)]
    line = f" {' '.join(free)} "
    start = next((n for n, word in enumerate(said.words) if word.form not in _POLITE), 0)
    for refusal in known.refusals:
        if free[start] in refusal.first or any(f" {phrase} " in line for phrase in refusal.anywhere):
            raise QuestionError(refusal.why, short(said.text), HINT)
    if said.words[start].raw in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX"}:
        raise QuestionError("this looks like SPARQL", short(said.text), "kg query takes queries")


def _capitalised(words: Sequence[Word]) -> set[int]:
    """Return which words open with a capital as names do ("the Smart Harbour Plan"), unless most do."""
    found = {n for n, w in enumerate(words) if n and w.raw[:1].isupper() and not w.raw.isupper()}
    return found if 2 * len(found) <= len(words) + 1 else set()


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
        spare = list(_spare(question, said, finder))
        terms, left = _rest(said, filling, spare, finder)
        score = wordings.score(question.id, terms, left, named=bool(used))
        if (
            not left
            and len(used) + len(spare) > 1
            and question.id not in finder.knowledge.needs
            and all(term is INSIDE or (term.groups and term.groups <= weak - AGAINST) for term in terms)
        ):
            score = limits.shape
        score *= limits.missing ** len(filling.missing)
        if _is_one_of_two(question, filling) and not any(t.groups & finder.knowledge.pairs for t in terms):
            score *= limits.one_of_two
        score -= limits.part * sum(not value.exact for value in used)
        score += limits.another * max(0, sum(value.exact for value in used) - 1)
        score -= limits.inner * sum(_is_inner(value, said) for value in used)
        full = len(used) + len(spare) > 1 and not left and not filling.missing
        full = full and all(value.exact for value in used)
        full = full and not any(term.groups & AGAINST for term in terms)
        needs = finder.knowledge.needs.get(question.id, frozenset())
        full = full and (not needs or any(term.groups & needs for term in terms))
        yield Reading(question, filling, score, full)


def _is_one_of_two(question: Question, filling: Filling) -> bool:
    """Return whether a question is of two like things, of which only one is named."""
    named = {one.type for one in question.parameters if one not in filling.missing}
    return any(one.type in named for one in filling.missing)


def _is_inner(value: Value, said: Sentence) -> bool:
    """Return whether the words of a value are only a part of the words that stand for one other thing."""
    return any(
        len(one.things) == 1
        and one.start <= value.start
        and value.end <= one.end
        and one.end - one.start > value.end - value.start
        for one in said.mentions
    )


def _spare(question: Question, said: Sentence, finder: NameFinder) -> Iterator[Mention]:
    """Yield the indicators that are named, if a question has no parameter for them and speaks of them."""
    names = {one.name for one in question.parameters}
    if "indicator" not in names and any("{indicator}" in text for text in question.wordings):
        for one in said.mentions:
            if one.exact and any(finder.fits(iri, "kg:Indicator") for iri in one.things):
                yield one


def _rest(
    said: Sentence, filling: Filling, spare: Sequence[Mention], finder: NameFinder
) -> tuple[list[Term], float]:
    """Return the words that are not used up by values, and the weight of what has no place."""
    known = finder.knowledge
    used = [value for value in filling.values.values() if value.end]
    taken = {n for value in used for n in range(value.start, value.end)}
    taken |= {n for one in spare for n in range(one.start, one.end)} | placed(said, used, finder)
    left = 0.0
    for one in said.mentions:
        if taken.issuperset(range(one.start, one.end)):
            continue
        if one.exact and one.is_name and not any(value.meets(one.start, one.end) for value in used):
            left += known.limits.name_left
            taken.update(range(one.start, one.end))
        elif one.exact and not one.is_common and one.start not in taken:
            left += known.limits.term_left
    for amount in said.amounts:
        if amount.start not in taken:
            left += known.limits.number_left
            taken.update(range(amount.start, amount.end))
    if not any(one.type == "kg:Policy" for one in filling.missing):
        left += known.limits.name_left * _unnamed(said, taken, known)
    terms: list[Term] = []
    run: list[Word] = []
    for n, word in enumerate(said.words):
        if n in taken:
            terms += known.thesaurus.terms(run)
            terms += [INSIDE] if run and is_in(run) and any(value.start == n for value in used) else []
            run = []
        else:
            terms += [INSIDE] if any(value.end == n and is_had(said.words, n) for value in used) else []
            run.append(word)
    terms += known.thesaurus.terms(run)
    return [term for term in terms if not _is_relation(term, filling, known)], left


def _unnamed(said: Sentence, taken: Iterable[int], known: Knowledge) -> int:
    """Return how often a policy is spoken of that no name stands for: "the law", "the Norvian port plan"."""
    left = set(range(len(said.words))) - set(taken)
    ends = [n for n in left if said.words[n].form in known.definite]
    return sum(_is_definite(said, n) for n in ends)


def _is_definite(said: Sentence, end: int) -> bool:
    """Return whether "the" stands right before a word, or before a name at most two words before it."""
    if end and said.words[end - 1].form in _THE:
        return True
    return any(
        one.exact and one.is_name and one.start and said.words[one.start - 1].form in _THE
        for one in said.mentions
        if 0 <= end - one.end <= _BETWEEN
    )


_BETWEEN: Final = 2


def _is_relation(term: Term, filling: Filling, known: Knowledge) -> bool:
    """Return whether a word tells the relation that fills a parameter; no wording has it."""
    told = known.thesaurus.terms(read_words(filling.relation))
    return any(term.stem == one.stem or term.groups & one.groups for one in told)
