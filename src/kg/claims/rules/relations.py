"""Apply the declarative rules to a sentence."""

from functools import cache

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.names.aliases import is_acronym
from kg.claims.patterns.cued import cued
from kg.claims.rules.declarative import Rule, members, rules
from kg.claims.sentences.masks import LETTERS
from kg.claims.sentences.reading import Reading
from kg.claims.values.dates import dates_of_issue
from kg.model import Key, Mention, Modality, Tier

# What stands before the last of several policies.
_JOINS = re.compile(
    r"(?:\b(?:and|as well as|together with|along with|alongside)|&)(?: of| by)?(?: the)? ‹P\d+›$"
)
_BODIES_JOIN = re.compile(r"\b(?:and|as well as)\b")
_DAY = len("2020-05-03")
# A question asserts nothing, nor does "Had the ministry issued it".
_QUESTION = cued(r"\?\s*[”’\"']?\s*$|^\W*(?:Had|Should|Were)\s(?:the\s|it\s|they\s|[A-Z])")
# The steps of an address, and what is said of the thing at that address.
_ADDRESS = re.compile(r"‹A\d+›(?:, ‹A\d+›)+")
_SUCH = re.compile(r", (?:located|situated|nestled|lying|sitting)\b")
_GOVERNED = re.compile(r"\b(?:of|in|at|near|from|under|within|to) (?:the )?$")
# "The review of the plan was published" tells nothing of the plan, "the launch of the plan was announced" does.
_PART_OF = re.compile(
    r"\b(?:of|for|on|about|into|under|in|with|to|from) (?:the |its |their |this |a )?[“‘\"]?$"
)
_DEED_OF = re.compile(
    r"\b(?:launch|adoption|approval|publication|release|introduction|announcement|enactment|passage|draft|text|version|edition|signing|promulgation|issuance|copy) of "
    r"(?:the |its |their |this |a )?[“‘\"]?$"
)
_FINITE = re.compile(r"[”’\"]?(?: \([^()]{1,60}\))? (?:was|were|is|are|has been|have been|had been)\b")
_TOLD_OF_WHOLE = frozenset({"kg:issuedBy", "kg:issuedOn", "kg:preparedBy"})


def relate(reading: Reading, collector: Collector, only: frozenset[str] = frozenset()) -> None:
    """Draw the claims of all rules whose kinds of mention stand in the sentence; if told, of some properties only."""
    if len(reading.mentions) < 2 or _QUESTION.search(reading.text):
        return
    text = reading.masked.text
    present = "".join(sorted({LETTERS[m.kind] for m in reading.mentions}))
    told: dict[str, bool] = {}  # many rules share a cue
    for rule in _rules_for(present):
        if only and rule.predicate not in only:
            continue
        if rule.cue:
            cue = rule.cue.pattern
            if cue not in told:
                told[cue] = rule.cue.search(text) is not None
            if not told[cue]:
                continue
        for match in rule.pattern.finditer(text):
            _draw(rule, match, reading, collector)


@cache
def _rules_for(letters: str) -> tuple[Rule, ...]:
    """Return the rules whose kinds of mention are all among the letters."""
    present = set(letters)
    return tuple(r for r in rules() if all(present & set(need) for need in r.needs))


def _draw(rule: Rule, match: re.Match[str], reading: Reading, collector: Collector) -> None:
    mentions = reading.mentions
    objects = members(match[rule.object])
    if rule.helper and rule.helper.search(
        match.string, max(0, match.start(rule.object) - 60), match.start(rule.object)
    ):
        # "With the consent of the Council, the Ministry issued": the first only helps.
        objects = () if _BODIES_JOIN.search(match[rule.object]) else objects[1:]
    if rule.predicate in _TOLD_OF_WHOLE and _is_part(match, rule.subject):
        return
    hoped = reading.modality() is Modality.HOPED and rule.predicate not in ("kg:within", "kg:year")
    for s in _subjects(match, rule.subject):
        for o in objects:
            subject, obj = mentions[s], mentions[o]
            if subject.name == obj.name or (rule.exact and len(obj.name) < _DAY):
                continue
            if rule.predicate == "kg:issuedBy" and _is_short_form(reading.text, subject, obj):
                continue
            features = [f for f in ("coreference",) if "coreference" in (subject.method, obj.method)]
            features += ["hedged"] if hoped else []
            features += ["list"] if len(objects) > 1 else []
            _say(rule, subject, obj, reading, collector, tuple(features))


# "the Plan, which replaces the Act, was adopted": a comma before the verb closes what was said of the plan.
_CLOSES = re.compile(r"[”’\"]?, (?:was|were|is|has been|had been) ")
_ASIDE = re.compile(
    r".*‹P(\d+)›[”’\"]?, (?:(?:which|that|whose|now|once|also|itself|formerly|part|successor|heir) |(?:an?|the|its) [a-z-]+ |[a-z]+(?:ing|ed) )[^;.]*"
)


def _subjects(match: re.Match[str], slot: str) -> tuple[int, ...]:
    """Return the numbers of the mentions that are the subject of a rule."""
    text, start, end = match.string, match.start(slot), match.end(slot)
    if _ADDRESS.fullmatch(match[slot]) and _SUCH.match(text, end):
        # "in Sana, Dhobi, Kenya, located in the north": of the steps of an address the first one lies there, if any.
        return () if _GOVERNED.search(text, max(0, start - 24), start) else members(match[slot])[:1]
    if text[start : start + 2] == "‹P" and _CLOSES.match(text, end):
        outer = _ASIDE.fullmatch(text, 0, start)
        return (int(outer[1]),) if outer else joined(match[slot])
    return joined(match[slot])


def _is_part(match: re.Match[str], slot: str) -> bool:
    """Return whether the policy of a passive only says of what something was issued."""
    text, start, end = match.string, match.start(slot), match.end(slot)
    if not _FINITE.match(text, end):
        return False
    before = text[max(0, start - 48) : start]
    return bool(_PART_OF.search(before)) and not _DEED_OF.search(before)


def _is_short_form(text: str, policy: Mention, body: Mention) -> bool:
    """Return whether a body is only the letters of the policy in brackets: "the Clean Quays Fund (CQF)"."""
    short = text[body.start : body.end]
    return text[body.start - 1 : body.start] == "(" and is_acronym(short, text[policy.start : policy.end])


def joined(slot: str) -> tuple[int, ...]:
    """Return the numbers of the mentions of a slot; of policies without "and" only the last one.

    "Under the Act, the Plan was …" speaks of the plan.

    >>> joined("‹P0› and the ‹P1›"), joined("‹P0›, the ‹P1›")
    ((0, 1), (1,))
    """
    numbers = members(slot)
    loose = len(numbers) > 1 and "‹P" in slot and not _JOINS.search(slot)
    return numbers[-1:] if loose else numbers


def _say(
    rule: Rule,
    subject: Mention,
    obj: Mention,
    reading: Reading,
    collector: Collector,
    features: tuple[str, ...],
) -> None:
    found = reading.text[obj.start : obj.end]
    tier = Tier.CANDIDATE if "hedged" in features else rule.tier
    evidence = (reading.span,)
    if obj.kind != "Date":
        collector.say(
            subject.name, rule.predicate, Key(obj.name), evidence, rule.id, tier=tier, features=features
        )
        return
    told = dates_of_issue(obj.name)
    for predicate, value in told if rule.predicate == "kg:issuedOn" else told[-1:]:
        collector.say(
            subject.name, predicate, value, evidence, rule.id, tier=tier, found=found, features=features
        )
