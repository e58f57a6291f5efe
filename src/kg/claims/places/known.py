"""Which area a name of a place means in this document, and which areas a zone's own name tells of."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.lexicon import Lexicon


def settle_places(registry: Registry, lexicon: Lexicon, date: str) -> frozenset[str]:
    """Narrow the candidates of every area by what else the document names; return the keys to forget.

    A county or district is believed only where the document names an area above it. Of several namesakes the one stays
    whose higher areas are named; entries that were not valid at the document's date go first. What is still
    ambiguous keeps all its candidates.
    """
    named = {c[0] for t in registry.of("place") if len(c := t.candidates) == 1}
    forget = set()
    for thing in registry.of("place"):
        if not thing.candidates:
            continue
        valid = [c for c in thing.candidates if _valid(lexicon, c, date)] or list(thing.candidates)
        supported = [c for c in valid if _above(lexicon, c) & named]
        nearest = [c for c in supported if lexicon.entries[c].parent in named]
        high = [c for c in valid if lexicon.entries[c].level in ("level-country", "level-province", "")]
        chosen = nearest or supported or high
        # "Hebei" is the province and not the district of that name, unless the text says district.
        if len(high) == 1 and (not nearest or not any(_LOW.search(n) for n in (thing.label, *thing.aliases))):
            chosen = high
        # "Tongan County": the only one of that name, told with its kind, is one.
        alone = len(valid) == 1 and any(_TITLED.search(n) for n in (thing.label, *thing.aliases))
        if (
            not chosen
            and not alone
            and all(lexicon.entries[c].level in ("level-county", "level-township") for c in valid)
        ):
            forget.add(thing.key)
        thing.candidates = tuple(sorted(chosen or valid))
    return frozenset(forget)


_TITLED = re.compile(r"\s(?:District|County|Township|district|county|township)$")
_LOW = re.compile(r"\b(?:district|county)$", re.I)


def _valid(lexicon: Lexicon, entry: str, date: str) -> bool:
    row = lexicon.entries[entry]
    return not date or (
        (not row.valid_from or row.valid_from <= date) and (not row.valid_to or date <= row.valid_to)
    )


def _above(lexicon: Lexicon, entry: str) -> set[str]:
    return set(lexicon.ancestors(entry))


def named_after(label: str, gazetteer: Gazetteer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (name, candidates) of the areas that stand in the name of a zone."""
    for mention in find_names(gazetteer, label):
        if mention.kind in ("AdministrativeArea", "Place"):
            yield mention.name, mention.candidates
