"""What a passage is about: the policy and the theme of each section."""

from functools import lru_cache

from kg import lazy_re as re
from kg.claims.acts.law_numbers import find_numbered
from kg.claims.gathering.registry import Registry
from kg.claims.patterns.months import MONTH_BEGINS
from kg.claims.patterns.words import words
from kg.claims.titles.referring import is_held_against
from kg.model import BlockKind, Document, Mention


def section_policies(
    document: Document, mentions: dict[int, tuple[Mention, ...]], registry: Registry
) -> dict[int | None, str]:
    """Return the key of the policy that each section is about, by the index of the section (None: no section).

    It is the policy named most in the running text of the section; a section that names none goes on with that of the
    section before it, a first one with the policy that the document names most.
    """
    counts: dict[int | None, dict[str, int]] = {}
    total: dict[str, int] = {}
    for n, sentence in enumerate(document.sentences):
        block = document.blocks[sentence.block]
        for m in mentions.get(n, ()):
            if m.kind not in ("PolicyDocument", "Strategy") or registry.things[m.name].unnamed:
                continue
            before = document.text[
                max(sentence.start, sentence.start + m.start - 40) : sentence.start + m.start
            ]
            if _EARLIER.search(before) or is_held_against(document.text[sentence.start : sentence.end], m):
                continue  # a predecessor or a basis is not what the passage is about
            weight = 3 if m.kind == "PolicyDocument" else 1
            total[m.name] = total.get(m.name, 0) + weight
            if block.kind not in (BlockKind.BULLET, BlockKind.HEADING, BlockKind.TITLE):
                counts.setdefault(block.section, {}).setdefault(m.name, 0)
                counts[block.section][m.name] += weight
    first = _most(total)
    order: list[int | None] = [None, *range(len(document.sections))]
    known: dict[int | None, str] = {}
    for section in order:
        if own := counts.get(section):
            known[section] = _most(own)
            continue
        previous = section - 1 if section else None
        parent = document.sections[section].parent if section is not None else None
        # A sibling of the same depth goes on with what was spoken of; a new chapter falls back to its parent.
        known[section] = known.get(previous, "") or known.get(parent, "") or first
    return known


_EARLIER = re.compile(
    r"\b(?:builds?\s+(?:up)?on|building\s+(?:up)?on|previous|predecessor|earlier|former|last|old|pursuant\s+to|authori[sz]ed\s+by|under|replac\w+|"
    r"defined\s+(?:by|in)|referred\s+to\s+in|within\s+the\s+meaning\s+of|succeed\w+|follow\w+|supersed\w+|amend\w+|based\s+on|unlike)\s+(?:the\s+|its\s+|\w+['’]s\s+)?(?:\d{4}\s+)?[“‘\"']?$",
    re.I,
)


def _most(counts: dict[str, int]) -> str:
    return min(counts, key=lambda k: (-counts[k], k)) if counts else ""


def zone_of_policies(registry: Registry) -> dict[str, str]:
    """Return the zone that each policy names in its own title, by the key of the policy."""
    found = {}
    zones = registry.of("zone")
    for policy in registry.of("policy"):
        named = [
            z
            for z in zones
            for name in (z.label, *z.aliases)
            if name in policy.label and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", policy.label)
        ]
        if named:
            found[policy.key] = max(named, key=lambda z: (len(z.label), z.key)).key
    return found


# "OSLO, 3 May 2021", "Nairobi | May 5, 2021", "Monday, 3 May 2021 09:30": where and when a text was written.
_MONTH = rf"{MONTH_BEGINS}[a-z]*\.?"
_DATELINE = re.compile(
    r"(?i:(?:published|updated|posted|released|issued|last\s+updated|date|(?:press|news|media)\s+(?:release|statement|note)|statement|fact\s?sheet|news)\W+(?:on\s+|of\s+)?)?(?:[A-Z][\w.’'-]*(?:[ ,/|–—-]+[A-Z][\w.’'-]*){0,4}[\s,/|–—:(-]+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|{_MONTH},?\s+\d{{4}}|\d{{1,2}}-{_MONTH}-\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
    r"(?:[\s,|–—-]+\d{1,2}[:.]\d\d.{0,12}|[\s,|)–—-]+(?:\([A-Z][\w ]{1,20}\)|[A-Z][\w ]{0,20}))?\W*"
)


# "Amendment of section 25" tells which part of a law is meant, not what for.
_PART_OF_LAW = re.compile(
    r"(?:(?:Amendments?|Repeal|Substitution|Insertion|Deletion|Omission|Replacement|Renumbering)\s+(?:of|to)(?:\s+the)?|New)\s+(?:(?:section|article|clause|part|chapter|schedule|paragraph|regulation|rule)s?\s+[\dIVX]|(?:long|short|principal)\s+title)",
    re.I,
)
_AND = re.compile(r"\s*(?:,|/|&|\band\b)\s*")


_NUMBER_BEFORE = re.compile(
    r"^[#\s*]*(?:(?:\(?[0-9ivxIVX]{1,5}[.)](?!\d)|[A-Z]\.(?=\s)|(?i:Chapter|Part|Annex)\s+(?:\d+|[IVXLC]+|[A-Z])\b|(?i:Article)\s+\d+|(?i:Section)\s+\w+)[\s.:–-]*)*"
)


# "THE PRIME MINISTER": who decides.
_OFFICE = re.compile(
    r"(?:THE\s+)?(?:(?:DEPUTY|VICE|PRIME|FIRST|CHIEF)\s+)*(?:MINISTER|PRESIDENT|GOVERNOR|GOVERNMENT|CABINET|PARLIAMENT|PREMIER|CHAIRMAN|SECRETARY)"
)


