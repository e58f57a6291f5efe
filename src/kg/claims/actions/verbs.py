"""Verbs of action in all their forms: which words may open an action, and what their base form is."""

from dataclasses import dataclass
from functools import cache

from kg import lazy_re as re
from kg.claims.patterns.words import alternation, gerund, words

ADVERB = (
    r"(?:(?:(?!rely|apply|supply|comply|multiply|family|assembly|supply)[a-z]+ly|also|further|both|jointly|together|better|first|then|later|already|still|"
    r"thus|thereby|again|soon|now|always|instead|all|each|in\s+turn|at\s+once|in\s+parallel|in\s+addition|in\s+particular|in\s+future|as\s+well|therefore|where\s+necessary)\s+){0,2}"
)
# What may be a verb in the present: "builds", "provides"; :attr:`Forms.third` tells whether it is one.
THIRD = r"[a-z-]{3,20}s"


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the verbs of action.

    Attributes:
        base: base forms that may open a command.
        after: base forms after "will" or "to", with those that are nouns as often.
        ing: -ing form to base form.
        third: "builds" to base form.
        bases: every form of the other three to its base form.
        never: verbs that state no action even after "will".
        nouns: words in -ing that are nouns.
    """

    base: frozenset[str]
    after: frozenset[str]
    ing: dict[str, str]
    third: dict[str, str]
    bases: dict[str, str]
    never: frozenset[str]
    nouns: frozenset[str]


@cache
def forms() -> Forms:
    """Return the forms made from the word lists."""
    table = words()
    base = frozenset(table.list("verbs", "action"))
    after = base | frozenset(table.list("verbs", "noun_too"))
    ing = {_ing(v): v for v in sorted(after)}
    third = {_third(v): v for v in sorted(after)}
    return Forms(
        base,
        after,
        ing,
        third,
        {v: v for v in sorted(base)} | ing,
        frozenset(table.list("verbs", "not_action")),
        frozenset(table.list("phrase", "noun_ing")) | frozenset(table.list("verbs", "noun_ing")),
    )


def pairs_on(text: str, at: int) -> bool:
    """Return whether a verb that ends at an offset is joined to a second one: "promote and strengthen the trade".

    >>> pairs_on("promote and strengthen trade", 7), pairs_on("promote and sundry things", 7)
    (True, False)
    """
    second = _PAIR.match(text, at)
    return second is not None and (second["verb"] in forms().after or second["verb"] in forms().ing)


_PAIR = re.compile(rf"(?:,\s+|\s+(?:and|or)\s+){ADVERB}(?P<verb>[a-z-]{{3,24}})\s+\S")


@cache
def _grows() -> re.Pattern[str]:
    objects = alternation(words().list("intent", "objects"))
    return re.compile(rf"grow(?:ing)?\s+(?:{objects}\b|[A-Z][\w-]*[’']s\s)")


def grows_it(text: str, at: int) -> bool:
    """Return whether at an offset something is made to grow: "grow the trade", not "grow by 5 %".

    >>> grows_it("grow the trade", 0), grows_it("grow by 5 %", 0)
    (True, False)
    """
    return text.startswith("grow", at) and _grows().match(text, at) is not None


def _ing(verb: str) -> str:
    return words().map("verbs", "gerunds").get(verb) or gerund(verb)


def _third(verb: str) -> str:
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|x|ch|sh|z|o)$", verb) else f"{verb}s"


@cache
def participles() -> frozenset[str]:
    """Return the past participles of the verbs of action, regular and irregular."""
    irregular = words().map("verbs", "participles")
    return frozenset(irregular.get(v) or _participle(v) for v in sorted(forms().after))


def _participle(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    doubled = _ing(verb)[:-3]
    return f"{doubled}ed"


def inflected(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb: base, third person, past and -ing; further words follow it ("call on").

    >>> inflected("urge"), inflected("tell")
    (('urge', 'urges', 'urged', 'urging'), ('tell', 'tells', 'told', 'telling'))
    """
    first, *rest = verb.split(" ")
    past = words().map("verbs", "participles").get(first) or _participle(first)
    found = (first, _third(first), past, _ing(first))
    return tuple(" ".join((form, *rest)) for form in found)


@cache
def word_set(key: str) -> frozenset[str]:
    """Return a list of the table ``[verbs]`` as a set."""
    return frozenset(words().list("verbs", key))


def base_form(verb: str) -> str:
    """Return the base form of an action verb, or the word itself.

    >>> base_form("Widening"), base_form("build")
    ('widen', 'build')
    """
    return forms().bases.get(verb.lower(), verb.lower())


# "- Reduce waste by 2030": an item that is a command aims at what it orders.
_OPENING = re.compile(r"[\W\d_]*(?:[Tt]o\s+)?(?P<verb>[A-Za-z-]{3,20})\s+(?P<after>\S+)")


def opens_order(text: str) -> bool:
    """Return whether words open with a command or with a verb in -ing.

    >>> told = ("Ban old stoves from 2027", "Phase 1 began in 2022", "Support for boats")
    >>> [opens_order(one) for one in told]
    [True, False, False]
    """
    first = _OPENING.match(text)
    if first is None or first["after"] in word_set("no_command") or first["after"][0].isdigit():
        return False
    verb = first["verb"].lower()
    if verb in word_set("base_or_noun"):
        return first["after"] not in word_set("noun_goes_on") and first["after"].islower()
    return verb in forms().base or verb in forms().ing
