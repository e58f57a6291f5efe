"""Find laws, decrees, orders and documents that are named by their number, and the year in the number."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.acts.act_items import whole_item
from kg.claims.patterns.cued import cued
from kg.claims.patterns.months import MONTH, MONTH_BEGINS, WEEKDAY
from kg.claims.patterns.name_patterns import CAP, OWNER
from kg.model import Mention

_KINDS = (
    r"Regulation|Directive|Decision|Decree[-–]Law|Law[-–]Decree|Decree\s+by\s+Law|Law\s+by\s+Decree|Decree|Law|Act|Resolution|Circular|Order|Notice|Notification|Proclamation|Ordinance|"
    r"Instruction|Proposition|Determination|Edict|Announcement|Bulletin|Rule|NOTICE|ORDER|DECREE|DECISION|RESOLUTION|LAW|CIRCULAR|ANNOUNCEMENT|"
    r"PROCLAMATION|ORDINANCE|REGULATION|DIRECTIVE|NOTIFICATION|Statutory\s+Instrument|Press\s+Note|Act\s+of\s+Parliament|Legislative\s+Decree|"
    r"Legal\s+Notice|Dahir|Ukase|Ukaz|Edict|Royal\s+Kram|Kram|Prakas|Sub-?\s?[Dd]ecree|Anukret|Opinion|Interpretation|Bill|Memorandum\s+Circular|Administrative\s+Order|Joint\s+Circular"
)
# Papers that are named only by a number with the letters of an office: "Report No. 31/TB-KT".
_PAPERS = r"(?:Report|Proposal|Document|Dispatch|Official\s+Letter|Letter|Statement|Submission|Communiqu[eé]|Memorandum|Plan|Programme|Program)"
# Whose or what rank of law it is.
_RANK_WORDS = (
    r"(?:Federal|Royal|Presidential|Ministerial|Cabinet|Council|Commission|Government|Supreme|Legislative|Emiri|Amiri|Organic|Republic|"
    r"Commonwealth|Delegated|Implementing|Framework|Executive|Joint|Administrative|Sovereign|Basic|Public|Sultani|Central|Regional|Provincial|"
    r"Memorandum|Municipal|City|County|State|Barangay|Statutory|Departmental|Supreme|Legislative|Inter-?[Mm]inisterial|Emergency|Constitutional|Law|General|Legal|Gazette|Republican|Parliamentary|National)"
)
_RANK = rf"(?:{_RANK_WORDS}|{_RANK_WORDS.upper()}|(?:(?:UN|U\.N\.|United\s+Nations)\s+)?(?:(?:Security|Human\s+Rights)\s+Council|General\s+Assembly))"
_CUE = cued(
    rf"\b(?:{_KINDS}|ACT|Chapter|{_PAPERS}|Document|decree|resolution|decision|regulation|law|circular|order|ordinance|directive|[A-Z][a-z]+\s?\[|S\.\s?[ROI]|[GL]\.\s?N|GN|LN|SI|SRO|G\.?\s?S\.?\s?R|(?:COM|JOIN)\s?[(/]|H\.\s?R|Pub|P\.\s?L|[Gg]uo\s?(?:[Bb]an\s?)?[Ff]a|[RABCE]\.?[AOP]\.?|P\.?[DP]\.?|M\.?C\.?|DAO|CMO|[A-Z][a-z]{{1,9}}(?:fa|han|ban|gui|shui|zi)|E\.\s?O|G\.?O|S\.\s?I|Meld|SOU|circulars|notifications?|memorandum)\b.{{0,60}}?\d|\bNo\. \d{{1,2}} [A-Z]",
    re.S,
)
_EU = r"\((?:EU|EC|EEC|ECSC|Euratom|EU,\s*Euratom|CE|UE)\)"
_OF = (
    r"(?:\s+(?:of|for|OF|FOR)\s+(?:the\s+[Yy]ear\s+|THE\s+YEAR\s+)?(?:19|20)\d\d|\s*[(\[](?:19|20)\d\d[)\]])"
)
# "No. 1018/QD-TTg", "no 1907/2006", "2014/24/EU", "57-NQ/TW"
# also "No. 2006 - 144", "No. 47.757", "No. 2.10.337", and with a blank that scanning left: "No. 92/ 2006/ND-CP"
_SERIAL = r"\(?(?:(?:19|20)\d\d\s[-–]\s\d{1,4}(?!\w)|\d{1,2}\.\d{2}\.\d{3}(?!\w)|\d{1,3}[.,]\d{3}|\d{1,6}|[A-Z]\s\d{5,7}(?=/))\)?(?:[/–-](?:\s(?=\d{4}|[A-Z]{2}))?[A-Z0-9][\wĐđ-]{0,12}(?:(?<=-)\s[A-Z][\wĐđ]{1,6})?){0,3}(?:(?<=\d)\s[-–]\s\d{2,4}(?=\s+of\s))?\)?"
# "No. NS/RKT/0704/124", "No. 147 ANK/BK": letters of an office before or behind
_OFFICE_CODE = (
    r"(?:[A-Z]{1,5}(?:/\s?[A-Z\d]{1,6}){1,4}(?<=\d)|\d{1,5}\s?(?:[A-Z]{2,5}[a-z]{0,3}[./][A-Z]{1,5}))(?!\w)"
)
# "Notice 30 days before", "Circular 3 May" are no numbers.
_NO_NUMBER = rf"(?:days?|weeks?|months?|years?|hours?|copies|pages|times|{MONTH_BEGINS})\w*\b"
# "Ordinance of the Council of Ministers of 18 June 1996 on …"
_BY_COUNCIL = r"(?:\s+of\s+(?:the\s+)?(?:Council\s+of\s+Ministers|Cabinet(?:\s+of\s+Ministers)?|State\s+Council|Federal\s+Council|National\s+Assembly|Federal\s+Government)(?=\s+of\s+(?:the\s+)?(?:\d|[A-Z][a-z]+\s+\d)))?"
_NUMBERED = cued(
    rf"(?<![\w-])(?:{_RANK}\s+){{0,3}}(?:{_KINDS})\s+(?:\([A-Z][A-Za-z]{{0,6}}\)\s+(?=[Nn]|№))?(?:{_EU}\s*(?:No\.?\s*)?\d{{1,4}}(?:/\d{{1,4}}){{1,2}}"
    rf"|(?:[Nn]o[.:]?|NO[.:]?|[Nn]umber|Nr\.?|N\s?[°º]\.?|n\s?[.°º](?=\s?\d)|№):?\s*(?:{_OFFICE_CODE}|(?:[A-Z]{{1,4}}[/-])?{_SERIAL}{_OF}?)"
    rf"|[A-Z]{{1,2}}/\d{{1,4}}"
    rf"|\d{{1,4}}(?:/[\wĐđ-]{{1,12}}){{1,3}}|\d{{1,4}}(?:-[A-Z][\wĐđ/-]{{1,12}})"
    rf"|\d{{1,6}}{_OF})(?![\w/])"
    # "Supreme Decree 040-2014-PCM", "Decree Law 2886", "Law 27 806"
    r"|\b(?:(?:Supreme|Legislative|Urgency|Executive|Ministerial|Emergency|Necessity|Government|Presidential|Royal|Federal)\s+)?(?:Decree(?:[ -]Law)?|Law|Resolution|Ordinance)\s+(?:\d{2,4}-(?:19|20)\d\d(?:-[A-Z][A-Z/-]{0,14})?|\d{4,6}(?=[\s,.;:)])(?!\s*(?:%|per|people|firms|students|cases)))"
    r"|\b(?:Executive\s+Order|Proclamation|Public\s+Law|Republic\s+Act|EXECUTIVE\s+ORDER|PUBLIC\s+LAW|REPUBLIC\s+ACT|Memorandum\s+Order|Senate\s+Bill|House\s+Bill)\s+(?:\((?:E\.?O\.?|P\.?L\.?|R\.?A\.?)\)\s*)?(?:(?:[Nn]o|NO)\.?\s*\d{1,5}|\d{2,5})(?:[-–]\d{1,4})?(?![\w,]\d)"
    r"|\b(?:Pub\.\s?L\.|P\.\s?L\.|E\.\s?O\.)\s*(?:No\.?\s*)?\d{2,5}(?:[-–]\d{1,4})?"
    r"|\bH\.\s?R\.\s?\d{1,5}\b"
    r"|\b(?:(?:[Gg]overnment|[Pp]residential|[Mm]inisterial|[Rr]egional|[Pp]rovincial)\s+)?(?:regulation|law|decree|resolution|instruction)\s+(?:\([A-Z]{2,6}\)\s+)?[Nn]umber\s+\d{1,4}\s+of\s+(?:19|20)\d\d(?!\d)"
    # "resolution 75/240", "Security Council resolution 2231 (2015)"
    r"|\b(?:(?:(?:UN|U\.N\.|United\s+Nations)\s+)?(?:Security\s+Council|General\s+Assembly|Human\s+Rights\s+Council)\s+)?resolution\s+(?:\d{1,2}/\d{1,3}|\d{3,4}\s+\((?:19|20)\d\d\))(?![\w/])"
    # "Circular 26", "decree № 187", "Caishui [2014] No. 26"
    rf"|\b(?:{_RANK}\s+)?(?:Circular|Notice|Announcement|Bulletin|Notification|Proclamation|Resolution|Directive|Decree)\s+\d{{1,4}}(?![\w/-]|[.,]\d|\s+(?:{_NO_NUMBER}))"
    rf"|\b(?:decree|resolution|decision|circular|order|ordinance|directive|law|regulation)\s+(?:[Nn]o\.|n[.°º]|№)\s*{_SERIAL}(?![\w/])"
    # "Law 11.097 of 2005", "Decree 10.846/2021", "law 221 of 28 December 2015", "Framework Law 99-12", "royal order A/35", "Secretarial Order 3401"
    rf"|\b(?:{_RANK}\s+|Framework\s+)?(?:[Ll]aw|[Dd]ecree|Act|Resolution|Provisional\s+Measure)\s+\d{{1,2}}[.,]\d{{3}}(?:/(?:\d{{4}}|\d\d)(?!\d)|{_OF})?(?![\w/]|[.,]\d|\s+(?:people|firms|cases|students))"
    rf"|\b(?:{_RANK}\s+)?(?:[Ll]aw|[Dd]ecree|Act|Order|Resolution|Ordinance)\s+\d{{1,4}}(?=,?\s+of\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+\d{{1,2}},?\s+(?:18|19|20)\d\d))"
    rf"|\b(?:{_RANK}\s+|Framework\s+)?(?:Law|Decree|Ordinance|Decree-Law|LAW|DECREE)\s+(?:(?:\d\d|(?:19|20)\d\d)-\d{{1,4}}|\d{{1,4}}-\d\d)(?![\w/-])"
    r"|\b[Rr]oyal\s+(?:order|decree)\s+(?:[Nn]o\.?\s*)?[A-Z]/\d{1,4}(?!\w)"
    r"|\b(?:Secretarial|Secretary['’]s|Departmental|General|Administrative)\s+Order\s+(?:No\.?\s*)?\d{2,5}(?![\w/]|[.,]\d)"
    r"|\b[A-Z][a-z]{3,14}\s*[\[〔]\s*(?:19|20)\d\d\s*[\]〕]\s*(?:No\.?\s*)?\d{1,4}(?!\w)"
    rf"|\b{_PAPERS}\s+[Nn]o\.?\s*(?:\d{{1,5}}-[A-ZĐ]{{2,6}}/[A-Z]{{2,6}}|\d{{1,5}}/[A-Za-zĐđ][\wĐđ-]{{1,12}}(?:/[A-Z][\w-]{{1,12}})?|[A-Z]{{1,4}}/\d{{1,5}})(?![\w/])"
    # "Act 162, L 1997", "Chapter 12, Laws of 2005"
    r"|\b(?:Act|Chapter|Public\s+Act)\s+\d{1,4},\s+(?:S\.?L\.?H?\.?|L\.?|Laws|Session\s+Laws|Statutes|Stats\.|Acts)\s+(?:of\s+)?(?:19|20)\d\d(?!\d)"
    # "RA No. 8748", "AO No. 18": kinds by their letters; "Guohan No. 58", "Yinfa No. 95 [2020]"
    r"|(?<![\w.])(?:R\.?A|A\.?O|E\.?O|P\.?D|M\.?C|B\.?P|C\.?A|P\.?P|D\.?A\.?O|C\.?M\.?O)\.?\s+(?:[Nn]o\.?|[Nn]umber)\s*\d{1,5}(?![\w/,]\d|\w)"
    r"|(?<![\w.])(?:RA|AO|EO|PD|BP)\s(?!(?:19|20)\d\d\b)\d{4,5}(?![\w/,]\d|\w)"
    r"|\b(?:[A-Z][a-z]{1,9}(?:fa|han|ban|gui|shui|zi)|[Gg]uo\s?(?:[Bb]an\s?)?[Hh]an)\s+No\.?\s*\d{1,4}(?:\s*[\[〔(](?:19|20)\d\d[\]〕)])?(?!\w)"
    # "Act XXIII of 2010", "COM(2020) 102", "S.O. 1122(E)", "SI 2016/12"
    r"|\b(?:Act|Law)\s+(?:No\.?\s*)?[IVXLC]{1,8}\s+of\s+(?:18|19|20)\d\d"
    r"|\b(?:COM|JOIN)\s?(?:\((?:19|20)\d\d\)\s?|/(?:19|20)\d\d/)\d{1,4}"
    r"|\bS\.\s?(?:R\.\s?)?O\.\s?(?:No\.\s*)?\d{1,5}\s?[–-]?\s?\([A-Z]\)"
    r"|\b[Gg]uo\s?(?:[Bb]an\s?)?[Ff]a\s*[\[〔(]\s*(?:19|20)\d\d\s*[\]〕)]\s*(?:No\.?\s*)?\d{1,3}"
    # "G.N. No. 240 of 1970", "SI 2020/12", "L.N. 12 of 2019"
    r"|\b(?:G\.?\s?N|S\.?\s?I|L\.?\s?N|S\.?\s?R\.?\s?O|G\.?\s?S\.?\s?R)\.?\s*(?:[Nn]o\.?\s*)?(?:\d{1,5}\s+of\s+(?:19|20)\d\d|(?:19|20)\d\d/\d{1,4}|\d{1,4}/(?:19|20)\d\d)(?![\w/])"
    # "G.O. (Ms) No. 9", "S.I. No. 23 of 2014", "Meld. St. 14 (2020–2021)", "circular AB.No.C.43/2016-17"
    r"|\bG\.?O\.?\s*\(?(?:Ms|Rt|P|D)\)?\.?\s*(?:No\.?\s*)?\d{1,4}(?!\d)"
    r"|\bS\.\s?I\.\s*(?:No\.?\s*)?\d{1,4}(?:/|\s+of\s+)(?:19|20)\d\d|\bMeld\.\s?St\.\s?\d{1,3}(?:\s\((?:19|20)\d\d[-–](?:19|20)?\d\d\))?|\bSOU\s(?:19|20)\d\d:\d{1,3}"
    r"|\b(?:[Cc]ircular|[Nn]otification|[Oo]rder|[Mm]emorandum)s?\s+(?:No\.?\s*)?(?=[\w./()&-]{0,40}\d)[A-Z][A-Za-z]{0,8}[./&-][\w./()&-]{4,40}\w(?![\w/])"
    # "the Act of 3 May 2014 on Clean Quays": the day is its name.
    rf"|(?<![\w-])(?:{_RANK}\s+){{0,2}}(?P<day>Act|Law|Decree|Ordinance|Resolution|Order|Regulation|Royal\s+Order){_BY_COUNCIL}\s+of\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}\s+|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,\s*|\s+))(?:18|19|20)\d\d(?!\d)"
    # "Notification dated 3 May 2019"
    rf"|(?<![\w-])(?:{_RANK}\s+){{0,2}}(?:Notification|Circular|Notice|Office\s+Memorandum|Government\s+Order|Order|Decree|Resolution|Decision)\s+[Dd]ated\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+(?:19|20)\d\d(?!\d)"
    rf"|\bDocument\s+No\.?\s*\d{{1,4}}{_OF}?"
    r"|\bNo\.\s?\d{1,2}\s+(?:Central\s+)?(?:Document|Policy\s+Document)\b"
)
# "and the Royal Decree No. 5": the next of a row.
_NEXT = rf"\s+(?:the\s+)?(?:{_RANK}\s+){{0,2}}(?:{_KINDS})\s+(?:[Nn]o\b|[Nn]umber\b|N[°º]|№|\(?\d)"
_DOING = (
    r"(?:Establishing|Regulating|Amending|Approving|Appointing|Transferring|Forming|Creating|Promulgating|Organi[sz]ing|Issuing|Governing|Designating|Ratifying|"
    r"Repealing|Amalgamating|Granting|Merging|Restructuring|Adopting|Authori[sz]ing|Declaring|Adding|Setting)"
)
# "for the Building, Upkeep, and Sale of Quays": a comma in a row that "and" ends and "of" binds.
_ROW = rf",(?=(?:\s+{CAP}){{1,3}}(?:,(?:\s+{CAP}){{1,3}}){{0,4}},?\s+and(?:\s+{CAP}){{1,3}}\s+of\s)"
# "Law No. 5 of 2010 on Investment Zones": the title proper; also "on Adding a Quay to the Port", "Establishing the Port Council".
_ABOUT = re.compile(
    rf",?\s+(?:[Oo]n|[Cc]oncerning|[Rr]egarding)(?:\s+the)?(?:\s+{CAP}(?:,?\s+(?:and|of|for|&|in)(?!{_NEXT})(?:\s+(?:the|an?))?(?=\s+(?!{MONTH})[A-Z])|{_ROW})?){{1,16}}"
)
_ABOUT_DOING = re.compile(
    rf",?\s+(?:(?:on|[Cc]oncerning|[Rr]egarding)\s+)?{_DOING}(?:(?:,?\s+and(?!{_NEXT}))?(?:\s+(?:the|an?|of|for|to|in|with|from|by|into|its)){{0,2}}\s+{CAP}){{1,14}}"
)
# 'Law No. 116-FZ "On Free Zones"'
_QUOTED_ABOUT = re.compile(
    rf",?\s+[“\"«](?:(?i:on|about|concerning|regarding)|{_DOING})\s[^“”\"«»\n]{{4,200}}[”\"»]"
)
_LONE_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_ON_A_DAY = re.compile(
    rf",?\s+on\s+(?:\d|{WEEKDAY}|Jan|Feb|March|April|May|June|July|August|Sept|Oct|Nov|Dec)"
)


# "section 401(c) of the NEA (50 U.S.C. 1641(c))": a law under its letters.
_OF_CODE = re.compile(
    r"\b[Ss]ections?\s+\d[\w()-]{0,12}(?:(?:,|\s+and|\s+through)\s+\d[\w()-]{0,12}){0,4}\s+of\s+(?:the\s+)?(?P<name>[A-Z]{3,8})(?=\s*\(\d{1,2}\s+U\.S\.C)"
)

_SEVERAL = re.compile(r"(?:circulars|notifications|orders|memorandums)\s+(?:[Nn]os?\.?\s+)?")
_NAMED = re.compile(r"(?!The\b|In\b|Under\b|By\b)(?:[A-Z][\w’'-]*|[’'])\s$")


def find_numbered(text: str) -> Iterator[Mention]:
    """Yield the official texts that are named by a number: "Decree No. 24 of 2019", "Regulation (EU) 2023/1781"."""
    for match in _OF_CODE.finditer(text) if "U.S.C" in text else ():
        yield Mention(match.start("name"), match.end("name"), "PolicyDocument", match["name"], "numbered")
    if not _CUE.search(text):
        return
    for match in _NUMBERED.finditer(text):
        start, end = match.start(), match.end()
        if match["day"] and _NAMED.search(text, max(0, start - 24), start):
            continue  # "the Seed Act of 3 May 2014" has a name besides its day
        end -= match[0].count(")") > match[0].count("(")
        end -= 2 if _GLUED.match(text, end - 2) else 0
        series = _SERIES.match(text, end)
        end = series.end() if series else end
        owner = OWNER.match(match[0])
        start += owner.end() if owner else 0
        start += len(many[0]) if (many := _SEVERAL.match(text, start)) else 0
        end = tax.end() if (tax := _OF_TAX.match(text, end)) else end
        quoted = _QUOTED_ABOUT.match(text, end)
        end = quoted.end() if quoted else end
        about = _ABOUT_DOING.match(text, end) or _ABOUT.match(text, end)
        if whole := whole_item(text, start, end):
            start, end = whole
        elif about and not _ON_A_DAY.match(about[0]):
            end = about.end()
        yield Mention(start, end, "PolicyDocument", text[start:end], "numbered")


# "Notification No. 12/2001-Central Excise (N.T.)": the kind of tax stands behind a dash.
_OF_TAX = re.compile(
    r"(?<=-Central)\s+(?:Excise|Tax)(?:\s+\([A-Z][\w.]{0,6}\))?|(?:(?<=-Integrated)|(?<=-Service))\s+Tax(?:\s+\([A-Z][\w.]{0,6}\))?"
)
# "Decision No. 4/2005/QD-TTgof June 14, 2005": scanning lost the space before the date.
_GLUED = re.compile(rf"(?<=[a-zA-Z])of\s+(?:\d{{1,2}}\s+)?{MONTH}\b")
# "Executive Order No. 5 (s. 2016)", "No. 133, series of 1987"
_SERIES = re.compile(r",?\s+\(?(?:s\.|[Ss]eries(?:\s+of)?)\s*(?:19|20)\d\d\)?(?!\d)")
_YEAR_LAST = re.compile(r"\d\s+(?:of|for|OF|FOR)\s+(?:the\s+[Yy]ear\s+)?((?:19|20)\d\d)$")
# "Bill No. 2001", "Decision No. 1979/QD-TTg": a number that looks like a year.
_ONLY_NUMBER = re.compile(r"[Nn][oO]\.?\s*(?:18|19|20)\d\d(?:/[^\W\d_][^\W\d_-]*(?:-[^\W\d_]+)*)?$")


# "Quay Board " of "Quay Board Resolution No. 5 of 2031"
MAKER = re.compile(
    r"(?!(?:Prior|Previous|Said|Such|New|Subsequent|Above|Current|Former|Amended|Existing|Original|Earlier|Also|Under|Both|Further)\s)(?:[A-Z][\w’'-]*\s+(?:(?:of|and|&|for)\s+(?:the\s+)?(?=[A-Z]))?){1,8}"
)


def number_of(name: str) -> re.Match[str] | None:
    """Return the match of kind and number in the name of an act, behind who made it at most.

    >>> [m[0] for n in ("Law No. 5 of 2031 on Quays", "Quay Board Resolution No. 7") if (m := number_of(n))]
    ['Law No. 5 of 2031', 'Resolution No. 7']
    """
    match = _NUMBERED.search(name)
    return match if match and (match.start() == 0 or MAKER.fullmatch(name[: match.start()])) else None


# "Decree-Law n. 21/88/M": many registers count the acts of a year and put two figures of it behind a stroke,
# or behind a hyphen: "Law No. 158-01".
_SHORT_YEAR = re.compile(
    r"\b(?:Decree|Law|Order|Ordinance|Resolution|Dispatch)(?:-Law)?\s+(?:[Nn](?:[or]?\.|[º°]|\s°)\s*)?(?:\d{1,5}(?:-[A-Z])?/|\d{1,4}-)(?P<year>\d\d)(?:/[A-Z]{1,2})?\Z"
)
_OLDEST = 40
# "Directive 94/22/EC", "Regulation (EEC) No 2081/92": the Union wrote years with two figures until 1998.
_OF_UNION = re.compile(
    r"\b(?:Directive|Decision|Regulation)\s+(?:(?P<first>[5-9]\d)/\d{1,4}/(?:EEC|EC|Euratom|ECSC)\b|\((?:EEC|EC|Euratom|ECSC)\)\s+No\.?\s*\d{1,4}/(?P<last>[5-9]\d)(?!\d))"
)


def _short_year(name: str) -> str:
    if of_union := _OF_UNION.search(name):
        return f"19{of_union['first'] or of_union['last']}"
    found = _SHORT_YEAR.search(name)
    return f"{'19' if int(found['year']) >= _OLDEST else '20'}{found['year']}" if found else ""


def year_of_number(name: str) -> str:
    """Return the year that the number of a law tells, or "".

    >>> [year_of_number(n) for n in ("Notice 1838 of 2019", "Regulation (EU) 2023/1781", "Order 66", "Decree n. 5/88/M")]
    ['2019', '2023', '', '1988']
    >>> [year_of_number(n) for n in ("Decision No. 1979/QD-TTg", "Decision No. 79/1998/QD-TTg")]
    ['', '1998']
    >>> [year_of_number(n) for n in ("Directive 94/22/EC", "Regulation (EEC) No 2081/92", "Directive 94")]
    ['1994', '1992', '']
    """
    if short := _short_year(name):
        return short
    match = number_of(name)
    if match and _ONLY_NUMBER.search(match[0]):
        return ""
    # "Regulation (EC) No 1907/2006": the year stood last until 2014.
    series = _SERIES.match(name, match.end()) if match else None
    years: list[str] = _LONE_YEAR.findall(match[0] + (series[0] if series else "")) if match else []
    if match and (made := _YEAR_LAST.search(match[0])):
        return str(made[1])  # "General Notice 1838 of 2019"
    if match and len(years) == 2 and re.search(r"\d{4}/\d{4}", match[0]):
        first, last = years
        return last if re.search(r"\bNo\b", match[0]) else first
    return years[0] if len(years) == 1 else ""


_LAW = re.compile(r"\b(?:Act|Law|Code|Decree|Ordinance)$")
_SHORT_NUMBER = re.compile(r"\s+\(((?:No\.?\s*)?\d{1,4}/(?:19|20)\d\d(?:\s+(?:Coll|Sb|Slg|Z\.\s?z)\.?)?)\)")

# "Clean Quays Strategy, SWD(2021) 118 final": the code of a working paper tells nothing by itself.
_CODE = re.compile(r"[”’\"']?,?\s+\(?((?:SWD|SEC)\s?(?:\((?:19|20)\d\d\)\s?|/(?:19|20)\d\d/)\d{1,4})(?!\d)")


def number_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the match of the number in brackets behind the name of a law, or of the code behind a title, or None.

    >>> found = number_behind("the Ports Act (152/2023 Coll.) is new", 4, 13)
    >>> found and found[1]
    '152/2023 Coll.'
    """
    if code := _CODE.match(text, end):
        return code
    return _SHORT_NUMBER.match(text, end) if _LAW.search(text, start, end) else None


