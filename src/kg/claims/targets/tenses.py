"""Whether words tell of what is still to come or of what is done, by their verbs."""

from kg import lazy_re as re
from kg.claims.actions.verbs import word_set

# What says that something is still to come, and what says that it is done.
AIM = re.compile(
    r"\b(?:will|shall|should|would|must|is\s+to|are\s+to|was\s+to|were\s+to|meant\s+to|to\s+be|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?\s+(?:to|for)|intend(?:s|ed|ing)?|seek(?:s|ing)?|hope(?:s|d)?|wants?|wanted\s+to"
    r"|targets?|targeted|goals?|objectives?|ambitions?|pledg\w+|commit(?:s|ted|ment|ments|ting)?|promis(?:e|es|ed)|vow(?:s|ed)?|envisag\w+|envision\w*|propos(?:e|es|ing)|(?<!\bthe )expect(?:s|ed)|scheduled|due|slated|set\s+to"
    r"|set\s+(?:a|the|out|an)|project(?:ed|s)\s+to|forecast|foresees?|foresaw|(?:is|are)\s+planned|agreed\s+to|call(?:s|ed|ing)\s+for|striv\w+|need(?:s|ed)?\s+to|have\s+to|has\s+to|assumed?\s+to|on\s+track|path(?:way)?\s+to|roadmap|can|could|so\s+that|in\s+order\s+to)\b",
    re.I,
)
PAST = re.compile(
    r"\b(?:began|begun|started|continued|argued|had|was|were|grew|rose|reached|became|fell|stood|totalled|totaled|has\s+been|have\s+been|went|made|took|won|lost|built|saw|came|left|met|cut|doubled|tripled|drew|laid|gave|spent|brought|sold|bought|\w{2,}[^e\W]ed)\b",
    re.I,
)
_AUXILIARY = ("had", "was", "were", "has been", "have been")


def tense_of(words: str, *, last: bool = False) -> str:
    """Return "aim", "past" or nothing by the first (or last) verb that tells."""
    aims = [m.start() for m in AIM.finditer(words)]
    pasts = [
        m.start()
        for m in PAST.finditer(words)
        if m[0].lower() not in word_set("not_past")
        and not (m[0].lower() in _AUXILIARY and re.match(r"\s+(?:to|set|pledged)\b", words[m.end() :]))
        and not re.search(r"\b(?:be|to|been|is|are|a|an|the|newly|of|and)\s+$", words[: m.start()])
        and not (m[0] == "cut" and re.search(r"‹N\d+›\s+$|%\s+$", words[: m.start()]))
        and not (m[0] == "cut" and aims and aims[0] < m.start() and words[: m.start()].endswith(", "))
    ]
    if not aims or not pasts:
        return "aim" if aims else "past" if pasts else ""
    if last:
        return "aim" if aims[-1] > pasts[-1] or pasts[-1] - aims[-1] < 30 else "past"
    return "aim" if aims[0] < pasts[0] else "past"


def is_past(words: str) -> bool:
    """Return whether words tell of what is done: their first verb is past, and nothing is aimed at.

    >>> is_past("The port was opened"), is_past("Open the port"), is_past("The port will be opened")
    (True, False, False)
    """
    return tense_of(words) == "past"


__all__ = ["AIM", "PAST", "is_past", "tense_of"]
