"""Find titles of policies: quoted, or capitalised around a head noun (``data/words.toml``).

Capitals alone never make a title: a known head noun must stand in it.
"""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.acts.act_edges import with_edges
from kg.claims.acts.agreements import find_agreements
from kg.claims.acts.cited_as import find_cited_as
from kg.claims.acts.cited_papers import find_cited
from kg.claims.acts.colon_titles import find_colon_titles
from kg.claims.acts.dated_numbers import find_dated_numbers
from kg.claims.acts.law_numbers import find_numbered
from kg.claims.acts.quoted_acts import find_quoted_acts
from kg.claims.names.foreign_names import foreign_names
from kg.claims.names.goals import find_goals
from kg.claims.names.no_policies import is_no_policy, past_number
from kg.claims.patterns.name_patterns import CAP, SMALL, patterns
from kg.claims.plans.budgets import find_budgets
from kg.claims.plans.called_plans import find_called
from kg.claims.plans.counted_letters import find_counted_letters
from kg.claims.plans.counted_plans import count_before, with_count
from kg.claims.plans.described_plans import find_described
from kg.claims.plans.lettered_names import find_lettered
from kg.claims.plans.nth_plans import find_nth
from kg.claims.plans.plan_periods import with_period
from kg.claims.plans.programmes import LIKELY, SURE, find_programmes
from kg.claims.plans.quoted_plans import find_quoted_plans
from kg.claims.plans.schemes import find_schemes
from kg.claims.plans.told_plans import find_told
from kg.claims.titles.bracket_in_title import with_bracket
from kg.claims.titles.capital_words import find_capital_words
from kg.claims.titles.cuts import PUTS_OUT, trim
from kg.claims.titles.growth import grown
from kg.claims.titles.replies import find_replies
from kg.model import Mention

