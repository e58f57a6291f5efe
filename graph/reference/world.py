"""The countries of ISO 3166-1, first-level areas of some of them, and the places kept by hand."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pycountry
from babel import Locale
from rows import Place, cell, manual, plain, unique

# Countries whose first-level areas are in the table, and our place type for each kind of theirs.
SUBDIVIDED = ("AE", "AU", "CA", "DE", "GB", "ID", "IN", "JP", "KR", "MY", "PK", "SA", "TH", "US", "VN", "ZA")
KINDS = {
    "State": "area-state",
    "Land": "area-state",
    "District": "area-region",
    "Union territory": "area-territory",
    "Province": "area-province",
    "Prefecture": "area-province",
    "Municipality": "area-municipality",
    "Metropolitan city": "area-municipality",
    "Special city": "area-municipality",
    "Special self-governing city": "area-municipality",
    "Special self-governing province": "area-province",
    "Capital district": "area-municipality",
    "Special region": "area-province",
    "Metropolitan administration": "area-municipality",
    "Federal territory": "area-territory",
    "Federal capital territory": "area-territory",
    "Territory": "area-territory",
    "Region": "area-region",
    "Emirate": "area-region",
    "Country": "area-nation",
}
TERRITORIES = frozenset(
    re.findall(
        "..",
        "ASAIAQAWAXBLBMBQBVCCCKCWCXFKFOGFGGGIGLGPGSGUHMIMIOJEKYMFMPMQMSNCNFNUPFPMPNPRRESHSJSXTCTFTKUMVGVIWFYT",
    )
)
BY_HAND = frozenset({"HK", "MO", "TW"})


def places() -> list[Place]:
    """Return countries, first-level areas and hand-kept places; keys are ISO codes or final ids."""
    return [*_countries(), *_subdivisions(), *_others()]


def _countries() -> Iterator[Place]:
    english, chinese = Locale("en").territories, Locale("zh").territories
    fixed = {row["iso3166"]: row for row in manual("countries.csv")}
    for country in pycountry.countries:
        code = country.alpha_2
        if code in BY_HAND:
            continue
        row = fixed.get(code, {})
        label = row.get("label") or english.get(code, country.name)
        aliases = [*cell(row.get("aliases", "")), getattr(country, "official_name", "")]
        aliases += [plain(label)]
        yield Place(
            id=code,
            label=label,
            label_zh=row.get("label_zh") or chinese.get(code, ""),
            aliases=unique((*aliases, *_typographic([label, *aliases])), label),
            negative=cell(row.get("negative", "")),
            level="level-country",
            type="area-territory" if code in TERRITORIES else "area-country",
            iso3166=code,
            origin="pycountry",
        )


def _subdivisions() -> Iterator[Place]:
    fixed = {row["code"]: row for row in manual("subdivisions.csv")}
    for country in SUBDIVIDED:
        for area in sorted(pycountry.subdivisions.get(country_code=country), key=lambda a: a.code):
            if (area.parent_code and country != "ID") or area.type not in KINDS:
                continue
            if country == "GB" and area.code not in {"GB-ENG", "GB-NIR", "GB-SCT", "GB-WLS"}:
                continue
            row = fixed.get(area.code, {})
            label = row.get("label") or plain(area.name)
            aliases = [*cell(row.get("aliases", "")), *([] if row.get("label") else [area.name])]
            yield Place(
                id=area.code,
                label=label,
                parent=country,
                aliases=unique((*aliases, *_typographic([label, *aliases])), label),
                negative=cell(row.get("negative", "")),
                level="level-province",
                type=KINDS[area.type],
                iso3166=area.code,
                valid_to=row.get("valid_to", ""),
                replaced_by=row.get("replaced_by", ""),
                origin="pycountry",
            )


def _others() -> Iterator[Place]:
    for row in (*manual("places_other.csv"), *manual("cities.csv")):
        names = cell(row.pop("aliases"))
        negative = cell(row.pop("negative"))
        given: dict[str, Any] = {"origin": "by-hand", **row}
        place = Place(**given)
        yield replace(place, aliases=unique((*names, plain(place.label)), place.label), negative=negative)


def _typographic(names: list[str]) -> list[str]:
    return [name.replace("'", "’") for name in names if "'" in name]
