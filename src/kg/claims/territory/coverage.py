"""Which areas a zone takes in: "covers five districts in X: A, B and C", "includes A and 14 B cities"."""

from dataclasses import dataclass
from itertools import pairwise, takewhile

from kg import lazy_re as re
from kg.claims.gathering.collector import Collector
from kg.claims.patterns.area_kinds import LEVEL
from kg.claims.patterns.coverage_verbs import LINK, PART, WHOLE
from kg.claims.patterns.cued import cued
from kg.claims.sentences.compared import in_row_of_firms
from kg.claims.sentences.reading import Reading
from kg.claims.territory.containment import ADDRESS, BESIDE, COMMA, STEPS
from kg.model import Key, Mention, Tier

RULE, MEMBER, SURFACE = "coverage-list", "member-zone", "surface-in"
# Rules that put an area into the one behind a comma.
_BESIDE = (STEPS, BESIDE, COMMA, ADDRESS)
_VERB = cued(rf"(?:(?<=[ ,›(])|^)(?P<verb>(?P<whole>{WHOLE})|(?P<link>{LINK})|(?:{PART}))(?!\w)")
_UNTRUE = re.compile(
    r"\b(?:not|never|no longer|could|might|may|would|should|if|whether|nor)\b(?:\s+\w+){0,3}\s*$"
)
# "the harbour zone was the first, and the others are spread over …": these are told of others.
_OF_OTHERS = re.compile(
    r"\b(?:[Tt]he\s+)?(?:others?|rest|remainder|remaining\s+[a-z‹›N\d]+)(?:\s+\w+){0,2}\s+$"
)
_IF = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|[Hh]ad)\b")
_WOULD = re.compile(r"\bwould\s+(?:\w+\s+)?$")
# Words that may stand between the members of a list of areas.
_GAP_WORD = (
    # "North Area, a ‹N1› district (…)": what is said of a member in passing
    rf"(?:an? ‹N\d+› (?:district|area|zone|site|block|parcel)|\((?:[^()‹›]|‹[A-Z]\d+›){{0,80}}\)|,|;|:|、|/|&|–|—|-(?= )|‹A\d+›[’']s|several|numerous|various|many|nearly|almost|about|around|some|over|more than|at least|approximately|roughly|another|which are|a (?:group|number|series|range|network|cluster|total|combination) of|such as|including|the following|like|(?:industrial|economic|science|technology|high-tech|development|scenic|bonded|logistics|free trade) (?:parks?|zones?|areas?)|parks?|totall?ing|with a total of|land and (?:bay|sea|water) areas which include|[Ss]eaport|and|with|\(|‹B\d+› of|of the municipality|(?:[a-z]+-)?[a-z]+(?:s|ies) of|{LEVEL} of|counties and|districts and|as well as|plus|namely|that is,?|i\.e\.,?|viz\.?|among them|among which|the|all|all of|across|areas across|sites across|SARs of|(?:(?:north|south|east|west|central|core|eastern|western|northern|southern|north-?eastern|north-?western|south-?eastern|south-?western) )?(?:parts?|portions?|sections?|areas?) of|either|(?:part|parts|a part) or (?:all|the whole) of|the whole of|the lands? (?:occupied|covered|held) by|[Bb]arangays?|(?:(?:[A-Z][a-z]+ )?[Aa]utonomous |[Ss]pecial [Aa]dministrative )?(?:[Rr]egion|[Pp]refecture)|Province|District|County|State|Governorate|Municipality|most of|much of|whole|entire|of|also|some|in|across|over|"
    r"within|under|(?:tax |customs )?sites? (?:in|at)|ports? of|territory of|states of|provinces of|towns of|islands? of|regions of|municipalities of|other|more|major|core|following|extension|expansion|pilot|initial|start-?up|functional|‹N\d+›|an area|an? (?:core|main|central|pilot|start-?up|starting|extension|expansion) (?:area|zone|district|site)|total area|a total area|areas?|sub-?zones?|zones?|parts?|sections?|components?|clusters?|hubs?|nodes?|sites?|quarters?|villages?|boroughs?|wards?|communes?|blocks?|count(?:y|ies)|districts?|cities|city|provinces?|towns?|townships?|municipalit(?:y|ies)|"
    r"prefectures?|states?|regions?|islands?|districts? \(and counties\)|\(and counties\)|\(or counties\)|prefecture-level|county-level|"
    r"both|along with|together with|(?:the (?:city|town|capital|port)(?: and (?:its|the) [a-z]+)?,? )?as well as|respectively|mainland|[Ss]pecial [Aa]dministrative [Rr]egions?(?: of)?|[Mm]unicipalities|[Pp]rovinces of|[Pp]rovince of|cit(?:y|ies) of|count(?:y|ies) of|districts? of|neighbouring|neighboring|surrounding|special administrative regions?|administrative|certain|urban|rural|nearby|special|coastal|inland|central|key|main|adjacent|adjoining|contiguous|outlying|distinct|separate|different|individual|existing|small|large|square kilomet(?:er|re)s)"
)
_GAP = re.compile(rf"\s*(?:{_GAP_WORD}(?:\s+|(?=[,;:、/‹])|(?<=[,;:、/])))*(?=‹(?P<kind>[A-Z])(?P<n>\d+)›)")
_LINK_GAP = re.compile(
    rf"\s*(?:(?:(?:the|its|their) (?:[\w’'-]+ ){{1,4}}?[\w’'-]+,?(?= ‹A)|to|with|via|from|through|in the (?:far )?(?:north|south|east|west)(?:-?(?:east|west))?|{_GAP_WORD})(?:\s+|(?=[,;:、/‹])|(?<=[,;:、/])))*(?=‹(?P<kind>[A-Z])(?P<n>\d+)›)"
)
# What may be said to join places rather than to have business with them.
_LINE = re.compile(r"\b(?:corridor|belt|circle|axis|triangle|route|line|region|metropolis)s?\b", re.I)
_COUNTED = re.compile(
    r"(?:‹N\d+›|\b(?:several|some|many)\s)[^‹›,;:]*?\b(?:districts?|counties|cities|towns|townships|provinces|areas|municipalities|villages|states|islands)\b[^‹›,;:]*?\b(?:in|of|across)\s+(?:the\s+)?$"
)
_BRACKETED = re.compile(r"\([^()]*\)\s*")
# What opens the list of the counted districts of an area.
_LISTS = re.compile(r":|\b(?:namely|that is|viz|i\.e)\b")
_MARKED = re.compile(r"‹A(\d+)›")
# "consisting of certain regions of ‹A1› and ‹A2›"
_SOME_OF = re.compile(
    r" (?:(?:certain|some|(?:the )?(?:[a-z]+ern )?(?:parts?|portions?)) (?:[a-z]+ )?of|an? [a-z-]+ (?:area|zone|site) (?:in|at|of)) "
)
_WHERE = re.compile(r",? (?:in|of|at|near|on) ")
# "across ‹A1›'s north": an owner is no member.
_OWNER = re.compile(r"[’']s?\s")
# "with A and B as the main body,", "centred on A and B,": told of a zone in passing.
_CORE = re.compile(
    r",\s+(?:with|taking|having)\s+(?:[^.;‹›]|‹[A-Z]\d+›){1,400}?\bas\s+(?:the|its|their|a|two|twin)\s+(?:[a-z]+\s+)?(?:bod(?:y|ies)|cores?|cent(?:er|re)s?|hearts?|hubs?|ax[ie]s|engines?|carriers?|bases?|anchors?|pillars?)(?:\s+[a-z]+)?,\s+$"
)
_OTHERS = re.compile(r"‹N\d+›\s+(?:other|more|further|major)?\s*$")
_INSIDE = re.compile(rf"(?:,?\s*(?:in|of)|\s*(?:{LEVEL}\s+)?under)\s+(?:the\s+)?(?:{LEVEL}\s+of\s+)?")
_UNITS = re.compile(
    r"^\s*(?:cities|districts|counties|provinces|towns|townships|prefectures|municipalities)\b"
)


