"""How surely an action is a measure, and by which features counting knows it."""

from kg.claims.actions import acting
from kg.claims.actions.cutting import Action
from kg.claims.actions.ing_leads import CALLED
from kg.claims.actions.verbs import participles
from kg.claims.structure.frame import Frame
from kg.model import Tier


def tier_of(action: Action, kind: str, unsure: bool, frame: Frame) -> Tier:
    """Return how surely an action is a measure by its form, by who acts and by where it stands."""
    if unsure or action.tail or action.form == "present":
        return Tier.CANDIDATE
    if action.form in ("nominal", CALLED):
        return Tier.ASSERTED if frame.policy or frame.item else Tier.CANDIDATE
    if action.form == "passive" and frame.policy and action.verb in participles():
        return Tier.ASSERTED
    if kind in (acting.ACTOR, acting.WE) or (kind in acting.PLANNERS and action.form == "modal"):
        return Tier.ASSERTED
    return Tier.CANDIDATE


def features_of(action: Action, kind: str, unsure: bool) -> tuple[str, ...]:
    """Return the features by which the counts of a rule are told apart."""
    return tuple(
        f
        for f in (f"subject-{kind}" if kind else "", "hedge" if unsure else "", "tail" if action.tail else "")
        if f
    )
