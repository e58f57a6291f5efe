"""Whose dollars "$" alone stands for: those of the country of which a text speaks by far the most."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import DATA, alternation
from kg.claims.values.numbers import Figure
from kg.worked_out import texts

_DOLLAR = "currency:USD"
_STATES = re.compile(r"\b(?:United\s+States|U\.S\.|USA?|American?)\b")
_BARE = re.compile(r"(?:(?!\bU\.?\s?S|\bAmerican\b).)*\sdollars?", re.S)
_OFTEN, _FAR_MORE = 3, 2


@cache
def _names() -> Mapping[str, re.Pattern[str]]:
    table = texts().table(DATA / "currencies.toml")["dollar"]
    return {iri: re.compile(rf"\b{alternation(names)}\b") for iri, names in table.items()} | {
        _DOLLAR: _STATES
    }


def dollar_of(text: str) -> str:
    """Return the currency that "$" alone stands for in a text, by the countries that it names.

    >>> dollar_of("Australia pays $3. Australian ports; Queensland."), dollar_of("Australia pays $3.")
    ('currency:AUD', 'currency:USD')
    """
    if "$" not in text:
        return _DOLLAR
    told = {iri: len(names.findall(text)) for iri, names in _names().items()}
    iri, most = max(told.items(), key=lambda one: (one[1], one[0]))
    return iri if most >= max(_OFTEN, _FAR_MORE * (sum(told.values()) - most)) else _DOLLAR


def in_dollars(figure: Figure, text: str, dollar: str) -> Figure:
    """Return a sum of a sentence that bears "$" or "dollars" alone in the currency ``dollar``.

    >>> from kg.claims.values.numbers import find_figures
    >>> [in_dollars(f, "$3 million", "currency:AUD").unit for f in find_figures("$3 million")]
    ['currency:AUD']
    >>> [in_dollars(f, "US$3 million", "currency:AUD").unit for f in find_figures("US$3 million")]
    ['currency:USD']
    >>> t = "two dollars, 2 US dollars"
    >>> [in_dollars(f, t, "currency:AUD").unit for f in find_figures(t)]
    ['currency:AUD', 'currency:USD']
    """
    words = text[figure.start : figure.end]
    bare = text.startswith("$", figure.start) or _BARE.fullmatch(words) is not None
    alone = figure.unit == _DOLLAR and bare
    return replace(figure, unit=dollar) if alone and dollar else figure


__all__ = ["dollar_of", "in_dollars"]
