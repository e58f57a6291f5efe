"""Zones that a text names with their area and without it: "Norvia Quay New Area" and "Quay New Area"."""

from kg.claims.gazetteer import Gazetteer, find_names
from kg.claims.name_patterns import patterns
from kg.claims.registry import Registry


def join_twins(registry: Registry, gazetteer: Gazetteer) -> None:
    """Let a zone be another one whose name says the same behind the name of an area that the tables know.

    A name that only tells the kind ("Special Economic Zone") may be that of many, and so may one that two others end in.
    """
    full: dict[str, list[str]] = {}
    for zone in registry.of("zone"):
        areas = [m for m in find_names(gazetteer, zone.label) if m.start == 0]
        rest = zone.label[areas[0].end :] if areas and areas[0].kind == "AdministrativeArea" else ""
        if rest.startswith(" ") and not patterns().plain_zone.fullmatch(rest.strip()):
            full.setdefault(rest.strip(), []).append(zone.key)
    for short, keys in sorted(full.items()):
        key = registry.find("Zone", short)
        if key and len(keys) == 1 and key != keys[0] and registry.things[key].label == short:
            registry.join(key, keys[0])
