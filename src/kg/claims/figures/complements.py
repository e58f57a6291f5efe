"""What the noun behind a figure says more: "100% exemption from harbour dues", "a $52 million package of measures"."""

from kg import lazy_re as re
from kg.claims.figures.name_parts import WORD

# Nouns that name little without what follows them, each with how that is joined.
_NOUN = re.compile(
    r"(?:^|.*\s)(?:(?:exemptions?|relief|waivers?|deductions?)(?P<from>)|(?:reimbursements?|refunds?|packages?|rebates?|discounts?|subsid(?:y|ies)|concessions?|cover|coverage|ownership|repatriation|share|purchases?|sales?|supply|production|exports?|imports?)(?P<of>)"
    r"|(?:investments?|stakes?|reductions?|increases?|improvements?|equity)(?P<in>)|(?:grants?|loans?|funds?|allocations?|budgets?|guarantees?|funding|support|aid|assistance|credits?|bonds?|programmes?|programs?|schemes?|projects?|plans?|contracts?)(?P<for>)|(?:tax(?:es)?|dut(?:y|ies)|lev(?:y|ies)|tariffs?|tolls?)(?P<on>))$",
    re.I,
)
_NAME = rf"(?:(?:the|its|their|our|an?|all|such)\s+)?(?P<what>(?!(?:total|full|last|next|first|each|every|this|least|most|more|some|any|them|it|which|whom|behalf|top|addition|order|line|return|time|place|January|February|March|April|May|June|July|August|September|October|November|December)\b){WORD}(?:\s+{WORD}){{0,3}}(?:\s+(?:of|for|and)\s+{WORD}(?:\s+{WORD})?)?)(?=\s*[,.;:()]|\s+(?:and|or|in|on|for|to|by|with|at|from|over|as|under|that|which|is|are|was|were|will|has|have|through|during|of|than|within|per|who|would|may|up|between)\b|\s*$)"
_JOINS = {
    name: re.compile(rf"\s+(?:{joins})\s+{_NAME}")
    for name, joins in (
        ("from", "from|of|on|in"),
        ("of", "of|on|for"),
        ("in", "in|of|on"),
        ("for", "for|of"),
        ("on", "on"),
    )
}
_LONG = 60


def with_complement(text: str, start: int, end: int) -> int:
    """Return where the name at ``start`` to ``end`` of a text ends with what it says more; ``end`` if nothing.

    >>> t = "It grants 100% exemption from harbour dues in May."
    >>> t[15 : with_complement(t, 15, 24)]
    'exemption from harbour dues'
    >>> t = "It signed a $3 million contract for the first year."
    >>> t[23 : with_complement(t, 23, 31)]
    'contract'
    """
    noun = _NOUN.match(text[max(start, end - _LONG) : end])
    if not noun:
        return end
    joins = next(name for name, value in noun.groupdict().items() if value is not None)
    more = _JOINS[joins].match(text, end)
    return more.start("what") + len(_DONE.sub("", more["what"])) if more else end


# "dues charged"
_DONE = re.compile(r"(?<=\w)\s+[a-z]+ed$")
