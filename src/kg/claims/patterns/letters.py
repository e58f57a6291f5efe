"""The capital letters of names in Latin script, as a class of a regular expression: "Łódź", "Çorlu", "Đà Nẵng".

And the short words that begin a name and end in a stop: "St. Catherine".
"""

from kg import lazy_re as re

_EUROPEAN = "ĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏƠƯȘȚ"
_VIETNAMESE = "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
# Without its brackets, to stand in a class with others.
CAPITAL = f"A-ZÀ-ÖØ-Þ{_EUROPEAN}{_VIETNAMESE}"

_SHORTENED = re.compile(rf"\b(St|Ste|Sta|Sto|Mt|Ft)\. (?=[{CAPITAL}])")


def unstopped(text: str) -> str:
    """Return a text of the same length in which a name with a shortened first word is one word.

    >>> unstopped("from St. Catherine. It lies"), unstopped("on Main St. north")
    ('from St’_Catherine. It lies', 'on Main St. north')
    """
    return (
        _SHORTENED.sub(r"\1’_", text)
        if "t. " in text or "ta. " in text or "to. " in text or "te. " in text
        else text
    )
