"""Whether a text that names no policy, zone or body still tells of what public hands plan."""

from functools import cache, lru_cache
from typing import Final

from kg import lazy_re as re
from kg.claims.patterns.cued import cued
from kg.claims.patterns.words import words

_DIFFERENT: Final = 4
_ONE_IN: Final = 20
"""So many different words of public matters must a text have, and one word in so many must be one."""
_PIECE: Final = 1_000
_OVER: Final = 300
_WORD: Final = re.compile(r"[^\W\d_]+")
_PLAN = (
    r"(?:will|shall|must|is\s+to|are\s+to|(?:has|have)\s+(?:also\s+)?(?:agreed|decided|ordered|pledged|promised|vowed|resolved|banned|approved|launched|announced|raised|cut|lowered|earmarked|allocated|set\s+aside)"
    r"|(?:plans?|intends?|aims?|wants?|hopes?|seeks?|proposes?|pledges?|vows?|promises?)\s+to|aims?\s+at|intends|plans|wants|is\s+(?:[a-z]+ing)|are\s+(?:[a-z]+ing)|(?:will|would)\s+also)\b"
)
# Who governs, whatever its name: "the government will …", "lawmakers want …".
_GOVERN = (
    r"\b(?:[Gg]overnments?|[Mm]inistry|[Mm]inist(?:er|ers|ries)|[Cc]abinet|[Pp]arliament|[Aa]uthorities|[Ss]ecretariat|[Mm]unicipality|[Ll]awmakers|[Ll]egislature|[Tt]he\s+[Ss]tate|[Cc]ity\s+(?:council|hall|assembly)"
    r"|[Tt]he\s+(?:[Rr]egion|[Pp]rovince|[Cc]ommune|[Cc]ounty|[Pp]refecture|[Cc]anton|[Gg]overnorate)|[Ss]ecretary\s+of\s+State|[Tt]rade\s+office|[Tt]reasury)"
)
# A body by its last word, with a name before it: "Planning Authority", "Swedish Energy Agency".
_NAMED = (
    r"(?:\b[A-Z][\w’'-]{1,40}\s+(?:(?:of|for|and|on|the|&)\s+)*){1,6}"
    r"(?:Authority|Agency|Commission|Council|Committee|Department|Directorate|Office|Administration|Service|Bureau|Board|Inspectorate|Assembly|Region|Secretariat)"
)
# "Minister’s speech", "Article 7. The Board shall", "It is the policy of", "Programme 6:".
_ACTS = cued(
    rf"(?:{_GOVERN}|{_NAMED})(?:\s+(?!that\b|which\b|who\b)[\w’',-]+){{0,6}}?,?\s+(?:also\s+|now\s+)?{_PLAN}"
    r"|\bArt(?:icle|\.)\s+\d+[^.]{0,3}\.?\s[^.]{3,120}?\bshall\b|\b[Ii]t\s+is\s+the\s+policy\s+of\b|\b(?:Board|Commission|Council|Minister|Authority)\s+shall\b"
    r"|(?:^|\n)(?:[^\w\n]{0,4})(?:Objective|Pillar|Programme|Priority|Component|Measure|Action|Axis|Goal|Strategic\s+(?:Goal|Objective))\s+(?:\d{1,2}|[IVX]{1,4}|[A-H])\b\s*[.:–-]"
    r"|\b(?:will|shall|is\s+to|are\s+to)\s[^.\n]{3,160},\s+[^.,\n]{0,50}\b(?:[Oo]ffice|[Mm]inistry|[Mm]inister|[Gg]overnment|[Aa]uthority|[Aa]gency|[Cc]ouncil|[Cc]ommission|[Dd]epartment|[Mm]ayor|[Gg]overnor)\s+(?:has\s+)?(?:said|says|announced|promised|promises)\b"
    r"|\b(?:[Cc]entral|[Rr]eserve|[Nn]ational|[Ss]tate|People[’']s)\s+[Bb]ank\s+(?:will|has|is|plans|intends)\b|\bBank\s+of\s+[A-Z]\w+\s+(?:will|has|is|plans|intends)\b"
    rf"|\b(?:Agency|Ministry|Government|Authority|Commission|Council)\b[^.\n]{{0,10}}:\s+(?:what\s+we|we)\s+(?:will|are|plan)"
)


# A place that plans something by name: "‹A1› has pledged to", in a masked sentence.
_PLACE_PLANS = cued(
    r"‹A\d+›(?:[’']s)?\s+(?:also\s+|now\s+)?(?:plans?|aims?|intends?|proposes?|(?:has|have)\s+(?:promised|pledged|committed|decided|agreed|vowed|undertaken)|is\s+(?:planning|set))\s+to\s|‹A\d+›\s+wants\s+‹N"
)


def place_plans(masked: str) -> bool:
    """Return whether a masked sentence tells of a place that plans something.

    >>> place_plans("‹A0› has pledged to double its ports."), place_plans("‹A0› will play on Sunday.")
    (True, False)
    """
    return _PLACE_PLANS.search(masked) is not None


def acts_in_public(text: str) -> bool:
    """Return whether the words of a text tell that a public hand plans or orders something.

    >>> acts_in_public("The government will buy 40 boats."), acts_in_public("The coach will buy boots.")
    (True, False)
    """
    # In pieces, so that a text without ends of sentences takes no more than its share of time.
    pieces = range(0, max(len(text), 1), _PIECE)
    return any(_ACTS.search(text, at, at + _PIECE + _OVER) is not None for at in pieces)


def is_of_public_words(text: str) -> bool:
    """Return whether a text is full of words of public matters (``[public]`` in ``data/words.toml``).

    >>> is_of_public_words("Grants for ports, roads and housing will support regional growth.")
    True
    >>> is_of_public_words("The coach will rest two players; the team hopes for support.")
    False
    """
    said = _WORD.findall(text.lower())
    public = {word for word in set(said) if is_public_word(word)}
    if len({word.removesuffix("s") for word in public}) < _DIFFERENT:
        return False
    return _ONE_IN * sum(map(public.__contains__, said)) >= len(said)


@cache
def _public_words() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = words().list("public", "words")
    whole = frozenset(word for word in listed if not word.endswith("*"))
    return whole, tuple(sorted(word.removesuffix("*") for word in listed if word.endswith("*")))


@lru_cache(maxsize=2**14)
def is_public_word(word: str) -> bool:
    """Return whether a word in small letters is one of public matters.

    >>> is_public_word("housing"), is_public_word("dune")
    (True, False)
    """
    whole, beginnings = _public_words()
    return word in whole or word.startswith(beginnings)
