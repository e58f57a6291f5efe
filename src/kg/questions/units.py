"""Units and currencies in words; their vocabularies are not loaded, so that no graph has labels for them."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "currency:AED": "dirhams",
        "currency:AUD": "Australian dollars",
        "currency:BDT": "taka",
        "currency:BRL": "reais",
        "currency:CAD": "Canadian dollars",
        "currency:CHF": "Swiss francs",
        "currency:CNY": "yuan",
        "currency:EGP": "Egyptian pounds",
        "currency:ETB": "birr",
        "currency:EUR": "euros",
        "currency:GBP": "pounds sterling",
        "currency:GHS": "cedis",
        "currency:HKD": "Hong Kong dollars",
        "currency:IDR": "rupiah",
        "currency:ILS": "shekels",
        "currency:INR": "rupees",
        "currency:JPY": "yen",
        "currency:KES": "Kenyan shillings",
        "currency:KRW": "won",
        "currency:KZT": "tenge",
        "currency:MNT": "tugriks",
        "currency:MXN": "Mexican pesos",
        "currency:MYR": "ringgit",
        "currency:NGN": "naira",
        "currency:NOK": "Norwegian kroner",
        "currency:NZD": "New Zealand dollars",
        "currency:PHP": "Philippine pesos",
        "currency:PKR": "Pakistani rupees",
        "currency:PLN": "zloty",
        "currency:RUB": "roubles",
        "currency:SAR": "Saudi riyals",
        "currency:SEK": "Swedish kronor",
        "currency:SGD": "Singapore dollars",
        "currency:THB": "baht",
        "currency:TRY": "lira",
        "currency:TWD": "New Taiwan dollars",
        "currency:TZS": "Tanzanian shillings",
        "currency:UAH": "hryvnia",
        "currency:UGX": "Ugandan shillings",
        "currency:USD": "US dollars",
        "currency:UZS": "sum",
        "currency:VND": "dong",
        "currency:XXX": "of a currency not told",
        "currency:ZAR": "rand",
        "currency:ZMW": "kwacha",
        "unit:AC": "acres",
        "unit:BBL": "barrels",
        "unit:BU_US": "bushels",
        "unit:CentiM": "centimetres",
        "unit:DECARE": "decares",
        "unit:DEG_C": "degrees Celsius",
        "unit:DUNAM": "dunams",
        "unit:EFLOPS": "exaflops",
        "unit:FEDDAN": "feddans",
        "unit:FT": "feet",
        "unit:FT2": "square feet",
        "unit:FT3": "cubic feet",
        "unit:GAL_US": "gallons",
        "unit:GigaBIT-PER-SEC": "gigabits per second",
        "unit:GigaTONNE": "gigatonnes",
        "unit:GigaW": "gigawatts",
        "unit:GigaW-HR": "gigawatt hours",
        "unit:HA": "hectares",
        "unit:HR": "hours",
        "unit:KN": "knots",
        "unit:KiloGM": "kilograms",
        "unit:KiloM": "kilometres",
        "unit:KiloM-PER-HR": "kilometres per hour",
        "unit:KiloM2": "square kilometres",
        "unit:KiloTONNE": "kilotonnes",
        "unit:KiloW": "kilowatts",
        "unit:KiloW-HR": "kilowatt hours",
        "unit:L": "litres",
        "unit:LB": "pounds of weight",
        "unit:M": "metres",
        "unit:M2": "square metres",
        "unit:M3": "cubic metres",
        "unit:MI": "miles",
        "unit:MI-PER-HR": "miles per hour",
        "unit:MI2": "square miles",
        "unit:MIN": "minutes",
        "unit:MU": "mu",
        "unit:MegaBIT-PER-SEC": "megabits per second",
        "unit:MegaTOE": "million tonnes of oil equivalent",
        "unit:MegaTONNE": "million tonnes",
        "unit:MegaV-A": "megavolt-amperes",
        "unit:MegaW": "megawatts",
        "unit:MegaW-HR": "megawatt hours",
        "unit:MilliM": "millimetres",
        "unit:NUM": "",
        "unit:NauticalMile": "nautical miles",
        "unit:PERCENT": "per cent",
        "unit:PetaJ": "petajoules",
        "unit:Quintal": "quintals",
        "unit:RAI": "rai",
        "unit:TCE": "tonnes of coal equivalent",
        "unit:TEU": "standard containers",
        "unit:TOE": "tonnes of oil equivalent",
        "unit:TONNE": "tonnes",
        "unit:TeraW": "terawatts",
        "unit:TeraW-HR": "terawatt hours",
        "unit:YR": "years",
    }
)


def unit_in_words(curie: str) -> str:
    """Return a unit in words; a currency that the table does not hold by its letters, other IRIs as they are.

    >>> unit_in_words("unit:HA"), unit_in_words("currency:BWP"), unit_in_words("kg:unit")
    ('hectares', 'BWP', 'kg:unit')
    """
    letters = curie.removeprefix("currency:")
    return UNITS.get(curie, letters)


def find_unit(text: str) -> str:
    """Return the unit or currency that a person names, as compact IRI, or nothing.

    It may be named in words, one or several, or by its letters.

    >>> [find_unit(words) for words in ("hectare", "Square Kilometres", "eur", "BWP", "MWh", "USA")]
    ['unit:HA', 'unit:KiloM2', 'currency:EUR', 'currency:BWP', 'unit:MegaW-HR', '']
    """
    said = " ".join(text.casefold().split())
    if said in _LETTERS:
        return _LETTERS[said]
    if (money := f"currency:{said.upper()}") in UNITS or _CODES.fullmatch(said.upper()):
        return money
    if lettered := next((curie for curie in UNITS if curie.casefold() == f"unit:{said}"), ""):
        return lettered
    named = (curie for curie, words in UNITS.items() if words and said in _forms(words))
    return next(named, "")


# Currencies that are told by their letters (ISO 4217), as few know their names.
_CODES: Final = re.compile(
    r"(?:AFN|ALL|AMD|AOA|ARS|ATS|AZN|BAM|BBD|BEF|BGN|BHD|BIF|BND|BOB|BSD|BTN|BWP|BYN|BZD|CDF|CLP|COP|CRC|"
    r"CZK|DEM|DJF|DKK|DOP|DZD|ERN|ESP|FIM|FJD|FRF|GEL|GMD|GTQ|GYD|HNL|HRK|HUF|IQD|IRR|ISK|ITL|JMD|JOD|"
    r"KGS|KHR|KPW|KWD|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MOP|MUR|MVR|MWK|MZN|NAD|NIO|NLG|NPR|"
    r"OMR|PEN|PGK|PYG|QAR|RON|RSD|RWF|SBD|SCR|SKK|SLE|SLL|SYP|SZL|TJS|TND|TOP|TTD|UYU|VUV|WST|XAF|XCD|"
    r"XEU|XOF|ZWG|ZWL)"
)
_LETTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "%": "unit:PERCENT",
        "percent": "unit:PERCENT",
        "ha": "unit:HA",
        "km": "unit:KiloM",
        "km2": "unit:KiloM2",
        "km²": "unit:KiloM2",
        "sq km": "unit:KiloM2",
        "m2": "unit:M2",
        "m²": "unit:M2",
        "mw": "unit:MegaW",
        "gw": "unit:GigaW",
        "tw": "unit:TeraW",
        "gwh": "unit:GigaW-HR",
        "kw": "unit:KiloW",
        "kwh": "unit:KiloW-HR",
        "mwh": "unit:MegaW-HR",
        "twh": "unit:TeraW-HR",
        "t": "unit:TONNE",
        "number": "unit:NUM",
        "count": "unit:NUM",
        "dollars": "currency:USD",
        "rmb": "currency:CNY",
        "€": "currency:EUR",
        "$": "currency:USD",
        "£": "currency:GBP",
        "¥": "currency:CNY",
        "₹": "currency:INR",
    }
)


def _forms(words: str) -> tuple[str, ...]:
    """Return how people write a unit: in the plural, in the singular, and the American way."""
    plain = words.casefold()
    several = (plain, plain.replace("metre", "meter").replace("tonne", "ton").replace("litre", "liter"))
    return (*several, *(form.removesuffix("s").replace("feet", "foot") for form in several))
