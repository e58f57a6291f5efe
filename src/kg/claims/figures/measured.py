"""What a figure is of: the words of its sentence that name what grew, what is shared out and what money is for."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.figures.clause_subject import clause_subject, verb_of_measure
from kg.claims.figures.frames import frames
from kg.claims.figures.further_names import further_names
from kg.claims.figures.multiplied import multiplied
from kg.claims.figures.name_before import AMOUNT_OF, MOVED, OF_BEFORE, PAID_FOR, REACH
from kg.claims.figures.name_parts import HEDGE, LETTERS, NAME, RATE, STOP, WORD
from kg.claims.figures.needed import NEEDS_IT, OF_LAND, OF_THINGS, WHOLES
from kg.claims.figures.of_land import of_land
from kg.claims.figures.things import ATTACHED, sized, sort_of, thing_behind
from kg.claims.figures.trims import HOW, behind_it, is_vague, past_lead, past_verb, trimmed
from kg.claims.patterns.cued import cued
from kg.claims.values.rates import OF_ECONOMY

_AFTER_RATE = re.compile(
    rf"\s*(?:[a-z-]+\s+){{0,3}}?{RATE}\s+(?:in|of|for|on)\s+(?:scopes?\s+\d(?:,?\s+(?:and\s+)?\d)*\s+)?{NAME}",
    re.I,
)
# "a 50 percent emissions reduction"
_RATE_OF = re.compile(
    rf"\s+(?!{HOW}{RATE}\b)(?P<what>(?:(?!{STOP}\b|\w+ly\b)[A-Za-z][\w-]*\s+){{1,3}}?){RATE}\b"
)
_ITS_RATE = re.compile(rf"\s*(?:[a-z-]+\s+){{0,2}}?{RATE}\b", re.I)
_BEFORE_RATE = re.compile(
    rf"\b{RATE}\s+(?:in|of|for)\s+{NAME}\s+(?:by|of|to|was|is|were|at|will|reached|stood)\b[^.;]{{0,40}}$",
    re.I,
)
# "GDP growth of 5 percent"
_NOUN_RATE = re.compile(
    rf"(?<![\w-])(?!{HOW}{RATE})(?P<what>(?:(?!{STOP}\b|\w+ed\b|saw\b|shows?\b)(?:[A-Z]{{2,}}|[a-z]{LETTERS}*)\s+(?:\(\w+\)\s+)?){{1,4}}?){RATE}(?:\s+rates?)?\s+(?:of|to|at|was|is)\s+{HEDGE}$"
)
# "property tax: 4 percent"
_LABELLED = re.compile(
    rf"(?<![\w-])(?P<what>(?!(?:following|follows|source|note|money)\b){WORD}(?:\s+{WORD}){{0,3}})\s?:(?:\s|-)\s*@?{HEDGE}$"
)
_WORTH = re.compile(
    rf"(?<![\w-])(?P<what>(?:(?<!\bto\s)(?!{STOP}\b|[a-z]+ed\b)[A-Za-z][a-z’'-]*\s+(?![A-Z])){{1,3}})(?:worth|valued\s+at|totall?ing|amounting\s+to|costing)\s+{HEDGE}$"
)
# "$3 billion in contracts", "1.8 million tonnes of hydrogen", "a $2 million fund"
# "one percent of its 12,500 employees" are employees.
_AFTER = re.compile(
    rf"\s+(?:worth\s+of|(?:share|stake)\s+(?:of|in)|in|of)\s+(?:(?:the|its|their|our)\s+\d[\d,.]*\s+|(?:this|these|that|those)\s+)?(?!(?:them|us|it|whom|which)\b){NAME}"
)
# "18 percent came from biomass"
_FROM = re.compile(
    rf"(?:\s+(?:of\s+(?:it|this|that|them|these)|came|comes|coming|is|was|are|were|generated|supplied|provided|produced)){{0,3}}\s+(?:from|(?<=ed\s)by)\s+{NAME}"
)
# "3 million euros from the Quay Fund will support fish farms"
_WILL_FUND = re.compile(
    rf"(?:\s+from\s+(?:[^.;](?!\bwill\b)){{0,80}})?\s+will\s+(?:support|help|promote|fund|finance|go\s+(?:to|towards)|improve|be\s+(?:invested|spent|used)\s+(?:in|on|for))\s+{NAME}"
)
_FOR = re.compile(
    rf"\s+(?:(?:goes|go|went|will\s+go|(?:is|are|was|were|(?:has|have|had)\s+been|will\s+be)\s+(?:set\s+aside|earmarked|allocated|spent|meant|invested|committed|provided|made\s+available))\s+(?:to|for|on|into?|towards?)|for|on|into|towards?)\s+{NAME}"
)
# "and $3 million to dredge the bay"
_TO_DO = re.compile(
    rf"\s+to\s+(?!be\b|have\b|date\b)(?P<what>(?:help\s+)?[a-z]{{3,}}\s+(?:(?:the|an?|its|their|our|new)\s+)?{WORD}(?:\s+{WORD}){{0,4}}(?:\s+(?:with|of|for)\s+(?:the\s+)?{WORD}(?:\s+{WORD}){{0,2}}(?:\s+and\s+{WORD})?)?)"
)


def what_of(text: str, start: int, end: int, indicator: str, since: int = 0) -> tuple[int, int]:
    """Return where the words stand that name what the figure at ``start`` to ``end`` is of; equal places if none do.

    ``since`` is where the figure before it ends: what has no words of its own goes on about what that was of.

    >>> t = "Landings of cod rose 12 percent, while nets worth 3 million euros were sold."
    >>> [t[slice(*what_of(t, 21, 31, "ind-growth-rate"))], t[slice(*what_of(t, 50, 65, "ind-cost", 31))]]
    ['Landings of cod', 'nets']
    >>> t = "A maximum of 3 million euros in yearly support may be given."
    >>> t[slice(*what_of(t, 13, 28, "ind-money"))]
    'yearly support'
    """
    rate = indicator in ("ind-growth-rate", "ind-reduction-rate")
    # "**$3 million** for quays"
    marks = _MARKS.match(text, end)
    end = marks.end() if marks else end
    if (larger := multiplied(text, start, end, since)) is not None:
        return larger
    return _plain(text, start, end, indicator, since, rate=rate) or _told_far(
        text, start, end, indicator, since, rate=rate
    )


def _plain(
    text: str, start: int, end: int, indicator: str, since: int, *, rate: bool
) -> tuple[int, int] | None:
    """Return where words stand that plainly name what a figure is of, or None if none do."""
    left = max(since, start - REACH)
    if framed := _told_by(text, start, frames(text, start, end, left, share=rate or indicator in WHOLES)):
        return framed
    if indicator in OF_LAND:
        return of_land(text, start, end, left)
    if indicator in OF_THINGS and (thing := thing_behind(text, start, end, since, indicator)):
        return behind_it(text, thing)
    if worded := _told_by(text, start, _by_words(text, start, end, left, rate=rate)):
        return worded
    # "requested a 2 trillion yen budget": what sort of sum it is says more than who asks for it.
    sort = sort_of(text, start, end) if indicator in NEEDS_IT and not rate else None
    return behind_it(text, sort) if sort else None


def _told_far(text: str, start: int, end: int, indicator: str, since: int, *, rate: bool) -> tuple[int, int]:
    """Return where the subject of a figure stands, or what is named behind it; equal places if there is nothing."""
    own = clause_subject(text, since, start)
    if _ASKS.search(text, own[0], start) and _purpose(text, end, indicator):
        own = start, start  # "the board requests 3 million euros for quays"
    if indicator not in OF_THINGS and _EARNS.search(text, own[0], start):
        own = start, start  # "the port generated 3 million euros": revenue
    # "a deficit of 4 percent of GDP" is not of GDP but of a deficit.
    behind = None if rate or OF_ECONOMY.match(text, end) else _AFTER.match(text, end)
    # "… and bring in £3 million of funding": words without a verb of measure are only next best; and what accounts
    # for a share is not what is shared out.
    bare = (behind and not is_vague(behind["what"].strip())) and (
        verb_of_measure().search(text, own[1], start) is None
        or _ACCOUNTS.search(text, own[0], start) is not None
    )
    # What accounts for a share is told first; of what it is one stands behind it.
    part = indicator in WHOLES and behind is not None
    if own[0] < own[1] and (part or not bare) and not (since and rate and _ITS_RATE.match(text, end)):
        return own
    if not (behind or rate):
        behind = _purpose(text, end, indicator) or sized(text, start, end, indicator)
    return behind_it(text, behind) if behind and not is_vague(behind["what"].strip()) else (start, start)


def _told_by(text: str, start: int, ways: Iterator[re.Match[str] | None]) -> tuple[int, int] | None:
    """Return where the first words stand that name something for the figure at ``start``, or None."""
    for found in ways:
        if not found:
            continue
        before = found.end("what") <= start
        # "an investment in piers": alone the noun names nothing.
        whole = found.span("what") if before else behind_it(text, found)
        said = past_lead(text[slice(*whole)].strip())
        if not (is_vague(said) or _LIMIT.fullmatch(said)):
            return trimmed(text, past_verb(text, *whole), whole[1]) if before else whole
    return None


def _purpose(text: str, end: int, indicator: str) -> re.Match[str] | None:
    """Return what names what a figure is for, or from where a part of a whole comes."""
    if indicator == "ind-share":
        return _FROM.match(text, end) or _FOR.match(text, end)
    done = _TO_DO.match(text, end)
    if done and _SIGN.match(text, done.end()):
        done = None  # "to finance the U.S. $7 billion line"
    found = _WILL_FUND.match(text, end) or _FOR.match(text, end) or done
    # "for national, provincial and local spending": the first word is no name.
    return None if found and _ONE_OF.match(text, found.start("what")) else found


_MARKS = re.compile(r"\*{1,3}(?=\s)")
_ASKS = cued(rf"\brequest(?:s|ed)\s+{HEDGE}$")
_EARNS = cued(rf"\b(?:generat|produc)(?:es|ed)\s+{HEDGE}$")
_SIGN = re.compile(r"[.\s]*[$€£¥₹]")
_ONE_OF = re.compile(r"[\w-]+(?:al|ic|ive|ar|ary|ous|ern|an),\s")
_LIMIT = re.compile(r"(?:an?|the)\s+(?:maximum|minimum|total|sum|amount)", re.I)
_ACCOUNTS = re.compile(
    rf"\b(?:account(?:s|ed|ing)?\s+for|ma[dk](?:es?|ing)\s+up|represent(?:s|ed|ing)?|constitut(?:e[sd]?|ing)|compris(?:e[sd]?|ing)|produc(?:es?|ed)|generat(?:es?|ed)|employ(?:s|ed)|request(?:s|ed))\s+{HEDGE}$"
)


# "built the old pier for 3 million euros"
_BOUGHT = re.compile(
    rf"\b(?:built|bought|acquired|constructed|sold|completed|developed|purchased|build|buy|construct|complete)\s+{NAME}\s+for\s+{HEDGE}$"
)


def _by_words(text: str, start: int, end: int, left: int, *, rate: bool) -> Iterator[re.Match[str] | None]:
    """Yield what stands around a figure and may name what it is of, the plainest first."""
    yield from further_names(text, start, end, left)
    if rate:
        yield _AFTER_RATE.match(text, end)
        yield _RATE_OF.match(text, end)
        yield _BEFORE_RATE.search(text, left, start)
        yield _NOUN_RATE.search(text, left, start)
    else:
        yield _WORTH.search(text, left, start)
        yield _BOUGHT.search(text, left, start)
        yield ATTACHED.match(text, end)
        yield AMOUNT_OF.search(text, left, start)
    yield MOVED.search(text, left, start)
    yield PAID_FOR.search(text, left, start)
    yield OF_BEFORE.search(text, left, start)
    bare = text[start - 1 : start] != "@" and _AFTER.match(text, end)
    yield None if bare else _LABELLED.search(text, left, start)
