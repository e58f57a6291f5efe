"""What a rule lays on others ("new houses must have a cistern") or says of the law ("heavy oil is prohibited")."""

from collections.abc import Iterator

from kg import lazy_re as re
from kg.claims.actions.acting import clause_before
from kg.claims.actions.cutting import Action, clean_end
from kg.claims.actions.verbs import forms, participles, word_set
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where

_BINDS = re.compile(
    r"(?:must|shall|(?:will|shall)\s+(?:have|be\s+(?:required|obliged))\s+to|(?:has|have|needs?|is|are)\s+(?:now\s+|also\s+|therefore\s+|[a-z]+ly\s+)?(?:required\s+|obliged\s+)?to)[\s,]"
)
# "are to", "is to" alone announce a plan, no duty.
_ONLY_TO = re.compile(r"(?:is|are)\s+(?:now\s+|also\s+|therefore\s+|[a-z]+ly\s+)?to\s")
# A name, unless it only says where or whose: "every bus in Alvor".
_CAPITALS = re.compile(
    r"(?<!^)(?<!\bin )(?<!\bof )(?<!\bat )(?<!\bfor )(?<!\bnear )(?<!\bfrom )(?<!\bto )(?<!\bon )(?<!\bthe )\b[A-Z][a-z]"
)
_BY_THEN = re.compile(
    r"(?:By|From|In|Before|As\s+of)\s+(?:the\s+end\s+of\s+)?(?:[A-Z][a-z]+\s+)?\d{4},?\s+(?:onwards,?\s+)?"
)
_NOBODY = re.compile(
    r"(?:(?:it|the rest|the remainder|this|that|these|those|there|they|he|she|we|you|i|who|which|what|one|people|everyone|everybody|life|time|world|reader|readers)\b|.*\b(?:world|mankind|humanity|readers?|players?|fans?|team|you|we)$)",
    re.I | re.S,
)
_MOST = 14  # words of a subject
# What is to be so, or to be reached, is an aim and no duty: "revenue shall exceed 20 million", "shall be in place".
_STATES = re.compile(
    r"(?:exceed|reach|total|number|amount|account|remain|become|equal|stand|rise|grow|fall|"
    r"(?:be|have\s+become)\s+(?:[a-z]+ly\s+)?(?:in\s+place|more|less|above|below|over|under|at\s+least|around|about|ready|complete|one\b|an?\b|the\b))"
)


def binds(how: str, word: str) -> bool:
    """Return whether an announcing verb lays a duty, and the verb behind it states what one may have to do.

    >>> binds("must ", "have"), binds("will ", "have"), binds("must ", "seem")
    (True, False, False)
    """
    if not _BINDS.match(how) or _ONLY_TO.match(how):
        return False
    known = forms()
    return word in word_set("duty_too") or (word in known.after and word not in known.never)


def is_aim(said: str) -> bool:
    """Return whether what is to be is a state that is to be reached.

    >>> is_aim("exceed 20 million"), is_aim("be in place by May"), is_aim("have a cistern")
    (True, True, False)
    """
    return _STATES.match(said) is not None


def is_class(text: str, at: int) -> bool:
    """Return whether the subject before a verb stands for a class of things, not for one that bears a name.

    >>> is_class("All new houses must have a cistern", 15), is_class("Blue Fin must pay", 9)
    (True, False)
    """
    phrase = _BY_THEN.sub("", text[clause_before(text, at) : at].strip(" ,"), count=1)
    return (
        0 < len(phrase.split()) <= _MOST
        and not _CAPITALS.search(phrase)
        and not _NOBODY.match(phrase)
        and not phrase.endswith((" which", " who", " that"))
    )


