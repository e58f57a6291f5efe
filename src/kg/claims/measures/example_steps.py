"""Steps that an action gives as its examples: "deliver reforms such as the sale of A and the closure of B"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.claims.actions.cutting import Action, clean_end
from kg.claims.actions.ing_leads import CALLED
from kg.claims.actions.nominal import nominal_list, opens_nominal
from kg.claims.patterns.cued import cued

_SUCH = cued(r",?\s+(?:such\s+as|including)\s+")


def with_examples(text: str, actions: Iterable[Action]) -> Iterator[Action]:
    """Yield actions, and those that one gives as its examples: "deliver reforms such as the sale of A".

    >>> t = "deliver reforms such as the construction of docks and the closure of a mine"
    >>> [t[a.start:a.end] for a in with_examples(t, [Action(0, len(t), "modal", "deliver")])]
    ['deliver reforms', 'the construction of docks', 'the closure of a mine']
    """
    for action in actions:
        such = _SUCH.search(text, action.start, action.end)
        if such is None or action.form in ("nominal", CALLED) or not opens_nominal(text, such.end()):
            yield action
            continue
        yield replace(action, end=such.start())
        for start, stop in nominal_list(text, such.end(), action.end):
            yield Action(start, clean_end(text, start, stop), "nominal", "such", action.subject)