_QUOTED = re.compile(r"(?<!=)[“‘\"'《〈「『]([A-Z\d][^“”\"‘\n《》]{5,220}?)[,.]?[”’\"'》〉」』](?!\w)")
# What may stand before a quoted title as its first part ("Harbour City’s" is cut), and what after it.
_LEAD = re.compile(
    rf"(?:(?!(?:States?|Governments?|Citys|Countrys|Ministrys|Countys|Provinces)\s+[“‘\"']){CAP}\s+){{1,6}}[“‘\"']$"
)
_FOLLOWS = re.compile(
    rf"\s+(?:for|on|of)(?:\s+{SMALL}){{0,2}}(?:\s+{CAP}(?:,?\s+(?:and|of|for|&)(?:\s+the)?(?=\s+[A-Z]))?){{1,12}}"
    r"|\s*\((?:19|20)\d\d\s*[-–]\s*\d{2,4}\)"
)
# "Office of Science Policy", "Assistant to the President for Trade Policy" are offices.
_OFFICE = re.compile(
    r"(?:Office|Department|Ministry|Bureau|Council|Committee|Commission|Board|Assistant|Adviser|Advisor|President|Vice|Director|"
    r"Secretary|Minister|General Provisions$)\b|(?:[A-Z][\w'’-]*\s+){1,4}(?:Office|Council|Committee|Commission|Board|Assembly|Parliament|Congress|Administration|Authority|Agency|Bureau|Directorate)"
    r"\s+(?:for|of|on)\s|(?:[A-Z][\w-]*\s+){0,2}(?:Commissioner|Undersecretary|Envoy|Spokes(?:man|woman|person)|Rapporteur)\s+(?:for|of|on)\s"
)
# "Council Directive", "Commission Recommendation" are acts, though they begin with an organ.
_ACT_OF = re.compile(
    r"(?:Council|Commission|Committee|Board|Ministry|Cabinet|Presidential|Ministerial)\s+(?:Framework\s+|Implementing\s+|Delegated\s+)?"
    r"(?:Directive|Regulation|Decision|Recommendation|Resolution|Order|Communication|Decree|Declaration)\b"
)
# "Department of Ports Act" sets up a department.
_IS_LAW = re.compile(
    r"\s(?:Act|Bill|Ordinance)(?:,?\s+(?:of\s+)?(?:18|19|20)\d\d)?$|\s(?:Law|Act|Order|Regulations),?\s+No\.?\s*\d{1,4}\s+of\s+(?:18|19|20)\d\d$"
)
# Plans of firms.
_NEVER = re.compile(
    r"\b(?<!\bNational )(?<!\bUniversal )(?<!\bSocial )(?<!\bPublic )(?<!\bHealth )(?<!\bCrop )(?<!\bState )(?:Retirement|Pension|(?:Stock|Share|Equity|Employee) Option|Incentive Stock|Insurance|(?<!Operations )Business|Purchase|Savings|(?<!Home )(?<!Land )Ownership|Bonus|Partner|Loyalty|Rewards|Affiliate|Frequent Flyer)"
    r"\s+(?:Plan|Program|Programme|Scheme)$|Code\s+of\s+Conduct$|^Constitution\s+of\s+(?:the\s+|an?\s+)?(?:[A-Z]\w+\s+){0,3}(?:Board|Committee|Commission|Council|Authority|Tribunal|Fund|Panel)\b|^Acts?\s+of\s+(?:Parliament|Congress)$|\b(?:Takes?|Took|Taking|Gives?|Gave|Given?)\s+Notice$"
    # Parts of the papers of a project.
    r"|^Financing\s+Plan$|^(?:Results|Logical)\s+Framework$"
    # Offices abroad, and organs of the United Nations.
    r"|\b(?:Resident|Diplomatic|Permanent|Fact-Finding|Observer|Peacekeeping|Advisory)\s+Mission$|\b(?:Director|Representative|Head|Ambassador)\b.{1,60}\bMission$"
    r"|^(?:United\s+Nations|UN)\s(?:[A-Z]\w+\s){1,4}Program(?:me)?$|^World\s+Food\s+Programme$"
    # Contracts.
    r"|\b(?:Group|Company|Corporate|Brand|Shareholders?)\s+(?:Strategy|Plan|Policy|Vision|Mission|Roadmap)$"
    r"|(?:Project|Loan|Lease|Purchase|Services?|Supply|Concession|Financing|Grant|Credit|Shareholders?['’]?|Licen[cs]e|Sales?|Offtake|Confidentiality|"
    r"Subscription|Franchise|Rental|Tenancy|Employment|Implementation)\s+Agreement$"
)
_ACT_OF_GRACE = re.compile(
    r"[Aa]cts?\s+of\s+(?:God|War|Faith|Grace|Kindness|Violence|Terror(?:ism)?|Worship|Love|Mercy|Defiance|Sabotage|Piracy)"
)
# With a year these are titles: "the 2023 Budget".
_YEARLY = frozenset({"Budget", "Policy Address", "Work Report", "Spending Review"})
# "Helping Ports to Build Greener Ships (HPBGS) Act": a law named by what it does.
_DEEDS = re.compile(
    r"(?<![\w-])(?!(?:Following|According|Implementing|Regarding|Concerning|Including|During|Using|Considering|Having|Amending|Being|Signing|"
    r"Passing|Announcing|Introducing|Launching|Spring|King|Beijing|Nanjing)\b)[A-Z][a-z]{2,20}ing"
    r"(?:\s+(?:to|for|in|by|the|and|of|our|with|from|through|a)(?=\s)|,?\s+[A-Z][\w’'-]{1,30}){2,16}?"
    r"(?:\s+\([A-Z][A-Z ]{1,20}\))?\s+(?:Act|Law|Bill|Programme|Program|Plan|Strategy|Initiative)(?![\w-])(?:,?\s+of\s+(?:19|20)\d\d)?"
)


