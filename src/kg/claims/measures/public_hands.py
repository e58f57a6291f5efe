"""Whether a sentence of a text that is about no policy still tells of what public hands plan."""

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.cutting import Action
from kg.claims.patterns.cued import cued
from kg.claims.sentences.reading import Reading

# A sentence that tells of public hands, whether or not it names a body.
PUBLIC = cued(
    r"\b(?:[Gg]overnment|[Mm]inist(?:er|ry)|[Cc]abinet|[Pp]arliament|[Aa]uthorit(?:y|ies)|[Pp]rogram(?:me)?|[Pp]olicy|[Dd]ecree|[Pp]rojects?|[Ss]chemes?|[Ii]nitiatives?|[Ss]trateg(?:y|ies)|[Mm]ission|[Bb]udget|[Cc]ommission|[Cc]ouncil|[Mm]ember\s+[Ss]tates|[Zz]ones?|[Ii]nvestors)\b"
)


def speaks_of_policy(reading: Reading, action: Action, kind: str, *, spoken: bool) -> bool:
    """Return whether a sentence in a text that is about no policy still tells of public plans.

    Where the whole text is full of words of public matters (``spoken``), what has no subject of another kind does.
    """
    if kind in (acting.OTHER, acting.IT):
        # "Non-bonded areas will focus on trade": in a text on public matters that is planned, whoever it is.
        return action.form in ("passive", "duty", "ruled") or (
            spoken and action.form == "modal" and len(reading.text[action.start : action.end].split()) >= 3
        )
    if kind in (acting.ACTOR, acting.POLICY, acting.AREA) or action.form == "concession":
        return True
    if kind == acting.WE:
        return not re.search(r"[“”\"]", _QUOTED_WORDS.sub("", reading.text))
    return kind in ("", acting.PLACE) and (
        spoken or any(reading.of("BUZ")) or PUBLIC.search(reading.text) is not None
    )


# Words in quotation marks in which nobody speaks: what is only called so.
_QUOTED_WORDS = re.compile(
    r"“(?![^”]*\b(?:[Ww]e|[Oo]ur|I)\b)[^”]{2,90}”|\"(?![^\"]*\b(?:[Ww]e|[Oo]ur|I)\b)[^\"]{2,90}\""
)
