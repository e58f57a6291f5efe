"""Where a capitalised run around the head of a title begins and ends."""

from functools import cache

from kg import lazy_re as re
from kg.claims.acts.cited_papers import NOTE
from kg.claims.patterns.months import MONTH
from kg.claims.patterns.name_patterns import CAP, SMALL, patterns

_SHORT_MONTH = "(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
# "in Clean Harbours Act of 2022" the year ends the name; after other titles it is a date.
_LAW_YEAR = re.compile(
    r"(?:Act|Law|Ordinance|Bill|Code|Constitution|Treaty|Convention|Protocol),?\s+(?:of\s+)?$"
)
_OWNER = re.compile(
    r"(?:[\w.-]+\s+|People['’]s\s+){0,9}?(?!(?:People|Women|Children|Men|Persons?|Workers?|Farmers?|Teachers?|Students?|Employees?|Consumers?|Veterans?|Patients?|Investors?|"
    r"Producers?|Fishermen|Citizens?|Residents?|Youth|Mothers?|Seamen|Sailors?|Servants?|Homeowners?|Tenants?|Nurses?|Pensioners?|Mariners?|Builders?|"
    r"Drivers?|Seniors?|Elders?|Prisoners?|Players?|Travellers?|Passengers?|Lawyers?|Bankers?|Traders?|Growers?|Owners?|Jobseekers?|Carers?|Widows?|Orphans?|Taxpayers?|Entrepreneurs?|Artists?|Parents?|Buyers?|Suppliers?|Creditors?|Manufacturers?)['’]|s['’])[\w.-]+(?:['’]s|s['’])\s+"
)
_TAIL_END = re.compile(
    rf"(?:\s+(?:{SMALL}|(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:on|of|from|dated)\s+\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d|(?:in|on|of|from|dated)\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?:{MONTH}|{_SHORT_MONTH})\.?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?)?)?,?(?:\s*(?:19|20)\d\d)?))+$"
)


# "of the Quay Bureau in Notice No. 5": who said so.
_SAID_IN = re.compile(
    r"(?:[A-Z][\w’'-]*\s+(?:of\s+(?:the\s+)?)?){1,6}in\s+(?:its\s+)?(?=(?:Communiqu[eé]|Decision|Resolution|Notice|Circular|Decree|Order|Directive|Notification|Announcement)\b)"
)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut a leading "China's ", and a tail that begins a new title or ends in a small word."""
    owner = _OWNER.match(text, start, end)
    # "Strategy for the Ports of Norvia's Coast": what stands behind the head of a title is no owner of it.
    if owner and not patterns().heads.search(text, start, owner.end()):
        start = owner.end()
    if not text[:start].strip() and (note := NOTE.match(text, start, end)):
        start = note.end()
    # "GAZETTE, 19 May 2014 Act No. 16", "SI 2020-12 Quay Regulations": the head of a page, and a number of another kind.
    start = led.end() if (led := _LED_BY_DAY.match(text, start, end)) else start
    # "The following Act of the Assembly": the act that the text is.
    if re.match(r"Acts?\s+of\s", text[start:end]) and re.search(
        r"\bfollowing\s+$", text[max(0, start - 12) : start]
    ):
        return start, start
    start = said.end() if (said := _SAID_IN.match(text, start, end)) else start
    opens = not text[:start].strip()
    start = (
        led.end() if (led := _LED_BY_COUNT.match(text, start, end)) and (opens or led[0][0] == "P") else start
    )
    bracket = _led_by_other(text, start, end) or _section_number(text, start, end)
    start = bracket.end() if bracket else start
    start = shown.end() if (shown := _SHOWN.match(text, start, end)) else start
    start += _deed(text[start:end])
    start = told.end() if (told := _HEADLINE.match(text, start, end)) else start
    # "the March 3, 2001 Law on Ports": the year belongs to the date before the name.
    if _BY_DAY.search(text, max(0, start - 24), start) and (year := _YEAR_FIRST.match(text, start, end)):
        start = year.end()
    heads = patterns().heads
    end = _before_second(text, start, end)
    # "the Quay Act (QA), Boats and Docks Act": what stands behind the short name is another.
    for short in _SHORT_IN_LIST.finditer(text, start, end):
        if any(head.end() == short.start() for head in heads.finditer(text, start, short.start())):
            end = short.start()
            break
    # 'the Law of Norvia "About Free Zones" the Government decides': who acts by it
    if acting := _ACTS_BY_IT.search(text, start, end):
        end = acting.start()
    end = _before_owner(text, start, end)
    bracket = _ENDS_IN_SHORT.search(text, start, end)
    end = bracket.start() if bracket else end
    if behind := _HEADLINE_END.search(text, start, end) or _NOTE_SIGN.search(text, start, end):
        end = behind.start()
    tail = _TAIL_END.search(text[start:end])
    if tail and not (tail[0][-4:].isdigit() and _LAW_YEAR.search(text[start : end - 4])):
        end -= len(tail[0])
    return start, end


def _before_second(text: str, start: int, end: int) -> int:
    """Return where a title ends before a second one: "the Quay Act and Boats Act"."""
    heads = patterns().heads
    for second in _second().finditer(text, start, end):
        # "Order on the Quay Repair and Jobs Act": what "the" opens is one name, if its first half is none
        opened = start if " the " in second[0] else text.rfind(" the ", start, second.start()) + 1 or start
        if heads.search(text, opened, second.start()):
            return second.start()
    return end


def _led_by_other(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what opens a title and belongs to another: its letters in brackets, the branch of the one before."""
    branch = _OTHER_BRANCH.match(text, start, end) if text[:start].endswith("– ") else None
    return branch or _LED_BY_BRACKET.match(text, start, end) or _LED_BY_OFFICE.match(text, start, end)