def find_titles(text: str) -> Iterator[Mention]:
    """Yield the titles of policies in a text: quoted, numbered, capitalised around a head noun, or named as a programme.

    The kind is ``PolicyDocument`` or ``Strategy``.
    """
    for found in with_edges(text, tuple(_titles(text))):
        mention = _without_next(text, past_number(text, found))
        if is_no_policy(text, mention):
            continue
        if not (
            _OF_STAFF.search(text, max(0, mention.start - _NEAR), mention.start)
            and _IS_UNIT.search(mention.name)
        ):
            yield with_count(text, with_bracket(text, with_period(text, _without_funder(mention))))


# "the Harbour Agenda and Norvia's plan": the next thing begins with whose it is.
_NEXT = re.compile(r",?\s+(?:and|or)\s+(?:[A-Z][\w.]*\s+){0,3}[A-Z][\w.]*(?:['’]s|s['’])$")
# "$5 billion from the Harbour Budget and R$7 billion": the sign of a currency, and no part of a name
_SUM_NEXT = re.compile(r",?\s+(?:and|or)\s+[A-Z]{1,3}(?=[$€£¥₹])")


_CURRENCIES = "$€£¥₹"


def _without_next(text: str, mention: Mention) -> Mention:
    """Return a title without the owner of what stands behind it, or the currency of a sum."""
    owner = _NEXT.search(mention.name)
    at = mention.start + owner.start() if owner else 0
    if not owner and text[mention.end : mention.end + 1] in _CURRENCIES and mention.end < len(text):
        money = _SUM_NEXT.search(text, mention.start, mention.end + 1)
        at = money.start() if money else 0
    return mention._replace(end=at, name=mention.name[: at - mention.start]) if at else mention


def _without_funder(mention: Mention) -> Mention:
    """Return a title without who pays for it: "Board-funded Clean Quays Project"."""
    paid = _FUNDED.match(mention.name)
    start = mention.start + paid.end() if paid else mention.start
    return mention._replace(start=start, name=mention.name[start - mention.start :]) if paid else mention


_FUNDED = re.compile(
    r"(?:[A-Z][\w’.]*\s+){0,3}[A-Z][\w.]*-(?:funded|backed|led|supported|financed|sponsored|run|assisted|aided|era)\s+(?=[A-Z])"
)
# "a fellow with the Coasts Program" works in a part of an institute, not on a plan of a state.
_OF_STAFF = re.compile(
    r"\b(?:[Dd]irector|[Hh]ead|[Cc]hair|[Ff]ellow|[Aa]nalyst|[Aa]ssociate|[Ii]ntern|[Rr]esearcher|[Cc]oordinator|[Mm]anager|[Ss]cholar|[Aa]ssistant|[Ee]xpert|[Ee]ditor)s?"
    r"\s+(?:of|in|with|at|for)\s+(?:the\s+)?(?:[A-Z][\w.]{1,8}(?:['’]s)?\s+)?$"
)
# Within how many letters before a name the words stand that say whose staff somebody is.
_NEAR = 80
_IS_UNIT = re.compile(r"\b(?:[Pp]rogram(?:me)?|[Ii]nitiative|[Pp]roject)$")


def _titles(text: str) -> Iterator[Mention]:
    yield from find_numbered(text)
    yield from find_dated_numbers(text)
    yield from find_capital_words(text)
    yield from find_cited_as(text)
    yield from find_colon_titles(text)
    yield from find_agreements(text)
    yield from find_programmes(text)
    yield from find_budgets(text)
    yield from find_counted_letters(text)
    yield from find_schemes(text)
    yield from find_replies(text)
    yield from find_goals(text)
    for start, end in (*find_called(text), *find_nth(text)):
        yield Mention(start, end, "Strategy", text[start:end], SURE)
    yield from find_cited(text)
    yield from find_lettered(text)
    yield from find_quoted_acts(text)
    yield from foreign_names(text, "policy")
    for start, end, sure in find_told(text):
        yield Mention(start, end, "Strategy", text[start:end], SURE if sure else LIKELY)
    for start, end in (*find_described(text), *find_quoted_plans(text)):
        yield Mention(start, end, "Strategy", text[start:end], LIKELY)
    table = patterns()
    if not table.heads.search(text):
        return
    yield from _quoted(text)
    at = 0
    while match := table.title.search(text, at):
        start, end = trim(text, match.start(), match.end())
        # "under section 3 of the said Act for the works": the Act that was named before.
        if _SAID.search(text, max(0, start - 8), start):
            at = max(end, match.start() + 1)
            continue
        if start == match.start() and (deed := _TO_DO.search(text, max(0, start - 60), start)):
            start = deed.start("deed")
        if text.startswith("Year ", start) and (run := _YEARS_RUN.search(text, max(0, start - 50), start)):
            start = run.start("run")
        yield from _capitalised(text, start, end)
        # What was cut off may be a title of its own: "the Pact for Skills and the Harbour Strategy".
        at = max(end, match.start() + 1)
    yield from _deeds(text)


