"""Patterns of names around a head noun (``data/words.toml``): policies, zones, bodies, facilities, events."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.cued import Cued, cued
from kg.claims.patterns.letters import CAPITAL
from kg.claims.patterns.words import Words, alternation, plural, words

# Words that begin a sentence rather than a name.
_OPENERS = (
    "The In A An This These That Those As For With By Of At On And But It Its From To Under Over "
    "After Before Since While When Our Their Each Both All Other Such Some Any If He She They We "
    "You I Here There What Which Who Why How Where Also However Meanwhile Moreover Having "
    "According Following Through During Among Between Within One Two Three Four Five Six Seven "
    "Eight Nine Ten Without Against Like Unlike Yet So Not No Or Nor Only Even Every Issued "
    "Adopted Released Published Now Today Then Later Once Soon Still Thus Hence Nowadays "
    "Elsewhere Nearby Until Upon Despite Because Although Though See Given Amid Regarding Concerning Alongside"
)
_NO_START = alternation(_OPENERS.split())
# Words in -ly that are no adverbs.
_NOUNS = r"Family|Supply|Assembly|Early|Elderly|July|Italy|Sicily|Monopoly|Emily|Anomaly|Reply|Ally|Rally|Weekly|Monthly|Yearly|Daily|Nurly|Friendly|Anti-Money"
# "One Stop Border Posts Act": a count with which a name begins.
_COUNTED_NAMES = r"(?:Three|Four|Five|Six|Seven|Eight|Nine|Ten)[\s-]+Point\s+[A-Z]|One\s+(?:Stop|Window|Health|Belt|District|Village|Tambon|Nation|Million)\b"
# One look at the first letter spares the long list of words that begin no name.
_NOT = rf"(?=[\d{CAPITAL}])(?!(?!{_COUNTED_NAMES})(?:{_NO_START}|(?!(?:{_NOUNS})\b)[A-Z][a-z]+ly|WHEREAS|THEREFORE|DECREES|RESOLVES|DECIDES|ORDERS|HEREBY|Whereas|Noting|Recalling|Considering)\b(?![-&]|['’][A-Z]|\s+Years?\s+[A-Z]))"
CAP = (
    _NOT
    + r"(?:(?:Big|Top|Great)\s+(?:Two|Three|Four|Five|Six|Seven|Ten)(?=\s+[A-Z])|Phase\s+(?:One|Two|Three|Four|Five|Six)(?=\s+[A-Z])|(?:[A-Z]\.)+[A-Z]?|["
    + CAPITAL
    + r"][\w&]*(?:[-–‑'’/][\w&]+)*|\d{1,2}-Year(?=\s)|\d{1,4}(?:st|nd|rd|th)?(?=[ -][A-Z])|20\d\d[-–/]\d{2,4}(?=\s[A-Z])|[A-Z][a-z]+-\s+(?:and|to|or)\s+[A-Z][a-z]+-\s?[A-Z]?[a-z]+)"
)
_CAP_TAIL = r"(?:\d\.\d(?!\d)|Opening\s+[Uu]p(?!\w)|[A-Z][\w&]*(?:[-–‑'’/][\w&]+|\.(?!(?<=[a-z]\.)\d{1,2}(?!\w))[\w&]+)*|“[^”]{1,40}”|\"[A-Z][^\"\n]{1,40}\"|\d{4}(?:/\d\d(?!\d)|s(?!\w))?|\d{1,2}(?:st|nd|rd|th))"
SMALL = r"(?:of|for|on|the|and|in|to|a|an|with|under|between|at|from|towards|into(?!\s+(?:[Ll]aw|[Ff]orce|[Ee]ffect))|through|against|as|&)"
# "Workers' Compensation Act"
_PEOPLES = (
    r"(?:Workers|Farmers|Teachers|Veterans|Consumers|Employees|Students|Citizens|Investors|Seafarers|Owners|Builders|Producers|Passengers|Patients|"
    r"Tenants|Travellers|Homeowners|Growers|Drivers|Parents|Residents|Prisoners|Nurses)['’](?=\s[A-Z])"
)
# Small words of other languages inside names: "Flor del Mar".
_FOREIGN = r"de|del|da|do|dos|di|du|des"
# A run of capitalised words, small words only between two of them.
_RUN = rf"(?:(?:19|20)\d\d[-–/]\d{{2,4}}\s+)?(?:(?:{CAP}|{_PEOPLES})(?:\s+\(\d?[A-Z][^()]{{1,120}}\)){{0,2}}(?:\s+(?:and|of|&|for(?:\s+All)?|[Ww]ithout|[Aa]gainst|de|del|da|do|dos|di|du|des|la|ng|sa|y|et|und|al|bin)\s+(?=[A-Z])|\s+|,\s+(?=[A-Z][\w-]*(?:,| and)\s))){{0,7}}"
_TAIL = rf"\s+GO(?:\s+{SMALL})*(?:\s+{_CAP_TAIL}(?:\s+\([A-Z][^()]{{1,40}}\)(?=\s+[A-Z]))?(?:,(?=\s+[A-Z][\w-]*(?:\s+[A-Z][\w-]*){{0,3}},?\s+and\s+[A-Z]|(?:\s+[A-Z]{{2,8}},){{1,6}}\s+[A-Z]{{2,8}},?\s+and\s+[A-Z]{{2,8}}\s+on\s))?(?:\s+{SMALL}){{0,3}}(?=\s)){{0,60}}\s+{_CAP_TAIL}"

# "(2022 Edition)", "(Trial)" at the end of a title.
_EDITIONS = r"[Ee]dition|[Vv]ersion|[Rr]evision|Amendment|[Tt]rial|[Ff]or Trial Implementation|[Ii]nterim|[Dd]raft|[Rr]evised|[Aa]mended|Consolidated"

# "China's ", "the two cities' ": whose the name that follows is.
OWNER = re.compile(r"(?:[\w.-]+\s+){0,3}?[\w.-]+(?:['’]s|s['’])\s+")


@dataclass(frozen=True, slots=True)
class NamePatterns:
    """The compiled patterns and tables behind the finders."""

    title: re.Pattern[str]
    zone: re.Pattern[str]
    body: Cued
    two_bodies: re.Pattern[str]
    document_types: dict[str, str]
    zone_types: dict[str, str]
    bare: frozenset[str]
    # Heads that are titles by themselves.
    alone: frozenset[str]
    heads: Cued
    never_zone: re.Pattern[str]
    plain_zone: re.Pattern[str]
    zone_end: re.Pattern[str]
    facility: re.Pattern[str]
    event: re.Pattern[str]
    # Cheap tests: without one of these words a sentence holds no such name.
    cues: dict[str, Cued]


@cache
def patterns() -> NamePatterns:
    """Return the patterns made from the word lists."""
    table = words()
    documents = dict(table.map("policy", "document"))
    strategies = table.list("policy", "strategies")
    heads = alternation([*documents, *strategies])
    zones = _zone_heads(table)
    zone_heads = _zones_of(table, lambda head: (head, plural(head)))
    bare = table.list("policy", "bare")
    return NamePatterns(
        title=_title_pattern(table, heads),
        zone=re.compile(
            rf"(?<![\w'’-])(?:{CAP}(?:\s+\([A-Z][^()]{{1,40}}\))?(?:\s+(?:and|of|&|{_FOREIGN})\s+(?=[A-Z])|\s+)){{1,7}}"
            rf"{zone_heads}(?:-\d+)?(?![\w-])"
        ),
        body=_body_pattern(table),
        two_bodies=re.compile(
            rf"(?:{alternation(table.list('body', 'heads'))}|(?<=[a-z]{{2}}\s)(?<![Tt]he\s)(?<!Chief\s)Executive)(?P<join>,?\s+(?:and|&)\s+(?:the\s+)?|,\s+(?:the\s+)?)(?=[A-Z])"
        ),
        facility=_run_of(_facility_heads(table), rf"(?:(?:and|&|{_FOREIGN})\s+(?=[A-Z]))?", 8),
        event=_run_of(alternation(table.list("event", "heads")), r"(?:(?:and|of|on|for|&)\s+(?=[A-Z]))?", 8),
        document_types=documents,
        zone_types=zones,
        bare=frozenset(bare),
        alone=frozenset(table.list("policy", "alone")),
        heads=cued(rf"\b{heads}(?!\w)"),
        never_zone=re.compile(alternation(table.list("zone", "never")) + r"s?$"),
        plain_zone=_plain_zone(table, zone_heads),
        zone_end=re.compile(rf"\b{zone_heads}$"),
        cues=_cues(table, zones),
    )


def _zone_heads(table: Words) -> dict[str, str]:
    """Return the heads of names of zones with their types: those listed, and what is made for something."""
    made = table.tables["zone"]["made"]
    products = {f"{w} {h}": kind for w in made["words"] for h, kind in made["heads"].items()}
    return products | dict(table.map("zone", "heads"))


def _zones_of(table: Words, forms: Callable[[str], Iterable[str]]) -> str:
    """Return the pattern of all heads of names of zones in some forms, the longest first.

    Of what is made for something, words and heads stand in two short lists, one behind the other, in place of a long
    list of all pairs. Only pairs of which a part is a listed head, or that are a part of one, stand among those.
    """
    made = table.tables["zone"]["made"]
    pairs = {
        word: {f"{word} {form}" for head in made["heads"] for form in forms(head)} for word in made["words"]
    }
    listed = {form for head in table.map("zone", "heads") for form in forms(head)}.difference(*pairs.values())
    begun = {part for form in listed for part in _beginnings(form)}
    near = {
        word
        for word, names in pairs.items()
        if names & begun or listed.intersection((word, *_beginnings(word)))
    }
    apart = [word for word in pairs if word not in near]
    heads = alternation(form for head in made["heads"] for form in forms(head))
    return rf"(?:{alternation(apart)}\s+{heads}|{alternation(listed.union(*(pairs[word] for word in near)))})"


def _beginnings(name: str) -> Iterator[str]:
    """Yield what a name of several words begins with: one word, two words and so on."""
    parts = name.split(" ")
    yield from (" ".join(parts[:n]) for n in range(1, len(parts)))


def _plain_zone(table: Words, heads: str) -> re.Pattern[str]:
    """Return the pattern of names that only tell a kind: "Special Economic Zones and Free Zones", "the Industrial Park"."""
    kind = alternation([*table.list("policy", "bare"), *table.list("zone", "kinds")])
    # "a Norland-style Free Trade Zone" is one of a kind.
    kind = rf"(?:{kind}|[\w’-]+-{alternation(table.list('zone', 'styles'))})"
    # Of many zones more words tell no more than a kind: "Agro-Industrial and Processing Parks".
    more = (*table.list("zone", "kinds"), *table.list("zone", "kinds_of_many"))
    made = alternation([*table.list("policy", "bare"), *more, *table.tables["zone"]["made"]["words"]])
    plurals = _zones_of(table, lambda head: (plural(head),))
    many = rf"(?:{made}(?:,\s+|,?\s+(?:and|&)\s+|\s+))*{plurals}"
    return re.compile(rf"(?:{kind}(?:\s+(?:and|&))?\s+)*{heads}|{many}(?:,?\s+(?:and|&)\s+{many})*|\S+", re.I)


def _run_of(heads: str, joined: str, longest: int) -> re.Pattern[str]:
    """Return the pattern of up to so many capitalised words before a head."""
    return re.compile(rf"(?<![\w'’-])(?:{CAP}\s+{joined}){{1,{longest}}}{heads}(?![\w-])")


def _title_pattern(table: Words, heads: str) -> re.Pattern[str]:
    # "Action Plan to Promote Clean Ports", but not "sent the Ports Bill to Parliament".
    verbs = (*table.list("verbs", "action"), *table.list("policy", "title_verbs"))
    deeds = alternation(v.capitalize() for v in verbs)
    tail = _TAIL.replace("GO", rf"(?:{alternation(table.list('policy', 'continued'))}|to(?=\s+{deeds}\s))")
    not_before = alternation(table.list("policy", "not_before"))
    return re.compile(
        # "Harbour Plan II", "Harbour Plan 2.0", "Harbour Plan (HP) 2030"
        rf"(?<![\w'’-])(?:(?<=[Tt]he\s)(?:(?:{CAP}\s+){{1,3}}(?:to|in|on|against|with|from)\s+(?=[A-Z])|(?:{CAP},\s+){{1,4}}{CAP},?\s+(?:and|&)\s+(?=[A-Z])|(?:One|All|Our|No|Every|Two|Three)\s+(?=[A-Z])))?{_RUN}{heads}(?!\w|-(?!20\d\d(?![\d/-])))(?!\s+{not_before})(?:\s+(?:[IVX]{{1,4}}(?![\w'’-])|[1-9]\.\d(?!\w|\.\d|\s*%|\s+(?:per|million|billion|trillion|times|percent)\b)|(?:(?<=Framework\s)|(?<=Plan\s)|(?<=Strategy\s))[1-9](?=\s+(?:to|will|is|was|has|sets|which|that|would|shall|aims|provides)\s|[,;:)]\s)))?(?:\s+\([A-Z]{{2,8}}\)(?=\s+20\d\d(?![\d/])))?"
        # "Quay Policy-2015" as much as "Quay Policy, 2015"
        rf"(?:(?:,?\s+(?:of\s+)?|-|\s[-–]\s(?=20\d\d(?![\d–-])))(?:19|20)\d\d\+?(?!\d|-\d\d-)(?:[-–](?:20)?\d\d(?=\s+(?:for|on)\s)|\s?[-–]\s?20\d\d(?!\d)|\s+to\s+20\d\d(?!\d)|/(?:20)?\d\d(?!\d|/))?|\s*\((?:19|20)\d\d\s*[-–]\s*\d{{2,4}}\))?"
        # "2021-25" and "2021–2035" at the end, also after the year that the tail took in
        rf"(?:(?:\s+\((?!Cap|Ch|Act|No|Law|Bill)[A-Z][^()]{{1,40}}\)(?=\s+(?:of|for|on|to|concerning|regarding)\s(?!\d)))?{tail})?(?:(?<=(?:19|20)\d\d)[-–‑](?:(?:19|20)\d\d|\d\d)(?![\d-]))?"
        rf"(?:\s+(?:(?:till|until|up\s+to|through)\s+(?:the\s+year\s+)?20\d\d(?:,?\s+with\s+a\s+vision\s+(?:to|towards)\s+(?:the\s+year\s+)?20\d\d)?"
        rf"|(?:19|20)\d\d[-–/]\d\d\s+to\s+(?:19|20)\d\d[-–/]\d\d)(?!\d))?"
        # behind a period in brackets the matter may follow: "Outline of the Ninth Plan (2021-2025) for Clean Ports"
        rf"(?:\s*\((?:(?:19|20)\d\d\s*[-–]\s*\d{{2,4}}\)(?:{_TAIL.replace('GO', '(?:for|on|concerning)')})?|(?:(?:19|20)\d\d\s+)?(?:{_EDITIONS})(?:\s+(?:19|20)\d\d)?\)))?"
    )


def _cues(table: Words, zones: Iterable[str]) -> dict[str, Cued]:
    facilities = [h.title() for head in table.list("facility", "named") for h in (head, plural(head))]
    return {
        "zone": _cue([h for z in zones for h in (z, plural(z))]),
        "body": _cue([*table.list("body", "heads"), "Service", "Executive"]),
        "facility": _cue(facilities),
        "event": _cue(table.list("event", "heads")),
    }


def _cue(heads: Iterable[str]) -> Cued:
    return cued("|".join(sorted({re.escape(h.split()[-1]) for h in heads})))


def _facility_heads(table: Words) -> str:
    heads = table.list("facility", "named")
    return alternation(form.title() for h in heads for form in (h, plural(h)))


_INNER_BOARDS = (
    r"(?:Advisory|Supervisory|Management|Editorial|Executive|Circuit|Bulletin|Notice|Governing|Directors)\b"
)


# "Notice by the Ministry of Canals of Issuing the Plan": what a body does is no part of its name.
_DOING = r"(?:Issuing|Printing|Releasing|Publishing|Announcing|Approving|Promulgating|Adopting|Amending|Establishing|Forwarding|Distributing)\b"


# "the adoption by the Ministry of Canals of the Quay Plan": the plan is no part of the ministry's name.
_OF_A_PLAN = r"the\s+(?:[A-Z][\w’'-]+\s+){0,5}(?:Plan|Act|Law|Strategy|Policy|Programme|Program|Decree|Regulations?|Guidelines|Measures|Code|Charter|Bill|Ordinance|Roadmap|Scheme|Agreement|Opinions)(?![\w-])"


# Who or what is an executive without being a body.
_NO_EXECUTIVE = r"(?:Chief|Deputy|Senior|Junior|Former|Managing|Sales|Accounts?|Marketing|Business|Company|Corporate|Group|Club|Media|Advertising|Finance|Legal|Non|National|Assistant|Project|Operations|Lead|Top|Party|Regional|Customer|Service)\b"


def _body_pattern(table: Words) -> Cued:
    heads = table.list("body", "heads")
    after = alternation(h for h in heads if h not in table.list("body", "only_with_of"))
    the_matters = alternation(table.list("body", "the_matters"))
    # "Tourism Development Board", "NEDA Board", but not "Supervisory Board".
    board = (
        rf"(?:(?:{CAP}\s+(?:(?:and|&)\s+)?){{1,4}}(?!{_INNER_BOARDS}){CAP}|[A-Z]{{3,8}}|{alternation(table.list('body', 'board_of'))})\s+Board"
        rf"|(?:{CAP}\s+){{0,4}}(?:{alternation(table.list('body', 'office_of'))}\s+Office|{alternation(table.list('body', 'service_of'))}\s+Service)"
        r"|(?:Prime\s+Minister|President|Governor|Mayor|Premier|Chief\s+Executive|Chancellor|(?:Attorney|Auditor|Solicitor)[\s-]General)['’]s\s+Office"
        # "the Northern Isles Executive"; a Chief Executive is a person
        rf"|(?<=[Tt]he\s)(?!{_NO_EXECUTIVE})(?:(?!{_NO_EXECUTIVE}){CAP}\s+(?:and\s+)?){{1,3}}Executive(?=['’]s\s|,?\s+(?:and|which|has|had|will|would|shall|is|was|also|said|plans|[a-z]{{3,}}ed)\b|[.;])"
        rf"|(?:{CAP}\s+){{1,3}}(?:House\s+of\s+Assembly|House\s+of\s+Representatives|Legislative\s+Assembly|National\s+Assembly|Regional\s+Assembly)"
    )
    run = rf"{CAP}(?:(?:,\s+|\s+|\s+(?:and|&)\s+(?:the\s+)?){CAP})*?"
    return cued(
        rf"(?<![\w'’-])(?!(?:OF|THE|AND|BY|FOR|IN|TO|ON|(?:Smart|Digital|Open|Electronic|Good|Big)\s+Government\b(?!\s+[A-Z]))\s?)(?:(?:{CAP}\s+){{0,2}}(?:{alternation(heads)}(?:-General)?\s+(?:of|for)|(?:Committee|Commission)\s+(?:on|[Aa]gainst))\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)\s+)?(?!\d|Directors\b|Trustees\b|Management\b)"
        rf"{CAP}(?:(?:\s+|,\s+(?=[A-Z][\w-]*(?:,\s[A-Z][\w-]*)*,?\s+(?:and|&)\s)|,?\s+(?:and|&)\s+(?:the\s+(?={the_matters}(?![\w-]|\s+[A-Z]))|(?!the\s|{alternation(heads)}\s+(?:of|for)\s))|\s+of\s+(?!{_DOING}|{_OF_A_PLAN})(?:the\s+)?)(?!\d){CAP}){{0,6}}"
        rf"|(?:{board})(?![\w-])|(?:{run}\s+(?:(?:and|&)\s+)?)?{CAP}\s+{after}(?![\w-]))"
    )


# "the Harbour Zone in Ayala and Boru Science Park": the first zone lies in Ayala.
_IN_A_PLACE = re.compile(r"(?:Zone|Park|Area|Estate|Corridor|Port|City)\s+(?:in|at|near)\s+\Z")
_BASED = re.compile(r"[A-Z][\w’'-]{1,30}-based\s+(?=[A-Z])")
_SITE = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?\s+and\s+(?:the\s+)?(?=[A-Z])")


def past_site(text: str, start: int, end: int) -> int:
    """Return where a name begins without the place of the one before it, and without "Ayala-based".

    >>> t = "the Harbour Zone in Ayala and Boru Science Park"
    >>> t[past_site(t, 20, 47) : 47]
    'Boru Science Park'
    """
    if based := _BASED.match(text, start, end):
        return based.end()
    if not _IN_A_PLACE.search(text, max(0, start - 16), start):
        return start
    site = _SITE.match(text, start, end)
    return site.end() if site else start