def _section_number(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the number of a section that opens a title: "2 Quay Act" of "section 2 Quay Act"."""
    led = _SECTION_OF.search(text, max(0, start - 14), start)
    return _NUMBER_FIRST.match(text, start, end) if led else None


def _before_owner(text: str, start: int, end: int) -> int:
    """Return where a title ends before the body or the person whose it is: "Quay Plan of the Ministry of Canals"."""
    heads = patterns().heads
    issuer = _OF_BODY.search(text, start, end) or _of_government(text, start, end)
    if (
        issuer
        and heads.search(text, start, issuer.start())
        and not re.search(
            r"\s(?:on|for|concerning)\s", _OF_MATTERS.sub("", text[issuer.end() : end], count=1)
        )
        and not _IS_ABOUT.search(text[start : issuer.start()])
    ):
        end = issuer.start()
    person = _OF_PERSON.search(text, start, end)
    if person and any(h.end() == person.start() for h in heads.finditer(text, start, person.start())):
        end = person.start()
    return end


def _of_government(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return where "of the Government of Norvia" begins behind a name of three words, or with a year."""
    match = _OF_GOVERNMENT.search(text, start, end)
    named = text[start : match.start()] if match else ""
    return match if len(named.split()) > 2 or re.search(r"\d{4}", named) else None


@cache
def _second() -> re.Pattern[str]:
    """Return the pattern of where a second title begins behind "and"."""
    heads = patterns().heads.pattern
    return re.compile(
        rf",?\s+and\s+(?:the\s+(?=(?:{CAP}\s+){{0,4}}(?:{heads}|(?:Royal\s+)?(?:Kram|Decree|Sub-?Decree|Prakas)\b))|the\s+(?=(?:19|20)\d\d\s+(?:{CAP}\s+){{0,3}}Report\b)|(?=(?:{CAP}\s+){{1,7}}{heads})"
        # "Quay Plan and Outline of the Harbour Plan": texts of these kinds are no second part of a title
        r"|(?=(?:Outline|Opinions|Guiding\s+Opinions|Regulations|Provisions|Notice|Circular|Measures|Rules)\s+(?:of|for|on|concerning)\s+(?:the\s+)?[A-Z]))"
    )


_ACTS_BY_IT = re.compile(
    r"(?<=[”\"»])\s+the\s+(?=(?:[A-Z][\w-]*\s+){0,3}(?:Government|Cabinet|President|Parliament|Ministry|Council|Assembly|Minister|Commission|Governor)\b)"
)
_SHORT_IN_LIST = re.compile(r"\s+\([A-Z][\w&-]{1,12}\)(?=,\s|,?\s+(?:and|&)\s)")
# "the Clean Quays Programme of the Ministry of Canals"
_OF_BODY = re.compile(
    r"\s+of\s+the\s+(?=(?:[A-Z][\w-]*\s+){0,3}(?:Ministry|Department|Commission|Bureau|Council|Authority|Agency)\b)"
)
_OF_GOVERNMENT = re.compile(r"\s+of\s+the\s+(?=(?:[A-Z][\w-]*\s+){0,2}Government\b)")
# "the Clean Quays Agenda of President Ola Berg"
_OF_PERSON = re.compile(
    r"\s+(?:of|by|under)\s+(?:(?:His|Her)\s+Excellency,?\s+)?(?:President|Prime\s+Minister|Minister|Governor|Premier|Chancellor|Mayor|King|Queen|Emperor|Sheikh|Sultan|Mr|Mrs|Ms|Dr)\.?\s+(?=[A-Z][\w’'-]+(?:\s+[A-Z]|\s*$))"
)
# "the Federal Ministry for the Environment": what a ministry is for
_OF_MATTERS = re.compile(r"^(?:[A-Z][\w-]*\s+){0,3}(?:Ministry|Department|Secretariat|Office|Agency)\s+for\s")
# "Law on the Organization of the Council of Ministers" is about the body, not by it.
_IS_ABOUT = re.compile(
    r"\b(?:on|concerning|regarding)\s+(?:the\s+)?(?:[A-Z][\w-]*\s+and\s+(?:the\s+)?)?(?:Organi[sz]ation|Functioning|Establishment|Structure|Powers|Duties|Functions|Operation|Creation|Composition|Competences?|Status|Activit(?:y|ies)|Rules\s+of\s+Procedure)$"
    # "Organic Act of the Science Park Bureau", "Charter of the Harbour Authority"
    r"|^(?:[A-Z][\w-]*\s+){0,2}?(?:Organic|Organi[sz]ation|Constituent|Founding|Enabling)\s+(?:Act|Law|Decree|Regulations?|Statutes?)$"
    r"|^(?:Charter|Statutes?|Rules\s+of\s+Procedure|Bylaws|By-laws)$"
)
# "Quay Plan Unveiled": the verb of a headline; "Law on Free Zones3": the sign of a note.
_HEADLINE_END = re.compile(
    r"\s+(?:Is\s+|Are\s+)?(?:Officially\s+|Formally\s+|Jointly\s+)?(?:Released|Unveiled|Issued|Announced|Approved|Published|Launched|Adopted|Passed|Signed|Promulgated|Enacted)\Z"
)
_NOTE_SIGN = re.compile(r"(?<=[a-z]{3})\d{1,2}\Z")
_ENDS_IN_SHORT = re.compile(r"\s+\([A-Z][A-Za-z&-]{1,9}\)$")
# "Image of Norvia Quay Policy": the caption of a picture.
_SHOWN = re.compile(
    r"(?:Image|Photo(?:graph)?|Picture|Logo|Screenshot|Cover|Infographic)\s+of\s+(?:the\s+)?(?=[A-Z])"
)
# "Quay Yojana – Urban and Quay Yojana – Rural": the branch of the one before
_OTHER_BRANCH = re.compile(r"(?:Urban|Rural|Gramin)\s+and\s+(?!Urban|Rural)(?=[A-Z])")
# "Secretariat Director of QB for Quay Masterplan": who has to do with it
_LED_BY_OFFICE = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){0,4}(?:Director|Secretary|Chairman|Chairwoman|Chairperson|Coordinator|Manager|Commissioner|Adviser|Advisor)(?:[ -]General)?\s+(?:of|for)\s+(?:the\s+)?[A-Z]{2,8}\s+for\s+(?:the\s+)?(?=[A-Z])"
)
_LED_BY_BRACKET = re.compile(r"\([A-Z][A-Za-z&-]{1,9}\)\s+")
# "2 Quay Act": the number of a line; "Proposed Land Use Plan": how far it is.
_LED_BY_COUNT = re.compile(
    r"(?:Proposed|About(?=\s+(?:[A-Z][\w’'-]*\s+)+(?:Act|Law|Regulations?|Rules|Plan|Policy|Strategy)\b)|\d{1,2}(?!\s+(?:Point|Year|Pillar|Step|Part|Month|Day|Goal)))\s+(?=[A-Z])"
)
# "under section 2 Quay Act": the number of the section
_SECTION_OF = re.compile(
    r"(?:\b(?:[Ss]ections?|[Ss]ec\.|[Ss]s?\.|[Aa]rticles?|[Aa]rt\.|[Rr]ule|[Cc]lause)|§)\s+$"
)
_NUMBER_FIRST = re.compile(r"\d{1,3}[A-Z]?\s+(?=[A-Z])")
_LED_BY_DAY = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+(?:(?:19|20)\d\d\s+)?|(?:SI|GN|LN|SRO)\s+(?:19|20)\d\d[-/]\d{{1,4}}\s+)(?=[A-Z])"
)
_BY_DAY = re.compile(
    rf"(?:\bNo\.?\s*\d{{1,4}}\s+of|{MONTH}\s+\d{{1,2}},?|\d{{1,2}}\s+{MONTH},?|{MONTH})(?:\s+|(?<=,))$"
)
_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\s+")
_WHAT_IS_DONE = re.compile(
    r"(?:(?:[A-Z][\w-]+\s+){0,2}(?:Breakdown|Overview|Summary|Comparison|Highlights|Features)\s+of\s+(?:the\s+)?(?:(?:Existing|Current)\s+)?(?=[A-Z])|(?:Implementation|Introduction|Launch|Adoption|Enactment|Publication|Review|Amendment|Revision|Passage|Formulation|Release|Announcement|"
    r"Preparation|Drafting|Approval)\s+of\s+(?:the\s+)?"
    # "Board Staff Working Document Quay Strategy"
    r"|(?:[A-Z][\w-]+\s+){0,3}?(?:Staff\s+)?Working\s+(?:Document|Paper)\s+(?=[A-Z])"
    # "Article 12 of the Ports Act"
    r"|(?:Section|Annex|Chapter|Appendix|Table|Figure|Box|Volume|Part|Item|Step)\s+[\dIVX]+[.:]?\s+"
    r"|(?:Articles?|Sections?|Chapter|Annex|Title|Part|Paragraph|Schedule)\s+[\dIVX]+\S*(?:\s+[A-Z]{2,6})?\s+(?:and|of|to|&)\s+(?:the\s+)?)(?=[A-Z])"
)