_LETTERED = re.compile(
    r"(?P<kind>[A-Za-z][A-Za-z ]+?)\s+\((?P<short>[A-Z]{2,6})\)\s+(?:[Nn]umber|[Nn][Oo]?\.?)\s*(?P<number>\d{1,5})(?P<series>,?\s+\((?:s\.|[Ss]eries\s+of)\s*\d{4}\))?(?:\s+of\s+(?P<year>(?:19|20)\d\d))?"
)


def names_by_letters(name: str) -> tuple[str, ...]:
    """Return the short names that letters in a numbered name give.

    >>> names_by_letters("Harbour Regulation (HR) Number 1 of 2020 on Quays")
    ('HR 1/2020', 'HR Number 1 of 2020', 'Harbour Regulation Number 1 of 2020', 'HR No. 1 of 2020')
    >>> names_by_letters("Harbour Order (HO) No. 18")
    ('HO No. 18', 'HO Number 18', 'Harbour Order No. 18')
    """
    match = _LETTERED.match(name)
    if match is None:
        return ()
    kind, short, number, year = match["kind"], match["short"], match["number"], match["year"]
    if not year:
        series = match["series"] or ""
        plain = (f"{short} No. {number}", f"{short} Number {number}", f"{kind} No. {number}")
        return (*plain, *(f"{n}{series}" for n in plain)) if series else plain
    return (
        f"{short} {number}/{year}",
        f"{short} Number {number} of {year}",
        f"{kind} Number {number} of {year}",
        f"{short} No. {number} of {year}",
    )


def is_lettered(name: str) -> bool:
    """Return whether letters in brackets shorten the kind of an act and not the act: "Harbour Order (HO) No. 18"."""
    return _LETTERED.match(name) is not None
