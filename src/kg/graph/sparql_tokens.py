"""SPARQL as tokens: enough of the grammar to tell keywords, variables, strings, comments and IRIs apart."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.graph.sparql_places import marked

_MORE: Final = "\u00b7\u0300-\u036f\u203f\u2040"
"""What else may stand inside a name: the middle dot, marks over letters, ties."""
_NAME: Final = rf"[^\W\d](?:[\w{_MORE}.-]*[\w{_MORE}-])?"
_KINDS: Final = (
    ("iri", r'<[^<>"{}|^`\\\x00-\x20]*>'),
    ("string", r'"""(?:(?:""?)?(?:[^"\\]|\\.))*"""' + r"|'''(?:(?:''?)?(?:[^'\\]|\\.))*'''"),
    ("string1", r'"(?:[^"\\\r\n]|\\.)*"' + r"|'(?:[^'\\\r\n]|\\.)*'"),
    ("tag", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    ("var", rf"[?$][\w{_MORE}]+"),
    (
        "pname",
        rf"(?:{_NAME}|_)?:(?:(?:[\w{_MORE}:-]|%[0-9A-Fa-f]{{2}}|\\[_~.!$&'()*+,;=/?#@%-]|\.(?=[\w{_MORE}:.%\\-]))*)",
    ),
    ("word", r"[^\W\d]\w*"),
    ("number", r"(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?"),
    ("mark", r"[{}()\[\];,.|/^*+?!=<>&-]"),
)
_TOKEN: Final = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS), re.DOTALL)
_BLANK: Final = re.compile(r"(?:[ \t\r\n]+|#[^\r\n]*)+")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its text, and where it begins in the query."""

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Return whether it is one of these keywords, in whatever case."""
        return self.kind == "word" and self.text.upper() in words


@lru_cache(maxsize=64)
def tokens(query: str) -> tuple[Token, ...]:
    """Return the tokens of a query without white space and comments.

    Raises:
        QueryError: if something is no token, such as a string without end.
    """
    found: list[Token] = []
    at = 0
    while at < len(query):
        if blank := _BLANK.match(query, at):
            at = blank.end()
            continue
        match = _TOKEN.match(query, at)
        if match is None:
            hint = (
                "Close the string or the bracket" if query[at] in "\"'<" else "Remove it, or put it in quotes"
            )
            raise marked(f"unexpected {query[at]!r}", query, at, hint)
        found.append(Token("string" if match.lastgroup == "string1" else str(match.lastgroup), match[0], at))
        at = match.end()
    return tuple(found)
