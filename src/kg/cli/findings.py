"""Findings of a check, written as sentences, CSV or JSON."""

from collections.abc import Sequence

from rich.text import Text

from kg.cli.output import Screen, machine
from kg.cli.text import clean, count
from kg.graph.findings import Finding, Severity

_STYLES = {Severity.VIOLATION: "red", Severity.WARNING: "yellow", Severity.INFO: "dim"}


def write_findings(found: Sequence[Finding], syntax: str) -> None:
    """Write findings, worst first, and how many of each severity there are."""
    if syntax != "table":
        rows = [(f.severity.value, f.focus, f.sentence) for f in found]
        machine(syntax, ("severity", "thing", "finding"), rows)
        return
    screen = Screen()
    for finding in found:
        line = Text.assemble(
            (finding.severity.value, _STYLES[finding.severity]), "  ", clean(finding.sentence)
        )
        screen.write(line)
    violations, warnings = (
        sum(finding.severity is severity for finding in found)
        for severity in (Severity.VIOLATION, Severity.WARNING)
    )
    if found:
        screen.say()
    told = f"{count(violations, 'violation')}, {count(warnings, 'warning')}."
    screen.say(
        told if found else "Nothing found: the graph keeps all rules.", "red" if violations else "green"
    )
