"""To which policy a measure or an aim belongs, and what tells so.

A text that names a policy somewhere does not ascribe all its measures to it. The policy that a passage is
about is a guess of another worth than one that is named as the subject, in the words before a list or in the
title of the text: each way is a rule of its own, so that gold decides what it is worth.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kg import lazy_re as re
from kg.claims.acts.cited_as import own_name
from kg.claims.gathering.registry import Registry
from kg.claims.sentences.reading import Reading
from kg.claims.titles.referring import in_passing, is_held_against, only_conforms, only_empowers
from kg.model import BlockKind, Mention, Span

SUBJECT: Final = "holder-subject"
NAMED: Final = "holder-named"
LEAD: Final = "holder-lead"
BEFORE: Final = "holder-before"
TITLE: Final = "holder-title"
MAIN: Final = "holder-main"
PASSAGE: Final = "holder-passage"
ACTS: Final = "holder-acts"
KIND: Final = "holder-kind"
TEXT: Final = "holder-text"
ZONE: Final = "holder-zone"
_NEAR: Final = 40
"""So near before an action a policy is what acts: "officials say the plan will also widen the quay"."""
_CUT: Final = re.compile(r"[,;:()]|\band\b")
_KINDS: Final = frozenset({"PolicyDocument", "Strategy"})
_FIRST: Final = 3
"""A text is about a policy that its first sentences name …"""
_SHARE: Final = 0.6
"""… and to which so large a share of its mentions of policies goes."""
_BACK: Final = 3
"""So many sentences back the policy of a passage may be named; from further off one link in ten was right."""
_HEAD: Final = 8
"""So many sentences the head of a decree may take."""
_EDGE: Final = 4
_NUMBERED: Final = re.compile(r"\d")
_APPROVES: Final = re.compile(
    r"\b(?:approv\w+|promulgat\w+|adopt\w+|issu(?:e|es|ed|ing)|publish\w*|ratif\w+)\s+(?:of\s+)?(?:the|its|a|an)?\s*[“‘\"]?$",
    re.I,
)
# "Under the plan", "As part of its new strategy": what stands before a policy that opens a sentence.
_OPENS: Final = re.compile(
    r"\W*(?:(?:Under|Through|By|With|In|Within|Following|According\s+to|As\s+(?:part|a\s+part|set\s+out)\s+(?:of|in)|"
    r"In\s+line\s+with|In\s+accordance\s+with|Pursuant\s+to)\s+)?(?:(?:the|this|that|its|their|our|a|an|new|[\w’']+['’]s)\s+){0,3}[“‘\"]?$",
    re.I,
)
# "… under the plan": what stands before a policy that a sentence names further on as the ground of what it plans.
_GROUND: Final = re.compile(
    r"\b(?:under|through|(?:as\s+)?part\s+of|within|framework\s+of|according\s+to|in\s+line\s+with|pursuant\s+to|"
    r"(?:set\s+out|laid\s+(?:out|down)|contained|outlined|foreseen|proposed|included|provided\s+for)\s+(?:in|by))\s+"
    r"(?:(?:the|this|that|its|their|our|a|an|new|[\w’']+['’]s)\s+){0,3}[“‘\"]?$",
    re.I,
)
# "The project also …", "Among other things, the programme …"
_THE_KIND: Final = re.compile(
    r"(?:[\w ]{2,40},\s+)?[Tt]h(?:e|is)\s+(?:\w+\s+)?(plan|project|programme|program|scheme|strategy|act|law|bill|initiative|"
    r"decree|policy|agenda|roadmap|framework|package|regulation|directive|budget)\b"
)
# "Most of the text is a list of measures:", "The paper sets out these steps:"
_THE_TEXT: Final = re.compile(r"\b[Tt]h(?:e|is)\s+(?:text|paper|document|notice|circular)\b")


@dataclass(frozen=True, slots=True)
class Held:
    """A policy to which a measure may belong.

    Attributes:
        policy: its key.
        rule: the way by which it is known.
        start: where it is named in the sentence, in characters of the sentence; -1 where it is named elsewhere.
        end: where that name ends.
        passage: where else it is named, to be shown beside the sentence; None where that is no passage.
        features: marks of the claim: that only a reference such as "the plan" stands for it.
    """

    policy: str
    rule: str
    start: int = -1
    end: int = -1
    passage: Span | None = None
    features: tuple[str, ...] = ()


NOBODY: Final = Held("", "")


class Holders:
    """What a document as a whole says about the policies that it names.

    Attributes:
        own: the policy whose text the document is, or empty.
        main: the policy that the document is about, or empty.
    """

    def __init__(self, readings: Sequence[Reading], registry: Registry, genre: str) -> None:
        self._names = {p.key: (p.label, *p.aliases) for p in registry.of("policy")}
        self._places = {reading.span: n for n, reading in enumerate(readings)}
        self._told = {(m.name, n) for n, reading in enumerate(readings) for m in reading.mentions}
        self._first = dict(sorted(self._told, key=lambda told: -told[1]))
        self.own, self._own_at = self._title(readings, genre)
        self.main, self._main_at = self._most(readings) if genre not in ("decree", "plan") else ("", None)

    def of(
        self,
        reading: Reading,
        passage: str,
        leads: Iterable[Reading | None],
        before: Reading | None,
        announced: str,
        *,
        is_item: bool,
        of_its_zone: bool,
    ) -> tuple[Held, ...]:
        """Return the policies to which what a sentence plans may belong, the most likely first.

        Args:
            reading: the sentence.
            passage: the policy that its section names most.
            leads: the sentence that announces its list and the heading above it.
            before: the sentence before it in its paragraph.
            announced: the whole paragraph that announces its list, or empty.
            is_item: whether it is an item of a list; what an item names is often what is to be done.
            of_its_zone: whether its part of the text speaks of the zone that the title of that policy names.
        """
        found = [] if is_item else [*_in_sentence(reading), *self._of_kind(reading, passage)]
        for lead in leads:
            found += _in(lead, LEAD)
        if passage and _THE_TEXT.search(announced):
            found.append(Held(passage, TEXT))
        if is_item:
            found += [one for one in _in_sentence(reading) if one.rule == SUBJECT]
            found += self._of_kind(reading, passage)
        else:
            found += _in(before, BEFORE)
        if self.own:
            found.append(Held(self.own, TITLE, passage=self._own_at))
        elif self.main:
            found.append(Held(self.main, MAIN, passage=self._main_at))
        # What a text names in passing at its end does not hold what stands before.
        if passage and of_its_zone and self._first.get(passage, 0) <= self._places.get(reading.span, 0):
            found.append(Held(passage, ZONE))
        if passage and self._is_near(passage, reading):
            found.append(Held(passage, PASSAGE))
        return tuple(found)

    def _is_near(self, policy: str, reading: Reading) -> bool:
        """Return whether a policy is named in the sentence or in one of the few before it."""
        at = self._places.get(reading.span, -1)
        return any((policy, n) in self._told for n in range(at - _BACK, at + 1))

    def _of_kind(self, reading: Reading, policy: str) -> list[Held]:
        """Return the policy of a passage where a sentence opens with its kind: "The project also …"."""
        opening = _THE_KIND.match(reading.text)
        kind = opening[1].lower() if opening else ""
        names = self._names.get(policy, ())
        return [Held(policy, KIND)] if kind and any(kind in name.lower().split() for name in names) else []

    def _title(self, readings: Sequence[Reading], genre: str) -> tuple[str, Span | None]:
        """Return the policy that a text says to be its own name, that is most of the title or that its decree approves."""
        own: tuple[str, Span | None] = "", None
        for reading in readings[:_HEAD]:
            for m in (m for m in reading.mentions if m.kind in _KINDS):
                if own[0] and m.name != own[0] and _APPROVES.search(reading.text[: m.start]):
                    return m.name, reading.span
                titled = reading.block.kind is BlockKind.TITLE or genre in ("decree", "plan")
                most = 2 * (m.end - m.start) >= len(reading.text.strip())
                # "DECISION No. 5 OF MAY 3, 2031 on the opening of the quays of the bay"
                opens = genre == "decree" and m.start <= _EDGE and _NUMBERED.search(reading.text, 0, m.end)
                if titled and not own[0] and (most or opens):
                    own = m.name, reading.span
                    if reading.block.kind is BlockKind.TITLE and most:
                        return own
        named = ((own_name(r.text, r.mentions), r.span) for r in readings)
        return next((one for one in named if one[0]), own)

    def _most(self, readings: Sequence[Reading]) -> tuple[str, Span | None]:
        """Return the policy that the first sentences name and that nearly all mentions are of.

        One that is first named as the ground of something else ("the first quay under the plan") is none.
        """
        count = Counter(m.name for r in readings for m in r.mentions if m.kind in _KINDS)
        for reading in readings[:_FIRST]:
            for m in reading.mentions:
                named = reading.text[m.start : m.end] != reading.text[m.start : m.end].lower()
                if m.kind in _KINDS and named and count[m.name] >= _SHARE * count.total():
                    before = reading.text[: m.start]
                    ground = _GROUND.search(before) and not _OPENS.fullmatch(before)
                    aside = ground or in_passing(reading.text, m)
                    return ("", None) if aside else (m.name, reading.span)
        return "", None


def _in_sentence(reading: Reading) -> list[Held]:
    """Return the policies that a sentence names, the one that it opens with first."""
    found = [
        m
        for m in reading.mentions
        if m.kind in _KINDS and not is_held_against(reading.text, m) and not only_conforms(reading.text, m)
    ]
    if not found:
        return []
    opening = [m for m in found if _OPENS.fullmatch(reading.text[: m.start])]
    named = [m for m in found if m not in opening and _GROUND.search(reading.text[: m.start])]
    acting = [m for m in found if m not in named and m not in opening]

    def held(m: Mention, rule: str) -> Held:
        words = reading.text[m.start : m.end]
        return Held(m.name, rule, m.start, m.end, None, ("coreference",) if words == words.lower() else ())

    named.sort(key=lambda m: m.kind != "PolicyDocument")
    ways = ((opening[:1], SUBJECT), (named, NAMED), (acting, ACTS))
    return [held(m, rule) for some, rule in ways for m in some]


def _in(reading: Reading | None, rule: str) -> list[Held]:
    """Return the policy that another sentence names, if it is the only one there."""
    if reading is None:
        return []
    # What another policy replaces or differs from plans nothing here.
    told = (
        m
        for m in reading.mentions
        if m.kind in _KINDS
        and not (
            is_held_against(reading.text, m)
            or only_empowers(reading.text, m)
            or (rule == BEFORE and in_passing(reading.text, m))
        )
    )
    named = dict.fromkeys(m.name for m in told)
    return [Held(name, rule, passage=reading.span) for name in named] if len(named) == 1 else []


def holder(found: Sequence[Held], text: str, start: int, end: int, *, speaks: bool) -> Held:
    """Return the policy to which an action of a sentence belongs.

    A policy that is named inside the action is what is acted on. Who speaks in the first person ("we will")
    speaks of what the speaker does, not of a policy that the text is about.

    Args:
        found: what :meth:`Holders.of` told of the sentence.
        text: the sentence.
        start: where the action begins in the sentence.
        end: where it ends.
        speaks: whether its subject is the first person.
    """
    acted_on = {one.policy for one in found if one.rule != NAMED and start <= one.start and one.end <= end}
    for one in found:
        if one.policy in acted_on or (speaks and one.rule in (MAIN, PASSAGE, BEFORE)):
            continue
        if one.rule == ACTS and not (
            0 <= start - one.end <= _NEAR and not _CUT.search(text[one.end : start])
        ):
            continue
        return one
    return NOBODY
