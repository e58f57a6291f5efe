"""Actions of sentences in running text that are orders or open with a purpose.

"Support the fishing towns, …", "c/ To speed up …; to train …", "To build a fleet, the plan stresses …".
"""

from collections.abc import Iterator
from dataclasses import replace

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, pieces
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.verbs import ADVERB, forms, word_set
from kg.claims.measures.items import introduces, item_actions
from kg.claims.patterns.cued import cued

_TO = re.compile(
    rf"(?:^|(?<=[.;:]\s)|(?<=\s))(?:[a-z]{{1,2}}[/).l]?\s+|[a-z]/)?To\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b\s+(?=\S)"
)
# "First, to speed up the works."
_NTH_TO = re.compile(
    rf"\W*(?:First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Sixth(?:ly)?|Seventh|Eighth|Ninth|Tenth|Finally|Lastly),?\s+to\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b\s+(?=\S)"
)
_PURPOSE = re.compile(
    rf"\W*(?:(?:In\s+addition|Moreover|Furthermore|Meanwhile|Finally|And|Also|Additionally),?\s+)?(?:[Ii]n\s+order\s+to|[Tt]o)\s+(?P<rest>{ADVERB}(?P<verb>[a-z-]{{2,24}}))\b\s+(?=\S)"
)
# Where the main clause begins whose subject plans something.
_MAIN = re.compile(
    r",\s+(?=(?:the|a|an|its|it|they|we|this|these|each|all|two|three|four|five|six|several|[A-Z]|\d[\d.,]*)\b[^,;]{0,80}?\b(?:was|were|is|are|made|took|built|[a-z]{3,}ed|will|shall|must|should|would|intends?|seeks?|wants?|plans?|planned|aims?|proposes?|proposed|stress(?:es|ed)|stipulates?|called|calls|encourages?|requires?|provides?|"
    r"introduces?|introduced|sets|outlines?|pledged|decided|launched|launches|is\s+to|are\s+to|has|have)\b)"
)
# "To build strength, the town is taking various steps": the steps follow.
_VAGUE = re.compile(
    r"\b(?:various|several|following|many|(?:a\s+)?(?:series|number|range|set|host)\s+of|these|such)\s+(?:[a-z]+\s+){0,2}(?:measures|steps|actions|initiatives|policies|efforts|reforms)\b"
)
# A finite verb behind a comma: what stands before it was only a purpose.
_CLAUSE = re.compile(
    r",(?:(?!\b(?:which|that|who|where)\b)[^;.]){0,200}?\b(?:will|shall|would|should|must|is|are|please|intends?|seeks?|wants?|has\s+been|have\s+been|was|were)\b"
    # "To help mills, our mayors lowered the dues": what is done already
    r"|,\s+(?:[Oo]ur|[Tt]he|[Ii]ts|[Tt]heir|[Tt]his|[Ww]e|[Tt]hey|[Ii]t|[A-Z][\w-]+)\s+(?:[\w’'-]+\s+){0,4}?(?:[a-z]{3,}ed|provides?|gave|made|set|built)\s"
)
# "To achieve these objectives": the aims were told before.
_THESE = re.compile(
    r"\s+(?:(?:all|both)\s+)?(?:this|that|these|those|such|its|our|their|the(?:\s+(?:above|said|overall))?)\s+(?:[a-z]+\s+)?(?:aims?|goals?|objectives?|targets?|ends?|vision|ambitions?|purposes?|challenges?|needs?|strateg(?:y|ies)|plans?|polic(?:y|ies)|initiatives?|efforts?|process)\b"
    r"|\s+(?:this|these|that|it|so)(?=\s*,|\s+(?:it|we|they|he|she|the|our|its)\s)"
)
# What speaks to the reader is no order of a policy.
_READER = cued(
    r"\b(?=\S)(?:you|your|yours|click|(?:learn|find\s+out)\s+more|call\s+(?:me\s+)?back|log\s+in|sign\s+in|newsletter|read|subscribe|follow\s+us|contact\s+us|sign\s+up|see\s+also|e-?mail|photo|video|copyright|©|www|http\S*|share\s+this|note\s+that|visit)\b",
    re.I,
)


