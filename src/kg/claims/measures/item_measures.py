"""Measures of list items: what an item, a label or a part with a number states."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.acting import OTHER, POLICY, subject_kind
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.ing_leads import CALLED
from kg.claims.actions.main_verbs import before_verb
from kg.claims.actions.nominal import holds_nominal, opens_nominal
from kg.claims.facilities.building_items import names_work
from kg.claims.measures.concessions import is_concession
from kg.claims.measures.items import actor_to, bare_passive, item_actions
from kg.claims.patterns.words import alternation, plural, words
from kg.claims.sentences.reading import Reading
from kg.claims.structure.frame import Found, Frame, announces, ordinal_end
from kg.model import BlockKind, Tier


def of_item(reading: Reading, frame: Frame) -> Iterator[Found]:
    """Yield the actions of a list item, a label or an article."""
    text = reading.text
    if _WERE_TO.search(frame.lead):
        return
    short = reading.block.kind is BlockKind.BULLET or reading.is_label or bool(frame.lead)
    if not (frame.opens or reading.is_label) and not re.match(r"[A-Z(]", text):
        return
    if found := tuple(part for whole in item_actions(text) for part in _members(text, whole)):
        for action in found:
            sure = action.form in ("command", "ing") or (bool(frame.lead) and not reading.is_label)
            marks = ("item",) + (("label",) if reading.is_label else ()) + (("tail",) if action.tail else ())
            yield action, Tier.ASSERTED if sure else Tier.CANDIDATE, marks
        return
    if frame.lead and (asked := _TO_DO.match(text)):
        # "To favour new crops": in a list of aims any word behind "To" is a verb.
        yield from ((a, Tier.ASSERTED, ("item",)) for a in pieces(text, asked.end(), "command"))
        return
    if reading.is_label or not (short or reading.block.kind is BlockKind.CLAUSE):
        return
    if found := tuple(actor_to(text)):
        whole = _whole_item(reading, frame, found[0])
        for action in (whole,) if whole else found:
            yield action, Tier.CANDIDATE if whole else Tier.ASSERTED, ("item", "lead" if whole else "actor")
        return
    if short:
        yield from _of_phrase(text, frame)


# "The objectives of that document were to:"
_WERE_TO = re.compile(r"\b(?:was|were)\s+(?:to|as\s+follows|the\s+following)\s*:\s*$")
_TO_DO = re.compile(
    r"To\s+(?:[a-z]+ly\s+)?(?=(?!(?:the|an?|be|date|this|that|these|those|our|its|which|all|what)\b)[a-z]{3,}\s+\S)"
)
_STEP_NOUNS = "measures?|actions?|interventions?|initiatives|incentives?|deliverables|reforms?|steps|commitments|activities"
# Headings of lists whose items are steps, whatever word they open with.
_OF_STEPS = re.compile(
    rf"(?:.*\s)?(?:{_STEP_NOUNS})(?<=s)\W*$",
    re.I | re.S,
)


def _whole_item(reading: Reading, frame: Frame, purpose: Action) -> Action | None:
    """Return the whole of an item of steps whose first words are nobody that acts: "Grants for boats to help crews"."""
    subject = subject_kind(reading.text, reading.text.rfind(" to ", 0, purpose.start) + 1, reading.mentions)
    end = clean_end(reading.text, 0, len(reading.text))
    if subject not in (OTHER, POLICY) or not _OF_STEPS.match(frame.lead) or end <= purpose.start:
        return None
    return Action(0, end, "phrase", "")


_COMMA = re.compile(r"\s*[,;]\s+(?:and\s+|as\s+well\s+as\s+)?(?:the\s+|an?\s+)?(?=[a-z])")
_FEWEST = 2  # words before such a comma


def _members(text: str, whole: Action) -> Iterator[Action]:
    """Yield an action of an item without the nouns of action that follow it, and these: "Training divers, the repair of A"."""
    if whole.form != "ing" or "," not in text[whole.start : whole.end]:
        yield whole
        return
    marks = [
        m
        for m in _COMMA.finditer(text, whole.start, whole.end)
        if opens_nominal(text, m.end())
        and len(text[whole.start : m.start()].split()) >= _FEWEST
        # "the expansion, creation and renewal of A": a row that shares what it is done to.
        and not opens_nominal(text, text.rfind(" ", 0, m.start()) + 1)
    ]
    starts, ends = [m.end() for m in marks], [*(m.start() for m in marks), whole.end]
    yield replace(whole, end=ends[0])
    for start, end in zip(starts, ends[1:], strict=True):
        yield Action(start, end, "nominal", text[start:].split(maxsplit=1)[0])


def steps_only(text: str, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the actions of an item without what a verb in -ing brings about: "Training divers can save lives"."""
    for action, tier, marks in found:
        step = before_verb(text, action) if action.form == "ing" else action
        if _role().fullmatch(text, action.start, action.end):
            continue
        if step:
            yield step, tier, marks
        if step and step.end < action.end:
            return  # what follows the verb is what the step brings about


@cache
def _role() -> re.Pattern[str]:
    """Return the pattern of "Implementing agency", "reporting period": who does it, or when."""
    roles = words().list("intent", "roles")
    return re.compile(rf"[a-z]+ing\s+{alternation([*roles, *map(plural, roles)])}", re.I)


