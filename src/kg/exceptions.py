"""Every exception this package raises.

::

    KgError
    ├── InputError          a file, folder or argument cannot be used
    │   ├── UnreadableError     one document cannot be read (the others go on)
    │   └── NothingReadError    no document at all could be read
    ├── DataError           a file of ours (reference table, rule, question) is malformed
    ├── GraphError          a graph folder is missing, damaged or busy
    ├── ServerError         a server cannot be reached, refuses, or answers with something else
    ├── QuestionError       a question, name or parameter is not known
    └── QueryError          a SPARQL query is refused or does not parse

Each message says what is wrong, where, and what to do next.
"""


class KgError(Exception):
    """The root of all exceptions of this package.

    Attributes:
        what: what is wrong, in one clause.
        where: the file, argument or place in question; may be empty.
        hint: what to do next; may be empty.
    """

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(what, where, hint)

    def __str__(self) -> str:
        text = f"{self.where}: {self.what}" if self.where else self.what
        return f"{text}. {self.hint}" if self.hint else text


class InputError(KgError):
    """A file, folder or argument given by the user cannot be used."""


class UnreadableError(InputError):
    """One document cannot be read; the other documents of the build go on."""


class NothingReadError(InputError):
    """No document at all could be read."""


class DataError(KgError):
    """A data file of this package or of the user is malformed."""


class GraphError(KgError):
    """A graph folder is missing, damaged or in use."""


class ServerError(KgError):
    """A server cannot be reached, refuses what it is asked, or answers with something else."""


class QuestionError(KgError):
    """A question, the name of a thing or a parameter is not known."""


class QueryError(KgError):
    """A SPARQL query is refused or cannot be parsed."""
