"""Who puts out a policy in a clause, and where it is said that it was put out: one verb, one policy, one body."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.sentences.clauses import Clause, Group, is_untrue, verb, word_class

_MARKS = r"(?:[^‹›;:.,]|‹[ADTNZF]\d+›)"
_ADVERB = (
    r"(?:[a-z]+ly|also|now|then|first|since|today|yesterday|again|soon|later|earlier|meanwhile|however|instead|too|just|still|once|even|in turn|"
    r"(?:this|last|next) [a-z]+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|‹D\d+›|has|have|had|ha[sd] been|both|each|all|together|of late|at last|at length|in the end)"
)
_HEADS = r"(?:on|in|at|during|before|after|following|under|for|through|with|since|around|acting|sitting|meeting|amid|upon|over|within|across|as|of|via|late|early|along|alongside|together|jointly|based|led|headed|chaired|backed|supported|by)"
# What may stand between a body and its verb: asides between commas, where and when, adverbs.
_TO_VERB = re.compile(
    rf"(?:,? (?:{_HEADS}|whose|which|the|a|an|its|now|then)(?: (?:{_MARKS}|‹[BU]\d+›){{1,100}}?)?,)?(?:,? {_HEADS} {_MARKS}{{1,60}}?)?(?:,? {_ADVERB},?)* ?$"
)
_ALSO = re.compile(rf" .{{0,120}}? and(?: {_ADVERB})* $")
# What opens a clause of its own, so that the verb behind it has another subject.
_TURNS = re.compile(
    r"\b(?:that|which|who|whom|where|when|said|says|told|after|before|while|as) (?:[^,]*)$|['’]s? [^,]*$|\b(?:is|was|were|are|be|been|being)(?: [a-z]+ly)? $"
)
_ASIDE = re.compile(
    r"^,? ?(?:(?:on|in|at|during|after|following|amid|with|for|at|by) (?:[^‹›;:.,]|‹[ADTNBZ]\d+›){1,70}, |(?:on|in|at) (?:the )?‹[DA]\d+›,? |(?:on|last|this|late|early) [A-Z]?[a-z]+ |[a-z]+ly,? |today,? |yesterday,? )+"
)
_CALLED = re.compile(r"^what (?:it|they) (?:calls?|called|describes? as|terms?|termed|dubbed|bills? as) ")
# "the country's own", "a 20-page", "the 2019".
_OWNERS = re.compile(r"‹[ATN]\d+›[’']s? |‹N\d+›-[a-z-]+ |‹[ND]\d+› ")
# "approved the creation of the port and the Harbour Plan": what is done besides.
_BESIDES = re.compile(
    r"^(?:the |its |an? )(?:[a-z-]+ ){0,2}(?:establishment|creation|construction|building|setting[ -]up|founding|formation|expansion|enlargement|relocation|designation|opening|selection|upgrading|extension|reorgani[sz]ation|transfer|move|appointment)"
    r" of (?:the )?(?:[^‹›;:.,()]|‹[ZAFBN]\d+›){1,70}? and "
)
_DEED_OF = re.compile(rf"^(?:the |its |their |a |an )?(?:[a-z-]+ )?{word_class('whole_of')} (?:of|for) ")
_BLOCKS = re.compile(
    r"\b(?:of|on|for|to|under|about|with|against|from|by|into|in|within|towards?|through|per|regarding|concerning|that|which|who|how|what|whether|if|or|but|than|at|as|over|around|after|and|it|they|he|she|not|(?:amend|repeal|replac|revis|revok|criticis|suspend)[a-z]+|is|are|was|were|has|had|will|"
    r"(?!(?:housing|shipping|banking|fishing|farming|building|planning|training|spending|funding|parking|mining|cycling|long-standing|outstanding|far-reaching|wide-ranging|sweeping|groundbreaking|pioneering|leading|binding|rolling|long-awaited)\b)[a-z-]+ing)\b|[;:](?! [“‘\"])|\)"
)
# "the Plan funding", "the Plan's review": the name only says of what.
_GOES_ON = re.compile(
    r"(?:[’']s?| (?!(?:of|on|for|to|under|about|with|against|from|by|into|in|within|towards?|through|that|which|who|and|or|but|at|as|over|after|before|during|while|when|where|until|because|so|if|is|was|will|has|had|today|yesterday|this|last|next|late|early|earlier|together|along|alongside|covering|setting|along|aimed|a|an|the|its|it|they|between|amid|worth|last|whose|without|via)\b|[a-z]+(?:ly|ed|ing)\b)[a-z])"
)
_BY = re.compile(
    r"(?P<gap>(?:(?!\b(?:and|but|which|that|who|when|by|until|says?|said)\b)(?:[^‹›;:.]|‹[DATNU]\d+›)){0,80}?) ?\bby (?P<to>(?:[\w’'-]+ |‹A\d+›[’']s? ){0,5}?)(?=‹B)"
)
_NO_AGENT = re.compile(
    r"\b(?:company|firm|consultants?|experts?|critics?|advis[eo]rs?|those|anyone|lobby|way)\b"
)
_TO_PARTICIPLE = re.compile(
    rf"[”’\"]?(?: \([^()]{{1,60}}\))?(?: (?:on|for|of|in|to) (?:(?!\b(?:which|that|who|says?|said)\b)(?:[^‹›,;:.]|‹[AZTN]\d+›)){{1,60}}?)?(?:, (?:which|that|a|an|the|also|first|its|‹A\d+›[’']s?)(?: {_MARKS}{{1,90}}?)?,)?"
    rf"(?:,? ?(?:which|that))?(?: (?:is|are|was|were|has been|have been|had been|being|got|gets))?(?:, (?:{_HEADS}) {_MARKS}{{1,60}}?,)?(?:,? (?:{_ADVERB}))*(?: [a-z]+(?:ed|en|n|t)(?: and| or|,))?(?:,? (?:{_ADVERB}))*,? ?"
)
_PART_OF = re.compile(
    r"\b(?:of|for|on|about|into|under|in|with|to|from|by) (?:the |its |their |this |a |an |new )*[“‘\"]?$"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A policy put out, as a clause tells it.

    Attributes:
        policies: the candidate for the policy.
        bodies: the only candidate for those who put it out, or none.
    """

    policies: Group
    bodies: Group | None