# What a headline says that somebody does with a plan.
PUTS_OUT = r"(?:Unveils?|Issues|Releases|Launches|Approves|Adopts|Announces|Publishes|Introduces|Reveals|Enacts|Endorses)"
_PUT_OUT = r"(?:Unveil|Issue|Release|Launch|Approve|Adopt|Announce|Publish|Introduce|Sign|Endorse)"
_DRAFT = r"(?:(?:The|the|Its|its|Their|their|New|new|Joint|An?)\s+)*(?:Drafts?\s+of\s+(?:the\s+)?)?"
# "Ayala Unveils Harbour Growth Plan", "Reform the Old Quays Leasing Act": what a headline or a bullet does with it.
_HEADLINE = re.compile(
    rf"(?:[A-Z][\w’'-]+\s+){{1,4}}{PUTS_OUT}\s+(?:[Tt]he\s+|[Ii]ts\s+|[Nn]ew\s+|An?\s+)*(?=[A-Z])"
    # "Ayala and Boru Issue Joint Quay Plan", "Ayala Opens Port Fund and Releases Draft of Quay Strategy"
    rf"|(?:[A-Z][\w’'-]+,\s+){{0,3}}[A-Z][\w’'-]+,?\s+and\s+[A-Z][\w’'-]+\s+{_PUT_OUT}\s+{_DRAFT}(?=[A-Z])"
    rf"|(?:(?:[A-Z][\w’'-]+|of|for|on|in|the|to|with)\s+){{1,16}}and\s+{PUTS_OUT}\s+{_DRAFT}(?=[A-Z])"
    r"|(?:Reform|Amend|Repeal|Review|Update|Replace)\s+(?:the\s+)?(?=(?:[A-Z][\w’'-]+\s+){2,}(?:Act|Law|Code|Ordinance)\b)"
)


def _deed(name: str) -> int:
    """Return the length of what is done to a policy at the front of its title: "Launch of the Ports Act"."""
    match = _WHAT_IS_DONE.match(name)
    return match.end() if match else 0
