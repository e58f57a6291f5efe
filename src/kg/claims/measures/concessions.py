"""What a policy grants and pays for: tax concessions, and money that is set aside for something."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg import lazy_re as re
from kg.claims.actions.cutting import Action, clean_end, pieces
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.verbs import ADVERB, forms
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.words import alternation, words

_FINITE = re.compile(
    r"\b(?:will|shall|must|is|are|was|were|has|have|had|can|may|should|would|could|enjoys?|receives?|pays?|says?|said)\b"
)
_ENJOY = cued(
    r"\b(?:enjoy|enjoys|gets?|receives?|entitled\s+to|eligible\s+for|qualif(?:y|ies)\s+for|benefits?\s+from|(?:be|are|is)\s+(?:granted|offered|given|provided\s+with)|(?P<free>exempt(?:ed)?\s+from)|pays?(?:\s+only)?|"
    r"(?:incentives|benefits|concessions|privileges|perks)(?:\s+(?:for|to|in|under)\s+[^,.;:]{2,50})?\s+(?:also\s+)?(?:include|are|comprise)|"
    r"(?:incentives|benefits|concessions|privileges|perks),?\s+(?:such\s+as|including|like|namely)|"
    r"(?:can|may|could|will\s+be\s+able\s+to)\s+(?:also\s+)?(?:apply\s+for|claim|obtain|receive|benefit\s+from)|"
    r"(?:[Pp]olic(?:y|ies)|[Ss]chemes?|[Bb]ill|[Ll]aw|[Ss]trategy|[Pp]lan|[Bb]udget|[Pp]ackage|[Gg]overnment)\s+(?:also\s+)?(?:propose[sd]?|includes?|introduce[sd]?|contains?|announce[sd]?|extends?)|[Tt]here\s+(?:will|shall)\s+(?:also\s+)?be|(?:grants?|offers?|provides?(?:\s+for)?)(?:\s+(?:investors|firms|companies|enterprises|businesses|developers|operators|tenants|exporters|manufacturers|them|eligible\s+\w+|qualifying\s+\w+))?)"
    r"\s*:?\s+(?P<rest>(?!(?:to|by|that|it|in|of|for|worth|paid|stuck|ready|started|done)\b)[\w“\"‘£$€])"
)
_SPLIT = re.compile(
    r"\s*;\s+(?:and\s+)?|\s*,\s+(?:and\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+|\s+plus\s+"
)
_MONEY = cued(
    r"[$£€¥₹]|\b(?:million|billion|trillion|crore|lakh|[Rr]s\b|[A-Z]{3}\s?\d|euros?|dollars?|yuan|rupees?|naira|funds?|funding|budget)"
)
_SET_ASIDE = cued(
    r"\b(?:allocat(?:ed|es|e|ing)|earmark(?:ed|s|ing)?|set(?:s|ting)?\s+aside|budgeted|committed|pledged|reserved|ring-?fenced|made\s+available|released|disbursed|dedicated|invested|"
    r"provided|approved|spend(?:s|ing)?|invest(?:s|ing)?|sanctioned|appropriated|receives?|awarded|secured|granted|announced|unveiled|inject(?:ed|s)?)\s+(?P<mid>[^.;:]{0,150}?)(?P<how>\bto\s+|\bfor\s+(?:the\s+)?|\btowards?\s+(?:the\s+)?|\bin\s+(?=[a-z]+ing\b))"
    rf"(?P<rest>{ADVERB}(?P<word>[a-z][a-z-]+))"
)


@cache
def _cues() -> tuple[Cued, Cued]:
    table = words()
    return (
        cued(rf"\b{alternation(table.list('verbs', 'concession'))}\b", re.I),
        cued(rf"(?:\b{alternation(table.list('verbs', 'concession_cue'))}\b|\d\s?%|\d\s+per\s?cent)", re.I),
    )


def is_concession(text: str) -> bool:
    """Return whether a phrase without a verb tells what a policy grants.

    >>> is_concession("0% duty on nets for ten years"), is_concession("The tax office in Alvor")
    (True, False)
    >>> is_concession("Law by Decree No. (4) of 2010 on Free Imports and Value Added Tax")
    False
    """
    thing, how = _cues()
    return (
        2 <= len(text.split()) <= 40
        and thing.search(text) is not None
        and how.search(text) is not None
        and not _FINITE.search(text)
        and not _CITED.match(text)
        and not _TITLE.fullmatch(text)
        and not no_grant().search(text)
    )


@cache
def no_grant() -> re.Pattern[str]:
    """Return the pattern of lines that tell how things are: "Fuel subsidy: 2% of GDP"."""
    table = words()
    shares, said, opens = (
        alternation(table.list("no_grant", key)) for key in ("shares_of", "words", "opens")
    )
    return re.compile(
        rf"\bof\s+(?:all\s+)?{shares}\b|\bgrowth\s+(?:on|in|over|since)\b|\b{said}\b"
        rf"|\b(?:since|until)\s+(?:19|20)\d\d\b|^\W*{opens}\b",
        re.I,
    )


# "Other benefits", "Sources of Grants": what such a heading names is told below it.
_TITLE = re.compile(
    r"\W*(?:(?:Other|Additional|General|Further|Key|Main|Special|Various|Available|Local|National)\s+(?:[a-z]+\s+)?(?:benefits|incentives|exemptions|concessions|grants|advantages|privileges|subsidies|reliefs?)"
    r"|(?:Sources?|Types?|Kinds?|Lists?|Forms?|Overview|Categories)\s+of\s[^:]*)\W*",
    re.I,
)
# "Decree No. 4 on Tax Relief": an act of a list, which grants by itself.
_CITED = re.compile(
    r"\W*(?:The\s+)?(?:(?:[A-Z]\w+|\([^()]{2,30}\))\s+){0,5}(?:Law|Decree|Resolution|Act|Regulation|Order|Directive|Decision|Ordinance|Circular)\b.{0,20}?\bN(?:o|[°º])\.?\s*\(?\d"
)


# "Grants of up to 5,000 pesos are available for divers": what is offered, with whom it is for.
_OFFERED = re.compile(
    r"(?:^|[.;,]\s+|\b(?:and|where|while)\s+)(?P<what>(?:[^.;,]|(?<=\d)[.,](?=\d)){3,120}?)\s+(?:is|are|will\s+be|shall\s+be)\s+(?:also\s+|now\s+)?(?:(?:(?:made\s+)?available|offered|payable|on\s+offer)\s+(?:for|to|within|in|at|throughout|across|under)\s+(?=\S)|(?:assured|admissible|allowed|extended|granted|provided|reimbursed|waived)(?=[.,;]|\s+(?:for|to|within|in|at|under|per|up|on)\s))"
    # "Firms in the zone will be able to claim relief"
    r"|(?:^|[.;,]\s+|\b(?:and|where|while)\s+)(?P<who>(?:[^.;,]|(?<=\d)[.,](?=\d)){3,120}?)\s+(?:will|shall)\s+(?:also\s+|now\s+)?be\s+(?:able|entitled|eligible)\s+to\s+(?:benefit|claim|receive|access|enjoy|obtain|apply)\s+(?=\S)"
)
_ON_OFFER = cued(
    r"\s(?:available|offered|payable|on\s+offer|able|entitled|eligible|assured|admissible|allowed|extended|granted|provided|reimbursed|waived)(?![\w-])"
)
# "There will be a new pier".
_EXISTS = re.compile(
    r"\b[Tt]here\s+(?:will|shall|is\s+to|are\s+to)\s+(?:also\s+)?be\s+(?P<rest>(?:an?\s+|the\s+|two\s+|three\s+|four\s+|five\s+|\d+\s+)?(?:new|additional|further|more|dedicated|joint)\s+)"
)


def offered(text: str) -> Iterator[Action]:
    """Yield what is said to be available to somebody, and what there will be anew.

    >>> t = "Grants of up to 5,000 pesos are available for young divers."
    >>> [t[a.start:a.end] for a in offered(t)]
    ['Grants of up to 5,000 pesos are available for young divers']
    """
    thing, how = _cues()
    for match in _OFFERED.finditer(text) if _ON_OFFER.search(text) else ():
        at = match.start("what") if match["what"] else match.start("who")
        end = clean_end(text, at, len(text))
        said = match["what"] or text[match.end() : end]
        if thing.search(said) and (match["who"] or how.search(said) or _MONEY.search(said)):
            yield Action(at, end, "concession", "grant")
    for match in _EXISTS.finditer(text) if "here " in text else ():
        yield Action(match.start("rest"), clean_end(text, match.start("rest"), len(text)), "phrase", "be")


# "It offers a full suite of services": no grant, whatever they are for.
_SERVICES = re.compile(
    r"(?:an?\s+)?(?:[a-z]+\s+with\s+a\s+)?(?:full|wide|broad|comprehensive)\s+(?:suite|range|array|set|portfolio)\s+of\s"
)


# "the exemptions contained in the laws in force": told elsewhere.
_BY_LAW = re.compile(
    r"\b(?:contained|laid\s+down|set\s+out|specified|stipulated|established|granted|provided(?:\s+for)?)\s+(?:in|by|under)\s+(?:the\s+)?(?:\w+\s+)?(?:laws?|decrees?|regulations?|acts?|codes?|legislation)\b",
    re.I,
)
# "Most zones offer tax breaks", "Ports usually offer …": how such things are in general.
_IN_GENERAL = re.compile(
    r"\b(?:[Mm]ost|[Mm]any|[Ss]ome|[Ss]everal|[Ss]uch|[Oo]ther)\s+(?:[a-z-]+\s+){0,3}(?:zones|enclaves|parks|areas|ports|countries|economies|states|nations|governments)\s+(?:in\s+[^,.;]{3,30}\s)?(?:also\s+|now\s+)?$"
    r"|\b(?:typically|generally|usually|often|commonly|traditionally|sometimes)\s+$"
)


@cache
def _by_firm() -> re.Pattern[str]:
    """Return the pattern of "The bank", before "offers": what a firm sells is no grant."""
    public = "".join(rf"(?<!{word} )" for word in words().list("intent", "public_banks"))
    sellers = alternation(words().list("intent", "sellers"))
    return re.compile(rf"\b(?:{public}[Bb]ank|{sellers})\.?\s+(?:also\s+)?$")


def granted(text: str) -> Iterator[Action]:
    """Yield the concessions that a sentence says somebody enjoys, is offered or is entitled to.

    >>> t = "Firms in the zone enjoy a tax holiday of five years and duty-free imports."
    >>> [t[a.start:a.end] for a in granted(t)]
    ['a tax holiday of five years', 'duty-free imports']
    """
    thing, how = _cues()
    for match in _ENJOY.finditer(text):
        at = match.start("rest")
        end = clean_end(text, at, len(text))
        said = text[at:end]
        if _SERVICES.match(text, at) or _IN_GENERAL.search(text, max(0, match.start() - 90), match.start()):
            continue
        if _by_firm().search(text, max(0, match.start() - 40), match.start()):
            continue
        if not _BY_LAW.search(said) and thing.search(said) and (match["free"] or how.search(said)):
            if match["free"]:
                at = match.start("free")
            for start, stop in _items(text, at, end):
                yield Action(start, stop, "concession", "grant", "", False, end)


def _items(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the concessions of a list; a part that names none goes with the one before it."""
    start, last = at, at
    thing, how = _cues()
    for match in _SPLIT.finditer(text, at, end):
        after = _SPLIT.search(text, match.end(), end)
        part = text[match.end() : after.start() if after else end]
        before = text[start : match.start()]
        if all(thing.search(t) and how.search(t) and len(t.split()) > 1 for t in (part, before)):
            yield start, match.start()
            start = match.end()
        last = match.end()
    if last <= end:
        yield start, end