def deeds(clause: Clause) -> Iterator[Deed]:
    """Yield the policies that a clause says were put out; without their bodies where these are not certain."""
    yield from _active(clause)
    yield from _passive(clause)
    yield from _opening(clause)
    yield from _relative(clause)
    yield from _nominal(clause)
    yield from _from(clause)
    yield from _cleared(clause)
    yield from _split(clause)
    yield from _pronoun(clause)
    yield from _again(clause)


def _active(clause: Clause) -> Iterator[Deed]:
    """Yield "the ministry, … , issued its … plan"."""
    text = clause.text
    for found in verb("issue_finite").finditer(text):
        after = next((g for g in clause.groups("P") if g.start >= found.end()), None)
        if after is None or is_untrue(text[: found.start()]) or _GOES_ON.match(text, after.end):
            continue
        if not _is_object(text[found.end() : after.start].lstrip()):
            continue
        left = clause.free("B", found.start())
        sole = left[0] if len(left) == 1 and _governs(text[left[0].end : found.start()]) else None
        yield Deed(after, sole)


def _is_object(between: str) -> bool:
    """Return whether nothing between a verb and a policy takes the place of its object."""
    plain = _DEED_OF.sub("", _BESIDES.sub("", _CALLED.sub("", _ASIDE.sub("", between))))
    return len(plain) <= 90 and "‹" not in _OWNERS.sub("", plain) and not _BLOCKS.search(plain)


def _governs(between: str) -> bool:
    """Return whether the words between a body and a verb leave the body its subject."""
    if _TURNS.search(between) or "‹P" in between or between[:1] not in (" ", ","):
        return False
    return bool(_TO_VERB.match(between) or _ALSO.match(between))


def _passive(clause: Clause) -> Iterator[Deed]:
    """Yield "the plan, …, was issued … by the … ministry"."""
    text = clause.text
    for found in verb("issue_participle").finditer(text):
        left = [g for g in clause.groups("P") if g.end <= found.start()]
        if not left or is_untrue(text[left[-1].end : found.start()]):
            continue
        policy = left[-1]
        if len(left) > 1 and _CLOSES.match(text, policy.end):
            continue  # "the plan, which replaced the act, was issued": not the act
        if not _TO_PARTICIPLE.fullmatch(text, policy.end, found.start()) or _is_part(text, policy):
            continue
        yield Deed(policy, _agent(clause, found.end()))


_CLOSES = re.compile(r"[”’\"]?, (?:is|are|was|were|has been|have been|had been) ")


def _is_part(text: str, policy: Group) -> bool:
    before = text[max(0, policy.start - 60) : policy.start]
    whole = re.search(rf"\b{word_class('whole_of')} (?:of|for) (?:the |its |their |a )?[“‘\"]?$", before)
    direct = text[policy.end : policy.end + 1] == "," or text[policy.end : policy.end + 12].startswith(
        (" issued", " adopted")
    )
    return bool(_PART_OF.search(before)) and not whole and not direct