_SURFACE = re.compile(
    r"\s+(?:(?:a total area|an area|a total|some|about|around|over|nearly|approximately|more than)\s+(?:of\s+)?)*‹N(\d+)›\s+(?:of (?:\w+ )?land\s+)?(?:in|at|within)\s+(?:the\s+)?‹A"
)


_GOVERNED = re.compile(r"\b(?:in|of|for|with|by|within|from|to|on|under)\s+(?:the\s+)?$")
# Where the bounds of a zone go, the zone goes: "the extension of the boundaries of the zone to include …".
_BOUNDS = re.compile(
    r"\b(?:boundar(?:y|ies)|borders|limits|perimeters?|scope|extension|expansion|enlargement)(?:\s+[a-z]+){0,2}\s+(?:of|for)\s+(?:the\s+)?$"
)


# "the Sana Area (12 sq km, including the Quay Zone), …", "the Sana area along the coast and the Boru area"
_ASIDE = re.compile(r"\s*\((?:‹N\d+›[^()]*|(?:[^()‹›]|‹N\d+›)*)\)")
_PLACED = re.compile(
    r"\s+(?:in|along|on|near|bordering|facing|beside)\s+[^‹›,;.()]{3,40}?(?=,?\s+(?:and\s+)?(?:the\s+)?‹Z)"
)