_SUM = cued(
    r"(?:[Aa]n?\s+(?:additional|further|extra)\s+|(?:[Uu]p\s+to|[Aa]\s+total\s+of|[Ss]ome|[Aa]bout|[Aa]round|[Nn]early|[Oo]ver|[Aa]nother)\s+)?(?:(?:US|A|C|HK|NT|S|N|R)?[$£€¥₹]|\b(?:[Rr]s\.?|INR|USD|EUR|RMB|[A-Z]{2,3})|\b(?:[EKRPM]|[KTU]?[Ss]h)(?=\d))?\s?"
    r"\d[\d.,]*(?:\s\d[\d.,]*)?\s*(?:million|billion|trillion|crore|lakh|bn|mn|m)?(?:\s+(?:euros?|dollars|yuan|rupees|pesos|shillings|naira|rand|won|baht|dong|rupiah|ringgit|crowns|pounds|tenge|dirhams?|riyals?|dinars?|lira|zloty|kronor|kroner|kwacha|shekels|soms?|manat|taka|cedis?|birr|baht|kyats?|kip|reais|soles|francs?))?"
    r"(?:\s+(?:in|of)\s+(?:[a-z-]+\s+){0,2}(?:funding|financing|credit|grants?|loans?|funds|support|investment))?\s+(?:(?:has|have)\s+been|is|are|was|were|will\s+be|would\s+be|shall\s+be)\s+(?:also\s+)?"
    r"(?:available|allocated|earmarked|set\s+aside|budgeted|committed|reserved|ring-fenced|made\s+available|released|provided|spent|invested|sanctioned|appropriated)\s+(?P<how>to|for|towards?|in)\s+"
)


