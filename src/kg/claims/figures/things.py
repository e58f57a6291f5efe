"""Things that stand behind a figure which is the size of them: "a 16-km corridor", "a $70 million hydrogen hub"."""

from kg import lazy_re as re
from kg.claims.figures.name_before import names_before
from kg.claims.figures.name_parts import STOP
from kg.claims.figures.needed import MONEY
from kg.claims.figures.trims import is_vague

_NEAR = 30
ATTACHED = re.compile(
    rf"(?:\s+|-)(?:plus\s+)?(?P<what>(?:(?!{STOP}\b|into\b)[A-Za-z][\w-]+\s+){{0,4}}(?i:plan|project|fund|package|loan|grant|scheme|programme|program|investment|budget|facility|deal|contract|bond|tax|rate|credit|exemption|stake|subsidy|capacity|share|deficit|surplus|revenue|spending|turnover|levy|duty|tariff|prize|award|fine|dividend|re-?authori[sz]ation|renewal|expansion|extension|upgrade|appropriation|allocation|endowment|injection)s?)\b"
)
# "a 16-km utility corridor", "a 500 MW solar park"
THING = re.compile(
    rf"(?:\s+|-)(?:long\s+|24/7\s+)?(?P<what>(?!(?:{STOP}|each|every|all|or|wide|high|deep|long|tall|away|apart|north\w*|south\w*|east\w*|west\w*|inland|offshore|annually|yearly|daily|further|more|less|higher|lower|larger|smaller|greater|bigger|faster|cheaper|last|this|next|so|of|only|stake|share|came|comes|all|nationwide|worldwide|together|alone|respectively|today|tomorrow|yesterday|currently|already|out|too|also|there|here|now|would|should|could|may|might|must|can|shall|do|does|did|when|where|if|before|after|work|live)\b)"
    rf"(?:(?!{STOP}\b)[A-Za-z][\w-]*\s+){{0,3}}?(?!{STOP}\b|\w+(?:ly|ed)\b)[A-Za-z][\w-]*[a-z])(?=\s*(?:[.,;:()]|$)|\s+(?:{STOP}|along|across|around|near|through|within|into|via|behind|beside|below|above|beyond|(?:dedicated|devoted|designed|built|planned|located|stretching|running|linking|connecting|proposed|leading|used|called|named|known|owned|under|set|made|able|capable|intended|meant))\b)"
)
_SIZE_OF = re.compile(
    r"\b(?:an?|the|its|their|our|new|this|another|['’]s)\s+(?:(?:new|planned|proposed|further|additional|initial|first|nearly|about|around|over|estimated|more\s+than|roughly|some)\s+){0,2}$"
)
# "a 30 percent local stake": a share of what follows; "100% foreign ownership" is one behind a verb that gives it.
_A_SHARE = re.compile(
    r"\b(?:an?|the|its|their|with|offer(?:s|ed|ing)?|allow(?:s|ed|ing)?|permit(?:s|ted|ting)?|grant(?:s|ed|ing)?|enjoy(?:s|ed|ing)?|guarantee(?:s|d)?|have|has|had|provid(?:es?|ed|ing)|us(?:es?|ing)|achiev(?:es?|ing)|reach(?:es|ing)?|aim(?:s|ing)?\s+(?:at|for)|source|procur(?:es?|ing)|towards?|includ(?:es?|ing))\s+(?:up\s+to\s+|about\s+|at\s+least\s+|full\s+|over\s+)?$"
)
LINKS = re.compile(
    r"(?:because|amid|despite|across|without|behind|thanks|since|if|unless|while|although|though|among|towards?|beyond|within|until|near|below|above|around|about|depend\w*|know|want|go|live|work|lack|rely|use)\b"
)


def thing_behind(text: str, start: int, end: int, since: int, indicator: str) -> re.Match[str] | None:
    """Return the name of a thing behind a figure that it has, if no words before the figure name one."""
    if names_before(text, start, since) or (
        indicator == "ind-share" and not _A_SHARE.search(text, max(0, start - _NEAR), start)
    ):
        return None
    found = THING.match(text, end)
    idle = found and (LINKS.match(text, found.start("what")) or is_vague(found["what"]))
    return None if idle else found


def sized(text: str, start: int, end: int, indicator: str) -> re.Match[str] | None:
    """Return what names a thing that a sum of money is the size of: "a new $70 million hydrogen hub"."""
    if indicator not in MONEY or not _SIZE_OF.search(text, max(0, start - _NEAR), start):
        return None
    found = THING.match(text, end)
    return None if found and LINKS.match(text, found.start("what")) else found


def sort_of(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what names the sort of thing that a sum of money is the size of: "a new 2 trillion yen budget"."""
    return ATTACHED.match(text, end) if _SIZE_OF.search(text, max(0, start - _NEAR), start) else None
