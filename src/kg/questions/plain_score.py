"""How well a sentence fits the wordings of a question: shared words, weighed by how rare they are."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.questions.catalogue import Question
from kg.questions.plain_data import Knowledge
from kg.questions.wording import Term, Word, read_words

INSIDE: Final = Term("@in", frozenset({"@in"}))
"""Stands for "in" right before a name."""
AGAINST: Final = frozenset({"foreign", "denial"})
"""Groups of words that tell against a question which has no place for them."""
_SLIPS: Final = 5
"""Words that are shorter are not corrected."""
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_SLOT: Final = re.compile(r"\{\w+\}")
_IN_SLOT: Final = re.compile(r"\b(?:in|inside|within)(?: the)? \{\w+\}")


@dataclass(frozen=True, slots=True)
class _Wording:
    keys: Mapping[str, float]
    terms: tuple[Term, ...]


class Wordings:
    """The wordings of all questions, weighed.

    The weight of a stem or a group is ``log(1 + (N - n + 0.5) / (n + 0.5))``, where n of the N questions
    use it: the inverse document frequency of BM25 (Robertson and Zaragoza 2009).
    """

    def __init__(self, questions: Sequence[Question], known: Knowledge) -> None:
        self._known = known
        self._wordings = {one.id: tuple(map(self._read, _texts(one))) for one in questions}
        self._keys = {name: _keys(all_) for name, all_ in self._wordings.items()}
        count: Counter[str] = Counter()
        for all_ in self._wordings.values():
            count.update(_shares(all_))
        total = len(questions)
        self._told: dict[Term, float] = {}
        self._weights = {key: math.log(1 + (total - n + 0.5) / (n + 0.5)) for key, n in count.items()}
        stems = {word.stem for one in questions for text in _texts(one) for word in read_words(text)}
        single = {word for key in known.thesaurus.groups for word in key.split()}
        refused = {w for r in known.refusals for p in (*r.first, *r.anywhere) for w in p.split()}
        self._stems = frozenset(stems | single | known.thesaurus.small)
        self._spelled = self._stems | refused

    def is_known(self, stem: str) -> bool:
        """Return whether the catalogue, its groups of words, or the small words use a stem."""
        return stem in self._stems

    def spelled(self, word: Word) -> Word:
        """Return a word as it is spelled, if it is unknown but one slip away from one known word's stem."""
        known = word.stem in self._stems or word.form in self._spelled
        if known or len(word.form) < _SLIPS or not word.form.isascii() or word.raw[:1].isupper():
            return word
        near = sorted({one for one in _slips(word.stem) if one in self._stems and len(one) >= _SLIPS - 1})
        return replace(word, form=near[0], bare=near[0], stem=near[0]) if len(near) == 1 else word

    def _read(self, text: str) -> _Wording:
        terms = list(self._known.thesaurus.terms(read_words(_SLOT.sub(" , ", text))))
        if _IN_SLOT.search(text):
            terms.append(INSIDE)
        return _Wording(self._strengths(terms), tuple(terms))

    def _strengths(self, terms: Iterable[Term]) -> Mapping[str, float]:
        """Return how well a stem or a group of these words is matched: less if a word has many groups."""
        limits = self._known.limits
        found: dict[str, float] = {}
        for term in terms:
            found[term.stem] = 1.0
            shared = max(limits.shared - limits.meanings * (len(term.groups) - 1), limits.shared / 2)
            for group in term.groups - AGAINST:
                found[f"#{group}"] = max(shared, found.get(f"#{group}", 0.0))
        return found

    def weight(self, term: Term, unknown: float = 0.0) -> float:
        """Return how much a word tells: that of its most telling group, else its own, else of an unknown."""
        weight = self._told.get(term)
        if weight is None:
            keys = (f"#{group}" for group in term.groups)
            groups = [self._weights[key] for key in keys if key in self._weights]
            weight = max(groups, default=self._weights.get(term.stem, -1.0))
            if weight >= 0:
                self._told[term] = weight
        return weight if weight >= 0 else unknown

    def score(self, question: str, terms: Sequence[Term], left: float, *, named: bool) -> float:
        """Return how well words fit a question, between 0 and 1.

        Most of it is the share of the weight of the words that the question accounts for; the rest is
        the share of the weight of one wording that the words account for. The wording is the best one.

        Args:
            question: id of the question.
            terms: the words that count.
            left: weight of what is in the sentence besides and has no place in the question.
            named: whether the question has a place for something that the sentence names.
        """
        limits, keys = self._known.limits, self._keys[question]
        weights = list(self._weigh(question, terms, limits.unknown_named if named else limits.unknown))
        whole = sum(weights) + left + limits.doubt
        if not weights:
            return 0.0
        strong = [term for term in terms if term.groups - self._known.weak - INSIDE.groups or not term.groups]
        if not any(self._match(term, keys) for term in strong):
            return 0.0
        anywhere = [limits.elsewhere * self._match(term, keys) for term in terms]
        if not named and sum(w for w, a in zip(weights, anywhere, strict=True) if a) < limits.alone:
            return 0.0
        said = self._strengths(terms)
        got = sum(w * a for w, a in zip(weights, anywhere, strict=True)) / whole
        best = (1 - limits.recall) * got
        for wording in self._wordings[question]:
            if not said.keys().isdisjoint(wording.keys):
                here = (max(a, self._match(t, wording.keys)) for t, a in zip(terms, anywhere, strict=True))
                got = sum(w * h for w, h in zip(weights, here, strict=True)) / whole
                recall = self._recall(wording, said)
                best = max(best, (1 - limits.recall) * got + limits.recall * recall)
        needs = self._known.needs.get(question, frozenset())
        lacks = needs and not any(term.groups & needs for term in terms)
        against = any(term.groups & AGAINST and not self._match(term, keys) for term in terms)
        return best * limits.lacking if lacks or against else best

    def _weigh(self, question: str, terms: Sequence[Term], unknown: float) -> Iterator[float]:
        """Yield the weight of each word: of unknown ones the next tells less than the one before.

        A word from another field, and a denial that the question has no place for, outweigh all others.
        """
        limits = self._known.limits
        for term in terms:
            weight = self.weight(term, -1.0)
            if AGAINST & term.groups and not self._match(term, self._keys[question]):
                yield limits.foreign
            elif weight < 0:
                yield unknown
                unknown *= limits.next_unknown
            else:
                yield weight

    @staticmethod
    def _match(term: Term, keys: Mapping[str, float]) -> float:
        if term.stem in keys:
            return 1.0
        return max((keys[f"#{group}"] for group in term.groups if f"#{group}" in keys), default=0.0)

    def _recall(self, wording: _Wording, said: Mapping[str, float]) -> float:
        """Return which share of the weight of a wording the words of a sentence account for."""
        weights = [self.weight(term) for term in wording.terms]
        whole = sum(weights)
        got = sum(w * self._match(t, said) for w, t in zip(weights, wording.terms, strict=True))
        return got / whole if whole else 0.0


