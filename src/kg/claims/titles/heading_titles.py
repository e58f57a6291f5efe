"""Titles of policies in headings, which name nothing new unless the text below goes on to speak of it."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.names.aliases import is_acronym
from kg.claims.names.bodies import find_bodies
from kg.claims.names.governments import find_governments
from kg.claims.patterns.capitals import cased
from kg.claims.patterns.words import alternation, words
from kg.claims.titles.capitalised import document_type, find_titles, title_heads
from kg.claims.titles.cuts import PUTS_OUT
from kg.model import Document, Mention, Sentence

_ENDS = (
    r"Programme|Program|Project|Plan|Strategy|Scheme|Initiative|Policy|Mission|Act|Framework|Agenda|Law|Code|Ordinance|"
    r"Decree|Bill|Regulations?|Rules|Roadmap|Vision"
)
_NUMBERING = re.compile(
    r"(?:[#*_\s]|\(?[\dIVXA-H]{1,4}(?:\.\d{1,2})*[.)]\s|(?:[A-Z]{1,3}\.){0,3}\s?\d{1,5}/(?:19|20)\d\d\s+[-–—]\s|(?:[Tt]he|An?)\s)*"
)
# How far below a heading the text may speak of "the strategy" that the heading names.
_BELOW = 1500


def titles_of_heading(document: Document, sentence: Sentence) -> Iterator[Mention]:
    """Yield the title that fills a heading, if the text below it speaks of "the plan", or its initials stand behind it.

    A heading in capitals is read as if it were none; one that is written like a sentence may only end in a title.
    """
    if _is_chapter(document, sentence):
        return
    text = cased(document.text[sentence.start : sentence.end])
    bare = text.rstrip(" :.*_#")
    begin = _NUMBERING.match(bare)
    written = document.text[sentence.start : sentence.end]
    if begin and (named := _initialled(bare, written, begin.end())):
        yield named
        return
    if explained := _explained(document, sentence, bare, written):
        yield explained
        return
    if begin and (own := _of_itself(document, sentence, bare, begin.end())):
        yield own
        return
    for title in find_titles(bare):
        if title.method not in ("capitalised", "numbered") or begin is None:
            continue
        if title.end < len(bare) and not _SUBTITLE.match(bare, title.end):
            continue
        head = title_heads(title.name)
        below = document.text[sentence.end : sentence.end + _BELOW]
        at_head = sentence.block < _TITLE_BLOCKS and title.start == begin.end()
        if (
            (at_head and _PLANS.search(title.name) and _OWN.search(title.name))
            or (title.start == begin.end() and sentence.block == 0 and _IS_POLICY.match(below))
            or (title.start == begin.end() and _speaks_of(below, title.name))
            # "our new plan", "the road plan" below the title of a text
            or (
                title.start == begin.end()
                and sentence.block == 0
                and _goes_on(document, sentence, title.name, head)
            )
            or (
                (title.start == begin.end() or _in_words(bare, title))
                and re.search(
                    rf"\b(?:(?:[Tt]he|[Tt]his|[Tt]hese)\s+(?i:{head})|[Aa]n?\s+(?i:{head})\s+(?:of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+)?\s+)?(?:to|for|relating|concerning)\s|[Tt]his\s+(?:document|paper|publication|report))\b(?!\s+[A-Z])",
                    below,
                )
            )
        ):
            name = document.text[sentence.start + title.start : sentence.start + title.end]
            yield title._replace(name=name)


_SHORT = re.compile(r"(?<![\w-])[A-Z]{3,6}(?![\w-])")


def _speaks_of(below: str, name: str) -> bool:
    """Return whether a text calls a title by its initials: "RAP" below "Road Annuity Programme"."""
    return any(is_acronym(short[0], name) for short in _SHORT.finditer(below))


def _goes_on(document: Document, sentence: Sentence, title: str, head: str) -> bool:
    """Return whether a text goes on to speak of the plan of its title: "our new plan", "the infrastructure plan"."""
    below = document.text[sentence.end : sentence.end + 2 * _BELOW]
    own = alternation(
        [*words().list("reference", "same_plan"), *(w.lower() for w in title.split() if w.isalpha())]
    )
    return (
        re.search(rf"\b(?:[Tt]he|[Tt]his|[Oo]ur)\s+(?:{own}\s+){{1,3}}(?i:{head})\b(?!\s+[A-Z])", below)
        is not None
    )


# Within how many blocks the title of a text alone stands, and what tells that it names a plan of its own: its years, or
# whose it is, "Port Strategy of Norland".
_TITLE_BLOCKS = 2
_OWN = re.compile(
    r"\b(?:19|20)\d\d(?:\s*[-–—/]\s*\d{2,4})?\)?$|[A-Z][\w-]+\s+(?:Strategy|Plan|Policy|Roadmap|Blueprint|Masterplan|Law|Act)\s+of\s+(?:the\s+)?(?!(?:Day|Week|Month|Year|House|Event)\b)[A-Z][\w-]+(?:\s+(?:of\s+)?[A-Z][\w-]+){0,3}$"
)
# An agenda or a programme of a year may be that of a day.
_PLANS = re.compile(
    r"(?<!Lesson )\b(?:Plan|Strategy|Policy|Vision|Roadmap|Blueprint|Masterplan|Act|Law|Bill|Framework|Regulations?)\b"
)
# What the title of an article names is said to be a policy in its first sentence: "Quays First is a policy adopted by …".
_IS_POLICY = re.compile(
    r"\W*[^.\n]{3,200}?\b(?:is|was|are|were)\s+(?:an?|the)\s+(?:[\w’'-]+\s+){0,5}?(?:policy|plan|programme|program|strategy|initiative|law|act|decree|framework|scheme|campaign|roadmap|agenda|project|regulation|treaty|agreement)\b"
)
# "Interpretation: Several Measures for Quays", "Full Text of the Quay Plan"
_EXPLAINS = re.compile(
    r"[\W\d]*(?:(?:Policy\s+)?Interpretation|(?:English\s+)?(?:Full\s+[Tt]ext|Translation|Version)|Explainer|Explanation|(?:Official\s+)?Summary|Highlights|Key\s+[Pp]oints)(?:\s*[:：|]\s*|\s+[–—-]\s+|\s+(?:of|on)\s+)(?:the\s+|The\s+)?(?=[A-Z\d])"
)


def _explained(document: Document, sentence: Sentence, heading: str, written: str) -> Mention | None:
    """Return the title that a heading at the head of a text says to be explained or printed below."""
    led = _EXPLAINS.match(heading) if sentence.block < _FIRST_BLOCKS else None
    if led is None:
        return None
    title = next((t for t in find_titles(heading) if led.end() <= t.start <= led.end() + 1), None)
    if title is None or title.method not in ("capitalised", "numbered", "quoted"):
        return None
    # What goes on in capitals is the rest of the title, "in ten minutes" is none.
    end = len(heading) if _REST.fullmatch(heading, title.end) else title.end
    return title._replace(end=end, name=written[title.start : end])


_REST = re.compile(
    r"(?:\s+(?:(?:of|in|for|on|and|the|&)\s+){0,3}(?:\([A-Z][\w’' -]{1,30}\)|[A-Z][\w’'-]*),?){1,16}"
)
# "Guidelines on clean quays for 2014-2020", where the text says "in these guidelines"
_KIND_FIRST = re.compile(
    r"(?:[A-Z][\w-]+\s+){0,3}?(?P<head>Guidelines|Guidance|Strategy|Policy|Plan|Framework|Programme|Program|Roadmap|Regulations?|Rules|Measures|Opinions|Circular|Notice|"
    r"Directive|Recommendations?|Communication|Concept|Charter|Law|Act|Decree|Ordinance)\s+(?:on|for|of|concerning|regarding)\s+[^.:;?!]{8,160}"
)
_SELF = r"\b(?:(?:[Ii]n|[Uu]nder|[Bb]y|[Oo]f)\s+th(?:is|ese)\s+(?i:HEAD)\b|[Tt]h(?:is|ese)\s+(?i:HEAD)\s+(?:shall|sets?|appl|provides?|replaces?|covers?|outlines?|describes?|lays?|contains?|enters?)\b)"
# "Circular of the Quay Ministry on Issuing the Quay Plan (QM [2031] No. 5)"
_PUT_OUT_BY = re.compile(
    r"(?:[A-Z][a-z]+\s+)?(?:Circular|Notice|Announcement|Decision|Opinions|Reply|Communiqu[eé])\s+(?:of|by|from)\s+(?:the\s+)?(?=[A-Z].*\s(?:on|for|concerning|regarding|about)\s)"
)
_CODE_BEHIND = re.compile(r"\s*\((?=[^()]*\d)[^()]{3,40}\)$")
# Within how many blocks the title of a text stands.
_FIRST_BLOCKS = 6


def _of_itself(document: Document, sentence: Sentence, heading: str, start: int) -> Mention | None:
    """Return the title of a text that says "in these guidelines", whatever its letters."""
    if sentence.block >= _FIRST_BLOCKS:
        return None
    written = document.text[sentence.start : sentence.end]
    if (put := _PUT_OUT_BY.match(heading, start)) and any(
        b.start == put.end() for b in (*find_bodies(heading), *find_governments(heading))
    ):
        end = bracket.start() if (bracket := _CODE_BEHIND.search(heading)) else len(heading)
        return Mention(start, end, "PolicyDocument", written[start:end], "capitalised")
    match = _KIND_FIRST.fullmatch(heading, start)
    if match is None:
        return None
    below = document.text[sentence.end : sentence.end + 2 * _BELOW]
    if not re.search(_SELF.replace("HEAD", re.escape(match["head"])), below):
        return None
    return Mention(*match.span(), "PolicyDocument", written[match.start() : match.end()], "capitalised")


def _is_chapter(document: Document, sentence: Sentence) -> bool:
    """Return whether a heading in capitals is that of a chapter of a law: "CHAPTER II HARBOUR PLANS"."""
    block = document.blocks[sentence.block]
    marker = document.text[block.start : sentence.start]
    return (
        _CHAPTER.match(marker or document.text[sentence.start : sentence.end]) is not None
        and document.text[sentence.start : sentence.end].isupper()
    )


_CHAPTER = re.compile(r"\W*(?:CHAPTER|Chapter|PART|Part|SECTION|Section|TITLE|DIVISION)\s+[\dIVX]{1,6}\b")
# "Small Yards - Harbour Growth Programme (SY-HGP)": letters in brackets tell that a heading is a name.
_INITIALLED = re.compile(
    rf"(?P<name>[A-Z](?:(?!\s\().){{7,120}}?\s(?:{_ENDS}))\s+\((?P<short>[A-Z][A-Za-z&/-]{{2,12}})\)"
)


def _initialled(heading: str, written: str, start: int) -> Mention | None:
    """Return the name that fills a heading up to its initials in brackets; ``written`` has the capitals of the text."""
    match = _INITIALLED.fullmatch(heading, start)
    if match is None:
        return None
    short = re.sub(r"\W", "", written[match.start("short") : match.end("short")])
    if not is_acronym(short, match["name"]):
        return None
    kind = "PolicyDocument" if document_type(match["name"]) else "Strategy"
    begin, end = match.span("name")
    return Mention(begin, end, kind, written[begin:end], "capitalised")


# "The Harbour Plan: What It Says"
_SUBTITLE = re.compile(r"\s*(?::|\s[–—-])\s")


_TELLS = re.compile(PUTS_OUT)


def _in_words(heading: str, title: Mention) -> bool:
    """Return whether a heading is written like a sentence, so that the capitals of the title in it are its own."""
    before = heading[: title.start].split()
    if before and _TELLS.fullmatch(before[-1]) and len(before) > 1 and not heading[title.end :].strip(" .!"):
        return True  # "Ayala Unveils Harbour Growth Plan"
    return any(len(w) > 3 and w[0].islower() for w in before) and not heading[title.end :].strip(" .!")
