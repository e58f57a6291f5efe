"""Units, currencies, powers of ten and hedges of ``data/units.toml`` and ``data/currencies.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import DATA, alternation
from kg.claims.values.numerals import COMPOUND, DIGITS, WORDS
from kg.worked_out import texts


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its IRI, what it measures if nothing else is said, and its size beside others of the dimension."""

    iri: str
    dimension: str
    size: Decimal


@dataclass(frozen=True, slots=True)
class Units:
    """The tables of units, currencies, scales and hedges, with the patterns made of them.

    ``letter`` holds the letters that stand for a currency only where a power of ten follows the number.
    ``cue`` is what every figure holds: a digit or a number word; it begins at most ``lead`` letters before.
    """

    units: Mapping[str, Unit]
    currency: Mapping[str, str]
    letter: Mapping[str, str]
    scale: Mapping[str, Decimal]
    hedge: Mapping[str, str]
    figure: re.Pattern[str]
    cue: Cued
    lead: int
    before: re.Pattern[str]
    round_unit: re.Pattern[str]


@cache
def units() -> Units:
    """Return the tables of the data files, compiled."""
    raw = _load("units.toml")
    money = _load("currencies.toml")
    named: dict[str, str] = money["currency"]
    # "czech crowns" and "us dollars" are written, too.
    currency = {name.casefold(): iri for name, iri in reversed(named.items()) if " " in name} | named
    written = [form for unit in raw["unit"] for form in unit["forms"]]
    folded = {f.casefold(): u for u in reversed(raw["unit"]) for f in u["forms"]}
    exact = {f: u for u in raw["unit"] for f in u["forms"]}
    after = _after(named)
    return Units(
        {f: Unit(u["iri"], u["dimension"], Decimal(u["size"])) for f, u in (folded | exact).items()},
        currency,
        money["letter"],
        {k: Decimal(v) for k, v in raw["scale"].items()},
        {k.casefold(): v for k, v in raw["hedge"].items()},
        re.compile(_figure(written, named | money["letter"], after, raw["scale"]), re.I),
        cued(rf"\d|(?<![A-Za-z])(?:{alternation(WORDS)})(?:(?![A-Za-z])|(?=fold))", re.I),
        max(len(name) for name in named if not name.islower()) + 1,
        re.compile(
            rf"(?:\b(?P<verb>{alternation(raw['spread']['verbs'])})\s+(?:out\s+)?)?"
            rf"\b(?P<hedge>{alternation(raw['hedge'])})(?:\s+(?:the|a|an|its|total|of))*\s+$",
            re.I,
        ),
        re.compile(rf"[\s-]+(?:(?P<c>{after})|(?P<u>{alternation(written)}))(?![\w²])", re.I),
    )


def _load(name: str) -> Mapping[str, Any]:
    return texts().table(DATA / name)


def _after(currency: Mapping[str, str]) -> str:
    # Codes keep their capitals: "try" and "all" are words.
    names = alternation(c for c in currency if re.fullmatch(r"[\w. ]*[a-z. ]{3,}", c))
    codes = alternation(c for c in currency if re.fullmatch(r"[A-Z]{3}|RM|ECUs?", c))
    return rf"(?:{names}\b|(?-i:{codes})\b|{alternation(('€', '£', 'US$', 'HK$'))})"


# "$192. mil": a full stop stands before or behind a clipped word.
_CLIPPED = r"(?:mil|bil|tril)"
# What newspapers count in "3m jobs"; "a 3m wall" is a length.
_COUNTED = r"(?:jobs|workers|homes|houses|flats|units|households|families|students|pupils|visitors|tourists|passengers|vehicles|cars|trees|users|customers|subscribers|farmers|migrants|refugees|children|women|men|voters|trips|doses|companies|firms)"


def _figure(written: list[str], currency: Mapping[str, str], after: str, scales: Mapping[str, str]) -> str:
    before = alternation(c for c in currency if not c.islower())
    scale = alternation(scales)
    # A bare "m" or "b" is a scale after a currency only: "500 m" is a length, and "a 3 mil film" is thin.
    spelt = alternation(k for k in scales if len(k) > 1 and not re.fullmatch(_CLIPPED, k))
    first = "".join(sorted({word[0] for word in (*WORDS, *(c for c in currency if not c.islower()))}))
    words = f"{COMPOUND}|{alternation(WORDS)}"
    return (
        # No figure begins inside a word or with another letter: most places are ruled out at once.
        rf"(?<![A-Za-z])(?=[\d{re.escape(first)}])"
        # "Rs. 2, 057 billion": a space after the comma.
        rf"(?:(?P<c1>(?<![A-Za-z$])(?-i:{before}))\s?(?:[~≈]\s?)?(?P<n1>\d{{1,3}}(?:,\s\d{{3}})+(?=\s(?:{scale})\b)|{DIGITS})(?:(?:[\s-]{{1,2}}|\.\s?(?=(?-i:{_CLIPPED})\b))?(?P<s1>{scale})\b)?"
        rf"|(?<![\w.,-])(?P<n2>{DIGITS}|{words})(?:[\s-]?(?P<s2>{scale})(?![\w]))?[\s-]{{0,2}}(?P<c2>{after})"
        rf"|(?<![\w.,/-])(?P<n6>{DIGITS})(?P<s6>[mk]|bn|mn)(?=\s(?:\w+\s){{0,2}}{_COUNTED}\b)"
        rf"|(?<![\w.,-])(?P<n3>{DIGITS}|{words})(?:[\s-]+(?P<s3>{spelt})(?![\w])|(?P<s5>[mk]|bn|mn|tn)(?=\s(?:{alternation(written)})\b))?[\s-]{{0,2}}"
        rf"(?P<u3>{alternation(written)})(?:(?![\w²])|(?<=[a-z]{{4}})(?=\d{{1,2}}\b))"
        rf"|(?<![\w.,/-])(?P<n4>{DIGITS}|{words})(?![\d%/A-Za-z]|\.\d)(?:[\s-]+(?P<s4>{spelt})(?![\w]))?)"
    )
