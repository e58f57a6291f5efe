"""What has a policy's head noun in capitals and yet is none: offices, headings, codes, medals, and what is glued together."""

from kg import lazy_re as re
from kg.model import Mention

# "Deputy Chief of Mission", "Director of Policy", "Sana Chair on Quay Policy"
_OFFICES = r"(?:Director|Head|Chief|Secretary|Manager|Dean|Professor|Fellow|Adviser|Advisor|Chair|Coordinator)(?:\s+General)?\s+(?:of|for|on|in)\b.*\b(?:Policy|Mission|Strategy|Program(?:me)?|Law)$"
_NONE = re.compile(
    rf"(?:[A-Z][\w.]*\s+){{0,4}}?{_OFFICES}"
    r"|(?:Mr|Mrs|Ms|Dr|Sir|Another|Every|Each|Any)\.?\s+(?:Bill|Law|Act)"
    # An office; "the County Budget Review Report" is a report
    r"|(?:[A-Z]\w+\s+){0,2}(?:Controller|Comptroller|Office|Director|Minister|Ministry|Secretary|Committee|Department)\s+(?:of|for)\s+(?:the\s+)?Budget"
    # "Attorney General Bill Berg", a person
    r"|(?:[A-Z]\w+\s+){0,2}(?:Senator|Judge|President|Secretary|General|Minister|Governor|Mayor|Chairman|Congressman|Professor|Captain)\s+Bill"
    # Where law is taught, and fields of law and of politics
    r"|(?:[A-Z]\w+\s+){0,3}(?:Faculty|School|Institute|Department|College|Centre|Center|Bachelor|Master|Doctor|Minister|Secretary)\b.{0,60}\b(?:of|for|in|and)\s(?:.*\s)?Law"
    r"|(?:[A-Z]\w+\s+)?(?:Common|Customary|Sharia|Roman|Martial|Natural|Case|International|International\s+Humanitarian)\s+Law|Law\s+(?:&|and)\s+Order"
    r"|(?i:foreign|public|monetary|fiscal|domestic|social)\s+(?i:policy)"
    r"|(?:[A-Z][\w-]+\s+){0,3}(?:Dispute|Conflict|Bank|Insolvency|High|Image)\s+Resolution|.*\b(?:Platform|Process|Forum|Dialogue|Clearance|Group|Centre|Center|Tribunal|Unit)\b.*\b(?:Debt|Dispute|Conflict|Grievance|Crisis)\s+Resolution|Resolution\s+of\s+[A-Z]{2,}(?:s\b|-[a-z]+).*"
    r"|.*\b(?:Merger|Settlement|Escrow|Underwriting|Custody|Franchise|Non-Disclosure)\s+Agreement"
    r"|(?:.*\s)?(?:Account|HEAD|Head|Postal|Zip|ZIP|Zip/Postal|Post|Area|Country|Source|Dress|Bar|QR|Project|Cost|Vote|Object|Sort|Item|Discount|Charge|Product)\s+Code"
    r"|0\d+\s.*|(?:Plan|Strategy|Policy|Programme|Program|Act|Law|Framework)['’]s\s(?:[A-Z]\w+\s){0,2}[A-Z]\w+"
    # Bodies: "United Nations Environment Programme"
    r"|(?:United\s+Nations|UN)\s+(?:[A-Z]\w+\s+){1,3}Programme(?:\s+\([A-Z-]{2,10}\))?"
    r"|(?!.*\b(?:Acts?|Law|Decree|Orders?|Regulations?|Code|Bill|Ordinance|Proclamation|Resolution|Plan|Strategy|Programme|Program|Policy|Agreement)\b).*\b(?:Expert|Working|Study|Advisory|Contact|Drafting|Steering|Task|Technical|Thematic|Coordination)\s+(?:Group|Force|Committee|Team|Party)\s+(?:on|for)\b.*"
    # Heads of sections of a law: "Declaration of Policy"
    r"|(?:Declaration|Statement)\s+of\s+(?:(?:State|National|Public|General|Regional|Legislative)\s+)?(?:Polic(?:y|ies)|Purposes?|Principles|Objectives)(?:\s+and\s+\w+)?"
    # Headings: "Vision & Mission", "Policies and Procedures", "Legal Framework"
    r"|(?:Polic(?:y|ies)|Strateg(?:y|ies)|Plans?|Purpose|Mission|Vision|Values|Laws?|Legislation|Direction|Rules)\s+(?:&|and)\s+"
    r"(?:Regulations?|Visions?|Missions?|Strateg(?:y|ies)|Polic(?:y|ies)|Guidelines|Legislation|Procedures|Values|Plans?|Rules|Programs|Programmes)"
    r"|(?:(?:Legal|Regulatory|Institutional|Policy|Results|Logical|Monitoring|Evaluation|Governance|Operational|Conceptual|Theoretical|Analytical|Administrative|Legislative)(?:,?\s+(?:and\s+|&\s+)?)){1,3}Framework"
    # "Constitution of the Committee", the heading of a clause
    r"|(?:Constitution|Decisions?|Resolutions?|Orders?|Rules|Notices?)\s+of\s+(?:the\s+)?(?:Committee|Board|Commission|Council|Authority|Tribunal|Court|Panel|Fund|Corporation|Company)|Constitution\s+of\s+(?:the\s+)?(?:Parliament|House|Senate|Assembly)"
    # "in the Ports and Communication areas": as a paper it stands before what it is on
    r"|(?:[A-Z]\w+,?\s+){1,5}(?:and|&)\s+(?:[A-Z]\w+\s+)?Communication"
    r"|(?:Act|Law|Code|Ordinance)\s+for\s+the\s+purposes?\s+of\b.*"
    # "the Purposes of Federal Law", "the Grant of Law Enforcement Capacity", "its Implementing Bylaw"
    r"|(?:Purposes?|Grants?|Application|Provisions)\s+of\s+(?:the\s+)?(?:Federal\s+|Royal\s+|Cabinet\s+)?(?:Law|Act|Decree|Resolution)"
    # Labels of a record
    r"|(?:Areas?|Fields?|Branch|Category|Type|Kind|Sources?|Practice|Subject)\s+of\s+(?:the\s+)?(?:Law|Act|Regulations?)"
    r"|Implementing\s+(?:By-?[Ll]aws?|Regulations?|Rules)(?:\s+of\s+(?:Federal\s+)?Law)?"
    r"|(?:Emergency\s+)?Motion\s+(?:for|to)\b.*|(?:Real|Big|Great|Good|Best|Done|Raw|Fair)\s+Deal"
    # What firms and schools offer: "Quay Associate program"
    r"|(?:[A-Z][\w&-]*\s+){0,4}(?:Associate|Trainee|Ambassador|Loyalty|Rewards|Referral|Affiliate|Alumni|MBA|Executive\s+Education|Undergraduate|Doctoral|PhD|Degree|(?:Master|Bachelor)['’]s)\s+[Pp]rogram(?:me)?s?"
    # Works that are built: "Sana Water Supply scheme"; a budget of no year
    r"|.*\b(?:Water\s+Supply|Drinking\s+Water|Irrigation|Drainage|Sewerage|Sewage|Sanitation|Wastewater|Hydropower|Hydroelectric)\s+(?i:schemes?|systems?|network|project)"
    r"|(?:(?:General|State|National|Federal|Annual|Union|Central|Government|Public|Regional|Municipal|Local|EU|European)\s+){1,3}Budgets?"
    # Bodies: "Sana Regional Partnership", "North of Sana Economic Partnership"
    r"|.*\b(?:Regional|Enterprise|Local|City|County|Community|Community\s+Planning|Skills|Delivery)\s+(?:Enterprise\s+|Economic\s+)?Partnerships?"
    r"|(?:North|South|East|West|North\s+East|North\s+West|South\s+East|South\s+West)\s+of\s+.*\bPartnership"
    # "Order of Norvia", "Order for Service to the Nation": medals
    r"|Orders?\s+(?:for|of)\s+(?:Merit|Service|Honou?r|Valou?r|Courage|Excellence|Distinction)\b.*",
    re.S,
)
# "Order of Norvia": of no office that gives orders.
_MEDAL = re.compile(r"Order\s+of\s+(?:the\s+)?(?!Council|Cabinet|Government|Parliament)[A-Z][a-z]+")
_OF_RANK = re.compile(
    r"\b(?:member|officer|companion|commander|knight|dame|recipient|grand\s+cross|appointed|awarded|conferred|received|insignia)\b",
    re.I,
)
# "ServicesConsultancyVulnerable", "BonusOur": what the reading of a page glued together.
_GLUED = re.compile(
    r"[a-z]{3}[A-Z][a-z]{3,}|[a-z]{3}(?:Our|The|We|In|This|It|For|As|And|What|To)\b|[a-z]{2}&[A-Z](?=[A-Z][a-z]{3})"
)
_ONE_GLUED = re.compile(r"[a-z]{3}(?:Our|The|We|This|And|What)\s")


