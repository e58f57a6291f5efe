"""Acts of one document that bear the same number and year: "Law No. 5 of 2031 on Quays" and "Law No. 5 of 2031" are one."""

from kg import lazy_re as re
from kg.claims.law_numbers import number_of, year_of_number
from kg.claims.registry import Registry, Thing, fold

_EU = re.compile(r"^(?:council|commission) (?=\w+ (?:ec|eu|eec) )")
_WORD = re.compile(r"\bnumber (?=\d)")
# What stands between a number and what the act is about.
_ABOUT = re.compile(
    r",?\s+(?:on|concerning|regarding|establishing|relating)\b|,?\s+[A-Z][a-z]+ing\s|\s*[“\"«]", re.I
)


def join_same_numbers(registry: Registry) -> None:
    """Let the acts that one number with its year names be one act, by the fullest of the names."""
    groups: dict[str, list[Thing]] = {}
    for thing in registry.of("policy"):
        if number := _number(thing.label):
            groups.setdefault(number, []).append(thing)
    for same in groups.values():
        full = max(same, key=lambda t: len(t.label))
        for other in same:
            if other is not full:
                registry.join(other.key, full.key)


def _number(label: str) -> str:
    """Return the folded kind and number of an act whose number tells its year, or "".

    >>> _number("Council Regulation (EC) No 5/2006"), _number("Law No. 5"), _number("Law Number 9 of 2031 on Quays")
    ('regulation ec 5 2006', '', 'law 9 of 2031')
    """
    found = number_of(label)
    if found is None or found.start() or not year_of_number(label):
        return ""
    rest = label[found.end() :]
    if rest and not _ABOUT.match(rest):
        return ""
    return _WORD.sub("", _EU.sub("", fold(found[0])))