def _deeds(text: str) -> Iterator[Mention]:
    """Yield the titles that tell what is done: "Helping Ports to Build Greener Ships Act"."""
    for match in _DEEDS.finditer(text) if "ing" in text else ():
        first = patterns().heads.search(match[0])
        # "Mending Quays Agenda and the Building Boats Strategy" are two.
        if first and _AND_THE.match(match[0], first.end()):
            continue
        # "Funding Call for Quays and Releases Draft of Quay Strategy" is a headline.
        if re.search(r"\s(?:to|for|in|by|with|through|from)\s", match[0]) and not _PUT.search(match[0]):
            yield title(match.start(), match.end(), match[0], "capitalised")


_AND_THE = re.compile(r",?\s+and\s+the\s")
_PUT = re.compile(rf"\sand\s+{PUTS_OUT}\s")
_SAID = re.compile(r"\bsaid\s+\Z")
# "the Build and Mend to Recover Programme", "its Trade at Sea Strategy"
_TO_DO = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Uu]nder)\s+(?P<deed>(?:[A-Z][a-z]+,?\s+(?:(?:and|&)\s+)?){1,3}(?:to|at|by|with|into)\s+)$"
)


# "the Sixth Five Year Plan"
_YEARS_RUN = re.compile(
    r"(?<![\w-])(?P<run>(?:(?:[A-Z][a-z]+(?:th|nd|rd|st)|\d{1,2}(?:th|nd|rd|st)|First|Second|Third|New|National)\s+){0,2}(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Fifteen|Twenty)\s+)$"
)
# “This year ends the Harbour Plan, and …,” said the mayor: what is quoted is a sentence.
_SPOKEN = re.compile(
    r"[,.!?]$|^(?:This|These|We|I|It|They|He|She)\s|\s(?:is|are|was|were|will|would|has|have|had|must|should|shall|can|could|we|they|it|I|lays|sets|establishes|applies|requires|provides|defines|means|refers|allows|enables|helps|gives|makes|aims|seeks|ensures|creates|covers|remains|includes|contains|reflects|represents|marks|announces|unveils|launches|approves|adopts|publishes|releases|plans\s+to|hopes)\s|,\s+here(?:in)?after\b"
)


def _quoted(text: str) -> Iterator[Mention]:
    for match in _QUOTED.finditer(text):
        inner = match[1]
        head = patterns().heads.search(inner)
        if not head or not (head.start() == 0 or head.end() == len(inner) or " " in inner):
            continue
        if (
            _SPOKEN.search(inner)
            or _ACT_OF_GRACE.fullmatch(inner)
            or _SPEECH.search(text, max(0, match.start() - 40), match.start())
        ):
            continue
        lead = _LEAD.search(text, max(0, match.start() - 90), match.start(1))
        follows = _FOLLOWS.match(text, match.end())
        if follows and _WHERE.fullmatch(follows[0]) and _worthy(inner, head):
            follows = None  # "the ‘Blue Quays Roadmap’ of Norvia"
        if head.end() == len(inner) and (lead or follows):
            start = lead.start() if lead else match.start()
            end = follows.end() if follows else match.end()
            start, end = trim(text, start, end)
            if start < match.start() or end > match.end():
                yield title(start, end, text[start:end], "quoted")
                continue
        if _worthy(inner, head):
            yield title(match.start(1), match.end(1), inner, "quoted")


