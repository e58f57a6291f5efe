"""Names of files as shown to people: no control characters, nothing that turns the line around."""

import unicodedata
from typing import Final

from kg import lazy_re as re

_LIMIT: Final = 160
_JOINER: Final = "\u200d"  # holds emoji of several parts together
# What programs write where a title belongs.
_NO_TITLE: Final = re.compile(
    r"""(?:microsoft\s(?:word|powerpoint|excel)\b.* | untitled.* | \(?anonymous\)? | document\d* | title
      | slide\s1 | word\sdocument | powerpoint\spresentation
      | .*\.(?:docx?|pdf|rtf|odt|indd|tex|dvi|xlsx?|pptx?|html?|qxd|pmd|p65|cdr) | (?:print|scan)\b.*
      | 无标题.*
      | \S*[_\\/]\S* | \W* | [\d\W]*)""",
    re.VERBOSE | re.IGNORECASE,
)
_SEPARATORS: Final = re.compile(r"[/\\]+")


def display_name(name: str) -> str:
    r"""Return the last part of a file name, without control and direction marks.

    The result is for people only: it is never made into a path.

    >>> display_name("../up/pl\u202ean.txt")
    'plan.txt'
    """
    parts = [part for part in _SEPARATORS.split(name) if part not in {"", ".", ".."}]
    kept = "".join(_shown(c) for c in (parts[-1] if parts else ""))
    kept = " ".join(kept.split())
    return (kept[: _LIMIT - 1] + "…" if len(kept) > _LIMIT else kept) or "unnamed"


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if character == _JOINER:
        return character
    return "" if category in {"Cc", "Cf", "Zl", "Zp"} else character


def given_title(words: str) -> str:
    """Return the title that a file bears, or "" where a program wrote something in its place.

    >>> given_title("Harbour  Plan"), given_title("Microsoft Word - plan_v2.doc"), given_title("untitled")
    ('Harbour Plan', '', '')
    """
    title = " ".join(words.split())
    return "" if _NO_TITLE.fullmatch(title) else title
