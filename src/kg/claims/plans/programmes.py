"""Find programmes, schemes and strategies whose name has no capitalised head noun.

A class word beside the name says what it is: "the Digital Coast scheme", "a programme called Digital Coast", "Digital
Coast, an initiative that …", “Made in Norway 2030”.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.denied_steps import is_denied_thing
from kg.claims.names.aliases import is_acronym
from kg.claims.names.country_acts import country_acts
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.letters import CAPITAL
from kg.claims.patterns.months import MONTH, WEEKDAY, before_day
from kg.claims.patterns.name_patterns import CAP, OWNER, patterns
from kg.claims.patterns.words import alternation, words
from kg.claims.plans.owned_plans import find_owned
from kg.claims.plans.placed_plans import find_placed
from kg.claims.plans.programme_edges import (
    counts_them,
    depends,
    explains,
    is_on_air,
    is_sent,
    is_site,
    led_into,
    names_more,
)
from kg.claims.plans.project_names import NAME, STARTS, find_projects
from kg.model import Mention

SURE, LIKELY = "programme", "likely programme"
_WORD = r"[\w’'.-]{1,25}"
_QUOTE = r"[“‘\"']([A-Z][^“”\"‘’'\n]{2,70}?(?:['’]s [^“”\"‘’'\n]{2,40})?)[,.]?[”’\"']"


# "unveiled a policy on Monday": a day is not what it is about, nor is what becomes of it ("a plan to be adopted").
NO_DAY = rf"(?!(?:be\s+[a-z]+ed|{WEEKDAY}|{MONTH}\b|\d|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b)"
# What a plan is for, up to a stop, a date or a new clause.
COMPLEMENT = (
    r"(?:(?!(?:to\s+be\s+[a-z]+ed|and\s+[a-z]+\s+(?:it|them))\b)(?!(?:that|which|who|what|how|whether|where|as|after|while|when|because|saying|but|by|with|under|worth|is|are|was|were|will|would|has|have|had|last|this|today|"
    r"yesterday|said|says|marked|aimed|designed|intended|meant|launched|approved|prepared|announced|covering|including|worth|valued|submitted|backed|drafted|drawn|based)\b|(?:over|in|during|within)\s+the\s+(?:next|coming|following)\b|in\s+(?:the\s+(?:world|country|nation|region|province|city|state|economy|continent)\b|(?:[A-Z][a-z]+(?:['’]s)\s))|(?:in|on|from|until|before)\s+(?:early\s+|late\s+|mid-)?(?:\d{4}|\d{1,2}\s|"
    rf"{WEEKDAY}|{MONTH}))"
    r"(?:[\w’'%$€£+-]{1,25}|(?<=of\s)[“\"][A-Z][^“”\"\n]{3,60}[”\"])(?:\s+(?=[\w$€£]|(?<=of\s)[“\"])|(?<=[a-z]),\s+(?=[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?(?:,\s+[A-Z][\w-]+(?:\s+[A-Z][\w-]+)?){0,4},?\s+and\s+[A-Z])|(?=[,.;:)(]|\s\(|$))){1,14}"
)


# A word before a class word: "a long-awaited plan", but not "the author of the plan".
_QUALIFIER = (
    r"(?!(?:of|for|behind|to|in|by|from|with|on|that|which|who|under|at|as|a|an|the)\b)[\w’'.-]{1,20}"
)


@dataclass(frozen=True, slots=True)
class ProgrammePatterns:
    """The compiled patterns of names beside a class word."""

    cue: Cued
    before: re.Pattern[str]
    noun: Cued
    called: Cued
    quoted_before: Cued
    quoted_after: Cued
    apposed: Cued
    such_as: Cued
    item: re.Pattern[str]
    yearly: Cued
    lower: Cued
    acted: Cued
    proposed: Cued
    issued: Cued
    owned: Cued
    beside: Cued
    initialled: Cued


@cache
def _patterns() -> ProgrammePatterns:
    table = words()
    nouns = table.list("policy", "class_nouns")
    noun = alternation(nouns)
    many = alternation([*nouns, *(f"{n[:-1]}ies" if n.endswith("y") else f"{n}s" for n in nouns)])
    modifier = alternation(table.list("policy", "class_modifiers"))
    not_after = alternation(table.list("policy", "not_after"))
    any_case = alternation([f for n in nouns for f in (n, n.capitalize(), f"{n}s", f"{n.capitalize()}s")])
    either = alternation([*nouns, *(n.capitalize() for n in nouns), "proposal"])
    return ProgrammePatterns(
        cue=cued(
            rf"\b{many}\b|\b(?:[Cc]ommunication|White\s+Paper|Strategy|[Cc]oncept|Plan|Programme|Policy|Initiative|Program(?:me)?s|Schemes|Initiatives|Policies|Strategies|Campaigns|Plans)\b"
        ),
        before=re.compile(
            rf"(?<![\w'’-])((?:(?<=[Tt]he\s)(?:[A-Z][a-z]+,\s+){{1,4}}(?=[A-Z])|[A-Z][a-z]+ing\s+(?:in|for|to|on|with|our)\s+(?=[A-Z])|One\s+[A-Z][a-z]+,?\s+One\s+(?=[A-Z])|(?:[A-Z][a-z]+\s+)?(?:Make|Made|Study|Invest|Design|Build|Work|Stay|Start)\s+in\s+(?=[A-Z]))?(?:{CAP}\s+(?:(?:and|of|&|without|against)\s+(?=[A-Z])|for\s+All\s+)?){{1,6}}(?:\([A-Z][\w ]{{1,30}}\)\s+)?(?:\d\.\d\s+|20\d\d(?:[-–/]\d{{2,4}})?\s+)?(?:{modifier}\s+){{0,2}}{noun})$"
        ),
        noun=cued(rf"\b{noun}(?![\w-]|\s+{not_after}\b)"),
        called=cued(
            rf"\b(?:{noun}|(?i:law|act|bill|decree|order|circular|resolution|ordinance|package|reform)|fund|project|grant|measure)(?:\s+(?:of|by|from|in|run\s+by|under)\s+(?:the\s+)?(?:[A-Z][\w’-]{{1,20}}\s*(?:of\s+)?){{1,5}}|\s+(?:for|to|on)\s+[a-z][a-z-]+(?:\s+[a-z-]+){{0,3}}?)?,?\s+(?:(?:is|was|which\s+(?:is|was)|has\s+been|also|officially|simply|now)\s+){{0,3}}"
            rf"(?:called|named|dubbed|titled|entitled|known\s+as|branded(?:\s+as)?|given\s+the\s+(?:name|title))\s+(?:of\s+)?(?:the\s+)?[“‘\"']?(?:[Tt]he\s+)?(?!{STARTS}\b)({NAME})"
        ),
        quoted_before=cued(rf"{_QUOTE}\s+(?:{_WORD}\s+){{0,2}}?{noun}(?![\w-])"),
        quoted_after=cued(
            rf"\b(?:{many}|[Cc]ommunication|White\s+Paper|Green\s+Paper|Strategy|[Cc]oncept|Plan|Programme|Policy|Initiative),?\s+(?:(?:{_WORD}\s+){{0,2}}?(?:called|named|dubbed|titled|entitled|known\s+as|such\s+as|like|including)\s+)?"
            rf"(?:the\s+)?{_QUOTE}"
        ),
        apposed=cued(
            rf"(?=[\d{CAPITAL}])(?!(?:{STARTS}|By|Since|From|Until|During|After|Before|For|Under|With|As|Of)\b|{MONTH}\s+\d)({NAME})(?:\]\([^()\s]{{1,200}}\))?[”’\"']?(?:\s*\((?:[A-Z][\w&+/ -]{{1,50}}|[A-Z][a-z]+:[^()]{{2,80}})\))?\s*"
            rf"(?:,\s+(?:which\s+(?:is|was)\s+)?|\s*[—–]\s*|\s+-\s+|\s+(?:is|was)\s+)(?:a|an|the|its)\s+(?:{_QUALIFIER}\s+){{0,5}}?{either}"
            r"(?=\s+(?:that|which|to|for|of|on|by|launched|under|aimed|designed|in|introduced|from|run|with|created|intended|initiated|started|focus+(?:ed|ing)|seeking|meant|covering|offering|providing|helping|backed|led|funded)\b|[.,;])"
        ),
        beside=cued(
            # "its strategy, Digital Oslo, was", "a strategy (Digital Oslo 2020)", 'a strategy for ships ("Clean Quays")'
            rf"\b{noun}(?:\s+(?:for|on)\s+(?:\w+\s+){{0,3}}?\w+)?(?:,\s+(?:the\s+)?[“\"‘']?(?!{STARTS}\b)({NAME})[”\"’']?(?:\s*\([A-Z]{{2,8}}\)(?=,\s)|(?:\s*\([^()]{{2,40}}\))?,\s+(?=(?:which|aims|seeks|sets|provides|covers|focuses)\b|(?:was|is|were|has\s+been)\s+(?:\w+ly\s+|also\s+|first\s+)?(?:{alternation(table.list('verbs', 'issue'))}|built|based|aimed|designed|meant)\b))"
            rf"|\s*\([“\"‘']?(?!{STARTS}\b|[A-Z]+\b[^a-z]*\))({NAME})[”\"’']?\))"
            # "Digital Oslo, launched in 2013, is the city's strategy"
            rf"|(?<![\w'’-])(?!{STARTS}\b)({NAME}),\s+{alternation(table.list('verbs', 'issue'))}\s[^,;.]{{2,60}},\s+(?:is|was)\s+(?:a|an|the|its)\s+(?:{_QUALIFIER}\s+){{0,5}}?{either}\b"
        ),
        initialled=cued(
            rf"\s\((?P<short>[A-Z][A-Za-z&-]{{1,8}}(?:20\d\d)?)\)\s+(?:20\d\d\s+)?(?:{modifier}\s+){{0,2}}{noun}(?![\w-]|\s+{not_after}\b)"
        ),
        such_as=_such_as(many, any_case),
        item=re.compile(
            rf"(?:the\s+)?(?:[“‘\"']([A-Z][^“”\"‘’'\n]{{2,60}}?),?[”’\"']|([A-Z][\w’-]+(?:\s+[a-z][\w’-]{{0,15}}){{2,6}}(?=,\s+[A-Z])|{NAME}(?:\s+(?:project|{noun}))?))(?:\s*\([A-Z][\w&+-]{{1,12}}\))?(\s*,\s*(?:and\s+|or\s+)?|\s+and\s+|\s+or\s+)?"
        ),
        **_described(),
    )


def _such_as(many: str, any_case: str) -> Cued:
    """Return the pattern of what leads in a list of programmes."""
    return cued(
        rf"\b(?:{many}|{any_case})\s*,?\s+(?:such\s+as|like|including|namely)\s+(?:the\s+)?(?=[“‘\"']?[A-Z])"
        # "its flagship programmes include Feed Norvia and Build Norvia"
        r"|\b(?:flagship|key|main|major|priority|ongoing)\s+(?:programmes|programs|initiatives|schemes)(?:\s+(?:of|by|under|in)\s[^,;.:]{2,40}?)?\s+(?:include|are|comprise)\s+(?:the\s+)?(?=[“‘\"']?[A-Z])"
    )


@cache
def _described() -> dict[str, Cued]:
    """Return the patterns of names by their year, and of plans that are only described."""
    table = words()
    issued = alternation(table.list("verbs", "issue"))
    lower_heads = alternation(table.list("policy", "lower_heads"))
    modified = rf"(?:[a-z][a-z]{{2,18}}(?:-[a-z]{{2,14}}){{0,3}}\s+){{1,4}}{lower_heads}(?![\w-])"
    return {
        "yearly": cued(
            rf"[“‘\"']((?:{CAP}\s+(?:(?:in|for|of|to|on)\s+)?){{1,4}}20[2-9]\d)[,.]?[”’\"']"
            rf"|(?<![\w'’-])((?:Made\s+in\s+{CAP}(?:\s+{CAP})?|Project\s+(?!\d){CAP}(?:\s+(?!\d){CAP})?|(?:{CAP}\s+){{0,2}}(?:Vision|Agenda|Horizon|Strategy|Goals|Roadmap))\s+20[1-9]\d)(?![\d-])"
        ),
        "lower": cued(
            rf"(?:['’]s|\b(?:its|their|our|[Tt]he|[Aa]n?|pursuing|implementing|implement|pursue))\s+(?:new\s+(?=\d))?((?:\d{{1,2}}-year\s+)?{modified})"
        ),
        "acted": cued(
            rf"\b(?:{issued}|issu|launch|unveil|introduc|adopt|announc|publish|releas|approv|implement|pursu|"
            r"promulgat|formulat|rolling\s+out|roll\s+out|carry\s+out|propos|draft)",
            re.I,
        ),
        "proposed": cued(
            rf"\b(?:{issued}|proposes|presents|unveils|launches|announces|adopts|approves|releases|issues|introduces|publishes)\s+(?:(?:an?|its|their|his|her|the\s+country['’]s|the)\s+|(?=new\s)|(?=(?:[a-z-]+\s+){{0,2}}(?:guidelines|guidance|opinions|regulations|rules)\s))(?:(?:new|ambitious|sweeping|long-awaited|detailed|"
            rf"comprehensive|draft|major|controversial|revised|(?:set|series|package|raft|batch)\s+of)\s+)*((?:{_WORD}\s+){{0,3}}?{alternation(table.list('policy', 'proposed_heads'))}"
            rf"\s+(?:to|for|on|regarding|concerning|governing|aimed\s+at|designed\s+to|intended\s+to)\s+{NO_DAY}{COMPLEMENT})"
        ),
        "issued": cued(
            rf"(?:^|[.;]\s|\b)(?:[Aa]n?|[Tt]he)\s+(?:(?:new|ambitious|detailed|comprehensive|draft|major|revised)\s+)*((?:{_WORD}\s+){{0,3}}?{alternation(table.list('policy', 'proposed_heads'))}"
            rf"\s+(?:to|for|on|regarding|concerning|governing)\s+{NO_DAY}{COMPLEMENT})(?:\s*\([^()]{{2,40}}\))?,?\s+(?:was|were|has\s+been|have\s+been)\s+(?:\w+ly\s+|also\s+)?{issued}\b"
        ),
        # "the government's first basic plan for clean ports, released on Monday"
        "owned": cued(
            rf"(?:[Gg]overnment|[Mm]inistry|[Cc]abinet|[Cc]ouncil|[Cc]ommission|[Aa]uthority|[Aa]gency|[Cc]ity|[Pp]rovince|[Ss]tate|[Cc]ountry)['’]s\s+((?:{_WORD}\s+){{0,3}}?{alternation(table.list('policy', 'proposed_heads'))}"
            rf"\s+(?:to|for|on)\s+{NO_DAY}{COMPLEMENT})(?:\s*\([^()]{{2,40}}\))?,?\s+(?:which\s+(?:was|is)\s+)?{issued}\b"
        ),
    }


@cache
def _empty() -> frozenset[str]:
    return frozenset(words().list("policy", "empty_modifiers"))


def find_programmes(text: str) -> Iterator[Mention]:
    """Yield programmes and strategies that a class word or a year beside the name shows to be ones.

    The method is ``programme``, or ``likely programme`` where the wording may mean something else.
    """
    table = _patterns()
    if "20" in text and ("Made" in text or "“" in text or _VISION.search(text) or '"' in text):
        for match in table.yearly.finditer(text):
            n = 1 if match[1] else 2
            owner = OWNER.match(match[n])
            start = match.start(n) + (owner.end() if owner else 0)
            yield _strategy(start, match.end(n), text[start : match.end(n)])
    if _CALLED.search(text):
        for match in table.called.finditer(text):
            # "a project known as Sana Innovation City" is a zone by its name.
            if is_sent(text, match.start()) or is_site(match[0], match[1]):
                continue
            end = before_day(text, match.start(1), _to_quote(text, match.start(1), match.end(1)))
            yield _strategy(match.start(1), end, text[match.start(1) : end])
    for start, end in find_projects(text):
        yield _strategy(start, end, text[start:end], LIKELY)
    yield from _proposed(text, table)
    for start, end in (*find_owned(text), *find_placed(text)):
        yield _strategy(start, end, text[start:end], LIKELY)
    if not table.cue.search(text):
        return
    yield from _beside(text, table)
    yield from _listed(text, table)
    yield from _lower_case(text, table)
    yield from _yeared(text)


_REST = re.compile(r"[^“”\"\n]{1,160}(?=[”\"])")


def _to_quote(text: str, start: int, end: int) -> int:
    """Return where a name ends that fills a pair of quotation marks: 'called "Act for Quays in the bay"'."""
    rest = _REST.match(text, end) if text[start - 1 : start] in ("“", '"') else None
    return rest.end() if rest else end


_CALLED = cued(r"\b(?:called|named|dubbed|titled|entitled|known\s+as|branded|given\s+the)\b")
_VISION = cued(r"\b(?:Vision|Agenda|Horizon|Strategy|Goals|Roadmap|Project\s+[A-Z][\w ]{1,30})\s+20")


def _strategy(start: int, end: int, name: str, method: str = SURE) -> Mention:
    return Mention(start, end, "Strategy", name, method)


def _before_noun(text: str, table: ProgrammePatterns) -> Iterator[Mention]:
    """Yield the names that stand right before a class word."""
    for noun in table.noun.finditer(text):
        # Only what stands right before a class word is looked at: capitals are everywhere.
        match = table.before.search(text, max(0, noun.start() - 120), noun.end())
        if not match:
            continue
        owner = OWNER.match(match[1])
        start = match.start(1) + owner.end() if owner else led_into(text, match.start(1))
        name = text[start : match.end(1)]
        if _LETTERS.fullmatch(name) and _ANY.search(text, max(0, start - 6), start):
            continue  # "under an EPR scheme": any of its kind
        if names_more(name) and not is_on_air(text, start, match.end(1)):
            yield _strategy(start, match.end(1), name)


def _beside(text: str, table: ProgrammePatterns) -> Iterator[Mention]:
    yield from _before_noun(text, table)
    for pattern in (table.quoted_before, table.quoted_after):
        for match in pattern.finditer(text):
            if not is_sent(text, match.start()):
                yield _strategy(match.start(1), match.end(1), match[1])
    yield from _initialled(text, table)
    for match in table.beside.finditer(text):
        n = match.lastindex or 1
        if " " in match[n]:
            yield _strategy(match.start(n), match.end(n), match[n])
    for match in table.apposed.finditer(text) if explains(text) else ():
        name = match[1]
        if depends(text, match.start(1)):
            continue  # "the plan for the Harbour Zone, the first plan of its kind"
        # "the Twin Bay Area is an initiative to …": by its name it is an area
        area = patterns().zone_end.search(name) or re.search(r"\bon\s+\d", name)
        if not area and (" " in name or not re.fullmatch(r"[A-Z][a-z]+|[A-Z]+", name)):
            yield _strategy(match.start(1), match.end(1), name, SURE if " " in name else LIKELY)


_LETTERS = re.compile(r"[A-Z]{2,6}\s[a-z]+")
_ANY = re.compile(r"\b(?:[Aa]n?|[Aa]ny|[Ee]ach)\s+$")


def _initialled(text: str, table: ProgrammePatterns) -> Iterator[Mention]:
    """Yield "Jobs for Youth (JFY) programme": the letters in brackets tell where the name begins."""
    for match in table.initialled.finditer(text) if "(" in text else ():
        before = list(re.finditer(r"\S+", text[max(0, match.start() - 110) : match.start()]))
        offset = max(0, match.start() - 110)
        for word in before[-8:]:
            start = offset + word.start()
            if word[0][0].isupper() and is_acronym(match["short"], text[start : match.start()]):
                yield _strategy(start, match.end(), text[start : match.end()])
                break


# "initiatives such as Talk Oslo, an online community": what is told of it is no policy.
_NO_POLICY = re.compile(
    r"[”\"]?(?:\s*\([^()]{1,40}\))?,\s+an?\s+(?:[\w,.-]+\s+){0,4}(?:community|platform|website|portal|tool|app|network|company|firm|group|association|centre|center|festival|forum)\b"
)
_ACTS = re.compile(r"\s+[a-z]")


def _listed(text: str, table: ProgrammePatterns) -> Iterator[Mention]:
    for match in table.such_as.finditer(text):
        at, several = match.end(), False
        while (item := table.item.match(text, at)) and not _NO_POLICY.match(
            text, item.end(1 if item[1] else 2)
        ):
            n = 1 if item[1] else 2
            lone = not item[3] and " " not in item[n] and text[at - 2 : at] == ", "
            if several and lone and _ACTS.match(text, item.end()):  # "…, Norvia builds piers"
                break
            start, method = item.start(n), SURE if n == 1 else LIKELY
            if not (item[3] or several) and counts_them(match[0]):
                break  # one name alone behind "include" may be anything
            # "A, B and C": behind a comma "and" joins two names.
            for name in re.split(r"(?<=\w)\s+and\s+(?=[A-Z])", item[n]) if several else (item[n],):
                end = text.index(name, start) + len(name)
                if n == 1 or " " in name or name.isupper() or (several and len(name) > 4):
                    yield _strategy(end - len(name), end, name, method)
                start = end
            if not item[3]:
                break
            at, several = item.end(), True


def _lower_case(text: str, table: ProgrammePatterns) -> Iterator[Mention]:
    """Yield "a rural revival strategy" where the sentence says that it was introduced or is pursued."""
    acted = bool(table.acted.search(text))
    for match in table.lower.finditer(text):
        # "the country's blue harbour strategy": a possessor and two modifiers make it definite without a deed.
        owned = _OWNED.search(text, max(0, match.start(1) - 14), match.start(1)) and match[1].endswith(
            ("strategy", "initiative")
        )
        # "the blue harbour action plan": two words of its own before the name of a document.
        document = match[1].endswith(("action plan", "master plan", "masterplan", "roadmap"))
        if not (acted or owned or document) or is_denied_thing(text, match.start(1)):
            continue
        parts = match[1].split()
        total = len(parts)
        # "The ministry approved the coastal master plan": the name begins behind the last article.
        inner = [n for n, p in enumerate(parts) if p in _ARTICLES]
        parts = parts[inner[-1] + 1 :] if inner else parts
        # "implementing the coordinated regional growth strategy": many words tell it, however vague each.
        told = inner == [0] and len(parts) >= _TOLD
        while not told and parts and parts[0] in _empty():
            parts.pop(0)
        # ", a rural strategy" explains a name that stands before it.
        apposed = _EXPLAINS.search(text, max(0, match.start(1) - 10), match.start(1))
        least = 2 if acted or owned else 4 if match[1].endswith(" plan") else 3
        if len(parts) < least or apposed or any(_VERB.fullmatch(p) for p in parts):
            continue
        start = match.end(1) - len(match[1].split(maxsplit=total - len(parts))[-1])
        yield _strategy(
            start, match.end(1), text[start : match.end(1)], SURE if owned and len(parts) > 2 else LIKELY
        )


_TOLD = 4
_ARTICLES = frozenset(["the", "a", "an", "its", "their", "our"])
# "the 2018 plastics strategy", "a five-year plan (2007-2012)"
_YEARED = cued(
    r"(?:\b(?:the|its|their|our|his|her)|['’]s)\s+(?:new\s+)?((?:19|20)\d\d(?:[-–/](?:20)?\d\d)?\s+(?:[a-z][a-z-]{2,18}\s+){1,3}(?:strategy|plan|policy|law|roadmap|programme|program|white\s+paper|agreement))(?![\w-])"
    r"|\b(?:an?|the|its|their|new|s)\s+(?!new\b)((?:[a-z]+-year|[a-z]{4,18}(?:\s+[a-z]{4,18})?)\s+(?:plan|strategy|programme|program|roadmap)\s*\((?:19|20)\d\d\s*[-–]\s*(?:20)?\d\d\))"
)


def _yeared(text: str) -> Iterator[Mention]:
    """Yield plans in lower case that are told by their year or their period."""
    for match in _YEARED.finditer(text):
        n = 1 if match[1] else 2
        if not any(_VERB.fullmatch(w) for w in match[n].split()):
            yield _strategy(match.start(n), match.end(n), match[n], LIKELY)


def _proposed(text: str, table: ProgrammePatterns) -> Iterator[Mention]:
    """Yield "five-year plan to rebuild ports" where a public body is said to have approved or announced one."""
    if not _PUBLIC.search(text) and not country_acts(text):
        return
    for match in (*table.proposed.finditer(text), *table.issued.finditer(text), *table.owned.finditer(text)):
        name = match[1].rstrip()
        end = match.start(1) + len(name)
        # "the Harbour Plan, a scheme for quays, was issued": the plan was.
        if _APPOSED_TO.search(text, max(0, match.start() - 40), match.start() + 2):
            continue
        if " into law" in name or _ON_ANOTHER.match(name) or _CALLED.search(name):
            continue  # "signed the Ports Act into law on 3 May", "a plan for towns called Green Areas"
        if " " in name and not _FIRM.search(text, max(0, match.start() - 40), match.start()):
            # A plan for a zone by name is as good as a title.
            sure = any(z.end() == len(name) for z in patterns().zone.finditer(name))
            yield _strategy(match.start(1), end, name, SURE if sure else LIKELY)


_APPOSED_TO = re.compile(
    r"\b(?:Plan|Strategy|Programme|Program|Initiative|Scheme|Policy|Act|Law|Blueprint|Roadmap|Agenda|Opinions|Outline|Guidelines)[”\"’']?,\s+(?:an?)?\s?$"
)
# "a notice on the Quay Measures"
_ON_ANOTHER = re.compile(
    r"(?:notice|circular|decree|decision|document)\s+(?:on|concerning|regarding)\s+the\s+[A-Z]"
)
_PUBLIC = cued(
    r"\b(?:[Gg]overnment|[Mm]inistr|[Cc]abinet|[Pp]arliament|[Cc]ouncil|[Cc]ommission|[Cc]ommittee|[Ff]orum|[Tt]ask\s?force|State|Congress|[Aa]uthorit|[Pp]resident|[Pp]remier|"
    r"[Mm]inister|[Mm]ayor|[Aa]dministration|[Mm]unicipal|[Pp]rovinc|city\b|Assembly|Senate|lawmakers|legislat|Union|EU|[Oo]fficials|Development\s+Bank|Bank\s+for\s+[A-Z]|[Cc]ountry\s+(?:[Pp]artnership\s+)?(?:strategy|programme))"
)
_FIRM = re.compile(
    r"\b(?:company|companies|firm|firms|corporation|Corp|Inc|Ltd|bank|banks|airline|maker|shareholders|board)\b"
)
_EXPLAINS = re.compile(r"(?:,|\b(?:is|was|as))\s+(?:an?|the)\s+$")
_OWNED = re.compile(r"(?:['’]s|\b(?:its|their|our|the\s+national))\s+$")
_VERB = re.compile(
    r"\b(?:and|or|of|to|for|is|are|was|were|has|have|in|on|with|by|this|that|these|those|such|any|each|no|every|which)\b"
)
