"""Figures in English text: number, unit or currency, and how exact they are.

A small grammar of our own: general number libraries misread money, scales and Indian units. Values are
exact decimals in the unit named; a figure without a unit is a count of the noun that follows.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from kg.claims.words import DATA, alternation

WORDS = {
    w: n
    for n, w in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
# "No. 12", "Article 5" are names, not figures; "every 10,000 residents" is a measuring rod.
_NO_FIGURE = re.compile(
    r"(?<![a-z-])(?:no\.|article|chapter|section|annex|phase|pillar|page|clause|stage|part|table|every|each|per) $",
    re.I,
)
# 1,234,567; 1,26,000 as in India; 56 000 with a thin or plain space.
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)|\d{1,3}(?:[   ]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as found.

    Attributes:
        start, end: where it stands, with its unit and without its hedge.
        value: the number in full, in ``unit``.
        unit: compact IRI of the unit or currency.
        dimension: local name of the indicator that the unit suggests, or empty.
        qualifier: local name of the qualifier concept (``q-over`` …).
        noun: what is counted, where there is no unit.
        money: whether the unit is a currency.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    dimension: str = ""
    qualifier: str = "q-exact"
    noun: str = ""
    money: bool = False


@dataclass(frozen=True, slots=True)
class Units:
    """The table of units, currencies, scales, hedges and cues."""

    units: Mapping[str, tuple[str, str, Decimal]]
    currency: Mapping[str, str]
    scale: Mapping[str, Decimal]
    hedge: Mapping[str, str]
    cues: tuple[tuple[str, bool, re.Pattern[str]], ...]
    counted: Mapping[str, str]
    figure: re.Pattern[str]
    before: re.Pattern[str]


@cache
def units() -> Units:
    """Return the table of ``data/units.toml``, compiled."""
    raw: Mapping[str, Any] = tomllib.loads((DATA / "units.toml").read_text(encoding="utf-8"))
    forms = {
        form.casefold(): (unit["iri"], unit["dimension"], Decimal(factor))
        for unit in raw["unit"]
        for form, factor in unit["forms"].items()
    }
    scales = {k: Decimal(v) for k, v in raw["scale"].items()}
    written = [form for unit in raw["unit"] for form in unit["forms"]]
    before = alternation(c for c in raw["currency"] if not c.islower())
    after = alternation(c for c in raw["currency"] if c not in ("$", "Rs", "Rs.", "RM", "¥", "€", "£", "₹"))
    symbols = alternation(("€", "£"))
    scale = alternation(scales)
    # A bare "m" or "b" is a scale after a currency only: "500 m" is a length.
    spelt = alternation(k for k in scales if len(k) > 1)
    first = "".join(sorted({word[0] for word in (*WORDS, *raw["currency"])}))
    pattern = (
        # No figure begins inside a word or with another letter: most places are ruled out at once.
        rf"(?<![A-Za-z])(?=[\d{re.escape(first)}])"
        rf"(?:(?P<c1>(?<![A-Za-z$]){before})\s?(?P<n1>{_DIGITS})(?:[\s-]?(?P<s1>{scale})\b)?"
        rf"|(?<![\w.,-])(?P<n2>{_DIGITS})(?:[\s-]?(?P<s2>{scale})(?![\w]))?\s?(?P<c2>(?:{after}\b|{symbols}))"
        rf"|(?<![\w.,-])(?P<n3>{_DIGITS}|{alternation(WORDS)})(?:[\s-]+(?P<s3>{spelt})(?![\w]))?[\s-]?"
        rf"(?P<u3>{alternation(written)})(?![\w²])"
        rf"|(?<![\w.,/-])(?P<n4>{_DIGITS}|{alternation(WORDS)})(?![\d%/]|\.\d)(?:\s+(?P<s4>{spelt})(?![\w]))?)"
    )
    return Units(
        forms,
        raw["currency"],
        scales,
        {k.casefold(): v for k, v in raw["hedge"].items()},
        tuple((c["indicator"], c["money"], re.compile(rf"\b(?:{c['near']})\b", re.I)) for c in raw["cue"]),
        raw["counted"],
        re.compile(pattern, re.I),
        re.compile(rf"\b({alternation(raw['hedge'])})(?:\s+(?:the|a|an|its|total|of))*\s+$", re.I),
    )


def find_figures(text: str) -> Iterator[Figure]:
    """Yield the figures of a text in order.

    >>> [(str(f.value), f.unit) for f in find_figures("over RMB 7.2 trillion, 1.5 lakh crore rupees, 12 km²")]
    [('7200000000000.0', 'currency:CNY'), ('1500000000000.0', 'currency:INR'), ('12', 'unit:KiloM2')]
    >>> [str(f.value) for f in find_figures("Article 5 wants 80 patents for every 10,000 residents of part three")]
    ['80']
    """
    table = units()
    for match in table.figure.finditer(text):
        if figure := _read(match, text, table):
            yield figure


_GROUPING = re.compile(r"[,\s  ]")


def number(text: str) -> Decimal:
    """Return the value of digits with grouping, or of a number word.

    >>> number("1,198"), number("twelve")
    (Decimal('1198'), Decimal('12'))
    """
    word = WORDS.get(text.casefold())
    return Decimal(word) if word else Decimal(_GROUPING.sub("", text))


def _read(match: re.Match[str], text: str, table: Units) -> Figure | None:
    if _NO_FIGURE.search(text, max(0, match.start() - 10), match.start()):
        return None
    digits = match["n1"] or match["n2"] or match["n3"] or match["n4"]
    scale = match["s1"] or match["s2"] or match["s3"] or match["s4"] or ""
    value = number(digits) * (table.scale[re.sub(r"\s+", " ", scale.lower())] if scale else 1)
    hedge = table.before.search(text, max(0, match.start() - 40), match.start())
    qualifier = table.hedge[re.sub(r"\s+", " ", hedge[1].casefold())] if hedge else "q-exact"
    if text.startswith(" and a half", text.index(digits, match.start()) + len(digits)):
        return None  # "two and a half million" is not two
    currency = re.sub(r"\s+", " ", match["c1"] or match["c2"] or "")
    if currency:
        iri = table.currency.get(currency) or table.currency.get(
            currency.lower(), table.currency.get(currency.upper(), "")
        )
        return Figure(match.start(), match.end(), value, iri, "", qualifier, "", True) if iri else None
    if match["u3"]:
        iri, dimension, factor = table.units[re.sub(r"\s+", " ", match["u3"].casefold())]
        return Figure(match.start(), match.end(), value * factor, iri, dimension, qualifier)
    noun = _noun(text, match.end())
    return Figure(match.start(), match.end(), value, "unit:NUM", "", qualifier, noun)


_NOUN = re.compile(r"\s+((?:[A-Za-z][\w&'’-]*\s+){0,3}?)([a-z][\w-]*s|people)\b(?!\s+of\s+the)")


def _noun(text: str, at: int) -> str:
    match = _NOUN.match(text, at)
    return (match[1] + match[2]) if match else ""
