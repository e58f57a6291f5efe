"""By which rule an action of some form is drawn as a measure."""

from collections.abc import Mapping
from types import MappingProxyType

from kg.claims.actions.done_for import DONE_FOR
from kg.claims.actions.ing_leads import BY, CALLED, GERUNDS, MEANT
from kg.claims.actions.intent_forms import AIM, FAINT, PURPOSED
from kg.claims.measures import purposive, set_forth
from kg.claims.measures.budgeted import BUDGETED
from kg.claims.measures.goal_subjects import GOAL_SUBJECT
from kg.claims.titles.long_titles import LONG_TITLE

DUE_TOO = frozenset(["nominal", CALLED, "concession", "funded", BUDGETED, "phrase"])
"""The forms of what may have a deadline and still be a measure."""
FORMS: Mapping[str, str] = MappingProxyType(
    {
        "ing": "measure-item",
        "command": "measure-item",
        "modal": "measure-announced",
        "passive": "measure-passive",
        "nominal": "measure-nominal",
        "present": "measure-present",
        "phrase": "measure-listed",
        "concession": "measure-granted",
        "heading": "measure-heading",
        LONG_TITLE: "measure-title",
        "funded": "measure-funded",
        BUDGETED: "measure-budgeted",
        GERUNDS: "measure-gerunds",
        BY: "measure-by",
        MEANT: "measure-meant",
        CALLED: "measure-called",
        GOAL_SUBJECT: "measure-goal-subject",
        PURPOSED: "measure-purposed",
        AIM: "measure-aim",
        FAINT: "measure-effort",
        DONE_FOR: "measure-done-for",
        purposive.MEANS: "measure-means",
        "duty": "measure-duty",
        "ruled": "measure-ruled",
        "included": "measure-included",
        set_forth.PERFORMED: "measure-performed",
        set_forth.RANKED: "measure-ranked",
        set_forth.BESIDE: "measure-beside",
    }
)
