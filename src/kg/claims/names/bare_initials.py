"""Letters that a text uses without telling what they stand for: "RAP" beside the "Reed Annuity Programme"."""

from kg import lazy_re as re
from kg.claims.gathering.registry import Registry, Thing
from kg.claims.names.aliases import is_initials
from kg.claims.names.gazetteer import Gazetteer, find_names
from kg.claims.patterns.words import words

_LETTERS = re.compile(r"(?<![\w&-])[A-Z]{3,6}(?:\s20\d\d)?(?![\w&/-]|['’][a-rt-z])")
# "Reed Marketing Act, 2031", "Reed Act (No. 5)"
_AFTER_NAME = re.compile(r"(?:,?\s+(?:of\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:20)?\d\d)?|\s*\([^()]*\))+$")
_LEAST = 3  # words of a name


def name_by_initials(registry: Registry, text: str, gazetteer: Gazetteer) -> None:
    """Let letters be another name of the one policy whose initials they are, if the text explains them nowhere.

    The year that may stand behind the letters belongs to them: "the new RMA 2031".
    """
    policies = [t for t in registry.of("policy") if t.mentions]
    others = [t for group in ("body", "zone", "facility") for t in registry.of(group)]
    acronyms = words().map("zone", "acronyms")
    for said in dict.fromkeys(m[0] for m in _LETTERS.finditer(text)):
        letters = said.split()[0]
        if letters in acronyms or f"({letters}" in text or find_names(gazetteer, letters):
            continue
        named = [t for t in policies if is_letters_of(letters, t.label)]
        known = registry.find("PolicyDocument", said) or registry.find("Strategy", said)
        if len(named) == 1 and known in (None, named[0].key) and not _others(letters, others):
            registry.alias(named[0].key, said, text.find(said))


def is_letters_of(letters: str, label: str) -> bool:
    """Return whether letters are all initials of a name of three words or more, its year apart.

    >>> is_letters_of("RMA", "Reed Marketing Act, 2031"), is_letters_of("RA", "Reed Act")
    (True, False)
    """
    bare = _AFTER_NAME.sub("", label)
    return len(bare.split()) >= _LEAST and is_initials(letters, bare)


def _others(letters: str, things: list[Thing]) -> bool:
    return any(letters in t.aliases or is_letters_of(letters, t.label) for t in things)


__all__ = ["is_letters_of", "name_by_initials"]