def _of_phrase(text: str, frame: Frame) -> Iterator[Found]:
    """Yield the action of an item without a verb: what is granted, what is to be done, a noun of action."""
    at = ordinal_end(text)
    if _loan().match(text, at):
        yield Action(at, _item_end(text, at), "funded", "loan"), Tier.CANDIDATE, ("item",)
        return
    grants = _GRANTS.search(frame.lead) is not None
    if is_concession(text[at:]) or (grants and _is_phrase(text[at:])):
        tier = Tier.ASSERTED if grants else Tier.CANDIDATE
        yield (
            Action(at, _item_end(text, at), "concession", "grant"),
            tier,
            ("item", *(("lead",) if grants else ())),
        )
        return
    if bare := bare_passive(text):
        yield bare, Tier.ASSERTED if frame.lead else Tier.CANDIDATE, ("item", "bare")
        return
    if _NEW_WORK.match(text) and names_work(text) and not _IS_TOLD.search(text):
        end = clean_end(text, 0, len(text))
        if 3 <= len(text[:end].split()) <= _MOST_WORDS:
            yield Action(at, end, "phrase", ""), Tier.CANDIDATE, ("item", "bare")
        return
    named = holds_nominal(text) or _OF_MEASURES.search(frame.lead) is not None
    if frame.lead and named and not (_IS_TOLD.search(text) or _NUMBERED_PLOT.search(text)):
        end = clean_end(text, 0, len(text))
        if 3 <= len(text[:end].split()) <= 25:
            yield Action(0, end, "phrase", ""), Tier.CANDIDATE, ("item", "lead")


# "Second runway for Varo", "€460m motorway to connect two towns": a work that an item names without a verb.
_NEW_WORK = re.compile(
    r"\W*(?:An?\s+)?(?:(?:[$€£¥₹]|US\$|Rs\.?\s)\s?\d[\d.,]*\s?(?:m|bn|million|billion|crore|lakh)?\s+(?=[a-z])|(?:[Nn]ew|[Ss]econd|[Tt]hird|[Aa]dditional|[Ee]xtra)\s)"
)
_MOST_WORDS = 25


@cache
def _loan() -> re.Pattern[str]:
    """Return the pattern of "a 165 million dollar loan for a lock", "€40m grant to repair piers"."""
    loans, much = (alternation(words().list("leads", key)) for key in ("loans", "much"))
    sum_of = rf"(?:[$€£¥₹]|[A-Z]{{2,3}}[$€£]?)?\s?\d[\d.,]*\s?(?:{much}\b)?"
    return re.compile(
        rf"(?:[Aa]n?\s+)?(?:[a-z-]+\s+)?{sum_of}\s+(?:[a-z-]+\s+){{0,2}}{loans}\s+(?:for|to|towards)\s+\S"
    )


_IS_TOLD = re.compile(r"\b(?:will|shall|is|are|was|were|has|have|had)\b")
# "Growth zone no. 1, Lake Odra": a plot of land with its number.
_NUMBERED_PLOT = re.compile(
    r"\b(?:[Zz]one|[Aa]rea|[Ss]ite|[Ll]ot|[Pp]lot|[Pp]arcel|[Bb]lock|[Ss]ector)\s+(?:[Nn]o\.?|[Nn]umber|[Nn]r\.?)\s*\d"
)


_GRANTS = re.compile(
    r"\b(?:incentives?|benefits|concessions?|privileges?|exemptions?|preferential|tax\s+treatment|facilities|perks)\b",
    re.I,
)
# What opens a list whose items are measures even as bare nouns.
_OF_MEASURES = re.compile(
    rf"\b(?:{_STEP_NOUNS}|components?|priority\s+projects)\b[^.;]{{0,80}}:\s*$",
    re.I,
)
_VERBAL = re.compile(r"\b(?:will|shall|must|is|are|was|were|has|have|had|can|may|should|would)\b")


def _is_phrase(text: str) -> bool:
    return 2 <= len(text.split()) <= 30 and not _VERBAL.search(text) and not text.rstrip().endswith(":")


# "(iv) M-4 (Ayala-Boru)": the name of a road states no step
_NAME = re.compile(r"\s*(?:[A-Z\d][^\s()]*\s+){1,5}\([A-Z][^()]{1,40}?\s?[-–—]\s?[A-Z][^()]{1,40}\)[.,;]?\s*")


def _item_end(text: str, at: int) -> int:
    return at + len(text[at:].rstrip(" .;,\n"))


# What numbers in a sentence count is then no list of steps.
_OF_SECTORS = re.compile(
    r"\b(?:sectors?|industries|technologies|products|goods|crops|commodities|clusters|cities|provinces|countries|districts)\b[^.;:]{0,40}:?\s*\(?$"
)
_FEW = 3  # one action among more than so many members is a noun that looks like one


def numbered(reading: Reading, parts: tuple[tuple[int, int], ...]) -> Iterator[Found]:
    """Yield the actions of a list with numbers inside a sentence."""
    before = reading.text[: parts[0][0]]
    if _OF_SECTORS.search(before):
        return
    named = ":" in before and announces(before)
    acting = [tuple(item_actions(reading.text[start:end])) for start, end in parts]
    if sum(map(bool, acting)) * _FEW < len(parts) and not named:
        return
    for (start, end), found in zip(parts, acting, strict=True):
        if named and not found and _is_phrase(part := reading.text[start:end]) and not _NAME.fullmatch(part):
            yield Action(start, end, "phrase", ""), Tier.CANDIDATE, ("numbered",)
        for action in found:
            moved = replace(action, start=start + action.start, end=start + action.end)
            sure = action.form not in ("nominal", CALLED) and not action.tail
            yield moved, Tier.ASSERTED if sure else Tier.CANDIDATE, ("numbered",)
