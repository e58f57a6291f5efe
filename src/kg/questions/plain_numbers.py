"""Years, amounts and units in a sentence, in digits or in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.questions.plain_data import Knowledge
from kg.questions.wording import Word

_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2199
_TENS: Final = 20
_CENTURY: Final = 100
_LONGEST: Final = 3


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or a unit in a sentence.

    Attributes:
        start, end: the words it is made of (half open).
        value: the number, or None for a unit that stands by itself.
        is_year: whether it may be a year: a whole number of four digits without a scale.
        units: the units that are meant, as compact IRIs, or none for a number.
    """

    start: int
    end: int
    value: Decimal | None
    is_year: bool = False
    units: tuple[str, ...] = ()


def read_amounts(words: Sequence[Word], known: Knowledge) -> tuple[Amount, ...]:
    """Return the numbers and units of a sentence, from left to right.

    >>> from kg.questions.plain_data import knowledge
    >>> from kg.questions.wording import read_words
    >>> said = read_words("1.5 bn pounds in twenty twenty-nine")
    >>> [(str(a.value), a.is_year, a.units) for a in read_amounts(said, knowledge())]
    [('1500000000.0', False, ()), ('None', False, ('currency:GBP',)), ('2029', True, ())]
    """
    return tuple(_amounts(words, known))


def _amounts(words: Sequence[Word], known: Knowledge) -> Iterator[Amount]:
    at = 0
    while at < len(words):
        found = _year_in_words(words, at, known) or _number(words, at, known) or _unit(words, at, known)
        if found:
            yield found
        at = found.end if found else at + 1


def _unit(words: Sequence[Word], at: int, known: Knowledge) -> Amount | None:
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        units = known.units.get(" ".join(word.form for word in words[at : at + length]))
        if units:
            return Amount(at, at + length, None, units=units)
    return None


def _year_in_words(words: Sequence[Word], at: int, known: Knowledge) -> Amount | None:
    """Return a year told in two halves: twenty twenty-nine, nineteen ninety."""
    first = _below_hundred(words, at, known)
    second = _below_hundred(words, first[1], known) if first and _is_word(words, at) else None
    if not first or not second or not _is_word(words, first[1]):
        return None
    year = first[0] * _CENTURY + second[0]
    in_range = _FIRST_YEAR <= year <= _LAST_YEAR and second[0] >= known.numbers["ten"]
    return Amount(at, second[1], year, is_year=True) if in_range else None


def _below_hundred(words: Sequence[Word], at: int, known: Knowledge) -> tuple[Decimal, int] | None:
    value = known.numbers.get(words[at].form) if at < len(words) else None
    if value is None:
        return None
    unit = known.numbers.get(words[at + 1].form) if at + 1 < len(words) else None
    if value >= _TENS and unit is not None and 1 <= unit < known.numbers["ten"]:
        return value + unit, at + 2
    return value, at + 1


def _is_word(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].form.isalpha()


def _number(words: Sequence[Word], at: int, known: Knowledge) -> Amount | None:
    """Return a number with its scales; a small number word by itself ("one") is no number."""
    digits = words[at].form.replace(",", "")
    is_digits = digits[:1].isdigit() and digits.isascii()
    told = (Decimal(digits), at + 1) if is_digits else _below_hundred(words, at, known)
    if told is None:
        return None
    value, end = told
    first = end
    while end < len(words) and words[end].form in known.scales:
        value *= known.scales[words[end].form]
        end += 1
        if end < len(words) and words[end].form not in known.scales:
            more = _below_hundred(words, end, known)  # "two thousand thirty"
            if more and more[1] <= len(words) and value <= _LAST_YEAR:
                value, end = value + more[0], more[1]
    if not is_digits and end == first:
        return None
    is_year = value == value.to_integral_value() and _FIRST_YEAR <= value <= _LAST_YEAR
    return Amount(at, end, value, is_year=is_year and "," not in words[at].form)