def _agent(clause: Clause, at: int) -> Group | None:
    """Return the bodies of the "by" that belongs to a participle."""
    by = _BY.match(clause.text, at)
    if by is None or _NO_AGENT.search(by["to"]):
        return None
    return next((g for g in clause.groups("B") if g.start == by.end()), None)


def _opening(clause: Clause) -> Iterator[Deed]:
    """Yield "Issued in May by the ministry, the plan …"."""
    text = clause.text
    for found in _opener().finditer(text):
        bodies = _agent(clause, found.end())
        if bodies is None:
            continue
        after = next((g for g in clause.groups("P") if g.start >= bodies.end), None)
        if after and _AFTER_OPENING.fullmatch(text, bodies.end, after.start):
            yield Deed(after, bodies)


_AFTER_OPENING = re.compile(
    r"(?: (?:on|in|at|last|this) (?:[^‹›;:.,]|‹[DA]\d+›){1,40})?, (?:[\w’'-]+ ){0,4}[“‘\"]?"
)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[,;] |^\W)(?:[A-Z][a-z]+ly )?(?i:{word_class('issue_participle')})(?= )")


def _relative(clause: Clause) -> Iterator[Deed]:
    """Yield "the plan, which the ministry … issued"."""
    text = clause.text
    for found in verb("issue_finite").finditer(text):
        left = [g for g in clause.groups("B") if g.end <= found.start()]
        policies = [g for g in clause.groups("P") if left and g.end <= left[-1].start]
        if not left or not policies or is_untrue(text[policies[-1].end : found.start()]):
            continue
        opens = _WHICH.fullmatch(text, policies[-1].end, left[-1].start)
        if opens and _governs(text[left[-1].end : found.start()]) and _NO_OBJECT.match(text, found.end()):
            yield Deed(policies[-1], left[-1])


_WHICH = re.compile(
    r"[”’\"]?(?: \([^()]{1,60}\))?(?:,? (?:which|that)(?:, [^‹›,;:.]{1,60},)? |(?: (?:which|that))? )(?:the |‹A\d+›[’']s? )?(?:[a-z-]+ ){0,1}?(?:the )?"
)
_NO_OBJECT = re.compile(
    r"(?:$|[.,;)”]| (?:on|in|at|to|as|for|last|this|earlier|late|early|today|yesterday|after|before|during|with|and|with|by|following|‹D\d+›|[a-z]+ly|back)\b)"
)


def _nominal(clause: Clause) -> Iterator[Deed]:
    """Yield "adoption of the plan … by the ministry", "the ministry's adoption of the plan", "the plan … its adoption by the ministry"."""
    text = clause.text
    for found in verb("issue_noun").finditer(text):
        if is_untrue(text[: found.start()]):
            continue
        of = _OF.match(text, found.end())
        policy = next((g for g in clause.groups("P") if of and g.start == of.end()), None)
        if policy is not None and not _GOES_ON.match(text, policy.end):
            bodies = (
                _agent(clause, policy.end) or _owner(clause, found.start()) or _through(clause, found.start())
            )
            yield Deed(policy, bodies)
        elif of is None and _ITS.search(text, 0, found.start()):
            left = clause.free("P", found.start())
            if len(left) == 1:
                yield Deed(left[0], _agent(clause, found.end()))


_OF = re.compile(
    r" (?:of|to|for) (?:(?:the|its|their|a|an|this|new|first|final|national|draft) )*[“‘\"]?(?=‹P)"
)
_ITS = re.compile(r"\b(?:its|their) (?:[a-z-]+ ){0,2}$")
_OWNED = re.compile(r"[’']s? (?:[a-z-]+ ){0,3}")
_THROUGH = re.compile(r" .{0,120}\b(?:through|with|via|by)(?: the| its)? (?:[a-z-]+ ){0,2}")


def _owner(clause: Clause, at: int) -> Group | None:
    """Return the bodies whose act it is: "the ministry's adoption"."""
    return next(
        (g for g in clause.groups("B") if g.end <= at and _OWNED.fullmatch(clause.text, g.end, at)), None
    )


def _through(clause: Clause, at: int) -> Group | None:
    """Return the subject of a clause that acts by an act: "the ministry began with the adoption of"."""
    left = clause.free("B", at)
    return left[0] if len(left) == 1 and _THROUGH.fullmatch(clause.text, left[0].end, at) else None


_FROM = re.compile(r"[”’\"]?(?: \([^()]{1,60}\))? (?:of|from|by) (?:the )?$")


