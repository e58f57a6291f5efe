"""Relations that a clause says by its verb and its kinds of mention alone: where one candidate remains, it is meant.

The rules of ``data/rules`` spell out wordings, and a new wording escapes them. Here the words between do not count as
long as they take no place in the sentence: a clause with a verb that can say a relation, one candidate for the one
thing and one for the other says it. All is likely only: counting decides what it is worth.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.sentences.clause_issue import deeds
from kg.claims.sentences.clauses import Clause, Group, clauses
from kg.claims.sentences.masks import LETTERS
from kg.claims.sentences.reading import Reading
from kg.claims.sentences.zone_clauses import Pair, covered, lying
from kg.claims.values.dates import dates_of_issue
from kg.model import BlockKind, Key, Modality, Tier

ISSUE, COVERS, WITHIN, DATE = "issue-clause", "covers-clause", "within-clause", "date-clause"
_DAY = len("2020-05-03")
_DATES = ("kg:issuedOn", "kg:issuedInMonth", "kg:year")
_AHEAD = re.compile(
    r"\b(?:by|before|until|till|from|since|after|between|to|effective|valid|force|expires?|ends?|amended|revised|repealed|due|starting|beginning|through)(?: on| in| of)?(?: the)?(?: end of)? $",
    re.I,
)
_OPPOSITE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"kg:spans": ("kg:contains", "kg:within"), "kg:within": ("kg:spans", "kg:contains")}
)
Said = frozenset[tuple[str, str, object]]


def relate_clauses(readings: Sequence[Reading], collector: Collector) -> None:
    """Draw the relations of all clauses that no other rule has drawn from the document."""
    said = frozenset((s, p, o) for s, p, o, _ in collector.claims)
    writer = _Writer(collector, said, frozenset((s, p) for s, p, _ in said))
    for reading in readings:
        present = {LETTERS[m.kind] for m in reading.mentions}
        if len(reading.mentions) < 2 or not present & {"P", "Z"} or reading.is_row():
            continue
        if reading.text.rstrip().endswith("?") or reading.modality() is Modality.HOPED:
            continue
        heads = reading.block.kind in (BlockKind.TITLE, BlockKind.HEADING)
        for clause in clauses(reading.masked.text):
            if present & {"B", "D"} and "‹P" in clause.text:
                _issued(clause, reading, writer, present)
            if not heads and "‹Z" in clause.text and "‹A" in clause.text:
                writer.places(covered(clause), reading, "kg:spans", COVERS)
                writer.places(lying(clause), reading, "kg:within", WITHIN)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes what was not said before."""

    collector: Collector
    said: Said
    told: frozenset[tuple[str, str]]

    def places(self, pairs: Iterable[Pair], reading: Reading, predicate: str, rule: str) -> None:
        """Write that things take in places or lie there."""
        for left, right in pairs:
            for subject, obj in _named(reading, left, right):
                known = ((subject, p, Key(obj)) in self.said for p in (predicate, *_OPPOSITE[predicate]))
                if not any(known) and (obj, "kg:within", Key(subject)) not in self.said:
                    self.key(subject, predicate, obj, reading, rule)

    def has_issuer(self, policy: str) -> bool:
        """Return whether a rule that spells out its wording has told who put out a policy."""
        return (policy, "kg:issuedBy") in self.told

    def key(self, subject: str, predicate: str, obj: str, reading: Reading, rule: str) -> None:
        """Write one relation of two things."""
        if (subject, predicate, Key(obj)) not in self.said:
            self.collector.say(subject, predicate, Key(obj), (reading.span,), rule, tier=Tier.CANDIDATE)

    def day(self, policy: str, day: str, reading: Reading, found: str) -> None:
        """Write the day, the month or the year of a policy, unless it has one."""
        if any((policy, p) in self.told for p in _DATES[: 1 if len(day) == _DAY else None]):
            return
        for predicate, value in dates_of_issue(day):
            if (policy, predicate, value) not in self.said:
                self.collector.say(
                    policy, predicate, value, (reading.span,), DATE, tier=Tier.CANDIDATE, found=found
                )


def _issued(clause: Clause, reading: Reading, writer: _Writer, present: set[str]) -> None:
    """Draw who put out a policy, and when."""
    for deed in deeds(clause):
        if deed.bodies:
            for policy, body in _named(reading, deed.policies, deed.bodies):
                if not writer.has_issuer(policy):
                    writer.key(policy, "kg:issuedBy", body, reading, ISSUE)
        if "D" in present and (day := _day(clause, reading)) is not None:
            mention = reading.mentions[day]
            if len(mention.name) < _DAY and clause.text.find(f"‹D{day}›") < deed.policies.start:
                continue  # "In 2017, the plan approved by the council sank"
            for number in deed.policies.numbers:
                policy = reading.mentions[number].name
                if _dated(clause, reading, day) in ("", policy):
                    writer.day(policy, mention.name, reading, reading.text[mention.start : mention.end])


_OF = re.compile(r"‹P(\d+)›(?: \([^()]{1,40}\))?,? ?(?:of|dated) (?:the )?‹D(\d+)›")


def _dated(clause: Clause, reading: Reading, day: int) -> str:
    """Return the policy that a day right behind it belongs to, or "": "… replace Decree No. 4 of 3 May 2020"."""
    for match in _OF.finditer(clause.text):
        if int(match[2]) == day:
            return reading.mentions[int(match[1])].name
    return ""


_WRITTEN = re.compile(r"\W*(?:‹A\d+›|[A-Z][\w .]{1,30}),? \(?‹D\d+›\)?(?: ?\([^()]{1,40}\))? ?[—–-]+ ")


# "The council, which took office on 3 May 2020, has announced the Quay Plan": the day is that of something else.
_ASIDE = re.compile(
    r"(?:‹[A-OQ-Z]\d+›|[a-z]),\s+(?:who|which|whose|led|headed|chaired|appointed|elected|established|created|founded|formed|set\s+up|in\s+(?:office|power))\b(?:(?!‹P)[^,;.])*?‹D(\d+)›(?:(?!‹P)[^,;.])*,\s"
)


# "part of the 2030 vision": the year of what is to be reached
_OF_GOAL = re.compile(r"‹D\d+›\s+(?:vision|agenda|goals?|targets?)\b")


def _day(clause: Clause, reading: Reading) -> int | None:
    """Return the number of the only date of a clause, or of the only full one, unless it is a term or a bound."""
    dates = clause.groups("D")
    full = [g for g in dates for n in g.numbers if len(reading.mentions[n].name) == _DAY]
    days = full or [g for g in dates if "‹T" not in clause.text]
    if len(days) != 1 or len(days[0].numbers) != 1:
        return None
    # "OSLO, 3 May 2022 — The Quay Plan was issued in May 2021": the day on which it was written.
    if _WRITTEN.match(clause.text) and len(clause.groups("D")) > 1:
        return None
    number = days[0].numbers[0]
    if _OF_GOAL.match(clause.text, clause.text.find(f"‹D{number}›")):
        return None
    aside = _ASIDE.search(clause.text)
    if (aside and int(aside[1]) == number) or _AHEAD.search(clause.text[: days[0].start]):
        return None
    return number


def _named(reading: Reading, left: Group, right: Group) -> Iterator[tuple[str, str]]:
    """Yield the names of two candidates, one by one."""
    for a in left.numbers:
        for b in right.numbers:
            one, two = reading.mentions[a].name, reading.mentions[b].name
            if one != two:
                yield one, two