_GIVES = re.compile(
    r"allocat|earmark|set|budget|commit|pledg|reserv|ring|announc|unveil|approv|sanction|spend|invest|inject|dedicat"
)


# "$2 million has been invested in ports": money that is spent is no step.
_DONE = re.compile(r"\b(?:been|was|were)\s+(?:also\s+)?(?:spent|invested|released)\s")


def _set_aside(text: str) -> Iterator[Action]:
    """Yield sums that are set aside, each with what for: "$2 million has been allocated for lamps"."""
    for match in _SUM.finditer(text) if "ed " in text or "set aside" in text or "spent" in text else ():
        begin = match.start() + len(match[0]) - len(match[0].lstrip())
        if not _MONEY.search(match[0]) or _DONE.search(match[0]):
            continue
        first, *others = (tuple(pieces(text, match.end(), "modal")) if match["how"] == "to" else ()) or (
            Action(begin, clean_end(text, begin, len(text)), "funded", "fund"),
        )
        yield replace(first, start=begin, form="funded")
        yield from others


def funded(text: str) -> Iterator[Action]:
    """Yield what money is set aside for: "$2 million was allocated to build a pier".

    >>> t = "The ministry earmarked $2 million for the construction of a pier."
    >>> [t[a.start:a.end] for a in funded(t)]
    ['construction of a pier']
    """
    if not _MONEY.search(text):
        return
    yield from _set_aside(text)
    known = forms()
    for match in _SET_ASIDE.finditer(text):
        near = match.end("mid") - match.start("mid") <= 70 or _MONEY.search(match["mid"])
        if not near or not _MONEY.search(text[max(0, match.start() - 90) : match.start("how")]):
            continue
        at, word = match.start("rest"), match["word"]
        if match["how"].startswith("to ") and word in known.after and word not in known.never:
            yield from pieces(text, at, "modal")
        elif not match["how"].startswith("to ") and word in known.ing and word not in known.nouns:
            yield from pieces(text, at, "ing")
        elif not match["how"].startswith("to ") and opens_nominal(text, at):
            yield Action(at, clean_end(text, at, len(text)), "nominal", word)
        elif (
            _GIVES.match(match[0])
            and not match["how"].startswith("to ")
            and word not in ("its", "his", "their")
        ):
            yield from _each_sum(text, match.start(), len(text))
    yield from _included_sums(text)


