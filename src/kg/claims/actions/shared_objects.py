"""Verbs that share the object behind them: "to better manage and preserve roads" is one step."""

from kg import lazy_re as re
from kg.claims.actions.verbs import forms

_BARE = re.compile(r"\sto\s+(?:[a-z]+(?:ly|er)\s+)?(?P<verb>[a-z]{3,})$")
_NEAR = 60


def shares_object(text: str, begin: int, stop: int) -> bool:
    """Return whether the words before "and" end in a verb of purpose that has no object yet.

    >>> t = "teach towns to better manage and preserve roads"
    >>> shares_object(t, 0, t.index(" and")), shares_object("widen the way to market and mend quays", 0, 23)
    (True, False)
    """
    bare = _BARE.search(text, max(begin, stop - _NEAR), stop)
    return bare is not None and bare["verb"] in forms().base and bare.start() > begin