def _from(clause: Clause) -> Iterator[Deed]:
    """Yield "the plan of the ministry", "a plan from the ministry"."""
    for policy in clause.groups("P"):
        bodies = next((g for g in clause.groups("B") if g.start >= policy.end), None)
        if bodies and _FROM.fullmatch(clause.text, policy.end, bodies.start):
            yield Deed(policy, bodies)


def _cleared(clause: Clause) -> Iterator[Deed]:
    """Yield "the act … sailed through parliament"."""
    text = clause.text
    for found in verb("clears").finditer(text):
        left, bodies = clause.free("P", found.start()), clause.groups("B")
        house = next((g for g in bodies if g.start >= found.end()), None)
        if len(left) != 1 or house is None or is_untrue(text[left[0].end : found.start()]):
            continue
        if _TO_HOUSE.fullmatch(text, found.end(), house.start) and _TO_PARTICIPLE.fullmatch(
            text, left[0].end, found.start()
        ):
            yield Deed(left[0], house)


_TO_HOUSE = re.compile(r" (?:the |both |‹A\d+›[’']s? |(?:upper|lower|full|national) )*")


_DETERMINED = re.compile(r" (?:(?:the|its|their|a|an|this|new|first|own|long-awaited) )*[“‘\"]?$")


def _split(clause: Clause) -> Iterator[Deed]:
    """Yield "the ministry gave the plan its approval", "made the plan public", and "the plan came out"."""
    text = clause.text
    for found in verb("split_first").finditer(text):
        policy = next((g for g in clause.groups("P") if g.start >= found.end()), None)
        if policy is None or not _DETERMINED.match(text[found.end() : policy.start]):
            continue
        left = clause.free("B", found.start())
        if _second().match(text, policy.end) and not is_untrue(text[: found.start()]):
            sole = left[0] if len(left) == 1 and _governs(text[left[0].end : found.start()]) else None
            yield Deed(policy, sole)
    for found in verb("appears").finditer(text):
        free = clause.free("P", found.start())
        if len(free) == 1 and _TO_PARTICIPLE.fullmatch(text, free[0].end, found.start()):
            yield Deed(free[0], None)


@cache
def _second() -> re.Pattern[str]:
    return re.compile(rf"[”’\"]? {word_class('split_second')}(?![\w-])")


_THEN = re.compile(
    r".{0,120}\b(?:after|when|once|since|because|as|until|until after|and|,) (?:on ‹D\d+› )?(?:the )?$"
)
_IT = re.compile(r" (?:it|them)\b(?! (?:to|by|that)\b)")


def _pronoun(clause: Clause) -> Iterator[Deed]:
    """Yield "the plan is in force after the council approved it": the only policy of the clause is "it"."""
    text, policies = clause.text, clause.groups("P")
    for found in verb("issue_finite").finditer(text) if len(policies) == 1 else ():
        left = [g for g in clause.groups("B") if g.end <= found.start()]
        if not left or policies[0].end > left[-1].start or not _IT.match(text, found.end()):
            continue
        opens = _THEN.fullmatch(text, policies[0].end, left[-1].start)
        between = text[left[-1].end : found.start()]
        if opens and _governs(between) and not is_untrue(text[policies[0].end : found.start()]):
            yield Deed(policies[0], left[-1])


_AND_THEN = re.compile(
    rf" (?:is|are|was|were|has been|have been|had been) (?:{_ADVERB} )*[a-z]+(?:ed|en|n|wn up|wn|t)(?: up| out)?(?: {_MARKS}{{1,60}}?)?(?: by (?:the )?(?:{_MARKS}|‹[BU]\d+›){{1,60}}?)?(?: (?:on|in) ‹D\d+›)?,? and (?:(?:was|were|then|later|has been) )*(?:{_ADVERB} )*"
)


def _again(clause: Clause) -> Iterator[Deed]:
    """Yield "the plan was drafted by one body and issued by another": the deed is the second one."""
    text = clause.text
    for found in verb("issue_participle").finditer(text):
        free = clause.free("P", found.start())
        if len(free) == 1 and _AND_THEN.fullmatch(text, free[0].end, found.start()):
            yield Deed(free[0], _agent(clause, found.end()))
    for found in verb("clears").finditer(text):
        free = clause.free("P", found.start())
        house = next((g for g in clause.groups("B") if g.start >= found.end()), None)
        if len(free) != 1 or house is None or not _TO_HOUSE.fullmatch(text, found.end(), house.start):
            continue
        if _AND_THEN.fullmatch(text, free[0].end, found.start()):
            yield Deed(free[0], house)
