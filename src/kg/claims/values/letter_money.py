"""Sums with a letter for their currency, told from roads and models: "R1 080 a month", "the R1 200 road"."""

from kg import lazy_re as re

_OTHER_BEFORE = re.compile(
    r"\b(?:the|this|that|roads?|route|highway|motorway|freeway|model|type|series|form|bus|line|room|flight|on|along)\s+$",
    re.I,
)
_OTHER_BEHIND = re.compile(
    r"\s+(?:roads?|route|highway|motorway|freeway|corridor|interchange|model|series|masks?|[a-z]{3,}s\b(?<!years)(?<!months))"
)

# "the R2 350 grant" is a sum.
_PAID = re.compile(
    r"\s+(?:(?:a|per)\s+[a-z]+\s+)?(?:grant|pension|allowance|subsid|stipend|bursar|benefit|fee|levy|payment|budget|a\s+(?:month|year|week|day)\b)"
)


def is_sum(text: str, match: re.Match[str], digits: str) -> bool:
    """Return whether a number behind a letter is a sum: grouped digits that no road and no model bears.

    >>> pattern = re.compile("R([0-9][0-9 ,]*)")
    >>> t = "It pays R1 080, mends the R1 200 and has R2 000 roads. It is R25,000."
    >>> [is_sum(t, m, m[1].strip(" ,")) for m in pattern.finditer(t)]
    [True, False, False, True]
    """
    if "," in digits:
        return True
    at = match.start() + match[0].index(digits) + len(digits)
    paid = _PAID.match(text, at) is not None
    spaced = re.search(r"\s", digits) is not None
    before = _OTHER_BEFORE.search(text, max(0, match.start() - 16), match.start())
    return spaced and (paid or not (before or _OTHER_BEHIND.match(text, at)))