# "presented a bill to Speaker Ola Berg"
_TO_SOMEBODY = re.compile(r"(?:bill|plan|proposal|draft|law)\s+to\s+[A-Z]")
# "exemption from the Stamp Tax": what one is spared is no policy.
_TAX = re.compile(r"\b(?:Tax|Taxes|Levy|Fee|Fees)$")
_SPARED = re.compile(
    r"\b(?:[Ee]xempt(?:ion|ions|ed)?|[Rr]elief|[Rr]eduction|[Pp]ayment|[Ww]aiver|[Rr]efund|[Rr]ates?)\s+(?:from|of|on|in|for)\s+(?:the\s+|payment\s+of\s+(?:the\s+)?)?(?:[\w,-]+\s+){0,4}$"
)


# "at the Clean Quays Initiative conference": where people meet
_MEETS = re.compile(r"[”’\"']?\s+(?:conference|summit|gala)\b(?!\s+(?:declaration|plan|report|resolution)\b)")
_AT = re.compile(r"\bat\s+(?:the|this|its|an?)\s+[“\"‘']?$")
# "County Budget Review Report", "the Budget Office"
_OF_BUDGET = re.compile(
    r"\s+(?:[A-Z][\w-]+\s+){0,3}(?:Reports?|Office|Committee|Department|Unit|Division|Officers?|Directorate)\b"
)