# "The sale of heavy oil is prohibited", "grants are paid to growers": what holds under the law.
_RULED = cued(
    r"\s(?:is|are)\s+(?:also\s+|now\s+|only\s+|therefore\s+|strictly\s+|further\s+)?(?P<word>prohibited|banned|forbidden|outlawed|permitted|allowed|required|mandatory|compulsory|obligatory|waived|granted|awarded|paid|subsidi[sz]ed|reimbursed|"
    r"capped|imposed|levied|abolished|exempt(?:ed)?|refunded|guaranteed|reserved|restricted|introduced|created|established|set\s+up|launched|repealed|extended|authori[sz]ed|offered|provided|promised|entitled|eligible)\b(?!\s+(?:to\s+(?:be\s+)?[a-z]+\b(?<!to\sthe)(?<!to\sall)(?<!to\sa)(?<!to\san)|that\b|as\b))"
)
# "Ponds are set up by farmers" tells what people do, "by decree" what holds.
_BY_PEOPLE = re.compile(r"\s+by\s+(?!law|decree|order|regulation|statute|ministerial|public\b)[a-z]{3,}s\b")
# "There is hereby established the Old Quay Park".
_THERE = cued(
    r"\b[Tt]here\s+(?:is|are|shall\s+be|will\s+be)\s+(?:hereby\s+|also\s+|to\s+be\s+){0,2}(?P<word>established|created|constituted|formed|instituted|set\s+up|founded)\s+(?P<rest>\S)"
)
_HEREBY = cued(
    r"\s(?:is|are)\s+hereby\s+(?P<word>(?!authori|direct|order|instruct|empower|appoint)[a-z]+ed|set\s+up|made)\b(?!\s+(?:given|by)\b)"
)
# "Mills that modernise can borrow at 5 %": what a rule lets people have.
_MAY = cued(
    r"\s(?:can|may)\s+(?:also\s+|now\s+|freely\s+)?(?:apply\s+for|borrow|claim|obtain|benefit\s+from|deduct|import|lease|rent|repatriate|carry\s+forward|opt\s+for|qualify\s+for|draw\s+on|bid\s+for|retain|recover|export|sell|own|hire|transfer|receive|not\s+(?:sell|import|export|transfer|exceed)|(?:not\s+)?(?:hold|acquire|own)(?=\s+(?:up\s+to|at\s+most|more\s+than|less\s+than|no\s+more|at\s+least|\d|(?:the\s+)?(?:shares|stakes?|land|equity|property)\b))|not\s+be\s+(?:issued|granted|given|used|sold|imported|exported|transferred|levied|charged)|be\s+(?:exported|imported|sold|transferred|brought\s+in))\s+\S"
    r"|\s(?:is|are)\s+(?:no\s+longer|not)\s+(?:allowed|permitted|entitled)\s+to\s+[a-z]+\s+\S|\sshall\s+not\s+(?:hold|own|acquire)\s+(?=more\s+than|less\s+than|\d|(?:any\s+|the\s+)?(?:shares|stakes?|land|equity|property)\b)"
    r"|\s(?:shall\s+|will\s+)?(?:also\s+)?enjoy\s+\S|\spay\s+(?:half|no|only|a\s+reduced|reduced|lower)\s+\S"
)
# "The minimum wage will rise by 2 euros": what the state sets.
_SET = cued(
    r"(?<=\w)(?=\s+(?:will|shall|is\s+to|are\s+to)\s+(?:also\s+)?(?:increase|rise|go\s+up|fall|decrease|drop|be\s+(?:raised|increased|lowered|reduced|cut))\s)\s+(?:will|shall|is\s+to|are\s+to)\s+(?:also\s+)?(?:increase|rise|go\s+up|fall|decrease|drop)\s+(?:by|to|from)\s+[^\s\d]{0,4}\s?\d"
    # "The harbour tax shall not exceed 15 percent"
    r"|(?<=\w)\s+(?:shall|will|must|may)\s+not\s+exceed\s+[^\s\d]{0,4}\s?\d"
    # "The levy will be at the rate of 3%", "the tax rate is set at 1%"
    r"|(?<=\w)\s+(?:(?:will|shall)\s+be\s+(?:set|fixed|charged|levied|capped)\s+at\s+|(?:will|shall)\s+be\s+(?:levied\s+|charged\s+)?at\s+(?:an?|the)\s+(?:flat\s+|reduced\s+|single\s+)?rate\s+of\s+|(?:is|are)\s+(?:now\s+)?(?:set|fixed|charged|levied|capped)\s+at\s+)[^\s\d]{0,4}\s?\d"
)
_IS_SET = re.compile(
    r"\b(?:wages?|tax(?:es)?|rates?|credits?|thresholds?|payments?|allowances?|subsid(?:y|ies)|pensions?|limits?|caps?|reliefs?|grants?|fees?|dut(?:y|ies)|lev(?:y|ies)|contributions?|funding|budgets?|allocations?|benefits?|rebates?|tariffs?|excises?|VAT|fines?|penalt(?:y|ies)|charges?|quotas?|entitlements?|spending)\b",
    re.I,
)
_OPENS = re.compile(r"(?:and|but|also|so|then|while|where|yet|thus|further)\s+")


