"""Units and currencies in words; their vocabularies are not loaded, so that no graph has labels for them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

UNITS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "currency:AUD": "Australian dollars",
        "currency:CNY": "yuan",
        "currency:EUR": "euros",
        "currency:GBP": "pounds sterling",
        "currency:HKD": "Hong Kong dollars",
        "currency:INR": "rupees",
        "currency:JPY": "yen",
        "currency:KRW": "won",
        "currency:SGD": "Singapore dollars",
        "currency:USD": "US dollars",
        "currency:VND": "dong",
        "unit:AC": "acres",
        "unit:HA": "hectares",
        "unit:KiloM": "kilometres",
        "unit:KiloM2": "square kilometres",
        "unit:M2": "square metres",
        "unit:MI2": "square miles",
        "unit:MegaW": "megawatts",
        "unit:NUM": "",
        "unit:PERCENT": "per cent",
        "unit:TONNE": "tonnes",
        "unit:YR": "years",
    }
)