def is_no_policy(text: str, mention: Mention) -> bool:
    """Return whether what looks like the title of a policy is an office, a heading, a code, a medal or glued words.

    >>> names = ("Director of Quay Policy", "Vision & Mission", "Quay Policy", "Account Code", "Ports Code")
    >>> [is_no_policy(n, Mention(0, len(n), "Strategy", n, "capitalised")) for n in names]
    [True, True, False, True, False]
    >>> names = ("Sana Water Supply scheme", "Sana Water Strategy", "General State Budget", "State Budget Law")
    >>> [is_no_policy(n, Mention(0, len(n), "Strategy", n, "capitalised")) for n in names]
    [True, False, True, False]
    >>> t = "The Sana Expert Group on Quays and Communication met at the Quay Initiative conference."
    >>> names = ("Sana Expert Group on Quays and Communication", "Quay Initiative")
    >>> spots = [(t.index(n), t.index(n) + len(n), n) for n in names]
    >>> [is_no_policy(t, Mention(a, b, "Strategy", n, "capitalised")) for a, b, n in spots]
    [True, True]
    """
    name = mention.name
    of_budget = name.endswith("Budget") and _OF_BUDGET.match(text, mention.end) is not None
    explained = of_budget or _is_explained(text, mention) or _is_of_event(text, mention)
    if explained or (mention.method == "quoted" and not _GLUED.search(name)):
        return explained
    if mention.method == "capitalised" and (" " not in name or _BARE_ACT.fullmatch(name)):
        # "16:15 Framework" without the hour, "a Royal Decree"
        return name in _ALONE or (" " in name and not _TOLD.match(text, mention.end)) or _is_none(name)
    cut = _LONG_TITLE.match(name) is not None and _GOES_ON.match(text, mention.end) is not None
    if cut or _is_none(name) or _TO_SOMEBODY.match(name) or _is_spared(text, mention):
        return True
    if _MEDAL.fullmatch(name):
        return _OF_RANK.search(text, max(0, mention.start - 60), mention.end + 60) is not None
    # "EC and Directive 2009" of "Directive 2009/31/EC and Directive 2009/14/EC"
    if mention.method == "capitalised" and text.startswith("/", mention.start - 1) and mention.start:
        return True
    # "Treaty on the Non-" with the rest on the next line; "Chief Policy and Legal Officer"
    return (name.endswith(" Non") and text.startswith("-", mention.end)) or (
        _CHIEF.fullmatch(name) is not None and _OFFICER.match(text, mention.end) is not None
    )


# "ACT TO PROVIDE FOR THE UPKEEP" of "AN ACT TO PROVIDE FOR THE UPKEEP OF QUAYS"
_LONG_TITLE = re.compile(r"(?:act|bill|law|ordinance)\s+to\s+[a-z]+\b", re.I)
_GOES_ON = re.compile(r"\s+(?:of|for|and|in|on|with|by)\s", re.I)


def _is_of_event(text: str, mention: Mention) -> bool:
    """Return whether a name is that of an event at which something took place."""
    return (
        _MEETS.match(text, mention.end) is not None
        and _AT.search(text, max(0, mention.start - _NEAR), mention.start) is not None
    )


_NEAR = 16  # letters before a name


