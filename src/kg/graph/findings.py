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
    """One finding: ``focus`` is the compact IRI of the thing, ``sentence`` tells a person what is wrong."""

    severity: Severity
    focus: str
    sentence: str