# "Ministry of Ports (MOP), Government of Norland": who wrote it.
_BYLINE = re.compile(
    r"(?:[A-Z][\w’'-]+\s+){1,3}(?:State|Provincial|Regional|Municipal|City|County|Federal|District)\s+Government|(?:The\s+)?(?:Ministry|Department|Government|Bureau|Directorate|Secretariat)\s+(?:of|for)(?:,?\s+(?:[A-Z][\w’'-]*|of|and|the|for|&))+(?:\s+\([A-Z][\w&]{1,9}\)(?:,\s+Government\s+of(?:\s+[A-Z][\w-]*)+)?)?"
)
# "It’s open to all", "What the council will do": what a sentence says is no theme.
_SAYS = re.compile(
    r"(?:What|How|Why|Who|When|Where)\s(?:[a-z’'-]+\s){1,6}"
    r"|(?:It|This|That|There|These|They|We|You|He|She)(?:['’](?:s|re|ve|ll)|\s+(?:is|are|was|were|has|have|will))\s"
)


# "2 Executive Summary"
_SECTION = re.compile(r"^\d{1,2}\s+")
# "OSLO, 3 May /Tide Newswire/ -- News from", "Minister of Ports Hon. Ola Berg", "Press Release: Quay Board", "A brief overview of the plan"
_CAPTION = re.compile(
    r".{0,80}/\s?[\w ]{0,20}(?:[Nn]ews\s?[Ww]ire|NEWSWIRE|Xinhua|Wire|News)\s?/|(?:Press|News|Media)\s+(?:Release|Statement|Contacts?)\s*[:–—-]|(?:Purpose|Date|Time|Venue|Contact|Source|Tags?|Category|Author)\s*:\s|(?:AFP|AP|Reuters|Xinhua|PTI|IANS|ANI|Bloomberg|TASS|DPA|EFE),?\s+[A-Z]{3}|(?:A\s+)?(?:(?:Letter|Statement)\s+(?:from|by)|(?:Message|Remarks|Foreword)\s+(?:from|by|of))\s"
    r"|(?:(?:An?|The)\s+)?(?:(?i:brief|short|general|quick)\s+)?(?i:(?:overview|summary|background)\s+(?:of|to|on)|introduction\s+to)\s"
    r"|(?:(?:Deputy|Vice|Prime|First|Chief)\s+)*(?:Minister|President|Governor|Director|Secretary|Ambassador|Mayor|Premier|Chairman|Chairperson|Commissioner)\b.*\s(?:Hon|Dr|Mrs?|Ms|Prof|H\.E|Sen|Rt|Eng)\.?\s+[A-Z]"
)


def _is_no_matter(name: str) -> bool:
    """Return whether a heading is the number of an act, who puts it out, or what a sentence says."""
    if _OFFICE.fullmatch(name) or _BYLINE.fullmatch(name) or _SAYS.match(name) or _CAPTION.match(name):
        return True
    return any(m.end == len(name) for m in find_numbered(name))


# "Ola Berg", "Ola Berg / The Tide"
_PERSON = re.compile(r"(?:[Bb]y\s+)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]*){1,3}(?:\s*[/|]\s*[A-Z][\w ]{1,30})?")
_TOP = 700


def is_byline(document: Document, at: int, name: str) -> bool:
    """Return whether a heading near the top is the name of who wrote a text: none of its words stands below it.

    The words of a theme come again in small letters, those of a name do not.
    """
    if at > _TOP or not _PERSON.fullmatch(name):
        return False
    below = document.text[at + len(name) :]
    return not any(
        re.search(rf"\b{re.escape(word.lower())}", below) for word in name.split() if len(word) > _INITIAL
    )


_INITIAL = 3


@lru_cache(maxsize=256)
def theme_text(heading: str) -> str:
    """Return a heading as the name of a theme: without number, mark-up and closing stop.

    It is empty for headings that name a part of the text only.

    >>> theme_text("## 3. Cleaner **ports**:"), theme_text("2024"), theme_text("Overview and Objective(s)")
    ('Cleaner ports', '', '')
    >>> theme_text("Amendment of section 25"), theme_text("New sections 4a and 4b"), theme_text("New sections of roads")
    ('', '', 'New sections of roads')
    >>> theme_text("CHAPTER 1"), theme_text("Goals and Aspirations"), theme_text("Part II: Clean boats")
    ('', '', 'Clean boats')
    >>> theme_text("Council Resolution No. 63/2020"), theme_text("THE PRIME MINISTER"), theme_text("Law No. 5: what is new")
    ('', '', 'Law No. 5: what is new')
    >>> theme_text("Close"), theme_text("Close the gap")
    ('', 'Close the gap')
    >>> theme_text("*Press release, 26 July 2031*"), theme_text("Press freedom")
    ('', 'Press freedom')
    >>> theme_text("I. A brief overview of the Port Plan"), theme_text("Introduction of clean buses")
    ('', 'Introduction of clean buses')
    >>> theme_text("Ministry of Ports (MOP), Government of Norland"), theme_text("It’s open"), theme_text("Open ports")
    ('', '', 'Open ports')
    """
    bare = _NUMBER_BEFORE.sub("", heading)
    name = " ".join(bare.replace("*", "").split()).rstrip(" .:")
    usual = words().list("theme", "structural")
    # Questions, years and the usual parts of a text say nothing of what a measure is for.
    nothing = (
        all(part in usual for part in _AND.split(name.casefold().replace("(s)", "s")))
        or _SECTION.sub("", name.casefold()) in usual
        or name.endswith("?")
        or _PART_OF_LAW.match(name)
        or not re.search(r"[^\W\d]{3}", name)
        or _DATELINE.fullmatch(name) is not None
        or _is_no_matter(name)
    )
    return "" if nothing else name