def _is_spared(text: str, mention: Mention) -> bool:
    """Return whether a tax is told of as what somebody need not pay, or at which rate."""
    before = _SPARED.search(text, max(0, mention.start - 60), mention.start)
    return before is not None and _TAX.search(mention.name) is not None


def _is_explained(text: str, mention: Mention) -> bool:
    """Return whether a law explains a word, or a code heads a section so."""
    if SECTION_HEAD.match(text) and not _IS_ACT.search(mention.name):
        return True
    if _CHAPTER.fullmatch(text, 0, mention.start) and not _IS_ACT.search(mention.name):
        return True
    return _IN_SMALL.fullmatch(mention.name) is not None and _MEANS.match(text, mention.end) is not None


def _is_none(name: str) -> bool:
    return bool(_NONE.fullmatch(name) or len(_GLUED.findall(name)) > 1 or _ONE_GLUED.search(name))


# "Royal Decree", "Resolution of the Government", "Order of the Minister": which one, a number, a day or a matter must tell.
_BARE_ACT = re.compile(
    r"(?:Royal|Emiri|Amiri|Sultani|Presidential|Ministerial|Cabinet|Government|Executive|Supreme|Imperial|Municipal|Prefectural|Metropolitan|Local)\s+(?:Decree|Order|Resolution|Decision|Proclamation|Ordinance|Edict)"
    r"|(?:Decree|Order|Resolution|Decision|Edict|Ordinance|Proclamation|Directive|Instruction)\s+of\s+(?:the\s+)?(?:(?:Federal|Central|Standing|State|Supreme|Republic)\s+)?(?:Government|President|Prime\s+Minister|Cabinet|King|Minister|Governor|Parliament|National\s+Assembly|Council\s+of\s+Ministers|Cabinet\s+of\s+Ministers|Committee\s+of\s+the\s+National\s+Assembly)"
)
_TOLD = re.compile(r",?\s+(?:\(|N[oO]\b|N[°º.]|№|\d|of\s+\d|dated|[“\"«])")

# "Section 41-23-28 - Required Agreement of Harbours.": what a section of a code is about
SECTION_HEAD = re.compile(r"\s*(?:Section|Sec\.|§)\s*\d[\d.-]*\s+[-–—]\s+(?=[A-Z])")
# "CHAPTER 149— NATIONAL QUAY POLICY AND PROGRAMS": a part of a code
_CHAPTER = re.compile(r"\W*(?:CHAPTER|Chapter|SUBCHAPTER|Subchapter|TITLE|PART)\s+[\dIVXA-Z]{1,6}\W{1,4}")
_IS_ACT = re.compile(r"\b(?:Act|Law|Code|Ordinance)\b")
# '"Quay plan" means a plan of a port': a word that a law explains, not a plan of its own.
_MEANS = re.compile(
    r"[”\"’']\s*(?:,\s+[^,]{3,60},\s+)?(?:means|shall\s+mean|refers\s+to|includes|is\s+defined\s+as|has\s+the\s+(?:same\s+)?meaning)\b"
)
_IN_SMALL = re.compile(r"\w[a-z]+(?:\s+[a-z-]+)+")
_ALONE = frozenset(
    ("Framework", "Strategy", "Plan", "Policy", "Programme", "Program", "Law", "Act", "Decree", "Agenda")
)
_CHIEF = re.compile(
    r"(?:[A-Z][\w.]*\s+){0,2}(?:Chief|Deputy|Senior|Vice|Assistant)\s+(?:Policy|Strategy|Program(?:me)?|Mission)"
)
_OFFICER = re.compile(
    r",?\s+(?:(?:and|&)\s+[A-Z]\w+\s+)?(?:Officer|Adviser|Advisor|Director|Analyst|Manager|Specialist)\b"
)
# "23.1 Quay Policy": the end of a number of a section; "16:15 Framework"
_SECTION = re.compile(r"(?<=\d[.:-])$|(?<=\d\d[.:-])$")
_NUMBER = re.compile(r"\d{1,2}\s+(?=[A-Z])")


def past_number(text: str, mention: Mention) -> Mention:
    """Return a title without the last part of the number of its section.

    >>> past_number("4.12 Quay Policy", Mention(2, 16, "Strategy", "12 Quay Policy", "capitalised")).name
    'Quay Policy'
    """
    number = _NUMBER.match(mention.name)
    if number is None or not _SECTION.search(text, max(0, mention.start - 3), mention.start):
        return mention
    return mention._replace(start=mention.start + number.end(), name=mention.name[number.end() :])