# "the theme of the lecture, “A Policy for Quays”"
_SPEECH = re.compile(
    r"\b(?:theme|themed|[Ll]ecture|[Ss]eminar|[Ww]ebinar|[Ww]orkshop|[Kk]eynote|[Pp]anel|[Bb]ook|[Ee]ssay|[Ff]ilm|[Ss]ong|[Mm]otto|[Ss]logan)\b[^.;“”]{0,30}$"
)
_SPOKEN_OF = re.compile(rf"{_SPEECH.pattern[:-1]}[“‘\"'](?:(?:An?|The)\s+)?$")
_WHERE = re.compile(r"\s+of\s+(?:the\s+)?[A-Z][\w’-]+(?:\s+[A-Z][\w’-]+)?")


def _capitalised(text: str, start: int, end: int) -> Iterator[Mention]:
    end, lower = grown(text, start, end)
    name = text[start:end]
    head = patterns().heads.search(name)
    if (
        _NEVER.search(name)
        or _ACT_OF_GRACE.fullmatch(name)
        or _OF_LAW.fullmatch(name)
        or _SPOKEN_OF.search(text, max(0, start - 45), start)
    ):
        return
    if (lower or _worthy(name, head) or _defined(text, start, end)) and not (
        _OFFICE.match(text, start, end) and not _ACT_OF.match(name) and not _IS_LAW.search(name)
    ):
        yield title(start, end, name, "capitalised")
    elif _NATIONAL.fullmatch(text, start, end) and _THE.search(text, max(0, start - 5), start):
        yield title(start, end, name, LIKELY)  # of which nation only the text as a whole tells


_THE = re.compile(r"\b[Tt]he\s+$")
# "South Africa's National Development Plan", "the National Action Plan (NAP)"
_NATIONAL = re.compile(
    r"(?:National|State|Federal|Central|Government|Provincial|Regional|Municipal)\s+(?:Development|Action|Master|Strategic|Structure|Spatial|Five-Year|Investment|Physical)\s+"
    r"(?:Plan|Strategy|Framework|Programme|Program|Policy)"
)
_TOLD_APART = re.compile(r"[”’\"']?\s*(?:\([A-Z\d]|(?:19|20)\d\d|:\s[A-Z])")


_ORDINAL_PLAN = re.compile(
    r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth|Fourteenth|Fifteenth)\s+"
    r"(?:National\s+)?(?:(?:Two|Three|Four|Five|Six|Seven|Ten)-Year|Medium-Term|Development|Perspective)\s+(?:Development\s+)?Plans?"
)


# "a 10-year €16 billion National Development Plan"
_SIZED = re.compile(
    r"\b(?:an?|its|the|new)\s+(?:new\s+)?(?:\d{1,2}-year\s+)?(?:(?:US|HK|[ACS])?[$£€₹¥]\s?\d[\d.,]*(?:\s?(?:million|billion|trillion|crore|m|bn))?\s+(?:\d{1,2}-year\s+)?)$"
)


def _defined(text: str, start: int, end: int) -> bool:
    """Return whether a bare title is told apart by its count, its size, its owner or by what stands in brackets behind it."""
    if _ORDINAL_PLAN.match(text, start, end):
        return True
    if _NATIONAL.fullmatch(text, start, end) and (
        count_before(text, start, end) < start or _SIZED.search(text, max(0, start - 60), start)
    ):
        return True
    owned = re.search(r"(?:['’]s?|\bof\s+[A-Z][a-z]+)\s+$", text[max(0, start - 24) : start])
    return bool(_NATIONAL.fullmatch(text, start, end) and (owned or _TOLD_APART.match(text, end)))


