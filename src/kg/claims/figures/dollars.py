"""Whose money a sign or word stands for that several countries share: "$", "pesos", "Sh"."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import DATA, alternation, words
from kg.claims.values.numbers import Figure
from kg.worked_out import texts

_DOLLAR, _UNKNOWN = "currency:USD", "currency:XXX"
_STATES = re.compile(r"\b(?:United\s+States|U\.S\.|USA?|American?)\b")
_BARE = re.compile(r"(?:(?!\bU\.?\s?S|\bAmerican\b).)*\sdollars?", re.S)
_OFTEN, _FAR_MORE, _HEAD = 3, 2, 600


@cache
def _names() -> Mapping[str, re.Pattern[str]]:
    table = texts().table(DATA / "currencies.toml")["dollar"]
    return {iri: re.compile(rf"\b{alternation(names)}\b") for iri, names in table.items()} | {
        _DOLLAR: _STATES
    }


@cache
def _elsewhere() -> re.Pattern[str]:
    """Return a pattern of peoples and lenders of elsewhere, whose money it may be."""
    home = {name for iri in _at_home() for name in texts().table(DATA / "currencies.toml")["dollar"][iri]}
    peoples = [name for name in words().map("nationalities") if name not in home]
    return re.compile(
        rf"\b(?:{alternation(peoples)}|World Bank|Hong Kong|IMF|ADB|EU|China|India|Japan|Britain|UK)\b"
    )


@cache
def _at_home() -> frozenset[str]:
    return frozenset(texts().table(DATA / "currencies.toml")["at_home"]["currencies"])


def dollar_of(text: str) -> str:
    """Return the currency that "$" alone stands for in a text, by the countries that it names.

    >>> dollar_of("Australia pays $3. Australian ports; Queensland."), dollar_of("Fiji pays $3.")
    ('currency:AUD', 'currency:USD')

    Where all prices are told in dollars of the place, it is enough to be named at the head of a text and once more, if
    the text names no other country.
    """
    if "$" not in text:
        return _DOLLAR
    told = {iri: len(names.findall(text)) for iri, names in _names().items()}
    named = [iri for iri, often in told.items() if often]
    if len(named) == 1 and named[0] in _at_home() and told[named[0]] > 1 and not _elsewhere().search(text):
        return named[0] if _names()[named[0]].search(text, 0, _HEAD) else _DOLLAR
    iri, most = max(told.items(), key=lambda one: (one[1], one[0]))
    return iri if most >= max(_OFTEN, _FAR_MORE * (sum(told.values()) - most)) else _DOLLAR


@cache
def _sharing() -> Mapping[str, Mapping[str, re.Pattern[str]]]:
    table = texts().table(DATA / "currencies.toml")["shared"]
    return {
        # "New Mexico" is another place, "Michael Jordan" a man.
        sign: {
            iri: re.compile(rf"(?<!New )(?<!Michael )\b{alternation(names)}\b")
            for iri, names in countries.items()
        }
        for sign, countries in table.items()
    }


def money_of(text: str) -> Mapping[str, str]:
    """Return the currencies that a text means by "$" and by the signs and words that countries share.

    >>> money_of("Kenya pays 3 shillings and $2. Kenyan ports.")["shilling"]
    'currency:KES'
    """
    folded = text.casefold()
    return {"$": dollar_of(text)} | {
        sign: most
        for sign, countries in _sharing().items()
        if sign.casefold() in folded and (most := _named_most(text, countries))
    }


def _named_most(text: str, countries: Mapping[str, re.Pattern[str]]) -> str:
    told = {iri: len(names.findall(text)) for iri, names in countries.items()}
    most = max(told.values())
    others = sum(told.values()) - most
    # One word in passing does not tell whose money it is.
    sure = most >= _FAR_MORE and most >= _FAR_MORE * others
    return next(iri for iri, often in told.items() if often == most) if sure else ""


def in_local_money(figure: Figure, text: str, money: Mapping[str, str]) -> Figure:
    """Return a sum of a sentence whose sign or word several countries share in the currency that its text means.

    >>> from kg.claims.values.numbers import find_figures
    >>> [in_local_money(f, "$3 million", {"$": "currency:AUD"}).unit for f in find_figures("$3 million")]
    ['currency:AUD']
    >>> [in_local_money(f, "US$3 million", {"$": "currency:AUD"}).unit for f in find_figures("US$3 million")]
    ['currency:USD']
    >>> t = "two dollars, 2 US dollars, 5 pesos"
    >>> [in_local_money(f, t, {"$": "currency:AUD", "peso": "currency:PHP"}).unit for f in find_figures(t)]
    ['currency:AUD', 'currency:USD', 'currency:PHP']
    """
    said = text[figure.start : figure.end]
    if figure.unit == _UNKNOWN:
        sign = next((sign for sign in _sharing() if _bears(said, sign)), "")
        unit = (sign and _named_alone(text, _sharing()[sign])) or money.get(sign, "") or figure.unit
        return replace(figure, unit=unit)
    bare = text.startswith("$", figure.start) or _BARE.fullmatch(said) is not None
    alone = figure.unit == _DOLLAR and bare
    return replace(figure, unit=money.get("$", _DOLLAR)) if alone else figure


def _named_alone(sentence: str, countries: Mapping[str, re.Pattern[str]]) -> str:
    """Return the currency of the only country that shares a sign and that a sentence names, or nothing."""
    told = [iri for iri, names in countries.items() if names.search(sentence)]
    return told[0] if len(told) == 1 else ""


def _bears(said: str, sign: str) -> bool:
    """Return whether a sum bears a sign before its number, or a word behind it."""
    return said.startswith(sign) if sign[0].isupper() else said.casefold().rstrip("s").endswith(sign)


__all__ = ["in_local_money", "money_of"]