@dataclass(slots=True)
class _Item:
    mention: Mention
    partial: bool
    listed: bool
    inside: bool
    owner: bool
    after_comma: bool = False


def cover(reading: Reading, collector: Collector, zone_of: dict[str, str]) -> None:
    """Draw coverage claims; ``zone_of`` gives the zone that a policy is about, by the key of the policy."""
    text = reading.masked.text
    if reading.text.rstrip().endswith("?"):
        return
    for match in _VERB.finditer(text):
        if _is_untrue(text, match) or _OF_OTHERS.search(text, max(0, match.start() - 40), match.start()):
            continue
        # "the zones …, across places such as", "the North Area (incorporates …)", "and the Bay Park covering …":
        # the nearest zone.
        near = match["verb"].startswith("across") or text[: match.start()].endswith("(")
        near = near or (match["verb"].endswith("ing") and text[: match.start()].endswith("› "))
        subject = _nearest(reading, match.start()) if near else subject_of(reading, match.start())
        if subject is None:
            continue
        if match["link"] and not _LINE.search(reading.text[subject.start : subject.end]):
            continue
        items = _items(reading, match.end(), _LINK_GAP if match["link"] else _GAP)
        _mark_holders(items, collector)
        if items and subject.kind == "Zone" and _is_surface(reading, match.end()):
            # "spread over 400 hectares in Sana, Gujarat": that is where it lies.
            lies = Key(items[0].mention.name)
            collector.say(subject.name, "kg:within", lies, (reading.span,), SURFACE, tier=Tier.CANDIDATE)
            continue
        _say(reading, collector, subject, items, match, zone_of)


def _mark_holders(items: list[_Item], collector: Collector) -> None:
    """Mark the areas that only say where the member before them lies: "Sana City, Norland Province, and Boru City"."""
    for low, high in pairwise(items):
        said = ((low.mention.name, "kg:within", Key(high.mention.name), rule) for rule in _BESIDE)
        high.inside = high.inside or (high.after_comma and any(s in collector.claims for s in said))


def _is_untrue(text: str, verb: re.Match[str]) -> bool:
    """Return whether a verb of coverage is denied, supposed or said of firms; a proposal says what it "would cover"."""
    if verb["verb"] == "including" and in_row_of_firms(text, verb.end() + 1):
        return True
    found = _UNTRUE.search(text[max(0, verb.start() - 40) : verb.start()])
    planned = found is not None and found[0].strip() == "would" and not _IF.search(text, 0, verb.start())
    return found is not None and not planned


def _is_surface(reading: Reading, at: int) -> bool:
    """Return whether a verb of coverage governs a surface with the place where it lies."""
    found = _SURFACE.match(reading.masked.text, at)
    if found is None:
        return False
    figure = reading.mentions[int(found[1])]
    return reading.figures[figure.start, figure.end].unit != "unit:NUM"


def verb_in(reading: Reading) -> re.Match[str] | None:
    """Return the first verb of coverage that a sentence states, or None."""
    text = reading.masked.text
    stated = (m for m in _VERB.finditer(text) if not _is_untrue(text, m))
    return next(stated, None)


def members_after(reading: Reading, at: int) -> list[Mention]:
    """Return the areas listed from a place in the masked sentence on."""
    return [i.mention for i in _items(reading, at, _GAP) if not i.inside]


def _nearest(reading: Reading, before: int) -> Mention | None:
    marks = list(re.finditer(r"‹Z(\d+)›", reading.masked.text[:before]))
    return reading.mentions[int(marks[-1][1])] if marks else None


def subject_of(reading: Reading, before: int) -> Mention | None:
    """Return the zone, or else the policy, that the verb belongs to: the first one before it in its clause."""
    text = reading.masked.text
    # "the zone, with A and B as its core, covers": what is told in passing is not what covers.
    if aside := _CORE.search(text, 0, before):
        before = aside.start()
    clause = max(text.rfind(c, 0, before) for c in (";", ". ", " while ", " whereas "))
    marks = [
        (m, reading.mentions[int(m[2])])
        for m in re.finditer(r"‹([ZP])(\d+)›", text[:before])
        if m.start() > clause
    ]
    free = [
        (m, x)
        for m, x in marks
        if not _GOVERNED.search(before_it := text[max(0, m.start() - 44) : m.start()])
        or _BOUNDS.search(before_it)
    ]
    zones = [x for m, x in free if m[1] == "Z"] or [x for m, x in free]
    # "the plan for the zone, which covers …": a relative clause belongs to the nearest zone.
    if (
        re.search(r"(?:which|that|,)\s*(?:\w+ )?$", text[max(0, before - 40) : before])
        and marks
        and marks[-1][0][1] == "Z"
    ):
        return marks[-1][1]
    return zones[0] if zones else None


