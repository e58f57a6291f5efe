"""Steps that rules take ("legislation enabling pipelines") and on which plans rest ("… is essential")."""

from collections.abc import Iterator

from kg.claims.actions.acting import clause_before
from kg.claims.actions.cutting import Action, pieces
from kg.claims.actions.nominal import opens_nominal
from kg.claims.actions.verbs import forms
from kg.claims.patterns.cued import cued
from kg.claims.patterns.gates import only_where

# "legislation enabling pipelines", "a decree banning nets": what a rule does.
_RULE_ING = cued(
    r"\b(?:legislation|laws?|bills?|decrees?|regulations?|rules|orders?|ordinances?|resolutions?|amendments?|programmes?|schemes?|incentives|measures|agreements?)\s+"
    r"(?P<rest>(?P<verb>enabling|allowing|permitting|establishing|creating|banning|prohibiting|requiring|authori[sz]ing|granting|introducing|regulating|abolishing|raising|"
    r"cutting|lowering|exempting|mandating|protecting|limiting|restricting|extending|setting\s+up|easing|legali[sz]ing|obliging|promoting|supporting|encouraging))\s+(?!of\b|and\b|or\b|by\b)\S"
)
# "The construction of the quay is essential": a step on which a plan rests.
_ESSENTIAL = cued(
    r"\s+(?:is|are|(?:will|would)\s+(?:also\s+)?be|remains?)\s+(?:also\s+|[a-z]+ly\s+)?(?:central|critical|essential|key|crucial|vital|imperative|fundamental|necessary|needed|urgent|paramount|a\s+(?:top\s+|key\s+|high\s+)?priority|important)\s*(?:to|for|in|if|[,.;]|$)"
)


@only_where(lambda: (_RULE_ING,))
def of_rules(text: str) -> Iterator[Action]:
    """Yield what a rule or a programme is said to do, in a participle behind its kind.

    >>> t = "Delm passed legislation enabling gas pipelines last year."
    >>> [t[a.start:a.end] for a in of_rules(t)]
    ['enabling gas pipelines last year']
    >>> list(of_rules("They wrote rules establishing by the way nothing.")), list(of_rules("The judge laughed."))
    ([], [])
    """
    for match in _RULE_ING.finditer(text) if "ing " in text else ():
        yield from pieces(text, match.start("rest"), "ing")


@only_where(lambda: (_ESSENTIAL,))
def essential(text: str) -> Iterator[Action]:
    """Yield the noun of action, or the form in -ing, that is said to be essential to something.

    >>> t = "The completion of the dam is vital for the farmers."
    >>> [t[a.start:a.end] for a in essential(t)]
    ['The completion of the dam']
    >>> t = "Widening the quay will also be essential to growth."
    >>> [t[a.start:a.end] for a in essential(t)]
    ['Widening the quay']
    >>> list(essential("The discovery of gold is vital for the farmers."))
    []
    """
    for match in _ESSENTIAL.finditer(text):
        at = clause_before(text, match.start() + 1)
        at += len(text[at : match.start()]) - len(text[at : match.start()].lstrip())
        named = opens_nominal(text, at) or text[at:].split(maxsplit=1)[0].lower() in forms().ing
        if named and "," not in text[at : match.start()]:
            yield Action(at, match.start(), "nominal", "essential")
