"""What a policy says "should" be done: an order of those who issue it, though the word alone may be advice."""

from kg import lazy_re as re
from kg.claims.actions import acting
from kg.claims.actions.cutting import Action

PRESCRIBED = "measure-prescribed"
"""The rule of a step that "should" be done, by something that is no body."""
_MODAL = re.compile(r"\b(?:should|shall|will|must|may|can|could|would|might)\b")
_FAR = 300  # letters in which the modal verb of a row of steps has to stand


def is_prescribed(text: str, action: Action) -> bool:
    """Return whether "should" governs an action whose subject is no body.

    >>> t = "The quay should be widened"
    >>> is_prescribed(t, Action(0, len(t), "passive", "widened", "other?"))
    True
    >>> t = "The council should widen the quay"
    >>> is_prescribed(t, Action(19, len(t), "modal", "widen", "actor?"))
    False
    """
    if not action.subject.endswith("?") or action.subject.startswith(acting.ACTOR):
        return False
    if action.form == "passive":
        found = _MODAL.search(text, action.start, action.end)
        return found is not None and found[0] == "should"
    if action.subject.startswith(acting.PLACE):
        return False  # what a town should do is announced as what a body should do is
    before = [m[0] for m in _MODAL.finditer(text, max(0, action.start - _FAR), action.start)]
    return action.form == "modal" and before[-1:] == ["should"]