def _items(reading: Reading, at: int, between: re.Pattern[str]) -> list[_Item]:
    items: list[_Item] = []
    text, colon, container = reading.masked.text, False, False
    while match := between.match(text, at):
        gap = text[at : match.end()]
        at = match.end() + len(f"‹{match['kind']}{match['n']}›")
        while match["kind"] == "N" and (ahead := between.match(text, at)):
            # A count belongs to what follows it; look at both together.
            gap += text[match.end() : ahead.end()]
            at, match = ahead.end() + len(f"‹{ahead['kind']}{ahead['n']}›"), ahead
        if match["kind"] == "F":
            # "the quay airport, Sana and Bara": the list goes on, but not "the quay airport in Sana"
            if _WHERE.match(text, at):
                break
            continue
        if match["kind"] not in "AZ" or _OWNER.match(text, at):
            break
        colon = colon or _LISTS.search(gap) is not None
        partial = bool(_COUNTED.search(_BRACKETED.sub("", gap))) or bool(
            _OTHERS.search(gap) and _UNITS.match(text[at:])
        )
        inside = bool(_INSIDE.fullmatch(gap)) and bool(items)
        container = container or (partial and not _OTHERS.search(gap))
        items.append(
            _Item(
                reading.mentions[int(match["n"])],
                partial,
                colon and container,
                inside,
                inside and gap.lstrip(" ,").startswith("of "),
                gap in (", ", ", in "),
            )
        )
        # "three districts (‹A1›, ‹A2› and ‹A3›) of ‹A4›"
        told = _MARKED.findall("".join(_BRACKETED.findall(gap))) if partial else ()
        items += [_Item(reading.mentions[int(n)], False, True, False, False) for n in told]
        if units := _UNITS.match(text[at:]):
            at += units.end()
        if bracket := _ASIDE.match(text, at):
            at = bracket.end()
        if match["kind"] == "Z" and (placed := _PLACED.match(text, at)):
            at = placed.end()
    return items


def _say(
    reading: Reading,
    collector: Collector,
    subject: Mention,
    items: list[_Item],
    verb: re.Match[str],
    zone_of: dict[str, str],
) -> None:
    evidence, linked = (reading.span,), verb["link"] is not None
    whole = verb["whole"] is not None and not _SOME_OF.match(verb.string, verb.end())
    # "would cover": as it is proposed, or if something else comes first.
    proposed = not verb["verb"].startswith("be ") and _WOULD.search(verb.string, 0, verb.start()) is not None
    features = ["list"] if len(items) > 1 else []
    features += ["coreference"] if subject.method == "coreference" else []
    zone = subject.name if subject.kind == "Zone" else zone_of.get(subject.name, "")
    containers = [i for i in items if i.partial]
    for item in items:
        if item.mention.name == zone or item.inside:
            continue
        if item.partial and items[0] is not item and any(i.listed and not i.partial for i in items):
            continue  # "nine cities in Norland: A and B" are A and B
        if not zone:
            collector.say(
                subject.name, "kg:appliesTo", Key(item.mention.name), evidence, RULE, features=features
            )
            continue
        sole = item.partial and len(containers) == 1 and all(i.listed or i is item for i in items[1:])
        sole = sole and len(items) > 1 and items[0] is item
        predicate = "kg:within" if sole else "kg:contains" if whole and not item.partial else "kg:spans"
        likely = item.mention.method == "guess" or linked or proposed
        tier = Tier.CANDIDATE if likely else Tier.ASSERTED
        collector.say(zone, predicate, Key(item.mention.name), evidence, RULE, tier=tier, features=features)
        if item.mention.kind == "Zone" and predicate != "kg:within":
            tier = Tier.ASSERTED if whole else Tier.CANDIDATE
            collector.say(item.mention.name, "kg:within", Key(zone), evidence, MEMBER, tier=tier)
        if item.listed and not item.partial and containers:
            holder = Key(containers[0].mention.name)
            collector.say(item.mention.name, "kg:within", holder, evidence, "listed-in", features=features)
    for n, item in enumerate(items):
        # "A, B and C of X County": all lie there. "A, B and C in X": C does.
        run = list(takewhile(lambda i: not i.inside, reversed(items[:n])))
        for other in (run if item.owner else run[:1]) if item.inside else ():
            tier = Tier.ASSERTED if other is items[n - 1] else Tier.CANDIDATE
            collector.say(
                other.mention.name, "kg:within", Key(item.mention.name), evidence, "listed-in", tier=tier
            )
