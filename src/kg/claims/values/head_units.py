"""Units that the heads of columns tell for the bare numbers below them: "Cost (EUR million)", "Area in ha"."""

from kg import lazy_re as re
from kg.claims.values.numbers import find_figures

_UNIT = re.compile(r"\((?:in\s+)?(?P<a>[^()]{1,30})\)|(?:,\s+(?:in\s+)?|\s+in\s+)(?P<b>[\w$€£¥₹ ²%]{1,30})$")
_SCALE = re.compile(r"\b(?:thousand|million|billion|trillion|crore|lakh|mln|mn|bn|m)\b", re.I)


def split_head(head: str) -> tuple[str, str]:
    """Return the name of what a column holds, and the unit that its head tells, if it does.

    >>> split_head("Cost (EUR million)"), split_head("Area in ha"), split_head("Jobs")
    (('Cost', 'EUR million'), ('Area', 'ha'), ('Jobs', ''))
    """
    found = _UNIT.search(head)
    return (head[: found.start()].strip(), (found["a"] or found["b"]).strip()) if found else (head, "")


def in_unit(number: str, unit: str) -> str:
    """Return a bare number with the unit of its head, put as figures of the kind are written.

    >>> in_unit("310", "EUR million"), in_unit("7.2", "million dollars"), in_unit("560", "ha")
    ('EUR 310 million', '7.2 million dollars', '560 ha')
    """
    scale = _SCALE.search(unit)
    rest = _SCALE.sub("", unit).strip(" ,")
    power = f" {scale[0]}" if scale else ""
    for form in (f"{rest} {number}{power}", f"{number}{power} {rest}"):
        figures = tuple(find_figures(form)) if rest else ()
        if len(figures) == 1 and figures[0].money:
            return form
    return f"{number} {unit}".strip()