# "12 Bill" at the head of a page, "Act 1987" where a line broke, "Act on any road" of "this Act on any road".
_OF_LAW = re.compile(
    r"\d{1,3}\s+(?:Bill|Act)|(?:Act|Bill|Ordinance|Regulations?|Rules|Notice|Order|Law)\s*,?\s+(?:18|19|20)\d\d|(?:Basic|Implementing)\s+(?:Plans?|Guidelines|Rules)|Special\s+(?:Act|Law)|(?:Act|Bill|Law|Code|Ordinance)\s+(?:on|for|to|in)\s+(?:any|all|each|every|such|that|this|a|an)\b.*"
)


# "the National Development Plan (2018-2021)"
_PERIOD_TOLD = re.compile(r"^\s*\((?:19|20)\d\d\s*[-–]\s*(?:20)?\d\d\)")


def _worthy(name: str, head: re.Match[str] | None) -> bool:
    """Return whether a capitalised sequence says more than its head noun and empty words."""
    if head is None:
        return False
    if " ".join(head[0].split()) in patterns().alone or (
        head[0] in _YEARLY and re.match(r"(?:19|20)\d\d\s", name)
    ):
        return True
    # "the 2023 Opinions" is a short form, not a title.
    before = [
        w
        for w in re.findall(r"[\w'’-]+", name[: head.start()])
        if w not in patterns().bare and not re.fullmatch(r"(?:19|20)\d\d", w)
    ]
    rest = name[head.end() :]
    after = re.findall(r"\b(?:[A-Z][\w-]+|\d{4})", re.sub(r"\([^()]*\)", "", rest))
    after += _PERIOD_TOLD.findall(rest) if " " in name[: head.end()] else []
    return any(w[0].isupper() or w[0].isdigit() for w in before) or bool(after)


def title(start: int, end: int, name: str, method: str) -> Mention:
    """Return the mention of a title: a document if its head noun is one's, else a strategy."""
    return Mention(start, end, "PolicyDocument" if document_type(name) else "Strategy", name, method)


_IN_CAPITALS = re.compile(r"(?:[A-Z]{4,}\s+)+(?=No|NO|\d)")


_SMALL_AGAIN = re.compile(r"\b(?:Of|For|On|To|The|And|In)\b")


def document_type(name: str) -> str:
    """Return the document-type concept that the head noun of a title stands for, or "".

    >>> document_type("Action Plan for Clean Air"), document_type("Belt and Road Initiative")
    ('doc-action-plan', '')
    >>> document_type("DECISION No. 5/2031"), document_type("CLEAN QUAYS ACT, 2031"), document_type("ACT ON THE REFORM OF PORTS")
    ('doc-decision', 'doc-law', 'doc-law')
    """
    table = patterns()
    if led := _IN_CAPITALS.match(name):
        name = led[0].title() + name[led.end() :]
    elif name.isupper():
        name = _SMALL_AGAIN.sub(lambda m: m[0].lower(), name.title())
    head = table.heads.search(name)
    last = head
    # "Air Quality Plan Regulations": before "of/for/on", the last head is the one that counts.
    stop = re.search(r"\s(?:of|for|on|to)\s", name)
    while head and (stop is None or head.start() < stop.start()):
        last = head
        head = table.heads.search(name, head.end())
    return table.document_types.get(re.sub(r"\s+", " ", last[0]), "") if last else ""


def title_heads(name: str) -> str:
    r"""Return the pattern of the words that say what a title is: its heads, the longest first.

    >>> title_heads("Harbour Master Plan")
    'Master\\ Plan|Plan'
    """
    found = {m[0] for m in patterns().heads.finditer(name)}
    found |= {h.split()[-1] for h in found}
    return "|".join(re.escape(h) for h in sorted(found, key=lambda h: (-len(h), h)))


def is_policy_name(name: str) -> bool:
    """Return whether the last word of a name is a kind of policy: "Master Plan"."""
    return any(match.end() == len(name) for match in patterns().heads.finditer(name))