def ruled_actions(text: str) -> Iterator[Action]:
    """Yield what the law is said to forbid, to let, to ask and to grant, each with the thing it is done to.

    >>> t = "The sale of heavy oil is prohibited in small ports."
    >>> [t[a.start:a.end] for a in ruled_actions(t)]
    ['The sale of heavy oil is prohibited in small ports']
    >>> list(ruled_actions("Who is allowed in?")), list(ruled_actions("It is required."))
    ([], [])
    """
    for match in _RULED.finditer(text):
        if not _BY_PEOPLE.match(text, match.end()):
            yield from _with_subject(text, match)


@only_where(lambda: (_THERE, _HEREBY, _MAY, _SET))
def decreed(text: str) -> Iterator[Action]:
    """Yield what a text itself sets up or orders ("there is hereby established …"), and what it lets people have.

    >>> t = "There is hereby established the Old Quay Park."
    >>> [t[a.start:a.end] for a in decreed(t)]
    ['There is hereby established the Old Quay Park']
    >>> t = "Mills in the valley can borrow at 5 percent."
    >>> [t[a.start:a.end] for a in decreed(t)], list(decreed("Blue Fin can borrow money."))
    (['Mills in the valley can borrow at 5 percent'], [])
    """
    for match in _THERE.finditer(text):
        yield Action(
            match.start(), clean_end(text, match.start(), len(text)), "ruled", match["word"], "other?"
        )
    for match in _HEREBY.finditer(text):
        yield from _with_subject(text, match)
    for match in _SET.finditer(text):
        if _IS_SET.search(text, clause_before(text, match.start()), match.start()):
            yield from _with_subject(text, match)
    for match in _MAY.finditer(text):
        if is_class(text, match.start()):
            yield from _with_subject(text, match)


def _with_subject(text: str, match: re.Match[str]) -> Iterator[Action]:
    """Yield an action with the thing that stands before its verb."""
    begin = clause_before(text, match.start())
    begin += len(text[begin : match.start()]) - len(text[begin : match.start()].lstrip())
    if joined := _OPENS.match(text, begin):
        begin = joined.end()
    subject = text[begin : match.start()]
    if (
        not 1 <= len(subject.split()) <= _MOST
        or _NOBODY.match(subject)
        or subject.endswith((" which", " who"))
    ):
        return
    end = max(clean_end(text, begin, len(text)), match.end())
    yield Action(begin, end, "ruled", match[0].split()[-1], "other?")


# "Officers will be hired, boats supplied and two piers repaired": the verb stands once for all.
_GAP = re.compile(
    r"(?P<join>,\s+(?:and\s+)?|\s+and\s+)(?P<what>(?:(?!(?:and|or|to|which|that|who|be|is|are|was|were|has|have|will|of)\b)[\w’'-]+\s+){1,6})(?P<word>[a-z]{3,14})(?=\s*(?:[,.;]|$)|\s+(?:and|in|by|at|to|for|with|from|on|under|into)\b)"
)


def gapped(text: str, at: int, stop: int) -> tuple[tuple[int, int, str], ...]:
    """Return the bounds and participles of further things that are done, where the verb "will be" is left out.

    >>> t = "Officers will be hired, boats supplied and two piers repaired."
    >>> [t[a:b] for a, b, _ in gapped(t, 22, len(t))]
    ['boats supplied', 'two piers repaired']
    """
    found = []
    known = participles()
    for match in _GAP.finditer(text, at, stop):
        what = match["what"].split()
        # "and better equipped" is no thing of its own.
        if match["word"] in known and not (len(what) == 1 and what[0].endswith(("ly", "er", "ed"))):
            found.append((match.start("what"), match.end("word"), match["word"]))
    return tuple(found)