def ordered(text: str) -> Iterator[Action]:
    """Yield the actions of a sentence that says what is to be done: "To build A; to open B".

    >>> t = "c/ To speed up the works; to train divers."
    >>> [t[a.start:a.end] for a in ordered(t)]
    ['speed up the works', 'train divers']
    >>> list(ordered("To improve the ferries, efforts should be made to train pilots."))
    []
    """
    found = [m for m in _TO.finditer(text) if _may_open(m["verb"])] if "To " in text else []
    if not found and (one := _NTH_TO.match(text)) and _may_open(one["verb"]):
        found = [one]
    for n, match in enumerate(found):
        if _THESE.match(text, match.end("verb")):
            continue
        stop = found[n + 1].start() if n + 1 < len(found) else None
        drawn = tuple(pieces(text, match.start("rest"), "modal", "", stop))
        if (
            drawn
            and not introduces(text, drawn[0])
            and not _CLAUSE.search(text, drawn[0].start, stop or len(text))
        ):
            yield from drawn


# A line of a page that is there to be clicked.
_BUTTON = re.compile(
    r"\b(?:(?:learn|read|find\s+out|see|show)\s+more|call\s+(?:me\s+)?back|(?:log|sign)\s+in|subscribe|newsletter|click|get\s+a\s+quote|back\s+(?:issues?|numbers?|to\s+(?:top|home|list|menu))|book\s+a\s+(?:demo|call)|contact\s+us)$",
    re.I,
)


# "Managing entityHarbour Authority": a field of a box and its value, glued together by the copy.
_GLUED = re.compile(r"[A-Z][a-z]+(?:\s[a-z]+){0,2}\s[a-z]{3,}[A-Z][a-z]{2,}")


def is_page_part(text: str) -> bool:
    """Return whether a line is a button of a page, or a field of a box that is glued to its value.

    >>> is_page_part("Arrange a call back"), is_page_part("Read more charts to sailors")
    (True, False)
    >>> is_page_part("Managing entityHarbour Authority"), is_page_part("Managing entities of harbours")
    (True, False)
    """
    return _BUTTON.search(text.rstrip()) is not None or _GLUED.match(text) is not None


def speaks_to_reader(text: str) -> bool:
    """Return whether a sentence tells the reader of a page what to do there: "Read more", "Contact us"."""
    return _READER.search(text) is not None


def commanded(text: str) -> Iterator[Action]:
    """Yield the actions of a sentence in running text that is a command, such as "Support the fishing towns".

    >>> list(commanded("Support for the towns grew.")), list(commanded("Visit our page for more news today."))
    ([], [])
    """
    if len(text.split()) >= _LONG and not (_READER.search(text) or _WORK_ON.match(text)):
        opening = _OPENING.match(text)
        skipped = opening.end() if opening else 0
        for n, found in enumerate(item_actions(text[skipped:])):
            action = replace(found, start=found.start + skipped, end=found.end + skipped)
            noun = (
                n == 0
                and action.verb in word_set("base_or_noun")
                and not _DETERMINED.match(text, action.start)
                and not opens_nominal(text, action.start + len(action.verb) + 1)
            )
            if action.form != "command" or noun:
                return
            yield action


_LONG = 6
# "Work on the new quay began in March.": the work is spoken of.
_WORK_ON = re.compile(
    r"\W*Work\s+(?:on|at|to)\s[^.;]{3,120}?\s(?:began|begins|begun|started|starts|is|was|has|had|will|would|continues|continued|resumed|stopped|ended|remains)\b"
)
# "Please build a quay.", "Second, build a quay."
_OPENING = re.compile(
    r"\W*(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Final|Last)(?:ly)?[,:]\s+|Please\s+|Let(?:\s+us|[’']s)\s+)(?=[a-z])"
)
_DETERMINED = re.compile(r"\w+\s+(?:the|an?|all|more|new|our|its|their|every|each)\s", re.I)


def purposes(text: str) -> Iterator[Action]:
    """Yield the actions of a purpose that opens a sentence of plans: "To build a fleet, the ministry will …".

    >>> t = "To build a fleet, the ministry will lend money."
    >>> [t[a.start:a.end] for a in purposes(t)], list(purposes("To be sure, it rained."))
    (['build a fleet'], [])
    """
    match = _PURPOSE.match(text)
    if match is None or not _may_open(match["verb"]) or _THESE.match(text, match.end("verb")):
        return
    main = _MAIN.search(text, match.end())
    if main and not _VAGUE.search(text, main.end()):
        yield from pieces(text, match.start("rest"), "modal", "", main.start())


def _may_open(verb: str) -> bool:
    return verb in forms().after and verb not in forms().never