def is_in(run: Sequence[Word]) -> bool:
    """Return whether words end in "in", as before the name of a place."""
    last = run[-2] if run[-1].form == "the" and len(run) > 1 else run[-1]
    return last.form in {"in", "inside", "within"}


def is_had(words: Sequence[Word], end: int) -> bool:
    """Return whether "has" stands behind a place that ends there: "which zones does Norvia have"."""
    return end < len(words) and words[end].form in _HAS


_HAS: Final = frozenset({"have", "has", "host", "hosts", "possess"})


def _texts(question: Question) -> tuple[str, ...]:
    return (question.question, *question.wordings)


def _keys(wordings: Sequence[_Wording]) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for one in wordings:
        found |= {key: max(value, found.get(key, 0.0)) for key, value in one.keys.items()}
    return found


def _slips(word: str) -> Iterator[str]:
    """Yield all words that are one slip away: a letter too many, too few, another, or two turned round."""
    for n in range(len(word) + 1):
        head, tail = word[:n], word[n:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _shares(wordings: Sequence[_Wording]) -> dict[str, float]:
    """Return how far a question uses each stem and group: a word that is in several groups is shared out."""
    found: dict[str, float] = {}
    for term in (term for one in wordings for term in one.terms):
        found[term.stem] = 1.0
        for group in term.groups:
            key = f"#{group}"
            found[key] = max(found.get(key, 0.0), 1 / len(term.groups))
    return found
