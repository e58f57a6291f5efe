"""What a check finds: how bad, in a sentence, and about which thing."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: a violation must be mended, a warning is worth a look."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One finding: ``focus`` is the compact IRI of the thing, ``what`` tells a person what is wrong with it.

    ``name`` is the thing's name and kind, and empty where ``what`` names the thing itself.
    """

    severity: Severity
    focus: str
    what: str
    name: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong with what, in one sentence."""
        return f"{self.name}: {self.what}" if self.name else self.what
