"""Schemes without a head that their letters in brackets tell: "under the Remission of Harbour Dues (RHD)".

What is remitted, promoted or attracted "under" or "through" a name with letters is a scheme: its first word is what is
done, or its last word tells that it pays. Bodies and places that stand so end or begin with other words.
"""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.names.aliases import is_acronym, is_contracted
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where
from kg.claims.patterns.name_patterns import CAP
from kg.claims.plans.programmes import LIKELY
from kg.model import Mention

_JOIN = r"(?:(?:of|on|for|and|to|in|&)\s+(?:the\s+)?)?"
_LED = cued(
    rf"\b(?P<lead>(?:[Uu]nder|[Tt]hrough|[Vv]ia|[Ff]or)\s+the\s+)(?P<name>(?:{CAP}\s+{_JOIN}){{1,8}}{CAP})\s+\((?P<short>[A-Z][A-Za-z]{{1,8}}(?:\s[A-Z]{{2,3}})?)\)"
)
_DONE = re.compile(
    r"(?:[A-Z][a-z-]+\s+)?(?:Attraction|Remission|Promotion|Reduction|Facilitation|Rehabilitation|Refund|Exemption|Modernisation|Modernization|Reimbursement|Strengthening|"
    r"Upgrading|Upscaling|Upgradation|Acceleration|Adoption|Mobilisation|Mobilization|Revitalisation|Revitalization|Restoration|Transformation|Formalisation|Formalization|Expansion|Provision|Deployment|"
    r"Empowerment|Development|Enhancement|Support|Incentives?|Assistance)\s+(?:of|for|to|in)\s"
)
_PAYS = re.compile(
    r"\s(?:Incentives?|Support|Assistance|Relief|Transition|Benefits?|Payments?|Rebates?|Refund|Guarantees?|Lending|Remission|Subsid(?:y|ies)|Credits?)$"
)
# "grants went to ports for the Bold Attraction of Docks (BAD)"
_MONEY = re.compile(r"\b(?:grants?|funds?|funding|money|loans?|budgets?|awards?|aid)\b", re.I)
_AROUND = 90


@only_where(_LED)
def find_lettered(text: str) -> Iterator[Mention]:
    """Yield the schemes that a preposition, what is done or paid, and letters in brackets tell; they are likely only.

    >>> [m.name for m in find_lettered("Firms get it under the Remission of Harbour Dues (RHD).")]
    ['Remission of Harbour Dues']
    >>> list(find_lettered("It came under the Harbour Trade Board (HTB) and the Remission of Dues (XYZ)."))
    []
    """
    for match in _LED.finditer(text) if "(" in text else ():
        name = match["name"]
        if not (_DONE.match(name) or _PAYS.search(name)):
            continue
        if match["lead"].lower().startswith("for") and not _MONEY.search(
            text, max(0, match.start() - _AROUND), match.start()
        ):
            continue
        if _is_short(match["short"], name):
            yield Mention(match.start("name"), match.end("name"), "Strategy", name, LIKELY)


def _is_short(short: str, name: str) -> bool:
    """Return whether letters are those of a name; a last part may stand for the place that ends the name."""
    return is_acronym(short.replace(" ", ""), name) or is_contracted(short, name)
