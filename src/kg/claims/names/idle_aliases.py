"""Other names that tell nothing: the name itself, the name with a word of count or praise, letters of a part of it."""

from kg import lazy_re as re
from kg.claims.names.aliases import is_acronym, is_initials
from kg.claims.patterns.words import words

_COUNTED = re.compile(
    r"(?:(?:[$€£¥]?\d[\d.,]*|a|an|the|other|new|more|further|additional|existing)\s+)+", re.I
)
# "financial" of finance, "agricultural"
_ADJECTIVE = re.compile(
    r"(?:agro-)?(?:financial|agricultural|industrial|digital|electrical|electronic|medical|chemical|pharmaceutical|commercial|educational|technological|logistic|automotive|creative|cultural|maritime)"
)
# "Ports Law, No. 4" of "Ports Law, No. 4 of 1978"
_CUT_NUMBER = re.compile(r",?\s+[Nn]o\.?\s*\d{1,5}$")
# "Decree No. 4 of 3 May 2019 on the": cut in the middle
_CUT = re.compile(r"\s(?:on|of|for|to|in|and|with)(?:\s+(?:the|an?))?$|\s(?:the|an?)$")
_CLASS = re.compile(r"\s+(?:industry|industries|(?:sub-?)?sectors?)$")
_POSSESSIVE = re.compile(r"['’]s?(?![\w])")


def is_idle(alias: str, names: tuple[str, ...], kind: str) -> bool:
    """Return whether an alias says no more than the ``names`` of its thing, of which the first is its label.

    >>> is_idle("new piers", ("piers",), "Facility"), is_idle("old piers", ("piers",), "Facility")
    (True, False)
    >>> is_idle("AI", ("artificial intelligence",), "Industry"), is_idle("financial", ("finance",), "Industry")
    (False, True)
    >>> is_idle("nets and ropes", ("ropes",), "Industry"), is_idle("NORVIA", ("Norvia",), "Place")
    (True, True)
    >>> is_idle("Decree No. 4 on the", ("Decree No. 4",), "PolicyDocument")
    True
    >>> is_idle("Ports Law, No. 4", ("Ports Law, No. 4 of 1978",), "PolicyDocument")
    True
    """
    low = alias.casefold()
    if any(low == name.casefold() for name in names) or _CUT.search(alias):
        return True
    if kind == "Industry":
        label = names[0].casefold()
        # "space tourism sector" is a part of tourism, not another name of it
        if _CLASS.sub("", low).endswith(f" {label}"):
            return True
        return (
            bool(_ADJECTIVE.fullmatch(alias))
            or low.endswith(f" and {label}")
            or low.startswith(f"{label} and ")
        )
    if _CUT_NUMBER.search(alias) and any(name.startswith(f"{alias} of ") for name in names):
        return True
    if kind != "Facility":
        return False
    front = low.removesuffix(names[0].casefold())
    praise = words().list("phrase", "drop")
    said = _COUNTED.sub("", front).split() if front != low else ["other"]
    return all(word in praise for word in said)


# "Office of the Quay Regulator (QR)": the office is what it is called by.
_OF_ITS_OWN = re.compile(r"\b(?:Office|Bureau|Secretariat)$")


def stands_for_part(short: str, name: str) -> bool:
    """Return whether letters stand for the last part of a name alone: for the fund of "Executive Board of the … Fund".

    >>> stands_for_part("IQF", "Executive Board of the International Quay Fund")
    True
    >>> stands_for_part("MQP", "Ministry of Quays and Piers"), stands_for_part("FMQ", "Federal Ministry for Quays")
    (False, False)
    """
    plain = _POSSESSIVE.sub("", name)
    head, _, tail = plain.rpartition(" of the ")
    return (
        bool(head)
        and not _OF_ITS_OWN.search(head)
        and is_initials(short, tail)
        and not is_acronym(short, plain)
    )


__all__ = ["is_idle", "stands_for_part"]
