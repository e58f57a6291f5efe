"""What is known of the ways in which people ask: ``data/plain.toml``, read once a sentence is there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from kg.questions.wording import Thesaurus, make_thesaurus, name_key, stem


@dataclass(frozen=True, slots=True)
class Refusal:
    """Turns of phrase that no question answers.

    Attributes:
        why: what is told.
        anywhere: phrases that tell it wherever they stand.
        first: words that tell it at the beginning only.
    """

    why: str
    anywhere: tuple[str, ...]
    first: frozenset[str]


@dataclass(frozen=True, slots=True)
class Limits:
    """How sure is sure; the values and how they were set stand in the file."""

    longest: int
    least: float
    margin: float
    close: float
    unknown: float
    unknown_named: float
    name_left: float
    term_left: float
    number_left: float
    shared: float
    meanings: float
    lacking: float
    one_of_two: float
    elsewhere: float
    recall: float
    shape: float
    missing: float
    alone: float
    doubt: float
    part: float
    inner: float
    another: float
    sole: float
    foreign: float
    next_unknown: float
    least_clear: float
    clear: float


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The whole file.

    Attributes:
        limits: how sure is sure.
        thesaurus: small words and groups of words.
        refusals: what is never answered.
        numbers: values of number words.
        scales: values of words such as "million".
        units: units that a word may mean, as compact IRIs.
        also: other names of terms, as names are compared, each with the name it stands for.
        heads: nouns by which things of a class (compact IRI) are called.
        definite: nouns that with "the" before them speak of a policy as known.
        no_names: words that nobody means as names, though a vocabulary has terms of that name.
        glue: words that may stand inside a part of a name.
        where: words that lead to a place.
        needs: groups of words of which a question (by its id) needs one.
        pairs: groups of words that speak of two things.
        weak: groups of words that do not make a question by themselves.
        twins: pairs of questions that answer much the same, the one to take if both fit first.
        inside: questions that are taken before such a twin where "in" stands before the thing.
        common: stems that do not make a part of a name by themselves.
        alone: questions that are answered, the first that fits, if a sentence only names one thing.
        idle: words beside the small ones that say nothing there.
        first: questions that go before them, each with lists of words of which one must be said.
    """

    limits: Limits
    thesaurus: Thesaurus
    refusals: tuple[Refusal, ...]
    numbers: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    units: Mapping[str, tuple[str, ...]]
    also: Mapping[str, str]
    heads: Mapping[str, frozenset[str]]
    definite: frozenset[str]
    no_names: frozenset[str]
    glue: frozenset[str]
    where: frozenset[str]
    common: frozenset[str]
    needs: Mapping[str, frozenset[str]]
    pairs: frozenset[str]
    weak: frozenset[str]
    twins: frozenset[tuple[str, str]]
    inside: frozenset[str]
    alone: tuple[str, ...]
    idle: frozenset[str]
    first: Mapping[str, tuple[frozenset[str], ...]]


@cache
def knowledge() -> Knowledge:
    """Return what the file says."""
    text = files("kg.questions").joinpath("data", "plain.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Knowledge(
        Limits(**data["limits"]),
        make_thesaurus(data["small"]["words"], data["groups"]),
        tuple(
            Refusal(
                row["why"],
                tuple(row.get("anywhere", ())),
                frozenset(row.get("first", ())),
            )
            for row in data["refusals"]
        ),
        {word: Decimal(value) for word, value in data["numbers"].items()},
        {word: Decimal(value) for word, value in data["scales"].items()},
        {word: tuple(units) for word, units in data["units"].items()},
        {name_key(name): name_key(meant) for name, meant in data["also"].items()},
        {kind: frozenset(words) for kind, words in data["heads"].items()},
        frozenset(data["names"]["definite"]),
        frozenset(data["names"]["no_names"]),
        frozenset(data["names"]["glue"]),
        frozenset(data["names"]["where"]),
        frozenset(map(stem, data["names"]["common"])),
        {name: frozenset(groups) for name, groups in data["needs"].items()},
        frozenset(data["pairs"]["groups"]),
        frozenset(data["weak"]["groups"]),
        frozenset((first, second) for first, second in data["twins"]["pairs"]),
        frozenset(data["twins"]["inside"]),
        tuple(data["alone"]["questions"]),
        frozenset(data["alone"]["idle"]),
        {name: tuple(map(frozenset, lists)) for name, lists in data["alone"]["first"].items()},
    )