# "$2 million for piers", in a row of such sums
_SUM_FOR = re.compile(
    r"(?:[Aa]n?\s+(?:additional|further|extra)\s+|(?:up\s+to|some|about|around|nearly|almost|over|another)\s+)?(?:[A-Z]{0,3}[$€£¥₹]|[Rr]s\.?|INR|USD|EUR|RMB)\s?\d[\d.,]*\s?(?:million|billion|trillion|crore|lakh|bn|mn|m)?"
    r"(?:\s+(?:dollars|euros|yuan|rupees))?\s+(?:for|towards?)\s+(?=(?:the\s+)?[A-Za-z])"
)
_NEXT_SUM = re.compile(rf"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?={_SUM_FOR.pattern})")
# "This includes $2 million for piers and $3 million for schools"
_INCLUDES = cued(
    rf"\b(?:includ(?:es?|ing)|compris(?:es?|ing)|made\s+up\s+of|(?<!compared )(?<!along )(?<!together )with)\s+(?={_SUM_FOR.pattern})"
)


_SENTENCE = re.compile(rf"(?<!\bRs)(?<!\bNo)\.\s|;\s+(?!(?:and\s+)?{_SUM_FOR.pattern})")


def _each_sum(text: str, at: int, end: int) -> Iterator[Action]:
    """Yield what is set aside sum by sum.

    >>> t = "It sets aside $5 million for schools, $2 million for clinics and $3 million for roads."
    >>> [t[a.start : a.end] for a in _each_sum(t, 3, len(t))]
    ['sets aside $5 million for schools', '$2 million for clinics', '$3 million for roads']
    >>> t = "It sets aside $5 million for schools; and $3 million for roads; others wait."
    >>> [t[a.start : a.end] for a in _each_sum(t, 3, len(t))]
    ['sets aside $5 million for schools', '$3 million for roads']
    """
    closed = _SENTENCE.search(text, at, end)
    rows = list(_NEXT_SUM.finditer(text, at, closed.start() if closed else end))
    starts, stops = [at, *(m.end() for m in rows)], [*(m.start() for m in rows), end]
    for start, stop in zip(starts, stops, strict=True):
        yield Action(start, clean_end(text, start, stop), "funded", "fund")


def _included_sums(text: str) -> Iterator[Action]:
    """Yield the sums of a row that a sentence says are included, if there are several."""
    for match in _INCLUDES.finditer(text):
        rows = list(_each_sum(text, match.end(), len(text)))
        yield from rows if len(rows) > 1 else ()
